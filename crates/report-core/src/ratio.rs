//! When a difference may be said in per cent of something: only of a base that has a true zero and
//! lies well above it. A score, a difference or a temperature has none; 12 incidents are no
//! percentage of a target of 0, and 3 cases are no percentage of 1.

use crate::decimal;
use crate::report::Indicator;
use crate::unit::{Unit, UnitKind};

/// The least base, in units of the last decimal that is shown: below it rounding alone decides.
const LEAST: f64 = 10.0;

/// Whether the unit's zero is nothing, so that twice the number is twice as much.
fn has_true_zero(unit: &Unit) -> bool {
    match &unit.kind {
        UnitKind::Percent | UnitKind::Rate { .. } | UnitKind::Count | UnitKind::Money => true,
        // Of a unit that the file spells itself nothing is known: it may be degrees.
        UnitKind::After(symbol) => matches!(symbol.as_str(), "days" | "hours" | "years"),
        UnitKind::Points | UnitKind::Score | UnitKind::Bare => false,
    }
}

/// A difference in per cent of a base, both in the indicator's own unit; the sign is that of the
/// difference. `None` where the unit has no true zero, where any figure or target of the indicator
/// is negative (then it counts a difference), and where the base is below ten of the last decimal
/// shown.
pub fn percent_of(indicator: &Indicator, difference: f64, base: f64) -> Option<f64> {
    let unit = &indicator.unit;
    let least = LEAST * 10f64.powi(-i32::from(unit.decimals));
    // A hair of slack for binary fractions.
    let away = base >= least * (1.0 - 1e-9);
    if !has_true_zero(unit) || !away || any_negative(indicator) {
        return None;
    }
    let percent = decimal::quotient(100, difference, base);
    percent.is_finite().then_some(percent)
}

/// Why [`percent_of`] gives nothing for a base, in a sentence.
pub fn why_not(indicator: &Indicator, base: f64) -> &'static str {
    if base == 0.0 {
        "Nothing is a percentage of 0."
    } else if !has_true_zero(&indicator.unit) {
        "Its unit has no true zero, so no percentage is taken of it."
    } else if any_negative(indicator) {
        "Some of its figures are below 0, so no percentage is taken of them."
    } else {
        "So small a number that rounding decides a percentage of it."
    }
}

fn any_negative(indicator: &Indicator) -> bool {
    let cells = indicator.cells.iter().flatten();
    let cells = cells.filter_map(|cell| cell.value.number());
    let targets = indicator.targets.iter().map(|target| target.value);
    let series = indicator
        .observations
        .iter()
        .flat_map(|found| &found.series);
    let values = series.flat_map(|series| &series.values);
    let values = values.filter_map(|value| value.number());
    cells
        .chain(targets)
        .chain(values)
        .any(|number| number < 0.0)
}
