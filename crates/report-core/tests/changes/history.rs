//! What releases up to one published of each measure.

use super::{example, read};
use proptest::prelude::*;
use report_core::changes::{MOST_RELEASES, changes, history, nothing_in_both};
use report_core::report::{Rating, Report};
use serde_json::{Value, json};

/// A quarter's report with one measure: its id, and the fields after its title.
fn quarter(number: u8, id: &str, fields: Value) -> Report {
    let mut indicator = json!({
        "id": id, "objective": "o", "title": "Children in care",
        "unit": { "kind": "percent" }, "decimals": 1,
    });
    for (key, value) in fields.as_object().unwrap() {
        indicator[key] = value.clone();
    }
    read(&json!({
        "fairview": "1.0", "kind": "report", "id": format!("q{number}"), "title": "Test",
        "organisation": "Council", "area": "own", "period": format!("2022/23 Q{number}"),
        "published": format!("2023-0{number}-01"),
        "areas": [{ "id": "own", "name": "Own", "kind": "authority" }],
        "columns": [
            { "id": "previous", "is": "previous", "heading": "Quarter before",
                "period": format!("2022/23 Q{}", number - 1) },
            { "id": "target", "is": "target", "heading": "Target", "period": "2022/23" },
            { "id": "current", "is": "current", "heading": "Current",
                "period": format!("2022/23 Q{number}") },
        ],
        "objectives": [{ "id": "o", "title": "Objective" }],
        "indicators": [indicator],
    }))
}

fn rated(rating: &str, current: Value, target: f64) -> Value {
    json!({ "rating": rating, "cells": { "current": current, "target": { "value": target } } })
}

