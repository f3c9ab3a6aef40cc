//! `fairview families`: which measures of several reports look the same, for a person to accept.

use crate::print;
use clap::{Args, Subcommand, ValueEnum};
use report_core::families::{Proposal, suggest};
use report_core::read;
use report_core::report::Report;
use report_core::wire::{Families, Family, FamilyMember};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is done about families.
#[derive(Subcommand)]
pub(crate) enum FamiliesCommand {
    Suggest(SuggestArgs),
}

/// Say which measures of several reports look the same
///
/// By their refs, titles and units, each proposal with a score and the reason. Nothing is merged:
/// what is right goes into families.json beside the catalogue.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview families suggest catalogue.json --as json > families.json"
)]
pub(crate) struct SuggestArgs {
    /// Reports, or a catalogue of them
    #[arg(value_name = "REPORT", required = true)]
    reports: Vec<PathBuf>,
    /// How the proposals are written
    #[arg(long = "as", value_enum, value_name = "FORM", default_value_t)]
    form: As,
}

/// How proposals are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum As {
    /// Lines for a terminal
    #[default]
    Text,
    /// A families.json to be gone through
    Json,
}

impl FamiliesCommand {
    /// Prints the proposals.
    ///
    /// # Errors
    /// Where a report cannot be read.
    pub(crate) fn run(&self) -> Result<(), String> {
        let Self::Suggest(args) = self;
        let mut reports = Vec::new();
        for path in &args.reports {
            reports.extend(read_all(path)?);
        }
        let reports: Vec<&Report> = reports.iter().collect();
        let proposals = suggest(&reports);
        print::out(&match args.form {
            As::Text => as_text(&proposals, &reports),
            As::Json => as_json(&proposals),
        });
        Ok(())
    }
}

/// A report, or those that a catalogue names.
fn read_all(path: &Path) -> Result<Vec<Report>, String> {
    let open = |path: &Path| {
        std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
    };
    let report = |path: &Path| -> Result<Report, String> {
        let reading = read::report(&open(path)?)
            .map_err(|refusal| format!("{}: {refusal}", path.display()))?;
        Ok(reading.value)
    };
    match read::catalogue(&open(path)?) {
        Ok(catalogue) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            let entries = catalogue.value.reports.iter();
            entries
                .map(|entry| {
                    let mut report = report(&folder.join(&entry.file))?;
                    report.id.clone_from(&entry.id);
                    Ok(report)
                })
                .collect()
        }
        Err(_) => Ok(vec![report(path)?]),
    }
}

fn as_text(proposals: &[Proposal], reports: &[&Report]) -> String {
    let mut text = String::new();
    for one in proposals {
        text.push_str(&format!("{:>3}  {}\n", one.score, one.title));
        for (id, indicator) in &one.members {
            let found = reports.iter().find(|report| report.id == *id);
            let found = found.and_then(|report| report.indicator(indicator));
            let title = found.map_or("", |indicator| &indicator.title);
            text.push_str(&format!("     {id} {indicator}: {title}\n"));
        }
        text.push_str(&format!("     {}\n\n", one.reason));
    }
    text.push_str(&match proposals.len() {
        0 => "No two reports seem to have a measure in common.\n".to_owned(),
        1 => "1 family proposed. Check it before you publish it.\n".to_owned(),
        n => format!("{n} families proposed. Check each before you publish it.\n"),
    });
    text
}

/// What stands in the file as proposed: no line is allowed yet.
fn as_json(proposals: &[Proposal]) -> String {
    let mut taken = BTreeSet::new();
    let family = |one: &Proposal| Family {
        id: id(&one.title, &mut taken),
        title: one.title.clone(),
        members: one
            .members
            .iter()
            .map(|(report, indicator)| FamilyMember {
                report: report.clone(),
                indicator: Some(indicator.clone()),
                ..FamilyMember::default()
            })
            .collect(),
        ..Family::default()
    };
    let families = Families {
        fairview: "1.0".to_owned(),
        kind: "families".to_owned(),
        families: proposals.iter().map(family).collect(),
    };
    let mut text = serde_json::to_string_pretty(&families).unwrap_or_default();
    text.push('\n');
    text
}

/// An id of words, like none before it.
fn id(title: &str, taken: &mut BTreeSet<String>) -> String {
    let mut word = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else if !word.is_empty() && !word.ends_with('-') {
            word.push('-');
        }
    }
    word.truncate(50);
    let word = word.trim_end_matches('-').to_owned();
    let others = (2..).map(|n| format!("{word}-{n}"));
    let mut all = std::iter::once(word.clone()).chain(others);
    let own = all.find(|one| !one.is_empty() && !taken.contains(one));
    let own = own.unwrap_or(word);
    taken.insert(own.clone());
    own
}
