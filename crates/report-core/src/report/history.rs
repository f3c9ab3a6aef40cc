//! What releases before this one published, as the program that published them all wrote it down.

use super::Rating;
use crate::period::Period;
use time::Date;

/// What differs from the release before in the series.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Since {
    /// The earlier report's id.
    pub report: String,
    /// The period that it is about.
    pub period: Period,
    /// How many measures turned red, or are red no longer; `None` where none is rated red, amber or
    /// green in both.
    pub turned: Option<String>,
    /// The paragraph about it, a sentence each: see [`crate::changes::Changes::summary`].
    pub sentences: Vec<String>,
}

/// A release that histories of indicators speak of.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Release {
    /// The report's id.
    pub report: String,
    /// The period that it is about.
    pub period: Period,
    /// The day it was published.
    pub published: Option<Date>,
}

/// What one release published of an indicator.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct HistoryEntry {
    /// The release, an index into the report's `releases`.
    pub release: usize,
    /// The indicator's id there.
    pub id: String,
    /// As published there.
    pub rating: Option<Rating>,
    /// The current figure as that report shows it. `None` where it prints none, and where a later
    /// release holds it back.
    pub figure: Option<String>,
    /// The target beside it, likewise.
    pub target: Option<String>,
    /// What else that release says otherwise than the one before it, a sentence each.
    pub changes: Vec<String>,
}
