//! What is drawn and how much room it gets: lines in order of time, the range of each axis, the
//! margins. Nothing here is painted.

use std::ops::Range;

use super::{Form, Frame, Layout, Limits, Point, Role, Series, Size, TargetStep, TrendChart};
use crate::backend::drawable;
use crate::marks::{Emphasis, Mark};
use crate::order::{between, ordered};
use crate::scales::{span, trend_ticks};
use crate::spread::ends_of;
use crate::ticks::Ticks;
use crate::words;

/// Lines with a name at their end; more are left to the table.
const NAMED: usize = 5;

/// Room that leaders take, in pixels.
const LEADERS: f64 = 8.0;

/// The widest plot of a single period, in pixels.
const ONE: f64 = 240.0;

/// Times beyond this are no years.
const YEARS: f64 = 1e5;

/// One series, ready to be drawn.
pub(super) struct Line<'a> {
    /// Which of the chart's series it is.
    pub index: usize,
    pub series: &'a Series,
    pub emphasis: Emphasis,
    /// In order of time; only points whose time is one.
    pub stops: Vec<Stop>,
}

/// One point in time of a line.
#[derive(Clone, Copy)]
pub(crate) struct Stop {
    /// Which of the series' points it is.
    pub index: usize,
    /// Which of the line's stops it is.
    pub place: usize,
    pub at: f64,
    pub value: Option<f64>,
    pub provisional: bool,
    pub break_before: bool,
    /// The confidence limits of its value, the lower first.
    pub limits: Option<(f64, f64)>,
}

/// A target that can be drawn.
#[derive(Clone, Copy)]
pub(crate) struct TargetLine {
    /// Which of the chart's targets it is.
    pub index: usize,
    pub from: f64,
    pub to: f64,
    pub value: f64,
    pub upper: Option<f64>,
}

/// Type sizes and fixed distances of a layout, in pixels.
pub(super) struct Sheet {
    pub text: f64,
    pub small: f64,
    pub focus: f64,
    pub left: f64,
    pub right: Range<f64>,
    pub top: f64,
    pub foot: f64,
    pub unit_y: f64,
    /// From the end of the plot to the names.
    pub gap: f64,
    /// Height of a name of one line.
    pub line: f64,
    /// Ticks on the vertical axis.
    pub ticks: (usize, usize),
    /// Where the notes under the axis begin.
    pub note_x: Option<f64>,
    pub note_lines: usize,
    pub report_dot: f64,
}

pub(super) struct Plan<'a> {
    pub size: Size,
    pub sheet: Sheet,
    pub lines: Vec<Line<'a>>,
    pub steps: Vec<TargetLine>,
    pub report: Option<(f64, f64)>,
    /// When the latest figure drawn was true, in years.
    pub latest: f64,
    pub x: Range<f64>,
    pub ticks: Ticks,
    pub tick_words: Vec<String>,
    pub frame: Frame,
    /// What the axis counts, in lines.
    pub unit: Vec<String>,
}

impl Sheet {
    fn of(size: Size) -> Sheet {
        let wide = Sheet {
            text: 14.0,
            small: 13.0,
            focus: 16.0,
            left: 46.0,
            right: 110.0..214.0,
            top: 52.0,
            foot: 64.0,
            unit_y: 30.0,
            gap: 14.0,
            line: 18.0,
            ticks: (4, 7),
            note_x: None,
            note_lines: 2,
            report_dot: 6.0,
        };
        match size.layout {
            Layout::Wide => wide,
            Layout::Narrow => Sheet {
                left: 34.0,
                right: 84.0..112.0,
                top: 44.0,
                foot: 58.0,
                unit_y: 24.0,
                gap: 10.0,
                line: 30.0,
                ticks: (4, 5),
                note_x: Some(0.0),
                report_dot: 5.0,
                ..wide
            },
            Layout::Print => Sheet {
                text: 12.0,
                small: 12.0,
                focus: 13.0,
                left: 38.0,
                right: 96.0..150.0,
                top: 40.0,
                foot: 44.0,
                unit_y: 18.0,
                line: 15.0,
                note_lines: 1,
                ..wide
            },
        }
    }

    /// Size in pixels and weight of a mark's words.
    pub fn face(&self, mark: Mark) -> (f64, bool) {
        match mark {
            Mark::FOCUS_LABEL | Mark::HALO_FOCUS => (self.focus, true),
            Mark::STRONG | Mark::HALO_STRONG => (self.text, true),
            Mark::SMALL | Mark::HALO_SMALL => (self.small, false),
            _ => (self.text, false),
        }
    }

