//! Makes report files out of what councils and departments publish.
//!
//! Files are built through the wire types of the format alone and printed by [`json`], so that
//! the same sources always give the same bytes.

pub mod clean;
pub mod columns;
pub mod command;
pub mod csv;
pub mod data;
pub mod draft;
pub mod json;
pub mod jsonstat;
pub mod judge;
pub mod lait;
pub mod number;
pub mod options;
pub mod rows;
pub mod sheet;
pub mod text;
pub mod tidy;
pub mod update;
pub mod when;
pub mod wide;
pub mod xlsx;
