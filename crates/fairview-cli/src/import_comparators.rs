//! `fairview import comparators`: another publisher's figures set beside the measures of a report.
//!
//! Refuses to write a report that has errors, and writes nothing without `--out`.

use crate::data_options::{DataOptions, with_file};
use crate::failure::Failure;
use crate::files;
use crate::findings::{found, of_import};
use crate::print;
use clap::Args;
use report_import::cell_ref::Origin;
use report_import::choices::{self, Comparators};
use report_import::comparators::{How, NeighbourList, Published, RowFilter, import, workbooks};
use report_import::imported::Imported;
use report_import::lait::Lait;
use report_import::problems::Problems;
use report_import::{text, xlsx};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Args)]
pub(crate) struct ComparatorsArgs {
    /// Files of data, CSV, JSON-stat or workbooks; a report of national figures; or the folder of the Local
    /// Authority Interactive Tool
    #[arg(value_name = "FILE", required_unless_present = "neighbours")]
    files: Vec<PathBuf>,
    /// The report that they are set beside
    #[arg(long, value_name = "REPORT.json")]
    onto: PathBuf,
    /// The report to write; without it nothing is written
    #[arg(long, value_name = "REPORT.json")]
    out: Option<PathBuf>,
    /// Which of their measures stands beside which, under "comparators"; without it those of one ref or title
    #[arg(long, value_name = "RECIPE.json")]
    recipe: Option<PathBuf>,
    /// A list of neighbours, closest first
    #[arg(long, value_name = "FILE")]
    neighbours: Option<PathBuf>,
    /// What that list is called, with its year
    #[arg(long, value_name = "NAME")]
    list: Option<String>,
    /// Put other comparators that a measure has aside
    #[arg(long)]
    replace: bool,
    /// Take notices for errors
    #[arg(long)]
    strict: bool,
    /// A file of the options below, one a line as `licence = Open Government Licence v3.0`; what is given
    /// here counts
    #[arg(long, value_name = "FILE")]
    options: Option<PathBuf>,
    #[command(flatten)]
    said: DataOptions,
}

impl ComparatorsArgs {
    /// Joins, and writes where nothing is wrong. Gives 1 where something is.
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let options = with_file(self.said.0.clone(), self.options.as_deref())?;
        let imported = self.imported(&options)?;
        let all = self.files.iter().chain(&self.neighbours);
        let names: Vec<String> = all.map(|path| path.display().to_string()).collect();
        let source = PathBuf::from(names.join(", "));
        let sound = imported.sound();
        if let (Some(text), Some(out)) = (sound, &self.out) {
            std::fs::write(out, text)
                .map_err(|error| format!("{} cannot be written: {error}", out.display()))?;
        }
        print::out(&match (&self.out, sound) {
            (None, Some(_)) => {
                found(&imported, &source) + "nothing is written; --out names the report to write\n"
            }
            (None, None) => {
                found(&imported, &source) + "nothing is written: mend the errors above first\n"
            }
            (Some(out), _) => of_import(&imported, &source, out),
        });
        Ok(ExitCode::from(u8::from(sound.is_none())))
    }

    fn imported(&self, options: &report_import::options::Options) -> Result<Imported, String> {
        let last = files::last(&self.onto)?;
        let choices = match &self.recipe {
            Some(path) => recipe(path)?,
            None => Comparators::default(),
        };
        let mut problems = Problems::default();
        let neighbours = match &self.neighbours {
            Some(path) => {
                let bytes = files::read_at_most(path, xlsx::open::MOST_BYTES)
                    .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
                let list = self.list.as_ref().or(choices.neighbours.as_ref());
                let name = path.display().to_string();
                let list = list.map(String::as_str);
                let own = last.area().map_or("", |area| area.name.as_str());
                match workbooks::neighbours(bytes, own) {
                    Ok(bytes) => {
                        NeighbourList::read(&name, &bytes, list, last.report(), &mut problems)
                    }
                    Err(reason) => {
                        problems.error(&Origin::file(name).place(), reason);
                        None
                    }
                }
            }
            None => None,
        };
        let published = match self.files.as_slice() {
            [] => None,
            [folder] if folder.is_dir() => Some(lait(folder, &last)?),
            [file] if is_report(file) => {
                let found = files::last(file)?;
                let published = Published::of_report(&last, options, &found);
                Some(published.map_err(|reason| format!("{}: {reason}", file.display()))?)
            }
            files => {
                let files = files.iter().map(|path| {
                    let bytes = files::read_at_most(path, text::MOST_BYTES);
                    let bytes = bytes
                        .and_then(|bytes| workbooks::figures(bytes).map_err(std::io::Error::other));
                    (path.display().to_string(), bytes)
                });
                Published::of_files(
                    &last,
                    options,
                    &choices,
                    RowFilter::Joined,
                    files.collect(),
                    &mut problems,
                )
            }
        };
        let how = How {
            replace: self.replace,
            strict: self.strict,
        };
        Ok(import(
            &last, published, neighbours, &choices, how, problems,
        ))
    }
}

/// Whether a file is a report: any other JSON is data.
fn is_report(path: &Path) -> bool {
    #[derive(serde::Deserialize)]
    struct Signs {
        fairview: String,
    }
    let bytes = files::read_at_most(path, text::MOST_BYTES).unwrap_or_default();
    serde_json::from_slice::<Signs>(&bytes).is_ok_and(|signs| !signs.fairview.is_empty())
}

/// The comparators of a recipe.
pub(crate) fn recipe(path: &Path) -> Result<Comparators, String> {
    let bytes = files::read_at_most(path, choices::MOST_BYTES);
    let bytes = bytes.map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    Comparators::read(&bytes).map_err(|reason| format!("{}: {reason}", path.display()))
}

/// The measures of the Local Authority Interactive Tool for the area of a report.
fn lait(folder: &Path, last: &report_import::update::Last) -> Result<Published, String> {
    let own = last.area().map_or("", |area| area.name.as_str());
    Published::of_lait(&folder.display().to_string(), &read_lait(folder, own)?)
}

/// The files of the tool for an authority.
pub(crate) fn read_lait(folder: &Path, authority: &str) -> Result<Lait, String> {
    let lait = Lait::read(authority, |name| {
        std::fs::read(folder.join(name)).map_err(|error| error.to_string())
    });
    lait.map_err(|reason| format!("{}: {reason}", folder.display()))
}
