//! Sending a link: its whole address, and the sheet by which a device shares things. Nothing goes
//! anywhere that the reader has not chosen there.

use crate::browser::{field, window};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Url;

/// The whole address that a link of the page leads to.
pub fn address(href: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    match Url::new_with_base(href, &here) {
        Ok(url) => url.href(),
        Err(_) => href.to_owned(),
    }
}

/// Whether the device has a sheet for sharing.
pub fn has_sheet() -> bool {
    field(&window().navigator(), "share").is_some_and(|share| share.is_function())
}

/// Opens the sheet with a title and a link. A reader who closes it again has shared nothing, and
/// is told nothing.
pub fn open_sheet(title: &str, link: &str) {
    let navigator = window().navigator();
    let Some(share) = field(&navigator, "share") else {
        return;
    };
    let what = Object::new();
    for (key, text) in [("title", title), ("text", title), ("url", link)] {
        // A plain object takes every field.
        let _ = Reflect::set(&what, &key.into(), &text.into());
    }
    let share: Function = share.unchecked_into();
    if let Ok(shared) = share.call1(&navigator, &what) {
        let shared: Promise = shared.unchecked_into();
        spawn_local(async move {
            let _: Result<JsValue, JsValue> = wasm_bindgen_futures::JsFuture::from(shared).await;
        });
    }
}
