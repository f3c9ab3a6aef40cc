//! How far a measure was from its target or from its neighbours, period by period: bars up and
//! down from zero, time to scale.
//!
//! It refuses to subtract: the differences come with their words. A period without a difference
//! has no bar.

use crate::backend::{Canvas, Plot, drawable};
use crate::marks::Mark;
use crate::order::{between, ordered};
use crate::paper::Anchor;
use crate::scales::{Scale, Time};
use crate::spots::{Drawing, Frame, Reach, Spot};
use crate::spread::ends_of;
use crate::ticks::{TickWords, Ticks};
use crate::trend::plan::year;
use crate::trend::{Form, Layout, Size};
use crate::words;

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

/// Bottom layer first.
const LAYERS: [&str; 5] = [
    "fv-layer-grid",
    "fv-layer-bars",
    "fv-layer-axis",
    "fv-layer-labels",
    "fv-layer-notes",
];

/// Widths of a bar, in pixels.
const THIN: f64 = 1.5;
const THICK: f64 = 28.0;
/// The middles of the closest two bars, in pixels.
const MOST_APART: f64 = 120.0;
/// Half the height of a line of words.
const HALF_LINE: f64 = 8.0;

/// A difference that can be drawn.
struct Bar<'a> {
    index: usize,
    said: &'a GapPoint,
    value: f64,
    /// Middle of the bar and where it ends, in pixels.
    x: f64,
    y: f64,
}

/// The size on a screen with room for `width` pixels: 300 high, or 260 on a phone.
pub fn size(width: u32) -> Size {
    let trend = Size::trend(width);
    let height = if trend.layout == Layout::Narrow {
        260
    } else {
        300
    };
    Size { height, ..trend }
}

/// The size on an A4 page with 15 mm sides.
pub fn size_print() -> Size {
    Size {
        height: 180,
        ..Size::trend_print()
    }
}

/// Draws the bars. `None` when no period has a difference that can be drawn.
pub fn draw(chart: &GapChart, size: Size) -> Option<Drawing> {
    let width = size.width.clamp(240, 4000);
    let height = size.height.clamp(160, 4000);
    let text = if size.layout == Layout::Print {
        12.0
    } else {
        14.0
    };
    let points = chart
        .points
        .iter()
        .enumerate()
        .filter(|(_, point)| year(point.at));
    let points = ordered(points.collect(), |(_, point): &(usize, &GapPoint)| {
        (point.at, 0.0)
    });
    let value = |point: &GapPoint| point.value.and_then(drawable);
    let mut values = points
        .iter()
        .filter_map(|(_, point)| value(point))
        .peekable();
    values.peek()?;
    let (lo, hi) = ends_of(values.chain([0.0]));
    // Words at the ends of the longest bars need room beyond them.
    let room = (hi - lo) * 20.0 / (f64::from(height) - 96.0);
    let room = |end: f64| {
        if end == 0.0 {
            0.0
        } else {
            end + room.copysign(end)
        }
    };
    let ticks = Ticks::enclosing(room(lo), room(hi), 4, 6, None);
    let tick_words = ticks.signed_words(&chart.tick_words);
    let most = f64::from(width) * 0.3;
    let tick_words: Vec<String> = (tick_words.iter())
        .map(|words| words::shorten(words, text, false, most))
        .collect();
    let left = tick_words
        .iter()
        .map(|words| words::width(words, text, false));
    let left = left.fold(23.0, f64::max).ceil() + 11.0;
    let frame = Frame {
        left,
        top: 50.0,
        right: f64::from(width) - 6.0,
        bottom: f64::from(height) - 46.0,
    };
    let (first, last) = (points[0].1.at, points[points.len() - 1].1.at);
    let across = frame.right - frame.left;
    let (bar, steps) = thickness(&points, across);
    // Half a bar and a little more beyond the first and the last; a few bars keep together.
    let used = (across - bar - 10.0).min(steps * MOST_APART);
    let span = last - first;
    let aside = if span < 1e-4 || used < 1.0 {
        1.0
    } else {
        span * (across - used) / 2.0 / used
    };
    let canvas = Canvas::new(width, height, &LAYERS);
    let plot = canvas.plot(first - aside..last + aside, ticks.lo()..ticks.hi(), frame)?;
    let scale = Scale {
        size: text,
        width: f64::from(width),
    };
    scale.upright(&canvas, &plot, first - aside, frame, &ticks, &tick_words);
    let mut times: Vec<Time> = (points.iter())
        .map(|(_, point)| Time {
            at: point.at,
            x: plot.place((point.at, 0.0)).0,
            words: &point.period,
        })
        .collect();
    times.dedup_by(|b, a| b.x - a.x < 1.0);
    scale.time(
        &canvas,
        &times,
        frame.bottom,
        (0.0, f64::from(width)),
        size.layout,
    );
    let bars: Vec<Bar> = (points.iter())
        .filter_map(|&(index, said)| {
            let value = value(said)?;
            let (x, y) = plot.place((said.at, value));
            Some(Bar {
                index,
                said,
                value,
                x,
                y,
            })
        })
        .collect();
    paint(&canvas, &plot, &bars, bar);
    say(
        &canvas,
        chart,
        &bars,
        frame,
        (text, f64::from(width), f64::from(height)),
    );
    let spots = bars.iter().map(|bar| Spot {
        series: 0,
        point: bar.index,
        x: bar.x,
        y: bar.y,
    });
    Some(Drawing {
        spots: spots.collect(),
        picture: canvas.finish(),
        plot: frame,
        reach: Reach::Across,
    })
}

