//! Reads a filled workbook into a draft of a report.
//!
//! Sheets, headings and words are those of the plan; their order does not matter, and a sheet may
//! be missing where the report has nothing of the kind. Example rows are left out, and that is
//! said. Whether the report makes sense is for report-core to judge.

mod figures;
mod fractions;
mod grids;
mod indicators;
mod lists;
mod money;
mod observations;
mod own_words;
mod parts;
mod processes;

use super::Progress;
use super::meanings::unit_of;
use super::open::{Hidden, open};
use super::plan::{EXAMPLE, Kind, Plan, REPORT, SKIP, required};
use super::recipe::{self, Recipe};
use super::sheets::{FIELDS, SHEETS};
use crate::cell_ref::Origin;
use crate::draft::Draft;
use crate::problems::{Problems, quoted, short};
use crate::rows::{Fields, each};
use crate::sheet::{Row, Sheet, key};
use crate::validate::Origins;
use report_core::problem::{Problem, Severity};
use report_core::{read, wire};
use std::collections::HashMap;

/// Reads a workbook. `None` where it cannot be read at all; the problems say why.
pub fn read(bytes: &[u8], problems: &mut Problems) -> Option<Draft> {
    let opened = match open(bytes, &known, problems) {
        Ok(opened) => opened,
        Err(says) => {
            refuse(problems, says);
            return None;
        }
    };
    let mut book = Book::of(opened.sheets, problems);
    book.examples(problems);
    let strange: Vec<&str> = opened.others.iter().map(String::as_str).collect();
    let strange: Vec<&str> = strange
        .into_iter()
        .filter(|name| key(name) != "readme")
        .collect();
    if book.sheet(REPORT).is_none() {
        let names: Vec<&str> = book.sheets.iter().map(name).collect();
        refuse(problems, no_report(&names, &strange));
        return None;
    }
    for name in strange {
        problems.notice(
            &Origin::sheet(name).place(),
            format!("no sheet \"{}\" is known here; it is ignored", short(name)),
        );
    }
    book.hidden(&opened.hidden, problems);
    Some(book.read(problems))
}

/// Reads a workbook in a layout of its own, by a recipe. `None` where it cannot be read at all; the
/// problems say why. `progress` is told the rows as they are read.
pub fn by_recipe(
    bytes: &[u8],
    recipe: &Recipe,
    progress: &mut Progress,
    problems: &mut Problems,
) -> Option<Draft> {
    match recipe::rewrite(bytes, recipe, progress, problems) {
        Ok(sheets) => Some(Book::of(sheets?, problems).read(problems)),
        Err(says) => {
            refuse(problems, says);
            None
        }
    }
}

/// The whole workbook cannot be read.
fn refuse(problems: &mut Problems, says: String) {
    problems.push(Problem::new(Severity::Error, "", says));
}

/// A workbook without the sheet Report: one of another layout, or a template that lost it.
fn no_report(known: &[&str], strange: &[&str]) -> String {
    match (known, strange) {
        ([], []) => format!(
            "The workbook has no sheet \"{REPORT}\"; it has none of its sheets. Expected one made by: fairview template OUT.xlsx"
        ),
        ([], strange) => own_layout(strange),
        (known, _) => format!(
            "The workbook has no sheet \"{REPORT}\"; of its sheets it has {}. Expected one made by: fairview template OUT.xlsx",
            quoted(known)
        ),
    }
}

/// What to say of a workbook that is laid out in another way.
fn own_layout(strange: &[&str]) -> String {
    let shown: Vec<&str> = strange.iter().take(4).copied().collect();
    let more = match strange.len().saturating_sub(shown.len()) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let sheets = if strange.len() == 1 {
        "its sheet"
    } else {
        "its sheets"
    };
    format!(
        "This is a workbook in a layout of its own: {sheets} {}{more}. Have a recipe proposed that says how it is laid out: fairview recipe WORKBOOK.xlsx --out recipe.json, answer what it leaves open, and import the workbook with: fairview import xlsx WORKBOOK.xlsx --recipe recipe.json --out report.json. Or copy its measures into the template: fairview template OUT.xlsx",
        quoted(&shown)
    )
}

