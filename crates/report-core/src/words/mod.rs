//! The words for figures: one place, pure and tested.
//!
//! Numbers first, whole sentences, no cause and no praise. A difference is worked out before
//! rounding, and where two figures only look equal the sentence says so.

mod bands;
mod cohorts;
mod comparison;
mod gap;
mod marks;
mod parts;
mod position;
mod report;
mod row;
mod rule;
mod story;
mod strip;

pub use bands::{bands, bands_headline, share};
pub use cohorts::{cohorts, cohorts_headline};
pub use comparison::{
    headline, headline_of, indicator_title, mean_of, ranking_headline, ranking_notes, sentence,
    sentence_of, since_then, subtitle_of, targets_said, trend_subtitle,
};
pub use gap::{gap, gap_decimals, gap_figures, gap_headline, gap_reference};
pub use marks::marked;
pub use parts::{parts, parts_headline};
pub use position::{beside_mean, placed, rank_of};
pub use report::{loose_ratings, no_red, report_lead, report_opening, tally};
pub use row::{
    DirectionWords, Movement, cell_words, comparable_figures, direction, figure_and_target,
    indicator_lead, lead, leads_with_row, set_against_target, target_apart, without_series,
};
pub use rule::{rated, rating_by_rule, rule, rule_differs};
pub use strip::{ranking_quartiles, strip, strip_headline};

pub use crate::cells::{KeyCells, cell_places, key_cells};
use crate::compare::Comparison;
use crate::decimal::{minus, places_apart, rounded, same_number};
use crate::period::{Period, PeriodKind, YearEnd};
use crate::report::Basis;
use crate::statistics::approx_eq;
pub(crate) use crate::text::upper;
use crate::unit::{Unit, UnitKind};
use crate::value::Marks;
use time::Month;

/// When a value holds, to begin a sentence: `At 31 March 2025`, `In 2024/25`,
/// `In the year to August 2025`; to date in a financial year `From April to December 2024`.
pub fn when(period: &Period, basis: Option<Basis>) -> String {
    when_in_years(period, basis, Month::April)
}

/// The same where years begin in another month than April: see
/// [`Indicator::year_begins`](crate::report::Indicator::year_begins).
pub fn when_in_years(period: &Period, basis: Option<Basis>, begins: Month) -> String {
    match (period.kind(), basis) {
        (None, _) => format!("For \"{}\"", period.label()),
        (Some(_), Some(Basis::Snapshot)) => format!("At {}", period.end_words()),
        (Some(PeriodKind::Day), basis) if basis != Some(Basis::Cumulative) => {
            format!("At {}", period.end_words())
        }
        (Some(_), Some(Basis::Cumulative)) if period.is_part_of_year() => {
            let words = period.to_date_words(begins).unwrap_or_default();
            match words.contains(" to ") {
                true => format!("From {words}"),
                false => format!("In {words}"),
            }
        }
        (Some(PeriodKind::Year(YearEnd::December)), _) => format!("In {}", period.label()),
        (Some(PeriodKind::Year(_)), _) => {
            let end = period.end_words();
            // "31 August 2025" to "August 2025"
            let month = end.split_once(' ').map_or(end.as_str(), |(_, month)| month);
            format!("In the year to {month}")
        }
        (Some(PeriodKind::Span), _) => format!("Over {}", period.words()),
        _ => format!("In {}", period.words()),
    }
}

/// The same inside a sentence: `at 31 March 2025`.
pub fn when_within(period: &Period, basis: Option<Basis>) -> String {
    lower(&when(period, basis))
}

/// When a value of a comparison holds, to begin a sentence.
pub fn when_at(comparison: &Comparison, at: usize) -> String {
    let begins = comparison.indicator.year_begins();
    when_in_years(&comparison.periods()[at], comparison.basis, begins)
}

/// The same inside a sentence.
pub fn when_at_within(comparison: &Comparison, at: usize) -> String {
    lower(&when_at(comparison, at))
}

/// What a figure is for, in a label: `31 December 2024` of a snapshot, `April to December 2024` of
/// a count to date, `quarter 3 2024/25`, `2024/25`.
pub fn time_of(period: &Period, basis: Option<Basis>, begins: Month) -> String {
    match basis {
        Some(Basis::Snapshot) => period.end_words(),
        Some(Basis::Cumulative) => period
            .to_date_words(begins)
            .unwrap_or_else(|| period.words()),
        _ => period.words(),
    }
}

/// What an earlier figure was printed for: of a part of a year as [`time_of`] says it, of a year its
/// label: `April to December 2023`, `2021/22`.
pub fn printed_for(period: &Period, basis: Option<Basis>, begins: Month) -> String {
    match period.is_part_of_year() {
        true => time_of(period, basis, begins),
        false => period.words(),
    }
}

/// What is said of a number: `the rate was`, `the rate is forecast to be`, and of a forecast made
/// in a part of the year `the rate for the whole year is forecast to be`.
pub(crate) fn noun_is(
    noun: &str,
    forecast: bool,
    basis: Option<Basis>,
    period: Option<&Period>,
) -> String {
    let of_a_year =
        basis == Some(Basis::AnnualForecast) && period.is_none_or(Period::is_part_of_year);
    match (forecast, of_a_year) {
        (false, _) => format!("{noun} was"),
        (true, false) => format!("{noun} is forecast to be"),
        (true, true) => format!("{noun} for the whole year is forecast to be"),
    }
}

