//! Proposes a recipe for a workbook in a layout of its own, from its headings and what stands below
//! them.
//!
//! What nothing in the workbook explains is left open (`?`), which an import refuses: a word that
//! nobody knows, an arrow without a key, how the figures are counted. Every proposal that somebody
//! should confirm, and everything left open, is a question with the cells that it is about.

mod columns;
mod figures;
mod heading_rows;
mod report;
mod words;

use super::table::{Column, Table};
use super::{ABOVE, OPEN, Recipe, VERSION};
use crate::cell_ref::letters;
use crate::problems::{Problems, short};
use crate::sheet::key;
use crate::xlsx::open::{RawSheet, Sheets};
use crate::xlsx::plan::REPORT;
use heading_rows::{Block, LEAST};
pub use words::{absent, hue, no_figures};

/// A recipe as it is proposed.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The recipe; what is left open in it is [`OPEN`].
    pub recipe: Recipe,
    /// What to confirm or to answer, in the order of the recipe.
    pub questions: Vec<Question>,
    /// The beginning of the sheet, to be shown beside them.
    pub beginning: Beginning,
}

/// The first rows of a sheet: those of its headings, and some below.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The columns with something in them.
    pub columns: Vec<BeginningColumn>,
    /// The number of each row, as spreadsheets count, and a cell for each column.
    pub rows: Vec<(u32, Vec<BeginningCell>)>,
    /// How many of the rows are headings.
    pub headings: usize,
}

/// A column of a beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginningColumn {
    /// Its letters.
    pub letters: String,
    /// Its heading in the recipe, where it has one.
    pub name: Option<String>,
}

/// A cell of a beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BeginningCell {
    /// Its words, in one line.
    pub words: String,
    /// The colour it is filled with.
    pub colour: Option<String>,
}

/// Something to confirm or to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its place in the recipe, for people: `words, direction, "▲"`.
    pub within: String,
    /// The same for [`Recipe::answer`], name by name; for the measures of a group with all of them.
    pub at: Vec<String>,
    /// The cells that it is about, `M8`; none where it is about the whole.
    pub cells: Vec<String>,
    /// The answers to choose from; none where any words will do.
    pub choices: Vec<&'static str>,
    /// The answer that stands in the recipe, where there is one.
    pub proposed: Option<String>,
}

/// Proposes a recipe.
///
/// # Errors
/// Where it is no workbook that can be read, where it is the template, and where no sheet has headings
/// that are known.
pub fn propose(bytes: &[u8]) -> Result<Proposal, String> {
    let mut sheets = Sheets::of(bytes)?;
    let mut best: Option<(Block, RawSheet, String)> = None;
    let names = sheets.names();
    if has_template(&names) {
        return Err("The workbook is the template, which needs no recipe: fairview import xlsx WORKBOOK.xlsx --out report.json".to_owned());
    }
    for name in names {
        let sheet = sheets.raw(&name, &mut |_, _| {})?;
        let block = Block::find(&sheet);
        if best
            .as_ref()
            .is_none_or(|(best, ..)| block.score > best.score)
        {
            best = Some((block, sheet, name));
        }
    }
    match best {
        Some((block, sheet, name)) if block.score >= LEAST => {
            Ok(Proposing::new(&sheet, &name, block).proposal())
        }
        _ => Err("No sheet of the workbook has headings that are known here; expected a row of them, like \"Ref\", \"Measure\", \"Target\", \"Q3 2024/25\".".to_owned() + BY_HAND),
    }
}

/// What helps who uses the command, where nothing can be proposed.
pub const BY_HAND: &str =
    " Write the recipe by hand, or copy the measures into the template: fairview template OUT.xlsx";

/// Whether a workbook is the template, which needs no recipe.
///
/// # Errors
/// Where it is no workbook that can be read.
pub fn is_template(bytes: &[u8]) -> Result<bool, String> {
    Ok(has_template(&Sheets::of(bytes)?.names()))
}

fn has_template(names: &[String]) -> bool {
    let has = |own: &&str| names.iter().any(|name| key(name) == key(own));
    [REPORT, "Indicators"].iter().all(has)
}

/// So many rows below the headings are shown of a sheet.
const MOST_SHOWN: usize = 6;
/// So many of its columns are looked at for that.
const MOST_WIDE: u32 = 60;

struct Proposing<'a> {
    sheet: &'a RawSheet,
    block: Block,
    recipe: Recipe,
    questions: Vec<Question>,
    /// What stands alone above and below the table.
    above: Vec<String>,
    below: String,
}

