//! A small server of static files, for a developer's own machine.
//!
//! It does what plain web space does and no more: files by name, their types, and the policy that
//! the page itself names, as a header too. It listens on 127.0.0.1 only and never leaves its
//! folder. Not for the open web.

use crate::shell::{self, Outcome};
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
}

impl Server {
    /// Takes the port; 0 takes a free one.
    pub fn new(folder: PathBuf, at: &str, port: u16) -> Outcome<Self> {
        let page = shell::read_file(&folder.join("index.html"))?;
        // A published site has a page for what is missing, whose policy allows its style too.
        let missing = fs::read_to_string(folder.join("404.html")).unwrap_or_default();
        let policy = policy_in(&missing).or_else(|| policy_in(&page));
        let policy = policy.ok_or("index.html has no Content-Security-Policy")?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            format!("port {port} of 127.0.0.1 cannot be had: {error}. Give another with --port.")
        })?;
        let inner = at.trim_matches('/');
        let site = Site {
            folder,
            at: if inner.is_empty() {
                "/".into()
            } else {
                format!("/{inner}/")
            },
            policy: policy.into(),
        };
        Ok(Self {
            listener,
            site: Arc::new(site),
        })
    }

    /// Where a browser finds the site.
    pub fn address(&self) -> String {
        let port = self
            .listener
            .local_addr()
            .map_or(0, |address| address.port());
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

/// What a request is answered with.
#[derive(Debug, PartialEq)]
enum Answer {
    File(PathBuf),
    /// To the same place with a `/` at its end, so that relative addresses work.
    Moved(String),
    NotFound,
    /// Neither GET nor HEAD.
    NotAllowed,
    Bad,
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
            let head = String::from_utf8_lossy(&head);
            let mut words = head.lines().next().unwrap_or_default().split(' ');
            let (method, target) = (
                words.next().unwrap_or_default(),
                words.next().unwrap_or("/"),
            );
            let answer = self.answer(method, target);
            self.send(stream, &answer, method == "HEAD")?;
            // A body that we did not read would be taken for the next request.
            if answer == Answer::NotAllowed {
                return Ok(());
            }
        }
    }

    fn answer(&self, method: &str, target: &str) -> Answer {
        if method != "GET" && method != "HEAD" {
            return Answer::NotAllowed;
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = decoded(path) else {
            return Answer::Bad;
        };
        if path.len() + 1 == self.at.len() && self.at.starts_with(&path) {
            return Answer::Moved(self.at.clone());
        }
        let Some(inner) = path.strip_prefix(&self.at) else {
            return Answer::NotFound;
        };
        // An empty part would make `join` start from the root of the disk.
        let odd = |part: &str| part == ".." || part.contains(['\\', ':', '\0']);
        if inner.starts_with('/') || inner.split('/').any(odd) {
            return Answer::Bad;
        }
        let mut file = self.folder.join(inner);
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

    fn send(&self, mut stream: &TcpStream, answer: &Answer, head_only: bool) -> io::Result<()> {
        let plain = "text/plain; charset=utf-8";
        let (status, kind, more, body) = match answer {
            Answer::File(file) => match fs::read(file) {
                Ok(body) => ("200 OK", media_type(file), String::new(), body),
                Err(_) => (
                    "500 Internal Server Error",
                    plain,
                    String::new(),
                    b"The file could not be read.".to_vec(),
                ),
            },
            Answer::Moved(to) => (
                "308 Permanent Redirect",
                plain,
                format!("Location: {to}\r\n"),
                Vec::new(),
            ),
            Answer::NotFound => match fs::read(self.folder.join("404.html")) {
                Ok(page) => (
                    "404 Not Found",
                    "text/html; charset=utf-8",
                    String::new(),
                    page,
                ),
                Err(_) => (
                    "404 Not Found",
                    plain,
                    String::new(),
                    b"There is no such file here.".to_vec(),
                ),
            },
            Answer::NotAllowed => (
                "405 Method Not Allowed",
                plain,
                "Allow: GET, HEAD\r\nConnection: close\r\n".into(),
                Vec::new(),
            ),
            Answer::Bad => (
                "400 Bad Request",
                plain,
                String::new(),
                b"That address cannot be read.".to_vec(),
            ),
        };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\n\
             Cache-Control: no-cache\r\n{more}\r\n",
            body.len(),
            self.policy,
        );
        stream.write_all(head.as_bytes())?;
        if !head_only {
            stream.write_all(&body)?;
        }
        stream.flush()
    }
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
fn decoded(path: &str) -> Option<String> {
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
    match file
        .extension()
        .and_then(|end| end.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(at: &str) -> Site {
        Site {
            folder: shell::root().join("xtask"),
            at: at.into(),
            policy: String::new(),
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = site("/");
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/src/../../Cargo.toml",
            "/a%00b",
            "/%zz",
            "/%ff",
            r"/..%5cCargo.toml",
            "//etc/hostname",
        ] {
            assert_eq!(site.answer("GET", path), Answer::Bad, "{path}");
        }
    }

    #[test]
    fn files_are_found_below_the_folder_served_at() {
        let site = site("/reports/");
        let file = Answer::File(shell::root().join("xtask/Cargo.toml"));
        assert_eq!(site.answer("GET", "/reports/Cargo.toml?x=1"), file);
        assert_eq!(
            site.answer("GET", "/reports"),
            Answer::Moved("/reports/".into())
        );
        assert_eq!(
            site.answer("GET", "/reports/src"),
            Answer::Moved("/reports/src/".into())
        );
        assert_eq!(site.answer("GET", "/Cargo.toml"), Answer::NotFound);
        assert_eq!(site.answer("POST", "/reports/"), Answer::NotAllowed);
    }

    #[test]
    fn the_policy_is_read_from_the_page_itself() {
        let page = shell::read_file(&shell::root().join("index.html")).unwrap();
        let policy = policy_in(&page).unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-")
        );
        assert!(!policy.contains("unsafe-inline"));
    }

    #[test]
    fn an_answer_carries_type_length_and_policy() {
        let server = Server::new(shell::root().to_path_buf(), "x", 0).unwrap();
        let address = server.address();
        std::thread::spawn(|| server.run());
        let host = address
            .trim_start_matches("http://")
            .trim_end_matches("/x/");
        let mut stream = TcpStream::connect(host).unwrap();
        // Two requests on one connection; the second has no body to wait for.
        let ask = "HEAD /x/static/boot.js HTTP/1.1\r\n\r\nPOST /x/ HTTP/1.1\r\n\r\n";
        stream.write_all(ask.as_bytes()).unwrap();
        let mut answers = String::new();
        stream.read_to_string(&mut answers).unwrap();
        let (first, second) = answers.split_once("\r\n\r\n").unwrap();
        assert!(first.starts_with("HTTP/1.1 200 OK\r\n"), "{first}");
        assert!(first.contains("Content-Type: text/javascript; charset=utf-8\r\n"));
        assert!(first.contains("Content-Security-Policy: default-src 'none';"));
        assert!(first.contains("X-Content-Type-Options: nosniff\r\n"));
        assert!(
            second.starts_with("HTTP/1.1 405 Method Not Allowed\r\n"),
            "{second}"
        );
    }
}
