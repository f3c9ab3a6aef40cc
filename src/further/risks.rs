//! Risks to the objectives, with what the report leaves empty said in words.

use crate::components::blocks::{said, table};
use crate::components::nodes::each;
use crate::wording;
use report_core::report::{Report, Risk};
use yew::prelude::*;

const NOT_GIVEN: &str = "not given";

/// What the risks screen holds.
pub fn risks(report: &Report) -> Html {
    let heads = [
        ("Objective", false),
        ("Risk", false),
        ("Before action", false),
        ("After action", false),
    ];
    let rows = report.risks.iter().map(|risk| row(report, risk));
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    html! {<>
        <p class="fv-lead">{ lead(report) }</p>
        if !report.risks.is_empty() {
            { said("Scores are as printed: before any action, and what is left after it.") }
            { table("fv-table--list fv-table--words", "Risks by objective", &heads, rows) }
        }
    </>}
}

/// How many there are, and of how many something is missing.
pub fn lead(report: &Report) -> String {
    let all = report.risks.len();
    if all == 0 {
        return "The report holds no risks.".to_owned();
    }
    let mut objectives: Vec<usize> = report.risks.iter().map(|risk| risk.objective).collect();
    objectives.sort_unstable();
    objectives.dedup();
    let mut text = format!(
        "The report lists {} under {}.",
        wording::count(all, "risk"),
        wording::count(objectives.len(), "objective"),
    );
    let without = |test: fn(&Risk) -> bool| report.risks.iter().filter(|risk| test(risk)).count();
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

fn row(report: &Report, risk: &Risk) -> Html {
    let cell = |label: &'static str, words: &Option<String>| {
        let class = words.is_none().then_some("fv-direction--none");
        let words = words.as_deref().unwrap_or(NOT_GIVEN);
        html! { <td data-label={label}><span {class}>{ words }</span></td> }
    };
    html! {
        <tr>
            <th scope="row">{ wording::objective(&report.objectives[risk.objective]) }</th>
            { cell("Risk", &risk.title) }
            { cell("Before action", &risk.initial) }
            { cell("After action", &risk.residual) }
        </tr>
    }
}
