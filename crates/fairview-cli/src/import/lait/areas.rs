//! Reads who is compared with whom: the list of statistical neighbours and the authorities' codes.

use crate::import::clean;
use calamine::{Data, Reader, Xlsx};
use report_core::wire::{Area, Neighbour, Neighbours};
use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// The authority, its neighbours, its region and England.
///
/// # Errors
/// When a workbook cannot be read or the authority is not in the list.
pub(super) fn read(folder: &Path, authority: &str) -> Result<(Vec<Area>, Neighbours), String> {
    let codes = first_sheet(&folder.join("la_code_list.xlsx"))?;
    let names: HashMap<&str, &str> = codes
        .iter()
        .skip(1)
        .filter_map(|row| Some((row.first()?.as_str(), row.get(1)?.as_str())))
        .collect();
    let path = folder.join("sn_may_2025.xlsx");
    let sheet = first_sheet(&path)?;
    // Three heading rows; the name stands in the second column, and from the sixth on every
    // neighbour's code is followed by its closeness.
    let row = sheet
        .iter()
        .skip(3)
        .find(|row| row.get(1).is_some_and(|name| name == authority))
        .ok_or_else(|| format!("{}: there is no authority “{authority}”", path.display()))?;
    let mut areas = vec![area(
        authority,
        "authority",
        row.first().map(String::as_str),
    )];
    let mut neighbours = Vec::new();
    for pair in row.get(5..25).unwrap_or_default().chunks(2) {
        let name = names
            .get(pair[0].as_str())
            .ok_or_else(|| format!("{}: no authority has the code {}", path.display(), pair[0]))?;
        let neighbour = area(name, "authority", Some(&pair[0]));
        neighbours.push(Neighbour {
            area: neighbour.id.clone(),
            closeness: Some(pair[1].clone()),
        });
        areas.push(neighbour);
    }
    // The workbook names regions as the observations do; the list of codes does not.
    let region = row
        .get(4)
        .filter(|region| !region.is_empty())
        .ok_or_else(|| format!("{}: no region is given for “{authority}”", path.display()))?;
    areas.push(area(region, "region", None));
    areas.push(area("England", "nation", None));
    let neighbours = Neighbours {
        list: "Department for Education, May 2025".to_owned(),
        areas: neighbours,
    };
    Ok((areas, neighbours))
}

fn area(name: &str, kind: &str, code: Option<&str>) -> Area {
    Area {
        id: clean::slug(name),
        name: name.to_owned(),
        kind: kind.to_owned(),
        code: code.map(str::to_owned),
    }
}

/// The cells of a workbook's first sheet as words; numbers without decimals.
fn first_sheet(path: &Path) -> Result<Vec<Vec<String>>, String> {
    let wrong = |reason: &dyn std::fmt::Display| format!("{}: {reason}", path.display());
    let mut book: Xlsx<BufReader<File>> =
        calamine::open_workbook(path).map_err(|e: calamine::XlsxError| wrong(&e))?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or_else(|| wrong(&"the workbook has no sheet"))?
        .map_err(|e| wrong(&e))?;
    let word = |cell: &Data| match cell {
        Data::Float(number) => format!("{number}"),
        other => clean::line(&other.to_string()),
    };
    Ok(sheet
        .rows()
        .map(|row| row.iter().map(word).collect())
        .collect())
}
