//! What the program that wrote a file calculated from series that lie in a file of their own.

use crate::compare::Mean;
use crate::period::Period;
use crate::statistics::{Rank, Spread};

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
}
