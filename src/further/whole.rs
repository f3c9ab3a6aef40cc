//! The whole report on one page, for reading from end to end and for paper: the overview, every
//! measure with its commentary, and every part, each of which begins a new sheet.

use super::body;
use super::scorecard::all_rows;
use crate::charts;
use crate::components::blocks::{block, said, top};
use crate::components::chart::{Chart, Drawn};
use crate::components::nodes::{each, paragraphs};
use crate::menu;
use crate::route::{Part, Place};
use crate::screens::report;
use crate::wording;
use report_core::compare::Comparison;
use report_core::read::Reading;
use report_core::report::{Indicator, Report};
use report_core::select::Selection;
use report_core::words;
use yew::prelude::*;

/// The whole report.
pub fn whole(reading: &Reading<Report>, place: &Place, file: &str) -> Html {
    let report = &reading.value;
    let parts = [
        Part::Milestones,
        Part::Finance,
        Part::Developments,
        Part::Risks,
        Part::Legend,
        Part::About,
    ];
    let parts = parts
        .into_iter()
        .filter(|part| menu::held(*part, report))
        .map(|part| sheet(part.name(), body(reading, place, file, part)));
    html! {<>
        { top(report, Part::Whole) }
        <p class="fv-title__note">{ "Everything this report holds, on one page. Printed, each part begins a new sheet." }</p>
        { report::opening(reading) }
        { report::sections(reading, place) }
        if !report.indicators.is_empty() {
            { sheet(Part::Scorecard.name(), all_rows(report, place)) }
        }
        { measures(report) }
        { each(parts) }
    </>}
}

fn sheet(heading: &str, body: Html) -> Html {
    html! {
        <section class="fv-sheet">
            <h2 class="fv-sheet__heading">{ heading.to_owned() }</h2>
            { body }
        </section>
    }
}

/// Every measure that the report says more of than its row: a sentence, the trend where its
/// figures are at hand, the commentary.
fn measures(report: &Report) -> Html {
    let told = |i: &&Indicator| !i.commentary.is_empty() || compared(report, i).is_some();
    let groups = report
        .objectives
        .iter()
        .enumerate()
        .filter_map(|(at, objective)| {
            let mut under = report.under(at).filter(told).peekable();
            under.peek()?;
            let body = each(under.map(|indicator| measure(report, indicator)));
            Some(block(wording::objective(objective), None, body))
        });
    let groups: Vec<Html> = groups.collect();
    match groups.is_empty() {
        true => Html::default(),
        false => sheet("Measures, with commentary", each(groups)),
    }
}

fn compared<'r>(report: &'r Report, indicator: &'r Indicator) -> Option<Comparison<'r>> {
    // Of figures in a file of their own, only what a row of the scorecard draws is here.
    let here = indicator.file.is_none().then_some(indicator)?;
    Comparison::of(report, here).filter(|c| c.latest().is_some())
}

fn measure(report: &Report, indicator: &Indicator) -> Html {
    let name = match &indicator.printed_ref {
        Some(printed) => format!("{printed} {}", indicator.heading()),
        None => indicator.heading().to_owned(),
    };
    let trend = compared(report, indicator).map(|comparison| {
        let shown = Selection::usual(&comparison);
        let chart = Chart::new(charts::trend::trend(&comparison, &shown, false));
        let name = format!("Line chart: {}", words::trend_subtitle(&comparison));
        let latest = comparison.latest();
        let sentence = latest.and_then(|at| words::sentence(&comparison, at));
        html! {
            <figure class="fv-figure">
                <p class="fv-figure__sub">{ words::trend_subtitle(&comparison) }</p>
                <Drawn {chart} {name} full={832} />
                <figcaption class="fv-figure__note">{ sentence }</figcaption>
            </figure>
        }
    });
    let lead = words::indicator_lead(report, indicator);
    html! {
        <div class="fv-passage">
            <h3 class="fv-passage__heading">{ name }</h3>
            { lead.as_deref().map(said) }
            { paragraphs(&indicator.commentary) }
            { trend }
        </div>
    }
}
