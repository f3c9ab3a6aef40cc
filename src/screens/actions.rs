//! What was asked for, promised and decided: recommendations, actions and pledges, each with its state as
//! the report says it, when it is due, and the measures that bear it out; decisions with their reasons.

use crate::components::blocks::{block, hint, paragraph, table};
use crate::components::linked::linked;
use crate::components::nodes::{each, paragraphs};
use crate::components::terms::terms;
use crate::route::{Place, Tab};
use report_core::period::Period;
use report_core::report::{Action, ActionKind, Decision, Report};
use report_core::tracker::{Standing, counted, of_kind};
use report_core::words;
use report_view::wording;
use yew::prelude::*;

/// The kinds that a report has some of, each with its heading.
fn kinds(report: &Report) -> Vec<(&'static str, Vec<(Standing, &Action)>)> {
    let all = [
        ("Recommendations", ActionKind::Recommendation),
        ("Agreed actions", ActionKind::Action),
        ("Pledges", ActionKind::Pledge),
    ];
    let all = all.map(|(heading, kind)| (heading, of_kind(report, kind)));
    all.into_iter()
        .filter(|(_, list)| !list.is_empty())
        .collect()
}

/// `7 recommendations: 4 open and 3 done.`
fn counts(list: &[(Standing, &Action)]) -> String {
    let what = list.first().map_or("", |(_, action)| action.kind.word());
    format!("{}: {}.", wording::count(list.len(), what), counted(list))
}

/// `8 decisions: 3 decided and 5 recommended.`
fn decided(report: &Report) -> Option<String> {
    let all = report.decisions.len();
    let recommended = report
        .decisions
        .iter()
        .filter(|one| one.recommended)
        .count();
    let parts = [(all - recommended, "decided"), (recommended, "recommended")];
    let parts = parts.into_iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, word)| format!("{n} {word}")).collect();
    let all_words = wording::count(all, "decision");
    (all > 0).then(|| format!("{all_words}: {}.", words::join(&parts)))
}

/// The section of the overview.
pub fn summary(report: &Report, place: &Place) -> Html {
    let kinds = kinds(report);
    let decided = decided(report);
    if kinds.is_empty() && decided.is_none() {
        return Html::default();
    }
    let lines = kinds.iter().map(|(_, list)| counts(list));
    let lines = lines.chain(decided);
    let lines = lines.map(|words| html! { <li>{ words }</li> });
    let link = Tab::Actions.link(place);
    let body = html! {<>
        <ul class="fv-headings">{ each(lines) }</ul>
        <p class="fv-onward"><a href={link}>{ "Each with its state, owner and reason" }</a></p>
    </>};
    block(Tab::Actions.name().to_owned(), None, body)
}

/// What the screen holds.
pub fn actions(report: &Report, place: &Place) -> Html {
    let blocks = kinds(report).into_iter().map(|(heading, list)| {
        let rows = list
            .iter()
            .map(|(standing, action)| row(report, place, *standing, action));
        let heads = [
            ("State", false),
            ("What", false),
            ("Due", false),
            ("What the report says", false),
        ];
        let rows = html! { <tbody>{ each(rows) }</tbody> };
        let class = "fv-table--list fv-table--milestones fv-table--actions";
        let texts = list
            .iter()
            .flat_map(|(_, action)| std::iter::once(&action.title).chain(&action.commentary));
        let texts: Vec<&str> = texts.map(String::as_str).collect();
        let body = html! {<>
            { table(class, heading, &heads, rows) }
            { terms(report, place, &texts) }
        </>};
        block(heading.to_owned(), Some(counts(&list)), body)
    });
    html! {<>
        if !report.actions.is_empty() {
            <p class="fv-lead">{ LEAD }</p>
        }
        { each(blocks) }
        { decisions(report, place) }
    </>}
}

