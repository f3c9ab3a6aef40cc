//! The measures of the officer's sheet, and what of it is left out.

use super::{Measure, Taken};
use crate::cell_ref::{CellRef, Origin};
use crate::clean;
use crate::problems::short;
use crate::sheet::{Cell, key};
use crate::xlsx::recipe::headings::{part_of, placed};
use crate::xlsx::recipe::table::{Column, format_alone};
use report_core::period::{Period, PeriodKind};
use report_core::read::MOST_INDICATORS;
use std::collections::{HashMap, HashSet};

/// What may be merged over the rows of several measures: it holds for each.
pub(super) const SHARED: &[&str] = &[
    "ref",
    "title",
    "objective",
    "definition",
    "unit",
    "good_is",
    "basis",
    "owner",
    "period",
    "commentary",
    "note",
];

impl Taken<'_> {
    /// The measures in order.
    pub(super) fn measures(&mut self) -> Vec<Measure> {
        let (title, reference) = (self.column("title"), self.column("ref"));
        let columns = self.table.columns.iter();
        let periods: Vec<Column> = columns.filter(|c| c.meaning == "period").cloned().collect();
        let mut measures: Vec<Measure> = Vec::new();
        let mut known: HashMap<(String, String), usize> = HashMap::new();
        let mut refs: HashMap<String, u32> = HashMap::new();
        for (row, objective) in &self.table.rows {
            let mut words = |column: &Option<Column>| match column {
                Some(column) => self.cell(*row, column),
                None => Cell::default(),
            };
            let (reference, title) = (words(&reference), words(&title));
            let mut name = match reference.is_blank() {
                true => clean::line(&title.text),
                false => clean::line(&reference.text),
            };
            if name.is_empty() {
                let column = self.column("title");
                let (at, heading) = column.map_or(((*row, 0), String::new()), |c| {
                    ((*row, c.column), c.heading)
                });
                self.error(
                    at,
                    &heading,
                    "the row has neither a ref nor a title; expected a measure, or an empty row"
                        .to_owned(),
                );
                continue;
            }
            let of_row = self.period_of(*row, &periods);
            if of_row.is_none() && !periods.is_empty() {
                continue;
            }
            let next = measures.len();
            let at = *known.entry((key(&name), key(&title.text))).or_insert(next);
            if let Some(known) = measures.get_mut(at) {
                if of_row.is_some() {
                    known.rows.push((*row, of_row));
                    continue;
                }
                let says = format!(
                    "\"{}\" has a second row, the first is row {}; expected one, or a column that the recipe says is the \"period\"",
                    short(&name),
                    known.rows[0].0 + 1
                );
                self.problems.error(&self.place_of_name(*row), says);
                continue;
            }
            if let Some(first) = refs.get(&key(&name)) {
                let says = format!(
                    "the ref \"{}\" is that of another measure too, in row {}; this one is told apart by its title",
                    short(&name),
                    first + 1
                );
                self.problems.notice(&self.place_of_name(*row), says);
                name = format!("{name} {}", clean::line(&title.text));
            }
            refs.entry(key(&name)).or_insert(*row);
            if measures.len() == MOST_INDICATORS {
                let says = format!(
                    "there are more than {MOST_INDICATORS} measures; expected at most as many"
                );
                self.problems.error(&self.sheet.origin.place(), says);
                break;
            }
            measures.push(Measure {
                name,
                objective: *objective,
                rows: vec![(*row, of_row)],
            });
        }
        measures
    }

    /// The period of a row: that of its column, or of two, a year and a part of it. `None` where
    /// there is none, which is told.
    fn period_of(&mut self, row: u32, columns: &[Column]) -> Option<Period> {
        let first = columns.first()?;
        let mut said: Vec<String> = Vec::new();
        for column in columns {
            let when = self.cell(row, column);
            let mut words = when.date.unwrap_or_else(|| when.text.trim().to_owned());
            // A day below "Month" is its month.
            if key(&column.heading).contains("month")
                && let Some((day, _)) = placed(&words, format_alone())
                && day.kind() == Some(PeriodKind::Day)
            {
                words = day.label().chars().take("2024-04".len()).collect();
            }
            said.push(words);
        }
        said.retain(|words| !words.is_empty());
        let found = match said.as_slice() {
            [one] => placed(one, format_alone()).map(|(period, _)| period),
            // Q3 beside 2024 is that of the calendar year or of the financial one.
            [one, other] => part_of(one, other)
                .or_else(|| part_of(other, one))
                .and_then(|(period, doubt)| doubt.is_none().then_some(period)),
            _ => None,
        };
        let Some(found) = found else {
            let says = format!(
                "\"{}\" is no period; expected one, like \"2024/25 Q3\" or \"March 2025\"",
                short(&said.join(" "))
            );
            self.error((row, first.column), &first.heading, says);
            return None;
        };
        // The year's figure and the quarter's are two.
        for column in self.table.columns.iter().filter(|c| !c.is_read()) {
            let heading = key(&column.heading);
            let at = (row, column.column);
            if ["quarter", "qtr", "month"]
                .iter()
                .any(|of| heading.contains(of))
                && part_of(found.label(), &self.sheet.words(at)).is_some()
            {
                let says = "the row's period is a year, and this says which part of it is meant; expected the recipe to say that the column is \"period\" too";
                self.error(at, &column.heading, says.to_owned());
            }
        }
        Some(found)
    }

    /// Says which measures that the recipe names are not in the sheet.
    pub(super) fn names(&mut self, measures: &[Measure]) {
        let known: HashSet<String> = measures.iter().map(|one| key(&one.name)).collect();
        let groups = &self.recipe.groups;
        for (within, group) in [
            ("basis", &groups.basis),
            ("good_is", &groups.good_is),
            ("unit", &groups.unit),
        ] {
            for (name, _) in group
                .of
                .0
                .iter()
                .filter(|(name, _)| !known.contains(&key(name)))
            {
                self.problems.notice(
                    &Origin::in_recipe(format!("groups, {within}, \"{}\"", short(name))),
                    "no measure of the sheet has this ref or title; expected one, or no line for it",
                );
            }
        }
    }

    /// Says what is read and not shown.
    pub(super) fn hidden(&mut self) {
        let hidden = &self.sheet.hidden;
        if hidden.whole {
            self.problems.notice(&self.sheet.origin.place(), "the sheet is hidden; hidden sheets are read like all others: show it, or name another in the recipe");
        }
        for (row, _) in &self.table.rows {
            if hidden.rows.contains(&(*row as usize + 1)) {
                self.problems.notice(&self.sheet.origin.row(*row as usize + 1), "the row is hidden, by hand or by a filter; hidden rows are read like all others: show it, or delete it");
            }
        }
        for column in self.table.columns.iter().filter(|c| c.is_read()) {
            if hidden
                .columns
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&column.column))
            {
                let place = CellRef {
                    row: None,
                    ..self.sheet.place(column.at, &column.heading)
                };
                self.problems.notice(&place, "the column is hidden; hidden columns are read like all others: show it, or say in the recipe that it is \"nothing\"");
            }
        }
    }
}
