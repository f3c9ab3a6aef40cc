//! Milestones, texts, figures in sentences, risks and the legend.

use super::indicators::direction;
use super::{
    ArchivePart, ENDS, LINKED, NOTE, PRINTED, REASON, STARTS, filled, linked, maybe, part, period,
    text, whole,
};
use crate::table::Cell;
use crate::table::ColumnKind::{Day, Text, Whole};
use report_core::period::Period;
use report_core::report::{Figure, Passage, Rating, Report};
use report_core::tracker::standing;

pub(super) fn milestones(report: &Report) -> ArchivePart {
    let mut part = part(
        "milestones",
        "Milestones, in printed order",
        &["id"],
        &[("objective", "objectives")],
        &[
            ("id", Text, "Short and unique"),
            ("ref", Text, "As printed; not unique"),
            ("objective", Text, ""),
            ("title", Text, ""),
            ("due", Text, "When it is due"),
            ("due_starts", Day, STARTS),
            ("due_ends", Day, ENDS),
            ("due_printed", Text, PRINTED),
            ("year", Text, "The year of the plan it belongs to"),
            ("rating", Text, "As published"),
            ("reason", Text, REASON),
            ("owner", Text, "A role"),
            ("note", Text, NOTE),
        ],
    );
    for milestone in &report.milestones {
        let [due, first, last] = period(milestone.due.as_ref());
        part.table.row(vec![
            text(&milestone.id),
            maybe(&milestone.printed_ref),
            text(&report.objectives[milestone.objective].id),
            text(&milestone.title),
            due,
            first,
            last,
            maybe(&milestone.due_printed),
            Cell::text(milestone.year.as_ref().map(Period::label)),
            Cell::text(milestone.rating.map(Rating::word)),
            maybe(&milestone.reason),
            maybe(&milestone.owner),
            maybe(&milestone.note),
        ]);
    }
    part
}

pub(super) fn topics(report: &Report) -> ArchivePart {
    let mut part = part(
        "topics",
        "Topics and objectives that are rated as a whole, in printed order",
        &["id"],
        &[("objective", "objectives")],
        &[
            ("id", Text, "Short and unique"),
            ("ref", Text, "As printed"),
            ("objective", Text, ""),
            ("title", Text, "Its own, else the objective's"),
            ("rating", Text, "As published"),
            ("printed", Text, PRINTED),
            ("comment", Text, "A blank line separates paragraphs"),
            ("standard", Text, "What it is judged by"),
            ("indicators", Text, LINKED),
            ("owner", Text, "A role"),
            ("note", Text, NOTE),
        ],
    );
    for topic in &report.topics {
        let objective = topic.objective.map(|at| report.objectives[at].id.as_str());
        part.table.row(vec![
            text(&topic.id),
            maybe(&topic.printed_ref),
            Cell::text(objective),
            text(&topic.title),
            Cell::text(topic.rating.map(Rating::word)),
            maybe(&topic.printed),
            filled(topic.commentary.join("\n\n")),
            maybe(&topic.standard),
            linked(report, &topic.indicators),
            maybe(&topic.owner),
            maybe(&topic.note),
        ]);
    }
    part
}

