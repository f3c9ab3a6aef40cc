//! What a measure, or several, are read from: the report, and files of their own as far as they are
//! here.

use super::{Detailed, IndicatorDetail};
use crate::shared::Shared;
use report_core::read::Reading;
use report_core::report::{Indicator, Report};
use report_view::options::CompareOptions;
use yew::AttrValue;

/// What a measure is read from: the report, its own file if it has one, and its id.
pub type Origin = (
    Shared<Reading<Report>>,
    Option<Shared<IndicatorDetail>>,
    AttrValue,
);

/// The measure: that of its own file, or else that of the report.
pub fn indicator((report, own, id): &Origin) -> Option<&Indicator> {
    let own = own.as_ref().map(|detail| &detail.indicator);
    own.or_else(|| report.value.indicator(id))
}

/// The measures that are asked for, with what files of their own say.
pub(crate) fn indicators<'r>(
    report: &'r Report,
    options: &CompareOptions,
    details: &'r [Detailed],
) -> Vec<&'r Indicator> {
    let chosen = chosen(report, options);
    report
        .indicators
        .iter()
        .filter(|i| chosen.is_none_or(|at| i.objective == at))
        .map(|indicator| {
            let detail = details.iter().find(|asked| asked.id == indicator.id);
            let whole = detail.and_then(|asked| asked.detail.ready());
            whole.map_or(indicator, |detail| &detail.indicator)
        })
        .collect()
}

/// The objective that is chosen, as a place in the report's list.
pub(crate) fn chosen(report: &Report, options: &CompareOptions) -> Option<usize> {
    let id = options.objective.as_ref()?;
    report.objectives.iter().position(|o| o.id == *id)
}
