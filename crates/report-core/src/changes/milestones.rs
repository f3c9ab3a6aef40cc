//! Milestones.

use super::change_list::ChangeList;
use super::indicator::figures;
use super::matched::{MatchedReports, reordered};
use super::names::{added, dropped, named, names, under};
use super::pairs::Name;
use super::{ChangeLocation, Kind};
use crate::period::Period;
use crate::report::Milestone;

/// Compares all milestones.
pub(super) fn milestones(matched: &MatchedReports, log: &mut ChangeList) {
    for found in &matched.milestones {
        let a = found.before.map(|at| &matched.before.milestones[at]);
        let b = found.after.map(|at| &matched.after.milestones[at]);
        if let Some(shown) = b.or(a) {
            let name = named(shown.printed_ref.as_deref(), &shown.title);
            log.about(ChangeLocation::Milestone(shown.id.clone()), name);
        }
        match (a, b) {
            (Some(a), Some(b)) => {
                names(log, "milestone", found.by, &known_by(a), &known_by(b));
                milestone(matched, log, a, b);
            }
            (None, Some(b)) => {
                let name = (b.printed_ref.as_deref(), b.title.as_str());
                added(log, "milestone", found.by, name);
            }
            (Some(a), None) => {
                let name = (a.printed_ref.as_deref(), a.title.as_str());
                dropped(log, "milestone", found.by, name);
            }
            (None, None) => {}
        }
    }
    if reordered(&matched.milestones) {
        log.about(ChangeLocation::Report, "Milestones");
        log.say(
            Kind::Report,
            "The milestones stand in another order.",
            None,
            None,
        );
    }
}

pub(super) fn known_by(milestone: &Milestone) -> Name<'_> {
    Name {
        id: &milestone.id,
        printed: milestone.printed_ref.as_deref(),
        title: &milestone.title,
        ..Name::default()
    }
}

fn milestone(matched: &MatchedReports, log: &mut ChangeList, a: &Milestone, b: &Milestone) {
    under(matched, log, a.objective, b.objective);
    log.rating(a.rating, b.rating);
    due(log, a, b);
    let year = |milestone: &Milestone| milestone.year.as_ref().map(Period::words);
    let what = "The year of the plan it belongs to";
    log.label(Kind::Due, what, year(a).as_deref(), year(b).as_deref());
    log.text(
        Kind::Commentary,
        "The reason",
        a.reason.as_deref(),
        b.reason.as_deref(),
    );
    log.paragraphs(
        Kind::Commentary,
        "The commentary",
        &a.commentary,
        &b.commentary,
    );
    figures(log, Kind::Commentary, &a.figures, &b.figures);
    log.text(Kind::Note, "The note", a.note.as_deref(), b.note.as_deref());
    log.label(
        Kind::Owner,
        "The owner",
        a.owner.as_deref(),
        b.owner.as_deref(),
    );
}

fn due(log: &mut ChangeList, a: &Milestone, b: &Milestone) {
    let printed = |milestone: &Milestone| milestone.due_printed.clone();
    let period = |milestone: &Milestone| milestone.due.as_ref().map(Period::words);
    let shown = |milestone: &Milestone| printed(milestone).or_else(|| period(milestone));
    let (was, is) = (shown(a), shown(b));
    if was != is {
        log.label(
            Kind::Due,
            "The date it is due",
            was.as_deref(),
            is.as_deref(),
        );
    } else if a.due != b.due {
        let (was, is) = (period(a), period(b));
        let what = "The date it is due is printed as before, and the date behind it";
        match was == is {
            // The same words of another sort of period.
            true => log.say(Kind::Due, format!("{what} is another."), was, is),
            false => log.label(Kind::Due, what, was.as_deref(), is.as_deref()),
        }
    } else if a.due_printed != b.due_printed {
        let words = "The date it is due is the same, and printed otherwise.";
        log.say(Kind::Due, words, printed(a), printed(b));
    }
}
