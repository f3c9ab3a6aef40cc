//! A search finds what is typed as any keyboard types it: case, accents, and the kinds of
//! apostrophes, quotation marks, dashes and blanks do not matter, on either side.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use report_core::find::Query;
use report_core::read;
use report_core::report::Report;
use serde_json::{Value, json};

/// What a title is made of, each in the spellings that are one to a reader.
const SPELLINGS: [&[&str]; 9] = [
    &["care", "Care", "CARE"],
    &["café", "cafe", "CAFÉ", "cafe\u{301}"],
    &["tŷ", "ty", "Ty", "TŶ"],
    &["2018", "2018"],
    &["co2", "CO₂", "Co2"],
    &["'", "’", "‘", "ʼ", "′", "´", "`", ""],
    &["\"", "“", "”", "«", ""],
    &["-", "–", "—", "‐", "\u{2011}", "−"],
    &[" ", "\u{a0}", "\u{202f}", "  "],
];

/// Places in [`SPELLINGS`], and which spelling the title and the search have of each.
fn parts() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    let part = prop_oneof![4 => 0usize..5, 3 => 5usize..8, 3 => Just(8usize)];
    vec((part, 0usize..60, 0usize..60), 1..14)
}

fn spelled(part: usize, n: usize) -> &'static str {
    SPELLINGS[part][n % SPELLINGS[part].len()]
}

fn report(titles: &[&str]) -> Report {
    let indicators: Vec<Value> = titles
        .iter()
        .enumerate()
        .map(|(n, title)| {
            json!({"id": format!("m{n}"), "objective": "o", "title": title, "unit": {"kind": "percent"},
                "decimals": 0, "cells": {"now": {"printed": "71%", "value": 71}}})
        })
        .collect();
    let report = json!({"fairview": "1.0", "kind": "report", "id": "r", "title": "Scorecard",
        "organisation": "T Council", "area": "t", "period": "2023/24 Q4",
        "areas": [{"id": "t", "name": "Testham", "kind": "authority"}],
        "columns": [{"id": "now", "is": "current", "heading": "Q4", "period": "2023/24 Q4"}],
        "objectives": [{"id": "o", "title": "O"}], "indicators": indicators});
    read::report(report.to_string().as_bytes()).unwrap().value
}

fn found(report: &Report, typed: &str) -> Vec<usize> {
    let query = Query {
        search: Query::words(typed),
        ..Query::default()
    };
    query.find(report)
}

proptest! {
    #[test]
    fn a_part_of_a_title_finds_it_however_it_is_typed(
        parts in parts(),
        (from, to) in (0usize..14, 1usize..15),
        first in select(vec!["Rate", "Number"]),
    ) {
        let title: String = parts.iter().map(|(part, n, _)| spelled(*part, *n)).collect();
        let report = report(&[&format!("{first} {title}"), "Something else"]);
        let from = from.min(parts.len() - 1);
        let to = to.clamp(from + 1, parts.len());
        let typed: String = parts[from..to].iter().map(|(part, _, n)| spelled(*part, *n)).collect();
        prop_assert!(found(&report, &typed).contains(&0), "{:?} in {:?}", typed, title);
    }

    #[test]
    fn two_spellings_of_a_search_find_the_same(parts in parts()) {
        let report = report(&[
            "Children’s social care", "Re-offending – Siân’s café", "CO₂ in 2018–19", "care\u{a0}2018", "Ty'r Ffynnon",
        ]);
        let typed = |at: fn(&(usize, usize, usize)) -> usize| -> String {
            parts.iter().map(|part| spelled(part.0, at(part))).collect()
        };
        prop_assert_eq!(found(&report, &typed(|part| part.1)), found(&report, &typed(|part| part.2)));
    }
}

#[test]
fn the_keyboards_apostrophe_finds_the_books() {
    let report = report(&[
        "Defnydd o Gaffi Tŷ’r Ffynnon – Siân’s café",
        "Café inspections within 28 days",
        "Net revenue spend",
    ]);
    for (typed, places) in [
        ("Sian's", vec![0]),
        ("siân’s", vec![0]),
        ("TY'R FFYNNON - SIAN", vec![0]),
        ("cafe", vec![0, 1]),
        ("net\u{a0}revenue", vec![2]),
    ] {
        assert_eq!(found(&report, typed), places, "{typed}");
    }
}
