//! What the publisher of a site says in its configuration that the viewer goes by.

use std::cell::RefCell;

/// What a publisher says; nothing by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Under which licence the site publishes its organisation's figures, in a line.
    pub licence: Option<String>,
    /// What the site leaves out, as its pages say it: words of [`OWN_FILES`], [`PREPARE`] and [`NAME`].
    pub without: String,
}

/// The word for a site that opens no files of its readers' own.
pub const OWN_FILES: &str = "own-files";
/// The word for a site where no reports are made.
pub const PREPARE: &str = "prepare";
/// The word for a site whose pages are not called by the name of this program.
pub const NAME: &str = "name";

thread_local! {
    // One page is shown, or rendered, at a time in a thread.
    static SAID: RefCell<Said> = RefCell::default();
}

/// Says what the publisher of the site says that is now shown or rendered.
pub fn set(said: Said) {
    SAID.set(said);
}

/// Under which licence the site publishes its organisation's figures. It says nothing about a file of
/// the reader's own device.
pub fn licence() -> Option<String> {
    SAID.with_borrow(|said| said.licence.clone())
}

/// Whether the site opens files of its readers' own.
pub fn opens_files() -> bool {
    !is_without(OWN_FILES)
}

/// Whether the site offers to make reports of an officer's files.
pub fn prepares() -> bool {
    !is_without(PREPARE)
}

/// Whether pages are called by the name of this program too.
pub fn names_program() -> bool {
    !is_without(NAME)
}

fn is_without(word: &str) -> bool {
    SAID.with_borrow(|said| said.without.split(' ').any(|other| other == word))
}
