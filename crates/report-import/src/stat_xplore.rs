//! Tables of Stat-Xplore of the Department for Work and Pensions, as its CSV downloads have them: what is
//! counted above, areas down, times across, each with a column of annotations, notes and the source below.
//!
//! Refuses any other arrangement: areas stand in rows and times in columns.

use super::period_formats;
use super::problems::{Problems, quoted, short};
use super::sheet::{Row as SheetRow, Sheet, key};
use super::tidy::{FIELDS, Field, From, Row, Table};

/// In so many rows from the first the headings must stand: filters stand above them.
pub const MOST_ABOVE: usize = 40;

/// How the heading of a column of annotations ends.
const ANNOTATIONS: &str = "annotations";

/// Which of the first rows is the headings of such a table: times, each beside its annotations, and below
/// them a row with the name of the areas' list alone.
pub fn headings(first: &[SheetRow]) -> Option<usize> {
    let filled = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let at = first.iter().position(|row| {
        let mut cells = row.cells.iter().skip(1).filter(|cell| !cell.is_blank());
        filled(row) > 1 && cells.all(|cell| time(&cell.text) || is_annotations(&cell.text))
    })?;
    let annotated = first[at]
        .cells
        .iter()
        .any(|cell| is_annotations(&cell.text));
    let below = first.get(at + 1)?;
    let list = filled(below) == 1 && !below.cells.first()?.is_blank();
    (list && (is_named(first) || annotated)).then_some(at)
}

/// Whether the first row says that it is a table of Stat-Xplore.
pub fn is_named(first: &[SheetRow]) -> bool {
    let cell = first.first().and_then(|row| row.cells.first());
    cell.is_some_and(|cell| key(&cell.text) == "statxplore")
}

fn time(heading: &str) -> bool {
    period_formats::is_placed(heading)
}

fn is_annotations(heading: &str) -> bool {
    key(heading).ends_with(ANNOTATIONS)
}

/// Reads such a table: what stands above its headings, the headings, and the rows below.
pub fn read(
    name: &str,
    above: &[SheetRow],
    sheet: Sheet,
    below: &[SheetRow],
    problems: &mut Problems,
) -> Table {
    let text = |row: &SheetRow, at: usize| {
        let cell = row.cells.get(at);
        cell.map_or(String::new(), |cell| cell.text.trim().to_owned())
    };
    let counted = above.iter().find_map(|row| {
        let words = text(row, 0);
        let counted = words.strip_prefix("Counting:")?.trim().to_owned();
        Some(counted)
    });
    let title = counted.unwrap_or_else(|| super::text::stem(name));
    // A mean is no count, and its unit is not said.
    let lower = title.to_lowercase();
    let unit = match lower.contains("mean") || lower.contains("median") || lower.contains('%') {
        true => "",
        false => "Number",
    };
    let filters = above
        .iter()
        .skip_while(|row| key(&text(row, 0)) != "filters");
    let filters = filters.skip(1).filter(|row| {
        let name = key(&text(row, 0));
        !name.is_empty() && name != "defaultsummation"
    });
    let filters = filters.map(|row| format!("{}: {}", text(row, 0), text(row, 1)));
    let filters: Vec<String> = filters.collect();
    let periods: Vec<usize> = (1..sheet.headings.len())
        .filter(|at| time(&sheet.headings[*at].text))
        .collect();
    // Notes and the source below the table have fewer cells than its rows.
    let whole = |row: &&SheetRow| row.cells.len() + 1 >= sheet.headings.len();
    let list = below.first().map(|row| text(row, 0)).unwrap_or_default();
    let after = below.iter().skip(1).take_while(whole).count() + 1;
    let (areas, notes) = below.split_at(after.min(below.len()));
    let notes: Vec<String> = notes
        .iter()
        .flat_map(|row| row.cells.iter().map(|cell| cell.text.trim().to_owned()))
        .collect();
    let nil = notes.iter().any(|note| {
        let note = note.to_lowercase();
        note.contains("\"..\"") && (note.contains("nil") || note.contains("negligible"))
    });
    let (mut rows, mut left, mut dots) = (Vec::new(), Vec::new(), 0);
    for found in areas.iter().skip(1) {
        let area = text(found, 0);
        if matches!(key(&area).as_str(), "total" | "unknown") {
            left.push(area);
            continue;
        }
        // Areas of Wales have two names: "Wrexham / Wrecsam".
        let area = area.split(" / ").next().unwrap_or_default();
        for at in &periods {
            let mut row = Row::new(found.number);
            row.column = Some(*at);
            row.add(Field::AreaName, area);
            row.add(Field::Indicator, &title);
            row.add(Field::Definition, &filters.join("; "));
            row.add(Field::Unit, unit);
            row.add(Field::Period, &sheet.headings[*at].text);
            let value = text(found, *at);
            dots += usize::from(value == ".." && nil);
            row.add(
                Field::Value,
                if value == ".." && nil {
                    "[low]"
                } else {
                    &value
                },
            );
            row.shrink();
            rows.push(row);
        }
    }
    problems.note(format!(
        "{name}: read as a table of Stat-Xplore, of \"{}\" by {}",
        short(&title),
        short(&list)
    ));
    if !left.is_empty() {
        let left: Vec<&str> = left.iter().map(String::as_str).collect();
        problems.note(format!("{name}: rows that are no areas: {}", quoted(&left)));
    }
    if dots > 0 {
        problems.note(format!(
            "{name}: {dots} {} \"..\", which it says is nil or negligible, and are read as [low]",
            if dots == 1 { "cell says" } else { "cells say" }
        ));
    }
    let source = notes.iter().find_map(|note| note.strip_prefix("Source:"));
    let mut places = vec![None; FIELDS];
    places[Field::AreaName as usize] = Some(0);
    Table {
        name: title,
        rows,
        source: source.map(|publisher| format!("Stat-Xplore, {}", publisher.trim())),
        from: From::Sheet(sheet, places),
    }
}