/// The decisions, each with its reason and what was rejected.
fn decisions(report: &Report, place: &Place) -> Html {
    let Some(mut note) = decided(report) else {
        return Html::default();
    };
    if report.decisions.iter().any(|one| one.recommended) {
        note.push_str(" What is recommended was put to those who decide; the report does not say what they decided.");
    }
    let rows = report
        .decisions
        .iter()
        .map(|one| decision(report, place, one));
    let heads = [
        ("State", false),
        ("What", false),
        ("When", false),
        ("What is decided, and why", false),
    ];
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let class = "fv-table--list fv-table--milestones fv-table--decisions";
    let texts = report.decisions.iter().flat_map(|one| {
        let said = one.decision.iter().chain(&one.reason).chain(&one.rejected);
        std::iter::once(&one.title).chain(said)
    });
    let texts: Vec<&str> = texts.map(String::as_str).collect();
    let body = html! {<>
        { table(class, "Decisions", &heads, rows) }
        { terms(report, place, &texts) }
    </>};
    block("Decisions".to_owned(), Some(note), body)
}

fn decision(report: &Report, place: &Place, decision: &Decision) -> Html {
    let when = |period: &Option<Period>| period.as_ref().map(Period::words);
    let on = when(&decision.on).map(|on| wording::capital(&on));
    let effective = when(&decision.effective).map(|from| format!("Takes effect: {from}"));
    let state = decision.state_printed.as_deref();
    let said = |before: &str, words: &Option<String>| {
        words
            .as_ref()
            .map(|words| paragraph(&format!("{before}: {words}")))
    };
    let measures = wording::count(decision.indicators.len(), "measure");
    html! {
        <tr>
            <td class="fv-table__rate">{ wording::capital(decision.state()) }</td>
            <th scope="row">
                { &decision.title }
                { hint(decision.printed_ref.as_deref()) }
                { hint(decision.by.as_deref()) }
            </th>
            <td data-label="When">
                { on.unwrap_or_else(|| "No date".to_owned()) }
                { hint(effective.as_deref()) }
            </td>
            <td class="fv-table__full fv-table__why">
                { paragraphs(&decision.decision) }
                { said("Reason", &decision.reason) }
                { said("Rejected", &decision.rejected) }
                { state.map(|state| paragraph(&format!("{}.", wording::capital(state)))) }
                { decision.note.as_deref().map(paragraph) }
                { linked(report, place, &measures, None, &decision.indicators) }
            </td>
        </tr>
    }
}

const LEAD: &str = "Open and done are as the report says. Overdue means still open after the date it was due. Without news means the report gives no state, or gives one from before its own period.";

fn row(report: &Report, place: &Place, standing: Standing, action: &Action) -> Html {
    let when = |period: &Option<Period>| period.as_ref().map(Period::words);
    let asked = match (&action.asked_by, when(&action.asked)) {
        (Some(by), Some(when)) => Some(format!("Asked for by {by}, {when}")),
        (Some(by), None) => Some(format!("Asked for by {by}")),
        (None, Some(when)) => Some(format!("Asked for or agreed in {when}")),
        (None, None) => None,
    };
    let owner = action.owner.as_ref().map(|owner| format!("Owner: {owner}"));
    let hints = [
        action.printed_ref.clone(),
        action.group.clone(),
        asked,
        owner,
    ];
    let due = action
        .due_printed
        .clone()
        .or_else(|| when(&action.due).map(|due| wording::capital(&due)));
    let state = match (&action.state_printed, when(&action.as_of)) {
        // Some say when in their state.
        (Some(state), Some(when)) if !state.contains(&when) => {
            Some(format!("{}, {when}.", wording::capital(state)))
        }
        (Some(state), _) => Some(format!("{}.", wording::capital(state))),
        (None, Some(when)) => Some(format!("State of {when}.")),
        (None, None) => None,
    };
    let next = action
        .next_report
        .as_ref()
        .map(|next| format!("Reported again: {next}."));
    let indicators = wording::count(action.indicators.len(), "measure");
    html! {
        <tr>
            <td class="fv-table__rate">{ wording::capital(standing.word()) }</td>
            <th scope="row">
                { &action.title }
                { each(hints.iter().map(|words| hint(words.as_deref()))) }
            </th>
            <td data-label="Due">{ due.unwrap_or_else(|| "No date".to_owned()) }</td>
            <td class="fv-table__full fv-table__why">
                { each([state, next].iter().flatten().map(|words| paragraph(words))) }
                { paragraphs(&action.commentary) }
                { action.note.as_deref().map(paragraph) }
                { linked(report, place, &indicators, None, &action.indicators) }
            </td>
        </tr>
    }
}
