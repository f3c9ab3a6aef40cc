//! What the charts say, from what the report says: words and numbers, no pixels.

pub mod cohorts;
pub mod gap;
pub mod multiples;
pub mod parts;
pub mod processes;
pub mod ranked;
pub mod spark;
pub mod strip;
pub mod trend;

pub use spark::{spark, spark_of};

use report_charts::ticks::TickWords;
use report_charts::trend::{Form, Point};
use report_core::compare::{Comparison, Mean};
use report_core::families::parted;
use report_core::period::{Month, Period, lapses};
use report_core::report::{Basis, Series};
use report_core::unit::Unit;
use report_core::value::{Marks, Value};

pub(crate) fn ticks(unit: &Unit) -> TickWords {
    let (prefix, suffix) = unit.tick_affixes();
    TickWords {
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
    }
}

fn form(marks: Marks) -> Form {
    if marks.not_final() {
        Form::Provisional
    } else {
        Form::Final
    }
}

/// A number in its unit; nothing for none.
fn written(value: Value, unit: &Unit) -> String {
    value.number().map_or_else(String::new, |v| unit.write(v))
}

/// What must be known about one value beside the chart's own words: its marks, its limits, and
/// what was printed for it.
fn notes_of(series: &Series, at: usize, unit: &Unit) -> Vec<String> {
    let marks = series.marks(at).list();
    let mut notes: Vec<String> = marks.map(|(_, words)| words.to_owned()).collect();
    notes.extend(limits_words(series, at, unit));
    let printed = series.printed.get(at).cloned().flatten();
    notes.extend(printed.map(|printed| format!("printed as \u{201c}{printed}\u{201d}")));
    notes
}

/// `confidence limits 47.1% to 51.5%`, where confidence limits are given.
pub fn limits_words(series: &Series, at: usize, unit: &Unit) -> Option<String> {
    let (low, high) = series.limits.get(at).copied().flatten()?;
    Some(format!(
        "confidence limits {} to {}",
        unit.write(low),
        unit.write(high)
    ))
}

/// `mean of 10 neighbours`, `mean of 9 of 10 neighbours`.
fn mean_name(mean: &Mean) -> String {
    match mean.n {
        None => "neighbour average, published".to_owned(),
        Some(1) if mean.of == 1 => "its neighbour".to_owned(),
        Some(n) if n == mean.of => format!("mean of {n} neighbours"),
        Some(n) => format!("mean of {n} of {} neighbours", mean.of),
    }
}

/// Region and nation, where they are set beside an authority: not where places are not compared.
fn published<'r>(comparison: &Comparison<'r>) -> impl Iterator<Item = (&'r str, &'r Series)> {
    let found = [comparison.region(), comparison.nation()];
    let found = found.into_iter().flatten();
    let compared = comparison.not_compared().is_none();
    found.filter(move |_| compared)
}

/// Adds the points of some values in order; where no line may join two of them, or a period lies
/// between that nobody reported, a point without a value stops it. `at_point` is told which value became which point.
fn points(
    values: impl Iterator<Item = (usize, Point, bool)>,
    periods: &[Period],
    (basis, begins): (Option<Basis>, Month),
    mut at_point: impl FnMut(usize, usize),
) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let mut last: Option<(usize, f64)> = None;
    let lapses = lapses(periods);
    for (at, point, has_number) in values {
        if has_number {
            if let Some((before, time)) = last
                && (parted(&periods[before], &periods[at], basis, begins)
                    || lapses[before + 1..=at].iter().any(|missing| *missing > 0))
            {
                points.push(Point {
                    at: time,
                    period: periods[before].short(),
                    value: None,
                    words: String::new(),
                    form: Form::Final,
                    break_before: false,
                });
            }
            last = Some((at, point.at));
        }
        at_point(at, points.len());
        points.push(point);
    }
    points
}

/// The point of one value; `None` where its period has no place in time.
fn point(period: &Period, value: Value, unit: &Unit) -> Option<Point> {
    let marks = value.marks();
    Some(Point {
        at: period.at()?,
        period: period.short(),
        value: value.number(),
        words: written(value, unit),
        form: form(marks),
        break_before: marks.break_before,
    })
}
