//! The window that a reader sees the page through.

use crate::browser::window;
use web_sys::Element;
use yew::NodeRef;

/// The pixels of the window below an element; `None` where there is no browser.
pub fn below(place: &NodeRef) -> Option<f64> {
    let bottom = place.cast::<Element>()?.get_bounding_client_rect().bottom();
    let height = window().inner_height().ok()?.as_f64()?;
    Some(height - bottom)
}
