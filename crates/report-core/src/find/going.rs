//! Which way a measure goes, in the few classes of a filter.

use crate::report::{Direction, Indicator, Polarity, Report};
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
