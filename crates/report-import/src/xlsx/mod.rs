//! Workbooks: what stands in the template, and the reading of what was filled in.

pub mod book;
pub mod fill;
mod format;
pub mod open;
pub mod plan;
pub mod read;
pub mod sheets;
pub(crate) mod workbook;
mod xml;
