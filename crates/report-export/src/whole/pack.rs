//! The tables of a report in one archive, described for programs twice: as CSV on the Web and as
//! a Data Package.

use super::{ArchivePart, elsewhere, jsonstat, tables, tables::published};
use crate::cite::source_words;
use crate::csv::csv;
use crate::json::Json;
use crate::table::{ColumnKind, TableColumn};
use crate::zip::{File, zip};
use report_core::report::Report;

/// The files of a report: its tables as CSV, `csv-metadata.json`,
/// `datapackage.json`, its figures as JSON-stat, and a text that says what is what.
pub fn files(report: &Report, about: &[(String, String)]) -> Vec<File> {
    let tables = tables(report);
    let mut files: Vec<File> = Vec::new();
    let mut add = |name: &str, words: String| files.push((name.to_owned(), words.into_bytes()));
    add("README.txt", read_me(report, &tables, about));
    add("csv-metadata.json", csvw(report, &tables).write());
    add("datapackage.json", datapackage(report, &tables).write());
    if let Some(figures) = jsonstat(report) {
        add("figures.json-stat.json", figures);
    }
    for part in &tables {
        add(&file(part), csv(&part.table));
    }
    files
}

/// The same files in one archive.
pub fn archive(report: &Report, about: &[(String, String)]) -> Vec<u8> {
    zip(&files(report, about))
}

fn file(part: &ArchivePart) -> String {
    [part.name, ".csv"].concat()
}

fn read_me(report: &Report, tables: &[ArchivePart], about: &[(String, String)]) -> String {
    let mut lines = vec![report.title.clone(), String::new()];
    lines.extend(about.iter().map(|(key, words)| [key, ": ", words].concat()));
    lines.push(String::new());
    for part in tables {
        lines.push([&file(part), ": ", &part.table.title].concat());
    }
    lines
        .push("csv-metadata.json: the columns of these tables, as CSV on the Web (W3C)".to_owned());
    lines.push("datapackage.json: the same as a Data Package".to_owned());
    lines.push(
        "figures.json-stat.json, where there is one: the figures over time as JSON-stat 2.0"
            .to_owned(),
    );
    lines.push(String::new());
    lines.push("Tables are UTF-8 with a byte order mark. Where words begin like a formula (= + - @), an apostrophe stands in front of them. Numbers are unrounded.".to_owned());
    match elsewhere(report) {
        0 => {}
        n => lines.push([&n.to_string(), " of the indicators keep their figures in files of their own, which are not in this archive; see figures_elsewhere in indicators.csv."].concat()),
    }
    lines.push(String::new());
    lines.join("\r\n")
}

fn licence(report: &Report) -> Option<&str> {
    report
        .source
        .and_then(|at| report.sources[at].licence.as_deref())
}

/// The address of a licence that is written in words everybody uses.
fn licence_address(words: &str) -> Option<&'static str> {
    let words = words.to_lowercase();
    let open = words.contains("open government licence")
        || words.split([' ', '.', ',']).any(|word| word == "ogl");
    match () {
        () if !open => None,
        () if words.contains('3') => {
            Some("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")
        }
        () if words.contains('2') => {
            Some("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/")
        }
        () => None,
    }
}

