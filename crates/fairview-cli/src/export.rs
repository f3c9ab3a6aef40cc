//! `fairview export`: everything a report holds, or one table of its pages, as files for
//! spreadsheets and programs.

use crate::arguments::{self, Given, Wrong};
use crate::figures;
use crate::print;
use fairview_site::tables;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use report_core::read;
use report_core::report::Report;
use report_export::csv::csv;
use report_export::json::json;
use report_export::xlsx::xlsx;
use report_export::{cite, whole};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const LIKE: &str = "like: fairview export q3.json --as csvw --out q3.zip";

/// Does what the arguments after `export` ask for.
///
/// # Errors
/// In words: what is wrong with the arguments, the report or the place to write to.
pub fn run(words: &[&str]) -> Result<(), Wrong> {
    let Asked {
        report,
        out,
        kind,
        table,
    } = Asked::read(words).map_err(Wrong::Usage)?;
    let (out, kind) = (out.as_path(), kind.as_str());
    let report = with_figures(Path::new(&report))?;
    let source = cite::source(&report, None, false);
    let about = cite::about(&report, None, source, &cite::Taken::default());
    if let Some(name) = &table {
        return Ok(write(out, &one(&report, name, kind, &about)?)?);
    }
    Ok(match kind {
        "csvw" => write(out, &whole::archive(&report, &about, Some(deflate))),
        "csv" => write_folder(out, &whole::files(&report, &about)),
        "xlsx" => write(out, &whole::xlsx(&report, &about, Some(deflate))),
        "json" => write(out, whole::json(&report, &about).as_bytes()),
        "jsonstat" => match whole::jsonstat(&report) {
            Some(figures) => write(out, figures.as_bytes()),
            None => Err("the report has no figures over time, so there is nothing to write as JSON-stat. Its printed table is in --as csvw".to_owned()),
        },
        other => return Err(Wrong::Usage(format!(
            "--as is \"{other}\"; expected csvw, csv, xlsx, json or jsonstat"
        ))),
    }?)
}

/// What is asked for.
struct Asked {
    report: String,
    out: PathBuf,
    kind: String,
    table: Option<String>,
}

impl Asked {
    fn read(words: &[&str]) -> Result<Self, String> {
        let Given { plain, mut options } =
            arguments::read("export", words, &["--as", "--out", "--table"])?;
        let [report] = plain.as_slice() else {
            return Err(format!("export needs one report, {LIKE}"));
        };
        let mut option = |name: &str, what: &str| {
            let value = options.remove(name);
            value.ok_or_else(|| format!("export needs {name} and {what}, {LIKE}"))
        };
        Ok(Self {
            report: report.clone(),
            out: PathBuf::from(option("--out", "where to write to")?),
            kind: option("--as", "what to write")?,
            table: options.remove("--table"),
        })
    }
}

/// One table of the pages, as a file.
fn one(
    report: &Report,
    name: &str,
    kind: &str,
    about: &[(&'static str, String)],
) -> Result<Vec<u8>, String> {
    let table = tables::table(report, name).ok_or_else(|| {
        format!(
            "the report has no table \"{name}\"; it has {}",
            tables::names(report).join(", ")
        )
    })?;
    match kind {
        "csv" => Ok(csv(&table).into_bytes()),
        "xlsx" => Ok(xlsx(&[(name, &table)], about, Some(deflate))),
        "json" => Ok(json(&table, about).into_bytes()),
        other => Err(format!(
            "--as is \"{other}\"; expected csv, xlsx or json for one table"
        )),
    }
}

/// A report with the figures of all its measures, those in files of their own too.
pub(crate) fn with_figures(path: &Path) -> Result<Report, String> {
    let name = path.display();
    let bytes = fs::read(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
    let reading = read::report(&bytes).map_err(|refusal| format!("{name}: {refusal}"))?;
    let mut report = reading.value;
    let whole: Result<Vec<_>, String> = report
        .indicators
        .iter()
        .map(|indicator| figures::whole(path, &report, indicator))
        .collect();
    report.indicators = whole?;
    Ok(report)
}

/// Writes a file.
pub(crate) fn write(out: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(out, bytes)
        .map_err(|error| format!("{} cannot be written: {error}", out.display()))?;
    print::out(&format!(
        "{} is written, {} bytes\n",
        out.display(),
        bytes.len()
    ));
    Ok(())
}

/// Writes some files into a folder that is new or empty: what lies there already is not ours.
fn write_folder(out: &Path, files: &[(String, Vec<u8>)]) -> Result<(), String> {
    let name = out.display();
    let cannot = |error: std::io::Error| format!("{name} cannot be written: {error}");
    fs::create_dir_all(out).map_err(cannot)?;
    if fs::read_dir(out).map_err(cannot)?.next().is_some() {
        return Err(format!(
            "{name} holds files already; expected a new or an empty folder"
        ));
    }
    for (file, bytes) in files {
        fs::write(out.join(file), bytes).map_err(cannot)?;
    }
    print::out(&format!("{name} is written, {} files\n", files.len()));
    Ok(())
}

/// Packs bytes for an archive, the same way every time.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    // Memory does not refuse to be written to; were it so, the bytes would be stored unpacked.
    match packer.write_all(bytes).and_then(|()| packer.finish()) {
        Ok(packed) => packed,
        Err(_) => bytes.to_vec(),
    }
}
