//! An indicator beside other places: mean of the neighbours, rank, region, nation, change.
//!
//! Everything here is worked out on the numbers in the file and rounded by nobody.

use crate::comparable::{NotCompared, not_compared_of};
use crate::decimal::{minus, places_printed};
use crate::official;
use crate::period::{Period, lapses};
pub use crate::report::Mean;
use crate::report::{
    AreaKind, Basis, Indicator, Observations, Polarity, Report, Series, Sort, Target,
};
use crate::statistics::{self, FEWEST_RANKED};
use crate::unit::Unit;
use crate::value::{Absent, Value};
use time::Date;

/// The day up to which figures are of a report's own time: the last of its period, and the first of
/// a plan's. `None` for figures of many places, which are published for their own sake.
pub fn own_time(report: &Report) -> Option<Date> {
    match report.sort {
        Sort::Benchmark => None,
        Sort::Plan => report.period.starts(),
        Sort::Quarter | Sort::Year => report.period.ends(),
    }
}

/// An indicator's comparable figures: those of its benchmark where it has one, else its own.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'r> {
    /// The report.
    pub report: &'r Report,
    /// The indicator.
    pub indicator: &'r Indicator,
    /// The figures.
    pub observations: &'r Observations,
    /// What the numbers are.
    pub unit: &'r Unit,
    /// Which way is good.
    pub polarity: Polarity,
    /// How a value is counted.
    pub basis: Option<Basis>,
    /// Whether the figures are another publisher's, beside the report's own.
    pub outside: bool,
    focus: &'r Series,
}

/// A place in the ranking of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// An index into the areas.
    pub area: usize,
    /// The value or the reason for none.
    pub value: Value,
    /// The place, 1 best by polarity or highest without; `None` without a value, or where there
    /// are too few places to rank.
    pub place: Option<usize>,
    /// Whether others share the place.
    pub joint: bool,
    /// Whether nobody is behind it, and somebody ahead.
    pub last: bool,
    /// Whether it is the report's own area.
    pub own: bool,
}

/// The report's area and its neighbours, ranked on values of one and the same period.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Those with a value by rank, then those without, in the order of the neighbours.
    pub rows: Vec<Ranked>,
    /// How many have a value.
    pub of: usize,
}

impl Ranking {
    /// The report's own area.
    pub fn own(&self) -> Option<&Ranked> {
        self.rows.iter().find(|row| row.own)
    }
}

/// The difference between two comparable periods of the report's own area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The earlier period, an index.
    pub from: usize,
    /// The later period, an index.
    pub to: usize,
    /// Later minus earlier, in the unit (percentages: points), unrounded.
    pub by: f64,
}

/// Fewer neighbours than this have no spread.
const FEWEST_SPREAD: usize = 5;

impl<'r> Comparison<'r> {
    /// The report's own figures over time, beside no other publisher's: its observations and what
    /// its row prints. `None` where they are no series: with fewer than two numbers that have a
    /// place in time, unless there is one with targets of two periods or more.
    pub fn own(report: &'r Report, indicator: &'r Indicator) -> Option<Self> {
        let found = Self::of_own(report, indicator, indicator.over_time()?)?;
        let placed = |at: &usize| found.has_number(*at) && found.periods()[*at].at().is_some();
        let numbers = (0..found.periods().len()).filter(placed).count();
        let targets = indicator.targets.iter();
        let targets = targets
            .filter(|target| target.period.at().is_some())
            .count();
        (numbers >= 2 || (numbers == 1 && targets >= 2)).then_some(found)
    }

    /// The own figures over time of a measure whose comparable figures are not those: beside
    /// another publisher's, or without any that are comparable. `None` where [`Comparison::of`]
    /// shows them.
    pub fn own_apart(report: &'r Report, indicator: &'r Indicator) -> Option<Self> {
        match Self::of(report, indicator) {
            Some(comparison) if !comparison.outside => None,
            _ => Self::own(report, indicator),
        }
    }

    /// What a measure's chart over time is of: its comparable figures, else its own printed ones.
    pub fn over_time(report: &'r Report, indicator: &'r Indicator) -> Option<Self> {
        Self::of(report, indicator).or_else(|| Self::own(report, indicator))
    }

