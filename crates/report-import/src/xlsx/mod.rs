//! Workbooks: what stands in the template, and the reading of what was filled in.

pub mod book;
pub mod fill;
mod fills;
mod meanings;
pub mod open;
mod own_number;
mod pasted;
pub mod plan;
pub mod read;
pub mod recipe;
pub mod sheets;
pub(crate) mod workbook;
mod xml;

pub use workbook::Progress;
