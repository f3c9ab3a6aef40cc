//! Risks to the objectives, with what the report leaves empty said in words.

use crate::components::blocks::{paragraph, table};
use crate::components::nodes::each;
use report_core::report::{Report, Risk};
use report_view::wording;
use yew::prelude::*;

const NOT_GIVEN: &str = "not given";

/// A column of the table: its head, and what a risk says there.
type RiskColumn = (&'static str, fn(&Risk) -> Option<&str>);

const COLUMNS: [RiskColumn; 3] = [
    ("Risk", |risk| risk.title.as_deref()),
    ("Before action", |risk| risk.initial.as_deref()),
    ("After action", |risk| risk.residual.as_deref()),
];

/// What the risks screen holds. A column in which nothing is given is left to the words above it.
pub fn risks(report: &Report) -> Html {
    let given = |(_, says): &&RiskColumn| report.risks.iter().any(|risk| says(risk).is_some());
    let columns: Vec<&RiskColumn> = COLUMNS.iter().filter(given).collect();
    let heads: Vec<(&str, bool)> = std::iter::once(("Objective", false))
        .chain(columns.iter().map(|(head, _)| (*head, false)))
        .collect();
    let rows = report.risks.iter().map(|risk| row(report, risk, &columns));
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let scores = report
        .risks
        .iter()
        .any(|risk| risk.initial.is_some() || risk.residual.is_some());
    html! {<>
        <p class="fv-lead">{ lead(report) }</p>
        if scores {
            { paragraph("Scores are as printed: before any action, and what is left after it.") }
        }
        if !report.risks.is_empty() {
            { table("fv-table--list fv-table--words", "Risks by objective", &heads, rows) }
        }
    </>}
}

/// Whether anything is said of a risk but the objective that it is under.
fn is_given(risk: &Risk) -> bool {
    risk.title.is_some() || risk.initial.is_some() || risk.residual.is_some()
}

/// How many risks are named or scored.
pub fn count(report: &Report) -> usize {
    report.risks.iter().filter(|risk| is_given(risk)).count()
}

/// How many there are, and of how many something is missing.
pub fn lead(report: &Report) -> String {
    if report.risks.is_empty() {
        return "No risks are listed.".to_owned();
    }
    let mut objectives: Vec<usize> = report.risks.iter().map(|risk| risk.objective).collect();
    objectives.sort_unstable();
    objectives.dedup();
    let all = count(report);
    if all == 0 {
        return format!(
            "The report has a place for risks under {}, and names no risk and no score there.",
            wording::count(objectives.len(), "objective")
        );
    }
    let empty = report.risks.len() - all;
    let mut text = format!(
        "The report lists {} under {}.",
        wording::count(all, "risk"),
        wording::count(objectives.len(), "objective"),
    );
    if empty > 0 {
        let has = if empty == 1 { "holds" } else { "hold" };
        text = format!(
            "The report names {}; {} more {has} no risk and no score.",
            wording::count(all, "risk"),
            wording::count(empty, "place"),
        );
    }
    let given = || report.risks.iter().filter(|risk| is_given(risk));
    let without = |test: fn(&Risk) -> bool| given().filter(|risk| test(risk)).count();
    let missing = [
        (without(|risk| risk.title.is_none()), "a description"),
        (
            without(|risk| risk.initial.is_none()),
            "a score before action",
        ),
        (
            without(|risk| risk.residual.is_none()),
            "a score after action",
        ),
    ];
    for (n, what) in missing {
        match n {
            0 => {}
            n if n == all => text.push_str(&format!(" None has {what}.")),
            1 => text.push_str(&format!(" One lacks {what}.")),
            n => text.push_str(&format!(" {n} lack {what}.")),
        }
    }
    text
}

fn row(report: &Report, risk: &Risk, columns: &[&RiskColumn]) -> Html {
    let cells = columns.iter().map(|(label, says)| {
        let words = says(risk);
        let class = words.is_none().then_some("fv-direction--none");
        html! { <td data-label={*label}><span {class}>{ words.unwrap_or(NOT_GIVEN) }</span></td> }
    });
    html! {
        <tr>
            <th scope="row">{ wording::objective(&report.objectives[risk.objective]) }</th>
            { each(cells) }
        </tr>
    }
}
