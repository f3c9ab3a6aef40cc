//! The judgement on an imported report: it is written as the format's own JSON and read again by
//! report-core, so that one set of rules holds for every source. What report-core says is given
//! the places of the source.

use super::cell_ref::CellRef;
use super::json;
use super::problems::Problems;
use report_core::problem::{Kind, Problem, ReadError, Severity};
use report_core::read;
use report_core::wire;
use std::collections::{HashMap, HashSet};

/// Where the parts of a report come from, by their JSON path.
#[derive(Debug, Default)]
pub struct Origins(HashMap<String, CellRef>);

impl Origins {
    /// Notes where the part of the report at a JSON path, `indicators[3].title`, comes from.
    pub fn note(&mut self, path: impl Into<String>, place: CellRef) {
        self.0.insert(path.into(), place);
    }

    /// Whether a place is noted for exactly this path.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The place of a JSON path or of the nearest thing around it, with what of the path the
    /// place does not cover.
    pub fn find<'a>(&self, path: &'a str) -> Option<(&CellRef, &'a str)> {
        let mut end = path.len();
        loop {
            if let Some(place) = self.0.get(&path[..end]) {
                return Some((place, path[end..].trim_start_matches('.')));
            }
            end = path[..end].rfind(['.', '['])?;
        }
    }

    /// A problem of report-core with the place of the source for its JSON path.
    pub fn located(&self, problem: Problem) -> Problem {
        match self.find(&problem.path) {
            Some((place, "")) => Problem {
                path: place.to_string(),
                ..problem
            },
            Some((place, rest)) => Problem {
                path: format!("{place}, {rest}"),
                ..problem
            },
            None => problem,
        }
    }
}

/// Writes the report as JSON and reads it again as every reader will: what report-core says of it
/// is added to the problems, with the places of the source. `None` where it cannot be shown at
/// all; the problems say why.
pub fn validate(
    report: &wire::Report,
    origins: &Origins,
    problems: &mut Problems,
) -> Option<String> {
    let text = match json::print(report) {
        Ok(text) => text,
        Err(reason) => {
            problems.push(unreadable(reason));
            return None;
        }
    };
    let (found, sound) = match read::report(text.as_bytes()) {
        Ok(reading) => (reading.problems, true),
        Err(ReadError::Content(found)) => (found, false),
        Err(refusal) => (vec![unreadable(refusal.to_string())], false),
    };
    // A cell that is already wrong is empty in the report: that it is empty is no news.
    let errors = problems
        .list
        .iter()
        .filter(|p| p.severity == Severity::Error);
    let wrong: HashSet<String> = errors.map(|p| p.path.clone()).collect();
    let found = found.into_iter().filter_map(|problem| {
        let known = origins.has(&problem.path);
        let told = origins.located(problem);
        (!known || !wrong.contains(&told.path)).then_some(told)
    });
    for problem in found {
        problems.push(problem);
    }
    sound.then_some(text)
}

fn unreadable(message: String) -> Problem {
    Problem::new(Severity::Error, "", message).of_kind(Kind::Unreadable)
}
