//! JSON-stat 2.0: data sets, and collections with data sets in them.
//!
//! Refuses version 1, data sets whose lists do not fit their sizes, and to guess which dimension
//! is time or place where no role says so. Fetches nothing: a collection's item that is only an
//! address is named.

mod dataset;
mod kinds;

use super::cell_ref::Origin;
use super::options::Options;
use super::problems::{Problems, short};
use super::text;
use super::tidy::{From, Table};
use super::unique_keys;
use dataset::Dataset;
use serde_json::{Map, Value};

/// Reads a file of JSON-stat into one table for every data set in it. What is wrong with it as a
/// whole is among the problems.
pub fn read(name: &str, bytes: &[u8], options: &Options, problems: &mut Problems) -> Vec<Table> {
    let mut tables = Vec::new();
    let origin = Origin::file(name);
    let parsed = text::read(bytes).and_then(|text| {
        unique_keys::read(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            if error.to_string().starts_with(unique_keys::TOO_MUCH) {
                return format!(
                    "{}; expected a smaller part of the data set",
                    unique_keys::TOO_MUCH
                );
            }
            match error.to_string().split_once(&format!(" {}", unique_keys::TWICE)) {
                Some((key, _)) => format!(
                    "line {line}, column {column}: {} appears twice in one object; expected every key once",
                    short(key)
                ),
                None => format!(
                    "line {line}, column {column}: it is not JSON; expected JSON-stat, which begins with {{"
                ),
            }
        })
    });
    match parsed {
        Ok(value) => {
            let mut reader = Reader {
                options,
                problems,
                tables: &mut tables,
            };
            reader.any(name, &value, 0);
        }
        Err(reason) => problems.error(&origin.place(), reason),
    }
    tables
}

struct Reader<'a> {
    options: &'a Options,
    problems: &'a mut Problems,
    tables: &'a mut Vec<Table>,
}

impl Reader<'_> {
    fn error(&mut self, at: &str, says: impl Into<String>) {
        let place = Origin::file(at).place();
        self.problems.error(&place, says);
    }

    /// A data set or a collection.
    fn any(&mut self, at: &str, value: &Value, depth: usize) {
        let Some(object) = value.as_object() else {
            self.error(
                at,
                "there is no object; expected JSON-stat, like {\"version\": \"2.0\", \"class\": \"dataset\", …}",
            );
            return;
        };
        match object.get("class").and_then(Value::as_str) {
            Some("dataset") => self.dataset(at, object),
            Some("collection") if depth < 5 => self.collection(at, object, depth),
            Some(class) => self.error(
                at,
                format!(
                    "its class is \"{}\"; expected \"dataset\" or \"collection\"",
                    short(class)
                ),
            ),
            None if object.contains_key("dimension") || object.contains_key("dataset") => self
                .error(
                    at,
                    "it says no class, as JSON-stat did before version 2.0; expected \"class\": \"dataset\" with \"id\" and \"size\" beside it",
                ),
            None => self.error(
                at,
                "it says no class; expected JSON-stat with \"class\": \"dataset\" or \"collection\"",
            ),
        }
    }

    fn collection(&mut self, at: &str, object: &Map<String, Value>, depth: usize) {
        let items = object
            .get("link")
            .and_then(|link| link.get("item"))
            .and_then(Value::as_array);
        let Some(items) = items.filter(|items| !items.is_empty()) else {
            self.error(
                at,
                "the collection has no items; expected data sets under \"link\", \"item\"",
            );
            return;
        };
        for (i, item) in items.iter().enumerate() {
            let at = format!("{at}, item {}", i + 1);
            let within = item.get("value").is_some() || item.get("link").is_some();
            match item.get("href").and_then(Value::as_str) {
                Some(address) if !within => {
                    let place = Origin::file(at).place();
                    self.problems.notice(
                        &place,
                        format!(
                            "it is only an address, {}; nothing is fetched: save it and import it beside this file",
                            short(address)
                        ),
                    );
                }
                _ => self.any(&at, item, depth + 1),
            }
        }
    }

    fn dataset(&mut self, at: &str, object: &Map<String, Value>) {
        match Dataset::read(object, self.options) {
            Ok(dataset) => {
                if dataset.joined {
                    self.problems.note(format!(
                        "{at}: every category of its other dimensions is an indicator of its own"
                    ));
                }
                let rows = dataset.rows(at, self.problems);
                self.tables.push(Table {
                    name: dataset.label,
                    rows,
                    source: None,
                    from: From::Values(at.to_owned()),
                });
            }
            Err(reasons) => {
                for reason in reasons {
                    self.error(at, reason);
                }
            }
        }
    }
}