    /// The comparable figures of an indicator; `None` where it has no series of its own area.
    pub fn of(report: &'r Report, indicator: &'r Indicator) -> Option<Self> {
        let outside = indicator
            .benchmark
            .as_ref()
            .and_then(|b| Some((b, b.observations.as_ref()?)));
        if let Some((benchmark, observations)) = outside {
            return Some(Self {
                report,
                indicator,
                observations,
                unit: &benchmark.unit,
                polarity: benchmark.polarity,
                basis: benchmark.basis,
                outside: true,
                focus: observations.of(report.area, None)?,
            });
        }
        indicator.observations.as_ref()?;
        Self::of_own(report, indicator, indicator.over_time()?)
    }

    fn of_own(
        report: &'r Report,
        indicator: &'r Indicator,
        observations: &'r Observations,
    ) -> Option<Self> {
        let focus = observations
            .of(report.area, indicator.cohort)
            .or_else(|| observations.of(report.area, None))?;
        Some(Self {
            report,
            indicator,
            observations,
            unit: &indicator.unit,
            polarity: indicator.polarity,
            basis: indicator.basis,
            outside: false,
            focus,
        })
    }

    /// Why the figures of different places are not compared; `None` where they are.
    pub fn not_compared(&self) -> Option<NotCompared> {
        not_compared_of(self.indicator, self.outside, self.unit)
    }

