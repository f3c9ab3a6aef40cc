//! A measure as it is shown, and what is downloaded of it.

use crate::chart::{ChartKind, ChartView};
use crate::charts::multiples;
use crate::comparison::ComparisonView;
use crate::options::IndicatorOptions;
use report_core::parts::{Part, alike, parts};
use report_core::report::{Indicator, Report};
use report_export::cite::{self, Origin};
use report_export::frame::{self, CHART, Ink, Words};
use report_export::table::Table;
use report_export::view;

/// A measure as a reader looks at it.
pub struct IndicatorView<'r> {
    /// The report.
    pub report: &'r Report,
    /// The measure, with the figures of its own file.
    pub indicator: &'r Indicator,
    /// Its comparable figures.
    pub compared: Option<ComparisonView<'r>>,
    /// The report's own figures over time, where the comparable ones are not those.
    pub own: Option<ComparisonView<'r>>,
}

impl<'r> IndicatorView<'r> {
    /// Everything of a measure but its parts.
    pub fn new(report: &'r Report, indicator: &'r Indicator, options: &IndicatorOptions) -> Self {
        let compared = ComparisonView::new(report, indicator, options);
        Self {
            report,
            indicator,
            own: ComparisonView::own(report, indicator, compared.is_some()),
            compared,
        }
    }

    /// The parts of the measure; `None` where none has a figure that the printed row does not say.
    pub fn parts(&self) -> Option<PartsView<'r>> {
        PartsView::of(self.report, self.indicator)
    }

    /// The parts of the measure in one period, where they have no more: the printed row says the same.
    pub fn parts_now(&self) -> Option<ChartView> {
        crate::charts::parts::view(self.report, self.indicator)
    }

    fn views(&self) -> impl Iterator<Item = &ComparisonView<'r>> {
        self.own.iter().chain(&self.compared)
    }

    /// A chart for a picture of a width in pixels; `None` where the measure has none of its kind.
    pub fn chart(&self, kind: ChartKind, width: u32) -> Option<ChartView> {
        match kind {
            ChartKind::Parts => self.parts()?.chart,
            _ => self.views().find_map(|view| view.chart(kind, width)),
        }
    }

    /// Whether a page draws the report's own figures over time before the comparable ones: not where
    /// they are no more than two with a target, which stand at its head.
    pub fn shows_own(&self) -> bool {
        let several = |own: &ComparisonView| {
            let numbers = own.comparison.focus().values.iter();
            let numbers = numbers.filter(|value| value.number().is_some()).count();
            numbers > 2 || own.comparison.targets().len() > 1
        };
        let own = self.own.as_ref();
        own.is_some_and(|own| self.compared.is_none() || several(own))
    }

    /// The kinds of charts that the measure has, in the order of the page.
    pub fn kinds(&self) -> Vec<ChartKind> {
        let has = |kind: &ChartKind| self.chart(*kind, CHART).is_some();
        ChartKind::ALL.into_iter().filter(has).collect()
    }

    /// A chart to download; `None` where the measure has none of its kind.
    pub fn download(&self, kind: ChartKind) -> Option<ChartDownload<'r>> {
        let (chart, table, outside) = match kind {
            ChartKind::Parts => {
                let parts = self.parts()?;
                let table = view::parts(self.indicator.heading(), &parts.all);
                (parts.chart?, table, false)
            }
            _ => self.views().find_map(|view| {
                let chart = view.chart(kind, CHART)?;
                Some((chart, view.table(kind)?, view.comparison.outside))
            })?,
        };
        Some(ChartDownload {
            report: self.report,
            indicator: Some(self.indicator),
            chart,
            table,
            outside,
        })
    }
}

/// The parts of a measure that have figures over time.
pub struct PartsView<'r> {
    /// All of them.
    pub all: Vec<Part<'r>>,
    /// Those in one unit, on one scale; `None` where no part has two figures.
    pub chart: Option<ChartView>,
    /// How many are counted in another unit, and so are not drawn.
    pub apart: usize,
}

impl<'r> PartsView<'r> {
    fn of(report: &'r Report, indicator: &'r Indicator) -> Option<Self> {
        let all = parts(report, indicator);
        let over_time = all.iter().any(|part| part.numbers() >= 2);
        let printed = |part: &Part| part.breakdown.cells.iter().any(Option::is_some);
        let unprinted = all.iter().any(|part| part.numbers() > 0 && !printed(part));
        if !over_time && !unprinted {
            return None;
        }
        let drawn = alike(&all);
        Some(Self {
            chart: multiples::view(report, indicator, &drawn),
            apart: all.len() - drawn.len(),
            all,
        })
    }
}

/// A chart with its numbers, to download.
pub struct ChartDownload<'r> {
    pub(crate) report: &'r Report,
    /// The measure, where it is of one.
    pub(crate) indicator: Option<&'r Indicator>,
    /// The chart and its words.
    pub chart: ChartView,
    /// The same numbers.
    pub table: Table,
    /// Whether the figures are another publisher's.
    pub outside: bool,
}

impl ChartDownload<'_> {
    /// The chart as a picture that stands alone; `None` where there is nothing to draw.
    pub fn svg(&self, origin: &Origin, ink: Ink) -> Option<String> {
        let chart = self.chart.chart.as_ref()?;
        let drawing = match ink {
            Ink::Colour => chart.draw(CHART)?,
            Ink::Grey => chart.draw_print(CHART)?,
        };
        let source = cite::source(self.report, self.indicator, self.outside);
        let caption = &self.chart.caption;
        let mut notes = caption.notes.clone();
        notes.extend(cite::notes(self.report, source, origin));
        let words = Words {
            title: caption.headline.clone(),
            subtitle: caption.subtitle.clone(),
            sentence: caption.paragraph_alone(),
            notes,
        };
        Some(frame::svg(&drawing.picture, &words, ink))
    }
}
