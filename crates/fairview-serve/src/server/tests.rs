//! What is answered, and what is not.

use super::*;
use crate::policy_in;
use std::io::{Read, Write};
use std::net::TcpStream;

fn site(folder: PathBuf, at: &str) -> Site {
    Site {
        folder,
        at: at.to_owned(),
        headers: Box::new(|_| Vec::new()),
    }
}

fn get(site: &Site, target: &str) -> Answer {
    site.answer(&Method::GET, target, None)
}

fn sources() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = site(sources(), "/");
    for path in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/serve/../../Cargo.toml",
        "/a%00b",
        "/%ff",
        r"/..%5cCargo.toml",
        "//etc/hostname",
        "/C:/x",
        "/./lib.rs",
    ] {
        assert_eq!(get(&site, path), Answer::Bad, "{path}");
    }
    assert_eq!(get(&site, "/%zz"), Answer::NotFound);
    assert_eq!(get(&site, "/lib.rs"), Answer::File("lib.rs".to_owned()));
    assert_eq!(get(&site, "/l%69b.rs"), Answer::File("lib.rs".to_owned()));
}

/// A site in a folder of its own.
fn folder_of(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("fairview-{}-{name}", std::process::id()));
    for (path, bytes) in [
        ("index.html", &b"<h1>First</h1>"[..]),
        ("404.html", b"<h1>Not here</h1>"),
        ("q3/index.html", b"<h1>Quarter 3</h1>"),
        ("empty/x.txt", b"x"),
        ("large.css", &[b'a'; 100_000]),
        ("viewer.js", b"let a = 1;"),
        ("viewer.js.br", b"as brotli"),
        ("viewer.js.gz", b"as gzip"),
    ] {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    folder
}

#[test]
fn files_are_found_below_the_folder_served_at_and_folders_are_not_listed() {
    let folder = folder_of("serve-at");
    let site = site(folder.clone(), "/reports/");
    let file = |path: &str| Answer::File(path.to_owned());
    let moved = |path: &str| Answer::Moved(path.to_owned());
    for (target, answer) in [
        ("/reports/", file("index.html")),
        ("/reports/q3/?rating=red", file("q3/index.html")),
        ("/reports", moved("/reports/")),
        ("/reports/q3", moved("/reports/q3/")),
        ("/q3/", Answer::NotFound),
        ("/reports/empty/", Answer::NotFound),
    ] {
        assert_eq!(get(&site, target), answer, "{target}");
    }
    for method in [Method::POST, Method::PUT, Method::OPTIONS] {
        let answer = site.answer(&method, "/reports/", None);
        assert_eq!(answer, Answer::NotAllowed, "{method}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_page_of_another_site_gets_no_answer() {
    let site = site(sources(), "/");
    for (host, ours) in [
        ("127.0.0.1:8080", true),
        ("localhost:8080", true),
        ("evil.example", false),
        ("127.0.0.1.evil.example:8080", false),
    ] {
        let answer = site.answer(&Method::GET, "/lib.rs", Some(host));
        assert_eq!(answer != Answer::Elsewhere, ours, "{host}");
    }
}

#[test]
fn encodings_are_taken_as_offered() {
    assert!(accepts("gzip, deflate, br;q=0.5", "br"));
    assert!(accepts("GZIP", "gzip"));
    for list in ["", "gzip", "br;q=0", "br; q=0.000", "brx"] {
        assert!(!accepts(list, "br"), "{list}");
    }
}

/// What the server says to a request, head and body.
fn ask(address: &str, request: &str) -> (String, Vec<u8>) {
    let host = address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host.split('/').next().unwrap()).unwrap();
    let request = format!("{request}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    (head, all[end + 4..].to_vec())
}

#[test]
fn answers_carry_status_type_headers_and_the_smallest_copy() {
    let folder = folder_of("serve-answers");
    let headers = |path: Option<&str>| vec![("x-path", path.unwrap_or("none").to_owned())];
    let server = Server::new(folder.clone(), "x", 0, Box::new(headers)).unwrap();
    let address = server.address();
    assert!(address.ends_with("/x/"), "{address}");
    std::thread::spawn(|| server.run().unwrap());
    let has = |head: &str, line: &str| {
        assert!(head.lines().any(|found| found == line), "{line} in {head}");
    };
    for (accept, body, encoding) in [
        ("identity", "let a = 1;", None),
        ("gzip, br", "as brotli", Some("br")),
        ("gzip", "as gzip", Some("gzip")),
    ] {
        let request = format!("GET /x/viewer.js HTTP/1.1\r\nAccept-Encoding: {accept}");
        let (head, found) = ask(&address, &request);
        has(&head, "HTTP/1.1 200 OK");
        has(&head, "content-type: text/javascript; charset=utf-8");
        has(&head, "x-content-type-options: nosniff");
        has(&head, "x-path: viewer.js");
        has(&head, &format!("content-length: {}", body.len()));
        assert_eq!(found, body.as_bytes());
        match encoding {
            Some(encoding) => has(&head, &format!("content-encoding: {encoding}")),
            None => assert!(!head.contains("content-encoding"), "{head}"),
        }
    }
    let (head, large) = ask(&address, "GET /x/large.css HTTP/1.1");
    has(&head, "content-length: 100000");
    assert_eq!(large.len(), 100_000);
    let (head, nothing) = ask(&address, "HEAD /x/large.css HTTP/1.1");
    has(&head, "content-length: 100000");
    assert!(nothing.is_empty());
    let (head, page) = ask(&address, "GET /x/nowhere/ HTTP/1.1");
    has(&head, "HTTP/1.1 404 Not Found");
    has(&head, "content-type: text/html; charset=utf-8");
    has(&head, "x-path: none");
    assert_eq!(page, b"<h1>Not here</h1>");
    let (head, _) = ask(&address, "GET /x/q3 HTTP/1.1");
    has(&head, "HTTP/1.1 308 Permanent Redirect");
    has(&head, "location: /x/q3/");
    let (head, _) = ask(&address, "POST /x/ HTTP/1.1\r\nContent-Length: 0");
    has(&head, "HTTP/1.1 405 Method Not Allowed");
    has(&head, "allow: GET, HEAD");
    let (head, _) = ask(&address, "GET /x/ HTTP/1.1\r\nHost: evil.example");
    assert!(head.starts_with("HTTP/1.1 421 "), "{head}");
    let (head, _) = ask(&address, "GET /x/../secret HTTP/1.1");
    assert!(head.starts_with("HTTP/1.1 400 "), "{head}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn further_requests_on_a_connection_do_not_wait() {
    let folder = folder_of("serve-again");
    let server = Server::new(folder.clone(), "/", 0, Box::new(|_| Vec::new())).unwrap();
    let address = server.address();
    std::thread::spawn(|| server.run().unwrap());
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    let started = std::time::Instant::now();
    for _ in 0..50 {
        stream.write_all(b"GET /404.html HTTP/1.1\r\n\r\n").unwrap();
        let (mut all, mut byte) = (Vec::new(), [0]);
        while !all.ends_with(b"<h1>Not here</h1>") {
            stream.read_exact(&mut byte).unwrap();
            all.push(byte[0]);
        }
    }
    // An answer in parts, each waiting to be acknowledged, takes 40 ms.
    assert!(started.elapsed().as_millis() < 1_500);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_policy_is_read_from_the_page_itself() {
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../index.html");
    let page = fs::read_to_string(page).unwrap();
    let policy = policy_in(&page).unwrap();
    let begins = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-";
    assert!(policy.starts_with(begins), "{policy}");
    assert!(!policy.contains("unsafe-inline"));
}