/// The most rows of the sheets whose rows are listed once and referred to by others. The example
/// rows are among them.
const MOST_ROWS: &[(&str, usize)] = &[
    ("Columns", read::MOST_COLUMNS + 10),
    ("Objectives", read::MOST_OBJECTIVES + 10),
    ("Indicators", read::MOST_INDICATORS + 10),
    ("Milestones", read::MOST_MILESTONES + 10),
    ("Areas", read::MOST_AREAS + 10),
    ("Cohorts", read::MOST_LISTED + 10),
    ("Sources", read::MOST_LISTED + 10),
    ("Finance tables", read::MOST_LISTED + 10),
    ("Parts", 20 * read::MOST_BREAKDOWNS),
    ("Comparators", read::MOST_INDICATORS + 10),
];

/// The sheets that are known, and what is made of them.
struct Book {
    sheets: Vec<Sheet>,
    draft: Draft,
}

/// Whether a sheet is one of the plan's, by its name.
fn known(name: &str) -> bool {
    let mut names = SHEETS.iter().map(|plan| plan.name).chain([REPORT]);
    names.any(|own| key(own) == key(name))
}

fn name(sheet: &Sheet) -> &str {
    &sheet.name
}

impl Book {
    fn of(sheets: Vec<Sheet>, problems: &mut Problems) -> Self {
        let mut book = Self {
            sheets: Vec::new(),
            draft: Draft::default(),
        };
        for sheet in sheets {
            book.take(sheet, problems);
        }
        book
    }

    /// Reads all its sheets.
    fn read(mut self, problems: &mut Problems) -> Draft {
        own_words::translate(&mut self, problems);
        fractions::translate(&mut self, problems);
        self.report(problems);
        lists::read(&mut self, problems);
        indicators::read(&mut self, problems);
        figures::read(&mut self, problems);
        observations::read(&mut self, problems);
        parts::read(&mut self, problems);
        self.draft
    }

    fn sheet(&self, wanted: &str) -> Option<&Sheet> {
        let mut sheets = self.sheets.iter();
        sheets.find(|sheet| key(name(sheet)) == key(wanted))
    }

    /// Keeps a sheet; two of one name are an error.
    fn take(&mut self, mut sheet: Sheet, problems: &mut Problems) {
        let most = MOST_ROWS
            .iter()
            .find(|(known, _)| key(known) == key(name(&sheet)));
        if let Some((_, most)) = most.filter(|(_, most)| sheet.rows.len() > *most) {
            problems.error(
                &sheet.origin.place(),
                format!(
                    "there are {} rows; expected at most {most}",
                    sheet.rows.len()
                ),
            );
            sheet.rows.truncate(*most);
        }
        if self.sheet(name(&sheet)).is_some() {
            problems.error(
                &sheet.origin.place(),
                "an earlier sheet has the same name but for case and blanks; expected one",
            );
        } else {
            self.sheets.push(sheet);
        }
    }

    /// Takes the example rows out and says so.
    fn examples(&mut self, problems: &mut Problems) {
        let mut left_out = Vec::new();
        for sheet in &mut self.sheets {
            let Some(column) = sheet.column(SKIP) else {
                continue;
            };
            let mut examples = Vec::new();
            for row in std::mem::take(&mut sheet.rows) {
                let says = row.cells.get(column).map(|cell| cell.text.trim());
                let says = says.unwrap_or_default();
                if key(says) == EXAMPLE {
                    examples.push(row.number);
                    continue;
                }
                if !says.is_empty() {
                    problems.error(
                        &sheet.cell_place(&row, column),
                        format!(
                            "\"{}\" is not one of the words here; expected \"{EXAMPLE}\" for a row to leave out, or an empty cell",
                            short(says)
                        ),
                    );
                }
                sheet.rows.push(row);
            }
            match examples.as_slice() {
                [] => {}
                [row] => left_out.push(format!("row {row} of {}", name(sheet))),
                [first, .., last] if last - first + 1 == examples.len() => {
                    left_out.push(format!("rows {first} to {last} of {}", name(sheet)));
                }
                rows => {
                    let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
                    left_out.push(format!("rows {} of {}", rows.join(", "), name(sheet)));
                }
            }
        }
        if !left_out.is_empty() {
            problems.note(format!("left out as examples: {}", left_out.join(", ")));
        }
    }

