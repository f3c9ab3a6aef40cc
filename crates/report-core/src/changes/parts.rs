//! What a report holds beside measures, milestones and money: its own title and status, its
//! columns, objectives, passages.

use super::change_list::ChangeList;
use super::indicator::figures;
use super::matched::{MatchedReports, reordered, same};
use super::names::{Listed, each};
use super::pairs::{Name, Pair, Take, referenced, rounds};
use super::topics::linked;
use super::{ChangeLocation, Kind};
use crate::report::{Column, Objective, Passage, Report, Role, Sort};

/// Compares what a report says of itself.
pub(super) fn report(matched: &MatchedReports, log: &mut ChangeList) {
    let (a, b) = (matched.before, matched.after);
    log.about(ChangeLocation::Report, "The report");
    let kind = Kind::Report;
    log.label(kind, "The title", Some(&a.title), Some(&b.title));
    let (old, new) = (a.short_title.as_deref(), b.short_title.as_deref());
    log.label(kind, "The short title", old, new);
    let (old, new) = (&a.organisation, &b.organisation);
    log.label(kind, "The organisation", Some(old), Some(new));
    if !same(&matched.areas, Some(a.area), Some(b.area)) {
        let (old, new) = (a.area_name(), b.area_name());
        log.label(kind, "The place it is about", Some(old), Some(new));
    }
    let sort = |report: &Report| match report.sort {
        Sort::Quarter => "a quarter’s report",
        Sort::Year => "a year’s report",
        Sort::Plan => "a plan",
        Sort::Benchmark => "published figures of many places",
    };
    log.label(kind, "The sort of report", Some(sort(a)), Some(sort(b)));
    let (old, new) = (a.series.as_deref(), b.series.as_deref());
    log.label(kind, "The series it belongs to", old, new);
    let status = |report: &Report| if report.draft { "draft" } else { "final" };
    log.label(kind, "The status", Some(status(a)), Some(status(b)));
    columns(matched, log);
    log.about(ChangeLocation::About, "About the data");
    log.paragraphs(
        Kind::Note,
        "What is said of the report as a whole",
        &a.notes,
        &b.notes,
    );
}

fn columns(matched: &MatchedReports, log: &mut ChangeList) {
    let role = |column: &Column| match column.role {
        Role::Previous => "an earlier figure",
        Role::Current => "the figure of the report",
        Role::Target => "a target",
    };
    let shown = |column: &Column| match &column.period {
        Some(period) => format!("{}, for {}", column.heading, period.words()),
        None => column.heading.clone(),
    };
    for found in &matched.columns {
        let a = found.before.map(|at| &matched.before.columns[at]);
        let b = found.after.map(|at| &matched.after.columns[at]);
        let words = match (a, b) {
            (Some(a), Some(b)) if a.heading == b.heading && a.period == b.period => continue,
            (Some(a), Some(b)) => {
                format!(
                    "The column “{}” stands where “{}” stood.",
                    shown(b),
                    shown(a)
                )
            }
            (None, Some(b)) => format!("The column “{}” is new, {}.", shown(b), role(b)),
            (Some(a), None) => format!("The column “{}” is no longer there.", shown(a)),
            (None, None) => continue,
        };
        log.say(Kind::Report, words, a.map(shown), b.map(shown));
    }
    if reordered(&matched.columns) {
        log.say(
            Kind::Report,
            "The columns stand in another order.",
            None,
            None,
        );
    }
}

/// Compares the objectives.
pub(super) fn objectives(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.objectives, &matched.after.objectives);
    each(log, &matched.objectives, before, after, |log, a, b| {
        objective(matched, log, a, b)
    });
}

impl Listed for Objective {
    const PLURAL: &str = "Objectives";

    fn singular(&self) -> &str {
        "objective"
    }

    fn name(&self) -> Name<'_> {
        referenced(&self.id, self.printed_ref.as_deref(), self.name())
    }

    fn location(&self) -> ChangeLocation {
        ChangeLocation::Objective(self.id.clone())
    }
}

