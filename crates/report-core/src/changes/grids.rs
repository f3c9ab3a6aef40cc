//! Grids of words or symbols, cell by cell.

use super::change_list::ChangeList;
use super::matched::{MatchedReports, reordered};
use super::names::{added, dropped, names};
use super::pairs::called;
use super::{ChangeLocation, Kind};
use crate::report::Grid;

/// Compares all grids.
pub(super) fn grids(matched: &MatchedReports, log: &mut ChangeList) {
    for found in &matched.grids {
        let a = found.before.map(|at| &matched.before.grids[at]);
        let b = found.after.map(|at| &matched.after.grids[at]);
        if let Some(shown) = b.or(a) {
            log.about(ChangeLocation::Developments, shown.title.clone());
        }
        match (a, b) {
            (Some(a), Some(b)) => {
                let (old, new) = (called(&a.id, &a.title), called(&b.id, &b.title));
                names(log, "grid", found.by, &old, &new);
                grid(log, a, b);
            }
            (None, Some(b)) => added(log, "grid", found.by, (None, &b.title)),
            (Some(a), None) => dropped(log, "grid", found.by, (None, &a.title)),
            (None, None) => {}
        }
    }
    if reordered(&matched.grids) {
        log.about(ChangeLocation::Report, "Grids");
        let words = "The grids stand in another order.";
        log.say(Kind::Report, words, None, None);
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
