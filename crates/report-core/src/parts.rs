//! The parts of a measure that have figures over time, as far as one scale can hold them.
//!
//! Parts in another unit are not put beside the others: their figures stand in the table.

use crate::period::Period;
use crate::report::{Breakdown, Indicator, Report, Series};

/// A part with its own series.
#[derive(Debug, Clone, Copy)]
pub struct Part<'r> {
    /// The part.
    pub breakdown: &'r Breakdown,
    /// The periods of its series, by time.
    pub periods: &'r [Period],
    /// The figures of the report's own area.
    pub series: &'r Series,
}

impl Part<'_> {
    /// The number of a period; `None` without one.
    pub fn number(&self, period: &Period) -> Option<f64> {
        let at = self.periods.iter().position(|other| other == period)?;
        self.series.values[at].number()
    }

    /// How many periods have a number.
    pub fn numbers(&self) -> usize {
        let values = self.series.values.iter();
        values.filter(|value| value.number().is_some()).count()
    }
}

/// The parts with a series of the report's own area, in the file's order.
pub fn parts<'r>(report: &Report, indicator: &'r Indicator) -> Vec<Part<'r>> {
    let part = |breakdown: &'r Breakdown| {
        let observations = breakdown.observations.as_ref()?;
        let own = |series: &&Series| series.area == report.area;
        let series = observations.series.iter().find(own);
        Some(Part {
            breakdown,
            periods: &observations.periods,
            series: series?,
        })
    };
    indicator.breakdowns.iter().filter_map(part).collect()
}

/// Those of some parts that one scale can hold: counted in the unit of the first.
pub fn alike<'r>(parts: &[Part<'r>]) -> Vec<Part<'r>> {
    let Some(first) = parts.first() else {
        return Vec::new();
    };
    let same = |part: &&Part<'r>| part.breakdown.unit.kind == first.breakdown.unit.kind;
    parts.iter().filter(same).copied().collect()
}

/// The latest period in which two parts or more have a number.
pub fn latest_common<'r>(parts: &[Part<'r>]) -> Option<&'r Period> {
    let common = |period: &&Period| {
        let with = parts.iter().filter(|part| part.number(period).is_some());
        with.count() >= 2
    };
    let periods = parts.iter().flat_map(|part| part.periods);
    periods.filter(common).max_by(|a, b| a.by_time(b))
}
