//! What the ranked bars say: the authority and its neighbours in one period, and the words around
//! them.

use super::{mean_name, notes_of, published, ticks, written};
use crate::chart::Caption;
use crate::wording;
use report_charts::explore::{Note, Ranked};
use report_charts::ranked::{Bar, BarKind, BarLimits};
use report_core::compare::Comparison;
use report_core::report::{Polarity, Series};
use report_core::value::Value;
use report_core::words;

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

/// The words around the ranking: the mean of the neighbours with its n, the quartiles where the ranked
/// places are `all` that the file has, and what is not drawn.
pub fn caption(comparison: &Comparison, at: usize, all: bool) -> Caption {
    let when = words::when_at_within(comparison, at);
    let unit = comparison.unit;
    let mean = comparison.mean(at).map(|mean| {
        format!(
            "Mean of the neighbours: {} ({}).",
            unit.write_at(mean.value, unit.mean_decimals()),
            words::mean_of(comparison.report, &mean),
        )
    });
    let notes = words::ranking_notes(comparison, at);
    let quartiles = words::ranking_quartiles(comparison, at).filter(|_| all);
    let sentences = mean.into_iter().chain(quartiles).chain(notes);
    let sentences: Vec<String> = sentences.collect();
    Caption {
        headline: words::ranking_headline(comparison, at).unwrap_or_default(),
        subtitle: format!("{}, {when}", words::indicator_title(comparison)),
        paragraph: sentences.join(" "),
        notes: Vec::new(),
    }
}

/// The chart in short, for those who cannot see it.
pub fn name(comparison: &Comparison, at: usize) -> String {
    let neighbours = comparison.ranking(at).rows.len().saturating_sub(1);
    format!(
        "Bar chart: {}, {}, {} and {}",
        words::indicator_title(comparison),
        comparison.periods()[at].words(),
        comparison.report.area_name(),
        wording::count(neighbours, "statistical neighbour"),
    )
}

/// Where the ranking's neighbours come from, and what 1 means.
pub fn note(comparison: &Comparison) -> String {
    let list = comparison
        .report
        .neighbours
        .as_ref()
        .map_or("", |neighbours| &neighbours.list);
    let area = comparison.report.area_name();
    let rank = match comparison.polarity {
        Polarity::High => "High is good here, so 1 is the highest.",
        Polarity::Low => "Low is good here, so 1 is the lowest.",
        Polarity::Plan | Polarity::None => {
            "The source gives this measure no good or bad direction, so 1 is the highest, not the best."
        }
    };
    let mean = match comparison.neighbours().count() {
        1 => String::new(),
        _ => format!(" Plain mean, {area} left out."),
    };
    format!("Neighbours: {list}.{mean} {rank}")
}
