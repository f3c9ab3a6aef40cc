//! What is wrong with a file, said so that the officer who made it can mend it.

use crate::kind::FileKind;
use std::collections::BTreeMap;
use std::fmt;

/// The longest file that is read, in bytes: about 5 MB.
pub const MOST_BYTES: usize = 5_000_000;
/// The most problems of a file that are told one by one.
pub const MOST_TOLD: usize = 200;
/// The most causes that further problems are counted by.
pub const MOST_CAUSES: usize = 20;
/// While a file is read, as many are kept before they are counted.
const MOST_KEPT: usize = 4 * MOST_TOLD;
/// What stands for the causes beyond [`MOST_CAUSES`].
const OTHER_CAUSES: &str = "problems of other kinds";

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out of what is shown, or must be mended before publishing.
    Error,
    /// All is shown; check it.
    Notice,
}

/// What sort of problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// A rule of the format is broken, or of the file that a report is imported from.
    #[default]
    Invalid,
    /// A field that nobody reads.
    UnknownField,
    /// A file that cannot be read at all, or is another than was asked for.
    Unreadable,
    /// Legal, and deserves a look: see [`crate::lint`].
    Suspicious,
    /// It stands for problems of several causes that are only counted.
    Others,
}

/// One thing wrong with the contents of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where, as a JSON path: `indicators[3].cells.target`. Empty for the whole file.
    pub path: String,
    /// What was found and what was expected, with an example where that helps.
    pub message: String,
    /// What sort of problem it is.
    pub kind: Kind,
    /// How many problems this one stands for: 1, or this one and others of the same cause that are
    /// not told one by one.
    pub count: usize,
}

/// What problems with one cause have in common, wherever they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cause<'p>(Severity, Kind, &'p str);

impl Problem {
    /// One problem at a path; an empty path for the whole file.
    pub fn new(severity: Severity, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            severity,
            path: path.into(),
            message: message.into(),
            kind: Kind::default(),
            count: 1,
        }
    }

    /// The same as a problem of another kind.
    pub fn of_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// What it has in common with problems elsewhere that need the same mending.
    pub fn cause(&self) -> Cause<'_> {
        Cause(self.severity, self.kind, &self.message)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.kind == Kind::Others {
            return match self.count {
                1 => f.write_str("and 1 more problem of another kind"),
                more => write!(f, "and {} more {}", thousands(more), self.message),
            };
        }
        match (self.path.is_empty(), self.count.saturating_sub(1)) {
            (true, 0) => {}
            (true, more) => write!(f, "and {} more like this: ", thousands(more + 1))?,
            (false, 0) => write!(f, "{}: ", self.path)?,
            (false, more) => write!(f, "{} and {} more like it: ", self.path, thousands(more))?,
        }
        f.write_str(&self.message)
    }
}

fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// How many problems of a level a list stands for.
pub fn count(list: &[Problem], severity: Severity) -> usize {
    let of_level = list.iter().filter(|problem| problem.severity == severity);
    of_level.map(|problem| problem.count).sum()
}

/// A list of problems with at most [`MOST_TOLD`] of them one by one, errors before notices where
/// not all can be; after them the others, counted by cause. A list that is short enough stays.
pub fn bounded(list: Vec<Problem>) -> Vec<Problem> {
    let single = |problem: &Problem| problem.count == 1;
    let (told, others): (usize, usize) = list.iter().fold((0, 0), |(told, others), problem| {
        (
            told + usize::from(single(problem)),
            others + usize::from(!single(problem)),
        )
    });
    if told <= MOST_TOLD && others <= MOST_CAUSES + 2 {
        return list;
    }
    let errors = list
        .iter()
        .filter(|p| single(p) && p.severity == Severity::Error);
    let mut left_of_errors = MOST_TOLD.min(errors.count());
    let mut left_of_notices = MOST_TOLD - left_of_errors;
    let (mut kept, mut counted) = (Vec::new(), Vec::new());
    let mut causes: BTreeMap<(Severity, Kind, String), usize> = BTreeMap::new();
    for problem in list {
        let left = match problem.severity {
            Severity::Error => &mut left_of_errors,
            Severity::Notice => &mut left_of_notices,
        };
        if single(&problem) && *left > 0 {
            *left -= 1;
            kept.push(problem);
            continue;
        }
        let cause = (problem.severity, problem.kind, pattern(&problem.message));
        let full = causes.len() >= MOST_CAUSES && !causes.contains_key(&cause);
        let cause = match full {
            true => (problem.severity, Kind::Others, String::new()),
            false => cause,
        };
        let next = counted.len();
        let place = *causes.entry(cause).or_insert(next);
        if place < next {
            let known: &mut Problem = &mut counted[place];
            known.count += problem.count;
        } else if full {
            counted.push(Problem {
                path: String::new(),
                message: OTHER_CAUSES.to_owned(),
                kind: Kind::Others,
                ..problem
            });
        } else {
            counted.push(problem);
        }
    }
    kept.append(&mut counted);
    kept
}

