//! The charts of a measure, kept while the reader chooses something that does not change them:
//! another period of the ranking leaves the trend as it is, and the other way round.

use super::ranking::period_at;
use crate::components::chart::Chart;
use crate::shared::Shared;
use crate::state::Measure;
use report_charts::trend::{Size, leaves_zero_out};
use report_core::compare::Comparison;
use report_core::gap::{To, gaps};
use report_core::read::Reading;
use report_core::report::{Indicator, Report};
use report_core::select::Selection;
use report_view::charts::{gap, ranked, strip, trend};
use report_view::options::MeasureOptions;
use yew::prelude::*;

/// Room for the trend on a wide page, in pixels.
pub const FULL: u32 = 1120;

/// Charts over time.
pub struct OverTime {
    /// The trend.
    pub trend: Chart,
    /// Whether its axis leaves zero out when it is left alone.
    pub zero_left_out: bool,
    /// The distances from the target and from the neighbours' mean.
    pub gaps: [Option<Chart>; 2],
}

/// Charts of one period.
pub struct OfPeriod {
    /// The neighbours ranked.
    pub ranked: Chart,
    /// The authority among all.
    pub strip: Option<Chart>,
}

/// What a measure is read from: the report, and its own file if it has one.
pub type Origin = (Shared<Reading<Report>>, Option<Shared<Measure>>, AttrValue);

/// The measure: that of its own file, or else that of the report.
pub fn indicator((report, own, id): &Origin) -> Option<&Indicator> {
    let own = own.as_ref().map(|measure| &measure.indicator);
    own.or_else(|| report.value.indicator(id))
}

fn comparison(from: &Origin) -> Option<Comparison<'_>> {
    Comparison::of(&from.0.value, indicator(from)?)
}

/// The charts over time; `None` where there is nothing to compare.
#[hook]
pub fn use_over_time(from: &Origin, look: &MeasureOptions) -> std::rc::Rc<Option<OverTime>> {
    let look = MeasureOptions {
        at: None,
        ..look.clone()
    };
    use_memo((from.clone(), look), |(from, look)| {
        let comparison = &comparison(from)?;
        let (from, to) = (look.from.as_deref(), look.to.as_deref());
        let (shown, _) = Selection::choose(comparison, from, to, look.beside.as_deref());
        let trend = trend::trend(comparison, &shown, look.from_zero);
        let left_out = leaves_zero_out(&trend.chart, &trend.limits, Size::trend(FULL));
        let gap = |to| {
            let found = gaps(comparison, to, &shown);
            gap::gap(comparison, to, &found, &shown).map(Chart::new)
        };
        Some(OverTime {
            trend: Chart::new(trend),
            zero_left_out: left_out.unwrap_or(false),
            gaps: [gap(To::Target), gap(To::Mean)],
        })
    })
}

/// The own figures over time, where the comparable figures are not those.
pub struct Own {
    /// Their trend.
    pub trend: Chart,
    /// Whether its axis leaves zero out.
    pub zero_left_out: bool,
}

impl Own {
    /// The trend of some own figures.
    pub fn of(comparison: &Comparison) -> Self {
        let trend = trend::trend(comparison, &Selection::usual(comparison), false);
        let left_out = leaves_zero_out(&trend.chart, &trend.limits, Size::trend(FULL));
        Self {
            trend: Chart::new(trend),
            zero_left_out: left_out.unwrap_or(false),
        }
    }
}

/// The trend of the own figures that the comparison does not show; `None` where it shows them.
#[hook]
pub fn use_own(from: &Origin) -> std::rc::Rc<Option<Own>> {
    use_memo(from.clone(), |from| {
        let own = Comparison::own_apart(&from.0.value, indicator(from)?)?;
        Some(Own::of(&own))
    })
}

/// The charts of the period that is ranked; `None` where none can be, or none is needed yet.
#[hook]
pub fn use_of_period(
    from: &Origin,
    look: &MeasureOptions,
    brief: bool,
) -> std::rc::Rc<Option<OfPeriod>> {
    use_memo(
        (from.clone(), look.at.clone(), brief),
        |(from, at, brief)| {
            if *brief {
                return None;
            }
            let comparison = &comparison(from)?;
            let at = period_at(comparison, at.as_deref())?;
            Some(OfPeriod {
                ranked: Chart::new(ranked::ranked(comparison, at)),
                strip: strip::strip(comparison, at).map(Chart::new),
            })
        },
    )
}
