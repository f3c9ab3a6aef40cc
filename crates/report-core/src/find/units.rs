//! Units in the few classes of a filter.

use crate::unit::{Unit, UnitKind};

/// What a measure's numbers are, in classes that a reader would filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units {
    /// Percentages, and differences of them.
    Percent,
    /// So many out of a population.
    Rate,
    /// Numbers of things, said or not.
    Count,
    /// Pounds.
    Money,
    /// Scores, durations and all else.
    Other,
}

impl Units {
    /// All, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Percent,
        Self::Rate,
        Self::Count,
        Self::Money,
        Self::Other,
    ];

    /// The word of lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Percent => "Percentages",
            Self::Rate => "Rates",
            Self::Count => "Numbers",
            Self::Money => "Money",
            Self::Other => "Scores, times and others",
        }
    }

    /// The class of a unit.
    pub fn of(unit: &Unit) -> Self {
        match unit.kind {
            UnitKind::Percent | UnitKind::Points => Self::Percent,
            UnitKind::Rate { .. } => Self::Rate,
            UnitKind::Count | UnitKind::Bare => Self::Count,
            UnitKind::Money => Self::Money,
            UnitKind::Score | UnitKind::After(_) => Self::Other,
        }
    }
}
