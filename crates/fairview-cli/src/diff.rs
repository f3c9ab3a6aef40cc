//! `fairview diff`: what changed from one release to the next, for the terminal, for a committee
//! paper, or for programs. What is said is `report_core::changes`'s; here it is laid out.
//!
//! A report with errors is refused: what is left out of it would be said to be dropped.

use clap::{Args, ValueEnum};
use report_core::changes::{Changes, Ratings, Release, changes};
use report_core::families::Families;
use report_core::problem::Severity;
use report_core::read;
use report_core::report::{Indicator, Rating, Report};
use report_export::csv::csv;
use report_export::view;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// How the changes are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum As {
    /// Lines for a terminal
    #[default]
    Text,
    /// A section for a committee paper
    Markdown,
    /// For programs: see docs/changes.md
    Json,
    /// For spreadsheets: a change a row
    Csv,
}

/// Say what changed from one release to the next
///
/// Ratings that moved, figures revised, targets altered, what was added, dropped, renamed or
/// rewritten; as lines, as a section for a committee paper, for programs, or for a spreadsheet.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview diff q2.json q3.json --as markdown --out changes.md"
)]
pub(crate) struct DiffArgs {
    /// The earlier report
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// The later report
    #[arg(value_name = "AFTER")]
    after: PathBuf,
    /// Which measures are the same, where the two call them by other names
    #[arg(long, value_name = "FILE")]
    families: Option<PathBuf>,
    /// How the changes are written
    #[arg(long = "as", value_enum, value_name = "FORM", default_value_t)]
    form: As,
    /// The file to write; the terminal unless given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl DiffArgs {
    /// The text to print: the changes, or that they are written to a file. Errors where a report
    /// cannot be read or the file cannot be written.
    pub(crate) fn run(&self) -> Result<String, String> {
        if same(&self.before, &self.after) {
            return Err(format!(
                "{} is given twice; expected two releases, the earlier first",
                self.before.display()
            ));
        }
        let (mut before, mut after) = (report(&self.before)?, report(&self.after)?);
        if let Some(path) = &self.families {
            let families = families(path, &[&before, &after])?;
            families.mark(&mut before);
            families.mark(&mut after);
        }
        let text = written(&before, &after, self.form);
        let Some(out) = &self.out else {
            return Ok(text);
        };
        if same(out, &self.before) || same(out, &self.after) {
            return Err(format!(
                "{} is one of the two reports and is left as it is; choose another name",
                out.display()
            ));
        }
        std::fs::write(out, text)
            .map_err(|error| format!("{} cannot be written: {error}", out.display()))?;
        Ok(format!("{} is written\n", out.display()))
    }
}

/// Whether two paths lead to one file; not where one of them does not exist.
fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some() && real(one) == real(other)
}

/// A report with the files of its indicators, as far as they lie beside it.
fn report(path: &Path) -> Result<Report, String> {
    let file = path.display();
    let bytes = std::fs::read(path).map_err(|error| format!("{file} cannot be read: {error}"))?;
    let reading = read::report(&bytes).map_err(|refusal| format!("{file}: {refusal}"))?;
    let errors = reading
        .problems
        .iter()
        .filter(|p| p.severity == Severity::Error);
    match errors.count() {
        0 => {}
        count => {
            return Err(format!(
                "{file} has {count} {}, and what is left out of it would be said to be dropped; fairview check {file} says more",
                if count == 1 { "error" } else { "errors" }
            ));
        }
    }
    let mut report = reading.value;
    let whole: Vec<Indicator> = report
        .indicators
        .iter()
        .map(|indicator| with_file(path, &report, indicator))
        .collect();
    report.indicators = whole;
    Ok(report)
}

/// The file that says which measures are the same, where all that it names of the two reports is there.
fn families(path: &Path, reports: &[&Report]) -> Result<Families, String> {
    let file = path.display();
    let bytes = std::fs::read(path).map_err(|error| format!("{file} cannot be read: {error}"))?;
    let reading = read::families(&bytes).map_err(|refusal| format!("{file}: {refusal}"))?;
    let errors = reading
        .problems
        .iter()
        .filter(|p| p.severity == Severity::Error);
    let errors = errors.map(|problem| problem.to_string());
    let wrong = errors.chain(reading.value.missing(reports, false));
    let wrong: Vec<String> = wrong.map(|line| format!("{file}: {line}")).collect();
    match wrong.is_empty() {
        true => Ok(reading.value),
        false => Err(wrong.join("\n")),
    }
}

