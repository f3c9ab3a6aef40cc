//! Which thing is which: by id, ref and title, and never by a guess that is not said.

use super::{both_ways, read};
use report_core::report::Report;
use serde_json::{Value, json};

/// A report with indicators, each an id, a ref or none, and a title.
fn report(indicators: &[(&str, &str, &str)]) -> Report {
    let one = |(id, printed, title): &(&str, &str, &str)| {
        let printed = match printed.is_empty() {
            true => String::new(),
            false => format!(r#""ref": "{printed}", "#),
        };
        format!(
            r#"{{ "id": "{id}", {printed}"objective": "o", "title": "{title}", "unit": {{ "kind": "percent" }} }}"#
        )
    };
    let list: Vec<String> = indicators.iter().map(one).collect();
    let json = format!(
        r#"{{ "fairview": "1.0", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
        "area": "own", "period": "2022/23 Q3", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
        "objectives": [{{ "id": "o", "title": "Objective" }}], "indicators": [{}] }}"#,
        list.join(",")
    );
    read(&serde_json::from_str(&json).unwrap())
}

type Named<'a> = &'a [(&'a str, &'a str, &'a str)];

fn paired(before: Named, after: Named, expected: &[&str]) {
    let found = both_ways(&report(before), &report(after));
    let said: Vec<&str> = found
        .list
        .iter()
        .map(|change| change.words.as_str())
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn by_id_though_the_title_is_another() {
    paired(
        &[("a", "A1", "Children in care")],
        &[("a", "A1", "Children looked after")],
        &["The title is “Children looked after”, was “Children in care”."],
    );
    paired(
        &[("a", "A1", "Children in care")],
        &[("a", "A1", "Bridges painted")],
        &[
            "The title is “Bridges painted”, was “Children in care”. The titles share no word of four letters or more: the measure may be another.",
        ],
    );
}

#[test]
fn by_a_ref_that_stands_once() {
    paired(
        &[("a", "A 1", "Children in care")],
        &[("b", "a1", "Children looked after")],
        &[
            "The title is “Children looked after”, was “Children in care”.",
            "The id is “b”, was “a”; taken for the same by its ref.",
            "The ref is “a1”, was “A 1”.",
        ],
    );
    // One ref for two measures tells nothing; neither do the titles.
    paired(
        &[
            ("a", "PED014", "Care leavers in work"),
            ("b", "PED014", "Adoptions"),
        ],
        &[("c", "PED014", "Bridges painted")],
        &[
            "This measure is new.",
            "This measure is no longer in the report.",
            "This measure is no longer in the report.",
        ],
    );
}

#[test]
fn by_title_where_nothing_else_is_alike() {
    paired(
        &[("a", "", "Persistent absence of primary pupils")],
        &[("b", "", "Persistent Absence of primary pupils.")],
        &[
            "The title is “Persistent Absence of primary pupils.”, was “Persistent absence of primary pupils”.",
            "The id is “b”, was “a”; taken for the same by its title.",
        ],
    );
    paired(
        &[("a", "", "Persistent absence of primary pupils")],
        &[("b", "", "Persistent absences of all primary pupils")],
        &[
            "The title is “Persistent absences of all primary pupils”, was “Persistent absence of primary pupils”.",
            "The id is “b”, was “a”; taken for the same by its much alike title.",
        ],
    );
}

#[test]
fn a_word_or_a_number_in_place_of_another_is_another_measure() {
    for (was, is) in [
        (
            "Persistent absence of all primary pupils",
            "Persistent absence of all secondary pupils",
        ),
        (
            "Attainment in reading at key stage 1",
            "Attainment in reading at key stage 2",
        ),
    ] {
        paired(
            &[("a", "", was)],
            &[("b", "", is)],
            &[
                "This measure is new.",
                "This measure is no longer in the report.",
            ],
        );
    }
}

#[test]
fn what_is_like_several_is_not_paired_and_says_so() {
    let doubt =
        "Its title is like several of the other release, and which of them it is cannot be told.";
    paired(
        &[("a", "", "Persistent absence of primary pupils")],
        &[
            ("b", "", "Persistent absence of primary pupils, autumn"),
            ("c", "", "Persistent absence of primary pupils, spring"),
        ],
        &[
            &format!("This measure is new. {doubt}"),
            &format!("This measure is new. {doubt}"),
            &format!("This measure is no longer in the report. {doubt}"),
        ],
    );
}

#[test]
fn an_id_that_was_given_to_another_is_no_proof() {
    paired(
        &[("m1", "", "Adoptions"), ("m2", "", "Bridges painted")],
        &[
            ("m1", "", "Care leavers in work"),
            ("m2", "", "Adoptions"),
            ("m3", "", "Bridges painted"),
        ],
        &[
            "This measure is new.",
            "The id is “m2”, was “m1”; taken for the same by its title.",
            "The id is “m3”, was “m2”; taken for the same by its title.",
        ],
    );
}

/// Two reports of one measure under another id and title, marked by a file that says so.
fn of_a_family(before: Value, after: Value, counted_otherwise: Option<&str>) -> Vec<String> {
    let report = |id: &str, title: &str, own: Value| {
        let mut indicator = json!({ "id": id, "objective": "o", "title": title });
        indicator
            .as_object_mut()
            .unwrap()
            .extend(own.as_object().unwrap().clone());
        read(&json!({
            "fairview": "1.0", "kind": "report", "id": id, "title": "Test", "organisation": "Council",
            "area": "own", "period": "2022/23", "areas": [{ "id": "own", "name": "Own", "kind": "authority" }],
            "columns": [{ "id": "now", "is": "current", "heading": "Now" }],
            "objectives": [{ "id": "o", "title": "Objective" }], "indicators": [indicator],
        }))
    };
    let mut before = report("ni148", "Care leavers in work", before);
    let mut after = report("ped04", "Young people in employment", after);
    let mut first = json!({ "report": "ni148", "indicator": "ni148" });
    if let Some(words) = counted_otherwise {
        first["counted_otherwise"] = json!(words);
    }
    let members = [first, json!({ "report": "ped04", "indicator": "ped04" })];
    let families = json!({
        "fairview": "1.0", "kind": "families",
        "families": [{ "id": "care-leavers", "title": "Care leavers", "members": members }],
    });
    let families = report_core::read::families(families.to_string().as_bytes()).unwrap();
    assert!(!families.has_errors(), "{:?}", families.problems);
    families.value.mark(&mut before);
    families.value.mark(&mut after);
    let found = both_ways(&before, &after);
    let list = found
        .cautions
        .into_iter()
        .chain(found.list.into_iter().map(|change| change.words));
    list.collect()
}

#[test]
fn by_the_family_that_the_publisher_names() {
    let percent = |period: &str, value: u8| {
        json!({ "unit": { "kind": "percent" }, "basis": "snapshot",
            "cells": { "now": { "value": value, "period": period } } })
    };
    let (then, now) = (percent("2012/13", 60), percent("2019/20", 55));
    assert_eq!(
        of_a_family(then.clone(), now.clone(), None),
        [
            "The title is “Young people in employment”, was “Care leavers in work”.",
            "The id is “ped04”, was “ni148”; the publisher says that the two are the same.",
            "The figure for 2019/20 is 55%; for 2012/13 it was 60%.",
        ]
    );
    let apart = |how: &str| {
        [
            "No measure of the two can be compared.".to_owned(),
            format!("This measure is in both reports, {how}; the two are not compared."),
        ]
    };
    let with = |field: &str, value: Value| {
        let mut other = now.clone();
        other[field] = value;
        of_a_family(then.clone(), other, None)
    };
    assert_eq!(
        with("unit", json!({ "kind": "count" })),
        apart("in different units")
    );
    assert_eq!(
        with("basis", json!("rolling")),
        apart("counted differently")
    );
    assert_eq!(
        of_a_family(then.clone(), now.clone(), Some("at age 19 only")),
        apart("counted differently")
    );
    let broken = json!({ "now": { "value": 55, "period": "2019/20", "mark": "b" } });
    assert_eq!(
        with("cells", broken),
        apart("with a break in the figures between")
    );
}
