//! Values in words: with their marks, with how far apart two are, and as little as possible of what is
//! confidential.

use super::Kind;
use super::change_list::ChangeList;
use crate::decimal::{minus, places_apart, tell_apart};
use crate::period::Period;
use crate::report::Fraction;
use crate::unit::{Unit, UnitKind};
use crate::value::{Absent, Value};
use crate::words::{join, marks_words};

/// `for quarter 3 2022/23`; without a period, `under “21/22 actual”`.
pub(super) fn for_period(period: Option<&Period>, heading: &str) -> String {
    match period {
        Some(period) if period.kind().is_some() => format!("for {}", period.words()),
        Some(period) => format!("for “{}”", period.label()),
        None => format!("under “{heading}”"),
    }
}

/// A symbol of absence with its meaning.
pub(super) fn full(words: String, value: Value) -> String {
    match value {
        Value::Absent(reason, _) if words == reason.symbol() => {
            format!("{words} ({})", reason.words())
        }
        _ => words,
    }
}

/// Two values of a series, earlier and later, each in its unit, so that two that differ are not
/// written as one number.
pub(super) fn both_words(was: (Value, &Unit), is: (Value, &Unit)) -> [String; 2] {
    let mut figures = [was, is].map(|(value, unit)| {
        let number = value.number().unwrap_or_default();
        (number, unit.places(number))
    });
    if was.0.number().is_some() && is.0.number().is_some() && was.1.kind == is.1.kind {
        tell_apart(&mut figures);
    }
    let words = |(value, unit): (Value, &Unit), decimals: u8| match value {
        Value::Number(number, marks) => {
            format!("{}{}", unit.write_at(number, decimals), marks_words(marks))
        }
        Value::Absent(..) => value_words(value, unit),
    };
    [words(was, figures[0].1), words(is, figures[1].1)]
}

/// A value of a series: `92.0% (provisional)`, `[x] (not available)`.
pub(super) fn value_words(value: Value, unit: &Unit) -> String {
    match value {
        Value::Number(number, marks) => format!("{}{}", unit.write(number), marks_words(marks)),
        Value::Absent(reason, marks) => {
            format!(
                "{}{}",
                full(reason.symbol().to_owned(), value),
                marks_words(marks)
            )
        }
    }
}

pub(super) fn confidential(value: Value) -> bool {
    matches!(value, Value::Absent(Absent::Confidential, _))
}

/// What is said of a figure that was held back, or no longer is.
pub(super) fn held_back(now: bool) -> &'static str {
    match now {
        true => "is now confidential, [c]; what was published before is not repeated here.",
        false => "is published now; it was confidential, [c].",
    }
}

/// ` is now marked provisional, and no longer marked estimated.`
pub(super) fn marked(before: Value, after: Value) -> String {
    let list = |value: Value| {
        value
            .marks()
            .list()
            .map(|(_, words)| words)
            .collect::<Vec<_>>()
    };
    let (old, new) = (list(before), list(after));
    let only = |of: &[&'static str], other: &[&str]| {
        let only = of.iter().filter(|word| !other.contains(word));
        only.map(|word| (*word).to_owned()).collect::<Vec<String>>()
    };
    let mut parts = Vec::new();
    let (more, fewer) = (only(&new, &old), only(&old, &new));
    if !more.is_empty() {
        parts.push(format!("is now marked {}", join(&more)));
    }
    if !fewer.is_empty() {
        parts.push(format!("is no longer marked {}", join(&fewer)));
    }
    format!(" {}; it is the same figure.", join(&parts))
}

/// With all decimals the number has, up to six: two numbers that differ are written differently.
pub(super) fn exactly(number: f64, unit: &Unit) -> String {
    unit.write_at(number, decimals(number).max(unit.decimals))
}

fn decimals(number: f64) -> u8 {
    let short = |places: &u8| {
        let scaled = number * 10f64.powi(i32::from(*places));
        (scaled - scaled.round()).abs() <= 1e-9 * scaled.abs().max(1.0)
    };
    (0..6).find(short).unwrap_or(6)
}

/// `, 1 point higher`: percentages differ by points. Nothing where the numbers are the same, or
/// their unit is not said.
pub(super) fn distance(was: f64, is: f64, unit: &Unit) -> String {
    distance_at(was, is, unit, unit.places(was).max(unit.places(is)))
}

/// The same of figures that are written with so many decimals.
pub(super) fn distance_at(was: f64, is: f64, unit: &Unit, decimals: u8) -> String {
    let difference = minus(is, was);
    if difference == 0.0 || unit.kind == UnitKind::Bare {
        return String::new();
    }
    // As the figures are written, and with more decimals where it would then look like nothing.
    let by = unit.write_difference(difference, places_apart(was, is, decimals));
    let side = if difference > 0.0 { "higher" } else { "lower" };
    format!(", {by} {side}")
}

/// The counts of a fraction that are others now.
pub(super) fn counts(
    log: &mut ChangeList,
    of: &str,
    secret: bool,
    before: Option<Fraction>,
    after: Option<Fraction>,
) {
    let words = |counts: Option<Fraction>| counts.filter(|_| !secret).map(Fraction::words);
    let label = format!("{of}: the fraction behind it");
    match secret {
        true => log.say(Kind::Revised, format!("{label} is another."), None, None),
        false => log.label(
            Kind::Revised,
            &label,
            words(before).as_deref(),
            words(after).as_deref(),
        ),
    }
}
