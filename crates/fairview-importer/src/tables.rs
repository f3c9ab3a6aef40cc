//! What is no workbook: files of data, and reports, which are judged as they are.

use crate::beside;
use crate::found::{self, causes, prepared};
use crate::kinds::{Kind, kind};
use crate::{Answer, Imported, Request, is_tidy, last, unsaid};
use report_core::problem::ReadError;
use report_core::{lint, read};
use report_import::choices::Comparators;
use report_import::data;

pub fn answer(request: &Request, files: &[Vec<u8>]) -> Result<Answer, String> {
    if let Some(beside) = &request.beside {
        return beside::answer(request, beside, files);
    }
    let last = last(request, files)?;
    if let (Some(update), Some(last)) = (&request.update, &last) {
        return found::joined(update, last);
    }
    let mut recipe = request.recipe.clone();
    let mut given: Vec<(&str, &[u8], Kind)> = Vec::new();
    for (name, bytes) in request.names.iter().zip(files) {
        match kind(name, bytes)? {
            // It says nothing of data, but may name comparators.
            Kind::Recipe => recipe = Some(String::from_utf8_lossy(bytes).into_owned()),
            kind => given.push((name, bytes, kind)),
        }
    }
    let only_csv = match given.as_slice() {
        [(_, bytes, Kind::Data(data::Kind::Csv))] => Some(*bytes),
        _ => None,
    };
    let of_sheet = |text: &String| !Comparators::stand_alone(text.as_bytes());
    if let Some(bytes) = only_csv
        && recipe.as_ref().is_some_and(of_sheet)
        && !is_tidy(&String::from_utf8_lossy(bytes))
    {
        return Ok(Answer::Sheet);
    }
    let options = unsaid::options(request)?;
    let answered = match given.as_slice() {
        [] => return Err("There is no file to read.".to_owned()),
        [(_, bytes, Kind::Report)] => of_report(bytes)?,
        all if all.iter().all(|(.., kind)| *kind == all[0].2) => match all[0].2 {
            Kind::Data(kind) => {
                let files = all.iter().map(|(name, bytes, _)| ((*name).to_owned(), Ok(*bytes)));
                let found = data::import(kind, &options, false, files, last.as_ref());
                let found = found::of(found);
                Imported {
                    options: unsaid::fields(kind, &options),
                    may_be_sheet: only_csv.is_some() && !found.errors.is_empty(),
                    ..found
                }
            }
            _ => return Err("Several files were chosen. Choose one workbook or one report; files of CSV or JSON-stat may be several.".to_owned()),
        },
        _ => return Err("Files of several kinds were chosen. Choose those of one kind; a recipe may be with them.".to_owned()),
    };
    Ok(Answer::Imported(Imported { recipe, ..answered }))
}

/// A report as it is, and what is wrong with it.
fn of_report(bytes: &[u8]) -> Result<Imported, String> {
    let problems = match read::report(bytes) {
        Ok(reading) => reading.problems,
        Err(ReadError::Content(problems)) => problems,
        Err(refusal) => return Err(refusal.to_string()),
    };
    let text = String::from_utf8(bytes.to_vec());
    let (errors, notices) = causes(&problems, &[]);
    Ok(Imported {
        report: text
            .ok()
            .filter(|_| errors.is_empty())
            .and_then(|text| prepared(&text, lint::indicator, &problems)),
        errors,
        notices,
        ..Imported::default()
    })
}
