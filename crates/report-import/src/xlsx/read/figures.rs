//! Figures as printed: the words in a cell, the number read from them, the symbol beside it.
//!
//! The words stay what they are. A number is read from them only where the whole of them is one,
//! in the indicator's unit; otherwise the officer says it, or says that there is none.

use super::{Book, places, refer, refer_to};
use crate::number;
use crate::problems::{Problems, short};
use crate::rows::Fields;
use crate::sheet::{Cell, key};
use crate::validate::Origins;
use crate::xlsx::own_number::own_number;
use crate::xlsx::plan::{BASES, NONE, printed};
use crate::xlsx::recipe;
use report_core::value::Value;
use report_core::wire;

/// The headings over figures in one sheet: of each printed column its id, and the headings of its
/// words, number and symbol as they stand there.
pub(super) struct Names(Vec<Name>);

/// One printed column.
struct Name {
    id: String,
    /// Whether its figures are targets, which may be ranges.
    target: bool,
    headings: [String; 3],
}

impl Names {
    /// Columns are found by id or by printed heading. One that looks like a printed column and is
    /// none of them is an error.
    pub(super) fn of(book: &Book, sheet: &str, problems: &mut Problems) -> Self {
        let Some(sheet) = book.sheet(sheet) else {
            return Self(Vec::new());
        };
        let columns = book.draft.report.columns.iter();
        let names = columns.map(|column| {
            let by_id = printed(&column.id);
            let by_heading = printed(&column.heading);
            let found = |i: usize| match sheet.column(&by_id[i]) {
                None if sheet.column(&by_heading[i]).is_some() => by_heading[i].clone(),
                _ => by_id[i].clone(),
            };
            Name {
                id: column.id.clone(),
                target: column.role == "target",
                headings: [found(0), found(1), found(2)],
            }
        });
        let names = Self(names.collect());
        for heading in &sheet.headings {
            let [own, value, _] = printed(&heading.text);
            let like_one = sheet.column(&value).is_some();
            let filled = sheet.column(&own).is_some_and(|column| {
                let mut rows = sheet.rows.iter();
                rows.any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_blank()))
            });
            let known = names.all().iter().any(|name| key(name) == key(&own));
            if like_one && filled && !known {
                let column = sheet.column(&own).unwrap_or_default();
                problems.error(
                    &sheet.column_place(column),
                    format!(
                        "\"{}\" is a column of figures and no row of the sheet Columns has it as its id; expected one",
                        short(&heading.text)
                    ),
                );
            }
        }
        names
    }

    /// All headings, for the list of those known.
    pub(super) fn all(&self) -> Vec<&str> {
        let headings = self.0.iter().flat_map(|name| &name.headings);
        headings.map(String::as_str).collect()
    }
}

/// What was read as something else than it looks in the file, said once for each column: shares
/// that their cells show as percentages, and numbers in a council's own words.
#[derive(Default)]
pub(super) struct Shares {
    /// By column: the first of them in words, and how many more there are.
    shares: Vec<(String, String, usize)>,
    /// By column: its place and what was read.
    read: Vec<(String, Vec<String>)>,
}

impl Shares {
    pub(super) fn note(&mut self, f: &Fields, heading: &str, read: f64) {
        let Some(cell) = f.cell(heading) else { return };
        let column = f.column(heading);
        if let Some(earlier) = self.shares.iter_mut().find(|(name, ..)| *name == column) {
            earlier.2 += 1;
            return;
        }
        let says = format!(
            "{} shown as {} is {read}, in per cent",
            cell.number.unwrap_or_default(),
            short(&cell.text)
        );
        self.shares.push((column, says, 0));
    }

    /// Notes what was read from a council's own words.
    pub(super) fn own(&mut self, f: &Fields, heading: &str, words: &str, read: &wire::Cell) {
        let number = match (read.value, read.to) {
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(number), None) => number.to_string(),
            (None, _) => format!("[{}]", read.mark.as_deref().unwrap_or_default()),
        };
        let what = format!("\"{}\" as {number}", short(words));
        let column = f.column(heading);
        match self.read.iter_mut().find(|(name, _)| *name == column) {
            Some((_, all)) if all.contains(&what) => {}
            Some((_, all)) => all.push(what),
            None => self.read.push((column, vec![what])),
        }
    }

    pub(super) fn report(self, problems: &mut Problems) {
        for (column, all) in self.read {
            let shown: Vec<&str> = all.iter().take(MOST_READ).map(String::as_str).collect();
            let more = match all.len().saturating_sub(MOST_READ) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            problems.note(format!("read in {column}: {}{more}", shown.join(", ")));
        }
        for (column, says, more) in self.shares {
            let more = match more {
                0 => String::new(),
                1 => ", and so in 1 more cell".to_owned(),
                more => format!(", and so in {more} more cells"),
            };
            problems.note(format!("read in {column}: {says}{more}"));
        }
    }
}

