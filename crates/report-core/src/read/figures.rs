//! Cells, units, targets and observations.

use super::places::Ids;
use super::words::{one_of, period, short, year_end};
use super::{LARGEST_NUMBER, MOST_PERIODS, MOST_SERIES};
use crate::order;
use crate::period::{Period, YearEnd};
use crate::problem::Problems;
use crate::report::decimals::MOST_DECIMALS;
use crate::report::{
    Basis, Cell, Column, Figure, Fraction, Named, Observations, Polarity, Report, Rule, RuleKind,
    Series, Target,
};
use crate::unit::{Unit, UnitKind};
use crate::value::Value;
use crate::wire;
use std::collections::{BTreeMap, BTreeSet};

/// The ids that figures may refer to.
pub(super) struct KnownIds {
    pub areas: Ids,
    pub cohorts: Ids,
}

impl KnownIds {
    pub fn of(report: &Report) -> Self {
        Self {
            areas: Ids::of(report.areas.iter().map(|area| &area.id)),
            cohorts: Ids::of(report.cohorts.iter().map(|cohort: &Named| &cohort.id)),
        }
    }
}

pub(super) fn unit(p: &mut Problems, found: wire::Unit, decimals: Option<u8>) -> Option<Unit> {
    if let Some(decimals) = decimals.filter(|&decimals| decimals > MOST_DECIMALS) {
        p.error(
            "decimals",
            format!("{decimals} decimal places are too many; expected 0 to {MOST_DECIMALS}"),
        );
    }
    let kind = match found.kind.as_str() {
        "percent" => UnitKind::Percent,
        "points" => UnitKind::Points,
        "rate" => match found.per {
            Some(per) if per.is_finite() && per > 0.0 => UnitKind::Rate { per },
            _ => {
                p.error(
                    "unit.per",
                    "a rate says no number that it is out of; expected one, like 10000",
                );
                return None;
            }
        },
        "count" => UnitKind::Count,
        "money" => UnitKind::Money,
        "score" => UnitKind::Score,
        "days" | "hours" | "years" => UnitKind::After(found.kind),
        "other" => match found.symbol {
            Some(symbol) if !symbol.trim().is_empty() => UnitKind::After(symbol),
            _ => UnitKind::Bare,
        },
        _ => {
            let kinds = Unit::KINDS.map(|kind| (kind, ()));
            one_of(p, "unit.kind", Some(found.kind), "a kind of unit", &kinds);
            return None;
        }
    };
    Some(Unit {
        kind,
        of: found.of,
        decimals: decimals.unwrap_or(0).min(MOST_DECIMALS),
        decimals_said: decimals.map(|decimals| decimals.min(MOST_DECIMALS)),
        axis: found.axis,
    })
}

pub(super) fn polarity(p: &mut Problems, found: Option<String>) -> Polarity {
    one_of(p, "polarity", found, "a polarity", &Polarity::WORDS).unwrap_or_default()
}

pub(super) fn basis(p: &mut Problems, found: Option<String>) -> Option<Basis> {
    one_of(p, "basis", found, "a basis", &Basis::WORDS)
}

/// A number within what can be drawn; another is left out, and that is said.
pub(super) fn number(p: &mut Problems, at: &str, found: Option<f64>) -> Option<f64> {
    let found = found?;
    if found.is_finite() && found.abs() <= LARGEST_NUMBER {
        // −0 is 0.
        return Some(found + 0.0);
    }
    p.error(at, "the number is larger than 10 to the power of 15; expected a figure in its unit. It is left out.");
    None
}

fn fraction(p: &mut Problems, at: &str, top: Option<f64>, bottom: Option<f64>) -> Option<Fraction> {
    match (number(p, at, top), number(p, at, bottom)) {
        (top, Some(of)) if of > 0.0 && top.is_none_or(|top| top >= 0.0) => {
            Some(Fraction { top, of })
        }
        (_, Some(_)) => {
            p.error(at, "the counts make no fraction; expected a numerator of 0 or more and a denominator above 0. They are left out.");
            None
        }
        _ => None,
    }
}

