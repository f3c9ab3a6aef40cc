//! Recommendations, actions and pledges.

use super::change_list::ChangeList;
use super::matched::MatchedReports;
use super::names::{Listed, each};
use super::pairs::{Name, referenced};
use super::topics::linked;
use super::{ChangeLocation, Kind};
use crate::period::Period;
use crate::report::Action;

/// Compares all of them.
pub(super) fn actions(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.actions, &matched.after.actions);
    each(log, &matched.actions, before, after, |log, a, b| {
        action(matched, log, a, b)
    });
}

impl Listed for Action {
    const PLURAL: &str = "Actions";

    fn singular(&self) -> &str {
        self.kind.word()
    }

    fn name(&self) -> Name<'_> {
        referenced(&self.id, self.printed_ref.as_deref(), &self.title)
    }

    fn location(&self) -> ChangeLocation {
        ChangeLocation::Action(self.id.clone())
    }
}

fn action(matched: &MatchedReports, log: &mut ChangeList, a: &Action, b: &Action) {
    let state = |action: &Action| action.done.map(|done| if done { "done" } else { "open" });
    log.label(Kind::State, "The state", state(a), state(b));
    let when = |period: &Option<Period>| period.as_ref().map(Period::words);
    let kind = |action: &Action| Some(action.kind.word().to_owned());
    let labels = [
        (
            Kind::State,
            "The state as printed",
            a.state_printed.clone(),
            b.state_printed.clone(),
        ),
        (
            Kind::State,
            "The time of its state",
            when(&a.as_of),
            when(&b.as_of),
        ),
        (Kind::Due, "The date it is due", when(&a.due), when(&b.due)),
        (
            Kind::Due,
            "The date it is due as printed",
            a.due_printed.clone(),
            b.due_printed.clone(),
        ),
        (
            Kind::Due,
            "When it is reported again",
            a.next_report.clone(),
            b.next_report.clone(),
        ),
        (Kind::Referenced, "Its kind", kind(a), kind(b)),
        (
            Kind::Referenced,
            "The heading it stands under",
            a.group.clone(),
            b.group.clone(),
        ),
        (
            Kind::Referenced,
            "Who asked for it",
            a.asked_by.clone(),
            b.asked_by.clone(),
        ),
        (
            Kind::Referenced,
            "When it was asked for",
            when(&a.asked),
            when(&b.asked),
        ),
        (Kind::Owner, "The owner", a.owner.clone(), b.owner.clone()),
    ];
    for (kind, what, old, new) in labels {
        log.label(kind, what, old.as_deref(), new.as_deref());
    }
    log.paragraphs(
        Kind::Commentary,
        "The commentary",
        &a.commentary,
        &b.commentary,
    );
    linked(matched, log, &a.indicators, &b.indicators);
    log.text(Kind::Note, "The note", a.note.as_deref(), b.note.as_deref());
}
