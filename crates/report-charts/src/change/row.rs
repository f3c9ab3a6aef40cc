//! One row: its words broken and its bar placed, then painted.

use super::{BESIDE, ChangeRow, Sheet};
use crate::backend::{Canvas, drawable};
use crate::marks::Mark;
use crate::paper::Anchor;
use crate::spots::Frame;
use crate::trend::Form;
use crate::words;

/// One row, laid out but for the bar.
pub(super) struct Row<'a> {
    pub said: &'a ChangeRow,
    pub value: Option<f64>,
    pub label: Vec<String>,
    pub figures: (String, String),
    pub words: String,
    pub words_width: f64,
    /// The top of its bar.
    pub top: f64,
}

impl<'a> Row<'a> {
    pub fn of(said: &'a ChangeRow, sheet: Sheet) -> Row<'a> {
        let value = said.value.and_then(drawable);
        let words = match (value, &said.missing) {
            (None, Some(missing)) => missing,
            _ => &said.words,
        };
        let room = (sheet.width - sheet.column) * 0.5;
        let words = words::shorten(words, sheet.text, true, room);
        let share = sheet.width * if sheet.narrow { 0.25 } else { 0.12 };
        let shorten = |words: &str| words::shorten(words.trim(), sheet.text, true, share);
        let to = shorten(&said.to);
        let from = match shorten(&said.from) {
            from if from.is_empty() || to.is_empty() => from,
            from => format!("{from} → "),
        };
        Row {
            said,
            value,
            label: vec![],
            figures: (from, to),
            words_width: words::width(&words, sheet.text, true),
            words,
            top: 0.0,
        }
    }

    fn figures_width(&self, sheet: Sheet) -> f64 {
        let (from, to) = &self.figures;
        words::width(from, sheet.text, false) + words::width(to, sheet.text, true)
    }

    /// Whether the figures find room across zero from the bar.
    pub fn figures_fit(&self, zero: f64, sheet: Sheet) -> bool {
        let room = if self.value.is_some_and(|value| value < 0.0) {
            sheet.width - zero
        } else {
            zero
        };
        // Words that were pushed back over zero take room there too.
        let other = sheet.width - room;
        self.figures_width(sheet) + 10.0 <= room && self.words_width + BESIDE <= other
    }

    /// Breaks the label and sets the bar; `y` is where the row begins. Gives where it ends.
    pub fn lay(&mut self, y: f64, across: bool, sheet: Sheet) -> f64 {
        let figures = self.figures_width(sheet);
        let beside = if figures > 0.0 && !(sheet.narrow && across) {
            figures + 16.0
        } else {
            0.0
        };
        let edge = if sheet.narrow {
            sheet.width
        } else {
            sheet.column
        };
        let bold = self.said.total;
        self.label = words::wrap(&self.said.label, sheet.text, bold, edge - beside, 2);
        let more = self.label.len().saturating_sub(1) as f64 * sheet.line;
        if sheet.narrow {
            self.top = y + 23.0 + more;
            y + sheet.pitch + more
        } else {
            let height = sheet.pitch.max(more + sheet.line + 3.0);
            self.top = y + (height - sheet.bar) / 2.0;
            y + height
        }
    }

    pub fn paint(&self, canvas: &Canvas, (zero, end): (f64, f64), across: bool, sheet: Sheet) {
        let baseline = self.top + sheet.bar / 2.0 + sheet.text * 0.36;
        let last = if sheet.narrow {
            self.top - 7.0
        } else {
            baseline + (self.label.len() as f64 - 1.0) * sheet.line / 2.0
        };
        canvas.layer("fv-layer-labels");
        let mark = if self.said.total {
            Mark::HALO_STRONG
        } else {
            Mark::HALO_PLAIN
        };
        for (n, line) in self.label.iter().rev().enumerate() {
            canvas.text(
                mark,
                (0.0, last - n as f64 * sheet.line),
                Anchor::Start,
                line,
            );
        }
        self.figures(canvas, zero, (baseline, last), across, sheet);
        canvas.layer("fv-layer-bars");
        if self.value.is_some() && (end - zero).abs() > 0.05 {
            let late = self.said.form == Form::Provisional;
            let (mark, inset) = if late {
                (Mark::BAR_LATE, 0.75)
            } else {
                (Mark::BAR_FOCUS, 0.0)
            };
            let (left, right) = (zero.min(end) + inset, zero.max(end) - inset);
            let frame = Frame {
                left,
                top: self.top + inset,
                right: right.max(left),
                bottom: self.top + sheet.bar - inset,
            };
            canvas.rect(mark, frame);
        }
        canvas.layer("fv-layer-notes");
        let mark = if self.value.is_some() {
            Mark::HALO_STRONG
        } else {
            Mark::HALO_TICK
        };
        let (x, anchor) = if self.value.is_some_and(|value| value < 0.0) {
            let least = sheet.column + self.words_width;
            ((end - BESIDE).max(least), Anchor::End)
        } else {
            let most = sheet.width - self.words_width;
            ((end + BESIDE).min(most), Anchor::Start)
        };
        canvas.text(mark, (x, baseline), anchor, &self.words);
    }

    /// The figures: in their column, across zero from the bar, or beside the label.
    fn figures(
        &self,
        canvas: &Canvas,
        zero: f64,
        (baseline, last): (f64, f64),
        across: bool,
        sheet: Sheet,
    ) {
        let (from, to) = &self.figures;
        if !sheet.narrow {
            let bold = words::width(to, sheet.text, true);
            let gap = if to.is_empty() { 0.0 } else { 4.0 };
            canvas.text(Mark::STRONG, (sheet.column, baseline), Anchor::End, to);
            canvas.text(
                Mark::PLAIN,
                (sheet.column - bold - gap, baseline),
                Anchor::End,
                from.trim_end(),
            );
            return;
        }
        let (x, y, anchor) = if !across {
            (sheet.width, last, Anchor::End)
        } else if self.value.is_some_and(|value| value < 0.0) {
            (zero + 8.0, baseline, Anchor::Start)
        } else {
            (zero - 8.0, baseline, Anchor::End)
        };
        canvas.text(Mark::HALO_SMALL, (x, y), anchor, &format!("{from}{to}"));
    }
}
