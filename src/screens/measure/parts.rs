//! The parts of a measure that have figures over time: small multiples on one scale, and the
//! table of all of them. Parts that are only printed stand in the printed row.

use super::figures::table;
use crate::components::chart::Drawn;
use crate::components::section::section;
use report_view::chart::ChartView;
use report_view::figures;
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
    let figures = figures::parts(view.indicator, &parts.all);
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
        html! {<>
            { figure }
            { table(&figures) }
            { figures.symbols.map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
            { download }
        </>},
    )
}
