//! The tables of a report, one after the other.

mod grids;
mod indicators;
mod money;
mod observed;
mod processes;
mod setting;
mod texts;

pub(super) use observed::{Set, sets};

use super::ArchivePart;
use crate::table::{Cell, ColumnKind, Table};
use report_core::period::{Period, day_code};
use report_core::report::Report;

/// All tables of a report that have rows, the report itself first.
pub fn tables(report: &Report) -> Vec<ArchivePart> {
    let mut all = vec![
        setting::about(report),
        setting::areas(report),
        setting::cohorts(report),
        setting::sources(report),
        setting::objectives(report),
        indicators::indicators(report),
        indicators::breakdowns(report),
        indicators::printed(report),
        indicators::targets(report),
        observed::observations(report),
        texts::topics(report),
        texts::milestones(report),
        texts::actions(report),
        texts::decisions(report),
        processes::processes(report),
        processes::bands(report),
        grids::grids(report),
        texts::passages(report),
        texts::figures(report),
        money::finance(report),
        texts::risks(report),
        texts::legend(report),
        texts::glossary(report),
    ];
    all.retain(|part| !part.table.rows.is_empty());
    // Nothing may refer to a table that is not there, nor, as validators see it, to nothing.
    let names: Vec<&str> = all.iter().map(|part| part.name).collect();
    for part in &mut all {
        let ArchivePart { table, refers, .. } = part;
        refers.retain(|(column, other)| {
            let at = table.columns.iter().position(|own| own.name == *column);
            let full = at.is_some_and(|at| table.rows.iter().all(|row| row[at] != Cell::Empty));
            full && names.contains(other)
        });
    }
    all
}

fn part(
    name: &'static str,
    title: &str,
    key: &[&'static str],
    refers: &[(&'static str, &'static str)],
    columns: &[(&str, ColumnKind, &'static str)],
) -> ArchivePart {
    let mut table = Table::new(title);
    for (name, kind, about) in columns {
        table.column(name, *kind, about);
    }
    ArchivePart {
        name,
        table,
        key: key.to_vec(),
        refers: refers.to_vec(),
    }
}

fn text(words: &str) -> Cell {
    Cell::text(Some(words))
}

fn maybe(words: &Option<String>) -> Cell {
    Cell::text(words.as_deref())
}

/// Words, or nothing where there are none.
fn filled(words: String) -> Cell {
    Cell::text((!words.is_empty()).then_some(words.as_str()))
}

/// The ids of measures in one cell.
fn linked(report: &Report, indicators: &[usize]) -> Cell {
    let ids = indicators
        .iter()
        .map(|at| report.indicators[*at].id.as_str());
    filled(ids.collect::<Vec<_>>().join("; "))
}

fn whole(n: usize) -> Cell {
    Cell::Number(n as f64)
}

fn yes(yes: bool) -> Cell {
    Cell::text(yes.then_some("yes"))
}

/// The day a report was published, as programs write it.
pub(super) fn published(report: &Report) -> Option<String> {
    report.published.map(day_code)
}

/// A period: its label, its first day, its last.
fn period(period: Option<&Period>) -> [Cell; 3] {
    let first = period.and_then(Period::starts).map(day_code);
    let last = period.and_then(Period::ends).map(day_code);
    [
        Cell::text(period.map(Period::label)),
        maybe(&first),
        maybe(&last),
    ]
}

const PERIOD: &str = "The period, such as 2022/23 Q3";
const STARTS: &str = "Its first day; empty where it cannot be placed in time";
const ENDS: &str = "Its last day";
const MARKER: &str = "Symbols of the value: [c] confidential, [x] not available, [z] not applicable, [low], [w] none recorded; [p] provisional, [r] revised, [e] estimated, [f] forecast, [u] low reliability, [b] break in series";
const PRINTED: &str = "Exactly what the document prints";
const LINKED: &str = "Ids of its measures, separated by semicolons";
const NOTE: &str = "What a reader must know";
const REASON: &str = "The reason for its rating";
