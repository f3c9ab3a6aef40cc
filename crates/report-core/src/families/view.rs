//! All that reports publish of one measure, in one place.

use super::{Family, Member};
use crate::cells::key_cells;
use crate::period::{Period, YearEnd};
use crate::report::{Basis, Cell, Indicator, Observations, Polarity, Rating, Report, Role, Target};
use crate::unit::Unit;
use crate::value::{Absent, Value};
use crate::words;

/// All that reports publish of one measure.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FamilyView {
    /// The family's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is counted.
    pub unit: Option<String>,
    /// What each report says, oldest report first; of one report in the order of the family's file.
    pub rows: Vec<FamilyRow>,
}

/// What one report publishes of the measure.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FamilyRow {
    /// The report's id.
    pub report: String,
    /// The report's title.
    pub report_title: String,
    /// The period that the report is about.
    pub report_period: Period,
    /// The indicator's id; `None` for a figure in a sentence of the whole report.
    pub indicator: Option<String>,
    /// The printed ref.
    pub printed_ref: Option<String>,
    /// What the report calls it.
    pub title: String,
    /// The part of it that is meant.
    pub part: Option<String>,
    /// What the numbers are; `None` for a figure in a sentence.
    pub unit: Option<Unit>,
    /// Which way is good.
    pub polarity: Polarity,
    /// As published; of the row with the current figure alone.
    pub rating: Option<Rating>,
    /// What is counted otherwise here.
    pub counted_otherwise: Option<String>,
    /// Whether a line may join its figures to others that may be joined.
    pub joinable: bool,
    /// The figures in the report's order.
    pub figures: Vec<FamilyFigure>,
}

/// One published figure.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FamilyFigure {
    /// What it is.
    pub role: FigureRole,
    /// The period that it is for, or the report's words for it.
    pub period: Option<Period>,
    /// As the report shows it.
    pub shown: String,
    /// The number, or why there is none.
    pub value: Value,
    /// The upper end of a range.
    pub to: Option<f64>,
    /// How it is counted, where that is known.
    pub basis: Option<Basis>,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureRole {
    /// An earlier figure.
    Previous,
    /// The figure of the report.
    Current,
    /// A target.
    Target,
    /// It stands in a sentence, as words.
    InWords,
}

impl FigureRole {
    pub(crate) const WORDS: &[(&str, Self)] = &[
        ("previous", Self::Previous),
        ("current", Self::Current),
        ("target", Self::Target),
        ("in_words", Self::InWords),
    ];

    /// The word of files.
    pub fn as_str(self) -> &'static str {
        crate::link::word_of(Self::WORDS, self)
    }
}

impl FamilyFigure {
    /// Its number, where it has one that is not the lower end of a range.
    pub fn number(&self) -> Option<f64> {
        self.value.number().filter(|_| self.to.is_none())
    }

    /// Whether it is a figure and no target.
    pub fn is_actual(&self) -> bool {
        matches!(self.role, FigureRole::Previous | FigureRole::Current)
    }
}

impl FamilyView {
    /// What some reports publish of a family. Reports and members that are not there are ignored.
    pub fn of(family: &Family, reports: &[&Report]) -> Self {
        let mut rows = Vec::new();
        let mut ordered: Vec<&Report> = reports.to_vec();
        crate::order::sort(&mut ordered, |a, b| a.by_time(b));
        for report in ordered {
            let own = family.members.iter().filter(|m| m.report == report.id);
            rows.extend(own.filter_map(|member| row(family, member, report)));
        }
        let mut view = Self {
            id: family.id.clone(),
            title: family.title.clone(),
            unit: family.unit.clone(),
            rows,
        };
        view.hold_back();
        view
    }

