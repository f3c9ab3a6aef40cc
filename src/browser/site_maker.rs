//! The Web Worker that makes a whole site of a report: fetched when an officer asks for one, and ended
//! with its answer. It fetches the files of this site's viewer itself.

use crate::browser::{address, importer};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

const NOT_THERE: &str = "The part of the viewer that makes sites did not arrive, or something stopped it. Check your connection and try again.";

/// The ZIP of a site of one report, whose file has that name; words for the officer where there is
/// none. `on_page` is called now and then with how many pages are made, and of how many.
pub async fn make(
    name: &str,
    report: &str,
    on_page: impl Fn(u32, u32) + 'static,
) -> Result<Vec<u8>, String> {
    let answer = answer(name, report, on_page).await.unwrap_or(JsValue::NULL);
    match answer.dyn_into::<Uint8Array>() {
        Ok(archive) => Ok(archive.to_vec()),
        // The worker says in words what is wrong with a report.
        Err(other) => Err(other.as_string().unwrap_or_else(|| NOT_THERE.to_owned())),
    }
}

async fn answer(
    name: &str,
    report: &str,
    on_page: impl Fn(u32, u32) + 'static,
) -> Result<JsValue, JsValue> {
    let worker = Worker::new(&address::site_maker().unwrap_or_default())?;
    let report = Array::of2(&name.into(), &Uint8Array::from(report.as_bytes()));
    let message = Array::of2(&address::site().into(), &report);
    let answer = importer::answer_of(&worker, &message, on_page).await;
    worker.terminate();
    answer
}
