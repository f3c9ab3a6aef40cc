//! Shares of one whole that do not come to a hundred.

use super::Notices;
use crate::bands::each_period;
use crate::decimal::shortest;
use crate::report::Report;
use crate::words::share;

/// Every period whose shares are not drawn, because they make no whole.
pub(super) fn not_one_whole(notices: &mut Notices, report: &Report) {
    for (at, process) in report.processes.iter().enumerate() {
        for shares in each_period(report, process) {
            if shares.are_one_whole() {
                continue;
            }
            let when = shares.period.short();
            let below = shares.values.iter().position(|value| *value < 0.0);
            let words = match below {
                Some(one) => format!(
                    "in {when} \"{}\" comes to {}; expected 0% or more. The shares of {when} are not drawn",
                    process.bands[one].title,
                    share(shares.values[one])
                ),
                None => format!(
                    "in {when} the shares come to {}; expected 100%, or no further from it than the {} points that rounding explains. The shares of {when} are not drawn",
                    share((10.0 * shares.values.iter().sum::<f64>()).round() / 10.0),
                    shortest(shares.slack())
                ),
            };
            notices.add(&format!("processes[{at}].bands"), words);
        }
    }
}
