//! A template filled by copy and paste: the words of a council's own scorecard where the template
//! has words of its own, such as `%` for percent, `G` for green, `▲` for better.
//!
//! Cells are changed to the template's words before anything is read, and that is said. A word
//! with two meanings, such as an arrow that the sheet Legend does not explain, is left for the
//! reader of the sheet to refuse.

use super::super::meanings::{meaning, plain};
use super::super::plan::{Kind, Plan, REPORT};
use super::super::sheets::{FIELDS, SHEETS};
use super::{Book, name};
use crate::clean;
use crate::problems::{Problems, quoted, short};
use crate::sheet::{Cell, Sheet, key};
use report_core::link::{is_area_id, is_id};
use std::collections::{BTreeMap, HashMap};

/// How many words of one column are named.
const MOST_NAMED: usize = 8;

/// The fields whose words a council's legend may explain by a symbol.
const BY_LEGEND: &[(&str, &[&str])] = &[
    (
        "rating",
        &["green", "amber", "red", "not_rated", "commentary"],
    ),
    ("direction", &["better", "same", "worse", "not_comparable"]),
];

/// Changes what is written in other words to the words of the template, and makes ids of what
/// stands where ids are expected.
pub(super) fn translate(book: &mut Book, problems: &mut Problems) {
    let symbols = legend(book);
    for plan in SHEETS {
        let Some(sheet) = sheet(book, plan.name) else {
            continue;
        };
        for column in plan.columns {
            if let Kind::Choice(words) = column.kind {
                choices(
                    sheet,
                    column.heading,
                    column.field,
                    words,
                    &symbols,
                    problems,
                );
            }
        }
    }
    ids(book, problems);
}

fn sheet<'b>(book: &'b mut Book, wanted: &str) -> Option<&'b mut Sheet> {
    let mut sheets = book.sheets.iter_mut();
    sheets.find(|sheet| key(name(sheet)) == key(wanted))
}

/// The symbols of the sheet Legend with the words they stand for. One that stands for two is none.
fn legend(book: &mut Book) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let Some(sheet) = sheet(book, "Legend") else {
        return found;
    };
    let (Some(of), Some(symbol)) = (sheet.column("Of"), sheet.column("Symbol")) else {
        return found;
    };
    for row in &sheet.rows {
        let text = |column: usize| row.cells.get(column).map(|cell| plain(&cell.text));
        if let (Some(of), Some(symbol)) = (text(of), text(symbol))
            && !symbol.is_empty()
        {
            found.push((symbol, of));
        }
    }
    let all = found.clone();
    found.retain(|(symbol, of)| {
        let mut others = all.iter();
        !others.any(|(other, meant)| other == symbol && key(meant) != key(of))
    });
    found
}

/// One column of words to choose from.
fn choices(
    sheet: &mut Sheet,
    heading: &str,
    field: &str,
    words: &[&str],
    symbols: &[(String, String)],
    problems: &mut Problems,
) {
    let Some(at) = sheet.column(heading) else {
        return;
    };
    let by_legend = BY_LEGEND.iter().find(|(known, _)| *known == field);
    let means = |found: &str| -> Option<&str> {
        if words
            .iter()
            .any(|word| key(word) == key(found) && !key(found).is_empty())
        {
            return None;
        }
        let found = plain(found);
        let mut symbols = symbols.iter().filter(|(symbol, _)| *symbol == found);
        let own = by_legend.and_then(|(_, own)| {
            symbols.find_map(|(_, of)| own.iter().find(|word| key(word) == key(of)))
        });
        own.copied().or_else(|| meaning(field, &found))
    };
    let mut read: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut unexplained: Vec<(usize, String)> = Vec::new();
    for row in &mut sheet.rows {
        let Some(cell) = row.cells.get_mut(at).filter(|cell| !cell.is_blank()) else {
            continue;
        };
        let found = cell.text.trim().to_owned();
        let word = means(&found);
        if word.is_none() && by_legend.is_some() && key(&found).is_empty() {
            // Nothing stands there any more, so that it is told once.
            cell.replace("");
            unexplained.push((row.number, found));
            continue;
        }
        if let Some(word) = word {
            *read.entry((found, word.replace('_', " "))).or_default() += 1;
            cell.replace(word);
        }
    }
    for (row, symbol) in unexplained {
        let symbol = short(&symbol);
        problems.error(
            &sheet.place_at(row, at),
            format!(
                "what \"{symbol}\" means is not said; expected a row for it in the sheet Legend, with the symbol under \"Symbol\" and one of {} under \"Of\", or that word here in its place",
                quoted(by_legend.map_or(&[][..], |(_, own)| *own)).replace('_', " ")
            ),
        );
    }
    let read = read
        .into_iter()
        .map(|((found, word), count)| (format!("\"{}\" as {word}", short(&found)), count));
    note(sheet, heading, &read.collect::<Vec<_>>(), problems);
}

