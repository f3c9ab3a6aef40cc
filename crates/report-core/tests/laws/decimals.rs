//! Equal is what is printed equal: no sentence has fewer decimals than the figure's own printed
//! words, two figures that differ are never told as one number, and one of a unit is singular.

use super::generated::{read_report, written};
use proptest::prelude::*;
use report_core::compare::Comparison;
use report_core::gap::{self, To};
use report_core::parts;
use report_core::report::{Cell, Indicator, Report};
use report_core::select::Selection;
use report_core::unit::UnitKind;
use report_core::words;
use serde_json::json;

/// The numbers of a text as written, without their sign: `1,234.50`.
fn numbers(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map(|part| part.trim_matches(['.', ',']).replace(',', ""))
        .filter(|part| !part.is_empty())
        .collect()
}

/// What follows `was` or `is forecast to be`, which the figure does.
fn after_is(sentence: &str) -> &str {
    let was = sentence.split_once(" was ");
    let forecast = sentence.split_once(" is forecast to be ");
    let found = match (was, forecast) {
        (Some(was), Some(forecast)) if forecast.0.len() < was.0.len() => forecast,
        (was, forecast) => was.or(forecast).unwrap_or_default(),
    };
    found.1
}

/// Decimals of a number as written.
fn decimals(written: &str) -> usize {
    written.split_once('.').map_or(0, |(_, after)| after.len())
}

fn value(written: &str) -> f64 {
    written.parse().unwrap()
}

/// The words of a report that tell figures.
fn said(report: &Report, indicator: &Indicator) -> Vec<String> {
    let mut said: Vec<String> = words::indicator_lead(report, indicator)
        .into_iter()
        .collect();
    let found = parts::parts(report, indicator);
    said.extend(words::parts_headline(indicator, &found));
    said.extend(words::parts(indicator, &found, indicator.basis));
    if let Some(comparison) = Comparison::of(report, indicator) {
        let shown = Selection::usual(&comparison);
        said.extend(words::headline(&comparison));
        for at in 0..comparison.periods().len() {
            said.extend(words::sentence(&comparison, at));
            said.extend(words::strip(&comparison, at));
        }
        for to in [To::Target, To::Mean] {
            said.extend(words::gap(
                &comparison,
                to,
                &gap::gaps(&comparison, to, &shown),
            ));
        }
    }
    said
}

