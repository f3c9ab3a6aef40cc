//! What the charts say, from what the report says: words and numbers, no pixels.

use report_charts::ranked::{Bar, BarKind, RankedChart};
use report_charts::spark::Spark;
use report_charts::trend::{
    Form, MarkedPoint, Point, Role as Line, Series as Drawn, TargetStep, TickWords, TrendChart,
};
use report_core::compare::{Comparison, Mean};
use report_core::period::{Period, PeriodKind, YearEnd};
use report_core::report::{Basis, Cell, Indicator, Report, Series};
use report_core::unit::Unit;
use report_core::value::{Marks, Value};
use report_core::words::{self, KeyCells};

/// Lines with a name at their end; more stand only in the table.
const MOST_NAMED: usize = 5;

/// The trend of a comparison.
pub fn trend(comparison: &Comparison) -> TrendChart {
    let mut series: Vec<Drawn> = Vec::new();
    let mut neighbours = 0;
    for (area, found) in comparison.neighbours() {
        if let Some(found) = found {
            neighbours += 1;
            let name = comparison.report.areas[area].name.clone();
            series.push(line(comparison, found, name, Line::Neighbour));
        }
    }
    let nation = comparison.nation().map(|found| (found, Line::Nation));
    let region = comparison.region().map(|found| (found, Line::Region));
    let mut named = 1;
    for ((name, found), role) in [nation, region].into_iter().flatten() {
        series.push(line(comparison, found, name.to_owned(), role));
        named += 1;
    }
    if let Some(mean) = mean_line(comparison) {
        series.push(mean);
        named += 1;
    }
    for (name, found) in comparison.others().into_iter().take(MOST_NAMED - named) {
        series.push(line(comparison, found, name, Line::Region));
    }
    let own = comparison.focus();
    series.push(line(
        comparison,
        own,
        comparison.series_name(own),
        Line::Focus,
    ));
    TrendChart {
        unit_label: comparison.unit.axis(),
        tick_words: ticks(comparison.unit),
        series,
        targets: comparison
            .targets()
            .iter()
            .filter_map(|t| step(comparison, t))
            .collect(),
        report_point: report_point(comparison),
        neighbour_note: match neighbours {
            0 => None,
            1 => Some("Light line: the neighbour".to_owned()),
            n => Some(format!("Light lines: the {n} neighbours")),
        },
        axis_note: axis_note(comparison),
        from_zero: false,
        bounds: comparison.unit.natural_limits(),
    }
}

fn ticks(unit: &Unit) -> TickWords {
    let (prefix, suffix) = unit.tick_affixes();
    TickWords {
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
    }
}

fn form(marks: Marks) -> Form {
    if marks.not_final() {
        Form::Provisional
    } else {
        Form::Final
    }
}

fn line(comparison: &Comparison, series: &Series, name: String, role: Line) -> Drawn {
    let points = comparison
        .periods()
        .iter()
        .zip(&series.values)
        .filter_map(|(period, value)| {
            let marks = value.marks();
            Some(Point {
                at: period.at()?,
                period: period.short(),
                value: value.number(),
                words: value
                    .number()
                    .map_or_else(String::new, |v| comparison.unit.write(v)),
                form: form(marks),
                break_before: marks.break_before,
            })
        });
    Drawn {
        name,
        short_name: String::new(),
        role,
        points: points.collect(),
    }
}

fn mean_line(comparison: &Comparison) -> Option<Drawn> {
    let unit = comparison.unit;
    let mut last: Option<Mean> = None;
    let mut points = Vec::new();
    for (at, period) in comparison.periods().iter().enumerate() {
        let Some(time) = period.at() else { continue };
        let mean = comparison.mean(at);
        let marks = || {
            let found = comparison.neighbours().filter_map(|(_, series)| series);
            found.map(move |series| series.marks(at))
        };
        points.push(Point {
            at: time,
            period: period.short(),
            value: mean.as_ref().map(|mean| mean.value),
            words: mean.as_ref().map_or_else(String::new, |mean| {
                unit.write_at(mean.value, unit.mean_decimals())
            }),
            form: if marks().any(Marks::not_final) {
                Form::Provisional
            } else {
                Form::Final
            },
            break_before: marks().any(|marks| marks.break_before),
        });
        last = mean.or(last);
    }
    let last = last?;
    Some(Drawn {
        name: mean_name(&last),
        short_name: "Neighbours".to_owned(),
        role: Line::Mean,
        points,
    })
}

/// `mean of 10 neighbours`, `mean of 9 of 10 neighbours`.
fn mean_name(mean: &Mean) -> String {
    match mean.n {
        None => "neighbour average, published".to_owned(),
        Some(1) if mean.of == 1 => "its neighbour".to_owned(),
        Some(n) if n == mean.of => format!("mean of {n} neighbours"),
        Some(n) => format!("mean of {n} of {} neighbours", mean.of),
    }
}

