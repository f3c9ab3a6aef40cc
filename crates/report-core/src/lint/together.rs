//! A whole and its parts at one time: a column of the printed table, or a period of the series.

use super::same;
use crate::report::{Breakdown, Cell, Indicator, Report, Role};
use crate::unit::UnitKind;
use crate::value::Value;

/// A whole and its parts at one time.
pub(super) struct Together<'r> {
    /// The place within the indicator.
    pub at: String,
    /// The time in words: a column's heading, a period's label.
    pub when: String,
    /// Whether it is a target and not a figure.
    pub target: bool,
    /// The indicator's own.
    pub whole: Option<Value>,
    /// The parts that have something at this time, in file order.
    pub parts: Vec<(&'r Breakdown, Value)>,
}

impl<'r> Together<'r> {
    /// All times at which two parts or more in the unit of the whole have something.
    pub fn all(report: &'r Report, indicator: &'r Indicator) -> Vec<Self> {
        let alike: Vec<&Breakdown> = indicator
            .breakdowns
            .iter()
            .filter(|part| part.unit.kind == indicator.unit.kind)
            .collect();
        let mut found = Vec::new();
        for (i, column) in report.columns.iter().enumerate() {
            // A range, or a cell for a period of its own, is not added to others.
            let value = |cells: &[Option<Cell>]| {
                let cell = cells.get(i)?.as_ref()?;
                (cell.to.is_none() && !cell.own_period).then_some(cell.value)
            };
            found.push(Self {
                at: format!("cells.{}", column.id),
                when: format!("under \"{}\"", column.heading),
                target: column.role == Role::Target,
                whole: value(&indicator.cells),
                parts: alike
                    .iter()
                    .filter_map(|part| Some((*part, value(&part.cells)?)))
                    .collect(),
            });
        }
        let series = indicator.observations.as_ref();
        let series = series.and_then(|own| Some((own, own.of(report.area, indicator.cohort)?)));
        let of_parts = crate::parts::parts(report, indicator);
        let mut periods = Vec::new();
        for part in &of_parts {
            for period in part.periods {
                if !periods.contains(&period) {
                    periods.push(period);
                }
            }
        }
        for period in periods {
            let whole = series.and_then(|(own, series)| {
                let at = own.periods.iter().position(|other| other == period)?;
                Some(series.values[at])
            });
            let parts = of_parts.iter().filter_map(|part| {
                let at = part.periods.iter().position(|other| other == period)?;
                let alike = part.breakdown.unit.kind == indicator.unit.kind;
                alike.then_some((part.breakdown, part.series.values[at]))
            });
            found.push(Self {
                at: "breakdowns".to_owned(),
                when: format!("for {}", period.label()),
                target: false,
                whole,
                parts: parts.collect(),
            });
        }
        found.retain(|together| together.parts.len() >= 2);
        found
    }

    /// The number of the whole.
    pub fn number(&self) -> Option<f64> {
        self.whole.and_then(Value::number)
    }

    /// The sum of the parts, where every one has a number.
    pub fn sum(&self) -> Option<f64> {
        self.parts.iter().map(|(_, value)| value.number()).sum()
    }

    /// Whether the parts add up to the whole; `None` where one of them has no number.
    pub fn adds_up(&self) -> Option<bool> {
        Some(same(self.sum()?, self.number()?))
    }
}

/// How often the parts of an indicator were seen to add up to the whole, and how often not,
/// among its figures. Parts may overlap or leave something out; this tells.
pub(super) fn seen(together: &[Together]) -> (usize, usize) {
    let figures = together.iter().filter(|one| !one.target);
    let seen: Vec<bool> = figures.filter_map(Together::adds_up).collect();
    let adding = seen.iter().filter(|&&adds_up| adds_up).count();
    (adding, seen.len() - adding)
}

/// Whether parts of a unit can be added at all: rates and percentages cannot.
pub(super) fn can_be_added(together: &Together) -> bool {
    let first = together.parts.first().map(|(part, _)| &part.unit.kind);
    matches!(first, Some(UnitKind::Count | UnitKind::Money))
}
