//! Reading a file of the reader's device. It goes nowhere from here but into memory.

use crate::failure::Failure;
use js_sys::Uint8Array;
use report_core::problem::Refusal;
use report_core::read::MOST_BYTES;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The bytes of a file, if it is not longer than a report may be.
pub async fn read(file: File) -> Result<Vec<u8>, Failure> {
    let bytes = file.size() as usize;
    if bytes > MOST_BYTES {
        return Err(Failure::Refused(Refusal::TooLong { bytes }));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    buffer
        .map(|buffer| Uint8Array::new(&buffer).to_vec())
        .map_err(|_| Failure::Unreadable)
}
