//! What the trend says: the lines, the targets, this report's own figure, the notes, and the words
//! around them.

use super::{mean_name, notes_of, parted, point, points, ticks};
use crate::chart::{CHOOSE, Caption};
use report_charts::explore::{Note, Trend};
use report_charts::trend::{
    Form, Limits, MarkedPoint, Point, Role as Line, Series as Drawn, TargetStep,
};
use report_core::compare::{Comparison, Mean};
use report_core::decimal::places_printed;
use report_core::period::{Month, Period, PeriodKind, YearEnd, lapses};
use report_core::report::{Basis, Cell, Series};
use report_core::select::{Selection, choices};
use report_core::value::Marks;
use report_core::words;

/// Lines with a name at their end; more stand only in the table.
const MOST_NAMED: usize = 5;

/// The trend of what is shown of a comparison.
pub fn trend(comparison: &Comparison, shown: &Selection, from_zero: bool) -> Trend {
    let mut lines = Lines {
        comparison,
        shown,
        trend: Trend::default(),
    };
    let neighbours = shown.neighbours(comparison);
    for (name, series) in &neighbours {
        lines.add(series, (*name).to_owned(), Line::Neighbour);
    }
    let published = [
        (comparison.nation(), Line::Nation),
        (comparison.region(), Line::Region),
    ];
    for (found, role) in published {
        let found = found.filter(|(_, series)| shown.has(comparison, series));
        if let Some((name, series)) = found {
            lines.add(series, name.to_owned(), role);
        }
    }
    let mean = shown.mean.then(|| mean_line(comparison, shown)).flatten();
    lines.trend.chart.series.extend(mean);
    let named = 1 + lines.trend.chart.series.len() - neighbours.len();
    let others = comparison.others().into_iter();
    let others = others.filter(|(_, series)| shown.has(comparison, series));
    for (name, series) in others.take(MOST_NAMED.saturating_sub(named)) {
        lines.add(series, name, Line::Region);
    }
    let own = comparison.focus();
    lines.add(own, comparison.series_name(own), Line::Focus);
    let mut trend = lines.trend;
    let periods = || shown.periods().map(|at| &comparison.periods()[at]);
    let ends = periods().filter_map(Period::at);
    let (first, last) = ends.fold((f64::MAX, f64::MIN), |(a, b), at| (a.min(at), b.max(at)));
    let whole = *shown.periods().start() == 0 && shown.last + 1 == comparison.periods().len();
    // A target or a figure beyond the periods that were chosen would draw them again.
    let within = |at: f64| whole || (first <= at && at <= last);
    let chart = &mut trend.chart;
    chart.unit_label = comparison.unit.axis();
    chart.tick_words = ticks(comparison.unit);
    let steps = comparison
        .targets()
        .iter()
        .filter_map(|t| step(comparison, t));
    chart.targets = steps.filter(|step| within(step.to)).collect();
    chart.report_point = report_point(comparison).filter(|point| within(point.at));
    chart.neighbour_note = match neighbours.len() {
        0 => None,
        1 => Some("Light line: the neighbour".to_owned()),
        n => Some(format!("Light lines: the {n} neighbours")),
    };
    chart.axis_note = axis_note(comparison);
    chart.from_zero = from_zero;
    chart.bounds = comparison.unit.natural_limits();
    trend
}

/// The words around the trend; `None` where the authority has no number in it. `cut`: the axis does
/// not begin at zero.
pub fn caption(comparison: &Comparison, shown: &Selection, cut: bool) -> Option<Caption> {
    let opening = shown.opening(comparison)?;
    let mut sentences: Vec<String> = words::sentence_of(comparison, opening, shown)
        .into_iter()
        .chain(words::since_then(comparison, opening, shown))
        .collect();
    if cut {
        sentences.push("The vertical axis does not begin at zero.".to_owned());
    }
    sentences.extend(caveats(comparison, shown));
    Some(Caption {
        headline: words::headline_of(comparison, shown).unwrap_or_default(),
        subtitle: words::subtitle_of(comparison, shown),
        paragraph: sentences.join(" "),
        notes: words::marked(comparison, shown).into_iter().collect(),
    })
}

