//! Starts the viewer in the browser.

use crate::app;
use crate::browser::{address, page_status};

/// Shows what the address asks for in the page's place for the viewer.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let place = info.location().map(|place| (place.file(), place.line()));
        page_status::panicked(place);
    }));
    crate::links::set_links(address::links());
    crate::publisher::set_licence(address::licence());
    if let Some(place) = page_status::place() {
        app::start(place);
    }
}
