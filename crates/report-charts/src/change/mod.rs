//! Bars from a zero line, to either side: how much each measure moved, or by how much each line
//! of a budget was missed.
//!
//! Order, words and what counts as good are the caller's. A bar much longer than all others is cut
//! with a notch, and a note says so. It refuses to draw a bar for what has no value: the row says
//! why instead.

mod row;

use crate::backend::{Canvas, drawable};
use crate::marks::Mark;
use crate::order::{between, ordered};
use crate::paper::Anchor;
use crate::scales::Scale;
use crate::spots::{Drawing, Frame, Reach, Spot};
use crate::ticks::{TickWords, Ticks};
use crate::trend::Form;
use crate::words;
use row::Row;

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

/// Most rows drawn; the rest is for the table.
const MOST: usize = 400;
/// Between a bar and its words.
const BESIDE: f64 = 6.0;
/// A bar this many times as long as the next is cut.
const FAR: f64 = 5.0;
const TOP: f64 = 30.0;

/// Bottom layer first.
const LAYERS: [&str; 5] = [
    "fv-layer-grid",
    "fv-layer-bars",
    "fv-layer-axis",
    "fv-layer-labels",
    "fv-layer-notes",
];

/// Sizes in pixels.
#[derive(Clone, Copy)]
struct Sheet {
    width: f64,
    /// The label stands above its bar.
    narrow: bool,
    text: f64,
    small: f64,
    bar: f64,
    pitch: f64,
    /// Between the baselines of a label of two lines.
    line: f64,
    /// Where the column of figures ends and the bars may begin.
    column: f64,
}

/// Draws the bars `width` pixels wide (at least 240); the height follows from their number. Below
/// 640 pixels labels stand above their bars. `None` when no row has a value that can be drawn.
pub fn draw(chart: &ChangeChart, width: u32) -> Option<Drawing> {
    let width = f64::from(width.clamp(240, 4000));
    let narrow = width < 640.0;
    draw_sheet(
        chart,
        Sheet {
            width,
            narrow,
            text: 14.0,
            small: 13.0,
            bar: if narrow { 16.0 } else { 18.0 },
            pitch: if narrow { 48.0 } else { 32.0 },
            line: 16.0,
            column: if narrow { 0.0 } else { (width * 0.48).round() },
        },
    )
}

/// As [`draw`], for paper: rows of 20 pixels and the smaller words of [`crate::style::PRINT`].
pub fn draw_print(chart: &ChangeChart, width: u32) -> Option<Drawing> {
    let width = f64::from(width.clamp(240, 4000));
    draw_sheet(
        chart,
        Sheet {
            width,
            narrow: false,
            text: 12.0,
            small: 12.0,
            bar: 11.0,
            pitch: 20.0,
            line: 13.0,
            column: (width * 0.5).round(),
        },
    )
}

