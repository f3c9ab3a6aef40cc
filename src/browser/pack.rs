//! Packing by what the browser has. `None` is what one gives that cannot.

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

/// Waits for a task of the browser to come and go; `None` where it does not.
pub async fn next_task() -> Option<()> {
    let task = js_sys::Promise::new(&mut |done, _| {
        // Where this is refused, the promise is never kept and the caller's work ends here.
        let _ = window().set_timeout_with_callback(&done);
    });
    JsFuture::from(task).await.ok().map(|_| ())
}
