//! Tidy data: one observation a row. What files of CSV and JSON-stat have in common once they are
//! read, and how they become a report.
//!
//! Every row is either imported, listed with what is wrong with it, or counted among those that
//! were left out because nobody asked for their area. Nothing is averaged or filled in.

pub mod areas;
mod fractions;
mod indicator;
mod names;
mod report;
mod status;
pub(super) mod units;
mod values;

pub use report::draft;
pub(super) use values::plain;

use super::cell_ref::{CellRef, Origin};
use super::sheet::Sheet;

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
    /// How it is measured, where the unit says of what: `Percentage` beside `Persons`.
    Measure,
    /// Which part of the indicator it is of: `Female, 65 and over`.
    Part,
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
    /// Which row of its source: the line of a file, the place in a list of values.
    pub at: usize,
    /// The column of its figure, where every period has one.
    pub column: Option<usize>,
    /// The words of all cells in one piece, and where each cell's are: of half a million rows each
    /// cell is not given a piece of memory of its own.
    words: String,
    cells: [(u32, u32); FIELDS],
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
        let (from, to) = self.cells[field as usize];
        self.words
            .get(from as usize..to as usize)
            .unwrap_or_default()
    }

    /// Sets a cell; words that are there already stay before, as with two columns of notes.
    pub fn add(&mut self, field: Field, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let before = self.get(field).to_owned();
        let from = self.words.len();
        if !before.is_empty() {
            self.words.push_str(&before);
            self.words.push_str("; ");
        }
        self.words.push_str(words);
        // Files are shorter than 4 GB.
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.cells[field as usize] = (place(from), place(self.words.len()));
    }

    /// Gives back the room that is not used.
    pub fn shrink(&mut self) {
        self.words.shrink_to_fit();
    }
}

/// The rows of one file.
pub struct Table {
    /// The name that stands for the indicator where the file gives none.
    pub name: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// Where its figures are from, where it says so.
    pub source: Option<String>,
    /// Where they come from.
    pub from: From,
}

/// Where the rows of a table come from.
pub enum From {
    /// The headings of a grid, and which of its columns holds which field.
    Sheet(Sheet, Vec<Option<usize>>),
    /// Values in one long list, by the name of the file.
    Values(String),
}

impl Table {
    /// The place of the whole table.
    pub fn whole(&self) -> CellRef {
        match &self.from {
            From::Sheet(sheet, _) => sheet.origin.place(),
            From::Values(name) => Origin::file(name.as_str()).place(),
        }
    }

    /// The place of a cell of a row; of the row where the table has no such column.
    pub fn place(&self, row: &Row, field: Field) -> CellRef {
        match &self.from {
            From::Sheet(sheet, columns) => match columns[field as usize].or(row.column) {
                Some(column) => sheet.place_at(row.at, column),
                None => sheet.origin.row(row.at),
            },
            From::Values(name) => Origin::file(format!("{name}, value {}", row.at)).place(),
        }
    }
}
