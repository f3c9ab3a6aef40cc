//! What is in a workbook: its sheets, and of every cell what it holds and in which format.
//!
//! Read from the parts of the file themselves: programs differ in what they leave out, and a
//! number alone does not say what its cell shows. Of colours the fill of each cell's own format is
//! read, also where the cell holds nothing; the colours of a whole row or column, of tables and
//! of rules (conditional formats) are not.

use super::fills::Fills;
use super::xml::{Element, Parts, TOO_MUCH, address, attribute};
use crate::number_format as format;
use crate::problems::short;
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use std::rc::Rc;

/// A workbook.
pub struct Workbook {
    parts: Parts,
    /// The format of each style; none for the general one.
    codes: Vec<Option<String>>,
    /// The fill of each style.
    fills: Vec<Option<Rc<str>>>,
    words: Vec<String>,
    /// The sheets, in order.
    sheets: Vec<SheetEntry>,
    /// Whether days are counted from 1904, as old programs for the Mac did.
    pub from_1904: bool,
    /// How many filled cells were read, and how many bytes of words in them.
    cells: usize,
    letters: usize,
}

/// A sheet as the workbook lists it.
#[derive(Debug, Clone)]
struct SheetEntry {
    name: String,
    /// The part of the file that holds it.
    path: String,
    /// Whether the program does not show it.
    hidden: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Words.
    Words(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// A day as ISO 8601 writes it, perhaps with a time.
    Day(String),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula whose result was not kept.
    Unfinished,
    /// Something that cannot be read as what the file says it is; why.
    Unreadable(String),
}

/// A cell as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// Row and column, from 0.
    pub at: (u32, u32),
    /// What it holds.
    pub value: CellValue,
    /// Its number format, where it is another than the general one.
    pub format: Option<String>,
}

/// A block of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// As written, `A5:B5`.
    pub written: String,
    /// Row and column of its first cell, from 0.
    pub first: (u32, u32),
    /// Row and column of its last cell.
    pub last: (u32, u32),
}

impl Range {
    /// A range as files write it, `A5:B5` or `A5`; one that cannot be read is the first cell.
    fn of(written: &str) -> Self {
        let (first, last) = written.split_once(':').unwrap_or((written, written));
        let (first, last) = (address(first), address(last));
        let (a, b) = (first.or(last), last.or(first));
        let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
        Self {
            written: written.to_owned(),
            first: (a.0.min(b.0), a.1.min(b.1)),
            last: (a.0.max(b.0), a.1.max(b.1)),
        }
    }

    /// Whether a cell is one of it.
    pub fn has(&self, (row, column): (u32, u32)) -> bool {
        (self.first.0..=self.last.0).contains(&row)
            && (self.first.1..=self.last.1).contains(&column)
    }
}

/// One sheet.
#[derive(Debug, Default)]
pub struct Grid {
    /// The cells that hold something, in the order of the file.
    pub cells: Vec<GridCell>,
    /// The merged ranges.
    pub merged: Vec<Range>,
    /// The colours that cells are filled with, by row and column from 0; see [`super::fills`]. They are
    /// read where they are asked for.
    pub fills: HashMap<(u32, u32), Rc<str>>,
    /// The ranges whose look is set by rules, where fills are asked for.
    pub by_rule: Vec<Range>,
    /// The rows with cells that are not shown, from 0: hidden by hand, by a filter or in a group.
    pub hidden_rows: Vec<u32>,
    /// The first and last of the columns that are not shown, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Whether the sheet itself is not shown.
    pub hidden: bool,
}

type Outcome<T> = Result<T, String>;

/// Is told now and then how many rows of a sheet are read, and how many it has; 0 where the file does
/// not say it.
pub type Progress<'a> = dyn FnMut(u32, u32) + 'a;
/// So many rows are read before progress is told again.
const ROWS_EACH: u32 = 200;

/// The most filled cells of all sheets that are read.
pub const MOST_CELLS: usize = 500_000;
/// The most characters, in bytes, in the cells of all sheets that are read.
const MOST_WORDS: usize = 50_000_000;
/// The most sheets of a workbook.
const MOST_SHEETS: usize = 1_000;
/// The most merged ranges of a sheet.
const MOST_MERGED: usize = 10_000;
/// The most hidden ranges of columns of a sheet.
const MOST_HIDDEN: usize = 1_000;
/// The most formats of cells, as many as Excel has.
pub(super) const MOST_STYLES: usize = 65_490;
/// The most number formats of a workbook's own.
const MOST_FORMATS: usize = 10_000;
/// The longest number format, in bytes; Excel's are 255 characters.
const LONGEST_FORMAT: usize = 1_020;

