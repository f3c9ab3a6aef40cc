//! A family in sentences: figures as printed, each with its own time, and with what is counted
//! otherwise.

use super::join::is_placed;
use super::{FamilyFigure, FamilyRow, FamilyView};
use crate::period::{Period, PeriodKind};
use crate::report::{Basis, Rating};
use crate::unit::UnitKind;
use crate::words::plural;

/// The longest printed words that a sentence repeats, in characters.
const LONGEST: usize = 30;
/// As many targets are told one by one.
const MOST_TARGETS: usize = 8;

/// When a figure is of: `in 2010/11`, `in quarter 3 2022/23`, `at 30 April 2022`, `April to December
/// 2022` of what counts from the beginning of the year. Empty where nothing says.
pub fn when(figure: &FamilyFigure, begins: crate::period::Month) -> String {
    let Some(period) = &figure.period else {
        return String::new();
    };
    let to_date = || {
        let words = period.to_date_words(begins);
        let words = words.filter(|_| figure.basis == Some(Basis::Cumulative))?;
        Some(match words.contains(" to ") {
            true => format!("from {words}"),
            false => format!("in {words}"),
        })
    };
    match period.kind() {
        None => period.label().to_owned(),
        Some(_) if figure.role == super::FigureRole::Target => format!("for {}", period.words()),
        Some(PeriodKind::Day) if figure.basis != Some(Basis::Cumulative) => {
            format!("at {}", period.words())
        }
        Some(_) => to_date().unwrap_or_else(|| format!("in {}", period.words())),
    }
}

/// A figure as printed; where that is long, its number.
fn brief((row, figure): &(&FamilyRow, &FamilyFigure)) -> String {
    let short = figure.shown.chars().count() <= LONGEST;
    let number = row.unit.as_ref().zip(figure.number().filter(|_| !short));
    number.map_or_else(
        || figure.shown.clone(),
        |(unit, number)| unit.write_at(number, unit.places_alone(number)),
    )
}

impl FamilyView {
    /// The newest figure, the oldest, and between them the lowest or the highest where it lies beyond
    /// both: `55% in quarter 3 2022/23; 88.9% in 2010/11 (at age 19 only)`. `None` without a figure.
    pub fn headline(&self) -> Option<String> {
        let figures = self.by_time();
        let (first, last) = (*figures.first()?, *figures.last()?);
        let mut said = vec![self.said(last, None)];
        if figures.len() > 1 {
            said.push(self.said(first, Some(last)));
        }
        // Only what is counted like the newest is its lowest or its highest.
        let alike: Vec<_> = figures
            .iter()
            .filter(|(row, figure)| {
                row.counted_otherwise == last.0.counted_otherwise
                    && figure
                        .basis
                        .is_none_or(|basis| last.1.basis.is_none_or(|own| own == basis))
                    && row.unit.as_ref().map(|unit| &unit.kind)
                        == last.0.unit.as_ref().map(|unit| &unit.kind)
                    && !figure.value.marks().unreliable
            })
            .collect();
        let value = |found: &(&FamilyRow, &FamilyFigure)| found.1.number().unwrap_or_default();
        let ends = [first, last].map(|found| value(&found));
        let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        if alike.len() > 2 {
            let least = alike.iter().min_by(|a, b| value(a).total_cmp(&value(b)));
            let most = alike.iter().max_by(|a, b| value(a).total_cmp(&value(b)));
            let once = |found: &&&(&FamilyRow, &FamilyFigure)| {
                alike
                    .iter()
                    .filter(|other| value(other) == value(found))
                    .count()
                    == 1
            };
            if let Some(found) = least.filter(|found| value(found) < low).filter(once) {
                said.push(format!("lowest {}", self.said(**found, Some(last))));
            }
            if let Some(found) = most.filter(|found| value(found) > high).filter(once) {
                said.push(format!("highest {}", self.said(**found, Some(last))));
            }
        }
        Some(said.join("; "))
    }

    /// The sentence over all years: the figures of the headline, then the targets as they were set.
    pub fn sentence(&self) -> Option<String> {
        let said: Vec<String> = self
            .headline()
            .into_iter()
            .chain(self.targets_said())
            .collect();
        (!said.is_empty()).then(|| format!("{}.", said.join("; ")))
    }

