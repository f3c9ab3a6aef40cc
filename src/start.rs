//! Starts the viewer in the browser.

use crate::browser::{address, page_status};
use crate::{app, links};

/// Shows what the address asks for in the page's place for the viewer.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let place = info.location().map(|place| (place.file(), place.line()));
        page_status::panicked(place);
    }));
    links::set_links(address::links());
    links::set_in_single_file(address::is_single_file());
    crate::publisher::set(address::publisher());
    if let Some(place) = page_status::place() {
        app::start(place);
    }
}
