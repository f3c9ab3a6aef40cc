//! Workbooks: the template, and what is read from a filled one.

mod bad;
mod dirt;
mod officer;
mod recipe;
mod round;
mod sheets;
mod template;
mod whole;
