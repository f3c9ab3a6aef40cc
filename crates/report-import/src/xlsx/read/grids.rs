//! Grids of words or symbols: a cell a row, under its heads.

use super::{Book, note};
use crate::draft::Draft;
use crate::problems::{Problems, short};
use report_core::wire;

pub(super) fn read(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let (grids, origins) = (&mut draft.report.grids, &mut draft.origins);
    book.rows("Grids", &[], problems, |f| {
        let (Some(id), Some(row), Some(column)) = (
            f.need("Id", "careers-benchmarks"),
            f.need("Row", "Personal guidance"),
            f.need("Column", "Year 11"),
        ) else {
            return;
        };
        let known = grids.iter().position(|grid: &wire::Grid| grid.id == id);
        let at = known.unwrap_or_else(|| {
            note(origins, "Grids", &format!("grids[{}]", grids.len()), f);
            let title = f.need("Title", "Careers programme of one school");
            grids.push(wire::Grid {
                id,
                title: title.unwrap_or_default(),
                corner: f.text("Corner"),
                legend: f.text("Legend"),
                note: f.text("Note"),
                ..wire::Grid::default()
            });
            grids.len() - 1
        });
        let grid = &mut grids[at];
        let at = grid.columns.iter().position(|head| *head == column);
        let column = at.unwrap_or_else(|| {
            grid.columns.push(column);
            grid.rows
                .iter_mut()
                .for_each(|row| row.cells.push(String::new()));
            grid.columns.len() - 1
        });
        let at = grid.rows.iter().position(|other| other.title == row);
        let row = at.unwrap_or_else(|| {
            let cells = vec![String::new(); grid.columns.len()];
            grid.rows.push(wire::GridRow { title: row, cells });
            grid.rows.len() - 1
        });
        let cell = &mut grid.rows[row].cells[column];
        if !cell.is_empty() {
            let found = short(cell);
            f.error(
                "Words",
                format!(
                    "an earlier row has \"{found}\" for the same cell; expected every cell once"
                ),
            );
            return;
        }
        *cell = f.text("Words").unwrap_or_default();
    });
}
