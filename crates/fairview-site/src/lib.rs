//! Builds a static site from reports and the viewer: a page for every view, rendered through the
//! viewer's own components, with the data it needs beside it.
//!
//! What a report says is report-core's, how a page looks the viewer's. Here is which pages there
//! are, what stands around them, and how they come to lie in a folder, or in one archive: [`make`]
//! makes them as bytes, which runs in a browser too.

pub mod added;
pub mod build;
pub mod bundle;
#[cfg(not(target_arch = "wasm32"))]
pub mod compress;
pub mod config;
pub mod embeds;
pub mod families;
pub mod file;
#[cfg(not(target_arch = "wasm32"))]
pub mod folder;
pub mod html;
pub mod make;
pub mod manifest;
pub mod names;
pub mod newest;
pub mod offline;
pub mod pages;
pub mod policy;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
pub mod publisher;
pub mod render;
pub mod reports;
#[cfg(not(target_arch = "wasm32"))]
pub mod serve;
pub mod site_file;
pub mod site_files;
pub mod social_card;
pub mod split;
pub mod template;
#[cfg(not(target_arch = "wasm32"))]
pub mod verify;
pub mod zip;
