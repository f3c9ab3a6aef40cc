//! Every figure stands in a table, every note and symbol is explained, and what the examples do not
//! have is shown from a report made for it.

use super::{EXAMPLES, Open, between, count, heads, row_heads, words_of};
use report_core::compare::Comparison;
use report_core::select::choices;

#[test]
fn every_number_that_is_compared_stands_in_a_table() {
    let mut numbers = 0;
    for id in EXAMPLES {
        let open = Open::example(id);
        let report = &open.report.value;
        for indicator in &report.indicators {
            let whole = open.whole(indicator);
            let Some(comparison) = Comparison::of(report, &whole) else {
                continue;
            };
            let codes: Vec<String> = choices(&comparison).into_iter().map(|c| c.code).collect();
            let all = match codes.is_empty() {
                true => String::new(),
                false => format!("with={}", codes.join(",")),
            };
            let page = open.page(&indicator.id, &all);
            let at = page
                .find("aria-label=\"Figures by period\"")
                .expect("a table");
            let tables = words_of(&page[at..]);
            let cells: Vec<&str> = tables.lines().map(str::trim).collect();
            for series in &comparison.observations.series {
                let all = 0..series.values.len();
                for written in all.filter_map(|at| comparison.write(series, at)) {
                    assert!(
                        cells.iter().any(|cell| cell.starts_with(&written)),
                        "{id}/{}: {written} of {}",
                        indicator.id,
                        comparison.series_name(series)
                    );
                    numbers += 1;
                }
            }
        }
    }
    assert!(numbers > 30_000, "{numbers}");
}

#[test]
fn notes_of_cells_have_a_letter_and_are_described() {
    let mut noted = 0;
    for id in EXAMPLES {
        let open = Open::example(id);
        let report = &open.report.value;
        for indicator in &report.indicators {
            let parts = indicator.breakdowns.iter().flat_map(|part| &part.cells);
            let cells = indicator.cells.iter().chain(parts).flatten();
            let notes: Vec<&String> = cells.filter_map(|cell| cell.note.as_ref()).collect();
            if notes.is_empty() {
                continue;
            }
            let page = open.page(&indicator.id, "");
            let list = between(&page, "aria-label=\"Notes on the numbers\"", "</ul>");
            for note in &notes {
                assert!(
                    words_of(list).contains(note.as_str()),
                    "{id}/{}: {note}",
                    indicator.id
                );
            }
            assert_eq!(
                count(&page, "class=\"fv-note-mark\""),
                notes.len(),
                "{id}/{}",
                indicator.id
            );
            for described in page.split("aria-describedby=\"").skip(1) {
                for id in described.split('"').next().unwrap_or_default().split(' ') {
                    assert!(
                        page.contains(&format!("id=\"{id}\"")),
                        "{id} describes and is not there"
                    );
                }
            }
            noted += notes.len();
        }
    }
    assert!(noted >= 40, "{noted}");
}

#[test]
fn symbols_are_explained_in_place_and_in_words_beside_the_chart() {
    let lait = Open::example("halton-lait-2026");
    let (mut seen, mut revised) = (0, 0);
    for indicator in &lait.report.value.indicators {
        let page = lait.page(&indicator.id, "");
        let table = between(&page, "aria-label=\"Figures by period\"", "</table>");
        if table.contains("[r]") || table.contains("[p]") {
            seen += 1;
            let symbols = between(&page, "id=\"fv-symbols\"", "</p>");
            assert_eq!(
                table.contains("[r]"),
                symbols.contains("[r] revised"),
                "{}",
                indicator.id
            );
            assert_eq!(
                table.contains("[p]"),
                symbols.contains("[p] provisional"),
                "{}",
                indicator.id
            );
            let trend = words_of(between(&page, "<figure", "</figure>"));
            assert_eq!(
                table.contains("[p]"),
                trend.contains("Provisional, drawn dashed"),
                "{}",
                indicator.id
            );
            revised += usize::from(trend.contains("Revised since first published: "));
        }
    }
    assert!(seen >= 8 && revised >= 5, "{seen} {revised}");
}

#[test]
fn parts_with_figures_over_time_are_small_multiples_with_their_table() {
    let board = Open::example("halton-board-2020-01");
    let page = board.page("compliments-share-by-source", "");
    let section = between(&page, "The parts over time", "</section>");
    assert!(words_of(&page).contains("only for its parts, so there is no chart of the whole"));
    let printed = between(&page, "aria-label=\"As printed\"", "</table>");
    assert!(
        !printed.contains(">The whole<"),
        "nothing is printed for it"
    );
    assert_eq!(
        count(section, "role=\"img\" aria-label=\"Small line charts: "),
        2
    );
    assert!(section.contains("In 2018/19 the highest of 2 parts was Service users (70%), the lowest Professionals (30%)."), "{section}");
    assert_eq!(row_heads(section, "Figures of the parts").len(), 2);
    assert_eq!(heads(section, "Figures of the parts").len(), 6);
    // Parts with one figure each are in the printed row.
    let printed = board.page("cic-assessed-cohort", "");
    assert!(!printed.contains("The parts over time"));
    assert!(words_of(&printed).contains("Children in care, Key Stage 4"));
    let other = Open::example("halton-2022-23-q3").page("ped01-02", "");
    assert!(!other.contains("The parts over time"));
}