#[test]
fn a_measure_is_followed_from_release_to_release() {
    let two = quarter(2, "one", rated("red", json!({ "value": 40 }), 50.0));
    let three = quarter(
        3,
        "one",
        rated("amber", json!({ "printed": "45% (prov)" }), 50.0),
    );
    let mut fields = rated("green", json!({ "value": 52 }), 51.0);
    // Its id is another now, and the quarter before is revised.
    fields["cells"]["previous"] = json!({ "printed": "46%" });
    let four = quarter(4, "other", fields);
    let found = history(&[&two, &three, &four]).expect("releases before");
    assert_eq!(found.since.report, "q3");
    assert_eq!(found.since.sentences, changes(&three, &four).summary());
    assert_eq!(
        found.since.turned.as_deref(),
        Some("No measure turned red since quarter 3 2022/23, of 1 rated in both reports.")
    );
    let turned = |before: &Report, after: &Report| {
        let found = history(&[before, after]).expect("a release before");
        found.since.turned.expect("a rating in both")
    };
    assert_eq!(
        turned(&two, &three),
        "1 measure is red no longer since quarter 2 2022/23, of 1 rated in both reports."
    );
    assert_eq!(
        turned(&three, &two),
        "1 measure turned red since quarter 3 2022/23, of 1 rated in both reports."
    );
    let releases: Vec<&str> = found
        .releases
        .iter()
        .map(|one| one.report.as_str())
        .collect();
    assert_eq!(releases, ["q2", "q3", "q4"]);
    let rows: Vec<_> = found.entries[0]
        .iter()
        .map(|entry| {
            (
                entry.release,
                entry.id.as_str(),
                entry.rating,
                entry.figure.as_deref(),
                entry.target.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (0, "one", Some(Rating::Red), Some("40.0%"), Some("50.0%")),
            (
                1,
                "one",
                Some(Rating::Amber),
                Some("45% (prov)"),
                Some("50.0%")
            ),
            (
                2,
                "other",
                Some(Rating::Green),
                Some("52.0%"),
                Some("51.0%")
            ),
        ]
    );
    let said = &found.entries[0][2].changes;
    let has = |start: &str| said.iter().any(|words| words.starts_with(start));
    assert!(
        has("The figure for quarter 3 2022/23 is printed"),
        "{said:?}"
    );
    assert!(
        has("The target for 2022/23 is 51.0%, was 50.0%"),
        "{said:?}"
    );
    assert!(found.entries[0][0].changes.is_empty());
}

#[test]
fn what_is_held_back_later_is_not_repeated_from_an_earlier_release() {
    let two = quarter(2, "one", rated("red", json!({ "value": 40 }), 50.0));
    let mut fields = rated("red", json!({ "value": 41 }), 50.0);
    fields["cells"]["previous"] = json!({ "mark": "c" });
    let three = quarter(3, "one", fields);
    let four = quarter(4, "one", rated("red", json!({ "value": 42 }), 50.0));
    let found = history(&[&two, &three, &four]).unwrap();
    let figures: Vec<_> = found.entries[0]
        .iter()
        .map(|e| e.figure.as_deref())
        .collect();
    assert_eq!(figures, [None, Some("41.0%"), Some("42.0%")]);
    let said = format!("{:?}", found.entries);
    assert!(!said.contains("40"), "{said}");
}

#[test]
fn two_releases_are_no_history_and_another_council_ends_one() {
    let at = |number| {
        quarter(
            number,
            "one",
            rated("red", json!({ "value": number }), 50.0),
        )
    };
    let (one, two, three, four) = (at(1), at(2), at(3), at(4));
    assert!(history(&[&four]).is_none());
    let found = history(&[&three, &four]).unwrap();
    assert!(found.releases.is_empty() && found.entries.iter().all(Vec::is_empty));
    let mut other = two.clone();
    other.organisation = "Another".to_owned();
    assert!(history(&[&other, &three]).is_none());
    let found = history(&[&one, &other, &three, &four]).unwrap();
    assert!(found.releases.is_empty());
}

#[test]
fn a_measure_that_came_later_says_so() {
    let none = |number| {
        let mut report = quarter(number, "one", json!({}));
        report.indicators.clear();
        report
    };
    let at = |number| {
        quarter(
            number,
            "one",
            rated("red", json!({ "value": number }), 50.0),
        )
    };
    let found = history(&[&none(2), &at(3), &at(4)]).unwrap();
    let entries = &found.entries[0];
    assert_eq!(entries[0].changes, ["It was not in the report before."]);
    assert_eq!((entries.len(), entries[0].release), (2, 1));
    // In one release only there is nothing to follow.
    let found = history(&[&none(2), &none(3), &at(4)]).unwrap();
    assert!(found.entries[0].is_empty());
}

proptest! {
    // Every case reads and compares up to thirteen reports.
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// However many releases there are and whatever they rate, a history is in order, ends with the
    /// last release and says of each what that release published.
    #[test]
    fn every_entry_is_what_its_release_published(ratings in prop::collection::vec(0..4_usize, 3..14)) {
        const WORDS: [Option<&str>; 4] = [None, Some("red"), Some("amber"), Some("green")];
        let mut example = example("halton-2022-23-q3");
        // A few measures are enough.
        example["indicators"].as_array_mut().unwrap().truncate(5);
        for list in ["milestones", "developments", "emerging_issues", "finance"] {
            example[list] = json!([]);
        }
        let releases: Vec<Report> = ratings
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let mut report = example.clone();
                report["id"] = json!(format!("release-{at}"));
                report["period"] = json!(format!("{}", 2000 + at));
                let indicator = report["indicators"][3].as_object_mut().unwrap();
                indicator.remove("rating");
                if let Some(word) = WORDS[*word] {
                    indicator.insert("rating".to_owned(), json!(word));
                }
                read(&report)
            })
            .collect();
        let all: Vec<&Report> = releases.iter().collect();
        let found = history(&all).unwrap();
        let shown = releases.len().min(MOST_RELEASES);
        prop_assert_eq!(found.releases.len(), shown);
        let tail = &releases[releases.len() - shown..];
        for (at, entries) in found.entries.iter().enumerate() {
            prop_assert_eq!(entries.len(), shown);
            for (place, entry) in entries.iter().enumerate() {
                prop_assert_eq!(entry.release, place);
                prop_assert_eq!(&found.releases[place].report, &tail[place].id);
                prop_assert_eq!(entry.rating, tail[place].indicators[at].rating);
            }
        }
    }
}

#[test]
fn releases_without_a_measure_in_common_have_no_history() {
    let [before, after] = ["halton-2015-16-q2", "halton-2022-23-q3"].map(|id| read(&example(id)));
    assert!(nothing_in_both(&before, &after));
    assert_eq!(history(&[&before, &after]), None);
    assert!(!nothing_in_both(&after, &after));
}
