//! The report itself, its places, its groups, its sources and its objectives.

use super::{
    ArchivePart, ENDS, LINKED, NOTE, PERIOD, STARTS, linked, maybe, part, period, published, text,
};
use crate::table::Cell;
use crate::table::ColumnKind::{Day, Text, Whole};
use report_core::report::{AreaKind, Report, Sort};

pub(super) fn about(report: &Report) -> ArchivePart {
    let mut part = part(
        "report",
        "The report",
        &["id"],
        &[("area", "areas"), ("source", "sources")],
        &[
            ("id", Text, "Short and stable"),
            ("title", Text, ""),
            ("organisation", Text, "Who publishes it"),
            ("area", Text, "The area it is about"),
            ("period", Text, PERIOD),
            ("period_starts", Day, STARTS),
            ("period_ends", Day, ENDS),
            ("sort", Text, "quarter, year, plan or benchmark"),
            ("status", Text, "draft or final"),
            ("published", Day, "The day it was published"),
            ("source", Text, "The source that the report itself is"),
        ],
    );
    let [label, first, last] = period(Some(&report.period));
    let sort = match report.sort {
        Sort::Quarter => "quarter",
        Sort::Year => "year",
        Sort::Plan => "plan",
        Sort::Benchmark => "benchmark",
    };
    let source = report.source.map(|at| report.sources[at].id.as_str());
    part.table.row(vec![
        text(&report.id),
        text(&report.title),
        text(&report.organisation),
        text(&report.areas[report.area].id),
        label,
        first,
        last,
        text(sort),
        text(if report.draft { "draft" } else { "final" }),
        maybe(&published(report)),
        Cell::text(source),
    ]);
    part
}

pub(super) fn areas(report: &Report) -> ArchivePart {
    let mut part = part(
        "areas",
        "The areas whose figures appear",
        &["id"],
        &[],
        &[
            ("id", Text, "Short and unique"),
            ("name", Text, "The name readers know"),
            ("kind", Text, "authority, region, nation or neighbour mean"),
            (
                "neighbour",
                Whole,
                "1 is the closest of the statistical neighbours",
            ),
            ("closeness", Text, "The word for it"),
            ("list", Text, "Which list of neighbours"),
        ],
    );
    for (at, area) in report.areas.iter().enumerate() {
        let kind = match area.kind {
            AreaKind::Authority => "authority",
            AreaKind::Region => "region",
            AreaKind::Nation => "nation",
            AreaKind::NeighbourMean => "neighbour mean",
        };
        let list = report.neighbours.as_ref();
        let found = list.and_then(|list| {
            let place = list.areas.iter().position(|(area, _)| *area == at)?;
            Some((place + 1, &list.areas[place].1, list.list.as_str()))
        });
        part.table.row(vec![
            text(&area.id),
            text(&area.name),
            text(kind),
            Cell::whole(found.map(|found| found.0)),
            Cell::text(found.and_then(|found| found.1.as_deref())),
            Cell::text(found.map(|found| found.2)),
        ]);
    }
    part
}

pub(super) fn cohorts(report: &Report) -> ArchivePart {
    let columns = [
        ("id", Text, "Short and unique"),
        ("name", Text, "The name readers know"),
    ];
    let mut part = part(
        "cohorts",
        "The groups whose figures appear",
        &["id"],
        &[],
        &columns,
    );
    for cohort in &report.cohorts {
        part.table.row(vec![text(&cohort.id), text(&cohort.name)]);
    }
    part
}

pub(super) fn sources(report: &Report) -> ArchivePart {
    let mut part = part(
        "sources",
        "Where the figures come from",
        &["id"],
        &[],
        &[
            ("id", Text, "Short and unique"),
            ("title", Text, "The document or data set"),
            ("publisher", Text, ""),
            ("published", Text, "When, in the source's words"),
            ("url", Text, "Its address"),
            ("licence", Text, ""),
        ],
    );
    for source in &report.sources {
        part.table.row(vec![
            text(&source.id),
            text(&source.title),
            maybe(&source.publisher),
            maybe(&source.published),
            maybe(&source.url),
            maybe(&source.licence),
        ]);
    }
    part
}

pub(super) fn objectives(report: &Report) -> ArchivePart {
    let mut part = part(
        "objectives",
        "Objectives, in printed order",
        &["id"],
        &[],
        &[
            ("id", Text, "Short and unique"),
            ("ref", Text, "As printed"),
            ("title", Text, "Empty where it cannot be read in the source"),
            ("priority", Text, "The corporate priority"),
            ("department", Text, ""),
            ("owner", Text, "A role"),
            ("indicators", Text, LINKED),
            ("note", Text, NOTE),
        ],
    );
    for objective in &report.objectives {
        part.table.row(vec![
            text(&objective.id),
            maybe(&objective.printed_ref),
            maybe(&objective.title),
            maybe(&objective.priority),
            maybe(&objective.department),
            maybe(&objective.owner),
            linked(report, &objective.indicators),
            maybe(&objective.note),
        ]);
    }
    part
}
