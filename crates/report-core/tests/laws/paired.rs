//! What changed pairs measures of one family in one unit, counted alike, with no break between, and
//! nothing else by families; and which are paired depends on the two reports and what the file of
//! families says of them, not on other reports or on the order of the file.

use proptest::prelude::*;
use report_core::changes::{Changes, changes, nothing_in_both};
use report_core::read;
use report_core::report::Report;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const BASES: [&str; 3] = ["snapshot", "cumulative", "whole_period"];
const UNITS: [&str; 2] = ["percent", "count"];
const YEARS: std::ops::Range<u16> = 2010..2020;
/// As many families, and one place for measures of none.
const FAMILIES: usize = 4;

/// A measure of a report, and what the file of families says of it.
#[derive(Debug, Clone)]
struct Measure {
    family: usize,
    unit: usize,
    basis: usize,
    /// The years of its two figures, and whether the later is marked as a break.
    years: (u16, u16),
    broken: bool,
    otherwise: bool,
}

fn measure() -> impl Strategy<Value = Measure> {
    (
        0..=FAMILIES,
        0..UNITS.len(),
        0..BASES.len(),
        (YEARS, 1..3_u16),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.2),
    )
        .prop_map(
            |(family, unit, basis, (year, later), broken, otherwise)| Measure {
                family,
                unit,
                basis,
                years: (year, year + later),
                broken,
                otherwise,
            },
        )
}

fn measures() -> impl Strategy<Value = Vec<Measure>> {
    prop::collection::vec(measure(), 0..6)
}

/// Words that no two measures of two reports share.
fn title(report: &str, at: usize) -> String {
    format!("{report}{at}first {report}{at}second")
}

fn year(begins: u16) -> String {
    format!("{begins}/{:02}", (begins + 1) % 100)
}

fn report(id: &str, measures: &[Measure]) -> Report {
    let indicators: Vec<Value> = measures
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let mut now = json!({ "value": 2, "period": year(one.years.1) });
            if one.broken {
                now["mark"] = json!("b");
            }
            json!({
                "id": format!("{id}-{at}"), "objective": "o", "title": title(id, at),
                "unit": { "kind": UNITS[one.unit] }, "decimals": 0, "basis": BASES[one.basis],
                "cells": { "then": { "value": 1, "period": year(one.years.0) }, "now": now },
            })
        })
        .collect();
    let json = json!({
        "fairview": "1.0", "kind": "report", "id": id, "title": "Test", "organisation": "Council",
        "area": "own", "period": "2022/23", "areas": [{ "id": "own", "name": "Own", "kind": "authority" }],
        "columns": [
            { "id": "then", "is": "previous", "heading": "Then" },
            { "id": "now", "is": "current", "heading": "Now" },
        ],
        "objectives": [{ "id": "o", "title": "Objective" }], "indicators": indicators,
    });
    let reading = read::report(json.to_string().as_bytes()).unwrap();
    assert!(!reading.has_errors(), "{:?}", reading.problems);
    reading.value
}

/// The file of families of some reports, from the last family to the first where `turned`.
fn families(all: &[(&str, &[Measure])], turned: bool) -> report_core::families::Families {
    let mut list: Vec<Value> = (0..FAMILIES)
        .map(|family| {
            let members: Vec<Value> = all
                .iter()
                .flat_map(|(id, measures)| {
                    let own = measures.iter().enumerate();
                    let own = own.filter(|(_, one)| one.family == family);
                    own.map(move |(at, one)| {
                        let mut member = json!({ "report": id, "indicator": format!("{id}-{at}") });
                        if one.otherwise {
                            member["counted_otherwise"] = json!("otherwise");
                        }
                        member
                    })
                })
                .collect();
            json!({ "id": format!("f{family}"), "title": "A family", "members": members })
        })
        .collect();
    if turned {
        list.reverse();
    }
    let json = json!({ "fairview": "1.0", "kind": "families", "families": list });
    read::families(json.to_string().as_bytes()).unwrap().value
}

fn found(
    before: &[Measure],
    after: &[Measure],
    families: &report_core::families::Families,
) -> (Changes, bool) {
    let (mut a, mut b) = (report("a", before), report("b", after));
    families.mark(&mut a);
    families.mark(&mut b);
    (changes(&a, &b), nothing_in_both(&a, &b))
}

/// The pairs that are said: places in the later report and the earlier.
fn said(changes: &Changes) -> BTreeSet<(usize, usize)> {
    let at = |words: &str| words.rsplit('-').next()?.parse::<usize>().ok();
    let by_publisher = |words: &str| {
        let words = words.strip_suffix("; the publisher says that the two are the same.")?;
        let (now, then) = words.strip_prefix("The id is “")?.split_once("”, was “")?;
        Some((at(now)?, at(then.trim_end_matches('”'))?))
    };
    changes
        .list
        .iter()
        .filter_map(|change| by_publisher(&change.words))
        .collect()
}

/// The pairs that there must be, worked out from what was written.
fn expected(before: &[Measure], after: &[Measure]) -> BTreeSet<(usize, usize)> {
    let once = |list: &[Measure], one: &Measure| {
        one.family < FAMILIES
            && list
                .iter()
                .filter(|other| other.family == one.family)
                .count()
                == 1
    };
    let mut pairs = BTreeSet::new();
    for (b, now) in after.iter().enumerate() {
        for (a, then) in before.iter().enumerate() {
            let same = now.family == then.family && once(before, then) && once(after, now);
            let alike = now.unit == then.unit && now.basis == then.basis;
            let otherwise = now.otherwise || then.otherwise;
            let (first, last) = (then.years.1.min(now.years.1), then.years.1.max(now.years.1));
            let breaks = [now, then]
                .into_iter()
                .filter(|one| one.broken)
                .map(|one| one.years.1);
            let broken = breaks.into_iter().any(|year| first < year && year <= last);
            if same && alike && !otherwise && !broken {
                pairs.insert((b, a));
            }
        }
    }
    pairs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn families_pair_what_is_counted_alike(before in measures(), after in measures()) {
        let (changes, nothing) = found(&before, &after, &families(&[("a", &before), ("b", &after)], false));
        let pairs = expected(&before, &after);
        prop_assert_eq!(said(&changes), pairs.clone());
        if !before.is_empty() && !after.is_empty() {
            prop_assert_eq!(nothing, pairs.is_empty());
        }
    }

    #[test]
    fn pairing_depends_on_the_two_reports_alone(
        before in measures(),
        after in measures(),
        other in measures(),
        turned in any::<bool>(),
    ) {
        let two = families(&[("a", &before), ("b", &after)], false);
        let all = families(&[("c", &other), ("b", &after), ("a", &before)], turned);
        prop_assert_eq!(found(&before, &after, &two), found(&before, &after, &all));
    }
}