/// The description of a report's tables as CSV on the Web.
pub fn csvw(report: &Report, tables: &[ArchivePart]) -> Json {
    let context = Json::List(vec![
        Json::text("http://www.w3.org/ns/csvw"),
        Json::object([("@language", Json::text("en"))]),
    ]);
    let described = tables.iter().map(|part| {
        let columns = part.table.columns.iter().map(|column| {
            let kind = match column.kind {
                ColumnKind::Text => Json::text("string"),
                ColumnKind::Number => Json::text("double"),
                ColumnKind::Whole => Json::text("integer"),
                ColumnKind::Day => Json::object([
                    ("base", Json::text("date")),
                    ("format", Json::text("yyyy-MM-dd")),
                ]),
            };
            let required = part
                .key
                .contains(&column.name.as_str())
                .then_some(Json::Bool(true));
            Json::object([
                ("name", Json::text(&column.name)),
                ("titles", Json::text(&column.name)),
            ])
            .and("dc:description", about(column))
            .and("datatype", Some(kind))
            .and("required", required)
        });
        let keys = part.refers.iter().map(|(column, table)| {
            Json::object([
                ("columnReference", Json::texts([*column])),
                (
                    "reference",
                    Json::object([
                        ("resource", Json::text([table, ".csv"].concat())),
                        ("columnReference", Json::texts(["id"])),
                    ]),
                ),
            ])
        });
        let keys: Vec<Json> = keys.collect();
        let schema = Json::object([("columns", Json::List(columns.collect()))])
            .and(
                "primaryKey",
                (!part.key.is_empty()).then(|| Json::texts(part.key.iter().copied())),
            )
            .and(
                "foreignKeys",
                (!keys.is_empty()).then_some(Json::List(keys)),
            );
        Json::object([
            ("url", Json::text(file(part))),
            ("dc:title", Json::text(&part.table.title)),
            ("tableSchema", schema),
        ])
    });
    Json::object([
        ("@context", context),
        ("dc:title", Json::text(&report.title)),
        ("dc:publisher", Json::text(&report.organisation)),
    ])
    .and("dc:issued", published(report).map(Json::Text))
    .and("dc:license", licence(report).map(Json::text))
    .and("tables", Some(Json::List(described.collect())))
}

fn about(column: &TableColumn) -> Option<Json> {
    (!column.about.is_empty()).then(|| Json::text(column.about))
}

/// The description of a report's tables as a Data Package.
pub fn datapackage(report: &Report, tables: &[ArchivePart]) -> Json {
    let resources = tables.iter().map(|part| {
        let fields = part.table.columns.iter().map(|column| {
            let kind = match column.kind {
                ColumnKind::Text => "string",
                ColumnKind::Number => "number",
                ColumnKind::Whole => "integer",
                ColumnKind::Day => "date",
            };
            let required = part.key.contains(&column.name.as_str());
            let required = required.then(|| Json::object([("required", Json::Bool(true))]));
            Json::object([
                ("name", Json::text(&column.name)),
                ("type", Json::text(kind)),
            ])
            .and("description", about(column))
            .and("constraints", required)
        });
        let keys = part.refers.iter().map(|(column, table)| {
            Json::object([
                ("fields", Json::texts([*column])),
                (
                    "reference",
                    Json::object([
                        ("resource", Json::text(*table)),
                        ("fields", Json::texts(["id"])),
                    ]),
                ),
            ])
        });
        let keys: Vec<Json> = keys.collect();
        let schema = Json::object([("fields", Json::List(fields.collect()))])
            .and(
                "primaryKey",
                (!part.key.is_empty()).then(|| Json::texts(part.key.iter().copied())),
            )
            .and(
                "foreignKeys",
                (!keys.is_empty()).then_some(Json::List(keys)),
            );
        Json::object([
            ("name", Json::text(part.name)),
            ("path", Json::text(file(part))),
            ("title", Json::text(&part.table.title)),
            ("profile", Json::text("tabular-data-resource")),
            ("format", Json::text("csv")),
            ("mediatype", Json::text("text/csv")),
            ("encoding", Json::text("utf-8")),
            ("schema", schema),
        ])
    });
    let sources = report.sources.iter().map(|source| {
        Json::object([("title", Json::text(source_words(source)))])
            .and("path", source.url.as_ref().map(Json::text))
    });
    let sources: Vec<Json> = sources.collect();
    let licences = licence(report).map(|words| {
        let address = licence_address(words);
        // The specification wants a name of a list or an address beside the words.
        address.map(|address| {
            Json::List(vec![Json::object([
                ("title", Json::text(words)),
                ("path", Json::text(address)),
            ])])
        })
    });
    let name = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let name: String = report.id.chars().map(name).collect();
    Json::object([
        ("name", Json::text(name)),
        ("title", Json::text(&report.title)),
        ("profile", Json::text("tabular-data-package")),
    ])
    .and("licenses", licences.flatten())
    .and(
        "sources",
        (!sources.is_empty()).then_some(Json::List(sources)),
    )
    .and(
        "contributors",
        Some(Json::List(vec![Json::object([
            ("title", Json::text(&report.organisation)),
            ("role", Json::text("publisher")),
        ])])),
    )
    .and("resources", Some(Json::List(resources.collect())))
}
