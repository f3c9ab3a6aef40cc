//! What is made of the files: which of them is what, and what of it the page is told.

use crate::words;
use crate::{Answer, Cause, Cell, Imported, Prepared, Proposed, REPORT, Request};
use report_core::kind::FileKind;
use report_core::problem::{Problem, ReadError, Severity};
use report_core::{read, words as sentences};
use report_import::data;
use report_import::imported;
use report_import::options::{OPTIONS, Options};
use report_import::problems::places;
use report_import::xlsx::Progress;
use report_import::xlsx::recipe::{self, Proposal, Recipe};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;

/// So many places of one cause are named.
const MOST_PLACES: usize = 4;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Workbook,
    Data(data::Kind),
    Report,
    Recipe,
}

pub fn answer(
    request: &Request,
    files: &[Vec<u8>],
    progress: &mut Progress,
) -> Result<Answer, String> {
    let mut read_by = request.recipe.clone();
    let mut given: Vec<(&str, &[u8], Kind)> = Vec::new();
    for (name, bytes) in request.names.iter().zip(files) {
        match kind(name, bytes)? {
            Kind::Recipe => read_by = Some(String::from_utf8_lossy(bytes).into_owned()),
            kind => given.push((name, bytes, kind)),
        }
    }
    let mut recipe = match &read_by {
        Some(text) => Some(Recipe::read(text.as_bytes()).map_err(words::sentence)?),
        None => None,
    };
    if let Some(recipe) = &mut recipe {
        for (at, answer) in &request.answers {
            recipe.answer(at, answer);
        }
    }
    let mut options = Options::default();
    for (name, value) in &request.options {
        options.add(name, value)?;
    }
    let answered = match given.as_slice() {
        [] => match recipe {
            Some(recipe) => {
                return Ok(Answer::Recipe {
                    sheet: recipe.sheet.clone(),
                    recipe: recipe.text(),
                });
            }
            None => return Err("There is no file to read.".to_owned()),
        },
        [(_, bytes, Kind::Workbook)] => match recipe {
            Some(recipe) => Imported {
                recipe: Some(recipe.text()),
                ..of(imported::Imported::by_recipe_with_progress(
                    bytes, &recipe, false, None, progress,
                ))
            },
            None if recipe::is_template(bytes)? => {
                of(imported::Imported::of_workbook(bytes, false, None))
            }
            None => {
                let proposal = recipe::propose(bytes);
                let proposal = proposal.map_err(|why| why.replace(recipe::BY_HAND, ""))?;
                return Ok(Answer::Proposed(proposed(&proposal)));
            }
        },
        [(_, bytes, Kind::Report)] => of_report(bytes)?,
        all if all.iter().all(|(.., kind)| *kind == all[0].2) => match all[0].2 {
            Kind::Data(kind) => {
                let files = all.iter().map(|(name, bytes, _)| ((*name).to_owned(), Ok(*bytes)));
                let found = data::import(kind, &options, false, files, None);
                Imported {
                    options: fields(kind, &options),
                    ..of(found)
                }
            }
            _ => return Err("Several files were chosen. Choose one workbook or one report; files of CSV or JSON-stat may be several.".to_owned()),
        },
        _ => return Err("Files of several kinds were chosen. Choose those of one kind; a recipe may be with them.".to_owned()),
    };
    Ok(Answer::Imported(answered))
}

/// The fields that tell what a file of JSON is.
#[derive(Deserialize)]
struct Signs {
    recipe: Option<IgnoredAny>,
    fairview: Option<IgnoredAny>,
    class: Option<IgnoredAny>,
}

fn kind(name: &str, bytes: &[u8]) -> Result<Kind, String> {
    const EXPECTED: &str = "Choose a workbook (.xlsx), CSV, JSON-stat, a report or a recipe.";
    match FileKind::of(bytes) {
        // What is in an archive whose first files say nothing is seen when it is opened.
        Some(FileKind::Xlsx | FileKind::Archive) => return Ok(Kind::Workbook),
        Some(FileKind::Csv) => return Ok(Kind::Data(data::Kind::Csv)),
        Some(FileKind::Ods) => {
            return Err(format!(
                "{name} is an OpenDocument spreadsheet. Save it as an Excel workbook (.xlsx)."
            ));
        }
        Some(FileKind::OldOffice) => {
            return Err(format!(
                "{name} is an old workbook (.xls), or is locked with a password. Save it as an Excel workbook (.xlsx) without a password."
            ));
        }
        Some(other) => return Err(format!("{name} is {}. {EXPECTED}", other.name())),
        None => {}
    }
    let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match serde_json::from_slice::<Signs>(json) {
        Ok(Signs {
            recipe: Some(_), ..
        }) => Ok(Kind::Recipe),
        Ok(Signs {
            fairview: Some(_), ..
        }) => Ok(Kind::Report),
        Ok(Signs { class: Some(_), .. }) => Ok(Kind::Data(data::Kind::Jsonstat)),
        Ok(_) => Err(format!("{name} is JSON of another kind. {EXPECTED}")),
        Err(_) if name.to_lowercase().ends_with(".csv") => Ok(Kind::Data(data::Kind::Csv)),
        Err(wrong) if name.to_lowercase().ends_with(".json") => {
            Err(format!("{name} is no whole file of JSON: {wrong}."))
        }
        Err(_) => Err(format!("Nothing is known of what {name} is. {EXPECTED}")),
    }
}

