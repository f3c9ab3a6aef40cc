//! Fetching data: from this site only, without cookies, never along a redirect, and never more
//! than a report may be long.

use crate::browser::window;
use crate::failure::Failure;
use js_sys::{Reflect, Uint8Array};
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
    let how = RequestInit::new();
    how.set_mode(RequestMode::SameOrigin);
    how.set_credentials(RequestCredentials::Omit);
    how.set_redirect(RequestRedirect::Error);
    // A plain web server says nothing about age: ask whether the figures have changed.
    how.set_cache(RequestCache::NoCache);
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, &how));
    async move {
        let response: Response = answer
            .await
            .ok()
            .and_then(|a| a.dyn_into().ok())
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
