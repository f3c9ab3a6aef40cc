//! What the document says of a measure beside its row: one small table of words and figures.

use super::words;
use crate::components::blocks::hint;
use crate::components::nodes::each;
use crate::components::section::{fold, section};
use report_core::report::Indicator;
use report_view::wording::figure_when;
use yew::prelude::*;

/// More rows than this are folded away.
const MOST_OPEN: usize = 4;

/// The section; nothing without any.
pub fn other_figures(indicator: &Indicator) -> Html {
    if indicator.figures.is_empty() {
        return Html::default();
    }
    let rows = indicator.figures.iter().map(|figure| {
        let when = figure.when.as_deref().map(figure_when);
        let about = figure.place.iter().chain(&when).chain(&figure.note);
        let about: Vec<String> = about.cloned().collect();
        let about = (!about.is_empty()).then(|| about.join(", "));
        html! {
            <tr>
                <th scope="row">{ &figure.what }{ hint(about.as_deref()) }</th>
                <td class="fv-table__num fv-table__num--said">{ &figure.printed }</td>
            </tr>
        }
    });
    let count = indicator.figures.len();
    let table = html! {
        <table class="fv-table fv-table--small">
            <caption class="fv-hidden">{ "Other figures, as printed" }</caption>
            <thead><tr>
                <th scope="col">{ "What, where and when" }</th>
                <th scope="col" class="fv-table__num">{ "As printed" }</th>
            </tr></thead>
            <tbody>{ each(rows) }</tbody>
        </table>
    };
    let table = match count > MOST_OPEN {
        true => fold(words::ALL_FIGURES, table),
        false => table,
    };
    let note = "What the report says of this measure beside its row, as printed.";
    section(words::OTHER_FIGURES, Some(note.to_owned()), table)
}
