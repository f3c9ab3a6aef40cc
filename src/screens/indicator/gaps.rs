//! How far the measure was from its target and from its neighbours' mean, period by period.

use super::charts::TimeCharts;
use super::figures::table;
use super::words;
use crate::components::figure::{IN_SECTION, figure};
use crate::components::section::{fold, section};
use report_core::gap::To;
use report_view::chart::ChartView;
use report_view::charts::gap::note;
use report_view::comparison::ComparisonView;
use report_view::figures::distances;
use yew::prelude::*;

/// The distances from the target and those from the neighbours' mean with their tables, as far as two
/// periods can be held against either; the chart over time shows them too.
pub fn both(view: &ComparisonView, charts: &TimeCharts) -> Vec<Html> {
    let pairs = [To::Target, To::Mean].into_iter().zip(&charts.distances);
    let found = pairs.filter_map(|(to, chart)| {
        let chart = chart.as_ref()?;
        Some(html! {<>
            { figure(chart, &IN_SECTION, Html::default(), Html::default()) }
            <p class="fv-figure__note">{ note(&view.comparison, to) }</p>
            { table(&distances(view, to)) }
        </>})
    });
    found.collect()
}

fn heading(to: To) -> &'static str {
    match to {
        To::Target => words::FROM_TARGET,
        To::Mean => words::FROM_NEIGHBOURS,
    }
}

/// A section with the distances from one of the two; nothing without a chart.
pub fn one(view: &ComparisonView, to: To, chart: Option<&ChartView>) -> Html {
    let Some(chart) = chart else {
        return Html::default();
    };
    let body = html! {<>
        { figure(chart, &IN_SECTION, Html::default(), Html::default()) }
        { fold(words::DISTANCES_TABLE, table(&distances(view, to))) }
    </>};
    section(heading(to), Some(note(&view.comparison, to)), body)
}
