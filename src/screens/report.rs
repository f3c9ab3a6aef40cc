//! A report: what it is, what it says in a paragraph, how its measures are rated, and all of them.

use crate::components::nodes::{each, paragraphs};
use crate::components::notices::file_notes;
use crate::components::scorecard::scorecard;
use crate::components::section::{full_section, section};
use crate::components::tally::tally;
use crate::route::Place;
use crate::shared::Shared;
use crate::wording;
use report_core::period::day_words;
use report_core::problem::{Level, Problem};
use report_core::read::Reading;
use report_core::report::{Report, Sort};
use report_core::words;
use yew::prelude::*;

/// What the report screen shows.
#[derive(Properties, PartialEq)]
pub struct ReportScreenProps {
    /// The report and what was noticed while reading it.
    pub report: Shared<Reading<Report>>,
    /// Where it comes from.
    pub place: Place,
}

/// The report screen.
#[component]
pub fn ReportScreen(props: &ReportScreenProps) -> Html {
    let report = &props.report.value;
    let (caption, heading) = wording::report_heading(report);
    let rated = report.indicators.iter().any(|i| i.rating.is_some());
    html! {<>
        <div class="fv-title">
            <p class="fv-title__caption">{ caption }</p>
            <h1 class="fv-title__heading" tabindex="-1">{ heading }</h1>
        </div>
        { left_out(&props.report.problems) }
        { facts(report) }
        <p class="fv-lead">{ words::report_lead(report) }</p>
        { tally(report) }
        { full_section(
            if rated { "Scorecard" } else { "Measures" },
            scorecard_note(report, rated),
            match report.indicators.is_empty() {
                true => html! { <p>{ "The report holds no measures." }</p> },
                false => scorecard(report, &props.place),
            },
        ) }
        if !report.notes.is_empty() {
            { section("Notes on the report", None, paragraphs(&report.notes)) }
        }
        { file_notes(props.report.problems.iter()) }
    </>}
}

/// Counts below are of what is shown, so that something is missing is said above them.
fn left_out(problems: &[Problem]) -> Html {
    let errors = problems
        .iter()
        .filter(|problem| problem.level == Level::Error)
        .count();
    if errors == 0 {
        return Html::default();
    }
    let words = format!(
        "This file has {}. What they concern is left out of the page; the notes at its end say what.",
        wording::count(errors, "error"),
    );
    html! { <p class="fv-notice fv-notice--errors">{ words }</p> }
}

fn facts(report: &Report) -> Html {
    let mut facts = vec![("Publisher", report.organisation.clone())];
    if let Some(span) = wording::span(&report.period).filter(|_| report.sort != Sort::Benchmark) {
        facts.push(("Period", span));
    }
    if let Some(published) = report.published {
        facts.push(("Published", day_words(published)));
    }
    if report.draft {
        facts.push(("Status", "Draft".to_owned()));
    }
    let compared = report
        .neighbours
        .as_ref()
        .filter(|_| report.sort == Sort::Benchmark);
    if let Some(neighbours) = compared {
        let count = wording::count(neighbours.areas.len(), "statistical neighbour");
        facts.push(("Compared with", format!("{count} ({})", neighbours.list)));
    }
    let measures = wording::count(report.indicators.len(), "measure");
    let milestones = match report.milestones.len() {
        0 => String::new(),
        n => format!(" and {}", wording::count(n, "milestone")),
    };
    let objectives = match report.sort {
        Sort::Benchmark => wording::count(report.objectives.len(), "topic"),
        _ => wording::count(report.objectives.len(), "objective"),
    };
    facts.push((
        "Holds",
        format!("{measures}{milestones} under {objectives}"),
    ));
    let facts = facts.into_iter().map(|(term, value)| {
        html! {
            <div class="fv-facts__item">
                <dt class="fv-facts__term">{ term }</dt>
                <dd class="fv-facts__value">{ value }</dd>
            </div>
        }
    });
    html! { <dl class="fv-facts">{ each(facts) }</dl> }
}

fn scorecard_note(report: &Report, rated: bool) -> Option<String> {
    let shown = rated.then_some("Ratings and directions are shown as published.");
    let against = report
        .legend
        .against
        .map(|against| format!("Better and worse are against {}.", against.words()));
    let parts: Vec<String> = shown
        .map(str::to_owned)
        .into_iter()
        .chain(against)
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
