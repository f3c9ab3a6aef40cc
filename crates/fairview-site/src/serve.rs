//! `fairview serve`: a look at a site before it is uploaded.
//!
//! It does what plain web space does: files by name, their types, their compressed copies, the page
//! for what is missing, and the policy of the pages as a header. It listens on 127.0.0.1 only,
//! answers nobody who calls it by another name, lists no folders and never leaves its own. Not for
//! the open web.

use crate::extras;
use crate::manifest;
use crate::names;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The longest request head that is read, in bytes.
const HEAD_LIMIT: u64 = 16 * 1024;
/// How long a silent connection is kept.
const PATIENCE: Duration = Duration::from_secs(30);

/// Below it lie the pages for frames.
const FRAMES: &str = "embed/";

/// A folder served at a path of 127.0.0.1.
pub struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

struct Site {
    folder: PathBuf,
    /// The path the folder is served at; begins and ends with `/`.
    at: String,
    policy: String,
    /// That of the pages for frames.
    framed: String,
}

impl Server {
    /// Takes the port; 0 takes a free one. `at` is the path that the site seems to lie at. An error
    /// says why the folder or the port cannot be had.
    pub fn new(folder: &Path, at: &str, port: u16) -> Result<Self, String> {
        let first = folder.join("index.html");
        let page = fs::read_to_string(&first)
            .map_err(|error| format!("{}: {error}. Expected a built site.", first.display()))?;
        // That of the page for what is missing allows its style too.
        let missing = fs::read_to_string(folder.join("404.html")).unwrap_or_default();
        let policy = policy_in(&missing).or_else(|| policy_in(&page));
        let policy = policy.ok_or_else(|| {
            let first = first.display();
            format!("{first} has no Content-Security-Policy; expected a page of Fairview's")
        })?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            format!("port {port} of 127.0.0.1 cannot be had: {error}. Give another with --port.")
        })?;
        let inner = at.trim_matches('/');
        let at = match inner {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        let site = Site {
            folder: folder.to_owned(),
            at,
            policy: extras::with_frames(policy, &[]),
            framed: extras::framed(&[]),
        };
        let site = Arc::new(site);
        Ok(Self { listener, site })
    }

    /// Where a browser finds the site.
    pub fn address(&self) -> String {
        let address = self.listener.local_addr();
        let port = address.map_or(0, |address| address.port());
        format!("http://127.0.0.1:{port}{}", self.site.at)
    }

    /// Answers until the program ends.
    pub fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            std::thread::spawn(move || {
                // A reader who leaves in the middle is no error of ours.
                let _ = site.answer_on(&stream);
            });
        }
    }
}

/// What of a request is looked at.
#[derive(Debug, Default, Clone, PartialEq)]
struct Request {
    method: String,
    target: String,
    host: Option<String>,
    brotli: bool,
    gzip: bool,
    /// A body follows, which we do not read.
    body: bool,
}

/// What a request is answered with.
#[derive(Debug, PartialEq)]
enum Answer {
    File(PathBuf),
    /// To the same place with a `/` at its end, so that relative addresses work.
    Moved(String),
    NotFound,
    /// Neither GET nor HEAD.
    NotAllowed,
    /// Called by a name that is not this machine's own: another site's page may be asking.
    Elsewhere,
    Bad,
}

impl Request {
    fn read(head: &str) -> Self {
        let mut lines = head.lines();
        let mut words = lines.next().unwrap_or_default().split(' ');
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (method, target) = (word(), word());
        let mut request = Self {
            method,
            target,
            ..Self::default()
        };
        for line in lines {
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "host" => request.host = Some(value.to_owned()),
                "accept-encoding" => {
                    request.brotli |= accepts(value, "br");
                    request.gzip |= accepts(value, "gzip");
                }
                "content-length" => request.body |= value != "0",
                "transfer-encoding" => request.body = true,
                _ => {}
            }
        }
        request
    }

    fn is_ours(&self) -> bool {
        let Some(host) = &self.host else {
            return true;
        };
        let name = host.split(':').next().unwrap_or_default();
        ["127.0.0.1", "localhost"].contains(&name)
    }
}

/// Whether a list of encodings takes one, and does not refuse it with `q=0`.
fn accepts(list: &str, encoding: &str) -> bool {
    list.split(',').any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
        name.trim().eq_ignore_ascii_case(encoding)
            && weight.parse().is_ok_and(|weight: f32| weight > 0.0)
    })
}

