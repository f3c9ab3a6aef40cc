//! A table that is pasted: anywhere on the screen, or into a field for it.

use super::button;
use super::model::{self, Model, change, current};
use crate::browser::pasted::{self, Table};
use crate::components::section::fold;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

pub fn paste(model: &Model) -> Html {
    let onpaste = Callback::from(|event: Event| {
        if let Some(table) = pasted::table(&event) {
            event.prevent_default();
            read_pasted(table);
        }
    });
    let oninput = Callback::from(|event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            change(|model| model.written = field.value());
        }
    });
    fold(
        "Paste a table",
        html! {<>
            <div class="fv-field">
                <label class="fv-field__label" for="fv-prepare-paste">{ "Paste a table" }</label>
                <p class="fv-drop__hint" id="fv-prepare-paste-hint">{ "Copy the cells with their headings in your spreadsheet, and paste them here or anywhere on this page. Colours and merged cells come along from Excel, LibreOffice and Google Sheets." }</p>
                <textarea class="fv-field__control fv-prepare__text" id="fv-prepare-paste" rows="4" autocomplete="off" aria-describedby="fv-prepare-paste-hint" value={model.written.clone()} {onpaste} {oninput} />
            </div>
            <p>{ button("Read the table", || match pasted::of_text(&current().written) {
                Some(table) => read_pasted(table),
                None => change(|model| model.wrong = vec!["There is no table to read. Paste one with its headings, and a row for each measure.".to_owned()]),
            }) }</p>
        </>},
    )
}

/// Begins with a table that was pasted.
pub fn read_pasted((name, source, sheet): Table) {
    change(|model| model.written.clear());
    model::begin(vec![(name, source)], sheet);
}
