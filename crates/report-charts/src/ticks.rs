//! Round numbers that enclose the data, and the words beside them.
//!
//! Refuses to trust its input: what is not finite counts as nought, what is larger than 1e15 as
//! 1e15, and a range without extent is widened. The loop is over a handful of candidates, never
//! over the range.

use crate::order::between;

/// Ticks at whole multiples of a round step.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    first: i64,
    count: usize,
    step: TickStep,
}

/// How the numbers beside the ticks are dressed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TickWords {
    /// Before the number and after a minus, such as `£`.
    pub prefix: String,
    /// After the number, such as `%`.
    pub suffix: String,
}

/// `mantissa × 10^exponent`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct TickStep {
    mantissa: i64,
    exponent: i32,
}

/// Mantissas, and how much less welcome each is than the simplest.
const STEPS: [(i64, i32, f64); 5] = [
    (1, 0, 1.0),
    (2, 0, 1.0),
    (25, -1, 1.05),
    (4, 0, 1.12),
    (5, 0, 1.0),
];

/// Values smaller than this either way are drawn as nought.
const TINY: f64 = 1e-9;

impl TickStep {
    fn times(self, n: i64) -> f64 {
        let n = (n.saturating_mul(self.mantissa)) as f64;
        // Dividing by a power of ten is exact where multiplying by its inverse is not.
        if self.exponent >= 0 {
            n * 10f64.powi(self.exponent)
        } else {
            n / 10f64.powi(-self.exponent)
        }
    }
}

impl Ticks {
    /// Between `fewest` and `most` ticks (at least two) that enclose `lo` to `hi`, and as little
    /// more as round numbers allow. With `bounds` (0 to 100 for a percentage) no tick lies beyond
    /// a bound that the data keeps.
    pub fn enclosing(
        lo: f64,
        hi: f64,
        fewest: usize,
        most: usize,
        bounds: Option<(f64, f64)>,
    ) -> Ticks {
        let (lo, hi) = widened(tame(lo), tame(hi), bounds);
        let fewest = fewest.clamp(2, 20);
        let most = most.clamp(fewest, 20);
        best(lo, hi, fewest, most, bounds)
            .or_else(|| best(lo, hi, fewest, most, None))
            .or_else(|| best(lo, hi, 2, most + 2, None))
            // Two to twelve ticks can always be had; this is for the compiler's peace.
            .unwrap_or(Ticks {
                first: 0,
                count: 2,
                step: TickStep {
                    mantissa: 1,
                    exponent: 15,
                },
            })
    }

    /// The lowest tick.
    pub fn lo(&self) -> f64 {
        self.step.times(self.first)
    }

    /// The highest tick.
    pub fn hi(&self) -> f64 {
        self.step.times(self.first + self.count as i64 - 1)
    }

    /// All ticks, lowest first.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        (0..self.count as i64).map(|n| self.step.times(self.first + n))
    }

    /// As [`Ticks::words`], with a plus before what is above nought.
    pub fn signed_words(&self, dress: &TickWords) -> Vec<String> {
        let mut words = self.words(dress);
        for (value, words) in self.values().zip(&mut words) {
            if value > 0.0 {
                words.insert(0, '+');
            }
        }
        words
    }

    /// The words beside each tick, lowest first: as many decimals as the step needs, thousands
    /// separated, a real minus, and `m` or `bn` from a thousand million.
    pub fn words(&self, dress: &TickWords) -> Vec<String> {
        let largest = self.lo().abs().max(self.hi().abs());
        let (shift, unit) = match self.step.exponent {
            9.. if largest >= 1e9 => (9, "bn"),
            6.. if largest >= 1e9 => (6, "m"),
            _ => (0, ""),
        };
        let exponent = self.step.exponent - shift;
        (0..self.count as i64)
            .map(|n| {
                let n = (self.first + n).saturating_mul(self.step.mantissa);
                let mut words = String::new();
                if n < 0 {
                    words.push('−');
                }
                words.push_str(&dress.prefix);
                words.push_str(&decimal(n.unsigned_abs(), exponent));
                words.push_str(unit);
                words.push_str(&dress.suffix);
                words
            })
            .collect()
    }
}

fn tame(value: f64) -> f64 {
    if !value.is_finite() || value.abs() < TINY {
        0.0
    } else {
        between(value, -1e15, 1e15)
    }
}

/// The range in order, with some extent: a flat series gets room above and below, but not beyond
/// nought or a bound that it keeps.
fn widened(a: f64, b: f64, bounds: Option<(f64, f64)>) -> (f64, f64) {
    let (lo, hi) = if a <= b { (a, b) } else { (b, a) };
    let size = lo.abs().max(hi.abs());
    if hi - lo > size * 1e-9 {
        return (lo, hi);
    }
    let room = if size == 0.0 { 4.0 } else { size * 0.1 };
    let (mut wide_lo, mut wide_hi) = (lo - room, hi + room);
    if let Some((least, greatest)) = bounds {
        if lo >= least {
            wide_lo = wide_lo.max(least);
        }
        if hi <= greatest {
            wide_hi = wide_hi.min(greatest);
        }
    }
    if size == 0.0 && wide_hi > 0.0 {
        wide_lo = 0.0;
    }
    if wide_lo < wide_hi {
        (wide_lo, wide_hi)
    } else {
        (lo - room, hi + room)
    }
}

