//! An indicator: what is measured, how it is counted, judged, rated and compared.

use super::decimals::settle_with;
use super::{Calculated, Cell, Figure, HistoryEntry, Observations, Target};
use crate::period::{Period, PeriodKind, YearEnd};
use crate::unit::Unit;
use time::{Date, Month};

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
    /// Whether the document puts it first.
    pub headline: bool,
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
    /// The figures of the printed row that have a place in time, as a series of the own area.
    pub printed_series: Option<Observations>,
    /// The observations with the printed figures that they lack, where they lack any; the printed
    /// figures alone, where there are no observations.
    pub(crate) joined: Option<Observations>,
    /// The file they are in, when they are not here.
    pub file: Option<String>,
    /// How the area stands by the observations in that file.
    pub calculated: Option<Calculated>,
    /// Outside figures to compare with.
    pub benchmark: Option<Benchmark>,
    /// Its parts.
    pub breakdowns: Vec<Breakdown>,
    /// The reason for its rating, in one sentence.
    pub reason: Option<String>,
    /// Paragraphs.
    pub commentary: Vec<String>,
    /// Figures in its commentary, and comparisons made in words.
    pub figures: Vec<Figure>,
    /// What a reader must know.
    pub note: Option<String>,
    /// What the releases up to this one published of it, oldest first.
    pub history: Vec<HistoryEntry>,
    /// The family of measures that it belongs to.
    pub family: Option<FamilyLink>,
}

/// The family of measures that an indicator belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FamilyLink {
    /// The family's id.
    pub id: String,
    /// The file with all that reports publish of it, relative to the catalogue.
    pub file: Option<String>,
    /// How the target differs from the last one that an earlier report set, in a sentence.
    pub target: Option<String>,
    /// How the report's figures of it are counted, in the words of files; `None` where some are
    /// counted otherwise than the family.
    pub counted: Option<String>,
    /// The last day of the period that its newest figure is for.
    pub latest: Option<Date>,
    /// The last day of the period that its newest break comes before.
    pub broken: Option<Date>,
}

impl Indicator {
    /// The title for headings: the short one where there is one.
    pub fn heading(&self) -> &str {
        self.short_title.as_deref().unwrap_or(&self.title)
    }

    /// The report's own figures over time: its observations and the printed figures that they lack.
    pub fn over_time(&self) -> Option<&Observations> {
        self.joined.as_ref().or(self.observations.as_ref())
    }

    /// The month that its years begin in: September where a printed figure or a target is one of an
    /// academic year or a term, January of calendar years, else April.
    pub fn year_begins(&self) -> Month {
        let cells = self.cells.iter().flatten();
        let printed = cells.filter_map(|cell| cell.period.as_ref());
        let targets = self.targets.iter().map(|target| &target.period);
        let observed = self.observations.iter().flat_map(|found| &found.periods);
        let kinds: Vec<PeriodKind> = printed
            .chain(targets)
            .chain(observed)
            .filter_map(Period::kind)
            .collect();
        let any = |test: fn(&PeriodKind) -> bool| kinds.iter().any(test);
        let academic = |kind: &PeriodKind| {
            use PeriodKind::{AcademicYear, Term, Year};
            matches!(kind, AcademicYear | Term | Year(YearEnd::August))
        };
        let financial = |kind: &PeriodKind| {
            use PeriodKind::{FinancialYear, Year};
            matches!(kind, FinancialYear | Year(YearEnd::March))
        };
        let calendar = |kind: &PeriodKind| *kind == PeriodKind::Year(YearEnd::December);
        if any(academic) {
            Month::September
        } else if any(calendar) && !any(financial) {
            Month::January
        } else {
            Month::April
        }
    }

    /// Puts in what a file of the indicator's own says. What was calculated for readers without
    /// that file goes: it is calculated again.
    pub fn with(mut self, detail: Detail) -> Self {
        self.definition = detail.definition.or(self.definition);
        self.method = detail.method.or(self.method);
        settle_with(&mut self.unit, detail.observations.as_ref());
        self.observations = detail.observations.or(self.observations);
        if let Some(benchmark) = &mut self.benchmark {
            settle_with(&mut benchmark.unit, detail.benchmark.as_ref());
            benchmark.observations = detail.benchmark.or(benchmark.observations.take());
            benchmark.calculated = None;
        }
        self.calculated = None;
        self.file = None;
        self.join();
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

impl Polarity {
    /// All, each with its word in a file.
    pub const WORDS: [(&str, Self); 4] = [
        ("high", Self::High),
        ("low", Self::Low),
        ("plan", Self::Plan),
        ("none", Self::None),
    ];
}

impl Basis {
    /// All, each with its word in a file.
    pub const WORDS: [(&str, Self); 5] = [
        ("snapshot", Self::Snapshot),
        ("cumulative", Self::Cumulative),
        ("whole_period", Self::WholePeriod),
        ("rolling", Self::Rolling),
        ("annual_forecast", Self::AnnualForecast),
    ];

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

    /// The words of files.
    pub(crate) const WORDS: &[(&str, Self)] = &[
        ("red", Self::Red),
        ("amber", Self::Amber),
        ("green", Self::Green),
        ("commentary", Self::Commentary),
        ("not_rated", Self::NotRated),
        ("lost", Self::Lost),
    ];

    /// The word of files.
    #[cfg(feature = "write")]
    pub fn as_str(self) -> &'static str {
        crate::link::word_of(Self::WORDS, self)
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
    /// How the area stands by them, when they are in the indicator's own file.
    pub calculated: Option<Calculated>,
}
