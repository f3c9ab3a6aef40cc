//! The sheets of the template: report, areas, columns, objectives.

use super::{Made, Measure, Taken, of_recipe, said};
use crate::cell_ref::Origin;
use crate::clean;
use crate::sheet::{Cell, Sheet, key};
use crate::xlsx::recipe::PERIOD;
use report_core::period::{Month, Period, PeriodKind};
use std::collections::HashSet;

impl Taken<'_> {
    pub(super) fn report(&self, current: &Period) -> Sheet {
        let mut made = Made::new("Report", &Origin::Recipe, &["Field", "Value"]);
        let report = &self.recipe.report;
        let id = report.id.replace(PERIOD, &clean::slug(current.label()));
        let title = report.title.replace(PERIOD, &current.short());
        let area = &self.recipe.areas[0].name;
        for (field, value, within) in [
            ("Id", Some(&id), "id"),
            ("Title", Some(&title), "title"),
            ("Organisation", Some(&report.organisation), "organisation"),
            ("Area", Some(area), "area"),
            ("Period", Some(&current.label().to_owned()), "period"),
            ("Sort", report.sort.as_ref(), "sort"),
            ("Series", report.series.as_ref(), "series"),
            (
                "Direction against",
                report.direction_against.as_ref(),
                "direction_against",
            ),
        ] {
            if let Some(value) = value {
                made.row(
                    1,
                    vec![
                        Cell::text(field),
                        of_recipe(value, &format!("report, {within}")),
                    ],
                );
            }
        }
        made.0
    }

    pub(super) fn areas(&self) -> Sheet {
        let mut made = Made::new("Areas", &Origin::Recipe, &["Id", "Name", "Kind", "Code"]);
        for (i, area) in self.recipe.areas.iter().enumerate() {
            let cell =
                |words: &str, field: &str| of_recipe(words, &format!("areas, {}, {field}", i + 1));
            let code = area.code.as_deref().unwrap_or_default();
            made.row(
                i + 1,
                vec![
                    cell(&area.name, "name"),
                    cell(&area.name, "name"),
                    cell(&area.kind, "kind"),
                    cell(code, "code"),
                ],
            );
        }
        made.0
    }

    /// The printed columns: the figures of the year before, the targets, the current figures.
    pub(super) fn printed(&self, current: &Period, previous: Option<&Period>) -> Sheet {
        let mut made = Made::new(
            "Columns",
            &self.sheet.origin,
            &["Id", "Is", "Heading", "Period"],
        );
        let mut row = |role: &str, meaning: &str, period: &Period| {
            let Some(column) = self.table.column(meaning, Some(period)) else {
                return;
            };
            let at = self.sheet.place(column.at, &column.heading);
            let heading = match (&column.period, meaning, self.table.column("period", None)) {
                (Some((_, written)), "figure", _) => written.clone(),
                (None, "figure", Some(_)) => period.short(),
                _ => column.heading.clone(),
            };
            let when = match column.of_year {
                true => whole_year(period),
                false => period.label().to_owned(),
            };
            made.row(
                column.at.0 as usize + 1,
                vec![
                    said(role, at.clone()),
                    said(role, at.clone()),
                    said(heading, at.clone()),
                    said(when, at),
                ],
            );
        };
        if let Some(previous) = previous {
            row("previous", "figure", previous);
        }
        row("target", "target", current);
        row("current", "figure", current);
        made.0
    }

    /// The heading of a measure's objective: of its section, of its column, or of the whole report.
    pub(super) fn objective(&mut self, measure: &Measure) -> Cell {
        if let Some(column) = self.column("objective") {
            return self.cell(measure.newest(), &column);
        }
        match measure.objective {
            Some(at) => said(self.sheet.words(at), self.sheet.place(at, "")),
            None => of_recipe(
                self.recipe
                    .report
                    .title
                    .replace(PERIOD, "")
                    .trim_matches(|c: char| !c.is_alphanumeric()),
                "report, title",
            ),
        }
    }

    pub(super) fn objectives(&mut self, measures: &[Measure]) -> Sheet {
        let mut made = Made::new("Objectives", &self.sheet.origin, &["Id", "Title"]);
        let mut known = HashSet::new();
        for measure in measures {
            let title = self.objective(measure);
            if title.is_blank() || !known.insert(key(&title.text)) {
                continue;
            }
            let row = measure.objective.map_or(measure.rows[0].0, |(row, _)| row);
            made.row(row as usize + 1, vec![title.clone(), title]);
        }
        made.0
    }
}

/// The label of the year that a period is a part of, April to March but for school terms.
fn whole_year(period: &Period) -> String {
    match (period.kind(), period.year_start(Month::April)) {
        (_, None) => period.label().to_owned(),
        _ if !period.is_part_of_year() => period.label().to_owned(),
        (kind, Some(start)) => {
            let years = format!("{}/{:02}", start.year(), (start.year() + 1) % 100);
            match kind {
                Some(PeriodKind::Term) => format!("{years} academic"),
                _ => years,
            }
        }
    }
}
