//! How what was asked for and promised stands, as far as a report bears it out.

use crate::period::Period;
use crate::report::{Action, ActionKind, Report};

/// How something asked for or promised stands, in the order of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is said to be open at a time after the day it was due.
    Overdue,
    /// It is said to be open.
    Open,
    /// Nothing is said of its state, or what is said is older than the time of the report.
    NoNews,
    /// It is said to be done.
    Done,
}

impl Standing {
    /// All, in the order of lists.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Open, Self::NoNews, Self::Done];

    /// `overdue`
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::NoNews => "without news",
            Self::Done => "done",
        }
    }
}

/// How one stands. A date that has passed makes nothing overdue of which the report does not say
/// that it was still open then.
pub fn standing(report: &Report, action: &Action) -> Standing {
    let Some(done) = action.done else {
        return Standing::NoNews;
    };
    if done {
        return Standing::Done;
    }
    let said = match &action.as_of {
        Some(as_of) => as_of.ends(),
        None => report.published.or(report.period.ends()),
    };
    let due = action.due.as_ref().and_then(Period::ends);
    if due.zip(said).is_some_and(|(due, said)| due < said) {
        return Standing::Overdue;
    }
    let as_of = action.as_of.as_ref().and_then(Period::ends);
    match as_of.zip(report.period.starts()) {
        Some((as_of, begins)) if as_of < begins => Standing::NoNews,
        _ => Standing::Open,
    }
}

/// Those of a kind, each with its standing: overdue first, done last, else in printed order.
pub fn of_kind(report: &Report, kind: ActionKind) -> Vec<(Standing, &Action)> {
    let of_kind = report.actions.iter().filter(|action| action.kind == kind);
    let mut list: Vec<_> = of_kind
        .map(|action| (standing(report, action), action))
        .collect();
    crate::order::sort(&mut list, |a, b| a.0.cmp(&b.0));
    list
}

/// How many of them stand how, in words: `three open and four done`.
pub fn counted(list: &[(Standing, &Action)]) -> String {
    let words = Standing::ALL.into_iter().filter_map(|standing| {
        let n = list.iter().filter(|(other, _)| *other == standing).count();
        (n > 0).then(|| format!("{n} {}", standing.word()))
    });
    crate::words::join(&words.collect::<Vec<_>>())
}
