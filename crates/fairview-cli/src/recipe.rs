//! `fairview recipe`: proposes how a workbook in a layout of its own is read.

use crate::files;
use crate::findings::one_line;
use crate::print;
use clap::Args;
use report_import::xlsx;
use report_import::xlsx::recipe::{Proposal, Question, propose};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// Propose a recipe for a workbook in a layout of your own
///
/// It says what stands under each heading and what words and colours mean. What the workbook does not
/// explain is left as "?" and listed: answer it in the file, then import the workbook with it. A
/// recipe that is there already is left alone.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview recipe scorecard.xlsx --out recipe.json"
)]
pub(crate) struct RecipeArgs {
    /// The workbook
    #[arg(value_name = "WORKBOOK")]
    file: PathBuf,
    /// The recipe to write
    #[arg(long, value_name = "RECIPE.json")]
    out: PathBuf,
}

impl RecipeArgs {
    /// Writes the recipe. Errors where the workbook cannot be read or has no headings that are known,
    /// and where the recipe is there already.
    pub(crate) fn run(&self) -> Result<(), String> {
        let name = self.file.display();
        let bytes = files::read_at_most(&self.file, xlsx::open::MOST_BYTES)
            .map_err(|error| format!("{name} cannot be read: {error}"))?;
        let proposal = propose(&bytes).map_err(|reason| format!("{name}: {reason}"))?;
        let out = self.out.display();
        let file = std::fs::File::create_new(&self.out);
        let written = file.and_then(|mut file| file.write_all(proposal.recipe.text().as_bytes()));
        written.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                format!("{out} is there already and is left as it is; choose another name")
            }
            _ => format!("{out} cannot be written: {error}"),
        })?;
        print::out(&as_text(&proposal));
        print::out(&format!("{out} is written\n"));
        Ok(())
    }
}

/// What is to be answered, then what is to be confirmed, as lines.
pub fn as_text(proposal: &Proposal) -> String {
    let line = |question: &Question| {
        let cells = match question.cells.as_slice() {
            [] => String::new(),
            cells => {
                let shown = cells.iter().take(MOST_CELLS).cloned().collect::<Vec<_>>();
                let more = match cells.len() - shown.len() {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                format!(" ({}{more})", shown.join(", "))
            }
        };
        let rest = match (&question.proposed, question.choices.as_slice()) {
            (Some(answer), _) => format!(": {answer}"),
            (None, []) => String::new(),
            (None, choices) => format!(": one of {}", choices.join(", ")),
        };
        one_line(&format!("  {}{cells}{rest}", question.within)) + "\n"
    };
    let lines = |open: bool| -> String {
        let questions = proposal.questions.iter();
        let questions = questions.filter(|question| question.proposed.is_none() == open);
        questions.map(line).collect()
    };
    let mut text = String::new();
    for (heading, lines) in [("Answer", lines(true)), ("Confirm", lines(false))] {
        if !lines.is_empty() {
            text += &format!("{heading}:\n{lines}");
        }
    }
    text
}

/// How many cells of a question are named.
const MOST_CELLS: usize = 3;
