//! `fairview check`: the same problems that the page shows, in the terminal.

use crate::data_options::DataOptions;
use crate::files;
use crate::findings::{Checked, Format, as_json, as_text};
use crate::import::{Import, Kind};
use crate::print;
use clap::Args;
use fairview_site::reports::{Release, series_proposed};
use report_core::lint;
use report_core::problem::{self, Problem, ReadError, Severity};
use report_core::read;
use report_core::report::{Indicator, Report, Role};
use report_import::options::Options;
use report_import::{data, text};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Say what is wrong with reports, catalogues and files to import
///
/// Workbooks, CSV and JSON-stat are checked as importing them would. Every problem is said with its
/// place; and as notices what is suspicious though legal. Exits with 1 where there are errors, with
/// 0 where there are only notices.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview check report.json"
)]
pub(crate) struct CheckArgs {
    /// The files to check
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// How the sheets of workbooks are laid out, as `fairview recipe` proposes it
    #[arg(long, value_name = "RECIPE.json")]
    recipe: Option<PathBuf>,
    #[command(flatten)]
    options: DataOptions,
}

impl CheckArgs {
    /// Prints what was found. Gives 1 where there are errors, 0 where there are only notices.
    pub(crate) fn run(&self) -> ExitCode {
        let files: Vec<&Path> = self.files.iter().map(PathBuf::as_path).collect();
        let files = check_all(&files, &self.options.0, self.recipe.as_deref());
        print::out(&match self.format {
            Format::Text => as_text(&files),
            Format::Json => as_json(&files),
        });
        ExitCode::from(u8::from(files.iter().any(|file| file.errors() > 0)))
    }
}

/// Checks a report or a catalogue, with the files that it names, or a file that would be imported.
/// The options say what files of data leave unsaid, a recipe how a workbook is laid out.
pub fn check(path: &Path, options: &Options, recipe: Option<&Path>) -> Checked {
    let file = path.display().to_string();
    let bytes = files::read_at_most(path, text::MOST_BYTES);
    let kind = bytes
        .as_ref()
        .ok()
        .and_then(|bytes| importable(path, bytes));
    let problems = match (bytes, kind) {
        (Err(error), _) => vec![unreadable(&format!("The file cannot be read: {error}"))],
        (Ok(bytes), Some(kind)) => {
            drop(bytes);
            would_import(kind, path, options, recipe)
        }
        (Ok(bytes), None) => match read::report(&bytes) {
            Ok(reading) => {
                let mut problems = reading.problems;
                indicator_files(&mut problems, path, &reading.value);
                problems.extend(suspicious(Some(path), &reading.value, &bytes));
                problems
            }
            Err(ReadError::Kind { found, .. }) if found == "catalogue" => catalogue(path, &bytes),
            Err(ReadError::Kind { found, .. }) if found == "families" => {
                match read::families(&bytes) {
                    Ok(reading) => reading.problems,
                    Err(found) => from_read_error(found),
                }
            }
            Err(found) => from_read_error(found),
        },
    };
    let problems = problem::bounded(problems);
    Checked { file, problems }
}

/// Checks several files. Reports of one organisation and series are held against each other too, so
/// that a measure is named that still says what the report before it said.
pub fn check_all(paths: &[&Path], options: &Options, recipe: Option<&Path>) -> Vec<Checked> {
    let checked = paths.iter().map(|path| check(path, options, recipe));
    let mut checked: Vec<Checked> = checked.collect();
    let mut reports: Vec<(usize, Report)> = Vec::new();
    if paths.len() > 1 {
        for (at, path) in paths.iter().enumerate() {
            let bytes = std::fs::read(path).unwrap_or_default();
            reports.extend(read::report(&bytes).ok().map(|reading| (at, reading.value)));
        }
    }
    reports.sort_by(|(_, a), (_, b)| a.period.by_time(&b.period));
    for (place, (at, later)) in reports.iter().enumerate() {
        let before = reports[..place].iter().rev();
        let mut before = before.map(|(_, earlier)| earlier);
        if let Some(earlier) = before.find(|earlier| follows(earlier, later)) {
            checked[*at]
                .problems
                .extend(lint::forgotten(earlier, later));
        }
    }
    checked
}

