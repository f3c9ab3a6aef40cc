//! What figures are compared with and where they come from: areas, cohorts, neighbours, sources.

use super::change_list::ChangeList;
use super::matched::{MatchedReports, now, same};
use super::{ChangeLocation, Kind};
use crate::report::{Area, AreaKind, Named, Neighbours, Report, Source};

/// Compares them all.
pub(super) fn places(matched: &MatchedReports, log: &mut ChangeList) {
    areas(matched, log);
    cohorts(matched, log);
    neighbours(matched, log);
    sources(matched, log);
}

fn areas(matched: &MatchedReports, log: &mut ChangeList) {
    log.about(ChangeLocation::About, "Places compared with");
    let kind = |area: &Area| match area.kind {
        AreaKind::Authority => "a local authority",
        AreaKind::Region => "a region",
        AreaKind::Nation => "a nation",
        AreaKind::NeighbourMean => "a published mean of neighbours",
    };
    for found in &matched.areas {
        let a = found.before.map(|at| &matched.before.areas[at]);
        let b = found.after.map(|at| &matched.after.areas[at]);
        let words = match (a, b) {
            (Some(a), Some(b)) => {
                let mut parts = Vec::new();
                if a.name != b.name {
                    parts.push(format!("was called {}", a.name));
                }
                if a.id != b.id {
                    parts.push(format!("has the id “{}”, was “{}”", b.id, a.id));
                }
                if a.kind != b.kind {
                    parts.push(format!("is {}, was {}", kind(b), kind(a)));
                }
                match parts.is_empty() {
                    true => continue,
                    false => format!("{} {}.", b.name, crate::words::join(&parts)),
                }
            }
            (None, Some(b)) => format!("{} is new.", b.name),
            (Some(a), None) => format!("{} is no longer there.", a.name),
            (None, None) => continue,
        };
        let name = |area: &Area| area.name.clone();
        log.say(Kind::Comparator, words, a.map(name), b.map(name));
    }
}

fn cohorts(matched: &MatchedReports, log: &mut ChangeList) {
    log.about(ChangeLocation::About, "Groups compared");
    for found in &matched.cohorts {
        let a = found.before.map(|at| &matched.before.cohorts[at]);
        let b = found.after.map(|at| &matched.after.cohorts[at]);
        let words = match (a, b) {
            (Some(a), Some(b)) if a.name != b.name => format!("{} was called {}.", b.name, a.name),
            (Some(a), Some(b)) if a.id != b.id => {
                format!("{} has the id “{}”, was “{}”.", b.name, b.id, a.id)
            }
            (None, Some(b)) => format!("{} is new.", b.name),
            (Some(a), None) => format!("{} is no longer there.", a.name),
            _ => continue,
        };
        let name = |cohort: &Named| cohort.name.clone();
        log.say(Kind::Comparator, words, a.map(name), b.map(name));
    }
}

fn neighbours(matched: &MatchedReports, log: &mut ChangeList) {
    log.about(ChangeLocation::About, "Statistical neighbours");
    let (a, b) = (&matched.before.neighbours, &matched.after.neighbours);
    let list = |neighbours: &Option<Neighbours>| neighbours.as_ref().map(|n| n.list.clone());
    let (was, is) = (list(a), list(b));
    log.label(Kind::Comparator, "The list", was.as_deref(), is.as_deref());
    let (Some(a), Some(b)) = (a, b) else {
        return;
    };
    let name = |report: &Report, at: usize| report.areas[at].name.clone();
    let mut order = Vec::new();
    for (area, closeness) in &b.areas {
        let same = |(old, _): &&(usize, Option<String>)| now(&matched.areas, *old) == Some(*area);
        let called = name(matched.after, *area);
        match a.areas.iter().find(same) {
            Some((old, was)) => {
                order.push(a.areas.iter().position(|(other, _)| other == old));
                let what = format!("{called}: how close it is");
                log.label(
                    Kind::Comparator,
                    &what,
                    was.as_deref(),
                    closeness.as_deref(),
                );
            }
            None => {
                let words = format!("{called} is a neighbour now.");
                log.say(Kind::Comparator, words, None, Some(called));
            }
        }
    }
    for (area, _) in &a.areas {
        let still = now(&matched.areas, *area);
        if !b.areas.iter().any(|(other, _)| Some(*other) == still) {
            let called = name(matched.before, *area);
            let words = format!("{called} is no longer a neighbour.");
            log.say(Kind::Comparator, words, Some(called), None);
        }
    }
    if !order.is_sorted() {
        let words = "The neighbours stand in another order of closeness.";
        log.say(Kind::Comparator, words, None, None);
    }
}

fn sources(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (matched.before, matched.after);
    for found in &matched.sources {
        let a = found.before.map(|at| &before.sources[at]);
        let b = found.after.map(|at| &after.sources[at]);
        let title = |source: &Source| source.title.clone();
        if let Some(shown) = b.or(a) {
            log.about(ChangeLocation::About, shown.title.clone());
        }
        let (a, b) = match (a, b) {
            (Some(a), Some(b)) => (a, b),
            (None, Some(b)) => {
                log.say(Kind::Source, "This source is new.", None, Some(title(b)));
                continue;
            }
            (Some(a), None) => {
                let words = "This source is no longer named.";
                log.say(Kind::Source, words, Some(title(a)), None);
                continue;
            }
            (None, None) => continue,
        };
        log.label(Kind::Source, "The title", Some(&a.title), Some(&b.title));
        let labels = [
            ("The publisher", &a.publisher, &b.publisher),
            ("The time of publication", &a.published, &b.published),
            ("The address", &a.url, &b.url),
            ("The licence", &a.licence, &b.licence),
        ];
        for (what, old, new) in labels {
            log.label(Kind::Source, what, old.as_deref(), new.as_deref());
        }
    }
    if !same(&matched.sources, before.source, after.source) {
        log.about(ChangeLocation::About, "The report");
        let title = |report: &Report| report.source.map(|at| report.sources[at].title.clone());
        let (was, is) = (title(before), title(after));
        match was == is {
            true => log.say(
                Kind::Source,
                "The source is another with the same title.",
                was,
                is,
            ),
            false => log.label(Kind::Source, "The source", was.as_deref(), is.as_deref()),
        }
    }
}
