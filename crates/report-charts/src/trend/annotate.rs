//! Words inside the plot: this report's figure, the targets, the first value, breaks, and what the
//! light lines are. Each looks for room; what must be said and finds none goes under the axis.

use super::Layout;
use super::Role;
use super::ends::End;
use super::notes::{LabelPosition, LabelSpace};
use super::paint::Painter;
use crate::marks::Mark;
use crate::order::ordered;
use crate::paper::Anchor;
use crate::scales::MANY;
use crate::words;

impl Painter<'_> {
    /// Words inside the plot. Gives back what found no room.
    pub(super) fn annotate(&self, ends: &[End], mut room: LabelSpace) -> Vec<String> {
        let sheet = &self.plan.sheet;
        let narrow = self.plan.size.layout == Layout::Narrow;
        for end in ends.iter().filter(|end| end.aside.is_none()) {
            for (place, (mark, words)) in self.end_places(end).into_iter().zip(&end.lines) {
                room.keep_words(place, sheet.width(*mark, words), sheet.face(*mark).0);
            }
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

    fn say(&self, mark: Mark, place: LabelPosition, words: &str) {
        self.canvas
            .text(mark, (place.x, place.y), place.anchor, words);
    }

    fn say_report(&self, room: &mut LabelSpace, unsaid: &mut Vec<String>, narrow: bool) {
        let (Some(point), Some(value)) = (&self.chart.report_point, self.plan.report) else {
            return;
        };
        let sheet = &self.plan.sheet;
        let (x, y) = self.plot.place(value);
        let radius = sheet.report_dot;
        self.canvas.layer("fv-layer-dots");
        self.canvas.dot(Mark::DOT_FOCUS_OPEN, (x, y), radius);
        self.canvas.layer("fv-layer-notes");
        room.keep_dot((x, y), radius + 2.0);
        let brief = narrow && !point.short_words.is_empty();
        let words = if brief {
            &point.short_words
        } else {
            &point.words
        };
        let (size, bold) = sheet.face(Mark::HALO_STRONG);
        let width = words::width(words, size, bold);
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
                            LabelPosition {
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
        self.say(Mark::HALO_STRONG, place, words);
        let (from, to) = if place.y < y {
            (place.y + 5.0, y - radius - 3.0)
        } else {
            (y + radius + 3.0, place.y - size)
        };
        if to - from > 4.0 {
            self.canvas.line(Mark::LEADER, &[(x, from), (x, to)]);
            room.keep_line(&[(x, from), (x, to)], 30.0);
        }
    }

    fn say_targets(&self, room: &mut LabelSpace, unsaid: &mut Vec<String>, narrow: bool) {
        let sheet = &self.plan.sheet;
        let about = self.plan.report.map_or(f64::MAX, |(at, _)| at);
        // The period the report is about first, then the latest.
        let steps = ordered(self.plan.steps.iter().collect(), |step| {
            let past = !(step.from..=step.to).contains(&about);
            (f64::from(u8::from(past)), -step.from)
        });
        let (size, bold) = sheet.face(Mark::HALO_STRONG);
        for (n, step) in steps.into_iter().take(6).enumerate() {
            let target = &self.chart.targets[step.index];
            let brief = narrow && !target.short_label.is_empty();
            let words = if brief {
                &target.short_label
            } else {
                &target.label
            };
            let width = words::width(words, size, bold);
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
                    .map(|(x, anchor, aside)| {
                        (LabelPosition { x, y, anchor }, n * 2.0 + above + aside)
                    })
                })
            });
            match room.find(candidates, width, size) {
                Some(place) => self.say(Mark::HALO_STRONG, place, words),
                None if n == 0 => unsaid.push(words.clone()),
                None => {}
            }
        }
    }

    /// The authority's first value.
    fn say_first(&self, room: &mut LabelSpace) {
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
        let (size, bold) = self.plan.sheet.face(Mark::HALO_FOCUS);
        let width = words::width(words, size, bold);
        let (x, y) = self.plot.place(value);
        room.keep_dot((x, y), line.emphasis.way);
        let candidates = [
            (-2.0, 26.0),
            (-2.0, 22.0),
            (-2.0, -14.0),
            (-2.0, -20.0),
            (-2.0, 32.0),
            (14.0, 5.0),
            (14.0, 12.0),
        ];
        let candidates = candidates.iter().enumerate().map(|(n, (dx, dy))| {
            let (x, y) = (x + dx, y + dy);
            (
                LabelPosition {
                    x,
                    y,
                    anchor: Anchor::Start,
                },
                n as f64 * 0.7,
            )
        });
        let within = room.within;
        room.within.0 -= 10.0;
        if let Some(place) = room.find(candidates, width, size) {
            self.say(Mark::HALO_FOCUS, place, words);
        }
        room.within = within;
    }

    fn say_breaks(&self, room: &mut LabelSpace, narrow: bool) {
        let frame = self.plan.frame;
        let words = if narrow { "Break" } else { "Break in series" };
        let (size, bold) = self.plan.sheet.face(Mark::HALO_SMALL);
        let width = words::width(words, size, bold);
        for x in &self.breaks {
            let candidates = (0..20).map(f64::from).flat_map(|n| {
                [(x + 6.0, Anchor::Start, 0.0), (x - 6.0, Anchor::End, 0.1)].map(
                    |(x, anchor, own)| {
                        let y = frame.top + 12.0 + n * 14.0;
                        (LabelPosition { x, y, anchor }, n + own)
                    },
                )
            });
            if let Some(place) = room.find(candidates, width, size) {
                self.say(Mark::HALO_SMALL, place, words);
            }
        }
    }

    fn say_neighbours(&self, room: &mut LabelSpace, unsaid: &mut Vec<String>, narrow: bool) {
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
        let (size, bold) = self.plan.sheet.face(Mark::HALO_SMALL);
        let width = words::width(words, size, bold);
        let tops = lines
            .iter()
            .filter_map(|line| line.values().next())
            .map(|(_, value)| self.plot.place(value).1);
        let top = tops.fold(frame.bottom, f64::min);
        // Just above the highest light line at the left, or wherever there is room near it.
        let candidates = (0..40).map(|n| f64::from(n) * 6.0).flat_map(|far| {
            [-9.0 - far, 9.0 + far].into_iter().flat_map(move |dy| {
                [8.0, 40.0, 80.0].map(|dx| {
                    let place = LabelPosition {
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
            Some(place) => self.say(Mark::HALO_SMALL, place, words),
            None => unsaid.push(words.clone()),
        }
    }
}