pub(super) fn value(p: &mut Problems, at: &str, found: Option<f64>, symbols: &str) -> Value {
    let found = number(p, at, found);
    let read = Value::read(found, symbols).unwrap_or_else(|symbol| {
        p.error(at, format!("\"{}\" is not a symbol; expected one of \"c\", \"x\", \"z\", \"low\", \"w\" for an absent value or \"p\", \"r\", \"e\", \"f\", \"u\", \"b\" for a number", short(&symbol)));
        Value::read(found, "").unwrap_or(Value::Absent(crate::value::Absent::NotAvailable, crate::value::Marks::default()))
    });
    if let (Some(_), Value::Absent(reason, _)) = (found, read) {
        p.error(at, format!("a number stands beside {}, which says that there is none; expected one or the other. The number is not shown.", reason.symbol()));
    }
    read
}

pub(super) fn cells(
    p: &mut Problems,
    found: wire::Table<wire::Cell>,
    columns: &[Column],
) -> Vec<Option<Cell>> {
    let mut cells = vec![None; columns.len()];
    for (key, cell) in found.0 {
        p.within(&format!("cells.{}", short(&key)), |p| {
            let Some(index) = columns.iter().position(|column| column.id == key) else {
                p.error("", "no column of the report has this id; expected one of those in \"columns\". The cell is left out.");
                return;
            };
            cells[index] = Some(one_cell(p, cell, &columns[index]));
        });
    }
    cells
}

fn one_cell(p: &mut Problems, cell: wire::Cell, column: &Column) -> Cell {
    let own = cell
        .period
        .map(|label| period(p, "period", label, YearEnd::December));
    Cell {
        value: value(p, "", cell.value, cell.mark.as_deref().unwrap_or_default()),
        to: number(p, "to", cell.to),
        own_period: own.is_some(),
        period: own.or_else(|| column.period.clone()),
        basis: basis(p, cell.basis),
        fraction: fraction(p, "numerator", cell.numerator, cell.denominator),
        printed: cell.printed,
        heading: cell.heading,
        note: cell.note,
    }
}

pub(super) fn target(p: &mut Problems, found: wire::Target) -> Option<Target> {
    let period = period(p, "period", found.period, YearEnd::December);
    let value = number(p, "value", found.value)?;
    let to = number(p, "to", found.to);
    Some(Target {
        period,
        value,
        to,
        printed: found.printed,
    })
}

pub(super) fn rule(p: &mut Problems, found: wire::Rule) -> Option<Rule> {
    const RULES: &[(&str, RuleKind)] = &[
        ("percent", RuleKind::Percent),
        ("points", RuleKind::Points),
        ("floor", RuleKind::Floor),
    ];
    let kind = one_of(p, "rule.kind", Some(found.kind), "a kind of rule", RULES)?;
    let green = number(p, "rule.green", found.green).unwrap_or_default();
    let amber = number(p, "rule.amber", Some(found.amber))?;
    Some(Rule { kind, green, amber })
}

pub(super) fn figures(found: Vec<wire::Figure>) -> Vec<Figure> {
    let one = |figure: wire::Figure| Figure {
        what: figure.what,
        place: figure.place,
        when: figure.when,
        printed: figure.printed,
        note: figure.note,
    };
    found.into_iter().map(one).collect()
}

pub(super) fn observations(
    p: &mut Problems,
    found: wire::Observations,
    ids: &KnownIds,
) -> Option<Observations> {
    let year_end = year_end(p, found.year_ends);
    let count = found.periods.len();
    if count > MOST_PERIODS {
        p.error("periods", format!("{count} periods are too many; expected at most {MOST_PERIODS}. The observations are left out."));
        return None;
    }
    if found.series.len() > MOST_SERIES {
        p.error("series", format!("{} series are too many; expected at most {MOST_SERIES}. The observations are left out.", found.series.len()));
        return None;
    }
    let mut periods: Vec<Period> = Vec::with_capacity(count);
    let mut labels: BTreeSet<&str> = BTreeSet::new();
    for (i, label) in found.periods.iter().enumerate() {
        if !labels.insert(label) {
            p.each("periods", i, |p| p.error("", format!("\"{}\" stands here twice; expected every period once. The observations are left out.", short(label))));
            return None;
        }
        periods.push(p.each("periods", i, |p| period(p, "", label.clone(), year_end)));
    }
    // The file may list periods in any order; from here on they stand by time.
    let order = order::sorted_indices(count, &|a, b| periods[a].by_time(&periods[b]));
    let mut series: Vec<Series> = Vec::with_capacity(found.series.len());
    let labels = (found.periods.as_slice(), &labels);
    for (i, one) in found.series.into_iter().enumerate() {
        p.each("series", i, |p| {
            let Some(read) = one_series(p, one, labels, &order, ids) else { return };
            if series.iter().any(|other| (other.area, other.cohort) == (read.area, read.cohort)) {
                p.error("", "an earlier series is of the same area and cohort; expected one each. This one is left out.");
            } else {
                series.push(read);
            }
        });
    }
    let periods = order.iter().map(|&i| periods[i].clone()).collect();
    Some(Observations { periods, series })
}

