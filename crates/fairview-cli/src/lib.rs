//! The command `fairview` as a library, so that other programs and tests can do what it does.
//!
//! Nothing here draws a page or fetches: it reads files and writes files, and shows a built site on this
//! computer alone. Building, serving and verifying sites is fairview-site's.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod build;
mod bundle;
mod chart;
pub mod check;
pub mod cli;
mod comparators;
mod data_options;
mod diff;
mod export;
mod failure;
mod families;
pub mod figures;
mod files;
pub mod findings;
pub mod import;
mod import_comparators;
pub mod print;
pub mod recipe;
mod schema;
mod serve;
mod template;
mod verify;
pub mod viewer;
