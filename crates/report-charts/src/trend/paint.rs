//! Painting a plan, bottom layer first, and saying where each value came to lie.

use super::ends::{self, End};
use super::notes::{LabelPosition, LabelSpace, NEVER};
use super::plan::{Line, Plan, Stop};
use super::{Drawing, Role, Spot, TrendChart};
use crate::backend::{Canvas, Plot};
use crate::marks::Mark;
use crate::order::ordered;
use crate::paper::Anchor;
use crate::scales::{CAP, MANY, Time, whisker};
use crate::spots::Reach;

/// Bottom layer first.
const LAYERS: [&str; 11] = [
    "fv-layer-grid",
    "fv-layer-axis",
    "fv-layer-context",
    "fv-layer-limits",
    "fv-layer-series",
    "fv-layer-target",
    "fv-layer-focus",
    "fv-layer-leaders",
    "fv-layer-dots",
    "fv-layer-labels",
    "fv-layer-notes",
];

/// A painter: the plan, and the surface it goes onto.
pub(super) struct Painter<'a> {
    pub chart: &'a TrendChart,
    pub plan: &'a Plan<'a>,
    pub canvas: Canvas,
    pub plot: Plot,
    /// For the horizontal axis, in order.
    pub times: Vec<Time<'a>>,
    /// Where series were counted differently before, in pixels.
    pub breaks: Vec<f64>,
}

/// The drawing; `None` when there is no axis to paint on. Without `leaders` in the plan it is
/// `Some(None)` when names had to move away from their lines: plan again, with room for leaders.
pub(super) fn paint(chart: &TrendChart, plan: &Plan, leaders: bool) -> Option<Option<Drawing>> {
    let canvas = Canvas::new(plan.size.width, plan.size.height, &LAYERS);
    let plot = canvas.plot(plan.x.clone(), plan.ticks.lo()..plan.ticks.hi(), plan.frame)?;
    let times = times(plan, &plot);
    let breaks = breaks(plan, &plot);
    let mut painter = Painter {
        chart,
        plan,
        canvas,
        plot,
        times,
        breaks,
    };
    let mut room = painter.room();
    let ends = ends::ends(plan, &mut room, |value| painter.plot.place(value));
    if !leaders && ends.iter().any(|end| end.leader) {
        return Some(None);
    }
    painter.value_axis();
    painter.time_axis();
    painter.targets();
    for line in &plan.lines {
        painter.limits(line);
        painter.line(line);
    }
    for line in &plan.lines {
        painter.dots(line);
    }
    painter.ends(&ends);
    let unsaid = painter.annotate(&ends, room);
    painter.foot(unsaid);
    let spots = painter.spots();
    let picture = painter.canvas.finish();
    let plot = plan.frame;
    Some(Some(Drawing {
        picture,
        spots,
        plot,
        reach: Reach::Across,
    }))
}

/// The distinct points in time of everything drawn, in order.
fn times<'a>(plan: &'a Plan, plot: &Plot) -> Vec<Time<'a>> {
    let lines = plan.lines.iter().rev();
    let times = lines
        .flat_map(|line| {
            line.stops.iter().map(|stop| Time {
                at: stop.at,
                x: plot.place((stop.at, plan.ticks.lo())).0,
                words: &line.series.points[stop.index].period,
            })
        })
        .collect();
    let mut times = ordered(times, |time: &Time| (time.at, 0.0));
    times.dedup_by(|b, a| b.x - a.x < 1.0);
    times
}

/// Half way between the two counts, once for series that break together.
fn breaks(plan: &Plan, plot: &Plot) -> Vec<f64> {
    let mut breaks: Vec<f64> = vec![];
    let named = plan
        .lines
        .iter()
        .filter(|line| line.series.role != Role::Neighbour);
    for pair in named
        .flat_map(|line| line.stops.windows(2))
        .filter(|pair| pair[1].break_before)
    {
        let x = plot
            .place(((pair[0].at + pair[1].at) / 2.0, plan.ticks.lo()))
            .0;
        if breaks.iter().all(|before| (before - x).abs() >= 4.0) {
            breaks.push(x);
        }
    }
    breaks
}

