//! Two values a row, side by side on one scale: two dots, and between them the length that they are
//! apart. Rows stand in groups under headings.
//!
//! It refuses to subtract: the distance comes as words.

use crate::backend::{Canvas, Frame, drawable};
use crate::marks::Mark;
use crate::paper::Anchor;
use crate::scales::Scale;
use crate::spots::{Drawing, Reach, Spot};
use crate::ticks::{TickWords, Ticks};
use crate::words;

/// What the rows say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LadderChart {
    /// What the axis counts, such as `Per cent`.
    pub unit_label: String,
    /// How the axis numbers are dressed.
    pub tick_words: TickWords,
    /// The period, such as `2018/19`.
    pub period: String,
    /// Whose the two values are: the filled dot's and the open one's.
    pub names: [String; 2],
    /// From top to bottom.
    pub rows: Vec<LadderRow>,
    /// Natural limits, such as 0 to 100 for percentages: the axis keeps them if the data does.
    pub limits: Option<(f64, f64)>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LadderRow {
    /// The heading that begins with this row; empty: it stands under the last one.
    pub heading: String,
    /// Its name.
    pub name: String,
    /// The two values, in the unit of the axis.
    pub values: [f64; 2],
    /// The values as printed.
    pub words: [String; 2],
    /// How far apart they are, such as `14.9 points`.
    pub apart: String,
}

/// Most rows drawn; the rest is for the table.
const MOST: usize = 200;
const TEXT: f64 = 14.0;
const FOCUS: f64 = 16.0;
/// Height of a line of words.
const LINE: f64 = 18.0;
/// What a row takes above and below its words.
const ROW: f64 = 14.0;
/// From the foot of a name to the middle of the dots below it, and from there to the next row.
const DOTS: f64 = 17.0;
const NEXT: f64 = 20.0;
/// What a heading takes above its first row.
const HEAD: f64 = 30.0;
/// Radii.
const OWN: f64 = 7.0;
const OTHER: f64 = 6.0;
/// From the middle of a dot to its words.
const BESIDE: f64 = 12.0;
const TOP: f64 = 34.0;
/// The narrowest scale: the words at the dots leave it this room.
const LEAST: f64 = 40.0;

/// Bottom layer first.
const LAYERS: [&str; 5] = [
    "fv-layer-grid",
    "fv-layer-bars",
    "fv-layer-axis",
    "fv-layer-focus",
    "fv-layer-labels",
];

/// A row that can be drawn, in pixels.
struct Placed<'a> {
    index: usize,
    row: &'a LadderRow,
    values: [f64; 2],
    /// The words beside the two dots, and their widths.
    words: [String; 2],
    wide: [f64; 2],
    name: Vec<String>,
    /// Where its heading ends.
    top: f64,
    /// Where the first line of its name stands.
    first: f64,
    middle: f64,
}

impl Placed<'_> {
    /// Whose dot is the left one.
    fn left(&self) -> usize {
        usize::from(self.values[0] > self.values[1])
    }
}

/// Draws the rows `width` pixels wide (at least 240): names beside the dots from 640 pixels on, above
/// them below that. The height follows from their number. `None` when no row has two values that can be
/// drawn.
pub fn draw(chart: &LadderChart, width: u32) -> Option<Drawing> {
    let width = f64::from(width.clamp(240, 4000));
    let beside = width >= 640.0;
    let widest = |words: &dyn Fn(&LadderRow) -> &str, most: f64| {
        let widths = chart.rows.iter().take(MOST);
        let widths = widths.map(|row| words::width(words(row), TEXT, false));
        widths.fold(0.0, f64::max).min(most)
    };
    let (names, apart) = match beside {
        true => (
            widest(&|row| &row.name, width * 0.34).ceil() + 2.0,
            widest(&|row| &row.apart, width * 0.2).ceil(),
        ),
        false => (width, 0.0),
    };
    let (from, to) = match beside {
        true => (names + 16.0, width - apart - 16.0),
        false => (0.0, width),
    };
    let rows = placed(chart, beside, names, (to - from - LEAST) / 2.0 - BESIDE);
    let values = || rows.iter().flat_map(|row| row.values);
    values().next()?;
    let (lo, hi) = values().fold((0.0_f64, 0.0_f64), |(lo, hi), v| (lo.min(v), hi.max(v)));
    let ticks = Ticks::enclosing(lo, hi, 4, 6, chart.limits);
    let tick_words = ticks.words(&chart.tick_words);

    let bottom = rows.iter().map(|row| row.middle).fold(TOP, f64::max) + NEXT;
    let (left, wide) = sides(&rows, &ticks, (from, to));
    let frame = Frame {
        left,
        top: TOP,
        right: left + wide,
        bottom,
    };
    let height = (bottom + 40.0).ceil();
    let canvas = Canvas::new(width as u32, height as u32, &LAYERS);
    let plot = canvas.plot(ticks.lo()..ticks.hi(), 0.0..1.0, frame)?;
    let scale = Scale { size: TEXT, width };
    scale.across(
        &canvas,
        &plot,
        &ticks,
        &tick_words,
        (TOP, bottom, bottom + 18.0),
    );
    canvas.layer("fv-layer-axis");
    let unit = words::shorten(&chart.unit_label, TEXT, false, width);
    canvas.text(Mark::TICK, (width, bottom + 36.0), Anchor::End, &unit);
    key(&canvas, &chart.names, width);

    let mut spots = vec![];
    for placed in &rows {
        let y = placed.middle;
        canvas.layer("fv-layer-labels");
        if !placed.row.heading.is_empty() {
            let heading = words::shorten(&placed.row.heading, TEXT, true, width);
            let at = (0.0, placed.top - 8.0);
            canvas.text(Mark::HALO_STRONG, at, Anchor::Start, &heading);
        }
        for (i, name) in placed.name.iter().enumerate() {
            let at = (0.0, placed.first + i as f64 * LINE);
            canvas.text(Mark::HALO_PLAIN, at, Anchor::Start, name);
        }
        let xs = placed.values.map(|value| plot.place((value, 0.0)).0);
        canvas.layer("fv-layer-bars");
        let between = Frame {
            left: xs[0].min(xs[1]),
            top: y - 3.0,
            right: xs[0].max(xs[1]),
            bottom: y + 3.0,
        };
        canvas.rect(Mark::BAR, between);
        canvas.layer("fv-layer-focus");
        canvas.dot(Mark::DOT_MEAN_OPEN, (xs[1], y), OTHER);
        canvas.dot(Mark::DOT_FOCUS, (xs[0], y), OWN);
        canvas.layer("fv-layer-labels");
        for whose in [0, 1] {
            let mark = [Mark::HALO_FOCUS, Mark::HALO_PLAIN][whose];
            let (x, anchor) = match whose == placed.left() {
                true => (xs[whose] - BESIDE, Anchor::End),
                false => (xs[whose] + BESIDE, Anchor::Start),
            };
            canvas.text(mark, (x, y + 5.0), anchor, &placed.words[whose]);
            spots.push(Spot {
                series: whose,
                point: placed.index,
                x: xs[whose],
                y,
            });
        }
        if beside {
            let apart = words::shorten(&placed.row.apart, TEXT, false, apart);
            canvas.text(Mark::TICK, (width, y + 5.0), Anchor::End, &apart);
        }
    }
    Some(Drawing {
        picture: canvas.finish(),
        spots,
        plot: frame,
        reach: Reach::Dot,
    })
}

