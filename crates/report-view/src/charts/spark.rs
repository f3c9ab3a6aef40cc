//! What a row's sparkline says.

use super::parted;
use report_charts::spark::Spark;
use report_core::compare::Comparison;
use report_core::period::Period;
use report_core::report::{Basis, Cell, Indicator, Report};
use report_core::words::{self, KeyCells};

/// How many of the latest outside figures a sparkline shows.
pub const SPARK_YEARS: usize = 10;

/// The sparkline of an indicator's row.
pub fn spark(report: &Report, indicator: &Indicator) -> Spark {
    let keys = words::key_cells(report, &indicator.cells);
    let mut spark = spark_of(indicator, keys);
    if let Some(now) = spark.current_at {
        spark.own = own(report, indicator, now);
        // The line says which of the figures are joined.
        spark.joined &= spark.own.is_empty();
    }
    let outside = Comparison::of(report, indicator)
        .filter(|c| c.outside && c.unit.kind == indicator.unit.kind);
    if let (Some(comparison), Some(now)) = (outside, spark.current_at) {
        let placed = comparison.periods().iter().zip(&comparison.focus().values);
        spark.context = placed
            .filter_map(|(period, value)| Some((period.at()?, value.number()?)))
            .filter(|(at, _)| *at <= now)
            .collect();
        let before = spark.context.len().saturating_sub(SPARK_YEARS);
        spark.context.drain(..before);
    }
    spark
}

/// The report's own figures up to a time in years, in pieces that lines may run through; none where
/// there are no more than the two that stand in the row.
fn own(report: &Report, indicator: &Indicator, now: f64) -> Vec<Vec<(f64, f64)>> {
    let Some(own) = Comparison::own(report, indicator) else {
        return Vec::new();
    };
    let begins = indicator.year_begins();
    let mut pieces: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut before: Option<&Period> = None;
    for (period, value) in own.periods().iter().zip(&own.focus().values) {
        let Some(at) = period.at().filter(|at| *at <= now) else {
            continue;
        };
        if value.marks().break_before {
            before = None;
        }
        let Some(number) = value.number() else {
            before = None;
            continue;
        };
        let joins = before.is_some_and(|before| !parted(before, period, own.basis, begins));
        match pieces.last_mut().filter(|_| joins) {
            Some(piece) => piece.push((at, number)),
            None => pieces.push(vec![(at, number)]),
        }
        before = Some(period);
    }
    match pieces.iter().map(Vec::len).sum::<usize>() {
        0..=2 => Vec::new(),
        _ => pieces,
    }
}

/// The sparkline of previous, current and target cells.
pub fn spark_of(indicator: &Indicator, keys: KeyCells) -> Spark {
    let cell = |found: Option<(usize, &'_ Cell)>| found.and_then(|(_, cell)| cell.value.number());
    let at = |found: Option<(usize, &Cell)>| found.and_then(|(_, cell)| cell.period.as_ref()?.at());
    let joined = match (keys.previous, keys.current) {
        (Some((_, then)), Some((_, now))) => joinable(indicator, then, now),
        _ => false,
    };
    Spark {
        previous: cell(keys.previous),
        current: cell(keys.current),
        target: cell(keys.target),
        joined,
        own: Vec::new(),
        context: Vec::new(),
        previous_at: at(keys.previous),
        current_at: at(keys.current),
    }
}

/// Whether a line may join two cells: counted alike, and no total to date with a whole year.
fn joinable(indicator: &Indicator, then: &Cell, now: &Cell) -> bool {
    let basis = |cell: &Cell| cell.basis.or(indicator.basis);
    let kind = |cell: &Cell| cell.period.as_ref().and_then(Period::kind);
    let snapshot = matches!(basis(now), Some(Basis::Snapshot | Basis::Rolling));
    basis(then) == basis(now)
        && (snapshot || kind(then) == kind(now))
        && !now.value.marks().break_before
}
