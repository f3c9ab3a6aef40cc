//! `fairview comparators`: which national measures may go beside a council's, for a person to accept.

use crate::import_comparators::{self, read_lait};
use crate::print;
use clap::{Args, Subcommand};
use report_core::read;
use report_core::report::Report;
use report_import::choices::Comparators;
use report_import::comparators::{Proposal, choices, propose};
use report_import::json;
use report_import::xlsx::recipe::Recipe;
use std::path::{Path, PathBuf};

/// What is done about comparators.
#[derive(Subcommand)]
pub(crate) enum ComparatorsCommand {
    Suggest(SuggestArgs),
}

/// Say which national measures may go beside those of a report
///
/// By their titles and units, at most three for a measure, each with a score out of 100, the reason and
/// what differs. Nothing is joined: read both definitions. With a recipe the likeliest of each measure is
/// put into it, under "comparators", with its reason and its difference left open as "?": answer them, take
/// out what does not fit, and have them joined by fairview import comparators.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview comparators suggest q3.json reports/halton-lait-2026.json"
)]
pub(crate) struct SuggestArgs {
    /// The report
    #[arg(value_name = "REPORT.json")]
    report: PathBuf,
    /// A report of national figures, as `fairview import lait` makes one, or the folder of the Local
    /// Authority Interactive Tool
    #[arg(value_name = "NATIONAL.json")]
    national: PathBuf,
    /// The recipe to put them into; what it chooses already stays
    #[arg(long, value_name = "RECIPE.json")]
    recipe: Option<PathBuf>,
}

impl ComparatorsCommand {
    /// Prints the proposals.
    ///
    /// # Errors
    /// Where a report cannot be read.
    pub(crate) fn run(&self) -> Result<(), String> {
        let Self::Suggest(args) = self;
        let own = report(&args.report)?;
        let national = match args.national.is_dir() {
            true => of_folder(&args.national, &own)?,
            false => report(&args.national)?,
        };
        let proposals = propose(&own, &national);
        print::out(&as_text(&proposals, &own, &national));
        if let Some(path) = &args.recipe {
            print::out(&keep(path, &proposals, &own, &national)?);
        }
        Ok(())
    }
}

fn report(path: &Path) -> Result<Report, String> {
    let bytes = std::fs::read(path);
    let bytes = bytes.map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let read = read::report(&bytes).map_err(|refusal| format!("{}: {refusal}", path.display()))?;
    Ok(read.value)
}

/// The measures of the Local Authority Interactive Tool for the area of a report.
fn of_folder(folder: &Path, own: &Report) -> Result<Report, String> {
    let lait = read_lait(folder, own.area_name())?;
    let text = json::print(&lait.benchmark()?.report)?;
    let read = read::report(text.as_bytes()).map_err(|refusal| refusal.to_string())?;
    Ok(read.value)
}

/// Puts the likeliest proposals into a recipe, which is made where it is not there. What was done.
fn keep(
    path: &Path,
    proposals: &[Proposal],
    own: &Report,
    national: &Report,
) -> Result<String, String> {
    let name = path.display();
    let wrong = |error: std::io::Error| format!("{name} cannot be written: {error}");
    let (mut known, mut whole) = (Comparators::default(), None);
    if path.exists() {
        known = import_comparators::recipe(path)?;
        let bytes = std::fs::read(path).map_err(wrong)?;
        if !Comparators::stand_alone(&bytes) {
            let recipe = Recipe::read(&bytes);
            whole = Some(recipe.map_err(|reason| format!("{name}: {reason}"))?);
        }
    }
    let chosen = choices(&known, proposals, own, national);
    let count = chosen.measures.len() - known.measures.len();
    let text = match whole {
        Some(recipe) => Recipe {
            comparators: chosen,
            ..recipe
        }
        .text(),
        None => chosen.text(),
    };
    std::fs::write(path, text).map_err(wrong)?;
    Ok(format!(
        "{name} is written, with {count} more {}: answer every \"?\" in it, or take the pair out\n",
        if count == 1 { "pair" } else { "pairs" }
    ))
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
