//! A whole site in one archive, ready to be uploaded: what a first build writes into a folder, but for
//! the compressed copies.

use crate::file::File;
use crate::manifest::{self, Manifest};

/// The files of a site and the list of them as ZIP, in the order of their paths.
pub fn zip(files: Vec<File>) -> Vec<u8> {
    let list = Manifest::of(&files).to_bytes();
    let files = files.into_iter().map(|file| (file.path, file.bytes));
    let mut all: Vec<_> = files.chain([(manifest::NAME.to_owned(), list)]).collect();
    all.sort();
    report_export::zip::zip(&all)
}
