//! Bands of one whole, a bar for each period: how a hundred per cent is shared out, and what became
//! of it.
//!
//! It refuses to add up: bands that do not make the whole are not drawn as one.

use crate::backend::{Canvas, Frame, drawable};
use crate::marks::Mark;
use crate::paper::Anchor;
use crate::scales::Scale;
use crate::spots::{Drawing, Reach, Spot};
use crate::ticks::{TickWords, Ticks};
use crate::words;

/// What the bars say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackedChart {
    /// What the axis counts, such as `Per cent`.
    pub unit_label: String,
    /// How the axis numbers are dressed.
    pub tick_words: TickWords,
    /// What the bands of a bar add up to.
    pub whole: f64,
    /// The names of the bands, first one at the left; two to four are told apart.
    pub names: Vec<String>,
    /// From top to bottom.
    pub bars: Vec<StackedBar>,
}

/// One period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackedBar {
    /// The period, such as `2018/19`.
    pub name: String,
    /// As many values as there are names, none below zero.
    pub values: Vec<f64>,
    /// The values as printed.
    pub words: Vec<String>,
}

/// Most bands that can be told apart, and most bars drawn.
const MOST_BANDS: usize = 4;
const MOST: usize = 60;
const TEXT: f64 = 14.0;
const PITCH: f64 = 38.0;
const BAR: f64 = 28.0;
const LINE: f64 = 22.0;
const SWATCH: f64 = 14.0;
const LOOKS: [Mark; MOST_BANDS] = [
    Mark::BAR_FOCUS,
    Mark::BAR,
    Mark::TARGET_BAND,
    Mark::BAR_OPEN,
];

/// Bottom layer first.
const LAYERS: [&str; 4] = [
    "fv-layer-grid",
    "fv-layer-bars",
    "fv-layer-axis",
    "fv-layer-labels",
];

/// Draws the bars `width` pixels wide (at least 240); the height follows from their number. `None`
/// without a bar, with a number of bands other than two to four, or where a bar's values are not the
/// whole within a hundredth of it.
pub fn draw(chart: &StackedChart, width: u32) -> Option<Drawing> {
    let width = f64::from(width.clamp(240, 4000));
    let bands = chart.names.len();
    let whole = drawable(chart.whole).filter(|whole| *whole > 0.0)?;
    let sound = |bar: &StackedBar| {
        let values = bar.values.iter().copied();
        let sum: f64 = values.clone().filter_map(drawable).sum();
        bar.values.len() == bands
            && bar.words.len() == bands
            && values.clone().all(|value| value >= 0.0)
            && (sum - whole).abs() <= 0.011 * whole
    };
    let bars = &chart.bars[..chart.bars.len().min(MOST)];
    if bars.is_empty() || !(2..=MOST_BANDS).contains(&bands) || !bars.iter().all(sound) {
        return None;
    }
    // The key, as many names on a line as fit.
    let mut key: Vec<(f64, f64)> = vec![];
    let (mut x, mut y) = (0.0, 0.0);
    for name in &chart.names {
        let wide = SWATCH + 8.0 + words::width(name, TEXT, false) + 22.0;
        if x > 0.0 && x + wide - 22.0 > width {
            (x, y) = (0.0, y + LINE);
        }
        key.push((x, y));
        x += wide;
    }
    let top = y + LINE + 12.0;
    let bottom = top + bars.len() as f64 * PITCH;
    let names = bars.iter().map(|bar| words::width(&bar.name, TEXT, false));
    let left = (names.fold(0.0, f64::max) + 12.0).min(width * 0.4).ceil();
    let ticks = Ticks::enclosing(0.0, whole, 3, 6, Some((0.0, whole)));
    let tick_words = ticks.words(&chart.tick_words);
    let last = tick_words
        .last()
        .map_or(0.0, |words| words::width(words, TEXT, false));
    let height = (bottom + 40.0).ceil();
    let canvas = Canvas::new(width as u32, height as u32, &LAYERS);
    let frame = Frame {
        left,
        top,
        right: width - (last / 2.0).ceil(),
        bottom,
    };
    let plot = canvas.plot(ticks.lo()..ticks.hi(), 0.0..1.0, frame)?;
    let scale = Scale { size: TEXT, width };
    scale.across(
        &canvas,
        &plot,
        &ticks,
        &tick_words,
        (top, bottom, bottom + 18.0),
    );
    canvas.layer("fv-layer-axis");
    let unit = words::shorten(&chart.unit_label, TEXT, false, width);
    canvas.text(Mark::TICK, (width, bottom + 36.0), Anchor::End, &unit);
    for (at, (name, (x, y))) in chart.names.iter().zip(key).enumerate() {
        canvas.layer("fv-layer-bars");
        let swatch = Frame {
            left: x,
            top: y + 1.0,
            right: x + SWATCH,
            bottom: y + 1.0 + SWATCH,
        };
        canvas.rect(LOOKS[at], swatch);
        canvas.layer("fv-layer-labels");
        let name = words::shorten(name, TEXT, false, width - SWATCH - 8.0);
        canvas.text(
            Mark::PLAIN,
            (x + SWATCH + 8.0, y + 13.0),
            Anchor::Start,
            &name,
        );
    }
    let mut spots = vec![];
    for (point, bar) in bars.iter().enumerate() {
        let top = top + 5.0 + point as f64 * PITCH;
        let middle = top + BAR / 2.0;
        canvas.layer("fv-layer-labels");
        let name = words::shorten(&bar.name, TEXT, false, left - 12.0);
        canvas.text(Mark::PLAIN, (0.0, middle + 5.0), Anchor::Start, &name);
        let mut from = 0.0;
        for (series, value) in bar.values.iter().enumerate() {
            let to = (from + value).min(ticks.hi());
            let (a, b) = (plot.place((from, 0.0)).0, plot.place((to, 0.0)).0);
            from = to;
            canvas.layer("fv-layer-bars");
            canvas.rect(
                LOOKS[series],
                Frame {
                    left: a,
                    top,
                    right: (b - 1.0).max(a),
                    bottom: top + BAR,
                },
            );
            let said = &bar.words[series];
            if words::width(said, TEXT, true) + 6.0 <= b - a {
                canvas.layer("fv-layer-labels");
                canvas.text(
                    Mark::HALO_STRONG,
                    ((a + b) / 2.0, middle + 5.0),
                    Anchor::Middle,
                    said,
                );
            }
            spots.push(Spot {
                series,
                point,
                x: (a + b) / 2.0,
                y: middle,
            });
        }
    }
    Some(Drawing {
        picture: canvas.finish(),
        spots,
        plot: frame,
        reach: Reach::Dot,
    })
}
