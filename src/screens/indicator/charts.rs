//! The charts of a measure with their words, kept while the reader chooses something that does not
//! change them: another period of the ranking leaves the trend as it is, and the other way round.

use report_core::gap::To;
use report_view::chart::ChartView;
use report_view::comparison::{ComparisonView, TrendView};

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
