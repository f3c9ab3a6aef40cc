//! Shares of one whole, as a process names them: what was answered within 10 days, in up to 20, later.

use crate::decimal::minus;
use crate::period::Period;
use crate::report::{Process, Report, Series, Share};
use crate::unit::UnitKind;

/// The shares of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares<'r> {
    /// The period.
    pub period: &'r Period,
    /// In per cent, one for every band; together 100 but for rounding.
    pub values: Vec<f64>,
}

/// The shares of every period in which all have a number and come to a hundred, by time.
pub fn shares<'r>(report: &'r Report, process: &Process) -> Vec<Shares<'r>> {
    let Some(first) = process.bands.first().filter(|_| process.bands.len() > 1) else {
        return Vec::new();
    };
    let percent = |band: &Share| {
        let of = |at: usize| report.indicators[at].unit.kind == UnitKind::Percent;
        of(band.indicator) && band.less.is_none_or(of)
    };
    let Some((periods, _)) = own(report, first.indicator) else {
        return Vec::new();
    };
    if !process.bands.iter().all(percent) {
        return Vec::new();
    }
    let at = |period: &'r Period| {
        let values = process.bands.iter().map(|band| {
            let value = number(report, band.indicator, period)?;
            match band.less {
                Some(less) => Some(minus(value, number(report, less, period)?)),
                None => Some(value),
            }
        });
        let values: Vec<f64> = values.collect::<Option<_>>()?;
        // Each may have been rounded.
        let slack = 0.5 * (values.len() + 1) as f64 + 1e-9;
        let whole = (values.iter().sum::<f64>() - 100.0).abs() <= slack;
        let sound = whole && values.iter().all(|value| *value >= 0.0);
        sound.then_some(Shares { period, values })
    };
    periods.iter().filter_map(at).collect()
}

fn own(report: &Report, indicator: usize) -> Option<(&[Period], &Series)> {
    let indicator = &report.indicators[indicator];
    let observations = indicator.observations.as_ref()?;
    let series = observations.of(report.area, indicator.cohort)?;
    Some((&observations.periods, series))
}

fn number(report: &Report, indicator: usize, period: &Period) -> Option<f64> {
    let (periods, series) = own(report, indicator)?;
    let at = periods.iter().position(|other| other == period)?;
    series.values[at].number()
}
