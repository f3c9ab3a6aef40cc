//! Bars from a zero line, to either side: how much each measure moved, or by how much each line
//! of a budget was missed.
//!
//! Order, words and what counts as good are the caller's. A bar much longer than all others is cut
//! with a notch, and a note says so. It refuses to draw a bar for what has no value: the row says
//! why instead.

use crate::ticks::TickWords;

/// What the bars say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeChart {
    /// Above the figures, such as `Last year → now` or `Budget → actual`; may be empty.
    pub head: String,
    /// How the axis numbers are dressed; they carry a plus or a minus.
    pub tick_words: TickWords,
    /// From top to bottom.
    pub rows: Vec<ChangeRow>,
}

/// One measure, or one line of a budget.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeRow {
    /// Its name.
    pub label: String,
    /// The earlier figure as printed, such as `35`; may be empty.
    pub from: String,
    /// The later figure as printed, such as `71`; may be empty.
    pub to: String,
    /// How far the bar goes, in the unit of the axis.
    pub value: Option<f64>,
    /// The words at the end of the bar, such as `+103%` or `£68k overspend`.
    pub words: String,
    /// Provisional or forecast bars are outlined.
    pub form: Form,
    /// A total: its name is bold.
    pub total: bool,
    /// Why there is no value, such as `no earlier figure`; shown where the bar would be.
    pub missing: Option<String>,
}

use crate::trend::Form;
