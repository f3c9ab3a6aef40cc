//! Taking along: a chart as a picture, its numbers as files, words for the clipboard, and the whole
//! report. [`taken`] makes what is taken, with no browser; [`menu`] lets a reader choose it, and
//! [`making`] hands it over.

mod making;
pub mod menu;
pub mod taken;

pub use taken::{Kind, Taken, taken};
