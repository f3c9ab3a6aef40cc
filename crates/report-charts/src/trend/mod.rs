//! A measure over time: the authority, its neighbours' mean, region and nation as lines with
//! their names at the ends, targets as steps, and what this report says as an open dot.
//!
//! Said ([`TrendChart`]), then placed (`plan`, `ends`, `notes`), then painted. The caller's words
//! are printed as they come; drawing formats nothing but the numbers of the axis. It refuses to
//! join across a missing value or a break, and anything that is not a finite number is missing.

mod annotate;
mod axes;
mod ends;
mod notes;
pub(crate) mod paint;
pub(crate) mod plan;

pub use crate::layout::Layout;
pub use crate::marks::Role;
pub use crate::spots::{Drawing, Frame, Spot};
pub use crate::ticks::TickWords;

/// What the chart says. Values are in the unit of the axis, times in fractional years: 2022.25 is
/// 1 April 2022.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrendChart {
    /// What the axis counts, such as `Children per 10,000 aged under 18`.
    pub unit_label: String,
    /// How the axis numbers are dressed.
    pub tick_words: TickWords,
    /// The lines. Neighbours are drawn lightly and not named; of the others, at most five.
    pub series: Vec<Series>,
    /// The targets, each for its own period.
    pub targets: Vec<TargetStep>,
    /// The figure this report is about, when it is not a point of a series.
    pub report_point: Option<MarkedPoint>,
    /// What the light lines are, such as `Light lines: the 10 neighbours`.
    pub neighbour_note: Option<String>,
    /// What else must be said under the axis, such as `Years are at 31 March.`
    pub axis_note: Option<String>,
    /// Whether the axis must begin at zero. Otherwise it does when that costs little room, and a
    /// note says so when it does not.
    pub from_zero: bool,
    /// Natural limits, such as 0 to 100 for percentages: the axis keeps them if the data does.
    pub bounds: Option<(f64, f64)>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The name at its end, such as `mean of 10 neighbours`.
    pub name: String,
    /// The name on a phone or on paper, such as `Neighbours`; empty: the same.
    pub short_name: String,
    /// Whose line it is.
    pub role: Role,
    /// Its points, in any order; drawn in order of time.
    pub points: Vec<Point>,
}

/// One value of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// When, in fractional years.
    pub at: f64,
    /// The period as printed on the axis, such as `2022` or `2022/23 Q3`.
    pub period: String,
    /// The value; `None` stops the line.
    pub value: Option<f64>,
    /// The value as printed, such as `92.0%`.
    pub words: String,
    /// How sure it is.
    pub form: Form,
    /// Whether the series was counted differently before: the line stops, and a label says so.
    pub break_before: bool,
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Final or revised.
    #[default]
    Final,
    /// Provisional, estimated or forecast: the line to it is dashed, its dot open.
    Provisional,
}

/// The target of one period.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetStep {
    /// When the period begins, in fractional years.
    pub from: f64,
    /// When it ends.
    pub to: f64,
    /// The target, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// What it says, such as `Target 90, 2022/23`.
    pub label: String,
    /// The same on a phone, such as `Target 90`; empty: the same.
    pub short_label: String,
}

/// A point with words of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedPoint {
    /// When, in fractional years.
    pub at: f64,
    /// The value.
    pub value: f64,
    /// What it says, such as `This report: 136 at 31 December 2022`.
    pub words: String,
    /// The same on a phone, such as `This report: 136`; empty: the same.
    pub short_words: String,
}

/// How much room there is, and for which reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Which rules of layout hold.
    pub layout: Layout,
}

impl Size {
    /// The size on a screen with room for `width` pixels: 520 high, or 400 on a phone.
    pub fn trend(width: u32) -> Size {
        let width = width.clamp(240, 4000);
        if width < 640 {
            Size {
                width,
                height: 400,
                layout: Layout::Narrow,
            }
        } else {
            Size {
                width,
                height: 520,
                layout: Layout::Wide,
            }
        }
    }

    /// The size on an A4 page with 15 mm sides.
    pub fn trend_print() -> Size {
        Size {
            width: 682,
            height: 232,
            layout: Layout::Print,
        }
    }
}

/// The confidence limits of one value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Which of the chart's series; neighbours' limits are not drawn.
    pub series: usize,
    /// Which of its points.
    pub point: usize,
    /// The lower limit, in the unit of the axis.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

/// The most height that the values of a single period are given.
const LOW: u32 = 320;

/// Draws the chart; one of a single period is drawn lower and narrower than there is room for.
/// `None` when no series has a value that can be drawn: then say why in words.
pub fn draw(chart: &TrendChart, size: Size) -> Option<Drawing> {
    draw_with_limits(chart, &[], size)
}

/// As [`draw`], with confidence limits as thin whiskers. Limits of values that are not drawn, and
/// limits that are no numbers or the wrong way round, are left out.
pub fn draw_with_limits(chart: &TrendChart, limits: &[Limits], size: Size) -> Option<Drawing> {
    let most = if plan::one_period(chart) { LOW } else { 4000 };
    let size = Size {
        width: size.width.clamp(240, 4000),
        height: size.height.clamp(160, most),
        ..size
    };
    let paint = |leaders| {
        let plan = plan::Plan::of(chart, limits, size, leaders)?;
        paint::paint(chart, &plan, leaders)
    };
    // Whether names must move away from their lines is known once they are placed; if so, there
    // must be room for leaders.
    paint(false)?.or_else(|| paint(true).flatten())
}

/// Whether the vertical axis, left alone, leaves zero out at this size: then there is a choice.
/// `None` when there is nothing to draw.
pub fn leaves_zero_out(chart: &TrendChart, limits: &[Limits], size: Size) -> Option<bool> {
    let left_alone = TrendChart {
        from_zero: false,
        ..chart.clone()
    };
    let plan = plan::Plan::of(&left_alone, limits, size, false)?;
    Some(plan.starts_above_zero())
}
