//! Sentences for an indicator beside other places.

use super::{join, marks_words, noun, ordinal, side, stands, upper, value_in_full, when, within};
use crate::compare::{Comparison, Mean};
use crate::decimal::rounded;
use crate::report::{Basis, Polarity, Report};
use crate::select::Selection;

/// How many neighbours a mean is of: `all 10 with a value`,
/// `9 of 10 with a value; Knowsley not available`.
pub fn mean_of(report: &Report, mean: &Mean) -> String {
    let Some(n) = mean.n else {
        return "as published".to_owned();
    };
    if n == mean.of {
        return format!("all {n} with a value");
    }
    let names: Vec<String> = mean
        .missing
        .iter()
        .map(|&area| report.areas[area].name.clone())
        .collect();
    format!("{n} of {} with a value; {} without", mean.of, join(&names))
}

/// The message of the trend: where it stood to the neighbours first and last.
pub fn headline(comparison: &Comparison) -> Option<String> {
    headline_of(comparison, &Selection::usual(comparison))
}

/// The same of the periods and places that are shown.
pub fn headline_of(comparison: &Comparison, shown: &Selection) -> Option<String> {
    let unit = comparison.unit;
    let (first, last) = (shown.earliest(comparison)?, shown.latest(comparison)?);
    let short = |at: usize| comparison.periods()[at].short();
    let value = |at: usize| comparison.focus().values[at].number().unwrap_or_default();
    let decimals = unit.mean_decimals();
    let to_mean = |at: usize| {
        let mean = shown.mean(comparison, at)?;
        Some(stands(unit, value(at), mean.value, decimals))
    };
    Some(match (to_mean(first), to_mean(last)) {
        (Some(then), Some(now)) if first != last => format!(
            "{} the neighbour mean in {}, {} it in {}",
            upper(&then),
            short(first),
            now,
            short(last)
        ),
        (_, Some(now)) => format!("{} the neighbour mean in {}", upper(&now), short(last)),
        _ if first != last => format!(
            "{} in {}, {} in {}",
            value_in_full(unit, value(first)),
            short(first),
            unit.write(value(last)),
            short(last)
        ),
        _ => format!("{} in {}", value_in_full(unit, value(last)), short(last)),
    })
}

/// What the trend shows: measure, places and periods.
pub fn trend_subtitle(comparison: &Comparison) -> String {
    subtitle_of(comparison, &Selection::usual(comparison))
}

/// The same of the periods and places that are shown.
pub fn subtitle_of(comparison: &Comparison, shown: &Selection) -> String {
    let mut places = vec![comparison.series_name(comparison.focus())];
    let with_figures = comparison
        .neighbours()
        .filter(|(_, series)| series.is_some());
    let all = with_figures.count();
    match (shown.neighbours(comparison).len(), all) {
        (0, 0) => {}
        (0, _) if shown.mean => places.push("the mean of its statistical neighbours".to_owned()),
        (0, _) => {}
        (1, 1) => places.push("its statistical neighbour".to_owned()),
        (n, _) if n == all => places.push(format!("its {n} statistical neighbours")),
        (n, _) => places.push(format!("{n} of its {all} statistical neighbours")),
    }
    places.extend(shown.named(comparison).into_iter().map(|(name, _)| name));
    let span = match (shown.earliest(comparison), shown.latest(comparison)) {
        (Some(first), Some(last)) if first != last => format!(
            ", {} to {}",
            comparison.periods()[first].short(),
            comparison.periods()[last].short()
        ),
        (_, Some(last)) => format!(", {}", comparison.periods()[last].words()),
        _ => String::new(),
    };
    // A cohort's name has a comma of its own.
    let places = match places.iter().any(|place| place.contains(',')) {
        true => places.join("; "),
        false => join(&places),
    };
    format!("{}: {places}{span}", measure(comparison))
}

/// The measure whose figures are compared: the outside measure's title, or the indicator's.
pub fn measure<'r>(comparison: &Comparison<'r>) -> &'r str {
    let indicator = comparison.indicator;
    match &indicator.benchmark {
        Some(benchmark) if comparison.outside => &benchmark.title,
        _ => indicator.heading(),
    }
}

/// One or two sentences for the figures of a period: value, target, neighbours, region, nation,
/// change, and the marks that matter. `None` where the area has no number in it.
pub fn sentence(comparison: &Comparison, at: usize) -> Option<String> {
    sentence_of(comparison, at, &Selection::usual(comparison))
}

