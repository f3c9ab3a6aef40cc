//! Sentences for two groups of people side by side.

use super::{lower, when};
use crate::cohorts::Rung;
use crate::report::Report;

/// The message: how far apart the two are.
pub fn cohorts_headline(report: &Report, ladder: &[Rung]) -> Option<String> {
    let [own, other] = ladder.first()?.names(report);
    let (low, high) = ends(ladder)?;
    let side = |rung: &Rung| match rung.by {
        by if by < 0.0 => format!("{} below", rung.distance()),
        by if by > 0.0 => format!("{} above", rung.distance()),
        _ => "level with".to_owned(),
    };
    let (lowest, highest) = (side(low), side(high));
    let apart = match (low.by < 0.0, high.by > 0.0) {
        _ if lowest == highest => lowest,
        (true, false) if high.by < 0.0 => format!("{} to {lowest}", high.distance()),
        (false, true) if low.by > 0.0 => format!("{} to {highest}", low.distance()),
        _ => format!("between {lowest} and {highest}"),
    };
    Some(format!("{own} were {apart} {}", lower(other)))
}

/// One sentence: of one measure both figures, of several the smallest and the largest distance.
pub fn cohorts(report: &Report, ladder: &[Rung]) -> Option<String> {
    let first = ladder.first()?;
    let [own, other] = first.names(report).map(lower);
    let begin = when(first.period, None);
    let figures = |rung: &Rung| {
        let name = rung.indicator.heading();
        let [figure, beside] = [0, 1].map(|cohort| rung.words(cohort));
        format!("{name}, {figure} for {own} and {beside} for {other}")
    };
    if let [rung] = ladder {
        return Some(format!("{begin} for {}.", figures(rung)));
    }
    let far = |rung: &&Rung| rung.by.abs();
    let mut sorted: Vec<&Rung> = ladder.iter().collect();
    sorted.sort_by(|a, b| far(a).total_cmp(&far(b)));
    let (near, wide) = (sorted.first()?, sorted.last()?);
    Some(format!(
        "{begin} the smallest gap of {} measures was {}: {}. The largest was {}: {}.",
        sorted.len(),
        near.distance(),
        figures(near),
        wide.distance(),
        figures(wide)
    ))
}

/// The rungs with the lowest and the highest difference.
fn ends<'l, 'r>(ladder: &'l [Rung<'r>]) -> Option<(&'l Rung<'r>, &'l Rung<'r>)> {
    let low = ladder.iter().min_by(|a, b| a.by.total_cmp(&b.by))?;
    let high = ladder.iter().max_by(|a, b| a.by.total_cmp(&b.by))?;
    Some((low, high))
}
