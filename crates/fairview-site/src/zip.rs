//! A whole site in one archive, ready to be uploaded: what a first build writes into a folder, but for
//! the compressed copies.

use crate::file::File;
use crate::manifest::{self, Manifest};

/// The most files that the form of ZIP has that every computer opens.
const MOST_FILES: usize = 65_535;

/// The files of a site and the list of them as ZIP, in the order of their paths.
///
/// # Errors
/// In words, when there are too many.
pub fn zip(files: Vec<File>) -> Result<Vec<u8>, String> {
    if files.len() >= MOST_FILES {
        return Err(format!(
            "the site would have {} files; a ZIP holds at most {MOST_FILES}. Make it with the command, fairview build",
            files.len() + 1
        ));
    }
    let list = Manifest::of(&files).to_bytes();
    let files = files.into_iter().map(|file| (file.path, file.bytes));
    let mut all: Vec<_> = files.chain([(manifest::NAME.to_owned(), list)]).collect();
    all.sort();
    Ok(report_export::zip::zip(&all))
}
