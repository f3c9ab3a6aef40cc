//! What is painted over a picture: lines to the axes, a ring, and the read-out beside the spot.

use super::{ReadLine, ReadOut};
use crate::order::between;
use crate::paper::{Anchor, Layer, Picture, Shape, number};
use crate::spots::{Drawing, Frame, Reach, Spot};
use crate::words;

/// Radius of the ring.
const RING: f64 = 10.0;
/// The same at the end of a bar.
const KNOB: f64 = 4.5;
/// From the spot to the read-out: clear of the ring and of half a bar.
const CLEAR: f64 = 18.0;
/// From the box to its words.
const ASIDE: f64 = 10.0;
const ABOVE: f64 = 7.0;
/// Height of a line.
const LINE: f64 = 19.0;
/// From the top of a line to its baseline.
const BASE: f64 = 14.0;
const TEXT: f64 = 14.0;
const SMALL: f64 = 13.0;
/// Between a value and whose it is.
const GAP: f64 = 8.0;
/// The widest words, in pixels and as a share of the picture.
const WIDEST: f64 = 320.0;
const SHARE: f64 = 0.7;
/// Lines of one note.
const NOTE: usize = 3;

/// One line, ready to be painted.
struct Row {
    class: &'static str,
    value: String,
    words: String,
}

/// The picture to lay over a drawing while a reader points at the spot `at`: as large, and empty
/// but for what is shown there. `None` when there is no such spot.
pub fn over(drawing: &Drawing, at: usize, said: &ReadOut) -> Option<Picture> {
    let spot = drawing.spots.get(at)?;
    let size = (
        f64::from(drawing.picture.width),
        f64::from(drawing.picture.height),
    );
    let ring = |class, r| Shape::Circle {
        class,
        cx: spot.x,
        cy: spot.y,
        r,
    };
    let marks = if drawing.reach == Reach::Row {
        // Words stand close to the end of a bar.
        vec![ring("fv-chart__ring fv-chart__ring--knob", KNOB)]
    } else {
        vec![
            ring("fv-chart__ring fv-chart__ring--under", RING),
            ring("fv-chart__ring", RING),
        ]
    };
    let mut layers = vec![];
    let cross = cross(drawing, spot);
    if !cross.is_empty() {
        layers.push(Layer {
            name: "fv-layer-cross",
            shapes: cross,
        });
    }
    layers.push(Layer {
        name: "fv-layer-ring",
        shapes: marks,
    });
    layers.push(Layer {
        name: "fv-layer-read",
        shapes: read(said, spot, size, drawing.reach),
    });
    Some(Picture {
        width: drawing.picture.width,
        height: drawing.picture.height,
        layers,
    })
}

/// Lines to the axes, as far as the ring. None where panels have axes of their own, and none
/// through the words of rows.
fn cross(drawing: &Drawing, spot: &Spot) -> Vec<Shape> {
    let Frame {
        left, top, bottom, ..
    } = drawing.plot;
    let mut lines = vec![];
    let mut line = |from: (f64, f64), step: &str, to: f64| {
        let (x, y) = (number(from.0), number(from.1));
        lines.push(Shape::Path {
            class: "fv-chart__cross",
            d: ["M", &x, " ", &y, step, &number(to)].concat(),
        });
    };
    // Lines of one pixel are sharp half way between two.
    let (x, y) = (spot.x.floor() + 0.5, spot.y.floor() + 0.5);
    let (above, below) = (spot.y - RING, spot.y + RING);
    if matches!(drawing.reach, Reach::Across | Reach::Dot) {
        if top < above {
            line((x, top), "V", above);
        }
        if below < bottom {
            line((x, below), "V", bottom);
        }
    }
    if drawing.reach == Reach::Across && left < spot.x - RING {
        line((left, y), "H", spot.x - RING);
    }
    lines
}

/// The box and its words.
fn read(said: &ReadOut, spot: &Spot, size: (f64, f64), reach: Reach) -> Vec<Shape> {
    let room = (size.0 * SHARE).min(WIDEST) - 2.0 * ASIDE;
    let mut count = said.lines.len();
    loop {
        let rows = rows(said, count, room);
        let values = widest(rows.iter().map(|row| (row.value.as_str(), row.class)));
        let names = rows
            .iter()
            .filter(|row| !row.value.is_empty())
            .map(|row| (row.words.as_str(), row.class));
        let names = widest(names);
        let indent = if values > 0.0 && names > 0.0 {
            values + GAP
        } else {
            values
        };
        let notes = rows.iter().filter(|row| row.value.is_empty());
        let notes = widest(notes.map(|row| (row.words.as_str(), row.class)));
        let width = (indent + names).max(notes) + 2.0 * ASIDE;
        let height = rows.len() as f64 * LINE + 2.0 * ABOVE;
        let (width, height) = (width.ceil(), height.ceil());
        let found = place(spot, (width, height), size, reach);
        // What is to be set against the value is left out where it finds no room.
        if found.is_none() && count > 1 {
            count -= 1;
            continue;
        }
        let (left, top) = found.unwrap_or((
            between(spot.x - width / 2.0, 0.0, size.0 - width),
            spot.y + CLEAR,
        ));
        return painted(rows, (left.round(), top.round()), (width, height), indent);
    }
}

