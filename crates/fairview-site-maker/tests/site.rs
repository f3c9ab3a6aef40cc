//! The archive is the site that `fairview build` writes.

use fairview_site::config::Config;
use fairview_site::file::File;
use fairview_site::make::Order;
use fairview_site::publish::publish;
use fairview_site::reports::Reports;
use fairview_site::template::Viewer;
use fairview_site::verify;
use fairview_site_maker::Materials;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use zip::ZipArchive;

/// What a page is made from; the built viewer's is longer, not different.
const PAGE: &str = "<!doctype html>
<html lang=\"en-GB\" data-fairview=\"loading\">
<head>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'\">
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

/// Two of the examples: one is in one file, the other has files of indicators on the site.
const REPORTS: [&str; 2] = ["halton-2015-16-q2.json", "halton-2022-23-q3.json"];

fn viewer() -> Vec<File> {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let script = "let a = 1;\n".repeat(200);
    vec![
        file("index.html", PAGE),
        file("boot-0123456789abcdef.js", &script),
    ]
}

/// Every file below a folder, by its path there.
fn listing(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut rest = vec![folder.to_owned()];
    while let Some(at) = rest.pop() {
        for entry in fs::read_dir(at).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                rest.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn unpacked(archive: Vec<u8>) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let files = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (PathBuf::from(file.name()), bytes)
    });
    files.collect()
}

fn empty(name: &str) -> PathBuf {
    let name = format!("fairview-site-maker-{}-{name}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn the_archive_holds_what_a_build_writes_into_a_folder() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples");
    let seen = Mutex::new(Vec::new());
    let materials = Materials {
        viewer: viewer(),
        files: listing(&examples),
    };
    let archive = materials.site(&REPORTS.map(Into::into), &|done, of| {
        seen.lock().unwrap().push((done, of));
    });
    let archive = unpacked(archive.unwrap());
    let out = empty("build");
    let order = Order {
        viewer: &Viewer::of(viewer()).unwrap(),
        reports: &Reports::read(&REPORTS.map(|name| examples.join(name)), None).unwrap(),
        config: &Config {
            compress: false,
            ..Config::default()
        },
    };
    let published = publish(&order, &out, &|_| ()).unwrap();
    let folder = listing(&out);
    fs::remove_dir_all(&out).unwrap();
    let names = |site: &BTreeMap<PathBuf, Vec<u8>>| site.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&archive), names(&folder));
    for (path, bytes) in &archive {
        assert!(*bytes == folder[path], "{}", path.display());
    }
    let (done, of) = seen.lock().unwrap().iter().copied().max().unwrap();
    assert!(done == of && of > published.pages, "{done} of {of}");

    // Unpacked, it is a whole site.
    for (path, bytes) in &archive {
        let path = out.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let verified = verify::verify(&out).unwrap();
    assert_eq!(verified.problems, []);
    assert_eq!(verified.files, archive.len());
    fs::remove_dir_all(&out).unwrap();
}

#[test]
fn what_is_wrong_with_a_report_is_told() {
    let materials = Materials {
        viewer: viewer(),
        files: [("q3.json".into(), b"{}".to_vec())].into(),
    };
    let reason = materials.clone().site(&["q3.json".into()], &|_, _| ());
    assert!(reason.unwrap_err().starts_with("q3.json: "));
    let reason = materials.site(&["q4.json".into()], &|_, _| ());
    assert!(
        reason
            .unwrap_err()
            .starts_with("q4.json: it cannot be read")
    );
    let reason = Materials::default().site(&[], &|_, _| ());
    assert_eq!(reason.unwrap_err(), "there is no index.html");
}
