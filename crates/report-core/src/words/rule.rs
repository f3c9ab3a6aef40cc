//! Sentences for the rule of rating that travels with a measure, and for what it comes to.

use super::figure_and_target;
use crate::decimal::{places, rounded};
use crate::report::{Indicator, Polarity, Rating, Report, Rule, RuleKind};
use crate::statistics;

/// The rule of rating in a sentence; `None` where none travels in the file, or none can be said
/// because the measure has no good and bad side.
pub fn rule(indicator: &Indicator) -> Option<String> {
    let rule = indicator.rule?;
    if indicator.polarity == Polarity::None {
        return None;
    }
    let unit = &indicator.unit;
    if rule.kind == RuleKind::Floor {
        let [green, amber] = [rule.green, rule.amber].map(|bound| {
            let decimals = places(bound).max(unit.places(bound));
            unit.write_at(bound, decimals)
        });
        return match indicator.polarity {
            Polarity::High => Some(format!("Green from {green}, amber from {amber}, else red.")),
            Polarity::Low => Some(format!(
                "Green up to {green}, amber up to {amber}, else red."
            )),
            Polarity::Plan | Polarity::None => None,
        };
    }
    let distance = |by: f64| match rule.kind {
        RuleKind::Percent => format!("{}% of the target", rounded(by, places(by))),
        RuleKind::Points | RuleKind::Floor => unit.write_difference(by, places(by)),
    };
    let green = match rule.green == 0.0 {
        true => "Green where the target is met".to_owned(),
        false => format!(
            "Green where the target is met or missed by no more than {}",
            distance(rule.green)
        ),
    };
    Some(format!(
        "{green}, amber where it is missed by no more than {}, else red.",
        distance(rule.amber)
    ))
}

/// The rating that the rule in the file gives the printed figure. `None` where no rule can be
/// applied: without a rule, a figure or a target to hold it against.
pub fn rating_by_rule(report: &Report, indicator: &Indicator) -> Option<Rating> {
    let rule: Rule = indicator.rule?;
    let (value, target) = figure_and_target(report, indicator)?;
    statistics::rate(value, target, None, &rule, indicator.polarity)
}

/// Whether the rule in the file and the published rating name two colours.
pub fn rule_differs(report: &Report, indicator: &Indicator) -> bool {
    let colours = [Rating::Red, Rating::Amber, Rating::Green];
    let published = indicator.rating.filter(|rating| colours.contains(rating));
    match (published, rating_by_rule(report, indicator)) {
        (Some(published), Some(computed)) => published != computed,
        _ => false,
    }
}

/// What the rule comes to beside what is published: `Published: amber. By the rule in the file:
/// red. The two differ; the published one is shown.`
pub fn rated(report: &Report, indicator: &Indicator) -> Option<String> {
    let computed = rating_by_rule(report, indicator)?;
    let word = |rating: Rating| rating.word().to_ascii_lowercase();
    let published = match indicator.rating {
        Some(rating) => format!("Published: {}.", word(rating)),
        None => "No rating is published.".to_owned(),
    };
    let end = match rule_differs(report, indicator) {
        true => " The two differ; the published one is shown.",
        false if indicator.rating == Some(computed) => " The two agree.",
        false => "",
    };
    Some(format!(
        "{published} By the rule in the file: {}.{end}",
        word(computed)
    ))
}
