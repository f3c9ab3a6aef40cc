//! Percentages pasted as values: the cell shows `57.3%` in one workbook and holds 0.573, and
//! pasted without its format into another it is 0.573 under a measure in per cent.
//!
//! Where all such numbers of a sheet lie between 0 and 1, they are read as per cent, with a notice
//! for each measure. Where some do and others do not, they stay what they are, with a notice for
//! each measure whose numbers all do.

use super::super::meanings::unit_of;
use super::super::plan::printed;
use super::{Book, name};
use crate::number;
use crate::number_format::plain_number;
use crate::problems::Problems;
use crate::sheet::{Cell, Sheet, key};
use std::collections::HashMap;

/// So many numbers between 0 and 1 are taken for shares; fewer may be small percentages.
const LEAST: usize = 3;

/// What is known of a measure.
#[derive(Debug, Clone, Default)]
struct IndicatorShares {
    percent: bool,
    decimals: Option<u8>,
    /// Whether a per cent sign stands beside a figure of less than 1: then so small ones are meant.
    small: bool,
}

/// Changes shares into percentages where the whole sheet agrees, and says so.
pub(super) fn translate(book: &mut Book, problems: &mut Problems) {
    let columns: Vec<String> = columns(book);
    let mut indicators = HashMap::new();
    for (sheet, own) in [("Indicators", "Id"), ("Parts", "Indicator")] {
        let Some(found) = book.sheets.iter_mut().find(|s| key(name(s)) == key(sheet)) else {
            continue;
        };
        let mut words: Vec<usize> = columns.iter().filter_map(|c| found.column(c)).collect();
        words.sort_unstable();
        words.dedup();
        if sheet == "Indicators" {
            indicators = of_indicators(found, &words);
        }
        let wanted = ShareColumns {
            own,
            words: true,
            columns: &words,
        };
        translate_sheet(found, &wanted, &mut indicators, problems);
    }
    for (sheet, headings) in [
        ("Observations", &["Value", "Lower", "Upper"][..]),
        ("Targets", &["Value", "To"]),
    ] {
        let Some(found) = book.sheets.iter_mut().find(|s| key(name(s)) == key(sheet)) else {
            continue;
        };
        let columns: Vec<usize> = headings.iter().filter_map(|h| found.column(h)).collect();
        let wanted = ShareColumns {
            own: "Indicator",
            words: false,
            columns: &columns,
        };
        translate_sheet(found, &wanted, &mut indicators, problems);
    }
}

/// The headings over figures as printed: the ids and the headings of the columns.
fn columns(book: &Book) -> Vec<String> {
    let Some(sheet) = book.sheet("Columns") else {
        return Vec::new();
    };
    let mut names = Vec::new();
    for heading in ["Id", "Heading"] {
        let Some(at) = sheet.column(heading) else {
            continue;
        };
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(at));
        let [words, ..] = printed("");
        names.extend(cells.map(|cell| format!("{}{words}", cell.text.trim())));
    }
    names
}

/// The measures of the sheet Indicators by their ids.
fn of_indicators(sheet: &Sheet, words: &[usize]) -> HashMap<String, IndicatorShares> {
    let mut indicators = HashMap::new();
    let (Some(id), Some(unit)) = (sheet.column("Id"), sheet.column("Unit")) else {
        return indicators;
    };
    let decimals = sheet.column("Decimals");
    for row in &sheet.rows {
        let text = |column: usize| row.cells.get(column).map_or("", |cell| cell.text.trim());
        let signed = words.iter().filter_map(|at| row.cells.get(*at));
        let small = signed
            .filter_map(signed_percent)
            .any(|number| number != 0.0 && number.abs() < 1.0);
        let decimals = decimals.and_then(|at| text(at).parse().ok());
        let percent = unit_of(text(unit)).is_some_and(|unit| unit.kind == "percent");
        indicators.insert(
            text(id).to_owned(),
            IndicatorShares {
                percent,
                decimals,
                small,
            },
        );
    }
    indicators
}

/// The number of a cell that says that it is a percentage.
fn signed_percent(cell: &Cell) -> Option<f64> {
    let (written, _) = number::with_symbols(&cell.text)?;
    written.filter(|written| written.percent).map(|w| w.number)
}

/// A number that a cell holds without showing it as a percentage.
fn bare(cell: &Cell) -> Option<f64> {
    match &cell.format {
        Some(format) if format.contains('%') => None,
        _ => cell.number,
    }
}

/// Which columns of a sheet are looked at.
struct ShareColumns<'a> {
    /// The heading of the column that names the measure.
    own: &'a str,
    /// Whether the cells are printed words: they are written anew, with the sign.
    words: bool,
    columns: &'a [usize],
}

