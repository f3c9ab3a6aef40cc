//! The parts of a measure that have figures over time: small multiples on one scale, and the
//! table of all of them. Parts that are only printed stand in the printed row.

use super::figures::table;
use super::words;
use crate::components::figure::{IN_SECTION, figure};
use crate::components::section::section;
use report_view::figures;
use report_view::indicator::IndicatorView;
use report_view::wording;
use yew::prelude::*;

/// The section; nothing where the printed row says it all.
pub fn parts_section(view: &IndicatorView) -> Html {
    let Some(parts) = view.parts() else {
        return Html::default();
    };
    let note = (parts.apart > 0).then(|| {
        let count = wording::count(parts.apart, "part");
        format!("Counted in another unit, and so in the table alone: {count}.")
    });
    let figures = figures::parts(view.indicator, &parts.all);
    let chart = parts.chart.as_ref();
    let chart = chart.map(|chart| figure(chart, &IN_SECTION, Html::default(), Html::default()));
    section(
        words::PARTS_OVER_TIME,
        note,
        html! {<>
            { chart }
            { table(&figures) }
            { figures.symbols.map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
        </>},
    )
}