/// The same, of the places that are shown. The change is always to the previous comparable
/// period, shown or not.
pub fn sentence_of(comparison: &Comparison, at: usize, shown: &Selection) -> Option<String> {
    let (unit, period) = (comparison.unit, &comparison.periods()[at]);
    let value = comparison.focus().values[at].number()?;
    let area = comparison.series_name(comparison.focus());
    let mut text = format!(
        "{} {} was {} in {area}{}",
        when(period, comparison.basis),
        noun(unit),
        value_in_full(unit, value),
        marks_words(comparison.focus().marks(at))
    );
    let mut against: Vec<String> = Vec::new();
    if !comparison.outside
        && let Some(target) = comparison
            .targets()
            .iter()
            .find(|target| target.period == *period)
    {
        against.push(match target.to {
            None => format!(
                "{} the target of {}",
                side(value, target.value),
                unit.write(target.value)
            ),
            Some(to) => format!(
                "{} the target of {} to {}",
                within(value, target.value, to),
                unit.write(target.value),
                unit.write(to)
            ),
        });
    }
    if let Some(mean) = shown.mean(comparison, at) {
        let decimals = unit.mean_decimals();
        let whose = match mean.of {
            1 => "the value of its statistical neighbour".to_owned(),
            of => format!("the mean of its {of} statistical neighbours"),
        };
        against.push(format!(
            "{} {whose} ({}, {})",
            stands(unit, value, mean.value, decimals),
            unit.write_at(mean.value, decimals),
            mean_of(comparison.report, &mean)
        ));
    }
    for (name, series) in shown.named(comparison) {
        if let Some(other) = series.values[at].number() {
            against.push(format!(
                "{} {name} ({})",
                stands(unit, value, other, unit.decimals),
                unit.write(other)
            ));
        }
    }
    if !against.is_empty() {
        text.push_str(", ");
        text.push_str(&join(&against));
    }
    text.push('.');
    if let Some(change) = comparison.change(at) {
        let before = comparison.focus().values[change.from];
        let earlier = &comparison.periods()[change.from];
        let then = before.number().unwrap_or_default();
        let earlier = match comparison.basis {
            Some(Basis::Snapshot) => earlier.end_words(),
            _ => earlier.words(),
        };
        let moved = match rounded(change.by.abs(), unit.decimals) == rounded(0.0, unit.decimals) {
            true => "It was unchanged".to_owned(),
            false => {
                let verb = if change.by > 0.0 { "rose" } else { "fell" };
                format!(
                    "It {verb} by {}",
                    unit.write_difference(change.by, unit.decimals)
                )
            }
        };
        let marks = before.marks();
        text.push_str(&format!(
            " {moved} from {earlier} ({}{}).",
            unit.write(then),
            marks_words(marks)
        ));
    }
    Some(text)
}

/// What the ranking shows: `2nd highest of 11, behind Redcar and Cleveland`.
pub fn ranking_headline(comparison: &Comparison, at: usize) -> Option<String> {
    let ranking = comparison.ranking(at);
    let own = ranking.own()?;
    let area = comparison.report.area_name();
    let Some(place) = own.place else {
        return Some(match own.value.number() {
            Some(_) => format!(
                "{area} and {} more with a value: too few to rank",
                ranking.of.saturating_sub(1)
            ),
            None => format!(
                "{area} has no value in {}",
                comparison.periods()[at].short()
            ),
        });
    };
    let joint = if own.joint { "joint " } else { "" };
    let quality = match comparison.polarity {
        Polarity::High | Polarity::Low if place == 1 => "best".to_owned(),
        Polarity::High | Polarity::Low => format!("{} best", ordinal(place)),
        _ if place == 1 => "highest".to_owned(),
        _ => format!("{} highest", ordinal(place)),
    };
    let before: Vec<String> = ranking
        .rows
        .iter()
        .filter(|row| row.place.is_some_and(|other| other < place))
        .map(|row| comparison.report.areas[row.area].name.clone())
        .collect();
    let behind = match before.len() {
        1 | 2 => format!(", behind {}", join(&before)),
        _ => String::new(),
    };
    let missing = ranking.rows.len() - ranking.of;
    let without = if missing > 0 {
        format!("; {missing} with no data")
    } else {
        String::new()
    };
    Some(format!(
        "{} of {}{behind}{without}",
        upper(&format!("{joint}{quality}")),
        ranking.of
    ))
}
