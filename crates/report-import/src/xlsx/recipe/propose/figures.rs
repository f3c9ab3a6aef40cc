//! How figures are counted, and their units.

use super::{Proposing, place_name};
use crate::number;
use crate::sheet::Cell;
use crate::xlsx::plan::BASES;
use crate::xlsx::recipe::table::{Column, Table};
use crate::xlsx::recipe::{Group, Names, OPEN};
use report_core::period::{Period, PeriodKind};
use std::collections::BTreeMap;

impl Proposing<'_> {
    /// How figures are counted: as titles say, and as figures run through the year.
    pub(super) fn basis(&mut self, table: &Table) {
        if self.recipe.has("basis") {
            return;
        }
        let mut of = Names::default();
        let mut cells: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let (title, reference) = (table.column("title", None), table.column("ref", None));
        for (row, _) in &table.rows {
            let words = |column: Option<&Column>| {
                column.map_or(String::new(), |c| self.sheet.words((*row, c.column)))
            };
            let (title, reference) = (words(title), words(reference));
            let lower = title.to_lowercase();
            let says = |all: &[&str]| all.iter().any(|words| lower.contains(words));
            let basis = match () {
                () if says(&["rolling", "12 months", "12-month", "12 month"]) => "rolling",
                () if says(&["forecast", "projected"]) => "annual_forecast",
                () if says(&[
                    "quarter end",
                    "month end",
                    "period end",
                    "end of quarter",
                    "end of the quarter",
                    "snapshot",
                    "as at",
                    "single night",
                ]) =>
                {
                    "snapshot"
                }
                () if says(&["cumulative", "year to date", "ytd"]) || self.adds_up(table, *row) => {
                    "cumulative"
                }
                () => continue,
            };
            let name = if reference.is_empty() {
                title
            } else {
                reference
            };
            if of.find(|known| known == name).is_some() {
                continue;
            }
            cells.entry(basis).or_default().push(name.clone());
            of.0.push((name, basis.to_owned()));
        }
        for (basis, measures) in cells {
            let all = measures.iter().map(String::as_str);
            let at: Vec<&str> = ["groups", "basis", "of"].into_iter().chain(all).collect();
            self.ask(&at, measures.clone(), BASES.to_vec(), basis);
        }
        if !of.is_empty() {
            self.because("groups, basis, of", "As the titles say, or because the figures rise from quarter to quarter and begin anew each year.");
        }
        self.ask(
            &["groups", "basis", "otherwise"],
            Vec::new(),
            BASES.to_vec(),
            OPEN,
        );
        self.recipe.groups.basis = Group {
            otherwise: Some(OPEN.to_owned()),
            of,
        };
    }

    /// Whether the figures of a row rise within every year and begin anew in the next, each more than
    /// by half as much again in the first step, as a count to date does.
    fn adds_up(&self, table: &Table, row: u32) -> bool {
        let mut figures: Vec<(Period, f64)> = Vec::new();
        for column in table.columns.iter().filter(|c| c.meaning == "figure") {
            let Some((period, _)) = &column.period else {
                continue;
            };
            let Some(Ok(cell)) = self.sheet.cell((row, column.column)) else {
                continue;
            };
            let number = number::of_cell(cell)
                .map(|written| written.number)
                .or_else(|| leading(&cell.text));
            if let Some(number) = number.filter(|_| period.kind() == Some(PeriodKind::Quarter)) {
                figures.push((period.clone(), number));
            }
        }
        figures.sort_by(|a, b| a.0.by_time(&b.0));
        let (mut years, mut steps) = (0, 0);
        for pair in figures.windows(2) {
            let ((before, a), (after, b)) = (&pair[0], &pair[1]);
            match before.label().split(' ').next() == after.label().split(' ').next() {
                true if b > a && (steps > 0 || *b > 1.5 * a) => steps += 1,
                false if b < a => years += 1,
                _ => return false,
            }
        }
        years > 0 && steps > 1
    }

    /// Units, where there is no column of them and the cells do not show them.
    pub(super) fn units(&mut self, table: &Table) {
        if self.recipe.has("unit") {
            return;
        }
        let signed =
            |cell: &Cell| cell.text.contains(['%', '£']) || number::of_cell(cell).is_none();
        let open: Vec<String> = self
            .cells(table, "figure")
            .filter(|(at, _)| matches!(self.sheet.cell(*at), Some(Ok(cell)) if !signed(cell)))
            .map(|(at, _)| place_name(at))
            .collect();
        if !open.is_empty() {
            self.ask(&["groups", "unit", "otherwise"], open, Vec::new(), OPEN);
            self.recipe.groups.unit.otherwise = Some(OPEN.to_owned());
        }
    }
}

/// The number that words begin with: `2 of 9`, `£3.1m`.
fn leading(words: &str) -> Option<f64> {
    let words = words.trim_start_matches('£');
    let end = words
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(words.len());
    words[..end].parse().ok()
}
