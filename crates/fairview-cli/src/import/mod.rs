//! Makes report files out of what councils and departments publish.
//!
//! Files are built through the wire types of the format alone and printed by [`json`], so that
//! the same sources always give the same bytes.

pub mod clean;
pub mod command;
pub mod draft;
pub mod json;
pub mod judge;
pub mod lait;
pub mod number;
pub mod rows;
pub mod sheet;
pub mod xlsx;