/// A message without what was found, in quotation marks, and without numbers.
fn pattern(message: &str) -> String {
    let mut pattern = String::new();
    let (mut quoted, mut within_number) = (false, false);
    for c in message.chars() {
        let digit = c.is_ascii_digit() || (within_number && matches!(c, '.' | ','));
        match c {
            '"' => quoted = !quoted,
            _ if quoted => continue,
            _ if digit && within_number => continue,
            _ if digit => pattern.push('0'),
            _ => pattern.push(c),
        }
        within_number = digit;
    }
    pattern
}

/// Why a file was refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Longer than [`MOST_BYTES`].
    TooLong {
        /// Its length in bytes, as far as it was read.
        bytes: usize,
    },
    /// A file of another kind, such as a workbook.
    OtherKind(FileKind),
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
    Shape(Problem),
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

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => write!(
                f,
                "The file is longer than {} MB ({} MB or more). A report this long should keep its observations in files of their own, one an indicator.",
                MOST_BYTES / 1_000_000,
                bytes / 1_000_000
            ),
            Self::OtherKind(kind) => write!(f, "{kind}"),
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
            Self::Shape(problem) => write!(f, "{problem}"),
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

impl std::error::Error for ReadError {}

/// Collects problems while a file is read; knows the place it is at, so that nobody writes a path
/// down before there is something to say.
#[derive(Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    errors: usize,
    path: String,
}

impl Problems {
    /// Something is wrong with a field of the present place; an empty name for the place itself.
    pub fn error(&mut self, field: &str, message: impl Into<String>) {
        self.add(Severity::Error, field, message.into());
    }

    /// Somebody should look at a field of the present place.
    pub fn notice(&mut self, field: &str, message: impl Into<String>) {
        self.add(Severity::Notice, field, message.into());
    }

    fn add(&mut self, severity: Severity, field: &str, message: String) {
        let mut at = self.path.clone();
        join(&mut at, field);
        self.push(Problem::new(severity, at, message));
    }

    /// Keeps a problem that was found elsewhere.
    pub fn push(&mut self, problem: Problem) {
        if problem.severity == Severity::Error {
            self.errors += problem.count;
        }
        self.list.push(problem);
        if self.list.len() > MOST_KEPT {
            self.list = bounded(std::mem::take(&mut self.list));
        }
    }

    /// What was found, bounded.
    pub fn into_list(self) -> Vec<Problem> {
        bounded(self.list)
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

    /// How many errors there were.
    pub fn errors(&self) -> usize {
        self.errors
    }
}

fn join(path: &mut String, field: &str) {
    if !path.is_empty() && !field.is_empty() {
        path.push('.');
    }
    path.push_str(field);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(from: usize, to: usize) -> Vec<Problem> {
        let one = |i| {
            Problem::new(
                Severity::Error,
                format!("line {i}"),
                format!("\"{i}\" is bad"),
            )
        };
        (from..to).map(one).collect()
    }

    #[test]
    fn a_short_list_stays_and_of_a_long_one_the_rest_is_counted_by_cause() {
        let short = errors(0, MOST_TOLD);
        assert_eq!(bounded(short.clone()), short);
        let mut list = vec![Problem::new(Severity::Notice, "", "look")];
        list.extend(errors(0, 1_500));
        list.push(Problem::new(
            Severity::Error,
            "line 9",
            "12 cells and 3.5 headings",
        ));
        let told = bounded(list);
        let lines: Vec<String> = told.iter().map(ToString::to_string).collect();
        assert_eq!(lines.len(), MOST_TOLD + 3);
        assert_eq!(lines[MOST_TOLD - 1], "line 199: \"199\" is bad");
        assert_eq!(
            lines[MOST_TOLD..],
            [
                "look",
                "line 200 and 1,299 more like it: \"200\" is bad",
                "line 9: 12 cells and 3.5 headings",
            ]
        );
        assert_eq!(count(&told, Severity::Error), 1_501);
        assert_eq!(count(&told, Severity::Notice), 1);
    }

    #[test]
    fn bounding_bit_by_bit_counts_all_and_keeps_the_first() {
        let mut list = Vec::new();
        for i in 0..100 {
            list.extend(errors(100 * i, 100 * (i + 1)));
            list = bounded(list);
        }
        assert_eq!(count(&list, Severity::Error), 10_000);
        assert_eq!(list[..MOST_TOLD], errors(0, MOST_TOLD));
        assert_eq!(list.len(), MOST_TOLD + 1);
    }

    #[test]
    fn causes_beyond_a_few_are_counted_together() {
        let letters = |i: usize| "x".repeat(i + 1);
        let list = (0..500).map(|i| Problem::new(Severity::Error, "", letters(i)));
        let told = bounded(list.collect());
        assert_eq!(told.len(), MOST_TOLD + MOST_CAUSES + 1);
        let last = told.last().unwrap();
        assert_eq!(last.to_string(), "and 280 more problems of other kinds");
        assert_eq!(bounded(told.clone()), told);
    }
}