/// ` (provisional)`: what must be known about a number of which it is said already that it is a
/// forecast, or nothing.
pub(crate) fn marks_beside(marks: Marks, forecast: bool) -> String {
    marks_words(Marks {
        forecast: marks.forecast && !forecast,
        ..marks
    })
}

/// With the first letter small, to stand inside a sentence; a word of capitals is left as it is.
pub fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            std::iter::once(first.to_ascii_lowercase())
                .chain(letters)
                .collect()
        }
        _ => text.to_owned(),
    }
}

/// What the number is called: the rate, the number, the score. A rate or a rank whose unit is
/// given as a score keeps its own name, as `title` or the words of its axis have it.
pub(crate) fn noun(unit: &Unit, title: &str) -> &'static str {
    let words = |text: &str| {
        let found = text.split(|c: char| !c.is_alphanumeric());
        found.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let has = |word: &str| {
        let axis = unit.axis_words().unwrap_or_default();
        let of = unit.of.as_deref().unwrap_or_default();
        [axis, of, title]
            .iter()
            .any(|text| words(text).iter().any(|other| other == word))
    };
    match unit.kind {
        UnitKind::Score | UnitKind::Bare if has("score") => "the score",
        UnitKind::Score | UnitKind::Bare if has("rank") => "the rank",
        UnitKind::Score | UnitKind::Bare if has("rate") => "the rate",
        UnitKind::Score if unit.axis_words().is_some() => "the figure",
        UnitKind::Rate { .. } => "the rate",
        UnitKind::Count => "the number",
        UnitKind::Money => "the amount",
        UnitKind::Score => "the score",
        _ => "the figure",
    }
}

/// A value with what a rate is out of: `132 per 10,000`.
pub(crate) fn value_in_full(unit: &Unit, value: f64) -> String {
    value_in_full_at(unit, value, unit.places(value))
}

/// The same with other decimals.
pub(crate) fn value_in_full_at(unit: &Unit, value: f64, decimals: u8) -> String {
    let written = unit.write_at(value, decimals);
    match unit.kind {
        UnitKind::Rate { per } => format!("{written} per {}", rounded(per, 0)),
        _ => written,
    }
}

/// How far a figure moved, in words, both with their decimals: `rose by 0.1 points`.
pub(crate) fn moved(unit: &Unit, now: (f64, u8), then: (f64, u8)) -> String {
    let by = minus(now.0, then.0);
    if approx_eq(now.0, then.0) {
        return "was unchanged".to_owned();
    }
    let verb = if by > 0.0 { "rose" } else { "fell" };
    let decimals = places_apart(now.0, then.0, now.1.max(then.1));
    format!("{verb} by {}", unit.write_difference(by, decimals))
}

/// How `value` stands to `other`: `25.6 above`, `equal to`, or, where the two would print alike,
/// `slightly below, before rounding,`.
pub(crate) fn stands(unit: &Unit, value: f64, other: f64, decimals: u8) -> String {
    let difference = minus(value, other);
    if approx_eq(value, other) {
        return "equal to".to_owned();
    }
    let side = if difference > 0.0 { "above" } else { "below" };
    let alike = same_number((value, decimals), (other, decimals));
    if alike || rounded(difference.abs(), decimals) == rounded(0.0, decimals) {
        return format!("slightly {side}, before rounding,");
    }
    format!("{} {side}", unit.write_difference(difference, decimals))
}

/// The same for headlines, where no clause can say what rounding does: `25.6 above`, `equal to`, or
/// `less than 0.01 points above` where the two would print alike.
pub(crate) fn stands_briefly(unit: &Unit, value: f64, other: f64, decimals: u8) -> String {
    let difference = minus(value, other);
    let side = if difference > 0.0 { "above" } else { "below" };
    if !approx_eq(value, other) && rounded(difference.abs(), decimals) == rounded(0.0, decimals) {
        let least = 10f64.powi(-i32::from(decimals));
        return format!(
            "less than {} {side}",
            unit.write_difference(least, decimals)
        );
    }
    stands(unit, value, other, decimals)
}

/// `a`, `a and b`, `a, b and c`.
pub fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}

/// At most this many places or parts are named in a sentence; the rest are counted.
pub const MOST_NAMES: usize = 3;

/// The same of a list that may be long: three by name, the rest as a number, as in `a, b, c and
/// 44 more`.
pub fn join_few(parts: &[String]) -> String {
    if parts.len() <= MOST_NAMES {
        return join(parts);
    }
    let (named, more) = parts.split_at(MOST_NAMES);
    format!("{} and {} more", named.join(", "), more.len())
}

pub(crate) fn side(value: f64, other: f64) -> &'static str {
    if value > other {
        "above"
    } else if value < other {
        "below"
    } else {
        "equal to"
    }
}

pub(crate) fn within(value: f64, low: f64, high: f64) -> &'static str {
    if value > high {
        "above"
    } else if value < low {
        "below"
    } else {
        "within"
    }
}

/// ` (provisional, revised)`, or nothing.
pub(crate) fn marks_words(marks: Marks) -> String {
    let words: Vec<&str> = marks.list().map(|(_, words)| words).collect();
    if words.is_empty() {
        String::new()
    } else {
        format!(" ({})", words.join(", "))
    }
}

/// `1st`, `2nd`, `3rd`, `11th`.
pub fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

pub(crate) fn plural(n: usize, one: &str) -> String {
    if n == 1 {
        one.to_owned()
    } else {
        format!("{one}s")
    }
}
