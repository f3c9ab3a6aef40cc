//! Sentences for the parts of a measure over time.

use super::{join, stands, upper, when};
use crate::decimal::rounded;
use crate::parts::{Part, latest_common};
use crate::period::Period;
use crate::report::Basis;

/// A part's change between its first and its last period that a line may join.
struct Moved<'r> {
    title: &'r str,
    from: &'r Period,
    to: &'r Period,
    then: f64,
    now: f64,
}

fn moved<'r>(part: &Part<'r>) -> Option<Moved<'r>> {
    let values = &part.series.values;
    let to = values.iter().rposition(|value| value.number().is_some())?;
    let mut from = to;
    for at in (0..to).rev() {
        if values[at + 1].marks().break_before || !part.periods[at].joins(&part.periods[to]) {
            break;
        }
        if values[at].number().is_some() {
            from = at;
        }
    }
    (from < to).then_some(Moved {
        title: &part.breakdown.title,
        from: &part.periods[from],
        to: &part.periods[to],
        then: values[from].number()?,
        now: values[to].number()?,
    })
}

/// The highest and the lowest among the parts with a number in a period.
type Ends<'r> = ((&'r str, f64), (&'r str, f64));

fn ends<'r>(parts: &[Part<'r>], period: &Period) -> Option<Ends<'r>> {
    let mut found: Option<Ends> = None;
    for part in parts {
        let Some(value) = part.number(period) else {
            continue;
        };
        let own = (part.breakdown.title.as_str(), value);
        let (high, low) = found.get_or_insert((own, own));
        if value > high.1 {
            *high = own;
        }
        if value < low.1 {
            *low = own;
        }
    }
    found
}

/// The message: the highest and the lowest part.
pub fn parts_headline(parts: &[Part]) -> Option<String> {
    let period = latest_common(parts)?;
    let unit = &parts.first()?.breakdown.unit;
    let (high, low) = ends(parts, period)?;
    let short = period.short();
    Some(match high.1 == low.1 {
        true => format!("All at {} in {short}", unit.write(high.1)),
        false => format!(
            "From {} for {} to {} for {} in {short}",
            unit.write(low.1),
            low.0,
            unit.write(high.1),
            high.0,
        ),
    })
}

/// One or two sentences: the highest and the lowest part of the latest common period, and the
/// part that moved most. `None` where no period has two parts with a number.
pub fn parts(parts: &[Part], basis: Option<Basis>) -> Option<String> {
    let period = latest_common(parts)?;
    let unit = &parts.first()?.breakdown.unit;
    let count = parts
        .iter()
        .filter(|part| part.number(period).is_some())
        .count();
    let (high, low) = ends(parts, period)?;
    let begin = when(period, basis);
    let mut text = match high.1 == low.1 {
        true => format!("{begin} all {count} parts had {}.", unit.write(high.1)),
        false => format!(
            "{begin} the highest of {count} parts was {} ({}), the lowest {} ({}).",
            high.0,
            unit.write(high.1),
            low.0,
            unit.write(low.1)
        ),
    };
    let all: Vec<Moved> = parts.iter().filter_map(moved).collect();
    let widest = all.iter().fold(None::<&Moved>, |best, other| {
        let wider = |best: &Moved| (other.now - other.then).abs() > (best.now - best.then).abs();
        if best.is_none_or(wider) {
            Some(other)
        } else {
            best
        }
    });
    let Some(widest) = widest else {
        return Some(text);
    };
    let by = widest.now - widest.then;
    if rounded(by.abs(), unit.decimals) == rounded(0.0, unit.decimals) {
        return Some(text);
    }
    let also: Vec<String> = all
        .iter()
        .filter(|other| (other.now - other.then).abs() == by.abs())
        .map(|other| other.title.to_owned())
        .collect();
    let which = match also.len() {
        1 => widest.title.to_owned(),
        _ => join(&also),
    };
    let alone = also.len() == 1;
    text.push_str(&match alone {
        true => format!(
            " The largest change was that of {which}: {} in {} stood {} {} in {}.",
            unit.write(widest.now),
            widest.to.short(),
            stands(unit, widest.now, widest.then, unit.decimals),
            unit.write(widest.then),
            widest.from.short()
        ),
        false => format!(
            " The largest changes were those of {which}, by {} each.",
            unit.write_difference(by, unit.decimals)
        ),
    });
    Some(upper(&text))
}
