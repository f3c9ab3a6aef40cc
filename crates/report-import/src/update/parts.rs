//! The parts of a report that are not indicators: its head, columns, objectives, milestones, and
//! what belongs to a period alone.

use super::{UpdateKind, renamed};
use crate::cell_ref::CellRef;
use crate::problems::{Problems, short};
use report_core::read;
use report_core::wire::{self, Report};

/// The last report's columns for an update of figures. Where the report stays about its period,
/// they are as they were. Where it is about a later one, the current column is about that; columns
/// that stood in a fixed distance before it, or were about the same quarter, move along under
/// headings of their own; an earlier one stays within the year and is the update's in the next.
pub(super) fn columns_for_figures(
    old: &Report,
    update: &Report,
    correction: bool,
) -> Vec<wire::Column> {
    let mut columns: Vec<wire::Column> = Vec::new();
    if correction {
        columns.clone_from(&old.columns);
    } else {
        columns.extend(
            old.columns
                .iter()
                .filter_map(|column| moved(column, old, &update.period)),
        );
    }
    for column in &update.columns {
        if !columns.iter().any(|known| known.role == column.role) {
            columns.push(column.clone());
        }
    }
    columns
}

/// A column of the last report in one about a later period.
fn moved(column: &wire::Column, old: &Report, period: &str) -> Option<wire::Column> {
    let current = old.columns.iter().find(|c| c.role == "current");
    let from = current
        .and_then(|c| c.period.as_deref())
        .unwrap_or(&old.period);
    let now = match (column.role.as_str(), column.period.as_deref()) {
        ("current", _) => Some(period.to_owned()),
        (_, None) => return Some(column.clone()),
        (_, Some(own)) => renamed::moved(own, from, period),
    };
    match now {
        Some(now) => Some(wire::Column {
            heading: renamed::heading(
                &column.heading,
                column.period.as_deref().unwrap_or(from),
                &now,
            ),
            period: Some(now),
            ..column.clone()
        }),
        // About a time of another sort, such as a year beside a quarter: it stays within the year.
        None => {
            let same_year = year(&old.period).is_some() && year(&old.period) == year(period);
            same_year.then(|| column.clone())
        }
    }
}

/// The first year of the financial year that a period ends in.
fn year(label: &str) -> Option<i32> {
    let ends = read::period(label).ends()?;
    // January to March belong to the year before.
    let early = u8::from(ends.month()) < 4;
    Some(ends.year() - i32::from(early))
}

/// A whole report about another period brings the headings of its columns: an error where a
/// current one is still about the last report's period.
pub(super) fn own_columns(old: &Report, update: &Report, place: &CellRef, problems: &mut Problems) {
    for column in update
        .columns
        .iter()
        .filter(|column| column.role == "current")
    {
        let before = old.columns.iter().find(|other| other.id == column.id);
        let same = before.is_some_and(|before| before.period == column.period);
        let stays = column
            .period
            .as_deref()
            .is_some_and(|own| own.trim() == old.period.trim());
        if same && stays {
            problems.error(
                place,
                format!(
                    "the report is about {} now, and its column of current figures is still headed \"{}\", for {}; expected the heading and the period of the new figures in the sheet Columns",
                    update.period,
                    short(&column.heading),
                    old.period
                ),
            );
        }
    }
}

/// Sources of an update of figures under ids of their own, so that the last report's stay what
/// they are; the report itself keeps its own.
pub(super) fn keep_sources(old: &Report, update: &mut Report) {
    let ids: Vec<String> = old.sources.iter().map(|source| source.id.clone()).collect();
    for source in &mut update.sources {
        let twin = old.sources.iter().find(|other| other.id == source.id);
        if twin.is_none_or(|twin| twin.title == source.title) {
            continue;
        }
        let numbered = (2..).map(|n| format!("{}-{n}", source.id));
        let Some(id) = numbered.into_iter().find(|id| !ids.contains(id)) else {
            continue;
        };
        if update.source.as_deref() == Some(source.id.as_str()) {
            update.source = Some(id.clone());
        }
        source.id = id;
    }
    // What is new is the update's; what is joined keeps its own source.
    for indicator in &mut update.indicators {
        if indicator.source.is_none() {
            indicator.source.clone_from(&update.source);
        }
    }
    if old.source.is_some() {
        update.source = None;
    }
}

/// The columns of the last report, each as the update has it, and the update's own.
pub(super) fn columns(old: &[wire::Column], new: &[wire::Column]) -> Vec<wire::Column> {
    let twin = |column: &wire::Column| new.iter().find(|other| other.id == column.id);
    let fresh = new
        .iter()
        .filter(|column| !old.iter().any(|other| other.id == column.id));
    let kept = old.iter().map(|column| twin(column).unwrap_or(column));
    kept.chain(fresh).cloned().collect()
}

/// Says how many cells of the last report's table are not shown any more.
pub(super) fn left_cells(old: &Report, joined: &Report, problems: &mut Problems) {
    let mut count = 0;
    for before in &old.indicators {
        let now = joined.indicators.iter().find(|now| now.id == before.id);
        let missing =
            |(id, _): &&(String, wire::Cell)| now.is_none_or(|now| now.cells.get(id).is_none());
        count += before.cells.0.iter().filter(missing).count();
    }
    if count > 0 {
        problems.note(format!(
            "{count} printed cells of {} are not carried over: their columns are about another period now",
            old.period
        ));
    }
}

