//! What things are called: ids, refs and titles of those in both releases, and those in one.

use super::change_list::ChangeList;
use super::matched::{MatchedReports, reordered, same};
use super::pairs::{By, Name, Pair, nothing_in_common};
use super::{ChangeLocation, Kind};
use crate::report::Objective;

/// A ref and a title.
pub(super) fn named(printed: Option<&str>, title: &str) -> String {
    match printed {
        Some(printed) => format!("{printed} {title}"),
        None => title.to_owned(),
    }
}

/// Why something is not paired that might be.
fn doubt(by: By) -> &'static str {
    match by {
        By::Several => {
            " Its title is like several of the other release, and which of them it is cannot be told."
        }
        _ => "",
    }
}

/// What a report has a list of, and what changed of it is told in the same way.
pub(super) trait Listed {
    /// Several of them, as a heading: "Milestones".
    const PLURAL: &str;

    /// One of them within a sentence: "milestone".
    fn singular(&self) -> &str;

    /// What it can be known by.
    fn name(&self) -> Name<'_>;

    /// Where it is shown.
    fn location(&self) -> ChangeLocation;
}

/// Compares what is in both lists by `compare`, says what is new, what is gone, and whether the order is another.
pub(super) fn each<T: Listed>(
    log: &mut ChangeList,
    pairs: &[Pair],
    before: &[T],
    after: &[T],
    compare: impl Fn(&mut ChangeList, &T, &T),
) {
    for found in pairs {
        let a = found.before.map(|at| &before[at]);
        let b = found.after.map(|at| &after[at]);
        let Some(shown) = b.or(a) else { continue };
        let (name, what) = (shown.name(), shown.singular());
        log.about(shown.location(), named(name.printed, name.title));
        match (a, b) {
            (Some(a), Some(b)) => {
                names(log, what, found.by, &a.name(), &b.name());
                compare(log, a, b);
            }
            (None, _) => added(log, what, found.by, (name.printed, name.title)),
            (_, None) => dropped(log, what, found.by, (name.printed, name.title)),
        }
    }
    if reordered(pairs) {
        log.about(ChangeLocation::Report, T::PLURAL);
        let plural = T::PLURAL.to_lowercase();
        let words = format!("The {plural} stand in another order.");
        log.say(Kind::Report, words, None, None);
    }
}

pub(super) fn added(
    log: &mut ChangeList,
    what: &str,
    by: By,
    (printed, title): (Option<&str>, &str),
) {
    let words = format!("This {what} is new.{}", doubt(by));
    log.say(Kind::Added, words, None, Some(named(printed, title)));
}

pub(super) fn dropped(
    log: &mut ChangeList,
    what: &str,
    by: By,
    (printed, title): (Option<&str>, &str),
) {
    let words = format!("This {what} is no longer in the report.{}", doubt(by));
    log.say(Kind::Dropped, words, Some(named(printed, title)), None);
}

/// Ids, refs and titles of two that are the same.
pub(super) fn names(log: &mut ChangeList, what: &str, by: By, a: &Name, b: &Name) {
    if a.id != b.id {
        let words = format!("The id is “{}”, was “{}”; {}.", b.id, a.id, by.words());
        log.say(
            Kind::Referenced,
            words,
            Some(a.id.to_owned()),
            Some(b.id.to_owned()),
        );
    }
    log.label(Kind::Referenced, "The ref", a.printed, b.printed);
    if a.title != b.title {
        let doubted = by != By::Family && nothing_in_common(a.title, b.title);
        let doubt = match doubted {
            true => {
                format!(
                    " The titles share no word of four letters or more: the {what} may be another."
                )
            }
            false => String::new(),
        };
        let words = format!("The title is “{}”, was “{}”.{doubt}", b.title, a.title);
        log.say(
            Kind::Renamed,
            words,
            Some(a.title.to_owned()),
            Some(b.title.to_owned()),
        );
    }
}

/// The objective something stands under, where it stands under one.
pub(super) fn under(
    matched: &MatchedReports,
    log: &mut ChangeList,
    before: impl Into<Option<usize>>,
    after: impl Into<Option<usize>>,
) {
    let (before, after) = (before.into(), after.into());
    if same(&matched.objectives, before, after) {
        return;
    }
    let words = |objective: &Objective| {
        let title = objective.title.as_deref().unwrap_or(&objective.id);
        named(objective.printed_ref.as_deref(), title)
    };
    let was = before.map(|at| words(&matched.before.objectives[at]));
    let is = after.map(|at| words(&matched.after.objectives[at]));
    let says = match (&was, &is) {
        (Some(was), Some(is)) => format!("It stands under “{is}”, stood under “{was}”."),
        (None, Some(is)) => format!("It stands under “{is}”, stood under none."),
        (Some(was), None) => format!("It stands under no objective, stood under “{was}”."),
        (None, None) => return,
    };
    log.say(Kind::Referenced, says, was, is);
}
