//! The browser, and nothing else: fetching, files, the address bar, focus, widths, printing, page status.
//!
//! The only place that touches the document. It compiles natively too, where none of it is ever
//! called: effects and callbacks do not run when a page is rendered to text. Neither do they in the
//! worker that makes sites, which has no window.

pub mod address;
pub mod download;
pub mod fetch;
pub mod file;
pub mod focus;
pub mod handles;
pub mod hydration;
pub mod importer;
pub mod keys;
pub mod near;
pub mod pack;
pub mod page_status;
pub mod pasted;
pub mod print;
pub mod send;
pub mod site_maker;
pub mod templates;
pub mod viewport;
pub mod width;
pub mod worker;

/// Whether what is rendered is shown on a page, and not only written: natively, or by what makes sites.
pub const IS_PAGE: bool = cfg!(all(target_arch = "wasm32", not(feature = "site")));

/// The window. There is one wherever a page is shown.
fn window() -> web_sys::Window {
    web_sys::window().expect("the viewer runs in a window")
}

fn document() -> web_sys::Document {
    window().document().expect("a window has a document")
}

/// A field of an object that not every browser has.
fn field(of: &wasm_bindgen::JsValue, name: &str) -> Option<wasm_bindgen::JsValue> {
    let value = js_sys::Reflect::get(of, &wasm_bindgen::JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
