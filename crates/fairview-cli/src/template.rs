//! `fairview template`: a workbook to fill.

use crate::print;
use clap::Args;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// Write a workbook to fill, or to bring up to date
///
/// It has a sheet for every part of a report, with notes, drop-downs and example rows. With --from:
/// filled with what a report says. With --small: one sheet of 12 columns, read by a recipe. A file that
/// is there already is left alone.
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
    /// One sheet with a row for each measure, and columns for five quarters: the newest
    #[arg(long, value_name = "QUARTER", conflicts_with = "from")]
    small: Option<String>,
}

impl TemplateArgs {
    /// Writes the workbook. Errors where it is there already or cannot be written, or the report or
    /// the quarter cannot be read.
    pub(crate) fn run(&self) -> Result<(), String> {
        let bytes = match &self.from {
            None => fairview_template::made(self.small.as_deref(), None)?,
            Some(path) => {
                let wrong = |reason: String| format!("{}: {reason}", path.display());
                let bytes = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
                fairview_template::made(None, Some(&bytes)).map_err(wrong)?
            }
        };
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
