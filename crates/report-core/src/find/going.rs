//! Which way a measure goes, in the few classes of a filter.

use crate::report::{Against, Direction, Indicator, Polarity, Report};
use crate::words::{self, Movement};

/// Which way a measure is going, as published or calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// Better.
    Better,
    /// The same.
    Same,
    /// Worse.
    Worse,
    /// Up, with no judgement.
    Up,
    /// Down, with no judgement.
    Down,
    /// Not comparable, not legible, or nothing said.
    Unsaid,
}

impl Going {
    /// All, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Better,
        Self::Same,
        Self::Worse,
        Self::Up,
        Self::Down,
        Self::Unsaid,
    ];

    /// The word of lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Better => "Better",
            Self::Same => "Same",
            Self::Worse => "Worse",
            Self::Up => "Up, not judged",
            Self::Down => "Down, not judged",
            Self::Unsaid => "Not comparable or not given",
        }
    }

    /// Which way an indicator is going.
    pub fn of(report: &Report, indicator: &Indicator) -> Self {
        match indicator.direction {
            Some(Direction::Better) => return Self::Better,
            Some(Direction::Same) => return Self::Same,
            Some(Direction::Worse) => return Self::Worse,
            Some(Direction::NotComparable) => return Self::Unsaid,
            Some(Direction::Lost) | None => {}
        }
        let calculated = words::direction(report, indicator).and_then(|d| d.movement);
        match (calculated, indicator.polarity) {
            (None, _) => Self::Unsaid,
            (Some(Movement::Level), _) => Self::Same,
            (Some(Movement::Up), Polarity::High) | (Some(Movement::Down), Polarity::Low) => {
                Self::Better
            }
            (Some(Movement::Up), Polarity::Low) | (Some(Movement::Down), Polarity::High) => {
                Self::Worse
            }
            (Some(Movement::Up), _) => Self::Up,
            (Some(Movement::Down), _) => Self::Down,
        }
    }
}

/// How many of a report's measures are better, the same and worse, as published or calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Directions {
    /// How many are better, the same and worse.
    pub told: [usize; 3],
    /// How many of each are calculated, and not published.
    pub calculated: [usize; 3],
    /// For how many it cannot be told: nothing is published or legible, or nothing says which way is
    /// good.
    pub untold: usize,
    /// Of how many the published direction is not legible in the source.
    pub lost: usize,
}

impl Directions {
    /// Those of a report's measures.
    pub fn of(report: &Report) -> Self {
        let mut found = Self::default();
        for indicator in &report.indicators {
            found.lost += usize::from(indicator.direction == Some(Direction::Lost));
            let at = match Going::of(report, indicator) {
                Going::Better => 0,
                Going::Same => 1,
                Going::Worse => 2,
                Going::Up | Going::Down | Going::Unsaid => {
                    found.untold += 1;
                    continue;
                }
            };
            found.told[at] += 1;
            // What is published needs no calculation.
            let published = matches!(
                indicator.direction,
                Some(Direction::Better | Direction::Same | Direction::Worse)
            );
            found.calculated[at] += usize::from(!published);
        }
        found
    }

    /// For how many it is told.
    pub fn known(&self) -> usize {
        self.told.iter().sum()
    }

    /// What is published, of how many, and against what the legend says: `Of 12 measures with a
    /// published direction that can be read, 6 are better than in the same period last year, 2 the same
    /// and 4 worse.` Where none is published, what is calculated. `None` where it is told of none.
    pub fn words(&self, against: Option<Against>) -> Option<String> {
        let published: [usize; 3] = std::array::from_fn(|at| self.told[at] - self.calculated[at]);
        let (counts, of, than) = match (self.known(), published == [0; 3]) {
            (0, _) => return None,
            (_, true) => (
                self.calculated,
                "whose figures can be compared",
                "than the earlier figure printed",
            ),
            (_, false) => (
                published,
                match self.lost {
                    0 => "with a published direction",
                    _ => "with a published direction that can be read",
                },
                match against {
                    Some(Against::SamePeriodLastYear) => "than in the same period last year",
                    Some(Against::LastQuarter) => "than in the quarter before",
                    Some(Against::LastYear) => "than in the year before",
                    Some(Against::Regression) => "than a line fitted to the earlier values",
                    None => "than before",
                },
            ),
        };
        let all: usize = counts.iter().sum();
        let mut parts: Vec<String> = Vec::new();
        for (n, word) in counts.into_iter().zip(["better", "the same", "worse"]) {
            // What nothing is, is not said.
            match (n, parts.is_empty()) {
                (0, _) => {}
                (1, true) => parts.push(format!("1 is {}", beside(word, than))),
                (_, true) => parts.push(format!("{n} are {}", beside(word, than))),
                (_, false) => parts.push(format!("{n} {word}")),
            }
        }
        let indicators = words::plural(all, "measure");
        Some(format!(
            "Of {all} {indicators} {of}, {}.",
            words::join(&parts)
        ))
    }
}

/// `better than before`, `the same as before`.
fn beside(word: &str, than: &str) -> String {
    match word {
        "the same" => format!("{word} {}", than.replacen("than", "as", 1)),
        _ => format!("{word} {than}"),
    }
}
