//! Opens a workbook: sheets of cells, each with what it shows and the number behind it.
//!
//! Refuses files that are no workbooks of this kind, with what to do; merged cells, errors and
//! formulas without a result are errors with their place. For recipes a sheet is given as it
//! stands, with merged ranges and colours; so is a table in text.

use super::pasted;
use super::workbook::{CellValue, Grid, MOST_CELLS, Progress, Range, Workbook};
use super::xml::TOO_MUCH;
use crate::cell_ref::{CellRef, Origin, letters};
use crate::number_format::{self as format, MOST_DIGITS};
use crate::problems::{Problems, short};
use crate::serial;
use crate::sheet::{Cell, Row, Sheet, key};
use report_core::kind::FileKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// The longest workbook that is read, in bytes.
pub const MOST_BYTES: usize = 20_000_000;

/// What was asked for of a workbook.
pub struct Opened {
    /// The sheets asked for, in the workbook's order.
    pub sheets: Vec<Sheet>,
    /// The names of the others, but for empty ones. Whatever is in them is nobody's business.
    pub others: Vec<String>,
    /// What of the sheets asked for the program does not show, by the sheet's name.
    pub hidden: Vec<(String, Hidden)>,
}

/// What of a sheet is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Whether it is the whole sheet.
    pub whole: bool,
    /// Rows, counted from 1.
    pub rows: BTreeSet<usize>,
    /// The first and last of columns, counted from 0.
    pub columns: Vec<(u32, u32)>,
}

/// Opens the sheets of a workbook that are wanted, by their names. `Err` with why it cannot be
/// read at all.
pub fn open(
    bytes: &[u8],
    wanted: &dyn Fn(&str) -> bool,
    problems: &mut Problems,
) -> Result<Opened, String> {
    let mut workbook = workbook(bytes)?;
    let (mut sheets, mut others, mut hidden) = (Vec::new(), Vec::new(), Vec::new());
    let mut places = 0;
    for name in workbook.names() {
        if !wanted(&name) {
            if workbook.is_filled(&name).map_err(unreadable)? {
                others.push(name);
            }
            continue;
        }
        let grid = workbook
            .grid(&name, false, &mut |_, _| {})
            .map_err(unreadable)?;
        places += places_of(&grid);
        if places > MOST_PLACES {
            return Err(format!(
                "{TOO_MUCH} more than {MOST_PLACES} cells, counting each row to its last filled one; expected at most as many: leave out what is not for the report"
            ));
        }
        sheets.push(sheet(&name, &grid, workbook.from_1904, problems));
        let of_sheet = Hidden::of(&grid);
        if of_sheet != Hidden::default() {
            hidden.push((name, of_sheet));
        }
    }
    Ok(Opened {
        sheets,
        others,
        hidden,
    })
}

impl Hidden {
    fn of(grid: &Grid) -> Self {
        let rows = grid.hidden_rows.iter().map(|row| *row as usize + 1);
        Self {
            whole: grid.hidden,
            rows: rows.collect(),
            columns: grid.hidden_columns.clone(),
        }
    }
}

/// The workbook, or why it cannot be read at all.
fn workbook(bytes: &[u8]) -> Result<Workbook, String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!(
            "The workbook is longer than {} MB; expected one without pictures.",
            MOST_BYTES / 1_000_000
        ));
    }
    if let Some(kind) = FileKind::of(bytes).filter(|kind| *kind != FileKind::Xlsx) {
        match kind {
            FileKind::OldOffice => return Err("The file is an old workbook (.xls) or is locked with a password; save it as an Excel workbook (.xlsx) without a password.".to_owned()),
            // What is in an archive whose first files say nothing is seen when it is opened.
            FileKind::Archive => {}
            kind => return Err(format!("The file is {}; expected an Excel workbook (.xlsx). {}.", kind.name(), kind.way())),
        }
    }
    Workbook::open(bytes.to_vec()).map_err(unreadable)
}

fn unreadable(reason: String) -> String {
    match reason.starts_with(TOO_MUCH) {
        true => reason,
        false => format!(
            "The file is no workbook of Excel (.xlsx): {reason}. Save it as an Excel workbook (.xlsx)."
        ),
    }
}

