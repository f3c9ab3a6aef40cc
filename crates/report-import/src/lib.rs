//! Makes reports out of what councils and departments publish: workbooks, CSV, JSON-stat and the files
//! of the Local Authority Interactive Tool. Bytes in, a report and problems out; no files, no clock, no
//! terminal.
//!
//! A source becomes grids or tidy rows that know their places, these a `draft`, and `validate` has
//! report-core read what would be written; `update` joins it to the last report. Reports are built
//! through the wire types of the format alone and printed by [`json`], so that the same sources
//! always give the same bytes.

pub mod cell_ref;
pub mod choices;
pub mod clean;
pub mod columns;
pub mod comparators;
pub mod csv;
pub mod data;
pub mod draft;
mod education;
pub mod imported;
pub mod json;
pub mod jsonstat;
pub mod lait;
pub mod number;
mod number_format;
pub mod options;
pub mod period_formats;
pub mod problems;
pub mod rows;
pub mod serial;
pub mod sheet;
mod stat_xplore;
pub mod text;
pub mod tidy;
mod unique_keys;
pub mod update;
pub mod validate;
pub mod wide;
pub mod xlsx;