fn printed_now<'r>(report: &'r Report, indicator: &'r Indicator) -> Option<(&'r Cell, String)> {
    let (_, cell) = words::key_cells(report, &indicator.cells).current?;
    let printed = cell.printed.clone()?;
    cell.value.number().map(|_| (cell, printed))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The lead gives the figure as it is printed: not fewer decimals, and not more.
    #[test]
    fn the_lead_has_the_decimals_that_are_printed(written in written()) {
        let report = read_report(&written);
        for indicator in &report.indicators {
            let Some((_, printed)) = printed_now(&report, indicator) else { continue };
            let Some(lead) = words::indicator_lead(&report, indicator) else { continue };
            let after = after_is(&lead);
            let written = numbers(after).into_iter().next().unwrap_or_default();
            let bare = printed.trim_start_matches('-').to_owned();
            prop_assert_eq!(written, bare, "{}", lead);
        }
    }

    /// Where the file says no decimals, a cell has no more of them than its number.
    #[test]
    fn a_cell_has_the_decimals_of_its_number(written in written()) {
        let report = read_report(&written);
        let listed = written["indicators"].as_array().unwrap().iter();
        let written_decimals: Vec<bool> = listed.map(|one| !one["decimals"].is_null()).collect();
        for indicator in &report.indicators {
            for cell in indicator.cells.iter().flatten() {
                let Some(number) = cell.value.number() else { continue };
                let words = words::cell_words(cell, &indicator.unit);
                let written = numbers(&words).into_iter().next().unwrap_or_default();
                let own = number.abs().to_string();
                let said = report.indicators.iter().position(|i| i.id == indicator.id).unwrap();
                if written_decimals[said] {
                    continue;
                }
                prop_assert!(decimals(&written) <= decimals(&own), "{} is written {}", number, words);
            }
        }
    }

    /// Figures of one printed row that differ are written as different numbers.
    #[test]
    fn figures_of_a_row_that_differ_look_different(written in written()) {
        let report = read_report(&written);
        for indicator in &report.indicators {
            let cells: Vec<&Cell> = indicator.cells.iter().flatten().collect();
            for (i, a) in cells.iter().enumerate() {
                for b in &cells[..i] {
                    let (Some(x), Some(y)) = (a.value.number(), b.value.number()) else { continue };
                    let words = |cell: &Cell| words::cell_words(cell, &indicator.unit);
                    let read = |cell: &Cell| {
                        let said = words(cell);
                        let sign = if said.starts_with('−') { -1.0 } else { 1.0 };
                        let first = numbers(&said).into_iter().next();
                        first.map(|written| sign * value(&written))
                    };
                    if x != y {
                        prop_assert_ne!(read(a), read(b), "{} and {}: {} and {}", x, y, words(a), words(b));
                    }
                }
            }
        }
    }

    /// `above` and `below`, `rose` and `fell` never stand between two equal numbers, and what is
    /// called unchanged is so.
    #[test]
    fn what_differs_is_not_told_as_one_number(written in written()) {
        let report = read_report(&written);
        for indicator in &report.indicators {
            let Some(comparison) = Comparison::of(&report, indicator) else { continue };
            for at in 0..comparison.periods().len() {
                let (Some(sentence), Some(now)) =
                    (words::sentence(&comparison, at), comparison.focus().values[at].number())
                else {
                    continue;
                };
                let first = after_is(&sentence);
                let shown = value(&numbers(first)[0]);
                if let Some(change) = comparison.change(at) {
                    let then = comparison.focus().values[change.from].number().unwrap();
                    let last = sentence.rsplit(" (").find(|part| part.starts_with(|c: char| c.is_ascii_digit() || "£−".contains(c)));
                    let earlier = value(&numbers(last.unwrap_or_default())[0]);
                    prop_assert_eq!(sentence.contains(" was unchanged"), now == then, "{}", sentence);
                    if now.abs() != then.abs() && now * then >= 0.0 {
                        prop_assert_ne!(shown, earlier, "{} then {}: {}", then, now, sentence);
                    }
                    prop_assert!(!sentence.contains("by 0 ") && !sentence.contains("by 0.0 "), "{}", sentence);
                }
            }
        }
    }

    /// Figures that are close to each other, in decimals that the file says or leaves to them, are
    /// never told as one number, and what moved a little is not called unchanged.
    #[test]
    fn close_figures_are_told_apart(
        first in 0i32..20_000,
        by in -30i32..30,
        from_target in -30i32..30,
        said in proptest::option::of(0u8..3),
        cells in any::<bool>(),
    ) {
        let hundredths = |n: i32| f64::from(n.max(0)) / 100.0;
        let (then, now) = (hundredths(first), hundredths(first + by));
        let target = hundredths(first + by + from_target);
        let mut indicator = json!({
            "id": "m", "objective": "o1", "title": "A measure", "unit": {"kind": "percent"},
            "polarity": "high", "basis": "snapshot",
            "observations": {
                "periods": ["2022/23 Q4", "2023/24 Q4"],
                "series": [{"area": "t", "values": [then, now]}],
            },
            "targets": [{"period": "2023/24 Q4", "value": target}],
        });
        if cells {
            indicator["cells"] = json!({"previous": {"value": then}, "current": {"value": now}});
        }
        if let Some(said) = said {
            indicator["decimals"] = json!(said);
        }
        let report = small(&indicator);
        let indicator = &report.indicators[0];
        let comparison = Comparison::of(&report, indicator).unwrap();
        let sentence = words::sentence(&comparison, 1).unwrap();
        let told = numbers(after_is(&sentence));
        let earlier = sentence.rsplit_once(" (").map(|(_, rest)| numbers(rest));
        prop_assert_eq!(sentence.contains("was unchanged"), then == now, "{}", sentence);
        prop_assert_eq!(value(&told[0]) == value(&earlier.unwrap()[0]), then == now, "{}", sentence);
        let by = sentence.split_once(" by ").map(|(_, rest)| value(&numbers(rest)[0]));
        prop_assert!(by != Some(0.0), "{}", sentence);
        let aim = sentence.split_once("target of ").map(|(_, rest)| value(&numbers(rest)[0]));
        prop_assert_eq!(aim == Some(value(&told[0])), target == now, "{}", sentence);
        let row = indicator.cells.iter().flatten();
        let row: Vec<String> = row.map(|cell| words::cell_words(cell, &indicator.unit)).collect();
        if let [then_words, now_words] = &row[..] {
            let same = value(&numbers(then_words)[0]) == value(&numbers(now_words)[0]);
            prop_assert_eq!(same, then == now, "{} and {}", then_words, now_words);
        }
        let headline = words::headline(&comparison).unwrap();
        let parts: Vec<String> = headline.split("% in ").map(|part| numbers(part).pop().unwrap_or_default()).collect();
        if then != now && parts.len() == 3 {
            prop_assert_ne!(&parts[0], &parts[1], "{}", headline);
        }
    }

    /// `1 day`, `1 hour`, `1 tonne`, `1 point`, wherever figures are told.
    #[test]
    fn one_is_singular(written in written()) {
        let report = read_report(&written);
        for indicator in &report.indicators {
            for text in said(&report, indicator) {
                for many in ["days", "hours", "tonnes", "points", "parts", "neighbours", "authorities"] {
                    let wrong = format!("1 {many}");
                    let found = text.match_indices(&wrong).any(|(at, _)| {
                        let before = text[..at].chars().next_back();
                        !before.is_some_and(|c| c.is_ascii_digit() || ".,".contains(c))
                    });
                    prop_assert!(!found, "{}", text);
                }
            }
        }
    }

    /// Counts are whole where they are whole.
    #[test]
    fn counts_are_whole(written in written()) {
        let report = read_report(&written);
        for indicator in &report.indicators {
            let comparison = Comparison::of(&report, indicator);
            let counts = comparison.filter(|comparison| comparison.unit.kind == UnitKind::Count);
            let Some(comparison) = counts else { continue };
            for at in 0..comparison.periods().len() {
                let own = comparison.focus().values[at].number();
                if let Some(number) = own.filter(|n| n.fract() == 0.0) {
                    let sentence = words::sentence(&comparison, at).unwrap();
                    let written = numbers(after_is(&sentence));
                    prop_assert_eq!(decimals(&written[0]), 0, "{}: {}", number, sentence);
                }
            }
        }
    }
}

