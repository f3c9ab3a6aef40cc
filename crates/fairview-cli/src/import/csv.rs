//! Tidy CSV: one observation a row, columns in any order. The shape of ONS's local statistics,
//! with its dirt: a byte-order mark, a doubled heading of notes, words in the column of status,
//! periods in ISO 8601.
//!
//! Refuses what is not text in UTF-8, files without the columns it needs, and rows with another
//! number of cells than there are headings.

use super::rows::{Problems, short};
use super::sheet::{Cell, Origin, Row as SheetRow, Sheet, key};
use super::text;
use super::tidy::{FIELDS, Field, From, Row, Table};

/// Reads a file of CSV. `name` is the file's, for messages and for the title of an indicator that
/// has none. `None` where it cannot be read at all; the problems say why.
pub fn read(name: &str, bytes: &[u8], problems: &mut Problems) -> Option<Table> {
    let origin = Origin::File(name.to_owned());
    let text = match text::read(bytes) {
        Ok(text) => text,
        Err(reason) => {
            problems.error(&origin.place(), reason);
            return None;
        }
    };
    if text.trim_start().starts_with('{') {
        problems.error(
            &origin.place(),
            "it is JSON; expected CSV. JSON-stat is read by fairview import jsonstat",
        );
        return None;
    }
    let (separator, skipped, text) = separator(text);
    if separator != b',' {
        let word = match separator {
            b';' => "semicolons",
            b'\t' => "tabs",
            _ => "upright bars",
        };
        problems.say(format!("{name}: its cells are parted by {word}"));
    }
    let mut rows = records(text, separator, skipped, &origin, problems);
    name_notes(&mut rows);
    whole_rows(&mut rows, &origin, problems);
    let sheet = Sheet::new(origin, rows, problems);
    let columns = columns(&sheet, problems)?;
    if sheet.rows.is_empty() && problems.errors() == 0 {
        problems.error(
            &sheet.origin.place(),
            "there are no rows below the headings; expected one for every observation",
        );
    }
    if sheet.rows.is_empty() {
        return None;
    }
    let rows = sheet.rows.iter().enumerate().map(|(at, found)| {
        let mut row = Row::new(at);
        for (column, field) in &columns {
            if let Some(cell) = found.cells.get(*column) {
                row.add(*field, &cell.text);
            }
        }
        row
    });
    let mut places = vec![None; FIELDS];
    for (column, field) in &columns {
        places[*field as usize].get_or_insert(*column);
    }
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    Some(Table {
        name: stem.replace(['_', '-'], " "),
        rows: rows.collect(),
        from: From::Sheet(sheet, places),
    })
}

/// What parts the cells: said in a first line `sep=;`, else what stands most often in the first
/// line outside quotation marks. With it how many lines were passed over, and the rest.
fn separator(text: &str) -> (u8, usize, &str) {
    const KNOWN: [u8; 4] = [b',', b';', b'\t', b'|'];
    let first = text.lines().next().unwrap_or_default();
    if let Some([said]) = first.strip_prefix("sep=").map(str::as_bytes)
        && KNOWN.contains(said)
    {
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        return (*said, 1, rest);
    }
    let line = text.lines().find(|line| !line.trim().is_empty());
    let mut counts = [0usize; KNOWN.len()];
    let mut quoted = false;
    for byte in line.unwrap_or_default().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            _ => {
                if let Some(at) = KNOWN.iter().position(|known| *known == byte) {
                    counts[at] += 1;
                }
            }
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most);
    (KNOWN[at.unwrap_or_default()], 0, text)
}

/// The rows with the line each begins in. Blank ones are left out.
fn records(
    text: &str,
    separator: u8,
    skipped: usize,
    origin: &Origin,
    problems: &mut Problems,
) -> Vec<SheetRow> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(1, csv::Position::line);
                rows.push(SheetRow {
                    number: skipped + usize::try_from(line).unwrap_or(usize::MAX),
                    cells: record.iter().map(Cell::text).collect(),
                });
            }
            // The text is UTF-8 and rows may be of any length: nothing else is known to go wrong.
            Err(error) => problems.error(&origin.place(), format!("it cannot be read: {error}")),
        }
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_blank()));
    rows
}

/// ONS's files have two columns of notes under one heading: each gets a heading of its own.
fn name_notes(rows: &mut [SheetRow]) {
    let Some(headings) = rows.first_mut() else {
        return;
    };
    let mut count = 0;
    for cell in &mut headings.cells {
        if matches!(key(&cell.text).as_str(), "notes" | "note") {
            count += 1;
            if count > 1 {
                cell.text = format!("{} {count}", cell.text.trim());
            }
        }
    }
}

/// Takes out rows with too few cells: which cell is missing nobody can know.
fn whole_rows(rows: &mut Vec<SheetRow>, origin: &Origin, problems: &mut Problems) {
    let Some(headings) = rows.first().map(|row| row.cells.len()) else {
        return;
    };
    rows.retain(|row| {
        let count = row.cells.len();
        if count < headings {
            let open = row.cells.iter().any(|cell| cell.text.contains('\n'));
            let hint = match open {
                true => ". A quotation mark may be without its partner",
                false => "",
            };
            problems.error(
                &origin.row(row.number),
                format!(
                    "there are {count} cells and {headings} headings; expected as many, with \
                     nothing between two separators where a cell is empty{hint}"
                ),
            );
        }
        count >= headings
    });
}

