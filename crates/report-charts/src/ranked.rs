//! Ranked bars: each authority's value for one period, beside the neighbours' mean.
//!
//! Bars start at zero, with no option. The order is the caller's; an authority without a value is
//! listed with its reason and no bar. It refuses to rank: the rank is a word that comes with it.

use crate::backend::{Canvas, Frame, Plot, drawable};
use crate::marks::Mark;
use crate::paper::{Anchor, Picture};
use crate::scales::{CAP, Scale, whisker};
use crate::spots::{Drawing, Reach, Spot};
use crate::ticks::{TickWords, Ticks};
use crate::trend::Layout;
use crate::words;

/// What the bars say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankedChart {
    /// What the axis counts, such as `Children per 10,000 aged under 18`.
    pub unit_label: String,
    /// How the axis numbers are dressed.
    pub tick_words: TickWords,
    /// From top to bottom; the outlined ones are drawn below the others whatever their place.
    pub bars: Vec<Bar>,
    /// The neighbours' mean and its label, such as `Mean of 10 neighbours 106.4`.
    pub mean: Option<(f64, String)>,
    /// The label for a phone, such as `Neighbour mean 106.4`; empty: the same.
    pub mean_short: String,
}

/// One authority, region or nation.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its rank as printed, such as `2` or `=3`.
    pub rank: Option<String>,
    /// Its name.
    pub name: String,
    /// Its value, in the unit of the axis.
    pub value: Option<f64>,
    /// The value as printed.
    pub words: String,
    /// How it stands out.
    pub kind: BarKind,
    /// Why there is no value, such as `not available`; shown where the bar would be.
    pub missing: Option<String>,
}

/// How a bar stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    /// The authority the report is about.
    Focus,
    /// A statistical neighbour.
    Neighbour,
    /// A part of what the report is about.
    Part,
    /// A region or nation: outlined, below a hairline.
    Outlined,
}

/// The confidence limits of one bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarLimits {
    /// Which of the chart's bars.
    pub bar: usize,
    /// The lower limit, in the unit of the axis.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

const TOP: f64 = 30.0;
/// Between columns.
const GAP: f64 = 12.0;
/// Most bars drawn; the rest is for the table.
const MOST: usize = 400;

/// How high rows are and how large their words, in pixels.
#[derive(Clone, Copy)]
struct Rows {
    /// From the top of the plot to the first bar.
    lead: f64,
    pitch: f64,
    bar: f64,
    /// From the top of a bar to the baseline of its words.
    baseline: f64,
    /// What the plot ends short of the next row.
    trim: f64,
    /// From the top of a row to its bar, where the name stands over it.
    over: f64,
    size: f64,
    focus: f64,
}

const SCREEN: Rows = Rows {
    lead: 8.0,
    pitch: 26.0,
    bar: 18.0,
    baseline: 14.0,
    trim: 2.0,
    over: 0.0,
    size: 14.0,
    focus: 16.0,
};
const PAPER: Rows = Rows {
    lead: 7.0,
    pitch: 16.0,
    bar: 11.0,
    baseline: 10.0,
    trim: 1.0,
    over: 0.0,
    size: 12.0,
    focus: 13.0,
};

/// Bottom layer first.
const LAYERS: [&str; 6] = [
    "fv-layer-grid",
    "fv-layer-bars",
    "fv-layer-axis",
    "fv-layer-mean",
    "fv-layer-labels",
    "fv-layer-notes",
];

/// Where the columns lie, in pixels.
struct Columns {
    rows: Rows,
    name: f64,
    name_room: f64,
    value: f64,
    value_room: f64,
    bar: f64,
    right: f64,
    /// Where the picture ends.
    edge: f64,
}

/// A bar, which of the chart's bars it is, and its confidence limits.
type Limited<'a> = (usize, &'a Bar, Option<(f64, f64)>);

/// Draws the bars `width` pixels wide (at least 240); the height follows from their number.
/// `None` when no bar has a value that can be drawn.
pub fn draw(chart: &RankedChart, width: u32) -> Option<Picture> {
    draw_with_limits(chart, &[], width, Layout::Wide).map(|drawing| drawing.picture)
}

/// As [`draw`], for paper: rows of 16 pixels and the smaller words of [`crate::style::PRINT`].
pub fn draw_print(chart: &RankedChart, width: u32) -> Option<Picture> {
    draw_with_limits(chart, &[], width, Layout::Print).map(|drawing| drawing.picture)
}

