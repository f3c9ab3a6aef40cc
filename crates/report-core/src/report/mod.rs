//! The report once it is believed. Every value here was made by [`crate::read`], so holding one
//! proves that its references lead somewhere, its lists have the same length, and its numbers
//! are finite.

mod calculated;
pub(crate) mod decimals;
mod figures;
mod grids;
mod history;
mod indicator;
mod parts;
mod processes;

pub use calculated::{Band, Calculated, Earlier, Mean, Rank, Spread};
pub use figures::{Cell, Column, Figure, Fraction, Observations, Role, Series, Target};
pub use grids::{Grid, GridRow};
pub use history::{HistoryEntry, Release, Since};
pub use indicator::{
    Basis, Benchmark, Breakdown, Detail, Direction, FamilyLink, Indicator, Polarity, Rating, Rule,
    RuleKind,
};
pub use parts::{
    Action, ActionKind, Against, Decision, FinanceLine, FinanceTable, GlossaryTerm, Legend,
    Meaning, Milestone, MoneyRole, Passage, Risk, Topic,
};

pub use processes::{Process, Share, Stage};

use crate::period::Period;
use std::cmp::Ordering;
use time::Date;

/// One organisation's account of one period.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// Short and stable, for links.
    pub id: String,
    /// The title.
    pub title: String,
    /// The title in a few words.
    pub short_title: Option<String>,
    /// Who publishes it.
    pub organisation: String,
    /// The area it is about, an index into `areas`.
    pub area: usize,
    /// The period it is about.
    pub period: Period,
    /// What sort of report.
    pub sort: Sort,
    /// The series it belongs to, a word of the publisher's own.
    pub series: Option<String>,
    /// Whether it says it is a draft.
    pub draft: bool,
    /// The day it was published.
    pub published: Option<Date>,
    /// The source that the report itself is, an index into `sources`.
    pub source: Option<usize>,
    /// What readers must know about the report as a whole.
    pub notes: Vec<String>,
    /// The areas whose figures appear.
    pub areas: Vec<Area>,
    /// The cohorts whose figures appear, by name.
    pub cohorts: Vec<Named>,
    /// The statistical neighbours.
    pub neighbours: Option<Neighbours>,
    /// Where figures come from.
    pub sources: Vec<Source>,
    /// The columns of the printed table.
    pub columns: Vec<Column>,
    /// Objectives in printed order.
    pub objectives: Vec<Objective>,
    /// Indicators in printed order.
    pub indicators: Vec<Indicator>,
    /// Milestones in printed order.
    pub milestones: Vec<Milestone>,
    /// Topics and objectives that are rated as a whole, in printed order.
    pub topics: Vec<Topic>,
    /// Recommendations, actions and pledges, in printed order.
    pub actions: Vec<Action>,
    /// Decisions, in printed order.
    pub decisions: Vec<Decision>,
    /// Processes with standards, in printed order.
    pub processes: Vec<Process>,
    /// Grids of words or symbols, in printed order.
    pub grids: Vec<Grid>,
    /// What terms and abbreviations mean, in printed order.
    pub glossary: Vec<GlossaryTerm>,
    /// Key developments.
    pub developments: Vec<Passage>,
    /// Emerging issues.
    pub emerging_issues: Vec<Passage>,
    /// Other sections.
    pub sections: Vec<Passage>,
    /// Figures in sentences that belong to no indicator and no milestone.
    pub figures: Vec<Figure>,
    /// Finance tables.
    pub finance: Vec<FinanceTable>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// What ratings and directions mean to this council.
    pub legend: Legend,
    /// What differs from the release before.
    pub since: Option<Since>,
    /// The releases that histories of indicators speak of, oldest first.
    pub releases: Vec<Release>,
}

impl Objective {
    /// Its title, or that there is none to read.
    pub fn name(&self) -> &str {
        let title = self.title.as_deref();
        title.unwrap_or("[title not legible in the source]")
    }

    /// Whether anything is said about it beside its title.
    pub fn has_text(&self) -> bool {
        !self.commentary.is_empty()
            || self.note.is_some()
            || self.owner.is_some()
            || !self.indicators.is_empty()
    }
}

impl Report {
    /// Which of two reports is earlier: by period, then by the day of publication.
    pub fn by_time(&self, other: &Self) -> Ordering {
        let days = match (self.published, other.published) {
            (Some(own), Some(other)) => own.cmp(&other),
            _ => Ordering::Equal,
        };
        self.period.by_time(&other.period).then(days)
    }

