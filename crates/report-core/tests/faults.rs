//! Small reports that once came out wrong, each with what is right.

use report_core::compare::Comparison;
use report_core::period::lapses;
use report_core::read::{self, Reading};
use report_core::report::Report;
use report_core::words;
use std::path::Path;

fn reading(name: &str) -> Reading<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    read::report(&std::fs::read(folder.join(name)).unwrap()).unwrap()
}

#[test]
fn figures_that_look_equal_and_are_ranked_apart_are_said_to_differ() {
    let reading = reading("looks-equal.json");
    let report = &reading.value;
    for (id, headline) in [
        (
            "trail",
            "Joint 3rd best of 6, Ynys Môn Borough and its neighbours; behind Kingsmere (n5) and Kingsmere (n2)",
        ),
        (
            "cross",
            "Joint 2nd best of 6, Ynys Môn Borough and its neighbours; behind Kingsmere (n5)",
        ),
    ] {
        let comparison = Comparison::of(report, report.indicator(id).unwrap()).unwrap();
        let at = comparison.latest().unwrap();
        assert_eq!(words::ranking_headline(&comparison, at).unwrap(), headline);
        assert_eq!(
            words::ranking_notes(&comparison, at),
            ["Places go by unrounded figures: some that look equal here are not."]
        );
        let strip = words::strip(&comparison, at).unwrap();
        assert!(strip.contains("unrounded"), "{strip}");
    }
}

#[test]
fn two_places_of_one_name_are_told_apart_and_it_is_noticed() {
    let reading = reading("looks-equal.json");
    let names: Vec<&str> = reading
        .value
        .areas
        .iter()
        .map(|a| a.name.as_str())
        .collect();
    assert!(names.contains(&"Kingsmere (n2)") && names.contains(&"Kingsmere (n5)"));
    let said: Vec<&str> = reading
        .problems
        .iter()
        .map(|p| p.message.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "2 places are called \"Kingsmere\"; they are shown as \"Kingsmere (n2)\" and \"Kingsmere (n5)\""
        ]
    );
}

#[test]
fn periods_that_stand_nowhere_in_the_file_are_gaps_and_are_said() {
    let report = reading("periods-not-in-file.json").value;
    let comparison = |id| Comparison::of(&report, report.indicator(id).unwrap()).unwrap();
    let years = comparison("gapyear");
    assert_eq!(lapses(years.periods()), [0, 0, 3, 0, 0]);
    let said = words::sentence(&years, 2).unwrap();
    assert!(
        said.ends_with(
            "It fell by 18 points from 2017/18 (78%), with no figures for the 3 years between."
        ),
        "{said}"
    );
    let quarters = comparison("gapq");
    assert_eq!(lapses(quarters.periods()), [0, 0, 1, 0, 2]);
    let gap = ", with no figure for the quarter between.";
    let said = words::sentence(&quarters, 2).unwrap();
    assert!(said.ends_with(gap), "{said}");
    // A part of a year is compared with the same part of the year before.
    let change = "It fell by 2 points from quarter 4 2022/23 (81%).";
    let said = words::sentence(&quarters, 4).unwrap();
    assert!(said.ends_with(change), "{said}");
    // The same figures with null for what is missing say the same.
    let nulls = reading("same-with-null.json").value;
    for id in ["gapq", "gapnull"] {
        let comparison = Comparison::of(&nulls, nulls.indicator(id).unwrap()).unwrap();
        let said = words::sentence(&comparison, comparison.latest().unwrap()).unwrap();
        assert!(said.ends_with(change), "{id}: {said}");
    }
}
