//! `fairview import`: has the source read and judged, and writes the report where nothing is wrong
//! with it.
//!
//! Refuses to write a report that has errors: a file that is there is sound.

use super::data;
use super::draft::Draft;
use super::json;
use super::judge::{Origins, judge};
use super::lait::Lait;
use super::options::Options;
use super::rows::Problems;
use super::text;
use super::update::{self, Last, Says};
use super::xlsx::{self, open::MOST_BYTES};
use crate::check::{Checked, as_text, one_line};
use crate::cli::Failure;
use crate::data_options::DataOptions;
use crate::print;
use clap::{Args, Subcommand};
use report_core::problem::Problem;
use report_core::{doubts, read, wire};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The kinds of files that are imported by this command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A workbook made from the template.
    Xlsx,
    /// Tidy data, one observation a row.
    Csv,
    /// Data sets and collections of JSON-stat 2.0.
    Jsonstat,
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
}

#[derive(Args)]
pub(crate) struct WorkbookArgs {
    /// The workbook
    #[arg(value_name = "WORKBOOK")]
    file: PathBuf,
    #[command(flatten)]
    write: WriteArgs,
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
            Self::Xlsx(args) => args
                .write
                .import(Kind::Xlsx, vec![args.file], Options::default()),
            Self::Csv(args) => args.import(Kind::Csv)?,
            Self::Jsonstat(args) => args.import(Kind::Jsonstat)?,
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
        }
    }
}

impl DataArgs {
    fn import(self, kind: Kind) -> Result<Import, Failure> {
        let mut options = self.said.0;
        if let Some(file) = self.options {
            let name = file.display();
            let text = std::fs::read_to_string(&file)
                .map_err(|error| Failure::Usage(format!("{name} cannot be read: {error}")))?;
            let added = options.add_file(&text);
            added.map_err(|reason| Failure::Usage(format!("{name}, {reason}")))?;
        }
        Ok(self.write.import(kind, self.files, options))
    }
}

impl LaitArgs {
    fn run(&self) -> Result<(), String> {
        let lait = Lait::read(&self.data, &self.authority)?;
        let benchmark = lait.benchmark()?;
        let count = benchmark.write(&self.out)?;
        let report = &benchmark.report;
        print::out(&format!(
            "{}: {count} files, {} indicators\n",
            self.out.join(format!("{}.json", report.id)).display(),
            report.indicators.len()
        ));
        Ok(())
    }
}

/// An import of one kind of files.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
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
}

impl Import {
    /// Imports and, where the report is sound, writes it. What was found, and what changes in the
    /// last report, is given to `print` before anything is written. Whether it was written; errors
    /// where a file cannot be read or written at all.
    pub fn run(&self, print: &mut dyn FnMut(&str)) -> Result<bool, String> {
        let imported = self.imported()?;
        let names = self.files.iter().map(|path| path.display().to_string());
        let names = names.collect::<Vec<_>>().join(", ");
        print(&imported.found(Path::new(&names)));
        if let Some(text) = imported.sound() {
            std::fs::write(&self.out, text)
                .map_err(|error| format!("{} cannot be written: {error}", self.out.display()))?;
        }
        print(&imported.done(&self.out));
        Ok(imported.sound().is_some())
    }

