//! `fairview import`: has the source read and judged, and writes the report where nothing is wrong
//! with it.
//!
//! Refuses to write a report that has errors: a file that is there is sound.

use crate::data_options::{DataOptions, with_file};
use crate::failure::Failure;
use crate::files;
pub use crate::findings::of_import as as_text;
use crate::findings::{done, found};
use crate::import_comparators::{ComparatorsArgs, read_lait};
use crate::print;
use clap::{Args, Subcommand};
use report_import::data;
use report_import::imported::Imported;
use report_import::options::Options;
use report_import::xlsx::recipe::{self, Recipe};
use report_import::{text, xlsx};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The kinds of files that are imported by this command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A workbook made from the template.
    Xlsx,
    /// Files of data.
    Data(data::Kind),
}

/// Make a report out of a workbook, CSV, JSON-stat or the files of a benchmarking tool.
#[derive(Subcommand)]
pub(crate) enum ImportCommand {
    /// Make a report of a filled workbook
    ///
    /// Everything wrong is listed with sheet, row and column; where there are errors nothing is
    /// written.
    #[command(
        verbatim_doc_comment,
        after_help = "Example: fairview import xlsx q3.xlsx --out q3.json"
    )]
    Xlsx(WorkbookArgs),
    /// Make a report out of tidy CSV, one observation a row
    ///
    /// Every bad row is listed, and nothing is written while there is one.
    #[command(
        verbatim_doc_comment,
        after_help = "Example: fairview import csv figures.csv --area E06000006 --out report.json"
    )]
    Csv(DataArgs),
    /// Make a report out of data sets of JSON-stat 2.0
    ///
    /// Every bad value is listed, and nothing is written while there is one.
    #[command(
        verbatim_doc_comment,
        after_help = "Example: fairview import jsonstat figures.json --area E06000006 --out report.json"
    )]
    Jsonstat(DataArgs),
    /// Make a benchmark report of the Local Authority Interactive Tool
    ///
    /// It is about one authority, its statistical neighbours, its region and England.
    #[command(
        verbatim_doc_comment,
        after_help = "Example: fairview import lait --data lait --authority Halton --out reports"
    )]
    Lait(LaitArgs),
    /// Set another publisher's figures beside the measures of a report
    ///
    /// Its own figures stay as they are. Figures in another unit or counted otherwise are refused, unless
    /// the recipe says what differs.
    #[command(
        verbatim_doc_comment,
        after_help = "Example: fairview import comparators recycling.csv --onto q3.json --source WasteDataFlow --out q3-beside.json"
    )]
    Comparators(Box<ComparatorsArgs>),
}

