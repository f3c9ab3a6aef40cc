//! What a file is, by its first bytes and by the fields of its JSON.

use report_core::kind::FileKind;
use report_import::data;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Workbook,
    Data(data::Kind),
    Report,
    Recipe,
}

/// The fields that tell what a file of JSON is.
#[derive(Deserialize)]
struct Signs {
    recipe: Option<IgnoredAny>,
    fairview: Option<IgnoredAny>,
    class: Option<IgnoredAny>,
    kind: Option<Value>,
}

fn signs(bytes: &[u8]) -> serde_json::Result<Signs> {
    serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
}

pub fn kind(name: &str, bytes: &[u8]) -> Result<Kind, String> {
    const EXPECTED: &str = "Choose a workbook (.xlsx), CSV, JSON-stat, a report or a recipe.";
    match FileKind::of(bytes) {
        // What is in an archive whose first files say nothing is seen when it is opened.
        Some(FileKind::Xlsx | FileKind::Archive) => return Ok(Kind::Workbook),
        Some(FileKind::Csv) => return Ok(Kind::Data(data::Kind::Csv)),
        Some(FileKind::Ods) => {
            return Err(format!(
                "{name} is an OpenDocument spreadsheet. Save it as an Excel workbook (.xlsx)."
            ));
        }
        Some(FileKind::OldOffice) => {
            return Err(format!(
                "{name} is an old workbook (.xls), or is locked with a password. Save it as an Excel workbook (.xlsx) without a password."
            ));
        }
        Some(other) => return Err(format!("{name} is {}. {EXPECTED}", other.name())),
        None => {}
    }
    match signs(bytes) {
        Ok(Signs {
            recipe: Some(_), ..
        }) => Ok(Kind::Recipe),
        Ok(Signs {
            fairview: Some(_), ..
        }) => Ok(Kind::Report),
        Ok(Signs { class: Some(_), .. }) => Ok(Kind::Data(data::Kind::Jsonstat)),
        Ok(_) => Err(format!("{name} is JSON of another kind. {EXPECTED}")),
        Err(_) if name.to_lowercase().ends_with(".csv") => Ok(Kind::Data(data::Kind::Csv)),
        Err(wrong) if name.to_lowercase().ends_with(".json") => {
            Err(format!("{name} is no whole file of JSON: {wrong}."))
        }
        Err(_) => Err(format!("Nothing is known of what {name} is. {EXPECTED}")),
    }
}

/// Whether a file is a report, and neither one of a measure's figures nor a list of reports.
pub fn is_report(bytes: &[u8]) -> bool {
    let kind = signs(bytes).ok().and_then(|signs| signs.kind);
    kind.is_some_and(|kind| kind == "report")
}

/// Whether what begins so is a recipe: so its fields are written, before those of any other file.
pub fn is_recipe(beginning: &[u8]) -> bool {
    let text = String::from_utf8_lossy(beginning);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let Some(text) = text.strip_prefix('{') else {
        return false;
    };
    let at = |name: &str| text.find(name).unwrap_or(usize::MAX);
    at("\"recipe\"") < at("\"fairview\"").min(at("\"class\""))
}
