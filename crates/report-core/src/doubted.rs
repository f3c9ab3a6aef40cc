//! Figures that the report itself doubts: marked `[u]`, of low reliability, or with a note whose
//! words put them in doubt. They are shown with that doubt and are not ranked: not among movements,
//! and not among what is furthest from anything.
//!
//! A note is free text, so its words decide. What it says of a ref or of the polarity is no doubt
//! about a figure.

use crate::compare::Comparison;
use crate::position::Position;
use crate::report::{Cell, Indicator};

/// Why a figure is in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt<'r> {
    /// It is marked `[u]`.
    Mark,
    /// A note of the figure or of its indicator says so.
    Note(&'r str),
}

impl<'r> Doubt<'r> {
    /// The doubt in words: the note itself, or what the mark means.
    pub fn words(self) -> &'r str {
        match self {
            Self::Mark => "Marked [u]: of low reliability.",
            Self::Note(note) => note,
        }
    }
}

/// Words of doubt, in small letters, each at the beginning of a word.
const WORDS: [&str; 31] = [
    "a baseline at",
    "apparently",
    "are taken to",
    "cannot be relied",
    "cannot be told",
    "caution",
    "commentary says",
    "contradict",
    "definition changes",
    "doubt",
    "error",
    "garbled",
    "is taken to",
    "low reliability",
    "makes no sense",
    "make no sense",
    "may not be",
    "need not be",
    "not certain",
    "not clear",
    "not comparable",
    "not reliable",
    "look like",
    "probably",
    "proxy",
    "text gives",
    "text speaks of",
    "title asks",
    "title says",
    "uncertain",
    "unreliable",
];

/// More words of doubt: one figure, and another in its place.
const OTHERWISE: [&str; 4] = ["%, not ", "where this row prints", "unclear", "unvalidated"];

/// Words of sentences that are about something else than a figure.
const ELSEWHERE: [&str; 5] = ["ref ", "refs ", "polarity", "is good", "left out"];

/// Whether the words of a note put the figure that it stands beside in doubt.
pub fn casts_doubt(note: &str) -> bool {
    let note = note.to_lowercase();
    note.split_inclusive(". ").any(|sentence| {
        let has = |word: &&str| {
            sentence.match_indices(*word).any(|(at, _)| {
                let before = sentence[..at].chars().next_back();
                !before.is_some_and(char::is_alphabetic)
            })
        };
        let doubted =
            WORDS.iter().any(&has) || OTHERWISE.iter().any(|words| sentence.contains(words));
        doubted && !ELSEWHERE.iter().any(has)
    })
}

/// Why one of some printed cells of an indicator is in doubt; `None` where none is.
pub fn of_cells<'r>(indicator: &'r Indicator, cells: &[&'r Cell]) -> Option<Doubt<'r>> {
    let notes = cells.iter().filter_map(|cell| cell.note.as_deref());
    let mut notes = notes.chain(indicator.note.as_deref());
    if let Some(note) = notes.find(|note| casts_doubt(note)) {
        return Some(Doubt::Note(note));
    }
    let marked = cells.iter().any(|cell| cell.value.marks().unreliable);
    marked.then_some(Doubt::Mark)
}

/// Why the own figure of a comparison in one period is in doubt; `None` where it is not. A note of
/// the indicator is about its own figures, not about another publisher's.
pub fn of_comparison<'r>(comparison: &Comparison<'r>, at: usize) -> Option<Doubt<'r>> {
    let note = comparison.indicator.note.as_deref();
    match note.filter(|note| !comparison.outside && casts_doubt(note)) {
        Some(note) => Some(Doubt::Note(note)),
        None => (comparison.focus().marks(at).unreliable).then_some(Doubt::Mark),
    }
}

/// Why the figure by which an indicator stands to its neighbours is in doubt; `None` where it is
/// not. A note of the indicator is about its own figures, not about another publisher's.
pub fn of_position<'r>(position: &Position<'r>) -> Option<Doubt<'r>> {
    let note = position.indicator.note.as_deref();
    match note.filter(|note| !position.outside && casts_doubt(note)) {
        Some(note) => Some(Doubt::Note(note)),
        None => position.unreliable.then_some(Doubt::Mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_doubt_a_figure_are_told_from_those_that_explain_it() {
        for doubted in [
            "The period of last year’s figure is not said, so the fall need not be real.",
            "463 of 516 is 89.7%, not 92%.",
            "Four amounts are printed and no total. The last is taken to belong to the heading UASC.",
            "The printed figures make no sense for the title: probably a copying error.",
            "Treat with caution: a small cohort.",
            "Two refs in one cell. Section 3.1 prints the earlier gap as 26.7% where this row prints 28%.",
        ] {
            assert!(casts_doubt(doubted), "{doubted}");
        }
        for plain in [
            "The source lists it under “Children with SEN” as well.",
            "The figures are outturn: what was spent.",
            "For: Care leavers.",
            "Ref characters as in the text (probably LI01).",
            "The title says “Maintain”; that low is good is read from the published arrow.",
            "By which direction this measure is better is not said.",
            "Fear of terror: what was asked.",
        ] {
            assert!(!casts_doubt(plain), "{plain}");
        }
    }
}
