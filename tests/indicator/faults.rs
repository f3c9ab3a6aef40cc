//! Reports that once came out wrong on a measure's page.

use super::{Open, between, count, heads, words_of};
use report_core::compare::Comparison;
use report_core::select::Selection;
use report_view::charts::trend::trend;
use serde_json::json;
use std::path::PathBuf;

fn fault(name: &str) -> Open {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("crates/report-core/tests/faults");
    Open::bytes(
        "fault",
        &std::fs::read(folder.join(name)).expect("it is there"),
    )
}

/// Whether the line of the own place is drawn from one point to the next, by their periods.
fn joined(open: &Open, id: &str) -> Vec<(String, bool)> {
    let report = &open.report.value;
    let indicator = report.indicator(id).expect("the measure is there");
    let comparison = Comparison::of(report, indicator).expect("it has figures");
    let chart = trend(&comparison, &Selection::usual(&comparison), false).chart;
    let own = chart.series.last().expect("the own line is the last");
    let mut found: Vec<(String, bool)> = Vec::new();
    let mut whole = true;
    for point in &own.points {
        match point.value {
            None => whole = false,
            Some(_) => {
                found.push((point.period.clone(), whole));
                whole = true;
            }
        }
    }
    found
}

#[test]
fn a_line_stops_where_nobody_reported_the_periods_between() {
    let open = fault("periods-not-in-file.json");
    let stops = |id: &str| -> Vec<String> {
        let points = joined(&open, id).into_iter();
        points
            .filter(|(_, whole)| !whole)
            .map(|(at, _)| at)
            .collect()
    };
    assert_eq!(stops("gapyear"), ["2021/22"]);
    assert_eq!(stops("gapq"), ["Q4 2022/23", "Q4 2023/24"]);
    let nulls = fault("same-with-null.json");
    assert_eq!(joined(&open, "gapq"), joined(&nulls, "gapnull"));
    let words = words_of(&open.page("gapyear", ""));
    assert!(
        words.contains(
            "No figures are in the file between 2017/18 and 2021/22, so the line stops there."
        ),
        "{words}"
    );
}

#[test]
fn dark_dots_are_neighbours_only_where_there_are_any_and_a_table_has_few_columns() {
    let areas: Vec<_> = (0..40)
        .map(|at| json!({"id": format!("a{at}"), "name": format!("Place {at:02}"), "kind": "authority"}))
        .collect();
    let series: Vec<_> = (0..40)
        .map(|at| json!({"area": format!("a{at}"), "values": [at, at + 1]}))
        .collect();
    let report = json!({
        "fairview": "1.0", "kind": "report", "id": "many", "title": "T", "organisation": "O",
        "area": "a0", "period": "2024", "sort": "year", "areas": areas,
        "objectives": [{"id": "o", "title": "Objective"}],
        "indicators": [{
            "id": "m", "objective": "o", "title": "M", "unit": {"kind": "percent"},
            "observations": {"periods": ["2023", "2024"], "series": series},
        }],
    });
    let open = Open::bytes("many", report.to_string().as_bytes());
    let page = open.page("m", "");
    assert!(
        !page.contains("dark dots") && !page.contains("its neighbours"),
        "{page}"
    );
    let codes: Vec<String> = (1..40).map(|at| format!("a{at}")).collect();
    let all = open.page("m", &format!("with={}", codes.join(",")));
    for page in [&page, &all] {
        let table = between(page, "aria-label=\"Figures by period\"", "</table>");
        assert!(count(table, "<th scope=\"col\"") <= 7, "{table}");
    }
    let caption = words_of(between(&all, "<figcaption", "</figcaption>"));
    assert!(
        caption.contains("36 more places stand in the table."),
        "{caption}"
    );
    assert!(all.contains("The figures of the other places"));
}

#[test]
fn the_last_place_is_called_lowest_where_places_are_ranked() {
    let lait = Open::example("halton-lait-2026");
    let page = lait.page("ks1p-all", "");
    assert!(
        words_of(&page).contains("Lowest of 11, Halton and its neighbours"),
        "{page}"
    );
}

#[test]
fn places_are_chosen_by_their_official_codes() {
    let open = fault("official-codes.json");
    let heads = |options: &str| {
        heads(
            &open.page("i1", options),
            "aria-label=\"Figures by period\"",
        )
    };
    assert_eq!(heads("with=E08000014"), ["Period", "Halton", "Sefton"]);
    assert_eq!(heads("with=none"), ["Period", "Halton"]);
    let page = open.page("i1", "with=E08000014");
    assert!(!page.contains("is ignored"), "{page}");
}