/// The printed cells of a row.
pub(super) fn cells(
    f: &Fields,
    names: &Names,
    unit: &wire::Unit,
    origins: &mut Origins,
    path: &str,
    shares: &mut Shares,
) -> wire::Table<wire::Cell> {
    let mut cells = wire::Table::default();
    for name in &names.0 {
        let Some(cell) = one(f, name, unit, shares) else {
            continue;
        };
        let Name { id, headings, .. } = name;
        let [words, value, symbol] = headings;
        let path = format!("{path}.cells.{id}");
        for (field, heading) in [("", words), (".value", value), (".mark", symbol)] {
            origins.note(format!("{path}{field}"), f.at(heading));
        }
        cells.0.push((id.clone(), cell));
    }
    cells
}

fn one(f: &Fields, name: &Name, unit: &wire::Unit, shares: &mut Shares) -> Option<wire::Cell> {
    let [words, value, symbol] = &name.headings;
    let shown = f.cell(words);
    if let Some(date) = shown.and_then(|cell| cell.date.as_deref()) {
        f.error(
            words,
            format!("the cell holds the date {date}; expected the words as printed: format the cell as text and type them again"),
        );
        return None;
    }
    let said_none = f.text(value).is_some_and(|text| key(&text) == NONE);
    let mut cell = wire::Cell {
        printed: f.text(words),
        value: if said_none {
            None
        } else {
            in_unit(f, value, unit, shares)
        },
        mark: f.symbols(symbol),
        ..wire::Cell::default()
    };
    if let (Some(shown), None, false) = (shown, f.cell(value), said_none) {
        read_words(f, name, shown, unit, &mut cell, shares);
    }
    let filled = cell.printed.is_some() || cell.value.is_some() || cell.mark.is_some();
    filled.then_some(cell)
}

/// So many readings of a council's own words are named for each column.
const MOST_READ: usize = 12;

/// Reads the number and the symbols that printed words are, where they are nothing else.
fn read_words(
    f: &Fields,
    name: &Name,
    shown: &Cell,
    unit: &wire::Unit,
    cell: &mut wire::Cell,
    shares: &mut Shares,
) {
    let [heading, value, symbol] = &name.headings;
    let read = match shown.number {
        Some(_) => number::of_cell(shown).map(|written| (Some(written), None)),
        None => number::with_symbols(&shown.text),
    };
    let absent = cell.mark.as_deref().is_some_and(absence);
    match read {
        Some((Some(written), symbols)) if written.fits(&unit.kind) => {
            cell.mark = cell.mark.take().or(symbols);
            if !absent {
                cell.value = Some(written.number);
                if shown.number.is_some() && written.percent {
                    shares.note(f, heading, written.number);
                }
            }
            long_number(f, heading, shown);
        }
        Some((None, symbols)) => cell.mark = cell.mark.take().or(symbols),
        // The officer has said why there is none.
        _ if absent => {}
        Some((Some(written), _)) => f.notice(
            heading,
            format!(
                "\"{}\" is {} and the unit is \"{}\", so no number is read; {}",
                short(&shown.text),
                written.sort(),
                unit.kind,
                match f.by_recipe() {
                    true => "expected a figure in the unit".to_owned(),
                    false => format!("write it under \"{value}\", or none"),
                }
            ),
        ),
        None if own_number(&shown.text, unit, name.target, cell) => {
            shares.own(f, heading, &shown.text, cell);
        }
        None if f.by_recipe() => not_read(f, heading, &shown.text),
        None => f.notice(
            heading,
            format!(
                "no number is read from \"{}\"; write it under \"{value}\", or none there, or a symbol under \"{symbol}\"",
                short(&shown.text)
            ),
        ),
    }
}

/// Says that no number is read from a cell of a sheet that is read by a recipe.
pub(super) fn not_read(f: &Fields, heading: &str, found: &str) {
    let words = short(found);
    let says = format!(
        "no number is read from \"{words}\"; where it means that there is none, say in the recipe why, under \"words\" and \"figures\", like \"{words}\": \"x\""
    );
    let at = ["words", "figures", found.trim()];
    f.mend(&says, &at, &recipe::no_figures(), recipe::absent(found));
    f.notice(heading, says);
}

/// More decimals than a report prints: the noise of a formula in a cell without a format.
const MOST_DECIMALS: usize = 4;

/// Says that readers will see all digits of a number that nobody formatted.
fn long_number(f: &Fields, heading: &str, shown: &Cell) {
    let digits = shown.text.split_once('.').map_or("", |(_, after)| after);
    let decimals = digits.bytes().take_while(u8::is_ascii_digit).count();
    if decimals > MOST_DECIMALS {
        f.notice(
            heading,
            format!(
                "{} has {decimals} decimals, and readers see them all as printed; round it, or format the cell with the decimals of the document",
                short(shown.text.trim())
            ),
        );
    }
}

