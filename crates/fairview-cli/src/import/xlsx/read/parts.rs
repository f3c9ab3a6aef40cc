//! The parts of a report that are not indicators.

use super::{Book, note, refer};
use crate::import::draft::Draft;
use crate::import::rows::{Fields, Problems, short};
use crate::import::sheet::{Origin, Place, key};
use crate::import::xlsx::plan::{
    ABOUT, AREAS, FIGURE_ABOUT, MEANINGS, MONEY, PASSAGES, RATINGS, REPORT, ROLES,
};
use report_core::wire;

/// What indicators refer to: columns, objectives, areas, cohorts, sources.
pub(super) fn before(book: &mut Book, problems: &mut Problems) {
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
            note: f.text("Note"),
        });
    });
    let mut neighbours: Vec<(u32, wire::Neighbour, Place)> = Vec::new();
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
            origins.note("neighbours.list", Origin::Sheet(REPORT.to_owned()).place());
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

/// What stands beside the indicators and what refers to them.
pub(super) fn after(book: &mut Book, problems: &mut Problems) {
    let mut draft = std::mem::take(&mut book.draft);
    milestones(book, &mut draft, problems);
    finance(book, &mut draft, problems);
    book.rows("Commentary", &[], problems, |f| commentary(f, &mut draft));
    book.rows("Figures", &[], problems, |f| figure(f, &mut draft));
    let (report, origins) = (&mut draft.report, &mut draft.origins);
    book.rows("Developments", &[], problems, |f| {
        let kind = f
            .need("Kind", "development")
            .and(f.one_of("Kind", PASSAGES));
        let (Some(kind), Some(passage)) = (kind, passage(f)) else {
            return;
        };
        let (name, list) = match kind.as_str() {
            "development" => ("developments", &mut report.developments),
            "section" => ("sections", &mut report.sections),
            _ => ("emerging_issues", &mut report.emerging_issues),
        };
        note(
            origins,
            "Developments",
            &format!("{name}[{}]", list.len()),
            f,
        );
        list.push(passage);
    });
    book.rows("Risks", &[], problems, |f| {
        let Some(objective) = f.need("Objective", "ped02") else {
            return;
        };
        note(
            origins,
            "Risks",
            &format!("risks[{}]", report.risks.len()),
            f,
        );
        report.risks.push(wire::Risk {
            objective,
            title: f.text("Title"),
            initial: f.text("Initial"),
            residual: f.text("Residual"),
        });
    });
    book.rows("Legend", &[], problems, |f| {
        let Some(of) = f.need("Of", "green").and(f.one_of("Of", MEANINGS)) else {
            return;
        };
        let legend = report.legend.get_or_insert_default();
        note(
            origins,
            "Legend",
            &format!("legend.meanings[{}]", legend.meanings.len()),
            f,
        );
        legend.meanings.push(wire::Meaning {
            of,
            measure: f.text("Measure"),
            milestone: f.text("Milestone"),
            symbol: f.text("Symbol"),
        });
    });
    book.draft = draft;
}

fn milestones(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let (report, origins) = (&mut draft.report, &mut draft.origins);
    book.rows("Milestones", &[], problems, |f| {
        let (Some(id), Some(objective), Some(title)) = (
            f.need("Id", "ped02a"),
            f.need("Objective", "ped02"),
            f.need("Title", "What is to be done"),
        ) else {
            return;
        };
        let path = format!("milestones[{}]", report.milestones.len());
        note(origins, "Milestones", &path, f);
        report.milestones.push(wire::Milestone {
            id,
            objective,
            title,
            r#ref: f.text("Ref"),
            due: f.period("Due"),
            due_printed: f.text("Due printed"),
            year: f.text("Year"),
            rating: f.one_of("Rating", RATINGS),
            owner: f.text("Owner"),
            note: f.text("Note"),
            ..wire::Milestone::default()
        });
    });
}

fn passage(f: &Fields) -> Option<wire::Passage> {
    Some(wire::Passage {
        heading: f.text("Heading"),
        r#ref: f.text("Ref"),
        text: f.need("Text", "What the document says.")?,
        owner: f.text("Owner"),
    })
}

/// A row of Commentary, put where it belongs.
fn commentary(f: &Fields, draft: &mut Draft) {
    let about = f.need("About", "indicator").and(f.one_of("About", ABOUT));
    let (Some(about), Some(passage)) = (about, passage(f)) else {
        return;
    };
    let report = &mut draft.report;
    // Indicators and milestones have one text; objectives and tables have passages.
    let (path, text) = match about.as_str() {
        "objective" => {
            let ids = report.objectives.iter().map(|o| o.id.as_str());
            let Some(i) = refer(f, "Id", "Objectives", ids) else {
                return;
            };
            let list = &mut report.objectives[i].commentary;
            let path = format!("objectives[{i}].commentary[{}]", list.len());
            note(&mut draft.origins, "Commentary", &path, f);
            list.push(passage);
            return;
        }
        "finance" => {
            let ids = report.finance.iter().map(|t| t.id.as_str());
            let Some(i) = refer(f, "Id", "Finance tables", ids) else {
                return;
            };
            let list = &mut report.finance[i].commentary;
            let path = format!("finance[{i}].commentary[{}]", list.len());
            note(&mut draft.origins, "Commentary", &path, f);
            list.push(passage);
            return;
        }
        "milestone" => {
            let ids = report.milestones.iter().map(|m| m.id.as_str());
            let Some(i) = refer(f, "Id", "Milestones", ids) else {
                return;
            };
            (
                format!("milestones[{i}].commentary"),
                &mut report.milestones[i].commentary,
            )
        }
        _ => {
            let ids = report.indicators.iter().map(|i| i.id.as_str());
            let Some(i) = refer(f, "Id", "Indicators", ids) else {
                return;
            };
            (
                format!("indicators[{i}].commentary"),
                &mut report.indicators[i].commentary,
            )
        }
    };
    for heading in ["Heading", "Ref", "Owner"] {
        if f.cell(heading).is_some() {
            f.error(
                heading,
                format!("a commentary on one {about} has none of its own; expected an empty cell"),
            );
        }
    }
    match text {
        Some(earlier) => {
            earlier.push_str("\n\n");
            earlier.push_str(&passage.text);
        }
        None => {
            draft.origins.note(path, f.at("Text"));
            *text = Some(passage.text);
        }
    }
}

