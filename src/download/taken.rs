//! A chart of a measure with all that goes with it: the words of the page, the drawing, and the
//! same numbers as a table. The page shows them, pictures carry them, and files are made of them.

use crate::components::chart::Chart;
use crate::screens::measure::{gaps, parts, ranking, strip, trend};
use report_charts::trend::{Size, leaves_zero_out};
use report_core::compare::Comparison;
use report_core::gap::{To, gaps as distances};
use report_core::parts::{alike, parts as all_parts};
use report_core::report::{Indicator, Report};
use report_core::select::Selection;
use report_export::cite::{self, Taken as Origin};
use report_export::frame::{self, CHART, Ink, Words};
use report_export::table::Table;
use report_export::view;
use report_view::charts;
use report_view::options::MeasureOptions;

/// Which chart of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The report's own figures over time, beside another publisher's.
    Own,
    /// Over time.
    Trend,
    /// The neighbours ranked.
    Ranking,
    /// The authority among all in the file.
    Authorities,
    /// The distance from the target.
    Target,
    /// The distance from the neighbours' mean.
    Neighbours,
    /// The parts side by side.
    Parts,
}

impl Kind {
    /// All, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Own,
        Self::Trend,
        Self::Ranking,
        Self::Authorities,
        Self::Target,
        Self::Neighbours,
        Self::Parts,
    ];

    /// The word for names of files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Trend => "trend",
            Self::Ranking => "ranking",
            Self::Authorities => "authorities",
            Self::Target => "target",
            Self::Neighbours => "neighbours",
            Self::Parts => "parts",
        }
    }
}

/// What is told beside a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Told {
    /// The message.
    pub headline: String,
    /// What is drawn, where and when.
    pub subtitle: String,
    /// The figures in sentences, and what must be known about the picture.
    pub said: String,
    /// What must be known about some of the figures.
    pub marked: Vec<String>,
}

/// A chart with all that goes with it.
pub struct Taken {
    /// Which.
    pub kind: Kind,
    /// Its words.
    pub told: Told,
    /// The chart; none where there is nothing to draw.
    pub chart: Option<Chart>,
    /// The same numbers.
    pub table: Table,
    /// Whether the figures are another publisher's.
    pub outside: bool,
}

impl Taken {
    /// The chart as a picture that stands alone; `None` where there is nothing to draw.
    pub fn svg(
        &self,
        report: &Report,
        indicator: &Indicator,
        origin: &Origin,
        ink: Ink,
    ) -> Option<String> {
        let drawing = match ink {
            Ink::Colour => self.chart.as_ref()?.draw(CHART)?,
            Ink::Grey => self.chart.as_ref()?.draw_print(CHART)?,
        };
        let source = cite::source(report, Some(indicator), self.outside);
        let mut notes = self.told.marked.clone();
        notes.extend(cite::notes(report, source, origin));
        let words = Words {
            title: self.told.headline.clone(),
            subtitle: self.told.subtitle.clone(),
            sentence: self.told.said.replace(trend::CHOOSE, ""),
            notes,
        };
        Some(frame::svg(&drawing.picture, &words, ink))
    }
}

/// A chart of a measure as a reader looks at it; `None` where the measure has none of its kind.
pub fn taken(
    report: &Report,
    indicator: &Indicator,
    look: &MeasureOptions,
    kind: Kind,
) -> Option<Taken> {
    if kind == Kind::Parts {
        let all = all_parts(report, indicator);
        let drawn = alike(&all);
        let chart =
            charts::multiples::multiples(&drawn, (indicator.basis, indicator.year_begins()))?;
        return Some(Taken {
            kind,
            told: parts::told(report, indicator, &drawn),
            chart: Some(Chart::new(chart)),
            table: view::parts(indicator.heading(), &all),
            outside: false,
        });
    }
    let own = match (kind, Comparison::of(report, indicator)) {
        (Kind::Own, Some(_)) | (Kind::Trend, None) => Comparison::own_apart(report, indicator),
        _ => None,
    };
    if let Some(own) = &own {
        let shown = Selection::usual(own);
        let chart = charts::trend::trend(own, &shown, false);
        let left_out = leaves_zero_out(&chart.chart, &chart.limits, Size::trend(CHART));
        return Some(Taken {
            kind,
            told: trend::told_own(own, left_out.unwrap_or(false))?,
            chart: Some(Chart::new(chart)),
            table: view::figures(own, &shown),
            outside: false,
        });
    }
    let comparison = &Comparison::of(report, indicator)?;
    let (from, to) = (look.from.as_deref(), look.to.as_deref());
    let (shown, _) = Selection::choose(comparison, from, to, look.beside.as_deref());
    let at = || ranking::period_at(comparison, look.at.as_deref());
    let (told, chart, table) = match kind {
        Kind::Trend => {
            let chart = charts::trend::trend(comparison, &shown, look.from_zero);
            let left_out = leaves_zero_out(&chart.chart, &chart.limits, Size::trend(CHART));
            let told = trend::told(
                comparison,
                &shown,
                look.from_zero,
                left_out.unwrap_or(false),
            )?;
            (
                told,
                Some(Chart::new(chart)),
                view::figures(comparison, &shown),
            )
        }
        Kind::Ranking => {
            let at = at().filter(|at| comparison.ranking(*at).of > 0)?;
            comparison.not_compared().is_none().then_some(())?;
            comparison.neighbours().find_map(|(_, series)| series)?;
            let chart = Chart::new(charts::ranked::ranked(comparison, at));
            (
                ranking::told(comparison, at),
                Some(chart),
                view::ranking(comparison, at),
            )
        }
        Kind::Authorities => {
            let at = at()?;
            let chart = Chart::new(charts::strip::strip(comparison, at)?);
            (
                strip::told(comparison, at)?,
                Some(chart),
                view::authorities(comparison, at),
            )
        }
        Kind::Target | Kind::Neighbours => {
            let to = if kind == Kind::Target {
                To::Target
            } else {
                To::Mean
            };
            if to == To::Mean && !shown.mean {
                return None;
            }
            let found = distances(comparison, to, &shown);
            let chart = charts::gap::gap(comparison, to, &found, &shown)?;
            (
                gaps::told(comparison, to, &found),
                Some(Chart::new(chart)),
                view::gaps(comparison, to, &found),
            )
        }
        Kind::Parts | Kind::Own => return None,
    };
    Some(Taken {
        kind,
        told,
        chart,
        table,
        outside: comparison.outside,
    })
}
