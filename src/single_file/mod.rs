//! A report in one file: viewer, styles and data in a page that opens from a disk or a letter.
//!
//! Here the page is rendered for it and its files are fetched; `report_export::single_file` puts them
//! together, in the worker.

#[cfg(target_arch = "wasm32")]
mod making;
pub mod save;

use crate::route::{Place, Tab, View};
use std::cell::Cell;

thread_local! {
    static IN_SINGLE_FILE: Cell<bool> = const { Cell::new(false) };
}

/// Says that what is rendered now will stand in one file; gives what was said before.
pub fn set_in_single_file(inside: bool) -> bool {
    IN_SINGLE_FILE.replace(inside)
}

/// Whether what is rendered stands in one file, or will.
pub fn in_single_file() -> bool {
    #[cfg(target_arch = "wasm32")]
    let here = crate::browser::address::is_single_file();
    #[cfg(not(target_arch = "wasm32"))]
    let here = false;
    here || IN_SINGLE_FILE.get()
}

/// The links to a report, to the list of reports and to the page for printing, as they are spelled now.
pub fn page_links(place: &Place) -> [String; 3] {
    let whole = Tab::Print.link(place);
    [View::report(place).href(), View::Home.href(), whole]
}
