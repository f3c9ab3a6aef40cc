//! Small multiples: the parts of a measure as little trends, all on one scale.
//!
//! Two points, before and now, are the usual case. Targets and breaks are drawn but not labelled:
//! say what they are in the note. It refuses a scale of its own to any panel; a panel
//! without a value says why.

use std::ops::Range;

use crate::backend::{Canvas, Frame, Plot};
use crate::marks::Mark;
use crate::order::between;
use crate::paper::Anchor;
use crate::scales::{MANY, Scale, Time, span, trend_ticks};
use crate::spots::{Drawing, Reach, Spot};
use crate::spread::ends_of;
use crate::ticks::{TickWords, Ticks};
use crate::trend::paint::{alone, runs};
use crate::trend::plan::{Stop, TargetLine, step_values, steps, stops};
use crate::trend::{Layout, Point, TargetStep};
use crate::words;

/// What the panels say, left to right and then down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiples {
    /// What the axis counts.
    pub unit_label: String,
    /// How the axis numbers are dressed.
    pub tick_words: TickWords,
    /// The parts.
    pub panels: Vec<Panel>,
    /// Whether the axis must begin at zero; otherwise as for a trend.
    pub from_zero: bool,
    /// Natural limits, such as 0 to 100 for percentages: the axis keeps them if the data does.
    pub bounds: Option<(f64, f64)>,
    /// What else must be said under the panels.
    pub axis_note: Option<String>,
}

/// One part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Its name.
    pub title: String,
    /// Its values, in any order; the first and last are labelled with their words.
    pub points: Vec<Point>,
    /// Its targets, each for its own period; not labelled.
    pub targets: Vec<TargetStep>,
    /// Why there is no value, such as `not available`.
    pub missing: Option<String>,
}

/// Most panels drawn; the rest is for the table.
const MOST: usize = 60;
/// Between panels.
const GAP: f64 = 24.0;
const TEXT: f64 = 14.0;
/// Size of the words of the last value.
const FOCUS: f64 = 16.0;
/// From the last point to its words.
const BESIDE: f64 = 9.0;
/// The widest panel.
const MOST_WIDE: f64 = 340.0;
/// Height of what shows values.
const HIGH: f64 = 92.0;
/// From the lowest tick to the end of the panel.
const FOOT: f64 = 38.0;
/// Height of a line of a title.
const LINE: f64 = 17.0;
/// From the grid's side to the first and last point.
const INSET: f64 = 9.0;

/// Bottom layer first.
const LAYERS: [&str; 7] = [
    "fv-layer-grid",
    "fv-layer-axis",
    "fv-layer-context",
    "fv-layer-target",
    "fv-layer-focus",
    "fv-layer-labels",
    "fv-layer-notes",
];

/// One panel, ready to be drawn.
struct PanelPlan<'a> {
    said: &'a Panel,
    stops: Vec<Stop>,
    steps: Vec<TargetLine>,
    title: Vec<String>,
}

/// What all panels share.
struct Grid {
    canvas: Canvas,
    ticks: Ticks,
    times: Range<f64>,
    scale: Scale,
    /// What the words of the last values take, at the right of every panel.
    aside: f64,
}

/// Which point, and where it lies.
type PanelPoint = (usize, (f64, f64));

