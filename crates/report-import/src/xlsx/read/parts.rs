//! What stands beside the indicators: milestones, texts, figures in sentences, risks, the legend.

use super::{Book, money, note, refer};
use crate::draft::Draft;
use crate::problems::Problems;
use crate::rows::Fields;
use crate::validate::Origins;
use crate::xlsx::plan::{
    ABOUT, ACTION_STATES, ACTIONS, DECISION_STATES, FIGURE_ABOUT, MEANINGS, PASSAGES, RATINGS,
};
use report_core::wire;

/// What stands beside the indicators and what refers to them.
pub(super) fn read(book: &mut Book, problems: &mut Problems) {
    let mut draft = std::mem::take(&mut book.draft);
    milestones(book, &mut draft, problems);
    topics(book, &mut draft, problems);
    actions(book, &mut draft, problems);
    decisions(book, &mut draft, problems);
    super::processes::read(book, &mut draft, problems);
    super::grids::read(book, &mut draft, problems);
    glossary(book, &mut draft, problems);
    money::read(book, &mut draft, problems);
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
    list(
        book,
        "Risks",
        ("risks", &mut report.risks),
        origins,
        problems,
        |f| {
            Some(wire::Risk {
                objective: f.need("Objective", "ped02")?,
                title: f.text("Title"),
                initial: f.text("Initial"),
                residual: f.text("Residual"),
            })
        },
    );
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

/// Reads the rows of a sheet into a list of the report, and notes under the list's name where each comes
/// from.
pub(super) fn list<T>(
    book: &Book,
    sheet: &str,
    (name, list): (&str, &mut Vec<T>),
    origins: &mut Origins,
    problems: &mut Problems,
    mut read: impl FnMut(&Fields) -> Option<T>,
) {
    book.rows(sheet, &[], problems, |f| {
        if let Some(one) = read(f) {
            note(origins, sheet, &format!("{name}[{}]", list.len()), f);
            list.push(one);
        }
    });
}

fn milestones(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let found = ("milestones", &mut draft.report.milestones);
    list(
        book,
        "Milestones",
        found,
        &mut draft.origins,
        problems,
        |f| {
            let (Some(id), Some(objective), Some(title)) = (
                f.need("Id", "ped02a"),
                f.need("Objective", "ped02"),
                f.need("Title", "What is to be done"),
            ) else {
                return None;
            };
            Some(wire::Milestone {
                id,
                objective,
                title,
                r#ref: f.text("Ref"),
                due: f.period("Due"),
                due_printed: f.text("Due printed"),
                year: f.text("Year"),
                rating: f.one_of("Rating", RATINGS),
                reason: f.text("Reason"),
                owner: f.text("Owner"),
                note: f.text("Note"),
                ..wire::Milestone::default()
            })
        },
    );
}

fn topics(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let found = ("topics", &mut draft.report.topics);
    list(book, "Topics", found, &mut draft.origins, problems, |f| {
        let id = f.need("Id", "key-stage-2-progress")?;
        Some(wire::Topic {
            id,
            r#ref: f.text("Ref"),
            title: f.text("Title"),
            objective: f.text("Objective"),
            rating: f.one_of("Rating", RATINGS),
            printed: f.text("Printed"),
            commentary: f.text("Comment"),
            standard: f.text("Standard"),
            indicators: ids(f, "Indicators"),
            owner: f.text("Owner"),
            note: f.text("Note"),
        })
    });
}

fn actions(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let found = ("actions", &mut draft.report.actions);
    list(book, "Actions", found, &mut draft.origins, problems, |f| {
        let (Some(id), Some(kind), Some(title)) = (
            f.need("Id", "careers-governor"),
            f.need("Kind", "recommendation")
                .and(f.one_of("Kind", ACTIONS)),
            f.need("Title", "What is asked for or promised"),
        ) else {
            return None;
        };
        Some(wire::Action {
            id,
            kind,
            title,
            r#ref: f.text("Ref"),
            group: f.text("Group"),
            asked_by: f.text("Asked by"),
            asked: f.period("Asked"),
            owner: f.text("Owner"),
            due: f.period("Due"),
            due_printed: f.text("Due printed"),
            state: f.one_of("State", ACTION_STATES),
            state_printed: f.text("State printed"),
            as_of: f.period("As of"),
            next_report: f.text("Next report"),
            commentary: f.text("Commentary"),
            indicators: ids(f, "Indicators"),
            note: f.text("Note"),
        })
    });
}

fn decisions(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let found = ("decisions", &mut draft.report.decisions);
    list(
        book,
        "Decisions",
        found,
        &mut draft.origins,
        problems,
        |f| {
            let (Some(id), Some(title), Some(decision)) = (
                f.need("Id", "capital-2016-17"),
                f.need("Title", "What it is about"),
                f.need("Decision", "What is decided"),
            ) else {
                return None;
            };
            Some(wire::Decision {
                id,
                title,
                decision,
                r#ref: f.text("Ref"),
                state: f.one_of("State", DECISION_STATES),
                state_printed: f.text("State printed"),
                by: f.text("By"),
                on: f.period("On"),
                reason: f.text("Reason"),
                rejected: f.text("Rejected"),
                effective: f.period("Effective"),
                indicators: ids(f, "Indicators"),
                note: f.text("Note"),
            })
        },
    );
}

fn glossary(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let found = ("glossary", &mut draft.report.glossary);
    list(book, "Glossary", found, &mut draft.origins, problems, |f| {
        let (Some(term), Some(meaning)) = (
            f.need("Term", "GLD"),
            f.need("Meaning", "Good Level of Development"),
        ) else {
            return None;
        };
        Some(wire::GlossaryTerm {
            term,
            meaning,
            note: f.text("Note"),
        })
    });
}

/// Ids that stand in one cell, separated by semicolons.
pub(super) fn ids(f: &Fields, heading: &str) -> Vec<String> {
    let text = f.text(heading).unwrap_or_default();
    let ids = text.split(';').map(str::trim);
    ids.filter(|id| !id.is_empty()).map(str::to_owned).collect()
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