/// The parts of a report that are not joined one by one.
pub(super) fn head(
    old: &Report,
    new: Report,
    (correction, kind): (bool, UpdateKind),
    problems: &mut Problems,
) -> Report {
    let mut left = Vec::new();
    let mut list = |what: &str, count: usize| {
        if count > 0 {
            left.push(format!("{count} {what}"));
        }
    };
    // What belongs to a period alone stays only where the update is about the same one.
    macro_rules! of_the_period {
        ($($field:ident $what:literal),*) => { $(
            let $field = match (new.$field.is_empty(), correction) {
                (true, true) => old.$field.clone(),
                (true, false) => { list($what, old.$field.len()); Vec::new() }
                (false, _) => new.$field,
            };
        )* };
    }
    of_the_period!(
        notes "notes",
        developments "key developments",
        emerging_issues "emerging issues",
        sections "sections",
        figures "figures in sentences",
        finance "finance tables",
        topics "ratings of topics",
        actions "recommendations, actions and pledges",
        decisions "decisions",
        processes "processes",
        grids "grids",
        risks "risks"
    );
    if !left.is_empty() {
        problems.note(format!(
            "not carried over, because they are about {}: {}",
            old.period,
            left.join(", ")
        ));
    }
    fn union<T: Clone>(old: &[T], new: Vec<T>, id: impl Fn(&T) -> &str) -> Vec<T> {
        let mut all = new;
        for one in old {
            if !all.iter().any(|other| id(other) == id(one)) {
                all.push(one.clone());
            }
        }
        all
    }
    // Figures alone say nothing of the report's order of places.
    let areas = match kind {
        UpdateKind::Report => union(&old.areas, new.areas, |area| &area.id),
        UpdateKind::Figures { .. } => union(&new.areas, old.areas.clone(), |area| &area.id),
    };
    let same = |published: bool| published.then(|| old.published.clone()).flatten();
    Report {
        id: if correction { old.id.clone() } else { new.id },
        short_title: new.short_title.or_else(|| old.short_title.clone()),
        sort: old.sort.clone().or(new.sort),
        series: old.series.clone().or(new.series),
        published: new.published.or_else(|| same(correction)),
        source: new.source.or_else(|| old.source.clone()),
        status: new
            .status
            .or_else(|| old.status.clone().filter(|_| correction)),
        areas,
        cohorts: union(&old.cohorts, new.cohorts, |cohort| &cohort.id),
        neighbours: new.neighbours.or_else(|| old.neighbours.clone()),
        sources: union(&old.sources, new.sources, |source| &source.id),
        legend: new.legend.or_else(|| old.legend.clone()),
        glossary: match new.glossary.is_empty() {
            true => old.glossary.clone(),
            false => new.glossary,
        },
        notes,
        developments,
        emerging_issues,
        sections,
        figures,
        finance,
        topics,
        actions,
        decisions,
        processes,
        grids,
        risks,
        // Worked out anew by whoever publishes this one.
        since: None,
        releases: Vec::new(),
        ..new
    }
}

pub(super) fn objective(
    old: Option<&wire::Objective>,
    new: Option<&wire::Objective>,
) -> wire::Objective {
    match (old, new) {
        (Some(old), Some(new)) => {
            let new = new.clone();
            wire::Objective {
                id: old.id.clone(),
                r#ref: new.r#ref.or_else(|| old.r#ref.clone()),
                title: new.title.or_else(|| old.title.clone()),
                priority: new.priority.or_else(|| old.priority.clone()),
                department: new.department.or_else(|| old.department.clone()),
                owner: new.owner.or_else(|| old.owner.clone()),
                commentary: new.commentary,
                indicators: match new.indicators.is_empty() {
                    true => old.indicators.clone(),
                    false => new.indicators,
                },
                note: new.note,
            }
        }
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => wire::Objective::default(),
    }
}

pub(super) fn milestone(
    old: Option<&wire::Milestone>,
    new: Option<&wire::Milestone>,
    correction: bool,
) -> wire::Milestone {
    let Some(old) = old else {
        return new.cloned().unwrap_or_default();
    };
    let found = new.cloned().unwrap_or_default();
    let keep = |words: Option<String>, old: &Option<String>| words.or_else(|| old.clone());
    let of_the_period = |words: Option<String>, old: &Option<String>| {
        words.or_else(|| old.clone().filter(|_| correction))
    };
    wire::Milestone {
        id: old.id.clone(),
        objective: match new {
            Some(new) => new.objective.clone(),
            None => old.objective.clone(),
        },
        title: match new {
            Some(new) => new.title.clone(),
            None => old.title.clone(),
        },
        r#ref: keep(found.r#ref, &old.r#ref),
        due: keep(found.due, &old.due),
        due_printed: keep(found.due_printed, &old.due_printed),
        year: keep(found.year, &old.year),
        owner: keep(found.owner, &old.owner),
        rating: of_the_period(found.rating, &old.rating),
        reason: of_the_period(found.reason, &old.reason),
        commentary: of_the_period(found.commentary, &old.commentary),
        note: of_the_period(found.note, &old.note),
        figures: match found.figures.is_empty() && correction {
            true => old.figures.clone(),
            false => found.figures,
        },
    }
}
