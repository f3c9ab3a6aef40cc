//! Published ratings, counted in both releases, and the paragraph about them for a committee
//! paper: `18 are green, 2 fewer than in quarter 2 2022/23`.

use super::pairs::Pair;
use super::scene::Scene;
use super::{Changes, Kind, Place};
use crate::report::Rating;
use crate::words::{count_words, join, plural, tally, upper};

/// Ratings of all measures, or of all milestones.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Ratings {
    /// How many there are, before and now.
    pub all: (usize, usize),
    /// How many have each rating, in the order of [`Rating::ALL`].
    pub before: [usize; 6],
    /// The same now.
    pub after: [usize; 6],
    /// How many are rated red, amber or green in both releases.
    pub both: usize,
    /// Of those: from which to which, and how many. Red first.
    pub moves: Vec<(Rating, Rating, usize)>,
}

const COLOURS: [Rating; 3] = [Rating::Red, Rating::Amber, Rating::Green];

pub(super) fn measures(scene: &Scene) -> Ratings {
    let of = |report: &super::Report| report.indicators.iter().map(|i| i.rating).collect();
    count(&scene.indicators, of(scene.before), of(scene.after))
}

pub(super) fn milestones(scene: &Scene) -> Ratings {
    let of = |report: &super::Report| report.milestones.iter().map(|m| m.rating).collect();
    count(&scene.milestones, of(scene.before), of(scene.after))
}

fn count(pairs: &[Pair], before: Vec<Option<Rating>>, after: Vec<Option<Rating>>) -> Ratings {
    let colour = |rating: Option<Rating>| rating.filter(|rating| COLOURS.contains(rating));
    let both = pairs.iter().filter_map(Pair::both);
    let both: Vec<(Rating, Rating)> = both
        .filter_map(|(a, b)| colour(before[a]).zip(colour(after[b])))
        .collect();
    let mut moves = Vec::new();
    for from in COLOURS {
        for to in COLOURS.into_iter().filter(|to| *to != from) {
            match both.iter().filter(|pair| **pair == (from, to)).count() {
                0 => {}
                count => moves.push((from, to, count)),
            }
        }
    }
    Ratings {
        all: (before.len(), after.len()),
        before: tally(before.into_iter()),
        after: tally(after.into_iter()),
        both: both.len(),
        moves,
    }
}

fn word(rating: Rating) -> String {
    rating.word().to_lowercase()
}

impl Ratings {
    fn rated(counts: &[usize; 6]) -> usize {
        counts[..3].iter().sum()
    }

    /// `Of 35 measures, 18 are green, 2 fewer than in the report for quarter 2 2022/23 (of 34);
    /// 4 are amber, as many; …`. `None` where neither release rates anything.
    fn counted(&self, what: &str, then: &str) -> Option<String> {
        if Self::rated(&self.before) + Self::rated(&self.after) == 0 {
            return None;
        }
        let mut parts = Vec::new();
        // Green first, as councils write it.
        for rating in COLOURS.into_iter().rev() {
            let place = COLOURS.iter().position(|other| *other == rating)?;
            let (was, is) = (self.before[place], self.after[place]);
            if was == 0 && is == 0 {
                continue;
            }
            let verb = if is == 1 { "is" } else { "are" };
            let (moved, than) = match is.abs_diff(was) {
                0 => ("as many".to_owned(), "as"),
                by if is > was => (format!("{by} more"), "than"),
                by => (format!("{by} fewer"), "than"),
            };
            // Said once.
            let of = match parts.is_empty() {
                true => format!(" {than} in {then}"),
                false => String::new(),
            };
            parts.push(format!("{is} {verb} {}, {moved}{of}", word(rating)));
        }
        let other = |counts: &[usize; 6], all: usize| all - Self::rated(counts);
        let (was, is) = (
            other(&self.before, self.all.0),
            other(&self.after, self.all.1),
        );
        if was + is > 0 {
            let verb = if is == 1 { "has" } else { "have" };
            parts.push(format!("{is} {verb} no such rating ({was} then)"));
        }
        let before = match self.all.0 == self.all.1 {
            true => String::new(),
            false => format!(" ({} then)", self.all.0),
        };
        let whats = plural(self.all.1, what);
        Some(format!(
            "Of {} {whats}{before}, {}.",
            self.all.1,
            parts.join("; ")
        ))
    }

    /// `Of 31 measures rated red, amber or green in both, 3 moved: 2 from amber to green …`.
    fn moved(&self, what: &str) -> Option<String> {
        let whats = plural(self.both, what);
        let all: usize = self.moves.iter().map(|(.., count)| count).sum();
        if self.both == 0 {
            return (Self::rated(&self.after) > 0)
                .then(|| format!("No {what} is rated red, amber or green in both."));
        }
        let moves = self.moves.iter();
        let moves = moves.map(|(from, to, n)| format!("{n} from {} to {}", word(*from), word(*to)));
        let moves: Vec<String> = moves.collect();
        let none = match self.both {
            1 => "it did not move".to_owned(),
            _ => "none moved".to_owned(),
        };
        let moved = match all {
            0 => none,
            _ => format!("{all} moved: {}", join(&moves)),
        };
        let both = self.both;
        Some(format!(
            "Of {both} {whats} rated red, amber or green in both, {moved}."
        ))
    }
}

/// The paragraph, a sentence each.
pub(super) fn summary(changes: &Changes) -> Vec<String> {
    let then = format!("the report for {}", changes.before.period.words());
    let mut sentences = Vec::new();
    if changes.none() {
        return vec![format!("Nothing differs from {then}.")];
    }
    for (what, ratings) in [
        ("measure", &changes.measures),
        ("milestone", &changes.milestones),
    ] {
        sentences.extend(ratings.counted(what, &then));
        if Ratings::rated(&ratings.before) > 0 {
            sentences.extend(ratings.moved(what));
        }
    }
    sentences.extend(came_and_went(changes));
    let of = |kind| changes.of(kind).count();
    let counted = [
        (
            of(Kind::Revised),
            "figure is revised",
            "figures are revised",
        ),
        (of(Kind::Target), "target is altered", "targets are altered"),
        (
            of(Kind::Definition),
            "change to what is counted and how",
            "changes to what is counted and how",
        ),
        (
            of(Kind::Commentary),
            "commentary is rewritten",
            "commentaries are rewritten",
        ),
    ];
    let parts: Vec<String> = counted
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, more)| format!("{} {}", count_words(n), if n == 1 { one } else { more }))
        .collect();
    if !parts.is_empty() {
        sentences.push(upper(&format!("{}.", join(&parts))));
    }
    sentences
}

/// `Two measures were added and one was dropped.`
fn came_and_went(changes: &Changes) -> Option<String> {
    let count = |kind: Kind, measure: bool| {
        let places = changes.of(kind).map(|change| &change.place);
        let fits = |place: &&Place| match place {
            Place::Measure(_) => measure,
            Place::Milestone(_) => !measure,
            _ => false,
        };
        places.filter(fits).count()
    };
    let mut parts = Vec::new();
    for (measure, what) in [(true, "measure"), (false, "milestone")] {
        for (kind, verb) in [(Kind::Added, "new"), (Kind::Dropped, "dropped")] {
            let count = count(kind, measure);
            if count > 0 {
                let is = if count == 1 { "is" } else { "are" };
                parts.push(format!(
                    "{} {} {is} {verb}",
                    count_words(count),
                    plural(count, what)
                ));
            }
        }
    }
    (!parts.is_empty()).then(|| upper(&format!("{}.", join(&parts))))
}
