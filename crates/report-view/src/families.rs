//! A family of measures as it is shown: its chart over all years, its sparkline, its table.

use crate::chart::{Caption, Chart, ChartKind, ChartView};
use crate::charts::ticks;
use report_charts::explore::{Note, Trend};
use report_charts::spark::Spark;
use report_charts::trend::{Form, Point, Role, Series, TargetStep};
use report_core::families::{FamilyFigure, FamilyRow, FamilyView, Piece};
use report_core::period::Period;
use report_core::unit::UnitKind;
use report_core::words::lower;

/// The chart of a family with its words; `None` where no figure can be drawn. `area` is the place
/// that the reports are about.
pub fn chart(view: &FamilyView, area: &str) -> Option<ChartView> {
    let kind = view.drawn_unit()?.clone();
    let pieces = view.pieces(&kind);
    let apart = |piece: &&Piece| !piece.iter().all(|(row, _)| row.joinable);
    let (mut joined, mut others): (Vec<&Piece>, Vec<&Piece>) =
        pieces.iter().partition(|piece| !apart(piece));
    let alone = joined.is_empty();
    if alone {
        std::mem::swap(&mut joined, &mut others);
    }
    let mut trend = Trend::default();
    for (pieces, name, role) in [
        (&others, "counted otherwise", Role::Region),
        (&joined, area, Role::Focus),
    ] {
        if pieces.is_empty() {
            continue;
        }
        let at = trend.chart.series.len();
        let (points, notes) = points(pieces, at);
        trend.notes.extend(notes);
        trend.chart.series.push(Series {
            name: name.to_owned(),
            short_name: match role {
                Role::Focus => String::new(),
                _ => "otherwise".to_owned(),
            },
            role,
            points,
        });
    }
    let unit = view
        .rows
        .iter()
        .rev()
        .find_map(|row| row.unit.as_ref().filter(|unit| unit.kind == kind))?;
    trend.chart.unit_label = unit.axis();
    trend.chart.tick_words = ticks(unit);
    trend.chart.bounds = unit.natural_limits();
    trend.chart.targets = steps(view, &kind);
    let others = !others.is_empty();
    Some(ChartView {
        kind: ChartKind::Own,
        caption: caption(view, area, &kind, others)?,
        name: format!("Line chart: {}, {area}, over the years", view.title),
        chart: Some(Chart::new(trend)),
    })
}

/// The points of some pieces, between which no line runs, with what must be known about each.
fn points(pieces: &[&Piece], series: usize) -> (Vec<Point>, Vec<Note>) {
    let mut ordered: Vec<&&Piece> = pieces.iter().collect();
    let start = |piece: &Piece| {
        let first = piece
            .first()
            .and_then(|(_, figure)| figure.period.as_ref()?.at());
        first.unwrap_or_default()
    };
    ordered.sort_by(|a, b| start(a).total_cmp(&start(b)));
    let (mut points, mut notes): (Vec<Point>, Vec<Note>) = Default::default();
    for piece in ordered {
        if let Some(last) = points.last().cloned() {
            points.push(Point {
                value: None,
                words: String::new(),
                ..last
            });
        }
        for (row, figure) in piece.iter() {
            let Some((at, period)) = figure.period.as_ref().and_then(|p| Some((p.at()?, p))) else {
                continue;
            };
            notes.extend(about(row, figure).into_iter().map(|words| Note {
                series,
                point: points.len(),
                words,
            }));
            let marks = figure.value.marks();
            points.push(Point {
                at,
                period: period.short(),
                value: figure.number(),
                words: short(figure),
                form: match marks.not_final() {
                    true => Form::Provisional,
                    false => Form::Final,
                },
                break_before: marks.break_before,
            });
        }
    }
    (points, notes)
}

/// A figure's printed words, where they are short enough for a chart: else the beginning, up to its
/// number.
fn short(figure: &FamilyFigure) -> String {
    let shown = figure.shown.as_str();
    let number = shown.split([' ', '(']).next().unwrap_or(shown);
    let says = |words: &str| words.chars().any(|c| c.is_ascii_digit());
    match shown.chars().count() > 12 && says(number) {
        true => number.to_owned(),
        false => shown.to_owned(),
    }
}

