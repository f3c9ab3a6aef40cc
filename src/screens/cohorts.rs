//! Two groups of people side by side: every measure that is about a cohort, beside another of the same
//! place, stage by stage.

use crate::components::blocks::{block, folded, hint, indicator_link, table};
use crate::components::figure::{IN_SECTION, figure};
use crate::components::nodes::each;
use crate::route::Place;
use report_core::cohorts::{Rung, ladders};
use report_core::report::Report;
use report_core::words;
use report_view::charts::cohorts;
use report_view::report_chart::ReportChart;
use report_view::wording;
use yew::prelude::*;

/// A section for each ladder of the report: its chart, and the same figures in a table. `download` makes
/// the menu of a chart.
pub fn cohorts(report: &Report, place: &Place, download: &dyn Fn(ReportChart) -> Html) -> Html {
    let all = ladders(report);
    each(all.iter().enumerate().map(|(at, ladder)| {
        let menu = download(ReportChart::Ladder(at));
        section(report, place, ladder, all.len() > 1, menu)
    }))
}

/// `several`: whether its title says the unit too.
fn section(report: &Report, place: &Place, ladder: &[Rung], several: bool, menu: Html) -> Html {
    let Some((view, first)) = cohorts::view(report, ladder).zip(ladder.first()) else {
        return Html::default();
    };
    let mut title = cohorts::title(report, first);
    if several {
        title = format!("{title}: {}", words::lower(&first.indicator.unit.axis()));
    }
    let [own, other] = first.names(report);
    let heads = [
        ("Measure", false),
        (own, true),
        (other, true),
        ("Gap", true),
    ];
    let rows = cohorts::rows(report, ladder).map(|(heading, _, rung)| {
        let heading = heading.map(|heading| {
            html! { <tr class="fv-table__group"><th scope="rowgroup" colspan="4">{ heading }</th></tr> }
        });
        html! {<>{ heading }{ row(report, place, rung) }</>}
    });
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let published = ladder.iter().filter(|rung| rung.gap.is_some()).count();
    let gaps = match published {
        0 => "Gaps are calculated from the published figures.",
        n if n == ladder.len() => "Gaps are as published.",
        _ => "Some gaps are as published, the others calculated from the published figures.",
    };
    let note = format!("{}. {gaps}", wording::capital(&first.period.words()));
    let numbers = ladder
        .iter()
        .flat_map(|rung| [0, 1].map(|at| rung.counts(at)));
    let fewest = numbers.flatten().map(|counts| counts.of).reduce(f64::min);
    let people = fewest.map(|of| match of < FEW {
        true => "n is how many people there were. Of fewer than 10, one is more than 10 percentage points.",
        false => "n is how many people there were.",
    });
    html! {
        { block(title.clone(), Some(note), html! {<>
            { figure(&view, &IN_SECTION, Html::default(), menu) }
            { folded("Show the figures", None, table("fv-table--list fv-table--cohorts", &title, &heads, rows)) }
            { people.map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
        </>}) }
    }
}

/// Below this many people, one is more than ten percentage points.
const FEW: f64 = 10.0;

fn row(report: &Report, place: &Place, rung: &Rung) -> Html {
    let [own, other] = rung.names(report);
    let elsewhere = rung.elsewhere(report);
    let elsewhere = elsewhere.map(|(area, words)| hint(Some(&format!("{area} {words}"))));
    let gap = match rung.by {
        by if by < 0.0 => format!("{} below", rung.distance()),
        by if by > 0.0 => format!("{} above", rung.distance()),
        _ => "none".to_owned(),
    };
    html! {
        <tr>
            <th scope="row">{ indicator_link(place, rung.indicator) }</th>
            <td class="fv-table__num" data-label={own.to_owned()}>{ rung.words(0) }</td>
            <td class="fv-table__num" data-label={other.to_owned()}>{ rung.words(1) }{ each(elsewhere) }</td>
            <td class="fv-table__num" data-label="Gap">{ gap }</td>
        </tr>
    }
}
