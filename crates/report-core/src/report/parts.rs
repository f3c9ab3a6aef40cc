//! What a report holds beside its indicators: texts, milestones, money, risks, the legend.

use super::{Direction, Figure, Rating};
use crate::period::Period;
use time::Date;

/// A passage of text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage {
    /// Its heading.
    pub heading: Option<String>,
    /// As printed.
    pub printed_ref: Option<String>,
    /// Paragraphs.
    pub text: Vec<String>,
    /// A role.
    pub owner: Option<String>,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Milestone {
    /// Short and unique.
    pub id: String,
    /// As printed; not unique.
    pub printed_ref: Option<String>,
    /// An index into the objectives.
    pub objective: usize,
    /// The title.
    pub title: String,
    /// When it is due.
    pub due: Option<Period>,
    /// As printed.
    pub due_printed: Option<String>,
    /// The year of the plan it belongs to.
    pub year: Option<Period>,
    /// As published.
    pub rating: Option<Rating>,
    /// A role.
    pub owner: Option<String>,
    /// The reason for its rating, in one sentence.
    pub reason: Option<String>,
    /// Paragraphs.
    pub commentary: Vec<String>,
    /// Figures in its commentary.
    pub figures: Vec<Figure>,
    /// What a reader must know.
    pub note: Option<String>,
}

/// A topic, or an objective as a whole, with its rating and comment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Topic {
    /// Short and unique.
    pub id: String,
    /// As printed.
    pub printed_ref: Option<String>,
    /// An index into the objectives, where it is one or stands under one.
    pub objective: Option<usize>,
    /// Its own title, else the objective's.
    pub title: String,
    /// As published.
    pub rating: Option<Rating>,
    /// The rating as printed.
    pub printed: Option<String>,
    /// Paragraphs of the comment.
    pub commentary: Vec<String>,
    /// What it is judged by.
    pub standard: Option<String>,
    /// Indices into the indicators, in the order of the file.
    pub indicators: Vec<usize>,
    /// A role.
    pub owner: Option<String>,
    /// What a reader must know.
    pub note: Option<String>,
}

/// Something asked for or promised.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Action {
    /// Short and unique.
    pub id: String,
    /// A recommendation, an action or a pledge.
    pub kind: ActionKind,
    /// As printed.
    pub printed_ref: Option<String>,
    /// The heading it is printed under.
    pub group: Option<String>,
    /// What is asked for or promised.
    pub title: String,
    /// Who asked for it.
    pub asked_by: Option<String>,
    /// When it was asked for or agreed.
    pub asked: Option<Period>,
    /// A role.
    pub owner: Option<String>,
    /// When it is due.
    pub due: Option<Period>,
    /// As printed.
    pub due_printed: Option<String>,
    /// Whether it is done; `None` where the document does not say.
    pub done: Option<bool>,
    /// The state as the document says it.
    pub state_printed: Option<String>,
    /// When it was in that state.
    pub as_of: Option<Period>,
    /// When it is reported again, in words.
    pub next_report: Option<String>,
    /// Paragraphs.
    pub commentary: Vec<String>,
    /// Indices into the indicators, in the order of the file.
    pub indicators: Vec<usize>,
    /// What a reader must know.
    pub note: Option<String>,
}

/// What sort of thing is asked for or promised, in the order of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// Asked for by others: scrutiny, an inspectorate.
    Recommendation,
    /// Agreed to be done.
    Action,
    /// Promised to somebody.
    Pledge,
}

impl ActionKind {
    /// All, with the words of files.
    pub const WORDS: &[(&str, Self)] = &[
        ("recommendation", Self::Recommendation),
        ("action", Self::Action),
        ("pledge", Self::Pledge),
    ];

    /// `recommendation`
    pub fn word(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(_, kind)| *kind == self);
        found.map_or("", |(word, _)| word)
    }
}

