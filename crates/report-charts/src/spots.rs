//! Where things came to lie, and how a pointer and the keys find them: one answer for both, so
//! that what is pointed at, what is spoken and what is drawn cannot disagree.
//!
//! Pure functions over pixels. It refuses to guess: without spots there is no nearest one, and a
//! key that leads nowhere stays.

pub use crate::backend::Frame;
use crate::paper::Picture;

/// A picture, and where things came to lie in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The picture.
    pub picture: Picture,
    /// Every drawn value, series by series in the order given, each in order of time. Charts of
    /// rows, dots or bars have one series; small multiples have one for each panel.
    pub spots: Vec<Spot>,
    /// The part of the picture that shows values.
    pub plot: Frame,
    /// How a pointer reaches the spots.
    pub reach: Reach,
}

/// Where one value came to lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Which of the chart's series.
    pub series: usize,
    /// Which of its points.
    pub point: usize,
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

/// How a pointer reaches the spots of a chart, and what up and down mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By the position across first: charts over time.
    Across,
    /// By the row: bars that lie.
    Row,
    /// By distance: dots along a line.
    Dot,
    /// By distance; up and down lead to the panel before and after: small multiples.
    Panel,
}

/// A key that moves along a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the value before.
    Left,
    /// To the value after.
    Right,
    /// To the value above, of another series.
    Up,
    /// To the value below, of another series.
    Down,
    /// To the first value of the series.
    Home,
    /// To its last value.
    End,
}

/// Spots no further apart across than this, in pixels, are of the same time.
const SAME: f64 = 0.5;

impl Drawing {
    /// The spot that a pointer at `x`, `y` (in pixels of the picture) means. `None` without spots
    /// or for a position that is no number.
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        match self.reach {
            Reach::Across => nearest(&self.spots, x, y),
            Reach::Row => least(&self.spots, x, y, |_, dy| (dy, 0.0)),
            Reach::Dot | Reach::Panel => {
                least(&self.spots, x, y, |dx, dy| (dx * dx + dy * dy, 0.0))
            }
        }
    }

    /// The spot that a key leads to from the spot `current`.
    pub fn step(&self, current: usize, direction: Direction) -> usize {
        let direction = match (self.reach, direction) {
            // Rows lie under one another; the dots of a strip are one line.
            (Reach::Row | Reach::Dot, Direction::Up) => Direction::Left,
            (Reach::Row | Reach::Dot, Direction::Down) => Direction::Right,
            (Reach::Panel, Direction::Up) => return panel(&self.spots, current, false),
            (Reach::Panel, Direction::Down) => return panel(&self.spots, current, true),
            (_, other) => other,
        };
        step(&self.spots, current, direction)
    }
}

/// The spot nearest to `x`, and among those of the same time the nearest to `y`; of equals the
/// first. `None` without spots or for a position that is no number.
pub fn nearest(spots: &[Spot], x: f64, y: f64) -> Option<usize> {
    let column = spots
        .iter()
        .map(|spot| (spot.x - x).abs())
        .fold(f64::INFINITY, f64::min);
    least(spots, x, y, |dx, dy| {
        if dx <= column + SAME {
            (0.0, dy)
        } else {
            (1.0, dx)
        }
    })
}

/// The spot whose distances across and down give the least key; of equals the first.
fn least(spots: &[Spot], x: f64, y: f64, key: impl Fn(f64, f64) -> (f64, f64)) -> Option<usize> {
    if !x.is_finite() || !y.is_finite() {
        return None;
    }
    let mut winner: Option<((f64, f64), usize)> = None;
    for (n, spot) in spots.iter().enumerate() {
        let key = key((spot.x - x).abs(), (spot.y - y).abs());
        if winner.is_none_or(|(best, _)| key < best) {
            winner = Some((key, n));
        }
    }
    winner.map(|(_, n)| n)
}

/// The spot that a key leads to from the spot `current` (the first, if there is no such spot):
/// left, right, Home and End along its series, up and down to the next spot of another series at
/// the same time. Where a key leads nowhere, `current`; without spots, 0.
pub fn step(spots: &[Spot], current: usize, direction: Direction) -> usize {
    let (current, Some(here)) = start(spots, current) else {
        return 0;
    };
    let own = |n: &usize| spots[*n].series == here.series;
    let found = match direction {
        Direction::Left => (0..current).rev().find(own),
        Direction::Right => (current + 1..spots.len()).find(own),
        Direction::Home => (0..spots.len()).find(own),
        Direction::End => (0..spots.len()).rev().find(own),
        Direction::Up | Direction::Down => {
            let down = direction == Direction::Down;
            // Equal heights are walked in the order of the series, so that none is left out.
            let after = |a: usize, b: usize| (spots[a].y, a) > (spots[b].y, b);
            (0..spots.len())
                .filter(|n| !own(n) && (spots[*n].x - here.x).abs() <= SAME)
                .filter(|n| {
                    if down {
                        after(*n, current)
                    } else {
                        after(current, *n)
                    }
                })
                .reduce(|best, n| if after(best, n) == down { n } else { best })
        }
    };
    found.unwrap_or(current)
}

