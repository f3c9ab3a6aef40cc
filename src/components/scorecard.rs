//! The scorecard: every measure by objective, in the report's order, with every printed column.
//!
//! A row is found by its measure's name, a cell by its heading; on a phone each row becomes a
//! small list, and no value is dropped.

use super::chart::sparkline;
use super::rating::{direction, rating};
use crate::charts;
use crate::components::nodes::each;
use crate::route::{Place, View};
use crate::wording;
use report_core::report::{Cell, Indicator, Rating, Report, Role};
use report_core::unit::Unit;
use report_core::words::{self, KeyCells};
use yew::prelude::*;

/// Which of the optional columns a report needs.
struct Shape {
    refs: bool,
    rated: bool,
    directed: bool,
    spark: bool,
}

impl Shape {
    fn of(report: &Report) -> Self {
        let any = |test: fn(&Indicator) -> bool| report.indicators.iter().any(test);
        Self {
            // Refs that are the data set's own keys say nothing to a reader.
            refs: any(|i| i.printed_ref.is_some())
                && report.sort != report_core::report::Sort::Benchmark,
            rated: any(|i| i.rating.is_some()),
            directed: report
                .indicators
                .iter()
                .any(|i| words::direction(report, i).is_some()),
            spark: report.columns.iter().any(|c| c.role == Role::Current),
        }
    }

    fn columns(&self, report: &Report) -> usize {
        let optional = [self.refs, self.rated, self.directed, self.spark];
        1 + report.columns.len() + optional.iter().filter(|on| **on).count()
    }
}

/// The scorecard of a report; `place` is where it comes from, for the links of its rows.
pub fn scorecard(report: &Report, place: &Place) -> Html {
    let shape = Shape::of(report);
    let head = report.columns.iter().map(|column| {
        html! { <th scope="col" class="fv-table__num">{ &column.heading }</th> }
    });
    let widths = report.columns.iter().map(|column| {
        let class = match column.role {
            Role::Current => "fv-table__c-now",
            _ => "fv-table__c-num",
        };
        html! { <col {class} /> }
    });
    let groups = report
        .objectives
        .iter()
        .enumerate()
        .filter_map(|(at, _)| group(report, place, &shape, at));
    let cells = report.indicators.iter().flat_map(|i| {
        i.cells
            .iter()
            .chain(i.breakdowns.iter().flat_map(|b| &b.cells))
            .flatten()
    });
    let unprinted = cells
        .filter(|cell| cell.printed.is_none())
        .map(|cell| cell.value);
    let symbols = wording::symbols(unprinted);
    html! {<>
        <div class="fv-table-scroll" role="region" aria-label="Scorecard" tabindex="0">
            <table class="fv-table fv-table--list fv-table--score">
                <caption class="fv-hidden">{ "Scorecard: every measure by objective" }</caption>
                <colgroup>
                    if shape.refs { <col class="fv-table__c-ref" /> }
                    <col />
                    { each(widths) }
                    if shape.rated { <col class="fv-table__c-rate" /> }
                    if shape.directed { <col class="fv-table__c-dir" /> }
                    if shape.spark { <col class="fv-table__c-spark" /> }
                </colgroup>
                <thead>
                    <tr>
                        if shape.refs { <th scope="col">{ "Ref" }</th> }
                        <th scope="col">{ "Measure" }</th>
                        { each(head) }
                        if shape.rated { <th scope="col" class="fv-table__rate">{ "Rating" }</th> }
                        if shape.directed { <th scope="col" class="fv-table__dir">{ "Direction" }</th> }
                        if shape.spark { <th scope="col" class="fv-table__spark">{ "Trend" }</th> }
                    </tr>
                </thead>
                { each(groups) }
            </table>
        </div>
        <p class="fv-figure__note">
            if shape.spark { { spark_note(report) } }
            { symbols.map(|words| format!(" {words}")) }
        </p>
    </>}
}

fn spark_note(report: &Report) -> &'static str {
    match report.column(Role::Target) {
        Some(_) => {
            "Trend: open dot, the earlier figure; full dot, this report; tick, target. A thin line is another publisher’s yearly figure, whose definition can differ. Each trend has its own scale. Totals to date are not joined to a full year."
        }
        None => {
            "Trend: open dot, the earlier figure; full dot, the latest. Each trend has its own scale."
        }
    }
}