    pub fn width(&self, mark: Mark, words: &str) -> f64 {
        let (size, bold) = self.face(mark);
        words::width(words, size, bold)
    }

    pub fn shorten(&self, mark: Mark, words: &str, room: f64) -> String {
        let (size, bold) = self.face(mark);
        words::shorten(words, size, bold, room)
    }
}

impl Line<'_> {
    /// The stops with a value.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = (&Stop, (f64, f64))> {
        self.stops
            .iter()
            .filter_map(|stop| Some((stop, (stop.at, stop.value?))))
    }

    /// The confidence limits of its values.
    fn limits(&self) -> impl Iterator<Item = f64> {
        let ends = self.stops.iter().filter_map(|stop| stop.limits);
        ends.flat_map(|(low, high)| [low, high])
    }

    /// Whether a line runs from the first stop to the second.
    pub fn joined(a: &Stop, b: &Stop) -> bool {
        a.value.is_some() && b.value.is_some() && !b.break_before
    }
}

impl<'a> Plan<'a> {
    /// With `leaders` there is room for them between the plot and the names. `None` when nothing
    /// can be drawn.
    pub fn of(
        chart: &'a TrendChart,
        limits: &[Limits],
        size: Size,
        leaders: bool,
    ) -> Option<Plan<'a>> {
        let mut lines = lines(chart);
        limit(&mut lines, limits);
        if lines.is_empty() {
            return None;
        }
        let mut sheet = Sheet::of(size);
        if leaders {
            sheet.gap += LEADERS;
            sheet.right.start += LEADERS;
            sheet.right.end += LEADERS;
        }
        let steps = steps(&chart.targets);
        let report = chart
            .report_point
            .as_ref()
            .filter(|point| year(point.at))
            .and_then(|point| Some((point.at, drawable(point.value)?)));

        let last = |line: &Line| line.values().next_back().map(|(stop, _)| stop.at);
        let figures = lines
            .iter()
            .filter_map(last)
            .chain(report.map(|(at, _)| at));
        let latest = figures.fold(f64::MIN, f64::max);
        let x = time_range(&lines, &steps, report);
        let ticks = value_ticks(chart, &lines, &steps, report, sheet.ticks);
        let mut tick_words = ticks.words(&chart.tick_words);
        let width = f64::from(size.width);
        let widest = |words: &[String]| {
            words
                .iter()
                .map(|w| sheet.width(Mark::TICK, w))
                .fold(0.0, f64::max)
        };
        let most = width * 0.28;
        for words in &mut tick_words {
            *words = sheet.shorten(Mark::TICK, words, most - 11.0);
        }
        let left = sheet.left.max(widest(&tick_words) + 11.0).ceil();
        let names = lines
            .iter()
            .filter(|line| line.series.role != Role::Neighbour)
            .map(|line| super::ends::natural_width(line, &sheet, size.layout, latest))
            .fold(0.0, f64::max);
        let right = names + sheet.gap + 6.0;
        let right = between(right, sheet.right.start, sheet.right.end).ceil();
        let (text, bold) = sheet.face(Mark::TICK);
        let unit = words::wrap(&chart.unit_label, text, bold, width, sheet.note_lines);
        let frame = Frame {
            left,
            top: sheet.top,
            right: if one_period(chart) {
                (width - right).min(left + ONE)
            } else {
                width - right
            },
            bottom: f64::from(size.height) - sheet.foot,
        };
        Some(Plan {
            size,
            sheet,
            lines,
            steps,
            report,
            latest,
            x,
            ticks,
            tick_words,
            frame,
            unit,
        })
    }

    /// Baselines of the lines that say what the axis counts.
    pub fn unit_ys(&self) -> impl Iterator<Item = f64> {
        let first = if self.unit.len() > 1 { -12.0 } else { 0.0 };
        let y = self.sheet.unit_y + first;
        (0..self.unit.len()).map(move |n| y + 16.0 * n as f64)
    }

    /// Whether the vertical axis leaves zero out.
    pub fn starts_above_zero(&self) -> bool {
        self.ticks.lo() > 0.0 || self.ticks.hi() < 0.0
    }
}

