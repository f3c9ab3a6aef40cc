//! Which thing of the update is which of the last report: by ref, and where a ref stands for two
//! by ref and title together; things without refs by id or by title.

use super::{UpdateKind, called};
use crate::cell_ref::CellRef;
use crate::problems::{Problems, short};
use crate::sheet::key;
use std::collections::HashMap;

/// How many names a message gives.
const MOST_NAMES: usize = 12;

/// Something with an id, perhaps a ref, and a title.
pub(super) trait Names {
    fn names(&self) -> (&str, Option<&str>, &str);
}

/// A place in the last report and one in the update; one of the two may be missing.
type Pair = (Option<usize>, Option<usize>);

/// All things of both, in the order of the last report, new ones at the end.
pub(super) struct Pairs(Vec<Pair>);

/// Pairs the things of two lists, and says what was joined, what is new and what is missing.
pub(super) fn pair<T: Names>(
    what: &str,
    old: &[T],
    new: &[T],
    (place, kind): (&CellRef, UpdateKind),
    problems: &mut Problems,
) -> Pairs {
    let mut taken: Vec<Option<usize>> = vec![None; old.len()];
    let mut fresh = Vec::new();
    for (at, one) in new.iter().enumerate() {
        match twin(what, old, new, one, place, problems) {
            Some(twin) if taken[twin].is_none() => taken[twin] = Some(at),
            Some(twin) => problems.error(
                place,
                format!(
                    "two {what}s of the update, \"{}\" and \"{}\", are its {what} {}; expected one",
                    short(new[taken[twin].unwrap_or_default()].names().2),
                    short(one.names().2),
                    called(old[twin].names())
                ),
            ),
            None => fresh.push(at),
        }
    }
    note(what, old, new, &taken, &fresh, problems);
    titles(what, old, new, &taken, (place, kind), problems);
    let olds = taken.iter().enumerate().map(|(at, new)| (Some(at), *new));
    let news = fresh.iter().map(|at| (None, Some(*at)));
    Pairs(olds.chain(news).collect())
}

/// The thing of the last report that one of the update is.
fn twin<T: Names>(
    what: &str,
    old: &[T],
    new: &[T],
    one: &T,
    place: &CellRef,
    problems: &mut Problems,
) -> Option<usize> {
    let (id, printed, title) = one.names();
    let alike = |other: &T| key(other.names().2) == key(title) && !key(title).is_empty();
    let Some(printed) = printed.filter(|printed| !key(printed).is_empty()) else {
        let same_id = old.iter().position(|other| other.names().0 == id);
        return same_id.or_else(|| old.iter().position(alike));
    };
    let same_ref = |other: &&T| other.names().1.is_some_and(|p| key(p) == key(printed));
    let twins: Vec<usize> = (0..old.len()).filter(|at| same_ref(&&old[*at])).collect();
    let again = new.iter().filter(same_ref).count();
    match (twins.as_slice(), again) {
        // The last report may have had no refs: then the id, made of the ref, or the title tells.
        ([], _) => old
            .iter()
            .position(|other| other.names().1.is_none() && (other.names().0 == id || alike(other))),
        ([only], 1) => Some(*only),
        (several, _) => {
            let mut by_title = several.iter().filter(|at| alike(&old[**at]));
            let found = by_title.next().copied();
            let kind = match (several.len(), found) {
                (1, _) => format!(
                    "\"{}\" stands for {again} {what}s of the update",
                    short(printed)
                ),
                (count, _) => format!("\"{}\" stands for {count} of its {what}s", short(printed)),
            };
            match found {
                Some(_) => problems.notice(
                    place,
                    format!(
                        "{kind}; the one called \"{}\" is joined by its title",
                        short(title)
                    ),
                ),
                // A new one under a ref that is used already.
                None if several.len() == 1 && again > 1 => problems.notice(
                    place,
                    format!(
                        "{kind}; the one called \"{}\" is taken for a new one",
                        short(title)
                    ),
                ),
                None => problems.error(
                    place,
                    format!(
                        "{kind}, and none is called \"{}\"; expected the title of one of them: {}",
                        short(title),
                        several
                            .iter()
                            .map(|at| format!("\"{}\"", short(old[*at].names().2)))
                            .collect::<Vec<_>>()
                            .join(", ")
                    ),
                ),
            }
            found
        }
    }
}

/// Names with commas; of many the first, and how many more there are.
pub(super) fn list(names: Vec<String>) -> String {
    match names.len().saturating_sub(MOST_NAMES) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names[..MOST_NAMES].join(", ")),
    }
}

fn note<T: Names>(
    what: &str,
    old: &[T],
    new: &[T],
    taken: &[Option<usize>],
    fresh: &[usize],
    problems: &mut Problems,
) {
    let joined = taken.iter().flatten().count();
    let missing: Vec<usize> = (0..old.len()).filter(|at| taken[*at].is_none()).collect();
    if old.is_empty() && new.is_empty() {
        return;
    }
    let mut words = vec![format!("{joined} joined")];
    if !fresh.is_empty() {
        let names = fresh.iter().map(|at| called(new[*at].names())).collect();
        words.push(format!("{} new ({})", fresh.len(), list(names)));
    }
    if !missing.is_empty() {
        let names = missing.iter().map(|at| called(old[*at].names())).collect();
        words.push(format!(
            "{} not in the update and kept ({})",
            missing.len(),
            list(names)
        ));
    }
    problems.note(format!("{what}s: {}", words.join(", ")));
}

/// Says which of those that were joined have another title now.
fn titles<T: Names>(
    what: &str,
    old: &[T],
    new: &[T],
    taken: &[Option<usize>],
    (place, kind): (&CellRef, UpdateKind),
    problems: &mut Problems,
) {
    let stays = match kind {
        UpdateKind::Report => "the new title is taken",
        UpdateKind::Figures { .. } => "the last report's title stays",
    };
    for (at, now) in taken.iter().enumerate() {
        let Some(now) = now else { continue };
        let (was, is) = (old[at].names().2, new[*now].names().2);
        if key(was) != key(is) && !is.is_empty() && !was.is_empty() {
            problems.notice(
                place,
                format!(
                    "the {what} {} is called \"{}\" in the update and was called \"{}\"; {stays}",
                    called(old[at].names()),
                    short(is),
                    short(was)
                ),
            );
        }
    }
}

impl Pairs {
    /// The update's ids of things that have another in the last report.
    pub fn renamed<T: Names>(&self, old: &[T], new: &[T]) -> HashMap<String, String> {
        let both = self.0.iter().filter_map(|(a, b)| Some(((*a)?, (*b)?)));
        both.map(|(a, b)| (new[b].names().0.to_owned(), old[a].names().0.to_owned()))
            .collect()
    }

    /// One thing of every pair.
    pub fn map<T>(
        &self,
        old: &[T],
        new: &[T],
        mut join: impl FnMut(Option<&T>, Option<&T>) -> T,
    ) -> Vec<T> {
        let both = self.0.iter();
        both.map(|(a, b)| join(a.map(|a| &old[a]), b.map(|b| &new[b])))
            .collect()
    }
}
