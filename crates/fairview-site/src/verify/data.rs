//! The data of a site: every file that the list of reports leads to is there and can be read.

use super::{FileContents, target};
use crate::embeds::FIXED;
use crate::verify::address::Target;
use report_core::problem::{Problem, ReadError, Severity};
use report_core::read;

/// Reads a list of reports and all that it names; every report and every measure has a page.
pub fn check(found: &mut FileContents, list: &str) {
    let Some(bytes) = read_file(found, list, list) else {
        return;
    };
    let Some(catalogue) = sound(found, list, read::catalogue(&bytes)) else {
        return;
    };
    for entry in &catalogue.reports {
        let Some(file) = beside(found, list, &entry.file) else {
            continue;
        };
        let Some(bytes) = read_file(found, list, &file) else {
            continue;
        };
        let Some(report) = sound(found, &file, read::report(&bytes)) else {
            continue;
        };
        if report.id != entry.id {
            let says = format!(
                "is the report \"{}\"; expected \"{}\", as {list} says",
                report.id, entry.id
            );
            found.error(&file, says);
        }
        page(found, &file, entry.id.clone());
        for indicator in &report.indicators {
            page(found, &file, format!("{}/{}", entry.id, indicator.id));
            let Some(own) = &indicator.file else {
                continue;
            };
            let Some(own) = beside(found, &file, own) else {
                continue;
            };
            if let Some(bytes) = read_file(found, &file, &own) {
                sound(
                    found,
                    &own,
                    read::indicator_file(&bytes, &report, &indicator.id),
                );
            }
        }
    }
}

fn page(found: &mut FileContents, file: &str, folder: String) {
    let mut folders = vec![folder];
    // Whatever has a page has one for frames too, but for the report itself.
    if found.embeds && folders[0].contains('/') {
        folders.push(format!("{FIXED}/{}", folders[0]));
    }
    for folder in folders {
        let path = format!("{folder}/index.html");
        if !found.files.contains_key(&path) {
            found.error(file, format!("has no page for {folder}: {path} is missing"));
        }
    }
}

fn beside(found: &mut FileContents, file: &str, name: &str) -> Option<String> {
    match target(file, name) {
        Target::File { path, .. } => Some(path),
        _ => {
            found.error(
                file,
                format!("names \"{name}\", which is no file of the site"),
            );
            None
        }
    }
}

fn read_file(found: &mut FileContents, named_by: &str, path: &str) -> Option<Vec<u8>> {
    if !found.files.contains_key(path) {
        found.error(named_by, format!("names {path}, which is missing"));
        return None;
    }
    found.data += 1;
    found.read(path)
}

/// What was read, with every error in it told.
fn sound<T>(
    found: &mut FileContents,
    path: &str,
    read: Result<read::Reading<T>, ReadError>,
) -> Option<T> {
    let tell = |found: &mut FileContents, problem: Problem| {
        if problem.severity == Severity::Error {
            found.error(path, problem.to_string());
        }
    };
    match read {
        Ok(reading) => {
            for problem in reading.problems {
                tell(found, problem);
            }
            Some(reading.value)
        }
        Err(ReadError::Content(problems)) => {
            for problem in problems {
                tell(found, problem);
            }
            None
        }
        Err(refusal) => {
            found.error(path, refusal.to_string());
            None
        }
    }
}
