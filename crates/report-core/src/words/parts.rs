//! Sentences for the parts of a measure over time.

use super::{join_few, plural, stands, upper, when};
use crate::decimal::{minus, rounded, tell_apart};
use crate::parts::{Part, split};
use crate::period::Period;
use crate::report::{Basis, Indicator};
use crate::unit::Unit;

/// A part's change between its first and its last period that a line may join.
struct Moved<'r> {
    title: &'r str,
    from: &'r Period,
    to: &'r Period,
    then: f64,
    now: f64,
}

impl Moved<'_> {
    fn by(&self) -> f64 {
        minus(self.now, self.then)
    }
}

/// The unit of parts, with the decimals of the one that has most.
fn unit_of(parts: &[Part]) -> Option<Unit> {
    let mut unit = parts.first()?.breakdown.unit.clone();
    let decimals = parts.iter().map(|part| part.breakdown.unit.decimals);
    unit.decimals = decimals.max().unwrap_or(unit.decimals);
    Some(unit)
}

fn alone(unit: &Unit, value: f64) -> String {
    unit.write_at(value, unit.places_alone(value))
}

/// Two figures in words, with as many decimals as it takes to tell them apart.
fn both(unit: &Unit, a: f64, b: f64) -> [String; 2] {
    let mut figures = [a, b].map(|value| (value, unit.places_alone(value)));
    tell_apart(&mut figures);
    figures.map(|(value, decimals)| unit.write_at(value, decimals))
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

/// A part with its number.
type Figured<'r> = (Part<'r>, f64);

/// The highest and the lowest of some parts.
fn ends<'s, 'r>(parts: &'s [(Part<'r>, f64)]) -> Option<(&'s Figured<'r>, &'s Figured<'r>)> {
    let mut found = None;
    for own in parts {
        let (high, low) = found.get_or_insert((own, own));
        if own.1 > high.1 {
            *high = own;
        }
        if own.1 < low.1 {
            *low = own;
        }
    }
    found
}

fn title<'r>(part: &Part<'r>) -> &'r str {
    &part.breakdown.title
}

/// `12 for A, 8 for B, 3 for C and 4 more`.
fn listed(parts: &[(Part, f64)], unit: &Unit) -> String {
    let mut figures: Vec<(f64, u8)> = parts
        .iter()
        .map(|(_, v)| (*v, unit.places_alone(*v)))
        .collect();
    tell_apart(&mut figures);
    let each = parts
        .iter()
        .zip(figures)
        .map(|((part, _), (value, decimals))| {
            format!("{} for {}", unit.write_at(value, decimals), title(part))
        });
    join_few(&each.collect::<Vec<_>>())
}

/// The message: the highest and the lowest part, or the parts themselves where they are not
/// ranked.
pub fn parts_headline(indicator: &Indicator, parts: &[Part]) -> Option<String> {
    let found = split(indicator, parts)?;
    let unit = &unit_of(parts)?;
    let short = found.period.short();
    if !found.ranked {
        let all = found.parts.iter().chain(&found.total);
        let all: Vec<(Part, f64)> = all.copied().collect();
        return Some(format!("{} in {short}", listed(&all, unit)));
    }
    let (high, low) = ends(&found.parts)?;
    let [highest, lowest] = both(unit, high.1, low.1);
    Some(match high.1 == low.1 {
        true => format!("All at {highest} in {short}"),
        false => format!(
            "From {lowest} for {} to {highest} for {} in {short}",
            title(&low.0),
            title(&high.0),
        ),
    })
}

/// One or two sentences: the highest and the lowest part of the latest common period, the whole
/// where it stands among them, and the part that moved most. Parts that overlap or do not add up
/// are told and not ranked. `None` where no period has two parts with a number.
pub fn parts(indicator: &Indicator, parts: &[Part], basis: Option<Basis>) -> Option<String> {
    let found = split(indicator, parts)?;
    let unit = &unit_of(parts)?;
    let count = found.parts.len();
    let begin = when(found.period, basis);
    let total = found.total.map(|(part, value)| (title(&part), value));
    let whole = total.map_or_else(String::new, |(title, value)| {
        format!(" {title}: {}.", alone(unit, value))
    });
    if !found.ranked {
        let were = if count == 1 { "was" } else { "were" };
        let why = match count {
            0 | 1 => "",
            _ => " They overlap or do not add up to the whole, so they are not ranked.",
        };
        return Some(match count {
            0 => format!("{begin} the whole was {}.", alone(unit, total?.1)),
            _ => format!(
                "{begin} the {} {were} {}.{whole}{why}",
                plural(count, "part"),
                listed(&found.parts, unit)
            ),
        });
    }
    let (high, low) = ends(&found.parts)?;
    let [highest, lowest] = both(unit, high.1, low.1);
    let mut text = match high.1 == low.1 {
        true => format!("{begin} all {count} parts had {highest}."),
        false => format!(
            "{begin} the highest of {count} parts was {} ({highest}), the lowest {} ({lowest}).",
            title(&high.0),
            title(&low.0),
        ),
    };
    text.push_str(&whole);
    let parts: Vec<Part> = parts
        .iter()
        .copied()
        .filter(|part| total.is_none_or(|(whole, _)| title(part) != whole))
        .collect();
    let all: Vec<Moved> = parts.iter().filter_map(moved).collect();
    let widest = all.iter().fold(None::<&Moved>, |best, other| {
        let wider = |best: &Moved| other.by().abs() > best.by().abs();
        if best.is_none_or(wider) {
            Some(other)
        } else {
            best
        }
    });
    let Some(widest) = widest else {
        return Some(text);
    };
    let by = widest.by();
    if rounded(by.abs(), unit.decimals) == rounded(0.0, unit.decimals) {
        return Some(text);
    }
    let also: Vec<String> = all
        .iter()
        .filter(|other| other.by().abs() == by.abs())
        .map(|other| other.title.to_owned())
        .collect();
    let which = match also.len() {
        1 => widest.title.to_owned(),
        _ => join_few(&also),
    };
    let alone = also.len() == 1;
    let [now, then] = both(unit, widest.now, widest.then);
    text.push_str(&match alone {
        true => format!(
            " The largest change was that of {which}: {} in {} stood {} {} in {}.",
            now,
            widest.to.short(),
            stands(unit, widest.now, widest.then, unit.decimals),
            then,
            widest.from.short()
        ),
        false => format!(
            " The largest changes were those of {which}, by {} each.",
            unit.write_difference(by, unit.decimals)
        ),
    });
    Some(upper(&text))
}
