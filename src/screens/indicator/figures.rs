//! The tables of a measure's figures as markup. What stands in them is report-view's to say.

use super::words;
use crate::components::blocks::scrolling;
use crate::components::nodes::each;
use crate::components::section::fold;
use report_view::comparison::ComparisonView;
use report_view::figures::{self, FigureCell, FigureRow, FigureTable};
use yew::prelude::*;

/// The id of the words that say what the symbols of the first table mean.
const SYMBOLS: &str = "fv-symbols";
/// The same of the own figures beside another publisher's.
const OWN_SYMBOLS: &str = "fv-symbols-own";
/// The same of the neighbours' table.
const MORE_SYMBOLS: &str = "fv-symbols-neighbours";
/// The same of the other places' table.
const OTHER_SYMBOLS: &str = "fv-symbols-others";

/// The tables of what is shown of a comparison.
pub fn figures_table(view: &ComparisonView) -> Html {
    tables(view, SYMBOLS)
}

/// The table of the report's own figures, where another one stands on the page.
pub fn own_table(view: &ComparisonView) -> Html {
    tables(view, OWN_SYMBOLS)
}

/// The figures by period; those of further places and of the neighbours are folded away below.
fn tables(view: &ComparisonView, symbols: &'static str) -> Html {
    let folded = |summary: &'static str, table: Option<FigureTable>, symbols| {
        table.map(|found| fold(summary, with_symbols(&found, symbols)))
    };
    html! {<>
        { with_symbols(&figures::over_time(view), symbols) }
        <div class="fv-folds">
            { folded(words::OTHER_PLACES, figures::other_places(view), OTHER_SYMBOLS) }
            { folded(words::EACH_NEIGHBOUR, figures::neighbours(view), MORE_SYMBOLS) }
        </div>
    </>}
}

/// A table, and what its symbols mean below it under an id.
fn with_symbols(found: &FigureTable, id: &'static str) -> Html {
    html! {<>
        { marked(found, Some(id)) }
        { found.symbols.as_ref().map(|words| html! { <p class="fv-figure__note" {id}>{ words }</p> }) }
    </>}
}

/// A table alone.
pub fn table(found: &FigureTable) -> Html {
    marked(found, None)
}

fn marked(found: &FigureTable, symbols: Option<&'static str>) -> Html {
    let heads = found.columns.iter();
    let heads = heads.map(|head| html! { <th scope="col" class="fv-table__num">{ head }</th> });
    let table = html! {
        <table class="fv-table fv-table--figures">
            <caption class="fv-table__caption">{ &found.caption }</caption>
            <thead><tr><th scope="col">{ found.head }</th>{ each(heads) }</tr></thead>
            <tbody>{ each(found.rows.iter().map(|found| row(found, symbols))) }</tbody>
        </table>
    };
    scrolling(found.label, table)
}

fn row(found: &FigureRow, symbols: Option<&'static str>) -> Html {
    let class = found.own.then_some("fv-table__focus");
    let cells = found.cells.iter().map(|found| cell(found, symbols));
    html! { <tr {class}><th scope="row">{ &found.name }</th>{ each(cells) }</tr> }
}

fn cell(found: &FigureCell, symbols: Option<&'static str>) -> Html {
    let class = match found.own {
        true => "fv-table__num fv-table__strong",
        false => "fv-table__num",
    };
    let described = symbols.filter(|_| found.marked);
    let words = (!found.words.is_empty()).then_some(&found.words);
    let hints = found.hints.iter();
    let hints = hints.map(|words| html! { <span class="fv-table__hint">{ words }</span> });
    html! { <td {class} aria-describedby={described}>{ words }{ each(hints) }</td> }
}
