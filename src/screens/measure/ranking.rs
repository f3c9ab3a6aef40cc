//! The neighbours ranked for one period, which the reader picks.
//!
//! The picked period is said by the control, the headline and the picture's name; the same
//! figures are in a table below the picture.

use crate::components::blocks::scrolling;
use crate::components::chart::Drawn;
use crate::components::nodes::each;
use crate::components::section::section;
use crate::route::{Place, View};
use report_core::comparable::rate_of_the_same;
use report_core::compare::Comparison;
use report_core::words;
use report_view::chart::ChartView;
use report_view::comparison::ComparisonView;
use report_view::wording;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The ranking, with the choice of its period.
pub fn ranking(
    view: &ComparisonView,
    at: usize,
    chart: &ChartView,
    on_pick: &Callback<String>,
    download: Html,
) -> Html {
    let drawable = chart.chart.is_some();
    html! {<>
        { picker(&view.comparison, at, on_pick) }
        { figure(&view.comparison, at, chart) }
        if drawable { { download } }
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
                <a href={View::measure(place, &rate.id).href()}>{ rate.heading().to_owned() }</a>
            </p>
        }
    });
    let table = at.map(|at| {
        html! {
            <details class="fv-details">
                <summary>{ "The figures of the places as a table" }</summary>
                { table(comparison, at) }
            </details>
        }
    });
    let body = html! {<><p>{ why.words() }</p>{ rate }{ table }</>};
    section("Compared with statistical neighbours", None, body)
}

/// The ranking of one period, in a picture and as a table.
pub fn figure(comparison: &Comparison, at: usize, chart: &ChartView) -> Html {
    let ChartView {
        caption,
        name,
        chart,
        ..
    } = chart.clone();
    html! {<>
        <figure class="fv-figure fv-figure--first">
            <h3 class="fv-figure__headline" aria-live="polite">{ caption.headline }</h3>
            <p class="fv-figure__sub">{ caption.subtitle }</p>
            if let Some(chart) = chart {
                <Drawn {chart} {name} full={832} />
            } else {
                <p>{ "Neither the authority nor a neighbour has a value in this period, so there is no chart." }</p>
            }
            <figcaption class="fv-figure__note">{ caption.paragraph }</figcaption>
        </figure>
        <details class="fv-details">
            <summary>{ "The ranking as a table" }</summary>
            { table(comparison, at) }
        </details>
    </>}
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
            <label class="fv-field__label" for="fv-period">{ "Period of the ranking" }</label>
            <select class="fv-field__control" id="fv-period" {onchange}>{ each(options) }</select>
        </div>
    }
}

fn table(comparison: &Comparison, at: usize) -> Html {
    let areas = &comparison.report.areas;
    let ranked = comparison.not_compared().is_none();
    let rows = comparison.ranking(at).rows.into_iter().map(|row| {
        let place = row.place.map(|place| {
            let joint = if row.joint { "joint " } else { "" };
            format!("{joint}{place}")
        });
        let class = row.own.then_some("fv-table__focus");
        table_row(
            class,
            &areas[row.area].name,
            place.filter(|_| ranked),
            wording::value(row.value, comparison.unit),
            ranked,
        )
    });
    let published = [comparison.region(), comparison.nation()]
        .into_iter()
        .flatten()
        .map(|(name, series)| {
            let value = wording::value(series.values[at], comparison.unit);
            table_row(None, name, Some("not ranked".to_owned()), value, ranked)
        });
    let period = comparison.periods()[at].words();
    let table = html! {
        <table class="fv-table fv-table--figures">
            <caption class="fv-table__caption">{ format!("{}, {period}", words::measure(comparison)) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Place" }</th>
                    if ranked { <th scope="col" class="fv-table__num">{ "Rank" }</th> }
                    <th scope="col" class="fv-table__num">{ comparison.unit.axis() }</th>
                </tr>
            </thead>
            <tbody>{ each(rows) }{ each(published) }</tbody>
        </table>
    };
    let label = match ranked {
        true => "Ranking of the places",
        false => "Figures of the places",
    };
    scrolling(label, table)
}

fn table_row(
    class: Option<&'static str>,
    name: &str,
    rank: Option<String>,
    value: String,
    ranked: bool,
) -> Html {
    html! {
        <tr {class}>
            <th scope="row">{ name }</th>
            if ranked { <td class="fv-table__num">{ rank }</td> }
            <td class="fv-table__num">{ value }</td>
        </tr>
    }
}
