//! A comparison as it is shown: what is chosen of it, and its charts with their words.

use crate::chart::{Chart, ChartKind, ChartView};
use crate::charts::{gap, ranked, strip, trend};
use crate::options::IndicatorOptions;
use report_charts::trend::{Size, leaves_zero_out};
use report_core::compare::Comparison;
use report_core::gap::{Gap, To, gaps};
use report_core::report::{Indicator, Report};
use report_core::select::{Selection, choices, no_period};
use report_core::words;
use report_export::table::Table;
use report_export::view;

/// The figures of a measure over time and beside other places, as a reader looks at them.
pub struct ComparisonView<'r> {
    /// The figures.
    pub comparison: Comparison<'r>,
    /// What is asked for.
    pub options: IndicatorOptions,
    /// What of it is there.
    pub shown: Selection,
    /// What of it is not there, in sentences.
    pub ignored: Vec<String>,
    /// The period that is ranked: the one asked for, else the one that the page opens with.
    pub period: Option<usize>,
    /// Whether these are the report's own figures, beside another publisher's or alone.
    own: bool,
    /// The kind of its chart over time.
    over_time: ChartKind,
}

/// The chart over time.
#[derive(Clone, PartialEq)]
pub struct TrendView {
    /// The chart; `None` where the authority has no number in the periods shown.
    pub view: Option<ChartView>,
    /// Whether the axis leaves zero out when it is left alone.
    pub zero_left_out: bool,
}

impl<'r> ComparisonView<'r> {
    /// The comparable figures of a measure; `None` where it has none.
    pub fn new(
        report: &'r Report,
        indicator: &'r Indicator,
        options: &IndicatorOptions,
    ) -> Option<Self> {
        let comparison = Comparison::of(report, indicator)?;
        Some(Self::of(comparison, options.clone()))
    }

    /// The report's own figures over time that [`new`](Self::new) does not show, with nothing chosen;
    /// `None` where there are none. `beside`: whether the comparable ones stand on the page too.
    pub fn own(report: &'r Report, indicator: &'r Indicator, beside: bool) -> Option<Self> {
        let comparison = Comparison::own_apart(report, indicator)?;
        let over_time = match beside {
            true => ChartKind::Own,
            false => ChartKind::Trend,
        };
        Some(Self {
            own: true,
            over_time,
            ..Self::of(comparison, IndicatorOptions::default())
        })
    }

    fn of(comparison: Comparison<'r>, options: IndicatorOptions) -> Self {
        let (from, to) = (options.from.as_deref(), options.to.as_deref());
        let (shown, mut ignored) =
            Selection::choose(&comparison, from, to, options.beside.as_deref());
        let known = |label: &&String| comparison.periods().iter().any(|p| p.label() == **label);
        let unknown = options.at.iter().find(|label| !known(label));
        ignored.extend(unknown.map(|label| no_period(label)));
        Self {
            period: period_at(&comparison, options.at.as_deref()),
            comparison,
            options,
            shown,
            ignored,
            own: false,
            over_time: ChartKind::Trend,
        }
    }

    /// The same options with nothing left to the figures: the ranked period, the first and the last
    /// that are drawn, and the places beside, each as it is shown now.
    pub fn explicit_options(&self) -> IndicatorOptions {
        let periods = self.comparison.periods();
        let label = |at: usize| periods.get(at).map(|p| p.label().to_owned());
        let beside = choices(&self.comparison)
            .into_iter()
            .filter(|choice| self.shown.shows(choice));
        IndicatorOptions {
            at: self.period.and_then(label),
            from: label(self.shown.first),
            to: label(self.shown.last),
            beside: Some(beside.map(|choice| choice.code).collect()),
            from_zero: self.options.from_zero,
        }
    }

    /// The figures over time, for pictures of these widths in pixels.
    pub fn trend(&self, widths: &[u32]) -> TrendView {
        let chart = trend::trend(&self.comparison, &self.shown, self.options.from_zero);
        let zero_left_out = widths.iter().any(|width| {
            leaves_zero_out(&chart.chart, &chart.limits, Size::trend(*width)) == Some(true)
        });
        let caption = trend::caption(
            &self.comparison,
            &self.shown,
            zero_left_out && !self.options.from_zero,
        );
        let view = caption.map(|mut caption| {
            let opening = self.shown.opening(&self.comparison).filter(|_| self.own);
            let targets = opening.and_then(|at| words::targets_said(&self.comparison, at));
            if let Some(targets) = targets {
                caption.paragraph = format!("{} {targets}", caption.paragraph);
            }
            ChartView {
                kind: self.over_time,
                name: format!("Line chart: {}", caption.subtitle),
                caption,
                chart: Some(Chart::new(chart)),
            }
        });
        TrendView {
            view,
            zero_left_out,
        }
    }

