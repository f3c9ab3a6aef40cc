//! What is shown of a report, before it has markup: the view models of charts, tables and the words
//! around them.
//!
//! [`options`] is what a reader chooses. A [`MeasureView`](measure::MeasureView) is made once for a
//! measure and holds a [`ComparisonView`](comparison::ComparisonView), from which the page, its
//! charts, captions and tables, frames, pictures and downloads are made alike. [`charts`] turns a
//! comparison into charts to be drawn and [`figures`] into the tables of its page, [`tables`] a screen
//! into a table to download; [`wording`] has headings and symbols. Nothing here works a figure out, knows Yew or a browser, or writes a file.

pub mod chart;
pub mod charts;
pub mod comparison;
pub mod families;
pub mod figures;
pub mod indicator;
pub mod options;
pub mod report_chart;
pub mod tables;
pub mod wording;
