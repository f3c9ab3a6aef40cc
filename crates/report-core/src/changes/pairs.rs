//! Which thing of the earlier release is which of the later.
//!
//! The rule, in this order; what one step has paired is out of the next:
//!
//! 0. The same family of measures, where it stands once in each release: in one unit, counted alike,
//!    with no break between. Where that is not so, they are the same by nothing but their id, and
//!    measures of two families are never the same.
//! 1. The same id. Ids are stable by the format. An id is ignored where the titles differ,
//!    the refs do not agree and one of the two titles stands, once, under another id of the other
//!    release: then the id was given to something else.
//! 2. The same ref, capitals and blanks aside, where it stands once in each release.
//! 3. The same title, capitals and punctuation aside, where it stands once among those left over
//!    in each release, and the unit is of one kind.
//! 4. Titles alike: one has all words of the other, endings aside, and at least four fifths of
//!    the words are shared; all words with digits are the same; the unit is of one kind; and
//!    neither is like a third that is left over.
//!
//! What is paired otherwise than by id is said to be, and what is like several is not paired.

use crate::families::{Apart, apart};
use crate::report::Indicator;

/// What a thing can be known by.
#[derive(Default)]
pub(super) struct Name<'r> {
    /// Empty where the thing has none.
    pub id: &'r str,
    pub printed: Option<&'r str>,
    pub title: &'r str,
    /// The indicator, where it belongs to a family of measures.
    pub related: Option<&'r Indicator>,
    /// Only things of one sort are paired by title: the kind of unit of an indicator.
    pub sort: Option<std::mem::Discriminant<crate::unit::UnitKind>>,
}

/// How two were found to be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Family,
    Id,
    Ref,
    Title,
    LikeTitle,
    /// Left over in one of the two.
    Alone,
    /// Left over, and like several of the other release.
    Several,
    /// Left over, and in the other release as well, where it cannot be compared.
    Apart(Apart),
}

impl By {
    /// Why two with different ids are taken for the same.
    pub fn words(self) -> &'static str {
        match self {
            Self::Family => "the publisher says that the two are the same",
            Self::Ref => "taken for the same by its ref",
            Self::Title => "taken for the same by its title",
            Self::LikeTitle => "taken for the same by its much alike title",
            Self::Id | Self::Alone | Self::Several | Self::Apart(_) => "the same by its id",
        }
    }
}

/// Places of one thing in both releases; one may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub before: Option<usize>,
    pub after: Option<usize>,
    pub by: By,
}

impl Pair {
    pub fn both(&self) -> Option<(usize, usize)> {
        self.before.zip(self.after)
    }
}

/// Letters and digits, lower-case, in words: what is compared of a title or a ref.
pub(super) fn key(text: &str) -> String {
    let mut out = String::new();
    for word in words(text) {
        out.push_str(&word);
        out.push(' ');
    }
    out
}

/// Letters and digits, lower-case: `PED02 04` and `ped0204` are one ref.
fn ref_key(text: &str) -> String {
    words(text).concat()
}

fn words(text: &str) -> Vec<String> {
    let split = text.split(|c: char| !c.is_alphanumeric());
    let found = split.filter(|word| !word.is_empty());
    found.map(str::to_lowercase).collect()
}

