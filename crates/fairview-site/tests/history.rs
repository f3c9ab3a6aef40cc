//! Releases of one series, published together: each tells of those before it, and of none after.

use fairview::publisher::Said;
use fairview_site::pages::pages;
use fairview_site::reports::Reports;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("fairview-history-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The example for a quarter, under an id and in a series of its own.
fn quarter(number: u8, change: impl Fn(&mut Value)) -> Value {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples");
    let text = fs::read(examples.join("halton-2022-23-q3.json")).unwrap();
    let mut report: Value = serde_json::from_slice(&text).unwrap();
    report["id"] = json!(format!("q{number}"));
    report["series"] = json!("quarters");
    report["period"] = json!(format!("2022/23 Q{number}"));
    change(&mut report);
    report
}

fn read(folder: &Path, reports: &[Value]) -> Reports {
    let paths: Vec<PathBuf> = reports
        .iter()
        .map(|report| {
            let path = folder.join(format!("{}.json", report["id"].as_str().unwrap()));
            fs::write(&path, report.to_string()).unwrap();
            path
        })
        .collect();
    Reports::read(&paths, None).unwrap()
}

#[test]
fn a_release_tells_of_those_before_it() {
    let folder = folder("series");
    let rated = |rating: &'static str| {
        move |report: &mut Value| report["indicators"][0]["rating"] = json!(rating)
    };
    // In whatever order they are named.
    let reports = [
        quarter(3, rated("green")),
        quarter(1, rated("red")),
        quarter(2, rated("amber")),
    ];
    let reports = read(&folder, &reports);
    let of = |id: &str| {
        let found = reports.list.iter().find(|one| one.id == id).unwrap();
        &found.report.value
    };
    assert!(of("q1").since.is_none());
    let second = of("q2").since.as_ref().unwrap();
    assert_eq!(
        (second.report.as_str(), second.period.label()),
        ("q1", "2022/23 Q1")
    );
    assert!(of("q2").releases.is_empty());
    let third = of("q3");
    assert_eq!(third.since.as_ref().unwrap().report, "q2");
    let said = third.since.as_ref().unwrap().sentences.join(" ");
    assert!(said.contains("1 moved: 1 from amber to green"), "{said}");
    let history = &third.indicators[0].history;
    let ratings: Vec<&str> = history
        .iter()
        .map(|entry| entry.rating.unwrap().word())
        .collect();
    assert_eq!(ratings, ["Red", "Amber", "Green"]);
    let releases: Vec<&str> = third
        .releases
        .iter()
        .map(|one| one.report.as_str())
        .collect();
    assert_eq!(releases, ["q1", "q2", "q3"]);
    // The data files say it, so that a reader need fetch no other report.
    let text = |id: &str| {
        let start = format!("data/{id}/");
        let mut files = reports.files.iter();
        let file =
            files.find(|file| file.path.starts_with(&start) && file.path.contains("/report"));
        String::from_utf8(file.unwrap().bytes.clone()).unwrap()
    };
    assert!(text("q3").contains("\"history\"") && !text("q1").contains("\"since\""));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_later_release_changes_no_file_of_an_earlier_one() {
    let folder = folder("later");
    let all = [quarter(1, |_| ()), quarter(2, |_| ()), quarter(3, |_| ())];
    let names = |reports: &Reports| -> Vec<String> {
        let own = |file: &&fairview_site::file::File| {
            file.path.starts_with("data/q1/") || file.path.starts_with("data/q2/")
        };
        reports
            .files
            .iter()
            .filter(own)
            .map(|file| file.path.clone())
            .collect()
    };
    let (two, three) = (read(&folder, &all[..2]), read(&folder, &all));
    assert_eq!(names(&two), names(&three));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn reports_of_other_accounts_are_no_releases() {
    let folder = folder("other");
    let other = quarter(2, |report| report["series"] = json!("another"));
    let reports = read(&folder, &[quarter(3, |_| ()), other]);
    assert!(
        reports
            .list
            .iter()
            .all(|one| one.report.value.since.is_none())
    );
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn an_overview_says_how_many_turned_red() {
    let folder = folder("turned");
    let rated = |rating: &'static str| {
        move |report: &mut Value| report["indicators"][0]["rating"] = json!(rating)
    };
    let reports = read(
        &folder,
        &[quarter(2, rated("green")), quarter(3, rated("red"))],
    );
    let page = |path: &str| {
        let found = pages(&reports)
            .into_iter()
            .find(|page| page.path == path)
            .unwrap();
        found.render(&reports, &Said::default()).unwrap().markup
    };
    let said = "1 measure turned red since quarter 2 2022/23, of 18 rated in both reports. 17 without a rating in both are left out.";
    let overview = page("q3");
    let tally = overview.find("fv-tally__since").unwrap();
    let at = overview.find(said).unwrap_or_else(|| panic!("{overview}"));
    assert!(tally < at && at < overview.find("What changed since").unwrap());
    assert!(!page("q2").contains("turned red since"));
    fs::remove_dir_all(&folder).unwrap();
}