fn group(report: &Report, place: &Place, shape: &Shape, at: usize) -> Option<Html> {
    let mut rows = report.under(at).peekable();
    rows.peek()?;
    let measures = report.under(at).count();
    let red = report
        .under(at)
        .filter(|i| i.rating == Some(Rating::Red))
        .count();
    let mut counted = wording::count(measures, "measure");
    if red > 0 {
        counted.push_str(&format!(", {red} red"));
    }
    Some(html! {
        <tbody>
            <tr class="fv-table__group">
                <th colspan={shape.columns(report).to_string()} scope="rowgroup">
                    { wording::objective(&report.objectives[at]) }
                    { " " }<span class="fv-table__count">{ counted }</span>
                </th>
            </tr>
            { each(rows.map(|indicator| row(report, place, shape, indicator))) }
        </tbody>
    })
}

fn row(report: &Report, place: &Place, shape: &Shape, indicator: &Indicator) -> Html {
    let parts = indicator.breakdowns.len();
    let link = View::Measure(place.clone(), indicator.id.clone()).to_string();
    let in_parts = |column: usize| {
        indicator
            .breakdowns
            .iter()
            .any(|part| part.cells.get(column).is_some_and(Option::is_some))
    };
    let cells = report.columns.iter().enumerate().map(|(column, _)| {
        let cell = indicator.cells.get(column).and_then(Option::as_ref);
        number(report, column, cell, &indicator.unit, in_parts(column))
    });
    let spark = charts::spark(report, indicator);
    let drawn = spark.current.is_some();
    let sub = indicator.breakdowns.iter().enumerate().map(|(n, part)| {
        let class = classes!("fv-table__sub", (n + 1 == parts).then_some("fv-table__sub--last"));
        let cells = report.columns.iter().enumerate().map(|(column, _)| {
            let cell = part.cells.get(column).and_then(Option::as_ref);
            number(report, column, cell, &part.unit, false)
        });
        let keys: KeyCells = words::key_cells(report, &part.cells);
        let spark = charts::spark_of(indicator, keys);
        let drawn = spark.previous.is_some() && spark.current.is_some();
        html! {
            <tr {class}>
                if shape.refs { <td class="fv-table__empty"></td> }
                <th scope="row">{ &part.title }</th>
                { each(cells) }
                if shape.rated { <td class="fv-table__empty"></td> }
                if shape.directed { <td class="fv-table__empty"></td> }
                if shape.spark { <td class="fv-table__empty">{ drawn.then(|| sparkline(&spark, true)) }</td> }
            </tr>
        }
    });
    html! {<>
        <tr class={(parts > 0).then_some("fv-table__parent")}>
            if shape.refs { <td class="fv-table__ref">{ indicator.printed_ref.clone() }</td> }
            <th scope="row"><a href={link}>{ &indicator.title }</a></th>
            { each(cells) }
            if shape.rated {
                <td class="fv-table__rate">{ indicator.rating.map(|found| rating(found, false)) }</td>
            }
            if shape.directed {
                <td class="fv-table__dir">
                    { words::direction(report, indicator).map(|said| direction(&said)) }
                </td>
            }
            if shape.spark {
                <td class={classes!("fv-table__spark", (parts > 0 && !drawn).then_some("fv-table__empty"))}>
                    if parts == 0 || drawn { { sparkline(&spark, false) } }
                </td>
            }
        </tr>
        { each(sub) }
    </>}
}

/// A printed cell. Where the parts below have figures of their own for the column, only the
/// number for the whole stands here: the printed words repeat the parts.
fn number(
    report: &Report,
    column: usize,
    cell: Option<&Cell>,
    unit: &Unit,
    in_parts: bool,
) -> Html {
    let role = report.columns[column].role;
    let place = match role {
        Role::Current => "fv-table__now",
        Role::Target => "fv-table__target",
        Role::Previous => "fv-table__past",
    };
    let shown = cell.and_then(|cell| match in_parts {
        true => Some((wording::number(cell, unit)?, false)),
        false => Some((wording::cell(cell, unit), wording::is_wordy(cell))),
    });
    let Some((words, wordy)) = shown else {
        return html! { <td class={classes!("fv-table__num", place, "fv-table__empty")}></td> };
    };
    let class = classes!(
        "fv-table__num",
        place,
        (role == Role::Current && !wordy).then_some("fv-table__strong"),
        wordy.then_some("fv-table__num--words"),
    );
    let label = cell.map_or_else(String::new, |cell| {
        wording::heading(report, column, cell).to_owned()
    });
    html! { <td {class} data-label={label}>{ words }</td> }
}
