//! The printed row of a measure: which cells matter, and how finely they are printed.

use crate::decimal::places_printed;
use crate::period::Period;
use crate::report::{Cell, Report, Role};
use crate::unit::Unit;

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
    // Of several earlier figures, that of the same part of the year before, where there is one: a
    // part of a year is compared with that, and grows through the year or has its seasons.
    let now = current.and_then(|(_, cell)| cell.period.as_ref());
    let year_before = now.filter(|now| now.is_part_of_year()).and_then(|now| {
        let mut earlier = with(Role::Previous);
        earlier.rfind(|(_, cell)| {
            cell.period
                .as_ref()
                .is_some_and(|then| then.is_year_before(now))
        })
    });
    KeyCells {
        previous: year_before.or_else(|| with(Role::Previous).next_back()),
        current,
        target: target.or_else(|| with(Role::Target).next()),
    }
}

/// Decimal places that the number of a printed cell is written with: those of its printed words;
/// where they do not print it, those of a figure that stands alone.
pub fn cell_places(cell: &Cell, unit: &Unit) -> u8 {
    cell.value.number().map_or(unit.decimals, |value| {
        let printed = cell.printed.as_deref();
        let printed = printed.and_then(|words| places_printed(words, value));
        printed.unwrap_or_else(|| unit.places_alone(value))
    })
}
