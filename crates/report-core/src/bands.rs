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
    /// In per cent, one for every band.
    pub values: Vec<f64>,
}

impl Shares<'_> {
    /// How far from a hundred they may come together: half a point for each, which may have been
    /// rounded, and for the whole.
    pub fn slack(&self) -> f64 {
        0.5 * (self.values.len() + 1) as f64
    }

    /// Whether they make one whole: none below 0, together 100 but for rounding.
    pub fn are_one_whole(&self) -> bool {
        let apart = (self.values.iter().sum::<f64>() - 100.0).abs();
        apart <= self.slack() + 1e-9 && self.values.iter().all(|value| *value >= 0.0)
    }
}

/// The shares of every period in which all have a number and come to a hundred, by time.
pub fn shares<'r>(report: &'r Report, process: &Process) -> Vec<Shares<'r>> {
    let mut all = each_period(report, process);
    all.retain(Shares::are_one_whole);
    all
}

/// The shares of every period in which all have a number, by time.
pub fn each_period<'r>(report: &'r Report, process: &Process) -> Vec<Shares<'r>> {
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
        let values = values.collect::<Option<_>>()?;
        Some(Shares { period, values })
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
