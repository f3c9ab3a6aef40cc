//! What a reader meets who explores a chart value by value, made up and hostile.

use report_charts::explore::{Drawable, over};
use report_charts::paper::Shape;
use report_charts::spots::{Drawing, Spot};

use crate::{Dice, extent};

/// Whether the box of a read-out may be outside the picture: only where the picture is so low or
/// so narrow that it would cover what it speaks of.
fn cramped(drawing: &Drawing, (width, height): (f64, f64), spot: &Spot) -> bool {
    let picture = &drawing.picture;
    let (right, bottom) = (f64::from(picture.width), f64::from(picture.height));
    let (height, width) = (height + 19.0, width + 19.0);
    let tall = spot.y < height && bottom - spot.y < height;
    let wide = spot.x < width && right - spot.x < width;
    (tall && wide) || height > bottom + 19.0 || width > right + 19.0
}

/// Some of the spots: each read-out says something, keeps its words in its box, and its box in
/// the picture and off the spot.
pub fn readable(chart: &dyn Drawable, drawing: &Drawing, seed: u64) {
    let mut dice = Dice(seed);
    for n in 0..drawing.spots.len().min(6) {
        let at = if n < 2 {
            n
        } else {
            dice.roll(drawing.spots.len())
        };
        let spot = drawing.spots[at];
        let said = chart.read_out(&spot);
        assert!(said.lines.iter().any(|line| line.strong), "seed {seed}");
        assert!(said.sentence.ends_with(['.', '!', '?']), "seed {seed}");
        let picture = over(drawing, at, &said).expect("a spot that is there");
        assert_eq!(
            (picture.width, picture.height),
            (drawing.picture.width, drawing.picture.height)
        );
        let shapes = || picture.layers.iter().flat_map(|layer| &layer.shapes);
        let found = shapes().find_map(|shape| match shape {
            Shape::Rect {
                x,
                y,
                width,
                height,
                ..
            } => Some((*x, *y, *width, *height)),
            _ => None,
        });
        let (left, top, width, height) = found.expect("a box");
        let (right, bottom) = (left + width, top + height);
        let clear = 10.0;
        assert!(
            spot.x + clear <= left
                || spot.x - clear >= right
                || spot.y + clear <= top
                || spot.y - clear >= bottom,
            "the read-out covers its mark, seed {seed}"
        );
        let inside = left >= 0.0
            && top >= 0.0
            && right <= f64::from(picture.width)
            && bottom <= f64::from(picture.height);
        assert!(
            inside || cramped(drawing, (width, height), &spot),
            "the read-out leaves the picture, seed {seed}"
        );
        for shape in shapes() {
            if let Some((from, high, to, low)) = extent(shape, false) {
                assert!(
                    from >= left && to <= right + 0.5 && high >= top && low <= bottom,
                    "words leave the read-out, seed {seed}"
                );
            }
        }
    }
    let nowhere = Spot {
        series: usize::MAX,
        point: usize::MAX,
        x: 0.0,
        y: 0.0,
    };
    assert_eq!(chart.read_out(&nowhere).lines, []);
    let none = over(drawing, drawing.spots.len(), &chart.read_out(&nowhere));
    assert_eq!(none, None);
}
