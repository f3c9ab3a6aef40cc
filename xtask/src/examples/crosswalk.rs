//! Joins measures of the council with measures of the Department for Education, by the pairs in
//! `data/crosswalk.csv`. Each pair gives its reason and what differs; nothing is paired by name.

use crate::table;
use fairview_cli::import::lait::Lait;
use report_core::wire::{Benchmark, Report};
use std::path::Path;

/// Fills the benchmarks of every report that has pairs, and adds the areas they are about.
///
/// # Errors
/// When a pair names a report, a measure or a benchmark that is not there.
pub fn join(file: &Path, lait: &Lait, reports: &mut [Report]) -> Result<(), String> {
    for row in table::read(file)? {
        let (id, short) = (row.get("id"), row.get("lait"));
        let report = reports
            .iter_mut()
            .find(|report| report.id == row.get("report"))
            .ok_or_else(|| format!("crosswalk: there is no report {}", row.get("report")))?;
        let indicator = report
            .indicators
            .iter_mut()
            .find(|indicator| indicator.id == id)
            .ok_or_else(|| format!("crosswalk: {} has no measure {id}", report.id))?;
        let measure = lait
            .measure(short)
            .ok_or_else(|| format!("crosswalk: the tool has no measure {short}"))?;
        let (observations, _) = lait
            .observations(measure)
            .ok_or_else(|| format!("crosswalk: {short} has no value for the council"))?;
        indicator.benchmark = Some(Benchmark {
            title: measure.title.clone(),
            definition: Some(measure.definition.clone()).filter(|words| !words.is_empty()),
            source: Lait::source().id,
            unit: measure.unit.clone(),
            decimals: Some(lait.decimals(measure)),
            polarity: measure.polarity.clone(),
            basis: row.words("basis"),
            reason: row.get("reason").to_owned(),
            difference: row.words("difference"),
            observations: Some(observations),
            calculated: None,
        });
        if report.neighbours.is_none() {
            report.areas = lait.areas.clone();
            report.neighbours = Some(lait.neighbours.clone());
            report.sources.push(Lait::source());
        }
    }
    Ok(())
}