/// A row of Figures, put where it belongs.
fn figure(f: &Fields, draft: &mut Draft) {
    let about = f
        .need("About", "indicator")
        .and(f.one_of("About", FIGURE_ABOUT));
    let (what, printed) = (
        f.need("What", "children entering care"),
        f.need("Printed", "22"),
    );
    let (Some(about), Some(what), Some(printed)) = (about, what, printed) else {
        return;
    };
    let report = &mut draft.report;
    let (path, list) = match about.as_str() {
        "report" => (String::new(), &mut report.figures),
        "milestone" => {
            let ids = report.milestones.iter().map(|m| m.id.as_str());
            let Some(i) = refer(f, "Id", "Milestones", ids) else {
                return;
            };
            (
                format!("milestones[{i}]."),
                &mut report.milestones[i].figures,
            )
        }
        _ => {
            let ids = report.indicators.iter().map(|i| i.id.as_str());
            let Some(i) = refer(f, "Id", "Indicators", ids) else {
                return;
            };
            (
                format!("indicators[{i}]."),
                &mut report.indicators[i].figures,
            )
        }
    };
    note(
        &mut draft.origins,
        "Figures",
        &format!("{path}figures[{}]", list.len()),
        f,
    );
    list.push(wire::Figure {
        what,
        place: f.text("Place"),
        when: f.text("When"),
        printed,
        note: f.text("Note"),
    });
}

fn finance(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let (tables, origins) = (&mut draft.report.finance, &mut draft.origins);
    book.rows("Finance tables", &[], problems, |f| {
        let (Some(id), Some(title), Some(unit)) = (
            f.need("Id", "revenue"),
            f.need("Title", "Revenue budget"),
            f.need("Unit", "£'000"),
        ) else {
            return;
        };
        note(
            origins,
            "Finance tables",
            &format!("finance[{}]", tables.len()),
            f,
        );
        tables.push(wire::FinanceTable {
            id,
            title,
            unit,
            as_at: f.period("As at"),
            ..wire::FinanceTable::default()
        });
    });
    let table = |f: &Fields, tables: &[wire::FinanceTable]| {
        refer(
            f,
            "Table",
            "Finance tables",
            tables.iter().map(|t| t.id.as_str()),
        )
    };
    book.rows("Finance columns", &[], problems, |f| {
        let role = f.need("Is", "budget").and(f.one_of("Is", MONEY));
        let (Some(i), Some(heading), Some(role)) =
            (table(f, tables), f.need("Heading", "Annual Budget"), role)
        else {
            return;
        };
        let columns = &mut tables[i].columns;
        if columns.iter().any(|c| key(&c.heading) == key(&heading)) {
            f.error("Heading", format!("\"{}\" is the heading of an earlier column of this table; expected every heading once", short(&heading)));
            return;
        }
        note(origins, "Finance columns", &format!("finance[{i}].columns[{}]", columns.len()), f);
        columns.push(wire::FinanceColumn { heading, role });
    });
    let headings = tables
        .iter()
        .flat_map(|t| t.columns.iter().map(|c| c.heading.clone()));
    let headings: Vec<String> = headings.collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    book.rows("Finance", &headings, problems, |f| {
        let (Some(i), Some(group)) = (table(f, tables), f.need("Group", "Expenditure")) else {
            return;
        };
        for heading in &headings {
            let own = tables[i].columns.iter().any(|c| key(&c.heading) == key(heading));
            if !own && f.cell(heading).is_some() {
                f.error(heading, format!("the table \"{}\" has no such column in Finance columns; expected an empty cell", short(&tables[i].id)));
            }
        }
        let path = format!("finance[{i}].lines[{}]", tables[i].lines.len());
        origins.note(path.as_str(), f.place());
        let columns = tables[i].columns.iter().enumerate();
        let amounts = columns.map(|(j, column)| {
            origins.note(format!("{path}.amounts[{j}]"), f.at(&column.heading));
            f.number(&column.heading)
        });
        let amounts = amounts.collect();
        tables[i].lines.push(wire::FinanceLine {
            group,
            name: f.text("Line").unwrap_or_default(),
            amounts,
            total: f.yes("Total"),
        });
    });
}
