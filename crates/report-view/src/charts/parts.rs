//! What the bars say that show the parts of a measure in one period, on one scale, and the words around
//! them. Parts stand in the order of the file; a whole is outlined below them.

use super::{ticks, written};
use crate::chart::{Caption, Chart, ChartKind, ChartView};
use crate::wording;
use report_charts::explore::Ranked;
use report_charts::ranked::{Bar, BarKind};
use report_core::doubted;
use report_core::parts::{Part, alike, parts, split, with_printed};
use report_core::report::{Indicator, Report};
use report_core::value::{Marks, Value};
use report_core::words;

/// The parts of a measure in their latest common period; `None` where fewer than two have a figure, where
/// one has more than one (they are drawn over time), or where a figure is in doubt.
pub fn view(report: &Report, indicator: &Indicator) -> Option<ChartView> {
    let cells = indicator.breakdowns.iter().flat_map(|part| &part.cells);
    let cells: Vec<_> = cells.flatten().collect();
    if doubted::of_cells(indicator, &cells).is_some() {
        return None;
    }
    let known = with_printed(report, indicator);
    let drawn = alike(&parts(report, &known));
    if drawn.iter().any(|part| part.numbers() > 1) {
        return None;
    }
    let found = split(&known, &drawn).filter(|found| found.parts.len() > 1)?;
    let unit = &drawn.first()?.breakdown.unit;
    let bar = |(part, value): &(Part, f64), kind| Bar {
        rank: None,
        name: part.breakdown.title.clone(),
        value: Some(*value),
        words: written(
            Value::Number(*value, Marks::default()),
            &part.breakdown.unit,
        ),
        kind,
        missing: None,
    };
    let whole = found
        .total
        .iter()
        .map(|total| bar(total, BarKind::Outlined));
    let bars = found.parts.iter().map(|part| bar(part, BarKind::Part));
    let mut ranked = Ranked {
        period: found.period.short(),
        ..Ranked::default()
    };
    ranked.chart.bars = bars.chain(whole).collect();
    ranked.chart.unit_label = unit.axis();
    ranked.chart.tick_words = ticks(unit);
    ranked.chart.mean = target(report, &found.parts);
    let (shown, all) = (
        found.parts.len(),
        drawn.len() - usize::from(found.total.is_some()),
    );
    let count = match wording::count(all, "part") {
        all_parts if shown == all => all_parts,
        // One that is printed without a number has no bar.
        all_parts => format!("{shown} of {all_parts}"),
    };
    let caption = Caption {
        headline: words::parts_headline(&known, &drawn)?,
        subtitle: format!("{}: {count}, {}", indicator.heading(), report.area_name()),
        paragraph: words::parts(&known, &drawn, indicator.basis)?,
        notes: Vec::new(),
    };
    Some(ChartView {
        kind: ChartKind::Parts,
        name: format!("Bar chart: {}", caption.subtitle),
        caption,
        chart: Some(Chart::new(ranked)),
    })
}

/// The target that is printed for every one of the parts, with its label.
fn target(report: &Report, parts: &[(Part, f64)]) -> Option<(f64, String)> {
    let of = |part: &Part| {
        let (_, cell) = words::key_cells(report, &part.breakdown.cells).target?;
        let value = cell.value.number().filter(|_| cell.to.is_none())?;
        let written = wording::number(cell, &part.breakdown.unit)?;
        Some((value, format!("Target {written}")))
    };
    let first = of(&parts.first()?.0)?;
    let all = parts
        .iter()
        .all(|(part, _)| of(part).as_ref() == Some(&first));
    all.then_some(first)
}
