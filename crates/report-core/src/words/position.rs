//! Words for a position among the neighbours: the rank, and the side of the mean, with how many.

use super::ordinal;
use crate::find::Standing;
use crate::position::Position;
use crate::report::Polarity;

/// `3rd of 11`, `joint 3rd of 11`; without a judgement `3rd highest of 11`. `None` without a rank.
pub fn rank_of(position: &Position) -> Option<String> {
    let rank = position.rank()?;
    let joint = if rank.joint { "joint " } else { "" };
    let highest = match position.polarity {
        Polarity::High | Polarity::Low => "",
        Polarity::Plan | Polarity::None => " highest",
    };
    Some(format!(
        "{joint}{}{highest} of {}",
        ordinal(rank.place),
        rank.of
    ))
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
        Some(n) if n == mean.of => format!("{side} the mean of all {n}"),
        Some(n) => format!("{side} the mean of {n} of {}", mean.of),
    })
}
