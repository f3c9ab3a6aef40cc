//! The sentences, word for word, on small reports.

use super::{both_ways, read};
use report_core::changes::{Kind, same_organisation};
use report_core::report::Report;

/// A small report with one indicator: its period, more fields of the report, and the JSON fields
/// of the indicator after its title.
fn report(period: &str, fields: &str) -> Report {
    let json = format!(
        r#"{{ "fairview": "1.0", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
        "area": "own", "period": "{period}",
        "areas": [
            {{ "id": "own", "name": "Own", "kind": "authority" }},
            {{ "id": "near", "name": "Near", "kind": "authority" }}
        ],
        "columns": [
            {{ "id": "previous", "is": "previous", "heading": "Last year", "period": "2021/22" }},
            {{ "id": "target", "is": "target", "heading": "Target", "period": "2022/23" }},
            {{ "id": "current", "is": "current", "heading": "Current", "period": "{period}" }}
        ],
        "objectives": [{{ "id": "o", "title": "Objective" }}],
        "indicators": [{{ "id": "i", "objective": "o", "title": "Measure", {fields} }}] }}"#
    );
    read(&serde_json::from_str(&json).unwrap())
}

const PERCENT: &str = r#""unit": { "kind": "percent" }, "decimals": 1"#;

fn said(before: &Report, after: &Report) -> Vec<String> {
    let found = both_ways(before, after);
    let list = found.list.iter();
    list.map(|c| format!("{}: {}", c.kind.word(), c.words))
        .collect()
}

/// What is said of one cell, before and after, in the same quarter.
fn cell(before: &str, after: &str) -> Vec<String> {
    let of = |cell: &str| {
        report(
            "2022/23 Q3",
            &format!(r#"{PERCENT}, "cells": {{ "current": {cell} }}"#),
        )
    };
    said(&of(before), &of(after))
}

#[test]
fn a_revised_figure_is_said_with_its_distance() {
    for (before, after, words) in [
        (
            r#"{ "value": 43 }"#,
            r#"{ "value": 44 }"#,
            "revised: The figure for quarter 3 2022/23 is 44.0%, was 43.0%, 1.0 points higher.",
        ),
        (
            r#"{ "printed": "43%", "value": 43 }"#,
            r#"{ "printed": "43% (prov)", "value": 43 }"#,
            "revised: The figure for quarter 3 2022/23 is printed “43% (prov)”, was “43%”; the number is the same.",
        ),
        (
            r#"{ "printed": "43%", "value": 43 }"#,
            r#"{ "printed": "43%", "value": 43.04 }"#,
            "revised: The figure for quarter 3 2022/23 is printed “43%” as before, and the number behind it is 43.04%, was 43.0%.",
        ),
        (
            r#"{ "value": 43, "mark": "p" }"#,
            r#"{ "value": 43 }"#,
            "marks: The figure for quarter 3 2022/23 is no longer marked provisional; it is the same figure.",
        ),
        (
            r#"{ "mark": "x" }"#,
            r#"{ "value": 0 }"#,
            "revised: The figure for quarter 3 2022/23 is 0.0%, was [x] (not available).",
        ),
        (
            r#"{ "value": 3, "numerator": 3, "denominator": 100 }"#,
            r#"{ "value": 3, "numerator": 6, "denominator": 200 }"#,
            "revised: The figure for quarter 3 2022/23: the fraction behind it is “6 of 200”, was “3 of 100”.",
        ),
    ] {
        assert_eq!(cell(before, after), [words]);
    }
}

#[test]
fn beside_a_confidential_figure_no_number_is_repeated() {
    let published = r#"{ "printed": "4%", "value": 4, "numerator": 4, "denominator": 100 }"#;
    let held = r#"{ "mark": "c" }"#;
    for (before, after) in [(published, held), (held, published)] {
        for sentence in cell(before, after) {
            assert!(!sentence.contains('4'), "{sentence}");
        }
    }
    assert_eq!(
        cell(published, held)[0],
        "revised: The figure for quarter 3 2022/23 is now confidential, [c]; what was published before is not repeated here."
    );
    let series = |value: &str, mark: &str| {
        let fields = format!(
            r#"{PERCENT}, "observations": {{ "periods": ["2015", "2016"], "series": [{{ "area": "own", "values": [7, {value}]{mark} }}] }}"#
        );
        report("2022/23 Q3", &fields)
    };
    let found = both_ways(
        &series("4", ""),
        &series("null", r#", "marks": { "2016": "c" }"#),
    );
    assert_eq!(
        found.list[0].words,
        "Own, 2016: the figure is now confidential, [c]; what was published before is not repeated here."
    );
    assert_eq!(found.list[0].before, None);
}

#[test]
fn the_next_quarter_has_new_figures_not_revised_ones() {
    let quarter = |period: &str, current: &str| {
        let fields = format!(
            r#"{PERCENT}, "cells": {{ "previous": {{ "value": 40 }}, "current": {{ "value": {current} }} }}"#
        );
        report(period, &fields)
    };
    assert_eq!(
        said(&quarter("2022/23 Q2", "43"), &quarter("2022/23 Q3", "43")),
        [
            "report: The column “Current, for quarter 3 2022/23” stands where “Current, for quarter 2 2022/23” stood.",
            "new_figure: The figure for quarter 3 2022/23 is 43.0%, as for quarter 2 2022/23.",
        ]
    );
    // This year's figure that the next report prints as last year's is the same figure.
    let year = |period: &str, before: &str, previous: &str, current: &str| {
        let json = format!(
            r#"{{ "fairview": "1.0", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "{period}", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "columns": [
                {{ "id": "previous", "is": "previous", "heading": "{before}", "period": "{before}" }},
                {{ "id": "current", "is": "current", "heading": "{period}", "period": "{period}" }}
            ],
            "objectives": [{{ "id": "o", "title": "Objective" }}],
            "indicators": [{{ "id": "i", "objective": "o", "title": "Measure", {PERCENT},
                "cells": {{ "previous": {{ "value": {previous} }}, "current": {{ "value": {current} }} }} }}] }}"#
        );
        read(&serde_json::from_str(&json).unwrap())
    };
    let found = said(
        &year("2021/22", "2020/21", "38", "40"),
        &year("2022/23", "2021/22", "41", "43"),
    );
    assert_eq!(
        found[0],
        "revised: The figure for 2021/22 is 41.0%, was 40.0%, 1.0 points higher."
    );
    assert!(found.contains(&"new_figure: The figure for 2022/23 is new: 43.0%.".to_owned()));
    assert!(found.contains(&"withdrawn: The figure for 2020/21 is no longer shown.".to_owned()));
}

