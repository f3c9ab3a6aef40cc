//! Observations over time: figures revised, new periods, places that are new or gone.

use super::Kind;
use super::change_list::{ChangeList, some};
use super::figures::ReportedFigure;
use super::matched::{MatchedReports, now};
use super::shown::{both_words, confidential, counts, distance, held_back, marked, value_words};
use crate::period::Period;
use crate::report::{Observations, Report, Series};
use crate::unit::Unit;
use crate::value::Value;
use crate::words::plural;

/// What a set of observations belongs to, and what of it was said already.
pub(super) struct SeriesOwner<'s> {
    /// `Secondary`, `The outside figures`; the indicator itself without.
    pub part: Option<&'s str>,
    /// Figures that the printed table has named.
    pub said: &'s [ReportedFigure],
}

/// Compares two sets of observations.
pub(super) fn observations(
    matched: &MatchedReports,
    log: &mut ChangeList,
    of: &SeriesOwner,
    before: (Option<&Observations>, &Unit),
    after: (Option<&Observations>, &Unit),
) {
    let begin = of.part.map(|part| format!("{part}: ")).unwrap_or_default();
    let (a, b) = match (before.0, after.0) {
        (Some(a), Some(b)) => (a, b),
        (None, Some(b)) => {
            let words = format!("{begin}Figures over time are new, {}.", span(b));
            return log.say(Kind::NewFigure, words, None, Some(span(b)));
        }
        (Some(a), None) => {
            let words = format!("{begin}Figures over time are no longer given, {}.", span(a));
            return log.say(Kind::Withdrawn, words, Some(span(a)), None);
        }
        (None, None) => return,
    };
    let mut left: Vec<&Series> = a.series.iter().collect();
    let mut fresh = Vec::new();
    for series in &b.series {
        let same = |old: &&Series| {
            now(&matched.areas, old.area) == Some(series.area)
                && match (old.cohort, series.cohort) {
                    (Some(old), Some(new)) => now(&matched.cohorts, old) == Some(new),
                    (old, new) => old == new,
                }
        };
        match left.iter().position(same) {
            Some(place) => {
                let old = left.remove(place);
                revised(matched, log, of, (a, old, before.1), (b, series, after.1));
            }
            None => fresh.push(name(matched.after, series)),
        }
    }
    let list = |names: &[String]| Some(names.join(", "));
    if !fresh.is_empty() {
        let words = format!("{begin}Figures of {} are new.", some(&fresh));
        log.say(Kind::Comparator, words, None, list(&fresh));
    }
    let gone: Vec<String> = left.iter().map(|old| name(matched.before, old)).collect();
    if !gone.is_empty() {
        let words = format!("{begin}Figures of {} are no longer given.", some(&gone));
        log.say(Kind::Comparator, words, list(&gone), None);
    }
    for period in b.periods.iter().filter(|p| !a.periods.contains(p)) {
        let found = at_period(matched.after, b, period, after.1);
        if of.says(period, &found, true) {
            continue;
        }
        let words = format!(
            "{begin}Figures for {} are new: {}.",
            period.words(),
            found.words
        );
        log.say(Kind::NewFigure, words, None, Some(found.words));
    }
    for period in a.periods.iter().filter(|p| !b.periods.contains(p)) {
        let found = at_period(matched.before, a, period, before.1);
        if of.says(period, &found, false) {
            continue;
        }
        let words = format!("{begin}Figures for {} are no longer given.", period.words());
        log.say(Kind::Withdrawn, words, Some(found.words), None);
    }
}

impl SeriesOwner<'_> {
    /// Whether the printed table has said all that a period of the series holds.
    fn says(&self, period: &Period, found: &PeriodFigures, new: bool) -> bool {
        let said = self.said.iter().any(|(of, before, after)| {
            of == period && found.own.is_some() && found.own == if new { *after } else { *before }
        });
        said && found.others == 0
    }
}

/// `2016 to 2025`.
fn span(of: &Observations) -> String {
    match of.periods.as_slice() {
        [] => "without periods".to_owned(),
        [one] => one.words(),
        [first, .., last] => format!("{} to {}", first.short(), last.short()),
    }
}

/// What a set of observations holds for one period.
struct PeriodFigures {
    own: Option<f64>,
    others: usize,
    words: String,
}

