//! Published ratings, counted in both releases, and the paragraph about them for a committee
//! paper: `18 are green, 2 fewer than in quarter 2 2022/23`.

use super::matched::MatchedReports;
use super::pairs::Pair;
use super::{ChangeLocation, Changes, Kind};
use crate::report::Rating;
use crate::words::{join, plural, tally};

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
    /// Of those: how many are red, amber and green, before and now.
    pub of_both: ([usize; 3], [usize; 3]),
    /// Of those: from which to which, and how many. Red first.
    pub moves: Vec<(Rating, Rating, usize)>,
}

const COLOURS: [Rating; 3] = [Rating::Red, Rating::Amber, Rating::Green];

pub(super) fn indicators(matched: &MatchedReports) -> Ratings {
    let of = |report: &super::Report| report.indicators.iter().map(|i| i.rating).collect();
    count(&matched.indicators, of(matched.before), of(matched.after))
}

pub(super) fn milestones(matched: &MatchedReports) -> Ratings {
    let of = |report: &super::Report| report.milestones.iter().map(|m| m.rating).collect();
    count(&matched.milestones, of(matched.before), of(matched.after))
}

fn count(pairs: &[Pair], before: Vec<Option<Rating>>, after: Vec<Option<Rating>>) -> Ratings {
    let colour = |rating: Option<Rating>| rating.filter(|rating| COLOURS.contains(rating));
    let both = pairs.iter().filter_map(Pair::both);
    let both: Vec<(Rating, Rating)> = both
        .filter_map(|(a, b)| colour(before[a]).zip(colour(after[b])))
        .collect();
    let of = |rated: fn(&(Rating, Rating)) -> Rating| {
        COLOURS.map(|colour| both.iter().filter(|pair| rated(pair) == colour).count())
    };
    let of_both = (of(|pair| pair.0), of(|pair| pair.1));
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
        of_both,
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

    /// Whether everything is rated red, amber or green in both releases, so that their counts may be
    /// held against each other.
    fn known(&self) -> bool {
        (Self::rated(&self.before), Self::rated(&self.after)) == self.all
    }

    /// The sentences on how many are red, amber and green, how many more or fewer, and which moved.
    /// Where a rating is unknown in one of the releases, only those rated in both are compared.
    fn sentences(&self, what: &str, then: &str) -> Vec<String> {
        if Self::rated(&self.before) + Self::rated(&self.after) == 0 {
            return Vec::new();
        }
        if self.known() {
            let head = self.head(what);
            let colours = |counts: &[usize; 6]| [counts[0], counts[1], counts[2]];
            let parts = compared(colours(&self.before), colours(&self.after), then);
            let mut sentences = vec![format!("{head}, {}.", parts.join("; "))];
            sentences.extend(self.moved(what));
            return sentences;
        }
        let mut sentences = vec![self.now(what)];
        if self.both == 0 {
            sentences.push(format!(
                "No {what} has a rating of red, amber or green that can be read in both; the numbers are not compared."
            ));
            return sentences;
        }
        let (both, whats) = (self.both, plural(self.both, what));
        let mut parts = compared(self.of_both.0, self.of_both.1, then);
        parts.push(self.moves_words());
        sentences.push(format!(
            "Of {both} {whats} rated red, amber or green in both, {}.",
            parts.join("; ")
        ));
        let (now, then) = (self.all.1 - both, self.all.0 - both);
        sentences.push(format!(
            "Not compared: {now} {} now and {then} then, without such a rating in both.",
            plural(now, what)
        ));
        sentences
    }

    /// `3 measures turned red since quarter 2 2022/23 and 2 are red no longer, of 17 rated in both
    /// reports. 18 without a rating in both are left out.` Only those rated red, amber or green in both
    /// releases are counted; `None` without any.
    pub fn turned(&self, what: &str, then: &str) -> Option<String> {
        if self.both == 0 {
            return None;
        }
        let sum = |test: fn(&(Rating, Rating, usize)) -> bool| -> usize {
            let moves = self.moves.iter().filter(|found| test(found));
            moves.map(|(.., n)| n).sum()
        };
        let (to, from) = (
            sum(|(_, to, _)| *to == Rating::Red),
            sum(|(from, ..)| *from == Rating::Red),
        );
        let are = if from == 1 { "is" } else { "are" };
        let said = |n: usize| format!("{n} {}", plural(n, what));
        let moved = match (to, from) {
            (0, 0) => format!("No {what} turned red since {then}"),
            (to, 0) => format!("{} turned red since {then}", said(to)),
            (0, from) => format!("{} {are} red no longer since {then}", said(from)),
            (to, from) => format!(
                "{} turned red since {then} and {from} {are} red no longer",
                said(to)
            ),
        };
        let out = match self.all.1 - self.both {
            0 => String::new(),
            n => format!(
                " {n} without a rating in both {} left out.",
                if n == 1 { "is" } else { "are" }
            ),
        };
        Some(format!(
            "{moved}, of {} rated in both reports.{out}",
            self.both
        ))
    }

    /// `Of 35 measures (34 then)`.
    fn head(&self, what: &str) -> String {
        let before = match self.all.0 == self.all.1 {
            true => String::new(),
            false => format!(" ({} then)", self.all.0),
        };
        format!("Of {} {}{before}", self.all.1, plural(self.all.1, what))
    }

    /// `Of 35 measures (34 then), 4 are green, 5 are amber and 9 are red; 10 are not rated and 7 are
    /// not legible.`: this release alone.
    fn now(&self, what: &str) -> String {
        let are = |n: usize| if n == 1 { "is" } else { "are" };
        let green_first = [2, 1, 0].into_iter().filter(|&at| self.after[at] > 0);
        let colours: Vec<String> = green_first
            .map(|at| {
                let n = self.after[at];
                format!("{n} {} {}", are(n), word(COLOURS[at]))
            })
            .collect();
        let [.., commentary, not_rated, lost] = self.after;
        let unsaid = self.all.1 - self.after.iter().sum::<usize>();
        let with = |n: usize, one: &str, more: &str| {
            (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { more }))
        };
        let others: Vec<String> = [
            with(
                commentary,
                "refers to the commentary",
                "refer to the commentary",
            ),
            with(not_rated, "is not rated", "are not rated"),
            with(lost, "is not legible", "are not legible"),
            with(
                unsaid,
                "has no published rating",
                "have no published rating",
            ),
        ]
        .into_iter()
        .flatten()
        .collect();
        let parts: Vec<String> = [join(&colours), join(&others)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        format!("{}, {}.", self.head(what), parts.join("; "))
    }

    /// `Of 31 measures rated red, amber or green in both, 3 moved: 2 from amber to green …`.
    fn moved(&self, what: &str) -> Option<String> {
        let (both, whats) = (self.both, plural(self.both, what));
        if both == 0 {
            return Some(format!("No {what} is rated red, amber or green in both."));
        }
        let moved = self.moves_words();
        Some(format!(
            "Of {both} {whats} rated red, amber or green in both, {moved}."
        ))
    }

    /// `3 moved: 2 from amber to green and 1 from green to red`, `none moved`.
    fn moves_words(&self) -> String {
        let all: usize = self.moves.iter().map(|(.., count)| count).sum();
        let moves = self.moves.iter();
        let moves = moves.map(|(from, to, n)| format!("{n} from {} to {}", word(*from), word(*to)));
        let moves: Vec<String> = moves.collect();
        match (all, self.both) {
            (0, 1) => "it did not move".to_owned(),
            (0, _) => "none moved".to_owned(),
            _ => format!("{all} moved: {}", join(&moves)),
        }
    }
}

