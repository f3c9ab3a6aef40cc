//! Figures ten times the last one, or a tenth of it: a slipped point, another unit.

use super::{Notices, both, same};
use crate::report::{Basis, Cell, Indicator, Report};
use crate::unit::{Unit, UnitKind};
use crate::value::Value;
use crate::words;

/// What is suspicious about a figure after another, in words: where one is ten times the other
/// or more, whatever was rounded, and it is not what chance does to small numbers.
fn message(unit: &Unit, (when, before): (&str, f64), now: f64) -> Option<String> {
    let how = ten_times(unit, before, now)?;
    let [before, now] = both(unit, before, now);
    Some(format!(
        "{now} follows {before} {when}, {how}; check the decimal point and the unit",
    ))
}

/// How `now` stands to `before`, where one is ten times the other or more.
fn ten_times(unit: &Unit, before: f64, now: f64) -> Option<&'static str> {
    let (less, more) = (before.abs().min(now.abs()), before.abs().max(now.abs()));
    // Three children more or less are no slip: a count must reach 50, another figure 10.
    let enough = match unit.kind {
        UnitKind::Count => 50.0,
        _ => 10.0,
    };
    // A printed 1% may have been 1.4%, but a slipped point makes exactly ten.
    let rounding = match unit.kind {
        UnitKind::Count | UnitKind::Money => 0.0,
        _ if less.fract() != 0.0 && unit.decimals == 0 => 0.0,
        _ => 0.5 * 10f64.powi(-i32::from(unit.decimals)),
    };
    let one_sign = before * now > 0.0;
    let ten = same(more, 10.0 * less) || more >= 10.0 * (less + rounding);
    if !one_sign || more < enough || !ten {
        return None;
    }
    Some(match now.abs() > before.abs() {
        true => "ten times as much or more",
        false => "a tenth of it or less",
    })
}

/// In the printed row.
pub(super) fn cells(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let rows = std::iter::once(("", "", &indicator.unit, &indicator.cells)).chain(
        indicator
            .breakdowns
            .iter()
            .map(|part| ("breakdowns", part.title.as_str(), &part.unit, &part.cells)),
    );
    for (within, part, unit, cells) in rows {
        let keys = words::key_cells(report, cells);
        let Some(((_, before), (column, now))) = keys.previous.zip(keys.current) else {
            continue;
        };
        let basis = [before, now].map(|cell| cell.basis.or(indicator.basis));
        // The year so far beside a whole year is no leap, however it is counted.
        let alike = basis[0] == basis[1] && basis[1] != Some(Basis::Cumulative);
        let (Some(before_number), Some(number)) = (before.value.number(), now.value.number())
        else {
            continue;
        };
        if !alike || now.value.marks().break_before {
            continue;
        }
        // Both are in the series too: there it is said.
        if part.is_empty()
            && [before, now]
                .iter()
                .all(|cell| listed(report, indicator, cell))
        {
            continue;
        }
        let heading = &report.columns[keys.previous.map_or(0, |(i, _)| i)].heading;
        let before = (&*format!("under \"{heading}\""), before_number);
        if let Some(says) = message(unit, before, number) {
            let at = match within {
                "" => format!("cells.{}", report.columns[column].id),
                _ => within.to_owned(),
            };
            let of = match part {
                "" => String::new(),
                part => format!("\"{part}\": "),
            };
            notices.add(&at, of + &says);
        }
    }
}

/// Whether a cell's figure stands in the indicator's own series as well.
fn listed(report: &Report, indicator: &Indicator, cell: &Cell) -> bool {
    let observations = indicator.observations.as_ref();
    let found = observations.and_then(|observations| {
        let series = observations.of(report.area, indicator.cohort)?;
        let period = cell.period.as_ref()?;
        let at = observations
            .periods
            .iter()
            .position(|other| other == period)?;
        series.values[at].number()
    });
    found.is_some() && found == cell.value.number()
}

/// In the series. Of the report's own area every leap is said; of another place, whose figures its
/// officer did not make, only a figure that leaps there and back, or the last one.
pub(super) fn observations(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let Some(observations) = &indicator.observations else {
        return;
    };
    for series in &observations.series {
        let own = series.area == report.area;
        let mut last: Option<(usize, f64)> = None;
        // The place of a leap, what is said of it, and the figure before it.
        let mut leapt: Option<(usize, String, f64)> = None;
        for (at, value) in series.values.iter().enumerate() {
            let period = &observations.periods[at];
            if value.marks().break_before {
                (last, leapt) = (None, None);
            }
            let Value::Number(now, _) = *value else {
                continue;
            };
            let before = last.filter(|(before, _)| observations.periods[*before].joins(period));
            let found = before.and_then(|(before, number)| {
                let when = format!("in {}", observations.periods[before].label());
                let says = message(&indicator.unit, (&when, number), now)?;
                let place = &report.areas[series.area].name;
                Some((at, format!("{place} in {}: {says}", period.label()), number))
            });
            match (found, leapt.take()) {
                (Some((at, says, _)), _) if own => notices.add_for(observations, series, at, says),
                // There and back: the leap before this one.
                (Some((_, _, peak)), Some((at, says, before)))
                    if (peak > before) == (peak > now) =>
                {
                    notices.add_for(observations, series, at, says);
                }
                (found, _) => leapt = found,
            }
            last = Some((at, now));
        }
        // Nothing follows that could be back again.
        if let Some((at, says, _)) = leapt.filter(|(at, ..)| last.is_some_and(|last| last.0 == *at))
        {
            notices.add_for(observations, series, at, says);
        }
    }
}

/// A target that is ten times the figure or a tenth of it.
pub(super) fn target(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let keys = words::key_cells(report, &indicator.cells);
    let Some((value, target)) = words::figure_and_target(report, indicator) else {
        return;
    };
    if let Some((column, _)) = keys.target
        && let Some(says) = ten_times(&indicator.unit, value, target)
    {
        let [target, value] = both(&indicator.unit, target, value);
        let at = format!("cells.{}", report.columns[column].id);
        notices.add(
            &at,
            format!(
                "the target of {target} is beside the figure of {value}, {says}; check the decimal point and the unit"
            ),
        );
    }
}
