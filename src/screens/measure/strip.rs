//! The authority among all authorities whose figures are in the file, in the period that is
//! ranked.

use super::figures::table;
use crate::components::chart::Drawn;
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
            { table(&authorities(comparison, at)) }
        </details>
        { download(kind) }
    </>};
    section(
        "Among all authorities in the file",
        note(comparison, at),
        body,
    )
}
