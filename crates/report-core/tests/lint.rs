//! What is suspicious though legal: of every rule a case that must be said and one that must not.

use report_core::{lint, read};

/// The doubts about one indicator: its JSON fields after the title, in a small report.
fn doubts_of(fields: &str) -> Vec<String> {
    let json = format!(
        r#"{{ "fairview": "1.0", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
        "area": "own", "period": "2022/23 Q3",
        "areas": [
            {{ "id": "own", "name": "Own", "kind": "authority" }},
            {{ "id": "near", "name": "Near", "kind": "authority" }},
            {{ "id": "next", "name": "Next", "kind": "authority" }},
            {{ "id": "mean", "name": "Neighbours", "kind": "neighbour_mean" }}
        ],
        "neighbours": {{ "list": "A list", "areas": [{{ "area": "near" }}, {{ "area": "next" }}] }},
        "columns": [
            {{ "id": "previous", "is": "previous", "heading": "21/22 actual", "period": "2021/22" }},
            {{ "id": "target", "is": "target", "heading": "22/23 target", "period": "2022/23" }},
            {{ "id": "current", "is": "current", "heading": "Current", "period": "2022/23 Q3" }}
        ],
        "objectives": [{{ "id": "o", "title": "Objective" }}],
        "indicators": [{{ "id": "i", "objective": "o", "title": "Measure", {fields} }}] }}"#
    );
    let reading = read::report(json.as_bytes()).unwrap();
    assert!(!reading.has_errors(), "{:?}", reading.problems);
    let report = &reading.value;
    let found = lint::indicator(report, &report.indicators[0]);
    found.iter().map(ToString::to_string).collect()
}

const PERCENT: &str = r#""unit": { "kind": "percent" }"#;
const COUNT: &str = r#""unit": { "kind": "count" }"#;

fn said(fields: &str, expected: &[&str]) {
    assert_eq!(doubts_of(fields), expected, "{fields}");
}

#[test]
fn a_rating_beside_the_stated_rule() {
    let rated = |rating: &str, value: f64| {
        format!(
            r#"{PERCENT}, "polarity": "high", "rating": "{rating}", "rule": {{ "kind": "points", "amber": 5 }},
            "cells": {{ "target": {{ "value": 95 }}, "current": {{ "value": {value} }} }}"#
        )
    };
    said(
        &rated("amber", 80.0),
        &[
            "rating: amber is published, and by the rule in the file 80% against the target of 95% \
             is red; it is shown as published",
        ],
    );
    said(&rated("amber", 90.0), &[]);
    // A reference to the commentary is no colour that a rule could contradict.
    said(&rated("commentary", 80.0), &[]);
}