/// What must be said of the picture beside its sentence: what is not in it, and why.
fn caveats(comparison: &Comparison, shown: &Selection) -> Vec<String> {
    let periods = comparison.periods();
    let mut said: Vec<String> = not_drawn(comparison)
        .map(str::to_owned)
        .into_iter()
        .collect();
    let placed = |at: &usize| periods[*at].at().is_some();
    let unplaced: Vec<String> = shown
        .periods()
        .filter(|at| !placed(at))
        .map(|at| format!("\u{201c}{}\u{201d}", periods[at].label()))
        .collect();
    if !unplaced.is_empty() {
        said.push(format!(
            "The period {} cannot be placed in time: see the table.",
            words::join_few(&unplaced)
        ));
    }
    let own: Vec<usize> = shown
        .periods()
        .filter(placed)
        .filter(|&at| comparison.focus().values[at].number().is_some())
        .collect();
    let (basis, begins) = counted(comparison);
    let pairs = || {
        own.windows(2)
            .map(|pair| (&periods[pair[0]], &periods[pair[1]]))
    };
    if pairs().any(|(a, b)| !a.joins(b) && parted(a, b, basis, begins)) {
        said.push("Figures of different sorts of periods are not joined by a line.".to_owned());
    }
    if pairs().any(|(a, b)| a.joins(b) && parted(a, b, basis, begins)) {
        said.push(
            "Each figure counts from the beginning of its year, so the line ends with the year."
                .to_owned(),
        );
    }
    said.extend(unreported(comparison, shown));
    let others = || shown.named(comparison).is_empty() && shown.neighbours(comparison).is_empty();
    match comparison.not_compared() {
        Some(why) if !choices(comparison).is_empty() => {
            let apart = if others() {
                " Other places are not drawn."
            } else {
                ""
            };
            let choose = if others() { CHOOSE } else { "" };
            said.push(format!("{}{apart}{choose}", why.words()));
        }
        _ => {}
    }
    let mean = shown
        .periods()
        .any(|at| shown.mean(comparison, at).is_some());
    let named = shown.named(comparison).len() + usize::from(mean) + 1;
    match named.saturating_sub(MOST_NAMED) {
        0 => {}
        1 => said.push("One place more stands in the table alone.".to_owned()),
        n => said.push(format!("{n} places more stand in the table alone.")),
    }
    let neighbours = comparison
        .neighbours()
        .filter(|(_, series)| series.is_some());
    let all = neighbours.count();
    if mean && shown.neighbours(comparison).len() < all {
        said.push(format!(
            "The neighbour mean is that of all {} neighbours, whether they are drawn or not.",
            comparison.neighbours().count()
        ));
    }
    said
}

/// Where the lines stop because nobody reported the periods between: at most three such places.
fn unreported(comparison: &Comparison, shown: &Selection) -> Option<String> {
    let periods = comparison.periods();
    let lapses = lapses(periods);
    let between: Vec<String> = shown
        .periods()
        .filter(|&at| lapses[at] > 0 && at > shown.first)
        .filter_map(|at| {
            let before = periods[shown.first..at]
                .iter()
                .rfind(|before| before.joins(&periods[at]))?;
            Some(format!("{} and {}", before.short(), periods[at].short()))
        })
        .collect();
    let places = match between.as_slice() {
        [] => return None,
        all if all.len() > words::MOST_NAMES => format!(
            "{}, and {} times more",
            all[..words::MOST_NAMES].join(", between "),
            all.len() - words::MOST_NAMES
        ),
        all => all.join(", or between "),
    };
    Some(format!(
        "No figures are in the file between {places}, so the line stops there."
    ))
}

/// How the values of a comparison are counted, and the month that its years begin in.
fn counted(comparison: &Comparison) -> (Option<Basis>, Month) {
    (comparison.basis, comparison.indicator.year_begins())
}

/// The lines of a trend while they are collected.
struct Lines<'c, 'r> {
    comparison: &'c Comparison<'r>,
    shown: &'c Selection,
    trend: Trend,
}

impl Lines<'_, '_> {
    fn add(&mut self, series: &Series, name: String, role: Line) {
        let unit = self.comparison.unit;
        let counted = counted(self.comparison);
        let periods = self.comparison.periods();
        let place = self.trend.chart.series.len();
        let values = self.shown.periods().filter_map(|at| {
            let value = series.values[at];
            let mut point = point(&periods[at], value, unit)?;
            point.words = self.comparison.write(series, at).unwrap_or_default();
            Some((at, point, value.number().is_some()))
        });
        let (notes, limits) = (&mut self.trend.notes, &mut self.trend.limits);
        let points = points(values, periods, counted, |at, point| {
            notes.extend(notes_of(series, at, unit).into_iter().map(|words| Note {
                series: place,
                point,
                words,
            }));
            let found = series.limits.get(at).copied().flatten();
            limits.extend(found.map(|(low, high)| Limits {
                series: place,
                point,
                low,
                high,
            }));
        });
        self.trend.chart.series.push(Drawn {
            name,
            short_name: String::new(),
            role,
            points,
        });
    }
}

