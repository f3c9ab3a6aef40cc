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

fn schema<T: schemars::JsonSchema>(title: &str) -> String {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
