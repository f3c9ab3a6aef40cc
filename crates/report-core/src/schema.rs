//! The JSON Schemas (2020-12) of the wire types, for editors and other people's validators.

use crate::wire;
use schemars::generate::SchemaSettings;

/// The schema of a report file, indented.
pub fn report() -> String {
    schema::<wire::Report>("A Fairview report")
}

/// The schema of a catalogue file, indented.
pub fn catalogue() -> String {
    schema::<wire::Catalogue>("A Fairview catalogue")
}

/// The schema of the file of one indicator, indented.
pub fn indicator() -> String {
    schema::<wire::IndicatorFile>("The file of one indicator of a Fairview report")
}

/// The schema of the file of families, indented.
pub fn families() -> String {
    schema::<wire::Families>("The families of measures of a Fairview catalogue")
}

fn schema<T: schemars::JsonSchema>(title: &str) -> String {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Every struct and field of the format as tables in Markdown, for `docs/format.md`.
pub fn fields() -> String {
    let mut text = String::new();
    for (title, schema) in [
        (
            "Report",
            SchemaSettings::draft2020_12()
                .into_generator()
                .into_root_schema_for::<wire::Report>(),
        ),
        (
            "Catalogue",
            SchemaSettings::draft2020_12()
                .into_generator()
                .into_root_schema_for::<wire::Catalogue>(),
        ),
        (
            "IndicatorFile",
            SchemaSettings::draft2020_12()
                .into_generator()
                .into_root_schema_for::<wire::IndicatorFile>(),
        ),
        (
            "Families",
            SchemaSettings::draft2020_12()
                .into_generator()
                .into_root_schema_for::<wire::Families>(),
        ),
    ] {
        table(&mut text, title, schema.as_value());
        let parts = schema
            .as_value()
            .get("$defs")
            .and_then(|parts| parts.as_object());
        for (name, part) in parts.into_iter().flatten() {
            if !text.contains(&format!("### {name}\n")) {
                table(&mut text, name, part);
            }
        }
    }
    text
}

fn table(text: &mut String, name: &str, schema: &serde_json::Value) {
    let Some(fields) = schema
        .get("properties")
        .and_then(|fields| fields.as_object())
    else {
        return;
    };
    let line = |value: Option<&serde_json::Value>| {
        value
            .and_then(|v| v.as_str())
            .unwrap_or_default()
            .replace('\n', " ")
            .replace('|', "\\|")
    };
    text.push_str(&format!(
        "### {name}\n\n{}\n\n",
        line(schema.get("description"))
    ));
    text.push_str("| field | type | | meaning |\n|---|---|---|---|\n");
    let required = schema.get("required").and_then(|list| list.as_array());
    let is_required = |field: &str| {
        required.is_some_and(|list| list.iter().any(|name| name.as_str() == Some(field)))
    };
    for (field, rule) in fields {
        let must = if is_required(field) { "required" } else { "" };
        text.push_str(&format!(
            "| `{field}` | {} | {must} | {} |\n",
            kind(rule),
            line(rule.get("description"))
        ));
    }
    text.push('\n');
}

/// A field's type in words: `text`, `number or null`, `list of Series`.
fn kind(rule: &serde_json::Value) -> String {
    if let Some(name) = rule.get("$ref").and_then(|r| r.as_str()) {
        return name.rsplit('/').next().unwrap_or(name).to_owned();
    }
    if let Some(choices) = rule.get("anyOf").and_then(|list| list.as_array()) {
        return choices
            .iter()
            .map(kind)
            .filter(|kind| kind != "null")
            .collect::<Vec<_>>()
            .join(" or ");
    }
    let one = |word: &str| match word {
        "string" => "text".to_owned(),
        "integer" => "whole number".to_owned(),
        "boolean" => "true or false".to_owned(),
        "array" => match rule.get("items") {
            Some(items) => format!("list of {}", kind(items)),
            None => "list".to_owned(),
        },
        "object" => match rule.get("additionalProperties") {
            Some(values) => format!("object of {}", kind(values)),
            None => "object".to_owned(),
        },
        other => other.to_owned(),
    };
    match rule.get("type") {
        Some(serde_json::Value::String(word)) => one(word),
        Some(serde_json::Value::Array(words)) => {
            // A list's items may be null; a field that may be null may as well be left out.
            let words: Vec<String> = words.iter().filter_map(|w| w.as_str()).map(one).collect();
            match words.iter().any(|w| w == "null") && rule.get("description").is_some() {
                true => words
                    .into_iter()
                    .filter(|w| w != "null")
                    .collect::<Vec<_>>()
                    .join(" or "),
                false => words.join(" or "),
            }
        }
        _ => String::new(),
    }
}