/// Whether a report is a later one of the series of another.
fn follows(earlier: &Report, later: &Report) -> bool {
    let series = |report: &Report| {
        report
            .series
            .clone()
            .unwrap_or_else(|| report.title.clone())
    };
    earlier.organisation == later.organisation
        && series(earlier) == series(later)
        && earlier.period != later.period
}

/// What a file would be imported as: a workbook or CSV by its name, JSON-stat by its class.
fn importable(path: &Path, bytes: &[u8]) -> Option<Kind> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.unwrap_or_default().to_lowercase().as_str() {
        "xlsx" => Some(Kind::Xlsx),
        "csv" | "tsv" => Some(Kind::Data(data::Kind::Csv)),
        _ => {
            let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
            let mut class = None;
            let mut json = serde_json::Deserializer::from_slice(bytes);
            // It ends before the file does where the class is found.
            let _ = Class(&mut class).deserialize(&mut json);
            matches!(class.as_deref(), Some("dataset" | "collection"))
                .then_some(Kind::Data(data::Kind::Jsonstat))
        }
    }
}

/// Finds the class that an object of JSON says, and holds nothing else of it in memory. A report
/// of Fairview has none.
struct Class<'a>(&'a mut Option<String>);

impl<'de> DeserializeSeed<'de> for Class<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Class<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let found = || A::Error::custom("the class is found");
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "class" => {
                    *self.0 = Some(map.next_value()?);
                    return Err(found());
                }
                "fairview" => return Err(found()),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// What importing a file would say, and what is suspicious about the report that it makes.
fn would_import(kind: Kind, path: &Path, options: &Options, recipe: Option<&Path>) -> Vec<Problem> {
    let import = Import {
        kind,
        files: vec![path.to_owned()],
        options: options.clone(),
        out: PathBuf::new(),
        strict: false,
        onto: None,
        recipe: recipe.map(Path::to_owned),
    };
    let imported = match import.imported() {
        Ok(imported) => imported,
        Err(reason) => return vec![unreadable(&reason)],
    };
    let mut problems = imported.problems.list;
    if let Some(text) = &imported.text
        && let Ok(reading) = read::report(text.as_bytes())
    {
        let doubts = suspicious(None, &reading.value, text.as_bytes());
        // What is said on import is not said twice.
        for doubt in doubts {
            let told = imported.origins.located(doubt);
            if !problems.contains(&told) {
                problems.push(told);
            }
        }
    }
    problems
}

/// Where the file has what a doubt is about: an indicator left out keeps its place, and series
/// and periods are counted as the file lists them. `found` is the JSON of the indicator or of its
/// own file.
fn as_written(at: &str, report: &Report, indicator: &Indicator, found: &Value) -> String {
    let numbers: Vec<usize> = at
        .split(['[', ']'])
        .filter_map(|part| part.parse().ok())
        .collect();
    let place = || {
        let observations = indicator.observations.as_ref()?;
        let (&[series, value], true) = (numbers.as_slice(), at.starts_with("observations")) else {
            return None;
        };
        let series = observations.series.get(series)?;
        let label = observations.periods.get(value)?.label();
        let area = &report.areas[series.area].id;
        let cohort = series
            .cohort
            .map(|cohort| report.cohorts[cohort].id.as_str());
        let listed = found["observations"]["series"].as_array()?.iter();
        let same = |one: &Value| one["area"] == area.as_str() && one["cohort"].as_str() == cohort;
        let series = listed.into_iter().position(same)?;
        let periods = found["observations"]["periods"].as_array()?;
        let same = |one: &Value| one.as_str().is_some_and(|one| one.trim() == label);
        let value = periods.iter().position(same)?;
        Some(format!("observations.series[{series}].values[{value}]"))
    };
    place().unwrap_or_else(|| at.to_owned())
}

