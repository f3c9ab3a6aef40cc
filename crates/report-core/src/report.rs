//! The report once it is believed. Every value here was made by [`crate::read`], so holding one
//! proves that its references lead somewhere, its lists have the same length, and its numbers
//! are finite.

use crate::period::Period;
use crate::unit::Unit;
use crate::value::{Marks, Value};
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
}

impl Objective {
    /// Whether anything is said about it beside its title.
    pub fn has_text(&self) -> bool {
        !self.commentary.is_empty() || self.note.is_some() || self.owner.is_some()
    }
}

impl Report {
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
    /// The name readers know.
    pub name: String,
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

/// A column of the printed table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Column {
    /// Short and unique.
    pub id: String,
    /// What its cells are.
    pub role: Role,
    /// The heading as printed.
    pub heading: String,
    /// The period its values are for.
    pub period: Option<Period>,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// An earlier figure.
    Previous,
    /// The figure of this report.
    Current,
    /// A target.
    Target,
}

/// A cell of the printed table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Cell {
    /// Exactly what the document prints.
    pub printed: Option<String>,
    /// The number or the reason for none.
    pub value: Value,
    /// The upper end of a range; `value` is the lower.
    pub to: Option<f64>,
    /// The period: the cell's own, or its column's.
    pub period: Option<Period>,
    /// Whether the period is the cell's own.
    pub own_period: bool,
    /// How it is counted, where that differs from the indicator.
    pub basis: Option<Basis>,
    /// The heading, where this cell has another than its column.
    pub heading: Option<String>,
    /// The counts of the fraction.
    pub fraction: Option<(f64, f64)>,
    /// What a reader must know.
    pub note: Option<String>,
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
}

/// One measure.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Indicator {
    /// Short, stable and unique.
    pub id: String,
    /// As printed; not unique.
    pub printed_ref: Option<String>,
    /// An index into the objectives.
    pub objective: usize,
    /// As printed.
    pub title: String,
    /// In a few plain words.
    pub short_title: Option<String>,
    /// What is counted and how.
    pub definition: Option<String>,
    /// How the figure is made.
    pub method: Option<String>,
    /// What the numbers are.
    pub unit: Unit,
    /// Which way is good.
    pub polarity: Polarity,
    /// How a value is counted.
    pub basis: Option<Basis>,
    /// An index into the sources.
    pub source: Option<usize>,
    /// A role.
    pub owner: Option<String>,
    /// In words.
    pub next_update: Option<String>,
    /// An index into the cohorts.
    pub cohort: Option<usize>,
    /// One for every column of the report; `None` where nothing is printed.
    pub cells: Vec<Option<Cell>>,
    /// As published; `None` where the document rates nothing.
    pub rating: Option<Rating>,
    /// As published; `None` where the document prints none.
    pub direction: Option<Direction>,
    /// The rule of rating, where it can be stated.
    pub rule: Option<Rule>,
    /// All numeric targets with a period, those of the table included, by time.
    pub targets: Vec<Target>,
    /// The indicator's own observations.
    pub observations: Option<Observations>,
    /// The file they are in, when they are not here.
    pub file: Option<String>,
    /// Outside figures to compare with.
    pub benchmark: Option<Benchmark>,
    /// Its parts.
    pub breakdowns: Vec<Breakdown>,
    /// Paragraphs.
    pub commentary: Vec<String>,
    /// Figures in its commentary, and comparisons made in words.
    pub figures: Vec<Figure>,
    /// What a reader must know.
    pub note: Option<String>,
}

impl Indicator {
    /// The title for headings: the short one where there is one.
    pub fn heading(&self) -> &str {
        self.short_title.as_deref().unwrap_or(&self.title)
    }

    /// Puts in what a file of the indicator's own says.
    pub fn with(mut self, detail: Detail) -> Self {
        self.definition = detail.definition.or(self.definition);
        self.method = detail.method.or(self.method);
        self.observations = detail.observations.or(self.observations);
        if let (Some(benchmark), Some(observations)) = (&mut self.benchmark, detail.benchmark) {
            benchmark.observations = Some(observations);
        }
        self.file = None;
        self
    }
}

/// What a file of one indicator says.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Detail {
    /// What is counted and how.
    pub definition: Option<String>,
    /// How the figure is made.
    pub method: Option<String>,
    /// The indicator's observations.
    pub observations: Option<Observations>,
    /// Its benchmark's.
    pub benchmark: Option<Observations>,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Polarity {
    /// High is good.
    High,
    /// Low is good.
    Low,
    /// Plan is best.
    Plan,
    /// No judgement.
    #[default]
    None,
}

/// How a value is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// At the end of the period.
    Snapshot,
    /// From the beginning of the year to the end of the period.
    Cumulative,
    /// Over the whole period.
    WholePeriod,
    /// Over the last so many months.
    Rolling,
    /// What the year is expected to end with.
    AnnualForecast,
}

