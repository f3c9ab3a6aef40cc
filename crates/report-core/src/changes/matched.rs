//! Two releases, and which of their things are the same.

use super::names::Listed;
use super::pairs::{Name, Pair, called, pair, referenced};
use crate::report::Report;

/// Two releases, and which of their things are the same.
pub(super) struct MatchedReports<'r> {
    pub before: &'r Report,
    pub after: &'r Report,
    pub objectives: Vec<Pair>,
    pub indicators: Vec<Pair>,
    pub milestones: Vec<Pair>,
    pub topics: Vec<Pair>,
    pub actions: Vec<Pair>,
    pub decisions: Vec<Pair>,
    pub processes: Vec<Pair>,
    pub grids: Vec<Pair>,
    pub columns: Vec<Pair>,
    pub areas: Vec<Pair>,
    pub cohorts: Vec<Pair>,
    pub sources: Vec<Pair>,
}

impl<'r> MatchedReports<'r> {
    pub fn of(before: &'r Report, after: &'r Report) -> Self {
        Self {
            before,
            after,
            objectives: both(before, after, |report| {
                let name = |o: &'r crate::report::Objective| {
                    referenced(
                        &o.id,
                        o.printed_ref.as_deref(),
                        o.title.as_deref().unwrap_or_default(),
                    )
                };
                report.objectives.iter().map(name).collect()
            }),
            indicators: indicators(before, after),
            milestones: milestones(before, after),
            topics: topics(before, after),
            actions: actions(before, after),
            decisions: decisions(before, after),
            processes: processes(before, after),
            grids: grids(before, after),
            columns: super::figures::columns(before, after),
            areas: both(before, after, |report| {
                let areas = report.areas.iter();
                areas.map(|area| called(&area.id, &area.name)).collect()
            }),
            cohorts: both(before, after, |report| {
                let cohorts = report.cohorts.iter();
                cohorts
                    .map(|cohort| called(&cohort.id, &cohort.name))
                    .collect()
            }),
            sources: both(before, after, |report| {
                let sources = report.sources.iter();
                sources
                    .map(|source| called(&source.id, &source.title))
                    .collect()
            }),
        }
    }
}

/// Which indicators are the same.
pub(super) fn indicators<'r>(before: &'r Report, after: &'r Report) -> Vec<Pair> {
    both(before, after, |report| {
        let name = |i: &'r crate::report::Indicator| Name {
            id: &i.id,
            printed: i.printed_ref.as_deref(),
            title: &i.title,
            related: i.family.is_some().then_some(i),
            sort: Some(std::mem::discriminant(&i.unit.kind)),
        };
        report.indicators.iter().map(name).collect()
    })
}

/// Which milestones are the same.
pub(super) fn milestones<'r>(before: &'r Report, after: &'r Report) -> Vec<Pair> {
    both(before, after, |report| listed(&report.milestones))
}

/// Which topics are the same.
pub(super) fn topics<'r>(before: &'r Report, after: &'r Report) -> Vec<Pair> {
    both(before, after, |report| listed(&report.topics))
}

/// Which recommendations, actions and pledges are the same.
pub(super) fn actions<'r>(before: &'r Report, after: &'r Report) -> Vec<Pair> {
    both(before, after, |report| listed(&report.actions))
}

/// Which decisions are the same.
pub(super) fn decisions<'r>(before: &'r Report, after: &'r Report) -> Vec<Pair> {
    both(before, after, |report| listed(&report.decisions))
}

/// Which processes are the same.
pub(super) fn processes<'r>(before: &'r Report, after: &'r Report) -> Vec<Pair> {
    both(before, after, |report| listed(&report.processes))
}

/// Which grids are the same.
pub(super) fn grids<'r>(before: &'r Report, after: &'r Report) -> Vec<Pair> {
    both(before, after, |report| listed(&report.grids))
}

fn listed<T: Listed>(list: &[T]) -> Vec<Name<'_>> {
    list.iter().map(Listed::name).collect()
}

fn both<'r>(
    before: &'r Report,
    after: &'r Report,
    names: impl Fn(&'r Report) -> Vec<Name<'r>>,
) -> Vec<Pair> {
    pair(&names(before), &names(after))
}

/// Where a thing of the earlier release is in the later one.
pub(super) fn now(pairs: &[Pair], before: usize) -> Option<usize> {
    let found = pairs.iter().find(|pair| pair.before == Some(before));
    found.and_then(|pair| pair.after)
}

/// Whether two references lead to the same thing.
pub(super) fn same(pairs: &[Pair], before: Option<usize>, after: Option<usize>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => now(pairs, before) == Some(after),
        (before, after) => before == after,
    }
}

/// Whether those in both releases stand in another order.
pub(super) fn reordered(pairs: &[Pair]) -> bool {
    let places: Vec<usize> = pairs.iter().filter_map(|p| Some(p.both()?.0)).collect();
    !places.is_sorted()
}