/// How thick bars may be that stand as close as the closest two, and how many times as far apart
/// as those the first and the last are.
fn thickness(points: &[(usize, &GapPoint)], across: f64) -> (f64, f64) {
    let span = points[points.len() - 1].1.at - points[0].1.at;
    let closest = points
        .windows(2)
        .map(|pair| pair[1].1.at - pair[0].1.at)
        .filter(|apart| *apart > 1e-4)
        .fold(span.max(1e-4), f64::min);
    let steps = span / closest;
    // With half a bar beyond both ends, the middles have a little less than the whole width.
    let thick = between(across / (steps + 1.0) * 0.62, THIN, THICK);
    (thick, steps)
}

fn paint(canvas: &Canvas, plot: &Plot, bars: &[Bar], thick: f64) {
    canvas.layer("fv-layer-bars");
    for bar in bars {
        let zero = plot.place((bar.said.at, 0.0)).1;
        if (bar.y - zero).abs() < 0.05 {
            continue;
        }
        let late = bar.said.form == Form::Provisional;
        let (mark, inset) = if late {
            (Mark::BAR_LATE, 0.75)
        } else {
            (Mark::BAR_FOCUS, 0.0)
        };
        let inset = if thick < 4.0 { 0.0 } else { inset };
        let top = bar.y.min(zero) + inset;
        let frame = Frame {
            left: bar.x - thick / 2.0 + inset,
            top,
            right: bar.x + thick / 2.0 - inset,
            bottom: (bar.y.max(zero) - inset).max(top),
        };
        canvas.rect(mark, frame);
    }
}

/// The words of the last bar, the largest and the first, as far as they find room, what above and
/// below mean, and the notes.
fn say(
    canvas: &Canvas,
    chart: &GapChart,
    bars: &[Bar],
    frame: Frame,
    (text, width, height): (f64, f64, f64),
) {
    canvas.layer("fv-layer-axis");
    let unit = words::shorten(&chart.unit_label, text, false, width);
    canvas.text(Mark::TICK, (0.0, 16.0), Anchor::Start, &unit);
    canvas.layer("fv-layer-labels");
    let largest = (bars.iter().enumerate()).fold(0, |best, (n, bar)| {
        if bar.value.abs() > bars[best].value.abs() {
            n
        } else {
            best
        }
    });
    let mut taken: Vec<(f64, f64, f64)> = vec![];
    for n in [bars.len() - 1, largest, 0] {
        let bar = &bars[n];
        let words = words::shorten(&bar.said.words, text, true, width * 0.4);
        let half = words::width(&words, text, true) / 2.0;
        let x = between(bar.x, half, width - half);
        // Kept clear of what stands above the plot and of the axis.
        let y = if bar.value < 0.0 {
            (bar.y + text).min(frame.bottom - 3.0)
        } else {
            (bar.y - 5.0).max(frame.top + 4.0)
        };
        let free = |other: &(f64, f64, f64)| {
            (other.0 - x).abs() >= other.1 + half + 4.0 || (other.2 - y).abs() >= 2.0 * HALF_LINE
        };
        if taken.iter().all(free) {
            canvas.text(Mark::HALO_STRONG, (x, y), Anchor::Middle, &words);
            taken.push((x, half, y));
        }
    }
    // What the sides mean stands above and below the plot, clear of every bar.
    let across = frame.right - frame.left;
    let (up, down) = (frame.top - 12.0, height - 6.0);
    let (above, below) = (
        bars.iter().any(|bar| bar.value > 0.0),
        bars.iter().any(|bar| bar.value < 0.0),
    );
    canvas.layer("fv-layer-notes");
    if above && !chart.above.is_empty() {
        let words = words::shorten(&format!("↑ {}", chart.above), text, false, across);
        canvas.text(Mark::SMALL, (frame.left, up), Anchor::Start, &words);
    }
    let mut notes = vec![];
    if below && !chart.below.is_empty() {
        notes.push(format!("↓ {}", chart.below));
    }
    notes.extend(chart.axis_note.clone());
    let notes = words::shorten(&notes.join(" · "), text, false, across);
    canvas.text(Mark::SMALL, (frame.left, down), Anchor::Start, &notes);
}
