//! The period that a report is about, and those of its figures and targets.

use super::{Measure, Taken};
use crate::cell_ref::Origin;
use crate::problems::short;
use crate::xlsx::recipe::NEWEST;
use crate::xlsx::recipe::headings::placed;
use crate::xlsx::recipe::table::{Column, format_alone};
use report_core::period::Period;

impl Taken<'_> {
    /// The period that the report is about.
    pub(super) fn period(&mut self, measures: &[Measure]) -> Option<Period> {
        let said = &self.recipe.report.period;
        if said != NEWEST {
            let found = placed(said, format_alone()).map(|(period, _)| period);
            if found.is_none() {
                self.problems.error(
                    &Origin::in_recipe("report, period"),
                    format!(
                        "\"{}\" is no period; expected \"{NEWEST}\", or one like \"2024/25 Q3\"",
                        short(said)
                    ),
                );
            }
            return found;
        }
        let mut found = self.with_figures(measures);
        let newest = found.pop();
        if let (Some((newest, few)), Some((before, many))) = (&newest, found.last())
            && few * 2 < *many
        {
            self.problems.notice(
                &Origin::in_recipe("report, period"),
                format!(
                    "the report is about {}, the newest period with a figure, and few measures have one: {few}, against {many} for {}; if the report is about that, write it in place of \"{NEWEST}\", like \"2024/25 Q3\"",
                    newest.short(),
                    before.short()
                ),
            );
        }
        let newest = newest.map(|(period, _)| period);
        if newest.is_none() {
            self.problems.error(
                &Origin::in_recipe("report, period"),
                format!("no figure stands under a heading with a period or beside one; expected one, or the period itself in place of \"{NEWEST}\", like \"2024/25 Q3\""),
            );
        }
        newest
    }

    /// The periods with figures, by time, and how many measures have one.
    fn with_figures(&self, measures: &[Measure]) -> Vec<(Period, usize)> {
        let mut found: Vec<(Period, usize)> = Vec::new();
        for measure in measures {
            let mut own: Vec<&Period> = Vec::new();
            for column in self.table.columns.iter().filter(|c| c.meaning == "figure") {
                for (row, of_row) in &measure.rows {
                    let period = column.period.as_ref().map(|(period, _)| period);
                    let words = self.sheet.words((*row, column.column));
                    let figure = words.bytes().any(|b| b.is_ascii_digit());
                    own.extend(
                        period
                            .or(of_row.as_ref())
                            .filter(|period| figure && !own.contains(period)),
                    );
                }
            }
            for period in own {
                match found.iter_mut().find(|(other, _)| other == period) {
                    Some((_, count)) => *count += 1,
                    None => found.push((period.clone(), 1)),
                }
            }
        }
        // Of two that end together, the one that was met first is last.
        found.reverse();
        found.sort_by(|a, b| a.0.by_time(&b.0));
        found
    }

    /// The columns of figures of a measure: the period of each, its row and column.
    pub(super) fn figures(
        &self,
        measure: &Measure,
        current: &Period,
    ) -> Vec<(Period, u32, Column)> {
        let mut found = Vec::new();
        for column in self.table.columns.iter().filter(|c| c.meaning == "figure") {
            match &column.period {
                Some((period, _)) => {
                    found.push((period.clone(), measure.rows[0].0, column.clone()))
                }
                None => found.extend(measure.rows.iter().map(|(row, period)| {
                    let period = period.clone().unwrap_or_else(|| current.clone());
                    (period, *row, column.clone())
                })),
            }
        }
        found.sort_by(|a, b| a.0.by_time(&b.0));
        found
    }

    /// Says what of other periods than the report's is left out.
    pub(super) fn earlier(&mut self, measures: &[Measure], current: &Period) {
        let is_left = |column: &Column| {
            let own = column.period.as_ref().map(|(period, _)| period);
            let mut rows = measures.iter().flat_map(|one| &one.rows);
            rows.any(|(row, of_row)| {
                let at = (*row, column.column);
                own.or(of_row.as_ref())
                    .is_some_and(|period| period != current)
                    && (self.sheet.cell(at).is_some() || self.sheet.fills.contains_key(&at))
            })
        };
        let left = |meaning: &str, of_year: bool| {
            let columns = self.table.columns.iter();
            columns
                .filter(|column| column.meaning == meaning && column.of_year == of_year)
                .any(is_left)
        };
        let kinds = [
            ("rating", false, "ratings"),
            ("direction", false, "directions"),
            ("commentary", false, "comments"),
            ("target", true, "targets for a whole year"),
        ];
        let kinds = kinds
            .iter()
            .filter(|(meaning, of_year, _)| left(meaning, *of_year));
        let kinds: Vec<&str> = kinds.map(|(_, _, words)| *words).collect();
        if !kinds.is_empty() {
            self.problems.note(format!(
                "left out for periods other than {}: {}",
                current.short(),
                kinds.join(", ")
            ));
        }
    }

    /// The same time of the year before, where a figure stands for it.
    pub(super) fn previous(&self, measures: &[Measure], current: &Period) -> Option<Period> {
        let all = measures.iter().flat_map(|one| self.figures(one, current));
        let mut all = all.map(|(period, ..)| period);
        all.find(|period| period.is_year_before(current))
    }

    /// The targets of other periods than the current.
    pub(super) fn targets(
        &self,
        measure: &Measure,
        current: &Period,
    ) -> Vec<(Period, u32, Column)> {
        let mut found = Vec::new();
        let columns = self.table.columns.iter();
        // What is set for the year is none of an earlier part of it.
        for column in columns.filter(|c| c.meaning == "target" && !c.of_year) {
            match &column.period {
                Some((period, _)) => {
                    found.push((period.clone(), measure.rows[0].0, column.clone()))
                }
                None => found.extend(
                    measure
                        .rows
                        .iter()
                        .filter_map(|(row, period)| Some((period.clone()?, *row, column.clone()))),
                ),
            }
        }
        found.retain(|(period, ..)| period != current);
        found.sort_by(|a, b| a.0.by_time(&b.0));
        found
    }
}
