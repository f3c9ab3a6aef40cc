//! Words for a row of the printed table: cells, the lead sentence, the direction of travel.

use super::{
    cell_places, join, key_cells, lower, marks_beside, noun, noun_is, plural, printed_for, side,
    value_in_full_at, when_in_years, within,
};
use crate::compare::Comparison;
use crate::decimal::{places, places_printed, same_number};
use crate::period::Period;
use crate::report::{Basis, Cell, Direction, Indicator, Polarity, Report, Role, Sort};
use crate::text::upper;
use crate::unit::Unit;
use crate::value::{Absent, Value};

/// A cell as shown: the printed words, else the number in its unit, else the symbol of absence.
pub fn cell_words(cell: &Cell, unit: &Unit) -> String {
    if let Some(printed) = &cell.printed {
        return printed.clone();
    }
    let write = |number: f64| unit.write_at(number, unit.places_alone(number));
    match (cell.value, cell.to) {
        (Value::Number(low, _), Some(high)) => {
            format!("{} to {}", write(low), write(high))
        }
        (Value::Number(number, _), None) => write(number),
        (Value::Absent(reason, _), _) => reason.symbol().to_owned(),
    }
}

/// A cell's words beside the figure of another cell. Where printed words say that figure's number
/// and the cell's own is another, it is said too: `90% (89.96% before rounding)`.
fn beside(now: &Cell, cell: &Cell, unit: &Unit) -> String {
    let words = cell_words(cell, unit);
    let (Some(value), Some(own)) = (now.value.number(), cell.value.number()) else {
        return words;
    };
    let printed = |number: f64| places_printed(&words, number).is_some();
    match value != own && printed(value) && !printed(own) && cell.to.is_none() {
        true => format!(
            "{words} ({} before rounding)",
            unit.write_at(own, places(own))
        ),
        false => words,
    }
}

/// Whether a cell's figure is counted like another's, so that the two may be set against each
/// other: a part of a year is not set against a whole one.
fn counted_alike(indicator: &Indicator, a: &Cell, b: &Cell) -> bool {
    let basis = |cell: &Cell| cell.basis.or(indicator.basis);
    if basis(a) != basis(b) {
        return false;
    }
    let whole_year = |cell: &Cell| cell.period.as_ref().is_some_and(Period::is_year);
    match basis(a) {
        Some(Basis::Cumulative) => same_part(a, b),
        Some(Basis::WholePeriod) => whole_year(a) == whole_year(b),
        _ => true,
    }
}

/// Whether two figures to date cover the same part of a year: both a whole one, or both up to the
/// same day. Without periods it is not known, and they are taken to stand side by side.
fn same_part(a: &Cell, b: &Cell) -> bool {
    match (&a.period, &b.period) {
        (Some(a), Some(b)) if a.kind().is_some() && b.kind().is_some() => {
            (a.is_year() && b.is_year()) || a == b || a.is_year_before(b) || b.is_year_before(a)
        }
        (None, None) => true,
        (a, b) => {
            let part =
                |period: &Option<Period>| period.as_ref().is_some_and(Period::is_part_of_year);
            part(a) == part(b)
        }
    }
}

/// Whether a cell holds a forecast: marked as one, or counted as the forecast of a year that had
/// not ended by the end of the report's period.
fn is_forecast(report: &Report, indicator: &Indicator, cell: &Cell) -> bool {
    let period = cell.period.as_ref();
    let over = match (period.and_then(Period::ends), report.period.ends()) {
        (Some(end), Some(now)) => period.is_some_and(Period::is_year) && end <= now,
        _ => false,
    };
    let basis = cell.basis.or(indicator.basis);
    cell.value.marks().forecast || (basis == Some(Basis::AnnualForecast) && !over)
}

/// The sentence at the head of a measure, on its page and in its description: of the report's
/// current figure, also where that is confidential or not available, with all that its series says
/// where the figure is one of the series; without a current figure, of the series' opening period.
pub fn lead(report: &Report, indicator: &Indicator) -> Option<String> {
    let comparison = Comparison::of(report, indicator);
    let compared = || {
        let comparison = comparison.as_ref()?;
        super::sentence(comparison, comparison.opening()?)
    };
    match &comparison {
        Some(comparison) if !comparison.outside && !leads_with_row(comparison) => compared(),
        _ => indicator_lead(report, indicator).or_else(compared),
    }
}

/// Whether a measure with a series of its own leads with its printed row all the same: where the
/// row's current figure is not the value of the period that the series opens with.
pub fn leads_with_row(comparison: &Comparison) -> bool {
    let report = comparison.report;
    let Some((_, now)) = key_cells(report, &comparison.indicator.cells).current else {
        return false;
    };
    let same = comparison.opening().is_some_and(|at| {
        let period = &comparison.periods()[at];
        let alike = now
            .period
            .as_ref()
            .is_none_or(|own| own.label() == period.label());
        alike && now.value.number() == comparison.focus().values[at].number()
    });
    report.sort != Sort::Benchmark && !same
}

