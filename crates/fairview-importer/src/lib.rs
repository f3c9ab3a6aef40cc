//! An officer's files read in a Web Worker, so that the viewer need not hold the code and goes on
//! answering meanwhile.
//!
//! The viewer sends the bytes of one [`Request`] and the files that it is about, and gets the bytes of an
//! [`Answer`], in words for the page. It is the code of `fairview recipe` and `fairview import`: the same
//! files give the same report. Two programs share it, so that nobody fetches what reads workbooks for a file
//! of CSV: [`of_workbooks`] and [`of_tables`]. No page, no browser, no network.

mod found;
mod kinds;
mod tables;
mod words;
mod workbooks;

use report_import::xlsx::Progress;
use serde::{Deserialize, Serialize};

/// What is to be done with some files.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The names of the files, in their order.
    pub names: Vec<String>,
    /// The recipe by which a workbook in a layout of its own is read, where none of the files is one.
    pub recipe: Option<String>,
    /// Answers to questions about the recipe: the place of each, and what was chosen or written.
    pub answers: Vec<(Vec<String>, String)>,
    /// What files of data leave unsaid, by the names of the command's options.
    pub options: Vec<(String, String)>,
    /// Whether a file that is no recipe is a table in text that is read as the sheet of a workbook.
    pub sheet: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// There is a recipe and nothing to read by it.
    Recipe {
        /// The recipe's file.
        recipe: String,
        /// The sheet that it is for.
        sheet: String,
    },
    /// A workbook in a layout of its own, for which a recipe is proposed.
    Proposed(Proposed),
    /// The files were read.
    Imported(Imported),
}

/// A recipe as it is proposed, with what to answer and to confirm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposed {
    /// The recipe's file, with what is left open in it.
    pub recipe: String,
    /// The name of the sheet.
    pub sheet: String,
    /// What must be answered.
    pub open: Vec<Asked>,
    /// What is to be confirmed.
    pub confirm: Vec<Asked>,
    /// What stands under each heading of the recipe.
    pub meanings: Vec<Asked>,
    /// The columns with something in them: their letters, and the heading in the recipe.
    pub columns: Vec<(String, Option<String>)>,
    /// The first rows of the sheet: their numbers, and a cell for each column.
    pub rows: Vec<(u32, Vec<Cell>)>,
    /// How many of the rows are headings.
    pub headings: u32,
}

/// A cell of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its words.
    pub words: String,
    /// The colour it is filled with, `RRGGBB`.
    pub colour: Option<String>,
}

/// A question about a recipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its place in the recipe.
    pub at: Vec<String>,
    /// The question, in words that are no sentence.
    pub label: String,
    /// Where in the sheet, or what the answer looks like; may be empty.
    pub hint: String,
    /// The colour that it is about, `RRGGBB`.
    pub colour: Option<String>,
    /// The answers to choose from, each with its words; none where any words will do.
    pub choices: Vec<(String, String)>,
    /// The answer that is proposed; empty where there is none.
    pub answer: String,
}

/// What an import came to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The report, where nothing is wrong with it.
    pub report: Option<Prepared>,
    /// The recipe's file, with the answers.
    pub recipe: Option<String>,
    /// What is wrong, by cause.
    pub errors: Vec<Cause>,
    /// What somebody should look at, by cause.
    pub notices: Vec<Cause>,
    /// What was done that is worth saying.
    pub notes: Vec<String>,
    /// What can be said of files of data: for each its name, a line about it, its value and the only
    /// values that it takes, where it takes a few.
    pub options: Vec<(String, String, String, Vec<String>)>,
}

/// A report that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prepared {
    /// The bytes of its file, as text.
    pub text: String,
    /// Its id.
    pub id: String,
    /// Its title and its period.
    pub title: String,
    /// A sentence about its ratings.
    pub lead: String,
    /// A list of reports with this one, in a file of the name [`REPORT`].
    pub list: String,
    /// What is legal in it and deserves a look.
    pub doubts: Vec<Doubt>,
}

/// What deserves a look in one measure, or beside all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The measure's id and its title; none where it is about no measure alone.
    pub measure: Option<(String, String)>,
    /// What it is, a sentence each.
    pub words: Vec<String>,
}

/// The name of the report's file in the list of [`Prepared`].
pub const REPORT: &str = "report.json";

/// Problems of one cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// What was found.
    pub found: String,
    /// What is expected; empty where that says itself.
    pub expected: String,
    /// In how many places.
    pub count: u32,
    /// The first of them, each the sheet or file and the cells in it.
    pub places: Vec<(String, String)>,
    /// What the recipe can say so that it is no problem in any of them.
    pub mend: Option<Asked>,
}

impl Request {
    /// The request as bytes.
    pub fn encode(&self) -> Vec<u8> {
        // A list that grows refuses nothing.
        postcard::to_allocvec(self).unwrap_or_default()
    }
}

impl Answer {
    /// An answer from its bytes; `None` where they are none.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// Whether files that begin so are for [`of_workbooks`]: one is a workbook, or all are recipes.
pub fn are_workbooks(beginnings: &[Vec<u8>]) -> bool {
    let workbook = |bytes: &Vec<u8>| bytes.starts_with(b"PK");
    beginnings.iter().any(workbook) || beginnings.iter().all(|bytes| kinds::is_recipe(bytes))
}

/// Whether a table in text is tidy data, a figure in each row beside its place and time, and no sheet of a
/// layout of its own: by its headings.
pub fn is_tidy(text: &str) -> bool {
    const NEEDED: [&[&str]; 3] = [
        &[
            "area",
            "areacode",
            "areacd",
            "areanm",
            "areaname",
            "gsscode",
            "lacode",
            "geography",
        ],
        &["period", "timeperiod", "date", "year"],
        &["value", "obsvalue", "observation", "figure"],
    ];
    let first = text.lines().find(|line| !line.trim().is_empty());
    let cells = first.unwrap_or_default().split(['\t', ',', ';']);
    let headings: Vec<String> = cells
        .map(|cell| {
            cell.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        })
        .collect();
    let mut needed = NEEDED.iter();
    needed.all(|names| {
        headings
            .iter()
            .any(|heading| names.contains(&heading.as_str()))
    })
}

/// The bytes of the answer to a request about workbooks, or about a recipe for them. `progress` is told how
/// many rows of a sheet in a layout of its own are read, and of how many.
///
/// # Errors
/// In words for the reader: why nothing can be made of the files.
pub fn of_workbooks(
    request: &[u8],
    files: &[Vec<u8>],
    progress: &mut Progress,
) -> Result<Vec<u8>, String> {
    let answer = workbooks::answer(&decoded(request)?, files, progress)?;
    Ok(postcard::to_allocvec(&answer).unwrap_or_default())
}

/// The bytes of the answer to a request about files of data or a report.
///
/// # Errors
/// In words for the reader: why nothing can be made of the files.
pub fn of_tables(request: &[u8], files: &[Vec<u8>]) -> Result<Vec<u8>, String> {
    let answer = tables::answer(&decoded(request)?, files)?;
    Ok(postcard::to_allocvec(&answer).unwrap_or_default())
}

fn decoded(request: &[u8]) -> Result<Request, String> {
    postcard::from_bytes(request).map_err(|_| "The request cannot be read.".to_owned())
}