/// Draws the panels `width` pixels wide (at least 240): two to four beside one another, or one
/// below 480 pixels. The height follows from their number. `None` when no panel has a value that
/// can be drawn.
pub fn draw(chart: &Multiples, width: u32) -> Option<Drawing> {
    let width = f64::from(width.clamp(240, 4000));
    let mut parts: Vec<PanelPlan> = (chart.panels.iter().take(MOST))
        .map(|said| PanelPlan {
            said,
            stops: stops(&said.points),
            steps: steps(&said.targets),
            title: vec![],
        })
        .collect();
    let values = || {
        parts
            .iter()
            .flat_map(|part| part.stops.iter().filter_map(|stop| stop.value))
    };
    values().next()?;
    let targets = parts.iter().flat_map(|part| step_values(&part.steps));
    let ends = ends_of(values().chain(targets));
    let ticks = trend_ticks(ends, chart.from_zero, chart.bounds, (3, 4));
    let points = parts
        .iter()
        .flat_map(|part| part.stops.iter().map(|stop| stop.at));
    let stretches = parts.iter().flat_map(|part| part.steps.iter());
    let times = span(points.chain(stretches.flat_map(|step| [step.from, step.to])));

    let columns = match width {
        ..480.0 => 1,
        ..640.0 => 2,
        ..1000.0 => 3,
        _ => 4,
    };
    let columns = parts.len().min(columns);
    let (axis, tick_words) = axis(chart, &ticks, width);
    let gaps = GAP * (columns as f64 - 1.0);
    let each = (((width - axis - gaps) / columns as f64).floor()).min(MOST_WIDE);
    for part in &mut parts {
        part.title = words::wrap(&part.said.title, TEXT, true, each, 2);
    }
    let height_of = |row: &[PanelPlan]| {
        let lines = row.iter().map(|part| part.title.len()).max().unwrap_or(0);
        lines as f64 * LINE + 12.0 + HIGH + FOOT
    };
    let rows: f64 = parts.chunks(columns).map(height_of).sum();
    let note = chart.axis_note.as_deref().unwrap_or_default();
    let notes = words::wrap(note, 13.0, false, width, 2);
    let height = 26.0 + rows + notes.len() as f64 * 16.0;

    let lasts = parts.iter().filter_map(|part| {
        let last = part.stops.iter().rfind(|stop| stop.value.is_some())?;
        let words = &part.said.points[last.index].words;
        Some((words::width(words, FOCUS, true) + BESIDE - INSET + 2.0).max(0.0))
    });
    let grid = Grid {
        canvas: Canvas::new(width as u32, height.ceil() as u32, &LAYERS),
        ticks,
        times,
        scale: Scale { size: TEXT, width },
        aside: lasts.fold(0.0, f64::max).min(each * 0.4),
    };
    grid.canvas.layer("fv-layer-axis");
    let unit = words::shorten(&chart.unit_label, TEXT, false, width);
    grid.canvas
        .text(Mark::TICK, (0.0, 16.0), Anchor::Start, &unit);
    let mut spots = vec![];
    let mut top = 26.0;
    for (row, parts) in parts.chunks(columns).enumerate() {
        let next = top + height_of(parts);
        for (column, part) in parts.iter().enumerate() {
            let left = axis + column as f64 * (each + GAP);
            let frame = Frame {
                left,
                top: next - FOOT - HIGH,
                right: left + each,
                bottom: next - FOOT,
            };
            let tick_words = if column == 0 { &tick_words[..] } else { &[] };
            let found = grid.panel(part, frame, tick_words)?;
            let series = row * columns + column;
            spots.extend(found.into_iter().map(|(point, (x, y))| Spot {
                series,
                point,
                x,
                y,
            }));
        }
        top = next;
    }
    grid.canvas.layer("fv-layer-notes");
    for (n, line) in notes.iter().enumerate() {
        grid.canvas.text(
            Mark::SMALL,
            (0.0, top + 12.0 + 16.0 * n as f64),
            Anchor::Start,
            line,
        );
    }
    Some(Drawing {
        picture: grid.canvas.finish(),
        spots,
        plot: Frame {
            left: axis,
            top: 26.0,
            right: axis + columns as f64 * (each + GAP) - GAP,
            bottom: top,
        },
        reach: Reach::Panel,
    })
}

/// The width that the ticks' words take, and the words.
fn axis(chart: &Multiples, ticks: &Ticks, width: f64) -> (f64, Vec<String>) {
    let words = ticks.words(&chart.tick_words).into_iter();
    let words: Vec<String> = words
        .map(|words| words::shorten(&words, TEXT, false, width * 0.25))
        .collect();
    let widest = words.iter().map(|words| words::width(words, TEXT, false));
    (widest.fold(0.0, f64::max).ceil() + 11.0, words)
}

