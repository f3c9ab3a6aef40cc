//! The parts that screens are made of. Props in, `on_` callbacks out; none fetches anything, and
//! none keeps state that a link or another part would need.

pub mod blocks;
pub mod chart;
pub mod field;
pub mod figure;
pub mod file_drop;
pub mod frame;
pub mod glyph;
pub mod linked;
pub mod milestone;
pub mod nodes;
pub mod notices;
pub mod rating;
pub mod section;
pub mod tally;
pub mod terms;