/// As [`draw`], or on paper as [`draw_print`], with where the bars came to lie, and with
/// confidence limits as thin whiskers. Limits of bars without a value, and limits that are no
/// numbers or the wrong way round, are left out.
pub fn draw_with_limits(
    chart: &RankedChart,
    limits: &[BarLimits],
    width: u32,
    layout: Layout,
) -> Option<Drawing> {
    let rows = match layout {
        Layout::Print => PAPER,
        Layout::Wide | Layout::Narrow => SCREEN,
    };
    let width = width.clamp(240, 4000);
    let narrow = width < 640;
    let value_of = |bar: &Bar| bar.value.and_then(drawable);
    let mean = chart
        .mean
        .as_ref()
        .and_then(|(mean, label)| Some((drawable(*mean)?, label)));
    let mut by_bar = vec![None; chart.bars.len().min(MOST)];
    for said in limits {
        let ends = drawable(said.low).zip(drawable(said.high));
        if let Some(place) = by_bar.get_mut(said.bar) {
            *place = ends.filter(|(low, high)| low <= high);
        }
    }
    let (outlined, ranked): (Vec<Limited>, Vec<Limited>) = chart
        .bars
        .iter()
        .zip(by_bar)
        .enumerate()
        .map(|(n, (bar, limits))| (n, bar, limits))
        .partition(|(_, bar, _)| bar.kind == BarKind::Outlined);
    let valued = || {
        let all = ranked.iter().chain(&outlined);
        all.filter_map(|(_, bar, limits)| Some((value_of(bar)?, limits)))
    };
    valued().next()?;

    let ends = valued().filter_map(|(_, limits)| *limits);
    let across = valued()
        .map(|(value, _)| value)
        .chain(ends.flat_map(|(low, high)| [low, high]))
        .chain(mean.map(|(mean, _)| mean));
    let (lo, hi) = across.fold((0.0_f64, 0.0_f64), |(lo, hi), v| (lo.min(v), hi.max(v)));
    let ticks = Ticks::enclosing(lo, hi, 4, 5, None);
    let columns = columns(chart, f64::from(width), rows, &ticks);
    let rows = columns.rows;

    let foot = |count: usize| count as f64 * rows.pitch;
    let first = TOP + rows.lead;
    let rule = first + foot(ranked.len());
    let split = !ranked.is_empty() && !outlined.is_empty();
    let outlined_top = if split { rule + 10.0 } else { rule };
    let last = outlined_top + foot(outlined.len());
    let bottom = if outlined.is_empty() {
        rule
    } else {
        last - rows.trim
    };
    let height = (bottom + 40.0).ceil() as u32;

    let canvas = Canvas::new(width, height, &LAYERS);
    let frame = Frame {
        left: columns.bar,
        top: TOP,
        right: columns.right,
        bottom,
    };
    let plot = canvas.plot(ticks.lo()..ticks.hi(), 0.0..1.0, frame)?;
    axis(&canvas, &plot, chart, &ticks, bottom, &columns);
    let tops = (0..ranked.len()).map(|n| first + foot(n));
    let tops = tops.chain((0..outlined.len()).map(|n| outlined_top + foot(n)));
    let mut spots = vec![];
    for (bar, top) in ranked.iter().chain(&outlined).zip(tops) {
        let value = value_of(bar.1);
        row(&canvas, &plot, bar, top, &columns, value);
        spots.extend(value.map(|value| Spot {
            series: 0,
            point: bar.0,
            x: plot.place((value, 0.0)).0,
            y: top + rows.over + rows.bar / 2.0,
        }));
    }
    if split {
        canvas.layer("fv-layer-grid");
        let y = rule.round() + 0.5;
        canvas.line(Mark::GRID, &[(0.0, y), (f64::from(width), y)]);
    }
    if let Some((mean, label)) = mean {
        let short = narrow && !chart.mean_short.is_empty();
        let label = if short { &chart.mean_short } else { label };
        let until = if ranked.is_empty() {
            bottom
        } else {
            rule - 4.0
        };
        mean_line(&canvas, plot.place((mean, 0.0)).0, label, until, &columns);
    }
    Some(Drawing {
        picture: canvas.finish(),
        spots,
        plot: frame,
        reach: Reach::Row,
    })
}

fn columns(chart: &RankedChart, width: f64, rows: Rows, ticks: &Ticks) -> Columns {
    let narrow = width < 640.0;
    let bars = || chart.bars.iter().take(MOST);
    let name = if bars().any(|bar| bar.rank.is_some()) {
        32.0
    } else {
        0.0
    };
    let widest = |words: fn(&Bar) -> &str| {
        bars()
            .map(|bar| match bar.kind {
                BarKind::Focus => words::width(words(bar), rows.focus, true),
                _ => words::width(words(bar), rows.size, false),
            })
            .fold(0.0, f64::max)
    };
    let names = widest(|bar| &bar.name);
    let values = widest(|bar| if bar.value.is_some() { &bar.words } else { "" });
    let last_tick = ticks.words(&chart.tick_words).pop().unwrap_or_default();
    let margin =
        (words::width(&last_tick, rows.size, false) / 2.0).max(if narrow { 12.0 } else { 24.0 });
    let right = |bar: f64| (width - margin.ceil()).max(bar + 20.0);
    // Parts have long names, and there are few: what leaves bars no room stands over them.
    let parts = bars().any(|bar| bar.kind == BarKind::Part);
    if parts && names + values > width * 0.5 {
        let over = rows.baseline + 8.0;
        let value_room = values.min(width * 0.5);
        let bar = (value_room + GAP).round();
        return Columns {
            rows: Rows {
                pitch: rows.pitch + over,
                over,
                ..rows
            },
            name,
            name_room: width - name,
            value: bar - GAP,
            value_room,
            bar,
            right: right(bar),
            edge: width,
        };
    }
    // Values are short; what is not leaves room for the name and half the picture for the bars.
    let values = values.min(width * 0.2);
    let (least, share) = if narrow {
        (width * 0.58, 0.66)
    } else {
        (236.0, 0.46)
    };
    let gap = if narrow { 7.0 } else { GAP };
    let needed = name + names + gap + values + GAP;
    let bar = needed
        .max(least)
        .min((width * share).max(least))
        .min(width * 0.7)
        .round();
    let value = bar - GAP;
    Columns {
        rows,
        name,
        name_room: value - values - 6.0 - name,
        value,
        value_room: values,
        bar,
        right: right(bar),
        edge: width,
    }
}