fn best(lo: f64, hi: f64, fewest: usize, most: usize, bounds: Option<(f64, f64)>) -> Option<Ticks> {
    let magnitude = (hi - lo).log10().floor() as i32;
    let mut winner: Option<(f64, Ticks)> = None;
    for exponent in magnitude - 2..=magnitude + 1 {
        for (mantissa, shift, unwelcome) in STEPS {
            let step = TickStep {
                mantissa,
                exponent: exponent + shift,
            };
            let size = step.times(1);
            // A hair of tolerance keeps 0.3 / 0.1 from asking for a tick more.
            let first = (lo / size + 1e-9).floor() as i64;
            let last = (hi / size - 1e-9).ceil() as i64;
            let count = (last.saturating_sub(first) as usize).saturating_add(1);
            if !(fewest..=most).contains(&count) {
                continue;
            }
            let ticks = Ticks { first, count, step };
            if let Some((least, greatest)) = bounds {
                let below = lo >= least && ticks.lo() < least;
                let above = hi <= greatest && ticks.hi() > greatest;
                if below || above {
                    continue;
                }
            }
            // A decimal that only the 25 brings is no round number.
            let unwelcome = if shift < 0 && exponent == 0 {
                1.4
            } else {
                unwelcome
            };
            let slack = (ticks.hi() - ticks.lo()) / (hi - lo);
            let cost = slack * unwelcome + 0.02 * (most - count) as f64;
            if winner.as_ref().is_none_or(|(cheapest, _)| cost < *cheapest) {
                winner = Some((cost, ticks));
            }
        }
    }
    winner.map(|(_, ticks)| ticks)
}

/// `n × 10^exponent` in decimal digits, thousands separated.
fn decimal(n: u64, exponent: i32) -> String {
    let mut digits = n.to_string();
    let places = exponent.min(0).unsigned_abs() as usize;
    if n > 0 {
        for _ in 0..exponent {
            digits.push('0');
        }
    }
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    let (whole, part) = digits.split_at(digits.len() - places);
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERCENT: Option<(f64, f64)> = Some((0.0, 100.0));

    /// Data, fewest and most ticks, bounds; what stands at the axis.
    #[test]
    fn round_numbers_enclose_the_data() {
        let mut wrong = vec![];
        for (lo, hi, fewest, most, bounds, expected) in [
            // A page, a phone and the bars of children in care.
            (57.0, 152.0, 4, 7, None, "40 60 80 100 120 140 160"),
            (57.0, 152.0, 4, 5, None, "40 80 120 160"),
            (0.0, 144.0, 4, 5, None, "0 50 100 150"),
            (0.0, 100.0, 4, 7, PERCENT, "0 20 40 60 80 100"),
            (91.0, 99.5, 4, 7, PERCENT, "90 92 94 96 98 100"),
            (91.0, 104.0, 4, 7, PERCENT, "90 95 100 105"),
            // Every year the same.
            (100.0, 100.0, 4, 7, PERCENT, "90 92 94 96 98 100"),
            (0.0, 0.0, 4, 7, None, "0 1 2 3 4"),
            (50.0, 50.0, 4, 7, None, "44 46 48 50 52 54 56"),
            // Negative, across nought, upside down.
            (-12.5, 9.5, 4, 7, None, "−15 −10 −5 0 5 10"),
            (-8.0, -3.0, 4, 7, None, "−8 −7 −6 −5 −4 −3"),
            (9.5, -12.5, 4, 7, None, "−15 −10 −5 0 5 10"),
            // Tiny, huge, thousands.
            (0.0012, 0.0049, 4, 7, None, "0.001 0.002 0.003 0.004 0.005"),
            (0.1, 0.3, 4, 7, None, "0.10 0.15 0.20 0.25 0.30"),
            (
                20_500.0,
                63_000.0,
                4,
                7,
                None,
                "20,000 30,000 40,000 50,000 60,000 70,000",
            ),
            (0.0, 4.2e9, 4, 7, None, "0bn 1bn 2bn 3bn 4bn 5bn"),
            (
                0.0,
                1e15,
                4,
                7,
                None,
                "0bn 200,000bn 400,000bn 600,000bn 800,000bn 1,000,000bn",
            ),
            // What is no number counts as nought.
            (f64::NAN, f64::INFINITY, 4, 7, None, "0 1 2 3 4"),
            (
                0.0,
                1e300,
                4,
                7,
                None,
                "0bn 200,000bn 400,000bn 600,000bn 800,000bn 1,000,000bn",
            ),
        ] {
            let words = Ticks::enclosing(lo, hi, fewest, most, bounds).words(&TickWords::default());
            let words = words.join(" ");
            if words != expected {
                wrong.push(format!("{lo} to {hi}: {words}, not {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_minus_comes_before_the_currency() {
        let dress = TickWords {
            prefix: "£".into(),
            suffix: "m".into(),
        };
        let words = Ticks::enclosing(-1200.0, 0.0, 4, 7, None).words(&dress);
        assert_eq!(words.first().map(String::as_str), Some("−£1,200m"));
    }

    #[test]
    fn a_hopeless_range_still_has_ticks() {
        for (lo, hi) in [
            (1e15, 1e15),
            (1e15 - 0.25, 1e15),
            (-1e15, 1e15),
            (1e-300, 2e-300),
        ] {
            let ticks = Ticks::enclosing(lo, hi, 4, 7, PERCENT);
            assert!(ticks.lo() < ticks.hi() && ticks.lo().is_finite() && ticks.hi().is_finite());
            assert!(ticks.values().count() <= 12);
        }
    }
}