/// Whether everything drawn lies within one period: then time needs no room.
pub(super) fn one_period(chart: &TrendChart) -> bool {
    let points = chart.series.iter().flat_map(|series| &series.points);
    let mut valued =
        points.filter(|point| year(point.at) && point.value.and_then(drawable).is_some());
    let Some(first) = valued.next() else {
        return false;
    };
    let near = |at: f64| (at - first.at).abs() < 1.01;
    valued.all(|point| (point.at - first.at).abs() < 1e-4)
        && steps(&chart.targets)
            .iter()
            .all(|step| near(step.from) && near(step.to))
        && chart.report_point.iter().all(|point| near(point.at))
}

/// Everything that has a value, neighbours first (they lie below), the most important last.
fn lines(chart: &TrendChart) -> Vec<Line<'_>> {
    let lines: Vec<Line> = chart
        .series
        .iter()
        .enumerate()
        .map(|(index, series)| Line {
            index,
            series,
            emphasis: series.role.emphasis(),
            stops: stops(&series.points),
        })
        .filter(|line| line.values().next().is_some())
        .collect();
    let mut lines = ordered(lines, |line| (f64::from(line.emphasis.turn), 0.0));
    let mut named = 0;
    lines.retain(|line| {
        named += usize::from(line.series.role != Role::Neighbour);
        line.series.role == Role::Neighbour || named <= NAMED
    });
    lines.reverse();
    lines
}

/// Gives the values of named lines their confidence limits.
fn limit(lines: &mut [Line], limits: &[Limits]) {
    let named = |line: &&mut Line| line.series.role != Role::Neighbour;
    for line in lines.iter_mut().filter(named) {
        let mut by_point = vec![None; line.series.points.len()];
        for said in limits.iter().filter(|said| said.series == line.index) {
            let ends = drawable(said.low).zip(drawable(said.high));
            if let Some(place) = by_point.get_mut(said.point) {
                *place = ends.filter(|(low, high)| low <= high);
            }
        }
        for stop in &mut line.stops {
            stop.limits = stop.value.and(by_point[stop.index]);
        }
    }
}

/// The points in order of time; only those whose time is one.
pub(crate) fn stops(points: &[Point]) -> Vec<Stop> {
    let stops = points
        .iter()
        .enumerate()
        .filter(|(_, point)| year(point.at))
        .map(|(index, point)| Stop {
            index,
            place: 0,
            at: point.at,
            value: point.value.and_then(drawable),
            provisional: point.form == Form::Provisional,
            break_before: point.break_before,
            limits: None,
        })
        .collect();
    let mut stops = ordered(stops, |stop: &Stop| (stop.at, 0.0));
    for (place, stop) in stops.iter_mut().enumerate() {
        stop.place = place;
    }
    stops
}

/// Whether a time is a year that can be drawn.
pub(crate) fn year(at: f64) -> bool {
    at.is_finite() && at.abs() <= YEARS
}

/// The targets that can be drawn.
pub(crate) fn steps(targets: &[TargetStep]) -> Vec<TargetLine> {
    let drawable = |(index, step): (usize, &TargetStep)| {
        let value = drawable(step.value)?;
        let upper = step.upper.and_then(drawable).filter(|upper| *upper > value);
        (year(step.from) && year(step.to) && step.from < step.to).then_some(TargetLine {
            index,
            from: step.from,
            to: step.to,
            value,
            upper,
        })
    };
    targets.iter().enumerate().filter_map(drawable).collect()
}

fn time_range(lines: &[Line], steps: &[TargetLine], report: Option<(f64, f64)>) -> Range<f64> {
    let times = lines
        .iter()
        .flat_map(|line| line.stops.iter().map(|stop| stop.at))
        .chain(steps.iter().flat_map(|step| [step.from, step.to]))
        .chain(report.map(|(at, _)| at));
    span(times)
}

fn value_ticks(
    chart: &TrendChart,
    lines: &[Line],
    steps: &[TargetLine],
    report: Option<(f64, f64)>,
    few: (usize, usize),
) -> Ticks {
    let values = lines
        .iter()
        .flat_map(|line| line.values().map(|(_, (_, value))| value))
        .chain(step_values(steps))
        .chain(lines.iter().flat_map(Line::limits))
        .chain(report.map(|(_, value)| value));
    trend_ticks(ends_of(values), chart.from_zero, chart.bounds, few)
}

/// What targets add to the range of values.
pub(crate) fn step_values(steps: &[TargetLine]) -> impl Iterator<Item = f64> {
    steps
        .iter()
        .flat_map(|step| [Some(step.value), step.upper])
        .flatten()
}
