//! The figures of a measure that has no series of its own to be drawn or compared: the gaps to
//! several places, say. A table of all of them; nothing is worked out.

use crate::components::blocks::{scrolling, table};
use crate::components::nodes::each;
use crate::components::section::section;
use report_core::report::{Indicator, Report, Series};
use report_view::wording;
use yew::prelude::*;

/// A section with every figure by place and period; nothing without any.
pub fn series_section(report: &Report, indicator: &Indicator) -> Html {
    let Some(found) = &indicator.observations else {
        return Html::default();
    };
    let rows = found.series.iter().flat_map(|series| {
        let values = found.periods.iter().zip(&series.values);
        values.map(|(period, value)| {
            html! {
                <tr>
                    <th scope="row">{ place(report, series) }</th>
                    <td>{ wording::capital(&period.words()) }</td>
                    <td class="fv-table__num">{ wording::value(*value, &indicator.unit) }</td>
                </tr>
            }
        })
    });
    let heads = [("Place", false), ("Period", false), ("Figure", true)];
    let caption = format!("{}: figures by place", indicator.heading());
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let body = table("fv-table--figures", &caption, &heads, rows);
    section("Figures", None, scrolling("Figures by place", body))
}

fn place(report: &Report, series: &Series) -> String {
    let area = &report.areas[series.area].name;
    match series.cohort {
        Some(cohort) => format!("{area}, {}", report.cohorts[cohort].name),
        None => area.clone(),
    }
}
