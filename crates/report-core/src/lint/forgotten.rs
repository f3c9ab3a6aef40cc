//! Measures that stand in a report as they stood in the one before it.

use crate::problem::{Kind, Problem, Severity};
use crate::report::{Indicator, Report};
use crate::words;

/// Measures of a report whose figure, rating and commentary are those of an earlier report, though
/// the figure is said to be for a later period. The places are `indicators[3]`, counted as the
/// later report holds them. Measures are known by their id.
pub fn forgotten(earlier: &Report, later: &Report) -> Vec<Problem> {
    let mut found = Vec::new();
    for (at, now) in later.indicators.iter().enumerate() {
        let Some(before) = earlier.indicator(&now.id) else {
            continue;
        };
        if let Some(figure) = unchanged((earlier, before), (later, now)) {
            let rating = match now.rating {
                Some(rating) => format!(", the rating {}", rating.word().to_ascii_lowercase()),
                None => String::new(),
            };
            let message = format!(
                "\"{}\": the figure {figure}{rating} and the commentary are those of the report for \
                 {}; expected this period\u{2019}s, or words that nothing has changed",
                now.heading(),
                earlier.period.words()
            );
            let problem = Problem::new(Severity::Notice, format!("indicators[{at}]"), message);
            found.push(problem.of_kind(Kind::Suspicious));
        }
    }
    found
}

/// The figure in words, where it, the rating and the commentary are those of before.
fn unchanged(
    (earlier, before): (&Report, &Indicator),
    (later, now): (&Report, &Indicator),
) -> Option<String> {
    let (_, then) = words::key_cells(earlier, &before.cells).current?;
    let (_, cell) = words::key_cells(later, &now.cells).current?;
    // A figure that says its own earlier period is an old one, and says so.
    let claims_later = match (&then.period, &cell.period) {
        (Some(a), Some(b)) => a != b,
        _ => true,
    };
    let same = then.value == cell.value && then.to == cell.to && then.printed == cell.printed;
    let said = !now.commentary.is_empty() && before.commentary == now.commentary;
    let something = cell.value.number().is_some() || cell.printed.is_some();
    (claims_later && same && said && something && before.rating == now.rating)
        .then(|| words::cell_words(cell, &now.unit))
}
