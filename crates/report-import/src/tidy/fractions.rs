//! Percentages written as fractions of one: 0.91 under per cent, where 91% is meant.
//!
//! They are read as per cent only where that is certain: the counts beside them say so, the unit is
//! called a proportion, all percentages of several measures are so small, or `--percent-as` says
//! it. Exclusions from school are 0.1% and stay that.

use super::indicator::{Indicator, Sound};
use super::{Field, units};
use crate::number;
use crate::options::Options;
use crate::problems::{Problems, short};

/// So many measures must agree before their smallness is taken for a fraction.
const SEVERAL: usize = 3;

/// Turns fractions into percentages where that is certain, and says so; where it is not, says that
/// they look like fractions.
pub(super) fn read(indicators: &mut [Indicator], options: &Options, problems: &mut Problems) {
    let percent: Vec<usize> = (0..indicators.len())
        .filter(|at| is_percent(&indicators[*at]))
        .collect();
    let small: Vec<usize> = percent
        .iter()
        .copied()
        .filter(|at| is_small(&indicators[*at].rows))
        .collect();
    let largest = small
        .iter()
        .flat_map(|at| &indicators[*at].rows)
        .filter_map(|row| row.figures.value)
        .fold(0.0, f64::max);
    let all = small.len() >= SEVERAL && small.len() == percent.len() && largest >= 0.5;
    for at in small {
        let found = &mut indicators[at];
        let by_counts = by_counts(&found.rows);
        let why = match (options.get("percent-as"), by_counts) {
            (Some("percentages"), _) | (None, Some(false)) => continue,
            (Some(_), _) => Some("as --percent-as says"),
            (None, Some(true)) => Some("as the counts beside them say"),
            (None, None) if of_fractions(found) => Some("as the unit is called"),
            (None, None) if all => Some("as all percentages of the file are so small"),
            (None, None) => None,
        };
        let rows = found.rows.iter().filter(|row| row.figures.value.is_some());
        let count = rows.clone().count();
        let Some(first) = rows.clone().find(|row| row.figures.value != Some(0.0)) else {
            continue;
        };
        let place = first.table.place(first.row, Field::Value);
        let number = first.figures.value.unwrap_or_default();
        let figures = match count {
            1 => "the only figure".to_owned(),
            count => format!("all {count} figures"),
        };
        let title = short(&found.title);
        let read = number::hundredfold(number);
        problems.notice(&place, match why {
            Some(why) => format!(
                "{figures} of \"{title}\" lie between 0 and 1 and the unit is per cent; {number} is \
                 read as {read}%, and so are the others, {why}. --percent-as percentages reads them as they stand"
            ),
            None => format!(
                "{figures} of \"{title}\" lie between 0 and 1 and the unit is per cent; {number} is \
                 read as {number}%. Expected {read} where {read}% is meant; --percent-as fractions \
                 or --percent-as percentages settles it"
            ),
        });
        if why.is_some() {
            found.rows.iter_mut().for_each(hundredfold);
        }
    }
}

fn is_percent(found: &Indicator) -> bool {
    let units = found.rows.iter().map(Sound::unit);
    let mut said = units.filter(|(measure, unit)| !(measure.is_empty() && unit.is_empty()));
    said.next()
        .is_some_and(|(measure, unit)| units::of_both(measure, unit).kind == "percent")
}

/// Whether the unit itself says that figures are fractions.
fn of_fractions(found: &Indicator) -> bool {
    let mut units = found.rows.iter().map(Sound::unit);
    units.any(|(measure, unit)| units::is_fraction(unit) || units::is_fraction(measure))
}

/// Whether all figures and their limits lie between 0 and 1, some of them within.
fn is_small(rows: &[Sound]) -> bool {
    let figures = || rows.iter().map(|row| &row.figures);
    let all = figures().all(|found| {
        let numbers = [found.value, found.lower, found.upper];
        !found.percent
            && numbers
                .into_iter()
                .flatten()
                .all(|n| (0.0..=1.0).contains(&n))
    });
    all && figures().any(|found| found.value.is_some_and(|n| n > 0.0 && n < 1.0))
}

/// What the counts say: whether figures are their fraction, or a hundred times as much. `None`
/// where there are none, or they say neither.
fn by_counts(rows: &[Sound]) -> Option<bool> {
    let counted = rows.iter().filter_map(|row| {
        let (top, bottom) = (row.figures.numerator?, row.figures.denominator?);
        let value = row.figures.value?;
        (bottom > 0.0 && top > 0.0).then_some((value, top / bottom, row.figures.decimals))
    });
    let (mut fractions, mut percentages, mut all) = (0, 0, 0);
    for (value, share, decimals) in counted {
        let rounding = 0.51 * 10f64.powi(-i32::from(decimals.min(9)));
        all += 1;
        fractions += usize::from((value - share).abs() <= rounding);
        percentages += usize::from((value - 100.0 * share).abs() <= rounding);
    }
    match (fractions == all, percentages == all) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn hundredfold(row: &mut Sound) {
    let figures = &mut row.figures;
    for number in [&mut figures.value, &mut figures.lower, &mut figures.upper] {
        *number = number.map(number::hundredfold);
    }
    figures.decimals = figures.decimals.saturating_sub(2);
}
