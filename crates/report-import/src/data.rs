//! `fairview import csv` and `fairview import jsonstat`: files of data into a report.

use super::cell_ref::Origin;
use super::clean;
use super::imported::Imported;
use super::options::Options;
use super::problems::Problems;
use super::text;
use super::tidy::{self, Table};
use super::update::{Last, UpdateKind};
use super::{csv, jsonstat};
use report_core::read;
use report_core::wire::Report;
use std::io;

/// What files of data are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Tidy data, one observation a row.
    Csv,
    /// Data sets and collections of JSON-stat 2.0.
    Jsonstat,
}

impl Kind {
    /// What bytes are by their first letter.
    fn of(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match bytes.trim_ascii_start().first() {
            Some(b'{') => Self::Jsonstat,
            _ => Self::Csv,
        }
    }
}

/// The most rows of data that are read, of all files of an import together.
const MOST_ROWS: usize = csv::MOST_ROWS;

/// Reads files, each with its name, and puts a report together, joined to the last one where there is
/// one. Whatever is wrong is among the problems; with `strict`, notices are errors. The files are
/// taken one after the other; none is held in memory once its rows are read.
pub fn import<B: AsRef<[u8]>>(
    kind: Kind,
    said: &Options,
    strict: bool,
    files: impl IntoIterator<Item = (String, io::Result<B>)>,
    last: Option<&Last>,
) -> Imported {
    let mut problems = Problems::default();
    let mut options = said.clone();
    if let Some(last) = last {
        of_last(&mut options, last.report());
    }
    let tables = tables(Some(kind), &options, files, &mut problems);
    // A file that says its source is believed where nothing else is said.
    if let Some(source) = tables.iter().find_map(|table| table.source.as_ref()) {
        options.fill("source", source);
    }
    let draft = match tables.is_empty() {
        true => None,
        false => tidy::draft(&tables, &options, &mut problems),
    };
    let id_said = said.get("id").is_some();
    let period_said = said.get("period").is_some();
    if let (Some(draft), None, false) = (&draft, last, period_said)
        && read::period(&draft.report.period).kind().is_some()
    {
        problems.note(format!(
            "the report is about {}, the latest period of {}; --period says another",
            draft.report.period,
            draft
                .report
                .areas
                .first()
                .map_or("it", |own| own.name.as_str())
        ));
    }
    let onto = last.map(|last| (last, UpdateKind::Figures { period_said }));
    Imported::joined(draft, problems, strict, onto, |report| {
        if !id_said {
            report.id = own_id(report);
        }
    })
}

/// The rows of files; of those of no kind JSON is JSON-stat. None where they are too many.
pub(crate) fn tables<B: AsRef<[u8]>>(
    kind: Option<Kind>,
    options: &Options,
    files: impl IntoIterator<Item = (String, io::Result<B>)>,
    problems: &mut Problems,
) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut length = 0;
    for (name, bytes) in files {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                let place = Origin::file(name).place();
                problems.error(&place, format!("it cannot be read: {error}"));
                continue;
            }
        };
        let bytes = bytes.as_ref();
        length += bytes.len();
        if length > text::MOST_BYTES && bytes.len() <= text::MOST_BYTES {
            problems.error(
                &Origin::file(name).place(),
                format!(
                    "with it the files are longer than {} MB together; expected at most as much: make several reports",
                    text::MOST_BYTES / 1_000_000
                ),
            );
            break;
        }
        match kind.unwrap_or_else(|| Kind::of(bytes)) {
            Kind::Jsonstat => tables.extend(jsonstat::read(&name, bytes, options, problems)),
            Kind::Csv => tables.extend(csv::read(&name, bytes, options, problems)),
        }
        let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
        if rows > MOST_ROWS {
            problems.error(
                &Origin::file(name).place(),
                format!(
                    "with it there are {rows} figures; expected at most {MOST_ROWS} in all files together: make several reports"
                ),
            );
            tables.clear();
            break;
        }
    }
    tables
}

/// What the last report says of itself holds for its update.
fn of_last(options: &mut Options, last: &Report) {
    options.fill("title", &last.title);
    options.fill("organisation", &last.organisation);
    let own = last.areas.iter().find(|area| area.id == last.area);
    if let Some(own) = own {
        let code = own.code.as_deref().unwrap_or(&own.id);
        options.fill("area", &format!("{code}|{}", own.name));
    }
}

/// An id for a report of a period: `halton-2022-23-q4`.
fn own_id(report: &Report) -> String {
    let mut slug = clean::slug(&format!("{} {}", report.area, report.period));
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}
