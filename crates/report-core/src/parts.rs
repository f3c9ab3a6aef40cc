//! The parts of a measure that have figures over time, as far as one scale can hold them.
//!
//! Parts in another unit are not put beside the others: their figures stand in the table.

use crate::cells::key_cells;
use crate::period::Period;
use crate::report::{Breakdown, Indicator, Observations, Report, Series};
use crate::unit::{Unit, UnitKind};

/// A part with its own series.
#[derive(Debug, Clone, Copy)]
pub struct Part<'r> {
    /// The part.
    pub breakdown: &'r Breakdown,
    /// The periods of its series, by time.
    pub periods: &'r [Period],
    /// The figures of the report's own area.
    pub series: &'r Series,
}

impl Part<'_> {
    /// The number of a period; `None` without one.
    pub fn number(&self, period: &Period) -> Option<f64> {
        let at = self.periods.iter().position(|other| other == period)?;
        self.series.values[at].number()
    }

    /// How many periods have a number.
    pub fn numbers(&self) -> usize {
        let values = self.series.values.iter();
        values.filter(|value| value.number().is_some()).count()
    }
}

/// The parts with a series of the report's own area, in the file's order.
pub fn parts<'r>(report: &Report, indicator: &'r Indicator) -> Vec<Part<'r>> {
    let part = |breakdown: &'r Breakdown| {
        let observations = breakdown.observations.as_ref()?;
        let own = |series: &&Series| series.area == report.area;
        let series = observations.series.iter().find(own);
        Some(Part {
            breakdown,
            periods: &observations.periods,
            series: series?,
        })
    };
    indicator.breakdowns.iter().filter_map(part).collect()
}

/// The measure with a series of one figure for every part that has none of its own: the current figure
/// that is printed for it.
pub fn with_printed(report: &Report, indicator: &Indicator) -> Indicator {
    let mut found = indicator.clone();
    for part in &mut found.breakdowns {
        let current = key_cells(report, &part.cells).current;
        let current = current.filter(|(_, cell)| cell.to.is_none());
        let Some((_, cell)) = current.filter(|_| part.observations.is_none()) else {
            continue;
        };
        let period = cell.period.as_ref().unwrap_or(&report.period);
        part.observations = Some(Observations {
            periods: vec![period.clone()],
            series: vec![Series {
                area: report.area,
                cohort: None,
                values: vec![cell.value],
                printed: Vec::new(),
                limits: Vec::new(),
                fractions: Vec::new(),
            }],
        });
    }
    found
}

/// Those of some parts that one scale can hold: counted in the unit of the first.
pub fn alike<'r>(parts: &[Part<'r>]) -> Vec<Part<'r>> {
    let Some(first) = parts.first() else {
        return Vec::new();
    };
    let same = |part: &&Part<'r>| part.breakdown.unit.kind == first.breakdown.unit.kind;
    parts.iter().filter(same).copied().collect()
}

/// The latest period in which two parts or more have a number.
pub fn latest_common<'r>(parts: &[Part<'r>]) -> Option<&'r Period> {
    let common = |period: &&Period| {
        let with = parts.iter().filter(|part| part.number(period).is_some());
        with.count() >= 2
    };
    let periods = parts.iter().flat_map(|part| part.periods);
    periods.filter(common).max_by(|a, b| a.by_time(b))
}

/// The parts of a measure that have a number in one period, with the whole apart from them.
#[derive(Debug, Clone)]
pub struct Split<'r> {
    /// The period.
    pub period: &'r Period,
    /// The part that is the whole: a total among the parts, with its number.
    pub total: Option<(Part<'r>, f64)>,
    /// The others, in the file's order, each with its number.
    pub parts: Vec<(Part<'r>, f64)>,
    /// Whether they may be ranked: they neither overlap, as far as the file tells, nor fail to
    /// add up.
    pub ranked: bool,
}

/// Splits the parts that have a number in their latest common period. `None` where no period has
/// two.
pub fn split<'r>(indicator: &Indicator, parts: &[Part<'r>]) -> Option<Split<'r>> {
    let period = latest_common(parts)?;
    let with = |part: &Part<'r>| Some((*part, part.number(period)?));
    let with: Vec<(Part, f64)> = parts.iter().filter_map(with).collect();
    let unit = &with.first()?.0.breakdown.unit;
    let whole = whole(indicator, unit, period);
    let titles = || with.iter().map(|(part, _)| part);
    // Of several nobody knows which is the whole of which.
    let totals = titles().filter(|part| is_total(indicator, part)).count();
    let total = total(indicator, titles());
    let apart = |part: &Part| total.is_some_and(|total| total.breakdown.id == part.breakdown.id);
    let total = with.iter().copied().find(|(part, _)| apart(part));
    let parts: Vec<(Part, f64)> = with
        .iter()
        .copied()
        .filter(|(part, _)| !apart(part))
        .collect();
    let overlap = parts.iter().enumerate().any(|(at, (part, _))| {
        let title = |part: &Part| part.breakdown.title.clone();
        let mut others = parts.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, (other, _))| overlap(&title(part), &title(other)))
    });
    let numbers: Vec<f64> = parts.iter().map(|(_, number)| *number).collect();
    let whole = total.map(|(_, number)| number).or(whole);
    let ranked = numbers.len() > 1
        && totals < 2
        && !overlap
        && !(whole.is_none() && holds_all(unit, &numbers))
        && fit(unit, &numbers, whole, total.is_some());
    Some(Split {
        period,
        total,
        parts,
        ranked,
    })
}