pub(super) fn actions(report: &Report) -> ArchivePart {
    let mut part = part(
        "actions",
        "Recommendations, actions and pledges, in printed order",
        &["id"],
        &[],
        &[
            ("id", Text, "Short and unique"),
            ("kind", Text, "recommendation, action or pledge"),
            ("ref", Text, "As printed"),
            ("group", Text, "The heading it is printed under"),
            ("title", Text, "What is asked for or promised"),
            ("asked_by", Text, ""),
            ("asked", Text, "When it was asked for or agreed"),
            ("owner", Text, "A role"),
            ("due", Text, "When it is due"),
            ("due_starts", Day, STARTS),
            ("due_ends", Day, ENDS),
            ("due_printed", Text, PRINTED),
            (
                "state",
                Text,
                "open or done; empty where the document does not say",
            ),
            ("state_printed", Text, PRINTED),
            ("as_of", Text, "When it was in that state"),
            (
                "standing",
                Text,
                "Worked out: overdue, open, without news or done",
            ),
            ("next_report", Text, "When it is reported again, in words"),
            ("commentary", Text, "A blank line separates paragraphs"),
            ("indicators", Text, LINKED),
            ("note", Text, NOTE),
        ],
    );
    let label = |period: &Option<Period>| Cell::text(period.as_ref().map(Period::label));
    for action in &report.actions {
        let [due, first, last] = period(action.due.as_ref());
        part.table.row(vec![
            text(&action.id),
            text(action.kind.word()),
            maybe(&action.printed_ref),
            maybe(&action.group),
            text(&action.title),
            maybe(&action.asked_by),
            label(&action.asked),
            maybe(&action.owner),
            due,
            first,
            last,
            maybe(&action.due_printed),
            Cell::text(action.done.map(|done| if done { "done" } else { "open" })),
            maybe(&action.state_printed),
            label(&action.as_of),
            text(standing(report, action).word()),
            maybe(&action.next_report),
            filled(action.commentary.join("\n\n")),
            linked(report, &action.indicators),
            maybe(&action.note),
        ]);
    }
    part
}

pub(super) fn decisions(report: &Report) -> ArchivePart {
    let mut part = part(
        "decisions",
        "Decisions, in printed order",
        &["id"],
        &[],
        &[
            ("id", Text, "Short and unique"),
            ("ref", Text, "As printed"),
            ("title", Text, "What it is about"),
            ("state", Text, "decided or recommended"),
            ("state_printed", Text, PRINTED),
            ("by", Text, "Who decides"),
            ("on", Text, "When it was decided or recommended"),
            ("on_starts", Day, STARTS),
            ("on_ends", Day, ENDS),
            ("decision", Text, "A blank line parts paragraphs"),
            ("reason", Text, "Why"),
            ("rejected", Text, "What was considered and rejected"),
            ("effective", Text, "When it takes effect"),
            ("indicators", Text, LINKED),
            ("note", Text, NOTE),
        ],
    );
    for decision in &report.decisions {
        let [on, first, last] = period(decision.on.as_ref());
        part.table.row(vec![
            text(&decision.id),
            maybe(&decision.printed_ref),
            text(&decision.title),
            text(decision.state()),
            maybe(&decision.state_printed),
            maybe(&decision.by),
            on,
            first,
            last,
            filled(decision.decision.join("\n\n")),
            maybe(&decision.reason),
            maybe(&decision.rejected),
            Cell::text(decision.effective.as_ref().map(Period::label)),
            linked(report, &decision.indicators),
            maybe(&decision.note),
        ]);
    }
    part
}

pub(super) fn passages(report: &Report) -> ArchivePart {
    let mut part = part(
        "passages",
        "Commentary, developments and other texts, a paragraph a row",
        &["number"],
        &[],
        &[
            ("number", Whole, "In the order of the report"),
            (
                "about",
                Text,
                "What it is about: report, objective, indicator, milestone, finance, development, emerging issue or section",
            ),
            (
                "id",
                Text,
                "Of the objective, indicator, milestone or finance table",
            ),
            ("ref", Text, "As printed"),
            ("heading", Text, ""),
            ("text", Text, "One paragraph"),
            ("owner", Text, "A role"),
        ],
    );
    let table = &mut part.table;
    let mut add = |about: &str, id: &str, passage: Option<&Passage>, paragraphs: &[String]| {
        for paragraph in paragraphs {
            let number = whole(table.rows.len() + 1);
            table.row(vec![
                number,
                text(about),
                text(id),
                Cell::text(passage.and_then(|passage| passage.printed_ref.as_deref())),
                Cell::text(passage.and_then(|passage| passage.heading.as_deref())),
                text(paragraph),
                Cell::text(passage.and_then(|passage| passage.owner.as_deref())),
            ]);
        }
    };
    add("report", &report.id, None, &report.notes);
    for objective in &report.objectives {
        for passage in &objective.commentary {
            add("objective", &objective.id, Some(passage), &passage.text);
        }
    }
    for indicator in &report.indicators {
        add("indicator", &indicator.id, None, &indicator.commentary);
    }
    for milestone in &report.milestones {
        add("milestone", &milestone.id, None, &milestone.commentary);
    }
    for finance in &report.finance {
        for passage in &finance.commentary {
            add("finance", &finance.id, Some(passage), &passage.text);
        }
    }
    let texts = [
        ("development", &report.developments),
        ("emerging issue", &report.emerging_issues),
        ("section", &report.sections),
    ];
    for (about, passages) in texts {
        for passage in passages {
            // A heading may stand alone.
            match passage.text.is_empty() {
                true => add(about, "", Some(passage), &[String::new()]),
                false => add(about, "", Some(passage), &passage.text),
            }
        }
    }
    part
}

