//! Finding room for words inside the plot: never over the authority's line, a dot or other words,
//! over lighter lines only when there is no better place.

use crate::paper::Anchor;

/// A box in pixels: left, top, right, bottom.
type Block = (f64, f64, f64, f64);

/// What is already there.
pub(super) struct LabelSpace {
    /// Words must lie within.
    pub within: Block,
    /// Nothing may touch these.
    blocks: Vec<Block>,
    /// Lines, in pieces.
    pieces: Vec<Piece>,
}

/// A piece of a line, in pixels.
struct Piece {
    points: Vec<(f64, f64)>,
    /// The box around it: most are nowhere near the words, which this tells at once.
    around: Block,
    /// What crossing each of its stretches costs; [`NEVER`] forbids it.
    cost: f64,
}

/// Stretches in a piece.
const TOGETHER: usize = 12;

/// The cost of what must not be crossed.
pub(super) const NEVER: f64 = 1e9;

/// A place for words: baseline position and anchor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LabelPosition {
    pub x: f64,
    pub y: f64,
    pub anchor: Anchor,
}

impl LabelPosition {
    /// The box of words `width` wide at `size` pixels, halo included.
    fn block(self, width: f64, size: f64) -> Block {
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        (
            left - 2.0,
            self.y - size * 0.8 - 1.0,
            left + width + 2.0,
            self.y + size * 0.24 + 1.0,
        )
    }
}

impl LabelSpace {
    pub fn new(within: Block) -> LabelSpace {
        LabelSpace {
            within,
            blocks: vec![],
            pieces: vec![],
        }
    }

    /// Keeps words away from a dot.
    pub fn keep_dot(&mut self, (x, y): (f64, f64), radius: f64) {
        self.blocks
            .push((x - radius, y - radius, x + radius, y + radius));
    }

    /// Keeps words away from words.
    pub fn keep_words(&mut self, place: LabelPosition, width: f64, size: f64) {
        self.blocks.push(place.block(width, size));
    }

    /// Makes crossing a line cost something.
    pub fn keep_line(&mut self, points: &[(f64, f64)], cost: f64) {
        let mut rest = points;
        while rest.len() > 1 {
            let (piece, _) = rest.split_at(rest.len().min(TOGETHER + 1));
            let first = (piece[0].0, piece[0].1, piece[0].0, piece[0].1);
            // Comparisons, because a function call for each would take most of the time.
            let around = piece.iter().fold(first, |(l, t, r, b), &(x, y)| {
                (
                    if x < l { x } else { l },
                    if y < t { y } else { t },
                    if x > r { x } else { r },
                    if y > b { y } else { b },
                )
            });
            self.pieces.push(Piece {
                points: piece.to_vec(),
                around,
                cost,
            });
            rest = &rest[piece.len() - 1..];
        }
    }

    /// The cheapest of the candidates (each with a cost of its own), taken from then on. `None`
    /// when every one would cross what must not be crossed.
    pub fn find(
        &mut self,
        candidates: impl IntoIterator<Item = (LabelPosition, f64)>,
        width: f64,
        size: f64,
    ) -> Option<LabelPosition> {
        let mut winner: Option<(f64, LabelPosition)> = None;
        for (place, own) in candidates {
            if winner.is_some_and(|(cheapest, _)| own >= cheapest) {
                continue;
            }
            let block = place.block(width, size);
            let w = self.within;
            if block.0 < w.0 || block.1 < w.1 || block.2 > w.2 || block.3 > w.3 {
                continue;
            }
            if self.blocks.iter().any(|b| overlap(*b, block)) {
                continue;
            }
            let cost = own + self.crossing(block);
            if cost < NEVER && winner.is_none_or(|(cheapest, _)| cost < cheapest) {
                winner = Some((cost, place));
            }
        }
        let (_, place) = winner?;
        self.keep_words(place, width, size);
        Some(place)
    }

    fn crossing(&self, block: Block) -> f64 {
        let near = |piece: &&Piece| {
            let a = piece.around;
            a.0 <= block.2 && block.0 <= a.2 && a.1 <= block.3 && block.1 <= a.3
        };
        let crossed = |piece: &Piece| {
            let stretches = piece.points.windows(2);
            let crossed = stretches.filter(|pair| crosses(pair[0], pair[1], block));
            crossed.count() as f64 * piece.cost
        };
        self.pieces.iter().filter(near).map(crossed).sum()
    }
}

fn overlap(a: Block, b: Block) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Whether a straight stretch touches a box: clip it against the four sides.
fn crosses(a: (f64, f64), b: (f64, f64), block: Block) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (towards, room) in [
        (-dx, a.0 - block.0),
        (dx, block.2 - a.0),
        (-dy, a.1 - block.1),
        (dy, block.3 - a.1),
    ] {
        if towards == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if towards < 0.0 {
            enter = enter.max(room / towards);
        } else {
            leave = leave.min(room / towards);
        }
    }
    enter <= leave
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> LabelPosition {
        LabelPosition {
            x,
            y,
            anchor: Anchor::Start,
        }
    }

    #[test]
    fn words_keep_off_the_line_that_must_not_be_crossed() {
        let mut room = LabelSpace::new((0.0, 0.0, 300.0, 300.0));
        room.keep_line(&[(0.0, 100.0), (300.0, 100.0)], NEVER);
        let candidates = [(at(10.0, 104.0), 0.0), (at(10.0, 130.0), 1.0)];
        assert_eq!(room.find(candidates, 80.0, 14.0), Some(at(10.0, 130.0)));
        // The place is taken now.
        assert_eq!(room.find(candidates, 80.0, 14.0), None);
    }

    #[test]
    fn a_lighter_line_is_crossed_only_if_elsewhere_costs_more() {
        let mut room = LabelSpace::new((0.0, 0.0, 300.0, 300.0));
        room.keep_line(&[(0.0, 0.0), (300.0, 300.0)], 5.0);
        let far = (at(10.0, 200.0), 3.0);
        assert_eq!(
            room.find([(at(95.0, 104.0), 0.0), far], 40.0, 14.0),
            Some(far.0)
        );
    }

    #[test]
    fn nothing_is_put_outside() {
        let mut room = LabelSpace::new((0.0, 0.0, 100.0, 100.0));
        assert_eq!(room.find([(at(50.0, 50.0), 0.0)], 80.0, 14.0), None);
    }
}
