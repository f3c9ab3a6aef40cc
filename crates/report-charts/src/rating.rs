//! How many are red, amber, green or not rated: one bar, in proportion, with the words under it.
//!
//! Tone, outline and the shape of each rating tell the parts apart without colour. It refuses to
//! rate and to count.

use crate::backend::{Canvas, Frame};
use crate::marks::Mark;
use crate::paper::{Anchor, Picture};
use crate::words;

/// One rating and how many have it.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingPart {
    /// The rating.
    pub rating: Rated,
    /// How many have it; none: neither bar nor words.
    pub count: u32,
    /// What it says, such as `10 red`.
    pub words: String,
}

/// A rating, as shapes tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// A square with a cross.
    Red,
    /// A triangle.
    Amber,
    /// A disc with a tick.
    Green,
    /// A speech bubble: refer to the commentary.
    Commentary,
    /// An open circle with a bar.
    NotRated,
    /// A dotted circle: cannot be read in the source.
    NotLegible,
}

/// Most parts drawn.
const MOST: usize = 12;
/// Height of the bar.
const BAR: f64 = 24.0;
/// Between parts of the bar.
const GAP: f64 = 3.0;
/// The narrowest part: one in a thousand can still be seen.
const LEAST: f64 = 4.0;
/// Half of a shape, which lies in a square of 16 pixels.
const HALF: f64 = 8.0;
/// Height of a line of words under the bar.
const LINE: f64 = 26.0;
const TEXT: f64 = 14.0;
/// Between words side by side.
const APART: f64 = 22.0;

/// Draws the bar `width` pixels wide (at least 240), the words under it in as many lines as they
/// need. `None` when there is nothing to count.
pub fn draw(parts: &[RatingPart], width: u32) -> Option<Picture> {
    let width = f64::from(width.clamp(240, 4000));
    let parts: Vec<&RatingPart> = parts
        .iter()
        .filter(|part| part.count > 0)
        .take(MOST)
        .collect();
    let all: f64 = parts.iter().map(|part| f64::from(part.count)).sum();
    if parts.is_empty() {
        return None;
    }
    // Where the words go decides how high the picture is.
    let (mut x, mut line) = (0.0, 0.0);
    let mut places = vec![];
    for part in &parts {
        let words = words::shorten(&part.words, TEXT, false, width - 2.0 * HALF - 6.0);
        let needed = 2.0 * HALF + 6.0 + words::width(&words, TEXT, false);
        if x > 0.0 && x + needed > width {
            (x, line) = (0.0, line + LINE);
        }
        places.push((x, BAR + 10.0 + line, words));
        x += needed + APART;
    }
    let height = BAR + 10.0 + line + 22.0;
    let layers = ["fv-layer-bars", "fv-layer-dots", "fv-layer-labels"];
    let canvas = Canvas::new(width as u32, height as u32, &layers);
    let gaps = GAP * (parts.len() as f64 - 1.0);
    // What every part has in any case, the rest in proportion.
    let rest = width - gaps - LEAST * parts.len() as f64;
    let mut left = 0.0;
    for (part, (x, y, words)) in parts.iter().zip(places) {
        let right = left + LEAST + rest * f64::from(part.count) / all;
        canvas.layer("fv-layer-bars");
        let (mark, inset) = part.rating.part();
        let frame = Frame {
            left: left + inset,
            top: inset,
            right: right - inset,
            bottom: BAR - inset,
        };
        canvas.rect(mark, frame);
        if right - left >= 2.0 * HALF + 4.0 {
            part.rating
                .shape(&canvas, ((left + right) / 2.0, BAR / 2.0));
        }
        part.rating.shape(&canvas, (x + HALF, y + HALF));
        canvas.layer("fv-layer-labels");
        let place = (x + 2.0 * HALF + 6.0, y + 13.0);
        canvas.text(Mark::PLAIN, place, Anchor::Start, &words);
        left = right + GAP;
    }
    Some(canvas.finish())
}

impl Rated {
    /// The mark of its part of the bar, and how far an outline must stay inside.
    fn part(self) -> (Mark, f64) {
        match self {
            Rated::Red => (Mark::PART_RED, 0.0),
            Rated::Amber => (Mark::PART_AMBER, 0.75),
            Rated::Green => (Mark::PART_GREEN, 0.0),
            Rated::Commentary | Rated::NotRated => (Mark::PART_OPEN, 0.75),
            Rated::NotLegible => (Mark::PART_LOST, 0.75),
        }
    }

    /// Its shape around a middle.
    fn shape(self, canvas: &Canvas, (x, y): (f64, f64)) {
        canvas.layer("fv-layer-dots");
        match self {
            Rated::Red => {
                let frame = Frame {
                    left: x - 7.0,
                    top: y - 7.0,
                    right: x + 7.0,
                    bottom: y + 7.0,
                };
                canvas.rect(Mark::GLYPH_RED, frame);
            }
            Rated::Amber => path(canvas, Mark::GLYPH_AMBER, (x, y), &TRIANGLE),
            Rated::Green => canvas.dot(Mark::GLYPH_GREEN, (x, y), 7.5),
            Rated::Commentary => {}
            Rated::NotRated => canvas.dot(Mark::GLYPH_OPEN, (x, y), 6.75),
            Rated::NotLegible => canvas.dot(Mark::GLYPH_LOST, (x, y), 6.75),
        }
        self.cut(canvas, (x, y));
    }

    /// What is cut into its shape.
    fn cut(self, canvas: &Canvas, at: (f64, f64)) {
        canvas.layer("fv-layer-dots");
        let strokes: (Mark, &[&[(f64, f64)]]) = match self {
            Rated::Red => (
                Mark::GLYPH_CUT_RED,
                &[&[(-2.8, -2.8), (2.8, 2.8)], &[(2.8, -2.8), (-2.8, 2.8)]],
            ),
            Rated::Amber => (
                Mark::GLYPH_CUT_AMBER,
                &[&[(0.0, -2.0), (0.0, 2.2)], &[(0.0, 3.6), (0.0, 5.2)]],
            ),
            Rated::Green => (
                Mark::GLYPH_CUT_GREEN,
                &[&[(-3.4, 0.4), (-1.0, 2.8), (3.6, -2.2)]],
            ),
            Rated::Commentary => (Mark::GLYPH_OPEN, &[&BUBBLE]),
            Rated::NotRated => (Mark::GLYPH_OPEN, &[&[(-3.0, 0.0), (3.0, 0.0)]]),
            Rated::NotLegible => return,
        };
        for stroke in strokes.1 {
            path(canvas, strokes.0, at, stroke);
        }
    }
}

const TRIANGLE: [(f64, f64); 4] = [(0.0, -6.6), (7.2, 6.6), (-7.2, 6.6), (0.0, -6.6)];
const BUBBLE: [(f64, f64); 8] = [
    (-6.5, -6.0),
    (6.5, -6.0),
    (6.5, 3.0),
    (0.2, 3.0),
    (-3.4, 6.4),
    (-3.4, 3.0),
    (-6.5, 3.0),
    (-6.5, -6.0),
];

fn path(canvas: &Canvas, mark: Mark, (x, y): (f64, f64), points: &[(f64, f64)]) {
    let points: Vec<_> = points.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
    canvas.line(mark, &points);
}
