//! What lies in the folder after every single step, and after whole builds.

use super::*;
use std::fs;
use std::path::PathBuf;

/// A folder of this name that is not there.
pub(crate) fn empty(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("fairview-site-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

/// A small site: its pages say which files they need and to which pages they lead, one a line.
fn site(edition: &str, pages: &[&str]) -> Vec<File> {
    let code = format!("code of {edition}");
    let named = names::with_hash("viewer.js", code.as_bytes());
    let data = format!("data of {edition}");
    let list = names::with_hash("data/list.json", data.as_bytes());
    let mut files = vec![file(&named, &code), file(&list, &data)];
    for page in pages.iter().chain(&["index.html"]) {
        let links = pages.join("\n");
        files.push(file(page, &format!("{named}\n{list}\n{links}")));
    }
    files.push(file("sitemap.xml", &pages.join("\n")));
    files
}

fn listing(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = vec![folder.to_owned()];
    while let Some(at) = rest.pop() {
        for entry in fs::read_dir(at).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                rest.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap();
                let name = name.to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// Every page, old or new, finds its code and data; whatever the first page and the list lead to
/// is there.
fn whole(folder: &Path) {
    let files = listing(folder);
    let mut reached = BTreeSet::new();
    let mut rest = vec!["index.html", "sitemap.xml"];
    while let Some(path) = rest.pop() {
        let text = files.get(path);
        let text = text.unwrap_or_else(|| panic!("{path} can be reached and is not there"));
        if reached.insert(path) && (names::is_page(path) || path == "sitemap.xml") {
            rest.extend(text.lines());
        }
    }
    for (path, text) in files.iter().filter(|(path, _)| names::is_page(path)) {
        for needed in text.lines().take(2) {
            assert!(files.contains_key(needed), "{path} needs {needed}");
        }
    }
}

fn paths(folder: &Path) -> Vec<String> {
    listing(folder).into_keys().collect()
}

#[test]
fn a_whole_site_lies_there_after_every_step() {
    let old = site("1", &["gone/index.html", "q3/index.html"]);
    let new = site("2", &["q3/index.html", "q4/index.html"]);
    let fresh = empty("fresh");
    write(&fresh, new.clone(), 0).unwrap();
    let steps = {
        let out = empty("count");
        write(&out, old.clone(), 0).unwrap();
        let count = prepare(&out, new.clone(), 0).unwrap().steps.len();
        fs::remove_dir_all(out).unwrap();
        count
    };
    // Journal, 2 of code and data, 4 pages and lists, manifest, 3 removals, journal.
    assert_eq!(steps, 12);
    for killed_after in 0..=steps {
        let out = empty("steps");
        write(&out, old.clone(), 0).unwrap();
        let work = prepare(&out, new.clone(), 0).unwrap();
        for step in &work.steps[..killed_after] {
            step.apply(&out).unwrap();
            whole(&out);
        }
        // A file was just being written.
        if let Some(WriteStep::Add(next) | WriteStep::Renew(next)) = work.steps.get(killed_after)
            && killed_after > 0
        {
            let half = out.join(format!("{}.fairview-new", next.path));
            fs::create_dir_all(half.parent().unwrap()).unwrap();
            fs::write(half, "ha").unwrap();
        }
        // The next build, of this or the old site or a third, leaves its own files and no others.
        for (name, next) in [("new", &new), ("old", &old)] {
            write(&out, next.clone(), 0).unwrap();
            whole(&out);
            let expected = empty(name);
            write(&expected, next.clone(), 0).unwrap();
            assert_eq!(listing(&out), listing(&expected), "after {killed_after}");
            fs::remove_dir_all(expected).unwrap();
        }
        fs::remove_dir_all(out).unwrap();
    }
    fs::remove_dir_all(fresh).unwrap();
}

#[test]
fn only_what_changed_is_written() {
    let out = empty("changed");
    let first = write(&out, site("1", &["q3/index.html"]), 0).unwrap();
    assert_eq!((first.added, first.unchanged), (5, 0));
    let time = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let before = (time("q3/index.html"), time(manifest::NAME));
    let same = write(&out, site("1", &["q3/index.html"]), 0).unwrap();
    assert_eq!((same.added, same.changed, same.unchanged), (0, 0, 5));
    assert_eq!((time("q3/index.html"), time(manifest::NAME)), before);
    let mut more = site("1", &["q3/index.html"]);
    more.push(file("q4/index.html", ""));
    let third = write(&out, more.clone(), 0).unwrap();
    assert_eq!((third.added, third.changed, third.unchanged), (1, 0, 5));
    more.last_mut().unwrap().bytes = b"other".to_vec();
    let fourth = write(&out, more, 0).unwrap();
    assert_eq!((fourth.added, fourth.changed, fourth.unchanged), (0, 1, 5));
    assert_eq!(time("q3/index.html"), before.0);
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn files_of_others_are_neither_overwritten_nor_removed() {
    let out = empty("others");
    fs::create_dir_all(out.join("q3")).unwrap();
    fs::write(out.join("notes.txt"), "mine").unwrap();
    fs::write(out.join("q3/index.html"), "mine").unwrap();
    fs::write(out.join("new"), "mine").unwrap();
    let before = listing(&out);
    let pages = ["q3/index.html", "new/index.html"];
    let reason = write(&out, site("1", &pages), 0).unwrap_err();
    assert!(
        reason.contains("would have to overwrite:\n  new\n  q3/index.html\nMove them elsewhere"),
        "{reason}"
    );
    assert_eq!(listing(&out), before);
    fs::remove_file(out.join("q3/index.html")).unwrap();
    fs::remove_file(out.join("new")).unwrap();
    write(&out, site("1", &pages), 0).unwrap();
    fs::write(out.join("q3/mine.txt"), "mine").unwrap();
    let after = write(&out, site("1", &[]), 0).unwrap();
    assert_eq!(after.removed, 2);
    let left = paths(&out);
    assert!(left.contains(&"notes.txt".to_owned()) && left.contains(&"q3/mine.txt".to_owned()));
    assert!(!out.join("new").exists() && !out.join("q3/index.html").exists());
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn changes_by_hand_are_told_and_never_removed() {
    let out = empty("by-hand");
    write(&out, site("1", &["gone/index.html", "q3/index.html"]), 0).unwrap();
    fs::write(out.join("gone/index.html"), "").unwrap();
    fs::write(out.join("q3/index.html"), "").unwrap();
    let after = write(&out, site("1", &["q3/index.html"]), 0).unwrap();
    assert_eq!(after.restored, ["q3/index.html"]);
    assert_eq!(after.left, ["gone/index.html"]);
    assert!(out.join("gone/index.html").exists());
    // From now on it is somebody else's.
    let again = write(&out, site("1", &["q3/index.html"]), 0).unwrap();
    assert_eq!(again.left, Vec::<String>::new());
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn code_of_as_many_earlier_builds_as_wished_is_kept() {
    let out = empty("earlier");
    let code =
        |edition: &str| names::with_hash("viewer.js", format!("code of {edition}").as_bytes());
    for edition in ["1", "2", "3", "3", "4"] {
        write(&out, site(edition, &[]), 2).unwrap();
    }
    let kept = |edition: &str| out.join(code(edition)).exists();
    assert_eq!(["1", "2", "3", "4"].map(kept), [false, true, true, true]);
    // Going back to an earlier build makes it the present one.
    let back = write(&out, site("3", &[]), 2).unwrap();
    assert_eq!(back.kept, 4);
    assert_eq!(["1", "2", "3", "4"].map(kept), [false, true, true, true]);
    write(&out, site("3", &[]), 0).unwrap();
    assert_eq!(["1", "2", "3", "4"].map(kept), [false, false, true, false]);
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn names_that_leave_the_folder_or_clash_are_refused() {
    let out = empty("names");
    for files in [
        vec![file("../x.html", "")],
        vec![file("Q3/index.html", ""), file("q3/index.html", "")],
        vec![file(manifest::NAME, "")],
    ] {
        assert!(write(&out, files, 0).is_err());
    }
    assert_eq!(paths(&out), Vec::<String>::new());
    fs::remove_dir_all(out).unwrap();
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let (out, elsewhere) = (empty("links"), empty("elsewhere"));
    std::os::unix::fs::symlink(&elsewhere, out.join("q3")).unwrap();
    let reason = write(&out, site("1", &["q3/index.html"]), 0).unwrap_err();
    assert!(reason.contains("\n  q3\n"), "{reason}");
    assert_eq!(paths(&elsewhere), Vec::<String>::new());
    fs::remove_dir_all(out).unwrap();
    fs::remove_dir_all(elsewhere).unwrap();
}
