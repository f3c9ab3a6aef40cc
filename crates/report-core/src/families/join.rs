//! Which figures of a family a line may join.

use super::{FamilyFigure, FamilyRow, FamilyView};
use crate::period::{Month, Period, PeriodKind, YearEnd};
use crate::report::Basis;
use crate::unit::UnitKind;

/// Figures that one line joins, by time. Alone, a figure is a piece of its own.
pub type Piece<'v> = Vec<(&'v FamilyRow, &'v FamilyFigure)>;

/// Whether no line may join figures of two periods: whole years of different sorts, or a part of
/// a year and a whole one, unless both are counts at a date or over the last months. What grows
/// through the year ends with the year: then nothing joins the last part of one to the first part
/// of the next. Years begin in the month `begins`.
pub fn parted(before: &Period, now: &Period, basis: Option<Basis>, begins: Month) -> bool {
    let year = |period: &Period| period.year_start(begins);
    match basis {
        Some(Basis::Snapshot | Basis::Rolling) => false,
        Some(Basis::Cumulative) if before.is_part_of_year() => {
            !before.joins(now) || year(before) != year(now)
        }
        _ => !before.joins(now),
    }
}

impl FamilyView {
    /// The unit that most of its figures with a place in time are in, of those with as many the
    /// newest report's: what is drawn is drawn in one unit.
    pub fn drawn_unit(&self) -> Option<&UnitKind> {
        let placed = self.figures().filter(|(_, figure)| is_placed(figure));
        let kinds = placed.filter_map(|(row, _)| row.unit.as_ref());
        let mut found: Vec<(&UnitKind, usize)> = Vec::new();
        for unit in kinds {
            match found.iter_mut().find(|(kind, _)| *kind == &unit.kind) {
                Some((_, count)) => *count += 1,
                None => found.push((&unit.kind, 1)),
            }
        }
        let most = found.iter().map(|(_, count)| *count).max()?;
        let most = found.iter().rfind(|(_, count)| *count == most);
        most.map(|(kind, _)| *kind)
    }

    /// The figures that can be drawn in a unit, by time, in pieces that a line may run through. Of two
    /// reports that print one figure for one period, the newer's is drawn.
    pub fn pieces(&self, kind: &UnitKind) -> Vec<Piece<'_>> {
        let mut figures: Piece = self
            .figures()
            .filter(|(row, figure)| figure.is_actual() && is_placed(figure) && in_unit(row, kind))
            .collect();
        let at = |figure: &FamilyFigure| figure.period.as_ref().and_then(Period::at).unwrap_or(0.0);
        crate::order::sort(&mut figures, |(_, a), (_, b)| at(a).total_cmp(&at(b)));
        let all = figures.clone();
        let mut place = 0;
        figures.retain(|(row, figure)| {
            place += 1;
            let mut later = all[place..].iter();
            !later.any(|(other, found)| {
                found.period == figure.period
                    && found.number() == figure.number()
                    && other.counted_otherwise == row.counted_otherwise
            })
        });
        let begins = self.year_begins();
        let usual = usual_distance(&figures);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut alone: Vec<Piece> = Vec::new();
        for (place, &(row, figure)) in figures.iter().enumerate() {
            let newest = !figures[place + 1..]
                .iter()
                .any(|(other, found)| found.period == figure.period && other.joinable);
            if !row.joinable || !newest {
                alone.push(vec![(row, figure)]);
                continue;
            }
            let last = pieces.last().and_then(|piece| piece.last()).copied();
            let joins = last.is_some_and(|last| {
                let broken = figures.iter().any(|(_, found)| {
                    found.value.marks().break_before
                        && at(last.1) < at(found)
                        && at(found) <= at(figure)
                });
                !broken && self.may_join(last, (row, figure), begins, usual)
            });
            match pieces.last_mut().filter(|_| joins) {
                Some(piece) => piece.push((row, figure)),
                None => pieces.push(vec![(row, figure)]),
            }
        }
        pieces.extend(alone);
        pieces
    }

    /// Whether a line may join two figures, the earlier first.
    fn may_join(
        &self,
        (before, then): (&FamilyRow, &FamilyFigure),
        (row, now): (&FamilyRow, &FamilyFigure),
        begins: Month,
        usual: i64,
    ) -> bool {
        let (Some(earlier), Some(later)) = (&then.period, &now.period) else {
            return false;
        };
        let kind = |row: &FamilyRow| row.unit.as_ref().map(|unit| unit.kind.clone());
        before.joinable
            && row.joinable
            && kind(before) == kind(row)
            && then.basis == now.basis
            && !parted(earlier, later, now.basis, begins)
            && distance(earlier, later).is_some_and(|years| years <= usual)
    }

    /// The month that its years begin in.
    pub fn year_begins(&self) -> Month {
        let academic = |figure: &FamilyFigure| {
            let kind = figure.period.as_ref().and_then(Period::kind);
            matches!(
                kind,
                Some(
                    PeriodKind::AcademicYear | PeriodKind::Term | PeriodKind::Year(YearEnd::August)
                )
            )
        };
        match self.figures().any(|(_, figure)| academic(figure)) {
            true => Month::September,
            false => Month::April,
        }
    }
}

/// Whether a figure is a number with a place in time.
pub(super) fn is_placed(figure: &FamilyFigure) -> bool {
    let at = figure.period.as_ref().and_then(Period::at);
    at.is_some() && figure.number().is_some()
}

pub(super) fn in_unit(row: &FamilyRow, kind: &UnitKind) -> bool {
    row.unit.as_ref().is_some_and(|unit| unit.kind == *kind)
}

/// Years from the end of one period to the end of another, begun ones counted whole.
fn distance(before: &Period, now: &Period) -> Option<i64> {
    let days = (now.ends()? - before.ends()?).whole_days();
    Some((days + 364) / 366)
}

/// How many years figures are regularly apart: the distance that is met most often and more than
/// once, else one. What lies between is nothing missing then.
fn usual_distance(figures: &Piece) -> i64 {
    let joinable: Vec<&Period> = figures
        .iter()
        .filter(|(row, _)| row.joinable)
        .filter_map(|(_, figure)| figure.period.as_ref())
        .collect();
    let apart = joinable
        .windows(2)
        .filter_map(|two| distance(two[0], two[1]));
    let mut apart: Vec<i64> = apart.filter(|years| *years > 0).collect();
    apart.sort_unstable();
    let runs = apart.chunk_by(|a, b| a == b);
    let often = runs.fold((1, 1), |best: (i64, usize), run| match run {
        [years, ..] if run.len() > best.1 => (*years, run.len()),
        _ => best,
    });
    often.0.max(1)
}