/// The JSON of a file that was read before.
fn as_json_value(bytes: &[u8]) -> Value {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    serde_json::from_slice(bytes).unwrap_or_default()
}

/// What is legal and deserves a look, with the place in the report or in the indicator's file.
fn suspicious(path: Option<&Path>, report: &Report, bytes: &[u8]) -> Vec<Problem> {
    let file = as_json_value(bytes);
    let listed: &[Value] = file["indicators"].as_array().map_or(&[], Vec::as_slice);
    let mut problems = lint::beside(report);
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, one) in listed.iter().enumerate() {
        let id = one["id"].as_str().unwrap_or_default();
        places.entry(id).or_insert(place);
    }
    for indicator in &report.indicators {
        let detail = indicator.file.as_ref().and_then(|file| {
            let bytes = std::fs::read(beside(path?, file)).ok()?;
            let reading = read::indicator_file(&bytes, report, &indicator.id).ok()?;
            Some((file, reading.value, as_json_value(&bytes)))
        });
        let place = places.get(indicator.id.as_str());
        let place = place.copied().unwrap_or_default();
        let (whole, of_file) = match detail {
            Some((file, detail, json)) => (indicator.clone().with(detail), Some((file, json))),
            None => (indicator.clone(), None),
        };
        let found = match path {
            Some(_) => lint::indicator(report, &whole),
            None => lint::imported(report, &whole),
        };
        for problem in found {
            problems.push(match &of_file {
                Some((file, json)) if problem.path.starts_with("observations") => {
                    let path = as_written(&problem.path, report, &whole, json);
                    within(file, Problem { path, ..problem })
                }
                _ => {
                    let own = listed.get(place).unwrap_or(&Value::Null);
                    let path = as_written(&problem.path, report, &whole, own);
                    let path = match path.as_str() {
                        "" => format!("indicators[{place}]"),
                        at => format!("indicators[{place}].{at}"),
                    };
                    Problem { path, ..problem }
                }
            });
        }
    }
    problems
}

fn catalogue(path: &Path, bytes: &[u8]) -> Vec<Problem> {
    let reading = match read::catalogue(bytes) {
        Ok(reading) => reading,
        Err(found) => return from_read_error(found),
    };
    let mut problems = reading.problems;
    let mut releases = Vec::new();
    let mut reports: Vec<Report> = Vec::new();
    for entry in &reading.value.reports {
        let at = entry.id.clone();
        let found = std::fs::read(beside(path, &entry.file)).map_err(|error| error.to_string());
        let found =
            found.and_then(|bytes| read::report(&bytes).map_err(|refusal| refusal.to_string()));
        match found {
            Err(reason) => problems.push(error(
                &at,
                &format!("\"{}\" cannot be read: {reason}", entry.file),
            )),
            Ok(report) if report.value.id != entry.id => problems.push(error(
                &at,
                &format!(
                    "\"{}\" is the report \"{}\"; expected the one the catalogue names",
                    entry.file, report.value.id
                ),
            )),
            Ok(report) => {
                let report = report.value;
                releases.push(Release {
                    title: report.title.clone(),
                    organisation: report.organisation.clone(),
                    period: report.period.label().to_owned(),
                    series: entry.series.clone().or(report.series.clone()),
                });
                reports.push(report);
            }
        }
    }
    // The newest stands first.
    for (place, later) in reports.iter().enumerate() {
        let mut before = reports[place + 1..].iter();
        if let Some(earlier) = before.find(|earlier| follows(earlier, later)) {
            let found = lint::forgotten(earlier, later).into_iter();
            problems.extend(found.map(|problem| within(&later.id, problem)));
        }
    }
    if let Some(file) = &reading.value.families {
        problems.extend(families(path, file, &reports));
    }
    let proposed = series_proposed(&releases).into_iter();
    problems.extend(proposed.map(|message| {
        Problem::new(Severity::Notice, "reports", message).of_kind(problem::Kind::Suspicious)
    }));
    problems
}

