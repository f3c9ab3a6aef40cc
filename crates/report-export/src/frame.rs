//! A chart as a picture that stands alone: its title above, its sentence, source, date and licence
//! below. It needs no style sheet, no font of its own and nothing from anywhere else.

use crate::paint::{FONTS, Paints, text};
use report_charts::paper::{Picture, escape, number};
use report_charts::style;
use report_charts::words::{clean, width, wrap};

/// The paper around everything, in pixels.
const EDGE: f64 = 24.0;
/// Fonts elsewhere may be this much wider than those by which charts are laid out.
const WIDER: f64 = 1.14;
/// More lines than this no text has: reports limit their lengths.
const MOST_LINES: usize = 400;
/// The width of a chart in a picture: in a column of A4 its words are as large as the document's
/// small print.
pub const CHART: u32 = 720;

/// What stands around a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Words {
    /// The message.
    pub title: String,
    /// What is drawn, where and when.
    pub subtitle: String,
    /// The figures in sentences.
    pub sentence: String,
    /// Source, date, licence and what else must be known, a line each.
    pub notes: Vec<String>,
}

/// In which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Those of the light page.
    Colour,
    /// Black and grey, for paper.
    Grey,
}

/// A kind of words: size, distance of lines, weight, colour, and the room above the first.
struct Hand(f64, f64, bool, &'static str, f64);

const TITLE: Hand = Hand(20.0, 26.0, true, "#0b0c0c", 0.0);
const SUBTITLE: Hand = Hand(14.0, 20.0, false, "#505a5f", 2.0);
const SENTENCE: Hand = Hand(14.0, 20.0, false, "#0b0c0c", 10.0);
const NOTE: Hand = Hand(12.0, 17.0, false, "#505a5f", 10.0);

/// The picture with its words, as an SVG file.
pub fn svg(picture: &Picture, words: &Words, ink: Ink) -> String {
    let css = match ink {
        Ink::Colour => style::LIGHT.to_owned(),
        Ink::Grey => [style::LIGHT, style::PRINT].concat(),
    };
    let room = f64::from(picture.width);
    let mut body = String::new();
    let mut y = EDGE - 6.0;
    y = say(&mut body, y, room, &TITLE, &words.title);
    y = say(&mut body, y, room, &SUBTITLE, &words.subtitle);
    y += 12.0;
    let (x, top) = (number(EDGE), number(y));
    body.push_str(
        &[
            "<g transform=\"translate(",
            &x,
            " ",
            &top,
            ")\" aria-hidden=\"true\">\n",
            &Paints::read(&css).shapes(picture),
            "</g>\n",
        ]
        .concat(),
    );
    y += f64::from(picture.height);
    y = say(&mut body, y, room, &SENTENCE, &words.sentence);
    for (n, note) in words.notes.iter().enumerate() {
        let above = if n == 0 { NOTE.4 } else { 0.0 };
        y = say(
            &mut body,
            y,
            room,
            &Hand(NOTE.0, NOTE.1, NOTE.2, NOTE.3, above),
            note,
        );
    }
    let (width, height) = (number(room + 2.0 * EDGE), number((y + EDGE - 4.0).ceil()));
    let name = escape(&clean(&words.title));
    let told = escape(&clean(
        &[words.subtitle.as_str(), ". ", &words.sentence].concat(),
    ));
    [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", &width, "\" height=\"", &height,
        "\" viewBox=\"0 0 ", &width, " ", &height, "\" role=\"img\" font-family=\"", FONTS, "\" xml:lang=\"en-GB\">\n<title>", &name,
        "</title>\n<desc>", &told, "</desc>\n<rect width=\"", &width, "\" height=\"", &height, "\" fill=\"#ffffff\"/>\n", &body, "</svg>\n",
    ]
    .concat()
}

/// Sets some words from `y` on; gives the y below them.
fn say(out: &mut String, mut y: f64, room: f64, hand: &Hand, words: &str) -> f64 {
    let &Hand(size, line, bold, colour, above) = hand;
    let lines = lines(words, size, bold, room);
    if !lines.is_empty() {
        y += above;
    }
    let size = number(size);
    for words in lines {
        y += line;
        let mut paint = vec![("font-size", size.as_str()), ("fill", colour)];
        if bold {
            paint.push(("font-weight", "700"));
        }
        text(out, (EDGE, y - 0.25 * line), &paint, &words);
    }
    y
}

/// Words in lines that fit in wider fonts too. Nothing is cut: what has no blank is broken where
/// the room ends.
fn lines(words: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let room = room / WIDER;
    let mut pieces = String::new();
    for word in clean(words).split_whitespace() {
        if !pieces.is_empty() {
            pieces.push(' ');
        }
        let mut piece = String::new();
        for c in word.chars() {
            piece.push(c);
            if width(&piece, size, bold) > room && piece.chars().count() > 1 {
                piece.pop();
                pieces.push_str(&piece);
                pieces.push(' ');
                piece = c.to_string();
            }
        }
        pieces.push_str(&piece);
    }
    wrap(&pieces, size, bold, room, MOST_LINES)
}
