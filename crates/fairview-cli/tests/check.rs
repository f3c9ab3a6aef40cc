//! `fairview check` as an officer runs it.
//!
//! `check/examples.txt` is the reviewed list of what the real documents deserve to hear.

use std::path::Path;
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fairview"))
        .current_dir(root())
        .arg("check")
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn the_examples_get_exactly_the_notices_they_deserve() {
    let mut files: Vec<String> = std::fs::read_dir(root().join("static/examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .map(|name| format!("static/examples/{name}"))
        .collect();
    files.sort();
    let output = check(&files.iter().map(String::as_str).collect::<Vec<_>>());
    let said = String::from_utf8(output.stdout).unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/examples.txt");
    if std::env::var("FAIRVIEW_GOLDEN").is_ok_and(|mode| mode == "write") && !kept.exists() {
        std::fs::write(&kept, &said).unwrap();
    }
    let expected = std::fs::read_to_string(&kept)
        .unwrap()
        .replace("\r\n", "\n");
    assert_eq!(said, expected);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_workbook_in_a_layout_of_its_own_is_checked_by_its_recipe() {
    let folder = "crates/fairview-cli/tests/xlsx";
    let workbook = format!("{folder}/officer/own-layout-q3.xlsx");
    assert_eq!(check(&[&workbook]).status.code(), Some(1));
    let recipe = format!("{folder}/recipes/own-layout.json");
    let output = check(&[&workbook, "--recipe", &recipe]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(!said.contains("layout of its own"), "{said}");
}

#[test]
fn shares_of_one_whole_come_to_a_hundred() {
    let bad = "crates/report-core/tests/bad/process-bands-not-100.json";
    let output = check(&[bad]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        format!(
            "{bad}: 1 notice\n  notice  processes[0].bands: in 2020/21 the shares come to 85%; expected 100%, or no \
             further from it than the 1.5 points that rounding explains. The shares of 2020/21 are not drawn\n"
        )
    );
}

#[test]
fn errors_end_with_1_and_can_be_read_by_programs() {
    let bad = "crates/report-core/tests/bad/rating-unknown.json";
    let output = check(&[bad]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        format!(
            "{bad}: 1 error\n  error   indicators[0].rating: \"blue\" is not a rating; expected one of \"red\", \
             \"amber\", \"green\", \"commentary\", \"not_rated\", \"lost\"\n"
        )
    );
    let output = check(&["--format", "json", bad]);
    assert_eq!(output.status.code(), Some(1));
    let files: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(files[0]["file"], bad);
    assert_eq!(files[0]["problems"][0]["level"], "error");
    assert_eq!(files[0]["problems"][0]["at"], "indicators[0].rating");
}

#[test]
fn a_file_that_is_not_there_is_an_error_with_words() {
    let output = check(&["nowhere.json"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.starts_with("nowhere.json: 1 error\n  error   The file cannot be read: "),
        "{said}"
    );
    assert_eq!(check(&[]).status.code(), Some(2));
    assert_eq!(check(&["--loudly"]).status.code(), Some(2));
}

#[test]
fn what_is_suspicious_has_the_place_that_the_file_gives_it() {
    // The periods stand newest first in this file.
    let file = "crates/fairview-cli/tests/check/newest-first.json";
    let said = String::from_utf8(check(&[file]).stdout).unwrap();
    assert_eq!(
        said,
        format!(
            "{file}: 1 notice\n  notice  indicators[0].observations.series[0].values[0]: Halton in \
             2023: 92% follows 8% in 2022, ten times as much or more; check the \
             decimal point and the unit\n"
        )
    );
}

#[test]
fn files_that_would_be_imported_are_checked_as_well() {
    let csv = "crates/fairview-cli/tests/check/slip.csv";
    let jsonstat = "crates/fairview-cli/tests/import/good/children-in-care.json";
    let output = check(&[csv, jsonstat, "--area", "E06000006"]);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        format!(
            "{csv}: 1 notice\n  notice  {csv}, line 3, column Value: Halton in 2022/23: 92.0% \
             follows 9.2% in 2021/22, ten times as much or more; check the \
             decimal point and the unit\n{jsonstat}: no problems\n"
        )
    );
    assert_eq!(output.status.code(), Some(0));
    let bad = "crates/fairview-cli/tests/import/bad/no-period.csv";
    let output = check(&[bad]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(check(&[bad, "--area"]).status.code(), Some(2));
}

#[test]
fn what_was_calculated_from_other_figures_is_told() {
    let file = "crates/fairview-cli/tests/check/stale.json";
    let output = check(&[file]);
    let both = "lists show the one, and the indicator's own page the other";
    let told = |what: &str, found: &str, right: &str| {
        format!(
            "  notice  stale/i1.json: the report says that {what} is {found}, and the figures here give {right}; {both}\n"
        )
    };
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        [
            format!("{file}: 3 notices\n"),
            told("the neighbours' mean", "80", "81"),
            told("the mean's count", "3", "4"),
            told("the rank", "2 of 4", "joint 1 of 5"),
        ]
        .concat()
    );
    assert_eq!(output.status.code(), Some(0));
}

fn told(arguments: &[&str]) -> String {
    String::from_utf8(check(arguments).stdout).unwrap()
}

#[test]
fn an_officers_scorecard_gets_no_notice_that_is_none() {
    // 42 measures, six with a target below last year's figure: that is normal.
    let file = "crates/fairview-cli/tests/check/q3-with-history.xlsx";
    let said = told(&[file]);
    assert!(!said.contains("is below the figure"), "{said}");
    let notices: Vec<&str> = said.lines().skip(1).collect();
    // One red measure has no commentary, where others have.
    let (unexplained, others): (Vec<&str>, Vec<&str>) = notices
        .into_iter()
        .filter(|line| !line.is_empty())
        .partition(|line| line.contains("neither a reason nor a commentary"));
    assert_eq!(unexplained.len(), 1, "{said}");
    assert!(
        others.iter().all(|line| line.contains("in per cent")),
        "{said}"
    );
}

#[test]
fn numbers_of_a_formula_and_shares_of_one_are_told() {
    let said = told(&["crates/fairview-cli/tests/check/numbers.xlsx"]);
    assert!(said.contains("89.7286821705426"), "{said}");
    assert!(!said.contains("the target of 7"), "{said}");
    let said = told(&[
        "--area",
        "E06000006",
        "--title",
        "T",
        "--organisation",
        "H",
        "crates/fairview-cli/tests/check/share.csv",
    ]);
    assert!(said.contains("1 notice"), "{said}");
}

#[test]
fn a_measure_that_the_next_report_forgot_is_named() {
    let report = |period: &str, value: f64, words: &str| {
        serde_json::json!({
            "fairview": "1.0", "kind": "report", "id": period.to_lowercase().replace(['/', ' '], "-"),
            "title": "Scorecard", "organisation": "Council", "area": "own", "period": period,
            "areas": [{"id": "own", "name": "Own", "kind": "authority"}],
            "columns": [{"id": "current", "is": "current", "heading": "Current", "period": period}],
            "objectives": [{"id": "o", "title": "Objective"}],
            "indicators": [{
                "id": "hou01", "objective": "o", "title": "Homes let", "unit": {"kind": "count"},
                "rating": "amber", "commentary": words,
                "cells": {"current": {"printed": value.to_string(), "value": value}}
            }]
        })
    };
    let folder = std::env::temp_dir().join(format!("fairview-forgotten-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, report: serde_json::Value| {
        let path = folder.join(name);
        std::fs::write(&path, report.to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let first = write(
        "q2.json",
        report("2024/25 Q2", 149.0, "Lettings were slow."),
    );
    let second = write(
        "q3.json",
        report("2024/25 Q3", 149.0, "Lettings were slow."),
    );
    let third = write(
        "q4.json",
        report("2024/25 Q4", 149.0, "Lettings were slow in winter."),
    );
    let said = told(&[&third, &second, &first]);
    std::fs::remove_dir_all(&folder).unwrap();
    let notices: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("notice "))
        .collect();
    assert_eq!(notices.len(), 1, "{said}");
    assert_eq!(
        notices[0].trim(),
        "notice  indicators[0]: \"Homes let\": the figure 149, the rating amber and the commentary \
         are those of the report for quarter 2 2024/25; expected this period\u{2019}s, or words that \
         nothing has changed"
    );
    let after = said.split("q3.json").nth(1).unwrap();
    assert!(after.starts_with(": 1 notice"), "{said}");
}

#[test]
fn one_cause_is_told_once_with_its_places() {
    let said = told(&["static/examples/halton-board-2020-01.json"]);
    let lines: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("start of the last 3"))
        .collect();
    assert_eq!(lines.len(), 1, "{said}");
    assert!(lines[0].contains(" (the same at indicators[89]"), "{said}");
}

#[test]
fn decimals_left_empty_in_a_workbook_are_those_of_its_figures() {
    let folder = std::env::temp_dir().join(format!("fairview-decimals-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let out = folder.join("report.json");
    let done = Command::new(env!("CARGO_BIN_EXE_fairview"))
        .current_dir(root())
        .args(["import", "xlsx", "--out"])
        .arg(&out)
        .arg("crates/fairview-cli/tests/check/decimals-left-empty.xlsx")
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let bytes = std::fs::read(&out).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let report = report_core::read::report(&bytes).unwrap().value;
    for (id, figures) in [
        (
            "rev01",
            ["82.6%", "below the target of 83.1%", "down from the 83.0%"],
        ),
        (
            "pla04",
            ["4.6 years", "below the target of 5", "down from the 5.2"],
        ),
        (
            "hr01",
            ["8.9 days", "above the target of 8.5", "down from the 9.6"],
        ),
    ] {
        let indicator = report.indicator(id).unwrap();
        let lead = report_core::words::indicator_lead(&report, indicator).unwrap();
        for said in figures {
            assert!(lead.contains(said), "{lead}");
        }
    }
}
