//! Targets that ask for less than was had, and targets that their parts speak against.

use super::rated::bound;
use super::together::{Together, can_be_added, seen};
use super::{Notices, both, same};
use crate::period::Period;
use crate::report::{Basis, Indicator, Polarity, Report, Role};
use crate::statistics;
use crate::unit::UnitKind;

/// A target, or a figure to hold it against.
struct Earlier<'r> {
    at: String,
    what: &'static str,
    bound: f64,
    period: &'r Period,
    basis: Option<Basis>,
}

/// A target looser than the target before it, where high or low is good. One looser than the last
/// figure is a floor or a new year's plan, and normal.
pub(super) fn looser(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let (side, good) = match indicator.polarity {
        Polarity::High => ("below", "high"),
        Polarity::Low => ("above", "low"),
        Polarity::Plan | Polarity::None => return,
    };
    let mut by_time = of_the_table(report, indicator);
    for target in &indicator.targets {
        let known = |one: &Earlier| one.what == "target" && one.period == &target.period;
        if !by_time.iter().any(known) {
            let upper = target.to.filter(|_| indicator.polarity == Polarity::Low);
            by_time.push(Earlier {
                at: "targets".to_owned(),
                what: "target",
                bound: upper.unwrap_or(target.value),
                period: &target.period,
                basis: indicator.basis,
            });
        }
    }
    // Of one period the figure comes after its target: what was had says more.
    by_time.sort_by(|a, b| a.period.by_time(b.period).then(b.what.cmp(a.what)));
    for (i, target) in by_time.iter().enumerate() {
        let alike = |one: &&Earlier| {
            one.period.joins(target.period)
                && one.period.ends() < target.period.starts()
                && one.basis == target.basis
        };
        let last = by_time[..i].iter().rev().find(alike);
        if let Some(last) = last.filter(|last| (last.what, target.what) == ("target", "target"))
            && statistics::is_better(last.bound, target.bound, indicator.polarity)
        {
            let [now, before] = both(&indicator.unit, target.bound, last.bound);
            notices.add(
                &target.at,
                format!(
                    "the target of {now} for {} is {side} the target of {before} for {}, and {good} \
                     is good; it is shown as printed",
                    target.period.label(),
                    last.period.label()
                ),
            );
        }
    }
}

/// Figures and targets of the printed table that have a number and a period.
fn of_the_table<'r>(report: &Report, indicator: &'r Indicator) -> Vec<Earlier<'r>> {
    let printed = indicator.cells.iter().zip(&report.columns);
    printed
        .filter_map(|(cell, column)| {
            let cell = cell.as_ref()?;
            let (what, bound) = match column.role {
                Role::Target => ("target", bound(cell, indicator.polarity)?),
                Role::Previous | Role::Current => ("figure", cell.value.number()?),
            };
            Some(Earlier {
                at: format!("cells.{}", column.id),
                what,
                bound,
                period: cell.period.as_ref()?,
                basis: cell.basis.or(indicator.basis),
            })
        })
        .collect()
}

/// A target that the targets of the parts cannot come to: a share outside all of theirs, or a
/// count that is not their sum where the figures do add up.
pub(super) fn contradicted(notices: &mut Notices, indicator: &Indicator, together: &[Together]) {
    let all = indicator.breakdowns.len();
    let (adding, not) = seen(together);
    for one in together
        .iter()
        .filter(|one| one.target && one.parts.len() == all)
    {
        let numbers: Option<Vec<f64>> = one.parts.iter().map(|(_, v)| v.number()).collect();
        let (Some(whole), Some(numbers)) = (one.number(), numbers) else {
            continue;
        };
        let write = |number: f64| {
            indicator
                .unit
                .write_at(number, indicator.unit.places_alone(number))
        };
        let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mixed = matches!(
            indicator.unit.kind,
            UnitKind::Percent | UnitKind::Rate { .. }
        );
        if mixed && (whole < least || whole > most) {
            let range = match same(least, most) {
                true => format!("are all {}", write(least)),
                false => format!("are {} to {}", write(least), write(most)),
            };
            notices.add(
                &one.at,
                format!(
                    "the targets of the parts {range}, and {} is the target of the whole, which \
                     they cannot come to; it is shown as printed",
                    write(whole)
                ),
            );
        }
        let sum: f64 = numbers.iter().sum();
        if can_be_added(one) && adding > 0 && not == 0 && !same(sum, whole) {
            let [sum, whole] = both(&indicator.unit, sum, whole);
            notices.add(
                &one.at,
                format!(
                    "the targets of the parts add up to {sum}, and {whole} is the target of the \
                     whole; it is shown as printed",
                ),
            );
        }
    }
}
