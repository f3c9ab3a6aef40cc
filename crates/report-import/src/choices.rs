//! Which measures of another publisher a person chose to stand beside those of a report: the part
//! `comparators` of a recipe, which may also stand in a file of its own.
//!
//! Refuses a file that is no recipe. Whether the measures are there is for [`crate::comparators`] to say.

use crate::sheet::key;
use crate::unique_keys;
use report_core::wire;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version of recipes that is read and written here.
pub const VERSION: u32 = 1;
/// The longest recipe that is read, in bytes.
pub const MOST_BYTES: usize = 1_000_000;

/// Measures of other publishers that were chosen to stand beside the report's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Comparators {
    /// The list of neighbours that a file of them is, with its year: `"CIPFA nearest neighbours, 2024"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neighbours: Option<String>,
    /// The pairs of measures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<ComparatorChoice>,
}

/// A measure of another publisher, and the one of the report that it stands beside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComparatorChoice {
    /// The measure of the report, by its ref, id or title.
    pub of: String,
    /// The other publisher's, by its ref or title: `"CPP_rate"`.
    pub measure: String,
    /// Why the two are shown together, for readers.
    pub reason: String,
    /// What differs between them, for readers; left out where they are counted alike. Without it another
    /// unit or basis is an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<String>,
    /// How the other is counted: `"snapshot"`, `"cumulative"`, `"whole_period"`, `"rolling"`,
    /// `"annual_forecast"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// What is good of the other, where its file does not say it: `"high"`, `"low"`, `"plan"`, `"none"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_is: Option<String>,
    /// The unit of the other, where its file says none: `"%"`, `"per 1,000 residents"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The document or data set of the other's figures, where neither its file nor an option says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where it stands, an http or https address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its licence line: `"Open Government Licence v3.0"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

impl ComparatorChoice {
    /// Takes over where its figures are from.
    pub fn set_source(&mut self, source: &wire::Source) {
        self.source = Some(source.title.clone());
        self.publisher.clone_from(&source.publisher);
        self.url.clone_from(&source.url);
        self.licence.clone_from(&source.licence);
    }

    /// Where its figures are from, where it says so.
    pub fn source(&self) -> Option<wire::Source> {
        Some(wire::Source {
            id: "source".to_owned(),
            title: self.source.clone()?,
            publisher: self.publisher.clone(),
            url: self.url.clone(),
            licence: self.licence.clone(),
            ..wire::Source::default()
        })
    }
}

/// A recipe that says nothing but comparators.
#[derive(Serialize)]
struct Alone<'a> {
    recipe: u32,
    comparators: &'a Comparators,
}

/// A recipe's file as text and as JSON, each key once. `expected` says what should be in it and which command
/// makes it, for the words of an error.
///
/// # Errors
/// Where it is too long, no JSON or no recipe of this version, with why.
pub fn text_and_value<'b>(
    bytes: &'b [u8],
    expected: [&str; 2],
) -> Result<(&'b str, Value), String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!(
            "the recipe is longer than {} MB; expected at most as much",
            MOST_BYTES / 1_000_000
        ));
    }
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let text = text.map_err(|_| "the recipe is not in UTF-8; expected JSON in UTF-8")?;
    let value =
        unique_keys::read(text).map_err(|error| unreadable(&error.to_string(), expected))?;
    if value.get("recipe").and_then(Value::as_u64) != Some(VERSION.into()) {
        return Err(format!(
            "the file is no recipe of version {VERSION}; expected \"recipe\": {VERSION} in it, as made by: {}",
            expected[1]
        ));
    }
    Ok((text, value))
}

/// That a recipe cannot be read, with why and what was expected.
pub fn unreadable(why: &str, [what, command]: [&str; 2]) -> String {
    format!("the recipe cannot be read: {why}; expected {what} made by: {command}")
}

impl Comparators {
    /// Reads them from a recipe's file, whatever else the recipe says; one without them has none.
    ///
    /// # Errors
    /// Where it is no recipe of this version, or the part cannot be read, with why.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        const EXPECTED: [&str; 2] = [
            "\"comparators\" in it as",
            "fairview comparators suggest REPORT.json NATIONAL.json --recipe recipe.json",
        ];
        let (_, mut value) = text_and_value(bytes, EXPECTED)?;
        if !Self::is_whole(&value) {
            return Err("the recipe has a list where an object is expected".to_owned());
        }
        match value.get_mut("comparators") {
            Some(part) => serde_json::from_value(part.take())
                .map_err(|error| unreadable(&error.to_string(), EXPECTED)),
            None => Ok(Self::default()),
        }
    }

    /// Whether the part of a recipe has objects where they are expected: serde would take a list for one.
    pub fn is_whole(recipe: &Value) -> bool {
        let Some(part) = recipe.get("comparators") else {
            return true;
        };
        let measures = part.get("measures").and_then(Value::as_array);
        part.is_object() && measures.into_iter().flatten().all(Value::is_object)
    }

    /// Where measures of these names are from, without their signs; `None` where nothing is said, or several
    /// sources are.
    pub fn source(&self, names: &[String]) -> Option<wire::Source> {
        let own = self.measures.iter();
        let own = own.filter(|choice| names.contains(&key(&choice.measure)));
        let mut sources = own.filter_map(ComparatorChoice::source);
        let first = sources.next()?;
        sources.all(|other| other == first).then_some(first)
    }

    /// Whether the file of a recipe says comparators and nothing of a sheet.
    pub fn stand_alone(bytes: &[u8]) -> bool {
        let text = std::str::from_utf8(bytes).ok();
        let value = text.and_then(|text| unique_keys::read(text).ok());
        let fields = value.as_ref().and_then(Value::as_object);
        fields.is_some_and(|fields| {
            let mut names = fields.keys();
            names.all(|name| name == "recipe" || name == "comparators")
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The file of a recipe that says nothing else.
    pub fn text(&self) -> String {
        let alone = Alone {
            recipe: VERSION,
            comparators: self,
        };
        serde_json::to_string_pretty(&alone).unwrap_or_default() + "\n"
    }
}
