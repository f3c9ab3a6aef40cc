//! What the program that wrote a file calculated from series that lie in a file of their own.

use crate::period::Period;

/// How the report's own area stands to its neighbours in its latest period, as a file says it.
/// Whoever has the series calculates it again: see [`crate::position::Position`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Calculated {
    /// The latest period in which the area has a number, up to the report's own time.
    pub period: Period,
    /// The area's number then, in the unit.
    pub value: f64,
    /// The mean of the neighbours.
    pub mean: Option<Mean>,
    /// The middle of the neighbours' values and their spread.
    pub spread: Option<Spread>,
    /// Whether the area's number is marked as of low reliability.
    pub unreliable: bool,
    /// The rank among the area and its neighbours.
    pub rank: Option<Rank>,
    /// The quartile band among the authorities in the file.
    pub band: Option<Band>,
    /// The previous comparable period.
    pub earlier: Option<Earlier>,
}

/// How the area stood to its neighbours in the period that its change is counted from.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The period.
    pub period: Period,
    /// The area's number then, in the unit.
    pub value: f64,
    /// The median of the neighbours' numbers then, in the unit.
    pub median: f64,
}

/// A quartile band, A best to D worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// The best fourth.
    A,
    /// The second.
    B,
    /// The third.
    C,
    /// The worst.
    D,
}

impl Band {
    /// All, the best first, each with its letter in a file.
    pub const ALL: [(Self, &str); 4] = [
        (Self::A, "A"),
        (Self::B, "B"),
        (Self::C, "C"),
        (Self::D, "D"),
    ];
}

/// The mean of the statistical neighbours in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Mean {
    /// In the indicator's unit, unrounded.
    pub value: f64,
    /// How many neighbours had a value; `None` for a published average, which does not say.
    pub n: Option<usize>,
    /// How many neighbours there are.
    pub of: usize,
    /// The neighbours without a value, as indices into the areas.
    pub missing: Vec<usize>,
}

/// Where the middle of some values lies and how far they spread around it, in their unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The median: half of the values are below it, half above.
    pub median: f64,
    /// The median of their distances from it (the median absolute deviation), unscaled. 0 where
    /// more than half of them are equal.
    pub deviation: f64,
}

/// A place among values of one and the same period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// 1 is best by polarity, or highest where there is no judgement: one more than the number
    /// of values ahead. Equal values share the best place.
    pub place: usize,
    /// Whether another value is equal.
    pub joint: bool,
    /// How many values there are.
    pub of: usize,
    /// Whether no value is behind it, and another is ahead.
    pub last: bool,
}
