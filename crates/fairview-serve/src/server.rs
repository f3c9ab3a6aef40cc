//! Shows a folder of files on this computer, as plain web space does: files by name, their types,
//! their compressed copies, and the page for what is missing.
//!
//! It listens on 127.0.0.1 only, answers nobody who calls it by another name, lists no folders and
//! never leaves its own. Not for the open web.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::HeaderValue;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Headers of an answer, their names in lower case, by the path of the file below the folder; `None`
/// where no file is sent.
pub type Headers = dyn Fn(Option<&str>) -> Vec<(&'static str, String)> + Send + Sync;

/// A folder served at a path of 127.0.0.1.
pub struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

struct Site {
    folder: PathBuf,
    /// The path the folder is served at; begins and ends with `/`.
    at: String,
    headers: Box<Headers>,
}

impl Server {
    /// Takes the port; 0 takes a free one. `at` is the path that the folder seems to lie at.
    ///
    /// # Errors
    /// In words, where the port cannot be had.
    pub fn new(
        folder: PathBuf,
        at: &str,
        port: u16,
        headers: Box<Headers>,
    ) -> Result<Self, String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            format!("port {port} of 127.0.0.1 cannot be had: {error}. Give another with --port.")
        })?;
        let at = match at.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        let site = Arc::new(Site {
            folder,
            at,
            headers,
        });
        Ok(Self { listener, site })
    }

    /// Where a browser finds the site.
    pub fn address(&self) -> String {
        let address = self.listener.local_addr();
        let port = address.map_or(0, |address| address.port());
        format!("http://127.0.0.1:{port}{}", self.site.at)
    }

    /// Answers until the program ends.
    ///
    /// # Errors
    /// In words, where the system gives no connections.
    pub fn run(self) -> Result<(), String> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let served = runtime.block_on(self.accept());
        served.map_err(|error| error.to_string())
    }

    async fn accept(self) -> std::io::Result<()> {
        self.listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        loop {
            // One that was given up before it was taken is no error of ours.
            let Ok((stream, _)) = listener.accept().await else {
                continue;
            };
            // A small answer does not wait for a larger one.
            let _ = stream.set_nodelay(true);
            let site = Arc::clone(&self.site);
            let answer = service_fn(move |request| {
                let response = site.respond(&request);
                async { Ok::<_, Infallible>(response) }
            });
            tokio::spawn(async move {
                // Nor is a reader who leaves in the middle.
                let _ = http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), answer)
                    .await;
            });
        }
    }
}

/// What a request is answered with.
#[derive(Debug, PartialEq)]
enum Answer {
    /// A file, by its path below the folder.
    File(String),
    /// To the same place with a `/` at its end, so that relative addresses work.
    Moved(String),
    NotFound,
    /// Neither GET nor HEAD.
    NotAllowed,
    /// Called by a name that is not this machine's own: another site's page may be asking.
    Elsewhere,
    Bad,
}

impl Site {
    fn answer(&self, method: &Method, target: &str, host: Option<&str>) -> Answer {
        if host.is_some_and(|host| !is_this_machine(host)) {
            return Answer::Elsewhere;
        }
        if ![Method::GET, Method::HEAD].contains(method) {
            return Answer::NotAllowed;
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Ok(path) = percent_decode_str(path).decode_utf8() else {
            return Answer::Bad;
        };
        if path.len() + 1 == self.at.len() && self.at.starts_with(&*path) {
            return Answer::Moved(self.at.clone());
        }
        let Some(inner) = path.strip_prefix(&self.at) else {
            return Answer::NotFound;
        };
        let bare = inner.strip_suffix('/').unwrap_or(inner);
        if !bare.is_empty() && !bare.split('/').all(is_name) {
            return Answer::Bad;
        }
        let file = match inner {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file if self.folder.join(file).is_dir() => return Answer::Moved(format!("{path}/")),
            file => file.to_owned(),
        };
        match self.folder.join(&file).is_file() {
            true => Answer::File(file),
            false => Answer::NotFound,
        }
    }

    fn respond<B>(&self, request: &Request<B>) -> Response<Full<Bytes>> {
        let target = request.uri().path();
        let answer = self.answer(request.method(), target, header(request.headers(), "host"));
        let mut headers = Vec::new();
        let (status, kind, body) = match &answer {
            Answer::File(path) => self.file(path, request.headers(), &mut headers),
            Answer::Moved(to) => {
                headers.push(("location", to.clone()));
                (StatusCode::PERMANENT_REDIRECT, TEXT, Vec::new())
            }
            Answer::NotFound => match fs::read(self.folder.join("404.html")) {
                Ok(page) => (StatusCode::NOT_FOUND, HTML, page),
                Err(_) => said(StatusCode::NOT_FOUND, "There is no such file here."),
            },
            Answer::NotAllowed => {
                headers.push(("allow", "GET, HEAD".to_owned()));
                (StatusCode::METHOD_NOT_ALLOWED, TEXT, Vec::new())
            }
            Answer::Elsewhere => said(
                StatusCode::MISDIRECTED_REQUEST,
                "This server answers to 127.0.0.1 alone.",
            ),
            Answer::Bad => said(StatusCode::BAD_REQUEST, "That address cannot be read."),
        };
        let path = match &answer {
            Answer::File(path) => Some(path.as_str()),
            _ => None,
        };
        headers.extend((self.headers)(path));
        headers.push(("content-type", kind.to_owned()));
        headers.push(("x-content-type-options", "nosniff".to_owned()));
        headers.push(("vary", "accept-encoding".to_owned()));
        let mut response = Response::new(Full::from(body));
        *response.status_mut() = status;
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }

    /// A file or the compressed copy of it that the browser takes.
    fn file(
        &self,
        path: &str,
        asked: &HeaderMap,
        headers: &mut Vec<(&'static str, String)>,
    ) -> (StatusCode, &'static str, Vec<u8>) {
        let file = self.folder.join(path);
        let kind = media_type(&file);
        let accepted = header(asked, "accept-encoding").unwrap_or_default();
        for (ending, encoding) in [("br", "br"), ("gz", "gzip")] {
            if accepts(accepted, encoding)
                && let Ok(copy) = fs::read(self.folder.join(format!("{path}.{ending}")))
            {
                headers.push(("content-encoding", encoding.to_owned()));
                return (StatusCode::OK, kind, copy);
            }
        }
        match fs::read(file) {
            Ok(whole) => (StatusCode::OK, kind, whole),
            Err(_) => said(
                StatusCode::INTERNAL_SERVER_ERROR,
                "The file could not be read.",
            ),
        }
    }
}

/// An answer in words.
fn said(status: StatusCode, words: &str) -> (StatusCode, &'static str, Vec<u8>) {
    (status, TEXT, words.as_bytes().to_vec())
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

fn is_this_machine(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or_default();
    ["127.0.0.1", "localhost"].contains(&name)
}

/// Whether a part of a path names a file in its folder, and nothing else on any system.
fn is_name(part: &str) -> bool {
    !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0'])
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

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

fn media_type(file: &Path) -> &'static str {
    let ending = file.extension().and_then(|ending| ending.to_str());
    match ending.unwrap_or_default() {
        "html" => HTML,
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "conf" | "htaccess" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
