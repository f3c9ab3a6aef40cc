//! The catalogue: which reports an organisation has published.

use super::wire;

wire! {
    /// A catalogue: one organisation's reports. The page sorts them, newest period first.
    pub struct Catalogue {
        /// The format's version, `major.minor`: `"1.0"`.
        pub fairview: String,
        /// Always `"catalogue"`.
        pub kind: String,
        /// Whose reports these are, as readers know it.
        pub organisation: String,
        /// The reports.
        pub reports: Vec<CatalogueEntry>,
        /// The file that says which measures of several reports are the same, relative to the
        /// catalogue, below its folder: `"families.json"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub families: Option<String>,
        /// The file with all that the reports publish of every family. `fairview build` writes it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub over_time: Option<String>,
    }

    /// One report in a catalogue.
    pub struct CatalogueEntry {
        /// Short and stable, for links: lower-case letters, digits and hyphens. Unique here.
        pub id: String,
        /// Where the report's file lies, relative to the catalogue, below its folder.
        pub file: String,
        /// The report's title.
        pub title: String,
        /// The period the report is about, in the spelling of periods.
        pub period: String,
        /// The day it was published, `2023-02-27`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub published: Option<String>,
        /// A line about what it holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub summary: Option<String>,
        /// A sentence with its news: how many measures have which rating. `fairview build` writes it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub news: Option<String>,
        /// `"quarter"`, `"year"`, `"plan"` or `"benchmark"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sort: Option<String>,
        /// The series it belongs to, as the report says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub series: Option<String>,
        /// Reports of this list with which it has nothing in common that can be compared, by id: what
        /// changed since them is not offered. `fairview build` writes it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub nothing_in_common: Vec<String>,
    }
}
