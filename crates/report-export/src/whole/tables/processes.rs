//! Processes with standards, and shares of one whole.

use super::{ArchivePart, LINKED, NOTE, linked, maybe, part, text};
use crate::table::Cell;
use crate::table::ColumnKind::{Number, Text};
use report_core::report::Report;

pub(super) fn processes(report: &Report) -> ArchivePart {
    let mut part = part(
        "processes",
        "Stages of processes with standards, in order",
        &["process", "stage"],
        &[],
        &[
            ("process", Text, "Its id"),
            ("title", Text, "As printed"),
            ("stage", Text, "As printed"),
            ("what", Text, "What happens"),
            ("owner", Text, "A role"),
            ("allowed", Number, "The time allowed, in the unit"),
            ("at_most", Number, "The time allowed at most"),
            ("taken", Number, "The time taken, in the unit"),
            ("unit", Text, "What the times allowed count"),
            ("allowed_printed", Text, "The standard in words"),
            ("done", Text, "What was done, in the document's words"),
            ("indicators", Text, LINKED),
            ("note", Text, NOTE),
            ("process_note", Text, NOTE),
        ],
    );
    for process in &report.processes {
        for stage in &process.stages {
            part.table.row(vec![
                text(&process.id),
                text(&process.title),
                text(&stage.title),
                maybe(&stage.what),
                maybe(&stage.owner),
                Cell::number(stage.allowed),
                Cell::number(stage.at_most),
                Cell::number(stage.taken),
                maybe(&process.unit),
                maybe(&stage.allowed_printed),
                maybe(&stage.done),
                linked(report, &stage.indicators),
                maybe(&stage.note),
                maybe(&process.note),
            ]);
        }
    }
    part
}

pub(super) fn bands(report: &Report) -> ArchivePart {
    let mut part = part(
        "bands",
        "Shares of one whole beside a process, in order",
        &["process", "band"],
        &[],
        &[
            ("process", Text, "Its id"),
            ("band", Text, "The share's name"),
            ("indicator", Text, "The measure that tells of it"),
            ("less", Text, "The measure whose figures are taken off"),
        ],
    );
    for process in &report.processes {
        for band in &process.bands {
            part.table.row(vec![
                text(&process.id),
                text(&band.title),
                text(&report.indicators[band.indicator].id),
                Cell::text(band.less.map(|at| report.indicators[at].id.as_str())),
            ]);
        }
    }
    part
}