fn objective(matched: &MatchedReports, log: &mut ChangeList, a: &Objective, b: &Objective) {
    let labels = [
        (Kind::Referenced, "The priority", &a.priority, &b.priority),
        (Kind::Owner, "The department", &a.department, &b.department),
        (Kind::Owner, "The owner", &a.owner, &b.owner),
    ];
    for (kind, what, old, new) in labels {
        log.label(kind, what, old.as_deref(), new.as_deref());
    }
    passages_of(log, Kind::Passage, "The text", &a.commentary, &b.commentary);
    linked(matched, log, &a.indicators, &b.indicators);
    log.text(Kind::Note, "The note", a.note.as_deref(), b.note.as_deref());
}

/// Compares developments, emerging issues, other sections and figures in sentences.
pub(super) fn passages(matched: &MatchedReports, log: &mut ChangeList) {
    let (a, b) = (matched.before, matched.after);
    let lists = [
        ("Key developments", &a.developments, &b.developments),
        ("Emerging issues", &a.emerging_issues, &b.emerging_issues),
        ("Other sections", &a.sections, &b.sections),
    ];
    for (name, old, new) in lists {
        log.about(ChangeLocation::Developments, name);
        passages_of(log, Kind::Passage, "The text", old, new);
    }
    log.about(ChangeLocation::Developments, "Other figures");
    figures(log, Kind::Passage, &a.figures, &b.figures);
}

/// Compares passages, paired by ref, heading or text.
pub(super) fn passages_of(
    log: &mut ChangeList,
    kind: Kind,
    what: &str,
    before: &[Passage],
    after: &[Passage],
) {
    let pairs = passage_pairs(before, after);
    let called = |passage: &Passage| {
        let heading = passage.heading.as_deref();
        let text = || passage.text.first().map_or("a passage", String::as_str);
        let title = super::change_list::quoted(heading.unwrap_or_else(text));
        match &passage.printed_ref {
            Some(printed) => format!("{printed} {title}"),
            None => title,
        }
    };
    for found in &pairs {
        let a = found.before.map(|at| &before[at]);
        let b = found.after.map(|at| &after[at]);
        match (a, b) {
            (Some(a), Some(b)) => {
                let of = called(b);
                let (old, new) = (a.heading.as_deref(), b.heading.as_deref());
                log.label(kind, &format!("{of}: the heading"), old, new);
                let (old, new) = (a.printed_ref.as_deref(), b.printed_ref.as_deref());
                log.label(kind, &format!("{of}: the ref"), old, new);
                log.paragraphs(
                    kind,
                    &format!("{of}: {}", what.to_lowercase()),
                    &a.text,
                    &b.text,
                );
                let (old, new) = (a.owner.as_deref(), b.owner.as_deref());
                log.label(Kind::Owner, &format!("{of}: the owner"), old, new);
            }
            (None, Some(b)) => {
                log.say(
                    kind,
                    format!("{} is new.", called(b)),
                    None,
                    Some(called(b)),
                );
            }
            (Some(a), None) => {
                let words = format!("{} is no longer there.", called(a));
                log.say(kind, words, Some(called(a)), None);
            }
            (None, None) => {}
        }
    }
    if reordered(&pairs) {
        log.say(kind, "The passages stand in another order.", None, None);
    }
}

/// Passages have no ids: first those that are wholly the same, then those with one heading and
/// ref, one heading, one ref or one text where it stands once among those left over in each
/// release, and at last a single passage without a heading with another.
fn passage_pairs(before: &[Passage], after: &[Passage]) -> Vec<Pair> {
    let at = |a: usize, b: usize| (&before[a], &after[b]);
    rounds(
        before.len(),
        after.len(),
        &[
            (Take::First, &|a, b| before[a] == after[b]),
            (Take::Only, &|a, b| {
                let (a, b) = at(a, b);
                let named = a.heading.is_some() || a.printed_ref.is_some();
                named && a.heading == b.heading && a.printed_ref == b.printed_ref
            }),
            (Take::Only, &|a, b| {
                let (a, b) = at(a, b);
                a.heading.is_some() && a.heading == b.heading
            }),
            (Take::Only, &|a, b| {
                let (a, b) = at(a, b);
                a.printed_ref.is_some() && a.printed_ref == b.printed_ref
            }),
            (Take::Only, &|a, b| before[a].text == after[b].text),
            (Take::Only, &|a, b| {
                let (a, b) = at(a, b);
                let bare = |p: &Passage| p.heading.is_none() && p.printed_ref.is_none();
                bare(a) && bare(b)
            }),
        ],
    )
}
