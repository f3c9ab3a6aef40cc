//! What is laid out: the room that is left in the window, and a screen that is not shown yet.

use crate::browser::{document, window};
use web_sys::Element;
use yew::NodeRef;

/// The pixels of the window below an element; `None` where there is no browser.
pub fn below(place: &NodeRef) -> Option<f64> {
    let bottom = place.cast::<Element>()?.get_bounding_client_rect().bottom();
    let height = window().inner_height().ok()?.as_f64()?;
    Some(height - bottom)
}

/// Has the browser find the style and the places of what is made ready aside: they are kept, and
/// need not be found when it is shown.
pub fn lay_out_aside() {
    let inside = document().query_selector(".fv-aside h1");
    if let Ok(Some(heading)) = inside {
        // Asking is what makes it do so.
        let _ = heading.client_width();
    }
}
