//! What is suspicious though legal: a rating beside a stated rule, a colour that figure and target
//! speak against, a red without a reason, a suppressed figure that the others reveal, a figure ten times the last one,
//! shares of one under per cent, a measure that still says what the last report said.
//!
//! Each is a notice for the officer who makes the file; the page shows everything as published.
//! A doubt rests on figures in the file alone. Where the figures cannot tell, such as parts that
//! may overlap, nothing is said. `fairview check` asks; reading a report does not.

mod bands;
mod calculated;
mod entry;
mod forgotten;
mod hidden;
mod leaps;
mod parts;
mod rated;
mod row;
mod targets;
mod together;

use crate::decimal::tell_apart;
use crate::period::{Period, day_words};
use crate::problem::{Kind, Problem, Severity};
use crate::report::{GlossaryTerm, Indicator, Observations, Report, Series};
use crate::statistics::approx_eq as same;
use crate::unit::Unit;
pub use calculated::stale;
pub use entry::look_like_shares;
pub use forgotten::forgotten;
use together::Together;

/// What deserves a look in one indicator. Its own file's figures must have been put in. The
/// places are within the indicator: `rating`, `cells.target`, `breakdowns`,
/// `observations.series[2].values[5]`. Series and values are counted as the report holds them:
/// its periods stand by time, and a file's may stand otherwise.
pub fn indicator(report: &Report, indicator: &Indicator) -> Vec<Problem> {
    let mut notices = Notices::default();
    entry::shares(&mut notices, indicator);
    entry::unformatted(&mut notices, report, indicator);
    notices.0.extend(imported(report, indicator));
    notices.0
}

/// The same of an indicator that an importer made, which says itself where it took shares of one for
/// percentages or left them, and which numbers nobody formatted.
pub fn imported(report: &Report, indicator: &Indicator) -> Vec<Problem> {
    let together = Together::all(report, indicator);
    let mut notices = Notices::default();
    rated::rule(&mut notices, report, indicator);
    rated::colour_against_target(&mut notices, report, indicator);
    rated::unexplained(&mut notices, report, indicator);
    rated::green_over_parts(&mut notices, report, indicator);
    targets::looser(&mut notices, report, indicator);
    targets::contradicted(&mut notices, indicator, &together);
    row::beside_series(&mut notices, report, indicator);
    leaps::target(&mut notices, report, indicator);
    leaps::cells(&mut notices, report, indicator);
    leaps::observations(&mut notices, report, indicator);
    parts::totals(&mut notices, indicator, &together);
    hidden::beside_parts(&mut notices, &together);
    hidden::beside_counts(&mut notices, report, indicator);
    hidden::beside_mean(&mut notices, report, indicator);
    notices.0
}

/// What deserves a look in what a report says beside its indicators. The places are those of the
/// report.
pub fn beside(report: &Report) -> Vec<Problem> {
    let mut notices = Notices::default();
    rated::unexplained_topics(&mut notices, report);
    for (at, action) in report.actions.iter().enumerate() {
        let ends = |period: &Option<Period>| period.as_ref().and_then(Period::ends);
        let starts = action.asked.as_ref().and_then(Period::starts);
        if let Some((said, asked)) = ends(&action.as_of)
            .zip(starts)
            .filter(|(said, asked)| said < asked)
        {
            notices.add(
                &format!("actions[{at}].as_of"),
                format!(
                    "its state is said of {}, before it was asked for on {}; check the dates",
                    day_words(said),
                    day_words(asked)
                ),
            );
        }
        if action.done == Some(true) && action.as_of.is_none() && action.state_printed.is_none() {
            notices.add(
                &format!("actions[{at}].state"),
                "it is done, and nothing says where or when that was said; readers look for it"
                    .to_owned(),
            );
        }
    }
    for (at, decision) in report.decisions.iter().enumerate() {
        let from = decision.effective.as_ref().and_then(Period::ends);
        let on = decision.on.as_ref().and_then(Period::starts);
        if let Some((from, on)) = from.zip(on).filter(|(from, on)| from < on) {
            notices.add(
                &format!("decisions[{at}].effective"),
                format!(
                    "it takes effect on {}, before it was decided on {}; somebody should look at the dates",
                    day_words(from),
                    day_words(on)
                ),
            );
        }
        if decision.on.is_none() && decision.by.is_none() {
            notices.add(
                &format!("decisions[{at}]"),
                "nothing says who decided it or when; readers look for it".to_owned(),
            );
        }
    }
    bands::not_one_whole(&mut notices, report);
    for (at, grid) in report.grids.iter().enumerate() {
        let mut cells = grid.rows.iter().flat_map(|row| &row.cells);
        let symbol =
            cells.find(|words| !words.is_empty() && !words.contains(char::is_alphanumeric));
        if let (Some(symbol), None) = (symbol, &grid.legend) {
            notices.add(
                &format!("grids[{at}].legend"),
                format!("its cells hold symbols such as \"{symbol}\", and nothing says what they mean; expected a legend"),
            );
        }
    }
    let headlines = report.indicators.iter().filter(|one| one.headline).count();
    if headlines > 1 && headlines == report.indicators.len() {
        notices.add(
            "indicators",
            format!(
                "all {headlines} measures are headlines; readers cannot tell which stand first"
            ),
        );
    }
    for entry in crate::glossary::entries(report) {
        if entry.meanings.len() > 1 {
            let own = |found: &GlossaryTerm| found.term == entry.term;
            let at = report.glossary.iter().position(own);
            notices.add(
                &format!("glossary[{}].term", at.unwrap_or_default()),
                format!(
                    "\"{}\" has {} meanings; readers see all of them wherever it stands",
                    entry.term,
                    entry.meanings.len()
                ),
            );
        }
    }
    notices.0
}

/// Two figures in words, each with the decimals of a figure that stands alone, and with more where
/// two that differ would be written as one number.
fn both(unit: &Unit, a: f64, b: f64) -> [String; 2] {
    let mut figures = [a, b].map(|value| (value, unit.places_alone(value)));
    tell_apart(&mut figures);
    figures.map(|(value, decimals)| unit.write_at(value, decimals))
}

/// The notices, in the order they are found.
#[derive(Default)]
struct Notices(Vec<Problem>);

impl Notices {
    fn add(&mut self, path: &str, message: String) {
        let problem = Problem::new(Severity::Notice, path, message);
        self.0.push(problem.of_kind(Kind::Suspicious));
    }

    /// The same of one figure of the indicator's own observations.
    fn add_for(
        &mut self,
        observations: &Observations,
        series: &Series,
        at: usize,
        message: String,
    ) {
        let mut all = observations.series.iter();
        match all.position(|other| std::ptr::eq(other, series)) {
            Some(place) => self.add(
                &format!("observations.series[{place}].values[{at}]"),
                message,
            ),
            None => self.add("observations", message),
        }
    }
}