/// Says which words of a column were read as others.
fn note(sheet: &Sheet, heading: &str, read: &[(String, usize)], problems: &mut Problems) {
    if read.is_empty() {
        return;
    }
    let shown = read
        .iter()
        .take(MOST_NAMED)
        .map(|(words, count)| match count {
            1 => words.clone(),
            count => format!("{words} ({count} rows)"),
        });
    let mut shown: Vec<String> = shown.collect();
    if let Some(more) = read.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        shown.push(format!("{more} more"));
    }
    let column = sheet.column(heading).map(|at| sheet.column_place(at));
    let column = column.unwrap_or_else(|| sheet.origin.place());
    problems.note(format!("read in {column}: {}", shown.join(", ")));
}

/// The rows of a sheet that others refer to, by what they may be called.
#[derive(Default)]
struct NamedRows {
    /// How many rows have an id.
    ids: HashMap<String, usize>,
    /// The id of the rows with a name, by its letters and digits; none where rows of two ids have it.
    names: HashMap<String, Option<String>>,
}

impl NamedRows {
    fn add(&mut self, id: String, names: Vec<String>) {
        for name in names.iter().map(|name| key(name)) {
            let known = self.names.entry(name).or_insert_with(|| Some(id.clone()));
            if known.as_ref() != Some(&id) {
                *known = None;
            }
        }
        *self.ids.entry(id).or_default() += 1;
    }
}

/// Makes ids of the words where ids stand, and points what refers to them to them: by id, ref,
/// code, title or name.
fn ids(book: &mut Book, problems: &mut Problems) {
    let mut all: Vec<(&str, NamedRows)> = Vec::new();
    let none = NamedRows::default();
    for plan in SHEETS {
        if let Some(sheet) = sheet(book, plan.name)
            && let Some(known) = own_ids(sheet, plan, problems)
        {
            all.push((plan.name, known));
        }
    }
    let known = |of: &str| {
        let mut all = all.iter();
        all.find(|(name, _)| *name == of)
            .map_or(&none, |(_, known)| known)
    };
    for plan in SHEETS {
        let Some(sheet) = sheet(book, plan.name) else {
            continue;
        };
        for column in plan.columns {
            let of = match column.kind {
                Kind::IdOf(of) => of,
                _ if column.heading == "Part" => "Parts",
                _ => continue,
            };
            // The columns of figures are found by their headings too.
            let Some(at) = sheet.column(column.heading).filter(|_| of != "Columns") else {
                continue;
            };
            for row in &mut sheet.rows {
                if let Some(cell) = row.cells.get_mut(at) {
                    refer(cell, known(of));
                }
            }
        }
    }
    for (name, of) in [("Commentary", "About"), ("Figures", "About")] {
        let Some(sheet) = sheet(book, name) else {
            continue;
        };
        let (Some(about), Some(id)) = (sheet.column(of), sheet.column("Id")) else {
            continue;
        };
        for row in &mut sheet.rows {
            let about = row.cells.get(about).map(|cell| key(&cell.text));
            let of = match about.as_deref() {
                Some("indicator") => "Indicators",
                Some("milestone") => "Milestones",
                Some("objective") => "Objectives",
                Some("finance") => "Finance tables",
                _ => continue,
            };
            if let Some(cell) = row.cells.get_mut(id) {
                refer(cell, known(of));
            }
        }
    }
    report(book, &known, problems);
}

