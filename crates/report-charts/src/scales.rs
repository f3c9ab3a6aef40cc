//! The axes that charts share: values across, values upwards, and time.

use std::ops::Range;

use crate::backend::{Canvas, Frame, Plot};
use crate::layout::Layout;
use crate::marks::Mark;
use crate::paper::Anchor;
use crate::spread::ends_of;
use crate::ticks::Ticks;
use crate::words;

/// Between the words of two ticks, in pixels.
const GAP: f64 = 12.0;

/// Above this many points in time, ticks thin out and only the ends have dots.
pub(crate) const MANY: usize = 40;

/// Half the length of the end of a whisker, in pixels.
pub(crate) const CAP: f64 = 3.5;

/// A line between two confidence limits, with an end `cap` to either side of each.
pub(crate) fn whisker(low: PlotPoint, high: PlotPoint, cap: PlotPoint) -> [PlotPoint; 6] {
    let aside = |at: PlotPoint, side: f64| (at.0 + side * cap.0, at.1 + side * cap.1);
    [
        aside(low, -1.0),
        aside(low, 1.0),
        low,
        high,
        aside(high, -1.0),
        aside(high, 1.0),
    ]
}

/// Pixels from the left and from the top.
type PlotPoint = (f64, f64);

/// A point in time.
pub(crate) struct Time<'a> {
    pub at: f64,
    /// Pixels from the left.
    pub x: f64,
    /// The period as printed.
    pub words: &'a str,
}

/// Sizes in pixels that an axis keeps to.
#[derive(Clone, Copy)]
pub(crate) struct Scale {
    /// Of its words.
    pub size: f64,
    /// The width of the picture.
    pub width: f64,
}

impl Scale {
    /// Upright grid lines from `top` to `bottom` and the words of each tick at `baseline`.
    pub fn across(
        self,
        canvas: &Canvas,
        plot: &Plot,
        ticks: &Ticks,
        tick_words: &[String],
        (top, bottom, baseline): (f64, f64, f64),
    ) {
        let places: Vec<(f64, f64, f64)> = (ticks.values().zip(tick_words))
            .map(|(value, words)| {
                let half = words::width(words, self.size, false) / 2.0;
                (value, plot.place((value, 0.0)).0, half)
            })
            .collect();
        // Every tick has words, or every second and so on, nought among them.
        let nought = places.iter().position(|place| place.0 == 0.0).unwrap_or(0);
        let told = |n: usize, stride: usize| n % stride == nought % stride;
        let stride = (1..places.len()).find(|stride| {
            places.windows(stride + 1).enumerate().all(|(n, some)| {
                let (a, b) = (some[0], some[*stride]);
                !told(n, *stride) || a.1 + a.2 + 4.0 <= b.1 - b.2
            })
        });
        let stride = stride.unwrap_or(places.len().max(1));
        for (n, ((value, x, half), words)) in places.iter().zip(tick_words).enumerate() {
            let (mark, layer) = if *value == 0.0 {
                (Mark::AXIS, "fv-layer-axis")
            } else {
                (Mark::GRID, "fv-layer-grid")
            };
            canvas.layer(layer);
            let crisp = x.round() + 0.5;
            canvas.line(mark, &[(crisp, top), (crisp, bottom)]);
            if told(n, stride) && x - half >= -0.5 && x + half <= self.width + 0.5 {
                canvas.layer("fv-layer-axis");
                canvas.text(Mark::TICK, (*x, baseline), Anchor::Middle, words);
            }
        }
    }

    /// Level grid lines across `frame`; the axis proper is at nought where there is one, else at
    /// the foot. With `tick_words`, each tick's words stand before the frame.
    pub fn upright(
        self,
        canvas: &Canvas,
        plot: &Plot,
        start: f64,
        frame: Frame,
        ticks: &Ticks,
        tick_words: &[String],
    ) {
        let values: Vec<f64> = ticks.values().collect();
        let base = values.iter().position(|value| *value == 0.0).unwrap_or(0);
        for (n, value) in values.iter().enumerate() {
            let y = plot.place((start, *value)).1;
            let (layer, mark) = if n == base {
                ("fv-layer-axis", Mark::AXIS)
            } else {
                ("fv-layer-grid", Mark::GRID)
            };
            canvas.layer(layer);
            let crisp = y.round() + 0.5;
            canvas.line(mark, &[(frame.left, crisp), (frame.right, crisp)]);
            if let Some(words) = tick_words.get(n) {
                canvas.layer("fv-layer-axis");
                canvas.text(Mark::TICK, (frame.left - 10.0, y + 5.0), Anchor::End, words);
            }
        }
    }

