//! Words for a row of the printed table: cells, the lead sentence, the direction of travel.

use super::{join, marks_words, noun, side, value_in_full, when, within};
use crate::decimal::rounded;
use crate::period::{Period, PeriodKind};
use crate::report::{Basis, Cell, Direction, Indicator, Polarity, Report, Role};
use crate::unit::Unit;
use crate::value::Value;

/// The cells that an indicator's key figures are: previous, current, and the target that goes
/// with the current figure.
#[derive(Debug, Clone, Copy)]
pub struct KeyCells<'r> {
    /// The earlier figure, with its column.
    pub previous: Option<(usize, &'r Cell)>,
    /// This report's figure.
    pub current: Option<(usize, &'r Cell)>,
    /// The target: that of the current figure's year, else the first with words or a number.
    pub target: Option<(usize, &'r Cell)>,
}

/// Finds the key cells of a row of cells.
pub fn key_cells<'r>(report: &Report, cells: &'r [Option<Cell>]) -> KeyCells<'r> {
    let with = |role: Role| {
        report
            .columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column.role == role)
            .filter_map(|(i, _)| Some((i, cells.get(i)?.as_ref()?)))
    };
    let current = with(Role::Current).next_back();
    let end = current.and_then(|(_, cell)| cell.period.as_ref()?.ends());
    // The target of the year in which the current figure's period ends.
    let target = with(Role::Target).find(|(_, cell)| {
        let period = cell.period.as_ref();
        match (
            end,
            period.and_then(Period::starts),
            period.and_then(Period::ends),
        ) {
            (Some(end), Some(from), Some(to)) => from <= end && end <= to,
            _ => false,
        }
    });
    KeyCells {
        previous: with(Role::Previous).next_back(),
        current,
        target: target.or_else(|| with(Role::Target).next()),
    }
}

/// A cell as shown: the printed words, else the number in its unit, else the symbol of absence.
pub fn cell_words(cell: &Cell, unit: &Unit) -> String {
    if let Some(printed) = &cell.printed {
        return printed.clone();
    }
    match (cell.value, cell.to) {
        (Value::Number(low, _), Some(high)) => {
            format!("{} to {}", unit.write(low), unit.write(high))
        }
        (Value::Number(number, _), None) => unit.write(number),
        (Value::Absent(reason, _), _) => reason.symbol().to_owned(),
    }
}

/// Whether a cell's figure is counted like another's, so that the two may be set against each
/// other: a part of a year is not set against a whole one.
fn counted_alike(indicator: &Indicator, a: &Cell, b: &Cell) -> bool {
    let basis = |cell: &Cell| cell.basis.or(indicator.basis);
    if basis(a) != basis(b) {
        return false;
    }
    let whole_year = |cell: &Cell| {
        cell.period
            .as_ref()
            .and_then(Period::kind)
            .is_some_and(|kind| {
                matches!(
                    kind,
                    PeriodKind::FinancialYear | PeriodKind::AcademicYear | PeriodKind::Year(_)
                )
            })
    };
    match basis(a) {
        Some(Basis::Cumulative | Basis::WholePeriod) => whole_year(a) == whole_year(b),
        _ => true,
    }
}

/// A sentence for the printed row of an indicator: the figure, the target, last year's figure.
/// `None` where the report prints no number for now.
pub fn indicator_lead(report: &Report, indicator: &Indicator) -> Option<String> {
    let keys = key_cells(report, &indicator.cells);
    let unit = &indicator.unit;
    let (_, now) = keys.current?;
    let value = now.value.number()?;
    let basis = now.basis.or(indicator.basis);
    let begin = match &now.period {
        Some(period) => when(period, basis),
        None => "By the latest figure".to_owned(),
    };
    let mut text = format!(
        "{begin} {} was {} in {}{}",
        noun(unit, indicator.heading()),
        value_in_full(unit, value),
        report.area_name(),
        marks_words(now.value.marks())
    );
    let mut rest = Vec::new();
    let mut apart = Vec::new();
    if let Some((column, cell)) = keys.target
        && let Some(target) = cell.value.number()
    {
        let words = cell_words(cell, unit);
        if counted_alike(indicator, now, cell) || !is_part_year(indicator, now) {
            rest.push(match cell.to {
                Some(to) => format!("{} the target of {words}", within(value, target, to)),
                None => format!("{} the target of {words}", side(value, target)),
            });
        } else {
            let of = cell
                .period
                .as_ref()
                .map_or_else(|| report.columns[column].heading.clone(), Period::words);
            apart.push(format!("The target for the whole of {of} is {words}."));
        }
    }
    if let Some((column, cell)) = keys.previous
        && let Some(before) = cell.value.number()
    {
        let words = cell_words(cell, unit);
        let of = cell
            .period
            .as_ref()
            .map_or_else(|| report.columns[column].heading.clone(), Period::words);
        if counted_alike(indicator, now, cell) || !is_part_year(indicator, now) {
            let moved = match side(value, before) {
                "above" => "up from",
                "below" => "down from",
                _ => "unchanged from",
            };
            rest.push(format!("{moved} the {words} printed for {of}"));
        } else {
            apart.push(format!("The figure for the whole of {of} was {words}."));
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
/// held against the other: a part of a year is not held against a whole one.
pub fn figure_and_target(report: &Report, indicator: &Indicator) -> Option<(f64, f64)> {
    let keys = key_cells(report, &indicator.cells);
    let ((_, now), (_, target)) = keys.current.zip(keys.target)?;
    if !set_against(indicator, now, target) {
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

/// Whether a figure may be held against a target: not the year so far against the whole year.
pub(crate) fn set_against(indicator: &Indicator, now: &Cell, target: &Cell) -> bool {
    !is_part_year(indicator, now) || counted_alike(indicator, now, target)
}

/// Whether a figure covers only the part of the year that has passed.
fn is_part_year(indicator: &Indicator, cell: &Cell) -> bool {
    matches!(cell.basis.or(indicator.basis), Some(Basis::Cumulative))
        && cell
            .period
            .as_ref()
            .and_then(Period::kind)
            .is_some_and(|kind| {
                matches!(
                    kind,
                    PeriodKind::Quarter | PeriodKind::Month | PeriodKind::Day | PeriodKind::Term
                )
            })
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
        let decimals = indicator.unit.decimals;
        Some(
            match rounded((value - before).abs(), decimals) == rounded(0.0, decimals) {
                true => Level,
                false if value > before => Up,
                false => Down,
            },
        )
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

/// Whether a movement may be calculated: the basis is known, and is one that does not grow
/// through the year.
fn comparable(indicator: &Indicator, then: &Cell, now: &Cell) -> bool {
    let basis = now.basis.or(indicator.basis);
    let whole = matches!(basis, Some(Basis::Snapshot | Basis::Rolling));
    whole && counted_alike(indicator, then, now) && !now.value.marks().break_before
}
