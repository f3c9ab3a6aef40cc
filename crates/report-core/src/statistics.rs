//! The arithmetic: means, ranks, quartile bands, rules of rating. Small pure functions on plain
//! numbers; what is absent has been left out before they are called.
//!
//! Nothing here rounds, and nothing here knows where a number came from.

use crate::comparable::NotCompared;
use crate::decimal::{self, minus};
use crate::order;
pub use crate::report::{Band, Rank, Spread};
use crate::report::{Polarity, Rating, Rule, RuleKind};

/// The plain mean, in the values' unit: Σx / n. `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    decimal::mean(values)
}

impl Spread {
    /// How many deviations a value is from the median, without a sign; `None` where more than half
    /// of the values are equal, so that there is nothing to measure by.
    pub fn times(self, value: f64) -> Option<f64> {
        if self.deviation <= 0.0 || approx_eq(self.deviation, 0.0) {
            return None;
        }
        let times = decimal::quotient(1, minus(value, self.median).abs(), self.deviation);
        times.is_finite().then_some(times)
    }
}

/// The middle of some values and their spread. `None` of nothing.
pub fn spread(values: &[f64]) -> Option<Spread> {
    let median = median(values)?;
    let away: Vec<f64> = values
        .iter()
        .map(|value| minus(*value, median).abs())
        .collect();
    Some(Spread {
        median,
        deviation: self::median(&away)?,
    })
}

fn median(values: &[f64]) -> Option<f64> {
    let mut ascending = values.to_vec();
    order::sort(&mut ascending, f64::total_cmp);
    quantile(&ascending, 0.5)
}

/// Whether two figures are one and the same, but for what binary fractions make of sums.
pub fn approx_eq(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// Whether `a` is better than `b`; without a judgement, whether it is higher.
pub fn is_better(a: f64, b: f64, polarity: Polarity) -> bool {
    match polarity {
        Polarity::Low => a < b,
        Polarity::High | Polarity::Plan | Polarity::None => a > b,
    }
}

/// The rank of a value among all values, itself included.
pub fn rank(value: f64, all: &[f64], polarity: Polarity) -> Rank {
    let before = all
        .iter()
        .filter(|&&other| is_better(other, value, polarity));
    let place = 1 + before.count();
    Rank {
        place,
        last: place > 1 && !all.iter().any(|&other| is_better(value, other, polarity)),
        joint: all.iter().filter(|&&other| other == value).count() > 1,
        of: all.len(),
    }
}

/// A quantile of ascending values by linear interpolation: the value at `(n − 1) p`, type 7 of
/// Hyndman and Fan 1996. `p` is from 0 to 1. `None` of nothing.
pub fn quantile(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1)?;
    let place = last as f64 * p.clamp(0.0, 1.0);
    let below = place.floor();
    let (low, high) = (
        ascending[below as usize],
        ascending[(below as usize + 1).min(last)],
    );
    Some(decimal::between(low, high, place - below))
}

/// Fewer values than this are not ranked.
pub const FEWEST_RANKED: usize = 4;

/// The fewest values that are put into bands.
pub const FEWEST_BANDED: usize = 8;

/// The bounds of quartile bands, in the values' unit, ascending: the type-7 quantiles at 0.25,
/// 0.5 and 0.75.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bands {
    /// Ascending.
    pub bounds: [f64; 3],
}

/// Why there are no bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBands {
    /// Fewer than [`FEWEST_BANDED`] values.
    TooFew {
        /// How many there are.
        of: usize,
    },
    /// More than a quarter of the values are equal.
    TooAlike {
        /// How many are equal.
        equal: usize,
        /// How many there are.
        of: usize,
    },
    /// The values of different places are not compared at all.
    NotCompared(NotCompared),
}

impl NoBands {
    /// The reason in words for the page.
    pub fn words(self) -> String {
        match self {
            Self::TooFew { of } => {
                format!("Too few values for quartile bands: {of}, and {FEWEST_BANDED} are needed.")
            }
            Self::TooAlike { equal, of } => {
                format!("No quartile bands: {equal} of {of} values are equal, more than a quarter.")
            }
            Self::NotCompared(why) => why.words(),
        }
    }
}

/// Quartile bands of values in any order.
pub fn bands(values: &[f64]) -> Result<Bands, NoBands> {
    let of = values.len();
    if of < FEWEST_BANDED {
        return Err(NoBands::TooFew { of });
    }
    let mut ascending = values.to_vec();
    order::sort(&mut ascending, f64::total_cmp);
    let equal = ascending
        .chunk_by(|a, b| a == b)
        .map(<[f64]>::len)
        .max()
        .unwrap_or_default();
    if equal * 4 > of {
        return Err(NoBands::TooAlike { equal, of });
    }
    let at = |p| quantile(&ascending, p).unwrap_or_default();
    Ok(Bands {
        bounds: [at(0.25), at(0.5), at(0.75)],
    })
}

