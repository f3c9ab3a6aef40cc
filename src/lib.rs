//! The viewer: every view is a Yew component that renders in the browser and natively alike.
//!
//! [`state`] says what is known and what is wanted next, [`route`] what a link means,
//! [`page`] shows it; [`app`] ties them to the browser, which only [`browser`] touches.
//! Nothing here reads a figure from words or works one out: that is `report-core`'s.

pub mod app;
pub mod browser;
pub mod components;
pub mod download;
pub mod embed;
pub mod embed_page;
pub mod failure;
pub mod lazy;
pub mod lazy_code;
pub mod links;
pub mod menu;
pub mod page;
pub mod publisher;
pub mod route;
pub mod screens;
pub mod share;
pub mod shared;
pub mod single_file;
#[cfg(target_arch = "wasm32")]
pub mod start;
pub mod state;