impl<'a> Proposing<'a> {
    fn new(sheet: &'a RawSheet, name: &str, block: Block) -> Self {
        let alone = |row: &u32| {
            let cells = sheet.rows.get(row)?;
            let column = cells.keys().next().filter(|_| cells.len() == 1)?;
            Some(sheet.words((*row, *column)))
        };
        let above: Vec<u32> = sheet
            .rows
            .range(..block.first)
            .map(|(row, _)| *row)
            .collect();
        let below: Vec<u32> = sheet
            .rows
            .range(block.first..)
            .map(|(row, _)| *row)
            .collect();
        Self {
            above: above.iter().filter_map(alone).collect(),
            below: below
                .iter()
                .filter_map(alone)
                .collect::<Vec<_>>()
                .join("; "),
            recipe: Recipe {
                recipe: VERSION,
                sheet: name.to_owned(),
                headings: block.rows,
                year: block.year.then(|| ABOVE.to_owned()),
                ..Recipe::default()
            },
            sheet,
            block,
            questions: Vec::new(),
        }
    }

    fn ask(&mut self, at: &[&str], cells: Vec<String>, choices: Vec<&'static str>, proposed: &str) {
        let within = match at {
            ["groups", "basis", "of", ..] => within(&["groups", "basis", "of", proposed]),
            at => within(at),
        };
        self.questions.push(Question {
            within,
            at: at.iter().map(|part| (*part).to_owned()).collect(),
            cells,
            choices,
            proposed: Some(proposed.to_owned()).filter(|answer| answer != OPEN),
        });
    }

    fn because(&mut self, within: &str, why: &str) {
        self.recipe
            .reasons
            .0
            .push((within.to_owned(), why.to_owned()));
    }

    fn proposal(mut self) -> Proposal {
        self.report();
        self.columns();
        self.sections();
        let table = Table::find(self.sheet, &self.recipe, &mut Problems::default());
        if let Some(table) = table {
            self.period(&table);
            self.words(&table);
            self.colours(&table);
            self.figures(&table);
            self.basis(&table);
            self.units(&table);
        }
        Proposal {
            beginning: self.beginning(),
            recipe: self.recipe,
            questions: self.questions,
        }
    }

    /// The rows of headings and some below, with the recipe's name of each column.
    fn beginning(&self) -> Beginning {
        let first = self.block.first;
        let below = first + self.block.rows;
        let filled = self.sheet.rows.range(below..).map(|(row, _)| *row);
        let rows: Vec<u32> = (first..below).chain(filled.take(MOST_SHOWN)).collect();
        let names = &self.recipe.columns.0;
        let name = |column: u32| {
            let mut headings = self.block.headings.iter();
            let heading = headings.find(|heading| heading.column == column)?;
            let fits = names.iter().enumerate();
            let fits = fits.filter_map(|(i, (name, _))| Some((heading.fit(name)?, i)));
            fits.max().map(|(_, i)| names[i].0.clone())
        };
        let columns: Vec<u32> = (0..self.sheet.width().min(MOST_WIDE))
            .filter(|column| {
                rows.iter()
                    .any(|row| !self.sheet.words((*row, *column)).is_empty())
            })
            .collect();
        let cell = |at: (u32, u32)| BeginningCell {
            words: short(&self.sheet.words(at)),
            colour: self.sheet.fills.get(&at).map(ToString::to_string),
        };
        let row = |row: &u32| {
            let cells = columns.iter().map(|column| cell((*row, *column)));
            (row + 1, cells.collect::<Vec<_>>())
        };
        Beginning {
            rows: rows.iter().map(row).collect(),
            columns: columns
                .iter()
                .map(|column| BeginningColumn {
                    letters: letters(*column as usize),
                    name: name(*column),
                })
                .collect(),
            headings: self.block.rows as usize,
        }
    }

    /// The cells of measures under a meaning.
    fn cells<'t>(
        &self,
        table: &'t Table,
        meaning: &'t str,
    ) -> impl Iterator<Item = ((u32, u32), &'t Column)> + use<'t> {
        let columns = table.columns.iter().filter(move |c| c.meaning == meaning);
        columns.flat_map(move |column| {
            table
                .rows
                .iter()
                .map(move |(row, _)| ((*row, column.column), column))
        })
    }
}

/// A place in a recipe, for people: what the sheet says stands in quotation marks.
fn within(at: &[&str]) -> String {
    let own = |i: usize| matches!((at[0], i), ("columns" | "colours", 1) | ("words", 2));
    let parts = at.iter().enumerate().map(|(i, part)| match own(i) {
        true => format!("\"{}\"", short(part)),
        false => (*part).to_owned(),
    });
    parts.collect::<Vec<String>>().join(", ")
}

/// The name of a cell, `M8`.
fn place_name((row, column): (u32, u32)) -> String {
    format!("{}{}", letters(column as usize), row + 1)
}
