//! Everything a report says in passages: key developments, emerging issues, what stands under the
//! objectives, other sections, and figures that belong to no measure.

use crate::components::blocks::{block, figures_table, paragraph, passage};
use crate::components::linked::linked;
use crate::components::nodes::each;
use crate::components::terms::explained;
use crate::route::Place;
use crate::screens::grids::grids;
use crate::screens::processes::processes;
use report_core::glossary::used;
use report_core::report::{Passage, Report};
use report_core::words;
use report_view::report_chart::ReportChart;
use report_view::wording;
use yew::prelude::*;

/// What the developments screen holds; `download` makes the menu of a chart.
pub fn developments(
    report: &Report,
    place: &Place,
    download: &dyn Fn(ReportChart) -> Html,
) -> Html {
    // A term is explained where it stands first.
    let mut seen: Vec<&str> = Vec::new();
    let mut said = |one: &Passage| {
        let heading = one.heading.iter().map(String::as_str);
        let texts: Vec<&str> = heading.chain(one.text.iter().map(String::as_str)).collect();
        let mut terms = used(report, &texts);
        terms.retain(|term| !seen.contains(&term.term));
        seen.extend(terms.iter().map(|term| term.term));
        html! {<>{ passage(one) }{ explained(place, &terms) }</>}
    };
    let key = passages("Key developments", &report.developments, &mut said);
    let issues = passages("Emerging issues", &report.emerging_issues, &mut said);
    let objectives = each(
        report
            .objectives
            .iter()
            .filter(|objective| objective.has_text())
            .map(|objective| {
                let note = objective.note.as_deref().map(paragraph);
                let words = wording::count(objective.indicators.len(), "linked measure");
                let measures = linked(report, place, &words, None, &objective.indicators);
                let owner = objective.owner.as_ref();
                let owner = owner.map(
                    |owner| html! { <p class="fv-passage__by">{ format!("Owner: {owner}") }</p> },
                );
                let text = each(objective.commentary.iter().map(&mut said));
                block(
                    wording::objective(objective),
                    None,
                    html! {<>{ text }{ note }{ owner }{ measures }</>},
                )
            }),
    );
    let sections = passages("Other sections", &report.sections, &mut said);
    let figures = (!report.figures.is_empty()).then(|| {
        let note = "Figures in the document’s sentences that belong to no measure and no milestone, as printed.";
        let body = figures_table("Other figures, as printed", &report.figures);
        block("Other figures".to_owned(), Some(note.to_owned()), body)
    });
    html! {<>
        <p class="fv-lead">{ lead(report) }</p>
        { key }
        { issues }
        { objectives }
        { processes(report, place, download) }
        { sections }
        { grids(report) }
        { figures }
    </>}
}

fn lead(report: &Report) -> String {
    let ratings = words::loose_ratings(report);
    let figures = report.figures.len() - ratings;
    let loose = |n: usize, what: &str| {
        let belong = if n == 1 { "belongs" } else { "belong" };
        (n > 0).then(|| format!("{} that {belong} to no measure", wording::count(n, what)))
    };
    let counted = [
        (report.developments.len(), "key development"),
        (report.emerging_issues.len(), "emerging issue"),
        (report.sections.len(), "other section"),
        (report.grids.len(), "grid"),
    ];
    let mut parts: Vec<String> = counted
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| wording::count(n, what))
        .collect();
    match report.processes.len() {
        0 => {}
        1 => parts.push("1 process".to_owned()),
        n => parts.push(format!("{n} processes")),
    }
    parts.extend(loose(figures, "figure"));
    parts.extend(loose(ratings, "rating"));
    match parts.is_empty() {
        true => "This report has no key developments or emerging issues.".to_owned(),
        false => format!("{}.", words::join(&parts)),
    }
}

fn passages(heading: &str, list: &[Passage], said: &mut dyn FnMut(&Passage) -> Html) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    block(heading.to_owned(), None, each(list.iter().map(said)))
}
