//! Sentences for an indicator beside other places.

use super::story::story;
use super::{
    MOST_NAMES, join, join_few, lower, marks_beside, marks_words, moved, noun, noun_is, placed,
    plural, side, stands, stands_briefly, time_of, upper, value_in_full_at, when_at, within,
};
use crate::compare::{Comparison, Mean};
use crate::decimal::{minus, places_apart, places_printed, tell_apart};
use crate::period::PeriodKind;
use crate::report::{Basis, Report, Series, Target};
use crate::select::Selection;
use crate::unit::Unit;

/// How many neighbours a mean is of: `all 10 with a value`,
/// `9 of 10 with a value; Knowsley not available`.
pub fn mean_of(report: &Report, mean: &Mean) -> String {
    let Some(n) = mean.n else {
        return "as published".to_owned();
    };
    if n == 1 && mean.of == 1 {
        return "the only neighbour".to_owned();
    }
    if n == mean.of {
        return format!("all {n} with a value");
    }
    let names: Vec<String> = mean
        .missing
        .iter()
        .map(|&area| report.areas[area].name.clone())
        .collect();
    format!(
        "{n} of {} with a value; {} without",
        mean.of,
        join_few(&names)
    )
}

/// The message of the trend: where it stood to the neighbours first, where it turned, and last.
pub fn headline(comparison: &Comparison) -> Option<String> {
    headline_of(comparison, &Selection::usual(comparison))
}

/// The same of the periods and places that are shown. Without a mean it tells the figures
/// themselves.
pub fn headline_of(comparison: &Comparison, shown: &Selection) -> Option<String> {
    let unit = comparison.unit;
    let latest = shown.opening(comparison)?;
    let short = |at: usize| {
        let period = &comparison.periods()[at];
        let begin = match (period.kind(), comparison.basis) {
            (Some(PeriodKind::Day), Some(Basis::Cumulative)) => "to",
            (Some(PeriodKind::Day), _) => "at",
            _ => "in",
        };
        let forecast = match comparison.is_forecast(at) {
            true => " (forecast)",
            false => "",
        };
        format!("{begin} {}{forecast}", period.short())
    };
    let value = |at: usize| comparison.focus().values[at].number();
    if shown.mean(comparison, latest).is_some() {
        let decimals = unit.mean_decimals();
        let mean = |at: usize| Some(shown.mean(comparison, at)?.value);
        let told = story(comparison, shown, decimals, |at| {
            Some(minus(value(at)?, mean(at)?))
        });
        let told = told.iter().enumerate().filter_map(|(n, &(at, _))| {
            let stands = stands_briefly(unit, value(at)?, mean(at)?, decimals);
            let whose = if n == 0 { "the neighbour mean" } else { "it" };
            Some(format!("{stands} {whose} {}", short(at)))
        });
        return Some(upper(&told.collect::<Vec<_>>().join(", ")));
    }
    let told = story(comparison, shown, unit.decimals, value);
    let own = comparison.focus();
    let places = told
        .iter()
        .map(|&(at, figure)| (figure, comparison.places(own, at)));
    let mut figures: Vec<(f64, u8)> = places.collect();
    tell_apart(&mut figures);
    let told = told.iter().zip(figures).enumerate();
    let told = told.map(|(n, (&(at, _), (figure, decimals)))| {
        let written = match n {
            0 => value_in_full_at(unit, figure, decimals),
            _ => unit.write_at(figure, decimals),
        };
        format!("{written} {}", short(at))
    });
    Some(upper(&told.collect::<Vec<_>>().join(", ")))
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
        true if places.len() > MOST_NAMES + 1 => {
            let more = places.len() - MOST_NAMES;
            format!(
                "{}; and {more} more places",
                places[..MOST_NAMES].join("; ")
            )
        }
        true => places.join("; "),
        false if places.len() > MOST_NAMES + 1 => {
            let more = places.len() - MOST_NAMES;
            format!("{} and {more} more places", places[..MOST_NAMES].join(", "))
        }
        false => join(&places),
    };
    format!("{}: {places}{span}", indicator_title(comparison))
}

