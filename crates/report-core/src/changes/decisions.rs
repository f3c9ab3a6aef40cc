//! Decisions.

use super::change_list::ChangeList;
use super::matched::MatchedReports;
use super::names::{Listed, each};
use super::pairs::{Name, referenced};
use super::topics::linked;
use super::{ChangeLocation, Kind};
use crate::period::Period;
use crate::report::Decision;

/// Compares all of them.
pub(super) fn decisions(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.decisions, &matched.after.decisions);
    each(log, &matched.decisions, before, after, |log, a, b| {
        decision(matched, log, a, b)
    });
}

impl Listed for Decision {
    const PLURAL: &str = "Decisions";

    fn singular(&self) -> &str {
        "decision"
    }

    fn name(&self) -> Name<'_> {
        referenced(&self.id, self.printed_ref.as_deref(), &self.title)
    }

    fn location(&self) -> ChangeLocation {
        ChangeLocation::Decision(self.id.clone())
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
