//! What the program that wrote the file calculated: believed as far as it can be so.

use super::figures::number;
use super::indicator::{IndicatorContext, refer};
use super::words::{period as period_of, year_end};
use crate::problem::Problems;
use crate::report::{Band, Calculated, Earlier, Mean};
use crate::statistics::{Rank, Spread};
use crate::wire;

/// Reads what was calculated from figures in a file of their own; `None` where it cannot be, after
/// saying why.
pub(super) fn calculated(
    p: &mut Problems,
    found: Option<wire::Calculated>,
    has_file: bool,
    known: &IndicatorContext,
) -> Option<Calculated> {
    let found = found?;
    p.within("calculated", |p| {
        if !has_file {
            p.notice("", "no figures are in a file of the indicator's own; it is ignored");
            return None;
        }
        let before = p.errors();
        let year_end = year_end(p, found.year_ends);
        let period = period_of(p, "period", found.period, year_end);
        let value = number(p, "value", Some(found.value));
        let areas = &known.ids.areas;
        let without = found.without.iter();
        let missing = without.filter_map(|area| refer(p, "without", area, "an area", areas));
        let missing: Vec<usize> = missing.collect();
        let n = found.n.map(usize::from);
        let (all, known) = (known.neighbours, missing.len());
        // Without a rank nothing is asked of it; a rank out of none does not fit.
        let least = u8::from(found.rank.is_none());
        let place = usize::from(found.rank.unwrap_or(1));
        let of = usize::from(found.of.unwrap_or(least));
        let rank = found.rank.map(|_| Rank {
            place,
            joint: found.joint,
            of,
            // How many share a place is not in the file: two at least.
            last: place > 1 && (found.last || place + usize::from(found.joint) == of),
        });
        if n.is_some_and(|n| n + known != all) || !(1..=of).contains(&place) || of > all + 1 {
            let n = n.unwrap_or_default();
            p.error("", format!("the mean of {n}, {known} without a number and the rank {place} of {of} do not fit {all} neighbours; expected \"n\" and \"without\" to make {all}, and a rank from 1 to \"of\", at most {}", all + 1));
        }
        let mean = number(p, "mean", found.mean).map(|value| Mean {
            value,
            n,
            of: all,
            missing,
        });
        let median = number(p, "median", found.median);
        let deviation = number(p, "spread", found.spread);
        let spread = match (median, deviation) {
            (Some(_), Some(deviation)) if deviation < 0.0 => {
                p.error("spread", format!("{deviation} is below 0; expected a distance, like 2.5"));
                None
            }
            (Some(median), Some(deviation)) => Some(Spread { median, deviation }),
            (None, None) => None,
            _ => {
                p.error("", "only one of \"median\" and \"spread\" is given; expected both or neither");
                None
            }
        };
        let band = found.band.and_then(|letter| {
            let band = Band::ALL.iter().find(|(_, other)| *other == letter);
            if band.is_none() {
                p.error("band", format!("{letter:?} is no quartile band; expected A, B, C or D"));
            }
            band.map(|(band, _)| *band)
        });
        let earlier = found.earlier.and_then(|found| {
            p.within("earlier", |p| {
                let period = period_of(p, "period", found.period, year_end);
                let value = number(p, "value", Some(found.value));
                let median = number(p, "median", Some(found.median));
                Some(Earlier { period, value: value?, median: median? })
            })
        });
        if p.errors() > before {
            p.error("", "what was calculated is left out because of the errors above");
            return None;
        }
        Some(Calculated {
            period,
            value: value?,
            mean,
            spread,
            unreliable: found.unreliable,
            rank,
            band,
            earlier,
        })
    })
}
