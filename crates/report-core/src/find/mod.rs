//! Finding measures: search, filters, grouping, order and columns of the scorecard as one typed
//! value, with one spelling for links.
//!
//! Reading a link never fails: what it asks for and is not known comes back to be said.

mod going;
mod index;
mod letters;
mod link;
mod order;
mod search;
mod synonyms;
mod units;

pub use crate::position::Standing;
pub use going::{Directions, Going};
pub use index::{Found, Index, IndexedIndicator, IndexedReport};
pub use order::{Key, Order};
pub use units::Units;

use crate::report::{Indicator, Rating, Report, Role};
use search::Search;

/// What the scorecard is asked for. The default shows everything in the report's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words that must all occur in the title, the ref or a part's title. Case, accents, and kinds
    /// of apostrophes, dashes and blanks do not matter.
    pub search: String,
    /// An objective's id.
    pub objective: Option<String>,
    /// A published rating.
    pub rating: Option<Rating>,
    /// Which way it is going.
    pub going: Option<Going>,
    /// How it stands to the neighbours' mean.
    pub standing: Option<Standing>,
    /// Only measures with a numeric target.
    pub with_target: bool,
    /// What is counted.
    pub units: Option<Units>,
    /// The order, when it is not the report's.
    pub order: Option<Order>,
    /// Under which headings, when it is not by objective in the report's order and under none in
    /// another.
    pub grouping: Option<Grouping>,
    /// Columns that are not shown, each once, in the order of [`ScorecardColumn::ALL`].
    pub hidden: Vec<ScorecardColumn>,
    /// Whether a long list is shown whole, not only its beginning.
    pub whole: bool,
}

/// Headings that measures stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Their objectives.
    Objective,
    /// Their published ratings.
    Rating,
    /// None.
    Flat,
}

/// A column of the scorecard that can be left out. The name of the measure cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScorecardColumn {
    /// The printed ref.
    Ref,
    /// Earlier figures.
    Previous,
    /// Targets.
    Target,
    /// Figures of now.
    Current,
    /// The published rating.
    Rating,
    /// The direction of travel.
    Direction,
    /// The position among the neighbours.
    Neighbours,
    /// The sparkline.
    Trend,
}

impl Grouping {
    /// All, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Objective, Self::Rating, Self::Flat];

    /// The word of lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Objective => "Objective",
            Self::Rating => "Rating",
            Self::Flat => "No grouping",
        }
    }
}

impl ScorecardColumn {
    /// All, from left to right.
    pub const ALL: [Self; 8] = [
        Self::Ref,
        Self::Previous,
        Self::Target,
        Self::Current,
        Self::Rating,
        Self::Direction,
        Self::Neighbours,
        Self::Trend,
    ];

    /// The column of printed figures with a role.
    pub fn of(role: Role) -> Self {
        match role {
            Role::Previous => Self::Previous,
            Role::Target => Self::Target,
            Role::Current => Self::Current,
        }
    }

    /// What it is ordered by, if it can be.
    pub fn key(self) -> Option<Key> {
        match self {
            Self::Ref => Some(Key::Ref),
            Self::Previous => Some(Key::Previous),
            Self::Target => Some(Key::Target),
            Self::Current => Some(Key::Current),
            Self::Rating => Some(Key::Rating),
            Self::Direction => Some(Key::Direction),
            Self::Neighbours => Some(Key::Neighbours),
            Self::Trend => None,
        }
    }
}

impl Query {
    /// Whether no measure is left out.
    pub fn shows_all(&self) -> bool {
        self.unfiltered() == *self
    }

    /// The same without search and filters.
    pub fn unfiltered(&self) -> Self {
        Self {
            order: self.order,
            grouping: self.grouping,
            hidden: self.hidden.clone(),
            whole: self.whole,
            ..Self::default()
        }
    }

    /// The headings that the measures stand under.
    pub fn grouped(&self) -> Grouping {
        let usual = match self.order {
            None => Grouping::Objective,
            Some(_) => Grouping::Flat,
        };
        self.grouping.unwrap_or(usual)
    }

    /// The measures that fit, in the order asked for, as indices into the report's indicators.
    pub fn find(&self, report: &Report) -> Vec<usize> {
        let wanted = Search::of(&self.search);
        let mut found: Vec<usize> = (0..report.indicators.len())
            .filter(|&i| self.fits(report, &report.indicators[i], &wanted))
            .collect();
        if let Some(order) = self.order {
            crate::order::sort(&mut found, |&a, &b| {
                order.compare(report, &report.indicators[a], &report.indicators[b])
            });
        }
        found
    }

    fn fits(&self, report: &Report, indicator: &Indicator, wanted: &Search) -> bool {
        let Self {
            search: _,
            objective,
            rating,
            going,
            standing,
            with_target,
            units,
            order: _,
            grouping: _,
            hidden: _,
            whole: _,
        } = self;
        objective
            .as_ref()
            .is_none_or(|id| report.objectives[indicator.objective].id == *id)
            && rating.is_none_or(|rating| indicator.rating == Some(rating))
            && (!with_target || has_target(report, indicator))
            && going.is_none_or(|going| Going::of(report, indicator) == going)
            && standing.is_none_or(|standing| Standing::of(report, indicator) == Some(standing))
            && units.is_none_or(|units| Units::of(&indicator.unit) == units)
            && wanted.fits(searched(indicator))
    }
}

/// The texts that are searched.
fn searched(indicator: &Indicator) -> impl Iterator<Item = &str> {
    let title = std::iter::once(&indicator.title);
    let parts = indicator.breakdowns.iter().map(|part| &part.title);
    let texts = title
        .chain(&indicator.short_title)
        .chain(&indicator.printed_ref)
        .chain(parts);
    texts.map(String::as_str)
}

/// Whether a measure has a target in numbers: of any period, in the table or beside it.
pub fn has_target(report: &Report, indicator: &Indicator) -> bool {
    let cells = report.columns.iter().zip(&indicator.cells);
    let mut targets = cells.filter(|(column, _)| column.role == Role::Target);
    !indicator.targets.is_empty()
        || targets.any(|(_, cell)| {
            cell.as_ref()
                .is_some_and(|cell| cell.value.number().is_some())
        })
}
