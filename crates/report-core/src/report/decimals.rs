//! How many decimals the figures of an indicator are written with.
//!
//! A file may say a number. Without one it is what the figures themselves have. Either way it is
//! raised to what printed words have, so that no sentence has fewer decimals than the document, and
//! until two figures of one row that differ are written differently.

use super::{Cell, Observations, Target};
use crate::decimal::{places, places_printed, tell_apart};
use crate::unit::Unit;

/// The most decimal places of a unit.
pub(crate) const MOST_DECIMALS: u8 = 6;
/// A number with more decimal places than this was worked out and not rounded.
const MOST_WRITTEN: u8 = 4;

/// Sets the decimals of a unit by the figures that are written in it.
pub(crate) fn settle(
    unit: &mut Unit,
    cells: &[Option<Cell>],
    targets: &[Target],
    observations: Option<&Observations>,
) {
    let mut decimals = match unit.decimals_said {
        Some(said) => said,
        None => of_figures(cells, targets, observations),
    };
    for printed in printed(cells, targets, observations) {
        decimals = decimals.max(printed);
    }
    unit.decimals = apart(cells, decimals.min(MOST_DECIMALS));
}

/// The same for a unit whose series stand in a file of their own.
pub(crate) fn settle_with(unit: &mut Unit, observations: Option<&Observations>) {
    if unit.decimals_said.is_none() {
        let more = of_figures(&[], &[], observations);
        unit.decimals = unit.decimals.max(more).min(MOST_DECIMALS);
    }
    for printed in printed(&[], &[], observations) {
        unit.decimals = unit.decimals.max(printed.min(MOST_DECIMALS));
    }
}

/// Raises the decimals of a unit to those of figures in a file of their own.
pub(crate) fn in_file(unit: &mut Unit, decimals: Option<u8>) {
    if unit.decimals_said.is_none() {
        let decimals = decimals.unwrap_or(0).min(MOST_DECIMALS);
        unit.decimals = unit.decimals.max(decimals);
    }
}

/// What the figures have. A number that nobody rounded counts with two significant digits, and
/// with one decimal place at least.
fn of_figures(
    cells: &[Option<Cell>],
    targets: &[Target],
    observations: Option<&Observations>,
) -> u8 {
    let cells = cells.iter().flatten();
    let cells = cells.flat_map(|cell| cell.value.number().into_iter().chain(cell.to));
    let targets = targets
        .iter()
        .flat_map(|t| std::iter::once(t.value).chain(t.to));
    let series = observations.into_iter().flat_map(|o| &o.series);
    let series = series.flat_map(|s| s.values.iter().filter_map(|v| v.number()));
    cells
        .chain(targets)
        .chain(series)
        .map(of_one)
        .max()
        .unwrap_or(0)
}

fn of_one(value: f64) -> u8 {
    let own = places(value);
    if own <= MOST_WRITTEN {
        return own;
    }
    let small = |places: &u8| value.abs() * 10f64.powi(i32::from(*places)) >= 10.0;
    (1..MOST_DECIMALS).find(small).unwrap_or(MOST_DECIMALS)
}

/// The decimals of printed words that print their figure.
fn printed<'f>(
    cells: &'f [Option<Cell>],
    targets: &'f [Target],
    observations: Option<&'f Observations>,
) -> impl Iterator<Item = u8> + 'f {
    let cells = cells.iter().flatten();
    let cells = cells.filter_map(|c| places_printed(c.printed.as_deref()?, c.value.number()?));
    let targets = targets.iter();
    let targets = targets.filter_map(|t| places_printed(t.printed.as_deref()?, t.value));
    let series = observations.into_iter().flat_map(|o| &o.series);
    let series = series.flat_map(|s| s.printed.iter().zip(&s.values));
    let series = series.filter_map(|(words, v)| places_printed(words.as_deref()?, v.number()?));
    cells.chain(targets).chain(series)
}

/// As many decimals, and more where two figures of the row would be written as one number.
fn apart(cells: &[Option<Cell>], decimals: u8) -> u8 {
    let cells = cells.iter().flatten();
    let numbers = cells.flat_map(|cell| cell.value.number().into_iter().chain(cell.to));
    let mut row: Vec<(f64, u8)> = numbers.map(|n| (n, decimals.min(places(n)))).collect();
    tell_apart(&mut row);
    let most = row.iter().map(|(_, places)| *places).max();
    most.unwrap_or(decimals).clamp(decimals, MOST_DECIMALS)
}
