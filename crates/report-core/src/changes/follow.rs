//! Which indicator of a later release is the one that a reader has before them.
//!
//! By the rule that tells what changed (see `pairs`), and by what the publisher says is one measure,
//! compared or not. What that leaves over may have become
//! several: its ref stands in the later release only with a letter after it, more than once. What
//! none of this finds is gone; nothing is guessed.

use super::matched::indicators;
use super::pairs::{By, key};
use crate::report::{Indicator, Report};

/// What became of an indicator.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Followed<'r> {
    /// It is there under its id.
    Kept(&'r Indicator),
    /// It is there under another id, with the same ref.
    ByRef(&'r Indicator),
    /// It is there under another id: the publisher says so, or it has the same title or one much alike.
    Renamed(&'r Indicator),
    /// Several carry its ref with a letter after it.
    Split(Vec<&'r Indicator>),
    /// It is not there.
    Gone,
}

/// What became of an indicator of an earlier release in a later one.
pub fn follow<'r>(before: &'r Report, id: &str, after: &'r Report) -> Followed<'r> {
    let Some(at) = before.indicators.iter().position(|i| i.id == id) else {
        return Followed::Gone;
    };
    let pairs = indicators(before, after);
    let pair = pairs.iter().find(|pair| pair.before == Some(at));
    if let Some((found, by)) = pair.and_then(|pair| Some((pair.after?, pair.by))) {
        let found = &after.indicators[found];
        return match by {
            By::Ref => Followed::ByRef(found),
            By::Family if found.id == id => Followed::Kept(found),
            By::Family | By::Title | By::LikeTitle => Followed::Renamed(found),
            By::Id | By::Alone | By::Several | By::Apart(_) => Followed::Kept(found),
        };
    }
    if pair.is_some_and(|pair| matches!(pair.by, By::Apart(_))) {
        let family = |one: &Indicator| one.family.as_ref().map(|family| family.id.clone());
        let own = family(&before.indicators[at]);
        let found = after.indicators.iter().find(|other| family(other) == own);
        return found.map_or(Followed::Gone, Followed::Renamed);
    }
    let reference = |indicator: &Indicator| {
        let printed = indicator.printed_ref.as_deref().map(key);
        printed.unwrap_or_default().replace(' ', "")
    };
    let own = reference(&before.indicators[at]);
    let part = |indicator: &Indicator| {
        let other = reference(indicator);
        let rest = other.strip_prefix(&own).filter(|_| !own.is_empty());
        rest.is_some_and(|end| end.len() == 1 && end.bytes().all(|b| b.is_ascii_lowercase()))
    };
    let alone = pairs.iter().filter(|pair| pair.before.is_none());
    let alone = alone.filter_map(|pair| after.indicators.get(pair.after?));
    let parts: Vec<&Indicator> = alone.filter(|indicator| part(indicator)).collect();
    match parts.len() {
        0 | 1 => Followed::Gone,
        _ => Followed::Split(parts),
    }
}
