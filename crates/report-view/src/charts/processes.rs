//! What is drawn of a process: the time allowed for each stage beside the time taken, and shares of one
//! whole by period.

use super::ticks;
use crate::chart::{Caption, Chart, ChartKind, ChartView};
use crate::wording;
use report_charts::explore::Ranked;
use report_charts::ranked::{Bar, BarKind};
use report_charts::stacked::{StackedBar, StackedChart};
use report_core::bands::{Shares, shares};
use report_core::decimal::shortest;
use report_core::report::{Process, Report, Stage};
use report_core::words;

/// `10 working days, at most 20`; the standard in words where it is no number.
pub fn allowed(unit: Option<&str>, stage: &Stage) -> Option<String> {
    match (stage.allowed, stage.at_most) {
        (Some(time), Some(most)) => Some(format!(
            "{}, at most {}",
            written(unit, time),
            shortest(most)
        )),
        (Some(time), None) => Some(written(unit, time)),
        (None, Some(most)) => Some(format!("At most {}", written(unit, most))),
        (None, None) => stage.allowed_printed.clone(),
    }
}

/// `96 hours`
pub fn written(unit: Option<&str>, time: f64) -> String {
    let unit = unit.unwrap_or_default();
    format!("{} {unit}", shortest(time)).trim_end().to_owned()
}

/// The times allowed and taken of each stage as bars; `None` where fewer than two are given.
pub fn standards(process: &Process) -> Option<ChartView> {
    let unit = process.unit.as_deref();
    let bar = |stage: &Stage, what: &str, time: Option<f64>, kind| {
        let value = time?;
        Some(Bar {
            rank: None,
            name: format!("{}, {what}", stage.title),
            value: Some(value),
            words: shortest(value),
            kind,
            missing: None,
        })
    };
    let bars = process.stages.iter().flat_map(|stage| {
        [
            bar(stage, "allowed", stage.allowed, BarKind::Neighbour),
            bar(stage, "at most", stage.at_most, BarKind::Neighbour),
            bar(stage, "taken", stage.taken, BarKind::Focus),
        ]
    });
    let mut ranked = Ranked::default();
    ranked.chart.bars = bars.flatten().collect();
    let with = |time: fn(&Stage) -> Option<f64>| {
        let stages = process.stages.iter().filter(|stage| time(stage).is_some());
        stages.count()
    };
    let taken = with(|stage| stage.taken);
    let numbered = with(|stage| stage.allowed.or(stage.at_most));
    if ranked.chart.bars.len() < 2 {
        return None;
    }
    ranked.chart.unit_label = wording::capital(unit.unwrap_or("time"));
    let (least, most) = (
        process
            .stages
            .iter()
            .filter_map(|stage| stage.allowed.or(stage.at_most))
            .reduce(f64::min)?,
        process
            .stages
            .iter()
            .filter_map(|stage| stage.at_most.or(stage.allowed))
            .reduce(f64::max)?,
    );
    let over = process.stages.iter().find_map(|stage| {
        let (taken, allowed) = (stage.taken?, stage.at_most.or(stage.allowed)?);
        Some(format!(
            "{}: {} taken, {} allowed",
            stage.title,
            written(unit, taken),
            shortest(allowed)
        ))
    });
    let headline = over.unwrap_or_else(|| match least == most {
        true => format!("{} allowed", written(unit, least)),
        false => format!(
            "From {} to {} allowed",
            shortest(least),
            written(unit, most)
        ),
    });
    let have = if numbered == 1 { "has" } else { "have" };
    let taken = match taken {
        0 => String::new(),
        n => format!(", {n} a time taken"),
    };
    let stages = process.stages.len();
    let paragraph = match stages {
        1 => "The process has one stage.".to_owned(),
        _ => format!("{numbered} of {stages} stages {have} a time allowed{taken}."),
    };
    Some(chart(
        "Bar chart",
        process,
        "the time for each stage",
        headline,
        paragraph,
        Chart::new(ranked),
    ))
}

/// The shares of one whole as a bar to 100% for each period; `None` without any.
pub fn bands(report: &Report, process: &Process) -> Option<ChartView> {
    let found = shares(report, process);
    let unit = &report.indicators[process.bands.first()?.indicator].unit;
    let bar = |one: &Shares| StackedBar {
        name: one.period.short(),
        values: one.values.clone(),
        words: one
            .values
            .iter()
            .map(|value| words::share(*value))
            .collect(),
    };
    let stacked = StackedChart {
        unit_label: unit.axis(),
        tick_words: ticks(unit),
        whole: 100.0,
        names: process
            .bands
            .iter()
            .map(|band| band.title.clone())
            .collect(),
        bars: found.iter().map(bar).collect(),
    };
    let headline = words::bands_headline(process, &found)?;
    let paragraph = words::bands(process, &found)?;
    Some(chart(
        "Stacked bars",
        process,
        "shares of the whole",
        headline,
        paragraph,
        Chart::new(stacked),
    ))
}

fn chart(
    kind: &str,
    process: &Process,
    what: &str,
    headline: String,
    paragraph: String,
    chart: Chart,
) -> ChartView {
    let subtitle = format!("{}: {what}", process.title);
    ChartView {
        kind: ChartKind::Parts,
        name: format!("{kind}: {subtitle}"),
        caption: Caption {
            headline,
            subtitle,
            paragraph,
            notes: Vec::new(),
        },
        chart: Some(chart),
    }
}