    /// The periods, by time.
    pub fn periods(&self) -> &'r [Period] {
        &self.observations.periods
    }

    /// The series of the report's own area.
    pub fn focus(&self) -> &'r Series {
        self.focus
    }

    /// Decimal places that a number of a series is written with: as it is printed beside the
    /// series, or in the report's own row for the same period; else those of the unit.
    pub fn places(&self, series: &Series, at: usize) -> u8 {
        let Some(value) = series.values[at].number() else {
            return self.unit.decimals;
        };
        let beside = series.printed.get(at).and_then(Option::as_deref);
        let own = !self.outside && std::ptr::eq(series, self.focus);
        let row = self.indicator.cells.iter().flatten().find(|cell| {
            own && cell.value.number() == Some(value)
                && cell.period.as_ref() == Some(&self.periods()[at])
        });
        let printed = beside.and_then(|words| places_printed(words, value));
        let row = row.map(|cell| crate::cells::cell_places(cell, self.unit));
        let mut found = printed.into_iter().chain(row);
        found.next().unwrap_or_else(|| self.unit.places(value))
    }

    /// A number of a series in its unit; `None` where there is none.
    pub fn write(&self, series: &Series, at: usize) -> Option<String> {
        let value = series.values[at].number()?;
        Some(self.unit.write_at(value, self.places(series, at)))
    }

    /// The latest period in which the report's own area has a number. A period without a place
    /// in time is never the latest, unless there is no other.
    pub fn latest(&self) -> Option<usize> {
        self.latest_among(0..self.periods().len())
    }

    /// The earliest such period.
    pub fn earliest(&self) -> Option<usize> {
        self.earliest_among(0..self.periods().len())
    }

    /// The period that a page opens with: the one of the report's current figure, where the own
    /// area has a number in it; else the latest with a number that had ended by the end of the
    /// report's period, and of a plan by its beginning; else the earliest later one. Figures of
    /// many places are published for their own sake: of those it is the latest.
    pub fn opening(&self) -> Option<usize> {
        self.opening_among(0..self.periods().len())
    }

    /// The period in which a page first sets the own figure beside other places: that of its
    /// opening, or else the latest up to it in which the own area and another have a number. A
    /// current figure is often there before those of other places.
    pub fn opening_beside(&self) -> Option<usize> {
        let opening = self.opening()?;
        let beside = |at: &usize| {
            let others = self.observations.series.iter();
            let mut others = others.filter(|series| !std::ptr::eq(*series, self.focus));
            self.has_number(*at) && others.any(|series| series.values[*at].number().is_some())
        };
        (0..=opening).rfind(beside).or(Some(opening))
    }

    /// The same among some periods.
    pub(crate) fn opening_among(&self, among: std::ops::Range<usize>) -> Option<usize> {
        let Some(bound) = own_time(self.report) else {
            return self.latest_among(among);
        };
        if !self.outside
            && let Some(at) = self.current_at().filter(|at| among.contains(at))
        {
            return Some(at);
        }
        let known = |at: &usize| {
            self.has_number(*at) && self.periods()[*at].ends().is_some_and(|end| end <= bound)
        };
        let later = || {
            let placed = |at: &usize| self.has_number(*at) && self.periods()[*at].at().is_some();
            among.clone().find(placed)
        };
        among
            .clone()
            .rfind(known)
            .or_else(later)
            .or_else(|| self.latest_among(among.clone()))
    }

    /// The period of the report's current figure, where the own area has a number in it.
    fn current_at(&self) -> Option<usize> {
        let keys = crate::cells::key_cells(self.report, &self.indicator.cells);
        let (_, cell) = keys.current?;
        let label = cell.period.as_ref()?.label();
        let at = self.periods().iter().position(|p| p.label() == label)?;
        self.has_number(at).then_some(at)
    }

    /// Whether a value is a forecast: marked as one, or counted as the forecast of a year that had
    /// not ended by the end of the report's period.
    pub fn is_forecast(&self, at: usize) -> bool {
        let period = &self.periods()[at];
        let over = match (period.ends(), self.report.period.ends()) {
            (Some(end), Some(now)) => period.is_year() && end <= now,
            _ => false,
        };
        self.focus.marks(at).forecast || (self.basis == Some(Basis::AnnualForecast) && !over)
    }

    /// The latest such period among some.
    pub(crate) fn latest_among(&self, among: std::ops::Range<usize>) -> Option<usize> {
        let placed = |at: &usize| self.has_number(*at) && self.periods()[*at].at().is_some();
        let any = among.clone().rfind(|at| self.has_number(*at));
        among.rev().find(placed).or(any)
    }

    /// The earliest such period among some.
    pub(crate) fn earliest_among(&self, mut among: std::ops::Range<usize>) -> Option<usize> {
        // Periods without a place in time come last.
        among.find(|at| self.has_number(*at))
    }

    fn has_number(&self, at: usize) -> bool {
        self.focus.values[at].number().is_some()
    }

    /// The neighbours' series, closest first, with the area's index; those without a series are
    /// `None`.
    pub fn neighbours(&self) -> impl Iterator<Item = (usize, Option<&'r Series>)> + use<'r> {
        let observations = self.observations;
        let neighbours = self.report.neighbours.as_ref();
        neighbours
            .into_iter()
            .flat_map(|neighbours| &neighbours.areas)
            .map(move |(area, _)| (*area, observations.of(*area, None)))
    }

    /// The published series of the region, with its name.
    pub fn region(&self) -> Option<(&'r str, &'r Series)> {
        self.published(AreaKind::Region)
    }

    /// The published series of the nation, with its name.
    pub fn nation(&self) -> Option<(&'r str, &'r Series)> {
        self.published(AreaKind::Nation)
    }

    fn published(&self, kind: AreaKind) -> Option<(&'r str, &'r Series)> {
        self.observations.series.iter().find_map(|series| {
            let area = &self.report.areas[series.area];
            (area.kind == kind
                && (series.cohort.is_none() || series.cohort == self.indicator.cohort))
                .then_some((area.name.as_str(), series))
        })
    }

    /// Series that are neither the own area's, nor a neighbour's, nor the region's or nation's:
    /// other cohorts and other places, with their names.
    pub fn others(&self) -> Vec<(String, &'r Series)> {
        let shown: Vec<*const Series> = [self.region(), self.nation()]
            .into_iter()
            .flatten()
            .map(|(_, series)| std::ptr::from_ref(series))
            .chain(
                self.neighbours()
                    .filter_map(|(_, series)| series.map(std::ptr::from_ref)),
            )
            .collect();
        self.observations
            .series
            .iter()
            .filter(|series| {
                !std::ptr::eq(*series, self.focus)
                    && !shown.contains(&std::ptr::from_ref(*series))
                    && self.report.areas[series.area].kind != AreaKind::NeighbourMean
            })
            .map(|series| (self.series_name(series), series))
            .collect()
    }

    /// What a series is called: the place, and the cohort where it is one.
    pub fn series_name(&self, series: &Series) -> String {
        let area = &self.report.areas[series.area].name;
        match series.cohort {
            Some(cohort) => format!("{area}, {}", self.report.cohorts[cohort].name),
            None => area.clone(),
        }
    }

    /// The mean of the neighbours: the published average where the file gives one, else the
    /// plain mean of the neighbours that have a number in the period, the report's own area left
    /// out.
    ///
    /// `None` without any, where places are not compared, and where exactly one neighbour's value
    /// is confidential, because the mean would give it away to whoever knows the others.
    pub fn mean(&self, at: usize) -> Option<Mean> {
        if self.not_compared().is_some() {
            return None;
        }
        let of = self.neighbours().count();
        if let Some((_, series)) = self.published(AreaKind::NeighbourMean) {
            let value = series.values[at].number()?;
            return Some(Mean {
                value,
                n: None,
                of,
                missing: Vec::new(),
            });
        }
        let (mut numbers, mut confidential, mut missing) = (Vec::new(), 0, Vec::new());
        for (area, series) in self.neighbours() {
            match series.map(|series| series.values[at]) {
                Some(Value::Number(number, _)) => numbers.push(number),
                value => {
                    confidential += usize::from(matches!(
                        value,
                        Some(Value::Absent(Absent::Confidential, _))
                    ));
                    missing.push(area);
                }
            }
        }
        let value = statistics::mean(&numbers).filter(|_| confidential != 1)?;
        Some(Mean {
            value,
            n: Some(numbers.len()),
            of,
            missing,
        })
    }

    /// The middle of the neighbours' values in one period and their spread around it, the report's own
    /// area left out. `None` where there is no mean, and with fewer than five neighbours that have a
    /// number: a spread of so few is an accident.
    pub fn spread(&self, at: usize) -> Option<statistics::Spread> {
        self.mean(at)?;
        let series = self.neighbours().filter_map(|(_, series)| series);
        let numbers: Vec<f64> = series
            .filter_map(|series| series.values[at].number())
            .collect();
        (numbers.len() >= FEWEST_SPREAD).then(|| statistics::spread(&numbers))?
    }

    /// The own area and its neighbours in one period. Rank 1 is best by polarity, or highest
    /// where there is no judgement; equal values share the best place. Fewer than four places
    /// with a value are listed and not ranked, and so are all where places are not compared, and
    /// those that are of another kind or time than the own one.
    pub fn ranking(&self, at: usize) -> Ranking {
        let absent = Value::Absent(Absent::NotAvailable, crate::value::Marks::default());
        let own = (self.report.area, Some(self.focus));
        let mut rows: Vec<Ranked> = std::iter::once(own)
            .chain(self.neighbours())
            .map(|(area, series)| Ranked {
                area,
                value: series.map_or(absent, |series| series.values[at]),
                place: None,
                joint: false,
                last: false,
                own: area == self.report.area,
            })
            .collect();
        if self.not_compared().is_some() {
            let of = rows.iter().filter(|row| row.value.number().is_some());
            let of = of.count();
            return Ranking { rows, of };
        }
        let with: Vec<usize> = rows
            .iter()
            .filter(|row| row.value.number().is_some())
            .map(|row| row.area)
            .collect();
        let out = self.left_out(&with);
        let number = |row: &Ranked| row.value.number().filter(|_| !out.contains(&row.area));
        let better = |a: f64, b: f64| statistics::is_better(a, b, self.polarity);
        crate::order::sort(&mut rows, |a, b| match (number(a), number(b)) {
            (Some(a), Some(b)) if better(a, b) => std::cmp::Ordering::Less,
            (Some(a), Some(b)) if better(b, a) => std::cmp::Ordering::Greater,
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        let numbers: Vec<f64> = rows.iter().filter_map(number).collect();
        if numbers.len() >= FEWEST_RANKED {
            for (row, &number) in rows.iter_mut().zip(&numbers) {
                let rank = statistics::rank(number, &numbers, self.polarity);
                row.place = Some(rank.place);
                row.joint = rank.joint;
                row.last = rank.last;
            }
        }
        Ranking {
            rows,
            of: numbers.len(),
        }
    }

    /// Those of some areas that are not ranked with the own one: districts beside their county,
    /// an abolished authority beside its successor, and the like, as far as codes tell.
    fn left_out(&self, areas: &[usize]) -> Vec<usize> {
        let newest = |area: usize| {
            let series = self.observations.of(area, self.focus.cohort);
            let series = series.or_else(|| self.observations.of(area, None));
            let last = series.and_then(|series| {
                series
                    .values
                    .iter()
                    .rposition(|value| value.number().is_some())
            });
            last.map_or(0, |last| last + 1)
        };
        official::left_out(&self.report.areas, self.report.area, areas, newest)
    }

    /// How many authorities with a value in one period are not ranked with the own one, because
    /// they are of another kind or time.
    pub fn of_other_kinds(&self, at: usize) -> usize {
        let all: Vec<usize> = self.every_authority(at).map(|(area, _)| area).collect();
        self.left_out(&all).len()
    }

    /// The numbers of all authorities in the file in one period, for bands and strips: the own
    /// area, its neighbours, and any other of their kind and time.
    pub fn authorities(&self, at: usize) -> Vec<(usize, f64)> {
        let mut found: Vec<(usize, f64)> = self.every_authority(at).collect();
        let all: Vec<usize> = found.iter().map(|(area, _)| *area).collect();
        let out = self.left_out(&all);
        found.retain(|(area, _)| !out.contains(area));
        found
    }

    /// Whether some figures that differ are written alike: then a word is due that places go by
    /// unrounded ones.
    pub fn look_equal(&self, numbers: impl Iterator<Item = f64>) -> bool {
        let mut numbers: Vec<f64> = numbers.collect();
        crate::order::sort(&mut numbers, f64::total_cmp);
        numbers
            .windows(2)
            .any(|pair| pair[0] != pair[1] && self.unit.write(pair[0]) == self.unit.write(pair[1]))
    }

    fn every_authority(&self, at: usize) -> impl Iterator<Item = (usize, f64)> + use<'_, 'r> {
        self.observations
            .series
            .iter()
            .filter(move |series| {
                self.report.areas[series.area].kind == AreaKind::Authority
                    && series.cohort == self.focus.cohort
            })
            .filter_map(move |series| Some((series.area, series.values[at].number()?)))
    }

    /// The quartile bands of the authorities in one period, or why there are none.
    pub fn bands(&self, at: usize) -> Result<statistics::Bands, statistics::NoBands> {
        if let Some(why) = self.not_compared() {
            return Err(statistics::NoBands::NotCompared(why));
        }
        let numbers: Vec<f64> = self
            .authorities(at)
            .into_iter()
            .map(|(_, number)| number)
            .collect();
        statistics::bands(&numbers)
    }

    /// The change from the previous comparable period to this one: the same sort of period, both
    /// with a number, no break between them. A part of a year is compared with the same part of
    /// the year before; only what does not grow through the year falls back on the part before it.
    pub fn change(&self, to: usize) -> Option<Change> {
        let seasonal = self.periods()[to].is_part_of_year()
            && !matches!(
                self.basis,
                Some(Basis::Snapshot | Basis::Rolling | Basis::AnnualForecast)
            );
        if !seasonal {
            return self.change_from(to, |_| true);
        }
        let year_before = |from: &Period| from.is_year_before(&self.periods()[to]);
        let change = self.change_from(to, year_before);
        match self.basis {
            Some(Basis::Cumulative) => change,
            _ => change.or_else(|| self.change_from(to, |_| true)),
        }
    }

    fn change_from(&self, to: usize, with: impl Fn(&Period) -> bool) -> Option<Change> {
        let now = self.focus.values[to].number()?;
        let mut from = to;
        loop {
            if self.focus.values[from].marks().break_before {
                return None;
            }
            from = from.checked_sub(1)?;
            let period = &self.periods()[from];
            if !period.joins(&self.periods()[to]) || !with(period) {
                continue;
            }
            if let Some(then) = self.focus.values[from].number() {
                return Some(Change {
                    from,
                    to,
                    by: minus(now, then),
                });
            }
        }
    }

    /// How many periods of the same sort lie between two in which the own area has a number,
    /// where none of them has one: those of the file, and those that nobody reported. 0 where
    /// there is a number between.
    pub fn unreported_between(&self, from: usize, to: usize) -> usize {
        let lapses = lapses(self.periods());
        let alike = |at: &usize| self.periods()[*at].joins(&self.periods()[to]);
        let between: Vec<usize> = (from + 1..to).filter(alike).collect();
        if between.iter().any(|&at| self.has_number(at)) {
            return 0;
        }
        let missing = (from + 1..=to).filter(alike).map(|at| lapses[at]);
        between.len() + missing.sum::<usize>()
    }

    /// The targets that may be drawn beside these figures: none beside another publisher's
    /// figures in another unit.
    pub fn targets(&self) -> &'r [Target] {
        if self.outside && self.unit.kind != self.indicator.unit.kind {
            return &[];
        }
        &self.indicator.targets
    }
}