/// The measure whose figures are compared: the outside measure's title, or the indicator's.
pub fn indicator_title<'r>(comparison: &Comparison<'r>) -> &'r str {
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
    let own = comparison.focus();
    let value = own.values[at].number()?;
    let area = comparison.series_name(own);
    let target = comparison
        .targets()
        .iter()
        .find(|target| !comparison.outside && target.period == *period);
    let change = comparison.change(at);
    let mean = shown.mean(comparison, at);
    // Figures of places of different size are not held against each other.
    let named = match comparison.not_compared() {
        None => shown.named(comparison),
        Some(_) => Vec::new(),
    };
    let named: Vec<(String, &Series)> = named
        .into_iter()
        .filter(|(_, series)| series.values[at].number().is_some())
        .collect();
    let more = named.len().saturating_sub(MOST_NAMES);
    // Every figure of the sentence, so that no two that differ look alike: the own one, the
    // target's ends, the mean, the other places', the earlier one.
    let mut figures = vec![(value, comparison.places(own, at))];
    for end in target.iter().flat_map(|t| [Some(t.value), t.to]).flatten() {
        let places = target.map_or(0, |target| target_places(target, end, unit));
        figures.push((end, places));
    }
    let mut beside = figures.len();
    figures.extend(mean.as_ref().map(|mean| (mean.value, unit.mean_decimals())));
    for (_, series) in named.iter().take(MOST_NAMES) {
        let other = series.values[at].number().unwrap_or_default();
        figures.push((other, comparison.places(series, at)));
    }
    if let Some(change) = change
        && let Some(then) = own.values[change.from].number()
    {
        figures.push((then, comparison.places(own, change.from)));
    }
    tell_apart(&mut figures);
    let write = |at: usize| unit.write_at(figures[at].0, figures[at].1);
    let stands = |beside: usize| {
        let decimals = figures[0].1.max(figures[beside].1).max(unit.decimals);
        let decimals = places_apart(value, figures[beside].0, decimals);
        stands(unit, value, figures[beside].0, decimals)
    };
    let forecast = comparison.is_forecast(at);
    let mut text = format!(
        "{} {} {} in {area}{}",
        when_at(comparison, at),
        noun_is(
            noun(unit, indicator_title(comparison)),
            forecast,
            comparison.basis,
            Some(period)
        ),
        value_in_full_at(unit, value, figures[0].1),
        marks_beside(own.marks(at), forecast)
    );
    let mut against: Vec<String> = Vec::new();
    if let Some(target) = target {
        against.push(match target.to {
            None => format!("{} the target of {}", side(value, target.value), write(1)),
            Some(to) => format!(
                "{} the target of {} to {}",
                within(value, target.value, to),
                write(1),
                write(2)
            ),
        });
    }
    if let Some(mean) = mean {
        let (stands, written) = (stands(beside), write(beside));
        beside += 1;
        against.push(match (mean.of, mean.n) {
            (1, Some(_)) => {
                format!("{stands} the value of its statistical neighbour ({written})")
            }
            (0, _) => format!(
                "{stands} the mean of its statistical neighbours ({written}, {})",
                mean_of(comparison.report, &mean)
            ),
            (of, _) => format!(
                "{stands} the mean of its {of} statistical {} ({written}, {})",
                plural(of, "neighbour"),
                mean_of(comparison.report, &mean)
            ),
        });
    }
    for (name, _) in named.iter().take(MOST_NAMES) {
        against.push(format!("{} {name} ({})", stands(beside), write(beside)));
        beside += 1;
    }
    if !against.is_empty() {
        text.push_str(", ");
        text.push_str(&join(&against));
    }
    text.push('.');
    if more > 0 {
        let (stand, places) = if more == 1 {
            ("stands", "place")
        } else {
            ("stand", "places")
        };
        text.push_str(&format!(" {more} more {places} {stand} in the table."));
    }
    if let Some(change) = change {
        let before = comparison.focus().values[change.from];
        let earlier = &comparison.periods()[change.from];
        let begins = comparison.indicator.year_begins();
        let earlier = time_of(earlier, comparison.basis, begins);
        let it = if forecast { "The forecast" } else { "It" };
        let then = figures.len() - 1;
        text.push_str(&format!(
            " {it} {} from {earlier} ({}{}){}.",
            moved(unit, figures[0], figures[then]),
            write(then),
            marks_words(before.marks()),
            unreported(comparison, change.from, change.to)
        ));
    }
    Some(text)
}

/// What came after the period that is spoken of first: the latest figure among those shown, where
/// it is of a later period. Comparators of later years come after the report's own time.
pub fn since_then(comparison: &Comparison, opening: usize, shown: &Selection) -> Option<String> {
    let latest = shown
        .latest(comparison)
        .filter(|latest| *latest > opening)?;
    let sentence = sentence_of(comparison, latest, shown)?;
    Some(format!("Since then: {}", lower(&sentence)))
}