#[test]
fn figures_of_different_sorts_of_periods_are_not_joined() {
    let board = Open::example("halton-board-2020-01");
    let page = board.page("referral-rate", "");
    let trend = between(&page, "<figure", "</figure>");
    let words = words_of(trend);
    assert!(
        words.contains("Forecast, drawn dashed with an open dot: Halton in 2019/20."),
        "{words}"
    );
    assert!(words.contains("not joined by a line"), "{words}");
    assert!(
        words.contains("“start of the last 3 years (year not printed)” cannot be placed in time"),
        "{words}"
    );
    // Two points, no line.
    let focus = |part: &str| part.starts_with("path ") && part.contains("fv-chart__focus");
    assert!(!trend.split('<').any(focus), "{trend}");
}

/// A report made for what the examples do not have: targets with figures of their own, limits,
/// counts, a suppressed value, a break, and a rule of rating.
const OWN: &str = r#"{
  "fairview": "1.0", "kind": "report", "id": "own", "title": "Own",
  "organisation": "Halton", "area": "halton", "period": "2023/24", "sort": "year",
  "areas": [{"id": "halton", "name": "Halton", "kind": "authority"}],
  "columns": [
    {"id": "target", "is": "target", "heading": "Target", "period": "2023/24"},
    {"id": "now", "is": "current", "heading": "Actual", "period": "2023/24"}
  ],
  "objectives": [{"id": "one", "title": "One"}],
  "indicators": [{
    "id": "reviews", "objective": "one", "title": "Reviews in time",
    "unit": {"kind": "percent"}, "decimals": 1, "polarity": "high", "basis": "whole_period",
    "rating": "amber",
    "rule": {"kind": "percent", "amber": 5},
    "cells": {"target": {"value": 95}, "now": {"value": 88}},
    "targets": [
      {"period": "2019/20", "value": 85}, {"period": "2020/21", "value": 90},
      {"period": "2021/22", "value": 90, "to": 94}, {"period": "2022/23", "value": 90}
    ],
    "observations": {
      "periods": ["2019/20", "2020/21", "2021/22", "2022/23", "2023/24"],
      "series": [{
        "area": "halton", "values": [86.5, null, 92, 90, 88],
        "marks": {"2020/21": "c", "2022/23": "b"},
        "lower": [null, null, null, null, 84.1], "upper": [null, null, null, null, 91.2],
        "numerators": [null, null, null, null, 88], "denominators": [null, null, null, null, 100]
      }]
    }
  }]
}"#;

#[test]
fn limits_breaks_suppressed_values_targets_and_the_rule_are_shown_and_explained() {
    let own = Open::bytes("own", OWN.as_bytes());
    let page = own.page("reviews", "");
    let words = words_of(&page);
    for said in [
        "Confidential, not published to protect people, a gap in the line: Halton in 2020/21.",
        "Break in series, counted differently before, so the line stops and no change is worked out across it: Halton in 2022/23.",
        "[c] confidential",
        "[b] break in series",
        "confidence limits 84.1% to 91.2%",
        "88 of 100",
        "Green where the target is met, amber where it is missed by no more than 5% of the target, else red.",
        "By the rule in the file: red, calculated",
        "Published: amber. By the rule in the file: red. The two differ; the published one is shown.",
        "The distance from the target",
        "Level with or within the target in 2 of 4 periods",
        "In 2023/24 the figure was 7.0 points below the target (88.0% against 95.0%), the worse side, because high is good here; in 2019/20 it was 1.5 points above it. Of 4 periods it was above the target in 1, below it in 1 and level with or within it in 2.",
        "7.0 points below, worse",
    ] {
        assert!(words.contains(said), "{said} in {words}");
    }
    assert!(!words.contains("The distance from the neighbours"));
    let trend = between(&page, "<figure", "</figure>");
    assert!(trend.contains("fv-chart__limits"), "whiskers are drawn");
    assert!(trend.contains("fv-chart__break"), "the break is drawn");
    // No line is needed where every period stands alone; a suppressed value is never drawn.
    let table = between(&page, "aria-label=\"Figures by period\"", "</table>");
    assert!(table.contains(">[c]"), "{table}");
}

#[test]
fn headings_are_in_order_and_tab_stops_are_few() {
    for (id, indicator) in [
        ("halton-2022-23-q3", "ped02-04"),
        ("halton-lait-2026", "lac"),
        ("halton-board-2020-01", "compliments-share-by-source"),
    ] {
        let page = Open::example(id).page(indicator, "");
        let levels: Vec<u32> = page
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels.first(), Some(&1), "{id}");
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{id}: {levels:?}"
        );
        // What is folded away is no stop; its summary is.
        let mut open = String::new();
        for (at, part) in page.split("<details").enumerate() {
            let (first, rest) = part.split_once("</details>").unwrap_or((part, ""));
            let folded = at > 0 && !rest.is_empty();
            let head = first.split("</summary>").next().unwrap_or_default();
            open.push_str(if folded { head } else { first });
            open.push_str(rest);
        }
        let stops: usize = [
            "<a ",
            "<button",
            "<select",
            "<input",
            "<summary",
            "tabindex=\"0\"",
        ]
        .iter()
        .map(|part| count(&open, part))
        .sum();
        // Beside these, the masthead and the foot of the page have about fifteen, and each chart
        // that a browser has drawn has one.
        assert!(stops <= 35, "{id}: {stops}");
        assert!(!page.contains(" style="), "{id}");
    }
}
