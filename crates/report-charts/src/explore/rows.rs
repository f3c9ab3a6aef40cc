//! Charts of one period: ranked bars, strips, bars to either side of zero.

use super::{Drawable, Note, ReadLine, ReadOut, notes_of, put_sentence};
use crate::change::{self, ChangeChart};
use crate::ladder::{self, LadderChart};
use crate::ranked::{self, BarKind, BarLimits, RankedChart};
use crate::spots::{Drawing, Spot};
use crate::stacked::{self, StackedChart};
use crate::strip::{self, DotKind, StripChart};
use crate::trend::{Form, Layout};

/// Ranked bars with what is drawn and said beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranked {
    /// The bars.
    pub chart: RankedChart,
    /// The period they are of, such as `2016/17`.
    pub period: String,
    /// The confidence limits of the bars; say them in the notes too.
    pub limits: Vec<BarLimits>,
    /// What must be known about the bars' values, all of series 0.
    pub notes: Vec<Note>,
}

/// A strip with what is said of its dots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// The dots.
    pub chart: StripChart,
    /// The period they are of, such as `2016/17`.
    pub period: String,
    /// What must be known about the dots' values, all of series 0.
    pub notes: Vec<Note>,
}

impl Drawable for Ranked {
    fn draw(&self, width: u32) -> Option<Drawing> {
        ranked::draw_with_limits(&self.chart, &self.limits, width, Layout::Wide)
    }

    fn draw_print(&self, width: u32) -> Option<Drawing> {
        ranked::draw_with_limits(&self.chart, &self.limits, width, Layout::Print)
    }

    fn read_out(&self, spot: &Spot) -> ReadOut {
        let bars = &self.chart.bars;
        let Some(bar) = bars.get(spot.point) else {
            return ReadOut::default();
        };
        let mut notes = vec![];
        if let Some(rank) = &bar.rank {
            let of = bars.iter().filter(|bar| bar.rank.is_some()).count();
            let (joint, place) = match rank.strip_prefix('=') {
                Some(place) => ("Joint rank ", place),
                None => ("Rank ", rank.as_str()),
            };
            notes.push([joint, place, " of ", &of.to_string()].concat());
        }
        notes.extend(notes_of(&self.notes, spot, false, false));
        let mut said = ReadOut::of(&bar.name, &self.period, &bar.words, notes);
        if let Some((_, label)) = &self.chart.mean {
            said.lines.push(ReadLine {
                words: label.clone(),
                ..ReadLine::default()
            });
        }
        said
    }

    fn is_own(&self, spot: &Spot) -> bool {
        let bar = self.chart.bars.get(spot.point);
        bar.is_some_and(|bar| bar.kind == BarKind::Focus)
    }
}

impl Drawable for Strip {
    fn draw(&self, width: u32) -> Option<Drawing> {
        strip::draw(&self.chart, width)
    }

    fn read_out(&self, spot: &Spot) -> ReadOut {
        let Some(dot) = self.chart.dots.get(spot.point) else {
            return ReadOut::default();
        };
        let notes = notes_of(&self.notes, spot, false, false);
        ReadOut::of("", &self.period, &dot.words, notes)
    }

    fn is_own(&self, spot: &Spot) -> bool {
        let dot = self.chart.dots.get(spot.point);
        dot.is_some_and(|dot| dot.kind == DotKind::Focus)
    }
}

impl Drawable for ChangeChart {
    fn draw(&self, width: u32) -> Option<Drawing> {
        change::draw(self, width)
    }

    fn draw_print(&self, width: u32) -> Option<Drawing> {
        change::draw_print(self, width)
    }

    fn read_out(&self, spot: &Spot) -> ReadOut {
        let Some(row) = self.rows.get(spot.point) else {
            return ReadOut::default();
        };
        let late = row.form == Form::Provisional;
        let mut said = ReadOut::of("", &row.label, &row.words, notes_of(&[], spot, late, false));
        if !row.from.is_empty() && !row.to.is_empty() {
            let colon = if self.head.is_empty() { "" } else { ": " };
            let figures = [&self.head, colon, &row.from, " → ", &row.to].concat();
            put_sentence(&mut said.sentence, &figures.replace(" → ", " to "));
            said.lines.push(ReadLine {
                words: figures,
                ..ReadLine::default()
            });
        }
        said
    }
}

impl Drawable for LadderChart {
    fn draw(&self, width: u32) -> Option<Drawing> {
        ladder::draw(self, width)
    }

    fn read_out(&self, spot: &Spot) -> ReadOut {
        let row = self.rows.get(spot.point);
        let Some((row, name)) = row.zip(self.names.get(spot.series)) else {
            return ReadOut::default();
        };
        let mut said = ReadOut::of(name, &self.period, &row.words[spot.series], vec![]);
        said.heading = row.name.clone();
        put_sentence(&mut said.sentence, &row.name);
        said.lines.push(ReadLine {
            words: ["Apart: ", &row.apart].concat(),
            ..ReadLine::default()
        });
        said
    }

    fn is_own(&self, spot: &Spot) -> bool {
        spot.series == 0
    }
}

impl Drawable for StackedChart {
    fn draw(&self, width: u32) -> Option<Drawing> {
        stacked::draw(self, width)
    }

    fn read_out(&self, spot: &Spot) -> ReadOut {
        let bar = self.bars.get(spot.point);
        match bar.zip(self.names.get(spot.series)) {
            Some((bar, name)) => ReadOut::of(name, &bar.name, &bar.words[spot.series], vec![]),
            None => ReadOut::default(),
        }
    }

    fn is_own(&self, spot: &Spot) -> bool {
        spot.series == 0
    }
}
