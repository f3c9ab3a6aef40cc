//! Starts the viewer in the browser: on an empty page, or on one that was rendered before and
//! already says what the viewer will say.

use crate::app::{self, App, AppProps};
use crate::browser::{address, page_status};
use yew::Renderer;

/// Renders into the page's place for the viewer, or hydrates what stands there.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let place = info.location().map(|place| (place.file(), place.line()));
        page_status::panicked(place);
    }));
    crate::links::set_links(address::links());
    crate::publisher::set_licence(address::licence());
    let Some(place) = page_status::place() else {
        return;
    };
    if page_status::is_rendered(&place) {
        app::hydrate(place);
    } else {
        Renderer::<App>::with_root_and_props(place, AppProps::fresh()).render();
    }
}