/// What is said of a current figure that is no number, with the latest one before it.
fn without_number(report: &Report, indicator: &Indicator, now: &Cell) -> String {
    const FEW: usize = 60;
    let noun = noun(&indicator.unit, indicator.heading());
    let area = report.area_name();
    let basis = now.basis.or(indicator.basis);
    let begins = indicator.year_begins();
    let begin = match &now.period {
        Some(period) => format!("{} ", when_in_years(period, basis, begins)),
        None => String::new(),
    };
    let Value::Absent(reason, _) = now.value else {
        return String::new();
    };
    let printed = now.printed.as_deref();
    let quoted = printed.filter(|words| words.chars().count() <= FEW);
    let said = match (reason, printed, quoted) {
        (Absent::Confidential, _, _) => {
            format!("{noun} is confidential in {area} and is not published")
        }
        (Absent::NotAvailable, Some(_), None) => {
            format!("the report prints words for {area} and no single number")
        }
        (Absent::NotAvailable, None, _) => format!("{noun} is not available in {area}"),
        (Absent::NotAvailable, Some(_), Some(_)) => {
            format!("no single number is available in {area}")
        }
        (Absent::NotApplicable, ..) => format!("{noun} is not applicable in {area}"),
        (Absent::Low, ..) => format!("{noun} in {area} rounds to nothing but is not zero"),
        (Absent::NoneRecorded, ..) => format!("none is recorded in {area}"),
    };
    let mut text = upper(&format!("{begin}{said}"));
    if let Some(words) = quoted {
        text.push_str(&format!("; the report prints \u{201c}{words}\u{201d}"));
    }
    text.push('.');
    let before = indicator.over_time().and_then(|found| {
        let own = found
            .of(report.area, indicator.cohort)
            .or_else(|| found.of(report.area, None))?;
        let end = now.period.as_ref()?.ends()?;
        let earlier = found.periods.iter().zip(&own.values).rev();
        let mut earlier = earlier.filter(|(period, _)| period.ends().is_some_and(|at| at < end));
        earlier.find_map(|(period, value)| Some((period, value.number()?, value.marks())))
    });
    if let Some((period, value, marks)) = before {
        text.push_str(&format!(
            " The latest figure before it is {}, {}{}.",
            indicator.unit.write(value),
            lower(&when_in_years(period, indicator.basis, begins)),
            marks_beside(marks, false)
        ));
    }
    text
}

/// A sentence for the printed row of an indicator: the figure, the target, last year's figure.
/// `None` where the report prints nothing for now.
pub fn indicator_lead(report: &Report, indicator: &Indicator) -> Option<String> {
    let keys = key_cells(report, &indicator.cells);
    let unit = &indicator.unit;
    let (_, now) = keys.current?;
    let Some(value) = now.value.number() else {
        return Some(without_number(report, indicator, now));
    };
    let basis = now.basis.or(indicator.basis);
    let begins = indicator.year_begins();
    let forecast = is_forecast(report, indicator, now);
    let noun = noun(unit, indicator.heading());
    let begin = match &now.period {
        Some(period) => format!("{} {noun}", when_in_years(period, basis, begins)),
        None => format!("The latest {}", noun.trim_start_matches("the ")),
    };
    let mut text = format!(
        "{} {} in {}{}",
        noun_is(&begin, forecast, basis, now.period.as_ref()),
        value_in_full_at(unit, value, cell_places(now, unit)),
        report.area_name(),
        marks_beside(now.value.marks(), forecast)
    );
    let whole = |cell: &Cell| match &cell.period {
        Some(period) if period.is_part_of_year() => "",
        _ => "the whole of ",
    };
    let mut rest = Vec::new();
    let mut apart = Vec::new();
    if let Some((column, cell)) = keys.target
        && let Some(target) = cell.value.number()
    {
        let words = beside(now, cell, unit);
        if set_against_target(report, indicator, now, cell) {
            rest.push(match cell.to {
                Some(to) => format!("{} the target of {words}", within(value, target, to)),
                None => format!("{} the target of {words}", side(value, target)),
            });
        } else {
            let of = cell
                .period
                .as_ref()
                .map_or_else(|| report.columns[column].heading.clone(), Period::words);
            let whole = match set_against(indicator, now, cell) {
                true => "",
                false => whole(cell),
            };
            apart.push(format!("The target for {whole}{of} is {words}."));
        }
    }
    if let Some((column, cell)) = keys.previous
        && let Some(before) = cell.value.number()
    {
        let words = beside(now, cell, unit);
        let basis = cell.basis.or(indicator.basis);
        let of = cell.period.as_ref().map_or_else(
            || report.columns[column].heading.clone(),
            |period| printed_for(period, basis, begins),
        );
        if set_against(indicator, now, cell) {
            let moved = match side(value, before) {
                "above" => "up from",
                "below" => "down from",
                _ => "unchanged from",
            };
            rest.push(format!("{moved} the {words} printed for {of}"));
        } else {
            apart.push(format!("The figure for {}{of} was {words}.", whole(cell)));
        }
    }
    if !rest.is_empty() {
        text.push_str(", ");
        text.push_str(&join(&rest));
    }
    text.push('.');
    for sentence in apart {
        text.push(' ');
        text.push_str(&sentence);
    }
    Some(text)
}

