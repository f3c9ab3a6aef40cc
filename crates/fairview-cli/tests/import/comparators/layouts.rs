//! Downloads of other publishers, each set beside a small report.

use serde_json::{Value, json};

/// A small report of an authority, whose measures are given as their id, title, unit and basis.
pub fn own(area: (&str, &str), measures: &[(&str, &str, Value, Option<&str>)]) -> Value {
    let indicators = measures.iter().map(|(id, title, unit, basis)| {
        let mut indicator = json!({
            "id": id, "ref": id.to_uppercase(), "objective": "all", "title": title, "unit": unit,
            "polarity": "high",
            "cells": { "current": { "value": 12.5, "printed": "12.5" } },
            "observations": {
                "periods": ["2023/24 Q3", "2024/25 Q3"],
                "series": [{ "area": "here", "values": [11.25, 12.5] }]
            }
        });
        if let Some(basis) = basis {
            indicator["basis"] = json!(basis);
        }
        indicator
    });
    json!({
        "fairview": "1.0", "kind": "report", "id": "here-2024-25-q3", "title": "Scorecard",
        "organisation": "A council", "area": "here", "period": "2024/25 Q3",
        "areas": [
            { "id": "here", "name": area.0, "kind": "authority", "code": area.1 },
            { "id": "north-west", "name": "North West", "kind": "region", "code": "E12000002" }
        ],
        "columns": [{ "id": "current", "is": "current", "heading": "Q3" }],
        "objectives": [{ "id": "all", "title": "All" }],
        "indicators": indicators.collect::<Vec<_>>()
    })
}

pub fn percent() -> Value {
    json!({ "kind": "percent" })
}

pub fn recipe(measures: Value) -> Value {
    json!({ "recipe": 1, "comparators": { "measures": measures } })
}

pub const LICENCE: &str = "Open Government Licence v3.0";

/// A download: the report that it is set beside, the choices, the words of options, and of the benchmark of
/// the first measure: its source, how many places and periods it has, and the first figure of the own area.
pub struct Layout {
    pub name: &'static str,
    pub file: &'static str,
    pub report: Value,
    pub recipe: Option<Value>,
    pub more: Vec<&'static str>,
    pub source: &'static str,
    pub places: usize,
    pub periods: Vec<&'static str>,
    pub first: f64,
}

pub fn layouts() -> Vec<Layout> {
    let trafford = ("Trafford", "E08000009");
    let halton = ("Halton", "E06000006");
    let years = json!({ "kind": "years" });
    let count = json!({ "kind": "count" });
    vec![
        Layout {
            name: "lginform",
            file: "faults/lginform.csv",
            report: own(
                trafford,
                &[(
                    "env01",
                    "Percentage of household waste sent for reuse, recycling and composting (annual)",
                    percent(),
                    Some("whole_period"),
                )],
            ),
            recipe: None,
            more: vec!["--licence", LICENCE],
            source: "Defra",
            places: 4,
            periods: vec!["2020/21", "2021/22", "2022/23"],
            first: 58.1,
        },
        Layout {
            name: "nomis",
            file: "faults/nomis.csv",
            report: own(
                trafford,
                &[("eco01", "Residents in work", percent(), Some("rolling"))],
            ),
            recipe: Some(recipe(json!([{
                "of": "ECO01", "measure": "Employment rate - aged 16-64", "unit": "%", "basis": "rolling",
                "reason": "Both are the share of people aged 16 to 64 who are in work."
            }]))),
            more: vec![
                "--source",
                "Annual population survey",
                "--publisher",
                "Office for National Statistics",
                "--licence",
                LICENCE,
            ],
            source: "Annual population survey",
            places: 2,
            periods: vec!["2023"],
            first: 80.1,
        },
        Layout {
            name: "fingertips",
            file: "faults/fingertips.csv",
            report: own(
                trafford,
                &[
                    ("ph02", "Healthy lives of men", years, None),
                    ("ph01", "Smokers", percent(), None),
                ],
            ),
            recipe: Some(recipe(json!([
                {
                    "of": "Healthy lives of men", "measure": "Life expectancy at birth: Male", "unit": "years",
                    "reason": "Both are how long a boy born now may expect to live."
                },
                {
                    "of": "ph01", "measure": "92443.18-yrs", "unit": "%",
                    "reason": "Both are the share of adults who smoke.",
                    "difference": "The survey asks residents; the council counts patients."
                }
            ]))),
            more: vec![
                "--source",
                "Public health profiles",
                "--publisher",
                "Department of Health and Social Care",
                "--licence",
                LICENCE,
            ],
            source: "Public health profiles",
            places: 2,
            periods: vec!["2020 to 2022"],
            first: 79.6,
        },
        Layout {
            name: "explore-local-statistics",
            file: "good/local-statistics.csv",
            report: own(
                halton,
                &[(
                    "sk01",
                    "Aged 16 to 64 years with no qualifications (Great Britain)",
                    percent(),
                    None,
                )],
            ),
            recipe: None,
            more: vec![
                "--source",
                "Explore local statistics",
                "--publisher",
                "Office for National Statistics",
                "--licence",
                LICENCE,
            ],
            source: "Explore local statistics",
            places: 5,
            periods: vec!["2022", "2023"],
            first: 8.67,
        },
        Layout {
            name: "explore-education-statistics",
            file: "faults/explore-education.csv",
            report: own(
                halton,
                &[("ed01", "Absence", percent(), Some("whole_period"))],
            ),
            recipe: Some(recipe(json!([{
                "of": "ED01", "measure": "Sess overall percent", "basis": "whole_period",
                "reason": "Both are the share of sessions missed by pupils."
            }]))),
            more: vec![
                "--source",
                "Pupil absence in schools in England",
                "--publisher",
                "Department for Education",
                "--licence",
                LICENCE,
            ],
            source: "Pupil absence in schools in England",
            places: 3,
            periods: vec!["2022/23 academic", "2023/24 academic"],
            first: 7.9,
        },
        Layout {
            name: "stat-xplore",
            file: "comparators/stat-xplore.csv",
            report: own(
                halton,
                &[(
                    "uc01",
                    "Households on Universal Credit",
                    count,
                    Some("snapshot"),
                )],
            ),
            recipe: Some(recipe(json!([{
                "of": "UC01", "measure": "Households on Universal Credit", "basis": "snapshot", "good_is": "low",
                "reason": "Both are households on Universal Credit."
            }]))),
            more: vec![
                "--publisher",
                "Department for Work and Pensions",
                "--licence",
                LICENCE,
            ],
            source: "Stat-Xplore, Department for Work and Pensions",
            places: 4,
            periods: vec!["2015-08", "2015-09", "2022-11", "2023-11"],
            first: 1275.0,
        },
        Layout {
            name: "lait",
            file: "../../../../data/lait",
            report: own(
                halton,
                &[(
                    "cs01",
                    "Children in care",
                    json!({ "kind": "rate", "per": 10000 }),
                    Some("snapshot"),
                )],
            ),
            recipe: Some(recipe(json!([{
                "of": "CS01", "measure": "LAC", "basis": "snapshot",
                "reason": "Both are children in care per 10,000 children."
            }]))),
            more: vec![],
            source: "Local Authority Interactive Tool, with figures of the Department for Education",
            places: 13,
            periods: vec![
                "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025",
            ],
            first: 0.0,
        },
    ]
}