#[test]
fn targets_outside_the_table_are_compared_by_period() {
    let target = |targets: &str| {
        let fields = format!(r#"{PERCENT}, "targets": [{targets}]"#);
        report("2022/23 Q3", &fields)
    };
    let base =
        target(r#"{ "period": "2023/24", "value": 90 }, { "period": "2024/25", "value": 92 }"#);
    for (after, words) in [
        (
            r#"{ "period": "2023/24", "value": 91 }, { "period": "2024/25", "value": 92 }"#,
            "target: The target for 2023/24 is 91.0%, was 90.0%, 1.0 points higher.",
        ),
        (
            r#"{ "period": "2023/24", "value": 90, "to": 95 }, { "period": "2024/25", "value": 92 }"#,
            "target: The target for 2023/24 is 90.0% to 95.0%, was 90.0%.",
        ),
        (
            r#"{ "period": "2023/24", "value": 90 }"#,
            "withdrawn: The target for 2024/25 is no longer shown.",
        ),
        (
            r#"{ "period": "2023/24", "value": 90 }, { "period": "2024/25", "value": 92 }, { "period": "2025/26", "value": 95 }"#,
            "new_target: The target for 2025/26 is new: 95.0%.",
        ),
    ] {
        assert_eq!(said(&base, &target(after)), [words]);
    }
}

#[test]
fn a_series_names_places_and_periods() {
    let series = |periods: &str, own: &str, near: &str, more: &str| {
        let fields = format!(
            r#"{PERCENT}, "observations": {{ "periods": {periods}, "series": [
                {{ "area": "own", "values": {own}{more} }}, {{ "area": "near", "values": {near} }} ] }}"#
        );
        report("2022/23 Q3", &fields)
    };
    let short = r#"["2015", "2016"]"#;
    let base = series(short, "[7, 8]", "[5, null]", "");
    for (after, words) in [
        (
            series(short, "[7, 8]", "[5.5, null]", ""),
            "revised: Near, 2015: 5.5%, was 5.0%, 0.5 points higher.",
        ),
        (
            series(short, "[7, 8.04]", "[5, null]", ""),
            "revised: Own, 2016: 8.04%, was 8.0%, 0.04 points higher.",
        ),
        (
            series(short, "[7, 6.64]", "[5, null]", ""),
            "revised: Own, 2016: 6.6%, was 8.0%, 1.4 points lower.",
        ),
        (
            series(
                r#"["2015", "2016", "2017"]"#,
                "[7, 8, 9]",
                "[5, null, 6]",
                "",
            ),
            "new_figure: Figures for 2017 are new: Own 9.0%, and 1 other place.",
        ),
        (
            series(r#"["2016"]"#, "[8]", "[null]", ""),
            "withdrawn: Figures for 2015 are no longer given.",
        ),
        (
            series(
                short,
                "[7, 8]",
                "[5, null]",
                r#", "marks": { "2016": "p b" }"#,
            ),
            "marks: Own, 2016: 8.0% (provisional, break in series) is now marked provisional and break in series; it is the same figure.",
        ),
        (
            series(
                short,
                "[7, 8]",
                "[5, null]",
                r#", "lower": [6, 7], "upper": [8, 9]"#,
            ),
            "revised: Own, 2015: the confidence interval is “6.0% to 8.0%”; none was given before.",
        ),
        (
            series(
                short,
                "[7, 8]",
                "[5, null]",
                r#", "printed": { "2016": "8 in all" }"#,
            ),
            "revised: Own, 2016: the printed text is “8 in all”; none was given before.",
        ),
    ] {
        assert_eq!(said(&base, &after)[0], words);
    }
}