    /// Whether there are neighbours to rank the authority among.
    fn ranks(&self) -> bool {
        let mut neighbours = self.comparison.neighbours();
        self.comparison.not_compared().is_none() && neighbours.any(|(_, series)| series.is_some())
    }

    /// Whether the ranking has every authority of the file that has a value.
    fn ranks_all(&self) -> bool {
        let own = self.comparison.report.area;
        let listed = |area: usize| {
            let mut neighbours = self.comparison.neighbours();
            area == own || neighbours.any(|(other, _)| other == area)
        };
        let Some(at) = self.period.filter(|_| self.ranks()) else {
            return false;
        };
        let found = self.comparison.authorities(at);
        found.into_iter().all(|(area, _)| listed(area))
    }

    /// The neighbours ranked; `None` where there are none, or where places are not compared.
    pub fn ranking(&self) -> Option<ChartView> {
        let at = self.period.filter(|_| self.ranks())?;
        let comparison = &self.comparison;
        let drawn = comparison.ranking(at).of > 0;
        Some(ChartView {
            kind: ChartKind::Ranking,
            caption: ranked::caption(comparison, at, self.ranks_all()),
            name: ranked::name(comparison, at),
            chart: drawn.then(|| Chart::new(ranked::ranked(comparison, at))),
        })
    }

    /// The [strip](Self::strip) of a page; `None` where the [ranking](Self::ranking) shows the same
    /// places.
    pub fn authorities(&self) -> Option<ChartView> {
        self.strip().filter(|_| !self.ranks_all())
    }

    /// The authority among all in the file; `None` where there are too few, or it has no value.
    pub fn strip(&self) -> Option<ChartView> {
        let at = self.period?;
        let chart = strip::strip(&self.comparison, at)?;
        let caption = strip::caption(&self.comparison, at)?;
        Some(ChartView {
            kind: ChartKind::Authorities,
            name: format!("Dot chart: {}", caption.subtitle),
            caption,
            chart: Some(Chart::new(chart)),
        })
    }

    /// The distances from the target, or from the neighbours' mean.
    pub fn gaps(&self, to: To) -> Vec<Gap> {
        gaps(&self.comparison, to, &self.shown)
    }

    /// The distances over time; `None` where too few periods can be held against it, or where the mean
    /// is not shown.
    pub fn distance(&self, to: To) -> Option<ChartView> {
        if to == To::Mean && !self.shown.mean {
            return None;
        }
        let found = self.gaps(to);
        let chart = gap::gap(&self.comparison, to, &found, &self.shown)?;
        let caption = gap::caption(&self.comparison, to, &found);
        Some(ChartView {
            kind: match to {
                To::Target => ChartKind::Target,
                To::Mean => ChartKind::Neighbours,
            },
            name: format!("Bar chart: distance, {}", caption.subtitle),
            caption,
            chart: Some(Chart::new(chart)),
        })
    }

    /// A chart of the comparison, for a picture of a width in pixels; `None` where there is nothing to
    /// draw of that kind.
    pub fn chart(&self, kind: ChartKind, width: u32) -> Option<ChartView> {
        let found = match kind {
            kind if kind == self.over_time => self.trend(&[width]).view,
            _ if self.own => None,
            ChartKind::Ranking => self.ranking(),
            ChartKind::Authorities => self.strip(),
            ChartKind::Target => self.distance(To::Target),
            ChartKind::Neighbours => self.distance(To::Mean),
            ChartKind::Own | ChartKind::Trend | ChartKind::Parts => None,
        };
        found.filter(|view| view.chart.is_some())
    }

    /// The numbers of a chart.
    pub(crate) fn table(&self, kind: ChartKind) -> Option<Table> {
        let comparison = &self.comparison;
        Some(match kind {
            ChartKind::Own | ChartKind::Trend => view::figures(comparison, &self.shown),
            ChartKind::Ranking => view::ranking(comparison, self.period?),
            ChartKind::Authorities => view::authorities(comparison, self.period?),
            ChartKind::Target => view::gaps(comparison, To::Target, &self.gaps(To::Target)),
            ChartKind::Neighbours => view::gaps(comparison, To::Mean, &self.gaps(To::Mean)),
            ChartKind::Parts => return None,
        })
    }
}

/// The period to rank: the one asked for by its label, else the one that the page opens with.
fn period_at(comparison: &Comparison, asked: Option<&str>) -> Option<usize> {
    let named = |label| {
        comparison
            .periods()
            .iter()
            .position(|period| period.label() == label)
    };
    let any = || (0..comparison.periods().len()).rfind(|&at| comparison.ranking(at).of > 0);
    asked
        .and_then(named)
        .or_else(|| comparison.opening_beside())
        .or_else(any)
}
