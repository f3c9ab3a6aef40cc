//! Grids of words or symbols.

use super::{ArchivePart, NOTE, filled, maybe, part, text};
use crate::table::ColumnKind::Text;
use report_core::report::Report;

pub(super) fn grids(report: &Report) -> ArchivePart {
    let mut part = part(
        "grids",
        "Grids of words or symbols, a cell a row, in order",
        &["grid", "row", "column"],
        &[],
        &[
            ("grid", Text, "Its id"),
            ("title", Text, "As printed"),
            ("corner", Text, "What stands above the heads of the rows"),
            ("row", Text, "The head of the row"),
            ("column", Text, "The head of the column"),
            ("words", Text, "Words or symbols as printed"),
            ("legend", Text, "What the symbols mean"),
            ("note", Text, NOTE),
        ],
    );
    for grid in &report.grids {
        for row in &grid.rows {
            for (column, words) in grid.columns.iter().zip(&row.cells) {
                part.table.row(vec![
                    text(&grid.id),
                    text(&grid.title),
                    maybe(&grid.corner),
                    text(&row.title),
                    text(column),
                    filled(words.clone()),
                    maybe(&grid.legend),
                    maybe(&grid.note),
                ]);
            }
        }
    }
    part
}
