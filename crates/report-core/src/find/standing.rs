//! Which way a measure goes and how it stands to its neighbours, in the few classes of a filter.

use crate::position::Position;
use crate::report::{Direction, Indicator, Polarity, Report};
use crate::statistics;
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

/// How a measure stands to the mean of the statistical neighbours in its latest period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On the better side of it.
    Better,
    /// On the worse side.
    Worse,
    /// Above it, with no judgement.
    Above,
    /// Below it, with no judgement.
    Below,
    /// Equal to it.
    Equal,
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

impl Standing {
    /// All, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Better,
        Self::Worse,
        Self::Above,
        Self::Below,
        Self::Equal,
    ];

    /// The word of lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Better => "Better than their mean",
            Self::Worse => "Worse than their mean",
            Self::Above => "Above their mean, not judged",
            Self::Below => "Below their mean, not judged",
            Self::Equal => "Equal to their mean",
        }
    }

    /// How an indicator stands; `None` where its figures are not at hand and nothing was
    /// calculated from them, and where there is no mean.
    pub fn of(report: &Report, indicator: &Indicator) -> Option<Self> {
        Self::at(&Position::of(report, indicator)?)
    }

    /// How a position is to the mean; `None` where there is none.
    pub fn at(position: &Position) -> Option<Self> {
        let (value, mean) = (position.value, position.mean.as_ref()?.value);
        Some(match position.polarity {
            // Adding up leaves a hair that no figure in a file has.
            _ if statistics::approx_eq(value, mean) => Self::Equal,
            Polarity::High | Polarity::Low => {
                if statistics::is_better(value, mean, position.polarity) {
                    Self::Better
                } else {
                    Self::Worse
                }
            }
            _ if value > mean => Self::Above,
            _ => Self::Below,
        })
    }
}
