//! Figures: what stands in printed cells, in targets and in series over time.

use super::Basis;
use super::decimals::MOST_DECIMALS;
use crate::decimal::{places, rounded};
use crate::period::Period;
use crate::value::{Marks, Value};

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
    pub fraction: Option<Fraction>,
    /// What a reader must know.
    pub note: Option<String>,
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

/// The counts behind a share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fraction {
    /// The numerator, where it is published.
    pub top: Option<f64>,
    /// The denominator: how many people or things there were.
    pub of: f64,
}

impl Fraction {
    /// `12 of 48`, or `n = 48` without a numerator.
    pub fn words(self) -> String {
        let plain = |n: f64| rounded(n, places(n).min(MOST_DECIMALS));
        match self.top {
            Some(top) => format!("{} of {}", plain(top), plain(self.of)),
            None => format!("n = {}", plain(self.of)),
        }
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
    /// What the values are shares of, as long as the periods, or empty.
    pub fractions: Vec<Option<Fraction>>,
}

impl Series {
    /// What must be known about the value at a place.
    pub fn marks(&self, at: usize) -> Marks {
        self.values[at].marks()
    }
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