    /// What one report holds back as confidential is not repeated from another.
    pub(crate) fn hold_back(&mut self) {
        let secret = |figure: &FamilyFigure| {
            matches!(figure.value, Value::Absent(Absent::Confidential, _))
                && figure.role != FigureRole::Target
        };
        let held: Vec<Period> = self
            .rows
            .iter()
            .flat_map(|row| &row.figures)
            .filter(|figure| secret(figure))
            .filter_map(|figure| figure.period.clone())
            .filter(|period| period.at().is_some())
            .collect();
        for figure in self.rows.iter_mut().flat_map(|row| &mut row.figures) {
            let same = figure.period.as_ref().is_some_and(|own| held.contains(own));
            if same && figure.is_actual() && !secret(figure) {
                figure.value = Value::Absent(Absent::Confidential, figure.value.marks());
                figure.to = None;
                figure.shown = Absent::Confidential.symbol().to_owned();
            }
        }
    }

    /// Every figure with its row, the rows in order.
    pub fn figures(&self) -> impl Iterator<Item = (&FamilyRow, &FamilyFigure)> {
        let rows = self.rows.iter();
        rows.flat_map(|row| row.figures.iter().map(move |figure| (row, figure)))
    }

    /// The published ratings, oldest report first.
    pub fn ratings(&self) -> impl Iterator<Item = (&FamilyRow, Rating)> {
        self.rows.iter().filter_map(|row| Some((row, row.rating?)))
    }
}

fn row(family: &Family, member: &Member, report: &Report) -> Option<FamilyRow> {
    let bare = |title: String, figures: Vec<FamilyFigure>| FamilyRow {
        report: report.id.clone(),
        report_title: report.title.clone(),
        report_period: report.period.clone(),
        indicator: member.indicator.clone(),
        printed_ref: None,
        title,
        part: None,
        unit: None,
        polarity: Polarity::None,
        rating: None,
        counted_otherwise: member.counted_otherwise.clone(),
        joinable: member.joinable,
        figures,
    };
    let in_words = |found: &crate::report::Figure| {
        let figure = FamilyFigure {
            role: FigureRole::InWords,
            period: found
                .when
                .as_deref()
                .map(|when| Period::parse(when, YearEnd::December)),
            shown: found.printed.clone(),
            value: Value::Absent(Absent::NotAvailable, Default::default()),
            to: None,
            basis: None,
        };
        bare(found.what.clone(), vec![figure])
    };
    let Some(id) = &member.indicator else {
        return report.figures.get(member.figure?).map(in_words);
    };
    let indicator = report.indicator(id)?;
    if let Some(at) = member.figure {
        return Some(FamilyRow {
            printed_ref: indicator.printed_ref.clone(),
            ..in_words(indicator.figures.get(at)?)
        });
    }
    let row = Row {
        family,
        member,
        report,
        indicator,
    };
    let part = match &member.part {
        Some(part) => Some(indicator.breakdowns.iter().find(|own| own.id == *part)?),
        None => None,
    };
    let (unit, cells, observations) = match part {
        Some(part) => (&part.unit, &part.cells, &part.observations),
        None => (&indicator.unit, &indicator.cells, &indicator.observations),
    };
    let mut figures = row.printed(cells, unit);
    if member.column.is_none() {
        if part.is_none() {
            let beyond = row.targets(&figures, unit);
            figures.extend(beyond);
        }
        let observed = row.observed(observations.as_ref(), &figures, unit);
        figures.splice(0..0, observed);
    }
    let current = key_cells(report, cells).current;
    let rated = part.is_none()
        && match &member.column {
            Some(column) => current.is_some_and(|(at, _)| report.columns[at].id == *column),
            None => current.is_none_or(|(at, _)| !row.elsewhere(&report.columns[at].id)),
        };
    Some(FamilyRow {
        printed_ref: indicator.printed_ref.clone(),
        part: part.map(|part| part.title.clone()),
        unit: Some(unit.clone()),
        polarity: indicator.polarity,
        rating: indicator.rating.filter(|_| rated),
        ..bare(indicator.heading().to_owned(), figures)
    })
}

/// A member's place while it is read.
struct Row<'r> {
    family: &'r Family,
    member: &'r Member,
    report: &'r Report,
    indicator: &'r Indicator,
}

