//! A named grid with headings: what a sheet of a workbook and a file of CSV have in common.
//!
//! Every cell knows its place, so that whatever is wrong with it can be said in words an officer
//! can follow. Refuses headings that appear twice, and filled cells under no heading.

use super::cell_ref::{CellRef, Origin, letters};
use super::problems::{Problems, short};
use std::collections::HashMap;
use std::rc::Rc;

/// One cell: what is shown in it and, where the source keeps one, the number behind it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What is shown, `"92.0%"`.
    pub text: String,
    /// The number that the cell holds, 0.92. Text that looks like a number has none.
    pub number: Option<f64>,
    /// The number format, `"0.0%"`, where it is another than the general one.
    pub format: Option<String>,
    /// For a date cell: the day, `"2022-12-31"`, or the month, `"2022-12"`, where its format
    /// shows no day.
    pub date: Option<String>,
    /// Where it stands, if it is elsewhere than in its row below its heading: sheets that a recipe
    /// makes have their cells from another.
    pub at: Option<Rc<CellRef>>,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Other words in its place.
    pub fn replace(&mut self, text: impl Into<String>) {
        *self = Self {
            at: self.at.take(),
            ..Self::text(text)
        };
    }

    /// Whether nothing is shown in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A row of cells, as many as were found.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the source, from 1: the row of the sheet, the line of the file.
    pub number: usize,
    /// The cells, in the order of the headings.
    pub cells: Vec<Cell>,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// As written, without blanks around it.
    pub text: Rc<str>,
    key: String,
    /// The place of its column, if it is elsewhere: in a sheet that a recipe makes.
    at: Option<CellRef>,
}

