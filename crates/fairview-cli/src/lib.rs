//! The officer's command as a library, so that other programs and tests can do what it does.
//!
//! Nothing here draws a page or fetches: it reads files and writes files, and shows a built site on this
//! computer alone. Building, serving and verifying sites is fairview-site's.

#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod arguments;
pub mod build;
pub mod bundle;
pub mod chart;
pub mod check;
pub mod diff;
pub mod export;
pub mod figures;
pub mod help;
pub mod import;
pub mod print;
pub mod serve;
pub mod verify;
pub mod viewer;
