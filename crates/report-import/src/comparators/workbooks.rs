//! Workbooks of other publishers as the CSV that they could be saved as. Apart from the joining, which so needs
//! nothing that reads workbooks.

use super::neighbours::is_list;
use crate::lait;
use crate::xlsx::open;
use report_core::kind::FileKind;

/// The first sheet of a workbook of figures; other files as they are.
///
/// # Errors
/// Where it cannot be read, with why.
pub fn figures(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    match FileKind::of(&bytes) {
        Some(FileKind::Xlsx) => Ok(open::as_csv(&bytes)?.into_bytes()),
        _ => Ok(bytes),
    }
}

/// The list of neighbours of an authority from a workbook: one with a neighbour in every row, or that of the
/// statistical neighbours of children's services, with an authority in every row. Other files as they are.
///
/// # Errors
/// Where it cannot be read, with why.
pub fn neighbours(bytes: Vec<u8>, authority: &str) -> Result<Vec<u8>, String> {
    let Some(FileKind::Xlsx | FileKind::Archive) = FileKind::of(&bytes) else {
        return Ok(bytes);
    };
    let csv = open::as_csv(&bytes).ok().filter(|text| is_list(text));
    if let Some(text) = csv {
        return Ok(text.into_bytes());
    }
    let quoted = |words: &str| format!("\"{}\"", words.replace('"', "\"\""));
    let mut text = "Neighbour,Neighbour code,Closeness\n".to_owned();
    for (area, closeness) in lait::neighbours(&bytes, authority)? {
        let cells = [
            Some(area.name.as_str()),
            area.code.as_deref(),
            closeness.as_deref(),
        ];
        let cells = cells.map(|cell| quoted(cell.unwrap_or_default()));
        text += &(cells.join(",") + "\n");
    }
    Ok(text.into_bytes())
}
