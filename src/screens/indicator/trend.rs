//! The trend of what is shown, under its headline, with its sentence, what must be known about its
//! figures, and its choices.

use super::charts::FULL;
use super::choices::{OptionsInput, controls};
use crate::components::chart::PAPER;
use crate::components::figure::{FigureStyle, figure};
use report_view::chart::ChartView;
use report_view::comparison::{ComparisonView, TrendView};
use yew::prelude::*;

/// The width of A4 where the page is shown a little smaller: see `measure.css`.
const WIDE_PAPER: u32 = PAPER * 100 / 94;

const STYLE: FigureStyle = FigureStyle {
    in_section: false,
    live: true,
    full: FULL,
    paper: WIDE_PAPER,
};

/// The figure; where the authority has no number among what is shown, why there is no chart.
pub fn trend(view: &ComparisonView, input: &OptionsInput, trend: &TrendView) -> Html {
    let Some(chart) = &trend.view else {
        let words = format!(
            "{} has no figure in the periods shown, so there is no chart.",
            view.comparison.report.area_name()
        );
        return html! {<>
            <p class="fv-no-chart">{ words }</p>
            { controls(input, view, false) }
        </>};
    };
    let controls = controls(input, view, trend.zero_left_out);
    figure(chart, &STYLE, Html::default(), controls)
}

/// The report's own figures over time beside another publisher's, or where none are comparable.
pub fn own(trend: &TrendView) -> Html {
    let Some(chart) = &trend.view else {
        return Html::default();
    };
    let style = FigureStyle {
        live: false,
        ..STYLE
    };
    figure(chart, &style, Html::default(), Html::default())
}

/// The parts of the measure in one period, as the page's first chart.
pub fn parts(chart: &ChartView) -> Html {
    let style = FigureStyle {
        live: false,
        ..STYLE
    };
    figure(chart, &style, Html::default(), Html::default())
}
