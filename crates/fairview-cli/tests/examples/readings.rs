//! How the measures of the papers were read: `readings.csv`, `cells.csv` and `parts.csv`, which say by
//! hand what no rule can take from a printed cell.

use super::{Row, list, report, root, rows, same};
use serde_json::Value;

/// The folders below `data/halton`, and the reports that were made of them.
const PAPERS: [(&str, &str); 5] = [
    ("2012-15-plan", "halton-plan-2012-15"),
    ("2015-16-q2", "halton-2015-16-q2"),
    ("2016-19-plan", "halton-plan-2016-19"),
    ("2020-01-board", "halton-board-2020-01"),
    ("2022-23-q3", "halton-2022-23-q3"),
];

fn rows_if_there(file: &str) -> Vec<Row> {
    match root().join("data/halton").join(file).is_file() {
        true => rows(file),
        false => Vec::new(),
    }
}

/// A number is the same however it is written; an empty one is left out.
fn same_number(value: &Value, words: &str, what: &str) {
    assert_eq!(value.as_f64(), words.parse().ok(), "{what}");
}

/// What a row says by hand of a cell stands in it.
fn cell_as_read(cell: &Value, row: &Row) {
    let what = format!("{row:?}");
    assert!(cell.is_object(), "{what}");
    match row["value"].as_str() {
        // What is printed is read by rule, which values.rs checks.
        "" => {}
        "words" => assert_eq!(cell["value"], Value::Null, "{what}"),
        number => same_number(&cell["value"], number, &what),
    }
    match row["mark"].as_str() {
        "" => {}
        "none" => assert_eq!(cell["mark"], Value::Null, "{what}"),
        mark => assert_eq!(cell["mark"], mark, "{what}"),
    }
    for name in ["to", "numerator", "denominator"] {
        same_number(&cell[name], &row[name], &what);
    }
    for name in ["period", "basis", "heading", "note"] {
        if !row[name].is_empty() {
            assert_eq!(cell[name], row[name], "{what}");
        }
    }
}

#[test]
fn measures_are_read_as_the_tables_say() {
    let mut cells = 0;
    for (folder, id) in PAPERS {
        let report = report(id);
        let indicators = list(&report, "indicators");
        let readings = rows(&format!("{folder}/readings.csv"));
        assert_eq!(indicators.len(), readings.len(), "{id}");
        for (indicator, row) in indicators.iter().zip(&readings) {
            let what = format!("{id} {row:?}");
            for name in ["id", "ref", "short_title", "polarity", "basis"] {
                same(&indicator[name], &row[name], &what);
            }
            // Where it is empty, the paper's own note may stand.
            if !row["note"].is_empty() {
                assert_eq!(indicator["note"], row["note"], "{what}");
            }
            let unit = &indicator["unit"];
            same(&unit["kind"], &row["unit"], &what);
            same_number(&unit["per"], &row["per"], &what);
            for name in ["of", "axis", "symbol"] {
                same(&unit[name], &row[name], &what);
            }
            if !row["decimals"].is_empty() {
                same_number(&indicator["decimals"], &row["decimals"], &what);
            }
        }
        let indicator = |row: &Row| {
            let mut all = indicators.iter();
            all.find(|one| one["id"] == row["id"])
                .unwrap_or_else(|| panic!("{id} {row:?}"))
        };
        for row in rows_if_there(&format!("{folder}/cells.csv")) {
            cell_as_read(&indicator(&row)["cells"][&row["column"]], &row);
            cells += 1;
        }
        for row in rows_if_there(&format!("{folder}/parts.csv")) {
            let mut parts = list(indicator(&row), "breakdowns").iter();
            let part = parts.find(|part| part["id"] == row["part"]);
            let part = part.unwrap_or_else(|| panic!("{id} {row:?}"));
            assert_eq!(part["title"], row["title"], "{id} {row:?}");
            let cell = &part["cells"][&row["column"]];
            assert_eq!(cell["printed"], row["printed"], "{id} {row:?}");
            cell_as_read(cell, &row);
            cells += 1;
        }
    }
    assert_eq!(cells, 100);
}