/// Counts one more; an error where it is too many of its kind.
pub(super) fn one_more(count: usize, most: usize, what: &str) -> Outcome<()> {
    if count < most {
        return Ok(());
    }
    let words: Vec<char> = most.to_string().chars().rev().collect();
    let groups: Vec<String> = words
        .chunks(3)
        .map(|group| group.iter().collect())
        .collect();
    let most: String = groups.join(",").chars().rev().collect();
    Err(format!(
        "{TOO_MUCH} more than {most} {what}; expected at most as many: leave out what is not for the report"
    ))
}

impl Workbook {
    /// Opens a workbook.
    pub fn open(bytes: Vec<u8>) -> Outcome<Self> {
        let mut parts = Parts::open(bytes)?;
        let (codes, fills) = styles(&mut parts)?;
        let words = words(&mut parts)?;
        let (sheets, from_1904) = sheets(&mut parts)?;
        if sheets.is_empty() {
            return Err("it has no sheets".to_owned());
        }
        Ok(Self {
            parts,
            codes,
            fills,
            words,
            sheets,
            from_1904,
            cells: 0,
            letters: 0,
        })
    }

    /// The names of its sheets, in order.
    pub fn names(&self) -> Vec<String> {
        self.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }

    /// Whether a sheet has anything in its cells. Reads no further than to the first.
    pub fn is_filled(&mut self, sheet: &str) -> Outcome<bool> {
        let path = self.path(sheet)?;
        let (mut reading, mut filled) = (false, false);
        let read = self.parts.each(&path, &mut |element| {
            match element {
                Element::Start(start) => {
                    reading = matches!(start.local_name().as_ref(), b"v" | b"t")
                }
                Element::Text(text) if reading && !text.trim().is_empty() => {
                    filled = true;
                    return Err(String::new());
                }
                Element::End(_) => reading = false,
                Element::Text(_) => {}
            }
            Ok(())
        });
        match filled {
            true => Ok(true),
            false => read.map(|()| false),
        }
    }

    /// The part that holds a sheet.
    fn path(&self, sheet: &str) -> Outcome<String> {
        let listed = self.sheets.iter().find(|listed| listed.name == sheet);
        let path = listed
            .map(|listed| listed.path.clone())
            .filter(|path| self.parts.has(path));
        path.ok_or_else(|| format!("the part of the sheet \"{sheet}\" is missing"))
    }

