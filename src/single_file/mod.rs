//! A report in one file: viewer, styles and data in a page that opens from a disk or a letter.
//!
//! Here the page is rendered for it and its files are fetched; `report_export::single_file` puts them
//! together, in the worker.

#[cfg(target_arch = "wasm32")]
mod making;

#[cfg(target_arch = "wasm32")]
pub use making::make;

use crate::route::{Place, Tab, View};

/// The links to a report, to the list of reports and to the page for printing, as they are spelled now.
pub fn page_links(place: &Place) -> [String; 3] {
    let whole = Tab::Print.link(place);
    [View::report(place).href(), View::Home.href(), whole]
}
