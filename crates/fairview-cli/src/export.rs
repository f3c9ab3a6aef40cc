//! `fairview export`: everything a report holds, or one table of its pages, as files for
//! spreadsheets and programs.

use crate::figures;
use crate::print;
use clap::{Args, ValueEnum};
use report_core::read;
use report_core::report::Report;
use report_export::csv::csv;
use report_export::json::json;
use report_export::xlsx::xlsx;
use report_export::{cite, whole};
use report_view::tables;
use std::fs;
use std::path::{Path, PathBuf};

/// Write everything a report holds as tables
///
/// Figures in files of their own are read too. With --table: one table as its page gives it to
/// readers, as csv, xlsx or json.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview export q3.json --as csvw --out q3.zip"
)]
pub(crate) struct ExportArgs {
    /// The report
    #[arg(value_name = "REPORT")]
    report: PathBuf,
    /// What to write
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: ExportKind,
    /// Where to write to
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// One table: scorecard, compare, milestones or finance:ID
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ExportKind {
    /// An archive of CSV files, described as CSV on the Web and as a Data Package
    Csvw,
    /// The same files in a new folder
    Csv,
    /// A workbook
    Xlsx,
    /// The report as a program reads it
    Json,
    /// Its figures over time
    Jsonstat,
}

impl ExportArgs {
    /// Writes the file or the folder. Errors with what is wrong with the report or the place.
    pub(crate) fn run(&self) -> Result<(), String> {
        let out = self.out.as_path();
        let report = with_figures(&self.report)?;
        let source = cite::source(&report, None, false);
        let about = cite::about(&report, None, source, &cite::Origin::default());
        if let Some(name) = &self.table {
            return write(out, &one(&report, name, self.kind, &about)?);
        }
        match self.kind {
            ExportKind::Csvw => write(out, &whole::archive(&report, &about)),
            ExportKind::Csv => write_folder(out, &whole::files(&report, &about)),
            ExportKind::Xlsx => write(out, &whole::xlsx(&report, &about)),
            ExportKind::Json => write(out, whole::json(&report, &about).as_bytes()),
            ExportKind::Jsonstat => match whole::jsonstat(&report) {
                Some(figures) => write(out, figures.as_bytes()),
                None => Err("the report has no figures over time, so there is nothing to write as JSON-stat. Its printed table is in --as csvw".to_owned()),
            },
        }
    }
}

/// One table of the pages, as a file.
fn one(
    report: &Report,
    name: &str,
    kind: ExportKind,
    about: &[(String, String)],
) -> Result<Vec<u8>, String> {
    let table = tables::table(report, name).ok_or_else(|| {
        format!(
            "the report has no table \"{name}\"; it has {}",
            tables::names(report).join(", ")
        )
    })?;
    match kind {
        ExportKind::Csv => Ok(csv(&table).into_bytes()),
        ExportKind::Xlsx => Ok(xlsx(&[(name, &table)], about)),
        ExportKind::Json => Ok(json(&table, about).into_bytes()),
        ExportKind::Csvw => Err(not_of_one_table("csvw")),
        ExportKind::Jsonstat => Err(not_of_one_table("jsonstat")),
    }
}

fn not_of_one_table(kind: &str) -> String {
    format!("--as is \"{kind}\"; expected csv, xlsx or json for one table")
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
