//! What is suspicious though legal: a rating beside a stated rule, a colour that figure and target
//! speak against, a suppressed figure that the others reveal, a figure ten times the last one,
//! shares of one under per cent, a measure that still says what the last report said.
//!
//! Each is a notice for the officer who makes the file; the page shows everything as published.
//! A doubt rests on figures in the file alone. Where the figures cannot tell, such as parts that
//! may overlap, nothing is said. `fairview check` asks; reading a report does not.

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
use crate::problem::{Level, Problem};
use crate::reckon::alike as same;
use crate::report::{Indicator, Observations, Report, Series};
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
    let mut doubts = Doubts::default();
    entry::shares(&mut doubts, indicator);
    entry::unformatted(&mut doubts, report, indicator);
    doubts.0.extend(imported(report, indicator));
    doubts.0
}

/// The same of an indicator that an importer made, which says itself where it took shares of one for
/// percentages or left them, and which numbers nobody formatted.
pub fn imported(report: &Report, indicator: &Indicator) -> Vec<Problem> {
    let together = Together::all(report, indicator);
    let mut doubts = Doubts::default();
    rated::rule(&mut doubts, report, indicator);
    rated::colour_against_target(&mut doubts, report, indicator);
    rated::green_over_parts(&mut doubts, report, indicator);
    targets::looser(&mut doubts, report, indicator);
    targets::contradicted(&mut doubts, indicator, &together);
    row::beside_series(&mut doubts, report, indicator);
    leaps::target(&mut doubts, report, indicator);
    leaps::cells(&mut doubts, report, indicator);
    leaps::observations(&mut doubts, report, indicator);
    parts::totals(&mut doubts, indicator, &together);
    hidden::beside_parts(&mut doubts, &together);
    hidden::beside_counts(&mut doubts, report, indicator);
    hidden::beside_mean(&mut doubts, report, indicator);
    doubts.0
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
struct Doubts(Vec<Problem>);

impl Doubts {
    fn say(&mut self, at: &str, says: String) {
        self.0.push(Problem::new(Level::Notice, at, says));
    }

    /// The same of one figure of the indicator's own observations.
    fn say_of(&mut self, observations: &Observations, series: &Series, at: usize, says: String) {
        let mut all = observations.series.iter();
        match all.position(|other| std::ptr::eq(other, series)) {
            Some(place) => self.say(&format!("observations.series[{place}].values[{at}]"), says),
            None => self.say("observations", says),
        }
    }
}
