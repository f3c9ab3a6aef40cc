//! What a reader wants first: what is red, what moved, what is furthest from where it should be.
//!
//! Lists of what stands in the report, in an order worked out here; nothing is judged that the
//! report does not judge.

use crate::decimal::{minus, rounded};
use crate::doubted::{self, Doubt};
use crate::order;
use crate::period::Period;
use crate::position::Position;
use crate::ratio;
use crate::report::{
    Basis, Cell, FinanceTable, Indicator, Milestone, MoneyRole, Polarity, Rating, Report, Topic,
};
use crate::statistics;
use crate::unit::UnitKind;
use crate::words;

/// The indicators that the report rates red, in printed order.
pub fn red(report: &Report) -> Vec<&Indicator> {
    report
        .indicators
        .iter()
        .filter(|i| i.rating == Some(Rating::Red))
        .collect()
}

/// The milestones that the report rates red or amber: red first, else in printed order.
pub fn at_risk(report: &Report) -> Vec<&Milestone> {
    let rated = |rating| {
        report
            .milestones
            .iter()
            .filter(move |m| m.rating == Some(rating))
    };
    rated(Rating::Red).chain(rated(Rating::Amber)).collect()
}

/// The topics that the report rates: red ones first, then amber, else in printed order.
pub fn topics(report: &Report) -> Vec<&Topic> {
    let mut topics: Vec<&Topic> = report.topics.iter().collect();
    let place = |topic: &Topic| match topic.rating {
        Some(Rating::Red) => 0,
        Some(Rating::Amber) => 1,
        _ => 2,
    };
    order::sort(&mut topics, |a, b| place(a).cmp(&place(b)));
    topics
}

/// Why something stands where it stands, as far as a report says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'r> {
    /// In the sentence that is marked as the reason.
    Given(&'r str),
    /// In a commentary of no more than this.
    Commentary(&'r str),
    /// The commentary begins so, with its first sentences or, where the first is long, a part of it; the
    /// reason may stand further down.
    Begins(&'r str),
}

/// The reason that is given, else the commentary or its beginning; `None` without either.
pub fn reason<'r>(given: Option<&'r str>, commentary: &'r [String]) -> Option<Reason<'r>> {
    if let Some(given) = given {
        return Some(Reason::Given(given));
    }
    const MOST: usize = 200;
    let begins = opening(commentary)?;
    let most = begins.char_indices().nth(MOST).map(|(at, _)| &begins[..at]);
    Some(match (commentary, most) {
        (_, Some(most)) => Reason::Begins(most.rsplit_once(' ').map_or(most, |(words, _)| words)),
        ([whole], _) if whole == begins => Reason::Commentary(begins),
        _ => Reason::Begins(begins),
    })
}

/// The first sentences of a text, whole, up to about 180 characters; at least one sentence.
pub fn opening(paragraphs: &[String]) -> Option<&str> {
    const ABOUT: usize = 180;
    let text = paragraphs.first()?.as_str();
    if text.chars().count() <= ABOUT {
        return Some(text);
    }
    // A sentence ends where a stop is followed by a blank and a capital or a digit.
    let ends = text
        .match_indices(". ")
        .map(|(at, _)| at + 1)
        .filter(|end| {
            let next = text[end + 1..].chars().next();
            next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        });
    let mut opening = text;
    for end in ends {
        if opening.len() < text.len() && end > ABOUT {
            break;
        }
        opening = &text[..end];
    }
    Some(opening)
}

/// A list in an order worked out here, and what would be in it but cannot be ordered.
#[derive(Debug, Clone, PartialEq)]
pub struct List<'r, T> {
    /// In order.
    pub ranked: Vec<T>,
    /// What is left out of the order, in printed order, with the reason.
    pub apart: Vec<Apart<'r>>,
}

impl<'r> List<'r, Distance<'r>> {
    fn new() -> Self {
        let (ranked, apart) = (Vec::new(), Vec::new());
        Self { ranked, apart }
    }

    /// Adds an indicator with its distance, or without a place in the order.
    fn add(
        &mut self,
        indicator: &'r Indicator,
        [value, from]: [f64; 2],
        size: Result<f64, Why<'r>>,
    ) {
        match size {
            Ok(size) => self.ranked.push(Distance {
                indicator,
                value,
                from,
                size,
            }),
            Err(why) => self.apart.push(Apart {
                indicator,
                value,
                from,
                why,
            }),
        }
    }

    /// The greatest distance first; what is equal but for binary fractions stands in printed order.
    fn sorted(mut self) -> Self {
        let key = |distance: &Distance| (distance.size * 1e6).round();
        order::sort(&mut self.ranked, |a, b| key(b).total_cmp(&key(a)));
        self
    }
}

