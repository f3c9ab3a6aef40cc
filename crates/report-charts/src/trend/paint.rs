//! Painting a plan, bottom layer first, and saying where each value came to lie.

use super::ends::{self, End};
use super::notes::{NEVER, Place, Room};
use super::plan::{Line, MANY, Plan, Stop};
use super::{Drawing, Layout, Role, Spot, TrendChart};
use crate::backend::{Canvas, Plot};
use crate::marks::Mark;
use crate::paper::Anchor;

/// Bottom layer first.
const LAYERS: [&str; 10] = [
    "fv-layer-grid",
    "fv-layer-axis",
    "fv-layer-context",
    "fv-layer-series",
    "fv-layer-target",
    "fv-layer-focus",
    "fv-layer-dots",
    "fv-layer-leaders",
    "fv-layer-labels",
    "fv-layer-notes",
];

/// A painter: the plan, and the surface it goes onto.
struct Painter<'a> {
    chart: &'a TrendChart,
    plan: &'a Plan<'a>,
    canvas: Canvas,
    plot: Plot,
    /// Points in time, for the horizontal axis: pixels and words.
    times: Vec<(f64, &'a str)>,
}

pub(super) fn paint(chart: &TrendChart, plan: &Plan) -> Option<Drawing> {
    let canvas = Canvas::new(plan.size.width, plan.size.height, &LAYERS);
    let plot = canvas.plot(plan.x.clone(), plan.ticks.lo()..plan.ticks.hi(), plan.frame)?;
    let times = times(plan, &plot);
    let painter = Painter {
        chart,
        plan,
        canvas,
        plot,
        times,
    };
    let ends = ends::ends(plan, |value| painter.plot.place(value));
    painter.value_axis();
    painter.time_axis();
    painter.targets();
    for line in &plan.lines {
        painter.line(line);
    }
    for line in &plan.lines {
        painter.dots(line);
    }
    painter.ends(&ends);
    let unsaid = painter.annotate(&ends);
    painter.foot(unsaid);
    let spots = painter.spots();
    Some(Drawing {
        picture: painter.canvas.finish(),
        spots,
        plot: plan.frame,
    })
}

/// The distinct points in time of everything drawn, in order.
fn times<'a>(plan: &'a Plan, plot: &Plot) -> Vec<(f64, &'a str)> {
    let mut times: Vec<(f64, &str)> = plan
        .lines
        .iter()
        .rev()
        .flat_map(|line| {
            line.stops
                .iter()
                .map(|stop| (stop.at, line.series.points[stop.index].period.as_str()))
        })
        .map(|(at, period)| (plot.place((at, 0.0)).0, period))
        .collect();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    times.dedup_by(|b, a| b.0 - a.0 < 1.0);
    times
}

