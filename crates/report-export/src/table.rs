//! Numbers and words in rows and columns, before they become a file. Refuses formats.

use report_core::report;
use report_core::value::{Absent, Value};
use serde::{Deserialize, Serialize};

/// A table. Every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// What it shows, in words.
    pub title: String,
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its heading; unique in its table.
    pub name: String,
    /// What its cells are.
    pub kind: ColumnKind,
    /// What stands in it, for people; empty where the heading says it. Only archives say it: it does
    /// not go to the worker.
    #[serde(skip)]
    pub about: &'static str,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers, unrounded.
    Number,
    /// Whole numbers.
    Whole,
    /// Days as `2022-12-31`.
    Day,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, a day among them.
    Text(String),
    /// A finite number.
    Number(f64),
}

impl Table {
    /// A table without columns and rows.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Adds a column. A heading that is there already gets a number, so that every one is unique.
    pub fn column(&mut self, name: &str, kind: ColumnKind, about: &'static str) {
        let taken = |name: &str| self.columns.iter().any(|column| column.name == name);
        let mut unique = name.to_owned();
        let mut n = 2;
        while taken(&unique) {
            unique = [name, " ", &n.to_string()].concat();
            n += 1;
        }
        self.columns.push(TableColumn {
            name: unique,
            kind,
            about,
        });
    }

    /// Adds a row. What is missing at its end is empty; what is too much is left out.
    pub fn row(&mut self, mut cells: Vec<Cell>) {
        cells.resize(self.columns.len(), Cell::Empty);
        self.rows.push(cells);
    }

    /// Without the columns in which no row has anything, but for the first `keep`.
    pub fn slim(mut self, keep: usize) -> Self {
        for at in (keep..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row[at] == Cell::Empty) {
                self.columns.remove(at);
                self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
        self
    }
}

impl Cell {
    /// Words; nothing for none and for empty ones.
    pub fn text(words: Option<&str>) -> Self {
        match words {
            Some(words) if !words.is_empty() => Self::Text(words.to_owned()),
            _ => Self::Empty,
        }
    }

    /// A number; nothing for none, and for what is not finite.
    pub fn number(number: Option<f64>) -> Self {
        match number {
            Some(number) if number.is_finite() => Self::Number(number),
            _ => Self::Empty,
        }
    }

    /// A count.
    pub fn whole(number: Option<usize>) -> Self {
        Self::number(number.map(|n| n as f64))
    }

    /// A value and its symbols, each in a cell of its own.
    pub fn value(value: Value) -> [Self; 2] {
        [
            Self::number(value.number()),
            Self::text(Some(&symbols(value))),
        ]
    }
}

/// The symbols of a value, bracketed, that of its absence first: `[c]`, `[p] [r]`.
pub fn symbols(value: Value) -> String {
    let mut found: Vec<&str> = Vec::new();
    if let Value::Absent(reason, _) = value {
        found.push(reason.symbol());
    }
    found.extend(value.marks().list().map(|(symbol, _)| symbol));
    found.join(" ")
}

/// The symbols of a printed cell. Where words are printed and no number is read from them, that is
/// not a number that is not available: the words are there.
pub fn printed_symbols(cell: &report::Cell) -> Cell {
    let words =
        matches!(cell.value, Value::Absent(Absent::NotAvailable, _)) && cell.printed.is_some();
    match words {
        true => Cell::Empty,
        false => Cell::text(Some(&symbols(cell.value))),
    }
}
