//! Which indicator of a later release is the one that a reader has before them.
//!
//! By its id; else by its ref, where one alone carries it in each release; else by its title,
//! likewise. An id whose ref and title both say something else was given to something else, and is
//! not believed. A ref that the later release has only with a letter after it, several times, is
//! one indicator that became several. Nothing is guessed: what none of this finds is gone.

use crate::report::{Indicator, Report};

/// What became of an indicator.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Followed<'r> {
    /// It is there under its id.
    Kept(&'r Indicator),
    /// It is there under another id, with the same ref.
    ByRef(&'r Indicator),
    /// It is there under another id and another ref, with the same title.
    ByTitle(&'r Indicator),
    /// Several carry its ref with a letter after it.
    Split(Vec<&'r Indicator>),
    /// It is not there.
    Gone,
}

impl<'r> Followed<'r> {
    /// The one indicator that it is now, if it is one.
    pub fn one(&self) -> Option<&'r Indicator> {
        match self {
            Self::Kept(found) | Self::ByRef(found) | Self::ByTitle(found) => Some(found),
            Self::Split(_) | Self::Gone => None,
        }
    }
}

/// Capitals, blanks and punctuation aside.
fn key(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn reference(indicator: &Indicator) -> String {
    indicator
        .printed_ref
        .as_deref()
        .map(key)
        .unwrap_or_default()
}

fn title(indicator: &Indicator) -> String {
    key(&indicator.title)
}

/// The only indicator of a release with a name, where the name says something.
fn only<'r>(report: &'r Report, of: fn(&Indicator) -> String, name: &str) -> Option<&'r Indicator> {
    let mut found = report.indicators.iter().filter(|i| of(i) == name);
    let first = found.next().filter(|_| !name.is_empty())?;
    found.next().is_none().then_some(first)
}

/// What became of an indicator of an earlier release in a later one.
pub fn follow<'r>(before: &Report, indicator: &Indicator, after: &'r Report) -> Followed<'r> {
    let (own_ref, own_title) = (reference(indicator), title(indicator));
    let by = |of: fn(&Indicator) -> String, name: &str| {
        only(before, of, name).and_then(|_| only(after, of, name))
    };
    if let Some(kept) = after.indicator(&indicator.id) {
        let other = reference(kept) != own_ref && title(kept) != own_title;
        if !(other && (by(reference, &own_ref).or(by(title, &own_title))).is_some()) {
            return Followed::Kept(kept);
        }
    }
    if let Some(found) = by(reference, &own_ref) {
        return Followed::ByRef(found);
    }
    if let Some(found) = by(title, &own_title) {
        return Followed::ByTitle(found);
    }
    let part = |other: &&Indicator| {
        let rest = reference(other);
        let letter = rest.strip_prefix(&own_ref).filter(|_| !own_ref.is_empty());
        letter.is_some_and(|end| end.len() == 1 && end.bytes().all(|b| b.is_ascii_lowercase()))
    };
    let parts: Vec<&Indicator> = after.indicators.iter().filter(part).collect();
    match parts.len() {
        0 | 1 => Followed::Gone,
        _ => Followed::Split(parts),
    }
}