/// Which report says a figure, and what must be known about it.
fn about(row: &FamilyRow, figure: &FamilyFigure) -> Vec<String> {
    let said = format!("In the report for {}", row.report_period.words());
    let marks = figure
        .value
        .marks()
        .list()
        .map(|(_, words)| words.to_owned());
    let otherwise = row.counted_otherwise.as_deref();
    let otherwise = otherwise.map(|words| format!("Counted otherwise: {words}"));
    std::iter::once(said)
        .chain(otherwise)
        .chain(marks)
        .collect()
}

fn steps(view: &FamilyView, kind: &UnitKind) -> Vec<TargetStep> {
    let own = view.targets().into_iter();
    let own = own.filter(|(row, _)| row.unit.as_ref().is_some_and(|unit| unit.kind == *kind));
    let mut steps: Vec<TargetStep> = Vec::new();
    for (_, target) in own {
        let Some((period, value)) = target.period.as_ref().zip(target.value.number()) else {
            continue;
        };
        let Some((from, to)) = period.from().zip(period.at()) else {
            continue;
        };
        // The same target of one year after the other is one step.
        match steps.last_mut() {
            Some(last)
                if last.value == value
                    && last.upper == target.to
                    && (last.to - from).abs() < 0.01 =>
            {
                last.to = to;
            }
            _ => steps.push(TargetStep {
                from,
                to,
                value,
                upper: target.to,
                label: format!("Target {}", short(target)),
                short_label: match steps.is_empty() {
                    true => format!("Target {}", short(target)),
                    false => short(target),
                },
            }),
        }
    }
    steps
}

fn caption(view: &FamilyView, area: &str, kind: &UnitKind, others: bool) -> Option<Caption> {
    let headline = view.sentence()?;
    let headline = crate::wording::capital(headline.trim_end_matches('.'));
    let mut said: Vec<String> = view
        .rating_words()
        .into_iter()
        .chain(view.target_words())
        .collect();
    if others {
        said.push("Figures that are counted otherwise stand apart.".to_owned());
    }
    let undrawn = view.figures().any(|(row, figure)| {
        figure.is_actual()
            && figure.number().is_some()
            && row.unit.as_ref().is_some_and(|unit| unit.kind != *kind)
    });
    if undrawn {
        said.push("Figures in another unit stand in the table alone.".to_owned());
    }
    let placed = |figure: &FamilyFigure| figure.period.as_ref().and_then(Period::at).is_some();
    if view
        .figures()
        .any(|(_, figure)| figure.is_actual() && figure.number().is_some() && !placed(figure))
    {
        said.push("Figures without a period stand in the table alone.".to_owned());
    }
    Some(Caption {
        headline,
        subtitle: format!("{}, {area}, as each report published it", view.title),
        paragraph: said.join(" "),
        notes: Vec::new(),
    })
}

/// The sparkline over all years; what can be joined, with the last target.
pub fn spark(view: &FamilyView) -> Spark {
    let Some(kind) = view.drawn_unit().cloned() else {
        return Spark::default();
    };
    let value = |(_, figure): &(&FamilyRow, &FamilyFigure)| {
        Some((figure.period.as_ref()?.at()?, figure.number()?))
    };
    let mut own: Vec<Vec<(f64, f64)>> = view
        .pieces(&kind)
        .iter()
        .map(|piece| piece.iter().filter_map(value).collect())
        .collect();
    own.sort_by(|a: &Vec<(f64, f64)>, b| {
        let at = |piece: &Vec<(f64, f64)>| piece.first().map_or(0.0, |(at, _)| *at);
        at(a).total_cmp(&at(b))
    });
    let last = own
        .iter()
        .flatten()
        .copied()
        .max_by(|a, b| a.0.total_cmp(&b.0));
    Spark {
        current: last.map(|(_, value)| value),
        current_at: last.map(|(at, _)| at),
        own,
        ..Spark::default()
    }
}

/// A figure with its time: `57% in quarter 2 2015/16`.
pub fn figure_words(view: &FamilyView, figure: &FamilyFigure) -> String {
    let when = report_core::families::when(figure, view.year_begins());
    match when.is_empty() {
        true => figure.shown.clone(),
        false => format!("{} {}", figure.shown, lower(&when)),
    }
}
