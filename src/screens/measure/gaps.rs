//! How far the measure was from its target and from its neighbours' mean, period by period.

use super::charts::TimeCharts;
use crate::components::blocks::scrolling;
use crate::components::chart::Drawn;
use crate::components::nodes::each;
use crate::components::section::section;
use report_core::compare::Comparison;
use report_core::gap::{Gap, To};
use report_core::words;
use report_view::chart::{ChartKind, ChartView};
use report_view::charts::gap::{cell, note};
use report_view::comparison::ComparisonView;
use yew::prelude::*;

/// A section for the target and one for the neighbours' mean, as far as two periods can be held
/// against either.
pub fn sections(
    view: &ComparisonView,
    charts: &TimeCharts,
    download: &dyn Fn(ChartKind) -> Html,
) -> Html {
    let pairs = [To::Target, To::Mean].into_iter().zip(&charts.distances);
    each(pairs.map(|(to, chart)| one(view, to, chart.as_ref(), download)))
}

/// The section of one of the two; nothing without a chart.
pub fn one(
    view: &ComparisonView,
    to: To,
    chart: Option<&ChartView>,
    download: &dyn Fn(ChartKind) -> Html,
) -> Html {
    let Some(ChartView {
        kind,
        caption,
        name,
        chart,
    }) = chart.cloned()
    else {
        return Html::default();
    };
    let heading = match to {
        To::Target => "Distance from the target",
        To::Mean => "Distance from the neighbours",
    };
    let chart = chart.map(|chart| html! { <Drawn {chart} {name} full={832} /> });
    let body = html! {<>
        <figure class="fv-figure fv-figure--first">
            <h3 class="fv-figure__headline">{ caption.headline }</h3>
            <p class="fv-figure__sub">{ caption.subtitle }</p>
            { chart }
            <figcaption class="fv-figure__note">{ caption.paragraph }</figcaption>
        </figure>
        <details class="fv-details">
            <summary>{ "The distances as a table" }</summary>
            { table(&view.comparison, to, &view.gaps(to)) }
        </details>
        { download(kind) }
    </>};
    section(heading, Some(note(&view.comparison, to)), body)
}

fn table(comparison: &Comparison, to: To, found: &[Gap]) -> Html {
    let unit = comparison.unit;
    let head = match to {
        To::Target => "Target",
        To::Mean => "Neighbour mean",
    };
    let rows = found.iter().rev().map(|gap| {
        let [value, reference] = words::gap_figures(unit, gap, to);
        let from = match gap.within {
            true => "in its range".to_owned(),
            false => unit.write_at(reference.0, reference.1),
        };
        html! {
            <tr>
                <th scope="row">{ comparison.periods()[gap.at].short() }</th>
                <td class="fv-table__num fv-table__strong">{ unit.write_at(value.0, value.1) }</td>
                <td class="fv-table__num">{ from }</td>
                <td class="fv-table__num">{ cell(comparison, gap, to) }</td>
            </tr>
        }
    });
    let own = comparison.series_name(comparison.focus());
    let caption = format!(
        "{}: distance from {}",
        words::measure(comparison),
        words::gap_reference(comparison, to)
    );
    let table = html! {
        <table class="fv-table fv-table--figures">
            <caption class="fv-table__caption">{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Period" }</th>
                    <th scope="col" class="fv-table__num">{ own }</th>
                    <th scope="col" class="fv-table__num">{ head }</th>
                    <th scope="col" class="fv-table__num">{ "Distance" }</th>
                </tr>
            </thead>
            <tbody>{ each(rows) }</tbody>
        </table>
    };
    scrolling("Distances by period", table)
}
