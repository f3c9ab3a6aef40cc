//! Processes with standards, stage by stage.

use super::change_list::ChangeList;
use super::matched::MatchedReports;
use super::names::{Listed, each};
use super::pairs::{Name, called};
use super::topics::linked;
use super::{ChangeLocation, Kind};
use crate::decimal::shortest;
use crate::report::{Process, Stage};

/// Compares all processes.
pub(super) fn processes(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.processes, &matched.after.processes);
    each(log, &matched.processes, before, after, |log, a, b| {
        process(matched, log, a, b)
    });
}

impl Listed for Process {
    const PLURAL: &str = "Processes";

    fn singular(&self) -> &str {
        "process"
    }

    fn name(&self) -> Name<'_> {
        called(&self.id, &self.title)
    }

    fn location(&self) -> ChangeLocation {
        ChangeLocation::Developments
    }
}

fn process(matched: &MatchedReports, log: &mut ChangeList, a: &Process, b: &Process) {
    let unit = (a.unit.as_deref(), b.unit.as_deref());
    log.label(Kind::Passage, "The unit of its standards", unit.0, unit.1);
    let heads = |process: &Process| {
        let titles = process.stages.iter().map(|stage| stage.title.as_str());
        titles.collect::<Vec<_>>().join("; ")
    };
    log.label(
        Kind::Passage,
        "Its stages",
        Some(&heads(a)),
        Some(&heads(b)),
    );
    for stage in &b.stages {
        if let Some(before) = a.stages.iter().find(|other| other.title == stage.title) {
            self::stage(matched, log, before, stage);
        }
    }
    let bands = |report: &crate::report::Report, process: &Process| {
        let bands = process.bands.iter().map(|band| {
            let of = &report.indicators[band.indicator].id;
            match band.less {
                Some(less) => format!("{}: {of} less {}", band.title, report.indicators[less].id),
                None => format!("{}: {of}", band.title),
            }
        });
        let all = bands.collect::<Vec<_>>().join("; ");
        (!all.is_empty()).then_some(all)
    };
    let (old, new) = (bands(matched.before, a), bands(matched.after, b));
    log.label(
        Kind::Passage,
        "Its shares of one whole",
        old.as_deref(),
        new.as_deref(),
    );
    log.text(Kind::Note, "The note", a.note.as_deref(), b.note.as_deref());
}

fn stage(matched: &MatchedReports, log: &mut ChangeList, a: &Stage, b: &Stage) {
    let number = |value: Option<f64>| value.map(shortest);
    let labels = [
        ("the time allowed", number(a.allowed), number(b.allowed)),
        (
            "the time allowed at most",
            number(a.at_most),
            number(b.at_most),
        ),
        ("the time taken", number(a.taken), number(b.taken)),
        (
            "the standard in words",
            a.allowed_printed.clone(),
            b.allowed_printed.clone(),
        ),
        ("what happens", a.what.clone(), b.what.clone()),
        ("what was done", a.done.clone(), b.done.clone()),
    ];
    for (what, old, new) in labels {
        let what = format!("{}: {what}", b.title);
        log.label(Kind::Passage, &what, old.as_deref(), new.as_deref());
    }
    let note = format!("{}: the note", b.title);
    log.text(Kind::Note, &note, a.note.as_deref(), b.note.as_deref());
    let owner = format!("{}: the owner", b.title);
    log.label(Kind::Owner, &owner, a.owner.as_deref(), b.owner.as_deref());
    linked(matched, log, &a.indicators, &b.indicators);
}
