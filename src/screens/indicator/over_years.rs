//! All that the reports publish of the measure: a chart over all years, a row for each report, and what
//! became of the targets. As each report says it; nothing is worked out but what was met.

use super::words;
use crate::components::blocks::{folded, hint, paragraph, table};
use crate::components::figure::{IN_SECTION, figure};
use crate::components::nodes::each;
use crate::components::rating::rating;
use crate::components::section::{fold, section};
use crate::links::in_single_file;
use crate::route::{Place, View};
use crate::screens::loading::waiting;
use crate::state::{Load, LoadedFamily};
use report_core::families::{FamilyFigure, FamilyRow, FamilyView, FigureRole};
use report_view::chart::ChartView;
use report_view::families::figure_words;
use report_view::wording;
use std::collections::BTreeSet;
use yew::prelude::*;

/// The section, as far as its figures have come.
pub(super) fn section_of(family: &LoadedFamily, chart: Option<&ChartView>, place: &Place) -> Html {
    let body = match family {
        Load::Waiting { slow } => waiting("the figures of other reports", *slow),
        Load::Failed(failure) => html! {
            <p class="fv-notice">
                { "What other reports publish of this measure could not be loaded. " }
                { failure.advice() }
            </p>
        },
        Load::Ready(view) => body(view, chart, place),
    };
    section(words::OVER_THE_YEARS, None, body)
}

fn body(view: &FamilyView, chart: Option<&ChartView>, place: &Place) -> Html {
    let drawn = match chart {
        Some(chart) => figure(chart, &IN_SECTION, Html::default(), Html::default()),
        None => html! {<>{ view.sentence().map(|words| paragraph(&words)) }</>},
    };
    let events = view.target_history();
    let targets = events.iter().map(|event| {
        html! { <li>{ event.words() }</li> }
    });
    let note = "As each report published it. A line joins only what is counted alike.";
    let all = html! {<>
        <p class="fv-section__note">{ note }</p>
        { drawn }
        { rows(view, place) }
        if !events.is_empty() {
            { fold(words::TARGET_HISTORY, html! { <ul class="fv-years__targets">{ each(targets) }</ul> }) }
        }
    </>};
    let reports: BTreeSet<&str> = view.rows.iter().map(|row| row.report.as_str()).collect();
    let words = format!(
        "Show what {} publish",
        wording::count(reports.len(), "report")
    );
    folded(&words, None, all)
}

/// A row for each report, the newest first.
fn rows(view: &FamilyView, place: &Place) -> Html {
    let rows = view.rows.iter().rev().map(|found| row(view, found, place));
    let heads = [
        ("Report", false),
        ("Figures", false),
        ("Targets", false),
        ("Rating", false),
    ];
    table(
        "fv-table--list fv-table--years",
        "What each report publishes of this measure",
        &heads,
        html! { <tbody>{ each(rows) }</tbody> },
    )
}

/// In the committee paper: the sentence, and the rows, which one file has on the measure's own page alone.
pub(crate) fn in_paper(view: &FamilyView, place: &Place) -> Html {
    html! {<>
        <h4 class="fv-years__heading">{ words::OVER_THE_YEARS }</h4>
        { view.sentence().map(|words| paragraph(&words)) }
        if !in_single_file() { { rows(view, place) } }
    </>}
}

/// One report: its name with the way to the measure there, its figures and targets with their times,
/// its rating.
fn row(view: &FamilyView, row: &FamilyRow, place: &Place) -> Html {
    let name = wording::capital(&row.report_period.words());
    let elsewhere = match place {
        // One file has no other report.
        Place::Published(own) => *own != row.report && !in_single_file(),
        Place::Device => false,
    };
    let name = match (&row.indicator, elsewhere) {
        (Some(indicator), true) => {
            let there = Place::Published(row.report.clone());
            html! { <a href={View::indicator(&there, indicator).href()}>{ name }</a> }
        }
        _ => html! { { name } },
    };
    let called: Vec<&str> = [
        row.printed_ref.as_deref(),
        Some(row.title.as_str()),
        row.part.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let otherwise = row.counted_otherwise.as_ref();
    let otherwise = otherwise.map(|words| format!("Counted otherwise: {words}"));
    let list = |label: &'static str, test: fn(&FamilyFigure) -> bool| {
        let own: Vec<String> = row
            .figures
            .iter()
            .filter(|figure| test(figure))
            .map(|figure| figure_words(view, figure))
            .collect();
        match own.is_empty() {
            true => html! { <td class="fv-table__empty"></td> },
            false => html! {
                <td class="fv-table__full" data-label={label}>
                    { each(own.into_iter().map(|words| html! { <span class="fv-years__figure">{ words }</span> })) }
                </td>
            },
        }
    };
    let rated = row.rating.map(|published| rating(published, false));
    let empty = rated.is_none().then_some("fv-table__empty");
    html! {
        <tr>
            <th scope="row">{ name }{ hint(Some(&called.join(", "))) }{ hint(otherwise.as_deref()) }</th>
            { list("Figures", |figure| figure.role != FigureRole::Target) }
            { list("Targets", |figure| figure.role == FigureRole::Target) }
            <td class={empty}>{ rated }</td>
        </tr>
    }
}