/// A report of one measure, of one place.
fn small(indicator: &serde_json::Value) -> Report {
    read_report(&json!({
        "fairview": "1.0", "kind": "report", "id": "dec", "title": "Decimals", "organisation": "T",
        "area": "t", "period": "2023/24 Q4",
        "areas": [{"id": "t", "name": "Testham", "kind": "authority"}],
        "columns": [
            {"id": "previous", "is": "previous", "heading": "22/23", "period": "2022/23 Q4"},
            {"id": "target", "is": "target", "heading": "Target", "period": "2023/24 Q4"},
            {"id": "current", "is": "current", "heading": "Q4", "period": "2023/24 Q4"}
        ],
        "objectives": [{"id": "o1", "title": "O"}],
        "indicators": [indicator],
    }))
}

/// The inputs of `tests/faults/decimals-left-out` and `one-days`, in words.
fn lead(indicator: serde_json::Value) -> (Report, String) {
    let report = small(&indicator);
    let said = words::indicator_lead(&report, &report.indicators[0]).unwrap();
    (report, said)
}

#[test]
fn decimals_left_out_come_from_the_figures() {
    let (report, said) = lead(json!({
        "id": "c", "objective": "o1", "title": "Invoices paid on time", "unit": {"kind": "percent"},
        "polarity": "high",
        "cells": {
            "previous": {"value": 89.6}, "target": {"value": 90}, "current": {"value": 89.7}
        },
        "observations": {
            "periods": ["2022/23 Q4", "2023/24 Q4"],
            "series": [{"area": "t", "values": [89.6, 89.7]}]
        }
    }));
    assert!(
        said.contains("was 89.7% in Testham, below the target of 90% and up from the 89.6%"),
        "{said}"
    );
    let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
    let sentence = words::sentence(&comparison, 1).unwrap();
    assert!(
        sentence
            .contains("was 89.7% in Testham, below the target of 90%. It rose by 0.1 points from"),
        "{sentence}"
    );
    assert!(sentence.contains("quarter 4 2022/23 (89.6%)"), "{sentence}");
}

#[test]
fn printed_words_set_the_decimals() {
    let (_, said) = lead(json!({
        "id": "a", "objective": "o1", "title": "A", "unit": {"kind": "count"}, "decimals": 2,
        "cells": {"previous": {"printed": "245.5", "value": 245.5}, "current": {"printed": "246", "value": 246}}
    }));
    assert!(
        said.contains("was 246 in Testham, up from the 245.5 printed"),
        "{said}"
    );
    let (_, said) = lead(json!({
        "id": "b", "objective": "o1", "title": "B", "unit": {"kind": "percent"}, "decimals": 0,
        "cells": {"target": {"printed": "83.1%", "value": 83.1}, "current": {"printed": "83.0%", "value": 83}}
    }));
    assert!(
        said.contains("was 83.0% in Testham, below the target of 83.1%"),
        "{said}"
    );
    let (report, said) = lead(json!({
        "id": "c", "objective": "o1", "title": "C", "unit": {"kind": "percent"},
        "cells": {"target": {"value": 4.25}, "current": {"value": 5}}
    }));
    assert!(
        said.contains("was 5% in Testham, above the target of 4.25%"),
        "{said}"
    );
    let cell = report.indicators[0].cells[2].as_ref().unwrap();
    assert_eq!(words::cell_words(cell, &report.indicators[0].unit), "5%");
}

#[test]
fn one_day_is_one_day() {
    let (report, said) = lead(json!({
        "id": "one", "objective": "o1", "title": "Wait", "unit": {"kind": "days"}, "polarity": "low", "decimals": 0,
        "cells": {"previous": {"printed": "3", "value": 3}, "target": {"value": 1}, "current": {"printed": "2", "value": 2}},
        "observations": {"periods": ["2022/23 Q4", "2023/24 Q4"], "series": [{"area": "t", "values": [3, 2]}]}
    }));
    assert!(
        said.contains("was 2 days in Testham, above the target of 1 day"),
        "{said}"
    );
    let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
    let sentence = words::sentence(&comparison, 1).unwrap();
    assert!(sentence.contains("It fell by 1 day from"), "{sentence}");
}
