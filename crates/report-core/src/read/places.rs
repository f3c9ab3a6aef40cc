//! What a report lists once and refers to by id: areas, neighbours, sources, columns, objectives.

use super::indicator::{refer, some_of};
use super::words::{address, area_id, id, label, one_of, paragraphs, period, short, text};
use super::{MOST_AREAS, MOST_COLUMNS, MOST_LISTED, MOST_OBJECTIVES};
use crate::official;
use crate::period::YearEnd;
use crate::problem::Problems;
use crate::report::{Area, AreaKind, Column, Named, Neighbours, Objective, Passage, Role, Source};
use crate::wire;
use crate::words::join_few;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a list, item by item, with the problems knowing the place.
pub(super) fn list<W, T>(
    p: &mut Problems,
    field: &str,
    found: Vec<W>,
    mut read: impl FnMut(&mut Problems, W, &[T]) -> Option<T>,
) -> Vec<T> {
    let mut list = Vec::with_capacity(found.len());
    for (i, item) in found.into_iter().enumerate() {
        let item = p.each(field, i, |p| read(p, item, &list));
        list.extend(item);
    }
    list
}

/// Ids in order, each found at once however many there are.
#[derive(Default)]
pub(super) struct Ids {
    list: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Ids {
    /// The ids of some things in order; of two that are the same the first counts.
    pub fn of<'a>(ids: impl Iterator<Item = &'a String>) -> Self {
        let mut all = Self::default();
        for id in ids {
            all.places.entry(id.clone()).or_insert(all.list.len());
            all.list.push(id.clone());
        }
        all
    }

    /// The place of an id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The first few, for messages.
    pub fn some(&self) -> String {
        some_of(&self.list)
    }
}

/// Leaves out what is too much of a list, and says so.
pub(super) fn at_most<T>(p: &mut Problems, field: &str, list: &mut Vec<T>, most: usize) {
    if list.len() > most {
        let words = field.replace('_', " ");
        p.error(
            field,
            format!(
                "{} {words} are too many; expected at most {most}. The rest is left out.",
                list.len()
            ),
        );
        list.truncate(most);
    }
}

/// An id that no earlier thing of its kind has.
fn own_id(p: &mut Problems, found: String, what: &str, earlier: &mut BTreeSet<String>) -> String {
    let found = id(p, "id", found);
    first_of(p, &found, what, earlier);
    found
}

/// Says where an earlier thing of the kind has this id, in capitals or not.
fn first_of(p: &mut Problems, found: &str, what: &str, earlier: &mut BTreeSet<String>) {
    if !earlier.insert(found.to_ascii_lowercase()) {
        p.error(
            "id",
            format!("\"{found}\" is the id of an earlier {what}; expected an id of its own"),
        );
    }
}

pub(super) fn areas(p: &mut Problems, mut found: Vec<wire::Area>) -> Vec<Area> {
    const KINDS: &[(&str, AreaKind)] = &[
        ("authority", AreaKind::Authority),
        ("region", AreaKind::Region),
        ("nation", AreaKind::Nation),
        ("neighbour_mean", AreaKind::NeighbourMean),
    ];
    at_most(p, "areas", &mut found, MOST_AREAS);
    let mut ids = BTreeSet::new();
    let mut areas = list(p, "areas", found, |p, area, _: &[Area]| {
        let kind = one_of(p, "kind", Some(area.kind), "a kind of area", KINDS);
        let id = area_id(p, "id", area.id);
        first_of(p, &id, "area", &mut ids);
        let name = label(p, "name", area.name);
        kind.map(|kind| Area {
            id,
            written: name.clone(),
            name,
            code: area.code,
            kind,
        })
    });
    for (name, told) in official::tell_apart(&mut areas) {
        let told: Vec<String> = told.iter().map(|name| format!("\"{name}\"")).collect();
        p.notice(
            "areas",
            format!(
                "{} places are called \"{}\"; they are shown as {}",
                told.len(),
                short(&name),
                join_few(&told)
            ),
        );
    }
    areas
}

