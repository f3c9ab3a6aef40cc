//! What releases before a report published, as the program that published them all wrote it down.

use super::wire;
#[cfg(feature = "write")]
use crate::report;

wire! {
    /// What differs from the release before in the series: worked out by the program that published
    /// both, so that readers need not fetch the earlier report to be told.
    pub struct Since {
        /// The earlier report's id.
        pub report: String,
        /// The period that it is about.
        pub period: String,
        /// How many measures turned red, or are red no longer, in a sentence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub turned: Option<String>,
        /// The paragraph about it, a sentence each.
        pub sentences: Vec<String>,
    }

    /// A release that indicators' histories speak of.
    pub struct Release {
        /// The report's id.
        pub report: String,
        /// The period that it is about.
        pub period: String,
        /// The day it was published, `2023-02-27`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub published: Option<String>,
    }

    /// What one release published of an indicator.
    pub struct HistoryEntry {
        /// The release, by its report's id.
        pub release: String,
        /// The indicator's id there.
        pub id: String,
        /// The published rating.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rating: Option<String>,
        /// The current figure, as that report shows it. Left out where it prints none, and where a
        /// later release holds it back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub figure: Option<String>,
        /// The target beside it, likewise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub target: Option<String>,
        /// What else that release says otherwise than the one before it, a sentence each.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub changes: Vec<String>,
    }
}

#[cfg(feature = "write")]
impl Since {
    /// What is written of it.
    pub fn of(since: &report::Since) -> Self {
        Self {
            report: since.report.clone(),
            period: since.period.label().to_owned(),
            turned: since.turned.clone(),
            sentences: since.sentences.clone(),
        }
    }
}

#[cfg(feature = "write")]
impl Release {
    /// What is written of it.
    pub fn of(release: &report::Release) -> Self {
        Self {
            report: release.report.clone(),
            period: release.period.label().to_owned(),
            published: release.published.map(|day| day.to_string()),
        }
    }
}

#[cfg(feature = "write")]
impl HistoryEntry {
    /// What is written of an entry that speaks of one of these releases; `None` where it speaks of
    /// another.
    pub fn of(entry: &report::HistoryEntry, releases: &[report::Release]) -> Option<Self> {
        Some(Self {
            release: releases.get(entry.release)?.report.clone(),
            id: entry.id.clone(),
            rating: entry.rating.map(|rating| rating.as_str().to_owned()),
            figure: entry.figure.clone(),
            target: entry.target.clone(),
            changes: entry.changes.clone(),
        })
    }
}
