//! What a report says of the releases before it.

use super::indicator::{rating, refer};
use super::places::Ids;
use super::words::{day, id, period, text};
use crate::period::YearEnd;
use crate::problem::Problems;
use crate::report::{HistoryEntry, Release, Since};
use crate::wire;

pub(super) fn since(p: &mut Problems, found: wire::Since) -> Since {
    Since {
        report: id(p, "report", found.report),
        period: period(p, "period", found.period, YearEnd::December),
        turned: text(p, "turned", found.turned),
        sentences: found.sentences,
    }
}

pub(super) fn release(p: &mut Problems, found: wire::Release) -> Release {
    Release {
        report: id(p, "report", found.report),
        period: period(p, "period", found.period, YearEnd::December),
        published: day(p, "published", found.published),
    }
}

/// An entry of a history; `None` where it is of a release that the report does not list, after
/// saying so.
pub(super) fn entry(
    p: &mut Problems,
    found: wire::HistoryEntry,
    releases: &Ids,
) -> Option<HistoryEntry> {
    Some(HistoryEntry {
        release: refer(p, "release", &found.release, "a release", releases)?,
        id: id(p, "id", found.id),
        rating: rating(p, found.rating),
        figure: text(p, "figure", found.figure),
        target: text(p, "target", found.target),
        changes: found.changes,
    })
}