/// The one of some parts whose title says that it is the whole; of several nobody knows which is the
/// whole of which.
pub fn total<'p, 'r: 'p>(
    indicator: &Indicator,
    parts: impl Iterator<Item = &'p Part<'r>>,
) -> Option<Part<'r>> {
    let mut totals = parts.filter(|part| is_total(indicator, part));
    totals.next().copied().filter(|_| totals.next().is_none())
}

/// Whether one part is told to be inside the other, or both hold some of the same ages.
fn overlap(a: &str, b: &str) -> bool {
    let inside = b.strip_prefix(a).is_some_and(|rest| {
        rest.trim_start()
            .starts_with([',', ':', ';', '(', '-', '–'])
    });
    let ages = ages(a).zip(ages(b));
    inside || ages.is_some_and(|(a, b)| a.0 < b.1 && b.0 < a.1)
}

/// The range that a title ends with, from its first to before its last: `0` to `5` of `Children, 0-4`,
/// `0` to `1` of `under 1`.
fn ages(title: &str) -> Option<(u32, u32)> {
    let mut words = title
        .split([' ', ',', '(', ')'])
        .filter(|word| !word.is_empty())
        .rev();
    let (last, before) = (words.next()?, words.next());
    if let Some((from, to)) = last.split_once(['-', '–']) {
        let (from, to): (u32, u32) = (from.parse().ok()?, to.parse().ok()?);
        return (from <= to).then_some((from, to.saturating_add(1)));
    }
    let under = before.is_some_and(|word| word.eq_ignore_ascii_case("under"));
    under.then(|| last.parse().ok()).flatten().map(|to| (0, to))
}

/// Whether one of three counts or more is the sum of the others: then it may be their whole.
fn holds_all(unit: &Unit, numbers: &[f64]) -> bool {
    let sum: f64 = numbers.iter().sum();
    let counted = matches!(unit.kind, UnitKind::Count | UnitKind::Money);
    let same = |number: &f64| *number > 0.0 && (sum - 2.0 * number).abs() <= 1e-9 * sum.abs();
    counted && numbers.len() > 2 && numbers.iter().any(same)
}

/// Whether the title of a part says that it is the whole.
fn is_total(indicator: &Indicator, part: &Part) -> bool {
    let title = part.breakdown.title.trim().to_lowercase();
    let words = ["total", "overall", "all", "whole", "both", "sum"];
    let first = title.split(|c: char| !c.is_alphanumeric()).next();
    let totals = |word: &str| matches!(word, "total" | "overall" | "all");
    title == indicator.heading().to_lowercase()
        || words.contains(&title.as_str())
        || first.is_some_and(totals)
        || title.ends_with(" total")
}

/// The measure's own figure of a period: that of its series or of its printed table.
fn whole(indicator: &Indicator, unit: &Unit, period: &Period) -> Option<f64> {
    if indicator.unit.kind != unit.kind {
        return None;
    }
    let cells = indicator.cells.iter().flatten();
    let mut printed = cells.filter(|cell| cell.period.as_ref() == Some(period));
    let of_cell = || printed.find_map(|cell| cell.value.number());
    let observations = indicator.observations.as_ref();
    let of_series = observations.and_then(|found| {
        let at = found.periods.iter().position(|other| other == period)?;
        found.series.first()?.values[at].number()
    });
    of_series.or_else(of_cell)
}

/// Whether numbers can be the parts of a whole: totals and shares add up to it, and the figures of
/// groups have it between them. Of what has neither, nothing speaks against it.
fn fit(unit: &Unit, numbers: &[f64], whole: Option<f64>, has_total: bool) -> bool {
    let sum: f64 = numbers.iter().sum();
    // Each may have been rounded.
    let slack = 0.5 * (numbers.len() + 1) as f64 * 10f64.powi(-i32::from(unit.decimals)) + 1e-9;
    let adds_up = |whole: f64| (sum - whole).abs() <= slack;
    let between = |whole: f64| {
        numbers.iter().any(|n| *n <= whole + slack) && numbers.iter().any(|n| *n >= whole - slack)
    };
    match (&unit.kind, whole) {
        (UnitKind::Count | UnitKind::Money, Some(whole)) => adds_up(whole),
        (UnitKind::Percent, Some(whole)) if has_total => adds_up(whole) || between(whole),
        (UnitKind::Percent, Some(whole)) => adds_up(whole) || adds_up(100.0) || between(whole),
        (UnitKind::Percent, None) => adds_up(100.0),
        (_, Some(whole)) if has_total => between(whole),
        _ => true,
    }
}
