//! The abbreviations that a text uses, explained beside it. They are folded: a page has only so many stops
//! of the tabulator key, and what a pointer must hover over nobody reads on a phone.

use crate::components::blocks::hint;
use crate::components::nodes::each;
use crate::route::{Place, Tab};
use report_core::glossary::{Entry, used};
use report_core::report::Report;
use report_core::words::join_few;
use yew::prelude::*;

/// The terms of the glossary that stand in some texts; nothing where none does.
pub fn terms(report: &Report, place: &Place, texts: &[&str]) -> Html {
    explained(place, &used(report, texts))
}

/// Some terms, folded under their names; nothing for none.
pub fn explained(place: &Place, entries: &[Entry]) -> Html {
    if entries.is_empty() {
        return Html::default();
    }
    let names: Vec<String> = entries.iter().map(|one| one.term.to_owned()).collect();
    html! {
        <details class="fv-details fv-linked">
            <summary>{ format!("Abbreviations: {}", join_few(&names)) }</summary>
            { meanings(entries) }
            <p class="fv-onward"><a href={Tab::Glossary.link(place)}>{ "All terms" }</a></p>
        </details>
    }
}

/// Terms with their meanings.
pub fn meanings(entries: &[Entry]) -> Html {
    let rows = entries.iter().map(|entry| {
        let meanings = entry.meanings.iter().map(|found| {
            html! { <dd>{ &found.meaning }{ hint(found.note.as_deref()) }</dd> }
        });
        html! { <div class="fv-deflist__row"><dt>{ entry.term.to_owned() }</dt>{ each(meanings) }</div> }
    });
    html! { <dl class="fv-deflist">{ each(rows) }</dl> }
}
