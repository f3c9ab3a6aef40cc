//! Rewrites an officer's own sheet into the sheets of the template, by a recipe.
//!
//! Every cell keeps its place in the officer's sheet, so that whatever the reader of the template
//! says of it is said of the cell that the officer sees.

mod cells;
mod measures;
mod periods;
mod rows;
mod sheets;

use super::Recipe;
use super::table::{Column, Table};
use crate::cell_ref::{CellRef, Origin};
use crate::problems::{Problems, quoted, short};
use crate::sheet::{Cell, Row, Sheet};
use crate::xlsx::Progress;
use crate::xlsx::open::{RawSheet, Sheets};
use report_core::period::Period;
use std::collections::HashSet;
use std::rc::Rc;

/// A place in the officer's sheet, row and column from 0.
type At = (u32, u32);

/// The sheets of the template that a workbook holds by a recipe. `None` where the recipe does not
/// fit it; the problems say what is wrong. `progress` is told the rows as they are read.
///
/// # Errors
/// Where it is no workbook that can be read.
pub fn rewrite(
    bytes: &[u8],
    recipe: &Recipe,
    progress: &mut Progress,
    problems: &mut Problems,
) -> Result<Option<Vec<Sheet>>, String> {
    recipe.check(problems);
    if problems.errors() > 0 {
        return Ok(None);
    }
    let mut sheets = Sheets::of(bytes)?;
    let Some(name) = sheets.named(&recipe.sheet) else {
        let names = sheets.names();
        let names: Vec<&str> = names.iter().take(8).map(String::as_str).collect();
        let says = format!(
            "the workbook has no sheet \"{}\"; expected one of its sheets: {}",
            short(&recipe.sheet),
            quoted(&names)
        );
        let only = names.first().filter(|_| names.len() == 1);
        problems.mend(&says, &["sheet"], &names, only.copied());
        problems.error(&Origin::in_recipe("sheet"), says);
        return Ok(None);
    };
    let sheet = sheets.raw(&name, progress)?;
    let Some(table) = Table::find(&sheet, recipe, problems) else {
        return Ok(None);
    };
    tell_others(&mut sheets, &name, recipe, problems);
    let mut taken = Taken {
        sheet: &sheet,
        recipe,
        table: &table,
        problems,
        told: HashSet::new(),
    };
    Ok(taken.sheets())
}

/// Says which other sheets have a table with the recipe's headings: a recipe reads one sheet.
fn tell_others(sheets: &mut Sheets, name: &str, recipe: &Recipe, problems: &mut Problems) {
    let mut others = Vec::new();
    for other in sheets.names() {
        // One that cannot be read is no table of this kind.
        let Some(sheet) = (other != name)
            .then(|| sheets.raw(&other, &mut |_, _| {}).ok())
            .flatten()
        else {
            continue;
        };
        let mut own = Problems::default();
        let table = Table::find(&sheet, recipe, &mut own);
        if own.errors() == 0 && table.is_some_and(|table| !table.rows.is_empty()) {
            others.push(other);
        }
    }
    if !others.is_empty() {
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        problems.notice(
            &Origin::in_recipe("sheet"),
            format!(
                "other sheets with the same headings are not read: {}; to read one, change \"sheet\" to its name in a recipe for it",
                quoted(&others)
            ),
        );
    }
}

/// A measure: its rows, which are several where periods stand down.
struct Measure {
    /// Its ref, or else its title.
    name: String,
    objective: Option<At>,
    rows: Vec<(u32, Option<Period>)>,
}

impl Measure {
    /// The row of a period; the only one where its rows have none.
    fn row(&self, period: &Period) -> Option<u32> {
        let mut rows = self.rows.iter();
        let found = rows.find(|(_, own)| own.as_ref().is_none_or(|own| own == period));
        found.map(|(row, _)| *row)
    }

    /// The newest of its rows.
    fn newest(&self) -> u32 {
        let mut newest = &self.rows[0];
        for row in &self.rows {
            if let (Some(new), Some(old)) = (&row.1, &newest.1)
                && old.by_time(new).is_lt()
            {
                newest = row;
            }
        }
        newest.0
    }
}

/// A sheet of the template being made.
struct Made(Sheet);

impl Made {
    fn new(name: &str, origin: &Origin, headings: &[&str]) -> Self {
        let headings = headings.iter();
        let headings = headings.map(|heading| ((*heading).to_owned(), origin.place()));
        Self(Sheet::made(name, origin.clone(), headings.collect()))
    }

    fn row(&mut self, number: usize, cells: Vec<Cell>) {
        self.0.rows.push(Row { number, cells });
    }
}

/// Words with a place.
fn said(words: impl Into<String>, at: CellRef) -> Cell {
    Cell {
        at: Some(Rc::new(at)),
        ..Cell::text(words)
    }
}

/// Words of the recipe.
fn of_recipe(words: &str, within: &str) -> Cell {
    said(words, Origin::in_recipe(within))
}

/// What is taken out of the sheet.
struct Taken<'a> {
    sheet: &'a RawSheet,
    recipe: &'a Recipe,
    table: &'a Table,
    problems: &'a mut Problems,
    /// The cells of which something was said.
    told: HashSet<At>,
}

impl Taken<'_> {
    /// Says what is wrong with a cell, once.
    fn error(&mut self, at: At, heading: &str, says: String) {
        if self.told.insert(at) {
            self.problems.error(&self.sheet.place(at, heading), says);
        }
    }

    fn column(&self, meaning: &str) -> Option<Column> {
        self.table.column(meaning, None).cloned()
    }

    /// All sheets.
    fn sheets(&mut self) -> Option<Vec<Sheet>> {
        self.hidden();
        let measures = self.measures();
        self.names(&measures);
        if measures.is_empty() {
            self.problems.error(
                &self.sheet.origin.place(),
                "no row below the headings is a measure; expected one",
            );
            return None;
        }
        let current = self.period(&measures)?;
        self.earlier(&measures, &current);
        let previous = self.previous(&measures, &current);
        let report = self.report(&current);
        let columns = self.printed(&current, previous.as_ref());
        let objectives = self.objectives(&measures);
        let mut sheets = vec![report, columns, objectives, self.areas()];
        sheets.extend(self.rows(&measures, &current, previous.as_ref()));
        Some(sheets)
    }
}
