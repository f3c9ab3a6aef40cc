//! Reads rows of cells and says what is wrong with them, all at once and each with its place.
//!
//! Refuses to drop anything in silence: a cell that nobody asked for is named, and a word that is
//! not one of those expected is an error with the words that are.

use super::cell_ref::CellRef;
use super::number::{self, Written};
use super::period_formats::{self, Doubt, Evidence, PeriodFormat};
use super::problems::{Problems, quoted, short};
use super::sheet::{Cell, Row, Sheet, key};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// One row being read: gives cells by heading.
pub struct Fields<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
    problems: &'a RefCell<&'a mut Problems>,
    periods: &'a RefCell<HashMap<usize, Periods>>,
}

/// How the periods of a column are read, and what was said of them already.
struct Periods {
    column: PeriodFormat,
    doubts: HashSet<Doubt>,
}

impl<'a> Fields<'a> {
    /// The place of the row.
    pub fn place(&self) -> CellRef {
        self.sheet.place(self.row)
    }

    /// Whether the sheet is made of another by a recipe.
    pub fn by_recipe(&self) -> bool {
        self.sheet.is_made()
    }

    /// The place of one cell; of the row where there is no such column.
    pub fn at(&self, heading: &str) -> CellRef {
        match self.sheet.column(heading) {
            Some(column) => self.sheet.cell_place(self.row, column),
            None => self.place(),
        }
    }

    /// The name of a column in words, `sheet Indicators, column U (current)`.
    pub fn column(&self, heading: &str) -> String {
        match self.sheet.column(heading) {
            Some(column) => self.sheet.column_place(column).to_string(),
            None => self.sheet.origin.place().to_string(),
        }
    }

    /// Whether something was said of a cell.
    pub fn is_told(&self, heading: &str) -> bool {
        let place = self.at(heading).to_string();
        let problems = self.problems.borrow();
        problems.list.iter().any(|problem| problem.path == place)
    }

    /// Something is wrong with a cell; an empty heading for the row.
    pub fn error(&self, heading: &str, message: impl Into<String>) {
        self.problems.borrow_mut().error(&self.at(heading), message);
    }

    /// Somebody should look at a cell; an empty heading for the row.
    pub fn notice(&self, heading: &str, message: impl Into<String>) {
        self.problems
            .borrow_mut()
            .notice(&self.at(heading), message);
    }

    /// Says what a recipe can say so that the problems of a message are none.
    pub fn mend(&self, says: &str, at: &[&str], choices: &[&str], proposed: Option<&str>) {
        let mut problems = self.problems.borrow_mut();
        problems.mend(says, at, choices, proposed);
    }