/// An indicator that a list names without a place in its order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// Its figure, in the unit that the list uses.
    pub value: f64,
    /// What it is held against: the earlier figure, the target, the middle of the neighbours.
    pub from: f64,
    /// Why it is not ordered.
    pub why: Why<'r>,
}

/// Why something is not ordered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why<'r> {
    /// A mark or a note of the report doubts the figure.
    Doubted(Doubt<'r>),
    /// What it is held against is no base of a percentage: see [`crate::ratio`].
    NoPercent,
    /// How far the neighbours spread is not known: fewer than five have a value, or the file does not
    /// say.
    NoSpread,
    /// The neighbours lie too close together to measure by.
    CloseTogether,
    /// The first figures to compare are of this period, which began after the report's own time.
    Later(&'r Period),
}

/// How far an indicator moved between the two figures that the report prints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// The earlier figure, in its unit.
    pub before: f64,
    /// The figure of this report.
    pub now: f64,
    /// The change in per cent of the earlier figure: 103 means it a little more than doubled.
    pub percent: f64,
}

/// The movements since the earlier figure, the largest rise first and the largest fall last.
///
/// Counts and rates only, taken at one date or over the last months: percentages differ by points
/// and totals to date cannot be set against a full year. Apart stand those that moved from 0 or
/// nearly 0, and those that the report's own notes doubt.
pub fn movements(report: &Report) -> List<'_, Moved<'_>> {
    let (mut ranked, mut apart) = (Vec::new(), Vec::new());
    let counted = |i: &&Indicator| matches!(i.unit.kind, UnitKind::Count | UnitKind::Rate { .. });
    for indicator in report.indicators.iter().filter(counted) {
        let Some((before, now)) = words::comparable_figures(report, indicator) else {
            continue;
        };
        let keys = words::key_cells(report, &indicator.cells);
        let cells: Vec<&Cell> = [keys.previous, keys.current]
            .into_iter()
            .flatten()
            .map(|(_, cell)| cell)
            .collect();
        let percent = ratio::percent_of(indicator, minus(now, before), before);
        let why = match (doubted::of_cells(indicator, &cells), percent) {
            (Some(doubt), _) => Why::Doubted(doubt),
            (None, None) => Why::NoPercent,
            (None, Some(percent)) => {
                ranked.push(Moved {
                    indicator,
                    before,
                    now,
                    percent,
                });
                continue;
            }
        };
        if now != before {
            apart.push(Apart {
                indicator,
                value: now,
                from: before,
                why,
            });
        }
    }
    order::sort(&mut ranked, |a, b| b.percent.total_cmp(&a.percent));
    List { ranked, apart }
}

/// A count to date that has passed the target for the whole year before the year is over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passed<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// Its figure, of a part of the year.
    pub now: &'r Cell,
    /// The target, for the whole of it.
    pub target: &'r Cell,
}

impl Passed<'_> {
    /// `114 from April to December 2022; the target for the whole of 2022/23 is 68.`
    pub fn words(&self) -> String {
        let unit = &self.indicator.unit;
        let basis = self.now.basis.or(self.indicator.basis);
        let when = self.now.period.as_ref().map(|period| {
            words::lower(&words::when_in_years(
                period,
                basis,
                self.indicator.year_begins(),
            ))
        });
        let year = self.target.period.as_ref().map(Period::words);
        format!(
            "{} {}; the target for the whole of {} is {}.",
            words::cell_words(self.now, unit),
            when.unwrap_or_default(),
            year.unwrap_or_default(),
            words::cell_words(self.target, unit)
        )
    }
}

