//! Numbers that came out of a spreadsheet otherwise than they were meant: shares of one under per
//! cent, results of formulas that nobody rounded.

use super::Notices;
use crate::decimal::{places, rounded, shortest};
use crate::report::{Cell, Indicator, Observations, Report, Series};
use crate::unit::{Unit, UnitKind};
use crate::words;

/// The fewest numbers of which it can be said that they are shares.
const FEWEST: usize = 2;
/// More decimal places than this are those of a program.
const MOST_WRITTEN: u8 = 6;

/// Whether numbers under per cent look like shares of one: all lie between 0 and 1, one is above
/// 0.5, half are 0.3 or more, and one is no whole number. Of pupils 0.35% and 0.05% are excluded in
/// truth; 0.98% of invoices paid in time is hardly meant.
pub fn look_like_shares(numbers: &[f64]) -> bool {
    let large = numbers.iter().filter(|number| **number >= 0.3).count();
    numbers.len() >= FEWEST
        && 2 * large >= numbers.len()
        && numbers.iter().all(|number| (0.0..=1.0).contains(number))
        && numbers.iter().any(|number| *number > 0.5)
        && numbers.iter().any(|number| number.fract() != 0.0)
}

/// Figures of a percentage that are all shares of one. What is printed with a per cent sign is one.
pub(super) fn shares(notices: &mut Notices, indicator: &Indicator) {
    let parts = indicator.breakdowns.iter();
    let parts = parts.map(|p| (&p.unit, p.cells.as_slice(), p.observations.as_ref()));
    let own = (
        &indicator.unit,
        indicator.cells.as_slice(),
        indicator.observations.as_ref(),
    );
    let mut numbers = Vec::new();
    for (unit, cells, observations) in std::iter::once(own).chain(parts) {
        if unit.kind != UnitKind::Percent {
            continue;
        }
        for cell in cells.iter().flatten() {
            if cell.printed.as_ref().is_some_and(|p| p.contains('%')) {
                return;
            }
            numbers.extend(cell.value.number());
        }
        let series = observations.into_iter().flat_map(|o| &o.series);
        numbers.extend(series.flat_map(|s| s.values.iter().filter_map(|v| v.number())));
    }
    if look_like_shares(&numbers) {
        let largest = numbers.iter().copied().fold(0.0, f64::max);
        notices.add(
            "",
            format!(
                "all {} numbers lie between 0 and 1, and the unit is per cent: {} is shown as {}; \
                 expected {} if they are shares of one",
                numbers.len(),
                shortest(largest),
                indicator.unit.write_at(largest, places(largest).min(4)),
                shortest((largest * 1e8).round() / 1e6)
            ),
        );
    }
}

/// Figures that are shown with more decimals than anybody wrote.
pub(super) fn unformatted(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let rows = std::iter::once((None, &indicator.unit, &indicator.cells)).chain(
        indicator
            .breakdowns
            .iter()
            .map(|part| (Some(part.title.as_str()), &part.unit, &part.cells)),
    );
    for (part, unit, cells) in rows {
        for (cell, column) in cells.iter().zip(&report.columns) {
            let Some((number, shown)) = cell.as_ref().and_then(|cell| long(cell, unit)) else {
                continue;
            };
            let (at, of) = match part {
                None => (format!("cells.{}", column.id), String::new()),
                Some(part) => (
                    "breakdowns".to_owned(),
                    format!("\"{part}\" under \"{}\": ", column.heading),
                ),
            };
            notices.add(&at, of + &message(number, &shown));
        }
    }
    let Some(observations) = &indicator.observations else {
        return;
    };
    let Some(series) = observations.of(report.area, indicator.cohort) else {
        return;
    };
    in_series(notices, observations, series);
}

fn message(number: f64, shown: &str) -> String {
    format!(
        "\"{shown}\" is shown, as a formula gives it; expected it as it is published, like {}",
        rounded(number, 1)
    )
}

/// A cell whose words have more decimals than anybody writes.
fn long(cell: &Cell, unit: &Unit) -> Option<(f64, String)> {
    let number = cell.value.number()?;
    (words::cell_places(cell, unit) > MOST_WRITTEN).then(|| (number, words::cell_words(cell, unit)))
}

/// Printed words of a series, told once.
fn in_series(notices: &mut Notices, observations: &Observations, series: &Series) {
    let printed = series.printed.iter().zip(&series.values).enumerate();
    let mut long = printed.filter_map(|(at, (words, value))| {
        let (words, number) = (words.as_deref()?, value.number()?);
        let places = crate::decimal::places_printed(words, number)?;
        (places > MOST_WRITTEN).then_some((at, number, words))
    });
    if let Some((at, number, words)) = long.next() {
        let more = match long.count() {
            0 => String::new(),
            1 => "; and so is one more of the series".to_owned(),
            n => format!("; and so are {n} more of the series"),
        };
        notices.add_for(observations, series, at, message(number, words) + &more);
    }
}
