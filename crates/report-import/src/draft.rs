//! A report while it is being put together from a source: what the source says, in the order
//! found, with the place each thing stands at.
//!
//! Refuses two observations for one period of one series, and observations of what the report does
//! not have. Everything else is for report-core to judge: see [`super::validate`].

use super::cell_ref::CellRef;
use super::problems::{Problems, short};
use super::validate::Origins;
use report_core::read::{MOST_PERIODS, MOST_SERIES};
use report_core::wire;
use std::collections::HashMap;
use std::fmt;

/// What observations belong to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Of {
    /// An indicator, by its id.
    Indicator(String),
    /// A part of an indicator, by both ids.
    Part(String, String),
    /// The outside figures beside an indicator, by the indicator's id.
    Benchmark(String),
}

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Indicator(id) => write!(f, "indicator \"{}\"", short(id)),
            Self::Part(id, part) => write!(f, "part \"{}\" of \"{}\"", short(part), short(id)),
            Self::Benchmark(id) => write!(f, "comparator of \"{}\"", short(id)),
        }
    }
}

/// One observation: a row of tidy data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observation {
    /// An area's id.
    pub area: String,
    /// A cohort's id.
    pub cohort: Option<String>,
    /// The period, in the spelling of files.
    pub period: String,
    /// The number in the unit.
    pub value: Option<f64>,
    /// Symbols, bare, separated by blanks.
    pub marks: Option<String>,
    /// Printed words, where they say more than the number.
    pub printed: Option<String>,
    /// The lower confidence limit.
    pub lower: Option<f64>,
    /// The upper confidence limit.
    pub upper: Option<f64>,
    /// The count on top of the fraction.
    pub numerator: Option<f64>,
    /// The count below it.
    pub denominator: Option<f64>,
}

/// The most places for values, series by periods of every indicator, that a report is made with: more do
/// not fit into a file that is read.
pub const MOST_PLACES: usize = 500_000;

/// The observations of one thing: periods and series in the order found.
#[derive(Debug, Default)]
struct Gathered {
    first: Option<CellRef>,
    year_ends: Option<String>,
    periods: Vec<String>,
    period_places: HashMap<String, usize>,
    series: Vec<One>,
    series_places: HashMap<(String, Option<String>), usize>,
}

/// The observations of one area or cohort, by the place of their period.
#[derive(Debug)]
struct One {
    area: String,
    cohort: Option<String>,
    found: HashMap<usize, (Observation, CellRef)>,
}

/// A report being put together.
#[derive(Debug, Default)]
pub struct Draft {
    /// All but observations, which are added by [`Draft::observe`].
    pub report: wire::Report,
    /// Where its parts come from.
    pub origins: Origins,
    gathered: Vec<(Of, Gathered)>,
    places: HashMap<Of, usize>,
}

impl Draft {
    /// When a bare year ends in the observations of something.
    pub fn year_ends(&mut self, of: Of, year_ends: String) {
        self.gathered(of).year_ends = Some(year_ends);
    }

    /// Adds an observation. A second one for the same period of the same series is an error and
    /// is left out.
    pub fn observe(&mut self, problems: &mut Problems, of: Of, found: Observation, place: CellRef) {
        let name = of.to_string();
        let gathered = self.gathered(of);
        gathered.first.get_or_insert_with(|| place.clone());
        let period = match gathered.period_places.get(&found.period) {
            Some(known) => *known,
            None => {
                let next = gathered.periods.len();
                gathered.periods.push(found.period.clone());
                gathered.period_places.insert(found.period.clone(), next);
                next
            }
        };
        let key = (found.area.clone(), found.cohort.clone());
        let next = gathered.series.len();
        let series = *gathered.series_places.entry(key).or_insert(next);
        if series == next {
            gathered.series.push(One {
                area: found.area.clone(),
                cohort: found.cohort.clone(),
                found: HashMap::new(),
            });
        }
        let values = &mut gathered.series[series].found;
        if let Some((_, earlier)) = values.get(&period) {
            let whose = match &found.cohort {
                Some(cohort) => format!("\"{}\", \"{}\"", short(&found.area), short(cohort)),
                None => format!("\"{}\"", short(&found.area)),
            };
            problems.error(
                &place,
                format!(
                    "{name} has a second figure for {whose} in {} (the first is at {earlier}); expected one",
                    short(&found.period)
                ),
            );
        } else {
            values.insert(period, (found, place));
        }
    }

