//! From bytes to a report: parse, don't validate.
//!
//! Shape errors stop at the first place; problems with contents come all together. What is sound
//! is kept: a part that is not is left out, and a problem says so.

mod calculated;
mod check;
mod families;
pub(crate) mod figures;
mod grids;
mod history;
mod indicator;
mod parts;
mod places;
mod processes;
mod words;

use crate::json::{self, FromNode, Node, ReadErrors};
use crate::kind::FileKind;
use crate::period::{Period, YearEnd};
use crate::problem::{Problem, Problems, ReadError, Severity};
use crate::report::{Catalogue, CatalogueEntry, Detail, Report};
use crate::wire;
use words::{file_path, id, label};

pub use families::{families, family_file, family_list};

pub use crate::problem::MOST_BYTES;

/// The most indicators in a report.
pub const MOST_INDICATORS: usize = 2_000;
/// The most milestones in a report.
pub const MOST_MILESTONES: usize = 2_000;
/// The most periods in a set of observations.
pub const MOST_PERIODS: usize = 600;
/// The most series in a set of observations.
pub const MOST_SERIES: usize = 400;
/// The most areas in a report.
pub const MOST_AREAS: usize = 1_000;
/// The most objectives in a report, the most actions, and the most terms of its glossary.
pub const MOST_OBJECTIVES: usize = 1_000;
/// The most cohorts, sources, topics, processes, grids, columns of figures, earlier releases and finance tables in a
/// report, each.
pub const MOST_LISTED: usize = 200;
/// The most columns of printed figures in a report, and the most columns of a grid.
pub const MOST_COLUMNS: usize = 50;
/// The most parts of an indicator, the most stages of a process, and the most rows of a grid.
pub const MOST_BREAKDOWNS: usize = 200;
/// The most cells of printed figures in a report: rows of indicators and parts by columns.
pub const MOST_CELLS: usize = 200_000;
/// Words of links that name a screen of a report, so that no indicator may have one for its id.
pub const RESERVED: [&str; 12] = [
    "about",
    "changes",
    "compare",
    "developments",
    "finance",
    "legend",
    "milestones",
    "print",
    "risks",
    "scorecard",
    // Since 1.1: an indicator of a file of 1.0 may have them.
    "actions",
    "glossary",
];
/// The longest label, in characters.
pub const LONGEST_LABEL: usize = 600;
/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 20_000;
/// The largest number, either side of zero.
pub const LARGEST_NUMBER: f64 = 1e15;

/// Something read, and what was noticed on the way.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reading<T> {
    /// What was read.
    pub value: T,
    /// Errors (something was left out) and notices, in file order.
    pub problems: Vec<Problem>,
}

impl<T> Reading<T> {
    /// What was made of what was read, with the same problems.
    pub fn with<U>(&self, value: U) -> Reading<U> {
        Reading {
            value,
            problems: self.problems.clone(),
        }
    }

    /// Whether something was left out.
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }
}

/// Reads a report.
pub fn report(bytes: &[u8]) -> Result<Reading<Report>, ReadError> {
    let (file, mut problems) = shape::<wire::Report>(bytes, "report")?;
    let report = parts::report(file, &mut problems);
    finish(report, problems)
}

/// A report as it is written, for programs that write it again with more in it. It is as believed
/// as its bytes: [`report`] judges the same file.
#[cfg(feature = "write")]
pub fn as_written(bytes: &[u8]) -> Result<wire::Report, ReadError> {
    Ok(shape::<wire::Report>(bytes, "report")?.0)
}

/// The file of one indicator as it is written.
#[cfg(feature = "write")]
pub fn indicator_as_written(bytes: &[u8]) -> Result<wire::IndicatorFile, ReadError> {
    Ok(shape::<wire::IndicatorFile>(bytes, "indicator")?.0)
}

/// A file of families as it is written.
#[cfg(feature = "write")]
pub fn families_as_written(bytes: &[u8]) -> Result<wire::Families, ReadError> {
    Ok(shape::<wire::Families>(bytes, "families")?.0)
}

/// Reads a catalogue.
pub fn catalogue(bytes: &[u8]) -> Result<Reading<Catalogue>, ReadError> {
    let (file, mut problems) = shape::<wire::Catalogue>(bytes, "catalogue")?;
    let p = &mut problems;
    let organisation = label(p, "organisation", file.organisation);
    let mut reports: Vec<CatalogueEntry> = Vec::new();
    for (i, entry) in file.reports.into_iter().enumerate() {
        let read = p.each("reports", i, |p| catalogue_entry(p, entry, &reports));
        reports.extend(read);
    }
    let families = file
        .families
        .filter(|found| file_path(p, "families", found));
    let over_time = file
        .over_time
        .filter(|found| file_path(p, "over_time", found));
    crate::order::sort(&mut reports, |a, b| b.period.by_time(&a.period));
    finish(
        Some(Catalogue {
            organisation,
            reports,
            families,
            over_time,
        }),
        problems,
    )
}

fn catalogue_entry(
    p: &mut Problems,
    entry: wire::CatalogueEntry,
    earlier: &[CatalogueEntry],
) -> Option<CatalogueEntry> {
    let before = p.errors();
    let known = id(p, "id", entry.id);
    if earlier.iter().any(|other| other.id == known) {
        p.error("id", format!("\"{known}\" is the id of an earlier report; expected an id of its own. The entry is left out."));
    }
    file_path(p, "file", &entry.file);
    let read = CatalogueEntry {
        id: known,
        file: entry.file,
        title: label(p, "title", entry.title),
        period: words::period(p, "period", entry.period, YearEnd::December),
        published: words::day(p, "published", entry.published),
        summary: entry.summary,
        news: entry.news,
        sort: words::sort(p, "sort", entry.sort),
        series: entry.series.map(|series| id(p, "series", series)),
        nothing_in_common: entry.nothing_in_common,
    };
    (p.errors() == before).then_some(read)
}

