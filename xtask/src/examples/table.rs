//! Source tables: rows of words by the name of their column.

use std::collections::HashMap;
use std::path::Path;

/// A row. Asking for a column the table has not got is a mistake of ours and panics.
#[derive(Debug, Clone)]
pub struct Row(HashMap<String, String>);

impl Row {
    /// What stands in a column, trimmed.
    pub fn get(&self, column: &str) -> &str {
        match self.0.get(column) {
            Some(words) => words.trim(),
            None => panic!("there is no column {column} in {:?}", self.0.keys()),
        }
    }

    /// The same, or nothing where the cell is empty.
    pub fn words(&self, column: &str) -> Option<String> {
        let words = self.get(column);
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// The same as a number.
    pub fn number(&self, column: &str) -> Option<f64> {
        let words = self.get(column);
        (!words.is_empty()).then(|| match words.parse() {
            Ok(number) => number,
            Err(_) => panic!("“{words}” in column {column} is not a number"),
        })
    }
}

/// Every row of a CSV file.
///
/// # Errors
/// When the file cannot be read as CSV.
pub fn read(path: &Path) -> Result<Vec<Row>, String> {
    let wrong = |e: csv::Error| format!("{}: {e}", path.display());
    let mut reader = csv::Reader::from_path(path).map_err(wrong)?;
    let headings = reader.headers().map_err(wrong)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let pairs = headings.iter().zip(record.iter());
        rows.push(Row(pairs
            .map(|(h, v)| (h.to_owned(), v.to_owned()))
            .collect()));
    }
    Ok(rows)
}

/// The same, or no rows where the file does not exist.
///
/// # Errors
/// When the file exists and cannot be read as CSV.
pub fn read_if_there(path: &Path) -> Result<Vec<Row>, String> {
    if path.exists() {
        read(path)
    } else {
        Ok(Vec::new())
    }
}