    /// Puts the observations where they belong. Those of an indicator, part or benchmark that the
    /// report does not have are an error.
    pub fn finish(self, problems: &mut Problems) -> (wire::Report, Origins) {
        let Self {
            mut report,
            mut origins,
            gathered,
            ..
        } = self;
        let slots = Slots::of(&report);
        let mut places = 0;
        for (of, gathered) in gathered {
            let (path, slot) = match slots.slot(&mut report, &of) {
                Some(found) => found,
                None => {
                    if let Some(place) = gathered.first {
                        problems.error(
                            &place,
                            format!(
                                "the report has no {of}; expected figures of something that it has"
                            ),
                        );
                    }
                    continue;
                }
            };
            if gathered.series.is_empty() {
                continue;
            }
            let (periods, series) = (gathered.periods.len(), gathered.series.len());
            places += periods * series;
            if let Some((says, place)) =
                too_many(periods, series, places).zip(gathered.first.clone())
            {
                problems.error(&place, format!("{of} has {says}"));
                places -= periods * series;
                continue;
            }
            *slot = Some(gathered.observations(&path, &mut origins));
        }
        report.fairview = report.version().to_owned();
        (report, origins)
    }

    fn gathered(&mut self, of: Of) -> &mut Gathered {
        let place = *self.places.entry(of.clone()).or_insert_with(|| {
            self.gathered.push((of, Gathered::default()));
            self.gathered.len() - 1
        });
        &mut self.gathered[place].1
    }
}

/// What is wrong with figures of so many periods and series, where they are too many.
fn too_many(periods: usize, series: usize, places: usize) -> Option<String> {
    if periods > MOST_PERIODS {
        return Some(format!(
            "figures for {periods} periods; expected at most {MOST_PERIODS}"
        ));
    }
    if series > MOST_SERIES {
        return Some(format!(
            "figures of {series} areas; expected at most {MOST_SERIES}: name those to keep with --beside"
        ));
    }
    (places > MOST_PLACES).then(|| {
        format!(
            "figures that make {places} together with those before, counting every area and period; expected at most {MOST_PLACES} in a report: name fewer areas with --beside, or make several reports"
        )
    })
}

/// Where the things of a report stand that have observations.
struct Slots {
    indicators: HashMap<String, usize>,
    parts: HashMap<(String, String), usize>,
}

impl Slots {
    fn of(report: &wire::Report) -> Self {
        let (mut indicators, mut parts) = (HashMap::new(), HashMap::new());
        for (place, indicator) in report.indicators.iter().enumerate() {
            if indicators.contains_key(&indicator.id) {
                continue;
            }
            indicators.insert(indicator.id.clone(), place);
            for (at, part) in indicator.breakdowns.iter().enumerate() {
                let key = (indicator.id.clone(), part.id.clone());
                parts.entry(key).or_insert(at);
            }
        }
        Self { indicators, parts }
    }

    /// The JSON path and the place in the report for the observations of something.
    fn slot<'a>(
        &self,
        report: &'a mut wire::Report,
        of: &Of,
    ) -> Option<(String, &'a mut Option<wire::Observations>)> {
        let (Of::Indicator(id) | Of::Part(id, _) | Of::Benchmark(id)) = of;
        let at = *self.indicators.get(id)?;
        let indicator = report.indicators.get_mut(at)?;
        let path = format!("indicators[{at}]");
        Some(match of {
            Of::Indicator(_) => (format!("{path}.observations"), &mut indicator.observations),
            Of::Part(id, part) => {
                let at = *self.parts.get(&(id.clone(), part.clone()))?;
                (
                    format!("{path}.breakdowns[{at}].observations"),
                    &mut indicator.breakdowns.get_mut(at)?.observations,
                )
            }
            Of::Benchmark(_) => (
                format!("{path}.benchmark.observations"),
                &mut indicator.benchmark.as_mut()?.observations,
            ),
        })
    }
}