pub(super) fn figures(report: &Report) -> ArchivePart {
    let mut part = part(
        "figures",
        "Figures that stand in sentences",
        &[],
        &[],
        &[
            ("about", Text, "report, indicator or milestone"),
            ("id", Text, "Of the indicator or milestone"),
            ("what", Text, "What it is"),
            ("place", Text, "In the document's words"),
            ("when", Text, "In the document's words"),
            ("printed", Text, PRINTED),
            ("note", Text, NOTE),
        ],
    );
    let mut add = |about: &str, id: &str, figures: &[Figure]| {
        for figure in figures {
            part.table.row(vec![
                text(about),
                text(id),
                text(&figure.what),
                maybe(&figure.place),
                maybe(&figure.when),
                text(&figure.printed),
                maybe(&figure.note),
            ]);
        }
    };
    add("report", &report.id, &report.figures);
    for indicator in &report.indicators {
        add("indicator", &indicator.id, &indicator.figures);
    }
    for milestone in &report.milestones {
        add("milestone", &milestone.id, &milestone.figures);
    }
    part
}

pub(super) fn risks(report: &Report) -> ArchivePart {
    let mut part = part(
        "risks",
        "Risks to objectives",
        &[],
        &[("objective", "objectives")],
        &[
            ("objective", Text, ""),
            ("title", Text, ""),
            ("initial", Text, "The score before any action, as printed"),
            ("residual", Text, "The score after action, as printed"),
        ],
    );
    for risk in &report.risks {
        part.table.row(vec![
            text(&report.objectives[risk.objective].id),
            maybe(&risk.title),
            maybe(&risk.initial),
            maybe(&risk.residual),
        ]);
    }
    part
}

pub(super) fn glossary(report: &Report) -> ArchivePart {
    let mut part = part(
        "glossary",
        "What terms and abbreviations mean",
        &[],
        &[],
        &[
            ("term", Text, "As texts write it"),
            ("meaning", Text, "One of its meanings"),
            ("note", Text, NOTE),
        ],
    );
    for found in &report.glossary {
        part.table.row(vec![
            text(&found.term),
            text(&found.meaning),
            maybe(&found.note),
        ]);
    }
    part
}

pub(super) fn legend(report: &Report) -> ArchivePart {
    let mut part = part(
        "legend",
        "What ratings and directions mean to this organisation",
        &[],
        &[],
        &[
            (
                "of",
                Text,
                "rating, direction, or against: what directions compare with",
            ),
            ("word", Text, ""),
            ("measure", Text, "Its meaning for a measure"),
            ("milestone", Text, "Its meaning for a milestone"),
            ("symbol", Text, "The symbol the document prints"),
        ],
    );
    let ratings = report
        .legend
        .ratings
        .iter()
        .map(|(of, meaning)| ("rating", of.word(), meaning));
    let directions = report
        .legend
        .directions
        .iter()
        .map(|(of, meaning)| ("direction", direction(*of), meaning));
    for (of, word, meaning) in ratings.chain(directions) {
        part.table.row(vec![
            text(of),
            text(word),
            maybe(&meaning.measure),
            maybe(&meaning.milestone),
            maybe(&meaning.symbol),
        ]);
    }
    if let Some(against) = report.legend.against {
        part.table.row(vec![text("against"), text(against.words())]);
    }
    part
}
