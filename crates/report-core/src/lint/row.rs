//! Figures of the printed row beside the series of the same measure.

use super::{Notices, both, same};
use crate::report::{Indicator, Report, Role};
use crate::words;

/// A figure of the row that is another in the series for the same period, beyond its rounding; and
/// a current figure for a period after the last of the series.
pub(super) fn beside_series(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let Some(observations) = &indicator.observations else {
        return;
    };
    let Some(series) = observations.of(report.area, indicator.cohort) else {
        return;
    };
    let unit = &indicator.unit;
    for (cell, column) in indicator.cells.iter().zip(&report.columns) {
        let cell = cell.as_ref().filter(|_| column.role != Role::Target);
        let Some((cell, period)) = cell.and_then(|cell| Some((cell, cell.period.as_ref()?))) else {
            continue;
        };
        let counted = cell
            .basis
            .is_none_or(|basis| Some(basis) == indicator.basis);
        let Some(shown) = cell.value.number().filter(|_| counted && cell.to.is_none()) else {
            continue;
        };
        let at = format!("cells.{}", column.id);
        if let Some(place) = observations.periods.iter().position(|p| p == period) {
            let Some(listed) = series.values[place].number() else {
                continue;
            };
            let half = 0.5 * 10f64.powi(-i32::from(words::cell_places(cell, unit)));
            let rounding = half * (1.0 + 1e-9) + 1e-9 * shown.abs();
            if !same(shown, listed) && (shown - listed).abs() > rounding {
                let [shown, listed] = both(unit, shown, listed);
                notices.add(
                    &at,
                    format!(
                        "the figure for {} is {shown}, and {listed} in the observations; expected \
                         one figure for one period",
                        period.label()
                    ),
                );
            }
            continue;
        }
        let numbers = observations.periods.iter().zip(&series.values);
        let last = numbers
            .filter(|(other, value)| value.number().is_some() && other.joins(period))
            .map(|(other, _)| other)
            .next_back();
        if let Some(last) = last.filter(|last| last.ends() < period.starts())
            && column.role == Role::Current
        {
            notices.add(
                &at,
                format!(
                    "the figure is for {}, and the observations end with {}; expected {} among them",
                    period.label(),
                    last.label(),
                    period.label()
                ),
            );
        }
    }
}