    /// Says what is not shown in the program and is read all the same. Example rows are left out
    /// before.
    fn hidden(&self, hidden: &[(String, Hidden)], problems: &mut Problems) {
        for (name, hidden) in hidden {
            let Some(sheet) = self.sheet(name).filter(|sheet| !sheet.rows.is_empty()) else {
                continue;
            };
            if hidden.whole {
                let rows = match sheet.rows.len() {
                    1 => "1 row".to_owned(),
                    rows => format!("{rows} rows"),
                };
                problems.notice(
                    &sheet.origin.place(),
                    format!("the sheet is hidden and holds {rows}; hidden sheets are read like all others: show it, or delete its rows"),
                );
            }
            for row in sheet
                .rows
                .iter()
                .filter(|row| hidden.rows.contains(&row.number))
            {
                problems.notice(
                    &sheet.place(row),
                    "the row is hidden, by hand or by a filter; hidden rows are read like all others: show it, or delete it",
                );
            }
            for column in 0..sheet.headings.len() {
                let is = |(first, last): &(u32, u32)| {
                    (*first as usize..=*last as usize).contains(&column)
                };
                let filled = |row: &&Row| row.cells.get(column).is_some_and(|c| !c.is_blank());
                let count = sheet.rows.iter().filter(filled).count();
                if count > 0 && hidden.columns.iter().any(is) {
                    let cells = if count == 1 { "cell" } else { "cells" };
                    problems.notice(
                        &sheet.column_place(column),
                        format!("the column is hidden and holds {count} filled {cells}; hidden columns are read like all others: show it, or empty it"),
                    );
                }
            }
        }
    }

    /// Reads every row of a sheet of the plan. `more` are headings beyond the plan's.
    fn rows(&self, wanted: &str, more: &[&str], p: &mut Problems, mut read: impl FnMut(&Fields)) {
        let (Some(sheet), Some(plan)) = (self.sheet(wanted), plan(wanted)) else {
            return;
        };
        if sheet.rows.is_empty() || !sheet.need(required(plan.name), p) {
            return;
        }
        let mut known: Vec<&str> = plan.columns.iter().map(|column| column.heading).collect();
        known.push(SKIP);
        known.extend(more);
        each(sheet, &known, p, &mut read);
    }

    /// The sheet of fields and values.
    fn report(&mut self, problems: &mut Problems) {
        let Some(sheet) = self.sheets.iter().find(|s| key(name(s)) == key(REPORT)) else {
            return;
        };
        let (report, origins) = (&mut self.draft.report, &mut self.draft.origins);
        report.kind = "report".to_owned();
        if !sheet.need(&["Field", "Value"], problems) {
            return;
        }
        let mut seen: Vec<&str> = Vec::new();
        let known = ["Field", "Value", "What to write", SKIP];
        each(sheet, &known, problems, |f| {
            let Some(found) = f.need("Field", "Title") else {
                return;
            };
            let Some((name, field, kind, _)) =
                FIELDS.iter().find(|(name, ..)| key(name) == key(&found))
            else {
                let names: Vec<&str> = FIELDS.iter().map(|(name, ..)| *name).collect();
                f.error(
                    "Field",
                    format!(
                        "no field \"{}\" is known here; expected one of {}",
                        short(&found),
                        quoted(&names)
                    ),
                );
                return;
            };
            origins.note(*field, f.at("Value"));
            let value = match kind {
                Kind::Choice(words) => f.one_of("Value", words),
                _ if matches!(*field, "period" | "published") => f.period("Value"),
                _ => f.words_or_day("Value"),
            };
            let Some(value) = value else { return };
            if *field == "notes" {
                let path = format!("notes[{}]", report.notes.len());
                origins.note(path, f.at("Value"));
                report.notes.push(value);
                return;
            }
            if seen.contains(name) {
                f.error(
                    "Field",
                    format!("\"{name}\" appears twice; expected it once"),
                );
                return;
            }
            seen.push(name);
            set(report, field, value);
        });
        for (name, like) in [
            ("Id", "halton-2022-23-q3"),
            ("Title", "Children and Young People, Priority Based Report"),
            ("Organisation", "Halton Borough Council"),
            ("Area", "halton"),
            ("Period", "2022/23 Q3"),
        ] {
            if !seen.contains(&name) {
                let place = origins.find(&key(name)).map(|(place, _)| place.clone());
                problems.error(
                    &place.unwrap_or_else(|| sheet.origin.place()),
                    format!("\"{name}\" is empty; expected words, like \"{like}\""),
                );
            }
        }
    }
}

