//! The authority among all authorities whose figures are in the file, in the period that is
//! ranked.

use crate::components::blocks::scrolling;
use crate::components::chart::Drawn;
use crate::components::nodes::each;
use crate::components::section::section;
use report_core::compare::Comparison;
use report_core::words;
use report_view::chart::{ChartKind, ChartView};
use report_view::charts::strip::note;
use report_view::comparison::ComparisonView;
use yew::prelude::*;

/// The section; nothing where the file has too few authorities, or the own one has no value.
pub fn strip_section(
    view: &ComparisonView,
    chart: Option<&ChartView>,
    download: &dyn Fn(ChartKind) -> Html,
) -> Html {
    let (Some(at), Some(chart)) = (view.period, chart.cloned()) else {
        return Html::default();
    };
    let ChartView {
        kind,
        caption,
        name,
        chart,
    } = chart;
    let comparison = &view.comparison;
    let body = html! {<>
        <figure class="fv-figure fv-figure--first">
            <h3 class="fv-figure__headline">{ caption.headline }</h3>
            <p class="fv-figure__sub">{ caption.subtitle }</p>
            { chart.map(|chart| html! { <Drawn {chart} {name} full={832} /> }) }
            <figcaption class="fv-figure__note">{ caption.paragraph }</figcaption>
        </figure>
        <details class="fv-details">
            <summary>{ "The authorities as a table" }</summary>
            { table(comparison, at, &comparison.authorities(at)) }
        </details>
        { download(kind) }
    </>};
    section(
        "Among all authorities in the file",
        note(comparison, at),
        body,
    )
}

/// Best or highest first, with the band where there are bands.
fn table(comparison: &Comparison, at: usize, authorities: &[(usize, f64)]) -> Html {
    let mut order: Vec<&(usize, f64)> = authorities.iter().collect();
    let ahead = |a: f64, b: f64| report_core::reckon::ahead(a, b, comparison.polarity);
    order.sort_by(|a, b| ahead(b.1, a.1).cmp(&ahead(a.1, b.1)));
    let bands = comparison.bands(at).ok();
    let banded = bands.filter(|bands| bands.of(0.0, comparison.polarity).is_some());
    let rows = order.into_iter().map(|(area, value)| {
        let class = (*area == comparison.report.area).then_some("fv-table__focus");
        let band = banded.and_then(|bands| bands.of(*value, comparison.polarity));
        html! {
            <tr {class}>
                <th scope="row">{ &comparison.report.areas[*area].name }</th>
                <td class="fv-table__num">{ comparison.unit.write(*value) }</td>
                if banded.is_some() {
                    <td class="fv-table__num">{ band.map(|band| format!("{band:?}")) }</td>
                }
            </tr>
        }
    });
    let period = comparison.periods()[at].words();
    let table = html! {
        <table class="fv-table fv-table--figures">
            <caption class="fv-table__caption">{ format!("{}, {period}, all authorities in the file", words::measure(comparison)) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Authority" }</th>
                    <th scope="col" class="fv-table__num">{ comparison.unit.axis() }</th>
                    if banded.is_some() { <th scope="col" class="fv-table__num">{ "Band" }</th> }
                </tr>
            </thead>
            <tbody>{ each(rows) }</tbody>
        </table>
    };
    scrolling("All authorities in the file", table)
}
