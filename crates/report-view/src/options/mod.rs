//! What a reader chooses of a screen: typed values, each with one spelling for links.
//!
//! Reading never fails: what is not known comes back to be said. Whether a period or a place exists
//! is the report's to say, not the link's.

mod compare;
mod indicator;

pub use compare::CompareOptions;
pub use indicator::IndicatorOptions;
