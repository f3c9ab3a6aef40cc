//! Tables with a column for every period, as LG Inform and spreadsheets give them: areas down,
//! years across, perhaps a title above, a row of units below the headings and a source at the end.
//!
//! Refuses to guess: only a table whose headings are periods beside a column of areas is one.

use super::period_formats;
use super::problems::{Problems, short};
use super::sheet::{Row as SheetRow, Sheet, key};
use super::tidy::{FIELDS, Field, From, Row, Table};

/// In so many rows from the first the headings must stand.
pub const MOST_ABOVE: usize = 10;

/// Which of the first rows is the headings of such a table: a column of areas, and periods, below
/// nothing but lines of words.
pub fn headings(first: &[SheetRow]) -> Option<usize> {
    let filled = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let at = first.iter().position(|row| filled(row) > 1)?;
    let row = &first[at];
    let has = |wanted: &[Field]| {
        let mut fields = row.cells.iter().filter_map(|cell| field(&cell.text));
        fields.any(|field| wanted.contains(&field))
    };
    let sound = has(&[Field::AreaName, Field::AreaCode])
        && has(&[Field::Period])
        && row.cells.iter().all(|cell| !is_tidy(&cell.text));
    sound.then_some(at)
}

/// Whether a heading belongs to one observation a row.
fn is_tidy(heading: &str) -> bool {
    matches!(
        key(heading).as_str(),
        "period" | "timeperiod" | "value" | "obsvalue" | "observation"
    )
}

/// The field under a heading; that of a period's figures is the period.
fn field(heading: &str) -> Option<Field> {
    Some(match key(heading).as_str() {
        "area" | "areaname" | "localauthority" | "authority" | "council" | "laname" => {
            Field::AreaName
        }
        "areacode" | "gsscode" | "onscode" | "lacode" | "areacd" => Field::AreaCode,
        "indicator" | "indicatorname" | "measure" | "metric" => Field::Indicator,
        "ref" | "indicatorid" | "indicatorref" => Field::Ref,
        "unit" | "units" => Field::Unit,
        "" => return None,
        _ if period_formats::is_placed(heading) => Field::Period,
        _ => return None,
    })
}

/// Reads such a table: what stands above its headings, the headings, and the rows below.
pub fn read(
    name: &str,
    above: &[SheetRow],
    sheet: Sheet,
    below: impl Iterator<Item = SheetRow>,
    problems: &mut Problems,
) -> Table {
    let fields: Vec<Option<Field>> = sheet.headings.iter().map(|h| field(&h.text)).collect();
    for (at, heading) in sheet.headings.iter().enumerate() {
        if fields[at].is_none() && !heading.text.is_empty() {
            problems.notice(
                &sheet.column_place(at),
                format!(
                    "no column \"{}\" is known here and it is no period; its cells are ignored",
                    short(&heading.text)
                ),
            );
        }
    }
    let said = above.iter().flat_map(|row| &row.cells);
    let mut said = said
        .map(|cell| cell.text.trim())
        .filter(|words| !words.is_empty());
    let title = said.next().map(title);
    let mut units = vec![String::new(); fields.len()];
    let (mut rows, mut source) = (Vec::new(), None);
    for found in below {
        let text = |at: usize| found.cells.get(at).map_or("", |cell| cell.text.trim());
        let of = |wanted: Field| {
            let at = fields.iter().position(|field| *field == Some(wanted));
            at.map_or("", text)
        };
        let filled = found.cells.iter().filter(|cell| !cell.is_blank()).count();
        let place = sheet.origin.row(found.number);
        // Fewer cells than headings: a line of words below the table.
        if found.cells.len() < sheet.headings.len() {
            let words = text(0);
            let publisher = words.split_once(':').filter(|(name, _)| {
                matches!(key(name).as_str(), "source" | "sourcename" | "datasource")
            });
            match publisher {
                Some((_, publisher)) if filled == 1 => source = Some(publisher.trim().to_owned()),
                _ if filled == 1 => {
                    problems.note(format!("{place}: \"{}\" is ignored", short(words)));
                }
                _ => problems.error(
                    &place,
                    format!(
                        "there are {} cells and {} headings; expected as many, with nothing \
                         between two separators where a cell is empty",
                        found.cells.len(),
                        sheet.headings.len()
                    ),
                ),
            }
            continue;
        }
        // No area, and words that are no figures: the units of the columns.
        let plain = |at: &usize| text(*at).bytes().any(|b| b.is_ascii_digit());
        let periods = || (0..fields.len()).filter(|at| fields[*at] == Some(Field::Period));
        if of(Field::AreaName).is_empty()
            && of(Field::AreaCode).is_empty()
            && !periods().any(|at| plain(&at))
        {
            periods().for_each(|at| text(at).clone_into(&mut units[at]));
            continue;
        }
        for at in periods() {
            let mut row = Row::new(found.number);
            row.column = Some(at);
            for field in [
                Field::AreaName,
                Field::AreaCode,
                Field::Indicator,
                Field::Ref,
            ] {
                row.add(field, of(field));
            }
            row.add(
                Field::Unit,
                match of(Field::Unit) {
                    "" => &units[at],
                    unit => unit,
                },
            );
            row.add(Field::Period, &sheet.headings[at].text);
            row.add(Field::Value, text(at));
            row.shrink();
            rows.push(row);
        }
    }
    problems.note(format!(
        "{name}: read as a table with a column for every period{}",
        title
            .as_ref()
            .map_or_else(String::new, |title| format!(", of \"{}\"", short(title)))
    ));
    let mut places = vec![None; FIELDS];
    for (at, field) in fields.iter().enumerate() {
        if let Some(field) = field.filter(|field| *field != Field::Period) {
            places[field as usize].get_or_insert(at);
        }
    }
    Table {
        name: title.unwrap_or_else(|| super::text::stem(name)),
        rows,
        source,
        from: From::Sheet(sheet, places),
    }
}

/// The name of the indicator in a title: without the years and areas behind it.
fn title(words: &str) -> String {
    let end = words.find(" (from ").unwrap_or(words.len());
    words[..end].to_owned()
}
