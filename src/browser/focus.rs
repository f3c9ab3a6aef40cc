//! Moving focus, on purpose and never by surprise.

use crate::browser::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::NodeRef;

/// Focuses the main content: where the skip link leads.
pub fn main() {
    if let Some(main) = find("main") {
        focus(&main);
    }
}

/// Focuses an element of a component.
pub fn element(place: &NodeRef) {
    if let Some(element) = place.cast::<HtmlElement>() {
        focus(&element);
    }
}

/// Goes to the heading of the part of the page with an id, as following a link to it would if the
/// address were not the view's.
pub fn part(id: &str) {
    if let Some(heading) = find(&format!("[id=\"{id}\"] h2")) {
        heading.scroll_into_view();
        focus(&heading);
    }
}

/// After a move to another view: the heading, or, on the way back, the link to the view that was
/// left.
pub fn after_move(back_from: Option<&str>) {
    let link = back_from.and_then(|hash| find(&format!("main a[href=\"{hash}\"]")));
    if let Some(target) = link.or_else(|| find("main h1")) {
        focus(&target);
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

fn focus(element: &HtmlElement) {
    // An element that cannot take focus leaves it where it is.
    let _ = element.focus();
}
