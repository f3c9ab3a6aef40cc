//! Charts over time: trends, gaps, small multiples.

use super::{Drawable, Note, ReadLine, ReadOut, notes_of};
use crate::gap::{self, GapChart};
use crate::multiples::{self, Multiples};
use crate::spots::{Drawing, Spot};
use crate::trend::{self, Form, Limits, Point, Role, Size, TargetStep, TrendChart};

/// A trend with what is drawn and said beside its lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trend {
    /// The lines.
    pub chart: TrendChart,
    /// The confidence limits of its values; say them in the notes too.
    pub limits: Vec<Limits>,
    /// What must be known about its values.
    pub notes: Vec<Note>,
}

/// Values are of the same time when they are no further apart than this, in years.
const SAME: f64 = 1e-6;
/// Values of other series in a read-out.
const OTHERS: usize = 4;

impl From<TrendChart> for Trend {
    fn from(chart: TrendChart) -> Self {
        Trend {
            chart,
            limits: vec![],
            notes: vec![],
        }
    }
}

impl Drawable for Trend {
    fn draw(&self, width: u32) -> Option<Drawing> {
        trend::draw_with_limits(&self.chart, &self.limits, Size::trend(width))
    }

    fn draw_print(&self, width: u32) -> Option<Drawing> {
        let size = Size {
            width,
            ..Size::trend_print()
        };
        trend::draw_with_limits(&self.chart, &self.limits, size)
    }

    fn read_out(&self, spot: &Spot) -> ReadOut {
        let series = self.chart.series.get(spot.series);
        let Some((series, point)) = series.and_then(|s| Some((s, s.points.get(spot.point)?)))
        else {
            return ReadOut::default();
        };
        let mut notes = notes_of(
            &self.notes,
            spot,
            point.form == Form::Provisional,
            point.break_before,
        );
        if series.role == Role::Focus {
            let step = target(&self.chart.targets, point);
            notes.extend(step.map(|step| step.label.clone()));
        }
        let mut said = ReadOut::of(&series.name, &point.period, &point.words, notes);
        let mut room = OTHERS;
        // The most important first, which is the order they are named in from the last.
        for (n, other) in self.chart.series.iter().enumerate().rev() {
            if n == spot.series || other.role == Role::Neighbour || room == 0 {
                continue;
            }
            let then = |other: &&Point| (other.at - point.at).abs() <= SAME;
            let Some(found) = other.points.iter().find(then) else {
                continue;
            };
            if found.value.is_some() {
                room -= 1;
                said.lines.push(ReadLine {
                    value: found.words.clone(),
                    words: other.name.clone(),
                    strong: false,
                });
            }
        }
        said
    }

    fn is_own(&self, spot: &Spot) -> bool {
        let series = self.chart.series.get(spot.series);
        series.is_some_and(|series| series.role == Role::Focus)
    }
}

/// The target of the period that ends with a point.
fn target<'a>(steps: &'a [TargetStep], point: &Point) -> Option<&'a TargetStep> {
    steps
        .iter()
        .find(|step| step.from + SAME < point.at && point.at <= step.to + SAME)
}

impl Drawable for GapChart {
    fn draw(&self, width: u32) -> Option<Drawing> {
        gap::draw(self, gap::size(width))
    }

    fn draw_print(&self, width: u32) -> Option<Drawing> {
        let size = Size {
            width,
            ..gap::size_print()
        };
        gap::draw(self, size)
    }

    fn read_out(&self, spot: &Spot) -> ReadOut {
        let Some(point) = self.points.get(spot.point) else {
            return ReadOut::default();
        };
        let notes = notes_of(&[], spot, point.form == Form::Provisional, false);
        let mut said = ReadOut::of("", &point.period, &point.words, notes);
        let side = match point.value {
            Some(value) if value > 0.0 => &self.above,
            Some(value) if value < 0.0 => &self.below,
            _ => return said,
        };
        if !side.is_empty() {
            said.lines.insert(
                1,
                ReadLine {
                    words: side.clone(),
                    ..ReadLine::default()
                },
            );
            super::put_sentence(&mut said.sentence, side);
        }
        said
    }

    fn is_own(&self, _: &Spot) -> bool {
        true
    }
}

impl Drawable for Multiples {
    fn draw(&self, width: u32) -> Option<Drawing> {
        multiples::draw(self, width)
    }

    fn read_out(&self, spot: &Spot) -> ReadOut {
        let panel = self.panels.get(spot.series);
        let Some((panel, point)) = panel.and_then(|p| Some((p, p.points.get(spot.point)?))) else {
            return ReadOut::default();
        };
        let mut notes = notes_of(
            &[],
            spot,
            point.form == Form::Provisional,
            point.break_before,
        );
        let step = target(&panel.targets, point);
        notes.extend(step.map(|step| step.label.clone()));
        ReadOut::of(&panel.title, &point.period, &point.words, notes)
    }
}
