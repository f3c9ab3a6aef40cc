//! A sparkline: earlier figures, now and the target of one measure, small enough for a table cell.
//!
//! Each has its own scale; time is to scale. It refuses words: the row it stands in has them.

use crate::backend::{Canvas, Frame, drawable};
use crate::marks::Mark;
use crate::paper::Picture;

/// What one sparkline shows. Values in the measure's unit, times in fractional years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    /// Last year's value: the open dot.
    pub previous: Option<f64>,
    /// The current value: the full dot.
    pub current: Option<f64>,
    /// The target for the current period: the tick.
    pub target: Option<f64>,
    /// Whether previous and current may be joined by a line: not across a break, and not a total
    /// to date with a full year.
    pub joined: bool,
    /// The report's own figures (time, value) up to now, where there are more than two: the line, in
    /// pieces between which no line may run, oldest first. A piece of one figure is a small dot.
    pub own: Vec<Vec<(f64, f64)>>,
    /// Outside yearly figures (time, value): the thin grey line.
    pub context: Vec<(f64, f64)>,
    /// When the previous value was true; only used to place it on `context`'s time scale.
    pub previous_at: Option<f64>,
    /// When the current value was true; as for `previous_at`.
    pub current_at: Option<f64>,
}

/// How high the cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SparkSize {
    /// 108 × 30 pixels: the row of a measure.
    Row,
    /// 108 × 18 pixels: the row of a part of one.
    Sub,
}

const WIDTH: u32 = 108;
const LEFT: f64 = 4.0;
const PREVIOUS: f64 = 76.0;
const NOW: f64 = 94.0;

/// Draws the sparkline; with nothing to draw, a dotted rule.
pub fn draw(spark: &Spark, size: SparkSize) -> Picture {
    let height = match size {
        SparkSize::Row => 30,
        SparkSize::Sub => 18,
    };
    let canvas = Canvas::new(WIDTH, height, &["fv-layer-spark"]);
    let [previous, current, target] =
        [spark.previous, spark.current, spark.target].map(|value| value.and_then(drawable));
    if previous.is_none() && current.is_none() {
        let middle = f64::from(height) / 2.0;
        canvas.line(
            Mark::SPARK_NONE,
            &[(LEFT, middle), (f64::from(WIDTH) - 4.0, middle)],
        );
        return canvas.finish();
    }
    let times = Times::of(spark);
    let past: Vec<_> = spark
        .context
        .iter()
        .filter_map(|&(at, value)| Some((times.place(at)?, drawable(value)?)))
        .collect();
    let own: Vec<Vec<_>> = spark
        .own
        .iter()
        .map(|piece| {
            let placed = |&(at, value): &(f64, f64)| Some((times.place(at)?, drawable(value)?));
            piece.iter().filter_map(placed).collect()
        })
        .collect();
    let values = || {
        [previous, current, target]
            .into_iter()
            .flatten()
            .chain(past.iter().map(|&(_, value)| value))
            .chain(own.iter().flatten().map(|&(_, value)| value))
    };
    let (lo, hi) = values().fold((f64::MAX, f64::MIN), |(lo, hi), v| (lo.min(v), hi.max(v)));
    // All the same: half way up.
    let flat = hi - lo <= hi.abs().max(lo.abs()) * 1e-9;
    let share = |value: f64| if flat { 0.5 } else { (value - lo) / (hi - lo) };
    let [previous, current, target] = [previous, current, target].map(|value| value.map(share));
    let past: Vec<_> = past.iter().map(|&(x, value)| (x, share(value))).collect();
    let frame = Frame {
        left: 0.0,
        top: 4.0,
        right: f64::from(WIDTH),
        bottom: f64::from(height) - 4.0,
    };
    let Some(mut plot) = canvas.plot(0.0..f64::from(WIDTH), 0.0..1.0, frame) else {
        return canvas.finish();
    };
    if let Some(target) = target {
        plot.line(
            Mark::SPARK_TARGET,
            vec![(NOW - 10.0, target), (NOW + 10.0, target)],
        );
    }
    if past.len() > 1 {
        plot.line(Mark::SPARK_PAST, past);
    }
    for piece in own {
        let piece: Vec<_> = piece
            .into_iter()
            .map(|(x, value)| (x, share(value)))
            .collect();
        match piece.as_slice() {
            [alone] => plot.dot(Mark::SPARK_FROM, *alone, 1.5),
            _ => plot.line(Mark::SPARK_LINE, piece),
        }
    }
    let from = previous.map(|value| (times.previous, value));
    let now = current.map(|value| (NOW, value));
    if let (Some(from), Some(now), true) = (from, now, spark.joined) {
        plot.line(Mark::SPARK_LINE, vec![from, now]);
    }
    if let Some(from) = from {
        plot.dot(Mark::SPARK_FROM, from, 2.75);
    }
    if let Some(now) = now {
        plot.dot(Mark::SPARK_NOW, now, 3.5);
    }
    canvas.finish()
}

