//! Milestones: all of them by objective, and by year where a plan has years.

use crate::components::blocks::{block, figures_table, hint, paragraph, table};
use crate::components::milestone::{due, lead, rated, years};
use crate::components::nodes::{each, paragraphs};
use report_core::report::{Milestone, Report};
use report_view::wording::{self, counts};
use yew::prelude::*;

/// What the milestones screen holds; with `only`, the milestones of that objective.
pub fn milestones(report: &Report, only: Option<usize>) -> Html {
    let shape = Shape::of(report);
    let groups = report
        .objectives
        .iter()
        .enumerate()
        .filter_map(|(at, objective)| {
            let under: Vec<&Milestone> = report
                .milestones
                .iter()
                .filter(|milestone| milestone.objective == at)
                .collect();
            if under.is_empty() || only.is_some_and(|only| only != at) {
                return None;
            }
            let heading = wording::objective(objective);
            let rated = counts(under.iter().map(|m| m.rating));
            let number = wording::count(under.len(), "milestone");
            let note = match rated.as_str() {
                "" => format!("{number}."),
                rated => format!("{number}: {rated}."),
            };
            let rows = by_year(&shape, &under);
            let body = table(
                "fv-table--list fv-table--milestones",
                &format!("Milestones: {heading}"),
                &shape.heads(),
                rows,
            );
            Some(block(heading, Some(note), body))
        });
    html! {<>
        if only.is_none() {
            <p class="fv-lead">{ lead(report) }</p>
        }
        { each(groups) }
    </>}
}

/// The period of a milestone, where the printed words differ from it.
fn due_period(milestone: &Milestone) -> Option<String> {
    let words = wording::capital(&milestone.due.as_ref()?.words());
    (milestone.due_printed.as_ref()? != &words).then_some(words)
}

/// The optional columns that a report needs.
struct Shape {
    rated: bool,
    commentary: bool,
}

impl Shape {
    fn of(report: &Report) -> Self {
        let any = |test: fn(&Milestone) -> bool| report.milestones.iter().any(test);
        Self {
            rated: any(|m| m.rating.is_some()),
            commentary: any(|m| {
                m.reason.is_some()
                    || !m.commentary.is_empty()
                    || !m.figures.is_empty()
                    || m.note.is_some()
            }),
        }
    }

    fn heads(&self) -> Vec<(&'static str, bool)> {
        let heads = [
            ("Rating", self.rated),
            ("Milestone", true),
            ("Due", true),
            ("What the report says", self.commentary),
        ];
        let shown = heads.into_iter().filter(|(_, shown)| *shown);
        shown.map(|(head, _)| (head, false)).collect()
    }
}

fn by_year(shape: &Shape, milestones: &[&Milestone]) -> Html {
    let bodies = years(milestones).into_iter().map(|(year, list)| {
        let head = year.map(|year| {
            let number = wording::count(list.len(), "milestone");
            html! {
                <tr class="fv-table__group">
                    <th colspan={shape.heads().len().to_string()} scope="rowgroup">
                        { wording::capital(&year) }{ " " }<span class="fv-table__count">{ number }</span>
                    </th>
                </tr>
            }
        });
        html! { <tbody>{ head }{ each(list.into_iter().map(|m| row(shape, m))) }</tbody> }
    });
    each(bodies)
}

fn row(shape: &Shape, milestone: &Milestone) -> Html {
    let owner = milestone
        .owner
        .as_ref()
        .map(|owner| format!("Owner: {owner}"));
    html! {
        <tr>
            if shape.rated { <td class="fv-table__rate">{ rated(milestone.rating) }</td> }
            <th scope="row">{ &milestone.title }{ hint(milestone.printed_ref.as_deref()) }{ hint(owner.as_deref()) }</th>
            <td data-label="Due">{ due(milestone) }{ hint(due_period(milestone).as_deref()) }</td>
            if shape.commentary { <td class="fv-table__full fv-table__why">{ commentary(milestone) }</td> }
        </tr>
    }
}

fn commentary(milestone: &Milestone) -> Html {
    let reason = milestone.reason.as_deref().map(paragraph);
    let note = milestone.note.as_deref().map(paragraph);
    if milestone.figures.is_empty() {
        return html! {<>{ reason }{ paragraphs(&milestone.commentary) }{ note }</>};
    }
    let caption = format!("Figures in the commentary: {}", milestone.title);
    html! {<>
        { reason }
        { paragraphs(&milestone.commentary) }
        { note }
        <details class="fv-details">
            <summary>{ wording::count(milestone.figures.len(), "figure") }{ " in this text" }</summary>
            { figures_table(&caption, &milestone.figures) }
        </details>
    </>}
}