/// Why there is no chart over time of an indicator without one: what the report prints of it, in
/// numbers.
pub fn without_series(report: &Report, indicator: &Indicator) -> String {
    let printed = |targets: bool| {
        let cells = report.columns.iter().zip(&indicator.cells);
        let cells = cells.filter(move |(column, _)| (column.role == Role::Target) == targets);
        cells.filter_map(|(_, cell)| cell.as_ref())
    };
    let numbers = |targets| {
        let numbers = printed(targets).filter(|cell| cell.value.number().is_some());
        numbers.count()
    };
    let observed = indicator.over_time().map_or(0, |found| {
        let values = found.series.iter().flat_map(|series| &series.values);
        values.filter(|value| value.number().is_some()).count()
    });
    let count = numbers(false).max(observed);
    let figures = match count {
        0 => None,
        n => Some(format!("{n} {}", plural(n, "figure"))),
    };
    let targets = match numbers(true) {
        0 => None,
        n => Some(format!("{n} {}", plural(n, "target"))),
    };
    let all: Vec<String> = figures.iter().chain(&targets).cloned().collect();
    let any = printed(false).next().is_some() || printed(true).next().is_some();
    match (count, all.as_slice()) {
        (0, []) if any => "The report prints no number for this measure, so there is no chart. What it prints stands below.".to_owned(),
        (0, []) => "No figures over time are published with this measure, so there is no chart.".to_owned(),
        (0, _) => format!("The report prints {} and no figure, so there is no chart. What it prints stands below.", join(&all)),
        (1, _) => format!("The report prints {} and no figures over time, so there is no chart. What it prints stands below.", join(&all)),
        (_, _) => format!("The report prints {}, but not of periods that a line could run through, so there is no chart. What it prints stands below.", join(&all)),
    }
}

/// The two figures that the report prints for an indicator, earlier and now, where they are
/// counted alike at one date or over the last months.
pub fn comparable_figures(report: &Report, indicator: &Indicator) -> Option<(f64, f64)> {
    let keys = key_cells(report, &indicator.cells);
    let ((_, then), (_, now)) = keys.previous.zip(keys.current)?;
    if !comparable(indicator, then, now) {
        return None;
    }
    Some((then.value.number()?, now.value.number()?))
}

/// The figure of an indicator and its target (the nearer end of a range), where the one may be
/// held against the other: a part of a year is not held against a whole one, nor a figure against the
/// target of a time that it is not of.
pub fn figure_and_target(report: &Report, indicator: &Indicator) -> Option<(f64, f64)> {
    let keys = key_cells(report, &indicator.cells);
    let ((_, now), (_, target)) = keys.current.zip(keys.target)?;
    if !set_against_target(report, indicator, now, target) {
        return None;
    }
    let (value, low) = (now.value.number()?, target.value.number()?);
    let nearer = match target.to {
        Some(high) if value > high => high,
        Some(_) if value >= low => value,
        _ => low,
    };
    Some((value, nearer))
}

/// Whether a figure may be held against a target or an earlier figure: not the year so far against
/// the whole year or another part of one.
fn set_against(indicator: &Indicator, now: &Cell, other: &Cell) -> bool {
    !is_part_year(indicator, now) || counted_alike(indicator, now, other)
}

/// Whether a figure may be held against a target: as [`set_against`], and it is of the time that the target
/// is for. A figure without a period is of the report's.
pub fn set_against_target(
    report: &Report,
    indicator: &Indicator,
    now: &Cell,
    target: &Cell,
) -> bool {
    set_against(indicator, now, target) && is_of_its_time(report, now, target)
}

fn is_of_its_time(report: &Report, now: &Cell, target: &Cell) -> bool {
    let Some(aim) = &target.period else {
        return true;
    };
    let own = now.period.as_ref().unwrap_or(&report.period);
    let bounds = |period: &Period| period.starts().zip(period.ends());
    let within = bounds(own)
        .zip(bounds(aim))
        .is_some_and(|(own, aim)| aim.0 <= own.0 && own.1 <= aim.1);
    own == aim || within
}

