//! Laws that hold for every file: reading never panics, and every row is imported or accounted
//! for.

use proptest::prelude::*;
use report_core::problem::Severity;
use report_import::data::{self, Kind};
use report_import::imported::Imported;
use report_import::options::Options;

const HEADINGS: &str =
    "Area code,Area,Indicator,Period,Value,Lower,Upper,Unit,Status,Polarity,Notes";

fn read(kind: Kind, bytes: Vec<u8>) -> Imported {
    let mut options = Options::default();
    options.add("area", "E06000006").unwrap();
    data::import(kind, &options, false, [("a".to_owned(), Ok(bytes))], None)
}

/// A cell as people and programs fill it.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        2 => "[0-9]{1,3}(\\.[0-9]{1,2})?",
        1 => prop::sample::select(vec!["c", "[x]", "..", "p", "%", "1", "-1", "Halton", "£", "12 people", "5*"]).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ]
}

fn area() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "E06000006",
        "E06000006",
        "E06000007",
        "E12000002",
        "E92000001",
        "E47000001",
        "",
    ])
    .prop_map(str::to_owned)
}

fn period() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "20[0-2][0-9]",
        2 => "20[0-2][0-9]-(0[1-9]|1[0-2])-01/P[1-3][YM]",
        1 => prop::sample::select(vec!["2021/22", "2021-22", "2022 Q3", "latest", ""]).prop_map(str::to_owned),
        1 => "\\PC{0,10}",
    ]
}

fn quoted(cells: &[String]) -> String {
    let cells = cells
        .iter()
        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    cells.collect::<Vec<_>>().join(",")
}

/// How many values a report holds.
fn figures(text: &str) -> usize {
    let report: serde_json::Value = serde_json::from_str(text).unwrap();
    let indicators = report["indicators"].as_array().unwrap();
    let series = indicators
        .iter()
        .flat_map(|one| one["observations"]["series"].as_array().unwrap());
    series
        .map(|series| {
            let values = series["values"].as_array().unwrap();
            values.iter().filter(|value| !value.is_null()).count()
        })
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for kind in [Kind::Csv, Kind::Jsonstat] {
            let _ = read(kind, bytes.clone());
        }
    }

    #[test]
    fn no_cells_make_it_panic(rows in prop::collection::vec(prop::collection::vec("\\PC{0,12}", 0..14), 0..12)) {
        let mut text = HEADINGS.to_owned();
        for row in &rows {
            text.push('\n');
            text.push_str(&quoted(row));
        }
        let _ = read(Kind::Csv, text.into_bytes());
    }

    #[test]
    fn every_row_is_imported_or_listed(
        rows in prop::collection::vec((area(), prop::collection::vec(cell(), 8), period(), "[A-C]{0,1}"), 1..20)
    ) {
        let mut text = HEADINGS.to_owned();
        for (area, cells, period, indicator) in &rows {
            let mut row = vec![area.clone(), String::new(), indicator.clone(), period.clone()];
            row.extend(cells[..7].iter().cloned());
            text.push('\n');
            text.push_str(&quoted(&row));
        }
        let imported = read(Kind::Csv, text.clone().into_bytes());
        let listed = |line: usize| {
            let place = format!("a, line {line}");
            let within = format!("{place},");
            imported.problems.list.iter().any(|p| p.path == place || p.path.starts_with(&within))
        };
        // A row with nothing in it has nothing to be lost.
        let blank = |at: usize| {
            let (area, cells, period, indicator) = &rows[at];
            let words = cells[..7].iter().chain([area, period, indicator]);
            words.into_iter().all(|words| words.trim().is_empty())
        };
        // Rows with a number that nothing is said about.
        let numbers = rows.iter().enumerate().filter(|(at, (_, cells, ..))| {
            let value = cells[0].trim();
            let number = value.strip_suffix('%').unwrap_or(value).trim_start_matches('£');
            number.trim().parse::<f64>().is_ok() && !listed(at + 2)
        });
        // Those of areas that nobody asked for are counted in words.
        let left: usize = imported.problems.notes.iter()
            .find_map(|said| said.split_once(" rows of ")?.0.parse().ok())
            .unwrap_or(0);
        match &imported.text {
            Some(report) => {
                let (found, expected) = (figures(report), numbers.count());
                prop_assert!(found + left >= expected, "{found} and {left} of {expected}\n{text}\n{report}");
            }
            // Nothing can be shown: then the file as a whole or every row is listed.
            None => {
                let whole = imported.problems.list.iter().any(|p| p.path == "a" && p.severity == Severity::Error);
                prop_assert!(whole || left + (2..rows.len() + 2).filter(|line| blank(line - 2) || listed(*line)).count() >= rows.len(), "{text}");
            }
        }
        // What is written is sound.
        prop_assert_eq!(imported.sound().is_some(), imported.text.is_some() && imported.problems.errors() == 0);
        for (at, (area, cells, period, _)) in rows.iter().enumerate() {
            let bad = cells[0] == "12 people" || cells[0] == "5*" || period.trim().is_empty();
            if bad && !blank(at) && matches!(area.as_str(), "E06000006" | "") {
                prop_assert!(listed(at + 2) || imported.text.is_none(), "line {} of\n{text}", at + 2);
            }
        }
    }
}
