//! Measures of other publishers beside a report's: which may go there, for a person to accept, and the
//! joining of those that were accepted. A list of neighbours is read from its file.
//!
//! Nothing that the council publishes itself is changed: another publisher's figures stand apart, as the
//! format has them, with their source. What does not match, and what is counted otherwise, is told.

mod areas;
mod join;
mod neighbours;
mod propose;
mod published;
pub mod workbooks;

pub use join::{How, import};
pub use neighbours::NeighbourList;
pub use propose::{Candidate, Proposal, choices, propose};
pub use published::{Published, RowFilter};

/// Why two measures go together that have one title, for readers.
pub const SAME_TITLE: &str = "Both publishers give the measure the same name.";
