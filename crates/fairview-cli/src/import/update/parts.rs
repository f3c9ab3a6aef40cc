//! The parts of a report that are not indicators: its head, columns, objectives, milestones, and
//! what belongs to a period alone.

use crate::import::rows::Problems;
use report_core::read;
use report_core::wire::{self, Report};

/// The last report's columns for an update of figures: the current one is about the update's
/// period; an earlier one stays within the year and is the update's own in the next.
pub(super) fn columns_for_figures(old: &Report, update: &Report) -> Vec<wire::Column> {
    let year = |label: &str| {
        let ends = read::period(label).ends()?;
        // Financial years: January to March belong to the year before.
        let early = u8::from(ends.month()) < 4;
        Some(ends.year() - i32::from(early))
    };
    let same_year = year(&old.period).is_some() && year(&old.period) == year(&update.period);
    let mut columns: Vec<wire::Column> = Vec::new();
    for column in &old.columns {
        match column.role.as_str() {
            "current" => columns.push(wire::Column {
                period: Some(update.period.clone()),
                ..column.clone()
            }),
            "previous" if !same_year => {}
            _ => columns.push(column.clone()),
        }
    }
    for column in &update.columns {
        if !columns.iter().any(|known| known.role == column.role) {
            columns.push(column.clone());
        }
    }
    columns
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
        problems.say(format!(
            "{count} printed cells of {} are not carried over: their columns are about another period now",
            old.period
        ));
    }
}

/// The parts of a report that are not joined one by one.
pub(super) fn head(old: &Report, new: Report, correction: bool, problems: &mut Problems) -> Report {
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
        risks "risks"
    );
    if !left.is_empty() {
        problems.say(format!(
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
    let same = |published: bool| published.then(|| old.published.clone()).flatten();
    Report {
        id: if correction { old.id.clone() } else { new.id },
        short_title: new.short_title.or_else(|| old.short_title.clone()),
        sort: old.sort.clone().or(new.sort),
        series: old.series.clone().or(new.series),
        published: new.published.or_else(|| same(correction)),
        source: new.source.or_else(|| old.source.clone()),
        areas: union(&old.areas, new.areas, |area| &area.id),
        cohorts: union(&old.cohorts, new.cohorts, |cohort| &cohort.id),
        neighbours: new.neighbours.or_else(|| old.neighbours.clone()),
        sources: union(&old.sources, new.sources, |source| &source.id),
        legend: new.legend.or_else(|| old.legend.clone()),
        notes,
        developments,
        emerging_issues,
        sections,
        figures,
        finance,
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
        commentary: of_the_period(found.commentary, &old.commentary),
        note: of_the_period(found.note, &old.note),
        figures: match found.figures.is_empty() && correction {
            true => old.figures.clone(),
            false => found.figures,
        },
    }
}
