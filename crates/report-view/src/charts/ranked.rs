//! What the ranked bars say: the authority and its neighbours in one period.

use super::{mean_name, notes_of, published, ticks, written};
use crate::wording;
use report_charts::explore::{Note, Ranked};
use report_charts::ranked::{Bar, BarKind, BarLimits};
use report_core::compare::Comparison;
use report_core::report::Series;
use report_core::value::Value;

/// The ranking of a comparison in one period.
pub fn ranked(comparison: &Comparison, at: usize) -> Ranked {
    let unit = comparison.unit;
    let mut ranked = Ranked {
        period: comparison.periods()[at].short(),
        ..Ranked::default()
    };
    let mut add = |name: &str, series: Option<&Series>, value: Value, rank, kind| {
        let bar = ranked.chart.bars.len();
        if let Some(series) = series {
            let notes = notes_of(series, at, unit).into_iter();
            ranked.notes.extend(notes.map(|words| Note {
                series: 0,
                point: bar,
                words,
            }));
            let limits = series.limits.get(at).copied().flatten();
            ranked
                .limits
                .extend(limits.map(|(low, high)| BarLimits { bar, low, high }));
        }
        ranked.chart.bars.push(Bar {
            rank,
            name: name.to_owned(),
            value: value.number(),
            words: written(value, unit),
            kind,
            missing: match value {
                Value::Absent(reason, _) => Some(reason.words().to_owned()),
                Value::Number(..) => None,
            },
        });
    };
    for row in comparison.ranking(at).rows {
        let (kind, series) = match row.own {
            true => (BarKind::Focus, Some(comparison.focus())),
            false => (
                BarKind::Neighbour,
                comparison.observations.of(row.area, None),
            ),
        };
        let joint = if row.joint { "=" } else { "" };
        let rank = row.place.map(|place| format!("{joint}{place}"));
        let name = &comparison.report.areas[row.area].name;
        add(name, series, row.value, rank, kind);
    }
    for (name, series) in published(comparison) {
        add(
            name,
            Some(series),
            series.values[at],
            None,
            BarKind::Outlined,
        );
    }
    ranked.chart.unit_label = unit.axis();
    ranked.chart.tick_words = ticks(unit);
    if let Some(mean) = comparison.mean(at).filter(|mean| mean.of > 1) {
        let written = unit.write_at(mean.value, unit.mean_decimals());
        let label = format!("{} {written}", wording::capital(&mean_name(&mean)));
        ranked.chart.mean = Some((mean.value, label));
        ranked.chart.mean_short = format!("Neighbour mean {written}");
    }
    ranked
}