impl Gathered {
    fn observations(self, path: &str, origins: &mut Origins) -> wire::Observations {
        if let Some(first) = self.first {
            origins.note(path, first);
        }
        let count = self.periods.len();
        let mut series = Vec::with_capacity(self.series.len());
        for (i, mut gathered) in self.series.into_iter().enumerate() {
            let mut one = wire::Series {
                area: gathered.area,
                cohort: gathered.cohort,
                ..wire::Series::default()
            };
            let row: Vec<Option<(Observation, CellRef)>> =
                (0..count).map(|at| gathered.found.remove(&at)).collect();
            let list = |pick: fn(&Observation) -> Option<f64>| {
                let values = row.iter().map(|o| o.as_ref().and_then(|(o, _)| pick(o)));
                values.collect::<Vec<Option<f64>>>()
            };
            let filled = |values: Vec<Option<f64>>| {
                let any = values.iter().any(Option::is_some);
                if any { values } else { Vec::new() }
            };
            one.values = list(|o| o.value);
            one.lower = filled(list(|o| o.lower));
            one.upper = filled(list(|o| o.upper));
            one.numerators = filled(list(|o| o.numerator));
            one.denominators = filled(list(|o| o.denominator));
            for (j, found) in row.into_iter().enumerate() {
                let Some((found, place)) = found else {
                    continue;
                };
                if j == 0 || !origins.has(&format!("{path}.series[{i}]")) {
                    origins.note(format!("{path}.series[{i}]"), place.clone());
                }
                if i == 0 {
                    origins.note(format!("{path}.periods[{j}]"), place.clone());
                }
                origins.note(format!("{path}.series[{i}].values[{j}]"), place);
                if let Some(marks) = found.marks {
                    one.marks.0.push((found.period.clone(), marks));
                }
                if let Some(printed) = found.printed {
                    one.printed.0.push((found.period, printed));
                }
            }
            series.push(one);
        }
        wire::Observations {
            periods: self.periods,
            year_ends: self.year_ends,
            series,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell_ref::Origin;
    use crate::validate::validate;

    fn draft() -> Draft {
        let report = wire::Report {
            fairview: "1.0".into(),
            kind: "report".into(),
            id: "a".into(),
            title: "A".into(),
            organisation: "A".into(),
            area: "here".into(),
            period: "2022/23".into(),
            areas: vec![wire::Area {
                id: "here".into(),
                name: "Here".into(),
                kind: "authority".into(),
                code: None,
            }],
            objectives: vec![wire::Objective {
                id: "all".into(),
                title: Some("All".into()),
                ..wire::Objective::default()
            }],
            indicators: vec![wire::Indicator {
                id: "one".into(),
                objective: "all".into(),
                title: "One".into(),
                unit: wire::Unit {
                    kind: "count".into(),
                    ..wire::Unit::default()
                },
                ..wire::Indicator::default()
            }],
            ..wire::Report::default()
        };
        Draft {
            report,
            ..Draft::default()
        }
    }

    fn observation(area: &str, period: &str, value: Option<f64>) -> Observation {
        Observation {
            area: area.into(),
            period: period.into(),
            value,
            ..Observation::default()
        }
    }

    fn line(n: usize) -> CellRef {
        Origin::File("f.csv".into()).row(n)
    }

    #[test]
    fn observations_come_together_in_the_order_found() {
        let (mut draft, mut problems) = (draft(), Problems::default());
        let of = Of::Indicator("one".into());
        for (n, (area, period, value)) in [
            ("here", "2021", Some(1.0)),
            ("here", "2020", None),
            ("there", "2020", Some(3.0)),
        ]
        .into_iter()
        .enumerate()
        {
            let mut found = observation(area, period, value);
            found.marks = value.is_none().then(|| "c".to_owned());
            draft.observe(&mut problems, of.clone(), found, line(n + 2));
        }
        let (report, _) = draft.finish(&mut problems);
        assert!(problems.list.is_empty());
        let found = report.indicators[0].observations.as_ref().unwrap();
        assert_eq!(found.periods, ["2021", "2020"]);
        assert_eq!(found.series[0].values, [Some(1.0), None]);
        assert_eq!(
            found.series[0].marks.0,
            [("2020".to_owned(), "c".to_owned())]
        );
        assert_eq!(found.series[1].values, [None, Some(3.0)]);
        assert!(found.series[0].lower.is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_with_the_place_in_the_source() {
        let (mut draft, mut problems) = (draft(), Problems::default());
        let of = Of::Indicator("one".into());
        draft.observe(
            &mut problems,
            of.clone(),
            observation("here", "2020", Some(1.0)),
            line(2),
        );
        draft.observe(
            &mut problems,
            of.clone(),
            observation("here", "2020", Some(2.0)),
            line(3),
        );
        draft.observe(
            &mut problems,
            of,
            observation("here", "2021", Some(1e16)),
            line(4),
        );
        let other = Of::Part("one".into(), "boys".into());
        draft.observe(
            &mut problems,
            other,
            observation("here", "2020", Some(1.0)),
            line(5),
        );
        let (report, origins) = draft.finish(&mut problems);
        validate(&report, &origins, &mut problems);
        let said: Vec<String> = problems.list.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "f.csv, line 3: indicator \"one\" has a second figure for \"here\" in 2020 (the first is at f.csv, line 2); expected one",
                "f.csv, line 5: the report has no part \"boys\" of \"one\"; expected figures of something that it has",
                "f.csv, line 4: the number is larger than 10 to the power of 15; expected a figure in its unit. It is left out.",
            ]
        );
    }
}
