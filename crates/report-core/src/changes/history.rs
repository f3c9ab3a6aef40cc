//! What the releases up to one published: the paragraph about the last two, and for every indicator
//! its ratings, figures and targets from release to release.
//!
//! Worked out once by whoever publishes all of them, so that a reader of one need not fetch the
//! others. An indicator is followed by the rule that tells what changed (see `pairs`). What a later
//! release holds back as confidential is not repeated from an earlier one.

use super::matched::indicators;
use super::{Change, ChangeLocation, Kind, changes, none_in_both, same_organisation};
use crate::period::Period;
use crate::report::{Cell, HistoryEntry, Indicator, Release, Report, Since};
use crate::value::{Absent, Value};
use crate::words;

/// The most releases that are gone back: two years of quarters.
pub const MOST_RELEASES: usize = 8;
/// Fewer releases than this are no history: what changed between two is told by itself.
const LEAST_RELEASES: usize = 3;
/// The most sentences of one release about one indicator; how many more there are is said.
const MOST_SENTENCES: usize = 6;
/// The kinds of change that stand in no column of a history.
const TOLD: [Kind; 8] = [
    Kind::Revised,
    Kind::Marks,
    Kind::Target,
    Kind::Renamed,
    Kind::Referenced,
    Kind::Note,
    Kind::Definition,
    Kind::Withdrawn,
];

/// What readers of the last of some releases are told of those before it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct History {
    /// What differs from the release before.
    pub since: Since,
    /// The releases that the entries speak of, oldest first, the last one among them; empty where
    /// there are too few of them.
    pub releases: Vec<Release>,
    /// The entries of every indicator of the last release, in its order; empty where only one
    /// release has it.
    pub entries: Vec<Vec<HistoryEntry>>,
}

/// The history up to the last of some releases of one series, oldest first, each with the
/// observations of its indicators' own files. `None` where there is none before it, or where the
/// one before is of another organisation or place, or shares no measure. At most [`MOST_RELEASES`] are gone back.
pub fn history(releases: &[&Report]) -> Option<History> {
    let (last, earlier) = releases.split_last()?;
    let before = *earlier.last()?;
    if !same_organisation(before, last) || none_in_both(before, last, &indicators(before, last)) {
        return None;
    }
    let changed = changes(before, last);
    let since = Since {
        report: before.id.clone(),
        period: before.period.clone(),
        turned: changed.indicators.turned("measure", &before.period.words()),
        sentences: changed.summary(),
    };
    // Unbroken: what is before a report of another place is another history.
    let own = releases.iter().rev();
    let own = own.take_while(|report| same_organisation(report, last));
    let mut releases: Vec<&Report> = own.take(MOST_RELEASES).copied().collect();
    releases.reverse();
    if releases.len() < LEAST_RELEASES {
        return Some(History {
            since,
            releases: Vec::new(),
            entries: vec![Vec::new(); last.indicators.len()],
        });
    }
    let said: Vec<Vec<Change>> = releases
        .windows(2)
        .map(|two| changes(two[0], two[1]).list)
        .collect();
    let entries = (0..last.indicators.len()).map(|at| entries(&releases, &said, at));
    Some(History {
        since,
        entries: entries.collect(),
        releases: releases.iter().map(|report| release(report)).collect(),
    })
}

fn release(report: &Report) -> Release {
    Release {
        report: report.id.clone(),
        period: report.period.clone(),
        published: report.published,
    }
}

/// One indicator of the last release, from release to release. `said` has what each release but the
/// first says otherwise than the one before it.
fn entries(releases: &[&Report], said: &[Vec<Change>], at: usize) -> Vec<HistoryEntry> {
    let chain = chain(releases, at);
    if chain.len() < 2 {
        return Vec::new();
    }
    let mut entries = Vec::with_capacity(chain.len());
    for (place, (release, indicator)) in chain.iter().enumerate() {
        let report = releases[*release];
        let later = &chain[place + 1..];
        let later = later
            .iter()
            .map(|(at, indicator)| (releases[*at].area, *indicator));
        let keys = words::key_cells(report, &indicator.cells);
        let shown = |found: Option<(usize, &Cell)>| {
            let cell = found?.1;
            let secret = later
                .clone()
                .any(|(area, later)| holds_back(later, area, cell));
            (!secret).then(|| words::cell_words(cell, &indicator.unit))
        };
        let new = place == 0 && *release > 0;
        let changes = match (new, release.checked_sub(1)) {
            (true, _) => vec!["It was not in the report before.".to_owned()],
            (false, Some(step)) => sentences(&said[step], &indicator.id),
            (false, None) => Vec::new(),
        };
        entries.push(HistoryEntry {
            release: *release,
            id: indicator.id.clone(),
            rating: indicator.rating,
            figure: shown(keys.current),
            target: shown(keys.target),
            changes,
        });
    }
    entries
}

/// The releases that have the indicator without a gap before the last, with what it is there, oldest
/// first.
fn chain<'r>(releases: &[&'r Report], at: usize) -> Vec<(usize, &'r Indicator)> {
    let Some(last) = releases.len().checked_sub(1) else {
        return Vec::new();
    };
    let (mut at, mut release) = (at, last);
    let mut chain = vec![(last, &releases[last].indicators[at])];
    while let Some(before) = release.checked_sub(1) {
        let pairs = indicators(releases[before], releases[release]);
        let pair = pairs.iter().find(|pair| pair.after == Some(at));
        let Some(found) = pair.and_then(|pair| pair.before) else {
            break;
        };
        (at, release) = (found, before);
        chain.push((release, &releases[release].indicators[at]));
    }
    chain.reverse();
    chain
}

/// Whether a release says of the period of an earlier release's cell that the area's figure is
/// confidential.
fn holds_back(later: &Indicator, area: usize, cell: &Cell) -> bool {
    let secret = |value: &Value| matches!(value, Value::Absent(Absent::Confidential, _));
    let same = |period: Option<&Period>| period.is_some() && period == cell.period.as_ref();
    let printed = later.cells.iter().flatten();
    let mut printed = printed.filter(|other| secret(&other.value));
    let series = later.observations.iter().flat_map(|found| {
        let own = found.of(area, None).into_iter();
        own.flat_map(|series| found.periods.iter().zip(&series.values))
    });
    let mut series = series.filter(|(_, value)| secret(value));
    printed.any(|other| same(other.period.as_ref())) || series.any(|(period, _)| same(Some(period)))
}

/// What a list of changes says of an indicator, as far as no column says it.
fn sentences(list: &[Change], id: &str) -> Vec<String> {
    let own = |change: &&Change| {
        TOLD.contains(&change.kind)
            && matches!(&change.place, ChangeLocation::Indicator(of) if of == id)
    };
    let mut found: Vec<String> = list.iter().filter(own).map(|c| c.words.clone()).collect();
    let over = found.len().saturating_sub(MOST_SENTENCES);
    if over > 1 {
        found.truncate(MOST_SENTENCES);
        found.push(format!("And {over} more changes."));
    }
    found
}
