//! What is shown of a report, before it has markup: the view models of charts, and the words
//! around figures.
//!
//! [`options`] is what a reader chooses; [`charts`] turns a comparison into charts to be drawn;
//! [`wording`] has headings, captions and symbols. The page, the command and downloads are made from the same models. Nothing here works
//! a figure out, knows Yew or a browser, or writes a file.

pub mod charts;
pub mod options;
pub mod wording;
