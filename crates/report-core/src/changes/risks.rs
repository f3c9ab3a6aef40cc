//! Risks to the objectives.

use super::change_list::ChangeList;
use super::matched::{MatchedReports, reordered, same};
use super::names::named;
use super::pairs::{Take, rounds};
use super::{ChangeLocation, Kind};
use crate::report::{Report, Risk};

/// Compares the risks, each a title under an objective.
pub(super) fn risks(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.risks, &matched.after.risks);
    let under = |a: usize, b: usize| {
        same(
            &matched.objectives,
            Some(before[a].objective),
            Some(after[b].objective),
        )
    };
    let pairs = rounds(
        before.len(),
        after.len(),
        &[
            (Take::First, &|a, b| {
                let scores = |risk: &Risk| (risk.initial.clone(), risk.residual.clone());
                let titles = before[a].title == after[b].title;
                under(a, b) && titles && scores(&before[a]) == scores(&after[b])
            }),
            (Take::First, &|a, b| {
                under(a, b) && before[a].title == after[b].title
            }),
            (Take::Only, &|a, b| {
                before[a].title.is_some() && before[a].title == after[b].title
            }),
            (Take::Only, &under),
        ],
    );
    let objective = |report: &Report, risk: &Risk| {
        let objective = &report.objectives[risk.objective];
        named(objective.printed_ref.as_deref(), objective.name())
    };
    let called = |report: &Report, risk: &Risk| match &risk.title {
        Some(title) => title.clone(),
        None => format!("Risk to {}", objective(report, risk)),
    };
    let scores = |risk: &Risk| {
        let score = |score: &Option<String>| score.clone().unwrap_or_else(|| "none".to_owned());
        format!(
            "initial {}, residual {}",
            score(&risk.initial),
            score(&risk.residual)
        )
    };
    for found in &pairs {
        let a = found.before.map(|at| &before[at]);
        let b = found.after.map(|at| &after[at]);
        match (a, b) {
            (Some(a), Some(b)) => {
                log.about(ChangeLocation::Risks, called(matched.after, b));
                let kind = Kind::Risk;
                log.label(kind, "The risk", a.title.as_deref(), b.title.as_deref());
                let (old, new) = (a.initial.as_deref(), b.initial.as_deref());
                log.label(kind, "The initial score", old, new);
                let (old, new) = (a.residual.as_deref(), b.residual.as_deref());
                log.label(kind, "The residual score", old, new);
                if !same(&matched.objectives, Some(a.objective), Some(b.objective)) {
                    let (old, new) = (objective(matched.before, a), objective(matched.after, b));
                    log.label(kind, "The objective at risk", Some(&old), Some(&new));
                }
            }
            (None, Some(b)) => {
                log.about(ChangeLocation::Risks, called(matched.after, b));
                let words = format!("This risk is new: {}.", scores(b));
                log.say(Kind::Risk, words, None, Some(called(matched.after, b)));
            }
            (Some(a), None) => {
                log.about(ChangeLocation::Risks, called(matched.before, a));
                let words = "This risk is no longer in the report.";
                log.say(Kind::Risk, words, Some(called(matched.before, a)), None);
            }
            (None, None) => {}
        }
    }
    if reordered(&pairs) {
        log.about(ChangeLocation::Risks, "Risks");
        log.say(Kind::Risk, "The risks stand in another order.", None, None);
    }
}
