//! The drawings of the charts beside trend, ranking and sparkline.

mod change;
mod gap;
mod multiples;
mod strip;
