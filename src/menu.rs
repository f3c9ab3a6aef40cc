//! Which screens a report has something for: what a menu offers.

use crate::route::Part;
use report_core::compare::Comparison;
use report_core::report::{Indicator, Objective, Report};

/// Whether a report holds something for a screen.
pub fn held(part: Part, report: &Report) -> bool {
    match part {
        Part::Scorecard => !report.indicators.is_empty(),
        Part::Compare => report.indicators.iter().any(|i| compared(report, i)),
        Part::Milestones => !report.milestones.is_empty(),
        Part::Finance => !report.finance.is_empty(),
        Part::Developments => texts(report),
        Part::Risks => !report.risks.is_empty(),
        Part::Overview | Part::Legend | Part::About => true,
        // It repeats the others; the overview leads to it. What changed is a matter of two reports:
        // `State::since` says whether there is another.
        Part::Whole | Part::Changes => false,
    }
}

/// Whether a measure can be compared: with figures of other places at hand, or in a file of its
/// own.
fn compared(report: &Report, indicator: &Indicator) -> bool {
    let at_hand = || {
        let comparison = Comparison::of(report, indicator)?;
        comparison.latest()?;
        let neighbours = comparison.neighbours().any(|(_, series)| series.is_some());
        (neighbours || comparison.region().is_some() || comparison.nation().is_some()).then_some(())
    };
    indicator.file.is_some() || at_hand().is_some()
}

/// Whether there is any text that belongs to no measure or milestone.
fn texts(report: &Report) -> bool {
    !(report.developments.is_empty()
        && report.emerging_issues.is_empty()
        && report.sections.is_empty()
        && report.figures.is_empty())
        || report.objectives.iter().any(Objective::has_text)
}
