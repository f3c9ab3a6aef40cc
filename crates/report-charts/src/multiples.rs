//! Small multiples: the parts of a measure as little trends, all on one scale.
//!
//! Two points, before and now, are the usual case. It refuses a scale of its own to any panel; a
//! panel without a value says why.

use crate::ticks::TickWords;
use crate::trend::{Point, TargetStep};

/// What the panels say, left to right and then down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiples {
    /// What the axis counts.
    pub unit_label: String,
    /// How the axis numbers are dressed.
    pub tick_words: TickWords,
    /// The parts.
    pub panels: Vec<Panel>,
    /// Whether the axis must begin at zero; otherwise as for a trend.
    pub from_zero: bool,
    /// Natural limits, such as 0 to 100 for percentages: the axis keeps them if the data does.
    pub bounds: Option<(f64, f64)>,
    /// What else must be said under the panels.
    pub axis_note: Option<String>,
}

/// One part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Its name.
    pub title: String,
    /// Its values, in any order; the first and last are labelled with their words.
    pub points: Vec<Point>,
    /// Its targets, each for its own period; not labelled.
    pub targets: Vec<TargetStep>,
    /// Why there is no value, such as `not available`.
    pub missing: Option<String>,
}