pub(super) fn cohorts(p: &mut Problems, mut found: Vec<wire::Cohort>) -> Vec<Named> {
    at_most(p, "cohorts", &mut found, MOST_LISTED);
    let mut ids = BTreeSet::new();
    list(p, "cohorts", found, |p, cohort, _: &[Named]| {
        let id = own_id(p, cohort.id, "cohort", &mut ids);
        Some(Named {
            id,
            name: label(p, "name", cohort.name),
        })
    })
}

pub(super) fn neighbours(
    p: &mut Problems,
    mut found: wire::Neighbours,
    own: usize,
    areas: &Ids,
) -> Neighbours {
    at_most(p, "areas", &mut found.areas, MOST_AREAS);
    type One = (usize, Option<String>);
    let near = list(p, "areas", found.areas, |p, neighbour, earlier: &[One]| {
        let area = refer(p, "area", &neighbour.area, "an area", areas)?;
        if area == own {
            p.error("area", "the report's own area is listed as its own neighbour; it is left out of the neighbours");
            return None;
        }
        if earlier.iter().any(|(other, _)| *other == area) {
            p.error(
                "area",
                format!(
                    "\"{}\" is listed twice; expected every neighbour once",
                    neighbour.area
                ),
            );
            return None;
        }
        Some((area, neighbour.closeness))
    });
    Neighbours {
        list: label(p, "list", found.list),
        areas: near,
    }
}

pub(super) fn sources(p: &mut Problems, mut found: Vec<wire::Source>) -> Vec<Source> {
    at_most(p, "sources", &mut found, MOST_LISTED);
    let mut ids = BTreeSet::new();
    list(p, "sources", found, |p, source, _: &[Source]| {
        let published = source
            .published
            .map(|label| period(p, "published", label, YearEnd::December).words());
        Some(Source {
            id: own_id(p, source.id, "source", &mut ids),
            title: label(p, "title", source.title),
            publisher: source.publisher,
            published,
            url: address(p, "url", source.url),
            licence: source.licence,
        })
    })
}

pub(super) fn columns(p: &mut Problems, mut found: Vec<wire::Column>) -> Vec<Column> {
    at_most(p, "columns", &mut found, MOST_COLUMNS);
    const ROLES: &[(&str, Role)] = &[
        ("previous", Role::Previous),
        ("current", Role::Current),
        ("target", Role::Target),
    ];
    list(p, "columns", found, |p, column, earlier: &[Column]| {
        let role = one_of(p, "is", Some(column.role), "a role of a column", ROLES);
        let id = label(p, "id", column.id);
        if earlier.iter().any(|other| other.id == id) {
            p.error(
                "id",
                format!(
                    "\"{}\" is the id of an earlier column; expected an id of its own",
                    short(&id)
                ),
            );
            return None;
        }
        let heading = label(p, "heading", column.heading);
        let period = column
            .period
            .map(|label| period(p, "period", label, YearEnd::December));
        role.map(|role| Column {
            id,
            role,
            heading,
            period,
        })
    })
}

pub(super) fn objectives(p: &mut Problems, mut found: Vec<wire::Objective>) -> Vec<Objective> {
    at_most(p, "objectives", &mut found, MOST_OBJECTIVES);
    let mut ids = BTreeSet::new();
    list(p, "objectives", found, |p, objective, _: &[Objective]| {
        Some(Objective {
            id: own_id(p, objective.id, "objective", &mut ids),
            printed_ref: objective.r#ref,
            title: objective.title.map(|title| label(p, "title", title)),
            priority: objective.priority,
            department: objective.department,
            owner: objective.owner,
            commentary: passages(p, "commentary", objective.commentary),
            // Named by the report once its indicators are read.
            indicators: Vec::new(),
            note: text(p, "note", objective.note),
        })
    })
}

pub(super) fn passages(p: &mut Problems, field: &str, found: Vec<wire::Passage>) -> Vec<Passage> {
    list(p, field, found, |p, passage, _: &[Passage]| {
        Some(Passage {
            heading: passage.heading,
            printed_ref: passage.r#ref,
            text: paragraphs(p, "text", Some(passage.text)),
            owner: passage.owner,
        })
    })
}
