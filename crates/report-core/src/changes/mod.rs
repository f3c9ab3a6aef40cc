//! What differs between two releases of an organisation: a typed list, each entry with its place
//! and one true sentence.
//!
//! A pure function of two reports. What is published is compared with what is published: nothing
//! is rated, nothing worked out but counts and differences. A new period's figure is told apart
//! from another figure for the same period. What cannot be paired without guessing is said to be
//! new and dropped, and the sentence says why (see `pairs`). Beside a confidential figure no
//! number is repeated: what was held back later stays held back.
//!
//! Not compared: the ids of reports, sources and columns, which nobody reads; the order of series
//! and periods in a file; and figures in files of indicators that are not at hand, of which
//! [`Changes::cautions`] says how many. The periods and days of the two are their head, not a
//! change.

mod actions;
mod change_list;
mod decisions;
mod figures;
mod follow;
mod glossary;
mod grids;
mod history;
mod indicator;
mod kind;
mod legend;
mod markdown;
mod matched;
mod milestones;
mod money;
mod names;
mod pairs;
mod parts;
mod places;
mod processes;
mod ratings;
mod risks;
mod series;
mod shown;
mod targets;
mod topics;
mod within;

pub use follow::{Followed, follow};
pub use history::{History, MOST_RELEASES, history};
pub use kind::Kind;
pub use ratings::Ratings;

use crate::period::{Period, day_words};
use crate::report::{Rating, Report};
use crate::words::plural;
use change_list::ChangeList;
use matched::MatchedReports;
use std::cmp::Ordering;
use time::Date;

/// One of the two releases.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Release {
    /// The report's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The period it is about.
    pub period: Period,
    /// The day it was published.
    pub published: Option<Date>,
    /// Whether it says it is a draft.
    pub draft: bool,
}

impl Release {
    fn of(report: &Report) -> Self {
        Self {
            id: report.id.clone(),
            title: report.title.clone(),
            period: report.period.clone(),
            published: report.published,
            draft: report.draft,
        }
    }

    /// `quarter 3 2022/23, published 27 February 2023`.
    pub fn words(&self) -> String {
        let published = self
            .published
            .map(|day| format!(", published {}", day_words(day)));
        let draft = if self.draft { ", draft" } else { "" };
        format!(
            "{}{draft}{}",
            self.period.words(),
            published.unwrap_or_default()
        )
    }
}

/// What differs.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Changes {
    /// The release that is set against.
    pub before: Release,
    /// The release that is read.
    pub after: Release,
    /// Sentences a reader needs before trusting the list: other organisations, the later report
    /// given as the earlier one, figures that are not at hand.
    pub cautions: Vec<String>,
    /// Ratings of measures, counted.
    pub indicators: Ratings,
    /// Ratings of milestones, counted.
    pub milestones: Ratings,
    /// Every change: by kind, then in printed order.
    pub list: Vec<Change>,
}

