//! What is answered, and what is not.

use super::*;
use crate::compress;
use crate::file::File;
use crate::folder;

const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";

fn folder_of(name: &str) -> PathBuf {
    let out = folder::tests::empty(name);
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = vec![
        file("index.html", PAGE),
        file("404.html", "<h1>Not here</h1>"),
        file("q3/index.html", "<h1>Quarter 3</h1>"),
        file("embed/fixed/q3/m1/index.html", "<h1>Measure</h1>"),
        file("viewer-0123456789abcdef.js", &"let a = 1;\n".repeat(500)),
    ];
    let files = compress::with_copies(files, &out, &|_, _| ()).unwrap();
    folder::write(&out, files, 0).unwrap();
    out
}

fn get(target: &str) -> Request {
    Request {
        method: "GET".to_owned(),
        target: target.to_owned(),
        ..Request::default()
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = Site {
        folder: Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        at: "/".to_owned(),
        policy: String::new(),
        framed: String::new(),
    };
    for path in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/serve/../../Cargo.toml",
        "/a%00b",
        "/%zz",
        "/%ff",
        r"/..%5cCargo.toml",
        "//etc/hostname",
        "/C:/x",
        "/./lib.rs",
    ] {
        assert_eq!(site.answer(&get(path)), Answer::Bad, "{path}");
    }
    assert!(matches!(site.answer(&get("/lib.rs")), Answer::File(_)));
}

#[test]
fn files_are_found_below_the_folder_served_at_and_folders_are_not_listed() {
    let out = folder_of("serve-at");
    let site = Site {
        folder: out.clone(),
        at: "/reports/".to_owned(),
        policy: String::new(),
        framed: String::new(),
    };
    let answer = |target: &str| site.answer(&get(target));
    assert_eq!(answer("/reports/"), Answer::File(out.join("index.html")));
    assert_eq!(
        answer("/reports/q3/?rating=red"),
        Answer::File(out.join("q3/index.html"))
    );
    assert_eq!(answer("/reports"), Answer::Moved("/reports/".to_owned()));
    assert_eq!(
        answer("/reports/q3"),
        Answer::Moved("/reports/q3/".to_owned())
    );
    assert_eq!(answer("/q3/"), Answer::NotFound);
    fs::create_dir(out.join("empty")).unwrap();
    assert_eq!(answer("/reports/empty/"), Answer::NotFound);
    let mut post = get("/reports/");
    post.method = "POST".to_owned();
    assert_eq!(site.answer(&post), Answer::NotAllowed);
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn a_page_of_another_site_gets_no_answer() {
    for (host, ours) in [
        ("127.0.0.1:8080", true),
        ("localhost:8080", true),
        ("evil.example", false),
        ("127.0.0.1.evil.example:8080", false),
    ] {
        let request = Request::read(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        assert_eq!(request.is_ours(), ours, "{host}");
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
    let host = address
        .trim_start_matches("http://")
        .split('/')
        .next()
        .unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    // The second request ends the connection.
    stream.write_all(request.as_bytes()).unwrap();
    stream.write_all(b"POST / HTTP/1.1\r\n\r\n").unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    let body = all[end + 4..].to_vec();
    let next = body
        .windows(12)
        .position(|found| found == b"HTTP/1.1 405")
        .unwrap();
    (head, body[..next].to_vec())
}

#[test]
fn answers_carry_type_policy_and_the_smallest_copy() {
    let out = folder_of("serve-answers");
    let server = Server::new(&out, "x", 0).unwrap();
    let address = server.address();
    assert!(address.ends_with("/x/"), "{address}");
    std::thread::spawn(|| server.run());
    let script = "/x/viewer-0123456789abcdef.js";
    let (head, whole) = ask(&address, &format!("GET {script} HTTP/1.1\r\n\r\n"));
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    for line in [
        "Content-Type: text/javascript; charset=utf-8",
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'self'",
        "X-Content-Type-Options: nosniff",
        "Cache-Control: public, max-age=31536000, immutable",
    ] {
        assert!(head.lines().any(|found| found == line), "{line} in {head}");
    }
    assert_eq!(whole.len(), 5_500);
    for (accept, encoding, end) in [("gzip, br", "br", ".br"), ("gzip", "gzip", ".gz")] {
        let (head, copy) = ask(
            &address,
            &format!("GET {script} HTTP/1.1\r\nAccept-Encoding: {accept}\r\n\r\n"),
        );
        assert!(
            head.contains(&format!("Content-Encoding: {encoding}\r\n")) || head.ends_with(encoding)
        );
        assert!(head.contains("Content-Type: text/javascript"));
        assert_eq!(compress::opened(end, &copy, 10_000).unwrap(), whole);
    }
    let (head, _) = ask(&address, "GET /x/embed/fixed/q3/m1/ HTTP/1.1\r\n\r\n");
    assert!(
        head.contains("base-uri 'none'") && head.contains("; frame-ancestors *\r\n"),
        "{head}"
    );
    let (head, page) = ask(&address, "GET /x/nowhere/ HTTP/1.1\r\n\r\n");
    assert!(head.starts_with("HTTP/1.1 404 Not Found\r\nContent-Type: text/html"));
    assert!(head.contains("Cache-Control: no-cache"));
    assert_eq!(page, b"<h1>Not here</h1>");
    let (head, nothing) = ask(&address, &format!("HEAD {script} HTTP/1.1\r\n\r\n"));
    assert!(head.contains("Content-Length: 5500\r\n") && nothing.is_empty());
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn a_folder_that_is_no_site_is_told() {
    let out = folder::tests::empty("serve-none");
    let reason = Server::new(&out, "/", 0).err().unwrap();
    assert!(reason.ends_with("Expected a built site."), "{reason}");
    fs::remove_dir_all(out).unwrap();
}