fn with_file(path: &Path, report: &Report, indicator: &Indicator) -> Indicator {
    let detail = indicator.file.as_ref().and_then(|file| {
        let beside = path.parent().unwrap_or(Path::new("")).join(file);
        let bytes = std::fs::read(beside).ok()?;
        let reading = read::indicator_file(&bytes, report, &indicator.id).ok()?;
        (!reading.has_errors()).then_some(reading.value)
    });
    match detail {
        Some(detail) => indicator.clone().with(detail),
        None => indicator.clone(),
    }
}

/// What differs, laid out.
pub fn written(before: &Report, after: &Report, form: As) -> String {
    let found = changes(before, after);
    match form {
        As::Text => text(after, &found),
        As::Markdown => found.markdown(),
        As::Json => format!("{:#}\n", json(&found)),
        As::Csv => csv(&view::changes(&found)),
    }
}

fn text(after: &Report, found: &Changes) -> String {
    let mut text = format!("{}: {}\n", after.organisation, after.title);
    text.push_str(&format!("Now:    {}\n", found.after.words()));
    text.push_str(&format!("Before: {}\n", found.before.words()));
    for caution in &found.cautions {
        text.push_str(&format!("\nTake care: {caution}\n"));
    }
    text.push_str(&format!("\n{}\n", found.summary().join("\n")));
    for (kind, count) in found.kinds() {
        text.push_str(&format!("\n{} ({count})\n", kind.name()));
        let mut name = None;
        for change in found.of(kind) {
            if name.replace(&change.name) != Some(&change.name) {
                text.push_str(&format!("  {}\n", change.name));
            }
            text.push_str(&format!("    {}\n", change.words));
        }
    }
    text
}

fn json(found: &Changes) -> Value {
    let release = |release: &Release| {
        json!({
            "id": release.id,
            "title": release.title,
            "period": release.period.label(),
            "published": release.published.map(|day| day.to_string()),
            "status": if release.draft { "draft" } else { "final" },
        })
    };
    let list = found.list.iter().map(|change| {
        let (place, id) = change.place.word();
        json!({
            "kind": change.kind.word(),
            "place": place,
            "id": id,
            "name": change.name,
            "says": change.words,
            "before": change.before,
            "after": change.after,
        })
    });
    json!({
        "fairview": "1.0",
        "kind": "changes",
        "before": release(&found.before),
        "after": release(&found.after),
        "cautions": found.cautions,
        "summary": found.summary(),
        "ratings": {
            "measures": counted(&found.indicators),
            "milestones": counted(&found.milestones),
        },
        "changes": list.collect::<Vec<_>>(),
    })
}

fn counted(ratings: &Ratings) -> Value {
    let counts = |counts: &[usize; 6], all: usize| {
        let mut found = json!({ "all": all });
        for (rating, count) in Rating::ALL.into_iter().zip(counts) {
            found[rating.as_str()] = json!(count);
        }
        found
    };
    let moves = ratings.moves.iter();
    let moves = moves.map(
        |(from, to, count)| json!({ "from": from.as_str(), "to": to.as_str(), "count": count }),
    );
    json!({
        "before": counts(&ratings.before, ratings.all.0),
        "after": counts(&ratings.after, ratings.all.1),
        "rated_in_both": ratings.both,
        "moves": moves.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::parsed;

    #[test]
    fn arguments_are_two_reports_and_a_form() {
        let args: DiffArgs = parsed(&["a", "b", "--as", "markdown"]).unwrap();
        assert_eq!(args.form, As::Markdown);
        assert_eq!(args.out, None);
        for (words, says) in [
            (&["a"][..], "<AFTER>"),
            (&["a", "b", "c"], "unexpected argument 'c'"),
            (
                &["a", "b", "--as", "html"],
                "[possible values: text, markdown, json, csv]",
            ),
            (&["a", "b", "--loud", "x"], "unexpected argument '--loud'"),
        ] {
            let reason = parsed::<DiffArgs>(words).err().unwrap();
            assert!(reason.contains(says), "{reason}");
        }
    }
}
