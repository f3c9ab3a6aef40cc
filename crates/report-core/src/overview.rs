//! What a reader wants first: what is red, what moved, what is furthest from where it should be.
//!
//! Lists of what stands in the report, in an order worked out here; nothing is judged that the
//! report does not judge.

use crate::decimal::rounded;
use crate::order;
use crate::position::Position;
use crate::reckon;
use crate::report::{FinanceTable, Indicator, Milestone, MoneyRole, Polarity, Rating, Report};
use crate::unit::UnitKind;
use crate::words;

/// The indicators that the report rates red, in printed order.
pub fn red(report: &Report) -> Vec<&Indicator> {
    report
        .indicators
        .iter()
        .filter(|i| i.rating == Some(Rating::Red))
        .collect()
}

/// The milestones that the report rates red or amber: red first, else in printed order.
pub fn at_risk(report: &Report) -> Vec<&Milestone> {
    let rated = |rating| {
        report
            .milestones
            .iter()
            .filter(move |m| m.rating == Some(rating))
    };
    rated(Rating::Red).chain(rated(Rating::Amber)).collect()
}

/// The first sentences of a text, whole, up to about 180 characters; at least one sentence.
pub fn opening(paragraphs: &[String]) -> Option<&str> {
    const ABOUT: usize = 180;
    let text = paragraphs.first()?.as_str();
    if text.chars().count() <= ABOUT {
        return Some(text);
    }
    // A sentence ends where a stop is followed by a blank and a capital or a digit.
    let ends = text
        .match_indices(". ")
        .map(|(at, _)| at + 1)
        .filter(|end| {
            let next = text[end + 1..].chars().next();
            next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        });
    let mut opening = text;
    for end in ends {
        if opening.len() < text.len() && end > ABOUT {
            break;
        }
        opening = &text[..end];
    }
    Some(opening)
}

/// How far an indicator moved between the two figures that the report prints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// The earlier figure, in its unit.
    pub before: f64,
    /// The figure of this report.
    pub now: f64,
    /// The change in per cent of the earlier figure: 103 means it a little more than doubled.
    pub percent: f64,
}

/// The movements since the earlier figure, the largest rise first and the largest fall last.
///
/// Counts and rates only, taken at one date or over the last months: percentages differ by points
/// and totals to date cannot be set against a full year.
pub fn movements(report: &Report) -> Vec<Moved<'_>> {
    let mut moved: Vec<Moved> = report
        .indicators
        .iter()
        .filter(|i| matches!(i.unit.kind, UnitKind::Count | UnitKind::Rate { .. }))
        .filter_map(|indicator| {
            let (before, now) = words::comparable_figures(report, indicator)?;
            let percent = 100.0 * (now - before) / before.abs();
            (before != 0.0 && percent.is_finite()).then_some(Moved {
                indicator,
                before,
                now,
                percent,
            })
        })
        .collect();
    order::sort(&mut moved, |a, b| b.percent.total_cmp(&a.percent));
    moved
}

/// How far an indicator is from something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// Its figure.
    pub value: f64,
    /// The target, or the neighbours' mean.
    pub from: f64,
    /// The distance in per cent of `from`, without a sign.
    pub percent: f64,
}

/// The indicators furthest from their target, in per cent of it: on the worse side where there is
/// a judgement, on either side where there is none. A part of a year is not held against the
/// target for the whole.
pub fn furthest_from_target(report: &Report) -> Vec<Distance<'_>> {
    let distance = |indicator| {
        let (value, from) = words::figure_and_target(report, indicator)?;
        distance(indicator, value, from, indicator.polarity)
    };
    sorted(report.indicators.iter().filter_map(distance))
}

/// The indicators furthest from the mean of the statistical neighbours in the latest period, in
/// per cent of the mean: of those whose figures are at hand, or were calculated.
pub fn furthest_from_neighbours(report: &Report) -> Vec<Distance<'_>> {
    let distance = |indicator| {
        let position = Position::of(report, indicator)?;
        let mean = position.mean.as_ref()?.value;
        let apart = !reckon::alike(position.value, mean);
        distance(indicator, position.value, mean, position.polarity).filter(|_| apart)
    };
    sorted(report.indicators.iter().filter_map(distance))
}

fn distance(
    indicator: &Indicator,
    value: f64,
    from: f64,
    polarity: Polarity,
) -> Option<Distance<'_>> {
    let worse = match polarity {
        Polarity::High | Polarity::Low => reckon::ahead(from, value, polarity),
        Polarity::Plan | Polarity::None => value != from,
    };
    let percent = 100.0 * (value - from).abs() / from.abs();
    (worse && from != 0.0 && percent.is_finite()).then_some(Distance {
        indicator,
        value,
        from,
        percent,
    })
}

fn sorted<'r>(distances: impl Iterator<Item = Distance<'r>>) -> Vec<Distance<'r>> {
    let mut distances: Vec<Distance> = distances.collect();
    order::sort(&mut distances, |a, b| b.percent.total_cmp(&a.percent));
    distances
}

/// A finance table in one sentence, from its last printed total: `Spent £6,112,000 to 30
/// September 2015, £272,000 under the budget to date of £6,384,000.` `None` without a total, or
/// where the unit is not thousands of pounds or pounds.
pub fn finance_line(table: &FinanceTable) -> Option<String> {
    let scale = match table.unit.as_str() {
        "£'000" | "£000" | "£000's" | "£’000" => 1000.0,
        "£" => 1.0,
        _ => return None,
    };
    let total = table.lines.iter().rev().find(|line| line.total)?;
    let amount = |role| {
        let place = table.columns.iter().position(|(_, other)| *other == role)?;
        Some(total.amounts[place]? * scale)
    };
    let (budget, spend) = (amount(MoneyRole::BudgetToDate)?, amount(MoneyRole::Spend)?);
    let pounds = |amount: f64| format!("£{}", rounded(amount, 0));
    let until = table
        .as_at
        .map(|day| format!(" to {}", crate::period::day_words(day)))
        .unwrap_or_default();
    // The printed variance wins over the difference.
    let variance = amount(MoneyRole::Variance).unwrap_or(budget - spend);
    let side = if variance > 0.0 {
        format!("{} under the", pounds(variance))
    } else if variance < 0.0 {
        format!("{} over the", pounds(-variance))
    } else {
        "as in the".to_owned()
    };
    Some(format!(
        "Spent {}{until}, {side} budget to date of {}.",
        pounds(spend),
        pounds(budget)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_opens_with_whole_sentences() {
        let one = |text: &str| vec![text.to_owned()];
        let long = format!(
            "The rate is 5.6% of those in care. On average 12 started. {}. Last.",
            "Word ".repeat(40)
        );
        assert_eq!(opening(&one("Short.")), Some("Short."));
        assert_eq!(opening(&[]), None);
        assert_eq!(
            opening(&one(&long)),
            Some("The rate is 5.6% of those in care. On average 12 started.")
        );
        let unbroken = format!("{}end", "word ".repeat(60));
        assert_eq!(opening(&one(&unbroken)), Some(unbroken.as_str()));
    }
}
