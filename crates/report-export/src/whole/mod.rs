//! Everything a report holds, as tables that refer to each other by id, and the files they become.
//!
//! Headings are short names that programs can use. Figures that a report keeps in files of their
//! own are in the tables when they were read into it before; how many were not is said.

mod jsonstat;
mod pack;
mod tables;

pub use jsonstat::jsonstat;
pub use pack::{archive, csvw, datapackage, files};
pub use tables::tables;

use crate::json::{self, Json};
use crate::table::Table;
use crate::xlsx;
use report_core::report::Report;

/// One table of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct ArchivePart {
    /// Its name: that of the file without its ending.
    pub name: &'static str,
    /// The table.
    pub table: Table,
    /// The columns that together are different in every row; none where rows may be alike.
    pub key: Vec<&'static str>,
    /// A column, and the table in whose column `id` its values stand.
    pub refers: Vec<(&'static str, &'static str)>,
}

/// How many indicators have figures in files of their own that were not read.
pub fn elsewhere(report: &Report) -> usize {
    report
        .indicators
        .iter()
        .filter(|i| i.file.is_some())
        .count()
}

/// The report's tables as one JSON object: a list of objects for every table, and what must be
/// known about them.
pub fn json(report: &Report, about: &[(String, String)]) -> String {
    let tables = tables(report).into_iter();
    let tables = tables.map(|part| (part.name.to_owned(), json::rows(&part.table)));
    let about = about
        .iter()
        .map(|(key, words)| (key.clone(), Json::text(words)));
    Json::object([
        ("title", Json::text(&report.title)),
        ("about", Json::Object(about.collect())),
        ("tables", Json::Object(tables.collect())),
    ])
    .write()
}

/// The report's tables as a workbook, a sheet each.
pub fn xlsx(report: &Report, about: &[(String, String)]) -> Vec<u8> {
    let tables = tables(report);
    let sheets: Vec<(&str, &Table)> = tables.iter().map(|part| (part.name, &part.table)).collect();
    xlsx::xlsx(&sheets, about)
}
