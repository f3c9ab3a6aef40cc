//! Processes with standards: the time that each stage is allowed, what was done, and the shares of one
//! whole by year.

use crate::components::blocks::{block, hint, paragraph, table};
use crate::components::figure::{IN_SECTION, figure};
use crate::components::linked::linked;
use crate::components::nodes::each;
use crate::route::Place;
use report_core::report::{Process, Report, Stage};
use report_view::charts::processes;
use report_view::report_chart::ReportChart;
use report_view::wording;
use yew::prelude::*;

/// A section for each process of the report; `download` makes the menu of a chart.
pub fn processes(report: &Report, place: &Place, download: &dyn Fn(ReportChart) -> Html) -> Html {
    each(report.processes.iter().enumerate().map(|(at, process)| {
        let charts = [
            (processes::standards(process), ReportChart::Stages(at)),
            (processes::bands(report, process), ReportChart::Bands(at)),
        ];
        let charts = charts.into_iter().filter_map(|(chart, which)| {
            Some(figure(
                &chart?,
                &IN_SECTION,
                Html::default(),
                download(which),
            ))
        });
        let body = html! {<>
            { stages(report, place, process) }
            { each(charts) }
        </>};
        block(process.title.clone(), process.note.clone(), body)
    }))
}

fn stages(report: &Report, place: &Place, process: &Process) -> Html {
    let unit = process.unit.as_deref();
    let rows = process
        .stages
        .iter()
        .map(|stage| row(report, place, unit, stage));
    let heads = [
        ("Stage", false),
        ("Time allowed", false),
        ("What was done", false),
    ];
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    table(
        "fv-table--list fv-table--words",
        &process.title,
        &heads,
        rows,
    )
}

fn row(report: &Report, place: &Place, unit: Option<&str>, stage: &Stage) -> Html {
    let allowed = processes::allowed(unit, stage);
    let measures = wording::count(stage.indicators.len(), "measure");
    let owner = stage.owner.as_ref().map(|owner| format!("Owner: {owner}"));
    let done = match (&stage.done, stage.taken) {
        (None, None) => Some("Not said".to_owned()),
        (done, _) => done.as_deref().map(wording::capital),
    };
    html! {
        <tr>
            <th scope="row">
                { &stage.title }
                { each([&stage.what, &owner].map(|words| hint(words.as_deref()))) }
            </th>
            <td class="fv-table__full" data-label="Time allowed">{ allowed.unwrap_or_else(|| "None given".to_owned()) }</td>
            <td class="fv-table__full" data-label="What was done">
                { stage.taken.map(|time| paragraph(&format!("{} taken", processes::written(unit, time)))) }
                { done }
                { stage.note.as_deref().map(paragraph) }
                { linked(report, place, &measures, None, &stage.indicators) }
            </td>
        </tr>
    }
}