#[test]
fn a_figure_that_table_and_series_both_have_is_said_once() {
    let both = |value: &str| {
        let fields = format!(
            r#"{PERCENT}, "cells": {{ "previous": {{ "value": {value} }} }}, "observations": {{ "periods": ["2020/21", "2021/22"], "series": [{{ "area": "own", "values": [7, {value}] }}] }}"#
        );
        report("2022/23 Q3", &fields)
    };
    assert_eq!(
        said(&both("8"), &both("9")),
        ["revised: The figure for 2021/22 is 9.0%, was 8.0%, 1.0 points higher."]
    );
}

#[test]
fn ratings_are_counted_and_moved() {
    let rated = |period: &str, ratings: &[&str]| {
        let one = |(at, rating): (usize, &&str)| {
            format!(
                r#"{{ "id": "i{at}", "objective": "o", "title": "Measure {at}", {PERCENT}, "rating": "{rating}" }}"#
            )
        };
        let list: Vec<String> = ratings.iter().enumerate().map(one).collect();
        let json = format!(
            r#"{{ "fairview": "1.0", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "{period}", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "objectives": [{{ "id": "o", "title": "Objective" }}], "indicators": [{}] }}"#,
            list.join(",")
        );
        read(&serde_json::from_str(&json).unwrap())
    };
    let before = rated("2022/23 Q2", &["green", "green", "green", "amber", "lost"]);
    let after = rated(
        "2022/23 Q3",
        &["green", "amber", "red", "amber", "green", "not_rated"],
    );
    let found = both_ways(&before, &after);
    assert_eq!(
        found.summary(),
        [
            "Of 6 measures (5 then), 2 are green, 2 are amber and 1 is red; 1 is not rated.",
            "Of 4 measures rated red, amber or green in both, 1 is green, 2 fewer than in the report for quarter 2 2022/23; 2 are amber, 1 more; 1 is red, 1 more; 2 moved: 1 from green to red and 1 from green to amber.",
            "Not compared: 2 measures now and 1 then, without such a rating in both.",
            "1 measure is new.",
        ]
    );
    let words: Vec<&str> = found.of(Kind::Rating).map(|c| c.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Rated amber, was green.",
            "Rated red, was green.",
            "Rated green, was not legible in the source.",
        ]
    );
}

/// A report with measures of these ratings; `-` is a measure without any.
fn rated(period: &str, ratings: &[&str]) -> Report {
    let one = |(at, rating): (usize, &&str)| {
        let rating = match *rating {
            "-" => String::new(),
            rating => format!(r#", "rating": "{rating}""#),
        };
        format!(
            r#"{{ "id": "i{at}", "objective": "o", "title": "Measure {at}", {PERCENT}{rating} }}"#
        )
    };
    let list: Vec<String> = ratings.iter().enumerate().map(one).collect();
    let json = format!(
        r#"{{ "fairview": "1.0", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
        "area": "own", "period": "{period}", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
        "objectives": [{{ "id": "o", "title": "Objective" }}], "indicators": [{}] }}"#,
        list.join(",")
    );
    read(&serde_json::from_str(&json).unwrap())
}

