//! What is wrong with a file, said so that the officer who made it can mend it.

use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Something was left out of what is shown, or must be mended before publishing.
    Error,
    /// All is shown; somebody should look.
    Notice,
}

/// One thing wrong with the contents of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub level: Level,
    /// Where, as a JSON path: `indicators[3].cells.target`. Empty for the whole file.
    pub at: String,
    /// What was found and what was expected, with an example where that helps.
    pub says: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if !self.at.is_empty() {
            write!(f, "{}: ", self.at)?;
        }
        f.write_str(&self.says)
    }
}

/// Why a file was refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Longer than [`crate::read::MOST_BYTES`].
    TooLong {
        /// Its length in bytes, as far as it was read.
        bytes: usize,
    },
    /// Nothing in it.
    Empty,
    /// Text, but not in UTF-8.
    NotUtf8 {
        /// The first byte that is not, counted from 0.
        at: usize,
    },
    /// UTF-16, as some programs save "Unicode".
    Utf16,
    /// A web page where data was expected.
    WebPage,
    /// Not JSON. Reading stops at the first place.
    Json {
        /// Line in the file, from 1.
        line: usize,
        /// Column in the line, from 1.
        column: usize,
        /// What was found and expected.
        reason: String,
    },
    /// JSON, but not the shape of this format. Reading stops at the first place.
    Shape {
        /// The JSON path; empty for the whole file.
        at: String,
        /// What was found and expected.
        reason: String,
    },
    /// Another kind of Fairview file than the one asked for.
    Kind {
        /// What the file says it is.
        found: String,
        /// What was wanted.
        expected: &'static str,
    },
    /// Made for a later major version of the format.
    TooNew {
        /// The version the file says.
        found: String,
    },
    /// The right shape, but the contents cannot be shown at all: every problem, in file order.
    Content(Vec<Problem>),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => write!(
                f,
                "The file is longer than {} MB ({} MB or more). A report this long should keep its observations in files of their own, one an indicator.",
                crate::read::MOST_BYTES / 1_000_000,
                bytes / 1_000_000
            ),
            Self::Empty => f.write_str("The file is empty; expected a report in JSON."),
            Self::NotUtf8 { at } => write!(
                f,
                "The file is not in UTF-8: byte {at} cannot be read. Save it again with the encoding UTF-8."
            ),
            Self::Utf16 => f.write_str(
                "The file is in UTF-16; expected UTF-8. Save it again and choose \"UTF-8\" where the program says \"Unicode\".",
            ),
            Self::WebPage => f.write_str(
                "A web page was found where a report in JSON was expected. The address may be wrong, or the server may be answering with its own \"not found\" page.",
            ),
            Self::Json { line, column, reason } => {
                write!(f, "line {line}, column {column}: {reason}")
            }
            Self::Shape { at, reason } if at.is_empty() => f.write_str(reason),
            Self::Shape { at, reason } => write!(f, "{at}: {reason}"),
            Self::Kind { found, expected } => write!(
                f,
                "kind: \"{found}\" is not what was asked for; expected \"{expected}\""
            ),
            Self::TooNew { found } => write!(
                f,
                "fairview: the file is in version {found} of the format and this viewer reads version 1. Reload the page to get a newer viewer, or ask the publisher for a version 1 file."
            ),
            Self::Content(problems) => {
                for (i, problem) in problems.iter().enumerate() {
                    if i > 0 {
                        f.write_str("\n")?;
                    }
                    write!(f, "{problem}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// Collects problems while a file is read; knows the place it is at, so that nobody writes a path
/// down before there is something to say.
#[derive(Default)]
pub(crate) struct Problems {
    pub list: Vec<Problem>,
    path: String,
}

impl Problems {
    /// Something is wrong with a field of the present place; an empty name for the place itself.
    pub fn error(&mut self, field: &str, says: impl Into<String>) {
        self.add(Level::Error, field, says.into());
    }

    /// Somebody should look at a field of the present place.
    pub fn notice(&mut self, field: &str, says: impl Into<String>) {
        self.add(Level::Notice, field, says.into());
    }

    fn add(&mut self, level: Level, field: &str, says: String) {
        let mut at = self.path.clone();
        join(&mut at, field);
        self.list.push(Problem { level, at, says });
    }

    /// Reads what stands in a field.
    pub fn within<T>(&mut self, field: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.path.len();
        join(&mut self.path, field);
        let value = read(self);
        self.path.truncate(before);
        value
    }

    /// Reads what stands at a place of the list in a field.
    pub fn each<T>(&mut self, field: &str, place: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.path.len();
        join(&mut self.path, field);
        self.path.push_str(&format!("[{place}]"));
        let value = read(self);
        self.path.truncate(before);
        value
    }

    pub fn errors(&self) -> usize {
        self.list.iter().filter(|p| p.level == Level::Error).count()
    }
}

fn join(path: &mut String, field: &str) {
    if !path.is_empty() && !field.is_empty() {
        path.push('.');
    }
    path.push_str(field);
}