    /// A tick for each time at `bottom`, and the words of as many as there is room for between
    /// the edges `within`.
    pub fn time(
        self,
        canvas: &Canvas,
        times: &[Time],
        bottom: f64,
        within: (f64, f64),
        layout: Layout,
    ) {
        canvas.layer("fv-layer-axis");
        let most = (within.1 - within.0) * 0.4;
        let words: Vec<String> = (times.iter())
            .map(|time| words::shorten(time.words, self.size, false, most))
            .collect();
        let spans: Vec<(f64, f64)> = (times.iter().zip(&words))
            .map(|(time, words)| {
                let half = words::width(words, self.size, false) / 2.0;
                let middle = time.x.max(within.0 + half).min(within.1 - half);
                (middle - half, middle + half)
            })
            .collect();
        let labelled = labelled(times, &spans, layout);
        let mut next = labelled.iter().peekable();
        for (n, Time { x, .. }) in times.iter().enumerate() {
            let told = next.next_if_eq(&&n).is_some();
            if !told && times.len() > MANY {
                continue;
            }
            let crisp = x.round() + 0.5;
            let length = if told { 6.0 } else { 4.0 };
            canvas.line(Mark::AXIS, &[(crisp, bottom), (crisp, bottom + length)]);
            if told {
                let middle = (spans[n].0 + spans[n].1) / 2.0;
                canvas.text(
                    Mark::TICK,
                    (middle, bottom + 22.0),
                    Anchor::Middle,
                    &words[n],
                );
            }
        }
    }
}

/// Which points in time get words, which would span these pixels: the first, the last, and evenly
/// between as room allows; with several points a year, the same time of each year.
fn labelled(times: &[Time], spans: &[(f64, f64)], layout: Layout) -> Vec<usize> {
    let Some(last) = times.len().checked_sub(1) else {
        return vec![];
    };
    if last == 0 || spans[0].1 + 4.0 > spans[last].0 {
        return vec![last];
    }
    let widest = spans
        .iter()
        .map(|(left, right)| right - left)
        .fold(0.0, f64::max);
    let apart = if times.len() > MANY {
        (widest + GAP).max(80.0)
    } else {
        widest + GAP
    };
    let across = times[last].x - times[0].x;
    let mut most = ((across / apart) as usize).max(1);
    if layout == Layout::Narrow {
        most = most.min(3);
    }
    let least = last.div_ceil(most).max(1);
    let a_year = (last as f64 / (times[last].at - times[0].at).max(1e-3)).round() as usize;
    let stride = if a_year > 1 && least > 1 {
        least.div_ceil(a_year) * a_year
    } else {
        (least..=least + least / 2)
            .find(|stride| last.is_multiple_of(*stride))
            .unwrap_or(least)
    };
    let mut told = vec![0];
    let mut before = 0;
    for n in (stride..last).step_by(stride) {
        let (left, right) = spans[n];
        if left >= spans[before].1 + GAP && right + GAP <= spans[last].0 {
            told.push(n);
            before = n;
        }
    }
    told.push(last);
    told
}

/// From the first time to the last. One point in time: its dot lies at the end, beside its name.
pub(crate) fn span(times: impl Iterator<Item = f64>) -> Range<f64> {
    let (lo, hi) = ends_of(times);
    if hi - lo < 1e-4 { hi - 1.0..hi } else { lo..hi }
}

/// Ticks for lines between these values.
pub(crate) fn trend_ticks(
    (mut lo, mut hi): (f64, f64),
    from_zero: bool,
    bounds: Option<(f64, f64)>,
    (fewest, most): (usize, usize),
) -> Ticks {
    // Beginning at zero costs little room: then do.
    let share = if from_zero { 1.0 } else { 0.3 };
    if lo > 0.0 && lo <= hi * share {
        lo = 0.0;
    } else if hi < 0.0 && hi >= lo * share {
        hi = 0.0;
    }
    // Lines and names keep off the axis of time, unless nought or a natural limit lies there.
    let least = bounds.map_or(f64::MIN, |(least, _)| least);
    let roomy = lo - (hi - lo) * 0.04;
    let roomy = if lo >= least { roomy.max(least) } else { roomy };
    lo = if lo >= 0.0 { roomy.max(0.0) } else { roomy };
    Ticks::enclosing(lo, hi, fewest, most, bounds)
}
