//! The parts of a measure that have figures over time: small multiples on one scale, and the
//! table of all of them. Parts that are only printed stand in the printed row.

use crate::components::chart::Drawn;
use crate::components::nodes::each;
use crate::components::section::section;
use report_core::parts::Part;
use report_core::period::Period;
use report_core::report::Indicator;
use report_view::chart::ChartView;
use report_view::measure::MeasureView;
use report_view::wording;
use yew::prelude::*;

/// The section; nothing where the printed row says it all.
pub fn parts_section(view: &MeasureView, download: impl Fn() -> Html) -> Html {
    let Some(parts) = view.parts() else {
        return Html::default();
    };
    let note = (parts.apart > 0).then(|| {
        let count = wording::count(parts.apart, "part");
        format!("Counted in another unit, and so in the table alone: {count}.")
    });
    let download = parts.chart.as_ref().map(|_| download());
    let figure = parts.chart.map(|chart| {
        let ChartView {
            caption,
            name,
            chart,
            ..
        } = chart;
        html! {
            <figure class="fv-figure fv-figure--first">
                <h3 class="fv-figure__headline">{ caption.headline }</h3>
                <p class="fv-figure__sub">{ caption.subtitle }</p>
                { chart.map(|chart| html! { <Drawn {chart} {name} full={832} /> }) }
                <figcaption class="fv-figure__note">{ caption.paragraph }</figcaption>
            </figure>
        }
    });
    section(
        "The parts over time",
        note,
        html! {<>{ figure }{ table(view.indicator, &parts.all) }{ download }</>},
    )
}

/// The periods of all parts, newest first.
fn periods<'r>(parts: &[Part<'r>]) -> Vec<&'r Period> {
    let mut found: Vec<&Period> = Vec::new();
    for period in parts.iter().flat_map(|part| part.periods) {
        if !found.contains(&period) {
            found.push(period);
        }
    }
    found.sort_by(|a, b| b.by_time(a));
    found
}

fn table(indicator: &Indicator, parts: &[Part]) -> Html {
    let periods = periods(parts);
    let heads = periods
        .iter()
        .map(|period| html! { <th scope="col" class="fv-table__num">{ period.short() }</th> });
    let rows = parts.iter().map(|part| {
        let cells = periods.iter().map(|period| {
            let at = part.periods.iter().position(|other| other == *period);
            let value = at.map(|at| wording::value(part.series.values[at], &part.breakdown.unit));
            html! { <td class="fv-table__num">{ value }</td> }
        });
        html! { <tr><th scope="row">{ &part.breakdown.title }</th>{ each(cells) }</tr> }
    });
    let values = parts
        .iter()
        .flat_map(|part| part.series.values.iter().copied());
    html! {<>
        <div class="fv-table-scroll" role="region" aria-label="Figures of the parts" tabindex="0">
            <table class="fv-table fv-table--figures">
                <caption class="fv-table__caption">{ format!("{}: its parts by period", indicator.heading()) }</caption>
                <thead><tr><th scope="col">{ "Part" }</th>{ each(heads) }</tr></thead>
                <tbody>{ each(rows) }</tbody>
            </table>
        </div>
        { wording::symbols(values).map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
    </>}
}
