//! Charts of a measure as pictures that stand alone, with the words of the measure's page around
//! them: for documents, and for whoever shows a chart without the viewer.

use fairview::download::taken::{self, taken};
use report_core::report::{Indicator, Report};
pub use report_export::cite::Taken as Origin;
pub use report_export::frame::Ink;
use report_view::options::MeasureOptions;

/// The kinds of charts, by the words for files and options, in the order of the page.
pub fn kinds() -> Vec<&'static str> {
    taken::Kind::ALL.iter().map(|kind| kind.word()).collect()
}

/// The kinds of charts that a measure has.
pub fn kinds_of(report: &Report, indicator: &Indicator) -> Vec<&'static str> {
    let has = |kind: &&taken::Kind| {
        taken(report, indicator, &MeasureOptions::default(), **kind).is_some()
    };
    let found = taken::Kind::ALL.iter().filter(has);
    found.map(|kind| kind.word()).collect()
}

/// One chart as SVG, with nothing chosen; `None` where the measure has no such chart.
pub fn svg(
    report: &Report,
    indicator: &Indicator,
    kind: &str,
    origin: &Origin,
    ink: Ink,
) -> Option<String> {
    let kind = taken::Kind::ALL
        .into_iter()
        .find(|other| other.word() == kind)?;
    let taken = taken(report, indicator, &MeasureOptions::default(), kind)?;
    taken.svg(report, indicator, origin, ink)
}
