//! Round numbers that enclose the data, and the words beside them.
//!
//! Refuses to trust its input: what is not finite counts as nought, what is larger than 1e15 as
//! 1e15, and a range without extent is widened. The loop is over a handful of candidates, never
//! over the range.

/// Ticks at whole multiples of a round step.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    first: i64,
    count: usize,
    step: Step,
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
struct Step {
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

impl Step {
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
                step: Step {
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
        value.clamp(-1e15, 1e15)
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
    let room = if size == 0.0 { 1.0 } else { size * 0.1 };
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
            let step = Step {
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
