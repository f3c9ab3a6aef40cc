//! What of a link only the report can judge: whether it has the objective and the places that the
//! link names. What it has not is ignored, and said.

use report_core::find::Query;
use report_core::report::Report;
use report_view::options::CompareOptions;

/// What a scorecard is asked for, as far as the report can give it, and what it cannot, in
/// sentences.
pub fn scorecard(report: &Report, query: &Query) -> (Query, Vec<String>) {
    let mut query = query.clone();
    let mut said = Vec::new();
    objective(report, &mut query.objective, &mut said);
    (query, said)
}

/// How measures are compared, as far as the report has what is asked for, and what it has not, in
/// sentences.
pub fn compare(report: &Report, options: &CompareOptions) -> (CompareOptions, Vec<String>) {
    let mut options = options.clone();
    let mut said = Vec::new();
    objective(report, &mut options.objective, &mut said);
    let neighbours = report.neighbours.iter().flat_map(|n| &n.areas);
    let ranked: Vec<usize> = neighbours.map(|(area, _)| *area).collect();
    let known = |by: &str| {
        let area = report.areas.iter().position(|area| area.id == by);
        by == CompareOptions::BY_NAME
            || area.is_some_and(|at| at == report.area || ranked.contains(&at))
    };
    if let Some((by, _)) = options.order.take_if(|(by, _)| !known(by)) {
        said.push(format!(
            "It asks for the order by “{by}”, which is no ranked place of this report; measures stand in the report’s order."
        ));
    }
    (options, said)
}

fn objective(report: &Report, chosen: &mut Option<String>, said: &mut Vec<String>) {
    let known = |id: &String| report.objectives.iter().any(|o| o.id == *id);
    if let Some(id) = chosen.take_if(|id| !known(id)) {
        said.push(format!(
            "It asks for the objective “{id}”, which this report does not have; that choice was ignored."
        ));
    }
}
