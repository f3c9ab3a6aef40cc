//! Suppressed figures that the published ones reveal.
//!
//! The words never give the figure: what `fairview check` prints may be kept in a log.

use super::Notices;
use super::together::{Together, can_be_added, seen};
use crate::report::{AreaKind, Cell, Indicator, Report};
use crate::value::{Absent, Value};

fn suppressed(value: Value) -> bool {
    matches!(value, Value::Absent(Absent::Confidential, _))
}

/// One suppressed part beside the total and all other parts, or a suppressed total beside all
/// its parts. Nothing is said where the parts were seen not to add up.
pub(super) fn beside_parts(notices: &mut Notices, together: &[Together]) {
    let (_, not) = seen(together);
    if not > 0 {
        return;
    }
    let figures = together
        .iter()
        .filter(|one| !one.target && can_be_added(one));
    for one in figures {
        let mut without = one
            .parts
            .iter()
            .filter(|(_, value)| value.number().is_none());
        match (one.whole, without.next(), without.next()) {
            (Some(Value::Number(total, _)), Some((part, value)), None) if suppressed(*value) => {
                let others: f64 = one.parts.iter().filter_map(|(_, v)| v.number()).sum();
                // More than the total: the parts overlap, and nothing can be worked out.
                if others <= total {
                    notices.add(
                        &one.at,
                        format!(
                            "{} \"{}\" is [c], confidential, and the total and every other part \
                             are given, so that anybody can work it out; expected a second part \
                             suppressed, or the total",
                            one.when, part.title
                        ),
                    );
                }
            }
            (Some(whole), None, _) if suppressed(whole) => notices.add(
                &one.at,
                format!(
                    "{} the total is [c], confidential, and all its parts are given, so that \
                     anybody can add them up; expected a part suppressed as well",
                    one.when
                ),
            ),
            _ => {}
        }
    }
}

/// Counts, limits or printed digits that stand beside a suppressed figure, and figures of one
/// period that are suppressed in one place and given in another.
pub(super) fn beside_counts(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let rows = std::iter::once((None, &indicator.cells)).chain(
        indicator
            .breakdowns
            .iter()
            .map(|part| (Some(part), &part.cells)),
    );
    for (part, cells) in rows {
        for (cell, column) in cells.iter().zip(&report.columns) {
            let Some(cell) = cell.as_ref().filter(|cell| suppressed(cell.value)) else {
                continue;
            };
            let (at, of) = match part {
                None => (format!("cells.{}", column.id), String::new()),
                Some(part) => (
                    "breakdowns".to_owned(),
                    format!("\"{}\" under \"{}\": ", part.title, column.heading),
                ),
            };
            if let Some(found) = beside(cell) {
                notices.add(
                    &at,
                    format!("{of}{found} beside [c], confidential; expected nothing that tells the figure"),
                );
            }
        }
    }
    let own = indicator.observations.iter().map(|own| (own, None));
    let of_parts = indicator.breakdowns.iter();
    let of_parts = of_parts.filter_map(|part| Some((part.observations.as_ref()?, Some(part))));
    for (observations, part) in own.chain(of_parts) {
        for series in &observations.series {
            for (at, value) in series.values.iter().enumerate() {
                let counts = series.fractions.get(at).copied().flatten();
                let counts = counts.is_some_and(|counts| counts.top.is_some());
                let limits = series.limits.get(at).is_some_and(Option::is_some);
                let printed = series.printed.get(at).and_then(Option::as_deref);
                let found = match (counts, limits, printed.is_some_and(tells)) {
                    (true, ..) => "numerator and denominator stand",
                    (_, true, _) => "confidence limits stand",
                    (.., true) => "printed digits stand",
                    _ => continue,
                };
                if suppressed(*value) {
                    let says = format!(
                        "{} in {}: {found} beside [c], confidential; expected nothing that tells \
                         the figure",
                        report.areas[series.area].name,
                        observations.periods[at].label()
                    );
                    match part {
                        None => notices.add_for(observations, series, at, says),
                        Some(part) => {
                            notices.add("breakdowns", format!("\"{}\": {says}", part.title));
                        }
                    }
                }
            }
        }
    }
    twice(notices, report, indicator);
}

/// A figure of one period that the table gives and the series suppresses, or the other way.
fn twice(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let Some(observations) = &indicator.observations else {
        return;
    };
    let Some(series) = observations.of(report.area, indicator.cohort) else {
        return;
    };
    for (cell, column) in indicator.cells.iter().zip(&report.columns) {
        let figure = cell
            .as_ref()
            .filter(|_| column.role != crate::report::Role::Target)
            .and_then(|cell| Some((cell.value, cell.period.as_ref()?)));
        let Some((shown, period)) = figure else {
            continue;
        };
        let Some(at) = observations.periods.iter().position(|p| p == period) else {
            continue;
        };
        let (listed, place) = (series.values[at], &column.heading);
        let (held, given) = match (suppressed(shown), suppressed(listed)) {
            (true, false) if listed.number().is_some() => {
                (format!("under \"{place}\""), "in the observations")
            }
            (false, true) if shown.number().is_some() => {
                ("in the observations".to_owned(), place.as_str())
            }
            _ => continue,
        };
        notices.add(
            &format!("cells.{}", column.id),
            format!(
                "the figure for {} is [c], confidential, {held} and is given {}; expected it in \
                 neither",
                period.label(),
                match given == place {
                    true => format!("under \"{given}\""),
                    false => given.to_owned(),
                }
            ),
        );
    }
}

fn beside(cell: &Cell) -> Option<&'static str> {
    if cell.fraction.is_some_and(|counts| counts.top.is_some()) {
        return Some("numerator and denominator stand");
    }
    let printed = cell.printed.as_deref().is_some_and(tells);
    printed.then_some("printed digits stand")
}

/// Whether printed words of a suppressed figure hold a number. "Fewer than 5", "<5" and the like
/// say how a figure is suppressed, not what it is.
fn tells(printed: &str) -> bool {
    let bound = ["fewer", "less", "under", "below", "<", "up to"];
    let words = printed.to_lowercase();
    printed.contains(|c: char| c.is_ascii_digit()) && !bound.iter().any(|b| words.contains(b))
}

/// One suppressed neighbour beside all others and their published mean.
pub(super) fn beside_mean(notices: &mut Notices, report: &Report, indicator: &Indicator) {
    let (Some(observations), Some(neighbours)) = (&indicator.observations, &report.neighbours)
    else {
        return;
    };
    let published = observations
        .series
        .iter()
        .find(|series| report.areas[series.area].kind == AreaKind::NeighbourMean);
    let Some(published) = published else { return };
    let series: Option<Vec<_>> = neighbours
        .areas
        .iter()
        .map(|(area, _)| observations.of(*area, published.cohort))
        .collect();
    let Some(series) = series else { return };
    for (at, period) in observations.periods.iter().enumerate() {
        let mut without = series.iter().filter(|s| s.values[at].number().is_none());
        if let (Some(one), None) = (without.next(), without.next())
            && published.values[at].number().is_some()
            && suppressed(one.values[at])
        {
            let says = format!(
                "{} in {}: the figure is [c], confidential, and the mean of the {} neighbours and \
                 all the others are given, so that anybody can work it out; expected a second one \
                 suppressed, or the mean",
                report.areas[one.area].name,
                period.label(),
                series.len()
            );
            notices.add_for(observations, one, at, says);
        }
    }
}
