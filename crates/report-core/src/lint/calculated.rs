//! What a file says was calculated, beside what its own figures give.

use crate::position;
use crate::report::{Calculated, Earlier, Indicator, Report};
use crate::statistics::approx_eq;

/// The differences between what stands in a report and what the figures in the indicator's own
/// file give, in words. `whole` has those figures; `index` is as the report's file has it.
pub fn stale(report: &Report, index: &Indicator, whole: &Indicator) -> Vec<String> {
    let outside = index.benchmark.as_ref().and_then(|b| b.calculated.as_ref());
    let Some(found) = outside.or(index.calculated.as_ref()) else {
        return Vec::new();
    };
    let Some(right) = position::calculated(report, whole) else {
        return vec!["the report says how it stands to the neighbours, and the figures here cannot tell; that is shown in lists until it is left out".to_owned()];
    };
    let mut says = Vec::new();
    let mut differs = |what: &str, found: String, right: String| {
        if found != right {
            says.push(format!("the report says that {what} is {found}, and the figures here give {right}; lists show the one, and the indicator's own page the other"));
        }
    };
    let one = |number: Option<f64>| number.map_or("none".to_owned(), |number| number.to_string());
    let mean = |of: &Calculated| of.mean.as_ref().map(|mean| mean.value);
    differs(
        "the latest period",
        found.period.label().to_owned(),
        right.period.label().to_owned(),
    );
    if !approx_eq(found.value, right.value) {
        differs("the value", one(Some(found.value)), one(Some(right.value)));
    }
    let close = match (mean(found), mean(&right)) {
        (Some(a), Some(b)) => approx_eq(a, b),
        (a, b) => a == b,
    };
    if !close {
        differs("the neighbours' mean", one(mean(found)), one(mean(&right)));
    }
    let count = |of: &Calculated| match of.mean.as_ref() {
        Some(mean) => mean.n.map_or("published".to_owned(), |n| n.to_string()),
        None => "none".to_owned(),
    };
    differs("the mean's count", count(found), count(&right));
    // Files written before spreads were calculated say none.
    let ends = |of: &Calculated| of.spread.map(|spread| (spread.median, spread.deviation));
    if let (Some(a), Some(b)) = (ends(found), ends(&right))
        && !(approx_eq(a.0, b.0) && approx_eq(a.1, b.1))
    {
        let said = |(median, spread): (f64, f64)| format!("{median}, spread {spread}");
        differs("the neighbours' median", said(a), said(b));
    }
    let rank = |of: &Calculated| match of.rank {
        Some(rank) => {
            let joint = if rank.joint { "joint " } else { "" };
            format!("{joint}{} of {}", rank.place, rank.of)
        }
        None => "none".to_owned(),
    };
    differs("the rank", rank(found), rank(&right));
    // Files written before bands and earlier periods were calculated say none.
    if found.band.is_some() {
        let letter = |of: &Calculated| {
            of.band
                .map_or("none".to_owned(), |band| format!("{band:?}"))
        };
        differs("the quartile band", letter(found), letter(&right));
    }
    if let Some(earlier) = &found.earlier {
        let close = right.earlier.as_ref().is_some_and(|other| {
            other.period.label() == earlier.period.label()
                && approx_eq(other.value, earlier.value)
                && approx_eq(other.median, earlier.median)
        });
        let written = |of: &Calculated| {
            of.earlier.as_ref().map_or("none".to_owned(), |earlier| {
                let Earlier {
                    period,
                    value,
                    median,
                } = earlier;
                format!("{value} in {}, median {median}", period.label())
            })
        };
        if !close {
            differs("the earlier figure", written(found), written(&right));
        }
    }
    says
}
