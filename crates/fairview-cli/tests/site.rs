//! `build` and `verify` as an officer calls them, and what they answer to the terminal.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a page is made from; the built viewer's is longer, not different.
const PAGE: &str = "<html lang=\"en-GB\"><head>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">
<meta name=\"description\" content=\"old\">
<meta name=\"fairview-catalogue\" content=\"examples/catalogue.json\">
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
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_fairview"))
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [stdout, stderr].concat();
    (status.code(), String::from_utf8(text).unwrap())
}

fn report() -> String {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples");
    let report = examples.join("halton-2015-16-q2.json").canonicalize();
    report.unwrap().to_str().unwrap().to_owned()
}

#[test]
fn a_site_is_built_verified_and_told_of_when_it_is_broken() {
    let folder = empty("whole");
    let report = report();
    let build = ["build", &report, "--out", "site", "--viewer", "viewer"];
    let (code, said) = fairview(&folder, &build);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("site: 78 pages. Files: "), "{said}");
    let (code, said) = fairview(&folder, &["verify", "site"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("site: no problems\n79 pages, "), "{said}");
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
    assert!(said.contains(" Files: 1 written, "), "{said}");
    assert_eq!(fairview(&folder, &["verify", "site"]).0, Some(0));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_mistake_of_a_configuration_is_told_and_nothing_is_written() {
    let folder = empty("config");
    fs::write(
        folder.join("fairview.toml"),
        "accent = \"#ffdd00\"\nlicense = \"OGL\"\n",
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
        "fairview: fairview.toml, line 1: accent is #ffdd00, which has a contrast of 1.24:1 with white paper and its pale bands; expected at least 4.5:1, so that words in it can be read. #806f00 would do
fairview.toml, line 2: there is no setting \"license\"; did you mean \"licence\"?\n"
    );
    assert!(!folder.join("site").exists());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_no_site_is_neither_verified_nor_served() {
    let folder = empty("none");
    for words in [
        &["verify", "viewer/none"][..],
        &["serve", "none"],
        &["serve"],
    ] {
        let (code, said) = fairview(&folder, words);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.starts_with("fairview: "), "{said}");
    }
    fs::remove_dir_all(folder).unwrap();
}