/// What a heading or a word is compared by: letters and digits alone, in lower case.
pub fn key(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A named grid with headings.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What it is called: as its origin, but where a recipe made it of another sheet.
    pub name: Rc<str>,
    /// Where it comes from.
    pub origin: Origin,
    /// The headings, in order; one may be empty.
    pub headings: Vec<Heading>,
    /// The rows below the headings that are not blank.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// A sheet from its rows in order. The first that is not blank is the headings; blank rows are
    /// left out. A heading that appears twice is an error, and so is a filled cell under none; the
    /// first of two columns is read.
    pub fn new(origin: Origin, rows: Vec<Row>, problems: &mut Problems) -> Self {
        let mut rows = rows
            .into_iter()
            .filter(|row| row.cells.iter().any(|cell| !cell.is_blank()));
        let (at, headings) = match rows.next() {
            Some(row) => (row.number, row.cells),
            None => (1, Vec::new()),
        };
        let headings = headings.into_iter().map(|cell| Heading {
            text: cell
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .into(),
            key: key(&cell.text),
            at: None,
        });
        let name = match &origin {
            Origin::Sheet(name) | Origin::File(name) => name.clone(),
            Origin::Recipe => "".into(),
        };
        let sheet = Self {
            name,
            origin,
            headings: headings.collect(),
            rows: rows.collect(),
        };
        let mut firsts: HashMap<&str, usize> = HashMap::new();
        for (i, heading) in sheet.headings.iter().enumerate() {
            let first = *firsts.entry(&heading.key).or_insert(i);
            if first < i && !heading.key.is_empty() {
                let mut place = sheet.column_place(i);
                place.row = Some(at);
                problems.error(
                    &place,
                    format!(
                        "the heading \"{}\" appears twice, here and at {}; expected every heading once",
                        short(&heading.text),
                        sheet.column_name(first),
                    ),
                );
            }
        }
        for row in &sheet.rows {
            sheet.homeless(row, at, problems);
        }
        sheet
    }

    /// A sheet that is made of another: its headings, each with the place of the column that it is
    /// made of.
    pub fn made(name: &str, origin: Origin, headings: Vec<(String, CellRef)>) -> Self {
        let headings = headings.into_iter().map(|(text, at)| Heading {
            key: key(&text),
            text: text.into(),
            at: Some(at),
        });
        Self {
            name: name.into(),
            origin,
            headings: headings.collect(),
            rows: Vec::new(),
        }
    }

    /// Whether it is made of another sheet.
    pub fn is_made(&self) -> bool {
        self.headings.iter().any(|heading| heading.at.is_some())
    }

    /// An error where a filled cell of a row stands under no heading; `at` is the row of headings.
    pub fn homeless(&self, row: &Row, at: usize, problems: &mut Problems) {
        let homeless = row.cells.iter().enumerate().find(|(i, cell)| {
            !cell.is_blank() && self.headings.get(*i).is_none_or(|h| h.key.is_empty())
        });
        if let Some((i, cell)) = homeless {
            problems.error(
                &self.cell_place(row, i),
                format!(
                    "\"{}\" stands under no heading; expected a heading in {} {at} or an empty cell",
                    short(&cell.text),
                    self.origin.row_word()
                ),
            );
        }
    }

    /// The place of a heading in the list, whatever its case, blanks and punctuation.
    pub fn column(&self, heading: &str) -> Option<usize> {
        let wanted = key(heading);
        self.headings
            .iter()
            .position(|h| h.key == wanted && !wanted.is_empty())
    }

    /// The columns whose heading is none of those known, and not empty.
    pub fn unknown(&self, known: &[&str]) -> Vec<usize> {
        let known: Vec<String> = known.iter().map(|heading| key(heading)).collect();
        let strange = |h: &Heading| !h.key.is_empty() && !known.contains(&h.key);
        let headings = self.headings.iter().enumerate();
        headings
            .filter(|(_, h)| strange(h))
            .map(|(i, _)| i)
            .collect()
    }

    /// An error for every one of these headings that is missing. Whether all are there.
    pub fn need(&self, headings: &[&str], problems: &mut Problems) -> bool {
        let mut all = true;
        for heading in headings {
            if self.column(heading).is_none() {
                all = false;
                problems.error(
                    &self.origin.place(),
                    format!("no column is headed \"{heading}\"; expected one"),
                );
            }
        }
        all
    }

    /// The place of a row.
    pub fn place(&self, row: &Row) -> CellRef {
        self.origin.row(row.number)
    }

    /// The place of a cell.
    pub fn cell_place(&self, row: &Row, column: usize) -> CellRef {
        if let Some(at) = row.cells.get(column).and_then(|cell| cell.at.as_ref()) {
            return (**at).clone();
        }
        CellRef {
            row: Some(row.number),
            ..self.column_place(column)
        }
    }

    /// The place of a cell by the number of its row, whether that row is one of the rows or not.
    pub fn place_at(&self, row: usize, column: usize) -> CellRef {
        CellRef {
            row: Some(row),
            ..self.column_place(column)
        }
    }

    /// The place of a whole column.
    pub fn column_place(&self, column: usize) -> CellRef {
        let heading = self.headings.get(column);
        if let Some(at) = heading.and_then(|heading| heading.at.as_ref()) {
            return at.clone();
        }
        CellRef {
            column: Some((column, heading.map(|h| h.text.clone()).unwrap_or_default())),
            ..self.origin.place()
        }
    }

    fn column_name(&self, column: usize) -> String {
        match self.origin {
            Origin::Sheet(_) => format!("column {}", letters(column)),
            Origin::File(_) | Origin::Recipe => format!("column {}", column + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: usize, cells: &[&str]) -> Row {
        Row {
            number,
            cells: cells.iter().map(|text| Cell::text(*text)).collect(),
        }
    }

    #[test]
    fn columns_have_letters_as_in_spreadsheets() {
        for (index, expected) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (702, "AAA"),
        ] {
            assert_eq!(letters(index), expected);
        }
    }

    #[test]
    fn headings_are_found_whatever_their_case_and_blanks() {
        let mut problems = Problems::default();
        let rows = vec![
            row(1, &[]),
            row(2, &["Area code", " short_title", "VALUE "]),
            row(3, &["", " ", ""]),
            row(4, &["E06", "Halton", "1"]),
        ];
        let sheet = Sheet::new(Origin::Sheet("Areas".into()), rows, &mut problems);
        assert!(problems.list.is_empty());
        assert_eq!(sheet.column("area_code"), Some(0));
        assert_eq!(sheet.column("Short title"), Some(1));
        assert_eq!(sheet.column("period"), None);
        assert_eq!(sheet.unknown(&["value"]), [0, 1]);
        assert_eq!(sheet.rows.len(), 1);
        assert_eq!(
            sheet.cell_place(&sheet.rows[0], 2).to_string(),
            "sheet Areas, row 4, column C (VALUE)"
        );
    }

    #[test]
    fn a_heading_twice_and_a_cell_under_none_are_errors() {
        let mut problems = Problems::default();
        let rows = vec![
            row(1, &["notes", "value", "Notes"]),
            row(2, &["", "1", "", "x"]),
        ];
        Sheet::new(Origin::File("a.csv".into()), rows, &mut problems);
        let said: Vec<String> = problems.list.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "a.csv, line 1, column Notes: the heading \"Notes\" appears twice, here and at column 1; expected every heading once",
                "a.csv, line 2, column 4: \"x\" stands under no heading; expected a heading in line 1 or an empty cell",
            ]
        );
    }
}
