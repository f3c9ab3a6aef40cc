//! The trend of what is shown, under its headline and its choices, with its sentence and what
//! must be known about its figures.

use super::charts::FULL;
use super::choices::{Looking, controls};
use crate::components::chart::Drawn;
use crate::components::nodes::each;
use report_view::chart::ChartView;
use report_view::comparison::{ComparisonView, TrendView};
use yew::prelude::*;

/// The figure; where the authority has no number among what is shown, why there is no chart.
pub fn figure(view: &ComparisonView, looking: &Looking, trend: &TrendView, download: Html) -> Html {
    let Some(chart) = trend.view.clone() else {
        let words = format!(
            "{} has no figure in the periods shown, so there is no chart.",
            view.comparison.report.area_name()
        );
        return html! {<>
            <p class="fv-no-chart">{ words }</p>
            { controls(looking, view, false) }
        </>};
    };
    let ChartView {
        caption,
        name,
        chart,
        ..
    } = chart;
    html! {
        <figure class="fv-figure">
            <h2 class="fv-figure__headline" aria-live="polite">{ caption.headline }</h2>
            <p class="fv-figure__sub">{ caption.subtitle }</p>
            { controls(looking, view, trend.zero_left_out) }
            { chart.map(|chart| html! { <Drawn {chart} {name} full={FULL} /> }) }
            <figcaption class="fv-figure__note">{ caption.paragraph }</figcaption>
            { each(caption.notes.into_iter().map(|words| html! { <p class="fv-figure__note">{ words }</p> })) }
            { download }
        </figure>
    }
}

/// The report's own figures over time beside another publisher's, or where none are comparable.
pub fn own(trend: &TrendView, download: Html) -> Html {
    let Some(chart) = trend.view.clone() else {
        return Html::default();
    };
    let ChartView {
        caption,
        name,
        chart,
        ..
    } = chart;
    html! {
        <figure class="fv-figure">
            <h2 class="fv-figure__headline">{ caption.headline }</h2>
            <p class="fv-figure__sub">{ caption.subtitle }</p>
            { chart.map(|chart| html! { <Drawn {chart} {name} full={FULL} /> }) }
            <figcaption class="fv-figure__note">{ caption.paragraph }</figcaption>
            { each(caption.notes.into_iter().map(|words| html! { <p class="fv-figure__note">{ words }</p> })) }
            { download }
        </figure>
    }
}
