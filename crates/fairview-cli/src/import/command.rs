//! `fairview import xlsx|csv|jsonstat`: reads its arguments, has the source read and judged, and
//! writes the report where nothing is wrong with it.
//!
//! Refuses to write a report that has errors: a file that is there is sound.

use super::draft::Draft;
use super::judge::{Origins, judge};
use super::rows::Problems;
use super::xlsx;
use crate::check::{Checked, as_text};
use report_core::wire;
use std::path::{Path, PathBuf};

/// The kinds of files that are imported by this command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A workbook made from the template.
    Xlsx,
}

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// What the files are.
    pub kind: Kind,
    /// The files to read.
    pub files: Vec<PathBuf>,
    /// The report to write.
    pub out: PathBuf,
    /// Whether notices are errors.
    pub strict: bool,
}

impl Asked {
    /// Reads the words after `fairview import`. Errors with what is missing or not known.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        let (name, kind) = match words.first() {
            Some(&"xlsx") => ("xlsx", Kind::Xlsx),
            Some(other) => {
                return Err(format!(
                    "\"{other}\" cannot be imported; there are xlsx and lait"
                ));
            }
            None => return Err("import needs a kind: xlsx or lait".to_owned()),
        };
        let (mut files, mut out, mut strict) = (Vec::new(), None, false);
        let mut rest = words[1..].iter();
        while let Some(&word) = rest.next() {
            match word {
                "--strict" => strict = true,
                "--out" => match rest.next() {
                    Some(value) => out = Some(PathBuf::from(value)),
                    None => return Err("--out is given without a file".to_owned()),
                },
                option if option.starts_with('-') => {
                    return Err(format!("import {name} has no option {option}"));
                }
                file => files.push(PathBuf::from(file)),
            }
        }
        if files.is_empty() {
            return Err(format!("import {name} needs a file to read"));
        }
        if files.len() > 1 && kind == Kind::Xlsx {
            return Err("import xlsx reads one workbook at a time".to_owned());
        }
        let out =
            out.ok_or_else(|| format!("import {name} needs --out and the report to write"))?;
        Ok(Self {
            kind,
            files,
            out,
            strict,
        })
    }

    /// Imports and, where the report is sound, writes it. What to print, and whether it was
    /// written; errors where a file cannot be read or written at all.
    pub fn run(&self) -> Result<(String, bool), String> {
        let source = &self.files[0];
        let mut problems = Problems::default();
        let draft = match self.kind {
            Kind::Xlsx => xlsx::read::read(&bytes(source)?, &mut problems),
        };
        let imported = Imported::of(draft, problems, self.strict);
        if let Some(text) = imported.sound() {
            std::fs::write(&self.out, text)
                .map_err(|error| format!("{} cannot be written: {error}", self.out.display()))?;
        }
        let sound = imported.sound().is_some();
        Ok((imported.as_text(source, &self.out), sound))
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// What came of an import.
pub struct Imported {
    /// The report as JSON; `None` where it cannot be shown at all.
    pub text: Option<String>,
    /// What was found and done.
    pub problems: Problems,
}

impl Imported {
    /// Finishes a draft and judges it.
    pub fn of(draft: Option<Draft>, mut problems: Problems, strict: bool) -> Self {
        let finished: Option<(wire::Report, Origins)> =
            draft.map(|draft| draft.finish(&mut problems));
        let text = finished.and_then(|(report, origins)| judge(&report, &origins, &mut problems));
        if strict {
            problems.strict();
        }
        Self { text, problems }
    }

    /// The report, where there is one and nothing is wrong with it.
    pub fn sound(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.problems.errors() == 0)
    }

    /// What to print: what was done, then every problem as `fairview check` has it, then whether
    /// the report was written.
    pub fn as_text(&self, source: &Path, out: &Path) -> String {
        let mut text = String::new();
        for said in &self.problems.said {
            text.push_str(said);
            text.push('\n');
        }
        text.push_str(&as_text(&[Checked {
            file: source.display().to_string(),
            problems: self.problems.list.clone(),
        }]));
        text.push_str(&match self.sound() {
            Some(_) => format!("{} is written\n", out.display()),
            None => format!(
                "{} is not written: mend the errors above first\n",
                out.display()
            ),
        });
        text
    }
}
