//! The tables of charts that belong to no single measure: two groups of people side by side, and what
//! is drawn of a process.

use super::titled;
use crate::table::{Cell, ColumnKind, Table};
use report_core::bands::Shares;
use report_core::cohorts::Rung;
use report_core::report::{Process, Report};

/// Two groups of people in one period, a measure a row, each figure with its counts.
pub fn ladder(report: &Report, ladder: &[Rung]) -> Table {
    let Some(first) = ladder.first() else {
        return Table::default();
    };
    let names = first.names(report);
    let title = [names[0], " beside ", names[1], ", ", &first.period.words()].concat();
    let mut table = titled(&title, &first.indicator.unit);
    table.column("Objective", ColumnKind::Text, "");
    table.column("Measure", ColumnKind::Text, "");
    for name in names {
        table.column(name, ColumnKind::Number, "The value, unrounded");
        let mut counts =
            |end, about| table.column(&[name, end].concat(), ColumnKind::Number, about);
        counts(" counted", "The numerator");
        counts(" of", "The denominator");
    }
    table.column("Gap", ColumnKind::Number, "The first less the second");
    table.column("Gap as published", ColumnKind::Text, "");
    for rung in ladder {
        let objective = report.objectives[rung.indicator.objective].name();
        let mut cells = vec![
            Cell::text(Some(objective)),
            Cell::text(Some(rung.indicator.heading())),
        ];
        for at in [0, 1] {
            let counts = rung.counts(at);
            cells.extend([
                Cell::Number(rung.values[at]),
                Cell::number(counts.and_then(|counts| counts.top)),
                Cell::number(counts.map(|counts| counts.of)),
            ]);
        }
        cells.push(Cell::Number(rung.by));
        cells.push(Cell::text(rung.gap.map(|_| "yes")));
        table.row(cells);
    }
    table.slim(2)
}

/// The time that each stage of a process is allowed, and the time taken.
pub fn stages(process: &Process) -> Table {
    let mut table = Table::new([process.title.as_str(), ": the time for each stage"].concat());
    table.column("Stage", ColumnKind::Text, "");
    table.column("Allowed", ColumnKind::Number, "The time allowed");
    table.column("At most", ColumnKind::Number, "The time allowed at most");
    table.column("Taken", ColumnKind::Number, "The time taken");
    table.column("Unit", ColumnKind::Text, "What the times count");
    table.column("Allowed in words", ColumnKind::Text, "");
    table.column("What was done", ColumnKind::Text, "");
    for stage in &process.stages {
        table.row(vec![
            Cell::text(Some(&stage.title)),
            Cell::number(stage.allowed),
            Cell::number(stage.at_most),
            Cell::number(stage.taken),
            Cell::text(process.unit.as_deref()),
            Cell::text(stage.allowed_printed.as_deref()),
            Cell::text(stage.done.as_deref()),
        ]);
    }
    table.slim(1)
}

/// The shares of one whole, newest period first.
pub fn bands(process: &Process, shares: &[Shares]) -> Table {
    let mut table =
        Table::new([process.title.as_str(), ": shares of the whole, in per cent"].concat());
    table.column("Period", ColumnKind::Text, "");
    for band in &process.bands {
        table.column(&band.title, ColumnKind::Number, "");
    }
    for one in shares.iter().rev() {
        let values = one.values.iter().copied().map(Cell::Number);
        table.row(
            std::iter::once(Cell::Text(one.period.short()))
                .chain(values)
                .collect(),
        );
    }
    table
}
