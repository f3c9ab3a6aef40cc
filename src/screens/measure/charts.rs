//! The charts of a measure with their words, kept while the reader chooses something that does not
//! change them: another period of the ranking leaves the trend as it is, and the other way round.

use crate::shared::Shared;
use crate::state::Measure;
use report_core::gap::To;
use report_core::read::Reading;
use report_core::report::{Indicator, Report};
use report_view::chart::ChartView;
use report_view::comparison::{ComparisonView, TrendView};
use yew::prelude::*;

/// The width of the trend on a wide page, in pixels.
pub const FULL: u32 = 1120;

/// Charts over time.
pub struct TimeCharts {
    /// The trend.
    pub trend: TrendView,
    /// The distances from the target and from the neighbours' mean.
    pub distances: [Option<ChartView>; 2],
}

impl TimeCharts {
    /// Those of a comparison.
    pub fn of(view: &ComparisonView) -> Self {
        Self {
            trend: view.trend(&[FULL]),
            distances: [To::Target, To::Mean].map(|to| view.distance(to)),
        }
    }
}

/// Charts of one period.
pub struct PeriodCharts {
    /// The neighbours ranked.
    pub ranking: Option<ChartView>,
    /// The authority among all.
    pub authorities: Option<ChartView>,
}

impl PeriodCharts {
    /// Those of a comparison.
    pub fn of(view: &ComparisonView) -> Self {
        Self {
            ranking: view.ranking(),
            authorities: view.authorities(),
        }
    }
}

/// What a measure is read from: the report, its own file if it has one, and its id.
pub type Origin = (Shared<Reading<Report>>, Option<Shared<Measure>>, AttrValue);

/// The measure: that of its own file, or else that of the report.
pub fn indicator((report, own, id): &Origin) -> Option<&Indicator> {
    let own = own.as_ref().map(|measure| &measure.indicator);
    own.or_else(|| report.value.indicator(id))
}
