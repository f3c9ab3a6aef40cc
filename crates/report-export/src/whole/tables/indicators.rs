//! Indicators: what they are, their parts, what is printed for them, their targets.

use super::{
    ArchivePart, ENDS, MARKER, NOTE, PERIOD, PRINTED, REASON, STARTS, maybe, part, period, text,
    whole, yes,
};
use crate::table::ColumnKind::{Day, Number, Text, Whole};
use crate::table::{Cell, printed_symbols};
use report_core::report::{Basis, Breakdown, Direction, Indicator, Polarity, Rating, Report, Role};

pub(super) fn indicators(report: &Report) -> ArchivePart {
    let refers = [
        ("objective", "objectives"),
        ("source", "sources"),
        ("comparator_source", "sources"),
    ];
    let mut part = part(
        "indicators",
        "Indicators, in printed order",
        &["id"],
        &refers,
        &[
            ("id", Text, "Short, stable and unique"),
            ("ref", Text, "As printed; not unique"),
            ("objective", Text, ""),
            ("title", Text, "As printed"),
            ("short_title", Text, "In a few plain words"),
            ("headline", Text, "yes where the document puts it first"),
            ("definition", Text, "What is counted and how"),
            ("method", Text, "How the figure is made"),
            ("unit", Text, "What the numbers are"),
            ("decimals", Whole, "Decimal places shown"),
            ("polarity", Text, "high, low or plan is good, or none"),
            ("basis", Text, "How a value is counted"),
            ("rating", Text, "As published"),
            ("direction", Text, "As published"),
            ("reason", Text, REASON),
            ("source", Text, ""),
            ("owner", Text, "A role"),
            ("next_update", Text, ""),
            ("note", Text, NOTE),
            (
                "comparator",
                Text,
                "The title of another publisher's figures beside it",
            ),
            ("comparator_unit", Text, "What their numbers are"),
            ("comparator_source", Text, ""),
            (
                "comparator_difference",
                Text,
                "What differs between the two",
            ),
            (
                "figures_elsewhere",
                Text,
                "yes where its figures are in a file that is not in here",
            ),
        ],
    );
    for i in &report.indicators {
        let beside = i.benchmark.as_ref();
        part.table.row(vec![
            text(&i.id),
            maybe(&i.printed_ref),
            text(&report.objectives[i.objective].id),
            text(&i.title),
            maybe(&i.short_title),
            yes(i.headline),
            maybe(&i.definition),
            maybe(&i.method),
            text(&i.unit.axis()),
            whole(usize::from(i.unit.decimals)),
            text(match i.polarity {
                Polarity::High => "high",
                Polarity::Low => "low",
                Polarity::Plan => "plan",
                Polarity::None => "none",
            }),
            Cell::text(i.basis.map(Basis::words)),
            Cell::text(i.rating.map(Rating::word)),
            Cell::text(i.direction.map(direction)),
            maybe(&i.reason),
            Cell::text(i.source.map(|at| report.sources[at].id.as_str())),
            maybe(&i.owner),
            maybe(&i.next_update),
            maybe(&i.note),
            Cell::text(beside.map(|beside| beside.title.as_str())),
            Cell::text(beside.map(|beside| beside.unit.axis()).as_deref()),
            Cell::text(beside.map(|beside| report.sources[beside.source].id.as_str())),
            Cell::text(beside.and_then(|beside| beside.difference.as_deref())),
            yes(i.file.is_some()),
        ]);
    }
    part
}

pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Better => "Better",
        Direction::Same => "Same",
        Direction::Worse => "Worse",
        Direction::NotComparable => "Not comparable",
        Direction::Lost => "Not legible",
    }
}

pub(super) fn breakdowns(report: &Report) -> ArchivePart {
    let columns = [
        ("indicator", Text, ""),
        ("part", Text, "Unique in the indicator"),
        ("title", Text, ""),
        ("unit", Text, "What the numbers are"),
        ("decimals", Whole, "Decimal places shown"),
    ];
    let mut part = part(
        "parts",
        "Parts of indicators",
        &["indicator", "part"],
        &[("indicator", "indicators")],
        &columns,
    );
    for (indicator, breakdown) in with_parts(report) {
        part.table.row(vec![
            text(&indicator.id),
            text(&breakdown.id),
            text(&breakdown.title),
            text(&breakdown.unit.axis()),
            whole(usize::from(breakdown.unit.decimals)),
        ]);
    }
    part
}

fn with_parts(report: &Report) -> impl Iterator<Item = (&Indicator, &Breakdown)> {
    report
        .indicators
        .iter()
        .flat_map(|i| i.breakdowns.iter().map(move |part| (i, part)))
}

pub(super) fn printed(report: &Report) -> ArchivePart {
    let mut part = part(
        "printed",
        "The printed table, a cell a row",
        &["indicator", "part", "column"],
        &[("indicator", "indicators")],
        &[
            ("indicator", Text, ""),
            ("part", Text, "Empty for the whole"),
            ("column", Text, "Which of the document's columns"),
            ("heading", Text, "As printed"),
            ("role", Text, "previous, current or target"),
            ("period", Text, PERIOD),
            ("period_starts", Day, STARTS),
            ("period_ends", Day, ENDS),
            ("printed", Text, PRINTED),
            (
                "value",
                Number,
                "The number read from it; of a range, the lower end",
            ),
            ("up_to", Number, "The upper end of a range"),
            ("marker", Text, MARKER),
            ("numerator", Number, ""),
            ("denominator", Number, ""),
            ("note", Text, NOTE),
        ],
    );
    // The key has an empty cell for the whole, which no key may have.
    part.key.clear();
    for indicator in &report.indicators {
        let wholes = std::iter::once((None, &indicator.cells));
        let parts = indicator
            .breakdowns
            .iter()
            .map(|b| (Some(b.id.as_str()), &b.cells));
        for (id, cells) in wholes.chain(parts) {
            for (column, cell) in report.columns.iter().zip(cells) {
                let Some(cell) = cell else { continue };
                let [label, first, last] = period(cell.period.as_ref());
                part.table.row(vec![
                    text(&indicator.id),
                    Cell::text(id),
                    text(&column.id),
                    text(cell.heading.as_deref().unwrap_or(&column.heading)),
                    text(match column.role {
                        Role::Previous => "previous",
                        Role::Current => "current",
                        Role::Target => "target",
                    }),
                    label,
                    first,
                    last,
                    maybe(&cell.printed),
                    Cell::number(cell.value.number()),
                    Cell::number(cell.to),
                    printed_symbols(cell),
                    Cell::number(cell.fraction.and_then(|counts| counts.top)),
                    Cell::number(cell.fraction.map(|counts| counts.of)),
                    maybe(&cell.note),
                ]);
            }
        }
    }
    part
}

pub(super) fn targets(report: &Report) -> ArchivePart {
    let mut part = part(
        "targets",
        "Targets with a number",
        &[],
        &[("indicator", "indicators")],
        &[
            ("indicator", Text, ""),
            ("period", Text, PERIOD),
            ("period_starts", Day, STARTS),
            ("period_ends", Day, ENDS),
            ("value", Number, "The number, or the lower end of a range"),
            ("up_to", Number, "The upper end of a range"),
            ("printed", Text, PRINTED),
        ],
    );
    for indicator in &report.indicators {
        for target in &indicator.targets {
            let [label, first, last] = period(Some(&target.period));
            part.table.row(vec![
                text(&indicator.id),
                label,
                first,
                last,
                Cell::Number(target.value),
                Cell::number(target.to),
                maybe(&target.printed),
            ]);
        }
    }
    part
}
