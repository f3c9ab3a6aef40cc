//! The drawings of the charts beside trend, ranking and sparkline.

mod change;
mod gap;
mod ladder;
mod limits;
mod multiples;
mod rating;
mod stacked;
mod strip;