    /// The cells of a sheet; `with_fills` with the colours they are filled with. `progress` is told the
    /// rows.
    pub fn grid(
        &mut self,
        sheet: &str,
        with_fills: bool,
        progress: &mut Progress,
    ) -> Outcome<Grid> {
        let mut grid = Grid::default();
        let (mut rows, mut told) = (0, 0);
        let listed = self.sheets.iter().find(|listed| listed.name == sheet);
        let Some(SheetEntry { path, hidden, .. }) = listed.cloned() else {
            return Ok(grid);
        };
        grid.hidden = hidden;
        if !self.parts.has(&path) {
            return Err(format!("the part of the sheet \"{sheet}\" is missing"));
        }
        let (codes, words, fills) = (&self.codes, &self.words, &self.fills);
        let (cells, letters) = (&mut self.cells, &mut self.letters);
        let mut open = Open::default();
        // The place of the next cell that does not say its own.
        let mut next = (0, 0);
        self.parts.each(&path, &mut |element| {
            match element {
                Element::Start(start) => match start.local_name().as_ref() {
                    b"dimension" => {
                        let range = attribute(start, b"ref").map(|range| Range::of(&range));
                        rows = range.map_or(0, |range| range.last.0 + 1);
                    }
                    b"row" => {
                        if let Some(row) = attribute(start, b"r") {
                            let row = address(&format!("A{row}"));
                            next = row.ok_or_else(|| format!("{path}: a row has no number"))?;
                        }
                        if is_true(start, b"hidden") || is_zero(start, b"ht") {
                            grid.hidden_rows.push(next.0);
                        }
                    }
                    b"col" if is_true(start, b"hidden") || is_zero(start, b"width") => {
                        let end = |name: &[u8]| {
                            let end = attribute(start, name)?.parse::<u32>().ok()?;
                            end.checked_sub(1)
                        };
                        if let (Some(first), Some(last)) = (end(b"min"), end(b"max")) {
                            one_more(grid.hidden_columns.len(), MOST_HIDDEN, "hidden columns")?;
                            grid.hidden_columns.push((first, last));
                        }
                    }
                    b"c" => {
                        let at = match attribute(start, b"r") {
                            Some(written) => address(&written).ok_or_else(|| {
                                format!("{path}: \"{written}\" is the place of no cell")
                            })?,
                            None => next,
                        };
                        next = (at.0, at.1 + 1);
                        let style = attribute(start, b"s").filter(|style| style != "0");
                        let code = style
                            .as_ref()
                            .map(|style| codes.get(style.parse::<usize>().ok()?));
                        let fill = attribute(start, b"s").and_then(|style| style.parse().ok());
                        let fill = fills.get(fill.unwrap_or(0)).cloned().flatten();
                        if let Some(fill) = fill.filter(|_| with_fills) {
                            one_more(grid.fills.len(), MOST_CELLS, "coloured cells")?;
                            grid.fills.insert(at, fill);
                        }
                        open = Open {
                            at,
                            sort: attribute(start, b"t").unwrap_or_default(),
                            format: match &code {
                                Some(code) => code.cloned().flatten(),
                                None => codes.first().cloned().flatten(),
                            },
                            styled: code != Some(None),
                            ..Open::default()
                        };
                    }
                    b"f" => open.formula = true,
                    b"v" | b"t" => open.reading = true,
                    b"rPh" => open.aside = true,
                    b"mergeCell" => {
                        if let Some(range) = attribute(start, b"ref") {
                            one_more(grid.merged.len(), MOST_MERGED, "merged ranges in a sheet")?;
                            grid.merged.push(Range::of(&range));
                        }
                    }
                    b"conditionalFormatting" if with_fills => {
                        for range in attribute(start, b"sqref").iter().flat_map(|all| all.split(' ')) {
                            one_more(grid.by_rule.len(), MOST_MERGED, "ranges with rules in a sheet")?;
                            grid.by_rule.push(Range::of(range));
                        }
                    }
                    _ => {}
                },
                Element::Text(text) if open.reading && !open.aside => open.text.push_str(text),
                Element::Text(_) => {}
                Element::End(b"v" | b"t") => open.reading = false,
                Element::End(b"rPh") => open.aside = false,
                Element::End(b"c") => {
                    let open = std::mem::take(&mut open);
                    let (at, format) = (open.at, open.format.clone());
                    if let Some(value) = open.value(words).map_err(|e| format!("{path}: {e}"))? {
                        one_more(*cells, MOST_CELLS, "filled cells")?;
                        *cells += 1;
                        if let CellValue::Words(text) | CellValue::Error(text) | CellValue::Day(text) = &value {
                            *letters += text.len();
                            if *letters > MOST_WORDS {
                                return Err(format!(
                                    "{TOO_MUCH} more than {} MB of words in its cells; expected at most as much: leave out what is not for the report",
                                    MOST_WORDS / 1_000_000
                                ));
                            }
                        }
                        grid.cells.push(GridCell { at, value, format });
                    }
                }
                Element::End(b"row") => {
                    next = (next.0 + 1, 0);
                    if next.0 >= told + ROWS_EACH {
                        told = next.0;
                        progress(told, rows);
                    }
                }
                Element::End(_) => {}
            }
            Ok(())
        })?;
        Ok(grid)
    }
}

/// A cell being read.
#[derive(Default)]
struct Open {
    at: (u32, u32),
    sort: String,
    format: Option<String>,
    /// Whether the style that it names, if any, is in the file.
    styled: bool,
    text: String,
    formula: bool,
    reading: bool,
    /// Within the reading aid of a text, which is not part of it.
    aside: bool,
}

impl Open {
    fn value(self, words: &[String]) -> Outcome<Option<CellValue>> {
        let text = self.text;
        Ok(Some(match self.sort.as_str() {
            "s" => {
                let found = text.trim().parse::<usize>().ok().and_then(|i| words.get(i));
                let found = found.ok_or("a cell points to words that are not there")?;
                CellValue::Words(found.clone())
            }
            // The result of a formula may be no words at all.
            "str" | "inlineStr" => CellValue::Words(text),
            _ if text.trim().is_empty() => match self.formula {
                true => CellValue::Unfinished,
                false => return Ok(None),
            },
            "b" => match text.trim() {
                "1" | "true" => CellValue::Truth(true),
                "0" | "false" => CellValue::Truth(false),
                other => CellValue::Unreadable(format!(
                    "the cell is said to be true or false and holds \"{}\"; expected 1 or 0",
                    short(other)
                )),
            },
            "e" => CellValue::Error(text),
            "d" => CellValue::Day(text),
            "n" | "" => {
                let number = text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
                match number {
                    Some(_) if !self.styled => CellValue::Unreadable(format!(
                        "the cell holds {} in a format that is not in the file, and what it shows cannot be told; open the workbook in a spreadsheet program and save it again",
                        short(text.trim())
                    )),
                    number => CellValue::Number(number.ok_or("a cell's number cannot be read")?),
                }
            }
            sort => CellValue::Unreadable(format!(
                "the cell holds \"{}\" and is of the type \"{}\", which is not known here; expected a number or words: open the workbook in a spreadsheet program and save it again",
                short(text.trim()),
                short(sort)
            )),
        }))
    }
}