#[test]
fn a_red_that_nothing_explains() {
    let red = |reason: &str, other: &str| {
        format!(
            r#"{COUNT}, "rating": "red"{reason} }},
            {{ "id": "j", "objective": "o", "title": "Other", {COUNT}{other}"#
        )
    };
    let because = r#", "reason": "Because.""#;
    said(
        &red("", because),
        &["rating: red is published with neither a reason nor a commentary; readers look for why"],
    );
    said(&red(because, because), &[]);
    said(&red(r#", "commentary": "Words.""#, because), &[]);
    // Where no measure has a commentary, the paper has none.
    said(&red("", ""), &[]);
}

#[test]
fn a_red_topic_without_a_comment() {
    let topics = |first: &str| {
        let json = format!(
            r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "2022/23", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "topics": [{{ "id": "t", "title": "T", "commentary": "Words." }}, {{ "id": "u", "title": "U"{first} }}] }}"#
        );
        let found = lint::beside(&read::report(json.as_bytes()).unwrap().value);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        topics(r#", "rating": "red""#),
        [
            "topics[1].rating: red is published without a comment, where other topics have one; readers look for why"
        ]
    );
    assert!(topics(r#", "rating": "red", "commentary": "Why.""#).is_empty());
    assert!(topics(r#", "rating": "green""#).is_empty());
}

#[test]
fn an_action_whose_state_is_older_than_the_asking() {
    let action = |fields: &str| {
        let json = format!(
            r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "2022/23", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "actions": [{{ "id": "a", "kind": "action", "title": "A", {fields} }}] }}"#
        );
        let found = lint::beside(&read::report(json.as_bytes()).unwrap().value);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        action(r#""asked": "2022-06", "state": "open", "as_of": "2021-06-30""#),
        [
            "actions[0].as_of: its state is said of 30 June 2021, before it was asked for on 1 June 2022; check the dates"
        ]
    );
    assert!(action(r#""asked": "2022-06", "state": "open", "as_of": "2022-06-30""#).is_empty());
    assert_eq!(
        action(r#""state": "done""#),
        [
            "actions[0].state: it is done, and nothing says where or when that was said; readers look for it"
        ]
    );
    assert!(action(r#""state": "done", "as_of": "2022-06""#).is_empty());
}

#[test]
fn a_decision_that_takes_effect_before_it_is_taken() {
    let decision = |fields: &str| {
        let json = format!(
            r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "2022/23", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "decisions": [{{ "id": "a", "title": "A", "decision": "Words."{fields} }}] }}"#
        );
        let found = lint::beside(&read::report(json.as_bytes()).unwrap().value);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        decision(r#", "on": "2022-12-10", "effective": "2022-04-01""#),
        [
            "decisions[0].effective: it takes effect on 1 April 2022, before it was decided on 10 December 2022; somebody should look at the dates"
        ]
    );
    assert_eq!(
        decision(""),
        ["decisions[0]: nothing says who decided it or when; readers look for it"]
    );
    assert!(decision(r#", "on": "2022-12-10", "effective": "2023-04-01""#).is_empty());
}

#[test]
fn shares_that_are_no_whole() {
    let shares = |late: &str, less: &str| {
        let measure = |id: &str, values: &str| {
            format!(
                r#"{{ "id": "{id}", "objective": "o", "title": "Measure {id}", {PERCENT}, "observations":
                {{ "periods": ["2021/22", "2022/23"], "series": [{{ "area": "own", "values": [{values}] }}] }} }}"#
            )
        };
        let json = format!(
            r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "2022/23", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "objectives": [{{ "id": "o" }}], "indicators": [{}, {}],
            "processes": [{{ "id": "p", "title": "P", "stages": [{{ "title": "S" }}], "bands": [
                {{ "title": "In time", "indicator": "a"{less} }}, {{ "title": "Late", "indicator": "b" }}] }}] }}"#,
            measure("a", "60, 70.1"),
            measure("b", late)
        );
        let found = lint::beside(&read::report(json.as_bytes()).unwrap().value);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    // Two rounded shares and a rounded whole explain a point and a half.
    assert!(shares("41.5, 28.5", "").is_empty());
    // Without a figure there is nothing to add up.
    assert!(shares("null, 29.9", "").is_empty());
    assert_eq!(
        shares("41.6, 29.9", ""),
        [
            "processes[0].bands: in 2021/22 the shares come to 101.6%; expected 100%, or no further from it than the 1.5 points that rounding explains. The shares of 2021/22 are not drawn"
        ]
    );
    assert_eq!(
        shares("100, 70.1", r#", "less": "b""#)[0],
        "processes[0].bands: in 2021/22 \"In time\" comes to −40%; expected 0% or more. The shares of 2021/22 are not drawn"
    );
}

#[test]
fn symbols_that_no_legend_explains() {
    let grid = |cell: &str, legend: &str| {
        let json = format!(
            r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "2022/23", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "grids": [{{ "id": "g", "title": "G", "columns": ["C"], "rows": [
                {{ "title": "A", "cells": [""] }}, {{ "title": "B", "cells": ["{cell}"] }}]{legend} }}] }}"#
        );
        let found = lint::beside(&read::report(json.as_bytes()).unwrap().value);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        grid("✓", ""),
        [
            "grids[0].legend: its cells hold symbols such as \"✓\", and nothing says what they mean; expected a legend"
        ]
    );
    assert!(grid("✓", r#", "legend": "✓ done""#).is_empty());
    assert!(grid("yes", "").is_empty());
}

#[test]
fn headlines_that_are_all_measures() {
    let marked = |second: &str| {
        let measure = |id: &str, more: &str| {
            format!(
                r#"{{ "id": "{id}", "objective": "o", "title": "Measure {id}", "unit": {{ "kind": "count" }}{more} }}"#
            )
        };
        let json = format!(
            r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "2022/23", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "objectives": [{{ "id": "o" }}], "indicators": [{}, {}] }}"#,
            measure("a", r#", "headline": true"#),
            measure("b", second)
        );
        let found = lint::beside(&read::report(json.as_bytes()).unwrap().value);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        marked(r#", "headline": true"#),
        ["indicators: all 2 measures are headlines; readers cannot tell which stand first"]
    );
    assert!(marked("").is_empty());
}

#[test]
fn a_term_of_two_meanings() {
    let terms = |second: &str| {
        let json = format!(
            r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "2022/23", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "glossary": [{{ "term": "PA", "meaning": "Personal Assistant" }}, {{ "term": "{second}", "meaning": "Persistent absence" }}] }}"#
        );
        let found = lint::beside(&read::report(json.as_bytes()).unwrap().value);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        terms("PA"),
        ["glossary[0].term: \"PA\" has 2 meanings; readers see all of them wherever it stands"]
    );
    assert!(terms("PAs").is_empty());
}

#[test]
fn the_year_so_far_is_not_rated_against_the_whole_year() {
    said(
        &format!(
            r#"{COUNT}, "polarity": "high", "rating": "green", "basis": "cumulative",
            "rule": {{ "kind": "percent", "amber": 5 }},
            "cells": {{ "target": {{ "value": 400, "basis": "whole_period" }}, "current": {{ "value": 170 }} }}"#
        ),
        &[],
    );
}

#[test]
fn green_over_parts_that_miss_their_target() {
    let parts = |second: f64, rating: &str| {
        format!(
            r#"{PERCENT}, "polarity": "high", "rating": "{rating}",
            "cells": {{ "target": {{ "printed": "95%", "value": 95 }} }},
            "breakdowns": [
                {{ "id": "a", "title": "Primary", "cells": {{ "current": {{ "value": 93 }} }} }},
                {{ "id": "b", "title": "Secondary", "cells": {{ "current": {{ "value": {second} }} }} }}
            ]"#
        )
    };
    said(
        &parts(90.0, "green"),
        &[
            "rating: green is published, and every part misses its target: \"Primary\" 93% below \
             95%, \"Secondary\" 90% below 95%; it is shown as published",
        ],
    );
    said(&parts(96.0, "green"), &[]);
    said(&parts(90.0, "amber"), &[]);
    // The parts of a count are smaller than the whole: its target is not theirs.
    said(
        &format!(
            r#"{COUNT}, "polarity": "high", "rating": "green", "cells": {{ "target": {{ "value": 100 }}, "current": {{ "value": 110 }} }},
            "breakdowns": [
                {{ "id": "a", "title": "North", "cells": {{ "current": {{ "value": 60 }} }} }},
                {{ "id": "b", "title": "South", "cells": {{ "current": {{ "value": 50 }} }} }}
            ]"#
        ),
        &[],
    );
}

#[test]
fn a_target_looser_than_the_last_figure_is_normal() {
    for (polarity, previous, target) in [("low", 308, 350), ("high", 99, 95), ("none", 308, 350)] {
        said(
            &format!(
                r#"{COUNT}, "polarity": "{polarity}", "basis": "whole_period", "cells": {{
                "previous": {{ "value": {previous} }}, "target": {{ "value": {target} }} }}"#
            ),
            &[],
        );
    }
}

#[test]
fn a_colour_that_figure_and_target_speak_against() {
    let rated = |rating: &str, polarity: &str, value: f64, target: f64| {
        format!(
            r#"{PERCENT}, "polarity": "{polarity}", "rating": "{rating}",
            "cells": {{ "target": {{ "value": {target} }}, "current": {{ "value": {value} }} }}"#
        )
    };
    said(
        &rated("green", "high", 0.0, 98.0),
        &[
            "rating: green is published, and 0% is below the target of 98%, and high is good; \
             check the rating, the target and which way is good",
        ],
    );
    said(
        &rated("red", "low", 3.2, 3.5),
        &[
            "rating: red is published, and 3.2% is below the target of 3.5%, and low is good; \
             check the rating, the target and which way is good",
        ],
    );
    said(
        &rated("red", "high", 98.0, 98.0),
        &[
            "rating: red is published, and 98% is equal to the target of 98%, and high is good; \
             check the rating, the target and which way is good",
        ],
    );
    // Within tolerance, without a judgement, of a target of 0, and amber by the direction.
    said(&rated("green", "high", 93.0, 98.0), &[]);
    said(&rated("green", "none", 0.0, 98.0), &[]);
    said(&rated("green", "low", 2.0, 0.0), &[]);
    said(&rated("amber", "high", 99.0, 98.0), &[]);
    said(&rated("red", "high", 97.9, 98.0), &[]);
}

#[test]
fn shares_of_one_under_per_cent() {
    said(
        &format!(
            r#"{PERCENT}, "cells": {{ "previous": {{ "printed": "0.9", "value": 0.9 }},
            "target": {{ "printed": "0.95", "value": 0.95 }}, "current": {{ "printed": "0.92", "value": 0.92 }} }}"#
        ),
        &[
            "all 3 numbers lie between 0 and 1, and the unit is per cent: 0.95 is shown as 0.95%; \
             expected 95 if they are shares of one",
        ],
    );
    said(
        &format!(
            r#"{PERCENT}, "observations": {{ "periods": ["2021", "2022"],
            "series": [{{ "area": "own", "values": [0.98, 1] }}] }}"#
        ),
        &[
            "all 2 numbers lie between 0 and 1, and the unit is per cent: 1 is shown as 1%; \
             expected 100 if they are shares of one",
        ],
    );
    // Printed as per cent, small percentages, whole numbers, one above 1, another unit.
    let row = |unit: &str, a: &str, b: &str| {
        format!(r#"{unit}, "cells": {{ "previous": {{ {a} }}, "current": {{ {b} }} }}"#)
    };
    let printed = r#""printed": "0.92%", "value": 0.92"#;
    said(&row(PERCENT, printed, r#""value": 0.9"#), &[]);
    said(&row(PERCENT, r#""value": 0.35"#, r#""value": 0.05"#), &[]);
    said(&row(PERCENT, r#""value": 0"#, r#""value": 1"#), &[]);
    said(&row(PERCENT, r#""value": 0.9"#, r#""value": 1.2"#), &[]);
    said(&row(COUNT, r#""value": 0.9"#, r#""value": 0.8"#), &[]);
}

#[test]
fn a_figure_as_a_formula_gives_it() {
    let row = |printed: &str| {
        format!(
            r#"{PERCENT}, "cells": {{ "current": {{ "printed": "{printed}", "value": {printed} }} }}"#
        )
    };
    said(
        &row("89.7286821705426"),
        &[
            "cells.current: \"89.7286821705426\" is shown, as a formula gives it; expected it as it \
             is published, like 89.7",
        ],
    );
    said(&row("89.728682"), &[]);
    said(&row("89.7"), &[]);
}

#[test]
fn a_target_ten_times_the_figure() {
    let row = |target: f64| {
        format!(
            r#"{PERCENT}, "polarity": "high",
            "cells": {{ "target": {{ "value": {target} }}, "current": {{ "value": 92 }} }}"#
        )
    };
    said(
        &row(0.95),
        &[
            "cells.target: the target of 0.95% is beside the figure of 92%, a tenth of it or less; \
             check the decimal point and the unit",
        ],
    );
    said(&row(95.0), &[]);
}

#[test]
fn a_figure_of_the_row_beside_the_series() {
    let row = |current: &str, periods: &str, values: &str| {
        format!(
            r#"{PERCENT}, "cells": {{ "current": {{ {current} }} }},
            "observations": {{ "periods": [{periods}], "series": [{{ "area": "own", "values": [{values}] }}] }}"#
        )
    };
    let both = r#""2022/23 Q2", "2022/23 Q3""#;
    said(
        &row(r#""value": 151"#, both, "140, 149"),
        &[
            "cells.current: the figure for 2022/23 Q3 is 151%, and 149% in the observations; \
             expected one figure for one period",
        ],
    );
    // The row is rounded, and the series is not.
    said(
        &row(r#""printed": "92%", "value": 92"#, both, "90, 91.8"),
        &[],
    );
    said(
        &row(
            r#""value": 151"#,
            r#""2022/23 Q1", "2022/23 Q2""#,
            "140, 149",
        ),
        &[
            "cells.current: the figure is for 2022/23 Q3, and the observations end with 2022/23 Q2; \
             expected 2022/23 Q3 among them",
        ],
    );
    // A year's series beside a quarter's figure ends when it ends.
    said(
        &row(r#""value": 151"#, r#""2020/21", "2021/22""#, "140, 149"),
        &[],
    );
}

#[test]
fn a_leap_of_another_place_is_said_where_it_leaps_back() {
    let series = |values: &str| {
        format!(
            r#"{COUNT}, "observations": {{ "periods": ["2019", "2020", "2021"],
            "series": [{{ "area": "near", "values": [{values}] }}] }}"#
        )
    };
    said(
        &series("294, 6078, 400"),
        &[
            "observations.series[0].values[1]: Near in 2020: 6,078 follows 294 in 2019, ten times as \
             much or more; check the decimal point and the unit",
        ],
    );
    said(&series("294, 6078, 5900"), &[]);
}

#[test]
fn a_target_looser_than_the_one_before() {
    let targets = |second: f64| {
        format!(
            r#"{PERCENT}, "polarity": "high", "cells": {{ "target": {{ "value": 90 }} }},
            "targets": [{{ "period": "2023/24", "value": {second} }}]"#
        )
    };
    said(
        &targets(80.0),
        &[
            "targets: the target of 80% for 2023/24 is below the target of 90% for 2022/23, and \
             high is good; it is shown as printed",
        ],
    );
    said(&targets(90.0), &[]);
}

#[test]
fn targets_that_the_parts_contradict() {
    let targets = |whole: f64| {
        format!(
            r#"{PERCENT}, "polarity": "high", "cells": {{ "target": {{ "value": {whole} }} }},
            "breakdowns": [
                {{ "id": "a", "title": "Primary", "cells": {{ "target": {{ "value": 70 }} }} }},
                {{ "id": "b", "title": "Secondary", "cells": {{ "target": {{ "value": 80 }} }} }}
            ]"#
        )
    };
    said(
        &targets(90.0),
        &[
            "cells.target: the targets of the parts are 70% to 80%, and 90% is the target of the \
             whole, which they cannot come to; it is shown as printed",
        ],
    );
    said(&targets(76.0), &[]);
}

#[test]
fn targets_of_counts_that_do_not_add_up_where_the_figures_do() {
    let counts = |current: f64| {
        format!(
            r#"{COUNT}, "cells": {{ "target": {{ "value": 100 }}, "current": {{ "value": {current} }} }},
            "breakdowns": [
                {{ "id": "a", "title": "North", "cells": {{ "target": {{ "value": 50 }}, "current": {{ "value": 40 }} }} }},
                {{ "id": "b", "title": "South", "cells": {{ "target": {{ "value": 40 }}, "current": {{ "value": 30 }} }} }}
            ]"#
        )
    };
    said(
        &counts(70.0),
        &[
            "cells.target: the targets of the parts add up to 90, and 100 is the target of the \
             whole; it is shown as printed",
        ],
    );
    // The parts leave somebody out: neither figures nor targets need add up.
    said(&counts(75.0), &[]);
}

#[test]
fn a_figure_ten_times_the_last_one() {
    let row = |unit: &str, previous: f64, current: f64| {
        format!(
            r#"{unit}, "cells": {{ "previous": {{ "value": {previous} }}, "current": {{ "value": {current} }} }}"#
        )
    };
    said(
        &row(PERCENT, 9.0, 95.0),
        &[
            "cells.current: 95% follows 9% under \"21/22 actual\", ten times as much or more; \
             check the decimal point and the unit",
        ],
    );
    said(
        &row(COUNT, 640.0, 64.0),
        &[
            "cells.current: 64 follows 640 under \"21/22 actual\", a tenth of it or less; check the decimal point and the unit",
        ],
    );
    said(
        &row(PERCENT, 0.92, 92.0),
        &[
            "cells.current: 92% follows 0.92% under \"21/22 actual\", ten times as much or more; check the decimal point and the unit",
        ],
    );
    assert_eq!(doubts_of(&row(PERCENT, 8.5, 85.0)).len(), 1);
    said(&row(COUNT, 100.0, 900.0), &[]);
    // Chance moves small counts, and a printed 1% may have been 1.4%.
    said(&row(COUNT, 2.0, 21.0), &[]);
    said(&row(PERCENT, 1.0, 11.0), &[]);
    said(&row(COUNT, 0.0, 60.0), &[]);
    said(&row(COUNT, -60.0, 600.0), &[]);
}

#[test]
fn a_leap_in_a_series_unless_there_is_a_break() {
    let series = |mark: &str| {
        format!(
            r#"{COUNT}, "observations": {{ "periods": ["2020", "2021", "2022"],
            "series": [{{ "area": "near", "values": [300, null, 6078], "marks": {{ "2022": "{mark}" }} }}] }}"#
        )
    };
    said(
        &series("p"),
        &[
            "observations.series[0].values[2]: Near in 2022: 6,078 follows 300 in 2020, ten times as much or more; \
             check the decimal point and the unit",
        ],
    );
    said(&series("b"), &[]);
}

#[test]
fn a_leap_that_stands_in_the_row_and_in_the_series_is_said_once() {
    said(
        &format!(
            r#"{COUNT}, "cells": {{ "previous": {{ "value": 640 }}, "current": {{ "value": 64, "period": "2022/23" }} }},
            "observations": {{ "periods": ["2021/22", "2022/23"], "series": [{{ "area": "own", "values": [640, 64] }}] }}"#
        ),
        &[
            "observations.series[0].values[1]: Own in 2022/23: 64 follows 640 in 2021/22, a tenth of \
             it or less; check the decimal point and the unit",
        ],
    );
}

/// A count with three parts in one table and, for what the parts usually do, in two periods.
fn suppressed(current: &str, third: &str, earlier_total: f64) -> String {
    format!(
        r#"{COUNT}, "cells": {{ "previous": {{ "value": {earlier_total} }}, "current": {{ {current} }} }},
        "breakdowns": [
            {{ "id": "a", "title": "North", "cells": {{ "previous": {{ "value": 20 }}, "current": {{ "value": 21 }} }} }},
            {{ "id": "b", "title": "South", "cells": {{ "previous": {{ "value": 30 }}, "current": {{ "value": 28 }} }} }},
            {{ "id": "c", "title": "West", "cells": {{ "previous": {{ "value": 5 }}, "current": {{ {third} }} }} }}
        ]"#
    )
}

#[test]
fn a_suppressed_part_that_the_others_reveal() {
    let given = r#""value": 52"#;
    let held = r#""mark": "c""#;
    said(
        &suppressed(given, held, 55.0),
        &[
            "cells.current: under \"Current\" \"West\" is [c], confidential, and the total and \
             every other part are given, so that anybody can work it out; expected a second part \
             suppressed, or the total",
        ],
    );
    said(
        &suppressed(held, r#""value": 3"#, 55.0),
        &[
            "cells.current: under \"Current\" the total is [c], confidential, and all its parts are \
             given, so that anybody can add them up; expected a part suppressed as well",
        ],
    );
    // Total and part both suppressed: nothing can be worked out.
    said(&suppressed(held, held, 55.0), &[]);
    // Not available is no secret.
    said(&suppressed(given, r#""mark": "x""#, 55.0), &[]);
    // The parts were seen not to add up, or overlap: the remainder is not the part.
    said(&suppressed(given, held, 60.0), &[]);
    said(&suppressed(r#""value": 40"#, held, 55.0), &[]);
}

#[test]
fn figures_beside_a_suppressed_one() {
    let cell = |fields: &str| format!(r#"{PERCENT}, "cells": {{ "current": {{ {fields} }} }}"#);
    said(
        &cell(r#""mark": "c", "numerator": 3, "denominator": 4"#),
        &[
            "cells.current: numerator and denominator stand beside [c], confidential; expected \
             nothing that tells the figure",
        ],
    );
    said(
        &cell(r#""mark": "c", "printed": "75% (suppressed)""#),
        &[
            "cells.current: printed digits stand beside [c], confidential; expected nothing that \
             tells the figure",
        ],
    );
    said(&cell(r#""mark": "c", "printed": "fewer than 5""#), &[]);
    said(&cell(r#""mark": "c", "printed": "[c]""#), &[]);
    let series = |mark: &str, value: &str| {
        format!(
            r#"{PERCENT}, "observations": {{ "periods": ["2021", "2022"], "series": [{{ "area": "own",
            "values": [1, {value}], "marks": {{ "2022": "{mark}" }}, "lower": [0.5, 1.5], "upper": [2, 3] }}] }}"#
        )
    };
    said(
        &series("c", "null"),
        &[
            "observations.series[0].values[1]: Own in 2022: confidence limits stand beside [c], confidential; expected \
             nothing that tells the figure",
        ],
    );
    said(&series("p", "2"), &[]);
    said(
        &format!(
            r#"{PERCENT}, "breakdowns": [{{ "id": "a", "title": "Boys", "observations": {{ "periods": ["2022"],
            "series": [{{ "area": "own", "values": [null], "marks": {{ "2022": "c" }}, "printed": {{ "2022": "3" }} }}] }} }}]"#
        ),
        &[
            "breakdowns: \"Boys\": Own in 2022: printed digits stand beside [c], confidential; \
             expected nothing that tells the figure",
        ],
    );
}

#[test]
fn a_figure_suppressed_in_one_place_and_given_in_another() {
    let both = |cell: &str, value: &str, mark: &str| {
        format!(
            r#"{COUNT}, "cells": {{ "previous": {{ {cell} }} }},
            "observations": {{ "periods": ["2021/22"], "series": [{{ "area": "own", "values": [{value}], "marks": {{ "2021/22": "{mark}" }} }}] }}"#
        )
    };
    said(
        &both(r#""value": 4"#, "null", "c"),
        &[
            "cells.previous: the figure for 2021/22 is [c], confidential, in the observations and \
             is given under \"21/22 actual\"; expected it in neither",
        ],
    );
    said(
        &both(r#""mark": "c""#, "4", "p"),
        &[
            "cells.previous: the figure for 2021/22 is [c], confidential, under \"21/22 actual\" \
             and is given in the observations; expected it in neither",
        ],
    );
    said(&both(r#""value": 4"#, "4", "p"), &[]);
    said(&both(r#""mark": "c""#, "null", "c"), &[]);
}

#[test]
fn a_neighbour_revealed_by_the_published_mean() {
    let series = |near: &str, next: &str| {
        format!(
            r#"{PERCENT}, "observations": {{ "periods": ["2022"], "series": [
                {{ "area": "own", "values": [50] }},
                {{ "area": "near", {near} }}, {{ "area": "next", {next} }},
                {{ "area": "mean", "values": [55] }} ] }}"#
        )
    };
    let held = r#""values": [null], "marks": { "2022": "c" }"#;
    said(
        &series(held, r#""values": [60]"#),
        &[
            "observations.series[1].values[0]: Near in 2022: the figure is [c], confidential, and the mean of the 2 \
             neighbours and all the others are given, so that anybody can work it out; expected a \
             second one suppressed, or the mean",
        ],
    );
    said(&series(held, held), &[]);
    said(&series(r#""values": [null]"#, r#""values": [60]"#), &[]);
}

#[test]
fn a_total_that_adds_up_every_other_time() {
    let series = |totals: &str| {
        format!(
            r#"{COUNT}, "observations": {{ "periods": ["2020", "2021", "2022"], "series": [{{ "area": "own", "values": {totals} }}] }},
            "breakdowns": [
                {{ "id": "a", "title": "North", "observations": {{ "periods": ["2020", "2021", "2022"], "series": [{{ "area": "own", "values": [20, 22, 24] }}] }} }},
                {{ "id": "b", "title": "South", "observations": {{ "periods": ["2020", "2021", "2022"], "series": [{{ "area": "own", "values": [30, 31, 32] }}] }} }}
            ]"#
        )
    };
    said(
        &series("[50, 53, 65]"),
        &[
            "breakdowns: for 2022 the parts add up to 56, and 65 is the total, while at 2 other \
             times they add up; it is shown as given",
        ],
    );
    said(&series("[50, 53, 56]"), &[]);
    // They never add up: the parts overlap, or are not all there.
    said(&series("[55, 58, 65]"), &[]);
}
