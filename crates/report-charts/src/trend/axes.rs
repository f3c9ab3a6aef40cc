//! The two axes and the notes under them.

use super::Layout;
use super::paint::{Painter, Time};
use super::plan::{MANY, Plan};
use crate::marks::Mark;
use crate::paper::Anchor;

/// Between the words of two ticks, in pixels.
const GAP: f64 = 12.0;

impl Painter<'_> {
    pub(super) fn value_axis(&self) {
        let frame = self.plan.frame;
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
        for (y, words) in self.plan.unit_ys().zip(&self.plan.unit) {
            self.canvas.text(Mark::Tick, (0.0, y), Anchor::Start, words);
        }
    }

    pub(super) fn time_axis(&self) {
        let Plan {
            frame, sheet, size, ..
        } = self.plan;
        self.canvas.layer("fv-layer-axis");
        for x in &self.breaks {
            let crisp = x.round() + 0.5;
            self.canvas
                .line(Mark::Break, &[(crisp, frame.top), (crisp, frame.bottom)]);
        }
        let most = f64::from(size.width) * 0.4;
        let words: Vec<String> = (self.times.iter())
            .map(|time| sheet.shorten(Mark::Tick, time.words, most))
            .collect();
        let spans: Vec<(f64, f64)> = (self.times.iter().zip(&words))
            .map(|(time, words)| {
                let half = sheet.width(Mark::Tick, words) / 2.0;
                let middle = time.x.max(half).min(f64::from(size.width) - half);
                (middle - half, middle + half)
            })
            .collect();
        let labelled = labelled(&self.times, &spans, size.layout);
        for (n, Time { x, .. }) in self.times.iter().enumerate() {
            let told = labelled.contains(&n);
            if !told && self.times.len() > MANY {
                continue;
            }
            let crisp = x.round() + 0.5;
            let length = if told { 6.0 } else { 4.0 };
            let tick = [(crisp, frame.bottom), (crisp, frame.bottom + length)];
            self.canvas.line(Mark::Axis, &tick);
            if told {
                let middle = (spans[n].0 + spans[n].1) / 2.0;
                let place = (middle, frame.bottom + 22.0);
                self.canvas
                    .text(Mark::Tick, place, Anchor::Middle, &words[n]);
            }
        }
    }

    /// The notes under the axis.
    pub(super) fn foot(&self, unsaid: Vec<String>) {
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
