//! The report's own figures of an indicator over time: its observations, and the printed figures
//! that they lack. What a row prints for several periods is a series, and the current figure is its
//! newest value whether or not the observations have it.

use crate::period::Period;
use crate::report::{Basis, Cell, Column, Indicator, Observations, Role, Series};
use crate::value::{Absent, Marks, Value};

/// The printed figures of a row that have a place in time, as a series of the own area: earlier
/// figures, and the current one even where it is no number. `None` where there are none.
pub(crate) fn printed(
    indicator: &Indicator,
    columns: &[Column],
    area: usize,
) -> Option<Observations> {
    let mut found: Vec<(Period, Value, Option<String>)> = Vec::new();
    for (column, cell) in columns.iter().zip(&indicator.cells) {
        let (Some(cell), true) = (cell, column.role != Role::Target) else {
            continue;
        };
        let Some(period) = cell.period.as_ref().filter(|period| period.at().is_some()) else {
            continue;
        };
        let current = column.role == Role::Current;
        if (cell.value.number().is_none() && !current) || !counted_in_series(indicator, cell) {
            continue;
        }
        let value = match (cell.value, basis(indicator, cell)) {
            (Value::Number(number, marks), Some(Basis::AnnualForecast)) => Value::Number(
                number,
                Marks {
                    forecast: true,
                    ..marks
                },
            ),
            (value, _) => value,
        };
        found.retain(|(other, ..)| other.label() != period.label());
        found.push((period.clone(), value, cell.printed.clone()));
    }
    crate::order::sort(&mut found, |(a, ..), (b, ..)| a.by_time(b));
    if found.is_empty() {
        return None;
    }
    let mut periods = Vec::new();
    let mut series = Series {
        area,
        cohort: indicator.cohort,
        values: Vec::new(),
        printed: Vec::new(),
        limits: Vec::new(),
        fractions: Vec::new(),
    };
    for (period, value, printed) in found {
        periods.push(period);
        series.values.push(value);
        // Only of figures that are no number do the words say more than the value.
        series
            .printed
            .push(printed.filter(|_| value.number().is_none()));
    }
    Some(Observations {
        periods,
        series: vec![series],
    })
}

fn basis(indicator: &Indicator, cell: &Cell) -> Option<Basis> {
    cell.basis.or(indicator.basis)
}

/// Whether a cell is counted as the rest of its row is: a whole year is the same to date and over
/// the whole period, and what a forecast is of.
fn counted_in_series(indicator: &Indicator, cell: &Cell) -> bool {
    use Basis::{AnnualForecast, Cumulative, WholePeriod};
    let whole_year = cell.period.as_ref().is_some_and(Period::is_year);
    let of_a_year = |basis: Option<Basis>| {
        matches!(
            basis,
            None | Some(AnnualForecast | Cumulative | WholePeriod)
        )
    };
    let (own, row) = (basis(indicator, cell), indicator.basis);
    // The two ends of a range are no one figure.
    cell.to.is_none() && (own == row || (whole_year && of_a_year(own) && of_a_year(row)))
}

impl Indicator {
    /// Joins the printed figures to the observations.
    pub(crate) fn join(&mut self) {
        self.joined = match (&self.observations, &self.printed_series) {
            (Some(observations), Some(printed)) => joined(observations, printed, self.cohort),
            (None, Some(printed)) if self.file.is_none() => Some(printed.clone()),
            _ => None,
        };
    }
}

/// Observations with the printed figures that they lack; `None` where they lack none. A figure joins
/// only periods of its own sort.
fn joined(
    observations: &Observations,
    printed: &Observations,
    cohort: Option<usize>,
) -> Option<Observations> {
    let own = printed.series.first()?;
    let focus = |found: &Observations| {
        let of = |cohort| {
            let mut all = found.series.iter();
            all.position(|series| series.area == own.area && series.cohort == cohort)
        };
        of(cohort).or_else(|| of(None))
    };
    let place = focus(observations)?;
    let mut joined: Option<Observations> = None;
    for (period, value) in printed.periods.iter().zip(&own.values) {
        let now = joined.as_ref().unwrap_or(observations);
        let found = now
            .periods
            .iter()
            .position(|other| other.label() == period.label());
        match found {
            Some(at) => {
                let unknown = matches!(
                    now.series[place].values[at],
                    Value::Absent(Absent::NotAvailable, _)
                );
                if unknown && value.number().is_some() {
                    let whole = joined.get_or_insert_with(|| observations.clone());
                    whole.series[place].values[at] = *value;
                }
            }
            None => {
                let alike = observations.periods.iter().any(|other| other.joins(period));
                // Only a period of a sort that the observations have: a quarter's figure is no year of
                // a series of years, though it may be the same figure.
                if alike {
                    let whole = joined.get_or_insert_with(|| observations.clone());
                    insert(whole, place, period, *value);
                }
            }
        }
    }
    joined
}

/// Puts a value of one series into a period of its own; the other series have none there.
fn insert(whole: &mut Observations, place: usize, period: &Period, value: Value) {
    let at = whole
        .periods
        .iter()
        .position(|other| period.by_time(other).is_lt())
        .unwrap_or(whole.periods.len());
    whole.periods.insert(at, period.clone());
    for (n, series) in whole.series.iter_mut().enumerate() {
        let none = Value::Absent(Absent::NotAvailable, Marks::default());
        series
            .values
            .insert(at, if n == place { value } else { none });
        if !series.printed.is_empty() {
            series.printed.insert(at, None);
        }
        if !series.limits.is_empty() {
            series.limits.insert(at, None);
        }
        if !series.fractions.is_empty() {
            series.fractions.insert(at, None);
        }
    }
}
