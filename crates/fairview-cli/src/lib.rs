//! The officer's command as a library, so that other programs and tests can do what it does.
//!
//! Nothing here draws, serves or fetches: it reads files and writes files.

pub mod check;
pub mod figures;
pub mod import;
