//! Workbooks to fill: what `fairview template` writes and the page gives to download, in a Web Worker of
//! its own. The same choice gives the same bytes: nothing in them comes from the clock.

mod small;
mod workbook;

pub use small::small;
pub use workbook::write;

use report_import::xlsx::book::Book;
use report_import::xlsx::fill;

/// The small workbook whose newest quarter is given; or the one with a sheet for every part of a report,
/// filled with what a report says where its file is given.
///
/// # Errors
/// Where the quarter or the report cannot be read, with why.
pub fn made(quarter: Option<&str>, report: Option<&[u8]>) -> Result<Vec<u8>, String> {
    match (quarter, report) {
        (Some(quarter), _) => small(quarter),
        (None, Some(report)) => write(&fill::of_bytes(report)?),
        (None, None) => write(&Book::template()),
    }
}