/// The format of each style, and its fill.
type Styles = (Vec<Option<String>>, Vec<Option<Rc<str>>>);

/// Reads the styles.
fn styles(parts: &mut Parts) -> Outcome<Styles> {
    let (mut own, mut used, mut within) = (HashMap::new(), Vec::new(), false);
    let mut fills = Fills::default();
    parts.each("xl/styles.xml", &mut |element| {
        fills.take(element)?;
        match element {
            Element::Start(start) => {
                let number =
                    |name: &[u8]| attribute(start, name).and_then(|n| n.parse::<u32>().ok());
                let id = || number(b"numFmtId");
                match start.local_name().as_ref() {
                    b"numFmt" => {
                        if let (Some(id), Some(code)) = (id(), attribute(start, b"formatCode")) {
                            one_more(own.len(), MOST_FORMATS, "number formats")?;
                            one_more(
                                code.len(),
                                LONGEST_FORMAT,
                                "characters in one number format",
                            )?;
                            own.insert(id, code);
                        }
                    }
                    b"cellXfs" => within = true,
                    b"xf" if within => {
                        one_more(used.len(), MOST_STYLES, "formats of cells")?;
                        used.push((
                            id().unwrap_or_default(),
                            number(b"fillId").unwrap_or_default(),
                        ));
                    }
                    _ => {}
                }
            }
            Element::End(b"cellXfs") => within = false,
            _ => {}
        }
        Ok(())
    })?;
    let code = |id: u32| {
        let code = own.get(&id).cloned();
        code.or_else(|| format::built_in(id).map(str::to_owned))
            .filter(|code| !code.eq_ignore_ascii_case("general"))
    };
    let fills = fills.names();
    let fill = |id: u32| fills.get(id as usize).cloned().flatten();
    Ok(used
        .into_iter()
        .map(|(format, filled)| (code(format), fill(filled)))
        .unzip())
}

/// The words that cells share.
fn words(parts: &mut Parts) -> Outcome<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let (mut reading, mut aside) = (false, false);
    parts.each("xl/sharedStrings.xml", &mut |element| {
        match element {
            Element::Start(start) => match start.local_name().as_ref() {
                b"si" => words.push(String::new()),
                b"t" => reading = true,
                b"rPh" => aside = true,
                _ => {}
            },
            Element::Text(text) => {
                if let (true, false, Some(last)) = (reading, aside, words.last_mut()) {
                    last.push_str(text);
                }
            }
            Element::End(b"t") => reading = false,
            Element::End(b"rPh") => aside = false,
            Element::End(_) => {}
        }
        Ok(())
    })?;
    Ok(words)
}

/// Whether an attribute says yes.
fn is_true(start: &BytesStart, name: &[u8]) -> bool {
    matches!(attribute(start, name).as_deref(), Some("1" | "true"))
}

/// Whether an attribute is a size of nothing.
fn is_zero(start: &BytesStart, name: &[u8]) -> bool {
    let size = attribute(start, name).and_then(|size| size.parse::<f64>().ok());
    size == Some(0.0)
}

/// The sheets with their parts, and whether days are counted from 1904.
fn sheets(parts: &mut Parts) -> Outcome<(Vec<SheetEntry>, bool)> {
    let mut targets = HashMap::new();
    parts.each("xl/_rels/workbook.xml.rels", &mut |element| {
        if let Element::Start(start) = element
            && let (Some(id), Some(target)) = (attribute(start, b"Id"), attribute(start, b"Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, path);
        }
        Ok(())
    })?;
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    parts.each("xl/workbook.xml", &mut |element| {
        let Element::Start(start) = element else {
            return Ok(());
        };
        match start.local_name().as_ref() {
            b"sheet" => {
                let name = attribute(start, b"name").unwrap_or_default();
                let path = attribute(start, b"id").and_then(|id| targets.get(&id));
                let path =
                    path.ok_or_else(|| format!("the part of the sheet \"{name}\" is missing"))?;
                one_more(sheets.len(), MOST_SHEETS, "sheets")?;
                let state = attribute(start, b"state");
                sheets.push(SheetEntry {
                    name,
                    path: path.clone(),
                    hidden: matches!(state.as_deref(), Some("hidden" | "veryHidden")),
                });
            }
            b"workbookPr" => {
                let written = attribute(start, b"date1904");
                from_1904 = matches!(written.as_deref(), Some("1" | "true"));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((sheets, from_1904))
}
