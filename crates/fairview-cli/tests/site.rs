//! `build` and `verify` as an officer calls them, and what they answer to the terminal.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

/// What a page is made from; the built viewer's is longer, not different.
const PAGE: &str = "<html lang=\"en-GB\"><head>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">
<meta name=\"description\" content=\"old\">
<meta name=\"fairview-catalogue\" content=\"examples/catalogue.json\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"examples/catalogue.json\">
<title>Old</title>
</head><body>
<div id=\"fairview\">Loading</div>
<div id=\"fairview-failed\" hidden>words</div>
</body></html>
";

fn empty(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("fairview-cli-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("viewer")).unwrap();
    fs::write(folder.join("viewer/index.html"), PAGE).unwrap();
    folder
}

/// Calls the command in a folder.
fn fairview(folder: &Path, words: &[&str]) -> (Option<i32>, String) {
    fairview_with(folder, words, &[])
}

/// Calls it with these variables of the environment.
fn fairview_with(folder: &Path, words: &[&str], told: &[(&str, &str)]) -> (Option<i32>, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_fairview"))
        .args(words)
        .current_dir(folder)
        .envs(told.iter().copied())
        .output()
        .unwrap();
    let text = [stdout, stderr].concat();
    (status.code(), String::from_utf8(text).unwrap())
}

const Q2: &str = "halton-2015-16-q2.json";
const Q3: &str = "halton-2022-23-q3.json";

fn example(name: &str) -> PathBuf {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples");
    examples.join(name).canonicalize().unwrap()
}

fn report() -> String {
    example(Q2).to_str().unwrap().to_owned()
}

/// Every file of a folder with what is in it.
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

#[test]
fn a_site_is_built_verified_and_told_of_when_it_is_broken() {
    let folder = empty("whole");
    let report = report();
    let build = ["build", &report, "--out", "site", "--viewer", "viewer"];
    let (code, said) = fairview(&folder, &build);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("site: 79 pages, and 142 for frames in other pages. Files: "),
        "{said}"
    );
    let (code, said) = fairview(&folder, &["verify", "site"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("site: no problems\n291 pages, "), "{said}");
    fs::remove_file(folder.join("site/catalogue.json")).unwrap();
    let (code, said) = fairview(&folder, &["verify", "site", "--format", "json"]);
    assert_eq!(code, Some(1));
    let told: serde_json::Value = serde_json::from_str(&said).unwrap();
    let missing = serde_json::json!({
        "level": "error", "at": "catalogue.json", "says": "is missing"
    });
    assert!(
        told[0]["problems"].as_array().unwrap().contains(&missing),
        "{said}"
    );
    // Building again mends it.
    let (_, said) = fairview(&folder, &build);
    assert!(said.contains(" Files: 1 new, 0 changed, "), "{said}");
    assert_eq!(fairview(&folder, &["verify", "site"]).0, Some(0));
    fs::remove_dir_all(folder).unwrap();
}

/// Sources in a folder of their own, last changed that many days after the beginning of 1970.
fn sources(name: &str, days: u64) -> PathBuf {
    let folder = empty(name);
    fs::write(
        folder.join("fairview.toml"),
        "address = \"https://council.example/performance/\"\n",
    )
    .unwrap();
    for report in [Q2, Q3] {
        fs::copy(example(report), folder.join(report)).unwrap();
    }
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400);
    for file in [Q2, Q3, "fairview.toml", "viewer/index.html"] {
        let file = fs::File::options().write(true).open(folder.join(file));
        file.unwrap().set_modified(time).unwrap();
    }
    folder
}

