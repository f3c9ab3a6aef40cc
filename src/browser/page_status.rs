//! The page's status, for whoever watches: the document's title, `<html data-fairview>`, User Timing marks,
//! and the event of a panic. docs/hooks.md has the contract.

use crate::browser::{document, window};
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// The element that the viewer takes.
pub fn place() -> Option<Element> {
    document().get_element_by_id("fairview")
}

/// Whether a page was rendered into the element before, for the view that the address asks for.
pub fn is_rendered(place: &Element) -> bool {
    let view = place.get_attribute("data-fairview-view");
    view.is_some_and(|view| {
        let link = crate::browser::address::link();
        let asked = link.split('?').next().unwrap_or_default();
        asked.trim_start_matches(['#', '/']) == view
    })
}

/// Says how far the page is.
pub fn set(word: &str) {
    if let Some(html) = document().document_element() {
        // Only an ill-formed name is refused.
        let _ = html.set_attribute("data-fairview", word);
    }
}

/// Says that what stands on a page that was rendered before answers from now on.
pub fn answers() {
    if let Some(html) = document().document_element() {
        // Only an ill-formed name is refused.
        let _ = html.remove_attribute("data-fairview-viewer");
    }
}

/// Sets the document's title.
pub fn title(words: &str) {
    document().set_title(words);
}

/// Sets a User Timing mark once the frame that shows the present state has been painted.
pub fn mark_after_frame(name: &'static str) {
    after_frame(move || {
        if let Some(performance) = window().performance() {
            // A mark that is refused is only missing from a measurement.
            let _ = performance.mark(name);
        }
    });
}

/// Waits until the browser has done what it has to do meanwhile: input, and painting.
pub async fn next_task() {
    let later = Promise::new(&mut |resolve, _| {
        // Refused only to a window that is gone, and with it whoever waits.
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(later).await;
}

/// Calls back when the next frame is made.
pub fn in_frame(then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    let _ = window().request_animation_frame(then.unchecked_ref());
}

/// Calls back once the frame that shows the present state has been painted.
pub fn after_frame(then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    let after = Closure::once_into_js(move || {
        let _ = window().set_timeout_with_callback(then.unchecked_ref());
    });
    let _ = window().request_animation_frame(after.unchecked_ref());
}

/// Tells boot.js that the viewer has stopped, and where in its source. The words on the page are
/// boot.js's: nothing of this instance can be trusted any more.
pub fn panicked(place: Option<(&str, u32)>) {
    let (file, line) = place.unwrap_or(("unknown", 0));
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let detail = format!("{file}:{line}");
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(&detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict("fairview:panic", &init) {
        // Whether a listener stopped it does not matter.
        let _ = window().dispatch_event(&event);
    }
}