impl Painter<'_> {
    fn value_axis(&self) {
        let Plan { frame, sheet, .. } = self.plan;
        let values: Vec<f64> = self.plan.ticks.values().collect();
        // The axis proper is at nought where there is one, else at the foot.
        let base = values.iter().position(|value| *value == 0.0).unwrap_or(0);
        for (n, (value, words)) in values.iter().zip(&self.plan.tick_words).enumerate() {
            let y = self.plot.place((self.plan.x.start, *value)).1;
            let (layer, mark) = if n == base {
                ("fv-layer-axis", Mark::Axis)
            } else {
                ("fv-layer-grid", Mark::Grid)
            };
            self.canvas.layer(layer);
            let crisp = y.round() + 0.5;
            self.canvas
                .line(mark, &[(frame.left, crisp), (frame.right, crisp)]);
            self.canvas.layer("fv-layer-axis");
            self.canvas
                .text(Mark::Tick, (frame.left - 10.0, y + 5.0), Anchor::End, words);
        }
        self.canvas.layer("fv-layer-axis");
        let unit = sheet.shorten(
            Mark::Tick,
            &self.chart.unit_label,
            f64::from(self.plan.size.width),
        );
        self.canvas
            .text(Mark::Tick, (0.0, sheet.unit_y), Anchor::Start, &unit);
    }

    fn time_axis(&self) {
        let Plan {
            frame, sheet, size, ..
        } = self.plan;
        self.canvas.layer("fv-layer-axis");
        let widths: Vec<f64> = self
            .times
            .iter()
            .map(|(_, words)| sheet.width(Mark::Tick, words))
            .collect();
        let labelled = labelled(&self.times, &widths, size.layout);
        for (n, (x, words)) in self.times.iter().enumerate() {
            let told = labelled.contains(&n);
            if !told && self.times.len() > MANY {
                continue;
            }
            let crisp = x.round() + 0.5;
            let length = if told { 6.0 } else { 4.0 };
            self.canvas.line(
                Mark::Axis,
                &[(crisp, frame.bottom), (crisp, frame.bottom + length)],
            );
            if told {
                let half = widths[n] / 2.0;
                let x = x.max(half).min(f64::from(size.width) - half);
                self.canvas
                    .text(Mark::Tick, (x, frame.bottom + 22.0), Anchor::Middle, words);
            }
        }
    }

    fn targets(&self) {
        for step in &self.plan.steps {
            if let Some(upper) = step.upper {
                self.canvas.layer("fv-layer-context");
                self.plot
                    .bar(Mark::TargetBand, (step.from, step.value), (step.to, upper));
            }
            self.canvas.layer("fv-layer-target");
            for value in [Some(step.value), step.upper].into_iter().flatten() {
                self.plot
                    .line(Mark::Target, vec![(step.from, value), (step.to, value)]);
            }
        }
    }

    fn line(&self, line: &Line) {
        self.canvas.layer(match line.series.role {
            Role::Neighbour => "fv-layer-context",
            Role::Focus => "fv-layer-focus",
            Role::Mean | Role::Region | Role::Nation => "fv-layer-series",
        });
        for (late, values) in runs(&line.stops) {
            self.plot
                .line(if late { line.look.late } else { line.look.line }, values);
        }
    }

    fn dots(&self, line: &Line) {
        self.canvas.layer("fv-layer-dots");
        let values: Vec<_> = line.values().collect();
        let few = values.len() <= 3;
        let many = self.times.len() > MANY;
        for (n, (stop, value)) in values.iter().enumerate() {
            let last = n + 1 == values.len() && line.series.role != Role::Neighbour;
            let first = n == 0 && line.series.role == Role::Focus && !many;
            let few = few && line.series.role != Role::Neighbour;
            if !(last || first || few || alone(&line.stops, stop)) {
                continue;
            }
            let mark = if stop.provisional {
                line.look.open
            } else {
                line.look.dot
            };
            let radius = if last { line.look.end } else { line.look.way };
            self.plot.dot(mark, *value, radius);
        }
    }

    fn ends(&self, ends: &[End]) {
        let Plan { frame, sheet, .. } = self.plan;
        for end in ends {
            if end.leader {
                self.canvas.layer("fv-layer-leaders");
                let elbow = (frame.right + sheet.gap - 3.0, end.middle);
                let knee = frame.right + 5.0;
                let mut path = vec![(end.dot.0 + end.radius + 1.5, end.dot.1)];
                if knee > path[0].0 {
                    path.push((knee, end.dot.1));
                }
                path.push(elbow);
                self.canvas.line(Mark::Leader, &path);
            }
            self.canvas.layer("fv-layer-labels");
            for (place, (mark, words)) in self.end_places(end).zip(&end.lines) {
                self.canvas
                    .text(*mark, (place.x, place.y), place.anchor, words);
            }
        }
    }

    /// Where the lines of a name go.
    fn end_places(&self, end: &End) -> impl Iterator<Item = Place> {
        let Plan { frame, sheet, .. } = self.plan;
        let x = frame.right + sheet.gap;
        let pitch = if sheet.line > 20.0 {
            15.0
        } else {
            sheet.text + 3.0
        };
        let first = end.middle + 5.0 - pitch * (end.lines.len() as f64 - 1.0) / 2.0;
        (0..end.lines.len()).map(move |n| Place {
            x,
            y: first + pitch * n as f64,
            anchor: Anchor::Start,
        })
    }

    /// Words inside the plot. Gives back what found no room.
    fn annotate(&self, ends: &[End]) -> Vec<String> {
        let Plan {
            frame, sheet, size, ..
        } = self.plan;
        let narrow = size.layout == Layout::Narrow;
        let mut room = Room::new((
            frame.left + 1.0,
            sheet.unit_y + 6.0,
            f64::from(size.width),
            frame.bottom - 3.0,
        ));
        for end in ends {
            room.keep_dot(end.dot, end.radius);
            for (place, (mark, words)) in self.end_places(end).zip(&end.lines) {
                room.keep_words(place, sheet.width(*mark, words), sheet.face(*mark).0);
            }
        }
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
        }
        for step in &self.plan.steps {
            let ends = [step.from, step.to].map(|at| self.plot.place((at, step.value)));
            room.keep_line(&ends, NEVER);
        }
        let mut unsaid = vec![];
        self.canvas.layer("fv-layer-notes");
        self.say_report(&mut room, &mut unsaid, narrow);
        self.say_targets(&mut room, &mut unsaid, narrow);
        self.say_first(&mut room);
        self.say_breaks(&mut room, narrow);
        self.say_neighbours(&mut room, &mut unsaid, narrow);
        unsaid
    }

    fn say(&self, mark: Mark, place: Place, words: &str) {
        self.canvas
            .text(mark, (place.x, place.y), place.anchor, words);
    }

    fn say_report(&self, room: &mut Room, unsaid: &mut Vec<String>, narrow: bool) {
        let (Some(point), Some(value)) = (&self.chart.report_point, self.plan.report) else {
            return;
        };
        let sheet = &self.plan.sheet;
        let (x, y) = self.plot.place(value);
        let radius = sheet.report_dot;
        self.canvas.layer("fv-layer-dots");
        self.canvas.dot(Mark::DotFocusOpen, (x, y), radius);
        self.canvas.layer("fv-layer-notes");
        room.keep_dot((x, y), radius + 2.0);
        let brief = narrow && !point.short_words.is_empty();
        let words = if brief {
            &point.short_words
        } else {
            &point.words
        };
        let (size, bold) = sheet.face(Mark::HaloStrong);
        let width = crate::words::width(words, size, bold);
        let far = (0..24).map(|n| f64::from(n) * 6.0 + radius + 16.0);
        let candidates = far.enumerate().flat_map(|(n, far)| {
            let own = n as f64 * 0.12;
            [(-far + 5.0, 0.0), (far + 10.0, 1.5)]
                .into_iter()
                .flat_map(move |(dy, below)| {
                    [
                        (0.0, Anchor::Middle, 0.0),
                        (8.0, Anchor::End, 0.6),
                        (-8.0, Anchor::Start, 0.7),
                    ]
                    .map(|(dx, anchor, aside)| {
                        (
                            Place {
                                x: x + dx,
                                y: y + dy,
                                anchor,
                            },
                            own + below + aside,
                        )
                    })
                })
        });
        let Some(place) = room.find(candidates, width, size) else {
            unsaid.push(words.clone());
            return;
        };
        self.say(Mark::HaloStrong, place, words);
        let (from, to) = if place.y < y {
            (place.y + 5.0, y - radius - 3.0)
        } else {
            (y + radius + 3.0, place.y - size)
        };
        if to - from > 4.0 {
            self.canvas.line(Mark::Leader, &[(x, from), (x, to)]);
            room.keep_line(&[(x, from), (x, to)], 30.0);
        }
    }

    fn say_targets(&self, room: &mut Room, unsaid: &mut Vec<String>, narrow: bool) {
        let sheet = &self.plan.sheet;
        let about = self.plan.report.map_or(f64::MAX, |(at, _)| at);
        let mut steps: Vec<_> = self.plan.steps.iter().collect();
        // The period the report is about first, then the latest.
        steps.sort_by(|a, b| {
            let past = |from: f64, to: f64| !(from..=to).contains(&about);
            (past(a.from, a.to).cmp(&past(b.from, b.to))).then(b.from.total_cmp(&a.from))
        });
        let (size, bold) = sheet.face(Mark::HaloStrong);
        for (n, step) in steps.into_iter().take(6).enumerate() {
            let target = &self.chart.targets[step.index];
            let brief = narrow && !target.short_label.is_empty();
            let words = if brief {
                &target.short_label
            } else {
                &target.label
            };
            let width = crate::words::width(words, size, bold);
            let (left, low) = self.plot.place((step.from, step.value));
            let (right, high) = self.plot.place((step.to, step.upper.unwrap_or(step.value)));
            let middle = (left + right) / 2.0;
            let candidates = (0..8).map(f64::from).flat_map(|n| {
                [
                    (low + size + 6.0 + n * 5.0, 0.0),
                    (high - 10.0 - n * 5.0, 1.0),
                ]
                .into_iter()
                .flat_map(move |(y, above)| {
                    [
                        (middle, Anchor::Middle, 0.0),
                        (right, Anchor::End, 0.5),
                        (left, Anchor::Start, 0.5),
                    ]
                    .map(|(x, anchor, aside)| (Place { x, y, anchor }, n * 2.0 + above + aside))
                })
            });
            match room.find(candidates, width, size) {
                Some(place) => self.say(Mark::HaloStrong, place, words),
                None if n == 0 => unsaid.push(words.clone()),
                None => {}
            }
        }
    }

    /// The authority's first value.
    fn say_first(&self, room: &mut Room) {
        let Some(line) = self
            .plan
            .lines
            .iter()
            .find(|line| line.series.role == Role::Focus)
        else {
            return;
        };
        let mut values = line.values();
        let (Some((stop, value)), Some(_)) = (values.next(), values.next()) else {
            return;
        };
        if self.times.len() > MANY {
            return;
        }
        let words = &line.series.points[stop.index].words;
        let (size, bold) = self.plan.sheet.face(Mark::HaloFocus);
        let width = crate::words::width(words, size, bold);
        let (x, y) = self.plot.place(value);
        room.keep_dot((x, y), line.look.way);
        let candidates = [
            (26.0, 0.0),
            (22.0, 0.5),
            (-14.0, 1.0),
            (-20.0, 2.0),
            (32.0, 3.0),
        ]
        .map(|(dy, own)| {
            (
                Place {
                    x: x - 2.0,
                    y: y + dy,
                    anchor: Anchor::Start,
                },
                own,
            )
        });
        let within = room.within;
        room.within.0 -= 10.0;
        if let Some(place) = room.find(candidates, width, size) {
            self.say(Mark::HaloFocus, place, words);
        }
        room.within = within;
    }

    fn say_breaks(&self, room: &mut Room, narrow: bool) {
        let frame = self.plan.frame;
        let words = if narrow { "Break" } else { "Break in series" };
        let (size, bold) = self.plan.sheet.face(Mark::HaloSmall);
        let width = crate::words::width(words, size, bold);
        let mut told: Vec<f64> = vec![];
        for line in self
            .plan
            .lines
            .iter()
            .rev()
            .filter(|line| line.series.role != Role::Neighbour)
        {
            for pair in line.stops.windows(2).filter(|pair| pair[1].break_before) {
                let x = self
                    .plot
                    .place(((pair[0].at + pair[1].at) / 2.0, self.plan.ticks.lo()))
                    .0;
                if told.iter().any(|before| (before - x).abs() < 4.0) {
                    continue;
                }
                told.push(x);
                let crisp = x.round() + 0.5;
                self.canvas
                    .line(Mark::Break, &[(crisp, frame.top), (crisp, frame.bottom)]);
                let candidates = (0..20).map(f64::from).flat_map(|n| {
                    [(x + 6.0, Anchor::Start, 0.0), (x - 6.0, Anchor::End, 0.1)].map(
                        |(x, anchor, own)| {
                            (
                                Place {
                                    x,
                                    y: frame.top + 12.0 + n * 14.0,
                                    anchor,
                                },
                                n + own,
                            )
                        },
                    )
                });
                if let Some(place) = room.find(candidates, width, size) {
                    self.say(Mark::HaloSmall, place, words);
                }
            }
        }
    }

    fn say_neighbours(&self, room: &mut Room, unsaid: &mut Vec<String>, narrow: bool) {
        let lines: Vec<_> = self
            .plan
            .lines
            .iter()
            .filter(|line| line.series.role == Role::Neighbour)
            .collect();
        let (Some(words), false) = (&self.chart.neighbour_note, lines.is_empty()) else {
            return;
        };
        let frame = self.plan.frame;
        let (size, bold) = self.plan.sheet.face(Mark::HaloSmall);
        let width = crate::words::width(words, size, bold);
        let tops = lines
            .iter()
            .filter_map(|line| line.values().next())
            .map(|(_, value)| self.plot.place(value).1);
        let top = tops.fold(frame.bottom, f64::min);
        // Just above the highest light line at the left, or wherever there is room near it.
        let candidates = (0..40).map(|n| f64::from(n) * 6.0).flat_map(|far| {
            [-9.0 - far, 9.0 + far].into_iter().flat_map(move |dy| {
                [8.0, 40.0, 80.0].map(|dx| {
                    let place = Place {
                        x: frame.left + dx,
                        y: top + dy,
                        anchor: Anchor::Start,
                    };
                    (place, far * 0.02 + dx * 0.01)
                })
            })
        });
        let found = if narrow {
            None
        } else {
            room.find(candidates, width, size)
        };
        match found {
            Some(place) => self.say(Mark::HaloSmall, place, words),
            None => unsaid.push(words.clone()),
        }
    }

    /// The notes under the axis.
    fn foot(&self, unsaid: Vec<String>) {
        let Plan {
            frame, sheet, size, ..
        } = self.plan;
        let narrow = size.layout == Layout::Narrow;
        let mut notes = vec![];
        if self.plan.starts_above_zero() {
            let lowest = &self.plan.tick_words[0];
            notes.push(if narrow {
                format!("Axis starts at {lowest}, not zero.")
            } else {
                format!("The vertical axis starts at {lowest}, not at zero.")
            });
        }
        notes.extend(self.chart.axis_note.clone());
        notes.extend(unsaid.into_iter().map(|words| {
            if words.ends_with('.') {
                words
            } else {
                words + "."
            }
        }));
        let x = sheet.note_x.unwrap_or(frame.left);
        let (type_size, bold) = sheet.face(Mark::Small);
        let room = f64::from(size.width) - x;
        let lines = crate::words::wrap(&notes.join(" "), type_size, bold, room, sheet.note_lines);
        self.canvas.layer("fv-layer-notes");
        let last = f64::from(size.height) - 4.0;
        for (n, words) in lines.iter().rev().enumerate() {
            self.canvas.text(
                Mark::Small,
                (x, last - 16.0 * n as f64),
                Anchor::Start,
                words,
            );
        }
    }

    fn spots(&self) -> Vec<Spot> {
        let mut lines: Vec<_> = self.plan.lines.iter().collect();
        lines.sort_by_key(|line| line.index);
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
fn runs(stops: &[Stop]) -> Vec<(bool, Vec<(f64, f64)>)> {
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

/// Whether no line reaches a stop.
fn alone(stops: &[Stop], stop: &Stop) -> bool {
    !stops.windows(2).any(|pair| {
        Line::joined(&pair[0], &pair[1])
            && (pair[0].index == stop.index || pair[1].index == stop.index)
    })
}

/// Which points in time get words: the first, the last, and evenly between as room allows.
fn labelled(times: &[(f64, &str)], widths: &[f64], layout: Layout) -> Vec<usize> {
    let Some(last) = times.len().checked_sub(1) else {
        return vec![];
    };
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let apart = if times.len() > MANY {
        (widest + 12.0).max(80.0)
    } else {
        widest + 12.0
    };
    let span = times[last].0 - times[0].0;
    let mut most = ((span / apart) as usize).max(1);
    if layout == Layout::Narrow {
        most = most.min(3);
    }
    let least = last.div_ceil(most).max(1);
    let stride = (least..=least * 2)
        .find(|stride| last % stride == 0)
        .unwrap_or(least);
    let mut told = vec![0];
    for n in (stride..last).step_by(stride) {
        let x = times[n].0;
        let before = told.last().map_or(f64::MIN, |&t| times[t].0);
        if x - before >= apart && times[last].0 - x >= apart {
            told.push(n);
        }
    }
    // Two that would run into each other: the last alone.
    if last > 0 && span < (widths[0] + widths[last]) / 2.0 + 4.0 {
        told.clear();
    }
    if last > 0 {
        told.push(last);
    }
    told
}
