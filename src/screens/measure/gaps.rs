//! How far the measure was from its target and from its neighbours' mean, period by period.

use super::charts::TimeCharts;
use super::figures::table;
use crate::components::figure::{IN_SECTION, figure};
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
    let Some(chart) = chart else {
        return Html::default();
    };
    let heading = match to {
        To::Target => "Distance from the target",
        To::Mean => "Distance from the neighbours",
    };
    let body = html! {<>
        { figure(chart, &IN_SECTION, Html::default(), Html::default()) }
        <details class="fv-details">
            <summary>{ "The distances as a table" }</summary>
            { table(&distances(view, to)) }
        </details>
        { download(chart.kind) }
    </>};
    section(heading, Some(note(&view.comparison, to)), body)
}