    /// `the target was 75%, then 65%, 80%`: by time, what stays the same once. Targets that are counted
    /// otherwise stand apart, with how: `the target was 550, then 600; then 100% (per cent of eligible
    /// children)`.
    fn targets_said(&self) -> Option<String> {
        type Target<'f> = (&'f FamilyRow, &'f FamilyFigure);
        fn counted<'f>((row, _): &Target<'f>) -> (Option<&'f UnitKind>, Option<&'f str>) {
            let kind = row.unit.as_ref().map(|unit| &unit.kind);
            (kind, row.counted_otherwise.as_deref())
        }
        let mut targets = self.targets();
        targets.dedup_by(|b, a| a.1.number() == b.1.number() && counted(a) == counted(b));
        let more = targets.len().saturating_sub(MOST_TARGETS);
        targets.truncate(MOST_TARGETS);
        let runs: Vec<&[Target]> = targets.chunk_by(|a, b| counted(a) == counted(b)).collect();
        // The newest figure has said it already.
        let newest = self.by_time().last().and_then(|found| counted(found).1);
        let known = newest.filter(|_| runs.len() == 1);
        let said = runs.iter().enumerate().map(|(at, run)| {
            let mut shown: Vec<String> = run.iter().map(brief).collect();
            let first = shown.remove(0);
            let mut said = match (at, shown.as_slice()) {
                (0, []) => first,
                (0, then) => format!("{first}, then {}", then.join(", ")),
                (_, then) => [&[format!("then {first}")], then].concat().join(", "),
            };
            if let Some(words) = counted(&run[0]).1.filter(|words| known != Some(*words)) {
                said.push_str(&format!(" ({words})"));
            }
            said
        });
        let said: Vec<String> = said.collect();
        let more = match more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        (!said.is_empty()).then(|| format!("the target was {}{more}", said.join("; ")))
    }

    /// How the reports rate it: `Rated red in 1 report and amber in 2; the rating in 1 report is not
    /// legible.` `None` where no report rates it.
    pub fn rating_words(&self) -> Option<String> {
        let count = |rating: Rating| self.ratings().filter(|(_, r)| *r == rating).count();
        let mut said = Vec::new();
        for rating in [Rating::Red, Rating::Amber, Rating::Green] {
            let n = count(rating);
            let word = rating.word().to_lowercase();
            match (n, said.is_empty()) {
                (0, _) => {}
                (n, true) => said.push(format!("{word} in {n} {}", plural(n, "report"))),
                (n, false) => said.push(format!("{word} in {n}")),
            }
        }
        let lost = count(Rating::Lost);
        let unread = format!(
            "the rating in {lost} {} is not legible",
            plural(lost, "report")
        );
        match (said.is_empty(), lost) {
            (true, 0) => None,
            (true, _) => Some(format!("{}.", crate::text::upper(&unread))),
            (false, 0) => Some(format!("Rated {}.", crate::words::join(&said))),
            (false, _) => Some(format!("Rated {}; {unread}.", crate::words::join(&said))),
        }
    }

    /// How many reports rate it red, how many rate it at all, and in how many the rating cannot be
    /// read: `red in 1 of 2, 1 not legible`. `None` where no report rates it.
    pub fn red_words(&self) -> Option<String> {
        let count = |test: fn(Rating) -> bool| self.ratings().filter(|(_, r)| test(*r)).count();
        let judged = count(|r| matches!(r, Rating::Red | Rating::Amber | Rating::Green));
        let (red, lost) = (count(|r| r == Rating::Red), count(|r| r == Rating::Lost));
        match (judged, lost) {
            (0, 0) => None,
            (0, lost) => Some(format!("{lost} not legible")),
            (n, 0) => Some(format!("{red} of {n}")),
            (n, lost) => Some(format!("{red} of {n}, {lost} not legible")),
        }
    }

    /// The figures that a sentence can say, by time; forecasts are none.
    fn by_time(&self) -> Vec<(&FamilyRow, &FamilyFigure)> {
        let mut found: Vec<_> = self
            .figures()
            .filter(|(_, figure)| {
                figure.is_actual()
                    && is_placed(figure)
                    && !figure.value.marks().forecast
                    && figure.basis != Some(Basis::AnnualForecast)
            })
            .collect();
        crate::order::sort(&mut found, |(_, a), (_, b)| match (&a.period, &b.period) {
            (Some(a), Some(b)) => a.by_time(b),
            _ => std::cmp::Ordering::Equal,
        });
        found
    }

    /// The oldest and the newest figure, each with its time, for a list of families.
    pub fn first_and_last(&self) -> Option<[String; 2]> {
        let figures = self.by_time();
        let (first, last) = (*figures.first()?, *figures.last()?);
        Some([self.said(first, Some(last)), self.said(last, None)])
    }

    /// A figure with its time, and what is counted otherwise than `beside`.
    fn said(
        &self,
        (row, figure): (&FamilyRow, &FamilyFigure),
        beside: Option<(&FamilyRow, &FamilyFigure)>,
    ) -> String {
        let begins = self.year_begins();
        let mut said = brief(&(row, figure));
        // A rate of the whole year so far that is printed with its own words says its time itself.
        let when = when(figure, begins);
        if !when.is_empty() {
            said.push(' ');
            said.push_str(&when);
        }
        let otherwise = row.counted_otherwise.as_deref();
        match beside.map(|(row, _)| row.counted_otherwise.as_deref()) {
            Some(same) if same == otherwise => {}
            _ => {
                if let Some(words) = otherwise {
                    said.push_str(&format!(" ({words})"));
                }
            }
        }
        said
    }

    /// What the reports that have it are, oldest first, each once.
    pub fn reports(&self) -> Vec<(&str, &Period)> {
        let mut found: Vec<(&str, &Period)> = Vec::new();
        for row in &self.rows {
            if !found.iter().any(|(id, _)| *id == row.report) {
                found.push((&row.report, &row.report_period));
            }
        }
        found
    }
}
