//! Downloads: a chart as a picture, its numbers as files, words for the clipboard, and the whole
//! report. [`menu`] lets a reader choose, and [`making`] makes the file and hands it over.

pub(crate) mod making;
pub mod menu;
