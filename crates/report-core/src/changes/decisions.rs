//! Decisions.

use super::change_list::ChangeList;
use super::matched::{MatchedReports, reordered};
use super::names::{added, dropped, named, names};
use super::pairs::Name;
use super::topics::linked;
use super::{ChangeLocation, Kind};
use crate::period::Period;
use crate::report::Decision;

/// Compares all of them.
pub(super) fn decisions(matched: &MatchedReports, log: &mut ChangeList) {
    for found in &matched.decisions {
        let a = found.before.map(|at| &matched.before.decisions[at]);
        let b = found.after.map(|at| &matched.after.decisions[at]);
        if let Some(shown) = b.or(a) {
            let name = named(shown.printed_ref.as_deref(), &shown.title);
            log.about(ChangeLocation::Decision(shown.id.clone()), name);
        }
        match (a, b) {
            (Some(a), Some(b)) => {
                names(log, "decision", found.by, &known_by(a), &known_by(b));
                decision(matched, log, a, b);
            }
            (None, Some(b)) => {
                let name = (b.printed_ref.as_deref(), b.title.as_str());
                added(log, "decision", found.by, name);
            }
            (Some(a), None) => {
                let name = (a.printed_ref.as_deref(), a.title.as_str());
                dropped(log, "decision", found.by, name);
            }
            (None, None) => {}
        }
    }
    if reordered(&matched.decisions) {
        log.about(ChangeLocation::Report, "Decisions");
        let words = "The decisions stand in another order.";
        log.say(Kind::Report, words, None, None);
    }
}

pub(super) fn known_by(decision: &Decision) -> Name<'_> {
    Name {
        id: &decision.id,
        printed: decision.printed_ref.as_deref(),
        title: &decision.title,
        ..Name::default()
    }
}

fn decision(matched: &MatchedReports, log: &mut ChangeList, a: &Decision, b: &Decision) {
    let when = |period: &Option<Period>| period.as_ref().map(Period::words);
    log.label(Kind::State, "The state", Some(a.state()), Some(b.state()));
    let (old, new) = (a.state_printed.as_deref(), b.state_printed.as_deref());
    log.label(Kind::State, "The state as printed", old, new);
    let (old, new) = (when(&a.on), when(&b.on));
    log.label(Kind::State, "Its date", old.as_deref(), new.as_deref());
    let (old, new) = (when(&a.effective), when(&b.effective));
    let what = "When it takes effect";
    log.label(Kind::Due, what, old.as_deref(), new.as_deref());
    let (old, new) = (a.by.as_deref(), b.by.as_deref());
    log.label(Kind::Referenced, "Who decides", old, new);
    log.paragraphs(
        Kind::Commentary,
        "What is decided",
        &a.decision,
        &b.decision,
    );
    let (old, new) = (a.reason.as_deref(), b.reason.as_deref());
    log.text(Kind::Commentary, "The reason", old, new);
    let (old, new) = (a.rejected.as_deref(), b.rejected.as_deref());
    log.text(Kind::Commentary, "What was rejected", old, new);
    linked(matched, log, &a.indicators, &b.indicators);
    log.text(Kind::Note, "The note", a.note.as_deref(), b.note.as_deref());
}
