//! Measures over time: those that several reports have, a row each, with a sparkline over all years,
//! the first and the latest figure, how often they were rated red, and the ways into the reports.

use crate::components::blocks::table;
use crate::components::chart::sparkline;
use crate::components::nodes::each;
use crate::components::section::fold;
use crate::route::{Place, View};
use crate::shared::Shared;
use report_core::families::FamilyView;
use report_core::read::Reading;
use report_view::families::spark;
use report_view::wording;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The name of the screen.
pub const NAME: &str = "Measures over time";

/// As many measures are open when nothing is searched; a page keeps to sixty stops of the tabulator key.
const OPEN: usize = 20;

/// The screen of an organisation's families.
pub(crate) fn over_time(
    families: &Shared<Reading<Vec<FamilyView>>>,
    organisation: Option<String>,
) -> Html {
    html! { <OverTime families={families.clone()} {organisation} /> }
}

/// What the screen shows.
#[derive(Properties, PartialEq)]
pub struct OverTimeProps {
    /// What the reports publish of each measure.
    pub families: Shared<Reading<Vec<FamilyView>>>,
    /// Whose reports they are.
    pub organisation: Option<String>,
}

/// The screen.
#[component]
pub fn OverTime(props: &OverTimeProps) -> Html {
    let typed = use_state_eq(String::new);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            typed.set(field.map_or_else(String::new, |field| field.value()));
        })
    };
    // Those that most reports have come first.
    let mut families: Vec<&FamilyView> = props.families.value.iter().collect();
    families.sort_by_key(|view| std::cmp::Reverse(view.reports().len()));
    let all = families.len();
    let words = typed.to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    families.retain(|view| holds(view, &words));
    let status = match (words.is_empty(), families.len()) {
        (true, _) => format!("{} in two reports or more.", wording::count(all, "measure")),
        (false, found) => format!("{found} of {} shown.", wording::count(all, "measure")),
    };
    let (open, folded) = families.split_at(families.len().min(OPEN));
    html! {<>
        <nav class="fv-breadcrumb" aria-label="Breadcrumb">
            <a href={View::Home.href()}>{ "Reports" }</a>
            { " › " }<span aria-current="page">{ NAME }</span>
        </nav>
        <div class="fv-title fv-title--tight">
            { props.organisation.as_ref().map(|whose| html! { <p class="fv-title__caption">{ whose }</p> }) }
            <h1 class="fv-title__heading" tabindex="-1">{ NAME }</h1>
        </div>
        <p class="fv-lead">{ "Each measure as its reports published it: figures at their own time, targets and ratings as they were. A line joins only what is counted alike." }</p>
        <div class="fv-search" role="search">
            <div class="fv-field fv-field--wide">
                <label class="fv-field__label" for="fv-over-time">{ "Search these measures" }</label>
                <input class="fv-field__control" id="fv-over-time" type="search" autocomplete="off" {oninput} />
            </div>
            <p class="fv-search__count" role="status">{ status }</p>
        </div>
        if !open.is_empty() { { listed(open, "Measures over time") } }
        if !folded.is_empty() {
            <details class="fv-details fv-details--paper">
                <summary>{ format!("Show {} more", wording::count(folded.len(), "measure")) }</summary>
                { listed(folded, "More measures over time") }
            </details>
        }
    </>}
}

/// Whether all words stand in what reports call a measure.
fn holds(view: &FamilyView, words: &[&str]) -> bool {
    let titles = view.rows.iter().map(|row| row.title.to_lowercase());
    let refs = view.rows.iter().filter_map(|row| row.printed_ref.as_ref());
    let refs = refs.map(|found| found.to_lowercase());
    let text: Vec<String> = std::iter::once(view.title.to_lowercase())
        .chain(titles)
        .chain(refs)
        .collect();
    let text = text.join(" ");
    words.iter().all(|word| text.contains(word))
}

fn listed(families: &[&FamilyView], caption: &str) -> Html {
    let heads = [
        ("Measure", false),
        ("Over the years", false),
        ("First figure", false),
        ("Latest figure", false),
        ("Rated red", false),
    ];
    let rows = families.iter().map(|view| row(view));
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    table("fv-table--list fv-table--over-time", caption, &heads, rows)
}

fn row(view: &FamilyView) -> Html {
    let found =
        |row: &&report_core::families::FamilyRow| row.indicator.is_some() && row.part.is_none();
    let newest = view.rows.iter().rev().find(found);
    let link = |row: &report_core::families::FamilyRow| {
        let place = Place::Published(row.report.clone());
        row.indicator
            .as_ref()
            .map(|id| View::indicator(&place, id).href())
    };
    let title = match newest.and_then(link) {
        Some(href) => html! { <a {href}>{ &view.title }</a> },
        None => html! { { &view.title } },
    };
    let mut seen: Vec<&str> = Vec::new();
    let mut ways = Vec::new();
    for row in view.rows.iter().rev().filter(found) {
        if seen.contains(&row.report.as_str()) {
            continue;
        }
        seen.push(&row.report);
        let words = wording::capital(&row.report_period.words());
        ways.push(html! { <li><a href={link(row)}>{ words }</a></li> });
    }
    let reports = wording::count(view.reports().len(), "report");
    let [first, last] = view.first_and_last().unwrap_or_default();
    let cell = |label: &'static str, words: String| match words.is_empty() {
        true => html! { <td class="fv-table__empty"></td> },
        false => html! { <td class="fv-table__full" data-label={label}>{ words }</td> },
    };
    html! {
        <tr>
            <th scope="row">
                { title }
                { fold(reports, html! { <ul class="fv-years__reports">{ each(ways) }</ul> }) }
            </th>
            <td class="fv-table__spark">{ sparkline(&spark(view), false) }</td>
            { cell("First", first) }
            { cell("Latest", last) }
            { cell("Red", view.red_words().unwrap_or_default()) }
        </tr>
    }
}