/// A sheet as it stands, without headings.
pub(super) struct RawSheet {
    /// Where its cells are from.
    pub origin: Origin,
    /// By row and column, from 0: the filled cells, or what is wrong with one.
    pub rows: BTreeMap<u32, BTreeMap<u32, Result<Cell, String>>>,
    /// What is not shown.
    pub hidden: Hidden,
    /// The colours that cells are filled with.
    pub fills: HashMap<(u32, u32), Rc<str>>,
    /// The ranges whose look is set by rules.
    pub by_rule: Vec<Range>,
    /// Of each column the merged ranges over it, by their first row.
    merged: Vec<BTreeMap<u32, Range>>,
}

/// The most columns of a sheet that is read by a recipe.
pub const MOST_COLUMNS: u32 = 1_000;

/// What the sheet of a table in text is called.
pub const TABLE: &str = "Table";

/// The sheets that a recipe can be for: those of a workbook, or a table in text alone.
pub(super) enum Sheets {
    Workbook(Workbook),
    Table(Option<Grid>),
}

impl Sheets {
    /// The sheets of a file, or why it cannot be read at all.
    pub fn of(bytes: &[u8]) -> Result<Self, String> {
        match pasted::grid(bytes) {
            Some(grid) => Ok(Self::Table(Some(grid?))),
            None => workbook(bytes).map(Self::Workbook),
        }
    }

    pub fn names(&self) -> Vec<String> {
        match self {
            Self::Workbook(workbook) => workbook.names(),
            Self::Table(_) => vec![TABLE.to_owned()],
        }
    }

    /// The name of the sheet that a recipe is for. That of a table in text is any.
    pub fn named(&self, wanted: &str) -> Option<String> {
        let own = |name: &String| matches!(self, Self::Table(_)) || key(name) == key(wanted);
        self.names().into_iter().find(own)
    }

    /// A sheet as it stands.
    pub fn raw(&mut self, name: &str, progress: &mut Progress) -> Result<RawSheet, String> {
        match self {
            Self::Workbook(workbook) => raw(workbook, name, progress),
            Self::Table(grid) => raw_of(name, grid.take().unwrap_or_default(), false),
        }
    }
}

/// A sheet of a workbook as it stands.
fn raw(workbook: &mut Workbook, name: &str, progress: &mut Progress) -> Result<RawSheet, String> {
    let grid = workbook.grid(name, true, progress).map_err(unreadable)?;
    raw_of(name, grid, workbook.from_1904)
}

fn raw_of(name: &str, grid: Grid, from_1904: bool) -> Result<RawSheet, String> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, Result<Cell, String>>> = BTreeMap::new();
    let mut width = 0;
    for found in &grid.cells {
        let (row, column) = found.at;
        let cell = cell(&found.value, found.format.as_deref(), from_1904);
        if matches!(&cell, Ok(cell) if cell.is_blank()) {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(format!(
                "The sheet \"{}\" has cells beyond column {}; expected at most {MOST_COLUMNS} columns",
                short(name),
                letters(MOST_COLUMNS as usize - 1)
            ));
        }
        width = width.max(column + 1);
        let earlier = rows.entry(row).or_default().insert(column, cell);
        if earlier.is_some() {
            rows.entry(row)
                .or_default()
                .insert(column, Err(TWO_CELLS.to_owned()));
        }
    }
    let mut merged = vec![BTreeMap::new(); width as usize];
    for range in &grid.merged {
        let columns = range.first.1..=range.last.1.min(width.saturating_sub(1));
        for column in columns {
            merged[column as usize].insert(range.first.0, range.clone());
        }
    }
    Ok(RawSheet {
        origin: Origin::sheet(name),
        hidden: Hidden::of(&grid),
        rows,
        fills: grid.fills,
        by_rule: grid.by_rule,
        merged,
    })
}

