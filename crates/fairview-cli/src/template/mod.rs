//! `fairview template`: a workbook to fill.

pub mod workbook;

use crate::print;
use clap::Args;
use report_import::xlsx::book::Book;
use report_import::xlsx::fill;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// Write a workbook to fill, or to bring up to date
///
/// It has a sheet for every part of a report, with notes, drop-downs and example rows. With --from:
/// filled with what a report says. A file that is there already is left alone.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview template next.xlsx --from q3.json"
)]
pub(crate) struct TemplateArgs {
    /// The workbook to write
    #[arg(value_name = "OUT.xlsx")]
    out: PathBuf,
    /// A report to fill it with
    #[arg(long, value_name = "REPORT")]
    from: Option<PathBuf>,
}

impl TemplateArgs {
    /// Writes the workbook. Errors where it is there already or cannot be written, or the report
    /// cannot be read.
    pub(crate) fn run(&self) -> Result<(), String> {
        let book = match &self.from {
            None => Book::template(),
            Some(path) => {
                let wrong = |reason: String| format!("{}: {reason}", path.display());
                let bytes = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
                fill::of_bytes(&bytes).map_err(wrong)?
            }
        };
        let bytes = workbook::write(&book)?;
        let out = self.out.display();
        // A workbook of this name may be one that somebody has filled.
        let file = std::fs::File::create_new(&self.out);
        let written = file.and_then(|mut file| file.write_all(&bytes));
        written.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                format!("{out} is there already and is left as it is; choose another name")
            }
            _ => format!("{out} cannot be written: {error}"),
        })?;
        print::out(&format!("{out} is written\n"));
        Ok(())
    }
}
