//! What a run of figures comes to in one line: where it began, where it turned, where it stands.

use crate::compare::Comparison;
use crate::decimal::{minus, rounded};
use crate::period::PeriodKind;
use crate::report::Basis;
use crate::select::Selection;

/// The periods that tell a run of figures, by time, each with its figure: the first, the one
/// furthest outside what lies between the first and the last, if any is, and the last. `figure` is
/// what is told of a period; of two that print alike at `decimals` neither is outside the other.
///
/// The run is what a line may join: it ends with the period that is spoken of first, and
/// begins where the series was last broken or counted for another sort of period. Of figures that
/// grow through the year only those of the same part of each year are told.
pub(super) fn story(
    comparison: &Comparison,
    shown: &Selection,
    decimals: u8,
    figure: impl Fn(usize) -> Option<f64>,
) -> Vec<(usize, f64)> {
    let Some(last) = shown.opening(comparison) else {
        return Vec::new();
    };
    let periods = comparison.periods();
    let end = &periods[last];
    let day = |at: usize| periods[at].ends().map(|day| (day.month(), day.day()));
    let part_of_year = comparison.basis == Some(Basis::Cumulative)
        && matches!(
            end.kind(),
            Some(PeriodKind::Quarter | PeriodKind::Month | PeriodKind::Day | PeriodKind::Term)
        );
    let any_sort = matches!(comparison.basis, Some(Basis::Snapshot | Basis::Rolling));
    let mut run: Vec<(usize, f64)> = Vec::new();
    let mut at = last;
    loop {
        let joined = at == last
            || periods[at].joins(end)
            || (any_sort && end.kind().is_some() && periods[at].kind().is_some());
        let alike = !part_of_year || day(at) == day(last);
        if joined && alike {
            run.extend(figure(at).map(|figure| (at, figure)));
        }
        if comparison.focus().marks(at).break_before || at == shown.first {
            break;
        }
        at -= 1;
    }
    run.reverse();
    let (Some(&first), Some(&now)) = (run.first(), run.last()) else {
        return run;
    };
    if run.len() < 2 {
        return run;
    }
    let (low, high) = (first.1.min(now.1), first.1.max(now.1));
    let outside = |figure: f64| {
        let by = minus(figure, high).max(minus(low, figure));
        let nearer = if figure > high { high } else { low };
        match rounded(figure, decimals) == rounded(nearer, decimals) {
            true => 0.0,
            false => by.max(0.0),
        }
    };
    let turn = run[1..run.len() - 1]
        .iter()
        .filter(|(_, figure)| outside(*figure) > 0.0)
        .fold(None::<(usize, f64)>, |best, one| match best {
            Some(best) if outside(best.1) >= outside(one.1) => Some(best),
            _ => Some(*one),
        });
    [Some(first), turn, Some(now)]
        .into_iter()
        .flatten()
        .collect()
}