fn axis(
    canvas: &Canvas,
    plot: &Plot,
    chart: &RankedChart,
    ticks: &Ticks,
    bottom: f64,
    columns: &Columns,
) {
    let (size, width) = (columns.rows.size, columns.edge);
    let tick_words = ticks.words(&chart.tick_words);
    let places = (TOP, bottom, bottom + 18.0);
    Scale { size, width }.across(canvas, plot, ticks, &tick_words, places);
    canvas.layer("fv-layer-axis");
    let unit = words::shorten(&chart.unit_label, size, false, width);
    canvas.text(Mark::TICK, (width, bottom + 36.0), Anchor::End, &unit);
}

fn row(
    canvas: &Canvas,
    plot: &Plot,
    &(_, bar, limits): &Limited,
    top: f64,
    columns: &Columns,
    value: Option<f64>,
) {
    let rows = columns.rows;
    let baseline = top + rows.baseline;
    canvas.layer("fv-layer-labels");
    let (mark, size, bold) = match bar.kind {
        BarKind::Focus => (Mark::FOCUS_LABEL, rows.focus, true),
        BarKind::Neighbour | BarKind::Part | BarKind::Outlined => (Mark::PLAIN, rows.size, false),
    };
    if let Some(rank) = &bar.rank {
        canvas.text(
            Mark::TICK,
            (20.0, baseline),
            Anchor::End,
            &words::shorten(rank, rows.size, false, 20.0),
        );
    }
    let name = words::shorten(&bar.name, size, bold, columns.name_room);
    // Over the bars a name crosses the axis.
    let name_mark = match bar.kind {
        BarKind::Part | BarKind::Outlined if rows.over > 0.0 => Mark::HALO_PLAIN,
        _ => mark,
    };
    canvas.text(name_mark, (columns.name, baseline), Anchor::Start, &name);
    let (top, baseline) = (top + rows.over, baseline + rows.over);
    let Some(value) = value else {
        let why = bar.missing.as_deref().unwrap_or(&bar.words);
        let room = columns.edge - columns.bar - 8.0;
        let why = words::shorten(why, rows.size, false, room);
        canvas.layer("fv-layer-notes");
        canvas.text(
            Mark::HALO_TICK,
            (columns.bar + 8.0, baseline),
            Anchor::Start,
            &why,
        );
        return;
    };
    let words = words::shorten(&bar.words, size, bold, columns.value_room);
    canvas.text(mark, (columns.value, baseline), Anchor::End, &words);
    canvas.layer("fv-layer-bars");
    let (from, to) = (plot.place((0.0, 0.0)).0, plot.place((value, 0.0)).0);
    let (left, right) = (from.min(to), from.max(to));
    let (mark, inset) = match bar.kind {
        BarKind::Focus | BarKind::Part => (Mark::BAR_FOCUS, 0.0),
        BarKind::Neighbour => (Mark::BAR, 0.0),
        // The outline is painted inside the bar's extent.
        BarKind::Outlined => (Mark::BAR_OPEN, 0.75),
    };
    let frame = Frame {
        left: left + inset,
        top: top + inset,
        right: (right - inset).max(left + inset),
        bottom: top + rows.bar - inset,
    };
    canvas.rect(mark, frame);
    if let Some((low, high)) = limits {
        let y = top + rows.bar / 2.0;
        let [low, high] = [low, high].map(|limit| (plot.place((limit, 0.0)).0, y));
        let path = whisker(low, high, (0.0, CAP));
        // Light underneath, so that it can be seen on the bar and beyond it.
        canvas.line(Mark::LIMITS_UNDER, &path);
        canvas.line(Mark::LIMITS, &path);
    }
}

fn mean_line(canvas: &Canvas, x: f64, label: &str, until: f64, columns: &Columns) {
    let (size, width) = (columns.rows.size, columns.edge);
    canvas.layer("fv-layer-mean");
    canvas.line(Mark::MEAN_ACROSS, &[(x, 28.0), (x, until)]);
    let label = words::shorten(label, size, true, width);
    let half = words::width(&label, size, true) / 2.0;
    let (x, anchor) = if x + half > width {
        (width, Anchor::End)
    } else if x < half {
        (0.0, Anchor::Start)
    } else {
        (x, Anchor::Middle)
    };
    canvas.layer("fv-layer-labels");
    canvas.text(Mark::STRONG, (x, 21.0), anchor, &label);
}
