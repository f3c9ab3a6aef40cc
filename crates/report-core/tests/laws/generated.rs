//! Reports made by chance, as JSON: everything that the laws of words and statistics speak of, in
//! the mixtures that real reports have and in worse ones.
//!
//! The figures are made of a few digits, so that they print as they are, and are often equal, zero,
//! negative or absent.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use report_core::read;
use report_core::report::Report;
use serde_json::{Map, Value, json};

/// The own authority, ten neighbours, two other authorities, a region and the nation.
pub const AUTHORITIES: [&str; 13] = [
    "Halton",
    "Knowsley",
    "Wirral",
    "Sefton",
    "St Helens",
    "Durham",
    "Gateshead",
    "Barnsley",
    "Rotherham",
    "Sunderland",
    "Redcar and Cleveland",
    "Salford",
    "Bolton",
];

/// The note that doubts a figure; the other note that an indicator may have says nothing of the kind.
pub const DOUBT: &str = "Treat with caution: the figure is doubted by its source.";

/// How many of [`AUTHORITIES`], after the first, are statistical neighbours.
pub const NEIGHBOURS: usize = 10;

/// The units of the format, each with its `kind` and what else it needs.
pub fn unit() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"kind": "percent"}),
        json!({"kind": "percent", "of": "children"}),
        json!({"kind": "points"}),
        json!({"kind": "rate", "per": 10000, "of": "children aged under 18"}),
        json!({"kind": "count", "of": "children"}),
        json!({"kind": "count"}),
        json!({"kind": "money"}),
        json!({"kind": "score"}),
        json!({"kind": "days"}),
        json!({"kind": "other", "symbol": "tonnes"}),
        json!({"kind": "other"}),
    ])
}

/// A number of few digits with up to two decimals: often 0, 1 or equal to another, sometimes
/// negative.
pub fn number() -> impl Strategy<Value = f64> {
    let digits = prop_oneof![
        3 => 0i32..30,
        4 => 0i32..2_000,
        2 => 0i32..200_000,
        1 => -2_000i32..0,
    ];
    (digits, select(vec![1.0, 10.0, 10.0, 100.0])).prop_map(|(n, by)| f64::from(n) / by)
}

/// A list of periods of one sort, by time, sometimes with one or two of them left out.
pub fn periods() -> impl Strategy<Value = Vec<String>> {
    let years = (2008i32..2020, 1usize..9).prop_map(|(first, n)| {
        let year = move |at: usize| first + i32::try_from(at).unwrap();
        (0..n).map(|at| year(at).to_string()).collect::<Vec<_>>()
    });
    let financial = (2008i32..2020, 1usize..9).prop_map(|(first, n)| {
        (first..)
            .take(n)
            .map(|year| format!("{year}/{:02}", (year + 1) % 100))
            .collect()
    });
    let quarters = (2012i32..2020, 0i32..4, 1usize..10).prop_map(|(year, from, n)| {
        (from..)
            .take(n)
            .map(|at| {
                let year = year + at / 4;
                format!("{year}/{:02} Q{}", (year + 1) % 100, at % 4 + 1)
            })
            .collect()
    });
    let all = prop_oneof![2 => years, 2 => financial, 3 => quarters];
    (all, vec(0usize..12, 0..3)).prop_map(|(periods, without): (Vec<String>, Vec<usize>)| {
        let few = periods.len() < 3;
        periods
            .into_iter()
            .enumerate()
            .filter(|(at, _)| few || *at == 0 || !without.contains(at))
            .map(|(_, period)| period)
            .collect()
    })
}

/// One value of a series: mostly a number, sometimes with a mark, sometimes a reason for none.
fn value() -> impl Strategy<Value = (Value, Option<&'static str>)> {
    prop_oneof![
        14 => number().prop_map(|n| (json!(n), None)),
        1 => number().prop_map(|n| (json!(n), Some("p"))),
        1 => number().prop_map(|n| (json!(n), Some("f"))),
        1 => number().prop_map(|n| (json!(n), Some("u"))),
        1 => number().prop_map(|n| (json!(n), Some("b"))),
        1 => Just((Value::Null, None)),
        1 => select(vec!["c", "x", "z", "low", "w"]).prop_map(|mark| (Value::Null, Some(mark))),
    ]
}