fn one_series(
    p: &mut Problems,
    found: wire::Series,
    (labels, known): (&[String], &BTreeSet<&str>),
    order: &[usize],
    ids: &KnownIds,
) -> Option<Series> {
    let Some(area) = ids.areas.place(&found.area) else {
        p.error(
            "area",
            format!(
                "\"{}\" is not the id of an area of this report; expected {}. The series is left out.",
                short(&found.area),
                ids.areas.some()
            ),
        );
        return None;
    };
    let cohort = match found.cohort {
        None => None,
        Some(cohort) => {
            match ids.cohorts.place(&cohort) {
                Some(cohort) => Some(cohort),
                None => {
                    p.error("cohort", format!("\"{}\" is not the id of a cohort of this report. The series is left out.", short(&cohort)));
                    return None;
                }
            }
        }
    };
    let count = labels.len();
    for (field, length, may_be_empty) in [
        ("values", found.values.len(), false),
        ("lower", found.lower.len(), true),
        ("upper", found.upper.len(), true),
        ("numerators", found.numerators.len(), true),
        ("denominators", found.denominators.len(), true),
    ] {
        if length != count && !(may_be_empty && length == 0) {
            p.error(field, format!("there are {length} for {count} periods; expected as many, with null where there is none. The series is left out."));
            return None;
        }
    }
    for (field, keys) in [
        ("marks", keys(&found.marks)),
        ("printed", keys(&found.printed)),
    ] {
        for key in keys {
            if !known.contains(key) {
                p.error(
                    field,
                    format!(
                        "\"{}\" is not one of the periods; expected a key like \"{}\"",
                        short(key),
                        labels.first().map_or("2022/23", String::as_str)
                    ),
                );
            }
        }
    }
    let mut series = Series {
        area,
        cohort,
        values: Vec::with_capacity(count),
        printed: Vec::new(),
        limits: Vec::new(),
        fractions: Vec::new(),
    };
    let (marks, printed) = (by_key(&found.marks), by_key(&found.printed));
    let pick = |list: &[Option<f64>], i: usize| list.get(i).copied().flatten();
    for &i in order {
        let symbols = marks
            .get(labels[i].as_str())
            .map_or("", |marks| marks.as_str());
        p.each("values", i, |p| {
            series.values.push(value(p, "", found.values[i], symbols));
            if !found.lower.is_empty() && !found.upper.is_empty() {
                let low = number(p, "", pick(&found.lower, i));
                let high = number(p, "", pick(&found.upper, i));
                series
                    .limits
                    .push(low.zip(high).filter(|(low, high)| low <= high));
            }
            if !found.denominators.is_empty() {
                let (top, bottom) = (pick(&found.numerators, i), pick(&found.denominators, i));
                series.fractions.push(fraction(p, "", top, bottom));
            }
        });
        if !found.printed.is_empty() {
            let words = printed.get(labels[i].as_str());
            series.printed.push(words.map(|words| (*words).clone()));
        }
    }
    Some(series)
}

fn keys<V>(table: &wire::Table<V>) -> Vec<&str> {
    table.0.iter().map(|(key, _)| key.as_str()).collect()
}

fn by_key<V>(table: &wire::Table<V>) -> BTreeMap<&str, &V> {
    let mut found = BTreeMap::new();
    // Not collected: that would sort the pairs before, in code of its own.
    for (key, value) in &table.0 {
        found.insert(key.as_str(), value);
    }
    found
}
