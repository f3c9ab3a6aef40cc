//! Whether figures of different places may be set against each other.
//!
//! A number of things, a sum of money or another total grows with the place it is counted in, so
//! it says nothing of how two places of different size do. No mean, rank, band or distance across
//! places is worked out from one. Rates, percentages, scores and averages are compared.

use crate::report::{Indicator, Report};
use crate::unit::{Unit, UnitKind};

/// Why figures of different places are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCompared {
    /// They are numbers of things.
    Counts,
    /// They are sums of money.
    Money,
    /// They are other totals: tonnes, hours lost.
    Totals,
}

impl NotCompared {
    /// The reason in words for the page.
    pub fn words(self) -> String {
        let what = match self {
            Self::Counts => "numbers",
            Self::Money => "amounts",
            Self::Totals => "totals",
        };
        format!(
            "Places differ in size, so their {what} are not compared: no mean, rank or distance is given."
        )
    }
}

/// Words that make an average or a rate of an amount: `£ per child`, `average weekly cost`.
const AVERAGES: &[&str] = &[
    "per",
    "average",
    "averages",
    "mean",
    "median",
    "unit",
    "each",
    "rate",
    "rates",
    "ratio",
    "index",
    "proportion",
    "share",
];

/// Units of time: figures in them are how long something takes, unless the title says that they
/// are added up.
const DURATIONS: &[&str] = &[
    "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds", "week", "weeks",
    "month", "months", "year", "years",
];

/// [`not_compared`] of an indicator, or of the `outside` figures that it is shown with.
pub(crate) fn not_compared_of(
    indicator: &Indicator,
    outside: bool,
    unit: &Unit,
) -> Option<NotCompared> {
    let title = match &indicator.benchmark {
        Some(benchmark) if outside => &benchmark.title,
        _ => &indicator.title,
    };
    not_compared(unit, title)
}

/// Why figures in a unit are not compared across places; `None` where they are. `title` is the
/// measure's title.
pub fn not_compared(unit: &Unit, title: &str) -> Option<NotCompared> {
    let averaged = || {
        let texts = [Some(title), unit.of.as_deref(), unit.axis_words()];
        texts.into_iter().flatten().any(|text| has(text, AVERAGES))
    };
    match &unit.kind {
        UnitKind::Percent | UnitKind::Points | UnitKind::Rate { .. } | UnitKind::Score => None,
        UnitKind::Count => Some(NotCompared::Counts),
        UnitKind::Money => (!averaged()).then_some(NotCompared::Money),
        UnitKind::After(symbol) if has(symbol, DURATIONS) && symbol.split(' ').count() == 1 => {
            let total = has(title, &["total", "lost"]) || is_number_of(title);
            (total && !averaged()).then_some(NotCompared::Totals)
        }
        UnitKind::After(symbol) => {
            let rate = symbol.contains(['/', '°', '%']) || has(symbol, AVERAGES) || averaged();
            (!rate).then_some(NotCompared::Totals)
        }
        UnitKind::Bare => (is_number_of(title) && !averaged()).then_some(NotCompared::Counts),
    }
}

/// Whether a text has one of some words, whole.
fn has(text: &str, words: &[&str]) -> bool {
    let mut found = text.split(|c: char| !c.is_alphanumeric());
    found.any(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
}

fn is_number_of(title: &str) -> bool {
    let title = title.to_lowercase();
    ["number of ", "total number", "no. of ", "count of "]
        .iter()
        .any(|start| title.starts_with(start))
        || ["(num)", "(number)", " - number"]
            .iter()
            .any(|end| title.ends_with(end))
}

/// A measure of the report that is a rate of the same thing: the same title but for the words that
/// say how it is counted, as "Children looked after (num)" and "Children looked after rate per
/// 10,000". `None` without one, and for a measure that is compared itself.
pub fn rate_of_the_same<'r>(report: &'r Report, indicator: &Indicator) -> Option<&'r Indicator> {
    not_compared(&indicator.unit, &indicator.title)?;
    let what = without_counting(&indicator.title);
    if what.is_empty() {
        return None;
    }
    let rate = |other: &&Indicator| {
        let kind = &other.unit.kind;
        matches!(kind, UnitKind::Rate { .. } | UnitKind::Percent)
            && other.id != indicator.id
            && without_counting(&other.title) == what
    };
    report.indicators.iter().find(rate)
}

/// The words of a title without those that say how a thing is counted.
fn without_counting(title: &str) -> Vec<String> {
    const COUNTING: &[&str] = &[
        "num",
        "number",
        "no",
        "of",
        "rate",
        "rates",
        "per",
        "the",
        "percentage",
        "proportion",
        "population",
        "total",
    ];
    title
        .split(|c: char| !c.is_alphanumeric() && c != ',')
        .map(str::to_lowercase)
        .filter(|word| {
            let number = word.bytes().all(|b| b.is_ascii_digit() || b == b',');
            !word.is_empty() && !number && !COUNTING.contains(&word.as_str())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(kind: UnitKind, of: Option<&str>) -> Unit {
        Unit {
            kind,
            of: of.map(str::to_owned),
            decimals: 0,
            decimals_said: None,
            axis: None,
        }
    }

    #[test]
    fn counts_and_sums_are_not_compared_and_rates_and_averages_are() {
        use NotCompared::{Counts, Money, Totals};
        let after = |symbol: &str| UnitKind::After(symbol.to_owned());
        for (kind, of, title, expected) in [
            (UnitKind::Percent, None, "Children seen", None),
            (UnitKind::Rate { per: 1000.0 }, None, "Conceptions", None),
            (UnitKind::Score, None, "Average number of goals", None),
            (UnitKind::Count, None, "Children in care", Some(Counts)),
            (UnitKind::Bare, None, "Number of visits", Some(Counts)),
            (UnitKind::Bare, None, "Visits in time", None),
            (UnitKind::Money, None, "Gross expenditure", Some(Money)),
            (UnitKind::Money, None, "Weekly unit costs", None),
            (UnitKind::Money, Some("per resident"), "Spend", None),
            (after("days"), None, "Time to re-let a home", None),
            (after("days"), None, "Days lost to exclusion", Some(Totals)),
            (after("days"), None, "Average days lost per child", None),
            (after("tonnes CO2e"), None, "Emissions", Some(Totals)),
            (after("kg per household"), None, "Residual waste", None),
            (after("µg/m³"), None, "Fine particles", None),
        ] {
            let found = not_compared(&unit(kind, of), title);
            assert_eq!(found, expected, "{title}");
        }
    }

    #[test]
    fn a_rate_of_the_same_has_the_same_title_but_for_the_counting() {
        for (count, rate) in [
            (
                "Children looked after (num)",
                "Children looked after rate per 10,000",
            ),
            (
                "Plans starting during the year - number",
                "Plans starting during the year - rate",
            ),
        ] {
            assert_eq!(without_counting(count), without_counting(rate));
        }
        assert_ne!(
            without_counting("Children looked after (num)"),
            without_counting("Children adopted (%)")
        );
    }
}
