//! Charts of a report that belong to no single measure, to download.

use crate::charts::{cohorts, processes};
use crate::indicator::ChartDownload;
use report_core::bands::shares;
use report_core::cohorts::ladders;
use report_core::report::Report;
use report_export::view;

/// Which chart of a report, by the place of what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportChart {
    /// Two groups of people side by side.
    Ladder(usize),
    /// The times of a process.
    Stages(usize),
    /// The shares of one whole beside a process.
    Bands(usize),
}

impl ReportChart {
    /// What a file's name says of it.
    pub fn words(self, report: &Report) -> Vec<String> {
        let (at, what) = match self {
            Self::Ladder(at) => return vec!["groups".to_owned(), (at + 1).to_string()],
            Self::Stages(at) => (at, "stages"),
            Self::Bands(at) => (at, "bands"),
        };
        let process = report.processes.get(at).map(|process| process.id.clone());
        process.into_iter().chain([what.to_owned()]).collect()
    }

    /// The chart with its numbers; `None` where there is nothing to draw.
    pub fn download(self, report: &Report) -> Option<ChartDownload<'_>> {
        let process = |at: usize| report.processes.get(at);
        let (chart, table) = match self {
            Self::Ladder(at) => {
                let all = ladders(report);
                let ladder = all.get(at)?;
                (cohorts::view(report, ladder)?, view::ladder(report, ladder))
            }
            Self::Stages(at) => (
                processes::standards(process(at)?)?,
                view::stages(process(at)?),
            ),
            Self::Bands(at) => {
                let table = view::bands(process(at)?, &shares(report, process(at)?));
                (processes::bands(report, process(at)?)?, table)
            }
        };
        Some(ChartDownload {
            report,
            indicator: None,
            chart,
            table,
            outside: false,
        })
    }
}