#[test]
fn ratings_that_are_all_known_are_counted_whole() {
    let before = rated("2022/23 Q2", &["green", "red", "red"]);
    let after = rated("2022/23 Q3", &["green", "green", "red"]);
    assert_eq!(
        both_ways(&before, &after).summary(),
        [
            "Of 3 measures, 2 are green, 1 more than in the report for quarter 2 2022/23; 1 is red, 1 fewer.",
            "Of 3 measures rated red, amber or green in both, 1 moved: 1 from red to green.",
        ]
    );
}

#[test]
fn unknown_ratings_are_left_out_of_the_comparison() {
    // Two of the earlier ratings cannot be read: that green is "2 more" is not known.
    let before = rated("2022/23 Q2", &["green", "lost", "lost", "red"]);
    let after = rated("2022/23 Q3", &["green", "green", "green", "red"]);
    let said = both_ways(&before, &after).summary();
    assert_eq!(
        said,
        [
            "Of 4 measures, 3 are green and 1 is red.",
            "Of 2 measures rated red, amber or green in both, 1 is green, as many as in the report for quarter 2 2022/23; 1 is red, as many; none moved.",
            "Not compared: 2 measures now and 2 then, without such a rating in both.",
        ]
    );
    // None of the later ones can.
    let later = rated("2022/23 Q3", &["lost", "lost", "-", "not_rated"]);
    assert_eq!(
        both_ways(&after, &later).summary()[..2],
        [
            "Of 4 measures, 1 is not rated, 2 are not legible and 1 has no published rating.",
            "No measure has a rating of red, amber or green that can be read in both; the numbers are not compared.",
        ]
    );
}

#[test]
fn targets_that_stay_are_said_once() {
    let release = |period: &str, targets: [u8; 3]| {
        let one = |(at, target): (usize, &u8)| {
            format!(
                r#"{{ "id": "i{at}", "objective": "o", "title": "Measure {at}", {PERCENT}, "cells": {{ "target": {{ "value": {target} }} }} }}"#
            )
        };
        let list: Vec<String> = targets.iter().enumerate().map(one).collect();
        let json = format!(
            r#"{{ "fairview": "1.0", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "{period}", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "columns": [{{ "id": "target", "is": "target", "heading": "Target", "period": "{period}" }}],
            "objectives": [{{ "id": "o", "title": "Objective" }}], "indicators": [{}] }}"#,
            list.join(",")
        );
        read(&serde_json::from_str(&json).unwrap())
    };
    let before = release("2022/23 Q3", [90, 80, 70]);
    let found = both_ways(&before, &release("2022/23 Q4", [90, 80, 75]));
    let said: Vec<String> = found.of(Kind::NewTarget).map(|c| c.sentence()).collect();
    assert_eq!(
        said,
        [
            "Measure 2: The target for quarter 4 2022/23 is 75.0%; for quarter 3 2022/23 it was 70.0%.",
            "Targets: 2 targets for quarter 4 2022/23 are as for quarter 3 2022/23.",
        ]
    );
    // One alone is said of its measure.
    let found = both_ways(&before, &release("2022/23 Q4", [91, 81, 70]));
    assert!(found.of(Kind::NewTarget).any(|c| c.sentence()
        == "Measure 2: The target for quarter 4 2022/23 is 70.0%, as for quarter 3 2022/23."));
}

#[test]
fn what_a_reader_must_know_first_is_said() {
    let before = report("2022/23 Q2", PERCENT);
    let after = report("2022/23 Q3", PERCENT);
    assert_eq!(both_ways(&before, &after).cautions, [] as [&str; 0]);
    let turned = both_ways(&after, &before);
    assert_eq!(
        turned.cautions,
        [
            "The report compared with is the later one: quarter 2 2022/23 is compared with quarter 3 2022/23, so “was” is what came after."
        ]
    );
    let mut other = before.clone();
    other.organisation = "Another Council".to_owned();
    assert!(!same_organisation(&other, &after));
    assert_eq!(
        both_ways(&other, &after).cautions,
        [
            "The two are reports of Another Council and of Council: ids and refs are each organisation’s own, so what is paired here need not be the same thing."
        ]
    );
    let file = format!(r#"{PERCENT}, "file": "test/i.json""#);
    let unread = report("2022/23 Q2", &file);
    assert_eq!(
        both_ways(&unread, &report("2022/23 Q2", &file)).cautions,
        [
            "For 1 measure the figures over time are in files of their own, which are not available here and are not compared."
        ]
    );
}
