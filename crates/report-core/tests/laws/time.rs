//! Laws of time: a part of a year is not a year; a page opens on its report's own time; the current
//! figure leads; what is printed is a series.

use super::generated::{read_report, report, written};
use proptest::prelude::*;
use report_core::compare::Comparison;
use report_core::period::{Period, PeriodKind};
use report_core::report::{Basis, Indicator, Report, Role, Sort};
use report_core::value::{Absent, Value};
use report_core::words;
use serde_json::json;

/// The words of a year as a whole, which nothing that is a part of one may be called.
fn speaks_of_a_year(words: &str, period: &Period) -> bool {
    let year = period.label().split(' ').next().unwrap_or_default();
    let lower = words.to_lowercase();
    lower.starts_with("year to")
        || lower.contains("the year to")
        || lower.contains("year to date")
        || words == format!("In {year}")
}

/// The current cell of an indicator.
fn current(report: &Report, indicator: &Indicator) -> Option<report_core::report::Cell> {
    words::key_cells(report, &indicator.cells)
        .current
        .map(|(_, cell)| cell.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_part_of_a_year_is_not_called_a_year(report in report()) {
        for indicator in &report.indicators {
            let Some(comparison) = Comparison::of(&report, indicator) else { continue };
            for (at, period) in comparison.periods().iter().enumerate() {
                if !period.is_part_of_year() || comparison.basis != Some(Basis::Cumulative) {
                    continue;
                }
                let when = words::when_at(&comparison, at);
                prop_assert!(!speaks_of_a_year(&when, period), "{when}");
                // It says where the count begins: April, in every report made here.
                prop_assert!(when.contains("April"), "{when} of {}", period.label());
                let end = period.end_words();
                let month_and_year = end.split_once(' ').map(|(_, rest)| rest).unwrap_or_default();
                prop_assert!(when.ends_with(month_and_year), "{when} of {}", period.label());
            }
        }
    }

    #[test]
    fn what_grows_through_the_year_is_compared_with_the_same_part_of_the_year_before(report in report()) {
        for indicator in &report.indicators {
            let Some(comparison) = Comparison::of(&report, indicator) else { continue };
            if comparison.basis != Some(Basis::Cumulative) {
                continue;
            }
            let periods = comparison.periods();
            for at in 0..periods.len() {
                let Some(change) = comparison.change(at) else { continue };
                let (from, to) = (&periods[change.from], &periods[change.to]);
                if to.is_part_of_year() {
                    let year = |period: &Period| period.ends().map(|end| (end.year(), end.month()));
                    let (then, now) = (year(from).unwrap(), year(to).unwrap());
                    prop_assert_eq!((then.0 + 1, then.1), now, "{} to {}", from.label(), to.label());
                }
            }
        }
    }

    #[test]
    fn a_figure_to_date_is_not_set_against_a_whole_year(report in report()) {
        for indicator in &report.indicators {
            let keys = words::key_cells(&report, &indicator.cells);
            let Some((_, now)) = keys.current else { continue };
            let part = now.period.as_ref().is_some_and(Period::is_part_of_year);
            if !part || now.basis.or(indicator.basis) != Some(Basis::Cumulative) {
                continue;
            }
            if let Some((_, target)) = keys.target {
                let year = target.period.as_ref().is_some_and(Period::is_year);
                prop_assert!(!year || !words::set_against_target(&report, indicator, now, target));
            }
        }
    }

    #[test]
    fn a_forecast_never_was(report in report()) {
        for indicator in &report.indicators {
            let forecast = current(&report, indicator).is_some_and(|cell| {
                cell.value.number().is_some() && cell.value.marks().forecast
            });
            if forecast {
                let lead = words::indicator_lead(&report, indicator).unwrap();
                let first = lead.split(" in Halton").next().unwrap();
                prop_assert!(first.contains("forecast"), "{lead}");
                prop_assert!(!first.contains(" was "), "{lead}");
            }
            let Some(comparison) = Comparison::of(&report, indicator) else { continue };
            let opening = comparison.opening();
            if opening.is_some_and(|at| comparison.is_forecast(at)) {
                let headline = words::headline(&comparison).unwrap();
                prop_assert!(headline.ends_with("(forecast)"), "{headline}");
            }
            for at in 0..comparison.periods().len() {
                let Some(said) = words::sentence(&comparison, at) else { continue };
                if comparison.focus().marks(at).forecast {
                    let first = said.split(" in Halton").next().unwrap();
                    prop_assert!(first.contains("is forecast to be"), "{said}");
                    prop_assert!(!first.contains(" was "), "{said}");
                }
            }
        }
    }

    #[test]
    fn a_page_opens_on_its_reports_own_time(report in report()) {
        for indicator in &report.indicators {
            let Some(comparison) = Comparison::of(&report, indicator) else { continue };
            let now = report.period.ends().unwrap();
            let known = |at: &usize| {
                let ends = comparison.periods()[*at].ends();
                comparison.focus().values[*at].number().is_some() && ends.is_some_and(|end| end <= now)
            };
            let all = 0..comparison.periods().len();
            let Some(opening) = comparison.opening() else {
                prop_assert!(!all.clone().any(|at| comparison.focus().values[at].number().is_some()));
                continue;
            };
            let ends = comparison.periods()[opening].ends().unwrap();
            match all.clone().rfind(known) {
                Some(latest) => prop_assert_eq!(Some(ends), comparison.periods()[latest].ends()),
                // Nothing was known yet: then the first that came after.
                None => prop_assert!(ends > now),
            }
        }
    }

    #[test]
    fn the_current_figure_leads_also_without_a_number(report in report()) {
        for indicator in &report.indicators {
            let Some(cell) = current(&report, indicator) else { continue };
            let lead = words::lead(&report, indicator).unwrap();
            let period = cell.period.as_ref().unwrap();
            let basis = cell.basis.or(indicator.basis);
            let when = words::when_in_years(period, basis, indicator.year_begins());
            prop_assert!(lead.starts_with(&when), "{lead} should open with {when}");
            match cell.value {
                Value::Number(number, _) => {
                    let decimals = words::cell_places(&cell, &indicator.unit);
                    let written = indicator.unit.write_at(number, decimals);
                    prop_assert!(lead.contains(&written), "{lead}");
                }
                Value::Absent(Absent::Confidential, _) => {
                    prop_assert!(lead.contains("confidential"), "{lead}");
                }
                Value::Absent(..) => {}
            }
        }
    }

    #[test]
    fn the_current_figure_is_the_newest_value_of_its_series(report in report()) {
        for indicator in &report.indicators {
            let own = Comparison::of(&report, indicator).filter(|comparison| !comparison.outside);
            let Some(comparison) = own else { continue };
            let Some(cell) = current(&report, indicator) else { continue };
            let period = cell.period.clone().unwrap();
            let observed = indicator.observations.as_ref().unwrap();
            if !observed.periods.iter().any(|other| other.joins(&period)) {
                continue;
            }
            let basis = cell.basis.or(indicator.basis);
            prop_assert_eq!(basis, indicator.basis);
            let at = comparison.periods().iter().position(|p| p.label() == period.label());
            prop_assert!(at.is_some(), "the period of the current figure is in the series");
            for other in &comparison.observations.series {
                prop_assert_eq!(other.values.len(), comparison.periods().len());
            }
        }
    }

    #[test]
    fn what_is_printed_is_a_series(
        written in written(),
        figures in proptest::collection::vec(super::generated::number(), 2..7),
        targets in 0usize..4,
    ) {
        let mut written = written;
        let year = |n: usize| format!("{}/{:02}", 2008 + n, 9 + n);
        let mut columns = Vec::new();
        let mut cells = serde_json::Map::new();
        for (n, figure) in figures.iter().enumerate() {
            let is = if n + 1 == figures.len() { "current" } else { "previous" };
            columns.push(json!({"id": format!("c{n}"), "is": is, "heading": "Actual", "period": year(n)}));
            cells.insert(format!("c{n}"), json!({"value": figure}));
        }
        for n in 0..targets {
            let id = format!("t{n}");
            columns.push(json!({"id": id, "is": "target", "heading": "Target", "period": year(figures.len() + n)}));
            cells.insert(id, json!({"value": 1}));
        }
        written["columns"] = json!(columns);
        written["indicators"] = json!([{
            "id": "m", "objective": "o1", "title": "A measure", "unit": {"kind": "count"},
            "basis": "whole_period", "cells": cells,
        }]);
        let report = read_report(&written);
        let indicator = report.indicator("m").unwrap();
        let own = Comparison::own(&report, indicator).expect("a series of what is printed");
        let drawn: Vec<f64> = own.focus().values.iter().filter_map(|value| value.number()).collect();
        prop_assert_eq!(drawn, figures);
        prop_assert_eq!(own.targets().len(), targets);
    }

    #[test]
    fn no_figures_over_time_is_said_of_one_figure_or_none(report in report()) {
        for indicator in &report.indicators {
            let cells = report.columns.iter().zip(&indicator.cells);
            let numbers = cells
                .filter(|(column, _)| column.role != Role::Target)
                .filter(|(_, cell)| cell.as_ref().is_some_and(|cell| cell.value.number().is_some()))
                .count();
            let said = words::without_series(&report, indicator);
            prop_assert!(!said.to_lowercase().contains("no figures over time") || numbers <= 1, "{said}");
        }
    }

    #[test]
    fn a_comparator_never_hides_the_reports_own_series(report in report()) {
        for indicator in &report.indicators {
            let shown = Comparison::of(&report, indicator);
            let own = Comparison::own(&report, indicator).is_some();
            let apart = Comparison::own_apart(&report, indicator).is_some();
            let within = shown.is_some_and(|comparison| !comparison.outside);
            prop_assert!(!own || apart || within);
        }
    }
}

/// A small scorecard of one measure by quarter.
fn quarterly(basis: &str, values: &serde_json::Value, cells: &serde_json::Value) -> Report {
    read_report(&json!({
        "fairview": "1.0", "kind": "report", "id": "r", "title": "Scorecard",
        "organisation": "Wrenford Borough Council", "area": "w", "period": "2024/25 Q3",
        "sort": "quarter",
        "areas": [{"id": "w", "name": "Wrenford", "kind": "authority"}],
        "columns": [
            {"id": "previous", "is": "previous", "heading": "Q3 23/24", "period": "2023/24 Q3"},
            {"id": "target", "is": "target", "heading": "Target", "period": "2024/25 Q3"},
            {"id": "current", "is": "current", "heading": "Q3 24/25", "period": "2024/25 Q3"},
        ],
        "objectives": [{"id": "o", "title": "An objective"}],
        "indicators": [{
            "id": "m", "objective": "o", "title": "A measure", "unit": {"kind": "count"},
            "decimals": 0, "polarity": "high", "basis": basis, "cells": cells,
            "observations": {
                "periods": ["2023/24 Q1", "2023/24 Q2", "2023/24 Q3", "2023/24 Q4", "2024/25 Q1",
                    "2024/25 Q2", "2024/25 Q3"],
                "series": [values],
            },
        }],
    }))
}

#[test]
fn homes_delivered_to_date_are_said_for_april_to_december() {
    let report = quarterly(
        "cumulative",
        &json!({"area": "w", "values": [28, 71, 104, 162, 22, 58, 97]}),
        &json!({"previous": {"value": 104}, "target": {"value": 135}, "current": {"value": 97}}),
    );
    let indicator = report.indicator("m").unwrap();
    assert_eq!(
        words::lead(&report, indicator).unwrap(),
        "From April to December 2024 the number was 97 in Wrenford, below the target of 135. It \
         fell by 7 from April to December 2023 (104)."
    );
    assert_eq!(
        words::indicator_lead(&report, indicator).unwrap(),
        "From April to December 2024 the number was 97 in Wrenford, below the target of 135 and \
         down from the 104 printed for April to December 2023."
    );
    let direction = words::direction(&report, indicator).unwrap();
    assert_eq!(
        (direction.words, direction.how),
        ("Down, worse", Some("calculated"))
    );
}

#[test]
fn a_confidential_current_figure_leads_as_confidential() {
    let report = quarterly(
        "whole_period",
        &json!({
            "area": "w", "values": [7, null, 6, 8, null, 5, null],
            "marks": {"2023/24 Q2": "c", "2024/25 Q1": "c", "2024/25 Q3": "c"},
        }),
        &json!({"previous": {"value": 6}, "current": {"printed": "<5", "mark": "c"}}),
    );
    assert_eq!(
        words::lead(&report, report.indicator("m").unwrap()).unwrap(),
        "In quarter 3 2024/25 the number is confidential in Wrenford and is not published; the \
         report prints \u{201c}<5\u{201d}. The latest figure before it is 5, in quarter 2 2024/25."
    );
}

#[test]
fn a_current_figure_that_the_observations_lack_is_the_newest_of_them() {
    let report = quarterly(
        "snapshot",
        &json!({"area": "w", "values": [112, 118, 124, 131, 138, 142, null]}),
        &json!({"previous": {"value": 124}, "current": {"value": 151}}),
    );
    let indicator = report.indicator("m").unwrap();
    assert_eq!(
        words::lead(&report, indicator).unwrap(),
        "At 31 December 2024 the number was 151 in Wrenford. It rose by 9 from 30 September 2024 \
         (142)."
    );
    assert_eq!(report.sort, Sort::Quarter);
    assert_eq!(
        Comparison::of(&report, indicator).unwrap().periods()[6].kind(),
        Some(PeriodKind::Quarter)
    );
}
