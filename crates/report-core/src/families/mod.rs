//! Families: one measure in several reports, which call it by other names, number it otherwise and
//! count it otherwise.
//!
//! Which are the same is said by the publisher ([`Families`]) and never guessed; [`suggest`] proposes.
//! A [`FamilyView`] holds every published figure at its own period, with the report that said it,
//! the targets as they were set at the time and the ratings as they were given. Nothing in it is
//! worked out. Figures are joined ([`FamilyView::pieces`]) only where the publisher allows it, and
//! never across two units, two ways of counting or a break.

mod alike;
mod join;
mod suggest;
mod targets;
mod view;
mod words;

pub use alike::{Apart, apart};
pub use join::{Piece, parted};
pub use suggest::{Proposal, suggest};
pub use targets::{TargetEvent, TargetTurn};
pub use view::{FamilyFigure, FamilyRow, FamilyView, FigureRole};
pub use words::when;

use crate::report::{Basis, Report};
use std::collections::HashMap;

/// Which measures of several reports are the same.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Families {
    /// The families, as the file has them.
    pub list: Vec<Family>,
}

/// One measure under the names that reports give it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Family {
    /// Short, stable and unique.
    pub id: String,
    /// What readers know it as.
    pub title: String,
    /// What is counted.
    pub unit: Option<String>,
    /// How its figures are counted where a report does not say.
    pub basis: Option<Basis>,
    /// Where it stands.
    pub members: Vec<Member>,
}

/// Where a report has the measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Member {
    /// The report's id.
    pub report: String,
    /// The indicator's id there; `None` for a figure in a sentence of the whole report.
    pub indicator: Option<String>,
    /// The id of a part of it.
    pub part: Option<String>,
    /// The id of the one column that is meant.
    pub column: Option<String>,
    /// The one figure in a sentence that is meant, as a place in its list.
    pub figure: Option<usize>,
    /// What is counted otherwise here, in words.
    pub counted_otherwise: Option<String>,
    /// Whether a line may join its figures to others that may be joined.
    pub joinable: bool,
}

impl Member {
    /// Whether it is the indicator itself, or a column of its row.
    pub fn is_whole(&self) -> bool {
        self.indicator.is_some() && self.part.is_none() && self.figure.is_none()
    }

    /// Whether another is the same place.
    pub(crate) fn same_place(&self, other: &Self) -> bool {
        let place = |member: &Self| {
            (
                member.report.clone(),
                member.indicator.clone(),
                member.part.clone(),
                member.column.clone(),
                member.figure,
            )
        };
        place(self) == place(other)
    }
}

impl Family {
    /// The one indicator of a report that is the measure; `None` where the report has none, or
    /// several.
    pub fn in_report(&self, report: &str) -> Option<&str> {
        let own = self.members.iter().filter(|m| m.report == report);
        let mut found = own
            .filter(|member| member.is_whole())
            .filter_map(|member| member.indicator.as_deref());
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// The reports that it names, each once, in the file's order.
    pub fn reports(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for member in &self.members {
            if !found.contains(&member.report.as_str()) {
                found.push(&member.report);
            }
        }
        found
    }
}

impl Families {
    /// The family of an indicator of a report.
    pub fn of(&self, report: &str, indicator: &str) -> Option<&Family> {
        let is = |member: &Member| {
            member.is_whole()
                && member.report == report
                && member.indicator.as_deref() == Some(indicator)
        };
        self.list
            .iter()
            .find(|family| family.members.iter().any(is))
    }

    /// Writes into a report which family each of its indicators belongs to, and how it is counted.
    /// What stood there of it goes.
    pub fn mark(&self, report: &mut Report) {
        let families = self.list.iter();
        let mut links: HashMap<_, _> = families.filter_map(|family| family.link(report)).collect();
        for indicator in &mut report.indicators {
            indicator.family = links.remove(&indicator.id);
        }
    }

    /// What reports publish of each family that two of them or more have.
    pub fn views(&self, reports: &[&Report]) -> Vec<FamilyView> {
        let views = self
            .list
            .iter()
            .map(|family| FamilyView::of(family, reports));
        views.filter(|view| view.reports().len() > 1).collect()
    }

    /// What it names that is not there: a line for each place, with what was expected. Reports that
    /// are not among `reports` are ignored where `all` is false.
    pub fn missing(&self, reports: &[&Report], all: bool) -> Vec<String> {
        let mut said = Vec::new();
        for (f, family) in self.list.iter().enumerate() {
            for (m, member) in family.members.iter().enumerate() {
                let at = format!("families[{f}].members[{m}]");
                let found = reports.iter().find(|report| report.id == member.report);
                match found {
                    None if all => said.push(format!(
                        "{at}.report: \"{}\" is not the id of a report of the catalogue",
                        member.report
                    )),
                    None => {}
                    Some(report) => {
                        said.extend(absent(member, report).map(|what| format!("{at}{what}")))
                    }
                }
            }
        }
        said
    }
}

/// What a member names that its report has not.
fn absent(member: &Member, report: &Report) -> Option<String> {
    let no = |field: &str, what: &str, id: &str, of: &str| {
        Some(format!(
            ".{field}: \"{id}\" is not the id of {what} of {of}"
        ))
    };
    let figure = |all: usize, of: &str| {
        let at = member.figure.filter(|at| *at >= all)?;
        Some(format!(
            ".figure: {at} is not one of the {all} figures in sentences of {of}, counted from 0"
        ))
    };
    let Some(id) = &member.indicator else {
        return figure(report.figures.len(), &report.id);
    };
    let Some(indicator) = report.indicator(id) else {
        return no("indicator", "an indicator", id, &report.id);
    };
    if let Some(part) = &member.part
        && !indicator.breakdowns.iter().any(|own| own.id == *part)
    {
        return no("part", "a breakdown", part, id);
    }
    if let Some(column) = &member.column
        && !report.columns.iter().any(|own| own.id == *column)
    {
        return no("column", "a column", column, &report.id);
    }
    figure(indicator.figures.len(), id)
}
