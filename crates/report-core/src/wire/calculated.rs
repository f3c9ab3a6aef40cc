//! What the program that wrote a file calculated from series that lie elsewhere.

use super::wire;
#[cfg(feature = "write")]
use crate::{
    period::{Period, YearEnd},
    report::{self, Band, Report},
};

wire! {
    /// How the report's own area stands to its statistical neighbours in its latest period:
    /// calculated by the program that wrote the file, from the series in the indicator's own file,
    /// so that a list of indicators need not read them all. Never a published figure, but for
    /// `value` and for a `mean` without `n`. Whoever has the series calculates it again.
    pub struct Calculated {
        /// The latest period in which the area has a number, up to the report's own time.
        pub period: String,
        /// When a bare year such as `2016` ends: see observations.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub year_ends: Option<String>,
        /// The area's number then.
        pub value: f64,
        /// The mean of the neighbours that have a number then, to 15 digits. Left out where there
        /// is none, or none that may be shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mean: Option<f64>,
        /// How many neighbours the mean is of. Left out where the source publishes the mean.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub n: Option<u8>,
        /// The neighbours without a number then, by area.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub without: Vec<String>,
        /// The median of those neighbours' numbers, to 15 digits. Left out where there is no mean, or
        /// fewer than five numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub median: Option<f64>,
        /// The median of their distances from that median, to 15 digits: how far they spread.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub spread: Option<f64>,
        /// Whether the area's number is marked `[u]`, of low reliability.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub unreliable: bool,
        /// The area's rank among itself and its neighbours: 1 is best by polarity, or highest
        /// where there is no judgement. Left out with fewer than four numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rank: Option<u8>,
        /// Whether others share the rank.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub joint: bool,
        /// Whether nobody is behind, where that is not plain from the rank: more than two share
        /// the last one.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub last: bool,
        /// How many are ranked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub of: Option<u8>,
        /// The area's quartile band among the authorities in the indicator's own file, from `A`, the
        /// best, to `D`. Left out where there is no judgement, and with too few numbers or too many
        /// that are equal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub band: Option<String>,
        /// The previous comparable period, which a movement against the neighbours is counted from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub earlier: Option<Earlier>,
        /// Decimal places of the figures in that file, where the report leaves them out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decimals: Option<u8>,
    }
}

wire! {
    /// How the report's own area stood to its neighbours in an earlier period.
    pub struct Earlier {
        /// The period. A bare year ends as the one in `calculated` does.
        pub period: String,
        /// The area's number then.
        pub value: f64,
        /// The median of the neighbours' numbers then, to 15 digits.
        pub median: f64,
    }
}

#[cfg(feature = "write")]
impl Calculated {
    /// What is written of what was calculated; `None` where it says nothing about the neighbours,
    /// as of figures that are not compared, or where there are more of them than a file can say.
    pub fn of(found: &report::Calculated, report: &Report) -> Option<Self> {
        let report::Calculated {
            period,
            value,
            mean,
            spread,
            unreliable,
            rank,
            band,
            earlier,
        } = found;
        if mean.is_none() && rank.is_none() {
            return None;
        }
        let count = |count: usize| u8::try_from(count).ok();
        let n = match mean.as_ref().and_then(|mean| mean.n) {
            Some(n) => Some(count(n)?),
            None => None,
        };
        let without = mean.iter().flat_map(|mean| &mean.missing);
        Some(Self {
            period: period.label().to_owned(),
            year_ends: year_ends(period),
            value: short(*value),
            mean: mean.as_ref().map(|mean| short(mean.value)),
            n,
            median: spread.map(|spread| short(spread.median)),
            spread: spread.map(|spread| short(spread.deviation)),
            unreliable: *unreliable,
            without: without.map(|area| report.areas[*area].id.clone()).collect(),
            rank: match rank {
                Some(rank) => Some(count(rank.place)?),
                None => None,
            },
            joint: rank.is_some_and(|rank| rank.joint),
            last: rank
                .is_some_and(|rank| rank.last && rank.place + usize::from(rank.joint) < rank.of),
            of: match rank {
                Some(rank) => Some(count(rank.of)?),
                None => None,
            },
            band: band.and_then(|band| {
                let mut all = Band::ALL.iter();
                all.find(|(other, _)| *other == band)
                    .map(|(_, letter)| (*letter).to_owned())
            }),
            earlier: earlier.as_ref().map(|earlier| Earlier {
                period: earlier.period.label().to_owned(),
                value: short(earlier.value),
                median: short(earlier.median),
            }),
            decimals: None,
        })
    }
}

/// A number in so many digits that it is read as it was written.
#[cfg(feature = "write")]
fn short(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// The end of a year with which the label means the period, where it is not December.
#[cfg(feature = "write")]
pub fn year_ends(period: &Period) -> Option<String> {
    let means = |(_, end): &&(&str, YearEnd)| Period::parse(period.label(), *end) == *period;
    let (word, end) = YearEnd::WORDS.iter().find(means)?;
    (*end != YearEnd::December).then(|| (*word).to_owned())
}