    /// The cell, where it is not blank.
    pub fn cell(&self, heading: &str) -> Option<&'a Cell> {
        let column = self.sheet.column(heading)?;
        self.row.cells.get(column).filter(|cell| !cell.is_blank())
    }

    /// The words of a cell without blanks around them.
    pub fn text(&self, heading: &str) -> Option<String> {
        Some(self.cell(heading)?.text.trim().to_owned())
    }

    /// The words of a cell that must be filled; an error and `None` where it is not. `like` is an
    /// example.
    pub fn need(&self, heading: &str, like: &str) -> Option<String> {
        let text = self.text(heading);
        if text.is_none() {
            self.error(
                heading,
                format!("\"{heading}\" is empty; expected words, like \"{like}\""),
            );
        }
        text
    }

    /// A number: a cell that is one, or words that write one, with `£`, `%` or commas.
    pub fn number(&self, heading: &str) -> Option<f64> {
        let cell = self.cell(heading)?;
        match number::of_cell(cell) {
            Some(Written { number, .. }) => Some(number),
            None => {
                self.error(
                    heading,
                    format!(
                        "\"{}\" is not a number; expected one, like 12.5, or an empty cell",
                        short(&cell.text)
                    ),
                );
                None
            }
        }
    }

    /// A whole number of 0 or more, up to `most`.
    pub fn whole(&self, heading: &str, most: u32) -> Option<u32> {
        let cell = self.cell(heading)?;
        let found = number::of_cell(cell).map(|written| written.number);
        match found {
            Some(found) if (0.0..=f64::from(most)).contains(&found) && found.fract() == 0.0 => {
                Some(found as u32)
            }
            _ => {
                self.error(
                    heading,
                    format!(
                        "\"{}\" is not a whole number; expected 0 to {most}",
                        short(&cell.text)
                    ),
                );
                None
            }
        }
    }

    /// One of a few words. Case, blanks, hyphens and underscores do not matter; the spelling
    /// given back is the one in `spellings`.
    pub fn one_of(&self, heading: &str, spellings: &[&str]) -> Option<String> {
        let text = self.text(heading)?;
        let found = spellings.iter().find(|word| key(word) == key(&text));
        if found.is_none() {
            self.error(
                heading,
                format!(
                    "\"{}\" is not one of the words here; expected {}",
                    short(&text),
                    quoted(spellings).replace('_', " ")
                ),
            );
        }
        found.map(|word| (*word).to_owned())
    }

    /// Yes or no; a blank cell is no.
    pub fn yes(&self, heading: &str) -> bool {
        let Some(text) = self.text(heading) else {
            return false;
        };
        match key(&text).as_str() {
            "yes" | "y" | "true" | "1" => true,
            "no" | "n" | "false" | "0" => false,
            _ => {
                self.error(
                    heading,
                    format!(
                        "\"{}\" is neither yes nor no; expected one of the two",
                        short(&text)
                    ),
                );
                false
            }
        }
    }

    /// A period in the spelling of files, read as in CSV: `Q3 2024/25`, `March 2024`. A date cell
    /// is a day, or a month where its format shows no day, as spreadsheets make of `2022-12` typed
    /// in. Words that name no period are kept.
    pub fn period(&self, heading: &str) -> Option<String> {
        let cell = self.cell(heading)?;
        let column = self.sheet.column(heading)?;
        if let Some(date) = &cell.date {
            return Some(date.clone());
        }
        let words = cell.text.trim();
        let mut periods = self.periods.borrow_mut();
        let known = periods
            .entry(column)
            .or_insert_with(|| self.periods_of(column));
        let when = period_formats::read(words, known.column);
        if let Some(doubt) = when.doubt
            && known.doubts.insert(doubt)
        {
            let message = doubt.message(words, &when.label, false);
            match doubt.is_error() {
                true => self.error(heading, message),
                false => self.notice(heading, message),
            }
        }
        // A symbol beside it has a column of its own here, and years that end in another month are
        // said once for an indicator.
        Some(match (when.marks, when.words) {
            ("", None) => when.label,
            ("", Some(words)) => words,
            _ => words.to_owned(),
        })
    }

    fn periods_of(&self, column: usize) -> Periods {
        let mut evidence = Evidence::default();
        for row in &self.sheet.rows {
            if let Some(cell) = row.cells.get(column).filter(|cell| cell.date.is_none()) {
                evidence.add(&cell.text);
            }
        }
        Periods {
            column: evidence.settled(&evidence, None),
            doubts: HashSet::new(),
        }
    }

    /// The words of a cell; of a date cell the day, `2022-12-31`, or the month.
    pub fn words_or_day(&self, heading: &str) -> Option<String> {
        let cell = self.cell(heading)?;
        Some(match &cell.date {
            Some(date) => date.clone(),
            None => cell.text.trim().to_owned(),
        })
    }

    /// Symbols, bracketed or bare, separated by blanks, held against report-core's list.
    pub fn symbols(&self, heading: &str) -> Option<String> {
        let text = self.text(heading)?;
        match number::symbols(&text) {
            Ok(symbols) => Some(symbols),
            Err(found) => {
                self.error(heading, format!("\"{}\" is not a symbol; expected one of \"c\", \"x\", \"z\", \"low\", \"w\" for an absent value or \"p\", \"r\", \"e\", \"f\", \"u\", \"b\" for a number", short(&found)));
                None
            }
        }
    }
}