fn mean_line(comparison: &Comparison, shown: &Selection) -> Option<Drawn> {
    let unit = comparison.unit;
    let periods = comparison.periods();
    let mut last: Option<Mean> = None;
    let values = shown.periods().filter_map(|at| {
        let mean = comparison.mean(at);
        let marks = || {
            let found = comparison.neighbours().filter_map(|(_, series)| series);
            found.map(move |series| series.marks(at))
        };
        let point = Point {
            at: periods[at].at()?,
            period: periods[at].short(),
            value: mean.as_ref().map(|mean| mean.value),
            words: mean.as_ref().map_or_else(String::new, |mean| {
                unit.write_at(mean.value, unit.mean_decimals())
            }),
            form: match marks().any(Marks::not_final) {
                true => Form::Provisional,
                false => Form::Final,
            },
            break_before: marks().any(|marks| marks.break_before),
        };
        let has_number = mean.is_some();
        last = mean.or(last.take());
        Some((at, point, has_number))
    });
    let points = points(values, periods, counted(comparison), |_, _| {});
    let last = last?;
    Some(Drawn {
        name: mean_name(&last),
        short_name: "Neighbours".to_owned(),
        role: Line::Mean,
        points,
    })
}

fn step(comparison: &Comparison, target: &report_core::report::Target) -> Option<TargetStep> {
    let unit = comparison.unit;
    let write = |number: f64| {
        let printed = target.printed.as_deref();
        let printed = printed.and_then(|words| places_printed(words, number));
        unit.write_at(number, printed.unwrap_or_else(|| unit.places_alone(number)))
    };
    let words = match target.to {
        Some(to) => format!("{} to {}", write(target.value), write(to)),
        None => write(target.value),
    };
    Some(TargetStep {
        from: target.period.from()?,
        to: target.period.at()?,
        value: target.value,
        upper: target.to,
        label: format!("Target {words}, {}", target.period.short()),
        short_label: format!("Target {words}"),
    })
}

/// The figure of this report, beside another publisher's series: only where both count the same
/// unit, and never a total to date beside whole years.
fn report_point(comparison: &Comparison) -> Option<MarkedPoint> {
    let cell = drawable_beside(comparison)?;
    let value = cell.value.number()?;
    let period = cell.period.as_ref()?;
    let unit = &comparison.indicator.unit;
    let written = unit.write_at(value, words::cell_places(cell, unit));
    let basis = cell.basis.or(comparison.indicator.basis);
    let begins = comparison.indicator.year_begins();
    let when = words::when_in_years(period, basis, begins);
    let when = words::lower(&when);
    Some(MarkedPoint {
        at: period.at()?,
        value,
        words: format!("This report: {written} {when}"),
        short_words: format!("This report: {written}"),
    })
}

fn drawable_beside<'r>(comparison: &Comparison<'r>) -> Option<&'r Cell> {
    let indicator = comparison.indicator;
    let (_, cell) = words::key_cells(comparison.report, &indicator.cells).current?;
    let basis = cell.basis.or(indicator.basis);
    let alike = comparison.outside
        && comparison.unit.kind == indicator.unit.kind
        && (basis != Some(Basis::Cumulative) || basis == comparison.basis);
    alike.then_some(cell)
}

/// Why the report's own figure is not in the chart, where it has one.
fn not_drawn(comparison: &Comparison) -> Option<&'static str> {
    let indicator = comparison.indicator;
    let (_, cell) = words::key_cells(comparison.report, &indicator.cells).current?;
    cell.value.number().filter(|_| comparison.outside)?;
    if drawable_beside(comparison).is_some() {
        return None;
    }
    Some(if comparison.unit.kind == indicator.unit.kind {
        "The figure of this report is a total to date and is not drawn beside whole years."
    } else {
        "The figure of this report has another unit and is not drawn beside these."
    })
}

/// When years end, where that is not the end of December.
fn axis_note(comparison: &Comparison) -> Option<String> {
    let kind = comparison.periods().iter().find_map(Period::kind)?;
    let at = comparison.basis == Some(Basis::Snapshot);
    let note = match kind {
        PeriodKind::Year(YearEnd::March) if at => "Years are at 31 March.",
        PeriodKind::Year(YearEnd::March) => "Years end on 31 March.",
        PeriodKind::Year(YearEnd::August) if at => "Years are at 31 August.",
        PeriodKind::Year(YearEnd::August) => "Years end on 31 August.",
        PeriodKind::Year(YearEnd::September) => "Years end on 30 September.",
        PeriodKind::Year(YearEnd::January) => "Years end on 31 January.",
        PeriodKind::AcademicYear => "Academic years, to 31 August.",
        PeriodKind::FinancialYear => "Financial years, to 31 March.",
        _ => return None,
    };
    Some(note.to_owned())
}