impl Basis {
    /// In words, for the table of definitions.
    pub fn words(self) -> &'static str {
        match self {
            Self::Snapshot => "snapshot at the end of the period",
            Self::Cumulative => "cumulative, year to date",
            Self::WholePeriod => "over the whole period",
            Self::Rolling => "rolling, over the latest months",
            Self::AnnualForecast => "forecast for the year",
        }
    }
}

/// A published rating. The order is the order of counts: red first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Red.
    Red,
    /// Amber.
    Amber,
    /// Green.
    Green,
    /// Refer to the commentary.
    Commentary,
    /// Not rated.
    NotRated,
    /// Printed, but not legible in the source.
    Lost,
}

impl Rating {
    /// All, in the order of counts.
    pub const ALL: [Self; 6] = [
        Self::Red,
        Self::Amber,
        Self::Green,
        Self::Commentary,
        Self::NotRated,
        Self::Lost,
    ];

    /// The word that readers see.
    pub fn word(self) -> &'static str {
        match self {
            Self::Red => "Red",
            Self::Amber => "Amber",
            Self::Green => "Green",
            Self::Commentary => "See commentary",
            Self::NotRated => "Not rated",
            Self::Lost => "Not legible",
        }
    }
}

/// A published direction of travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Better than what the legend compares with.
    Better,
    /// The same.
    Same,
    /// Worse.
    Worse,
    /// Not comparable.
    NotComparable,
    /// Printed, but not legible in the source.
    Lost,
}

/// A rule of rating. Distances are on the worse side of the target.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Rule {
    /// How distances are measured.
    pub kind: RuleKind,
    /// Green up to here.
    pub green: f64,
    /// Amber up to here.
    pub amber: f64,
}

/// How a rule measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// In per cent of the target.
    Percent,
    /// In the indicator's unit.
    Points,
    /// Fixed values instead of distances.
    Floor,
}

/// A numeric target.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Target {
    /// The period it holds for.
    pub period: Period,
    /// The number, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub to: Option<f64>,
    /// The words, where they say more.
    pub printed: Option<String>,
}

/// Observations of several places in the same periods.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Observations {
    /// By time; labels without a place in time come last.
    pub periods: Vec<Period>,
    /// One a place or cohort.
    pub series: Vec<Series>,
}

impl Observations {
    /// The series of an area and cohort.
    pub fn of(&self, area: usize, cohort: Option<usize>) -> Option<&Series> {
        self.series
            .iter()
            .find(|series| series.area == area && series.cohort == cohort)
    }
}

/// The values of one place or cohort, one for every period.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Series {
    /// An index into the areas.
    pub area: usize,
    /// An index into the cohorts.
    pub cohort: Option<usize>,
    /// As long as the periods.
    pub values: Vec<Value>,
    /// Printed words, as long as the periods, or empty.
    pub printed: Vec<Option<String>>,
    /// Confidence limits, lower and upper, as long as the periods, or empty.
    pub limits: Vec<Option<(f64, f64)>>,
    /// Numerators and denominators, as long as the periods, or empty.
    pub fractions: Vec<Option<(f64, f64)>>,
}

impl Series {
    /// What must be known about the value at a place.
    pub fn marks(&self, at: usize) -> Marks {
        self.values[at].marks()
    }
}

/// A part of an indicator.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Breakdown {
    /// Short and unique in the indicator.
    pub id: String,
    /// The part's name.
    pub title: String,
    /// What the numbers are.
    pub unit: Unit,
    /// One for every column of the report.
    pub cells: Vec<Option<Cell>>,
    /// Observations of the part.
    pub observations: Option<Observations>,
}

/// Outside figures, counted in their publisher's way.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Benchmark {
    /// The outside measure's title.
    pub title: String,
    /// What is counted and how.
    pub definition: Option<String>,
    /// An index into the sources.
    pub source: usize,
    /// What the numbers are.
    pub unit: Unit,
    /// Which way is good.
    pub polarity: Polarity,
    /// How a value is counted.
    pub basis: Option<Basis>,
    /// Why the two are shown together.
    pub reason: String,
    /// What differs between them.
    pub difference: Option<String>,
    /// The figures.
    pub observations: Option<Observations>,
}

/// A figure that stands in a sentence of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figure {
    /// What it is.
    pub what: String,
    /// Where, in the document's words.
    pub place: Option<String>,
    /// When, in the document's words.
    pub when: Option<String>,
    /// As printed.
    pub printed: String,
    /// What a reader must know.
    pub note: Option<String>,
}

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
    /// Paragraphs.
    pub commentary: Vec<String>,
    /// Figures in its commentary.
    pub figures: Vec<Figure>,
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

/// An organisation's list of reports, newest period first.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Catalogue {
    /// Whose reports.
    pub organisation: String,
    /// The reports.
    pub reports: Vec<CatalogueEntry>,
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
    /// What sort of report.
    pub sort: Sort,
}
