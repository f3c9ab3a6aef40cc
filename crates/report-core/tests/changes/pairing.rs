//! Which thing is which: by id, ref and title, and never by a guess that is not said.

use super::{both_ways, read};
use report_core::report::Report;

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
