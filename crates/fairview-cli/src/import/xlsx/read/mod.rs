//! Reads a filled workbook into a draft of a report.
//!
//! Sheets, headings and words are those of the plan; their order does not matter, and a sheet may
//! be missing where the report has nothing of the kind. Example rows are left out, and that is
//! said. Whether the report makes sense is for report-core to judge.

mod figures;
mod indicators;
mod lists;
mod money;
mod observations;
mod parts;

use super::open::open;
use super::plan::{EXAMPLE, Kind, Plan, REPORT, SKIP, required};
use super::sheets::{FIELDS, SHEETS};
use crate::import::draft::Draft;
use crate::import::judge::Origins;
use crate::import::rows::{Fields, Problems, each, quoted, short};
use crate::import::sheet::{Origin, Sheet, key};
use report_core::problem::{Level, Problem};
use report_core::wire;

/// Reads a workbook. `None` where it cannot be read at all; the problems say why.
pub fn read(bytes: &[u8], problems: &mut Problems) -> Option<Draft> {
    let opened = match open(bytes, &known, problems) {
        Ok(opened) => opened,
        Err(says) => {
            problems.list.push(Problem {
                level: Level::Error,
                at: String::new(),
                says,
            });
            return None;
        }
    };
    let mut book = Book {
        sheets: Vec::new(),
        draft: Draft::default(),
    };
    for sheet in opened.sheets {
        book.take(sheet, problems);
    }
    for name in opened.others.iter().filter(|name| key(name) != "readme") {
        problems.notice(
            &Origin::Sheet(name.clone()).place(),
            format!(
                "no sheet \"{}\" is known here; it is passed over",
                short(name)
            ),
        );
    }
    book.examples(problems);
    if book.sheet(REPORT).is_none() {
        let names: Vec<&str> = book.sheets.iter().map(name).collect();
        let found = match names.as_slice() {
            [] => "it has none of its sheets".to_owned(),
            names => format!("of its sheets it has {}", quoted(names)),
        };
        problems.list.push(Problem {
            level: Level::Error,
            at: String::new(),
            says: format!("The workbook has no sheet \"{REPORT}\"; {found}. Expected one made by: fairview template OUT.xlsx"),
        });
        return None;
    }
    book.report(problems);
    lists::read(&mut book, problems);
    indicators::read(&mut book, problems);
    figures::read(&mut book, problems);
    observations::read(&mut book, problems);
    parts::read(&mut book, problems);
    Some(book.draft)
}

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
    match &sheet.origin {
        Origin::Sheet(name) | Origin::File(name) => name,
    }
}

impl Book {
    fn sheet(&self, wanted: &str) -> Option<&Sheet> {
        let mut sheets = self.sheets.iter();
        sheets.find(|sheet| key(name(sheet)) == key(wanted))
    }

    /// Keeps a sheet; two of one name are an error.
    fn take(&mut self, sheet: Sheet, problems: &mut Problems) {
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
            problems.say(format!("left out as examples: {}", left_out.join(", ")));
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
        report.fairview = "1.0".to_owned();
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
                    format!("\"{name}\" stands twice; expected it once"),
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

/// The unit that a row says.
fn unit(f: &Fields) -> Option<wire::Unit> {
    Some(wire::Unit {
        kind: f.one_of("Unit", super::plan::UNITS)?,
        per: f.number("Unit per"),
        of: f.text("Unit of"),
        axis: f.text("Unit axis"),
        symbol: f.text("Unit words"),
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
    let found = f.need(heading, "ped02-04")?;
    let place = ids.position(|id| id == found);
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