    /// The indicator with an id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The name of the area the report is about.
    pub fn area_name(&self) -> &str {
        &self.areas[self.area].name
    }

    /// The indicators under an objective, in printed order.
    pub fn under(&self, objective: usize) -> impl Iterator<Item = &Indicator> {
        self.indicators
            .iter()
            .filter(move |indicator| indicator.objective == objective)
    }

    /// The first column with a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }
}

/// What sort of report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// A quarter's report.
    #[default]
    Quarter,
    /// A year's report.
    Year,
    /// A plan for years ahead.
    Plan,
    /// Published figures of many places, with no ratings.
    Benchmark,
}

/// Something with an id and a name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Named {
    /// Short and unique.
    pub id: String,
    /// The name readers know.
    pub name: String,
}

/// A place whose figures appear.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Area {
    /// Short and unique.
    pub id: String,
    /// The name readers know; where two places share one, with what tells them apart.
    pub name: String,
    /// The name as the file writes it.
    pub written: String,
    /// Its official code, where the file gives it.
    pub code: Option<String>,
    /// What it is.
    pub kind: AreaKind,
}

/// What an area is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaKind {
    /// A local authority.
    Authority,
    /// A region.
    Region,
    /// A nation.
    Nation,
    /// An average of neighbours that the source itself publishes.
    NeighbourMean,
}

/// The statistical neighbours of the report's area.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Neighbours {
    /// Which list.
    pub list: String,
    /// Indices into the areas and the word for closeness, closest first. Never the report's own
    /// area.
    pub areas: Vec<(usize, Option<String>)>,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// Short and unique.
    pub id: String,
    /// The document or data set.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, in words.
    pub published: Option<String>,
    /// An http or https address.
    pub url: Option<String>,
    /// The licence line.
    pub licence: Option<String>,
}

/// An objective, or priority.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Objective {
    /// Short and unique.
    pub id: String,
    /// As printed.
    pub printed_ref: Option<String>,
    /// `None` where it cannot be read in the source.
    pub title: Option<String>,
    /// The corporate priority.
    pub priority: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// A role.
    pub owner: Option<String>,
    /// Passages about the objective.
    pub commentary: Vec<Passage>,
    /// What a reader must know.
    pub note: Option<String>,
    /// Indices into the indicators that the document names for it, in the order of the file.
    pub indicators: Vec<usize>,
}

/// An organisation's list of reports, newest period first.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Catalogue {
    /// Whose reports.
    pub organisation: String,
    /// The reports.
    pub reports: Vec<CatalogueEntry>,
    /// The file that says which measures are the same, relative to the catalogue.
    pub families: Option<String>,
    /// The file with what the reports publish of every family, likewise.
    pub over_time: Option<String>,
}

/// One report in a catalogue.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CatalogueEntry {
    /// Short and stable.
    pub id: String,
    /// Relative to the catalogue, below its folder.
    pub file: String,
    /// The title.
    pub title: String,
    /// The period.
    pub period: Period,
    /// The day it was published.
    pub published: Option<Date>,
    /// A line about what it holds.
    pub summary: Option<String>,
    /// A sentence with its news.
    pub news: Option<String>,
    /// What sort of report.
    pub sort: Sort,
    /// The series it belongs to, a word of the publisher's own.
    pub series: Option<String>,
    /// Reports of the list with which it has nothing in common that can be compared, by id.
    pub nothing_in_common: Vec<String>,
}

impl Catalogue {
    /// Whether the publisher says which measures of several reports are the same.
    pub fn has_families(&self) -> bool {
        self.families.is_some() || self.over_time.is_some()
    }

    /// The newest report of a report's series, where that is another and newer one. Newer is what
    /// is about a later period, or about the same and published on a later day; a report without a
    /// series, or whose period has no place in time, has no newer one.
    pub fn newer(&self, id: &str) -> Option<&CatalogueEntry> {
        let entry = self.reports.iter().find(|entry| entry.id == id)?;
        entry.series.as_ref()?;
        let ends = |entry: &CatalogueEntry| Some((entry.period.ends()?, entry.published));
        let mut newest = (ends(entry)?, None);
        for other in self.reports.iter().filter(|o| o.series == entry.series) {
            // Two of one period are told apart by their days alone.
            let later = |found: &(Date, Option<Date>)| match (newest.0, *found) {
                ((end, Some(day)), (other, Some(later))) if end == other => later > day,
                ((end, _), (other, _)) => other > end,
            };
            if let Some(found) = ends(other).filter(later) {
                newest = (found, Some(other));
            }
        }
        newest.1
    }
}
