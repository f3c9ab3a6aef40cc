//! What stands around the figures of a measure: where the reader is, the words over its heading, the
//! commentary, and what was noticed in its file.

use super::{IndicatorScreenProps, words};
use crate::components::nodes::paragraphs;
use crate::components::section::section;
use crate::components::terms::terms;
use crate::route::{Place, View};
use crate::shared::Shared;
use crate::state::IndicatorDetail;
use report_core::problem::Problem;
use report_core::report::{Indicator, Report, Sort};
use report_view::wording;
use yew::prelude::*;

/// What was noticed about the measure, in the report's file and in its own.
pub fn problems<'p>(
    props: &'p IndicatorScreenProps,
    detail: Option<&'p Shared<IndicatorDetail>>,
) -> Vec<&'p Problem> {
    let at = props
        .report
        .value
        .indicators
        .iter()
        .position(|i| i.id == *props.id);
    let here = at.map(|at| format!("indicators[{at}]"));
    let about = |problem: &&Problem| {
        here.as_ref()
            .is_some_and(|here| problem.path.starts_with(here))
    };
    let in_report = props.report.problems.iter().filter(about);
    in_report
        .chain(detail.into_iter().flat_map(|detail| &detail.problems))
        .collect()
}

/// Ref and basis, over the heading.
pub fn caption(report: &Report, indicator: &Indicator) -> Option<String> {
    let reference = indicator.printed_ref.clone();
    let reference = reference.filter(|_| report.sort != Sort::Benchmark);
    let basis = indicator.basis.map(|basis| basis.words().to_owned());
    let parts: Vec<String> = reference.into_iter().chain(basis).collect();
    (!parts.is_empty()).then(|| wording::capital(&parts.join(", ")))
}

/// Where the reader is.
pub fn breadcrumb(report: &Report, indicator: &Indicator, place: &Place) -> Html {
    let here = match &indicator.printed_ref {
        Some(printed) if report.sort != Sort::Benchmark => printed.clone(),
        _ => indicator.heading().to_owned(),
    };
    html! {
        <nav class="fv-breadcrumb" aria-label="Breadcrumb">
            <a href={View::Home.href()}>{ "Reports" }</a>
            { " › " }
            <a href={View::report(place).href()}>{ wording::report_name(report) }</a>
            { " › " }<span aria-current="page">{ here }</span>
        </nav>
    }
}

/// The words of a text in small letters, without the signs beside them.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphabetic())
        .map(str::to_ascii_lowercase)
}

/// What the report says about the measure: the reason that it gives, then the commentary.
pub fn commentary(report: &Report, indicator: &Indicator) -> Html {
    if indicator.commentary.is_empty() && indicator.reason.is_none() {
        return Html::default();
    }
    let retold = report
        .notes
        .iter()
        .any(|note| words_of(note).any(|word| word.starts_with("paraphrase")));
    let how = if retold { ", in paraphrase" } else { "" };
    let note = format!("From the report, {}{how}.", report.period.words());
    let reason = indicator.reason.as_deref();
    let body = html! {
        <div class="fv-commentary">
            { reason.map(|reason| html! { <p><strong>{ reason }</strong></p> }) }
            { paragraphs(&indicator.commentary) }
        </div>
    };
    section(words::COMMENTARY, Some(note), body)
}

/// What the abbreviations in its title, its commentary and its note mean.
pub fn abbreviations(report: &Report, indicator: &Indicator, place: &Place) -> Html {
    let texts = [
        &indicator.short_title,
        &indicator.definition,
        &indicator.reason,
        &indicator.note,
    ];
    let texts = texts.into_iter().flatten().chain(&indicator.commentary);
    let texts: Vec<&str> = std::iter::once(&indicator.title)
        .chain(texts)
        .map(String::as_str)
        .collect();
    terms(report, place, &texts)
}