/// Reads every row of a sheet. `known` are all headings that may stand there; cells under others
/// are ignored with one notice a column.
pub fn each(sheet: &Sheet, known: &[&str], problems: &mut Problems, mut read: impl FnMut(&Fields)) {
    for column in sheet.unknown(known) {
        let filled = sheet
            .rows
            .iter()
            .filter(|row| row.cells.get(column).is_some_and(|cell| !cell.is_blank()));
        let (count, heading) = (filled.count(), sheet.headings[column].text.clone());
        if count > 0 {
            problems.notice(
                &sheet.column_place(column),
                format!(
                    "no column \"{}\" is known here; its {count} filled {} ignored",
                    short(&heading),
                    if count == 1 { "cell is" } else { "cells are" }
                ),
            );
        }
    }
    let problems = RefCell::new(problems);
    let periods = RefCell::new(HashMap::new());
    for row in &sheet.rows {
        read(&Fields {
            sheet,
            row,
            problems: &problems,
            periods: &periods,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell_ref::Origin;
    use crate::problems::MOST_KEPT;
    use report_core::problem::{self, Severity};

    #[test]
    fn problems_that_are_counted_are_not_grouped_as_well() {
        let sheet = Origin::sheet("S");
        for (n, told, errors) in [(300, 1, 1), (MOST_KEPT + 500, 201, MOST_KEPT + 500)] {
            let mut problems = Problems::default();
            for row in 0..n {
                problems.error(&sheet.row(row + 2), "it is bad");
            }
            problems.grouped();
            let list = problem::bounded(std::mem::take(&mut problems.list));
            assert_eq!(
                (list.len(), problem::count(&list, Severity::Error)),
                (told, errors)
            );
        }
    }

    #[test]
    fn cells_are_read_by_heading_and_everything_wrong_is_said_at_once() {
        let row = |number: usize, cells: &[&str]| Row {
            number,
            cells: cells.iter().map(|text| Cell::text(*text)).collect(),
        };
        let rows = vec![
            row(1, &["Id", "Rating", "Value", "Total", "Symbols", "Colour"]),
            row(2, &["a", "Not rated", "1,234", "Yes", "[p] r", ""]),
            row(4, &["", "blue", "12 people", "maybe", "q", "pink"]),
        ];
        let mut problems = Problems::default();
        let sheet = Sheet::new(Origin::Sheet("Indicators".into()), rows, &mut problems);
        let mut read = Vec::new();
        let known = ["id", "rating", "value", "total", "symbols"];
        each(&sheet, &known, &mut problems, |f| {
            read.push((
                f.need("id", "ped02-04"),
                f.one_of("rating", &["red", "not_rated"]),
                f.number("value"),
                f.yes("total"),
                f.symbols("symbols"),
            ));
        });
        let words = |s: &str| Some(s.to_owned());
        assert_eq!(
            read[0],
            (
                words("a"),
                words("not_rated"),
                Some(1234.0),
                true,
                words("p r")
            )
        );
        assert_eq!(read[1], (None, None, None, false, None));
        let said: Vec<String> = problems.list.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "sheet Indicators, column F (Colour): no column \"Colour\" is known here; its 1 filled cell is ignored",
                "sheet Indicators, row 4, column A (Id): \"id\" is empty; expected words, like \"ped02-04\"",
                "sheet Indicators, row 4, column B (Rating): \"blue\" is not one of the words here; expected \"red\", \"not rated\"",
                "sheet Indicators, row 4, column C (Value): \"12 people\" is not a number; expected one, like 12.5, or an empty cell",
                "sheet Indicators, row 4, column D (Total): \"maybe\" is neither yes nor no; expected one of the two",
                "sheet Indicators, row 4, column E (Symbols): \"q\" is not a symbol; expected one of \"c\", \"x\", \"z\", \"low\", \"w\" for an absent value or \"p\", \"r\", \"e\", \"f\", \"u\", \"b\" for a number",
            ]
        );
        assert_eq!(problems.errors(), 5);
        problems.strict();
        assert_eq!(problems.errors(), 6);
    }
}
