//! What a report says, with no idea how it is shown.
//!
//! Nothing here draws, fetches, or knows that a browser exists.

#[cfg(feature = "write")]
pub mod wire;
#[cfg(not(feature = "write"))]
mod wire;
