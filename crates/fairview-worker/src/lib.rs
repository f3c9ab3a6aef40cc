//! Files that a reader downloads, made in a Web Worker so that the viewer need not hold the code.
//!
//! The viewer sends the bytes of one [`FileRequest`]; [`answer`] gives the bytes of the file. Nothing else
//! goes between the two. No page, no browser, no network: what a file is made of comes with the request.

use report_core::read;
use report_core::report::Report;
use report_export::cite::{self, Origin};
use report_export::json::json;
use report_export::single_file::{
    FAMILIES, PageLinks, SingleFile, catalogue_of, families_of, packed, static_html,
};
use report_export::table::Table;
use report_export::whole;
use report_export::xlsx::xlsx;
use serde::{Deserialize, Serialize};

/// What is said where a report holds nothing for a file of the kind.
const NOTHING: &str = "There is nothing to download here.";

/// A file to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FileRequest {
    /// A table of a page.
    Table {
        /// As what.
        kind: TableKind,
        /// The name of its sheet in a workbook.
        sheet: String,
        /// The table.
        table: Table,
        /// What must be known about it: names and words.
        about: Vec<(String, String)>,
    },
    /// All tables of a report.
    Report {
        /// As what.
        kind: ReportKind,
        /// The bytes of its file.
        report: Vec<u8>,
        /// What the page knows and the report does not.
        origin: Origin,
    },
    /// The report in one file with its viewer.
    SingleFile(SingleFileRequest),
}

/// A file of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableKind {
    /// A workbook.
    Xlsx,
    /// JSON: a list of rows.
    Json,
}

/// A file of a whole report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportKind {
    /// A workbook, a sheet for each table.
    Xlsx,
    /// JSON: an object of tables.
    Json,
    /// CSV files in an archive, described as CSV on the Web and as a Data Package.
    Archive,
    /// Figures over time as JSON-stat.
    JsonStat,
}

/// What a report in one file is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SingleFileRequest {
    /// `bundle.txt` of the built viewer.
    pub page: Vec<u8>,
    /// The list of reports as the site has it.
    pub catalogue: Vec<u8>,
    /// The report's id in the list.
    pub id: String,
    /// What the browser's tab says.
    pub title: String,
    /// A line or two about it.
    pub description: String,
    /// The report's file and those of its indicators, by their addresses beside the list.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the site has of the families of its measures, a file for each.
    pub families: Vec<Vec<u8>>,
    /// The markup of the overview.
    pub overview: String,
    /// The markup of the page for printing.
    pub whole: String,
    /// The links in both to the report, to the list of reports and to the page for printing.
    pub links: [String; 3],
}

impl FileRequest {
    /// The request as bytes.
    pub fn encode(&self) -> Vec<u8> {
        // A list that grows refuses nothing.
        postcard::to_allocvec(self).unwrap_or_default()
    }
}

/// The bytes of the file that a request asks for.
///
/// # Errors
/// In words for the reader: that there is nothing to make a file of, or what of the request cannot
/// be read.
pub fn answer(request: &[u8]) -> Result<Vec<u8>, String> {
    let request = postcard::from_bytes(request).map_err(|_| "The request cannot be read.")?;
    match request {
        FileRequest::Table {
            kind,
            sheet,
            table,
            about,
        } => Ok(match kind {
            TableKind::Xlsx => xlsx(&[(sheet.as_str(), &table)], &about),
            TableKind::Json => json(&table, &about).into_bytes(),
        }),
        FileRequest::Report {
            kind,
            report,
            origin,
        } => {
            let reading = read::report(&report).map_err(|refusal| refusal.to_string())?;
            file_of(&reading.value, kind, &origin).ok_or_else(|| NOTHING.to_owned())
        }
        FileRequest::SingleFile(request) => single_file(&request).map(String::into_bytes),
    }
}

fn file_of(report: &Report, kind: ReportKind, origin: &Origin) -> Option<Vec<u8>> {
    let source = cite::source(report, None, false);
    let about = cite::about(report, None, source, origin);
    match kind {
        ReportKind::Xlsx => Some(whole::xlsx(report, &about)),
        ReportKind::Json => Some(whole::json(report, &about).into_bytes()),
        ReportKind::Archive => Some(whole::archive(report, &about)),
        ReportKind::JsonStat => whole::jsonstat(report).map(String::into_bytes),
    }
}

fn single_file(request: &SingleFileRequest) -> Result<String, String> {
    const LIST: &str = "catalogue.json";
    let list = read::catalogue(&request.catalogue).map_err(|refusal| refusal.to_string())?;
    let list = list.value;
    let entry = list.reports.iter().find(|entry| entry.id == request.id);
    let entry = entry.ok_or_else(|| format!("The list of reports has no “{}”.", request.id))?;
    let list = catalogue_of(&list.organisation, entry, !request.families.is_empty());
    let mut files = vec![(LIST, list.as_str())];
    let families: Result<Vec<&str>, String> = request
        .families
        .iter()
        .map(|file| text(FAMILIES, file))
        .collect();
    let families = families_of(families?);
    if !request.families.is_empty() {
        files.push((FAMILIES, &families));
    }
    for (name, bytes) in &request.files {
        files.push((name, text(name, bytes)?));
    }
    let [report, home, print] = &request.links;
    let links = PageLinks {
        report,
        home,
        print,
    };
    let file = SingleFile {
        title: &request.title,
        description: &request.description,
        view: &request.id,
        catalogue: LIST,
        static_html: &static_html(links, &request.overview, &request.whole)?,
        data: &packed(files)?,
    };
    file.fill(text("bundle.txt", &request.page)?)
}

fn text<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, String> {
    std::str::from_utf8(bytes).map_err(|_| format!("{name} is not UTF-8."))
}
