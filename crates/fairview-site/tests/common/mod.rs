//! A small page in the viewer's place, and folders, for tests of whole sites.

#![allow(dead_code, reason = "each test uses a part")]

use fairview_site::file::File;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a page is made from; the built viewer's is longer, not different.
const PAGE: &str = "<!doctype html>
<html lang=\"en-GB\" data-fairview=\"loading\">
<head>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; trusted-types default; worker-src 'self'\">
<meta name=\"description\" content=\"old\">
<meta name=\"fairview-catalogue\" content=\"examples/catalogue.json\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"examples/catalogue.json\">
<title>Old</title>
<script src=\"./boot-0123456789abcdef.js\"></script>
</head>
<body>
<div id=\"fairview\">Loading</div>
<div id=\"fairview-failed\" hidden>words</div>
</body>
</html>
";

/// The files of a built viewer.
pub fn viewer() -> Vec<File> {
    let script = "let a = 1;\n".repeat(200);
    let files = [("index.html", PAGE), ("boot-0123456789abcdef.js", &script)];
    let file = |(path, text): (&str, &str)| File {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    files.map(file).into()
}

/// The folder of the examples.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples")
}

/// An empty folder for a test of this name.
pub fn empty(name: &str) -> PathBuf {
    let name = format!("fairview-{}-{name}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Every file below a folder, by its path there.
pub fn listing(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut rest = vec![folder.to_owned()];
    while let Some(at) = rest.pop() {
        for entry in fs::read_dir(at).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                rest.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy();
                found.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
    }
    found
}