#[derive(Args)]
pub(crate) struct WorkbookArgs {
    /// The workbook
    #[arg(value_name = "WORKBOOK")]
    file: PathBuf,
    #[command(flatten)]
    write: WriteArgs,
    /// How your own sheet is laid out, as `fairview recipe` proposes it; without one the workbook is
    /// the template
    #[arg(long, value_name = "RECIPE.json")]
    recipe: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct DataArgs {
    /// The files of data
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    write: WriteArgs,
    /// A file of the options below, one a line as `area = E06000006`; what is given here counts
    #[arg(long, value_name = "FILE")]
    options: Option<PathBuf>,
    #[command(flatten)]
    said: DataOptions,
}

#[derive(Args)]
struct WriteArgs {
    /// The report to write
    #[arg(long, value_name = "REPORT.json")]
    out: PathBuf,
    /// Take notices for errors
    #[arg(long)]
    strict: bool,
    /// Join it to the last report by ref
    #[arg(long, value_name = "LAST.json")]
    onto: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct LaitArgs {
    /// The folder of the tool's files
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
    /// The authority, by the name that the files give it
    #[arg(long, value_name = "NAME")]
    authority: String,
    /// The folder to write the report and its files to
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

impl ImportCommand {
    /// Imports, and writes where nothing is wrong. Gives 1 where something is.
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let import = match self {
            Self::Lait(args) => {
                args.run()?;
                return Ok(ExitCode::SUCCESS);
            }
            Self::Comparators(args) => return args.run(),
            Self::Xlsx(args) => Import {
                recipe: args.recipe,
                ..args
                    .write
                    .import(Kind::Xlsx, vec![args.file], Options::default())
            },
            Self::Csv(args) => args.import(data::Kind::Csv)?,
            Self::Jsonstat(args) => args.import(data::Kind::Jsonstat)?,
        };
        let sound = import.run(&mut |text| print::out(text))?;
        Ok(ExitCode::from(u8::from(!sound)))
    }
}

impl WriteArgs {
    fn import(self, kind: Kind, files: Vec<PathBuf>, options: Options) -> Import {
        Import {
            kind,
            files,
            out: self.out,
            strict: self.strict,
            onto: self.onto,
            options,
            recipe: None,
        }
    }
}

impl DataArgs {
    fn import(self, kind: data::Kind) -> Result<Import, Failure> {
        let options = with_file(self.said.0, self.options.as_deref())?;
        Ok(self.write.import(Kind::Data(kind), self.files, options))
    }
}

impl LaitArgs {
    fn run(&self) -> Result<(), String> {
        let lait = read_lait(&self.data, &self.authority)?;
        let benchmark = lait.benchmark()?;
        let texts = benchmark.texts()?;
        for (path, text) in &texts {
            let path = self.out.join(path);
            let wrong = |e: std::io::Error| format!("{}: {e}", path.display());
            std::fs::create_dir_all(path.parent().unwrap_or(&self.out)).map_err(wrong)?;
            std::fs::write(&path, text).map_err(wrong)?;
        }
        let report = &benchmark.report;
        print::out(&format!(
            "{}: {} files, {} indicators\n",
            self.out.join(format!("{}.json", report.id)).display(),
            texts.len(),
            report.indicators.len()
        ));
        Ok(())
    }
}

/// An import of one kind of files.
pub(crate) struct Import {
    /// What the files are.
    pub kind: Kind,
    /// The files to read.
    pub files: Vec<PathBuf>,
    /// The report to write.
    pub out: PathBuf,
    /// Whether notices are errors.
    pub strict: bool,
    /// The last report, where this is an update to it.
    pub onto: Option<PathBuf>,
    /// What data files leave unsaid.
    pub options: Options,
    /// The recipe by which a workbook in a layout of its own is read.
    pub recipe: Option<PathBuf>,
}

impl Import {
    /// Imports and, where the report is sound, writes it. What was found, and what changes in the
    /// last report, is given to `print` before anything is written. Whether it was written; errors
    /// where a file cannot be read or written at all.
    fn run(&self, print: &mut dyn FnMut(&str)) -> Result<bool, String> {
        let imported = self.imported()?;
        let names = self.files.iter().map(|path| path.display().to_string());
        let names = names.collect::<Vec<_>>().join(", ");
        print(&found(&imported, Path::new(&names)));
        if let Some(text) = imported.sound() {
            std::fs::write(&self.out, text)
                .map_err(|error| format!("{} cannot be written: {error}", self.out.display()))?;
        }
        print(&done(&imported, &self.out));
        Ok(imported.sound().is_some())
    }

    /// Imports and writes nothing. Errors where a workbook or the last report cannot be read at all.
    pub(crate) fn imported(&self) -> Result<Imported, String> {
        let last = self.onto.as_deref().map(files::last).transpose()?;
        match self.kind {
            Kind::Xlsx => {
                let path = &self.files[0];
                let bytes = files::read_at_most(path, xlsx::open::MOST_BYTES)
                    .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
                let recipe = self.recipe.as_deref().map(recipe).transpose()?;
                Ok(match recipe {
                    Some(recipe) => {
                        Imported::by_recipe(&bytes, &recipe, self.strict, last.as_ref())
                    }
                    None => Imported::of_workbook(&bytes, self.strict, last.as_ref()),
                })
            }
            Kind::Data(kind) => {
                let files = self.files.iter().map(|path| {
                    let bytes = files::read_at_most(path, text::MOST_BYTES);
                    (path.display().to_string(), bytes)
                });
                let (options, strict) = (&self.options, self.strict);
                Ok(data::import(kind, options, strict, files, last.as_ref()))
            }
        }
    }
}

/// A recipe's file.
fn recipe(path: &Path) -> Result<Recipe, String> {
    let bytes = files::read_at_most(path, recipe::MOST_BYTES);
    let bytes = bytes.map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    Recipe::read(&bytes).map_err(|reason| format!("{}: {reason}", path.display()))
}
