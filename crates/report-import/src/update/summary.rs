//! What an update changes in the last report, in a few lines, said before anything is written.

use super::called;
use super::pairs::{Names, list};
use crate::problems::Problems;
use report_core::wire::{self, Report, Table};
use std::collections::BTreeSet;

/// Says what differs between the last report and what comes of the update.
pub(super) fn note(old: &Report, joined: &Report, problems: &mut Problems) {
    let mut lines = Vec::new();
    if old.period != joined.period {
        lines.push(format!(
            "the period is {}, was {}",
            joined.period, old.period
        ));
    }
    if old.id != joined.id {
        lines.push(format!("the id is {}, was {}", joined.id, old.id));
    }
    lines.extend(columns(old, joined));
    let (mut cells, mut ratings, mut directions, mut reasons, mut words) = (
        Counts::default(),
        Counts::default(),
        Counts::default(),
        Counts::default(),
        Counts::default(),
    );
    let (mut figures, mut periods, mut areas) = (0, BTreeSet::new(), BTreeSet::new());
    for now in &joined.indicators {
        let before = old.indicators.iter().find(|before| before.id == now.id);
        let of = |before: Option<&wire::Indicator>,
                  pick: fn(&wire::Indicator) -> Option<&String>| {
            before.and_then(pick).cloned()
        };
        let name = || called(now.names());
        ratings.note(&of(before, |i| i.rating.as_ref()), &now.rating, name);
        directions.note(&of(before, |i| i.direction.as_ref()), &now.direction, name);
        reasons.note(&of(before, |i| i.reason.as_ref()), &now.reason, name);
        words.note(
            &of(before, |i| i.commentary.as_ref()),
            &now.commentary,
            name,
        );
        let none = Table::default();
        let earlier = before.map_or(&none, |before| &before.cells);
        let ids = earlier.0.iter().chain(&now.cells.0).map(|(id, _)| id);
        for id in ids.collect::<BTreeSet<_>>() {
            cells.note(&earlier.get(id).cloned(), &now.cells.get(id).cloned(), name);
        }
        let observed = |i: &wire::Indicator| {
            let benchmark = i.benchmark.as_ref().and_then(|b| b.observations.as_ref());
            let all = i.observations.iter().chain(benchmark);
            all.flat_map(observed).collect::<BTreeSet<_>>()
        };
        let earlier = before.map(observed).unwrap_or_default();
        for (area, period) in observed(now).difference(&earlier) {
            figures += 1;
            periods.insert(period.clone());
            areas.insert(area.clone());
        }
    }
    lines.extend(cells.line("printed figures"));
    lines.extend(ratings.line("ratings"));
    lines.extend(directions.line("directions of travel"));
    lines.extend(reasons.line("reasons"));
    lines.extend(words.line("commentary"));
    if figures > 0 {
        let count = |n: usize, one: &str, more: &str| match n {
            1 => format!("1 {one}"),
            n => format!("{n} {more}"),
        };
        lines.push(format!(
            "figures over time: {} new, of {} and {}",
            figures,
            count(areas.len(), "place", "places"),
            count(periods.len(), "period", "periods")
        ));
    }
    if lines.is_empty() {
        lines.push("nothing".to_owned());
    }
    problems.note(format!("what changes in {}:", old.id));
    for line in lines {
        problems.note(format!("  {line}"));
    }
}

fn columns(old: &Report, joined: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for before in &old.columns {
        let now = joined.columns.iter().find(|now| now.id == before.id);
        match now {
            None => lines.push(format!("the column \"{}\" is left out", before.heading)),
            Some(now) if now.heading != before.heading => lines.push(format!(
                "the column \"{}\" is headed \"{}\"",
                before.heading, now.heading
            )),
            Some(now) if now.period != before.period => lines.push(format!(
                "the column \"{}\" is about {}",
                before.heading,
                now.period.as_deref().unwrap_or("no period")
            )),
            Some(_) => {}
        }
    }
    let known = |now: &&wire::Column| !old.columns.iter().any(|before| before.id == now.id);
    let new = joined.columns.iter().filter(known);
    lines.extend(new.map(|now| format!("the column \"{}\" is new", now.heading)));
    lines
}

/// Places and periods with a figure or a reason for having none.
fn observed(found: &wire::Observations) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for series in &found.series {
        for (at, period) in found.periods.iter().enumerate() {
            let value = series.values.get(at).copied().flatten();
            if value.is_some() || series.marks.get(period).is_some() {
                all.push((series.area.clone(), period.clone()));
            }
        }
    }
    all
}

/// How many are new, changed, gone and as before, with the names of those that are not.
#[derive(Default)]
struct Counts {
    new: Vec<String>,
    changed: Vec<String>,
    gone: Vec<String>,
    same: usize,
}

impl Counts {
    fn note<T: PartialEq>(
        &mut self,
        before: &Option<T>,
        now: &Option<T>,
        name: impl Fn() -> String,
    ) {
        match (before, now) {
            (None, None) => {}
            (None, Some(_)) => self.new.push(name()),
            (Some(_), None) => self.gone.push(name()),
            (Some(before), Some(now)) if before == now => self.same += 1,
            (Some(_), Some(_)) => self.changed.push(name()),
        }
    }

    fn line(self, what: &str) -> Option<String> {
        let mut parts = Vec::new();
        for (mut names, word) in [
            (self.new, "new"),
            (self.changed, "changed"),
            (self.gone, "gone"),
        ] {
            let count = names.len();
            names.dedup();
            if count > 0 {
                parts.push(format!("{count} {word} ({})", list(names)));
            }
        }
        if parts.is_empty() {
            return None;
        }
        parts.push(format!("{} as before", self.same));
        Some(format!("{what}: {}", parts.join(", ")))
    }
}
