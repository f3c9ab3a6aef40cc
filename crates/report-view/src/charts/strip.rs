//! What the strip says: the authority among all those whose figures are in the file.

use super::{notes_of, published, ticks, written};
use report_charts::explore::{Note, Strip};
use report_charts::strip::{DotKind, StripDot, StripMark};
use report_core::compare::Comparison;
use report_core::reckon::{Bands, FEWEST_BANDED};
use report_core::report::Polarity;

/// The strip of one period; `None` where the file has too few authorities with a value for bands:
/// then the ranking shows them all.
pub fn strip(comparison: &Comparison, at: usize) -> Option<Strip> {
    let authorities = comparison.authorities(at);
    if authorities.len() < FEWEST_BANDED || comparison.not_compared().is_some() {
        return None;
    }
    let unit = comparison.unit;
    let areas = &comparison.report.areas;
    let own = comparison.report.area;
    let neighbour = |area: usize| comparison.neighbours().any(|(other, _)| other == area);
    let mut strip = Strip {
        period: comparison.periods()[at].short(),
        ..Strip::default()
    };
    for (dot, (area, value)) in authorities.into_iter().enumerate() {
        let cohort = comparison.focus().cohort;
        if let Some(series) = comparison.observations.of(area, cohort) {
            let notes = notes_of(series, at, unit).into_iter();
            strip.notes.extend(notes.map(|words| Note {
                series: 0,
                point: dot,
                words,
            }));
        }
        strip.chart.dots.push(StripDot {
            value: Some(value),
            words: format!("{} {}", areas[area].name, unit.write(value)),
            kind: match () {
                () if area == own => DotKind::Focus,
                () if neighbour(area) => DotKind::Neighbour,
                () => DotKind::Other,
            },
        });
    }
    let marks = published(comparison).filter_map(|(name, series)| {
        let value = series.values[at];
        Some(StripMark {
            value: value.number()?,
            words: format!("{name} {}", written(value, unit)),
        })
    });
    strip.chart.marks = marks.collect();
    strip.chart.unit_label = unit.axis();
    strip.chart.tick_words = ticks(unit);
    strip.chart.limits = unit.natural_limits();
    if let Ok(bands) = comparison.bands(at) {
        strip.chart.bounds = bands.bounds.to_vec();
        strip.chart.bands = names(&bands, comparison.polarity);
    }
    Some(strip)
}

/// The bands from left to right; without a judgement they have no letters.
fn names(bands: &Bands, polarity: Polarity) -> Vec<String> {
    let words = match polarity {
        Polarity::High => ["D worst", "C", "B", "A best"],
        Polarity::Low => ["A best", "B", "C", "D worst"],
        Polarity::Plan | Polarity::None => ["lowest quartile", "", "", "highest quartile"],
    };
    let words = words.iter().take(bands.bounds.len() + 1);
    words.map(|word| (*word).to_owned()).collect()
}
