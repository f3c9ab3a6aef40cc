//! What must be known about the figures that are shown: which are not final, revised, forecast,
//! broken off or missing, each with how it is drawn.

use super::{MOST_NAMES, join};
use crate::compare::Comparison;
use crate::report::Series;
use crate::select::Selection;
use crate::value::Value;

/// Periods named of one place; more are counted.
const MOST_PERIODS: usize = 4;

/// What each symbol comes to in a chart.
fn drawn(symbol: &str) -> &'static str {
    match symbol {
        "[p]" => "Provisional, drawn dashed with an open dot",
        "[e]" => "Estimated, drawn dashed with an open dot",
        "[f]" => "Forecast, drawn dashed with an open dot",
        "[r]" => "Revised since first published",
        "[u]" => "Of low reliability",
        "[b]" => {
            "Break in series, counted differently before, so the line stops and no change is worked out across it"
        }
        "[c]" => "Confidential, not published to protect people, a gap in the line",
        "[z]" => "Not applicable, a gap in the line",
        "[low]" => "Low, rounds to nothing but is not zero, not drawn",
        "[w]" => "None recorded, a gap in the line",
        _ => "Not available, a gap in the line",
    }
}

/// One sentence for every symbol among the figures shown of the own place, region, nation and
/// others; neighbours are counted. Missing figures are said of those with a figure before and
/// after.
pub fn marked(comparison: &Comparison, shown: &Selection) -> Vec<String> {
    let own = comparison.focus();
    let mut places: Vec<(String, &Series)> = vec![(comparison.series_name(own), own)];
    places.extend(shown.named(comparison));
    let neighbours = shown.neighbours(comparison);
    let order = [
        "[b]", "[p]", "[e]", "[f]", "[r]", "[u]", "[c]", "[low]", "[w]", "[z]", "[x]",
    ];
    let mut sentences = Vec::new();
    for symbol in order {
        let mut parts: Vec<String> = Vec::new();
        for (name, series) in &places {
            let found: Vec<String> = periods_with(comparison, shown, series, symbol);
            match found.len() {
                0 => {}
                1..=MOST_PERIODS => parts.push(format!("{name} in {}", join(&found))),
                n => parts.push(format!(
                    "{name} in {n} periods, the latest {}",
                    found[n - 1]
                )),
            }
        }
        let others = neighbours.iter();
        let others = others
            .filter(|(_, series)| !periods_with(comparison, shown, series, symbol).is_empty())
            .count();
        if !parts.is_empty() || others > 0 {
            let more = parts.len().saturating_sub(MOST_NAMES);
            parts.truncate(MOST_NAMES);
            match more {
                0 => {}
                1 => parts.push("one more place".to_owned()),
                n => parts.push(format!("{n} more places")),
            }
            match others {
                0 => {}
                1 => parts.push("one neighbour".to_owned()),
                n => parts.push(format!("{n} neighbours")),
            }
            sentences.push(format!("{}: {}.", drawn(symbol), parts.join("; ")));
        }
    }
    sentences
}

fn periods_with(
    comparison: &Comparison,
    shown: &Selection,
    series: &Series,
    symbol: &str,
) -> Vec<String> {
    let number = |at: &usize| series.values[*at].number().is_some();
    let ends = shown
        .periods()
        .find(number)
        .zip(shown.periods().rev().find(number));
    let has = |at: &usize| match series.values[*at] {
        Value::Absent(reason, _) if reason.symbol() == symbol => {
            // Before the first and after the last figure nothing is missing but what a place
            // does not publish at all, unless it is held back.
            symbol == "[c]" || ends.is_some_and(|(first, last)| first < *at && *at < last)
        }
        value => value.marks().list().any(|(mark, _)| mark == symbol),
    };
    let periods = shown.periods().filter(has);
    periods.map(|at| comparison.periods()[at].short()).collect()
}