fn at_period(report: &Report, of: &Observations, period: &Period, unit: &Unit) -> PeriodFigures {
    let at = of.periods.iter().position(|other| other == period);
    let value = |series: &Series| at.map(|at| series.values[at]);
    let own = of.series.iter().find(|series| series.area == report.area);
    let own = own.or(of.series.first());
    let with = |series: &&Series| value(series).is_some_and(|v| v.number().is_some());
    let is_own = |series: &Series| own.is_some_and(|own| std::ptr::eq(own, series));
    let others = of.series.iter().filter(with).filter(|s| !is_own(s)).count();
    let own_value = own.and_then(value);
    let mut words = match own.zip(own_value) {
        Some((own, value)) => format!("{} {}", name(report, own), value_words(value, unit)),
        None => "no figures".to_owned(),
    };
    if others > 0 {
        words.push_str(&format!(", and {others} other {}", plural(others, "place")));
    }
    PeriodFigures {
        own: own_value.and_then(Value::number),
        others,
        words,
    }
}

fn name(report: &Report, series: &Series) -> String {
    let area = &report.areas[series.area].name;
    match series.cohort {
        Some(cohort) => format!("{area}, {}", report.cohorts[cohort].name),
        None => area.clone(),
    }
}

/// One place's figures of periods that both releases have.
fn revised(
    matched: &MatchedReports,
    log: &mut ChangeList,
    of: &SeriesOwner,
    (a, old, unit_a): (&Observations, &Series, &Unit),
    (b, new, unit_b): (&Observations, &Series, &Unit),
) {
    let begin = of.part.map(|part| format!("{part}: ")).unwrap_or_default();
    let place = name(matched.after, new);
    for (at, period) in b.periods.iter().enumerate() {
        let Some(then) = a.periods.iter().position(|other| other == period) else {
            continue;
        };
        let (was, is) = (old.values[then], new.values[at]);
        let when = format!("{begin}{place}, {}", period.words());
        let secret = confidential(was) || confidential(is);
        let own = new.area == matched.after.area;
        let named = |said: &ReportedFigure| {
            said.0 == *period && said.1 == was.number() && said.2 == is.number()
        };
        if confidential(was) != confidential(is) {
            let words = format!("{when}: the figure {}", held_back(confidential(is)));
            let shown = |value| confidential(value).then(|| "[c] (confidential)".to_owned());
            log.say(Kind::Revised, words, shown(was), shown(is));
        } else if figure(was) != figure(is) {
            if own && of.said.iter().any(named) {
                continue;
            }
            let [then, now] = both_words((was, unit_a), (is, unit_b));
            let by = match was.number().zip(is.number()) {
                Some((was, is)) if unit_a.kind == unit_b.kind => distance(was, is, unit_b),
                _ => String::new(),
            };
            let same = match then == now {
                true => ", before rounding",
                false => "",
            };
            let words = format!("{when}: {now}, was {then}{by}{same}.");
            log.say(Kind::Revised, words, Some(then), Some(now));
        } else if was.marks() != is.marks() {
            let words = format!("{when}: {}{}", value_words(is, unit_b), marked(was, is));
            let shown = |value, unit| Some(value_words(value, unit));
            log.say(Kind::Marks, words, shown(was, unit_a), shown(is, unit_b));
        }
        beside(log, &when, secret, (old, then, unit_a), (new, at, unit_b));
    }
}

/// The number or the reason for none, without the marks.
fn figure(value: Value) -> (Option<f64>, Option<crate::value::Absent>) {
    match value {
        Value::Number(number, _) => (Some(number), None),
        Value::Absent(reason, _) => (None, Some(reason)),
    }
}

/// What stands beside a figure: printed words, limits, counts.
fn beside(
    log: &mut ChangeList,
    when: &str,
    secret: bool,
    (old, then, unit_a): (&Series, usize, &Unit),
    (new, at, unit_b): (&Series, usize, &Unit),
) {
    let printed = |series: &Series, at: usize| series.printed.get(at).cloned().flatten();
    let (was, is) = (printed(old, then), printed(new, at));
    if !secret {
        let label = format!("{when}: the printed text");
        log.label(Kind::Revised, &label, was.as_deref(), is.as_deref());
    }
    let limits = |series: &Series, at: usize| series.limits.get(at).copied().flatten();
    let (was, is) = (limits(old, then), limits(new, at));
    if was != is {
        let words = |limits: Option<(f64, f64)>, unit: &Unit| {
            let limits = limits.filter(|_| !secret);
            limits.map(|(low, high)| format!("{} to {}", unit.write(low), unit.write(high)))
        };
        let label = format!("{when}: the confidence interval");
        match (words(was, unit_a), words(is, unit_b)) {
            (was, is) if was == is => {
                log.say(Kind::Revised, format!("{label} is another."), was, is);
            }
            (was, is) => log.label(Kind::Revised, &label, was.as_deref(), is.as_deref()),
        }
    }
    let fractions = |series: &Series, at: usize| series.fractions.get(at).copied().flatten();
    let (was, is) = (fractions(old, then), fractions(new, at));
    if was != is {
        counts(log, when, secret, was, is);
    }
}
