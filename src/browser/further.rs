//! The part of the viewer with the further screens, which comes when it is wanted.

use crate::failure::Failure;

/// Brings it.
pub async fn load() -> Result<(), Failure> {
    Ok(())
}
