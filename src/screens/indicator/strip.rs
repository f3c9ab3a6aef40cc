//! The authority among all authorities whose figures are in the file, in the period that is
//! ranked.

use super::figures::table;
use super::words;
use crate::components::figure::{IN_SECTION, figure};
use crate::components::section::{fold, section};
use report_view::chart::ChartView;
use report_view::charts::strip::note;
use report_view::comparison::ComparisonView;
use report_view::figures::authorities;
use yew::prelude::*;

/// A section with the chart; nothing where there is none.
pub fn strip_section(view: &ComparisonView, chart: Option<&ChartView>) -> Html {
    let (Some(at), Some(chart)) = (view.period, chart) else {
        return Html::default();
    };
    let comparison = &view.comparison;
    let body = html! {<>
        { figure(chart, &IN_SECTION, Html::default(), Html::default()) }
        { fold(words::AUTHORITIES_TABLE, table(&authorities(comparison, at))) }
    </>};
    section(words::AUTHORITIES, note(comparison, at), body)
}

/// The chart with its table, in a section of others.
pub fn strip(view: &ComparisonView, chart: &ChartView) -> Html {
    let comparison = &view.comparison;
    let Some(at) = view.period else {
        return Html::default();
    };
    let note = note(comparison, at);
    html! {<>
        { figure(chart, &IN_SECTION, Html::default(), Html::default()) }
        { note.map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
        { table(&authorities(comparison, at)) }
    </>}
}
