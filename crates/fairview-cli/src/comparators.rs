//! `fairview comparators`: which national measures may go beside a council's, for a person to accept.

use crate::print;
use clap::{Args, Subcommand};
use report_core::read;
use report_core::report::Report;
use report_import::comparators::{Proposal, propose};
use std::path::{Path, PathBuf};

/// What is done about comparators.
#[derive(Subcommand)]
pub(crate) enum ComparatorsCommand {
    Suggest(SuggestArgs),
}

/// Say which national measures may go beside those of a report
///
/// By their titles and units, at most three for a measure, each with a score out of 100, the reason and
/// what differs. Nothing is joined: read both definitions, and put what is right into the sheet
/// Comparators of the template.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview comparators suggest q3.json reports/halton-lait-2026.json"
)]
pub(crate) struct SuggestArgs {
    /// The report
    #[arg(value_name = "REPORT.json")]
    report: PathBuf,
    /// A report of national figures, as `fairview import lait` makes one
    #[arg(value_name = "NATIONAL.json")]
    national: PathBuf,
}

impl ComparatorsCommand {
    /// Prints the proposals.
    ///
    /// # Errors
    /// Where a report cannot be read.
    pub(crate) fn run(&self) -> Result<(), String> {
        let Self::Suggest(args) = self;
        let (own, national) = (report(&args.report)?, report(&args.national)?);
        print::out(&as_text(&propose(&own, &national), &own, &national));
        Ok(())
    }
}

fn report(path: &Path) -> Result<Report, String> {
    let bytes = std::fs::read(path);
    let bytes = bytes.map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let read = read::report(&bytes).map_err(|refusal| format!("{}: {refusal}", path.display()))?;
    Ok(read.value)
}

/// A line for every measure, and one below it for every candidate.
fn as_text(proposals: &[Proposal], own: &Report, national: &Report) -> String {
    let heading = |report: &Report, id: &str| {
        let mut all = report.indicators.iter();
        let found = all.find(|one| one.id == id);
        found.map_or_else(String::new, |one| one.heading().to_owned())
    };
    let mut text = String::new();
    for proposal in proposals {
        text += &format!(
            "{} {}\n",
            proposal.indicator,
            heading(own, &proposal.indicator)
        );
        for one in &proposal.candidates {
            let difference = one
                .difference
                .as_ref()
                .map_or(String::new(), |d| format!("; {d}"));
            text += &format!(
                "  {:>3}  {} {}: {}{difference}\n",
                one.score,
                one.indicator,
                heading(national, &one.indicator),
                one.reason
            );
        }
        if proposal.candidates.is_empty() {
            text += "  nothing like it\n";
        }
    }
    text
}
