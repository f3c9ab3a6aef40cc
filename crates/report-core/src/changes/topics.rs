//! Topics and objectives that are rated as a whole.

use super::change_list::ChangeList;
use super::matched::{MatchedReports, now};
use super::names::{Listed, each, under};
use super::pairs::{Name, referenced};
use super::{ChangeLocation, Kind};
use crate::report::Topic;

/// Compares all topics.
pub(super) fn topics(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.topics, &matched.after.topics);
    each(log, &matched.topics, before, after, |log, a, b| {
        topic(matched, log, a, b)
    });
}

impl Listed for Topic {
    const PLURAL: &str = "Topics";

    fn singular(&self) -> &str {
        "topic"
    }

    fn name(&self) -> Name<'_> {
        referenced(&self.id, self.printed_ref.as_deref(), &self.title)
    }

    fn location(&self) -> ChangeLocation {
        ChangeLocation::Topic(self.id.clone())
    }
}

fn topic(matched: &MatchedReports, log: &mut ChangeList, a: &Topic, b: &Topic) {
    under(matched, log, a.objective, b.objective);
    log.rating(a.rating, b.rating);
    log.label(
        Kind::Rating,
        "The rating as printed",
        a.printed.as_deref(),
        b.printed.as_deref(),
    );
    log.paragraphs(
        Kind::Commentary,
        "The comment",
        &a.commentary,
        &b.commentary,
    );
    log.text(
        Kind::Definition,
        "What it is judged by",
        a.standard.as_deref(),
        b.standard.as_deref(),
    );
    linked(matched, log, &a.indicators, &b.indicators);
    log.text(Kind::Note, "The note", a.note.as_deref(), b.note.as_deref());
    log.label(
        Kind::Owner,
        "The owner",
        a.owner.as_deref(),
        b.owner.as_deref(),
    );
}

/// The measures that something names: those that joined it and those that left it.
pub(super) fn linked(matched: &MatchedReports, log: &mut ChangeList, a: &[usize], b: &[usize]) {
    let carried: Vec<Option<usize>> = a.iter().map(|at| now(&matched.indicators, *at)).collect();
    let called = |list: Vec<&crate::report::Indicator>| {
        let names = list.into_iter().map(|one| one.heading().to_owned());
        super::change_list::some(&names.collect::<Vec<_>>())
    };
    let gone = a.iter().zip(&carried);
    let gone = gone.filter(|(_, now)| now.is_none_or(|now| !b.contains(&now)));
    let gone: Vec<_> = gone
        .map(|(at, _)| &matched.before.indicators[*at])
        .collect();
    let fresh = b.iter().filter(|at| !carried.contains(&Some(**at)));
    let fresh: Vec<_> = fresh.map(|at| &matched.after.indicators[*at]).collect();
    if !fresh.is_empty() {
        let names = called(fresh);
        log.say(
            Kind::Referenced,
            format!("Its measures now include {names}."),
            None,
            Some(names),
        );
    }
    if !gone.is_empty() {
        let names = called(gone);
        log.say(
            Kind::Referenced,
            format!("Its measures no longer include {names}."),
            Some(names),
            None,
        );
    }
}