impl Row<'_> {
    /// Whether another member of the family has a column of this row.
    fn elsewhere(&self, column: &str) -> bool {
        let own = self.member;
        self.family.members.iter().any(|other| {
            other.report == own.report
                && other.indicator == own.indicator
                && other.part == own.part
                && other.column.as_deref() == Some(column)
        })
    }

    fn basis(&self, cell: Option<&Cell>) -> Option<Basis> {
        let own = cell.and_then(|cell| cell.basis);
        own.or(self.indicator.basis).or(self.family.basis)
    }

    /// The cells that are the member's.
    fn printed(&self, cells: &[Option<Cell>], unit: &Unit) -> Vec<FamilyFigure> {
        let columns = self.report.columns.iter().zip(cells);
        let own = columns.filter(|(column, _)| match &self.member.column {
            Some(only) => column.id == *only,
            None => !self.elsewhere(&column.id),
        });
        own.filter_map(|(column, cell)| {
            let cell = cell.as_ref()?;
            Some(FamilyFigure {
                role: match column.role {
                    Role::Previous => FigureRole::Previous,
                    Role::Current => FigureRole::Current,
                    Role::Target => FigureRole::Target,
                },
                period: cell.period.clone(),
                shown: words::cell_words(cell, unit),
                value: cell.value,
                to: cell.to,
                basis: self.basis(Some(cell)),
            })
        })
        .collect()
    }

    /// Targets beyond those of the row.
    fn targets(&self, printed: &[FamilyFigure], unit: &Unit) -> Vec<FamilyFigure> {
        let stands = |target: &Target| {
            printed.iter().any(|figure| {
                figure.role == FigureRole::Target && figure.period.as_ref() == Some(&target.period)
            })
        };
        let write = |number: f64| unit.write_at(number, unit.places_alone(number));
        let beyond = self
            .indicator
            .targets
            .iter()
            .filter(|target| !stands(target));
        beyond
            .filter(|target| {
                let columns = self.report.columns.iter().zip(&self.indicator.cells);
                !columns
                    .filter(|(column, _)| self.elsewhere(&column.id))
                    .any(|(_, cell)| {
                        cell.as_ref().and_then(|cell| cell.period.as_ref()) == Some(&target.period)
                    })
            })
            .map(|target| FamilyFigure {
                role: FigureRole::Target,
                period: Some(target.period.clone()),
                shown: match (&target.printed, target.to) {
                    (Some(printed), _) => printed.clone(),
                    (None, Some(to)) => format!("{} to {}", write(target.value), write(to)),
                    (None, None) => write(target.value),
                },
                value: Value::Number(target.value, Default::default()),
                to: target.to,
                basis: self.basis(None),
            })
            .collect()
    }

    /// The own area's figures over time that the row has not.
    fn observed(
        &self,
        found: Option<&Observations>,
        printed: &[FamilyFigure],
        unit: &Unit,
    ) -> Vec<FamilyFigure> {
        let own = found.and_then(|found| {
            let own = found.of(self.report.area, self.indicator.cohort);
            let own = own.or_else(|| found.of(self.report.area, None));
            own.map(|own| (found, own))
        });
        let Some((found, series)) = own else {
            return Vec::new();
        };
        let stands = |period: &Period| {
            printed.iter().any(|figure| {
                figure.is_actual()
                    && figure.period.as_ref().map(Period::label) == Some(period.label())
            })
        };
        let said = |value: &Value, words: Option<&String>| {
            value.number().is_some()
                || words.is_some()
                || matches!(value, Value::Absent(Absent::Confidential, _))
        };
        let mut figures = Vec::new();
        for (at, (period, value)) in found.periods.iter().zip(&series.values).enumerate() {
            let words = series.printed.get(at).and_then(Option::as_ref);
            if stands(period) || !said(value, words) {
                continue;
            }
            let shown = match (words, value) {
                (Some(words), _) => words.clone(),
                (None, Value::Number(number, _)) => unit.write(*number),
                (None, Value::Absent(reason, _)) => reason.symbol().to_owned(),
            };
            figures.push(FamilyFigure {
                role: FigureRole::Previous,
                period: Some(period.clone()),
                shown,
                value: *value,
                to: None,
                basis: self.basis(None),
            });
        }
        figures
    }
}
