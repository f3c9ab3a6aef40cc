//! All that reports publish of one measure, a figure a row.

use crate::table::{Cell, ColumnKind, Table};
use report_core::families::{FamilyView, FigureRole};

/// The table of a family.
pub fn family(view: &FamilyView) -> Table {
    let mut table = Table::new([view.title.as_str(), ": over the years"].concat());
    for (name, kind) in [
        ("Measure", ColumnKind::Text),
        ("Report", ColumnKind::Text),
        ("Period of the report", ColumnKind::Text),
        ("Ref", ColumnKind::Text),
        ("Title there", ColumnKind::Text),
        ("Part", ColumnKind::Text),
        ("What", ColumnKind::Text),
        ("Period", ColumnKind::Text),
        ("As printed", ColumnKind::Text),
        ("Number", ColumnKind::Number),
        ("Symbols", ColumnKind::Text),
        ("Rating", ColumnKind::Text),
        ("Counted otherwise", ColumnKind::Text),
        ("May be joined", ColumnKind::Text),
    ] {
        table.column(name, kind, "");
    }
    let text = |words: &str| match words {
        "" => Cell::Empty,
        words => Cell::Text(words.to_owned()),
    };
    for (row, figure) in view.figures() {
        let what = match figure.role {
            FigureRole::Previous => "earlier figure",
            FigureRole::Current => "figure",
            FigureRole::Target => "target",
            FigureRole::InWords => "figure in a sentence",
        };
        let symbols: Vec<&str> = figure
            .value
            .marks()
            .list()
            .map(|(symbol, _)| symbol)
            .collect();
        let rating = row.rating.filter(|_| figure.role == FigureRole::Current);
        table.row(vec![
            text(&view.title),
            text(&row.report_title),
            text(row.report_period.label()),
            text(row.printed_ref.as_deref().unwrap_or_default()),
            text(&row.title),
            text(row.part.as_deref().unwrap_or_default()),
            text(what),
            text(figure.period.as_ref().map_or("", |period| period.label())),
            text(&figure.shown),
            figure.value.number().map_or(Cell::Empty, Cell::Number),
            text(&symbols.join(" ")),
            text(rating.map_or("", |rating| rating.word())),
            text(row.counted_otherwise.as_deref().unwrap_or_default()),
            text(if row.joinable && figure.number().is_some() {
                "yes"
            } else {
                "no"
            }),
        ]);
    }
    table
}
