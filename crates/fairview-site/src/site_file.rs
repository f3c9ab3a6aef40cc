//! `site.json`: what a site says of how it was made, so that it can be made again with another report.
//!
//! It holds the settings that make the pages, under their names in `fairview.toml`, and which measures
//! are the same. All of that can be seen on the pages. The reports are in the list of reports, the
//! viewer in `viewer.json`. Whoever reads it takes it for what a stranger may have written.

use crate::config::Config;
use crate::file::File;
use crate::reports::Reports;
use report_core::read::MOST_BYTES;
use serde_json::{Map, Value, json};

/// The name of the file.
pub const NAME: &str = "site.json";
/// The version of its shape.
const VERSION: &str = "1.0";

/// What a site says of how it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteFile {
    /// The settings that are not the usual ones: see [`Config::settings`].
    pub settings: Map<String, Value>,
    /// The families as their file has them; not read yet.
    pub families: Vec<Value>,
    /// Whether compressed copies lie beside the files of the site.
    pub copies: bool,
}

impl SiteFile {
    /// That of the site of these reports.
    pub fn of(config: &Config, reports: &Reports) -> Self {
        let logo = config.logo.as_ref().map(|logo| logo.path());
        let families = reports.families.written.iter();
        Self {
            settings: config.settings(logo.as_deref()),
            families: families.map(|family| json!(family)).collect(),
            copies: config.compress,
        }
    }

    /// As a file of the site: the same bytes for the same site.
    pub fn file(&self) -> File {
        let value = json!({
            "fairview": VERSION,
            "kind": "site",
            "compressed_copies": self.copies,
            "settings": self.settings,
            "families": self.families,
        });
        File {
            path: NAME.to_owned(),
            bytes: format!("{value:#}\n").into_bytes(),
        }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// In words: what was found, and what was expected.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > MOST_BYTES {
            let (found, most) = (bytes.len() / 1_000, MOST_BYTES / 1_000);
            return Err(format!("{NAME} has {found} kB; expected at most {most} kB"));
        }
        let value: Value = serde_json::from_slice(bytes).map_err(|error| {
            format!("{NAME} is not JSON: {error}; expected what fairview build wrote")
        })?;
        let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
        if text("kind") != "site" {
            return Err(format!(
                "{NAME} is of another kind; expected \"kind\": \"site\""
            ));
        }
        if text("fairview").split('.').next() != VERSION.split('.').next() {
            return Err(format!(
                "{NAME} is of version \"{}\"; expected \"{VERSION}\"",
                text("fairview")
            ));
        }
        let wrong = |name: &str, expected: &str| format!("{NAME}: \"{name}\": expected {expected}");
        let settings = value.get("settings").and_then(Value::as_object).cloned();
        let families = value.get("families").and_then(Value::as_array).cloned();
        let copies = value.get("compressed_copies").and_then(Value::as_bool);
        Ok(Self {
            settings: settings
                .ok_or_else(|| wrong("settings", "an object, like { \"language\": \"cy\" }"))?,
            families: families.ok_or_else(|| wrong("families", "a list, like []"))?,
            copies: copies.ok_or_else(|| wrong("compressed_copies", "true or false"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let site = SiteFile {
            settings: Map::from_iter([("language".to_owned(), json!("cy"))]),
            families: vec![json!({ "id": "neet" })],
            copies: true,
        };
        assert_eq!(SiteFile::read(&site.file().bytes), Ok(site));
    }

    #[test]
    fn what_is_no_such_file_is_told() {
        for (text, says) in [
            ("<!doctype html>", "site.json is not JSON: "),
            (
                "{\"fairview\":\"1.0\",\"kind\":\"report\"}",
                "site.json is of another kind; expected \"kind\": \"site\"",
            ),
            (
                "{\"fairview\":\"2.0\",\"kind\":\"site\"}",
                "site.json is of version \"2.0\"; expected \"1.0\"",
            ),
            (
                "{\"fairview\":\"1.1\",\"kind\":\"site\",\"settings\":[]}",
                "site.json: \"settings\": expected an object",
            ),
            (
                "{\"fairview\":\"1.0\",\"kind\":\"site\",\"settings\":{},\"families\":{}}",
                "site.json: \"families\": expected a list",
            ),
            (
                "{\"fairview\":\"1.0\",\"kind\":\"site\",\"settings\":{},\"families\":[]}",
                "site.json: \"compressed_copies\": expected true or false",
            ),
        ] {
            let reason = SiteFile::read(text.as_bytes()).unwrap_err();
            assert!(reason.starts_with(says), "{reason}");
        }
        let long = vec![b' '; MOST_BYTES + 1];
        let reason = SiteFile::read(&long).unwrap_err();
        assert!(reason.contains("expected at most"), "{reason}");
    }
}
