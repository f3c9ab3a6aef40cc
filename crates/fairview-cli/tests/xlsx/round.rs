//! A report filled into the template's sheets and imported is the same report.

use crate::bad::{folder, import, text};
use report_import::imported::Imported;
use report_import::xlsx::book::Item;
use report_import::xlsx::fill;
use report_import::xlsx::sheets::SHEETS;
use serde_json::Value;
use std::collections::BTreeSet;

/// The JSON of one of the examples.
fn example(name: &str) -> Value {
    let path = format!(
        "{}/../../static/examples/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_str(&text).expect("JSON")
}

/// Fills a workbook with an example and imports it.
fn there_and_back(report: &Value) -> (Value, Imported) {
    let bytes = fairview_template::write(&fill::fill(report)).expect("a workbook");
    let imported = import(&bytes, false);
    let text = imported.text.as_deref().expect("a report");
    (serde_json::from_str(text).expect("JSON"), imported)
}

/// What the import says, each once: the same of several rows of a column is told together.
fn notices(imported: &Imported) -> BTreeSet<String> {
    let list = imported.problems.list.iter();
    list.map(|problem| problem.message.clone()).collect()
}

/// What report-core says of the example itself: notices on what is published.
fn own_notices(report: &Value) -> BTreeSet<String> {
    let bytes = report.to_string();
    let read = report_core::read::report(bytes.as_bytes()).expect("a report");
    read.problems.into_iter().map(|p| p.message).collect()
}

#[test]
fn the_quarter_3_workbook_is_exactly_the_example() {
    let report = example("halton-2022-23-q3");
    let (found, imported) = there_and_back(&report);
    assert_eq!(found, report);
    assert_eq!(notices(&imported), own_notices(&report));
    assert!(imported.sound().is_some());
}

/// The report without what was calculated, what earlier releases published, and what stands in the
/// measures' own files: programs write it, and nobody fills it in.
fn filled_in(mut report: Value) -> Value {
    let parts = report.as_object_mut().expect("a report");
    parts.remove("since");
    parts.remove("releases");
    for indicator in report["indicators"].as_array_mut().into_iter().flatten() {
        let parts = indicator.as_object_mut().expect("an indicator");
        parts.remove("calculated");
        parts.remove("history");
        // The own series of a measure with a file, from that file.
        if parts.contains_key("file") {
            parts.remove("observations");
        }
        if let Some(benchmark) = parts.get_mut("benchmark").and_then(Value::as_object_mut) {
            benchmark.remove("calculated");
        }
    }
    report
}

#[test]
fn every_example_comes_back_as_it_was() {
    for name in [
        "halton-2015-16-q2",
        "halton-board-2020-01",
        "halton-plan-2012-15",
        "halton-plan-2016-19",
        "halton-lait-2026",
    ] {
        let report = filled_in(example(name));
        let (found, imported) = there_and_back(&report);
        assert_eq!(found, report, "{name}");
        assert_eq!(notices(&imported), own_notices(&report), "{name}");
    }
}

/// Notes every field of the schema that a file has.
fn fields(schema: &Value, node: &Value, found: &Value, seen: &mut BTreeSet<String>) {
    let node = match node["anyOf"].as_array() {
        Some(choices) => &choices[0],
        None => node,
    };
    let (name, node) = match node["$ref"].as_str() {
        Some(path) => {
            let name = path.trim_start_matches("#/$defs/");
            (name, &schema["$defs"][name])
        }
        None => ("Report", node),
    };
    for (key, value) in found.as_object().into_iter().flatten() {
        let below = &node["properties"][key];
        if !below.is_null() {
            seen.insert(format!("{name}.{key}"));
        }
        let below = if below.is_null() {
            &node["additionalProperties"]
        } else {
            below
        };
        match value {
            Value::Array(items) => {
                for item in items {
                    fields(schema, &below["items"], item, seen);
                }
            }
            Value::Object(table) if below["additionalProperties"].is_object() => {
                for item in table.values() {
                    fields(schema, &below["additionalProperties"], item, seen);
                }
            }
            value => fields(schema, below, value, seen),
        }
    }
}

#[test]
fn every_field_of_the_format_has_its_place_in_the_workbook() {
    let text = text(&folder().join("every-field.json"));
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let schema: Value = serde_json::from_str(&report_core::schema::report()).expect("JSON");
    let mut seen = BTreeSet::new();
    fields(&schema, &schema, &report, &mut seen);
    let mut all = BTreeSet::new();
    let defined = schema["$defs"].as_object().expect("definitions").iter();
    let whole = ("Report".to_owned(), schema.clone());
    for (name, node) in defined.map(|(n, d)| (n.clone(), d.clone())).chain([whole]) {
        let properties = node["properties"].as_object().into_iter().flatten();
        const WORKED_OUT: [&str; 5] = ["calculated", "since", "releases", "history", "family"];
        const TYPES: [&str; 6] = [
            "Calculated",
            "Earlier",
            "FamilyLink",
            "Since",
            "Release",
            "HistoryEntry",
        ];
        let written = |key: &str| !WORKED_OUT.contains(&key) && !TYPES.contains(&name.as_str());
        let properties = properties.filter(|(key, _)| written(key));
        all.extend(properties.map(|(key, _)| format!("{name}.{key}")));
    }
    assert_eq!(
        all.difference(&seen).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    let (found, imported) = there_and_back(&report);
    assert_eq!(found, report);
    let errors = imported.problems.list.iter().map(ToString::to_string);
    assert_eq!(errors.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn figures_typed_as_numbers_make_the_same_report() {
    let report = example("halton-2022-23-q3");
    let mut book = fill::fill(&report);
    let plan = SHEETS
        .iter()
        .find(|plan| plan.name == "Indicators")
        .expect("a sheet");
    let headings = book.headings(plan);
    let rows = book.rows.iter_mut().find(|(name, _)| *name == plan.name);
    let mut typed = 0;
    for row in &mut rows.expect("rows").1 {
        for (item, heading) in row.iter_mut().zip(&headings) {
            let number = match item {
                Item::Text(text) if book.printed.contains(&heading.text) => {
                    let number = text.parse::<f64>().ok();
                    number.filter(|number| number.to_string() == *text)
                }
                _ => None,
            };
            if let Some(number) = number {
                *item = Item::Number(number);
                typed += 1;
            }
        }
    }
    assert!(typed > 20, "{typed} figures");
    let imported = import(&fairview_template::write(&book).expect("a workbook"), false);
    let found: Value = serde_json::from_str(imported.sound().expect("a report")).expect("JSON");
    assert_eq!(found, report);
}
