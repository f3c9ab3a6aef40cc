//! Parts that add up to their total every other time.

use super::together::{Together, can_be_added, seen};
use super::{Notices, both};
use crate::report::Indicator;

/// A total that its parts do not come to, where they do so at two other times or more: parts
/// that never add up overlap or are not all there, and that is no mistake.
pub(super) fn totals(notices: &mut Notices, indicator: &Indicator, together: &[Together]) {
    let (adding, not) = seen(together);
    if adding < 2 || adding <= not {
        return;
    }
    let figures = together
        .iter()
        .filter(|one| !one.target && can_be_added(one));
    for one in figures {
        if let (Some(false), Some(sum), Some(total)) = (one.adds_up(), one.sum(), one.number()) {
            let [sum, total] = both(&indicator.unit, sum, total);
            notices.add(
                &one.at,
                format!(
                    "{} the parts add up to {sum}, and {total} is the total, while at {adding} other \
                     times they add up; it is shown as given",
                    one.when,
                ),
            );
        }
    }
}
