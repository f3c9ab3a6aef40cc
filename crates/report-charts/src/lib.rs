//! How a report is drawn: charts as typed primitives in named layers. No page, no browser.
//!
//! Each chart is a pure function from a view-model (plain words and numbers) to a
//! [`paper::Picture`], most of them with where each value came to lie ([`spots::Drawing`]):
//! [`trend`], [`ranked`], [`change`], [`strip`], [`gap`], [`multiples`], [`ladder`], [`stacked`], [`rating`]
//! and [`spark`]. [`spots`] finds values for a pointer and for the keys, [`explore`] says them. plotters does the mapping and the
//! painting, onto a backend of ours that keeps shapes instead of pixels. Colour is only ever a
//! class; [`style`] holds the rules a picture needs when it stands alone.
//!
//! This crate refuses to know what a report means: it never formats a figure (axis ticks apart),
//! never computes a mean, and never decides what is good.

mod backend;
pub mod change;
pub mod explore;
pub mod gap;
pub mod ladder;
mod layout;
mod marks;
pub mod multiples;
mod order;
pub mod paper;
pub mod ranked;
pub mod rating;
mod scales;
pub mod spark;
pub mod spots;
mod spread;
pub mod stacked;
pub mod strip;
pub mod style;
pub mod ticks;
pub mod trend;
pub mod words;