/// What is wrong with the families of a catalogue, and what they name that its reports have not.
fn families(path: &Path, file: &str, reports: &[Report]) -> Vec<Problem> {
    let bytes = match std::fs::read(beside(path, file)) {
        Ok(bytes) => bytes,
        Err(reason) => {
            let message = format!("the file of families cannot be read: {reason}");
            return vec![error(file, &message)];
        }
    };
    let found = match read::families(&bytes) {
        Ok(reading) => {
            let reports: Vec<&Report> = reports.iter().collect();
            let missing = reading.value.missing(&reports, true);
            let missing = missing.iter().map(|line| {
                let (at, message) = line.split_once(": ").unwrap_or(("", line));
                error(at, message)
            });
            reading.problems.into_iter().chain(missing).collect()
        }
        Err(found) => from_read_error(found),
    };
    found
        .into_iter()
        .map(|problem| within(file, problem))
        .collect()
}

/// Reads the files of indicators, and holds the printed cells against the observations in them.
fn indicator_files(problems: &mut Vec<Problem>, path: &Path, report: &Report) {
    for indicator in &report.indicators {
        let Some(file) = &indicator.file else {
            continue;
        };
        let bytes = match std::fs::read(beside(path, file)) {
            Ok(bytes) => bytes,
            Err(reason) => {
                problems.push(error(
                    file,
                    &format!("the file of \"{}\" cannot be read: {reason}", indicator.id),
                ));
                continue;
            }
        };
        match read::indicator_file(&bytes, report, &indicator.id) {
            Err(found) => {
                problems.extend(
                    from_read_error(found)
                        .into_iter()
                        .map(|problem| within(file, problem)),
                );
            }
            Ok(reading) => {
                problems.extend(
                    reading
                        .problems
                        .into_iter()
                        .map(|problem| within(file, problem)),
                );
                let whole = indicator.clone().with(reading.value.clone());
                let stale = lint::stale(report, indicator, &whole).into_iter();
                problems.extend(stale.map(|message| {
                    Problem::new(Severity::Notice, file, message).of_kind(problem::Kind::Suspicious)
                }));
                let observations = reading.value.observations.as_ref();
                let series =
                    observations.and_then(|o| Some((o, o.of(report.area, indicator.cohort)?)));
                let Some((observations, series)) = series else {
                    continue;
                };
                for (cell, column) in indicator.cells.iter().zip(&report.columns) {
                    let Some(cell) = cell.as_ref().filter(|_| column.role != Role::Target) else {
                        continue;
                    };
                    let place = observations.periods.iter().position(|p| {
                        cell.period
                            .as_ref()
                            .is_some_and(|period| period.label() == p.label())
                    });
                    if let (Some(place), report_core::value::Value::Number(shown, _)) =
                        (place, cell.value)
                        && series.values[place].number() != Some(shown)
                    {
                        problems.push(error(
                                file,
                                &format!(
                                    "the report shows {shown} for {} under \"{}\" and the file says {}; expected the same figure",
                                    column.heading,
                                    indicator.id,
                                    series.values[place].number().map_or("none".to_owned(), |n| n.to_string())
                                ),
                            ));
                    }
                }
            }
        }
    }
}

fn beside(path: &Path, file: &str) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).join(file)
}

fn within(file: &str, problem: Problem) -> Problem {
    let path = if problem.path.is_empty() {
        file.to_owned()
    } else {
        format!("{file}: {}", problem.path)
    };
    Problem { path, ..problem }
}

fn error(path: &str, message: &str) -> Problem {
    Problem::new(Severity::Error, path, message)
}

fn unreadable(message: &str) -> Problem {
    error("", message).of_kind(problem::Kind::Unreadable)
}

fn from_read_error(found: ReadError) -> Vec<Problem> {
    match found {
        ReadError::Content(problems) => problems,
        other => vec![unreadable(&other.to_string())],
    }
}