    /// Imports and writes nothing. Errors where a file cannot be read at all.
    pub fn imported(&self) -> Result<Imported, String> {
        let last = self.onto.as_deref().map(Last::read).transpose()?;
        Ok(match self.kind {
            Kind::Xlsx => {
                let mut problems = Problems::default();
                let draft = xlsx::read::read(&bytes(&self.files[0])?, &mut problems);
                let onto = last.as_ref().map(|last| (last, Says::Report));
                Imported::joined(draft, problems, self.strict, onto, |_| {})
            }
            Kind::Csv | Kind::Jsonstat => data::import(self, last.as_ref()),
        })
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    text::bytes(path, MOST_BYTES)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Notices for measures of the joined report that still say what the last report said of them.
fn forgotten(last: &Last, joined: &str) -> Vec<Problem> {
    let read = |text: &str| read::report(text.as_bytes()).ok();
    let before = json::print(last.report()).ok().and_then(|text| read(&text));
    match (before, read(joined)) {
        (Some(before), Some(after)) => doubts::forgotten(&before.value, &after.value),
        _ => Vec::new(),
    }
}

/// What came of an import.
pub struct Imported {
    /// The report as JSON; `None` where it cannot be shown at all.
    pub text: Option<String>,
    /// What was found and done.
    pub problems: Problems,
    /// Where the parts of the report come from.
    pub origins: Origins,
}

impl Imported {
    /// Finishes a draft and judges it.
    pub fn of(draft: Option<Draft>, mut problems: Problems, strict: bool) -> Self {
        let finished: Option<(wire::Report, Origins)> =
            draft.map(|draft| draft.finish(&mut problems));
        let (text, origins) = match finished {
            Some((report, origins)) => {
                update::current_missing(&report, &origins, &mut problems);
                (judge(&report, &origins, &mut problems), origins)
            }
            None => (None, Origins::default()),
        };
        if strict {
            problems.strict();
        }
        problems.grouped();
        Self {
            text,
            problems,
            origins,
        }
    }

    /// The same, joined to the last report where there is one. The update is judged by itself
    /// first, with its places, and then what came of both.
    pub fn joined(
        draft: Option<Draft>,
        problems: Problems,
        strict: bool,
        onto: Option<(&Last, Says)>,
        last_word: impl FnOnce(&mut wire::Report),
    ) -> Self {
        let Some((last, says)) = onto else {
            return Self::of(draft, problems, strict);
        };
        let mut problems = problems;
        let finished = draft.map(|draft| draft.finish(&mut problems));
        let update = finished.and_then(|(mut update, origins)| {
            last_word(&mut update);
            judge(&update, &origins, &mut problems).map(|_| update)
        });
        let Some(update) = update.filter(|_| problems.errors() == 0) else {
            if strict {
                problems.strict();
            }
            problems.grouped();
            return Self {
                text: None,
                problems,
                origins: Origins::default(),
            };
        };
        let report = update::join(last, update, says, &mut problems);
        let mut of_both = Problems::default();
        let text = judge(&report, &Origins::default(), &mut of_both);
        let known = |says: &str| problems.list.iter().any(|problem| problem.says == says);
        if let Some(text) = &text {
            for problem in forgotten(last, text) {
                of_both.push(problem);
            }
        }
        let more = of_both.list.into_iter();
        let more: Vec<_> = more.filter(|problem| !known(&problem.says)).collect();
        for problem in more {
            problems.push(problem);
        }
        if strict {
            problems.strict();
        }
        problems.grouped();
        Self {
            text,
            problems,
            origins: Origins::default(),
        }
    }

    /// The report, where there is one and nothing is wrong with it.
    pub fn sound(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.problems.errors() == 0)
    }

    /// What to print: what was done, then every problem as `fairview check` has it, then whether
    /// the report was written.
    pub fn as_text(&self, source: &Path, out: &Path) -> String {
        self.found(source) + &self.done(out)
    }

    /// What was done and every problem, as lines.
    fn found(&self, source: &Path) -> String {
        let mut text = String::new();
        for said in &self.problems.said {
            text.push_str(&one_line(said));
            text.push('\n');
        }
        text.push_str(&as_text(&[Checked {
            file: source.display().to_string(),
            problems: self.problems.list.clone(),
        }]));
        text
    }

    /// Whether the report was written, as a line.
    fn done(&self, out: &Path) -> String {
        match self.sound() {
            Some(_) => format!("{} is written\n", out.display()),
            None => format!(
                "{} is not written: mend the errors above first\n",
                out.display()
            ),
        }
    }
}
