//! The trend of what is shown, under its headline and its choices, with its sentence and what
//! must be known about its figures.

use super::charts::FULL;
use super::choices::{Looking, controls};
use crate::components::figure::{FigureStyle, figure};
use report_view::comparison::{ComparisonView, TrendView};
use yew::prelude::*;

const STYLE: FigureStyle = FigureStyle {
    in_section: false,
    live: true,
    full: FULL,
};

/// The figure; where the authority has no number among what is shown, why there is no chart.
pub fn trend(view: &ComparisonView, looking: &Looking, trend: &TrendView, download: Html) -> Html {
    let Some(chart) = &trend.view else {
        let words = format!(
            "{} has no figure in the periods shown, so there is no chart.",
            view.comparison.report.area_name()
        );
        return html! {<>
            <p class="fv-no-chart">{ words }</p>
            { controls(looking, view, false) }
        </>};
    };
    let controls = controls(looking, view, trend.zero_left_out);
    figure(chart, &STYLE, controls, download)
}

/// The report's own figures over time beside another publisher's, or where none are comparable.
pub fn own(trend: &TrendView, download: Html) -> Html {
    let Some(chart) = &trend.view else {
        return Html::default();
    };
    let style = FigureStyle {
        live: false,
        ..STYLE
    };
    figure(chart, &style, Html::default(), download)
}
