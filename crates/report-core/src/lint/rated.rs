//! Ratings that the file's own figures speak against.

use super::Notices;
use crate::report::{Cell, Indicator, Polarity, Rating, Report};
use crate::statistics;
use crate::unit::UnitKind;
use crate::words;

/// A published colour that is another than the one the stated rule gives.
pub(super) fn rule(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let Some((rule, published)) = indicator.rule.zip(indicator.rating) else {
        return;
    };
    let Some((value, target)) = words::figure_and_target(report, indicator) else {
        return;
    };
    let computed = statistics::rate(value, target, None, &rule, indicator.polarity);
    if let Some(computed) = computed.filter(|computed| *computed != published && colour(published))
    {
        let [value, target] = super::both(&indicator.unit, value, target);
        notices.add(
            "rating",
            format!(
                "{} is published, and by the rule in the file {} against the target of {} is {}; \
                 it is shown as published",
                lower(published),
                value,
                target,
                lower(computed)
            ),
        );
    }
}

/// A red that nothing explains, in a report that explains others.
pub(super) fn unexplained(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let said = |i: &Indicator| i.reason.is_some() || !i.commentary.is_empty();
    if indicator.rating == Some(Rating::Red)
        && !said(indicator)
        && report.indicators.iter().any(said)
    {
        notices.add(
            "rating",
            "red is published with neither a reason nor a commentary; readers look for why"
                .to_owned(),
        );
    }
}

/// A topic rated red or amber without a comment, where others have one.
pub(super) fn unexplained_topics(notices: &mut Notices, report: &Report) {
    if report
        .topics
        .iter()
        .all(|topic| topic.commentary.is_empty())
    {
        return;
    }
    for (at, topic) in report.topics.iter().enumerate() {
        let rating = topic.rating.filter(|_| topic.commentary.is_empty());
        if let Some(rating @ (Rating::Red | Rating::Amber)) = rating {
            notices.add(
                &format!("topics[{at}].rating"),
                format!(
                    "{} is published without a comment, where other topics have one; readers look for why",
                    lower(rating)
                ),
            );
        }
    }
}

/// How far a green figure may miss its target, as a share of the target: councils call 5% or 10%
/// within tolerance.
const TOLERATED: f64 = 0.1;

/// A green far on the worse side of its target, and a red where the target is met, where no rule
/// travels in the file. Amber may depend on the direction, and a target of 0 has no tolerance.
pub(super) fn colour_against_target(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let Some(published) = indicator.rating.filter(|_| indicator.rule.is_none()) else {
        return;
    };
    let good = match indicator.polarity {
        Polarity::High => "high",
        Polarity::Low => "low",
        Polarity::Plan | Polarity::None => return,
    };
    let Some((value, target)) = words::figure_and_target(report, indicator) else {
        return;
    };
    let worse = statistics::is_better(target, value, indicator.polarity);
    let far = (value - target).abs() > TOLERATED * target.abs() && target != 0.0;
    let contradicted = match published {
        Rating::Green => worse && far,
        Rating::Red => !worse,
        _ => false,
    };
    if !contradicted {
        return;
    }
    let side = match (value > target, value < target) {
        (true, _) => "above",
        (_, true) => "below",
        _ => "equal to",
    };
    let [value, target] = super::both(&indicator.unit, value, target);
    notices.add(
        "rating",
        format!(
            "{} is published, and {value} is {side} the target of {target}, and {good} is good; \
             check the rating, the target and which way is good",
            lower(published),
        ),
    );
}

/// A published green while every part misses its target.
pub(super) fn green_over_parts(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    if indicator.rating != Some(Rating::Green) {
        return;
    }
    let side = match indicator.polarity {
        Polarity::High => "below",
        Polarity::Low => "above",
        Polarity::Plan | Polarity::None => return,
    };
    let whole = words::key_cells(report, &indicator.cells).target;
    // A part of a count is smaller than the whole by nature: only its own target can be missed.
    let shares = !matches!(indicator.unit.kind, UnitKind::Count | UnitKind::Money);
    let mut missed: Vec<String> = Vec::new();
    for part in &indicator.breakdowns {
        if part.unit.kind != indicator.unit.kind {
            continue;
        }
        let keys = words::key_cells(report, &part.cells);
        let Some((_, now)) = keys.current else {
            continue;
        };
        let own = keys
            .target
            .filter(|(_, cell)| cell.value.number().is_some());
        let target = own.or(whole.filter(|_| shares));
        let Some(target) = target.map(|(_, cell)| cell) else {
            return;
        };
        let (Some(value), Some(bound)) = (now.value.number(), bound(target, indicator.polarity))
        else {
            return;
        };
        let worse = statistics::is_better(bound, value, indicator.polarity);
        if !worse || !words::set_against_target(report, indicator, now, target) {
            return;
        }
        let unit = &part.unit;
        missed.push(format!(
            "\"{}\" {} {side} {}",
            part.title,
            words::cell_words(now, unit),
            words::cell_words(target, unit)
        ));
    }
    if missed.len() >= 2 {
        notices.add(
            "rating",
            format!(
                "green is published, and every part misses its target: {}; it is shown as published",
                missed.join(", ")
            ),
        );
    }
}

/// The end of a target that a figure must reach.
pub(super) fn bound(target: &Cell, polarity: Polarity) -> Option<f64> {
    let low = target.value.number()?;
    Some(match polarity {
        Polarity::Low => target.to.unwrap_or(low),
        _ => low,
    })
}

fn colour(rating: Rating) -> bool {
    matches!(rating, Rating::Red | Rating::Amber | Rating::Green)
}

fn lower(rating: Rating) -> String {
    rating.word().to_ascii_lowercase()
}