impl Bands {
    /// The band of a value; `None` without a judgement, because then no quarter is the best. A
    /// value exactly on a bound takes the better band, under either polarity.
    pub fn of(&self, value: f64, polarity: Polarity) -> Option<Band> {
        let [first, second, third] = self.bounds;
        let past = match polarity {
            Polarity::High => [value >= third, value >= second, value >= first],
            Polarity::Low => [value <= first, value <= second, value <= third],
            Polarity::Plan | Polarity::None => return None,
        };
        Some(match past {
            [true, ..] => Band::A,
            [_, true, _] => Band::B,
            [.., true] => Band::C,
            _ => Band::D,
        })
    }
}

/// The rating that a council's stated rule gives; `None` where the rule cannot be applied: no
/// judgement which side of the target is worse.
///
/// With distances, `green` and `amber` count from the target to the worse side, in per cent of
/// its size or in the unit. With fixed values they are the values themselves. On a bound the
/// better rating holds. `to` is the upper end of a target that is a range; inside it is green.
pub fn rate(
    value: f64,
    target: f64,
    to: Option<f64>,
    rule: &Rule,
    polarity: Polarity,
) -> Option<Rating> {
    // How far on the worse side: below what was aimed at where high is good, and so on.
    let (low, high) = (target, to.unwrap_or(target));
    let short = match polarity {
        Polarity::High => low - value,
        Polarity::Low => value - high,
        Polarity::Plan => (low - value).max(value - high),
        Polarity::None => return None,
    };
    let (green, amber) = match rule.kind {
        RuleKind::Points => (rule.green, rule.amber),
        RuleKind::Percent => {
            let size = if short == value - high {
                high.abs()
            } else {
                low.abs()
            };
            (rule.green / 100.0 * size, rule.amber / 100.0 * size)
        }
        RuleKind::Floor => match polarity {
            Polarity::High => (low - rule.green, low - rule.amber),
            Polarity::Low => (rule.green - high, rule.amber - high),
            Polarity::Plan | Polarity::None => return None,
        },
    };
    // A hair of slack, so that 92 is within 8% of 100 whatever binary fractions make of it.
    let slack = 1e-9 * value.abs().max(target.abs()).max(1.0);
    Some(if short <= green + slack {
        Rating::Green
    } else if short <= amber + slack {
        Rating::Amber
    } else {
        Rating::Red
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_values_share_the_best_place() {
        let all = [90.0, 95.0, 95.0, 100.0, 0.0];
        for (value, polarity, place, joint) in [
            (100.0, Polarity::High, 1, false),
            (95.0, Polarity::High, 2, true),
            (90.0, Polarity::High, 4, false),
            (0.0, Polarity::High, 5, false),
            (0.0, Polarity::Low, 1, false),
            (95.0, Polarity::Low, 3, true),
            (100.0, Polarity::Low, 5, false),
            (95.0, Polarity::None, 2, true),
        ] {
            assert_eq!(
                rank(value, &all, polarity),
                Rank {
                    place,
                    joint,
                    of: 5,
                    last: value
                        == if polarity == Polarity::Low {
                            100.0
                        } else {
                            0.0
                        },
                },
                "{value} {polarity:?}"
            );
        }
        assert_eq!(
            rank(3.0, &[3.0], Polarity::High),
            Rank {
                place: 1,
                joint: false,
                of: 1,
                last: false
            }
        );
    }

    #[test]
    fn a_spread_is_the_median_distance_from_the_median() {
        // By hand: the middle of 1, 2, 4, 8, 20 is 4; distances 3, 2, 0, 4, 16, their middle 3.
        let found = spread(&[20.0, 1.0, 8.0, 2.0, 4.0]).unwrap();
        assert_eq!((found.median, found.deviation), (4.0, 3.0));
        assert_eq!(found.times(10.0), Some(2.0));
        assert_eq!(found.times(-2.0), Some(2.0));
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[5.0, 5.0, 5.0, 9.0]).unwrap().times(9.0), None);
    }

    #[test]
    fn quantiles_are_of_type_7() {
        // Worked by hand: (n − 1) p of 1, 2, 3, 4 at 0.25 is 0.75, so 1.75.
        let values = [1.0, 2.0, 3.0, 4.0];
        for (p, expected) in [
            (0.0, 1.0),
            (0.25, 1.75),
            (0.5, 2.5),
            (0.75, 3.25),
            (1.0, 4.0),
        ] {
            assert_eq!(quantile(&values, p), Some(expected));
        }
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
    }

    #[test]
    fn a_value_on_a_bound_takes_the_better_band() {
        let bands = bands(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]).unwrap();
        assert_eq!(bands.bounds, [3.0, 5.0, 7.0]);
        for (value, high, low) in [
            (9.0, Band::A, Band::D),
            (7.0, Band::A, Band::C),
            (6.0, Band::B, Band::C),
            (5.0, Band::B, Band::B),
            (4.0, Band::C, Band::B),
            (3.0, Band::C, Band::A),
            (1.0, Band::D, Band::A),
        ] {
            assert_eq!(bands.of(value, Polarity::High), Some(high), "{value}");
            assert_eq!(bands.of(value, Polarity::Low), Some(low), "{value}");
            assert_eq!(bands.of(value, Polarity::None), None);
        }
    }

    #[test]
    fn too_few_or_too_alike_make_no_bands() {
        assert_eq!(bands(&[1.0; 7]), Err(NoBands::TooFew { of: 7 }));
        let alike = [1.0, 1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        assert_eq!(bands(&alike), Err(NoBands::TooAlike { equal: 3, of: 8 }));
        let quarter = [1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];
        assert!(bands(&quarter).is_ok());
    }

    #[test]
    fn rules_give_the_rating_that_the_council_states() {
        let rule = |kind, green, amber| Rule { kind, green, amber };
        let within = rule(RuleKind::Percent, 0.0, 5.0);
        let points = rule(RuleKind::Points, 0.0, 2.0);
        let floor = rule(RuleKind::Floor, 65.0, 60.0);
        let ceiling = rule(RuleKind::Floor, 5.0, 8.0);
        use Polarity::{High, Low, None as Neutral, Plan};
        for (value, target, to, rule, polarity, rating) in [
            (100.0, 100.0, None, within, High, Some(Rating::Green)),
            (95.0, 100.0, None, within, High, Some(Rating::Amber)),
            (94.9, 100.0, None, within, High, Some(Rating::Red)),
            (105.0, 100.0, None, within, Low, Some(Rating::Amber)),
            (105.1, 100.0, None, within, Low, Some(Rating::Red)),
            (0.0, 0.0, None, within, Low, Some(Rating::Green)),
            (73.0, 75.0, None, points, High, Some(Rating::Amber)),
            (72.9, 75.0, None, points, High, Some(Rating::Red)),
            (12.0, 10.0, Some(14.0), points, Plan, Some(Rating::Green)),
            (15.5, 10.0, Some(14.0), points, Plan, Some(Rating::Amber)),
            (7.9, 10.0, Some(14.0), points, Plan, Some(Rating::Red)),
            (61.0, 70.0, None, floor, High, Some(Rating::Amber)),
            (59.9, 70.0, None, floor, High, Some(Rating::Red)),
            (5.0, 4.0, None, ceiling, Low, Some(Rating::Green)),
            (8.1, 4.0, None, ceiling, Low, Some(Rating::Red)),
            (90.0, 100.0, None, within, Neutral, None),
        ] {
            assert_eq!(
                rate(value, target, to, &rule, polarity),
                rating,
                "{value} of {target} {rule:?} {polarity:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn the_best_is_first_and_the_worst_shares_the_last_place(values in prop::collection::vec(-1e6..1e6f64, 1..40)) {
            for polarity in [Polarity::High, Polarity::Low, Polarity::None] {
                let places: Vec<usize> = values.iter().map(|&v| rank(v, &values, polarity).place).collect();
                prop_assert_eq!(places.iter().min(), Some(&1));
                prop_assert!(places.iter().all(|&place| place <= values.len()));
                for (i, &a) in values.iter().enumerate() {
                    for (j, &b) in values.iter().enumerate() {
                        prop_assert_eq!(is_better(a, b, polarity), places[i] < places[j]);
                    }
                }
            }
        }

        #[test]
        fn bands_hold_about_a_quarter_each(values in prop::collection::hash_set(-100_000i32..100_000, 8..60)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let bands = bands(&values).unwrap();
            for polarity in [Polarity::High, Polarity::Low] {
                for band in [Band::A, Band::B, Band::C, Band::D] {
                    let count = values.iter().filter(|&&v| bands.of(v, polarity) == Some(band)).count();
                    prop_assert!(count.abs_diff(values.len() / 4) <= 1, "{:?}: {} of {}", band, count, values.len());
                }
            }
        }

        #[test]
        fn a_mean_lies_between_its_values(values in prop::collection::vec(-1e6..1e6f64, 1..20)) {
            let mean = mean(&values).unwrap();
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(low - 1e-6 <= mean && mean <= high + 1e-6);
        }

        #[test]
        fn better_values_are_never_rated_worse(a in -100.0..100.0f64, b in -100.0..100.0f64, target in 1.0..100.0f64, amber in 0.0..50.0f64) {
            let rule = Rule { kind: RuleKind::Percent, green: 0.0, amber };
            for polarity in [Polarity::High, Polarity::Low] {
                let (Some(of_a), Some(of_b)) = (rate(a, target, None, &rule, polarity), rate(b, target, None, &rule, polarity)) else { unreachable!() };
                // Red comes before green in the order of counts.
                prop_assert!(!is_better(a, b, polarity) || of_a >= of_b);
            }
        }
    }
}
