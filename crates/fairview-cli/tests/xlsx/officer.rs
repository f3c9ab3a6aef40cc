//! One council's scorecard as a performance officer has it: 42 measures, in the layouts and with
//! the slips that real workbooks have. `officer/q3-figures.txt` holds what the council's own
//! scorecard prints, `officer/own-layout-q3.xlsx`, taken from it with other code than what is
//! tested here: nothing where it prints no number.

use crate::bad::{folder, import, text};
use crate::sheets::rewritten;
use fairview_cli::import::as_text;
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

fn bytes(name: &str) -> Vec<u8> {
    let path = folder().join("officer").join(format!("{name}.xlsx"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// What the import prints, held against the file beside the workbook.
fn held(name: &str, bytes: &[u8]) {
    let found = as_text(
        &import(bytes, false),
        Path::new("report.xlsx"),
        Path::new("report.json"),
    );
    let beside = folder().join("officer").join(format!("{name}.txt"));
    if !beside.exists() && std::env::var("FAIRVIEW_GOLDEN").as_deref() == Ok("write") {
        std::fs::write(&beside, &found).expect("written");
    }
    assert_eq!(found, text(&beside), "{name}");
}

fn report(name: &str, bytes: &[u8]) -> Value {
    let imported = import(bytes, false);
    let text = imported
        .sound()
        .unwrap_or_else(|| panic!("{name}: {:?}", imported.problems.list));
    serde_json::from_str(text).expect("JSON")
}

/// A figure, and its upper end where it is a range.
type Figure = (Option<f64>, Option<f64>);

/// The printed figures by ref and by the heading of the table.
fn printed() -> HashMap<String, HashMap<String, Figure>> {
    let text = text(&folder().join("officer/q3-figures.txt"));
    let mut lines = text.lines();
    let headings: Vec<&str> = lines.next().expect("headings").split('|').collect();
    let number = |words: &str| words.parse::<f64>().ok();
    let row = |line: &str| {
        let mut cells = line.split('|');
        let name = cells.next().expect("a ref").to_owned();
        let figures = headings[1..].iter().zip(cells).map(|(heading, cell)| {
            let figure = match cell.split_once(" to ") {
                Some((from, to)) => (number(from), number(to)),
                None => (number(cell), None),
            };
            ((*heading).to_owned(), figure)
        });
        (name, figures.collect())
    };
    lines.map(row).collect()
}

/// Holds the cells of a report to what is printed, by the ids of the columns.
fn figures_are_printed(name: &str, report: &Value, columns: &[(&str, &str)]) {
    let printed = printed();
    let indicators = report["indicators"].as_array().expect("a list");
    assert_eq!((indicators.len(), printed.len()), (42, 42), "{name}");
    for indicator in indicators {
        let of = indicator["ref"].as_str().expect("a ref");
        for (column, heading) in columns {
            let cell = &indicator["cells"][column];
            let absent = cell["mark"]
                .as_str()
                .is_some_and(|mark| "cxz".contains(mark));
            let found = match absent {
                true => (None, None),
                false => (cell["value"].as_f64(), cell["to"].as_f64()),
            };
            assert_eq!(
                found, printed[of][*heading],
                "{name}, {of}, {column}: {cell}"
            );
        }
    }
}

const Q3: &[(&str, &str)] = &[
    ("previous", "2023/24 Q3"),
    ("target", "target"),
    ("current", "2024/25 Q3"),
];

#[test]
fn every_way_of_filling_the_template_gives_the_42_measures() {
    for name in [
        "q3-with-history",
        "q3-with-comparator",
        "decimals-left-empty",
        "pasted-values",
    ] {
        let bytes = bytes(name);
        held(name, &bytes);
        figures_are_printed(name, &report(name, &bytes), Q3);
    }
}

#[test]
fn figures_over_time_are_those_of_the_quarters() {
    let report = report("q3-with-history", &bytes("q3-with-history"));
    let printed = printed();
    let mut count = 0;
    for indicator in report["indicators"].as_array().expect("a list") {
        let of = indicator["ref"].as_str().expect("a ref");
        let observations = &indicator["observations"];
        let periods = observations["periods"].as_array().into_iter().flatten();
        for (i, period) in periods.enumerate() {
            let found = observations["series"][0]["values"][i].as_f64();
            let period = period.as_str().expect("a period");
            // A quarter in which the scorecard prints a dash was measured all the same.
            if let Some(expected) = printed[of][period].0 {
                assert_eq!(found, Some(expected), "{of} {period}");
                count += 1;
            }
        }
    }
    assert!(count > 100, "{count} figures");
}

#[test]
fn seven_columns_of_quarters_are_read() {
    let name = "q3-seven-quarter-columns";
    let bytes = bytes(name);
    held(name, &bytes);
    let columns = [
        ("q1", "2023/24 Q1"),
        ("q2", "2023/24 Q2"),
        ("q3", "2023/24 Q3"),
        ("q4", "2023/24 Q4"),
        ("q5", "2024/25 Q1"),
        ("q6", "2024/25 Q2"),
        ("target", "target"),
        ("current", "2024/25 Q3"),
    ];
    figures_are_printed(name, &report(name, &bytes), &columns);
}

#[test]
fn values_pasted_without_their_format_are_read_as_per_cent() {
    let report = report("pasted-values", &bytes("pasted-values"));
    let indicators = report["indicators"].as_array().expect("a list");
    let hou02 = indicators
        .iter()
        .find(|i| i["id"] == "hou02")
        .expect("a measure");
    let words = |column: &str| hou02["cells"][column]["printed"].clone();
    assert_eq!(words("previous"), "50.8%");
    assert_eq!(words("target"), "55.0%");
    assert_eq!(words("current"), "57.3%");
    // A notice for each measure in per cent of the workbook that has such a number.
    let imported = import(&bytes("pasted-values"), false);
    let list = imported.problems.list.iter();
    let told = list.filter(|p| p.message.contains("without a per cent sign read as"));
    assert_eq!(told.count(), 19);
}

#[test]
fn a_councils_own_words_are_read_and_what_is_wrong_is_told_by_cause() {
    let name = "pasted-in-own-words";
    let bytes = bytes(name);
    held(name, &bytes);
    // With the arrows explained it is a report: what ▲ means stands in no other place of it.
    let explained = rewritten(&bytes, |_, part| {
        part.replace(">▲<", ">better<").replace(">▼<", ">worse<")
    });
    let report = report(name, &explained);
    figures_are_printed(name, &report, Q3);
    assert_eq!(report["id"], "wrenford-q3-2024-25");
    assert_eq!(report["area"], "wrenford");
    let indicators = report["indicators"].as_array().expect("a list");
    let one = |id: &str| {
        indicators
            .iter()
            .find(|i| i["id"] == id)
            .expect("a measure")
    };
    for (id, unit) in [
        ("hou01", serde_json::json!({ "kind": "count" })),
        ("hou02", serde_json::json!({ "kind": "percent" })),
        (
            "env02",
            serde_json::json!({ "kind": "other", "symbol": "kg" }),
        ),
        (
            "env03",
            serde_json::json!({ "kind": "rate", "per": 100_000, "of": "collections" }),
        ),
        (
            "fin02",
            serde_json::json!({ "kind": "other", "symbol": "£000" }),
        ),
        ("fin04", serde_json::json!({ "kind": "money" })),
        (
            "cus02",
            serde_json::json!({ "kind": "other", "symbol": "seconds" }),
        ),
        (
            "cus07",
            serde_json::json!({ "kind": "other", "symbol": "to 1" }),
        ),
    ] {
        assert_eq!(one(id)["unit"], unit, "{id}");
    }
    assert_eq!(one("hou02")["rating"], "green");
    assert_eq!(one("hou02")["objective"], "homes-and-housing");
    assert_eq!(one("hou02")["direction"], "better");
    assert_eq!(one("hr02")["direction"], "same");
    assert_eq!(one("hr02")["polarity"], "plan");
    assert_eq!(one("hr04")["rating"], "not_rated");
    assert_eq!(one("hr04")["cells"]["current"]["mark"], "z");
    assert_eq!(one("env01")["cells"]["current"]["mark"], "p");
    assert_eq!(one("cus02")["cells"]["current"]["printed"], "01:41");
    assert_eq!(one("cus04")["cells"]["current"]["denominator"], 9);
}

#[test]
fn what_is_hidden_is_told_and_is_an_error_when_strict() {
    let bytes = bytes("hidden");
    held("hidden", &bytes);
    let strict = import(&bytes, true);
    assert_eq!(strict.problems.errors(), 3);
    assert!(strict.sound().is_none());
}

#[test]
fn numbers_that_nobody_formatted_and_shares_among_percentages_are_told() {
    held("numbers", &bytes("numbers"));
}

#[test]
fn a_workbook_of_another_layout_is_called_that() {
    held("own-layout-q3", &bytes("own-layout-q3"));
}
