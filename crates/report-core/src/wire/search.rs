//! The search index: what the measures of all reports of a site are called. `fairview build` writes it
//! and the viewer reads it when somebody searches; it is no file of the format.

use super::wire;

wire! {
    /// The names of all measures, by report and topic.
    pub struct SearchIndex {
        /// The format's version.
        pub fairview: String,
        /// Always `"search"`.
        pub kind: String,
        /// The reports, newest first.
        pub reports: Vec<SearchReport>,
        /// Words and phrases that the publisher says mean the same, in groups.
        pub synonyms: Vec<Vec<String>>,
    }

    /// The names of one report.
    pub struct SearchReport {
        /// Its id in links.
        pub id: String,
        /// Its title.
        pub title: String,
        /// Its period in words.
        pub period: String,
        /// Its objectives or topics.
        pub topics: Vec<SearchTopic>,
    }

    /// The measures of one topic.
    pub struct SearchTopic {
        /// Its title.
        pub title: String,
        /// Its measures.
        #[serde(rename = "measures")]
        pub indicators: Vec<SearchIndicator>,
    }

    /// One measure.
    pub struct SearchIndicator {
        /// Its id in links.
        pub id: String,
        /// What it is called.
        pub title: String,
        /// The printed ref.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
    }
}
