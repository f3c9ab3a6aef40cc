//! How far the measure was from its target and from its neighbours' mean, period by period.

use super::charts::TimeCharts;
use super::figures::table;
use crate::components::chart::Drawn;
use crate::components::nodes::each;
use crate::components::section::section;
use report_core::gap::To;
use report_view::chart::{ChartKind, ChartView};
use report_view::charts::gap::note;
use report_view::comparison::ComparisonView;
use report_view::figures::distances;
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
            { table(&distances(view, to)) }
        </details>
        { download(kind) }
    </>};
    section(heading, Some(note(&view.comparison, to)), body)
}