fn set(report: &mut wire::Report, field: &str, value: String) {
    match field {
        "id" => report.id = value,
        "title" => report.title = value,
        "short_title" => report.short_title = Some(value),
        "organisation" => report.organisation = value,
        "area" => report.area = value,
        "period" => report.period = value,
        "sort" => report.sort = Some(value),
        "series" => report.series = Some(value),
        "status" => report.status = Some(value),
        "published" => report.published = Some(value),
        "source" => report.source = Some(value),
        "neighbours.list" => report.neighbours.get_or_insert_default().list = value,
        "legend.direction_against" => {
            report.legend.get_or_insert_default().direction_against = Some(value);
        }
        // Every field of the plan is above; a test carries every field of the format.
        _ => {}
    }
}

fn plan(name: &str) -> Option<&'static Plan> {
    SHEETS.iter().find(|plan| plan.name == name)
}

/// Notes a row and the cells of its fields as where a part of the report comes from.
fn note(origins: &mut Origins, sheet: &str, path: &str, f: &Fields) {
    origins.note(path, f.place());
    for column in plan(sheet).map_or(&[][..], |plan| plan.columns) {
        if !column.field.is_empty() {
            origins.note(format!("{path}.{}", column.field), f.at(column.heading));
        }
    }
}

/// The unit that a row says, in the template's words or in a council's own, such as `%`.
fn unit(f: &Fields) -> Option<wire::Unit> {
    let own = f.text("Unit").and_then(|words| unit_of(&words));
    let unit = match own {
        Some(unit) => unit,
        None => wire::Unit {
            kind: f.one_of("Unit", super::plan::UNITS)?,
            ..wire::Unit::default()
        },
    };
    Some(wire::Unit {
        kind: unit.kind,
        per: f.number("Unit per").or(unit.per),
        of: f.text("Unit of").or(unit.of),
        axis: f.text("Unit axis"),
        symbol: f.text("Unit words").or(unit.symbol),
    })
}

/// The decimal places that a row says.
fn decimals(f: &Fields) -> Option<u8> {
    f.whole("Decimals", 6).and_then(|n| u8::try_from(n).ok())
}

/// The place of an id among those of a list; an error where it is none of them.
fn refer<'a>(
    f: &Fields,
    heading: &str,
    what: &str,
    mut ids: impl Iterator<Item = &'a str>,
) -> Option<usize> {
    refer_to(f, heading, what, |found| ids.position(|id| id == found))
}

/// The places of the indicators by their ids, for sheets with a row for each of their figures.
fn places(indicators: &[wire::Indicator]) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (place, indicator) in indicators.iter().enumerate() {
        places.entry(indicator.id.clone()).or_insert(place);
    }
    places
}

/// The place of an id; an error where it has none.
fn refer_to(
    f: &Fields,
    heading: &str,
    what: &str,
    place: impl FnOnce(&str) -> Option<usize>,
) -> Option<usize> {
    let found = f.need(heading, "ped02-04")?;
    let place = place(&found);
    if place.is_none() {
        f.error(
            heading,
            format!(
                "\"{}\" is the id of no row of {what}; expected one that stands there",
                short(&found)
            ),
        );
    }
    place
}
