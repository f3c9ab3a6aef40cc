//! Which screens a report has something for: what a menu offers.

use crate::route::Tab;
use report_core::cohorts;
use report_core::compare::Comparison;
use report_core::report::{Indicator, Objective, Report};

/// Whether a report holds something for a screen.
pub fn is_available(tab: Tab, report: &Report) -> bool {
    match tab {
        Tab::Scorecard => !report.indicators.is_empty(),
        Tab::Compare => {
            report.indicators.iter().any(|i| compared(report, i)) || cohorts::any(report)
        }
        Tab::Milestones => !report.milestones.is_empty(),
        Tab::Actions => !(report.actions.is_empty() && report.decisions.is_empty()),
        Tab::Finance => !report.finance.is_empty(),
        Tab::Developments => texts(report),
        Tab::Risks => !report.risks.is_empty(),
        Tab::Glossary => !report.glossary.is_empty(),
        Tab::Overview | Tab::Legend | Tab::About => true,
        // It repeats the others; the overview leads to it. What changed is a matter of two reports:
        // `State::since` says whether there is another.
        Tab::Print | Tab::Changes => false,
    }
}

/// Whether a measure can be compared: with figures of other places at hand, or in a file of its
/// own.
fn compared(report: &Report, indicator: &Indicator) -> bool {
    let has_others = || {
        let comparison = Comparison::of(report, indicator)?;
        comparison.latest()?;
        let neighbours = comparison.neighbours().any(|(_, series)| series.is_some());
        (neighbours || comparison.region().is_some() || comparison.nation().is_some()).then_some(())
    };
    indicator.file.is_some() || has_others().is_some()
}

/// Whether there is any text that belongs to no measure or milestone.
fn texts(report: &Report) -> bool {
    !(report.developments.is_empty()
        && report.emerging_issues.is_empty()
        && report.sections.is_empty()
        && report.processes.is_empty()
        && report.grids.is_empty()
        && report.figures.is_empty())
        || report.objectives.iter().any(Objective::has_text)
}
