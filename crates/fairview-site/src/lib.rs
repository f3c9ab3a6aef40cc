//! Builds a static site from reports and the viewer: a page for every view, rendered through the
//! viewer's own components, with the data it needs beside it.
//!
//! What a report says is report-core's, how a page looks the viewer's. Here is which pages there
//! are, what stands around them, and how they come to lie in a folder.

pub mod build;
pub mod bundle;
pub mod compress;
pub mod config;
pub mod embeds;
pub mod families;
pub mod file;
pub mod folder;
pub mod html;
pub mod manifest;
pub mod names;
pub mod newest;
pub mod offline;
pub mod pages;
pub mod policy;
pub mod publish;
pub mod publisher;
pub mod reports;
pub mod serve;
pub mod site_files;
pub mod social_card;
pub mod split;
pub mod template;
pub mod verify;
