//! The printed row of one measure, exactly as the document has it, with its parts and the notes of
//! its cells.

use super::notes::Notes;
use crate::components::blocks::hint;
use crate::components::nodes::each;
use report_core::period::Period;
use report_core::report::{Cell, Fraction, Indicator, Report, Role};
use report_core::unit::Unit;
use report_view::wording;
use yew::prelude::*;

/// The row as a table; nothing where the report prints nothing for the measure.
pub fn printed_table(report: &Report, indicator: &Indicator) -> Html {
    let head = report
        .columns
        .iter()
        .map(|column| html! { <th scope="col">{ &column.heading }</th> });
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
    let symbols = wording::symbols(
        all()
            .filter(|cell| cell.printed.is_none())
            .map(|cell| cell.value),
    );
    let mut notes = Notes::new("fv-note");
    // A measure that is printed for its parts alone has no row of its own.
    let mut rows = Vec::new();
    if indicator.breakdowns.is_empty() || indicator.cells.iter().any(Option::is_some) {
        let cells = &indicator.cells;
        rows.push(row(report, whole, cells, &indicator.unit, None, &mut notes));
    }
    rows.extend(indicator.breakdowns.iter().map(|part| {
        let class = Some("fv-table__part");
        row(
            report,
            &part.title,
            &part.cells,
            &part.unit,
            class,
            &mut notes,
        )
    }));
    html! {<>
        <div class="fv-table-scroll" role="region" aria-label="As printed" tabindex="0">
            <table class="fv-table fv-table--printed">
                <caption class="fv-hidden">{ format!("{}, as printed", indicator.heading()) }</caption>
                <thead><tr><th scope="col">{ "Part" }</th>{ each(head) }</tr></thead>
                <tbody>{ each(rows) }</tbody>
            </table>
        </div>
        { symbols.map(|words| html! { <p class="fv-figure__note" id={SYMBOLS}>{ words }</p> }) }
        { notes.list() }
    </>}
}

/// The id of the words that say what the symbols mean.
const SYMBOLS: &str = "fv-symbols-printed";

fn row(
    report: &Report,
    title: &str,
    cells: &[Option<Cell>],
    unit: &Unit,
    class: Option<&'static str>,
    notes: &mut Notes,
) -> Html {
    let shown = report.columns.iter().zip(cells).map(|(column, cell)| {
        let strong = (column.role == Role::Current).then_some("fv-table__strong");
        let Some(cell) = cell else {
            return html! { <td class={classes!(strong)}></td> };
        };
        let absent = cell.value.number().is_none() || cell.value.marks().list().next().is_some();
        let symbols = (cell.printed.is_none() && absent).then(|| SYMBOLS.to_owned());
        let note = cell.note.as_ref().map(|note| notes.mark(note));
        let (mark, id) = note.map_or((None, None), |(mark, id)| (Some(mark), Some(id)));
        let described: Vec<String> = id.into_iter().chain(symbols).collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        let (period, fraction) = (own_words(cell), cell.fraction);
        html! {
            <td class={classes!(strong)} aria-describedby={described}>
                { wording::as_printed(cell, unit) }
                { mark }
                { hint(period.as_deref()) }
                { hint(fraction.map(Fraction::words).as_deref()) }
            </td>
        }
    });
    html! { <tr {class}><th scope="row">{ title }</th>{ each(shown) }</tr> }
}

/// The heading and the period of a cell, where they are not its column's.
fn own_words(cell: &Cell) -> Option<String> {
    let period = cell.period.as_ref().filter(|_| cell.own_period);
    let parts = cell
        .heading
        .clone()
        .into_iter()
        .chain(period.map(Period::words));
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