/// The rows that can be drawn, from top to bottom: with names `names` wide beside or above the dots, and
/// words of at most `room` at each dot.
fn placed(chart: &LadderChart, beside: bool, names: f64, room: f64) -> Vec<Placed<'_>> {
    let mut rows: Vec<Placed> = vec![];
    let mut top = TOP;
    for (index, row) in chart.rows.iter().enumerate().take(MOST) {
        let [Some(own), Some(other)] = row.values.map(drawable) else {
            continue;
        };
        if !row.heading.is_empty() {
            top += HEAD;
        }
        let name = words::wrap(&row.name, TEXT, false, names, 2);
        let lines = name.len() as f64 * LINE;
        let (first, middle, next) = match beside {
            true => {
                let high = lines.max(LINE) + ROW;
                let middle = top + high / 2.0;
                (middle - lines / 2.0 + 14.0, middle, top + high)
            }
            false => {
                let middle = top + lines + DOTS;
                (top + 14.0, middle, middle + NEXT)
            }
        };
        let whose = |at: usize| (if at == 0 { FOCUS } else { TEXT }, at == 0);
        let words = [0, 1].map(|at| {
            let (size, bold) = whose(at);
            words::shorten(&row.words[at], size, bold, room)
        });
        let wide = [0, 1].map(|at| {
            let (size, bold) = whose(at);
            words::width(&words[at], size, bold)
        });
        rows.push(Placed {
            index,
            row,
            values: [own, other],
            words,
            wide,
            name,
            top,
            first,
            middle,
        });
        top = next;
    }
    rows
}

/// The left side of the scale between two ends, and its width: the widest at which all words outside the
/// dots have room, to a pixel.
fn sides(rows: &[Placed], ticks: &Ticks, (from, to): (f64, f64)) -> (f64, f64) {
    let part = |value: f64| (value - ticks.lo()) / (ticks.hi() - ticks.lo());
    let reach = |wide: f64| {
        let (mut least, mut most) = (from + OWN, to - OWN - wide);
        for row in rows {
            let (low, high) = (row.left(), 1 - row.left());
            least = least.max(from + row.wide[low] + BESIDE - part(row.values[low]) * wide);
            most = most.min(to - row.wide[high] - BESIDE - part(row.values[high]) * wide);
        }
        (least, most)
    };
    // What is too wide stays so when it grows: see `LEAST`.
    let (mut fits, mut over) = (LEAST, to - from);
    while over - fits > 1.0 {
        let wide = (fits + over) / 2.0;
        let (least, most) = reach(wide);
        match least <= most {
            true => fits = wide,
            false => over = wide,
        }
    }
    (reach(fits).0, fits)
}

/// Which dot is whose.
fn key(canvas: &Canvas, names: &[String; 2], width: f64) {
    let room = width / 2.0 - 34.0;
    let own = words::shorten(&names[0], TEXT, true, room);
    let other = words::shorten(&names[1], TEXT, false, room);
    let next = 16.0 + words::width(&own, TEXT, true) + 34.0;
    canvas.layer("fv-layer-focus");
    canvas.dot(Mark::DOT_FOCUS, (OWN, 11.0), OWN);
    canvas.dot(Mark::DOT_MEAN_OPEN, (next, 11.0), OTHER);
    canvas.layer("fv-layer-labels");
    canvas.text(Mark::STRONG, (20.0, 16.0), Anchor::Start, &own);
    canvas.text(Mark::PLAIN, (next + 12.0, 16.0), Anchor::Start, &other);
}
