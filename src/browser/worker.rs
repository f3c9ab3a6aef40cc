//! The Web Worker that makes files: fetched when a reader asks for one of its files, and ended with
//! the file. What it cannot do is told in words; the page goes on. A report in one file makes them
//! without a worker.

use crate::browser::{address, field};
use fairview_worker::FileRequest;
use js_sys::{Promise, Uint8Array};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Worker;

const NOT_THERE: &str = "The part of the viewer that makes it did not arrive, or something stopped it. Check your connection and try again.";

/// What makes a file of the bytes of a request, as [`fairview_worker::answer`] does.
pub type Answer = fn(&[u8]) -> Result<Vec<u8>, String>;

thread_local! {
    static HERE: Cell<Option<Answer>> = const { Cell::new(None) };
}

/// Has files made in the page from now on, with no worker.
pub fn make_here(answer: Answer) {
    HERE.set(Some(answer));
}

/// The file that a request asks for; words for the reader where there is none.
pub async fn make(request: &FileRequest) -> Result<Vec<u8>, String> {
    let request = request.encode();
    if let Some(answer) = HERE.get() {
        return answer(&request);
    }
    let answer = ask(&request).await.unwrap_or(JsValue::NULL);
    match answer.dyn_into::<Uint8Array>() {
        Ok(bytes) => Ok(bytes.to_vec()),
        // The worker says in words what is wrong with a request.
        Err(other) => Err(other.as_string().unwrap_or_else(|| NOT_THERE.to_owned())),
    }
}

/// What the worker answers. An error where a browser refuses to start it, or it cannot be fetched.
async fn ask(request: &[u8]) -> Result<JsValue, JsValue> {
    let worker = Worker::new(&address::worker().unwrap_or_default())?;
    let answered = Promise::new(&mut |answer, failed| {
        worker.set_onmessage(Some(&answer));
        worker.set_onerror(Some(&failed));
    });
    worker.post_message(&Uint8Array::from(request))?;
    let message = JsFuture::from(answered).await;
    worker.terminate();
    Ok(field(&message?, "data").unwrap_or(JsValue::NULL))
}
