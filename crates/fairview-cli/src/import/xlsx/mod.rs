//! Workbooks: the template that officers fill, and the reading of what they filled.

pub mod book;
pub mod fill;
mod format;
mod inside;
pub mod open;
pub mod plan;
pub mod read;
pub mod sheets;
pub mod template;
mod xml;
