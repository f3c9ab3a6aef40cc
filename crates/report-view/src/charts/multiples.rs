//! What the small multiples say: the parts of a measure over time, on one scale, and the words
//! around them.

use super::{point, points, ticks};
use crate::chart::{Caption, Chart, ChartKind, ChartView};
use crate::wording;
use report_charts::multiples::{Multiples, Panel};
use report_core::parts::{self, Part};
use report_core::period::Month;
use report_core::report::{Basis, Indicator, Report};
use report_core::value::Value;
use report_core::words;

/// The chart of some parts in one unit with its words; `None` where no part has two figures.
pub fn view(report: &Report, indicator: &Indicator, drawn: &[Part]) -> Option<ChartView> {
    // A whole is no part: it stands after them.
    let total = parts::total(indicator, drawn.iter());
    let id = |part: &Part| part.breakdown.id.clone();
    let is_part = |part: &&Part| total.is_none_or(|total| id(&total) != id(part));
    let own: Vec<Part> = drawn.iter().filter(is_part).copied().collect();
    let panels: Vec<Part> = own.iter().copied().chain(total).collect();
    let chart = multiples(&panels, (indicator.basis, indicator.year_begins()))?;
    let caption = Caption {
        headline: words::parts_headline(indicator, drawn).unwrap_or_default(),
        subtitle: format!(
            "{}: {}, {}",
            indicator.heading(),
            wording::count(own.len(), "part"),
            report.area_name()
        ),
        paragraph: words::parts(indicator, drawn, indicator.basis).unwrap_or_default(),
        notes: Vec::new(),
    };
    Some(ChartView {
        kind: ChartKind::Parts,
        name: format!("Small line charts: {}", caption.subtitle),
        caption,
        chart: Some(Chart::new(chart)),
    })
}

/// The panels of some parts in one unit; `None` where no part has two figures: then there is no
/// time to show, and the table has them.
fn multiples(parts: &[Part], counted: (Option<Basis>, Month)) -> Option<Multiples> {
    parts.iter().find(|part| part.numbers() >= 2)?;
    let unit = &parts.first()?.breakdown.unit;
    Some(Multiples {
        unit_label: unit.axis(),
        tick_words: ticks(unit),
        panels: parts.iter().map(|part| panel(part, counted)).collect(),
        from_zero: true,
        bounds: unit.natural_limits(),
        axis_note: Some("All panels have one scale, which begins at zero.".to_owned()),
    })
}

fn panel(part: &Part, counted: (Option<Basis>, Month)) -> Panel {
    let unit = &part.breakdown.unit;
    let values = part.series.values.iter().enumerate();
    let values = values.filter_map(|(at, value)| {
        let point = point(&part.periods[at], *value, unit)?;
        Some((at, point, value.number().is_some()))
    });
    let points = points(values, part.periods, counted, |_, _| {});
    let missing = part
        .series
        .values
        .iter()
        .rev()
        .find_map(|value| match value {
            Value::Absent(reason, _) => Some(reason.words().to_owned()),
            Value::Number(..) => None,
        });
    Panel {
        title: part.breakdown.title.clone(),
        points,
        targets: Vec::new(),
        missing: missing.filter(|_| part.numbers() == 0),
    }
}
