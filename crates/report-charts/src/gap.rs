//! How far a measure was from its target or from its neighbours, period by period: bars up and
//! down from zero, time to scale.
//!
//! It refuses to subtract: the differences come with their words. A period without a difference
//! has no bar.

use crate::ticks::TickWords;
use crate::trend::Form;

/// What the bars say. Values are differences in the unit of the axis, times fractional years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GapChart {
    /// What the axis counts, such as `Children per 10,000, difference from the target`.
    pub unit_label: String,
    /// How the axis numbers are dressed; they carry a plus or a minus.
    pub tick_words: TickWords,
    /// The periods, in any order.
    pub points: Vec<GapPoint>,
    /// What bars above zero mean, such as `Above the neighbours’ mean`.
    pub above: String,
    /// What bars below zero mean.
    pub below: String,
    /// What else must be said under the axis.
    pub axis_note: Option<String>,
}

/// The difference in one period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GapPoint {
    /// When, in fractional years.
    pub at: f64,
    /// The period as printed on the axis.
    pub period: String,
    /// Own value less the reference; `None`: no bar.
    pub value: Option<f64>,
    /// The difference as printed, such as `+25.6`.
    pub words: String,
    /// A provisional or forecast difference is outlined and dashed.
    pub form: Form,
}
