//! Sentences for the distance to the target or to the neighbours' mean over time.

use super::{lower, noun, noun_is, stands, upper, when_at};
use crate::compare::Comparison;
use crate::decimal::{places_apart, tell_apart};
use crate::gap::{Gap, Side, To};
use crate::report::Polarity;
use crate::unit::Unit;

/// What figures are held against: `the target`, `the neighbour mean`.
pub fn gap_reference(comparison: &Comparison, to: To) -> &'static str {
    match to {
        To::Target => "the target",
        To::Mean => match comparison.neighbours().count() {
            1 => "its statistical neighbour",
            _ => "the neighbour mean",
        },
    }
}

/// `25.6 above the neighbour mean`, `within the target`.
fn apart(unit: &Unit, gap: &Gap, to: To, reference: &str) -> String {
    if gap.within {
        return format!("within {reference}");
    }
    let decimals = gap_decimals(unit, gap, to);
    format!(
        "{} {reference}",
        stands(unit, gap.value, gap.from, decimals)
    )
}

/// The figure of a distance and what it is held against, each with its decimals, so that two that
/// differ are not written as one number.
pub fn gap_figures(unit: &Unit, gap: &Gap, to: To) -> [(f64, u8); 2] {
    let from = match to {
        To::Target => unit.places_alone(gap.from),
        To::Mean => unit.mean_decimals(),
    };
    let mut figures = [(gap.value, unit.places(gap.value)), (gap.from, from)];
    if gap.by != 0.0 {
        tell_apart(&mut figures);
    }
    figures
}

/// Decimals of a distance: those of the two figures, and as many more as it takes to see it.
pub fn gap_decimals(unit: &Unit, gap: &Gap, to: To) -> u8 {
    let [value, from] = gap_figures(unit, gap, to);
    let least = match to {
        To::Target => unit.places(gap.value),
        To::Mean => unit.mean_decimals(),
    };
    match gap.by == 0.0 {
        true => least,
        false => places_apart(gap.value, gap.from, least.max(value.1).max(from.1)),
    }
}

/// The message: how often on which side. `None` without a period.
pub fn gap_headline(comparison: &Comparison, to: To, gaps: &[Gap]) -> Option<String> {
    let (side, n) = most(comparison.polarity, gaps)?;
    let reference = gap_reference(comparison, to);
    let how = match side {
        Side::Better => format!("On the better side of {reference}"),
        Side::Worse => format!("On the worse side of {reference}"),
        Side::Above => format!("Above {reference}"),
        Side::Below => format!("Below {reference}"),
        Side::Level if gaps.iter().any(|gap| gap.within) => {
            format!("Level with or within {reference}")
        }
        Side::Level => format!("Level with {reference}"),
    };
    Some(format!("{how} in {}", of_periods(n, gaps.len())))
}

fn of_periods(n: usize, of: usize) -> String {
    match (n, of) {
        (1, 1) => "the one period shown".to_owned(),
        (2, 2) => "both periods".to_owned(),
        (n, of) if n == of => format!("all {of} periods"),
        (n, of) => format!("{n} of {of} periods"),
    }
}

/// The side with the most periods; of equals the one of the latest period.
fn most(polarity: Polarity, gaps: &[Gap]) -> Option<(Side, usize)> {
    let count = |side: Side| gaps.iter().filter(|gap| gap.side(polarity) == side).count();
    let mut best: Option<(Side, usize)> = None;
    for gap in gaps.iter().rev() {
        let side = gap.side(polarity);
        if best.is_none_or(|(_, n)| count(side) > n) {
            best = Some((side, count(side)));
        }
    }
    best
}

/// One or two sentences: the last distance with its side, the first, and how often on which side.
pub fn gap(comparison: &Comparison, to: To, gaps: &[Gap]) -> Option<String> {
    let (first, last) = (gaps.first()?, gaps.last()?);
    let unit = comparison.unit;
    let reference = gap_reference(comparison, to);
    let [value, from] = gap_figures(unit, last, to);
    let figures = match last.within {
        true => unit.write(last.value),
        false => format!(
            "{} against {}",
            unit.write_at(value.0, value.1),
            unit.write_at(from.0, from.1)
        ),
    };
    let side = match (last.side(comparison.polarity), comparison.polarity) {
        (Side::Better, Polarity::High) => ", the better side, because high is good here",
        (Side::Worse, Polarity::High) => ", the worse side, because high is good here",
        (Side::Better, _) => ", the better side, because low is good here",
        (Side::Worse, _) => ", the worse side, because low is good here",
        _ => "",
    };
    let mut text = format!(
        "{} {} {} ({figures}){side}",
        when_at(comparison, last.at),
        noun_is(
            noun(unit, super::indicator_title(comparison)),
            comparison.is_forecast(last.at),
            comparison.basis,
            Some(&comparison.periods()[last.at])
        ),
        apart(unit, last, to, reference),
    );
    if gaps.len() > 1 {
        text.push_str(&format!(
            "; {} it was {}",
            lower(&when_at(comparison, first.at)),
            apart(unit, first, to, "it")
        ));
    }
    text.push('.');
    if gaps.len() > 2 {
        let above = gaps.iter().filter(|gap| gap.by > 0.0).count();
        let below = gaps.iter().filter(|gap| gap.by < 0.0).count();
        let level = gaps.len() - above - below;
        let met = match gaps.iter().any(|gap| gap.within) {
            true => "level with or within",
            false => "level with",
        };
        let mut parts = Vec::new();
        for (n, word) in [(above, "above"), (below, "below"), (level, met)] {
            if n > 0 {
                parts.push(match parts.is_empty() {
                    true => format!("{word} {reference} in {n}"),
                    false => format!("{word} it in {n}"),
                });
            }
        }
        text.push_str(&format!(
            " Of {} periods it was {}.",
            gaps.len(),
            super::join(&parts)
        ));
    }
    Some(upper(&text))
}
