//! Grids of words or symbols, as tables with a head for every row and column.

use crate::components::blocks::{block, folded};
use crate::components::nodes::each;
use report_core::report::{Grid, Report};
use report_view::wording;
use yew::prelude::*;

/// The most rows of a grid that a phone shows unfolded.
const MOST_UNFOLDED: usize = 8;

/// A section for each grid of the report.
pub fn grids(report: &Report) -> Html {
    each(report.grids.iter().map(|grid| {
        let legend = grid.legend.as_ref();
        let legend = legend
            .map(|legend| html! { <p class="fv-figure__note">{ format!("Key: {legend}") }</p> });
        let rows = match grid.rows.len() {
            n if n > MOST_UNFOLDED => folded(
                &format!("Show {}", wording::count(n, "row")),
                None,
                table(grid),
            ),
            _ => table(grid),
        };
        let body = html! {<>{ rows }{ legend }</>};
        block(grid.title.clone(), grid.note.clone(), body)
    }))
}

fn table(grid: &Grid) -> Html {
    let corner = match &grid.corner {
        Some(corner) => html! { <th scope="col">{ corner }</th> },
        None => html! { <td></td> },
    };
    let heads = grid.columns.iter();
    let heads = heads.map(|head| html! { <th scope="col">{ head }</th> });
    let rows = grid.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&grid.columns).map(|(words, head)| {
            let label = head.clone();
            match words.as_str() {
                "" => {
                    html! { <td class="fv-table__num--words" data-label={label}>{ "Empty" }</td> }
                }
                words => html! { <td data-label={label}>{ words }</td> },
            }
        });
        html! { <tr><th scope="row">{ &row.title }</th>{ each(cells) }</tr> }
    });
    html! {
        <div class="fv-table-scroll" role="region" aria-label={grid.title.clone()} tabindex="0">
            <table class="fv-table fv-table--list fv-table--grid">
                <caption class="fv-hidden">{ &grid.title }</caption>
                <thead><tr>{ corner }{ each(heads) }</tr></thead>
                <tbody>{ each(rows) }</tbody>
            </table>
        </div>
    }
}
