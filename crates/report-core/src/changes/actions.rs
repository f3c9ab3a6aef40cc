//! Recommendations, actions and pledges.

use super::change_list::ChangeList;
use super::matched::{MatchedReports, reordered};
use super::names::{added, dropped, named, names};
use super::pairs::Name;
use super::topics::linked;
use super::{ChangeLocation, Kind};
use crate::period::Period;
use crate::report::Action;

/// Compares all of them.
pub(super) fn actions(matched: &MatchedReports, log: &mut ChangeList) {
    for found in &matched.actions {
        let a = found.before.map(|at| &matched.before.actions[at]);
        let b = found.after.map(|at| &matched.after.actions[at]);
        if let Some(shown) = b.or(a) {
            let name = named(shown.printed_ref.as_deref(), &shown.title);
            log.about(ChangeLocation::Action(shown.id.clone()), name);
        }
        match (a, b) {
            (Some(a), Some(b)) => {
                names(log, b.kind.word(), found.by, &known_by(a), &known_by(b));
                action(matched, log, a, b);
            }
            (None, Some(b)) => {
                let name = (b.printed_ref.as_deref(), b.title.as_str());
                added(log, b.kind.word(), found.by, name);
            }
            (Some(a), None) => {
                let name = (a.printed_ref.as_deref(), a.title.as_str());
                dropped(log, a.kind.word(), found.by, name);
            }
            (None, None) => {}
        }
    }
    if reordered(&matched.actions) {
        log.about(ChangeLocation::Report, "Actions");
        log.say(
            Kind::Report,
            "The actions stand in another order.",
            None,
            None,
        );
    }
}

pub(super) fn known_by(action: &Action) -> Name<'_> {
    Name {
        id: &action.id,
        printed: action.printed_ref.as_deref(),
        title: &action.title,
        ..Name::default()
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
