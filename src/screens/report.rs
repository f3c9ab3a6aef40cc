//! A report as it opens: what it is, what it says in a paragraph, how its measures are rated, what
//! a reader wants first, and the ways on.

use crate::components::blocks::{folded, hint};
use crate::components::nodes::{each, paragraphs};
use crate::components::notices::file_notes;
use crate::components::section::section;
use crate::components::tally::tally;
use crate::route::{Place, Screen, Tab, View};
use crate::screens::overview::overview;
use report_core::find::{Directions, Query};
use report_core::period::day_words;
use report_core::problem::{Problem, Severity};
use report_core::read::Reading;
use report_core::report::{Rating, Report, Sort};
use report_core::words;
use report_view::wording;
use yew::prelude::*;

/// The report screen.
pub fn report_screen(reading: &Reading<Report>, place: &Place) -> Html {
    let report = &reading.value;
    let (caption, heading) = wording::report_heading(report);
    html! {<>
        <div class="fv-title">
            <p class="fv-title__caption">{ caption }</p>
            <h1 class="fv-title__heading" tabindex="-1">{ heading }</h1>
        </div>
        { opening(reading, facts(report)) }
        { sections(reading, place) }
        { objectives(report, place) }
        if !report.notes.is_empty() {
            { section("Notes on the report", None, folded(
                &wording::count(report.notes.len(), "note"),
                None,
                paragraphs(&report.notes),
            )) }
        }
        { file_notes(place, reading.problems.iter()) }
    </>}
}

/// The facts, the paragraph and the counts.
pub fn opening(reading: &Reading<Report>, facts: Html) -> Html {
    let report = &reading.value;
    let lead = words::report_opening(report);
    let going = Directions::of(report).words(report.legend.against);
    let lead: Vec<String> = [Some(lead), going].into_iter().flatten().collect();
    html! {<>
        { left_out(&reading.problems) }
        { facts }
        <p class="fv-lead">{ lead.join(" ") }</p>
        { tally(report) }
    </>}
}

/// What a reader wants first.
pub fn sections(reading: &Reading<Report>, place: &Place) -> Html {
    overview(&reading.value, place)
}

/// The objectives, each with the way to its measures.
fn objectives(report: &Report, place: &Place) -> Html {
    let items = report.objectives.iter().enumerate().filter_map(|(at, objective)| {
        let n = report.under(at).count();
        if n == 0 {
            return None;
        }
        let with = |rating| report.under(at).filter(|i| i.rating == Some(rating)).count();
        let mut counted = wording::count(n, "measure");
        // A number of red ones says nothing of those that cannot be read.
        for (rating, words) in [(Rating::Red, "red"), (Rating::Lost, "not legible")] {
            match with(rating) {
                0 => {}
                n => counted.push_str(&format!(", {n} {words}")),
            }
        }
        let query = Query {
            objective: Some(objective.id.clone()),
            ..Query::default()
        };
        let link = View::Report(place.clone(), Screen::Scorecard(query)).href();
        Some(html! { <li><a href={link}>{ wording::objective(objective) }</a>{ " " }{ hint(Some(&counted)) }</li> })
    });
    let (heading, what) = match report.sort {
        Sort::Benchmark => ("Measures by topic", "topic"),
        _ => ("Measures by objective", "objective"),
    };
    if report.indicators.is_empty() {
        return section(
            "Measures",
            None,
            html! { <p>{ "This report has no measures." }</p> },
        );
    }
    let all = format!("All {}", wording::count(report.indicators.len(), "measure"));
    if report.sort == Sort::Benchmark {
        let body = html! {<>
            <p class="fv-onward"><a href={Tab::Scorecard.link(place)}>{ all }</a></p>
            <p class="fv-onward"><a href={Tab::Print.link(place)}>{ "The whole report as a committee paper, to print" }</a></p>
        </>};
        return section("All measures", None, body);
    }
    // Those that are listed; a plan has objectives with nothing but milestones.
    let listed = (0..report.objectives.len())
        .filter(|at| report.under(*at).next().is_some())
        .count();
    let list = html! { <ul class="fv-headings">{ each(items) }</ul> };
    let body = html! {<>
        { folded(&wording::count(listed, what), None, list) }
        <p class="fv-onward"><a href={Tab::Scorecard.link(place)}>{ all }</a></p>
        <p class="fv-onward"><a href={Tab::Print.link(place)}>{ "The whole report as a committee paper, to print" }</a></p>
    </>};
    let all = report.objectives.len();
    let note = (all != listed).then(|| {
        format!(
            "{} with measures, of {all} in the report.",
            wording::count(listed, what)
        )
    });
    section(heading, note, body)
}

/// Counts below are of what is shown, so that something is missing is said above them.
fn left_out(problems: &[Problem]) -> Html {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    if errors == 0 {
        return Html::default();
    }
    let words = format!(
        "This file has {}. What they concern is left out.",
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
    facts.push(("Holds", wording::holds(report, |_| true)));
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
