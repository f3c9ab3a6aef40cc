//! Figures over time and of other places.

use super::{ArchivePart, ENDS, MARKER, PERIOD, PRINTED, STARTS, part, period, text};
use crate::table::ColumnKind::{Day, Number, Text};
use crate::table::{Cell, symbols};
use report_core::report::{Breakdown, Indicator, Observations, Report};
use report_core::unit::Unit;

pub(super) fn observations(report: &Report) -> ArchivePart {
    let refers = [
        ("indicator", "indicators"),
        ("area", "areas"),
        ("cohort", "cohorts"),
    ];
    let mut part = part(
        "observations",
        "Figures over time and of other places",
        &[],
        &refers,
        &[
            ("indicator", Text, ""),
            ("part", Text, "Empty for the whole"),
            (
                "whose",
                Text,
                "report, or comparator: another publisher's figures",
            ),
            ("area", Text, ""),
            ("cohort", Text, "Empty for everybody"),
            ("period", Text, PERIOD),
            ("period_starts", Day, STARTS),
            ("period_ends", Day, ENDS),
            ("value", Number, "Unrounded, in the indicator's unit"),
            ("marker", Text, MARKER),
            ("lower", Number, "Lower confidence limit"),
            ("upper", Number, "Upper confidence limit"),
            ("numerator", Number, ""),
            ("denominator", Number, ""),
            ("printed", Text, PRINTED),
        ],
    );
    for set in sets(report) {
        let Observations {
            periods, series, ..
        } = set.found;
        for one in series {
            for (at, when) in periods.iter().enumerate() {
                let [label, first, last] = period(Some(when));
                let limits = one.limits.get(at).copied().flatten();
                let counts = one.fractions.get(at).copied().flatten();
                part.table.row(vec![
                    text(&set.indicator.id),
                    Cell::text(set.part.map(|part| part.id.as_str())),
                    text(if set.outside { "comparator" } else { "report" }),
                    text(&report.areas[one.area].id),
                    Cell::text(one.cohort.map(|at| report.cohorts[at].id.as_str())),
                    label,
                    first,
                    last,
                    Cell::number(one.values[at].number()),
                    text(&symbols(one.values[at])),
                    Cell::number(limits.map(|(low, _)| low)),
                    Cell::number(limits.map(|(_, high)| high)),
                    Cell::number(counts.and_then(|counts| counts.top)),
                    Cell::number(counts.map(|counts| counts.of)),
                    Cell::text(one.printed.get(at).and_then(Option::as_deref)),
                ]);
            }
        }
    }
    part
}

/// Observations, and what they are of.
pub(in crate::whole) struct Set<'r> {
    pub indicator: &'r Indicator,
    pub part: Option<&'r Breakdown>,
    pub outside: bool,
    pub title: &'r str,
    pub unit: &'r Unit,
    pub found: &'r Observations,
}

/// Every set of observations of a report.
pub(in crate::whole) fn sets(report: &Report) -> Vec<Set<'_>> {
    let mut sets = Vec::new();
    for indicator in &report.indicators {
        let mut add = |part, outside, title, unit, found: Option<_>| {
            sets.extend(found.map(|found| Set {
                indicator,
                part,
                outside,
                title,
                unit,
                found,
            }));
        };
        add(
            None,
            false,
            indicator.title.as_str(),
            &indicator.unit,
            // Of a measure with a file of its own, only what a list draws is here.
            indicator
                .observations
                .as_ref()
                .filter(|_| indicator.file.is_none()),
        );
        for part in &indicator.breakdowns {
            add(
                Some(part),
                false,
                &part.title,
                &part.unit,
                part.observations.as_ref(),
            );
        }
        if let Some(beside) = &indicator.benchmark {
            add(
                None,
                true,
                &beside.title,
                &beside.unit,
                beside.observations.as_ref(),
            );
        }
    }
    sets
}