/// Reads the file of one indicator of a report.
pub fn indicator_file(
    bytes: &[u8],
    report: &Report,
    indicator: &str,
) -> Result<Reading<Detail>, ReadError> {
    let (file, mut problems) = shape::<wire::IndicatorFile>(bytes, "indicator")?;
    let p = &mut problems;
    if file.id != indicator {
        p.error(
            "id",
            format!(
                "\"{}\" is another indicator; expected \"{indicator}\", the one whose file this is",
                file.id
            ),
        );
        return Err(ReadError::Content(problems.into_list()));
    }
    let ids = figures::KnownIds::of(report);
    let mut observations = |at: &str, observations: Option<wire::Observations>| {
        observations.and_then(|found| p.within(at, |p| figures::observations(p, found, &ids)))
    };
    let detail = Detail {
        observations: observations("observations", file.observations),
        benchmark: observations("benchmark", file.benchmark),
        definition: words::text(&mut problems, "definition", file.definition),
        method: words::text(&mut problems, "method", file.method),
    };
    finish(Some(detail), problems)
}

fn finish<T>(value: Option<T>, problems: Problems) -> Result<Reading<T>, ReadError> {
    match value {
        Some(value) => Ok(Reading {
            value,
            problems: problems.into_list(),
        }),
        None => Err(ReadError::Content(problems.into_list())),
    }
}

/// Bytes to the wire type: encoding, length, JSON, kind, version and shape.
pub(crate) fn shape<T: FromNode>(
    bytes: &[u8],
    expected: &'static str,
) -> Result<(T, Problems), ReadError> {
    if let Some(kind) = FileKind::of(bytes) {
        return Err(ReadError::OtherKind(kind));
    }
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLong { bytes: bytes.len() });
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(ReadError::Utf16);
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
        at: error.valid_up_to(),
    })?;
    match text.trim_start().chars().next() {
        None => return Err(ReadError::Empty),
        Some('<') => return Err(ReadError::WebPage),
        Some(_) => {}
    }
    let (node, dropped) = json::parse(text).map_err(|error| ReadError::Json {
        line: error.line(),
        column: error.column(),
        reason: plain(&error.to_string()),
    })?;
    // The head first: a file of another kind or a later version has another shape, and the words
    // about its kind help more than the first field that differs.
    let mut problems = Problems::default();
    if let Node::Object(fields) = &node {
        let head = |name: &str| match fields.iter().find(|(key, _)| key == name) {
            Some((_, Node::Text(text))) => Some(text.clone()),
            _ => None,
        };
        if let Some(found) = head("kind").filter(|kind| kind != expected) {
            return Err(ReadError::Kind { found, expected });
        }
        if let Some(found) = head("fairview") {
            version(&mut problems, found)?;
        }
    }
    let mut errors = ReadErrors::default();
    let file = T::from_node(node, &mut errors);
    if let Some(problem) = errors.wrong {
        return Err(ReadError::Shape(problem));
    }
    for problem in errors.unknown.into_list() {
        problems.push(problem);
    }
    if dropped > 0 {
        problems.notice(
            "",
            format!("{dropped} invisible or control characters were dropped from the texts"),
        );
    }
    Ok((file, problems))
}

/// serde_json's words for programmers, in words for officers.
fn plain(reason: &str) -> String {
    const PLACE: &[u8] = b" at line ";
    let end = reason
        .as_bytes()
        .windows(PLACE.len())
        .position(|part| part == PLACE);
    let reason = end.and_then(|end| reason.get(..end)).unwrap_or(reason);
    if reason.starts_with("EOF") {
        return "the file breaks off here; it may have been cut short".to_owned();
    }
    match reason {
        "expected value" => {
            "this is not JSON; expected an object in braces, as in {\"fairview\": \"1.0\", …}"
        }
        "trailing characters" => "something follows after the end; expected nothing more",
        "number out of range" => {
            "the number is too large to be read; expected a figure in its unit"
        }
        "recursion limit exceeded" => {
            "lists and objects stand in each other too deeply; expected at most 128 levels"
        }
        other => other,
    }
    .to_owned()
}

/// Version 1 is read, a newer minor version with a notice, a newer major version not at all.
fn version(p: &mut Problems, found: String) -> Result<(), ReadError> {
    let parts = found
        .split_once('.')
        .map(|(major, minor)| (major.parse::<u32>(), minor.parse::<u32>()));
    match parts {
        Some((Ok(1), Ok(0 | 1))) => Ok(()),
        Some((Ok(1), Ok(_))) => {
            p.notice("fairview", format!("the file is in version {found} of the format, newer than this viewer's 1.1; what it does not know is not shown"));
            Ok(())
        }
        Some((Ok(major), Ok(_))) if major > 1 => Err(ReadError::TooNew { found }),
        _ => {
            p.error(
                "fairview",
                format!("\"{found}\" is not a version; expected major and minor, like \"1.0\""),
            );
            Err(ReadError::Content(std::mem::take(p).into_list()))
        }
    }
}

/// A period in the spelling of files, for callers outside: never fails.
pub fn period(label: &str) -> Period {
    Period::parse(label, YearEnd::December)
}
