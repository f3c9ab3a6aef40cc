//! Words for a position among the neighbours: the rank, and the side of the mean, with how many.

use super::ordinal;
use crate::position::{Position, Standing};
use crate::report::Polarity;

/// A place in a ranking: `best`, `joint 3rd best`; without a judgement `3rd highest`; where nobody
/// is behind, `lowest`, or `highest` where low is good.
pub fn placed(polarity: Polarity, place: usize, joint: bool, last: bool) -> String {
    let joint = if joint { "joint " } else { "" };
    let first = match polarity {
        Polarity::High | Polarity::Low => "best",
        Polarity::Plan | Polarity::None => "highest",
    };
    match (place, last) {
        (1, _) => format!("{joint}{first}"),
        (_, true) if polarity == Polarity::Low => format!("{joint}highest"),
        (_, true) => format!("{joint}lowest"),
        (place, false) => format!("{joint}{} {first}", ordinal(place)),
    }
}

/// `3rd best of 11, with its neighbours`, `lowest of 11, with its neighbours`. `None` without a
/// rank.
pub fn rank_of(position: &Position) -> Option<String> {
    let rank = position.rank()?;
    let words = placed(position.polarity, rank.place, rank.joint, rank.last);
    Some(format!("{words} of {}, with its neighbours", rank.of))
}

/// `Better than the mean of all 10`, `Above the mean of 9 of 10`, `Equal to the published mean`.
/// `None` without a mean.
pub fn beside_mean(position: &Position) -> Option<String> {
    let side = match Standing::at(position)? {
        Standing::Better => "Better than",
        Standing::Worse => "Worse than",
        Standing::Above => "Above",
        Standing::Below => "Below",
        Standing::Equal => "Equal to",
    };
    let mean = position.mean.as_ref()?;
    Some(match mean.n {
        None => format!("{side} the published mean"),
        Some(1) if mean.of == 1 => format!("{side} its only neighbour"),
        Some(n) if n == mean.of => format!("{side} the mean of all {n}"),
        Some(n) => format!("{side} the mean of {n} of {}", mean.of),
    })
}
