//! What is downloaded of a report: charts as pictures that stand alone, numbers for
//! spreadsheets and programs, whole reports as archives.
//!
//! [`table`] is what numbers are put into; [`csv`], [`xlsx`] and [`json`] write one;
//! [`view`] makes tables of what a page shows and [`whole`] of everything a report holds;
//! [`frame`] puts words around a picture, [`paint`] gives it its colours, [`cite`] says where it
//! comes from and names files; [`single_file`] puts a report into one page with its viewer. Bytes are
//! the same for the same report, on every computer and at every time. This crate writes bytes and
//! never a file: it refuses clocks, Yew and browsers. What it writes small is written here and not by
//! a library, because readers download this code.

pub mod cite;
pub mod csv;
pub mod frame;
pub mod json;
pub mod paint;
pub mod single_file;
pub mod table;
pub mod view;
pub mod whole;
pub mod xlsx;
pub mod zip;
