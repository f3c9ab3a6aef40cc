//! Reads who is compared with whom: the list of statistical neighbours and the authorities' codes.

use super::source::{CODES, NEIGHBOURS};
use crate::clean;
use crate::sheet::key;
use crate::xlsx::workbook::{CellValue, Workbook};
use report_core::wire::{Area, Neighbour, Neighbours};
use std::collections::HashMap;

/// The authority, its neighbours, its region and England.
///
/// # Errors
/// When a workbook cannot be read or the authority is not in the list.
pub(super) fn read(
    codes: &[u8],
    neighbours: &[u8],
    authority: &str,
) -> Result<(Vec<Area>, Neighbours), String> {
    let codes = first_sheet(codes).map_err(|reason| format!("{CODES}: {reason}"))?;
    let names: HashMap<&str, &str> = codes
        .iter()
        .skip(1)
        .filter_map(|row| Some((row.first()?.as_str(), row.get(1)?.as_str())))
        .collect();
    let sheet = first_sheet(neighbours).map_err(|reason| format!("{NEIGHBOURS}: {reason}"))?;
    // Three heading rows; the name stands in the second column, and from the sixth on every
    // neighbour's code is followed by its closeness.
    let row = sheet
        .iter()
        .skip(3)
        .find(|row| row.get(1).is_some_and(|name| name == authority))
        .ok_or_else(|| format!("{NEIGHBOURS}: there is no authority “{authority}”"))?;
    let mut areas = vec![area(
        authority,
        "authority",
        row.first().map(String::as_str),
    )];
    let mut neighbours = Vec::new();
    for (neighbour, closeness) in of_row(row, &names).map_err(|e| format!("{NEIGHBOURS}: {e}"))? {
        neighbours.push(Neighbour {
            area: neighbour.id.clone(),
            closeness,
        });
        areas.push(neighbour);
    }
    // The workbook names regions as the observations do; the list of codes does not.
    let region = row
        .get(4)
        .filter(|region| !region.is_empty())
        .ok_or_else(|| format!("{NEIGHBOURS}: no region is given for “{authority}”"))?;
    areas.push(area(region, "region", None));
    areas.push(area("England", "nation", None));
    let neighbours = Neighbours {
        list: "Department for Education, May 2025".to_owned(),
        areas: neighbours,
    };
    Ok((areas, neighbours))
}

/// The statistical neighbours of an authority, closest first, each with the words for its closeness, from the
/// workbook of them alone.
///
/// # Errors
/// Where it is another workbook, or the authority is not in it.
pub fn neighbours(bytes: &[u8], authority: &str) -> Result<Vec<(Area, Option<String>)>, String> {
    let sheet = first_sheet(bytes)?;
    let rows = || sheet.iter().skip(3).filter(|row| row.len() > 1);
    let names: HashMap<&str, &str> = rows()
        .map(|row| (row[0].as_str(), row[1].as_str()))
        .collect();
    let row = rows().find(|row| key(&row[1]) == key(authority));
    let row = row.ok_or_else(|| {
        format!(
            "its first sheet has no row for \"{authority}\"; expected the workbook of statistical neighbours of children's services, with the code and name of an authority and its neighbours in a row, or CSV with a neighbour in every row"
        )
    })?;
    of_row(row, &names)
}

/// The neighbours in a row of the workbook: from the sixth column on every neighbour's code is followed by
/// its closeness.
fn of_row(
    row: &[String],
    names: &HashMap<&str, &str>,
) -> Result<Vec<(Area, Option<String>)>, String> {
    let pairs = row.get(5..25).unwrap_or_default().chunks(2);
    let neighbour = |pair: &[String]| {
        let code = pair[0].as_str();
        let name = names.get(code);
        let name = name.ok_or_else(|| format!("no authority has the code {code}"))?;
        Ok((area(name, "authority", Some(code)), pair.get(1).cloned()))
    };
    pairs.map(neighbour).collect()
}

fn area(name: &str, kind: &str, code: Option<&str>) -> Area {
    Area {
        id: clean::slug(name),
        name: name.to_owned(),
        kind: kind.to_owned(),
        code: code.map(str::to_owned),
    }
}

/// The cells of a workbook's first sheet as words, row by row; numbers without decimals where they have
/// none.
fn first_sheet(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let mut book = Workbook::open(bytes.to_vec())?;
    let names = book.names();
    let name = names.first().ok_or("the workbook has no sheet")?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for found in book.grid(name, false, &mut |_, _| {})?.cells {
        let (row, column) = (found.at.0 as usize, found.at.1 as usize);
        let word = match found.value {
            CellValue::Words(words) => clean::line(&words),
            CellValue::Number(number) => format!("{number}"),
            _ => continue,
        };
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, String::new());
        }
        rows[row][column] = word;
    }
    Ok(rows)
}