/// The height of a bar's picture, and the room above and below the bar.
const BAR_ROW: u32 = 18;
const BAR_ROOM: f64 = 2.0;

/// Draws one bar to either side of zero, 160 × 18 pixels, for the cell of a table that has the
/// number in words. `ends` are the least and the greatest value of the table's bars, which so
/// share a scale; the bar begins at zero. Without a value, or outside the ends, zero alone.
pub fn bar(value: Option<f64>, ends: (f64, f64)) -> Picture {
    const ROOM: f64 = 160.0;
    let canvas = Canvas::new(ROOM as u32, BAR_ROW, &["fv-layer-spark"]);
    let low = drawable(ends.0).unwrap_or(0.0).min(0.0);
    let high = drawable(ends.1).unwrap_or(0.0).max(0.0);
    let span = if high > low { high - low } else { 1.0 };
    let place = |value: f64| 0.5 + (value - low) / span * (ROOM - 1.0);
    let zero = place(0.0);
    let inside = |value: &f64| (low..=high).contains(value) && *value != 0.0;
    if let Some(end) = value.and_then(drawable).filter(inside).map(place) {
        let frame = Frame {
            left: zero.min(end),
            top: BAR_ROOM,
            right: zero.max(end),
            bottom: f64::from(BAR_ROW) - BAR_ROOM,
        };
        canvas.rect(Mark::BAR_FOCUS, frame);
    }
    canvas.line(Mark::AXIS, &[(zero, 0.0), (zero, f64::from(BAR_ROW))]);
    canvas.finish()
}

/// Where times come to lie, in pixels.
struct Times {
    earliest: f64,
    now: f64,
    previous: f64,
}

impl Times {
    fn of(spark: &Spark) -> Times {
        let finite = |at: Option<f64>| at.filter(|at| at.is_finite());
        let fixed = Times {
            earliest: 0.0,
            now: 0.0,
            previous: PREVIOUS,
        };
        let Some(now) = finite(spark.current_at) else {
            return fixed;
        };
        let earlier = spark
            .context
            .iter()
            .chain(spark.own.iter().flatten())
            .map(|&(at, _)| at)
            .chain(finite(spark.previous_at));
        let earliest = earlier.filter(|at| at.is_finite()).fold(now, f64::min);
        let fixed_places = spark.context.is_empty() && spark.own.is_empty();
        if fixed_places || !drawable(now - earliest).is_some_and(|span| span > 1e-6) {
            return fixed;
        }
        let mut times = Times {
            earliest,
            now,
            previous: PREVIOUS,
        };
        // At least a dot's width before the current value.
        if let Some(x) = finite(spark.previous_at).and_then(|at| times.place(at)) {
            times.previous = x.min(NOW - 10.0);
        }
        times
    }

    /// `None` for a time that is no time, or after now.
    fn place(&self, at: f64) -> Option<f64> {
        let share = (at - self.earliest) / (self.now - self.earliest);
        (share.is_finite() && (0.0..=1.0).contains(&share)).then_some(LEFT + share * (NOW - LEFT))
    }
}