fn translate_sheet(
    sheet: &mut Sheet,
    wanted: &ShareColumns,
    indicators: &mut HashMap<String, IndicatorShares>,
    problems: &mut Problems,
) {
    let Some(own) = sheet.column(wanted.own) else {
        return;
    };
    let unit = sheet.column("Unit").filter(|_| wanted.own == "Indicator");
    // The rows of measures in per cent, with the columns where bare numbers stand.
    let mut rows: Vec<(usize, IndicatorShares, Vec<usize>)> = Vec::new();
    for (index, row) in sheet.rows.iter().enumerate() {
        let text = |at: usize| row.cells.get(at).map_or("", |cell| cell.text.trim());
        let Some(indicator) = indicators.get(text(own)) else {
            continue;
        };
        let other_unit = unit.map(text).filter(|unit| !unit.is_empty());
        let percent = match other_unit {
            Some(unit) => unit_of(unit).is_some_and(|unit| unit.kind == "percent"),
            None => indicator.percent,
        };
        let holds = |at: &&usize| row.cells.get(**at).is_some_and(|cell| bare(cell).is_some());
        let holding: Vec<usize> = wanted.columns.iter().filter(holds).copied().collect();
        if percent && !holding.is_empty() {
            rows.push((index, indicator.clone(), holding));
        }
    }
    let numbers = |(index, _, columns): &(usize, IndicatorShares, Vec<usize>)| -> Vec<f64> {
        let row = &sheet.rows[*index];
        columns
            .iter()
            .filter_map(|at| bare(&row.cells[*at]))
            .collect()
    };
    let all: Vec<f64> = rows.iter().flat_map(numbers).collect();
    let share = |number: &f64| (-1.0..=1.0).contains(number);
    let parts = all.iter().filter(|n| share(n) && n.fract() != 0.0).count();
    let agree = all.iter().all(share) && parts >= LEAST && rows.iter().all(|(_, m, _)| !m.small);
    let mut told: Vec<(String, usize, Vec<f64>)> = Vec::new();
    for row in &rows {
        let found = numbers(row);
        let text = |at: usize| sheet.rows[row.0].cells[at].text.trim().to_owned();
        let doubtful = found.iter().all(share) && found.iter().any(|n| n.fract() != 0.0);
        if !agree && (!doubtful || row.1.small) {
            continue;
        }
        match told.iter_mut().find(|(id, ..)| *id == text(own)) {
            Some((.., numbers)) => numbers.extend(found),
            None => told.push((text(own), row.0, found)),
        }
    }
    for (id, index, found) in told {
        // One small number among others of a measure over time is no share.
        if !agree
            && rows
                .iter()
                .any(|row| id_of(sheet, row.0, own) == id && !numbers(row).iter().all(share))
        {
            continue;
        }
        let place = sheet.place(&sheet.rows[index]);
        let list = |show: &dyn Fn(f64) -> String| {
            let shown: Vec<String> = found.iter().take(3).map(|n| show(*n)).collect();
            match (found.len() - shown.len(), shown.split_last()) {
                (0, Some((last, others))) if !others.is_empty() => {
                    format!("{} and {last}", others.join(", "))
                }
                (0, _) => shown.concat(),
                (more, _) => format!("{} and {more} more", shown.join(", ")),
            }
        };
        let written = list(&plain_number);
        let as_is = list(&|number| format!("{}%", plain_number(number)));
        let hundredfold = list(&|number| format!("{}%", plain_number(hundredfold(number))));
        let says = match agree {
            true => format!(
                "{id}: {written} without a per cent sign read as {hundredfold}, because the unit is per cent and all such numbers of the sheet lie between 0 and 1"
            ),
            false => format!(
                "{id}: {written} without a per cent sign read as {as_is}, because other such numbers of the sheet are larger than 1; if {hundredfold} is meant, write it so"
            ),
        };
        problems.notice(&place, says);
    }
    if !agree {
        return;
    }
    for (index, indicator, columns) in rows {
        for at in columns {
            let cell = &mut sheet.rows[index].cells[at];
            let Some(number) = bare(cell).map(hundredfold) else {
                continue;
            };
            match wanted.words {
                true => cell.replace(format!("{}%", words(number, indicator.decimals))),
                false => {
                    cell.replace(plain_number(number));
                    cell.number = Some(number);
                }
            }
        }
    }
}

fn id_of(sheet: &Sheet, row: usize, own: usize) -> String {
    let cell = sheet.rows[row].cells.get(own);
    cell.map_or(String::new(), |cell| cell.text.trim().to_owned())
}

/// A percentage with at least the measure's decimals; no digit of it is rounded away.
fn words(number: f64, decimals: Option<u8>) -> String {
    let full = plain_number(number);
    let own = full.split_once('.').map_or(0, |(_, after)| after.len());
    match decimals {
        Some(decimals) if decimals <= 6 && usize::from(decimals) > own => {
            format!("{number:.*}", usize::from(decimals))
        }
        _ => full,
    }
}

/// A hundred times a number, on its decimal digits.
fn hundredfold(number: f64) -> f64 {
    format!("{}e2", plain_number(number))
        .parse()
        .unwrap_or(number * 100.0)
}
