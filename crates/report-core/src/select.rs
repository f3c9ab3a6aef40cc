//! What of a comparison a reader looks at: a run of periods, and the places beside the own one.
//!
//! Choosing changes what is shown and spoken of, never what is worked out: the neighbours' mean
//! stays that of the whole list, and a rank that among all. What a choice names and is not there
//! is ignored and comes back to be said.
//!
//! Without a choice the mean, region, nation and neighbours are shown, and a few other places. Where
//! places are not compared because they differ in size, the own one is shown alone.

use crate::compare::Comparison;
use crate::report::Series;
use std::ops::RangeInclusive;

/// The code of the neighbours' mean. No area can have it: ids hold no such sign.
pub const MEAN: &str = "_mean";

/// What a place beside the own one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// The mean of the statistical neighbours.
    Mean,
    /// The region or the nation, as published.
    Published,
    /// Another place or cohort.
    Other,
    /// A statistical neighbour.
    Neighbour,
}

/// A place beside the own one that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// For links: the area's id, `area.cohort`, or [`MEAN`].
    pub code: String,
    /// The name readers know.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Which of the observations' series; none for a mean.
    series: Option<usize>,
    /// Whether it is shown without a choice.
    usual: bool,
}

/// So many other places are shown without a choice; more are offered to choose from.
const MOST_OTHERS: usize = 3;

/// The places that a comparison can be shown beside: the mean, region and nation, others, and the
/// neighbours, closest first. Those without any figure are left out.
pub fn choices(comparison: &Comparison) -> Vec<Choice> {
    let mut found = Vec::new();
    let neighbours: Vec<&Series> = comparison.neighbours().filter_map(|(_, s)| s).collect();
    let compared = comparison.not_compared().is_none();
    if (0..comparison.periods().len()).any(|at| comparison.mean(at).is_some()) {
        found.push(Choice {
            code: MEAN.to_owned(),
            name: match comparison.neighbours().count() {
                1 => "Mean of the neighbours (there is one)".to_owned(),
                n => format!("Mean of all {n} neighbours"),
            },
            kind: PlaceKind::Mean,
            series: None,
            usual: true,
        });
    }
    let mut add = |series: &Series, name: String, kind, usual: bool| {
        let area = &comparison.report.areas[series.area].id;
        found.push(Choice {
            code: match series.cohort {
                Some(cohort) => format!("{area}.{}", comparison.report.cohorts[cohort].id),
                None => area.clone(),
            },
            name,
            kind,
            series: place_of(comparison, series),
            usual: usual && compared,
        });
    };
    for (name, series) in [comparison.region(), comparison.nation()]
        .into_iter()
        .flatten()
    {
        add(series, name.to_owned(), PlaceKind::Published, true);
    }
    let others = comparison.others();
    let few = others.len() <= MOST_OTHERS;
    for (name, series) in others {
        add(series, name, PlaceKind::Other, few);
    }
    for series in neighbours {
        let name = comparison.report.areas[series.area].name.clone();
        add(series, name, PlaceKind::Neighbour, true);
    }
    found
}

/// Whether a place is shown without a choice.
pub fn is_usual(choice: &Choice) -> bool {
    choice.usual
}

fn place_of(comparison: &Comparison, series: &Series) -> Option<usize> {
    let all = &comparison.observations.series;
    all.iter().position(|other| std::ptr::eq(other, series))
}

/// The periods and places that are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The first period, an index.
    pub first: usize,
    /// The last period, an index; not before the first.
    pub last: usize,
    /// Whether the neighbours' mean is shown.
    pub mean: bool,
    /// Which of the observations' series are shown; the own one always is.
    series: Vec<usize>,
}

impl Selection {
    /// What is shown without a choice.
    pub fn usual(comparison: &Comparison) -> Self {
        Self::choose(comparison, None, None, None).0
    }

    /// Everything there is.
    pub fn all(comparison: &Comparison) -> Self {
        let codes: Vec<String> = choices(comparison).into_iter().map(|c| c.code).collect();
        Self::choose(comparison, None, None, Some(&codes)).0
    }

