//! The Local Authority Interactive Tool (LAIT) of the Department for Education, as a benchmark
//! report: one authority, its ten statistical neighbours, its region and England.
//!
//! Figures are taken as published. Nothing is averaged, ranked or filled in here: region and
//! nation are the published ones, a missing value stays missing.

mod areas;
mod dictionary;
mod periods;
mod report;
mod source;
mod units;

pub use areas::neighbours;
pub use dictionary::DictionaryEntry;
pub use report::Benchmark;
pub use source::Lait;
