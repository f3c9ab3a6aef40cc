//! Two groups of people in one place side by side: every measure that is about a cohort and has the
//! same figure of another.
//!
//! Figures that grow with the size of a group are not set side by side. What is in an indicator's own
//! file is not at hand here. A gap that the report publishes is told as published.

use crate::comparable::not_compared;
use crate::decimal::{minus, places};
use crate::period::Period;
use crate::report::{Fraction, Indicator, Report, Series};

/// How the title of a measure begins that publishes the distance of two cohorts.
const GAP: &str = "Gap: ";

/// A measure with the figures of two cohorts in one period.
#[derive(Debug, Clone, Copy)]
pub struct Rung<'r> {
    /// The measure.
    pub indicator: &'r Indicator,
    /// Indices into the cohorts: the measure's own, and the one beside it.
    pub cohorts: [usize; 2],
    /// Their series, in the report's own area.
    pub series: [&'r Series; 2],
    /// The period.
    pub period: &'r Period,
    /// Its place in the series.
    pub at: usize,
    /// The two figures, in the unit.
    pub values: [f64; 2],
    /// The own figure less the other: as published, or unrounded where it is not.
    pub by: f64,
    /// The measure that publishes the difference: `Gap: ` and the title of this one.
    pub gap: Option<&'r Indicator>,
}

impl Rung<'_> {
    /// The names of the two cohorts.
    pub fn names<'r>(&self, report: &'r Report) -> [&'r str; 2] {
        self.cohorts.map(|at| report.cohorts[at].name.as_str())
    }

    /// A figure as it is written, with the number of people where it is published.
    pub fn words(&self, cohort: usize) -> String {
        let unit = &self.indicator.unit;
        let value = self.values[cohort];
        let written = unit.write_at(value, unit.places_alone(value));
        match self.counts(cohort) {
            Some(counts) => format!("{written} ({})", counts.words()),
            None => written,
        }
    }

    /// The counts behind a figure.
    pub fn counts(&self, cohort: usize) -> Option<Fraction> {
        let counts = self.series[cohort].fractions.get(self.at);
        counts.copied().flatten()
    }

    /// The second cohort elsewhere: the place's name and the figure as it is written.
    pub fn elsewhere<'s>(&'s self, report: &'s Report) -> impl Iterator<Item = (&'s str, String)> {
        let unit = &self.indicator.unit;
        let observations = self.indicator.observations.iter();
        let series = observations.flat_map(|found| &found.series);
        series.filter_map(move |series| {
            let apart = series.area != report.area && series.cohort == self.series[1].cohort;
            let value = series.values[self.at].number().filter(|_| apart)?;
            let name = report.areas[series.area].name.as_str();
            Some((name, unit.write_at(value, unit.places_alone(value))))
        })
    }

    /// The distance of the two, without its sign.
    pub fn distance(&self) -> String {
        let unit = &self.indicator.unit;
        let decimals = match self.gap {
            Some(_) => places(self.by),
            None => places(self.by).min(unit.decimals),
        };
        unit.write_difference(self.by.abs(), decimals)
    }
}

/// The measures in one unit, of the same two cohorts and of one period: lists of one or more, in the
/// file's order.
pub fn ladders(report: &Report) -> Vec<Vec<Rung<'_>>> {
    let mut found: Vec<Vec<Rung>> = Vec::new();
    for rung in report.indicators.iter().filter_map(|i| rung(report, i)) {
        let joins = |ladder: &&mut Vec<Rung>| {
            let first = &ladder[0];
            first.cohorts == rung.cohorts
                && first.period.label() == rung.period.label()
                && first.indicator.unit.kind == rung.indicator.unit.kind
        };
        match found.iter_mut().find(joins) {
            Some(ladder) => ladder.push(rung),
            None => found.push(vec![rung]),
        }
    }
    found
}

/// Whether there are any.
pub fn any(report: &Report) -> bool {
    report.indicators.iter().any(|i| rung(report, i).is_some())
}

/// What a measure, or the one that it is the gap of, says of two cohorts.
pub fn rung_of<'r>(report: &'r Report, indicator: &'r Indicator) -> Option<Rung<'r>> {
    match indicator.title.strip_prefix(GAP) {
        Some(title) => {
            let of = report.indicators.iter().find(|i| i.title == title)?;
            rung(report, of).filter(|rung| rung.gap.is_some_and(|gap| gap.id == indicator.id))
        }
        None => rung(report, indicator),
    }
}

/// The latest period in which both cohorts have a figure.
fn rung<'r>(report: &'r Report, indicator: &'r Indicator) -> Option<Rung<'r>> {
    if not_compared(&indicator.unit, &indicator.title).is_some() {
        return None;
    }
    let observations = indicator.observations.as_ref()?;
    let here = || {
        let series = observations.series.iter();
        series.filter(|series| series.area == report.area)
    };
    let own_cohort = indicator.cohort?;
    let own = here().find(|series| series.cohort == Some(own_cohort))?;
    let (beside, other) = here()
        .filter_map(|series| Some((series.cohort?, series)))
        .find(|(cohort, _)| *cohort != own_cohort)?;
    let both = |at: &usize| Some([own.values[*at].number()?, other.values[*at].number()?]);
    let at = (0..own.values.len()).rev().find(|at| both(at).is_some())?;
    let values = both(&at)?;
    let period = &observations.periods[at];
    let published = gap(report, indicator, other, period);
    Some(Rung {
        indicator,
        cohorts: [own_cohort, beside],
        series: [own, other],
        period,
        at,
        values,
        by: published.map_or_else(|| minus(values[0], values[1]), |(_, by)| by),
        gap: published.map(|(gap, _)| gap),
    })
}

/// The measure that publishes the distance of another from a series, and what it says for a period.
fn gap<'r>(
    report: &'r Report,
    of: &Indicator,
    beside: &Series,
    period: &Period,
) -> Option<(&'r Indicator, f64)> {
    let is_gap = |i: &&Indicator| i.title.strip_prefix(GAP) == Some(of.title.as_str());
    let found = report.indicators.iter().find(is_gap)?;
    let observations = found.observations.as_ref()?;
    let at = observations.periods.iter().position(|p| p == period)?;
    let series = observations.of(beside.area, beside.cohort)?;
    Some((found, series.values[at].number()?))
}
