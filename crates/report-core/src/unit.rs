//! Units: what a number counts, and how it is written with its decimals.

use crate::decimal::rounded;

/// What the numbers of an indicator are.
#[derive(Debug, Clone, PartialEq)]
pub enum UnitKind {
    /// Percentage points of a whole: 43.5 means 43.5%.
    Percent,
    /// A difference of percentages, in points.
    Points,
    /// So many out of `per`.
    Rate {
        /// Out of how many: 10000 in "per 10,000".
        per: f64,
    },
    /// A number of things.
    Count,
    /// Pounds sterling.
    Money,
    /// A score without a unit.
    Score,
    /// A duration, or another unit written after the number.
    After(String),
    /// A number whose unit the document does not say.
    Bare,
}

/// A unit with its decimals.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// What kind of number.
    pub kind: UnitKind,
    /// What is counted, or the rate's population.
    pub of: Option<String>,
    /// Decimal places shown.
    pub decimals: u8,
    pub(crate) axis: Option<String>,
}

impl Unit {
    /// The spellings of files.
    pub const SPELLINGS: &[&str] = &[
        "percent", "points", "rate", "count", "money", "score", "days", "hours", "years", "other",
    ];

    /// A value in its unit's own words: `92.0%`, `£13,805,604.33`, `136`, `96 hours`. A rate is
    /// written bare, because "per 10,000" stands once beside it.
    pub fn write(&self, value: f64) -> String {
        self.write_at(value, self.decimals)
    }

    /// The same with other decimals: means show one more than the values they are made of.
    pub fn write_at(&self, value: f64, decimals: u8) -> String {
        let number = rounded(value, decimals);
        match &self.kind {
            UnitKind::Percent => format!("{number}%"),
            UnitKind::Money => match number.strip_prefix('−') {
                Some(number) => format!("−£{number}"),
                None => format!("£{number}"),
            },
            UnitKind::After(symbol) => format!("{number} {symbol}"),
            _ => number,
        }
    }

    /// A distance between two values, without a sign: percentages differ by points.
    pub fn write_difference(&self, difference: f64, decimals: u8) -> String {
        let number = rounded(difference.abs(), decimals);
        match &self.kind {
            UnitKind::Percent | UnitKind::Points if number == "1" => "1 point".to_owned(),
            UnitKind::Percent | UnitKind::Points => format!("{number} points"),
            UnitKind::Money => format!("£{number}"),
            UnitKind::After(symbol) => format!("{number} {symbol}"),
            _ => number,
        }
    }

    /// Decimals for a mean of values: one more than the values have, where they have none or one.
    pub fn mean_decimals(&self) -> u8 {
        if self.decimals == 0 { 1 } else { self.decimals }
    }

    /// "per 10,000 children aged under 18" for a rate; nothing otherwise.
    pub fn per_words(&self) -> Option<String> {
        match self.kind {
            UnitKind::Rate { per } => Some(match &self.of {
                Some(of) => format!("per {} {of}", rounded(per, 0)),
                None => format!("per {}", rounded(per, 0)),
            }),
            _ => None,
        }
    }

    /// The axis words of the file, where it gives its own.
    pub(crate) fn axis_words(&self) -> Option<&str> {
        self.axis.as_deref()
    }

    /// The words above a chart's axis.
    pub fn axis(&self) -> String {
        if let Some(axis) = &self.axis {
            return axis.clone();
        }
        match (&self.kind, &self.of) {
            (UnitKind::Percent, Some(of)) => format!("% of {of}"),
            (UnitKind::Percent, None) => "Per cent".to_owned(),
            (UnitKind::Points, _) => "Percentage points".to_owned(),
            (UnitKind::Rate { .. }, _) => {
                crate::words::upper(&self.per_words().unwrap_or_default())
            }
            (UnitKind::Count, Some(of)) => format!("Number of {of}"),
            (UnitKind::Count, None) => "Number".to_owned(),
            (UnitKind::Money, _) => "Pounds".to_owned(),
            (UnitKind::Score, _) => "Score".to_owned(),
            (UnitKind::Bare, Some(of)) => of.clone(),
            (UnitKind::Bare, None) => "Figure, unit not given".to_owned(),
            (UnitKind::After(symbol), _) => {
                let mut letters = symbol.chars();
                letters.next().map_or_else(String::new, |first| {
                    std::iter::once(first.to_ascii_uppercase())
                        .chain(letters)
                        .collect()
                })
            }
        }
    }

    /// What stands before and after a tick's number on an axis.
    pub fn tick_affixes(&self) -> (&'static str, &'static str) {
        match self.kind {
            UnitKind::Percent => ("", "%"),
            UnitKind::Money => ("£", ""),
            _ => ("", ""),
        }
    }

    /// The limits that values of this unit keep, unless the data does not.
    pub fn natural_limits(&self) -> Option<(f64, f64)> {
        matches!(self.kind, UnitKind::Percent).then_some((0.0, 100.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(kind: UnitKind, decimals: u8) -> Unit {
        Unit {
            kind,
            of: None,
            decimals,
            axis: None,
        }
    }

    #[test]
    fn numbers_carry_their_unit() {
        for (kind, decimals, value, written, difference) in [
            (UnitKind::Percent, 1, -3.06, "−3.1%", "3.1 points"),
            (UnitKind::Percent, 0, 1.0, "1%", "1 point"),
            (UnitKind::Rate { per: 10000.0 }, 0, 136.0, "136", "136"),
            (UnitKind::Money, 2, -1234.5, "−£1,234.50", "£1,234.50"),
            (
                UnitKind::After("hours".to_owned()),
                0,
                96.0,
                "96 hours",
                "96 hours",
            ),
            (UnitKind::Count, 0, 3763.0, "3,763", "3,763"),
        ] {
            let unit = unit(kind, decimals);
            assert_eq!(unit.write(value), written);
            assert_eq!(unit.write_difference(value, decimals), difference);
        }
    }

    #[test]
    fn the_axis_says_what_is_counted() {
        let mut rate = unit(UnitKind::Rate { per: 10000.0 }, 0);
        assert_eq!(rate.axis(), "Per 10,000");
        rate.of = Some("children aged under 18".to_owned());
        assert_eq!(rate.axis(), "Per 10,000 children aged under 18");
        assert_eq!(unit(UnitKind::After("days".to_owned()), 0).axis(), "Days");
    }
}
