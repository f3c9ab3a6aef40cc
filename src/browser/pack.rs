//! What a browser can pack, and a file for the reader to keep. Nothing of it goes to a server.
//!
//! `None` is what a browser gives that cannot: the page says so.

use crate::browser::{document, window};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response};

/// Compresses by gzip.
pub async fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let body = made("Response", &Uint8Array::from(bytes))?;
    let body = Reflect::get(&body, &"body".into()).ok()?;
    let packer = made("CompressionStream", &"gzip".into())?;
    let stream = call(&body, "pipeThrough", &packer)?;
    let packed: Response = made("Response", &stream)?.unchecked_into();
    let buffer = JsFuture::from(packed.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Gives the reader a text as a file of this name.
pub fn offer(name: &str, text: &str) -> Option<()> {
    let blob = made("Blob", &Array::of1(&text.into()))?;
    let addresses = Reflect::get(&window(), &"URL".into()).ok()?;
    let address = call(&addresses, "createObjectURL", &blob)?;
    let link = document().create_element("a").ok()?;
    link.set_attribute("href", &address.as_string()?).ok()?;
    link.set_attribute("download", name).ok()?;
    call(&link, "click", &JsValue::UNDEFINED)?;
    // The browser reads it after this; the page holds it for as long as it is open.
    Some(())
}

/// An element that is in no page.
pub fn aside() -> Option<Element> {
    document().create_element("div").ok()
}

/// Makes an object of a kind that not every browser has.
fn made(kind: &str, of: &JsValue) -> Option<JsValue> {
    let kind: Function = Reflect::get(&window(), &kind.into())
        .ok()?
        .dyn_into()
        .ok()?;
    Reflect::construct(&kind, &Array::of1(of)).ok()
}

fn call(of: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
    let method: Function = Reflect::get(of, &name.into()).ok()?.dyn_into().ok()?;
    method.call1(of, with).ok()
}
