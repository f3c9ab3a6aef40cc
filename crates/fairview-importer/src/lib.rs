//! An officer's files read in a Web Worker, so that the viewer need not hold the code and goes on
//! answering meanwhile.
//!
//! The viewer sends the bytes of one [`Request`] and the files that it is about, and gets the bytes of an
//! [`Answer`], in words for the page. It is the code of `fairview recipe` and `fairview import`: the same
//! files give the same report. Two programs share it, so that nobody fetches what reads workbooks for a file
//! of CSV: [`of_workbooks`] and [`of_tables`]. No page, no browser, no network.

mod beside;
mod found;
mod kinds;
mod tables;
mod unsaid;
mod words;
mod workbooks;

use report_import::update::Last;
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
    /// The names of the last report's file and of those that it names, which come after the files: what is
    /// imported goes on from it. None where there is no last report.
    pub onto: Vec<String>,
    /// What the files came to where they were read already: it is joined to that report.
    pub update: Option<Update>,
    /// That the files are other publishers', to be set beside the measures of that report.
    pub beside: Option<Beside>,
}

/// Other publishers' figures, and a list of neighbours.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// The place that the report is about.
    pub area: String,
    /// The name of a file of neighbours, which comes last, and what the list is called.
    pub neighbours: Option<(String, String)>,
    /// The pairs that somebody confirmed; none where they are to be proposed.
    pub pairs: Option<Vec<Pair>>,
    /// Whether other comparators of a measure give way.
    pub replace: bool,
}

/// A measure of the report, and another publisher's that is to stand beside it: the fields of a recipe, empty
/// where there is nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The report's measure, by its ref or title.
    pub of: String,
    /// The other publisher's, by its ref or title.
    pub measure: String,
    /// Why the two go together.
    pub reason: String,
    /// How they differ.
    pub difference: String,
    /// How the other's figures are counted, `whole_period`.
    pub basis: String,
    /// Which of the other's figures are good, `high`.
    pub good_is: String,
    /// The other's unit, `%`.
    pub unit: String,
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
    /// What may be set beside the measures of the report.
    Pairs(Pairs),
    /// The files were read, and are to be joined to the last report.
    Update(Update),
    /// The file is CSV in the layout of a sheet, for which there is a recipe: it is for what reads workbooks.
    Sheet,
    /// The files were workbooks with tables in them; all of them again, as CSV.
    Tables(Vec<Vec<u8>>),
}

/// What is to be joined to the last report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The bytes of its file, as text.
    pub report: String,
    /// The recipe's file, with the answers.
    pub recipe: Option<String>,
    /// Notices: where, what, in how many places, and whether it is only suspicious.
    pub notices: Vec<(String, String, u32, bool)>,
    /// What was done that is worth saying.
    pub notes: Vec<String>,
}

/// Which measure of another publisher may go beside which of the report's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pairs {
    /// The measures of the report, in order.
    pub own: Vec<Own>,
    /// The other publisher's.
    pub theirs: Vec<Measure>,
    /// What is wrong with the files. It stops the joining where it concerns what is joined.
    pub errors: Vec<Cause>,
    /// What was done that is worth saying.
    pub notes: Vec<String>,
    /// As in [`Imported`].
    pub options: Vec<(String, String, String, Vec<String>)>,
}

/// A measure of either side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The name by which a recipe means it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its unit, and whether high or low is good.
    pub about: String,
    /// What is counted; may be empty.
    pub definition: String,
    /// Whether its unit is known.
    pub unit_known: bool,
    /// The file of its figures, in a report that has them in files of their own.
    pub file: Option<String>,
}

/// A measure of the report, with what may stand beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The measure.
    pub measure: Measure,
    /// How it is counted, as a recipe says it; may be empty.
    pub basis: String,
    /// What stands beside it already.
    pub has: Option<String>,
    /// Whether the first candidate is what a recipe chose.
    pub chosen: bool,
    /// The likeliest first, each with its place among the other publisher's measures, how like the two are
    /// out of 100, and why.
    pub candidates: Vec<(u32, u32, String, Pair)>,
}

/// A recipe as it is proposed, with what to answer and to confirm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposed {
    /// The recipe's file, with what is left open in it.
    pub recipe: String,
    /// The name of the sheet.
    pub sheet: String,
    /// What must be answered.
    pub open: Vec<FormField>,
    /// What is to be confirmed.
    pub confirm: Vec<FormField>,
    /// What stands under each heading of the recipe.
    pub meanings: Vec<FormField>,
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

/// A question about a recipe, as a field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormField {
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
    /// Whether the file is CSV that cannot be read as data, and may be a sheet in a layout of its own.
    pub may_be_sheet: bool,
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
    pub findings: Vec<LintFinding>,
}

/// What deserves a look in one measure, or beside all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LintFinding {
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
    pub mend: Option<FormField>,
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

/// The last report, from its file and those that it names.
fn last(request: &Request, files: &[Vec<u8>]) -> Result<Option<Last>, String> {
    let Some((name, others)) = request.onto.split_first() else {
        return Ok(None);
    };
    let files = files.get(request.names.len()..).unwrap_or_default();
    let Some((report, files)) = files.split_first() else {
        return Err("The last report is missing.".to_owned());
    };
    let file = |named: &str| {
        let at = others.iter().position(|other| other == named);
        let bytes = at.and_then(|at| files.get(at)).cloned();
        bytes.ok_or_else(|| std::io::Error::other("choose this file together with the report"))
    };
    Last::read(name, report, file).map(Some)
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
            let letters = cell.chars().filter(char::is_ascii_alphanumeric);
            letters.map(|c| c.to_ascii_lowercase()).collect()
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
