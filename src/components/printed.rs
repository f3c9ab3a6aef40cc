//! The printed row of one measure, exactly as the document has it, with its parts.

use crate::components::nodes::each;
use crate::wording;
use report_core::report::{Cell, Indicator, Report, Role};
use report_core::unit::Unit;
use yew::prelude::*;

/// The row as a table; nothing where the report prints nothing for the measure.
pub fn printed_table(report: &Report, indicator: &Indicator) -> Html {
    let head = report
        .columns
        .iter()
        .map(|column| html! { <th scope="col">{ &column.heading }</th> });
    let parts = indicator.breakdowns.iter().map(|part| {
        row(
            report,
            &part.title,
            &part.cells,
            &part.unit,
            Some("fv-table__part"),
        )
    });
    let whole = if indicator.breakdowns.is_empty() {
        "The measure"
    } else {
        "The whole"
    };
    let all = || {
        indicator
            .cells
            .iter()
            .chain(indicator.breakdowns.iter().flat_map(|part| &part.cells))
            .flatten()
    };
    let notes = all()
        .filter_map(|cell| cell.note.as_ref())
        .chain(&indicator.note);
    let symbols = wording::symbols(
        all()
            .filter(|cell| cell.printed.is_none())
            .map(|cell| cell.value),
    );
    html! {<>
        <div class="fv-table-scroll" role="region" aria-label="As printed" tabindex="0">
            <table class="fv-table fv-table--printed">
                <caption class="fv-hidden">{ format!("{}, as printed", indicator.heading()) }</caption>
                <thead><tr><th scope="col">{ "Part" }</th>{ each(head) }</tr></thead>
                <tbody>
                    { row(report, whole, &indicator.cells, &indicator.unit, None) }
                    { each(parts) }
                </tbody>
            </table>
        </div>
        { each(notes.map(|note| html! { <p class="fv-figure__note">{ note }</p> })) }
        { symbols.map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
    </>}
}

fn row(
    report: &Report,
    title: &str,
    cells: &[Option<Cell>],
    unit: &Unit,
    class: Option<&'static str>,
) -> Html {
    let shown = report.columns.iter().zip(cells).map(|(column, cell)| {
        let strong = (column.role == Role::Current).then_some("fv-table__strong");
        let words = cell.as_ref().map(|cell| wording::cell(cell, unit));
        html! { <td class={classes!(strong)}>{ words }</td> }
    });
    html! { <tr {class}><th scope="row">{ title }</th>{ each(shown) }</tr> }
}
