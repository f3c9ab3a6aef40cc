//! Grids of words or symbols, cell by cell.

use super::change_list::ChangeList;
use super::matched::MatchedReports;
use super::names::{Listed, each};
use super::pairs::{Name, called};
use super::{ChangeLocation, Kind};
use crate::report::Grid;

/// Compares all grids.
pub(super) fn grids(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.grids, &matched.after.grids);
    each(log, &matched.grids, before, after, |log, a, b| {
        grid(log, a, b)
    });
}

impl Listed for Grid {
    const PLURAL: &str = "Grids";

    fn singular(&self) -> &str {
        "grid"
    }

    fn name(&self) -> Name<'_> {
        called(&self.id, &self.title)
    }

    fn location(&self) -> ChangeLocation {
        ChangeLocation::Developments
    }
}

fn grid(log: &mut ChangeList, a: &Grid, b: &Grid) {
    let rows = |grid: &Grid| {
        let titles = grid.rows.iter().map(|row| row.title.as_str());
        titles.collect::<Vec<_>>().join("; ")
    };
    let labels = [
        (
            "The head above its rows",
            a.corner.clone(),
            b.corner.clone(),
        ),
        (
            "The heads of its columns",
            Some(a.columns.join("; ")),
            Some(b.columns.join("; ")),
        ),
        ("The heads of its rows", Some(rows(a)), Some(rows(b))),
        ("What its symbols mean", a.legend.clone(), b.legend.clone()),
    ];
    for (what, old, new) in labels {
        log.label(Kind::Passage, what, old.as_deref(), new.as_deref());
    }
    // A row or column that only one of them has is told by its head.
    for row in &b.rows {
        let Some(before) = a.rows.iter().find(|other| other.title == row.title) else {
            continue;
        };
        for (column, words) in b.columns.iter().zip(&row.cells) {
            let Some(then) = a.columns.iter().position(|other| other == column) else {
                continue;
            };
            let said = |words: &'_ String| (!words.is_empty()).then(|| words.clone());
            let (old, new) = (said(&before.cells[then]), said(words));
            let what = format!("{}, {column}", row.title);
            log.label(Kind::Passage, &what, old.as_deref(), new.as_deref());
        }
    }
    log.text(Kind::Note, "The note", a.note.as_deref(), b.note.as_deref());
}