/// The spot at the same place of the panel before or after; its last where that one is shorter.
fn panel(spots: &[Spot], current: usize, down: bool) -> usize {
    let (current, Some(here)) = start(spots, current) else {
        return 0;
    };
    let mut others = spots.iter().map(|spot| spot.series);
    let next = if down {
        others.find(|series| *series > here.series)
    } else {
        others.rev().find(|series| *series < here.series)
    };
    let place = step(spots, current, Direction::Home);
    let within = |n: &usize| next == Some(spots[*n].series);
    (0..spots.len())
        .filter(within)
        .take(current - place + 1)
        .last()
        .unwrap_or(current)
}

fn start(spots: &[Spot], current: usize) -> (usize, Option<Spot>) {
    let current = if current < spots.len() { current } else { 0 };
    (current, spots.get(current).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two series of three times, the second without the middle one; the third crosses the first.
    fn spots() -> Vec<Spot> {
        let spot = |(series, point, x, y)| Spot {
            series,
            point,
            x,
            y,
        };
        [
            (0, 0, 10.0, 50.0),
            (0, 1, 20.0, 40.0),
            (0, 2, 30.0, 30.0),
            (1, 0, 10.0, 80.0),
            (1, 2, 30.0, 80.0),
            (4, 0, 10.0, 50.0),
            (4, 1, 20.2, 10.0),
        ]
        .map(spot)
        .to_vec()
    }

    #[test]
    fn the_nearest_is_nearest_across_then_down() {
        let spots = spots();
        for (x, y, expected) in [
            (10.0, 0.0, 0),
            (14.0, 79.0, 3),
            (16.0, 79.0, 1),
            (20.3, 12.0, 6),
            (20.0, 30.0, 1),
            (900.0, 900.0, 4),
            (-5.0, 50.0, 0),
        ] {
            assert_eq!(nearest(&spots, x, y), Some(expected), "{x}, {y}");
        }
        assert_eq!(nearest(&spots, f64::NAN, 0.0), None);
        assert_eq!(nearest(&[], 1.0, 1.0), None);
    }

    #[test]
    fn keys_move_along_and_across() {
        use Direction::*;
        let spots = spots();
        for (from, direction, expected) in [
            (0, Left, 0),
            (0, Right, 1),
            (2, Right, 2),
            (4, Left, 3),
            (1, Home, 0),
            (0, End, 2),
            (5, End, 6),
            (3, Up, 5),
            (5, Up, 0),
            (0, Up, 0),
            (0, Down, 5),
            (5, Down, 3),
            (3, Down, 3),
            (1, Up, 6),
            (6, Down, 1),
            (2, Down, 4),
            // Nothing else at this time.
            (99, Right, 1),
        ] {
            assert_eq!(
                step(&spots, from, direction),
                expected,
                "{from} {direction:?}"
            );
        }
        assert_eq!(step(&[], 3, Right), 0);
    }

    #[test]
    fn pointing_at_a_spot_finds_it_and_keys_reach_every_spot() {
        let spots = spots();
        for (n, spot) in spots.iter().enumerate() {
            let found = nearest(&spots, spot.x, spot.y).map(|n| (spots[n].x, spots[n].y));
            assert_eq!(found, Some((spot.x, spot.y)), "{n}");
        }
        let mut reached = vec![0];
        let mut next = 0;
        while next < reached.len() {
            use Direction::*;
            for direction in [Left, Right, Up, Down] {
                let to = step(&spots, reached[next], direction);
                if !reached.contains(&to) {
                    reached.push(to);
                }
            }
            next += 1;
        }
        assert_eq!(reached.len(), spots.len());
    }

    #[test]
    fn each_kind_of_chart_has_its_own_reach() {
        let mut drawing = Drawing {
            picture: Picture {
                width: 1,
                height: 1,
                layers: vec![],
            },
            spots: spots(),
            plot: Frame {
                left: 0.0,
                top: 0.0,
                right: 1.0,
                bottom: 1.0,
            },
            reach: Reach::Row,
        };
        assert_eq!(drawing.nearest(900.0, 31.0), Some(2));
        assert_eq!(drawing.step(1, Direction::Up), 0);
        assert_eq!(drawing.step(1, Direction::Down), 2);
        drawing.reach = Reach::Dot;
        assert_eq!(drawing.nearest(21.0, 78.0), Some(4));
        drawing.reach = Reach::Panel;
        assert_eq!(drawing.step(2, Direction::Down), 4);
        assert_eq!(drawing.step(6, Direction::Up), 4);
        assert_eq!(drawing.step(3, Direction::Up), 0);
        assert_eq!(drawing.step(0, Direction::Up), 0);
        assert_eq!(drawing.step(5, Direction::Down), 5);
        drawing.spots.clear();
        assert_eq!(drawing.nearest(1.0, 1.0), None);
        assert_eq!(drawing.step(1, Direction::Down), 0);
    }
}