/// The counts to date that are above the target for the whole year already, in printed order.
///
/// Nothing else is certain of a year that is not over: a count to date does not fall, while a
/// percentage may go either way, and a count below the target may yet reach it. A figure that is
/// provisional, estimated or in doubt is certain of nothing.
pub fn passed(report: &Report) -> Vec<Passed<'_>> {
    let counts = report.indicators.iter();
    let counts = counts.filter(|i| matches!(i.unit.kind, UnitKind::Count));
    counts
        .filter_map(|indicator| {
            let keys = words::key_cells(report, &indicator.cells);
            let ((_, now), (_, target)) = keys.current.zip(keys.target)?;
            let most = target.to.or(target.value.number())?;
            let (part, year) = (now.period.as_ref()?, target.period.as_ref()?);
            let marks = now.value.marks();
            let certain = now.basis.or(indicator.basis) == Some(Basis::Cumulative)
                && part.is_part_of_year()
                && year.is_year()
                && part.year_start(indicator.year_begins()) == year.starts()
                && part.ends() < year.ends()
                && !(marks.provisional || marks.estimated || marks.forecast)
                && doubted::of_cells(indicator, &[now, target]).is_none();
            (certain && now.value.number()? > most).then_some(Passed {
                indicator,
                now,
                target,
            })
        })
        .collect()
}

/// How far an indicator is from something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// Its figure.
    pub value: f64,
    /// The target, or the median of the neighbours.
    pub from: f64,
    /// The distance without a sign: from a target in per cent of it, from the neighbours as so many
    /// times their median absolute deviation.
    pub size: f64,
}

/// The indicators furthest from their target, in per cent of it: on the worse side where there is
/// a judgement, on either side where there is none. A part of a year is not held against the
/// target for the whole. Apart stand those whose target is no base of a percentage, and those that
/// the report's own notes doubt.
pub fn furthest_from_target(report: &Report) -> List<'_, Distance<'_>> {
    let mut list = List::new();
    for indicator in &report.indicators {
        let found = words::figure_and_target(report, indicator);
        let Some((value, from)) = found.filter(|(v, t)| worse(*v, *t, indicator.polarity)) else {
            continue;
        };
        let keys = words::key_cells(report, &indicator.cells);
        let cells: Vec<&Cell> = [keys.target, keys.current]
            .into_iter()
            .flatten()
            .map(|(_, cell)| cell)
            .collect();
        let percent = ratio::percent_of(indicator, minus(value, from).abs(), from);
        let size = match doubted::of_cells(indicator, &cells) {
            Some(doubt) => Err(Why::Doubted(doubt)),
            None => percent.ok_or(Why::NoPercent),
        };
        list.add(indicator, [value, from], size);
    }
    list.sorted()
}

/// The indicators furthest from the statistical neighbours in the period that a page opens with: from the median of
/// their values, measured by how far these spread around it, which every unit has. Of those whose
/// figures are at hand, or were calculated; on the worse side where there is a judgement. Apart
/// stand those whose neighbours' spread is not known or is nothing, those that are in doubt, and
/// those with no figures from the report's own time.
pub fn furthest_from_neighbours(report: &Report) -> List<'_, Distance<'_>> {
    let mut list = List::new();
    for indicator in &report.indicators {
        let Some(position) = Position::of(report, indicator) else {
            continue;
        };
        let Some(mean) = position.mean.as_ref() else {
            continue;
        };
        let value = position.value;
        let from = position.spread.map_or(mean.value, |spread| spread.median);
        if statistics::approx_eq(value, from) || !worse(value, from, position.polarity) {
            continue;
        }
        let times = position
            .wide_spread()
            .and_then(|spread| spread.times(value));
        let size = match doubted::of_position(&position) {
            Some(doubt) => Err(Why::Doubted(doubt)),
            None if position.is_later(report) => Err(Why::Later(position.period)),
            None if position.spread.is_some() => times.ok_or(Why::CloseTogether),
            None => Err(Why::NoSpread),
        };
        list.add(indicator, [value, from], size);
    }
    list.sorted()
}