/// The first sheet of a workbook with something in it, as CSV: each row in the line of its number, numbers as
/// they are and percentages as they are shown.
///
/// # Errors
/// Where it is no workbook that can be read, has nothing in it, or a cell cannot be read.
pub fn as_csv(bytes: &[u8]) -> Result<String, String> {
    let mut workbook = workbook(bytes)?;
    for name in workbook.names() {
        let sheet = raw(&mut workbook, &name, &mut |_, _| {})?;
        let Some((last, _)) = sheet.rows.last_key_value() else {
            continue;
        };
        let width = sheet.width();
        if (*last as usize + 1) * width as usize > MOST_PLACES {
            return Err(format!(
                "{TOO_MUCH} more than {MOST_PLACES} cells, counting each row to its last filled one; expected at most as many: leave out what is not for the report"
            ));
        }
        let mut text = String::new();
        for row in 0..=*last {
            let cells = sheet.rows.get(&row);
            // A line of words above or below the table has fewer cells than the table.
            let filled = match cells {
                Some(cells) if cells.len() > 1 => 0..width,
                Some(cells) => 0..cells.keys().next().map_or(0, |only| only + 1),
                None => 0..0,
            };
            let cells = filled.map(|column| match sheet.cell((row, column)) {
                Some(Ok(cell)) => Ok(quoted(&words(cell))),
                Some(Err(says)) => Err(format!("{}: {says}", sheet.place((row, column), ""))),
                None => Ok(quoted("")),
            });
            text += &cells.collect::<Result<Vec<_>, _>>()?.join(",");
            text.push('\n');
        }
        return Ok(text);
    }
    Err("the workbook has no sheet with anything in it; expected headings and rows".to_owned())
}

/// A cell of CSV in one line.
fn quoted(words: &str) -> String {
    format!(
        "\"{}\"",
        words.replace(['\n', '\r'], " ").replace('"', "\"\"")
    )
}

/// What a cell says: its number, but for a percentage, which is what is shown.
fn words(cell: &Cell) -> String {
    let percentage = cell.format.as_ref().is_some_and(|code| code.contains('%'));
    match cell.number.filter(|_| !percentage) {
        Some(number) => format::plain_number(number),
        None => cell.text.trim().to_owned(),
    }
}

impl RawSheet {
    /// The cell at a place, where it is filled.
    pub fn cell(&self, (row, column): (u32, u32)) -> Option<&Result<Cell, String>> {
        self.rows.get(&row)?.get(&column)
    }

    /// The words of the cell at a place, in one line; none where it is empty or wrong.
    pub fn words(&self, at: (u32, u32)) -> String {
        match self.cell(at) {
            Some(Ok(cell)) => cell.text.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => String::new(),
        }
    }

    /// The merged range that a place is in.
    pub fn merged(&self, at: (u32, u32)) -> Option<&Range> {
        let ranges = self.merged.get(at.1 as usize)?;
        let (_, range) = ranges.range(..=at.0).next_back()?;
        range.has(at).then_some(range)
    }

    /// How many columns have something in them, counted from the first.
    pub fn width(&self) -> u32 {
        self.merged.len() as u32
    }

    /// The place of a cell below a heading.
    pub fn place(&self, at: (u32, u32), heading: &str) -> CellRef {
        CellRef {
            column: Some((at.1 as usize, heading.into())),
            ..self.origin.row(at.0 as usize + 1)
        }
    }
}

/// What is said of a place with two cells.
const TWO_CELLS: &str = "the file has two cells at this place; expected one: open the workbook in a spreadsheet program and save it again";

/// The most places for cells in all sheets: each row is as wide as its last filled cell stands.
const MOST_PLACES: usize = 2 * MOST_CELLS;

/// How many places the rows of a grid have.
fn places_of(grid: &Grid) -> usize {
    let mut widths: HashMap<u32, u32> = HashMap::new();
    for found in &grid.cells {
        let width = widths.entry(found.at.0).or_default();
        *width = (*width).max(found.at.1 + 1);
    }
    widths.values().map(|width| *width as usize).sum()
}

fn sheet(name: &str, grid: &Grid, from_1904: bool, problems: &mut Problems) -> Sheet {
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut faults = Vec::new();
    for found in &grid.cells {
        let (row, column) = found.at;
        match cell(&found.value, found.format.as_deref(), from_1904) {
            Ok(cell) if cell.is_blank() => {}
            Ok(cell) => {
                let earlier = rows.entry(row).or_default().insert(column, cell);
                if earlier.is_some() {
                    faults.push((found.at, TWO_CELLS.to_owned()));
                }
            }
            Err(says) => faults.push((found.at, says)),
        }
    }
    let rows = rows.into_iter().map(|(number, mut found)| {
        let width = found.keys().next_back().map_or(0, |last| *last + 1);
        let cells = (0..width).map(|column| found.remove(&column).unwrap_or_default());
        Row {
            number: number as usize + 1,
            cells: cells.collect(),
        }
    });
    let sheet = Sheet::new(Origin::sheet(name), rows.collect(), problems);
    for range in &grid.merged {
        problems.error(
            &sheet.origin.row(range.first.0 as usize + 1),
            format!("the cells {} are merged; expected every cell on its own: unmerge them and fill each", range.written),
        );
    }
    for ((row, column), says) in faults {
        let place = sheet.place_at(row as usize + 1, column as usize);
        problems.error(&place, says);
    }
    sheet
}