    /// What a link chooses: the first and the last period by their labels, and the places by
    /// their codes. Returns what was ignored beside it, in sentences.
    pub fn choose(
        comparison: &Comparison,
        from: Option<&str>,
        to: Option<&str>,
        beside: Option<&[String]>,
    ) -> (Self, Vec<String>) {
        let mut said = Vec::new();
        let periods = comparison.periods();
        let end = periods.len().saturating_sub(1);
        let mut find = |label: Option<&str>| {
            let label = label?;
            let found = periods.iter().position(|period| period.label() == label);
            if found.is_none() {
                said.push(no_period(label));
            }
            found
        };
        let (first, last) = (find(from), find(to));
        let (mut first, mut last) = (first.unwrap_or(0), last.unwrap_or(end));
        if first > last {
            said.push("The first period is after the last, so all periods are shown.".to_owned());
            (first, last) = (0, end);
        }
        let choices = choices(comparison);
        let chosen = |choice: &&Choice| match beside {
            Some(codes) => codes.contains(&choice.code),
            None => is_usual(choice),
        };
        for code in beside.unwrap_or_default() {
            if let (MEAN, Some(why)) = (code.as_str(), comparison.not_compared()) {
                said.push(why.words());
            } else if !choices.iter().any(|choice| choice.code == *code) {
                said.push(format!(
                    "The place \u{201c}{code}\u{201d} has no figures here and is ignored."
                ));
            }
        }
        let selection = Self {
            first,
            last,
            mean: choices
                .iter()
                .filter(chosen)
                .any(|choice| choice.kind == PlaceKind::Mean),
            series: choices
                .iter()
                .filter(chosen)
                .filter_map(|choice| choice.series)
                .collect(),
        };
        (selection, said)
    }

    /// The periods shown.
    pub fn periods(&self) -> RangeInclusive<usize> {
        self.first..=self.last
    }

    /// Whether a series of the comparison is shown.
    pub fn has(&self, comparison: &Comparison, series: &Series) -> bool {
        std::ptr::eq(series, comparison.focus())
            || place_of(comparison, series).is_some_and(|place| self.series.contains(&place))
    }

    /// Whether a choice is shown.
    pub fn shows(&self, choice: &Choice) -> bool {
        choice
            .series
            .map_or(self.mean, |series| self.series.contains(&series))
    }

    /// The latest period shown in which the own area has a number.
    pub fn latest(&self, comparison: &Comparison) -> Option<usize> {
        comparison.latest_among(self.first..self.last + 1)
    }

    /// The period to speak of first: that of the page's opening, where it is shown.
    pub fn opening(&self, comparison: &Comparison) -> Option<usize> {
        comparison.opening_among(self.first..self.last + 1)
    }

    /// The earliest such period.
    pub fn earliest(&self, comparison: &Comparison) -> Option<usize> {
        comparison.earliest_among(self.first..self.last + 1)
    }

    /// The mean of the whole list of neighbours, where it is shown.
    pub fn mean(&self, comparison: &Comparison, at: usize) -> Option<crate::compare::Mean> {
        self.mean.then(|| comparison.mean(at)).flatten()
    }

    /// Region, nation and others that are shown, with their names.
    pub fn named<'r>(&self, comparison: &Comparison<'r>) -> Vec<(String, &'r Series)> {
        let published = [comparison.region(), comparison.nation()];
        let published = published.into_iter().flatten();
        published
            .map(|(name, series)| (name.to_owned(), series))
            .chain(comparison.others())
            .filter(|(_, series)| self.has(comparison, series))
            .collect()
    }

    /// The neighbours that are shown, closest first, with their names.
    pub fn neighbours<'r>(&self, comparison: &Comparison<'r>) -> Vec<(&'r str, &'r Series)> {
        let found = comparison.neighbours();
        let found = found.filter_map(|(area, series)| {
            Some((comparison.report.areas[area].name.as_str(), series?))
        });
        found
            .filter(|(_, series)| self.has(comparison, series))
            .collect()
    }
}

/// A period's label that names none of the periods, in a sentence.
pub fn no_period(label: &str) -> String {
    format!("The period \u{201c}{label}\u{201d} is not among the figures and is ignored.")
}
