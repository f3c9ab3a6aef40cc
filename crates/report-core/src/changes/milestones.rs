//! Milestones.

use super::change_list::ChangeList;
use super::indicator::figures;
use super::matched::MatchedReports;
use super::names::{Listed, each, under};
use super::pairs::{Name, referenced};
use super::{ChangeLocation, Kind};
use crate::period::Period;
use crate::report::Milestone;

/// Compares all milestones.
pub(super) fn milestones(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.milestones, &matched.after.milestones);
    each(log, &matched.milestones, before, after, |log, a, b| {
        milestone(matched, log, a, b)
    });
}

impl Listed for Milestone {
    const PLURAL: &str = "Milestones";

    fn singular(&self) -> &str {
        "milestone"
    }

    fn name(&self) -> Name<'_> {
        referenced(&self.id, self.printed_ref.as_deref(), &self.title)
    }

    fn location(&self) -> ChangeLocation {
        ChangeLocation::Milestone(self.id.clone())
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
