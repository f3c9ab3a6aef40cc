//! The parts that screens are made of. Props in, `on_` callbacks out; none fetches anything, and
//! none keeps state that a link or another part would need.

pub mod blocks;
pub mod chart;
pub mod deflist;
pub mod field;
pub mod figures;
pub mod file_drop;
pub mod frame;
pub mod glyph;
pub mod keys;
pub mod milestone;
pub mod nodes;
pub mod notices;
pub mod printed;
pub mod ranking;
pub mod rating;
pub mod section;
pub mod tally;