/// Whether symbols say that there is no number.
fn absence(symbols: &str) -> bool {
    matches!(Value::read(Some(0.0), symbols), Ok(Value::Absent(..)))
}

/// A number in the unit; a percentage beside another unit is an error.
pub(super) fn in_unit(
    f: &Fields,
    heading: &str,
    unit: &wire::Unit,
    shares: &mut Shares,
) -> Option<f64> {
    let cell = f.cell(heading)?;
    let number = f.number(heading)?;
    let written = number::of_cell(cell)?;
    if !written.fits(&unit.kind) {
        f.error(
            heading,
            format!(
                "\"{}\" is {} and the unit is \"{}\"; expected a number in the unit",
                short(&cell.text),
                written.sort(),
                unit.kind
            ),
        );
        return None;
    }
    if cell.number.is_some() && written.percent {
        shares.note(f, heading, number);
    }
    Some(number)
}

/// The sheet Cells: what a printed figure needs beyond its words. And the further targets.
pub(super) fn read(book: &mut Book, problems: &mut Problems) {
    let mut draft = std::mem::take(&mut book.draft);
    book.rows("Cells", &[], problems, |f| {
        let report = &mut draft.report;
        let columns = &report.columns;
        let ids = report.indicators.iter().map(|i| i.id.as_str());
        let index = refer(f, "Indicator", "Indicators", ids);
        let column = f.need("Column", "current");
        let (Some(index), Some(column)) = (index, column) else {
            return;
        };
        let indicator = &mut report.indicators[index];
        let mut path = format!("indicators[{index}]");
        let cells = if f.cell("Part").is_some() {
            let ids = indicator.breakdowns.iter().map(|part| part.id.as_str());
            let what = format!("Parts under \"{}\"", indicator.id);
            let Some(part) = refer(f, "Part", &what, ids) else {
                return;
            };
            path = format!("{path}.breakdowns[{part}]");
            &mut indicator.breakdowns[part].cells
        } else {
            &mut indicator.cells
        };
        let named = |c: &&wire::Column| [&c.id, &c.heading].iter().any(|n| key(n) == key(&column));
        let Some(column) = columns.iter().find(named) else {
            f.error(
                "Column",
                format!(
                    "\"{}\" is the id of no row of Columns; expected one that stands there",
                    short(&column)
                ),
            );
            return;
        };
        let place = cells.0.iter().position(|(id, _)| *id == column.id);
        let place = place.unwrap_or_else(|| {
            cells.0.push((column.id.clone(), wire::Cell::default()));
            cells.0.len() - 1
        });
        let cell = &mut cells.0[place].1;
        let path = format!("{path}.cells.{}", column.id);
        if !draft.origins.has(&path) {
            draft.origins.note(path.as_str(), f.place());
        }
        let mut twice = false;
        for (field, heading) in [
            ("to", "To"),
            ("period", "Period"),
            ("basis", "Basis"),
            ("heading", "Heading"),
            ("numerator", "Numerator"),
            ("denominator", "Denominator"),
            ("note", "Note"),
        ] {
            if f.cell(heading).is_some() {
                let path = format!("{path}.{field}");
                twice |= draft.origins.has(&path);
                draft.origins.note(path, f.at(heading));
            }
        }
        if twice {
            f.error(
                "Column",
                "an earlier row says the same of this figure; expected one row for each figure",
            );
        }
        cell.to = f.number("To").or(cell.to);
        cell.period = f.period("Period").or(cell.period.take());
        cell.basis = f.one_of("Basis", BASES).or(cell.basis.take());
        cell.heading = f.text("Heading").or(cell.heading.take());
        cell.numerator = f.number("Numerator").or(cell.numerator);
        cell.denominator = f.number("Denominator").or(cell.denominator);
        cell.note = f.text("Note").or(cell.note.take());
    });
    let places = places(&draft.report.indicators);
    book.rows("Targets", &[], problems, |f| {
        let place = |id: &str| places.get(id).copied();
        let index = refer_to(f, "Indicator", "Indicators", place);
        f.need("Period", "2023/24");
        let (Some(index), Some(period)) = (index, f.period("Period")) else {
            return;
        };
        let targets = &mut draft.report.indicators[index].targets;
        let path = format!("indicators[{index}].targets[{}]", targets.len());
        super::note(&mut draft.origins, "Targets", &path, f);
        targets.push(wire::Target {
            period,
            value: f.number("Value"),
            to: f.number("To"),
            printed: f.text("Printed"),
        });
    });
    book.draft = draft;
}
