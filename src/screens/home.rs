//! Home: a search over all reports, the newest release with its news, the older ones, and a way to
//! open a report from the reader's device.

mod search;

use crate::components::file_drop::FileDrop;
use crate::components::nodes::each;
use crate::components::notices::ErrorSummary;
use crate::components::section::section;
use crate::links::in_single_file;
use crate::publisher;
use crate::route::{Place, View};
use crate::screens::loading::waiting;
use crate::screens::over_time;
use crate::shared::Shared;
use crate::state::Load;
use report_core::period::day_words;
use report_core::problem::{Problem, Severity};
use report_core::read::Reading;
use report_core::report::{Catalogue, CatalogueEntry};
use report_view::wording;
use search::Search;
pub(crate) use search::{FETCH_INDEX, FIND, fetched, found};
use web_sys::File;
use yew::prelude::*;

/// What the home screen shows.
#[derive(Properties, PartialEq)]
pub struct HomeProps {
    /// The list of reports.
    pub catalogue: Option<Load<Shared<Reading<Catalogue>>>>,
    /// Called with a file of the reader's device.
    pub on_file: Callback<File>,
}

/// [`Home`] of what the state knows.
pub(crate) fn home(
    catalogue: Option<Load<Shared<Reading<Catalogue>>>>,
    on_file: Callback<File>,
) -> Html {
    html! { <Home {catalogue} {on_file} /> }
}

/// The home screen.
#[component]
pub fn Home(props: &HomeProps) -> Html {
    let ready = props.catalogue.as_ref().and_then(Load::ready);
    let caption = ready.map(|reading| reading.value.organisation.clone());
    let reports = match &props.catalogue {
        None => waiting("the list of reports", false),
        Some(Load::Waiting { slow }) => waiting("the list of reports", *slow),
        Some(Load::Failed(failure)) => html! {
            <ErrorSummary lines={failure.lines()} advice={failure.advice()} />
        },
        Some(Load::Ready(reading)) => listed(reading),
    };
    html! {<>
        <div class="fv-title">
            if let Some(caption) = caption { <p class="fv-title__caption">{ caption }</p> }
            <h1 class="fv-title__heading" tabindex="-1">{ "Performance reports" }</h1>
        </div>
        { reports }
        if publisher::opens_files() {
            { section(
                "Open a report from this computer",
                Some("Nothing is uploaded. The file is read by your browser and stays on your device.".to_owned()),
                html! { <FileDrop on_file={props.on_file.clone()} /> },
            ) }
        }
        if publisher::prepares() && !in_single_file() {
            <p class="fv-after-error"><a href={View::Prepare.href()}>{ "Make a report from a spreadsheet" }</a></p>
        }
        { ready.map(|reading| left_out(&reading.problems)) }
    </>}
}

fn listed(catalogue: &Shared<Reading<Catalogue>>) -> Html {
    let Some((newest, older)) = catalogue.value.reports.split_first() else {
        return html! { <p class="fv-lead">{ "No report has been published here yet." }</p> };
    };
    html! {<>
        // A file with one report has the search of its scorecard.
        if !in_single_file() { <Search catalogue={catalogue.clone()} /> }
        { section("Newest report", None, first(newest)) }
        if catalogue.value.has_families() && !in_single_file() {
            { section(over_time::NAME, None, html! {
                <p><a href={View::OverTime.href()}>{ "Measures that several reports have" }</a>{ ": all figures, targets and ratings, year by year." }</p>
            }) }
        }
        if !older.is_empty() {
            { section(
                "Earlier reports",
                None,
                html! { <ul class="fv-reports">{ each(older.iter().map(entry)) }</ul> },
            ) }
        }
    </>}
}

/// The newest report, with its news.
fn first(entry: &CatalogueEntry) -> Html {
    html! {
        <div class="fv-reports__item fv-reports__item--first">
            <h3 class="fv-reports__title"><a href={link(entry)}>{ &entry.title }</a></h3>
            <p class="fv-reports__when">{ when(entry) }</p>
            { entry.news.as_ref().map(|news| html! { <p class="fv-reports__news">{ news }</p> }) }
            { entry.summary.as_ref().map(|summary| html! { <p class="fv-reports__summary">{ summary }</p> }) }
        </div>
    }
}

fn entry(entry: &CatalogueEntry) -> Html {
    html! {
        <li class="fv-reports__item">
            <a class="fv-reports__title" href={link(entry)}>{ &entry.title }</a>
            <span class="fv-reports__when">{ when(entry) }</span>
        </li>
    }
}

fn link(entry: &CatalogueEntry) -> String {
    View::report(&Place::Published(entry.id.clone())).href()
}

fn when(entry: &CatalogueEntry) -> String {
    let published = entry.published.map(day_words);
    let published = published.map_or_else(String::new, |day| format!(", published {day}"));
    wording::capital(&entry.period.words()) + &published
}

/// That a report may be missing from the list.
fn left_out(problems: &[Problem]) -> Html {
    let errors = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    if !errors {
        return Html::default();
    }
    html! {
        <p class="fv-notice fv-notice--errors">
            { "The list of reports has errors, so a report may be missing. The command “fairview check” lists them." }
        </p>
    }
}
