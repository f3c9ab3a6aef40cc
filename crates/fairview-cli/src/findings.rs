//! What is wrong with files, printed for people and for programs.

use clap::ValueEnum;
use report_core::problem::{self, Cause, Problem, Severity};
use report_core::words;
use report_import::imported::Imported;
use std::collections::HashMap;
use std::path::Path;

/// How findings are printed.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
}

/// What was found in one file.
pub struct Checked {
    /// The file as it was named.
    pub file: String,
    /// Everything found, in file order.
    pub problems: Vec<Problem>,
}

impl Checked {
    /// How many errors.
    pub fn errors(&self) -> usize {
        problem::count(&self.problems, Severity::Error)
    }

    fn notices(&self) -> usize {
        problem::count(&self.problems, Severity::Notice)
    }
}

/// The findings as lines for people.
pub fn as_text(files: &[Checked]) -> String {
    let mut text = String::new();
    for checked in files {
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let summary = match (checked.errors(), checked.notices()) {
            (0, 0) => "no problems".to_owned(),
            (0, notices) => count(notices, "notice"),
            (errors, 0) => count(errors, "error"),
            (errors, notices) => {
                format!("{}, {}", count(errors, "error"), count(notices, "notice"))
            }
        };
        text.push_str(&format!("{}: {summary}\n", one_line(&checked.file)));
        for (problem, more) in by_cause(&problem::bounded(checked.problems.clone())) {
            let line = one_line(&format!("{problem}{more}"));
            text.push_str(&format!("  {:<7} {line}\n", word(problem.severity)));
        }
    }
    text
}

/// What to print: what was done, then every problem as `fairview check` has it, then whether the
/// report was written.
pub fn of_import(imported: &Imported, source: &Path, out: &Path) -> String {
    found(imported, source) + &done(imported, out)
}

/// What was done and every problem, as lines.
pub(crate) fn found(imported: &Imported, source: &Path) -> String {
    let mut text = String::new();
    for said in &imported.problems.notes {
        text.push_str(&one_line(said));
        text.push('\n');
    }
    text.push_str(&as_text(&[Checked {
        file: source.display().to_string(),
        problems: imported.problems.list.clone(),
    }]));
    text
}

/// Whether the report was written, as a line.
pub(crate) fn done(imported: &Imported, out: &Path) -> String {
    match imported.sound() {
        Some(_) => format!("{} is written\n", out.display()),
        None => format!(
            "{} is not written: mend the errors above first\n",
            out.display()
        ),
    }
}

/// Words on one line: what stands in data or in a file's name cannot begin a line of its own.
pub fn one_line(words: &str) -> String {
    words.replace(['\n', '\r'], " ")
}

/// Places named of one cause, after the first.
const MOST_PLACES: usize = 3;
/// From so many on, problems of one cause are told once.
const FEWEST_ALIKE: usize = 3;

/// Problems that say the same are told once, with their places: `(the same at indicators[2],
/// indicators[5] and 3 more)`.
fn by_cause(problems: &[Problem]) -> Vec<(&Problem, String)> {
    let mut places: HashMap<Cause, Vec<&str>> = HashMap::new();
    for problem in problems.iter().filter(|problem| problem.count == 1) {
        places
            .entry(problem.cause())
            .or_default()
            .push(&problem.path);
    }
    places.retain(|_, alike| alike.len() >= FEWEST_ALIKE);
    let mut told = Vec::new();
    for problem in problems {
        match places.get_mut(&problem.cause()) {
            Some(alike) if problem.count == 1 => {
                // Only the first of them finds the places.
                if let [_, more @ ..] = std::mem::take(alike).as_slice() {
                    told.push((problem, the_same_at(more)));
                }
            }
            _ => told.push((problem, String::new())),
        }
    }
    told
}

fn the_same_at(places: &[&str]) -> String {
    let named = places.iter().take(MOST_PLACES).map(ToString::to_string);
    let named: Vec<String> = named.collect();
    match places.len() - named.len() {
        0 => format!(" (the same at {})", words::join(&named)),
        more => format!(" (the same at {} and {more} more)", named.join(", ")),
    }
}

/// The findings as JSON: a list of files, each with its list of problems.
pub fn as_json(files: &[Checked]) -> String {
    let files: Vec<serde_json::Value> = files
        .iter()
        .map(|checked| {
            let problems = problem::bounded(checked.problems.clone());
            let one = |p: &Problem| match p.count {
                1 => serde_json::json!({ "level": word(p.severity), "at": p.path, "says": p.message }),
                // One that stands for others of its cause says for how many.
                count => serde_json::json!({ "level": word(p.severity), "at": p.path, "says": p.message, "count": count }),
            };
            let problems: Vec<serde_json::Value> = problems.iter().map(one).collect();
            serde_json::json!({ "file": checked.file, "problems": problems })
        })
        .collect();
    format!("{:#}\n", serde_json::Value::Array(files))
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Notice => "notice",
    }
}