fn proposed(proposal: &Proposal) -> Proposed {
    let asked = proposal.questions.iter().map(words::asked);
    let (open, confirm) = asked.partition(|asked| asked.answer.is_empty());
    let beginning = &proposal.beginning;
    let meanings = proposal.recipe.columns.0.iter();
    let cell = |cell: &recipe::BeginningCell| Cell {
        words: cell.words.clone(),
        colour: cell
            .colour
            .clone()
            .filter(|colour| words::is_colour(colour)),
    };
    Proposed {
        recipe: proposal.recipe.text(),
        sheet: proposal.recipe.sheet.clone(),
        open,
        confirm,
        meanings: meanings
            .map(|(name, meaning)| words::column(name, meaning))
            .collect(),
        columns: beginning
            .columns
            .iter()
            .map(|column| (column.letters.clone(), column.name.clone()))
            .collect(),
        rows: beginning
            .rows
            .iter()
            .map(|(row, cells)| (*row, cells.iter().map(cell).collect()))
            .collect(),
        headings: beginning.headings as u32,
    }
}

/// What can be said of files of data.
fn fields(kind: data::Kind, said: &Options) -> Vec<(String, String, String, Vec<String>)> {
    let of_kind = |name: &str| kind == data::Kind::Jsonstat || !name.ends_with("-dimension");
    let all = OPTIONS.iter().filter(|option| of_kind(option.name));
    all.map(|option| {
        let values = option.values.iter().map(|value| (*value).to_owned());
        let value = said.get(option.name).unwrap_or_default().to_owned();
        (
            option.name.to_owned(),
            option.about.to_owned(),
            value,
            values.collect(),
        )
    })
    .collect()
}

fn of(found: imported::Imported) -> Imported {
    let report = found.sound().and_then(prepared);
    let (errors, notices) = causes(&found.problems.list);
    Imported {
        report,
        errors,
        notices,
        notes: found
            .problems
            .notes
            .iter()
            .map(|note| words::on_page(note))
            .collect(),
        ..Imported::default()
    }
}

/// A report as it is, and what is wrong with it.
fn of_report(bytes: &[u8]) -> Result<Imported, String> {
    let problems = match read::report(bytes) {
        Ok(reading) => reading.problems,
        Err(ReadError::Content(problems)) => problems,
        Err(refusal) => return Err(refusal.to_string()),
    };
    let text = String::from_utf8(bytes.to_vec());
    let (errors, notices) = causes(&problems);
    Ok(Imported {
        report: text
            .ok()
            .filter(|_| errors.is_empty())
            .and_then(|text| prepared(&text)),
        errors,
        notices,
        ..Imported::default()
    })
}

fn prepared(text: &str) -> Option<Prepared> {
    let report = read::report(text.as_bytes()).ok()?.value;
    let list = json!({
        "fairview": "1.0",
        "kind": "catalogue",
        "organisation": report.organisation,
        "reports": [{
            "id": report.id,
            "file": REPORT,
            "title": report.title,
            "period": report.period.label(),
        }],
    });
    Some(Prepared {
        text: text.to_owned(),
        title: format!("{}, {}", report.title, report.period.words()),
        lead: sentences::report_lead(&report),
        list: list.to_string(),
        id: report.id,
    })
}

/// Errors and notices, those of one cause together.
fn causes(problems: &[Problem]) -> (Vec<Cause>, Vec<Cause>) {
    let mut groups: Vec<(Severity, Cause)> = Vec::new();
    for problem in problems {
        let message = words::on_page(&problem.message);
        let found = groups.iter().position(|(severity, cause)| {
            *severity == problem.severity && cause.message == message
        });
        let at = found.unwrap_or(groups.len());
        if found.is_none() {
            let cause = Cause {
                message,
                count: 0,
                places: Vec::new(),
            };
            groups.push((problem.severity, cause));
        }
        let group = &mut groups[at].1;
        group.count += places(problem) as u32;
        if group.places.len() < MOST_PLACES && !problem.path.is_empty() {
            group.places.push(problem.path.clone());
        }
    }
    let (errors, notices): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|(severity, _)| *severity == Severity::Error);
    let causes = |list: Vec<(Severity, Cause)>| list.into_iter().map(|(_, cause)| cause).collect();
    (causes(errors), causes(notices))
}
