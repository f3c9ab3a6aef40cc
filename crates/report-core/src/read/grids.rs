//! Reading grids.

use super::parts::{left_out, own_id};
use super::places::{at_most, list};
use super::words::{label, sentence, short, text};
use super::{MOST_BREAKDOWNS, MOST_COLUMNS, MOST_LISTED};
use crate::problem::Problems;
use crate::report::{Grid, GridRow};
use crate::wire;

pub(super) fn grids(p: &mut Problems, mut found: Vec<wire::Grid>) -> Vec<Grid> {
    at_most(p, "grids", &mut found, MOST_LISTED);
    list(p, "grids", found, |p, found, earlier: &[Grid]| {
        let before = p.errors();
        let known = |id: &str| earlier.iter().any(|other| other.id == id);
        let id = own_id(p, found.id, "grid", known);
        let title = label(p, "title", found.title);
        let columns: Vec<&str> = found.columns.iter().map(String::as_str).collect();
        heads(p, "columns", "", &columns, MOST_COLUMNS);
        let rows: Vec<&str> = found.rows.iter().map(|row| row.title.as_str()).collect();
        heads(p, "rows", ".title", &rows, MOST_BREAKDOWNS);
        for (at, row) in found.rows.iter().enumerate() {
            let (cells, expected) = (row.cells.len(), columns.len());
            let at = format!("rows[{at}].cells");
            if cells != expected {
                p.error(&at, format!("there are {cells} cells for {expected} columns; expected as many, empty ones as \"\""));
            }
            for words in row.cells.iter().filter(|words| !words.is_empty()) {
                label(p, &at, words.clone());
            }
        }
        if p.errors() > before {
            left_out(p, "grid", &title);
            return None;
        }
        let row = |row: wire::GridRow| GridRow {
            title: row.title,
            cells: row.cells,
        };
        Some(Grid {
            id,
            title,
            corner: sentence(p, "corner", found.corner),
            columns: found.columns,
            rows: found.rows.into_iter().map(row).collect(),
            legend: sentence(p, "legend", found.legend),
            note: text(p, "note", found.note),
        })
    })
}

/// Whether there are heads, no more than can be shown, and each of them once: a cell is named by its
/// heads.
fn heads(p: &mut Problems, list: &str, field: &str, heads: &[&str], most: usize) {
    let count = heads.len();
    if count == 0 || count > most {
        p.error(list, format!("there are {count}; expected 1 to {most}"));
    }
    for (at, head) in heads.iter().take(most).enumerate() {
        let place = format!("{list}[{at}]{field}");
        label(p, &place, (*head).to_owned());
        if heads[..at].contains(head) {
            p.error(
                &place,
                format!(
                    "\"{}\" is the head of an earlier one; expected every head once",
                    short(head)
                ),
            );
        }
    }
}
