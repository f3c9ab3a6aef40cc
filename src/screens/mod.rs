//! The first screens: each a whole page's content, from what the state knows.

pub mod home;
mod movements;
pub mod overview;
pub mod report;
pub mod unready;