/// Whether two titles share no word of four letters or more.
pub(super) fn nothing_in_common(a: &str, b: &str) -> bool {
    let long = |text: &str| {
        let stems = words(text).into_iter().map(|word| stem(&word));
        stems.filter(|s| s.chars().count() > 3).collect::<Vec<_>>()
    };
    let (a, b) = (long(a), long(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|word| b.contains(word))
}

/// A word without its ending; a word with a digit whole.
fn stem(word: &str) -> String {
    match word.contains(|c: char| c.is_ascii_digit()) {
        true => word.to_owned(),
        false => word.chars().take(5).collect(),
    }
}

fn alike(a: &[String], b: &[String]) -> bool {
    let digits = |of: &[String]| {
        let has = |word: &&String| word.contains(|c: char| c.is_ascii_digit());
        of.iter().filter(has).cloned().collect::<Vec<_>>()
    };
    let shared = |of: &[String], other: &[String]| of.iter().filter(|w| other.contains(w)).count();
    let (in_a, in_b) = (shared(a, b), shared(b, a));
    let whole = in_a == a.len() || in_b == b.len();
    !a.is_empty() && whole && 5 * (in_a + in_b) >= 4 * (a.len() + b.len()) && digits(a) == digits(b)
}

/// Pairs the things of two lists: those of the later in order, then those dropped.
pub(super) fn pair(before: &[Name], after: &[Name]) -> Vec<Pair> {
    let mut pairing = Pairing::of(before, after);
    let families = |names: &[Name]| {
        let family = |name: &Name| Some(name.related?.family.as_ref()?.id.clone());
        names
            .iter()
            .map(|name| family(name).unwrap_or_default())
            .collect::<Vec<_>>()
    };
    let (families_a, families_b) = (families(before), families(after));
    let mates: Vec<(usize, usize)> = (0..before.len())
        .filter_map(|a| Some((a, once(&families_a, &families_b, a)?)))
        .collect();
    for &(a, b) in &mates {
        if pairing.related(a, b) == Some(Related::Alike) {
            pairing.join(a, b, By::Family);
        }
    }
    for (a, name) in before.iter().enumerate() {
        let same = |other: &Name| other.id == name.id && !name.id.is_empty();
        if let Some(b) = after.iter().position(same)
            && !pairing.contradicted(a, b)
            && pairing.related(a, b) != Some(Related::Other)
        {
            pairing.join(a, b, By::Id);
        }
    }
    let refs = |names: &[Name]| {
        let key = |name: &Name| name.printed.map(ref_key).unwrap_or_default();
        names.iter().map(key).collect::<Vec<_>>()
    };
    let (refs_a, refs_b) = (refs(before), refs(after));
    for a in 0..before.len() {
        if let Some(b) = once(&refs_a, &refs_b, a).filter(|b| pairing.may_be(a, *b)) {
            pairing.join(a, b, By::Ref);
        }
    }
    pairing.by(By::Title, |p, a, b| {
        !p.titles[0][a].is_empty() && p.titles[0][a] == p.titles[1][b]
    });
    let stems = |names: &[Name]| {
        let stems = |name: &Name| words(name.title).iter().map(|w| stem(w)).collect();
        names.iter().map(stems).collect::<Vec<Vec<String>>>()
    };
    let (stems_a, stems_b) = (stems(before), stems(after));
    pairing.by(By::LikeTitle, |_, a, b| alike(&stems_a[a], &stems_b[b]));
    // What is in both and not paired is neither new nor dropped.
    let apart = |mate: Option<&(usize, usize)>| {
        let &(a, b) = mate?;
        let left = pairing.before[a].is_none() && pairing.after[b].is_none();
        match pairing.related(a, b).filter(|_| left)? {
            Related::Apart(apart) => Some(By::Apart(apart)),
            _ => None,
        }
    };
    let left = |side: usize, at: usize| {
        let mate = |mate: &&(usize, usize)| [mate.0, mate.1][side] == at;
        let several = pairing.several[side][at];
        let left = if several { By::Several } else { By::Alone };
        apart(mates.iter().find(mate)).unwrap_or(left)
    };
    let mut pairs: Vec<Pair> = (0..after.len())
        .map(|b| match pairing.after[b] {
            Some((a, by)) => Pair {
                before: Some(a),
                after: Some(b),
                by,
            },
            None => Pair {
                before: None,
                after: Some(b),
                by: left(1, b),
            },
        })
        .collect();
    let dropped = (0..before.len()).filter(|a| pairing.before[*a].is_none());
    pairs.extend(dropped.map(|a| Pair {
        before: Some(a),
        after: None,
        by: left(0, a),
    }));
    pairs
}

/// The place in the second list of what stands once in each, without it the place in the first.
fn once(a: &[String], b: &[String], at: usize) -> Option<usize> {
    let wanted = &a[at];
    let times = |list: &[String]| list.iter().filter(|other| *other == wanted).count();
    let single = !wanted.is_empty() && times(a) == 1 && times(b) == 1;
    b.iter()
        .position(|other| other == wanted)
        .filter(|_| single)
}

/// What the publisher says of two measures that belong to families.
#[derive(PartialEq, Eq)]
enum Related {
    Alike,
    Apart(Apart),
    /// They are of two families.
    Other,
}

struct Pairing<'n, 'r> {
    names: [&'n [Name<'r>]; 2],
    titles: [Vec<String>; 2],
    before: Vec<Option<(usize, By)>>,
    after: Vec<Option<(usize, By)>>,
    several: [Vec<bool>; 2],
}

