//! What the gap chart says: how far the measure was from its target, or from its neighbours'
//! mean, period by period, and the words around it.

use super::{form, ticks};
use crate::chart::Caption;
use crate::wording;
use report_charts::gap::{GapChart, GapPoint};
use report_charts::ticks::TickWords;
use report_core::compare::Comparison;
use report_core::gap::{Gap, Side, To};
use report_core::report::Polarity;
use report_core::select::Selection;
use report_core::unit::{Unit, UnitKind};
use report_core::words;

/// The fewest periods that make a chart over time.
const FEWEST: usize = 2;

/// The chart of some distances; `None` of fewer than two, or where none has a place in time.
pub fn gap(comparison: &Comparison, to: To, gaps: &[Gap], shown: &Selection) -> Option<GapChart> {
    if gaps.len() < FEWEST {
        return None;
    }
    let unit = comparison.unit;
    let points = shown.periods().filter_map(|at| {
        let period = &comparison.periods()[at];
        let found = gaps.iter().find(|gap| gap.at == at);
        Some(GapPoint {
            at: period.at()?,
            period: period.short(),
            value: found.map(|gap| gap.by),
            words: found.map_or_else(String::new, |gap| signed(unit, gap, to)),
            form: form(comparison.focus().marks(at)),
        })
    });
    let reference = words::gap_reference(comparison, to);
    let side = |words: &str, good: Polarity| {
        let judged = match comparison.polarity {
            Polarity::High | Polarity::Low if comparison.polarity == good => ", better",
            Polarity::High | Polarity::Low => ", worse",
            Polarity::Plan | Polarity::None => "",
        };
        format!("{words} {reference}{judged}")
    };
    Some(GapChart {
        unit_label: match unit.kind {
            UnitKind::Percent => "Difference in percentage points".to_owned(),
            _ => format!("Difference: {}", unit.axis()),
        },
        tick_words: match unit.kind {
            // Percentages differ by points.
            UnitKind::Percent => TickWords::default(),
            _ => ticks(unit),
        },
        points: points.collect(),
        above: side("Above", Polarity::High),
        below: side("Below", Polarity::Low),
        axis_note: None,
    })
}

/// `+25.6`, `−3.1 points`, `0`, or `under +0.1` where rounding leaves nothing.
fn signed(unit: &Unit, gap: &Gap, to: To) -> String {
    let decimals = words::gap_decimals(unit, gap, to);
    let written = unit.write_difference(gap.by, decimals);
    if gap.by != 0.0 && written == unit.write_difference(0.0, decimals) {
        let least = unit.write_difference(10f64.powi(-i32::from(decimals)), decimals);
        let sign = if gap.by > 0.0 { '+' } else { '−' };
        return format!("under {sign}{least}");
    }
    match gap.by {
        by if by > 0.0 => format!("+{written}"),
        by if by < 0.0 => format!("−{written}"),
        _ => written,
    }
}

/// On which side a distance lies, for a table: `25.6 above, worse`.
pub fn cell(comparison: &Comparison, gap: &Gap, to: To) -> String {
    let side = match gap.side(comparison.polarity) {
        Side::Better => ", better",
        Side::Worse => ", worse",
        Side::Above | Side::Below => "",
        Side::Level if gap.within => return "within".to_owned(),
        Side::Level => return "level".to_owned(),
    };
    let decimals = words::gap_decimals(comparison.unit, gap, to);
    let apart = wording::apart(comparison.unit, gap.value, gap.from, decimals);
    format!("{apart}{side}")
}

/// The words around distances.
pub fn caption(comparison: &Comparison, to: To, found: &[Gap]) -> Caption {
    Caption {
        headline: words::gap_headline(comparison, to, found).unwrap_or_default(),
        subtitle: format!(
            "{}: {} and {}",
            words::indicator_title(comparison),
            comparison.series_name(comparison.focus()),
            words::gap_reference(comparison, to)
        ),
        paragraph: words::gap(comparison, to, found).unwrap_or_default(),
        notes: Vec::new(),
    }
}

/// What the distances are the difference of, and which side is the better one.
pub fn note(comparison: &Comparison, to: To) -> String {
    let what = match to {
        To::Target => "the target of the same period",
        To::Mean => "the mean of the neighbours in the same period",
    };
    let side = match comparison.polarity {
        Polarity::High => "High is good here, so above is the better side.",
        Polarity::Low => "Low is good here, so below is the better side.",
        Polarity::Plan => "Close to the plan is good here, so neither side is the better one.",
        Polarity::None => {
            "The source gives this measure no good or bad direction, so neither side is called better."
        }
    };
    format!("Calculated here: the figure less {what}, before rounding. {side}")
}
