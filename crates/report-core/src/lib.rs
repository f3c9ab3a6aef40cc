//! What a report says, with no idea how it is shown.
//!
//! Nothing here draws, fetches, or knows that a browser exists.
//!
//! The way through: bytes enter at [`read`], which is the only maker of a [`report::Report`];
//! figures are worked out in [`statistics`] and [`compare`] and put into words in [`words`].

pub mod bands;
mod cells;
pub mod changes;
pub mod cohorts;
pub mod comparable;
pub mod compare;
pub mod decimal;
pub mod doubted;
pub mod families;
pub mod find;
pub mod gap;
pub mod glossary;
mod json;
pub mod kind;
pub mod link;
pub mod lint;
pub mod neighbour_movement;
mod official;
pub mod order;
pub mod overview;
pub mod parts;
pub mod period;
pub mod position;
pub mod problem;
pub mod ratio;
pub mod read;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
pub mod select;
mod series;
pub mod statistics;
mod text;
pub mod tracker;
pub mod unit;
pub mod value;
#[cfg(feature = "write")]
pub mod wire;
#[cfg(not(feature = "write"))]
mod wire;
pub mod words;
