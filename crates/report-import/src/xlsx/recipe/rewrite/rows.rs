//! The rows of measures and their figures, as the template has them.

use super::cells::Figure;
use super::{Made, Measure, Taken, of_recipe, said};
use crate::cell_ref::CellRef;
use crate::number;
use crate::problems::{quoted, short};
use crate::sheet::{Cell, Sheet, key};
use crate::xlsx::meanings::{meaning, plain, unit_of};
use crate::xlsx::plan::{DIRECTIONS, NONE, POLARITIES};
use crate::xlsx::recipe::table::Column;
use report_core::period::Period;
use std::collections::HashSet;

impl Taken<'_> {
    /// The unit of a measure.
    pub(super) fn unit(&mut self, measure: &Measure, figures: &[(Period, u32, Column)]) -> Cell {
        let row = measure.newest();
        let Some(column) = self.column("unit") else {
            let group = &self.recipe.groups.unit;
            if let Some(word) = group.of.find(|of| key(of) == key(&measure.name)) {
                return of_recipe(word, "groups, unit");
            }
            let signs = figures.iter().filter_map(|(_, row, column)| {
                match self.sheet.cell((*row, column.column)) {
                    Some(Ok(cell)) => number::of_cell(cell).map(|_| sign(&cell.text)),
                    _ => None,
                }
            });
            let signs: HashSet<&str> = signs.collect();
            if let Some(unit) = ["%", "£"]
                .into_iter()
                .find(|unit| signs.len() == 1 && signs.contains(unit))
            {
                return said(unit, self.sheet.origin.row(row as usize + 1));
            }
            if let Some(word) = &group.otherwise {
                return of_recipe(word, "groups, unit");
            }
            let says = format!(
                "no unit is said of \"{}\"; expected a line in the recipe, under \"groups\", \"unit\" and \"of\", like \"{}\": \"count\"",
                short(&measure.name),
                short(&measure.name)
            );
            let at = ["groups", "unit", "of", measure.name.as_str()];
            self.problems.mend(&says, &at, &[], None);
            self.error((row, 0), "", says);
            return said("other", self.sheet.origin.row(row as usize + 1));
        };
        let mut cell = self.cell(row, &column);
        let found = plain(&cell.text);
        if let Some(word) = self.recipe.words.unit.find(|name| plain(name) == found) {
            cell.replace(word);
        }
        if !cell.is_blank() && unit_of(&cell.text).is_none() {
            let words = short(cell.text.trim());
            let says = format!(
                "\"{words}\" is no unit that is known; expected one, like \"%\", \"Number\", \"£\", \"Days\", or a line in the recipe, under \"words\" and \"unit\", like \"{words}\": \"count\""
            );
            let at = ["words", "unit", cell.text.trim()];
            self.problems.mend(&says, &at, &[], None);
            self.error((row, column.column), &column.heading, says);
            cell.replace("other");
        }
        cell
    }

    /// The sheets of measures, their commentary, targets and figures over time.
    pub(super) fn rows(
        &mut self,
        measures: &[Measure],
        current: &Period,
        previous: Option<&Period>,
    ) -> Vec<Sheet> {
        let origin = &self.sheet.origin.clone();
        let printed = ["previous", "target", "current"];
        let mut headings: Vec<String> = [
            "Id",
            "Ref",
            "Title",
            "Objective",
            "Definition",
            "Unit",
            "Polarity",
            "Basis",
            "Rating",
            "Direction",
            "Owner",
            "Note",
        ]
        .map(str::to_owned)
        .into();
        for id in printed {
            headings.extend(crate::xlsx::plan::printed(id));
        }
        let places = headings.iter().map(|heading| {
            let column = match heading.as_str() {
                "previous" => previous.and_then(|p| self.table.column("figure", Some(p))),
                "current" => self.table.column("figure", Some(current)),
                "Polarity" => self.table.column("good_is", None),
                other => self.table.column(&other.to_lowercase(), Some(current)),
            };
            let place = column.map(|column| CellRef {
                row: None,
                ..self.sheet.place(column.at, &column.heading)
            });
            (heading.clone(), place.unwrap_or_else(|| origin.place()))
        });
        let mut indicators = Made(Sheet::made("Indicators", origin.clone(), places.collect()));
        let mut commentary = Made::new("Commentary", origin, &["About", "Id", "Text"]);
        let mut targets = Made::new(
            "Targets",
            origin,
            &["Indicator", "Period", "Value", "Printed"],
        );
        let mut observations = Made::new(
            "Observations",
            origin,
            &["Indicator", "Area", "Period", "Value", "Symbol"],
        );
        let mut beyond = Made::new("Cells", origin, &["Indicator", "Column", "Basis"]);
        let mut left: Vec<String> = Vec::new();
        let recipe = self.recipe;
        let area = of_recipe(&recipe.areas[0].name, "areas, 1, name");
        for measure in measures {
            let row = measure.newest();
            let number = row as usize + 1;
            let now = measure.row(current);
            let id = said(measure.name.clone(), self.place_of_name(row));
            let figures = self.figures(measure, current);
            let mut text = |meaning: &str| match self.column(meaning) {
                Some(column) => self.cell(row, &column),
                None => Cell::default(),
            };
            let mut cells = vec![id.clone(), text("ref"), text("title")];
            let (definition, owner, note) = (text("definition"), text("owner"), text("note"));
            let mut objective = self.objective(measure);
            if objective.is_blank() {
                objective = Cell {
                    at: objective.at,
                    ..Cell::default()
                };
            }
            cells.extend([objective, definition, self.unit(measure, &figures)]);
            let polarity = match self.column("good_is") {
                Some(column) => {
                    self.word(row, &column, &recipe.words.good_is, POLARITIES, "polarity")
                }
                None => self.group(&recipe.groups.good_is, &measure.name, "good_is"),
            };
            let basis = match self.column("basis") {
                Some(column) => self.cell(row, &column),
                None => self.group(&recipe.groups.basis, &measure.name, "basis"),
            };
            let counted = plain(&basis.text);
            let is_counted =
                |own: &str| key(own) == key(&counted) || meaning("basis", &counted) == Some(own);
            let other = |column: &Column| column.basis.filter(|own| !is_counted(own));
            cells.extend([polarity, basis]);
            let of_now =
                |meaning: &str| Some((now?, self.table.column(meaning, Some(current))?.clone()));
            let (rating, direction, target) =
                (of_now("rating"), of_now("direction"), of_now("target"));
            cells
                .push(rating.map_or_else(Cell::default, |(row, column)| self.rating(row, &column)));
            cells.push(direction.map_or_else(Cell::default, |(row, column)| {
                self.word(
                    row,
                    &column,
                    &recipe.words.direction,
                    DIRECTIONS,
                    "direction",
                )
            }));
            cells.extend([owner, note]);
            let of = |period: Option<&Period>| figures.iter().find(|(own, ..)| Some(own) == period);
            for found in [
                of(previous).map(|(_, r, c)| (*r, c.clone())),
                target,
                of(Some(current)).map(|(_, r, c)| (*r, c.clone())),
            ] {
                let figure =
                    found.map_or_else(Figure::default, |(row, column)| self.figure(row, &column));
                let value = match figure.words {
                    true => Cell {
                        at: figure.cell.at.clone(),
                        ..Cell::text(NONE)
                    },
                    false => Cell::default(),
                };
                cells.extend([figure.cell, value, figure.symbol]);
            }
            indicators.row(number, cells);
            for column in self
                .table
                .columns
                .iter()
                .filter(|c| c.meaning == "commentary")
            {
                let Some(row) =
                    now.filter(|_| column.period.as_ref().is_none_or(|(p, _)| p == current))
                else {
                    continue;
                };
                let text = self.cell(row, column);
                if !text.is_blank() {
                    commentary.row(number, vec![Cell::text("indicator"), id.clone(), text]);
                }
            }
            for (period, row, column) in self.targets(measure, current) {
                let figure = self.figure(row, &column);
                if figure.cell.is_blank() || !figure.symbol.is_blank() {
                    continue;
                }
                let when = said(period.label(), self.sheet.place(column.at, &column.heading));
                let value = match number::of_cell(&figure.cell).is_some() && !figure.words {
                    true => figure.cell.clone(),
                    false => Cell::default(),
                };
                let words = Cell {
                    at: figure.cell.at.clone(),
                    ..Cell::text(figure.cell.text.trim())
                };
                targets.row(row as usize + 1, vec![id.clone(), when, value, words]);
            }
            for (period, row, column) in &figures {
                let figure = self.figure(*row, column);
                if figure.words || (figure.cell.is_blank() && figure.symbol.is_blank()) {
                    continue;
                }
                // Counted otherwise than the measure, it is none of its figures over time.
                if let Some(own) = other(column) {
                    if !left.contains(&column.heading) {
                        left.push(column.heading.clone());
                    }
                    let ids = [("previous", previous), ("current", Some(current))];
                    if let Some((is, _)) = ids.iter().find(|(_, of)| *of == Some(period)) {
                        let own = said(own, self.sheet.place(column.at, &column.heading));
                        beyond.row(*row as usize + 1, vec![id.clone(), Cell::text(*is), own]);
                    }
                    continue;
                }
                let when = said(period.label(), self.sheet.place(column.at, &column.heading));
                let value = match figure.symbol.is_blank() {
                    true => figure.cell,
                    false => Cell {
                        at: figure.cell.at,
                        ..Cell::default()
                    },
                };
                observations.row(
                    *row as usize + 1,
                    vec![id.clone(), area.clone(), when, value, figure.symbol],
                );
            }
        }
        if !left.is_empty() {
            let left: Vec<&str> = left.iter().map(String::as_str).collect();
            self.problems.note(format!(
                "not among the figures over time, for the heading says another basis than the measure has: {}",
                quoted(&left)
            ));
        }
        let mut sheets = vec![indicators.0, targets.0, commentary.0, observations.0];
        sheets.extend(Some(beyond.0).filter(|sheet| !sheet.rows.is_empty()));
        sheets
    }

    /// The place of a measure's ref, or else of its title.
    pub(super) fn place_of_name(&self, row: u32) -> CellRef {
        let named = |meaning: &str| self.table.column(meaning, None);
        let filled = |column: &&Column| self.sheet.cell((row, column.column)).is_some();
        match named("ref").filter(filled).or(named("title")) {
            Some(column) => self.sheet.place((row, column.column), &column.heading),
            None => self.sheet.origin.row(row as usize + 1),
        }
    }
}

/// The sign of the unit that a figure is written with.
fn sign(words: &str) -> &'static str {
    match (words.contains('%'), words.contains('£')) {
        (true, _) => "%",
        (_, true) => "£",
        _ => "",
    }
}
