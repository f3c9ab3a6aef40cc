//! One authority among all: every value a dot on one axis, overlapping dots stacked.
//!
//! It refuses to rank and to compute: order, bands and means come with words of their own.

use crate::ticks::TickWords;

/// What the strip says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StripChart {
    /// What the axis counts, such as `Children per 10,000 aged under 18`.
    pub unit_label: String,
    /// How the axis numbers are dressed.
    pub tick_words: TickWords,
    /// The authorities, in any order.
    pub dots: Vec<StripDot>,
    /// Where one band ends and the next begins, from left to right; empty: no bands.
    pub bounds: Vec<f64>,
    /// The bands' names from left to right, such as `A`, `B`, `C`, `D`: one more than `bounds`.
    pub bands: Vec<String>,
    /// Region, nation or a mean: a tick across the strip with words.
    pub marks: Vec<StripMark>,
    /// Natural limits, such as 0 to 100 for percentages: the axis keeps them if the data does.
    pub limits: Option<(f64, f64)>,
}

/// One authority.
#[derive(Clone, Debug, PartialEq)]
pub struct StripDot {
    /// Its value, in the unit of the axis; without one it is not drawn.
    pub value: Option<f64>,
    /// Its name with the value, such as `Halton 132`; only the focus is labelled.
    pub words: String,
    /// How it stands out.
    pub kind: DotKind,
}

/// How a dot stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DotKind {
    /// The authority the report is about: large, in the accent, labelled.
    Focus,
    /// A statistical neighbour: dark.
    Neighbour,
    /// Any other authority: light.
    Other,
}

/// A value that is no authority's.
#[derive(Clone, Debug, PartialEq)]
pub struct StripMark {
    /// The value, in the unit of the axis.
    pub value: f64,
    /// Its words, such as `England 67`.
    pub words: String,
}