/// One cell, or what is wrong with it.
fn cell(value: &CellValue, format: Option<&str>, from_1904: bool) -> Result<Cell, String> {
    let dated = |date: String| Cell {
        text: date.clone(),
        date: Some(date),
        ..Cell::default()
    };
    let number = match value {
        CellValue::Words(words) if is_error(words) => {
            return Err(format!(
                "the cell holds the words {}, which a spreadsheet shows in place of a result; expected a figure or words",
                short(words.trim())
            ));
        }
        CellValue::Words(words) => return Ok(Cell::text(lines(words))),
        CellValue::Truth(true) => return Ok(Cell::text("yes")),
        CellValue::Truth(false) => return Ok(Cell::text("no")),
        CellValue::Day(day) => return Ok(dated(day.chars().take(10).collect())),
        CellValue::Error(error) => {
            return Err(format!(
                "the cell holds the error {}; expected a figure or words",
                short(error)
            ));
        }
        CellValue::Unfinished => {
            return Err("the formula has no result in the file; open it in a spreadsheet program and save it again".to_owned());
        }
        CellValue::Unreadable(why) => return Err(why.clone()),
        CellValue::Number(number) => *number,
    };
    if let Some(code) = format.filter(|code| format::is_date(code)) {
        let serial = number + if from_1904 { 1462.0 } else { 0.0 };
        if let Some(time) = format::time(number, code) {
            return Ok(Cell::text(time));
        }
        let date = day(serial, format::shows_day(code));
        let date = date.map(|date| match format::shows_year_alone(code) {
            true => date.chars().take(4).collect(),
            false => date,
        });
        return date.map(dated).ok_or_else(|| {
            "the cell holds a time of day; expected a day, a figure or words".to_owned()
        });
    }
    let number = format!("{number:.*e}", MOST_DIGITS - 1)
        .parse()
        .unwrap_or(number);
    let format = format.filter(|code| *code != "@");
    let shown = format.map_or_else(
        || Some(format::plain_number(number)),
        |code| format::shown(number, code),
    );
    match shown {
        Some(text) => Ok(Cell {
            text,
            number: Some(number),
            format: format.map(str::to_owned),
            ..Cell::default()
        }),
        None => Err(format!(
            "the cell holds {} in the format \"{}\", and what it shows cannot be told; format it as a plain number or as text",
            format::plain_number(number),
            short(format.unwrap_or_default())
        )),
    }
}

/// Whether words are what a spreadsheet shows where a formula fails or a column is too narrow.
fn is_error(words: &str) -> bool {
    const ERRORS: [&str; 9] = [
        "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#SPILL!", "#VALUE!", "#CALC!",
    ];
    let words = words.trim();
    ERRORS.contains(&words) || (words.len() > 1 && words.bytes().all(|b| b == b'#'))
}

/// A text with one sort of line breaks.
fn lines(text: &str) -> String {
    // Excel writes a carriage return in a cell so.
    let text = text.replace("_x000D_", "\r");
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The day that a spreadsheet counts, or its month; none for times.
fn day(serial: f64, with_day: bool) -> Option<String> {
    let date = serial::date(serial)?;
    let (year, month, day) = date.to_calendar_date();
    let month = u8::from(month);
    Some(match with_day {
        true => format!("{year:04}-{month:02}-{day:02}"),
        false => format!("{year:04}-{month:02}"),
    })
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_written_whole_or_as_its_month() {
        assert_eq!(day(44_926.6, true).as_deref(), Some("2022-12-31"));
        assert_eq!(day(44_986.0, false).as_deref(), Some("2023-03"));
        assert_eq!(day(0.5, true), None);
    }
}