/// Why a figure of a part of the year is not held against its target: `for the whole year`, `for April to
/// June 2024`. `None` where that is no reason.
pub fn target_apart(indicator: &Indicator, now: &Cell, target: &Cell) -> Option<String> {
    if set_against(indicator, now, target) {
        return None;
    }
    let basis = target.basis.or(indicator.basis);
    Some(match &target.period {
        Some(period) if period.is_part_of_year() => {
            format!(
                "for {}",
                printed_for(period, basis, indicator.year_begins())
            )
        }
        _ => "for the whole year".to_owned(),
    })
}

/// Whether a figure covers only the part of the year that has passed.
fn is_part_year(indicator: &Indicator, cell: &Cell) -> bool {
    matches!(cell.basis.or(indicator.basis), Some(Basis::Cumulative))
        && cell.period.as_ref().is_some_and(Period::is_part_of_year)
}

/// Which way a figure moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It did not move by as much as is printed.
    Level,
}

/// A direction of travel as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectionWords {
    /// The figure's movement, for the arrow; `None`: no arrow.
    pub movement: Option<Movement>,
    /// `Up, worse`, `Better`, `Not comparable`.
    pub words: &'static str,
    /// `calculated` or `as published`, where that is not plain.
    pub how: Option<&'static str>,
}

/// The direction of travel of an indicator: the published word with the figures' movement where
/// the two agree, the word alone where they do not; where none is published or legible, the
/// movement alone, calculated, if the two figures are counted alike.
pub fn direction(report: &Report, indicator: &Indicator) -> Option<DirectionWords> {
    use Movement::{Down, Level, Up};
    let keys = key_cells(report, &indicator.cells);
    let cells = keys
        .previous
        .zip(keys.current)
        .map(|((_, then), (_, now))| (then, now));
    let moved = cells.and_then(|(then, now)| {
        let (before, value) = (then.value.number()?, now.value.number()?);
        // No arrow where the two are written as one number.
        let decimals = indicator.unit.decimals;
        Some(match same_number((value, decimals), (before, decimals)) {
            true => Level,
            false if value > before => Up,
            false => Down,
        })
    });
    let agrees = |movement: Movement, better: bool| match (indicator.polarity, movement) {
        (_, Level) => false,
        (Polarity::High, _) => (movement == Up) == better,
        (Polarity::Low, _) => (movement == Down) == better,
        _ => true,
    };
    let said = |words, how| {
        Some(DirectionWords {
            movement: None,
            words,
            how,
        })
    };
    let both = |movement, words| {
        Some(DirectionWords {
            movement: Some(movement),
            words,
            how: None,
        })
    };
    match (indicator.direction, moved) {
        (Some(Direction::Better), Some(m)) if agrees(m, true) => both(
            m,
            if m == Up {
                "Up, better"
            } else {
                "Down, better"
            },
        ),
        (Some(Direction::Worse), Some(m)) if agrees(m, false) => {
            both(m, if m == Up { "Up, worse" } else { "Down, worse" })
        }
        (Some(Direction::Better), Some(_)) => said("Better", Some("as published")),
        (Some(Direction::Worse), Some(_)) => said("Worse", Some("as published")),
        (Some(Direction::Better), None) => said("Better", None),
        (Some(Direction::Worse), None) => said("Worse", None),
        (Some(Direction::Same), Some(Level)) => both(Level, "Same"),
        (Some(Direction::Same), _) => said("Same", Some("as published")),
        (Some(Direction::NotComparable), _) => said("Not comparable", None),
        (published, Some(m))
            if cells.is_some_and(|(then, now)| comparable(indicator, then, now)) =>
        {
            let words = match (m, indicator.polarity) {
                (Level, _) => "Same",
                (Up, Polarity::High) => "Up, better",
                (Up, Polarity::Low) => "Up, worse",
                (Up, _) => "Up",
                (Down, Polarity::High) => "Down, worse",
                (Down, Polarity::Low) => "Down, better",
                (Down, _) => "Down",
            };
            let _ = published;
            Some(DirectionWords {
                movement: Some(m),
                words,
                how: Some("calculated"),
            })
        }
        (Some(Direction::Lost), _) => said("Not legible", None),
        (None, _) => None,
    }
}

/// Whether a movement may be calculated: the basis is known, and either does not grow through the
/// year, or both figures are of the same part of their years.
fn comparable(indicator: &Indicator, then: &Cell, now: &Cell) -> bool {
    let years_apart = match (&then.period, &now.period) {
        (Some(then), Some(now)) => then.is_year_before(now),
        _ => false,
    };
    let whole = match now.basis.or(indicator.basis) {
        Some(Basis::Snapshot | Basis::Rolling) => true,
        Some(Basis::Cumulative | Basis::WholePeriod) => years_apart,
        Some(Basis::AnnualForecast) | None => false,
    };
    whole && counted_alike(indicator, then, now) && !now.value.marks().break_before
}
