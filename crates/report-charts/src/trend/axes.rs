//! The two axes and the notes under them.

use super::Layout;
use super::paint::Painter;
use super::plan::Plan;
use crate::marks::Mark;
use crate::paper::Anchor;
use crate::scales::Scale;

impl Painter<'_> {
    /// The axis of this chart's words.
    fn scale(&self) -> Scale {
        Scale {
            size: self.plan.sheet.text,
            width: f64::from(self.plan.size.width),
        }
    }

    pub(super) fn value_axis(&self) {
        let Plan {
            x,
            frame,
            ticks,
            tick_words,
            ..
        } = self.plan;
        self.scale()
            .upright(&self.canvas, &self.plot, x.start, *frame, ticks, tick_words);
        self.canvas.layer("fv-layer-axis");
        for (y, words) in self.plan.unit_ys().zip(&self.plan.unit) {
            self.canvas.text(Mark::TICK, (0.0, y), Anchor::Start, words);
        }
    }

    pub(super) fn time_axis(&self) {
        let Plan { frame, size, .. } = self.plan;
        self.canvas.layer("fv-layer-axis");
        for x in &self.breaks {
            let crisp = x.round() + 0.5;
            self.canvas
                .line(Mark::BREAK, &[(crisp, frame.top), (crisp, frame.bottom)]);
        }
        let within = (0.0, f64::from(size.width));
        self.scale()
            .time(&self.canvas, &self.times, frame.bottom, within, size.layout);
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
        let (type_size, bold) = sheet.face(Mark::SMALL);
        let room = f64::from(size.width) - x;
        let lines = crate::words::wrap(&notes.join(" "), type_size, bold, room, sheet.note_lines);
        self.canvas.layer("fv-layer-notes");
        let last = f64::from(size.height) - 4.0;
        for (n, words) in lines.iter().rev().enumerate() {
            self.canvas.text(
                Mark::SMALL,
                (x, last - 16.0 * n as f64),
                Anchor::Start,
                words,
            );
        }
    }
}
