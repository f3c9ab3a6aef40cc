//! The authority among all authorities whose figures are in the file, in the period that is
//! ranked.

use super::figures::table;
use crate::components::figure::{IN_SECTION, figure};
use crate::components::section::section;
use report_view::chart::{ChartKind, ChartView};
use report_view::charts::strip::note;
use report_view::comparison::ComparisonView;
use report_view::figures::authorities;
use yew::prelude::*;

/// The section; nothing where the file has too few authorities, or the own one has no value.
pub fn strip_section(
    view: &ComparisonView,
    chart: Option<&ChartView>,
    download: &dyn Fn(ChartKind) -> Html,
) -> Html {
    let (Some(at), Some(chart)) = (view.period, chart) else {
        return Html::default();
    };
    let comparison = &view.comparison;
    let body = html! {<>
        { figure(chart, &IN_SECTION, Html::default(), Html::default()) }
        <details class="fv-details">
            <summary>{ "The authorities as a table" }</summary>
            { table(&authorities(comparison, at)) }
        </details>
        { download(chart.kind) }
    </>};
    section(
        "Among all authorities in the file",
        note(comparison, at),
        body,
    )
}
