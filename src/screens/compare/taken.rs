//! The comparison as a table to take along: the measures that are shown, in the order that is
//! shown, each with its own source.

use super::{Columns, comparison, measures, order};
use crate::state::Detailed;
use report_core::compare::Comparison;
use report_core::report::Report;
use report_export::table::Table;
use report_export::view;
use report_view::options::CompareOptions;
use report_view::wording;

/// Whether there is anything in it.
pub fn any(report: &Report, heat: &CompareOptions, details: &[Detailed]) -> bool {
    let all = measures(report, heat, details).into_iter();
    all.into_iter()
        .any(|indicator| comparison(report, indicator).is_some())
}

/// The table.
pub fn as_table(report: &Report, heat: &CompareOptions, details: &[Detailed]) -> Table {
    let mut rows: Vec<Comparison> = measures(report, heat, details)
        .into_iter()
        .filter_map(|indicator| comparison(report, indicator))
        .collect();
    match &heat.order {
        Some((by, descending)) => order(&mut rows, report, by, *descending),
        None => rows.sort_by_key(|comparison| comparison.indicator.objective),
    }
    let columns = Columns::of(report, &rows);
    let mut ranked = vec![(report.area, columns.own)];
    ranked.extend(&columns.neighbours);
    view::compare(report, &rows, &ranked, &columns.wider)
}

/// What is in it, in words: `12 measures; objective: Safeguarding`.
pub fn shown_words(report: &Report, heat: &CompareOptions, table: &Table) -> String {
    let mut words = wording::count(table.rows.len(), "measure");
    let chosen = heat.objective.as_ref();
    let chosen = chosen.and_then(|id| report.objectives.iter().find(|other| other.id == *id));
    if let Some(objective) = chosen {
        words.push_str("; objective: ");
        words.push_str(&wording::objective(objective));
    }
    words
}