/// Which columns hold which fields. `None` where one that is needed is missing.
fn columns(sheet: &Sheet, problems: &mut Problems) -> Option<Vec<(usize, Field)>> {
    let mut columns: Vec<(usize, Field)> = Vec::new();
    let has = |words: &[&str]| words.iter().any(|word| sheet.column(word).is_some());
    let named = has(&["indicator", "indicator name"]);
    let unit = has(&["unit", "units", "unit of measure"]);
    let mut passed = Problems::default();
    for (at, heading) in sheet.headings.iter().enumerate() {
        let filled = sheet.rows.iter().filter(|row| {
            let cell = row.cells.get(at);
            cell.is_some_and(|cell| !cell.is_blank())
        });
        let filled = filled.count();
        let word = if filled == 1 { "cell is" } else { "cells are" };
        let key = key(&heading.text);
        if key == "measure" && named && unit {
            passed.say(format!(
                "{}: the unit says how the indicators are measured; this column is not needed",
                sheet.column_place(at)
            ));
            continue;
        }
        let field = field(&key, named);
        let first = field.and_then(|field| columns.iter().find(|(_, known)| *known == field));
        match (field, first) {
            (Some(field), None) => columns.push((at, field)),
            (Some(field @ Field::Notes), Some(_)) => columns.push((at, field)),
            // Two of one heading were an error already.
            (Some(_), Some((first, _))) if sheet.column(&heading.text) == Some(*first) => {}
            (Some(_), Some((first, _))) if filled > 0 => passed.notice(
                &sheet.column_place(at),
                format!(
                    "column \"{}\" is read for the same; here {filled} filled {word} passed over",
                    short(&sheet.headings[*first].text)
                ),
            ),
            (None, _) if filled > 0 && !heading.text.is_empty() => passed.notice(
                &sheet.column_place(at),
                format!(
                    "no column \"{}\" is known here; its {filled} filled {word} passed over",
                    short(&heading.text)
                ),
            ),
            _ => {}
        }
    }
    let found = |field: Field| columns.iter().any(|(_, known)| *known == field);
    let mut all = true;
    for (there, heading, like) in [
        (
            found(Field::AreaCode) || found(Field::AreaName),
            "Area code",
            "E06000006",
        ),
        (found(Field::Period), "Period", "2022/23"),
        (found(Field::Value), "Value", "12.5"),
    ] {
        if !there {
            all = false;
            let seen: Vec<&str> = sheet
                .headings
                .iter()
                .map(|heading| heading.text.as_str())
                .filter(|text| !text.is_empty())
                .take(8)
                .collect();
            problems.error(
                &sheet.origin.place(),
                format!(
                    "no column is headed \"{heading}\"; expected one with cells like {like}, \
                     beside {}",
                    short(&seen.join(", "))
                ),
            );
        }
    }
    // Without the columns that are needed, what else stands there matters little.
    if all {
        problems.list.append(&mut passed.list);
        problems.said.append(&mut passed.said);
    }
    all.then_some(columns)
}

/// The field that a heading stands for, by its letters and digits.
fn field(key: &str, named: bool) -> Option<Field> {
    Some(match key {
        "areacd" | "areacode" | "code" | "geographycode" | "gsscode" | "onscode" | "lacode"
        | "localauthoritycode" | "newlacode" => Field::AreaCode,
        "areanm" | "areaname" | "area" | "geographyname" | "localauthority"
        | "localauthorityname" | "laname" => Field::AreaName,
        "geography" | "areatype" | "geographytype" | "geographylevel" | "areakind" => {
            Field::Geography
        }
        "ref" | "reference" | "indicatorref" | "indicatorcode" | "indicatorid" | "measureref"
        | "measurecode" => Field::Ref,
        "indicator" | "indicatorname" | "measurename" => Field::Indicator,
        // Beside an indicator it says how that is measured.
        "measure" if !named => Field::Indicator,
        "measure" | "unit" | "units" | "unitofmeasure" => Field::Unit,
        "variablename" | "definition" | "description" => Field::Definition,
        "category" | "domain" | "topic" | "objective" => Field::Category,
        "mission" | "priority" => Field::Priority,
        "period" | "timeperiod" | "time" | "date" | "year" => Field::Period,
        "timeidentifier"
        | "timeperiodidentifier"
        | "timeperiodtype"
        | "periodtype"
        | "typeofperiod" => Field::PeriodKind,
        "value" | "observation" | "obsvalue" | "observationvalue" | "figure" => Field::Value,
        "status" | "observationstatus" | "obsstatus" | "symbol" | "symbols" | "marker" => {
            Field::Status
        }
        "polarity" => Field::Polarity,
        "numerator" => Field::Numerator,
        "denominator" => Field::Denominator,
        "lci" => Field::Lower,
        "uci" => Field::Upper,
        _ if key.starts_with("notes") || key == "note" || key == "note2" => Field::Notes,
        _ if key.starts_with("lower") => Field::Lower,
        _ if key.starts_with("upper") => Field::Upper,
        _ => return None,
    })
}