fn step(comparison: &Comparison, target: &report_core::report::Target) -> Option<TargetStep> {
    let unit = comparison.unit;
    let words = match target.to {
        Some(to) => format!("{} to {}", unit.write(target.value), unit.write(to)),
        None => unit.write(target.value),
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
    let written = comparison.indicator.unit.write(value);
    let basis = cell.basis.or(comparison.indicator.basis);
    let when = words::when_within(period, basis);
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
pub fn not_drawn(comparison: &Comparison) -> Option<&'static str> {
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

/// The ranking of a comparison in one period.
pub fn ranked(comparison: &Comparison, at: usize) -> RankedChart {
    let unit = comparison.unit;
    let bar = |name: &str, value: Value, rank, kind| Bar {
        rank,
        name: name.to_owned(),
        value: value.number(),
        words: value.number().map_or_else(String::new, |v| unit.write(v)),
        kind,
        missing: match value {
            Value::Absent(reason, _) => Some(reason.words().to_owned()),
            Value::Number(..) => None,
        },
    };
    let mut bars: Vec<Bar> = Vec::new();
    for row in comparison.ranking(at).rows {
        let kind = if row.own {
            BarKind::Focus
        } else {
            BarKind::Neighbour
        };
        let joint = if row.joint { "=" } else { "" };
        let rank = row.place.map(|place| format!("{joint}{place}"));
        bars.push(bar(
            &comparison.report.areas[row.area].name,
            row.value,
            rank,
            kind,
        ));
    }
    for (name, series) in [comparison.region(), comparison.nation()]
        .into_iter()
        .flatten()
    {
        bars.push(bar(name, series.values[at], None, BarKind::Outlined));
    }
    let mean = comparison.mean(at).filter(|mean| mean.of > 1);
    let written = |mean: &Mean| unit.write_at(mean.value, unit.mean_decimals());
    RankedChart {
        unit_label: unit.axis(),
        tick_words: ticks(unit),
        bars,
        mean_short: mean.as_ref().map_or_else(String::new, |mean| {
            format!("Neighbour mean {}", written(mean))
        }),
        mean: mean.map(|mean| {
            let name = mean_name(&mean);
            let name = match name.strip_prefix('m') {
                Some(rest) => format!("M{rest}"),
                None => name,
            };
            let label = format!("{name} {}", written(&mean));
            (mean.value, label)
        }),
    }
}

/// How many of the latest outside figures a sparkline shows.
const SPARK_YEARS: usize = 4;

/// The sparkline of an indicator's row.
pub fn spark(report: &Report, indicator: &Indicator) -> Spark {
    let keys = words::key_cells(report, &indicator.cells);
    let mut spark = spark_of(indicator, keys);
    let outside = Comparison::of(report, indicator)
        .filter(|c| c.outside && c.unit.kind == indicator.unit.kind);
    if let (Some(comparison), Some(now)) = (outside, spark.current_at) {
        let placed = comparison.periods().iter().zip(&comparison.focus().values);
        spark.context = placed
            .filter_map(|(period, value)| Some((period.at()?, value.number()?)))
            .filter(|(at, _)| *at <= now)
            .collect();
        let before = spark.context.len().saturating_sub(SPARK_YEARS);
        spark.context.drain(..before);
    }
    spark
}

/// The sparkline of previous, current and target cells.
pub fn spark_of(indicator: &Indicator, keys: KeyCells) -> Spark {
    let cell = |found: Option<(usize, &'_ Cell)>| found.and_then(|(_, cell)| cell.value.number());
    let at = |found: Option<(usize, &Cell)>| found.and_then(|(_, cell)| cell.period.as_ref()?.at());
    let joined = match (keys.previous, keys.current) {
        (Some((_, then)), Some((_, now))) => joinable(indicator, then, now),
        _ => false,
    };
    Spark {
        previous: cell(keys.previous),
        current: cell(keys.current),
        target: cell(keys.target),
        joined,
        context: Vec::new(),
        previous_at: at(keys.previous),
        current_at: at(keys.current),
    }
}

/// Whether a line may join two cells: counted alike, and no total to date with a whole year.
fn joinable(indicator: &Indicator, then: &Cell, now: &Cell) -> bool {
    let basis = |cell: &Cell| cell.basis.or(indicator.basis);
    let kind = |cell: &Cell| cell.period.as_ref().and_then(Period::kind);
    let snapshot = matches!(basis(now), Some(Basis::Snapshot | Basis::Rolling));
    basis(then) == basis(now)
        && (snapshot || kind(then) == kind(now))
        && !now.value.marks().break_before
}