/// The first `count` lines of a read-out under its heading; notes broken, names cut to `room`.
fn rows(said: &ReadOut, count: usize, room: f64) -> Vec<Row> {
    let row = |class, value: &str, words| Row {
        class,
        value: value.to_owned(),
        words,
    };
    let small = "fv-chart__small";
    let mut rows = vec![];
    for line in words::wrap(&words::clean(&said.heading), SMALL, false, room, 2) {
        rows.push(row(small, "", line));
    }
    for ReadLine {
        value,
        words: said,
        strong,
    } in said.lines.iter().take(count)
    {
        let said = words::clean(said);
        if value.is_empty() {
            for line in words::wrap(&said, SMALL, false, room, NOTE) {
                rows.push(row(small, "", line));
            }
            continue;
        }
        let class = if *strong { "fv-chart__strong" } else { "" };
        let value = words::shorten(&words::clean(value), TEXT, *strong, room);
        let left = room - words::width(&value, TEXT, *strong) - GAP;
        let name = if left > TEXT {
            words::shorten(&said, TEXT, *strong, left)
        } else {
            String::new()
        };
        rows.push(row(class, &value, name));
    }
    rows
}

fn widest<'a>(words: impl Iterator<Item = (&'a str, &'static str)>) -> f64 {
    words
        .map(|(words, class)| match class {
            "fv-chart__small" => words::width(words, SMALL, false),
            class => words::width(words, TEXT, !class.is_empty()),
        })
        .fold(0.0, f64::max)
}

/// Where a box goes so that it covers neither the spot nor, in rows, its bar and words, and stays
/// inside the picture: its left and top.
fn place(
    spot: &Spot,
    (width, height): (f64, f64),
    size: (f64, f64),
    reach: Reach,
) -> Option<(f64, f64)> {
    let (most_x, most_y) = (size.0 - width, size.1 - height);
    if most_x < 0.0 || most_y < 0.0 {
        return None;
    }
    let y = between(spot.y - height / 2.0, 0.0, most_y);
    let beside = [spot.x + CLEAR, spot.x - CLEAR - width].map(|x| (x, y));
    let x = if reach == Reach::Row {
        spot.x + CLEAR
    } else {
        spot.x - width / 2.0
    };
    let x = between(x, 0.0, most_x);
    let [above, below] = [spot.y - CLEAR - height, spot.y + CLEAR].map(|y| (x, y));
    let order = if reach == Reach::Row {
        [below, above, beside[0], beside[1]]
    } else {
        [beside[0], beside[1], above, below]
    };
    let inside = |(x, y): &(f64, f64)| (0.0..=most_x).contains(x) && (0.0..=most_y).contains(y);
    order.into_iter().find(inside)
}

fn painted(
    rows: Vec<Row>,
    (left, top): (f64, f64),
    (width, height): (f64, f64),
    indent: f64,
) -> Vec<Shape> {
    let mut shapes = vec![Shape::Rect {
        class: "fv-chart__read",
        x: left + 0.5,
        y: top + 0.5,
        width: width - 1.0,
        height: height - 1.0,
    }];
    // Values that stand under one another end at one line, so that digits can be compared.
    let many = rows.iter().filter(|row| !row.value.is_empty()).count() > 1;
    for (n, row) in rows.into_iter().enumerate() {
        let y = top + ABOVE + BASE + n as f64 * LINE;
        let text = |x, anchor, words| Shape::Text {
            class: row.class,
            x,
            y,
            anchor,
            words,
        };
        let start = left + ASIDE;
        if row.value.is_empty() {
            shapes.push(text(start, Anchor::Start, row.words));
            continue;
        }
        shapes.push(if many && !row.words.is_empty() {
            text(start + indent - GAP, Anchor::End, row.value)
        } else {
            text(start, Anchor::Start, row.value)
        });
        if !row.words.is_empty() {
            shapes.push(text(start + indent, Anchor::Start, row.words));
        }
    }
    shapes
}
