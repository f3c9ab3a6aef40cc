//! A build that is killed at any moment leaves a whole site, and the next build makes it right.
//!
//! The test runs itself as the program that is killed.

use fairview_site::file::File;
use fairview_site::{folder, manifest, names};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const PAGES: usize = 60;
/// How many builds are killed while they write.
const CUT: u64 = 25;
/// Where the program that is killed builds to; it is told so by its parent.
const FOLDER: &str = "FAIRVIEW_TEST_KILLED_FOLDER";

/// A site whose pages name its code in their first line and end with a known word.
fn site(edition: u64) -> Vec<File> {
    let code = format!("code of {edition}\n{}end", "x".repeat(4_000));
    let named = names::with_hash("viewer.js", code.as_bytes());
    let page = |path: String| File {
        path,
        bytes: format!("{named}\n{}end", "y".repeat(1_000 + edition as usize)).into_bytes(),
    };
    // Every edition has pages that the others have not.
    let first = edition as usize * 10;
    let mut files: Vec<File> = (first..first + PAGES)
        .map(|nth| page(format!("q3/m{nth}/index.html")))
        .collect();
    files.push(page("index.html".to_owned()));
    files.push(File {
        path: named.clone(),
        bytes: code.into_bytes(),
    });
    files
}

/// Not a test of its own: what the parent starts and kills. Without the folder it does nothing.
#[test]
fn builds_without_end() {
    let Some(out) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    for edition in (0..3).cycle() {
        folder::write(&out, site(edition), 1).unwrap();
    }
}

fn whole(out: &Path) -> usize {
    let mut pages = 0;
    let mut rest = vec![out.to_owned()];
    while let Some(at) = rest.pop() {
        for entry in std::fs::read_dir(&at).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                rest.push(path);
                continue;
            }
            let name = path.to_str().unwrap();
            if name.ends_with(".html") || name.ends_with(".js") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(text.ends_with("end"), "{name} is half written");
                if name.ends_with(".html") {
                    let code = out.join(text.lines().next().unwrap());
                    assert!(code.is_file(), "{name} has lost {}", code.display());
                    pages += 1;
                }
            }
        }
    }
    assert!(out.join("index.html").is_file());
    // A list of files that is there is a whole one.
    assert!(manifest::Manifest::read(out).unwrap().is_some());
    pages
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    let out = std::env::temp_dir().join(format!("fairview-site-{}-killed", std::process::id()));
    let _ = std::fs::remove_dir_all(&out);
    folder::write(&out, site(0), 1).unwrap();
    let mut unfinished = 0;
    for nth in 0..1_000 {
        if unfinished == CUT {
            break;
        }
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "builds_without_end", "--test-threads=1"])
            .env(FOLDER, &out)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Moments that do not keep step with the builds.
        std::thread::sleep(Duration::from_micros(10_000 + nth * 7_919 % 60_000));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert!(!status.success(), "it ended by itself");
        assert!(whole(&out) > PAGES);
        unfinished += u64::from(out.join("fairview-build.next.json").is_file());
    }
    // Otherwise nothing was tried.
    assert_eq!(unfinished, CUT);
    // What comes after is as if nothing had happened.
    folder::write(&out, site(7), 0).unwrap();
    let fresh = out.with_extension("fresh");
    let _ = std::fs::remove_dir_all(&fresh);
    folder::write(&fresh, site(7), 0).unwrap();
    assert_eq!(whole(&out), PAGES + 1);
    assert_eq!(listing(&out), listing(&fresh));
    std::fs::remove_dir_all(&out).unwrap();
    std::fs::remove_dir_all(&fresh).unwrap();
}

fn listing(out: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut rest = vec![out.to_owned()];
    while let Some(at) = rest.pop() {
        for entry in std::fs::read_dir(&at).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                rest.push(path);
            } else {
                let name = path.strip_prefix(out).unwrap();
                let name = name.to_str().unwrap().to_owned();
                found.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