/// Decimal places that an end of a target is written with: as it is printed, else those of a figure
/// that stands alone.
fn target_places(target: &Target, end: f64, unit: &Unit) -> u8 {
    let printed = target.printed.as_deref();
    let printed = printed.and_then(|words| places_printed(words, end));
    printed.unwrap_or_else(|| unit.places_alone(end))
}

/// The targets of other periods than the one spoken of first: `Targets: 140 for 2012/13 and 150
/// for 2013/14.` `None` without any.
pub fn targets_said(comparison: &Comparison, opening: usize) -> Option<String> {
    let unit = comparison.unit;
    let spoken_of = &comparison.periods()[opening];
    let targets = comparison.targets().iter();
    let others = targets.filter(|target| target.period.label() != spoken_of.label());
    let said: Vec<String> = others
        .map(|target| {
            let write = |end: f64| unit.write_at(end, target_places(target, end, unit));
            let to = target.to.map(|to| format!(" to {}", write(to)));
            format!(
                "{}{} for {}",
                write(target.value),
                to.unwrap_or_default(),
                target.period.words()
            )
        })
        .collect();
    let word = if said.len() == 1 { "Target" } else { "Targets" };
    (!said.is_empty()).then(|| format!("{word}: {}.", join(&said)))
}

/// `, with no figure for the two quarters between`, where two periods with a figure are not next
/// to each other; else nothing.
fn unreported(comparison: &Comparison, from: usize, to: usize) -> String {
    let n = comparison.unreported_between(from, to);
    let one = match comparison.periods()[to].kind() {
        Some(PeriodKind::Quarter) => "quarter",
        Some(PeriodKind::Month) => "month",
        Some(PeriodKind::Term) => "term",
        Some(PeriodKind::FinancialYear | PeriodKind::AcademicYear | PeriodKind::Year(_)) => "year",
        _ => "period",
    };
    match n {
        0 => String::new(),
        1 => format!(", with no figure for the {one} between"),
        n => format!(", with no figures for the {n} {} between", plural(n, one)),
    }
}

/// What the ranking shows: `2nd highest of 11, Halton and its neighbours; behind Redcar and
/// Cleveland`. `None` where places are not compared.
pub fn ranking_headline(comparison: &Comparison, at: usize) -> Option<String> {
    if comparison.not_compared().is_some() {
        return None;
    }
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
    let words = placed(comparison.polarity, place, own.joint, own.last);
    let before: Vec<String> = ranking
        .rows
        .iter()
        .filter(|row| row.place.is_some_and(|other| other < place))
        .map(|row| comparison.report.areas[row.area].name.clone())
        .collect();
    let behind = match before.len() {
        1 | 2 if !own.last => format!("; behind {}", join(&before)),
        _ => String::new(),
    };
    let has_number = |row: &&crate::compare::Ranked| row.value.number().is_some();
    let missing = ranking.rows.len() - ranking.rows.iter().filter(has_number).count();
    let without = if missing > 0 {
        format!("; {missing} with no data")
    } else {
        String::new()
    };
    Some(format!(
        "{} of {}, {area} and its neighbours{behind}{without}",
        upper(&words),
        ranking.of
    ))
}

/// What must be said of places: that they go by unrounded figures, where some look equal that are
/// not, and that places of another kind are left out.
pub fn ranking_notes(comparison: &Comparison, at: usize) -> Vec<String> {
    let ranking = comparison.ranking(at);
    let ranked = ranking.rows.iter().filter(|row| row.place.is_some());
    let mut said = Vec::new();
    if comparison.look_equal(ranked.filter_map(|row| row.value.number())) {
        said.push(UNROUNDED.to_owned());
    }
    let with = ranking
        .rows
        .iter()
        .filter(|row| row.value.number().is_some());
    if comparison.not_compared().is_none() && with.count() > ranking.of {
        said.push(OTHER_KINDS.to_owned());
    }
    said
}

/// Said where figures are written alike and have different places.
pub(super) const UNROUNDED: &str =
    "Places go by unrounded figures: some that look equal here are not.";

/// Said where some places of a list are not ranked.
pub(super) const OTHER_KINDS: &str = "Counties and their districts, and authorities and those that took their place, are not ranked together.";
