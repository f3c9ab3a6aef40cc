//! What a page is rendered into that is not shown, and the tasks in which that is done.

use crate::browser::{document, window};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// An element that is in no page.
pub fn aside() -> Option<Element> {
    document().create_element("div").ok()
}

/// Waits for a task of the browser to come and go; `None` where it does not.
pub async fn next_task() -> Option<()> {
    let task = js_sys::Promise::new(&mut |done, _| {
        // Where this is refused, the promise is never kept and the caller's work ends here.
        let _ = window().set_timeout_with_callback(&done);
    });
    JsFuture::from(task).await.ok().map(|_| ())
}