/// Observations of the own authority and some of the others over some periods.
pub fn observations() -> impl Strategy<Value = Value> {
    let places = AUTHORITIES.len() + 2;
    (periods(), vec(any::<bool>(), places), any::<bool>())
        .prop_flat_map(move |(periods, some, all)| {
            let width = periods.len();
            let rows = vec(vec(value(), width), places);
            (Just(periods), Just(some), Just(all), rows)
        })
        .prop_map(|(periods, some, all, rows)| {
            let series: Vec<Value> = rows
                .into_iter()
                .enumerate()
                .filter(|(at, _)| *at == 0 || all || some[*at])
                .map(|(at, row)| {
                    let mut marks = Map::new();
                    for ((_, mark), period) in row.iter().zip(&periods) {
                        if let Some(mark) = mark {
                            marks.insert(period.clone(), json!(mark));
                        }
                    }
                    let values: Vec<Value> = row.into_iter().map(|(value, _)| value).collect();
                    json!({"area": area_id(at), "values": values, "marks": marks})
                })
                .collect();
            json!({"periods": periods, "series": series})
        })
}

/// `a0` is the own authority, then the others, the region and the nation.
fn area_id(at: usize) -> String {
    format!("a{at}")
}

fn printed(number: f64) -> String {
    number.to_string()
}

/// A cell of the printed table, with or without its printed words.
fn cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (number(), any::<bool>(), option::weighted(0.2, select(vec!["p", "f", "u", "e"])))
            .prop_map(|(n, words, mark)| {
                let mut cell = json!({"value": n});
                if words {
                    cell["printed"] = json!(printed(n));
                }
                if let Some(mark) = mark {
                    cell["mark"] = json!(mark);
                }
                cell
            }),
        1 => select(vec!["c", "x", "z"]).prop_map(|mark| json!({"mark": mark})),
        1 => Just(json!({"printed": "Refer to comment"})),
    ]
}

/// One indicator without its id.
pub fn indicator() -> impl Strategy<Value = Value> {
    let judged = (
        option::weighted(
            0.7,
            select(vec![
                "red",
                "amber",
                "green",
                "not_rated",
                "commentary",
                "lost",
            ]),
        ),
        option::weighted(
            0.5,
            select(vec!["better", "same", "worse", "not_comparable", "lost"]),
        ),
        select(vec!["high", "low", "plan", "none"]),
        option::weighted(
            0.8,
            select(vec![
                "snapshot",
                "cumulative",
                "whole_period",
                "rolling",
                "annual_forecast",
            ]),
        ),
    );
    let cells = (
        option::weighted(0.8, cell()),
        option::weighted(0.8, cell()),
        option::weighted(0.9, cell()),
    );
    let parts = vec((number(), number()), 0..4);
    let more = (
        option::weighted(0.5, observations()),
        option::weighted(0.25, select(vec![DOUBT, "Counted by the council."])),
        option::weighted(0.6, 0u8..3),
        option::weighted(0.3, parts),
        option::weighted(0.2, (unit(), observations())),
    );
    (unit(), judged, cells, more).prop_map(
        |(
            unit,
            (rating, direction, polarity, basis),
            cells,
            (observations, note, decimals, parts, outside),
        )| {
            let mut indicator = json!({
                "objective": "o1",
                "title": "A measure",
                "unit": unit,
                "polarity": polarity,
                "cells": {},
            });
            let (previous, target, current) = cells;
            for (id, cell) in [
                ("previous", previous),
                ("target", target),
                ("current", current),
            ] {
                if let Some(cell) = cell {
                    indicator["cells"][id] = cell;
                }
            }
            let optional = [
                ("rating", rating.map(|word| json!(word))),
                ("direction", direction.map(|word| json!(word))),
                ("basis", basis.map(|word| json!(word))),
                ("observations", observations),
                ("note", note.map(|word| json!(word))),
                ("decimals", decimals.map(|n| json!(n))),
            ];
            for (field, value) in optional {
                if let Some(value) = value {
                    indicator[field] = value;
                }
            }
            if let Some((unit, observations)) = outside {
                indicator["benchmark"] = json!({
                    "title": "A like measure",
                    "source": "s1",
                    "reason": "It counts the same.",
                    "unit": unit,
                    "polarity": polarity,
                    "observations": observations,
                });
            }
            let parts = parts.unwrap_or_default();
            if !parts.is_empty() {
                let titles = ["Primary", "Secondary", "Special", "Total"];
                let parts =
                    parts
                        .iter()
                        .zip(titles)
                        .enumerate()
                        .map(|(at, ((now, then), title))| {
                            json!({
                                "id": format!("p{at}"),
                                "title": title,
                                "unit": indicator["unit"],
                                "cells": {"current": {"value": now}, "previous": {"value": then}},
                            })
                        });
                indicator["breakdowns"] = parts.collect();
            }
            indicator
        },
    )
}

