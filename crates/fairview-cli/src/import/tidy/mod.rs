//! Tidy data: one observation a row. What files of CSV and JSON-stat have in common once they are
//! read, and how they become a report.
//!
//! Every row is either imported, listed with what is wrong with it, or counted among those that
//! were left out because nobody asked for their area. Nothing is averaged or filled in.

mod areas;
mod indicator;
mod report;
mod status;
pub(super) mod units;
mod values;

pub use report::draft;

use super::sheet::{Origin, Place, Sheet};

/// What a cell of tidy data says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The official code of the area.
    AreaCode,
    /// The name of the area.
    AreaName,
    /// What sort of area: `Region`.
    Geography,
    /// The indicator's ref.
    Ref,
    /// The indicator's title.
    Indicator,
    /// What is counted.
    Definition,
    /// What the indicator stands under.
    Category,
    /// What the category stands under.
    Priority,
    /// The period.
    Period,
    /// What the period is, where a column of its own says it: `Academic year` beside `202223`.
    PeriodKind,
    /// The number, or a symbol.
    Value,
    /// Symbols or words about the value.
    Status,
    /// The lower confidence limit.
    Lower,
    /// The upper confidence limit.
    Upper,
    /// The count on top of the fraction.
    Numerator,
    /// The count below it.
    Denominator,
    /// What the number is.
    Unit,
    /// Which way is good.
    Polarity,
    /// Anything that must be known.
    Notes,
}

/// How many fields there are.
pub const FIELDS: usize = Field::Notes as usize + 1;

/// One observation.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Which row of its table.
    pub at: usize,
    cells: [String; FIELDS],
}

impl Row {
    /// An empty row.
    pub fn new(at: usize) -> Self {
        Self {
            at,
            ..Self::default()
        }
    }

    /// The words of a cell, without blanks around them.
    pub fn get(&self, field: Field) -> &str {
        &self.cells[field as usize]
    }

    /// Sets a cell; words that are there already stay before, as with two columns of notes.
    pub fn add(&mut self, field: Field, words: &str) {
        let words = words.trim();
        let cell = &mut self.cells[field as usize];
        if !cell.is_empty() && !words.is_empty() {
            cell.push_str("; ");
        }
        cell.push_str(words);
    }
}

/// The rows of one file.
pub struct Table {
    /// The name that stands for the indicator where the file gives none.
    pub name: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// Where they come from.
    pub from: From,
}

/// Where the rows of a table come from.
pub enum From {
    /// A grid, and which of its columns holds which field.
    Sheet(Sheet, Vec<Option<usize>>),
    /// Values in one long list, by the name of the file.
    Values(String),
}

impl Table {
    /// The place of the whole table.
    pub fn whole(&self) -> Place {
        match &self.from {
            From::Sheet(sheet, _) => sheet.origin.place(),
            From::Values(name) => Origin::File(name.clone()).place(),
        }
    }

    /// The place of a cell of a row; of the row where the table has no such column.
    pub fn place(&self, row: &Row, field: Field) -> Place {
        match &self.from {
            From::Sheet(sheet, columns) => {
                let found = &sheet.rows[row.at];
                match columns[field as usize] {
                    Some(column) => sheet.cell_place(found, column),
                    None => sheet.place(found),
                }
            }
            From::Values(name) => Origin::File(format!("{name}, value {}", row.at)).place(),
        }
    }
}
