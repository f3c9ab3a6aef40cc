//! What the page has to say about itself: failures, doubts, and what was noticed in a file.

use crate::browser::focus;
use crate::components::nodes::each;
use crate::components::section::section;
use crate::route::{Place, View};
use crate::shared::Shared;
use report_core::problem::{Problem, Severity};
use report_core::read::Reading;
use report_core::report::{CatalogueEntry, Report};
use web_sys::Element;
use yew::prelude::*;

/// What went wrong.
#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    /// Every problem, one line each.
    pub lines: Vec<String>,
    /// What helps.
    pub advice: AttrValue,
}

/// A summary of problems, after the pattern of the GOV.UK Design System: it is an alert, and it
/// takes focus when it appears.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(props.lines.clone(), move |_| focus::element(&place));
    }
    html! {
        <div class="fv-error-summary" role="alert" tabindex="-1" ref={place}>
            <h2 class="fv-error-summary__title">{ "There is a problem" }</h2>
            <ul class="fv-error-summary__list">
                { each(props.lines.iter().map(|line| html! { <li>{ line }</li> })) }
            </ul>
            <p>{ props.advice.clone() }</p>
        </div>
    }
}

/// What of the link could not be honoured: all of it.
pub fn link_problems<P: ToString>(problems: &[P]) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let said: Vec<String> = problems.iter().map(P::to_string).collect();
    html! {
        <div class="fv-notice" role="status">
            <b>{ "Part of the link could not be used. " }</b>{ said.join(" ") }
        </div>
    }
}

/// That a report has a newer one of its series, quietly: which this is, which that is, and what is
/// there of the screen being read.
pub fn newer_report(report: Option<&Report>, newer: Option<&CatalogueEntry>, there: Html) -> Html {
    let (Some(report), Some(newer)) = (report, newer) else {
        return Html::default();
    };
    let link = View::report(&Place::Published(newer.id.clone())).href();
    html! {
        <p class="fv-newer">
            { format!("This is {}. A newer report: ", report.period.words()) }
            <a href={link}>{ newer.period.words() }</a>{ ". " }{ there }
        </p>
    }
}

/// The banner over a report of the reader's own device. It cannot be closed. Of one that was just
/// `prepared` it leads back there.
pub fn device_banner(file: &str, organisation: Option<&str>, prepared: bool) -> Html {
    let not_by = organisation.map_or("this site", |name| name);
    html! {
        <aside class="fv-notice fv-notice--device" aria-label="Where this report comes from">
            <b>{ "This report was opened from your device; it was not published by " }<bdi>{ not_by }</bdi>{ ". " }</b>
            { "File: " }<bdi>{ file }</bdi>{ ". It has not been uploaded." }
            if prepared { { " " }<a href={View::Prepare.href()}>{ "Go back to preparing it" }</a> }
        </aside>
    }
}

/// More notes than this are folded away.
const MOST_OPEN: usize = 3;

/// What was noticed in a file of the reader's own: errors in the open, notices folded away when they
/// are many. Nothing of a published report: its publisher has [`PublisherNotes`].
pub fn file_notes<'p>(place: &Place, problems: impl Iterator<Item = &'p Problem>) -> Html {
    let problems: Vec<&Problem> = match place {
        Place::Device => problems.collect(),
        Place::Published(_) => Vec::new(),
    };
    if problems.is_empty() {
        return Html::default();
    }
    let note = "Noticed while the file was read. What has an error is left out; all else is shown.";
    section(
        "Notes on this file",
        Some(note.to_owned()),
        noted(&problems),
    )
}

/// What [`PublisherNotes`] are of.
#[derive(Properties, PartialEq)]
pub struct PublisherNotesProps {
    /// The report and what was noticed while reading it.
    pub report: Shared<Reading<Report>>,
}

/// What was noticed in the file of a published report, for its publisher alone: folded away, and on
/// the page only while the fold is open.
#[component]
pub fn PublisherNotes(props: &PublisherNotesProps) -> Html {
    let open = use_state_eq(|| false);
    let problems: Vec<&Problem> = props.report.problems.iter().collect();
    if problems.is_empty() {
        return Html::default();
    }
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let fold = event.target_dyn_into::<Element>();
            open.set(fold.is_some_and(|fold| fold.has_attribute("open")));
        })
    };
    html! {
        <details class="fv-details" {ontoggle}>
            <summary>{ "For the publisher" }</summary>
            <p>{ "The command “fairview check” lists what was noticed in this file." }</p>
            if *open { { noted(&problems) } }
        </details>
    }
}

/// A list of what was noticed.
fn noted(problems: &[&Problem]) -> Html {
    let (errors, notices): (Vec<&Problem>, Vec<&Problem>) = problems
        .iter()
        .partition(|problem| problem.severity == Severity::Error);
    let item = |problem: &&Problem| {
        let level = match problem.severity {
            Severity::Error => "Error",
            Severity::Notice => "Notice",
        };
        html! { <li><b>{ level }{ ": " }</b>{ problem.to_string() }</li> }
    };
    let list = |problems: &[&Problem]| html! { <ul class="fv-notes">{ each(problems.iter().map(item)) }</ul> };
    html! {<>
        if !errors.is_empty() { { list(&errors) } }
        if notices.len() > MOST_OPEN {
            <details class="fv-details">
                <summary>{ format!("{} notices", notices.iter().map(|notice| notice.count).sum::<usize>()) }</summary>
                { list(&notices) }
            </details>
        } else if !notices.is_empty() {
            { list(&notices) }
        }
    </>}
}