/// The ids of a sheet, made where they are none, and what else its rows are called by. `None` for
/// sheets without ids, and for the columns of figures, which have headings in place of them.
fn own_ids(sheet: &mut Sheet, plan: &Plan, problems: &mut Problems) -> Option<NamedRows> {
    plan.columns
        .iter()
        .find(|column| column.heading == "Id" && column.field == "id")?;
    if plan.name == "Columns" {
        return None;
    }
    let column = |heading: &str| sheet.column(heading);
    let (at, code) = (column("Id")?, column("Code"));
    let others: Vec<usize> = ["Ref", "Code", "Title", "Name"]
        .into_iter()
        .filter_map(column)
        .collect();
    let reference = column("Ref");
    let (mut known, mut made) = (NamedRows::default(), Vec::new());
    for row in &mut sheet.rows {
        let text = |column: usize| {
            let cell = row.cells.get(column);
            cell.map_or(String::new(), |cell| cell.text.trim().to_owned())
        };
        let written = text(at);
        // A ref in lower case is the id.
        let source = match written.is_empty() {
            true => reference.map(text).unwrap_or_default(),
            false => written.clone(),
        };
        // Only places have codes, and a code in capitals is an id of theirs.
        let id = match code.is_some() && is_area_id(&source) {
            true => source.clone(),
            false => id(&source),
        };
        let mut names: Vec<String> = others.iter().map(|column| text(*column)).collect();
        if id.is_empty() {
            continue;
        }
        if id != written {
            made.push((source.clone(), id.clone()));
            if row.cells.len() <= at {
                row.cells.resize(at + 1, Cell::default());
            }
            row.cells[at].replace(id.clone());
        }
        names.push(written);
        known.add(id, names);
    }
    if let Some((first, id)) = made.first() {
        let more = match made.len() {
            1 => String::new(),
            more => format!(", and so in {} more rows", more - 1),
        };
        problems.note(format!(
            "ids for links in {}: \"{}\" is {id}{more}",
            name(sheet),
            short(first)
        ));
    }
    Some(known)
}

/// Words as an id; an id stays as it is.
fn id(words: &str) -> String {
    if is_id(words) {
        return words.to_owned();
    }
    let mut slug = clean::slug(words);
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}

/// Points a cell to the id of the row it means. Words that mean two rows, or none, stay.
fn refer(cell: &mut Cell, known: &NamedRows) {
    let found = cell.text.trim();
    if found.is_empty() || known.ids.contains_key(found) {
        return;
    }
    let wanted = id(found);
    let only = match known.ids.get(&wanted) {
        Some(1) => Some(wanted),
        Some(_) => None,
        None => {
            let name = key(found);
            let of_name = known.names.get(&name).filter(|_| !name.is_empty());
            of_name.cloned().flatten()
        }
    };
    if let Some(only) = only {
        cell.replace(only);
    }
}

/// The ids of the sheet Report.
fn report<'k>(book: &mut Book, known: &dyn Fn(&str) -> &'k NamedRows, problems: &mut Problems) {
    let Some(sheet) = sheet(book, REPORT) else {
        return;
    };
    let (Some(names), Some(values)) = (sheet.column("Field"), sheet.column("Value")) else {
        return;
    };
    for row in &mut sheet.rows {
        let field = row.cells.get(names).map(|cell| key(&cell.text));
        let field = FIELDS.iter().find(|(name, ..)| Some(key(name)) == field);
        let (Some((_, field, kind, _)), Some(cell)) = (field, row.cells.get_mut(values)) else {
            continue;
        };
        match kind {
            Kind::IdOf(of) => refer(cell, known(of)),
            _ if *field == "id" && cell.date.is_none() => {
                let (written, id) = (cell.text.trim().to_owned(), id(cell.text.trim()));
                if id != written && !id.is_empty() {
                    problems.note(format!(
                        "the report's id for links: \"{}\" is {id}",
                        short(&written)
                    ));
                    cell.replace(id);
                }
            }
            _ => {}
        }
    }
}
