//! The areas of both, and which are the same.

use super::join::list;
use crate::comparators::published::{Published, own_area};
use crate::problems::{Problems, short};
use crate::sheet::key;
use crate::tidy::areas::is_official;
use report_core::wire::{self, Report};
use std::collections::HashMap;

/// Says which neighbours of the report have no figure, and takes the list of neighbours of the publisher
/// where the report has none.
pub(super) fn lists(
    report: &mut Report,
    published: &Published,
    ids: &HashMap<String, String>,
    problems: &mut Problems,
) {
    let theirs = published.report.neighbours.as_ref();
    match (&report.neighbours, theirs) {
        (Some(own), _) if !own.areas.is_empty() => {
            let has = |area: &str| ids.values().any(|id| id == area);
            let missing: Vec<String> = own
                .areas
                .iter()
                .filter(|neighbour| !has(&neighbour.area))
                .map(|neighbour| name_of(report, &neighbour.area))
                .collect();
            if !missing.is_empty() {
                problems.notice(
                    &published.whole(),
                    format!(
                        "{} of the {} neighbours of \"{}\" {} no row in it: {}; expected a row for each, by its name or code",
                        missing.len(),
                        own.areas.len(),
                        short(&own.list),
                        if missing.len() == 1 { "has" } else { "have" },
                        list(&missing)
                    ),
                );
            }
            if let Some(theirs) = theirs.filter(|theirs| theirs.list != own.list) {
                problems.note(format!(
                    "the neighbours stay those of \"{}\"; {} has those of \"{}\"",
                    own.list, published.name, theirs.list
                ));
            }
        }
        (_, Some(theirs)) => {
            let mut list = theirs.clone();
            for neighbour in &mut list.areas {
                if let Some(id) = ids.get(&neighbour.area) {
                    neighbour.area.clone_from(id);
                }
            }
            problems.note(format!("the neighbours are those of \"{}\"", list.list));
            report.neighbours = Some(list);
        }
        _ => {}
    }
}

fn name_of(report: &Report, id: &str) -> String {
    let mut areas = report.areas.iter();
    let area = areas.find(|area| area.id == id);
    area.map_or_else(|| id.to_owned(), |area| area.name.clone())
}

/// The id in the report of each area of another publisher; those that it lacks are added.
pub(super) fn areas(report: &mut Report, found: &[wire::Area]) -> HashMap<String, String> {
    let mut ids = HashMap::new();
    for area in found {
        let twin = report.areas.iter().find(|own| same(own, area));
        let id = match twin {
            Some(twin) => twin.id.clone(),
            None => add(report, area),
        };
        ids.insert(area.id.clone(), id);
    }
    ids
}

fn add(report: &mut Report, area: &wire::Area) -> String {
    let free = |id: &String| report.areas.iter().all(|own| own.id != *id);
    let code = area.code.as_deref().unwrap_or_default().to_lowercase();
    let with_code = format!("{}-{code}", area.id);
    let ids = [area.id.clone(), with_code];
    let numbered = (2..).map(|n| format!("{}-{n}", area.id));
    let mut ids = ids
        .into_iter()
        .filter(|id| !id.ends_with('-'))
        .chain(numbered);
    let id = ids.find(free).unwrap_or_default();
    report.areas.push(wire::Area {
        id: id.clone(),
        ..area.clone()
    });
    id
}

/// Whether two areas are one: by the official code, else by any code or by kind and name. A county and the
/// authority that took its place have one name and two official codes.
pub(super) fn same(own: &wire::Area, other: &wire::Area) -> bool {
    let official = |area: &wire::Area| {
        let code = area
            .code
            .as_deref()
            .unwrap_or(&area.id)
            .trim()
            .to_ascii_uppercase();
        is_official(&code).then_some(code)
    };
    match (official(own), official(other)) {
        (Some(own), Some(other)) => own == other,
        _ => {
            let codes = own.code.as_deref().zip(other.code.as_deref());
            codes.is_some_and(|(own, other)| own.trim() == other.trim())
                || (own.kind == other.kind && key(&own.name) == key(&other.name))
        }
    }
}

/// Whether an area is the one that a report is about.
pub(super) fn is_own(report: &Report, area: &wire::Area) -> bool {
    own_area(report).is_some_and(|own| same(own, area))
}
