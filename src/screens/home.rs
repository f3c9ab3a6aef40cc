//! Home: the published reports, newest first, and a way to open one from the reader's device.

use crate::components::file_drop::FileDrop;
use crate::components::nodes::each;
use crate::components::notices::ErrorSummary;
use crate::components::section::section;
use crate::route::{Place, View};
use crate::screens::loading::waiting;
use crate::shared::Shared;
use crate::state::Load;
use report_core::period::day_words;
use report_core::problem::{Problem, Severity};
use report_core::read::Reading;
use report_core::report::{Catalogue, CatalogueEntry};
use report_view::wording;
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
        Some(Load::Ready(reading)) if reading.value.reports.is_empty() => html! {
            <p class="fv-lead">{ "No report has been published here yet." }</p>
        },
        Some(Load::Ready(reading)) => html! {
            <ol class="fv-reports">{ each(reading.value.reports.iter().map(entry)) }</ol>
        },
    };
    html! {<>
        <div class="fv-title">
            if let Some(caption) = caption { <p class="fv-title__caption">{ caption }</p> }
            <h1 class="fv-title__heading" tabindex="-1">{ "Performance reports" }</h1>
        </div>
        { reports }
        { section(
            "Open a report from this computer",
            Some("Nothing is uploaded. The file is read by your browser and stays on your device.".to_owned()),
            html! { <FileDrop on_file={props.on_file.clone()} /> },
        ) }
        { ready.map(|reading| left_out(&reading.problems)) }
    </>}
}

fn entry(entry: &CatalogueEntry) -> Html {
    let link = View::report(&Place::Published(entry.id.clone())).href();
    let published = entry
        .published
        .map(|day| format!(", published {}", day_words(day)));
    html! {
        <li class="fv-reports__item">
            <p class="fv-reports__when">{ wording::capital(&entry.period.words()) }{ published }</p>
            <h2 class="fv-reports__title"><a href={link}>{ &entry.title }</a></h2>
            { entry.summary.as_ref().map(|summary| html! { <p class="fv-reports__summary">{ summary }</p> }) }
        </li>
    }
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