impl Changes {
    /// The kinds that occur, in the order of the list, with how many changes each has.
    pub fn kinds(&self) -> Vec<(Kind, usize)> {
        let count = |kind| {
            self.list
                .iter()
                .filter(|change| change.kind == kind)
                .count()
        };
        let all = Kind::ALL.into_iter().map(|kind| (kind, count(kind)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// The changes of a kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Change> {
        self.list.iter().filter(move |change| change.kind == kind)
    }

    /// Whether the two say the same.
    pub fn none(&self) -> bool {
        self.list.is_empty()
    }

    /// The paragraph for a committee paper, a sentence each: how many of each rating and how many
    /// more or fewer, which moved, what else differs.
    pub fn summary(&self) -> Vec<String> {
        ratings::summary(self)
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// What sort of change.
    pub kind: Kind,
    /// Where it is.
    pub place: ChangeLocation,
    /// What it is about, as printed: ref and title of a measure, the title of a table.
    pub name: String,
    /// The change in a sentence that stands under the name.
    pub words: String,
    /// What stood before, as published; `None` where nothing did, or where it is not repeated.
    pub before: Option<String>,
    /// What stands now.
    pub after: Option<String>,
    /// For a rating: the published ones, before and now.
    pub rating: Option<(Option<Rating>, Option<Rating>)>,
}

impl Change {
    /// The change in one sentence that stands alone: `PED02 04 Children in care: Rated red, was
    /// amber.`
    pub fn sentence(&self) -> String {
        format!("{}: {}", self.name, self.words)
    }
}

/// Where a change is. The ids are those of the later release, or for what was dropped those of
/// the earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeLocation {
    /// An indicator, by id.
    Indicator(String),
    /// A milestone, by id.
    Milestone(String),
    /// An objective, by id.
    Objective(String),
    /// A topic that is rated as a whole, by id.
    Topic(String),
    /// A recommendation, an action or a pledge, by id.
    Action(String),
    /// A decision, by id.
    Decision(String),
    /// A finance table, by id.
    Finance(String),
    /// Key developments, emerging issues, other sections, figures in sentences.
    Developments,
    /// Risks.
    Risks,
    /// The legend.
    Legend,
    /// The glossary.
    Glossary,
    /// Sources, places compared with, notes on the whole: about the data.
    About,
    /// The report itself: title, status, the columns and the order of its tables.
    Report,
}

impl ChangeLocation {
    /// The word of files, and the id.
    pub fn word(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Indicator(id) => ("measure", Some(id)),
            Self::Milestone(id) => ("milestone", Some(id)),
            Self::Objective(id) => ("objective", Some(id)),
            Self::Topic(id) => ("topic", Some(id)),
            Self::Action(id) => ("action", Some(id)),
            Self::Decision(id) => ("decision", Some(id)),
            Self::Finance(id) => ("finance", Some(id)),
            Self::Developments => ("developments", None),
            Self::Risks => ("risks", None),
            Self::Legend => ("legend", None),
            Self::Glossary => ("glossary", None),
            Self::About => ("about", None),
            Self::Report => ("report", None),
        }
    }
}

/// What differs from one release to another.
pub fn changes(before: &Report, after: &Report) -> Changes {
    let matched = MatchedReports::of(before, after);
    let mut log = ChangeList::default();
    parts::report(&matched, &mut log);
    parts::objectives(&matched, &mut log);
    indicator::indicators(&matched, &mut log);
    topics::topics(&matched, &mut log);
    milestones::milestones(&matched, &mut log);
    actions::actions(&matched, &mut log);
    decisions::decisions(&matched, &mut log);
    processes::processes(&matched, &mut log);
    grids::grids(&matched, &mut log);
    parts::passages(&matched, &mut log);
    money::tables(&matched, &mut log);
    risks::risks(&matched, &mut log);
    legend::legend(&matched, &mut log);
    glossary::glossary(&matched, &mut log);
    places::places(&matched, &mut log);
    let mut list = log.list;
    crate::order::sort(&mut list, |a, b| a.kind.cmp(&b.kind));
    Changes {
        before: Release::of(before),
        after: Release::of(after),
        cautions: cautions(&matched),
        indicators: ratings::indicators(&matched),
        milestones: ratings::milestones(&matched),
        list,
    }
}

/// Whether two reports are one organisation's, about one place.
pub fn same_organisation(before: &Report, after: &Report) -> bool {
    pairs::key(&before.organisation) == pairs::key(&after.organisation)
        && pairs::key(before.area_name()) == pairs::key(after.area_name())
}

/// Whether nothing of one report can be set against the other: no measure, or where one of them has no
/// measures, no milestone, topic, action or table of money. Then everything would be dropped and
/// everything new, and what changed is not offered.
pub fn nothing_in_both(before: &Report, after: &Report) -> bool {
    let pairs = matched::indicators(before, after);
    if !before.indicators.is_empty() && !after.indicators.is_empty() {
        return none_in_both(before, after, &pairs);
    }
    let all = [
        pairs,
        matched::milestones(before, after),
        matched::topics(before, after),
        matched::actions(before, after),
        matched::decisions(before, after),
        matched::processes(before, after),
        matched::grids(before, after),
        money::pairs(&before.finance, &after.finance),
    ];
    // Reports of texts alone have those.
    let mut all = all.iter().flatten().peekable();
    all.peek().is_some() && all.all(|pair| pair.both().is_none())
}

fn none_in_both(before: &Report, after: &Report, pairs: &[pairs::Pair]) -> bool {
    let measured = !before.indicators.is_empty() && !after.indicators.is_empty();
    measured && pairs.iter().all(|pair| pair.both().is_none())
}

fn cautions(matched: &MatchedReports) -> Vec<String> {
    let (before, after) = (matched.before, matched.after);
    let mut cautions = Vec::new();
    if !same_organisation(before, after) {
        let about = |report: &Report| match pairs::key(&before.organisation)
            == pairs::key(&after.organisation)
        {
            true => format!("{} ({})", report.organisation, report.area_name()),
            false => report.organisation.clone(),
        };
        cautions.push(format!(
            "The two are reports of {} and of {}: ids and refs are each organisation’s own, so what is paired here need not be the same thing.",
            about(before),
            about(after)
        ));
    }
    if before.by_time(after) == Ordering::Greater {
        cautions.push(format!(
            "The report compared with is the later one: {} is compared with {}, so “was” is what came after.",
            after.period.words(),
            before.period.words()
        ));
    }
    if before.sort != after.sort {
        cautions.push(
            "The two are reports of different sorts, so that much is added and dropped that is only elsewhere."
                .to_owned(),
        );
    }
    if none_in_both(before, after, &matched.indicators) {
        let apart = |pair: &pairs::Pair| matches!(pair.by, pairs::By::Apart(_));
        let words = match matched.indicators.iter().any(apart) {
            true => "No measure of the two can be compared.",
            false => "No measure is in both: all of one are dropped, all of the other are new.",
        };
        cautions.push(words.to_owned());
    }
    let unread = matched.indicators.iter().filter(|pair| {
        pair.both().is_some_and(|(a, b)| {
            before.indicators[a].file.is_some() || after.indicators[b].file.is_some()
        })
    });
    match unread.count() {
        0 => {}
        count => cautions.push(format!(
            "For {count} {} the figures over time are in files of their own, which are not available here and are not compared.",
            plural(count, "measure")
        )),
    }
    cautions
}