impl Site {
    fn answer_on(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream);
        loop {
            let mut head = Vec::new();
            let mut limited = (&mut reader).take(HEAD_LIMIT);
            while !head.ends_with(b"\r\n\r\n") {
                if limited.read_until(b'\n', &mut head)? == 0 {
                    return Ok(());
                }
            }
            let request = Request::read(&String::from_utf8_lossy(&head));
            let answer = self.answer(&request);
            self.send(stream, &answer, &request)?;
            // A body that we did not read would be taken for the next request.
            if answer == Answer::NotAllowed || request.body {
                return Ok(());
            }
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        if !request.is_ours() {
            return Answer::Elsewhere;
        }
        if request.method != "GET" && request.method != "HEAD" {
            return Answer::NotAllowed;
        }
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = decoded(path) else {
            return Answer::Bad;
        };
        if path.len() + 1 == self.at.len() && self.at.starts_with(&path) {
            return Answer::Moved(self.at.clone());
        }
        let Some(inner) = path.strip_prefix(&self.at) else {
            return Answer::NotFound;
        };
        let bare = inner.strip_suffix('/').unwrap_or(inner);
        // An empty part would make `join` start from the root of the disk.
        if !bare.is_empty() && !manifest::is_sound(bare) {
            return Answer::Bad;
        }
        let mut file = self.folder.join(bare);
        if inner.is_empty() || inner.ends_with('/') {
            file.push("index.html");
        } else if file.is_dir() {
            return Answer::Moved(format!("{path}/"));
        }
        if file.is_file() {
            Answer::File(file)
        } else {
            Answer::NotFound
        }
    }

    /// A file's path below the site's folder.
    fn below(&self, file: &Path) -> String {
        let below = file.strip_prefix(&self.folder).unwrap_or(file);
        below.to_string_lossy().replace('\\', "/")
    }

    fn policy_of(&self, answer: &Answer) -> &str {
        let in_frames = match answer {
            Answer::File(file) => self.below(file).starts_with(FRAMES),
            _ => false,
        };
        if in_frames {
            &self.framed
        } else {
            &self.policy
        }
    }

    fn send(&self, mut stream: &TcpStream, answer: &Answer, request: &Request) -> io::Result<()> {
        let mut more = String::new();
        let mut kind = "text/plain; charset=utf-8";
        let (status, body) = match answer {
            Answer::File(file) => match fs::read(file) {
                Ok(whole) => {
                    kind = media_type(file);
                    (
                        "200 OK",
                        smallest(file, request, &mut more).unwrap_or(whole),
                    )
                }
                Err(_) => (
                    "500 Internal Server Error",
                    b"The file could not be read.".to_vec(),
                ),
            },
            Answer::Moved(to) => {
                more = format!("Location: {to}\r\n");
                ("308 Permanent Redirect", Vec::new())
            }
            Answer::NotFound => match fs::read(self.folder.join("404.html")) {
                Ok(page) => {
                    kind = "text/html; charset=utf-8";
                    ("404 Not Found", page)
                }
                Err(_) => ("404 Not Found", b"There is no such file here.".to_vec()),
            },
            Answer::NotAllowed => {
                more = "Allow: GET, HEAD\r\nConnection: close\r\n".to_owned();
                ("405 Method Not Allowed", Vec::new())
            }
            Answer::Elsewhere => (
                "421 Misdirected Request",
                b"This server answers to 127.0.0.1 alone.".to_vec(),
            ),
            Answer::Bad => ("400 Bad Request", b"That address cannot be read.".to_vec()),
        };
        let keep = match answer {
            Answer::File(file) if names::lasts(&self.below(file)) => extras::FOR_EVER,
            _ => extras::ASK_FIRST,
        };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: {}\r\nCache-Control: {keep}\r\nVary: Accept-Encoding\r\n{more}\r\n",
            body.len(),
            self.policy_of(answer),
            extras::REFERRER,
        );
        stream.write_all(head.as_bytes())?;
        if request.method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }
}

/// The compressed copy that the browser takes, if there is one.
fn smallest(file: &Path, request: &Request, more: &mut String) -> Option<Vec<u8>> {
    let copies = [("br", "br", request.brotli), ("gz", "gzip", request.gzip)];
    for (end, encoding, taken) in copies {
        let mut name = file.as_os_str().to_owned();
        name.push(".");
        name.push(end);
        if let Some(copy) = taken.then(|| fs::read(name).ok()).flatten() {
            *more = format!("Content-Encoding: {encoding}\r\n");
            return Some(copy);
        }
    }
    None
}

/// The policy that a page names in its head, so that it is written in one place only.
pub fn policy_in(page: &str) -> Option<&str> {
    let (_, after) = page.split_once("http-equiv=\"Content-Security-Policy\"")?;
    let (_, after) = after.split_once("content=\"")?;
    let (policy, _) = after.split_once('"')?;
    // A line break would end the header.
    Some(policy).filter(|policy| !policy.contains(['\r', '\n']))
}

/// Percent signs undone; nothing when they are broken or hide text that is not UTF-8.
pub(crate) fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut out = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            let text = std::str::from_utf8(&digits).ok()?;
            out.push(u8::from_str_radix(text, 16).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

fn media_type(file: &Path) -> &'static str {
    let end = file.extension().and_then(|end| end.to_str());
    match end.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "conf" | "htaccess" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
