//! Reading a file of the reader's device. It goes nowhere from here but into memory.

use crate::failure::Failure;
use js_sys::Uint8Array;
use report_core::kind::{ENOUGH, FileKind};
use report_core::problem::ReadError;
use report_core::read::MOST_BYTES;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// The bytes of a file, if it is not longer than a report may be. Of a longer one the beginning is
/// read, which tells what it is.
pub async fn read(file: File) -> Result<Vec<u8>, Failure> {
    let bytes = file.size() as usize;
    if bytes <= MOST_BYTES {
        return all(&file).await;
    }
    let refusal = match FileKind::of(&beginning(&file).await?) {
        Some(kind) => ReadError::OtherKind(kind),
        None => ReadError::TooLong { bytes },
    };
    Err(Failure::Refused(refusal))
}

/// The first bytes of a file: as many as tell what it is.
pub async fn beginning(file: &File) -> Result<Vec<u8>, Failure> {
    let first = file.slice_with_f64_and_f64(0.0, ENOUGH as f64);
    all(&first.map_err(|_| Failure::Unreadable)?).await
}

async fn all(blob: &Blob) -> Result<Vec<u8>, Failure> {
    let buffer = JsFuture::from(blob.array_buffer()).await;
    buffer
        .map(|buffer| Uint8Array::new(&buffer).to_vec())
        .map_err(|_| Failure::Unreadable)
}
