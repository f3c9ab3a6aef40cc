//! What the program that wrote the file calculated: believed as far as it can be so.

use super::figures::number;
use super::indicator::{Known, refer};
use super::words::{one_of, period};
use crate::compare::Mean;
use crate::period::YearEnd;
use crate::problem::Problems;
use crate::reckon::{Band, Rank};
use crate::report::Calculated;
use crate::wire;

/// Reads what was calculated from figures in a file of their own; `None` where it cannot be, after
/// saying why.
pub(super) fn calculated(
    p: &mut Problems,
    found: Option<wire::Calculated>,
    has_file: bool,
    known: &Known,
) -> Option<Calculated> {
    let found = found?;
    p.within("calculated", |p| {
        if !has_file {
            p.notice("", "no figures are in a file of the indicator's own; it is passed over");
            return None;
        }
        let before = p.errors();
        let year_end = one_of(
            p,
            "year_ends",
            found.year_ends,
            "the end of a year",
            YearEnd::SPELLINGS,
            YearEnd::parse,
        );
        let period = period(p, "period", found.period, year_end.unwrap_or_default());
        let value = number(p, "value", Some(found.value));
        let areas = &known.scene.areas;
        let without = found.without.iter();
        let missing = without.filter_map(|area| refer(p, "without", area, "an area", areas));
        let missing: Vec<usize> = missing.collect();
        let n = found.n.map(usize::from);
        let neighbours = known.neighbours;
        if n.is_some_and(|n| n + missing.len() != neighbours) {
            let without = missing.len();
            p.error("n", format!("with {without} without a number this is not the count of the report's neighbours; expected together {neighbours}"));
        }
        let of = usize::from(found.of.unwrap_or_default());
        let rank = found.rank.map(|place| Rank {
            place: usize::from(place),
            joint: found.joint,
            of,
        });
        if rank.is_some_and(|rank| !(1..=of).contains(&rank.place)) || of > neighbours + 1 {
            p.error("rank", format!("it does not fit; expected 1 to \"of\", which is at most {} here", neighbours + 1));
        }
        const BANDS: &[&str] = &["A", "B", "C", "D"];
        let band = one_of(p, "band", found.band, "a band", BANDS, |word| {
            let bands = [Band::A, Band::B, Band::C, Band::D];
            Some(bands[BANDS.iter().position(|known| *known == word)?])
        });
        let mean = number(p, "mean", found.mean).map(|value| Mean {
            value,
            n,
            of: neighbours,
            missing,
        });
        if p.errors() > before {
            p.error("", "what was calculated is left out because of the errors above");
            return None;
        }
        Some(Calculated {
            period,
            value: value?,
            mean,
            rank,
            band,
        })
    })
}
