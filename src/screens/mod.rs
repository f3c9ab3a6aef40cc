//! The screens: each a whole page's content, from what the state knows.

pub mod home;
pub mod measure;
pub mod parts;
pub mod report;
pub mod unready;