impl Grid {
    /// Paints one panel and gives its points in pixels.
    fn panel(
        &self,
        part: &PanelPlan,
        frame: Frame,
        tick_words: &[String],
    ) -> Option<Vec<PanelPoint>> {
        let canvas = &self.canvas;
        canvas.layer("fv-layer-labels");
        for (n, line) in part.title.iter().rev().enumerate() {
            let y = frame.top - 14.0 - LINE * n as f64;
            canvas.text(Mark::STRONG, (frame.left, y), Anchor::Start, line);
        }
        // The last value stands beyond the grid.
        let right = frame.right - self.aside;
        let inner = Frame {
            left: frame.left + INSET,
            right: right - INSET,
            ..frame
        };
        let range = self.ticks.lo()..self.ticks.hi();
        let mut plot = canvas.plot(self.times.clone(), range, inner)?;
        let grid = Frame { right, ..frame };
        self.scale.upright(
            canvas,
            &plot,
            self.times.start,
            grid,
            &self.ticks,
            tick_words,
        );
        let values: Vec<(&Stop, PanelPoint)> = (part.stops.iter())
            .filter_map(|stop| Some((stop, (stop.index, plot.place((stop.at, stop.value?))))))
            .collect();
        let (Some(first), Some(last)) = (values.first(), values.last()) else {
            let why = part.said.missing.as_deref().unwrap_or_default();
            let lines = words::wrap(why, TEXT, false, grid.right - grid.left - 8.0, 2);
            for (n, line) in lines.iter().enumerate() {
                let y = frame.top + HIGH / 2.0 + LINE * n as f64;
                canvas.layer("fv-layer-labels");
                canvas.text(Mark::HALO_TICK, (grid.left + 4.0, y), Anchor::Start, line);
            }
            return Some(vec![]);
        };
        let mut times: Vec<Time> = (part.stops.iter())
            .map(|stop| Time {
                at: stop.at,
                x: plot.place((stop.at, self.ticks.lo())).0,
                words: &part.said.points[stop.index].period,
            })
            .collect();
        times.dedup_by(|b, a| b.x - a.x < 1.0);
        let within = (frame.left, frame.right);
        self.scale
            .time(canvas, &times, frame.bottom, within, Layout::Narrow);
        self.lines(&mut plot, part, frame);
        canvas.layer("fv-layer-focus");
        for (n, (stop, (_, place))) in values.iter().enumerate() {
            let end = n + 1 == values.len() || (n == 0 && times.len() <= MANY);
            if end || values.len() <= 3 || alone(&part.stops, stop.place) {
                let mark = if stop.provisional {
                    Mark::DOT_FOCUS_OPEN
                } else {
                    Mark::DOT_FOCUS
                };
                canvas.dot(mark, *place, if stop.provisional { 4.0 } else { 5.0 });
            }
        }
        canvas.layer("fv-layer-labels");
        let said = |at: usize| part.said.points[at].words.as_str();
        let (index, (x, y)) = last.1;
        let room = frame.right - x - BESIDE;
        let words = words::shorten(said(index), FOCUS, true, room);
        canvas.text(
            Mark::HALO_FOCUS,
            (x + BESIDE, y + 5.5),
            Anchor::Start,
            &words,
        );
        if let Some((_, (_, (_, then)))) = values.get(1).filter(|_| times.len() <= MANY) {
            let (index, (x, y)) = first.1;
            // On the side that the line leaves free, unless only the other is free of targets.
            let sides = [y + 19.0, y - 9.0].map(|y| between(y, frame.top, frame.bottom - 4.0));
            let sides = if *then < y {
                sides
            } else {
                [sides[1], sides[0]]
            };
            let beside = |said: &f64| *said <= y - 7.0 || *said >= y + 15.0;
            let clear = |said: &f64| {
                step_values(&part.steps).all(|value| {
                    let target = plot.place((self.times.start, value)).1;
                    target < said - TEXT || target > said + 5.0
                })
            };
            let sides = || sides.into_iter().filter(beside);
            let found = sides().find(clear).or_else(|| sides().next());
            let room = (last.1.1.0 - x - 6.0).max(0.0);
            let words = words::shorten(said(index), TEXT, false, room);
            if let Some(y) = found.filter(|_| words.len() == said(index).len()) {
                canvas.text(Mark::HALO_PLAIN, (x - 5.0, y), Anchor::Start, &words);
            }
        }
        Some(values.into_iter().map(|(_, place)| place).collect())
    }

    /// The targets, the line and its breaks.
    fn lines(&self, plot: &mut Plot, part: &PanelPlan, frame: Frame) {
        for step in &part.steps {
            if let Some(upper) = step.upper {
                self.canvas.layer("fv-layer-context");
                plot.bar(Mark::TARGET_BAND, (step.from, step.value), (step.to, upper));
            }
            self.canvas.layer("fv-layer-target");
            for value in step_values(std::slice::from_ref(step)) {
                plot.line(Mark::TARGET, vec![(step.from, value), (step.to, value)]);
            }
        }
        for pair in part.stops.windows(2).filter(|pair| pair[1].break_before) {
            self.canvas.layer("fv-layer-axis");
            let x = plot
                .place(((pair[0].at + pair[1].at) / 2.0, self.ticks.lo()))
                .0;
            let crisp = x.round() + 0.5;
            let line = [(crisp, frame.top), (crisp, frame.bottom)];
            self.canvas.line(Mark::BREAK, &line);
        }
        self.canvas.layer("fv-layer-focus");
        for (late, values) in runs(&part.stops) {
            let mark = if late {
                Mark::PART_LATE
            } else {
                Mark::PART_LINE
            };
            plot.line(mark, values);
        }
    }
}