/// A whole report of up to eight indicators, as it would stand in a file.
pub fn written() -> impl Strategy<Value = Value> {
    let milestones = vec(
        option::weighted(
            0.8,
            select(vec!["red", "amber", "green", "not_rated", "lost"]),
        ),
        0..4,
    );
    (
        vec(indicator(), 0..8),
        milestones,
        select(vec!["2015/16 Q2", "2016/17 Q3", "2018/19", "2019/20 Q1"]),
    )
        .prop_map(|(mut indicators, milestones, period)| {
            for (at, indicator) in indicators.iter_mut().enumerate() {
                indicator["id"] = json!(format!("m{at}"));
                indicator["title"] = json!(format!("Measure {at}"));
            }
            let year = period.split(' ').next().unwrap_or(period);
            let first: i32 = year[..4].parse().unwrap_or_default();
            let before = format!("{}/{:02}", first - 1, first % 100);
            let mut areas: Vec<Value> = AUTHORITIES
                .iter()
                .enumerate()
                .map(|(at, name)| json!({"id": area_id(at), "name": name, "kind": "authority"}))
                .collect();
            areas.push(
                json!({"id": area_id(AUTHORITIES.len()), "name": "North West", "kind": "region"}),
            );
            areas.push(
                json!({"id": area_id(AUTHORITIES.len() + 1), "name": "England", "kind": "nation"}),
            );
            let neighbours: Vec<Value> = (1..=NEIGHBOURS)
                .map(|at| json!({"area": area_id(at)}))
                .collect();
            let milestones: Vec<Value> = milestones
                .iter()
                .enumerate()
                .map(|(at, rating)| {
                    let mut milestone =
                        json!({"id": format!("s{at}"), "objective": "o1", "title": "A milestone"});
                    if let Some(rating) = rating {
                        milestone["rating"] = json!(rating);
                    }
                    milestone
                })
                .collect();
            json!({
                "fairview": "1.0",
                "kind": "report",
                "id": "generated",
                "title": "A report",
                "organisation": "Halton Borough Council",
                "area": "a0",
                "period": period,
                "sort": "quarter",
                "areas": areas,
                "neighbours": {"list": "Department for Education, May 2025", "areas": neighbours},
                "sources": [{"id": "s1", "title": "Another publisher's figures"}],
                "columns": [
                    {"id": "previous", "is": "previous", "heading": "Last year", "period": before},
                    {"id": "target", "is": "target", "heading": "Target", "period": year},
                    {"id": "current", "is": "current", "heading": "Current", "period": period},
                ],
                "objectives": [{"id": "o1", "ref": "O1", "title": "An objective"}],
                "indicators": indicators,
                "milestones": milestones,
            })
        })
}

/// Reads what [`written`] made, as a file is read. Panics where it cannot be read at all.
pub fn read_report(written: &Value) -> Report {
    let bytes = serde_json::to_vec(written).expect("JSON");
    read::report(&bytes)
        .expect("a report that can be read")
        .value
}

/// A whole report, read.
pub fn report() -> impl Strategy<Value = Report> {
    written().prop_map(|written| read_report(&written))
}
