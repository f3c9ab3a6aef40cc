//! Figures on the page have the decimals that are printed: inputs that once came out wrong.

use super::{Open, between, words_of};
use std::path::Path;

fn fault(name: &str) -> Open {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let bytes = std::fs::read(path.join(name)).unwrap();
    Open::bytes("fault", &bytes)
}

#[test]
fn decimals_left_out_are_those_of_the_figures() {
    let open = fault("decimals-left-out.json");
    let page = words_of(&open.page("a", ""));
    assert!(
        page.contains("the figure was 89.7% in Testham, below the target of 90%"),
        "{page}"
    );
    assert!(page.contains("the figure is 0.3 points below"), "{page}");
    let page = words_of(&open.page("b", ""));
    assert!(
        page.contains("the figure was 1.3 days in Testham, above the target of 1.0"),
        "{page}"
    );
    assert!(page.contains("the figure is 0.3 days above"), "{page}");
    let page = words_of(&open.page("c", ""));
    assert!(page.contains("It rose by 0.1 points from"), "{page}");
    assert!(!page.contains("unchanged"), "{page}");
}

#[test]
fn one_day_is_singular_on_the_whole_page() {
    let page = words_of(&fault("one-days.json").page("one", ""));
    assert!(page.contains("It fell by 1 day from"), "{page}");
    assert!(page.contains("Target 1 day"), "{page}");
    for line in page.lines() {
        for (at, _) in line.match_indices("1 days") {
            let before = line[..at].chars().next_back();
            assert!(
                before.is_some_and(|c| c.is_ascii_digit() || c == '.'),
                "{line}"
            );
        }
    }
}

#[test]
fn a_number_in_the_printed_table_has_no_more_decimals_than_it_has() {
    let report = serde_json::json!({
        "fairview": "1.0", "kind": "report", "id": "own", "title": "Test", "organisation": "Council",
        "area": "own", "period": "2022/23",
        "areas": [{"id": "own", "name": "Own", "kind": "authority"}],
        "columns": [
            {"id": "previous", "is": "previous", "heading": "Last", "period": "2021/22"},
            {"id": "current", "is": "current", "heading": "Now", "period": "2022/23"}
        ],
        "objectives": [{"id": "o", "title": "Objective"}],
        "indicators": [
            {"id": "i", "objective": "o", "title": "A", "unit": {"kind": "percent"}, "decimals": 2,
             "cells": {"previous": {"value": 4.25}, "current": {"value": 5}}},
            {"id": "n", "objective": "o", "title": "B", "unit": {"kind": "count"}, "decimals": 2,
             "cells": {"previous": {"value": 245.5}, "current": {"printed": "246", "value": 246}}}
        ]
    });
    let open = Open::bytes("own", report.to_string().as_bytes());
    let page = open.page("i", "");
    let table = words_of(between(&page, "aria-label=\"As printed\"", "</table>"));
    let cells: Vec<&str> = table.lines().map(str::trim).collect();
    assert!(cells.contains(&"4.25%") && cells.contains(&"5%"), "{table}");
    let page = words_of(&open.page("n", ""));
    assert!(page.contains("the number was 246 in Own"), "{page}");
    assert!(!page.contains("246.00"), "{page}");
}