fn draw_sheet(chart: &ChangeChart, sheet: Sheet) -> Option<Drawing> {
    let said = || chart.rows.iter().take(MOST);
    let limit = limit(
        said()
            .filter_map(|row| Some(drawable(row.value?)?.abs()))
            .collect(),
    )?;
    let cut = |value: f64| value.abs() > limit;
    let within = |value: f64| between(value, -limit, limit);
    let values = said().filter_map(|row| Some(within(drawable(row.value?)?)));
    let (lo, hi) = values.fold((0.0_f64, 0.0_f64), |(lo, hi), v| (lo.min(v), hi.max(v)));
    let ticks = Ticks::enclosing(lo, hi, 4, 6, None);
    let tick_words = ticks.signed_words(&chart.tick_words);

    let mut rows: Vec<Row> = said().map(|row| Row::of(row, sheet)).collect();
    let (left, right) = sides(&rows, &ticks, &tick_words, sheet, within);
    let place =
        |value: f64| left + (value - ticks.lo()) / (ticks.hi() - ticks.lo()) * (right - left);
    let zero = place(0.0);
    // On a phone the figures stand across zero from their bars, or all beside their labels.
    let across = !sheet.narrow || rows.iter().all(|row| row.figures_fit(zero, sheet));
    let mut y = TOP
        + if sheet.narrow {
            6.0
        } else {
            6.0_f64.min(sheet.pitch - sheet.bar - 1.0)
        };
    for row in &mut rows {
        y = row.lay(y, across, sheet);
    }
    let any_cut = rows.iter().any(|row| row.value.is_some_and(cut));
    let bottom = y + 2.0;
    let height = (bottom + if any_cut { 24.0 } else { 4.0 }).ceil();

    let canvas = Canvas::new(sheet.width as u32, height as u32, &LAYERS);
    let frame = Frame {
        left,
        top: TOP,
        right,
        bottom,
    };
    let plot = canvas.plot(ticks.lo()..ticks.hi(), 0.0..1.0, frame)?;
    let scale = Scale {
        size: sheet.text,
        width: sheet.width,
    };
    scale.across(&canvas, &plot, &ticks, &tick_words, (TOP, bottom, 22.0));
    if !sheet.narrow {
        canvas.layer("fv-layer-axis");
        let head = words::shorten(&chart.head, sheet.text, false, sheet.column);
        canvas.text(Mark::TICK, (sheet.column, 22.0), Anchor::End, &head);
    }
    let mut spots = vec![];
    for (point, row) in rows.iter().enumerate() {
        let end = plot.place((row.value.map_or(0.0, within), 0.0)).0;
        row.paint(&canvas, (zero, end), across, sheet);
        let Some(value) = row.value else { continue };
        if cut(value) {
            let (x, lean) = if value > 0.0 {
                (end - 14.0, 3.0)
            } else {
                (end + 14.0, -3.0)
            };
            canvas.layer("fv-layer-bars");
            let notch = [
                (x - lean, row.top + sheet.bar + 1.0),
                (x + lean, row.top - 1.0),
            ];
            canvas.line(Mark::NOTCH, &notch);
        }
        spots.push(Spot {
            series: 0,
            point,
            x: end,
            y: row.top + sheet.bar / 2.0,
        });
    }
    if any_cut {
        canvas.layer("fv-layer-notes");
        let note = "A bar with a notch is longer than the axis shows.";
        let note = words::shorten(note, sheet.small, false, sheet.width);
        canvas.text(Mark::SMALL, (0.0, height - 5.0), Anchor::Start, &note);
    }
    Some(Drawing {
        picture: canvas.finish(),
        spots,
        plot: frame,
        reach: Reach::Row,
    })
}

/// How long a bar may be: as the longest, or somewhat longer than the rest where a few are far
/// longer than all others. `None` without values.
fn limit(lengths: Vec<f64>) -> Option<f64> {
    let lengths = ordered(lengths, |length| (-length, 0.0));
    let few = lengths.len().div_ceil(4);
    let cut = lengths
        .windows(2)
        .take(few)
        .find(|pair| pair[1] > 0.0 && pair[0] > FAR * pair[1])
        .map(|pair| pair[1] * 1.5);
    // Of two bars neither is the usual one.
    let cut = cut.filter(|_| lengths.len() > 2);
    cut.or(lengths.first().copied())
}

/// The sides of the plot, so that the words beside the bars find room.
fn sides(
    rows: &[Row],
    ticks: &Ticks,
    tick_words: &[String],
    sheet: Sheet,
    within: impl Fn(f64) -> f64,
) -> (f64, f64) {
    let half = |words: Option<&String>| {
        words.map_or(0.0, |words| words::width(words, sheet.text, false) / 2.0)
    };
    let start = sheet.column + if sheet.narrow { 0.0 } else { 14.0 };
    let mut left = start + half(tick_words.first());
    let mut right = sheet.width - half(tick_words.last()) - 1.0;
    let least = (sheet.width - start) * 0.3;
    // Moving a side in moves every bar; a few rounds come close enough, and words are kept inside
    // in any case.
    for _ in 0..8 {
        let scale = (right - left) / (ticks.hi() - ticks.lo());
        let (mut under, mut over) = (0.0_f64, 0.0_f64);
        for row in rows {
            let value = row.value.map_or(0.0, &within);
            let x = left + (value - ticks.lo()) * scale;
            if value < 0.0 {
                under = under.max(start - (x - BESIDE - row.words_width));
            } else {
                over = over.max(x + BESIDE + row.words_width - sheet.width);
            }
        }
        left += under.min((right - left - least).max(0.0) / 2.0);
        right -= over.min((right - left - least).max(0.0));
    }
    (left.round(), right.round())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_far_longer_than_the_rest_is_cut() {
        assert_eq!(limit(vec![]), None);
        assert_eq!(limit(vec![0.0, 0.0]), Some(0.0));
        assert_eq!(limit(vec![3.0, 1.0, 2.0]), Some(3.0));
        assert_eq!(limit(vec![3.0, 900.0]), Some(900.0));
        assert_eq!(limit(vec![3.0, 900.0, 4.0]), Some(6.0));
        assert_eq!(limit(vec![3.0, 900.0, 0.0, 0.0]), Some(4.5));
        assert_eq!(limit(vec![900.0, 0.0, 0.0]), Some(900.0));
        let two = vec![700.0, 900.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        assert_eq!(limit(two), Some(9.0));
    }
}