/// `18 are green, 2 fewer than in the report for quarter 2 2022/23`, `4 are amber, as many`: a part
/// for every colour that one of the two has, green first, as councils write it. Counts are of red,
/// amber and green.
fn compared(before: [usize; 3], after: [usize; 3], then: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for at in [2, 1, 0] {
        let (was, is) = (before[at], after[at]);
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
        parts.push(format!("{is} {verb} {}, {moved}{of}", word(COLOURS[at])));
    }
    parts
}

/// The paragraph, a sentence each.
pub(super) fn summary(changes: &Changes) -> Vec<String> {
    let then = format!("the report for {}", changes.before.period.words());
    let mut sentences = Vec::new();
    if changes.none() {
        return vec![format!("Nothing differs from {then}.")];
    }
    for (what, ratings) in [
        ("measure", &changes.indicators),
        ("milestone", &changes.milestones),
    ] {
        sentences.extend(ratings.sentences(what, &then));
    }
    sentences.extend(came_and_went(changes));
    // A figure can differ in more than one way, so these are counts of changes, as the lists have them.
    let counted = [
        (Kind::Revised, "figures published before"),
        (Kind::Target, "targets published before"),
        (Kind::Definition, "what is counted and how"),
        (Kind::Commentary, "commentary"),
    ];
    let parts: Vec<String> = counted
        .into_iter()
        .map(|(kind, what)| (changes.of(kind).count(), what))
        .filter(|(n, _)| *n > 0)
        .enumerate()
        .map(|(at, (n, what))| match at {
            0 => format!("{n} {} to {what}", plural(n, "change")),
            _ => format!("{n} to {what}"),
        })
        .collect();
    if !parts.is_empty() {
        let are = if parts[0].starts_with("1 ") {
            "is"
        } else {
            "are"
        };
        sentences.push(format!("There {are} {}.", join(&parts)));
    }
    sentences
}

/// `Two measures were added and one was dropped.`
fn came_and_went(changes: &Changes) -> Option<String> {
    let count = |kind: Kind, indicator: bool| {
        let places = changes.of(kind).map(|change| &change.place);
        let fits = |place: &&ChangeLocation| match place {
            ChangeLocation::Indicator(_) => indicator,
            ChangeLocation::Milestone(_) => !indicator,
            _ => false,
        };
        places.filter(fits).count()
    };
    let mut parts = Vec::new();
    for (indicator, what) in [(true, "measure"), (false, "milestone")] {
        for (kind, verb) in [(Kind::Added, "new"), (Kind::Dropped, "dropped")] {
            let count = count(kind, indicator);
            if count > 0 {
                let is = if count == 1 { "is" } else { "are" };
                parts.push(format!("{count} {} {is} {verb}", plural(count, what)));
            }
        }
    }
    (!parts.is_empty()).then(|| format!("{}.", join(&parts)))
}
