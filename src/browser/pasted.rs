//! A table on the clipboard, as a paste brings it. The clipboard is never asked.

use crate::browser::importer::Source;
use crate::browser::{document, field};
use fairview_importer::is_tidy;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, Element, Event, File};

/// What a pasted table is called.
pub const NAME: &str = "Pasted table";

/// A table: what it is called, and whether it is read as a sheet.
pub type Table = (String, Source, bool);

/// The table that a paste brings, as HTML or in text; `None` where it brings none.
pub fn table(event: &Event) -> Option<Table> {
    let brought: DataTransfer = field(event, "clipboardData")?.dyn_into().ok()?;
    let data = |kind| brought.get_data(kind).unwrap_or_default();
    let (html, text) = (data("text/html"), data("text/plain"));
    let in_html = html.to_lowercase().contains("<table");
    if in_html && !is_tidy(&text) {
        return made(&html, true);
    }
    // Lines with commas may be no table.
    (text.contains('\t') || is_tidy(&text)).then(|| of_text(&text))?
}

/// The table in a text that is said to be one, with tabulators or commas between cells.
pub fn of_text(text: &str) -> Option<Table> {
    let rows = text.lines().filter(|line| !line.trim().is_empty()).count();
    let cells = text.contains(['\t', ',', ';']);
    (rows > 1 && cells).then(|| made(text, !is_tidy(text)))?
}

fn made(text: &str, sheet: bool) -> Option<Table> {
    let file = File::new_with_str_sequence(&Array::of1(&text.into()), NAME).ok()?;
    // What is no sheet is read as CSV.
    let name = if sheet {
        NAME.to_owned()
    } else {
        format!("{NAME}.csv")
    };
    Some((name, Source::from(file), sheet))
}

/// Calls back with the tables that are pasted anywhere but into a field, until it is dropped.
pub fn listen(take: fn(Table)) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "paste", options, move |event| {
        let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
        if target.is_some_and(|at| at.closest("input, textarea").is_ok_and(|at| at.is_some())) {
            return;
        }
        if let Some(table) = table(event) {
            event.prevent_default();
            take(table);
        }
    })
}