/// Whether a figure lies on the worse side of another; without a judgement, on either side.
fn worse(value: f64, from: f64, polarity: Polarity) -> bool {
    match polarity {
        Polarity::High | Polarity::Low => statistics::is_better(from, value, polarity),
        Polarity::Plan | Polarity::None => value != from,
    }
}

/// A finance table in one sentence, from its last printed total: `Spent £6,112,000 to 30
/// September 2015, £272,000 under the budget to date of £6,384,000.` `None` without a total, or
/// where the unit is not thousands of pounds or pounds.
pub fn finance_line(table: &FinanceTable) -> Option<String> {
    let scale = match table.unit.as_str() {
        "£'000" | "£000" | "£000's" | "£’000" => 1000.0,
        "£" => 1.0,
        _ => return None,
    };
    let total = table.lines.iter().rev().find(|line| line.total)?;
    let amount = |role| {
        let place = table.columns.iter().position(|(_, other)| *other == role)?;
        Some(total.amounts[place]? * scale)
    };
    let (budget, spend) = (amount(MoneyRole::BudgetToDate)?, amount(MoneyRole::Spend)?);
    let pounds = |amount: f64| format!("£{}", rounded(amount, 0));
    let until = table
        .as_at
        .map(|day| format!(" to {}", crate::period::day_words(day)))
        .unwrap_or_default();
    // The printed variance wins over the difference.
    let variance = amount(MoneyRole::Variance).unwrap_or_else(|| minus(budget, spend));
    let side = if variance > 0.0 {
        format!("{} under the", pounds(variance))
    } else if variance < 0.0 {
        format!("{} over the", pounds(-variance))
    } else {
        "as in the".to_owned()
    };
    Some(format!(
        "Spent {}{until}, {side} budget to date of {}.",
        pounds(spend),
        pounds(budget)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_not_told_as_the_reason() {
        let text = |paragraphs: &[&str]| -> Vec<String> {
            paragraphs.iter().map(|&text| text.to_owned()).collect()
        };
        let long = format!("First. {}.", "Word ".repeat(40));
        let told = |commentary: &[&str], expected: Option<Reason>| {
            assert_eq!(reason(None, &text(commentary)), expected, "{commentary:?}");
        };
        told(&[], None);
        told(&["All of it."], Some(Reason::Commentary("All of it.")));
        told(&["First.", "More."], Some(Reason::Begins("First.")));
        told(&[&long], Some(Reason::Begins("First.")));
        let unbroken = "word ".repeat(60);
        let Some(Reason::Begins(begins)) = reason(None, std::slice::from_ref(&unbroken)) else {
            panic!("it is longer than its beginning");
        };
        assert!(begins.len() <= 200 && begins.ends_with("word"), "{begins}");
        let first = text(&["First."]);
        let given = reason(Some("Because."), &first);
        assert_eq!(given, Some(Reason::Given("Because.")));
        assert_eq!(
            reason(Some("Because."), &[]),
            Some(Reason::Given("Because."))
        );
    }

    #[test]
    fn a_text_opens_with_whole_sentences() {
        let one = |text: &str| vec![text.to_owned()];
        let long = format!(
            "The rate is 5.6% of those in care. On average 12 started. {}. Last.",
            "Word ".repeat(40)
        );
        assert_eq!(opening(&one("Short.")), Some("Short."));
        assert_eq!(opening(&[]), None);
        assert_eq!(
            opening(&one(&long)),
            Some("The rate is 5.6% of those in care. On average 12 started.")
        );
        let unbroken = format!("{}end", "word ".repeat(60));
        assert_eq!(opening(&one(&unbroken)), Some(unbroken.as_str()));
    }
}
