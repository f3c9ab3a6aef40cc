//! Reading a chart value by value: what is said of a spot, and what is painted over the picture
//! while a reader points at it.
//!
//! [`Drawable`] is every kind of chart seen from a page: it can be drawn, drawn for paper, and
//! asked about each spot. All words are the caller's. It refuses to format or work out a figure,
//! and to say anything of a spot that is not there.

mod over;
mod rows;
mod times;

pub use over::over;
pub use rows::{Ranked, Strip};
pub use times::Trend;

use crate::spots::{Drawing, Spot};

/// A chart that knows its words but not its size.
pub trait Drawable {
    /// The drawing for a width in pixels; `None` where there is nothing to draw.
    fn draw(&self, width: u32) -> Option<Drawing>;

    /// The drawing for paper, for a width in pixels of 1/96 inch.
    fn draw_print(&self, width: u32) -> Option<Drawing> {
        self.draw(width)
    }

    /// What is said of a spot of one of its drawings.
    fn read_out(&self, spot: &Spot) -> ReadOut;

    /// Whether a spot is the authority's own: the keys begin at the last that is.
    fn is_own(&self, spot: &Spot) -> bool {
        let _ = spot;
        false
    }
}

/// What is said of one spot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadOut {
    /// What its lines have in common: the period, such as `2016/17`, or the name of a row.
    pub heading: String,
    /// The value pointed at, what must be known about it, and other values to set it against.
    pub lines: Vec<ReadLine>,
    /// The same of the value pointed at alone, for a reader who listens:
    /// `Halton, 2016/17: 49.3%. Provisional.`
    pub sentence: String,
}

/// One line of a read-out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadLine {
    /// A value as printed; empty: the words are a note.
    pub value: String,
    /// Whose value it is, or the note.
    pub words: String,
    /// Whether it is the value pointed at.
    pub strong: bool,
}

/// What must be known about one value, beside the chart's own words: `Provisional`, `Revised`,
/// `95% confidence: 47.1% to 51.5%`, the note of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Which of the chart's series; 0 for charts of rows or dots.
    pub series: usize,
    /// Which of its points, bars or dots.
    pub point: usize,
    /// The note, with or without a full stop. A value may have several.
    pub words: String,
}

/// What is said of a value that is not final, where no note says it better.
const LATE: &str = "Not final";
/// The same of a value that was counted differently before.
const BROKEN: &str = "Break in series: counted differently before";

impl ReadOut {
    /// The value pointed at, whose it is, and of when. The notes become lines of their own and
    /// sentences of their own.
    fn of(name: &str, when: &str, value: &str, notes: Vec<String>) -> ReadOut {
        let mut sentence = String::new();
        for (n, part) in [name, when].into_iter().enumerate() {
            let part = part.trim();
            if n > 0 && !part.is_empty() && !sentence.is_empty() {
                sentence.push_str(", ");
            }
            sentence.push_str(part);
        }
        sentence.push_str(": ");
        sentence.push_str(value);
        let mut said = String::new();
        put_sentence(&mut said, &sentence);
        let mut lines = vec![ReadLine {
            value: value.to_owned(),
            words: name.to_owned(),
            strong: true,
        }];
        for note in notes {
            put_sentence(&mut said, &note);
            lines.push(ReadLine {
                words: note,
                ..ReadLine::default()
            });
        }
        ReadOut {
            heading: when.to_owned(),
            lines,
            sentence: said,
        }
    }
}

/// Adds words as a sentence: with a capital and one full stop.
fn put_sentence(said: &mut String, words: &str) {
    let words = words.trim().trim_end_matches('.');
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return };
    if !said.is_empty() {
        said.push(' ');
    }
    said.extend(first.to_uppercase());
    said.push_str(letters.as_str());
    if !words.ends_with(['!', '?']) {
        said.push('.');
    }
}

/// The notes of a value; those that its form calls for only where it has none.
fn notes_of(notes: &[Note], spot: &Spot, late: bool, broken: bool) -> Vec<String> {
    let own = |note: &&Note| note.series == spot.series && note.point == spot.point;
    let mut found: Vec<String> = vec![];
    for note in notes.iter().filter(own) {
        found.push(note.words.clone());
    }
    if found.is_empty() {
        for (is, words) in [(late, LATE), (broken, BROKEN)] {
            if is {
                found.push(words.to_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital_and_ends_once() {
        let said = ReadOut::of("mean of 10 neighbours", "2016", "49.3%", vec![]);
        assert_eq!(said.sentence, "Mean of 10 neighbours, 2016: 49.3%.");
        let notes = vec!["revised in June.".to_owned(), "  ".to_owned()];
        let said = ReadOut::of("Halton", "", "1", notes);
        assert_eq!(said.sentence, "Halton: 1. Revised in June.");
        assert_eq!(ReadOut::of("", "2016", "1", vec![]).sentence, "2016: 1.");
    }

    #[test]
    fn a_note_of_the_callers_stands_for_the_general_one() {
        let spot = Spot {
            series: 1,
            point: 2,
            x: 0.0,
            y: 0.0,
        };
        let note = |series| Note {
            series,
            point: 2,
            words: "Provisional".into(),
        };
        assert_eq!(notes_of(&[note(0)], &spot, true, true), [LATE, BROKEN]);
        assert_eq!(
            notes_of(&[note(0), note(1)], &spot, true, false),
            ["Provisional"]
        );
        assert!(notes_of(&[], &spot, false, false).is_empty());
    }
}
