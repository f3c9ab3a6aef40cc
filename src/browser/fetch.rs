//! Fetching data: from this site only, never along a redirect, and never more than a report may be
//! long. Without cookies, but for what the page itself preloads: that goes as the page went.

use crate::browser::{field, window};
use crate::failure::Failure;
use js_sys::{Map, Promise, Reflect, Uint8Array};
use report_core::problem::ReadError;
use report_core::read::MOST_BYTES;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStream, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit,
    RequestMode, RequestRedirect, Response,
};

/// The bytes at an address relative to the page, asked for at once.
pub fn bytes(address: &str) -> impl Future<Output = Result<Vec<u8>, Failure>> + use<> {
    let answer = asked_before(address).unwrap_or_else(|| {
        let how = RequestInit::new();
        how.set_mode(RequestMode::SameOrigin);
        how.set_credentials(RequestCredentials::Omit);
        how.set_redirect(RequestRedirect::Error);
        // A plain web server says nothing about age: ask whether the figures have changed.
        how.set_cache(RequestCache::NoCache);
        window().fetch_with_str_and_init(address, &how)
    });
    let answer = JsFuture::from(answer);
    async move {
        let response: Response = answer
            .await
            .ok()
            .and_then(|answer| answer.dyn_into().ok())
            // What was preloaded may have followed a redirect.
            .filter(|response: &Response| !response.redirected())
            .ok_or_else(unanswered)?;
        match response.status() {
            404 | 410 => return Err(Failure::NotFound),
            _ if response.ok() => {}
            status => return Err(Failure::Status(status)),
        }
        match response.body() {
            Some(body) => collect(body).await,
            None => Ok(Vec::new()),
        }
    }
}

/// The answer to what boot.js asked for while the viewer was on its way. It is given once: whoever
/// asks again wants to know what is there now.
fn asked_before(address: &str) -> Option<Promise> {
    let asked: Map = field(&window(), "fairviewAsked")?.dyn_into().ok()?;
    let address = JsValue::from_str(address);
    let answer = asked.get(&address).dyn_into().ok()?;
    asked.delete(&address);
    Some(answer)
}

/// Why there is no answer.
pub(super) fn unanswered() -> Failure {
    match window().navigator().on_line() {
        true => Failure::NoAnswer,
        false => Failure::Offline,
    }
}

/// Reads a body piece by piece, counting: a file that is too long is left where it is.
async fn collect(body: ReadableStream) -> Result<Vec<u8>, Failure> {
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read())
            .await
            .map_err(|_| Failure::Cut)?;
        let field = |name: &str| Reflect::get(&piece, &JsValue::from_str(name));
        if field("done").is_ok_and(|done| done.is_truthy()) {
            return Ok(bytes);
        }
        let piece: Uint8Array = field("value").map_err(|_| Failure::Cut)?.unchecked_into();
        let length = bytes.len() + piece.length() as usize;
        if length > MOST_BYTES {
            // Nobody waits for the answer: nothing more of the file is wanted.
            drop(reader.cancel());
            return Err(Failure::Refused(ReadError::TooLong { bytes: length }));
        }
        let start = bytes.len();
        bytes.resize(length, 0);
        piece.copy_to(&mut bytes[start..]);
    }
}