impl<'n, 'r> Pairing<'n, 'r> {
    fn of(before: &'n [Name<'r>], after: &'n [Name<'r>]) -> Self {
        let titles = |names: &[Name]| names.iter().map(|name| key(name.title)).collect();
        Self {
            names: [before, after],
            titles: [titles(before), titles(after)],
            before: vec![None; before.len()],
            after: vec![None; after.len()],
            several: [vec![false; before.len()], vec![false; after.len()]],
        }
    }

    fn join(&mut self, a: usize, b: usize, by: By) {
        if self.before[a].is_none() && self.after[b].is_none() {
            self.before[a] = Some((b, by));
            self.after[b] = Some((a, by));
        }
    }

    /// What the publisher says of two that belong to families.
    fn related(&self, a: usize, b: usize) -> Option<Related> {
        let (a, b) = self.names[0][a].related.zip(self.names[1][b].related)?;
        let id = |one: &'r Indicator| one.family.as_ref().map(|family| &family.id);
        Some(match (id(a) == id(b), apart(a, b)) {
            (false, _) => Related::Other,
            (true, None) => Related::Alike,
            (true, Some(apart)) => Related::Apart(apart),
        })
    }

    /// Whether a ref or a title may tell that two are the same.
    fn may_be(&self, a: usize, b: usize) -> bool {
        matches!(self.related(a, b), None | Some(Related::Alike))
    }

    /// Whether the id was given to something else.
    fn contradicted(&self, a: usize, b: usize) -> bool {
        let [titles_a, titles_b] = &self.titles;
        let refs = self.names[0][a].printed.zip(self.names[1][b].printed);
        let same_ref = refs.is_some_and(|(a, b)| ref_key(a) == ref_key(b));
        let elsewhere =
            once(titles_a, titles_b, a).is_some() || once(titles_b, titles_a, b).is_some();
        titles_a[a] != titles_b[b] && !same_ref && elsewhere
    }

    /// Joins those left over that are like one and no other.
    fn by(&mut self, by: By, like: impl Fn(&Self, usize, usize) -> bool) {
        let free = |list: &[Option<(usize, By)>]| {
            (0..list.len())
                .filter(|at| list[*at].is_none())
                .collect::<Vec<_>>()
        };
        let (free_a, free_b) = (free(&self.before), free(&self.after));
        let mut found: Vec<(usize, usize)> = Vec::new();
        for &a in &free_a {
            for &b in &free_b {
                let sort = self.names[0][a].sort == self.names[1][b].sort;
                if sort && self.may_be(a, b) && like(self, a, b) {
                    found.push((a, b));
                }
            }
        }
        for &(a, b) in &found {
            let others = found.iter().filter(|(x, y)| *x == a || *y == b).count();
            match others {
                1 => self.join(a, b, by),
                _ => {
                    self.several[0][a] = true;
                    self.several[1][b] = true;
                }
            }
        }
    }
}

/// Which of those that a rule fits are paired.
pub(super) enum Take {
    /// The first that is left over.
    First,
    /// The only one that is left over, on both sides.
    Only,
}

/// A rule of pairing two things by their places.
pub(super) type Rule<'a> = (Take, &'a dyn Fn(usize, usize) -> bool);

/// Pairs things by one rule after the other: those of the later list in order, then those that are
/// only in the earlier.
pub(super) fn rounds(before: usize, after: usize, rules: &[Rule]) -> Vec<Pair> {
    let mut found: Vec<Option<usize>> = vec![None; after];
    for (take, rule) in rules {
        let open: Vec<usize> = (0..after).filter(|b| found[*b].is_none()).collect();
        for &b in &open {
            let free = |a: &usize| !found.contains(&Some(*a));
            let mut fits = (0..before).filter(free).filter(|a| rule(*a, b));
            let (first, second) = (fits.next(), fits.next());
            found[b] = match (take, first) {
                (Take::Only, Some(a)) => {
                    let also = open.iter().any(|other| *other != b && rule(a, *other));
                    (second.is_none() && !also).then_some(a)
                }
                (_, first) => first,
            };
        }
    }
    let pair = |before, after| Pair {
        before,
        after,
        by: By::Alone,
    };
    let kept = found.iter().enumerate();
    let mut pairs: Vec<Pair> = kept.map(|(b, a)| pair(*a, Some(b))).collect();
    let left = (0..before).filter(|a| !found.contains(&Some(*a)));
    pairs.extend(left.map(|a| pair(Some(a), None)));
    pairs
}

/// Something without a ref.
pub(super) fn called<'r>(id: &'r str, title: &'r str) -> Name<'r> {
    Name {
        id,
        title,
        ..Name::default()
    }
}

/// What a thing with a ref can be known by.
pub(super) fn referenced<'r>(id: &'r str, printed: Option<&'r str>, title: &'r str) -> Name<'r> {
    Name {
        printed,
        ..called(id, title)
    }
}