impl Painter<'_> {
    fn targets(&mut self) {
        for step in &self.plan.steps {
            if let Some(upper) = step.upper {
                self.canvas.layer("fv-layer-context");
                self.plot
                    .bar(Mark::TARGET_BAND, (step.from, step.value), (step.to, upper));
            }
            self.canvas.layer("fv-layer-target");
            for value in [Some(step.value), step.upper].into_iter().flatten() {
                self.plot
                    .line(Mark::TARGET, vec![(step.from, value), (step.to, value)]);
            }
        }
    }

    /// Whiskers from the lower to the upper confidence limit; with many points they stand so
    /// close that they make a band, and need no ends.
    fn limits(&self, line: &Line) {
        let cap = if self.times.len() > MANY { 0.0 } else { CAP };
        self.canvas.layer("fv-layer-limits");
        for stop in &line.stops {
            if let Some(limits) = stop.limits {
                let [(x, low), (_, high)] =
                    [limits.0, limits.1].map(|limit| self.plot.place((stop.at, limit)));
                self.canvas
                    .line(Mark::LIMITS, &whisker((x, low), (x, high), (cap, 0.0)));
            }
        }
    }

    fn line(&mut self, line: &Line) {
        self.canvas.layer(match line.series.role {
            Role::Neighbour => "fv-layer-context",
            Role::Focus => "fv-layer-focus",
            Role::Mean | Role::Region | Role::Nation => "fv-layer-series",
        });
        for (late, values) in runs(&line.stops) {
            self.plot.line(
                if late {
                    line.emphasis.late
                } else {
                    line.emphasis.line
                },
                values,
            );
        }
    }

    fn dots(&mut self, line: &Line) {
        self.canvas.layer("fv-layer-dots");
        let values: Vec<_> = line.values().collect();
        let few = values.len() <= 3;
        let many = self.times.len() > MANY;
        for (n, (stop, value)) in values.iter().enumerate() {
            let last = n + 1 == values.len() && line.series.role != Role::Neighbour;
            let first = n == 0 && line.series.role == Role::Focus && !many;
            let few = few && line.series.role != Role::Neighbour;
            if !(last || first || few || alone(&line.stops, stop.place)) {
                continue;
            }
            let mark = if stop.provisional {
                line.emphasis.open
            } else {
                line.emphasis.dot
            };
            let radius = if last {
                line.emphasis.end
            } else {
                line.emphasis.way
            };
            self.plot.dot(mark, *value, radius);
        }
    }

    fn ends(&self, ends: &[End]) {
        let Plan { frame, sheet, .. } = self.plan;
        for end in ends {
            if end.leader {
                self.canvas.layer("fv-layer-leaders");
                let knee = frame.right + 9.0;
                let path = [
                    (end.dot.0 + end.radius, end.dot.1),
                    (knee, end.dot.1),
                    (frame.right + sheet.gap - 3.0, end.middle),
                ];
                self.canvas.line(Mark::LEADER, &path);
            }
            self.canvas.layer("fv-layer-labels");
            for (place, (mark, words)) in self.end_places(end).into_iter().zip(&end.lines) {
                self.canvas
                    .text(*mark, (place.x, place.y), place.anchor, words);
            }
        }
    }

    /// What words inside the plot have to mind: lines, targets, breaks and dots at ends.
    fn room(&self) -> LabelSpace {
        let Plan {
            frame, sheet, size, ..
        } = self.plan;
        let unit = self.plan.unit_ys().last().unwrap_or(sheet.unit_y);
        let (left, top) = (frame.left + 1.0, unit + 6.0);
        let mut room = LabelSpace::new((left, top, f64::from(size.width), frame.bottom - 3.0));
        for line in &self.plan.lines {
            let cost = match line.series.role {
                Role::Focus => NEVER,
                Role::Mean => 12.0,
                Role::Region | Role::Nation => 8.0,
                Role::Neighbour => 1.0,
            };
            for (_, values) in runs(&line.stops) {
                let points: Vec<_> = values.iter().map(|value| self.plot.place(*value)).collect();
                room.keep_line(&points, cost);
            }
            for stop in &line.stops {
                if let Some((low, high)) = stop.limits {
                    let ends = [low, high].map(|limit| self.plot.place((stop.at, limit)));
                    room.keep_line(&ends, 2.0);
                }
            }
            if let (Some((_, last)), true) = (
                line.values().next_back(),
                line.series.role != Role::Neighbour,
            ) {
                room.keep_dot(self.plot.place(last), line.emphasis.end);
            }
        }
        for step in &self.plan.steps {
            for value in [Some(step.value), step.upper].into_iter().flatten() {
                let ends = [step.from, step.to].map(|at| self.plot.place((at, value)));
                room.keep_line(&ends, NEVER);
            }
        }
        for x in &self.breaks {
            room.keep_line(&[(*x, frame.top), (*x, frame.bottom)], 6.0);
        }
        room
    }

    /// Where the lines of a name go.
    pub(super) fn end_places(&self, end: &End) -> Vec<LabelPosition> {
        if let Some(place) = end.aside {
            return vec![place];
        }
        let Plan { frame, sheet, .. } = self.plan;
        let x = frame.right + sheet.gap;
        let pitch = sheet.text + 2.0;
        let pitch = if end.lines.len() > 1 && sheet.line > 20.0 {
            15.0
        } else {
            pitch
        };
        let first = end.middle + 5.4 - pitch * (end.lines.len() as f64 - 1.0) / 2.0;
        let place = |n: usize| LabelPosition {
            x,
            y: first + pitch * n as f64,
            anchor: Anchor::Start,
        };
        (0..end.lines.len()).map(place).collect()
    }

    fn spots(&self) -> Vec<Spot> {
        let lines = ordered(self.plan.lines.iter().collect(), |line| {
            (line.index as f64, 0.0)
        });
        lines
            .into_iter()
            .flat_map(|line| {
                line.values()
                    .map(move |(stop, value)| (line.index, stop.index, value))
            })
            .map(|(series, point, value)| {
                let (x, y) = self.plot.place(value);
                Spot {
                    series,
                    point,
                    x,
                    y,
                }
            })
            .collect()
    }
}

/// The stretches of a line that are drawn in one go: whether provisional, and the values.
pub(crate) fn runs(stops: &[Stop]) -> Vec<(bool, Vec<(f64, f64)>)> {
    let mut runs: Vec<(bool, Vec<(f64, f64)>)> = vec![];
    let mut open = false;
    for pair in stops.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        let (Some(from), Some(to), true) = (a.value, b.value, Line::joined(a, b)) else {
            open = false;
            continue;
        };
        match runs.last_mut() {
            Some((late, values)) if open && *late == b.provisional => values.push((b.at, to)),
            _ => runs.push((b.provisional, vec![(a.at, from), (b.at, to)])),
        }
        open = true;
    }
    runs
}

/// Whether no line reaches the stop at `place`.
pub(crate) fn alone(stops: &[Stop], place: usize) -> bool {
    let around = &stops[place.saturating_sub(1)..(place + 2).min(stops.len())];
    !around
        .windows(2)
        .any(|pair| Line::joined(&pair[0], &pair[1]))
}