/// Something decided, or recommended to those who decide.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Decision {
    /// Short and unique.
    pub id: String,
    /// As printed.
    pub printed_ref: Option<String>,
    /// What it is about.
    pub title: String,
    /// Whether it is recommended to those who decide; else it is decided.
    pub recommended: bool,
    /// The state as the document says it.
    pub state_printed: Option<String>,
    /// Who decides.
    pub by: Option<String>,
    /// When it was decided or recommended.
    pub on: Option<Period>,
    /// What is decided, in paragraphs.
    pub decision: Vec<String>,
    /// Why.
    pub reason: Option<String>,
    /// What was considered and rejected, and why.
    pub rejected: Option<String>,
    /// When it takes effect.
    pub effective: Option<Period>,
    /// Indices into the indicators, in the order of the file.
    pub indicators: Vec<usize>,
    /// What a reader must know.
    pub note: Option<String>,
}

impl Decision {
    /// `decided`
    pub fn state(&self) -> &'static str {
        match self.recommended {
            true => "recommended",
            false => "decided",
        }
    }
}

/// A term of the glossary, with one of its meanings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GlossaryTerm {
    /// As texts write it.
    pub term: String,
    /// What it means.
    pub meaning: String,
    /// What a reader must know.
    pub note: Option<String>,
}

/// A table of money as printed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FinanceTable {
    /// Short and unique.
    pub id: String,
    /// The title.
    pub title: String,
    /// The day the figures are for.
    pub as_at: Option<Date>,
    /// As printed: `£'000`.
    pub unit: String,
    /// Heading and role of the columns of amounts.
    pub columns: Vec<(String, MoneyRole)>,
    /// The lines in printed order.
    pub lines: Vec<FinanceLine>,
    /// What the document says about it.
    pub commentary: Vec<Passage>,
}

/// What a column of amounts holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyRole {
    /// For the year.
    Budget,
    /// Up to the day of the table.
    BudgetToDate,
    /// Spent, or received.
    Spend,
    /// Budget to date minus spend: negative is an overspend.
    Variance,
}

/// A line of a finance table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FinanceLine {
    /// The group it is printed under.
    pub group: String,
    /// Its name; empty where the document prints none.
    pub name: String,
    /// One for every column.
    pub amounts: Vec<Option<f64>>,
    /// Whether it is a printed total.
    pub total: bool,
}

/// A risk to an objective.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Risk {
    /// An index into the objectives.
    pub objective: usize,
    /// The title or description.
    pub title: Option<String>,
    /// The score before any action, as printed.
    pub initial: Option<String>,
    /// The score after action, as printed.
    pub residual: Option<String>,
}

/// What ratings and directions mean to this council.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Legend {
    /// What a direction of travel compares with.
    pub against: Option<Against>,
    /// The meanings of ratings.
    pub ratings: Vec<(Rating, Meaning)>,
    /// The meanings of directions.
    pub directions: Vec<(Direction, Meaning)>,
}

impl Legend {
    /// What a rating means for a measure.
    pub fn measure(&self, rating: Rating) -> Option<&str> {
        self.meaning(rating)
            .and_then(|meaning| meaning.measure.as_deref())
    }

    /// What a rating means for a milestone.
    pub fn milestone(&self, rating: Rating) -> Option<&str> {
        self.meaning(rating)
            .and_then(|meaning| meaning.milestone.as_deref())
    }

    fn meaning(&self, rating: Rating) -> Option<&Meaning> {
        self.ratings
            .iter()
            .find(|(of, _)| *of == rating)
            .map(|(_, meaning)| meaning)
    }
}

/// What a direction of travel compares with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// The same period last year.
    SamePeriodLastYear,
    /// The quarter before.
    LastQuarter,
    /// The year before.
    LastYear,
    /// A fitted line.
    Regression,
}

impl Against {
    /// "Better and worse are against …".
    pub fn words(self) -> &'static str {
        match self {
            Self::SamePeriodLastYear => "the same period last year",
            Self::LastQuarter => "the quarter before",
            Self::LastYear => "the year before",
            Self::Regression => "a line fitted to the earlier values",
        }
    }
}

/// What one entry of the legend means.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Meaning {
    /// For a measure.
    pub measure: Option<String>,
    /// For a milestone.
    pub milestone: Option<String>,
    /// The symbol the document prints.
    pub symbol: Option<String>,
}