#[test]
fn the_bytes_of_a_site_know_no_place_no_time_and_no_language() {
    let (here, there) = (sources("here", 11_000), sources("there/b c/\u{fc}", 25_000));
    let here_told = [
        ("TZ", "America/Los_Angeles"),
        ("LANG", "en_GB.UTF-8"),
        ("HOME", "/nowhere"),
    ];
    let there_told = [
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "ar_EG.UTF-8"),
        ("HOME", there.to_str().unwrap()),
        ("SOURCE_DATE_EPOCH", "86400"),
    ];
    // From the folder itself, and from another by whole paths, in another order.
    let relative = [
        "build",
        Q2,
        Q3,
        "--out",
        "site",
        "--viewer",
        "viewer",
        "--config",
        "fairview.toml",
    ];
    let (code, said) = fairview_with(&here, &relative, &here_told);
    assert_eq!(code, Some(0), "{said}");
    let whole = |name: &str| there.join(name).to_str().unwrap().to_owned();
    let paths = [Q3, Q2, "site", "viewer", "fairview.toml"].map(whole);
    let [q3, q2, site, viewer, config] = paths.each_ref().map(String::as_str);
    let absolute = [
        "build", "--viewer", viewer, "--config", config, "--out", site, q3, q2,
    ];
    let (code, said) = fairview_with(&std::env::temp_dir(), &absolute, &there_told);
    assert_eq!(code, Some(0), "{said}");
    let (one, other) = (listing(&here.join("site")), listing(&there.join("site")));
    assert!(one.len() > 300, "{}", one.len());
    assert!(one.keys().eq(other.keys()), "other files");
    for (path, bytes) in &one {
        assert!(*bytes == other[path], "{} differs", path.display());
    }
    for folder in [here.as_path(), there.ancestors().nth(2).unwrap()] {
        fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn every_mistake_of_a_configuration_is_told_and_nothing_is_written() {
    let folder = empty("config");
    fs::write(
        folder.join("fairview.toml"),
        "accent = \"#ffdd00\"\nlanguage = \"English please\"\n",
    )
    .unwrap();
    let report = report();
    let (code, said) = fairview(
        &folder,
        &[
            "build",
            &report,
            "--out",
            "site",
            "--viewer",
            "viewer",
            "--config",
            "fairview.toml",
        ],
    );
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "fairview: fairview.toml, line 1: #ffdd00 has a contrast of 1.24:1 with white paper and its pale bands; expected at least 4.5:1, so that words in it can be read. #806f00 would do
  accent = \"#ffdd00\"
           ^^^^^^^^^
fairview.toml, line 2: expected a language tag, like \"en-GB\"
  language = \"English please\"
             ^^^^^^^^^^^^^^^^\n"
    );
    assert!(!folder.join("site").exists());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_no_site_is_neither_verified_nor_served() {
    let folder = empty("none");
    for (words, expected) in [
        (&["verify", "viewer/none"][..], 1),
        (&["serve", "none"], 1),
        (&["serve"], 2),
    ] {
        let (code, said) = fairview(&folder, words);
        assert_eq!(code, Some(expected), "{said}");
        assert!(said.starts_with("fairview: "), "{said}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_report_that_is_published_goes_only_when_that_is_asked_for() {
    let folder = empty("dropped");
    for report in [Q2, Q3] {
        fs::copy(example(report), folder.join(report)).unwrap();
    }
    let build = |words: &[&str]| {
        let place = [
            "--out",
            "site",
            "--viewer",
            "viewer",
            "--config",
            "fairview.toml",
        ];
        fairview(&folder, &[&["build"], words, &place].concat())
    };
    // With an address there is a picture of each report, in a folder of data with a hash in its name.
    let address = "address = \"https://www.example.gov.uk/performance/\"\n";
    fs::write(folder.join("fairview.toml"), address).unwrap();
    assert_eq!(build(&[Q2, Q3]).0, Some(0));
    assert_eq!(build(&[Q2, Q3]).0, Some(0), "nothing is lost");
    let before = listing(&folder.join("site"));
    let (code, said) = build(&[Q3]);
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "fairview: site holds a report that was not named and would lose it, with every link to it:
  halton-2015-16-q2: Children and Young People, Priority Based Report, 2015/16 Q2
Name it too, or say --remove to take it away. Nothing was written.\n"
    );
    assert!(
        before == listing(&folder.join("site")),
        "something was written"
    );
    let (code, said) = build(&[Q3, "--remove"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.ends_with("  halton-2015-16-q2: Children and Young People, Priority Based Report, 2015/16 Q2 is no longer published\n"),
        "{said}"
    );
    assert!(!folder.join("site/halton-2015-16-q2/index.html").exists());
    // The next build has nothing to ask.
    assert_eq!(build(&[Q3]).0, Some(0));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_series_is_proposed_where_titles_agree() {
    let folder = empty("series");
    for report in [Q2, Q3] {
        let text = fs::read_to_string(example(report)).unwrap();
        let bare = text.replace("\"series\": \"priority-based-report\",", "");
        assert!(text != bare, "{report} names no series");
        fs::write(folder.join(report), bare).unwrap();
    }
    let build = ["build", Q2, Q3, "--out", "site", "--viewer", "viewer"];
    let (code, said) = fairview(&folder, &build);
    assert_eq!(code, Some(0), "{said}");
    let proposed = "\"Children and Young People, Priority Based Report\" of Halton Borough Council has 2 releases, and no series is named for 2022/23 Q3, 2015/16 Q2: readers of one are not offered the others. Write \"series\": \"children-and-young-people-priority-based-report\" in each of these reports, or beside it in the catalogue";
    assert!(said.contains(proposed), "{said}");
    // The same of a catalogue that is checked.
    fs::write(
        folder.join("catalogue.json"),
        format!(
            r#"{{ "fairview": "1.0", "kind": "catalogue", "organisation": "Halton Borough Council", "reports": [
{{ "id": "halton-2015-16-q2", "file": "{Q2}", "title": "Children and Young People, Priority Based Report", "period": "2015/16 Q2", "sort": "quarter" }},
{{ "id": "halton-2022-23-q3", "file": "{Q3}", "title": "Children and Young People, Priority Based Report", "period": "2022/23 Q3", "sort": "quarter" }}] }}"#
        ),
    )
    .unwrap();
    let (code, said) = fairview(&folder, &["check", "catalogue.json"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("notice  reports: \"Children and Young"),
        "{said}"
    );
    assert!(
        said.contains("is named for 2022/23 Q3, 2015/16 Q2: readers"),
        "{said}"
    );
    fs::remove_dir_all(folder).unwrap();
}
