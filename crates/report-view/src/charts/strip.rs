//! What the strip says: the authority among all those whose figures are in the file, and the words
//! around it.

use super::{notes_of, published, ticks, written};
use crate::chart::Caption;
use report_charts::explore::{Note, Strip};
use report_charts::strip::{DotKind, StripDot, StripMark};
use report_core::compare::Comparison;
use report_core::report::Polarity;
use report_core::statistics::{Bands, FEWEST_BANDED};
use report_core::words;

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

/// The words around the strip; `None` where the authority has no value.
pub fn caption(comparison: &Comparison, at: usize) -> Option<Caption> {
    let when = words::when_at_within(comparison, at);
    Some(Caption {
        headline: words::strip_headline(comparison, at).unwrap_or_default(),
        subtitle: format!(
            "{}: {} authorities with a value in this file, {when}",
            words::indicator_title(comparison),
            comparison.authorities(at).len(),
        ),
        paragraph: words::strip(comparison, at)?,
        notes: Vec::new(),
    })
}

/// Who the authorities are, and what their bands are; `None` where neither needs a word.
pub fn note(comparison: &Comparison, at: usize) -> Option<String> {
    let authorities = comparison.authorities(at);
    let neighbour = |area: usize| comparison.neighbours().any(|(other, _)| other == area);
    let own = comparison.report.area;
    let only_neighbours = authorities
        .iter()
        .all(|(area, _)| *area == own || neighbour(*area));
    let listed = authorities.iter().any(|(area, _)| neighbour(*area));
    let who = match (listed, only_neighbours) {
        (false, _) => "",
        (true, true) => {
            "The authorities in this file are the authority and its neighbours; it does not hold those of the whole country."
        }
        (true, false) => "The dark dots are the statistical neighbours.",
    };
    let quarters = match comparison.bands(at) {
        Err(_) => "",
        Ok(bands) if bands.of(0.0, comparison.polarity).is_some() => {
            " Bands are quartiles of the authorities with a value, A the best."
        }
        Ok(_) => " The thin lines part the authorities with a value into quartiles.",
    };
    let note = format!("{who}{quarters}").trim().to_owned();
    (!note.is_empty()).then_some(note)
}
