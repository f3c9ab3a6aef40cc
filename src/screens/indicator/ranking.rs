//! The neighbours ranked for one period, which the reader picks.
//!
//! The picked period is said by the control, the headline and the picture's name; the same
//! figures are in a table below the picture.

use super::figures::table;
use super::words;
use crate::components::figure::{FigureStyle, IN_SECTION, figure};
use crate::components::nodes::each;
use crate::components::section::{fold, section};
use crate::route::{Place, View};
use report_core::comparable::rate_of_the_same;
use report_core::compare::Comparison;
use report_view::chart::ChartView;
use report_view::comparison::ComparisonView;
use report_view::figures;
use report_view::wording;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The width of one of two columns on A4, where the page is shown a little smaller: see `measure.css`.
const HALF_PAPER: u32 = 378;

/// The ranking; folded away below it the choice of its period, its table and `more`.
pub fn ranking(
    view: &ComparisonView,
    at: usize,
    chart: &ChartView,
    on_pick: &Callback<String>,
    more: Html,
) -> Html {
    html! {<>
        { picture(chart) }
        <div class="fv-folds">
            <details class="fv-details fv-choices">
                <summary>{ words::CHANGE_PERIOD }</summary>
                { picker(&view.comparison, at, on_pick) }
            </details>
            { fold(words::RANKING_TABLE, table(&figures::ranking(&view.comparison, at))) }
            { more }
        </div>
    </>}
}

/// What stands in the place of the ranking where figures of different places are not compared: why,
/// where a rate of the same thing is, and the figures of one period as they are, in the list's
/// order.
pub fn not_compared(comparison: &Comparison, at: Option<usize>, place: Option<&Place>) -> Html {
    let Some(why) = comparison.not_compared() else {
        return Html::default();
    };
    let beside = comparison.neighbours().any(|(_, series)| series.is_some())
        || comparison.region().is_some()
        || comparison.nation().is_some();
    if !beside {
        return Html::default();
    }
    let rate = rate_of_the_same(comparison.report, comparison.indicator);
    let rate = rate.zip(place).map(|(rate, place)| {
        html! {
            <p>
                { "Compared with other places: " }
                <a href={View::indicator(place, &rate.id).href()}>{ rate.heading().to_owned() }</a>
            </p>
        }
    });
    let table = at.map(|at| {
        fold(
            words::PLACES_TABLE,
            table(&figures::ranking(comparison, at)),
        )
    });
    let body = html! {<><p>{ why.words() }</p>{ rate }{ table }</>};
    section(words::NEIGHBOURS, None, body)
}

/// The ranking of one period, in a picture and as a table.
pub fn one(comparison: &Comparison, at: usize, chart: &ChartView) -> Html {
    html! {<>
        { picture(chart) }
        { fold(words::RANKING_TABLE, table(&figures::ranking(comparison, at))) }
    </>}
}

fn picture(chart: &ChartView) -> Html {
    let style = FigureStyle {
        live: true,
        paper: HALF_PAPER,
        ..IN_SECTION
    };
    let missing = chart.chart.is_none().then(|| {
        html! { <p>{ "Neither the authority nor a neighbour has a value in this period, so there is no chart." }</p> }
    });
    figure(chart, &style, missing.unwrap_or_default(), Html::default())
}

fn picker(comparison: &Comparison, at: usize, on_pick: &Callback<String>) -> Html {
    let on_pick = on_pick.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            on_pick.emit(select.value());
        }
    });
    let options = comparison.periods().iter().enumerate().rev();
    let options = options.filter(|(at, _)| comparison.ranking(*at).of > 0).map(|(n, period)| {
        html! {
            <option value={period.label().to_owned()} selected={n == at}>{ wording::capital(&period.words()) }</option>
        }
    });
    html! {
        <div class="fv-field">
            <label class="fv-field__label" for="fv-period">{ words::RANKED_PERIOD }</label>
            <select class="fv-field__control" id="fv-period" {onchange}>{ each(options) }</select>
        </div>
    }
}
