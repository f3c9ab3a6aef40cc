//! The headers of a site's files.

use super::*;
use crate::compress;
use crate::file::File;
use crate::folder;
use std::io::{Read, Write};
use std::net::TcpStream;

const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";

/// What the server says to a request, head and body.
fn get(address: &str, target: &str, more: &str) -> (String, Vec<u8>) {
    let host = address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host.split('/').next().unwrap()).unwrap();
    let request = format!("GET {target} HTTP/1.1\r\n{more}Connection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    (head, all[end + 4..].to_vec())
}

#[test]
fn answers_carry_the_policy_and_say_how_long_they_may_be_kept() {
    let out = folder::tests::empty("serve-answers");
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = vec![
        file("index.html", PAGE),
        file("404.html", "<h1>Not here</h1>"),
        file("embed/fixed/q3/m1/index.html", "<h1>Measure</h1>"),
        file("viewer-0123456789abcdef.js", &"let a = 1;\n".repeat(500)),
    ];
    let files = compress::with_copies(files, &out, &|_, _| ()).unwrap();
    folder::write(&out, files, 0).unwrap();
    let server = server(&out, "x", 0).unwrap();
    let address = server.address();
    std::thread::spawn(|| server.run().unwrap());
    let script = "/x/viewer-0123456789abcdef.js";
    let (head, whole) = get(&address, script, "");
    for line in [
        "content-security-policy: default-src 'none'; frame-ancestors 'self'",
        "referrer-policy: same-origin",
        "cache-control: public, max-age=31536000, immutable",
    ] {
        assert!(head.lines().any(|found| found == line), "{line} in {head}");
    }
    for (encoding, end) in [("br", ".br"), ("gzip", ".gz")] {
        let accept = format!("Accept-Encoding: {encoding}\r\n");
        let (head, copy) = get(&address, script, &accept);
        assert!(head.contains(&format!("content-encoding: {encoding}")));
        assert_eq!(compress::opened(end, &copy, 10_000).unwrap(), whole);
    }
    let (head, _) = get(&address, "/x/embed/fixed/q3/m1/", "");
    assert!(
        head.contains("base-uri 'none'") && head.contains("; frame-ancestors *\r\n"),
        "{head}"
    );
    let (head, page) = get(&address, "/x/nowhere/", "");
    assert!(head.starts_with("HTTP/1.1 404 Not Found\r\n"), "{head}");
    assert!(head.contains("cache-control: no-cache"));
    assert!(head.contains("content-security-policy: default-src 'none'; frame-ancestors 'self'"));
    assert_eq!(page, b"<h1>Not here</h1>");
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn a_folder_that_is_no_site_is_told() {
    let out = folder::tests::empty("serve-none");
    let reason = server(&out, "/", 0).err().unwrap();
    assert!(reason.ends_with("Expected a built site."), "{reason}");
    fs::remove_dir_all(out).unwrap();
}
