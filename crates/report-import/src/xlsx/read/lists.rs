//! What indicators refer to: columns, objectives, areas, cohorts, sources.

use super::{Book, note};
use crate::cell_ref::{CellRef, Origin};
use crate::problems::{Problems, short};
use crate::sheet::key;
use crate::xlsx::plan::{AREAS, REPORT, ROLES};
use report_core::wire;

pub(super) fn read(book: &mut Book, problems: &mut Problems) {
    let mut draft = std::mem::take(&mut book.draft);
    let (report, origins) = (&mut draft.report, &mut draft.origins);
    book.rows("Columns", &[], problems, |f| {
        let (id, role, heading) = (
            f.need("Id", "current"),
            f.need("Is", "current").and(f.one_of("Is", ROLES)),
            f.need("Heading", "Current"),
        );
        let (Some(id), Some(role), Some(heading)) = (id, role, heading) else {
            return;
        };
        if report
            .columns
            .iter()
            .any(|column| key(&column.id) == key(&id))
        {
            f.error(
                "Id",
                format!(
                    "\"{}\" is the id of an earlier column; expected one of its own",
                    short(&id)
                ),
            );
            return;
        }
        note(
            origins,
            "Columns",
            &format!("columns[{}]", report.columns.len()),
            f,
        );
        let period = f.period("Period");
        report.columns.push(wire::Column {
            id,
            role,
            heading,
            period,
        });
    });
    book.rows("Objectives", &[], problems, |f| {
        let Some(id) = f.need("Id", "ped02") else {
            return;
        };
        let path = format!("objectives[{}]", report.objectives.len());
        note(origins, "Objectives", &path, f);
        report.objectives.push(wire::Objective {
            id,
            r#ref: f.text("Ref"),
            title: f.text("Title"),
            priority: f.text("Priority"),
            department: f.text("Department"),
            owner: f.text("Owner"),
            commentary: Vec::new(),
            indicators: super::parts::ids(f, "Indicators"),
            note: f.text("Note"),
        });
    });
    let mut neighbours: Vec<(u32, wire::Neighbour, CellRef)> = Vec::new();
    book.rows("Areas", &[], problems, |f| {
        let (id, name, kind) = (
            f.need("Id", "halton"),
            f.need("Name", "Halton"),
            f.need("Kind", "authority").and(f.one_of("Kind", AREAS)),
        );
        let (Some(id), Some(name), Some(kind)) = (id, name, kind) else {
            return;
        };
        note(origins, "Areas", &format!("areas[{}]", report.areas.len()), f);
        let closeness = f.text("Closeness");
        match f.whole("Neighbour", 100) {
            Some(rank) if neighbours.iter().any(|(other, ..)| *other == rank) => f.error(
                "Neighbour",
                format!("an earlier area is neighbour {rank}; expected every number once"),
            ),
            Some(rank) => {
                let neighbour = wire::Neighbour { area: id.clone(), closeness };
                neighbours.push((rank, neighbour, f.place()));
            }
            None if closeness.is_some() && f.cell("Neighbour").is_none() => f.error(
                "Neighbour",
                "\"Neighbour\" is empty beside a closeness; expected 1 for the closest, then 2, 3 and so on",
            ),
            None => {}
        }
        let code = f.text("Code");
        report.areas.push(wire::Area { id, name, kind, code });
    });
    neighbours.sort_by_key(|(rank, ..)| *rank);
    if !neighbours.is_empty() {
        if !origins.has("neighbours.list") {
            origins.note("neighbours.list", Origin::sheet(REPORT).place());
        }
        let list = report.neighbours.get_or_insert_default();
        if let (true, Some((place, _))) = (list.list.is_empty(), origins.find("neighbours.list")) {
            problems.error(
                place,
                "\"Neighbours list\" is empty and areas are neighbours; expected which list, like \"Department for Education, May 2025\"",
            );
        }
        for (i, (_, neighbour, place)) in neighbours.into_iter().enumerate() {
            origins.note(format!("neighbours.areas[{i}]"), place);
            list.areas.push(neighbour);
        }
    }
    book.rows("Cohorts", &[], problems, |f| {
        let (Some(id), Some(name)) = (f.need("Id", "all-pupils"), f.need("Name", "All pupils"))
        else {
            return;
        };
        note(
            origins,
            "Cohorts",
            &format!("cohorts[{}]", report.cohorts.len()),
            f,
        );
        report.cohorts.push(wire::Cohort { id, name });
    });
    book.rows("Sources", &[], problems, |f| {
        let (Some(id), Some(title)) = (f.need("Id", "lait"), f.need("Title", "The data set"))
        else {
            return;
        };
        note(
            origins,
            "Sources",
            &format!("sources[{}]", report.sources.len()),
            f,
        );
        report.sources.push(wire::Source {
            id,
            title,
            publisher: f.text("Publisher"),
            published: f.period("Published"),
            url: f.text("Url"),
            licence: f.text("Licence"),
        });
    });
    book.draft = draft;
}
