//! An update joined to the last report: `--onto LAST.json`.
//!
//! Things are joined by their refs, which are names and not keys: a ref that stands for two is
//! joined by ref and title together or not at all, and is said. What the update does not say and
//! what does not grow old stays: definitions, polarity, rules, targets, earlier observations. What
//! belongs to the last period alone does not: its ratings, its commentary, its figures under
//! headings that now mean another period. An update of the same period is a correction, and
//! everything it does not say stays.

mod figures;
mod pairs;
mod parts;
mod renamed;
mod summary;

pub(crate) use figures::observations as merged;

use super::cell_ref::{CellRef, Origin};
use super::problems::{Problems, short};
use super::validate::Origins;
use pairs::Names;
use report_core::wire::{self, Report};
use report_core::{period::Period, read};
use std::collections::HashMap;
use std::io;

/// The last report as it was written, with the observations of its indicators' own files.
#[derive(Debug, Clone)]
pub struct Last {
    name: String,
    report: Report,
}

impl Last {
    /// Reads a report, by the name that messages give it, and the files that it names, whose bytes
    /// `file` gives. Errors with the reason.
    pub fn read(
        name: &str,
        bytes: &[u8],
        mut file: impl FnMut(&str) -> io::Result<Vec<u8>>,
    ) -> Result<Self, String> {
        Self::read_some(name, bytes, |named| Some(file(named)))
    }

    /// The same without the files for which `file` gives nothing: their measures have no figures.
    pub fn read_some(
        name: &str,
        bytes: &[u8],
        mut file: impl FnMut(&str) -> Option<io::Result<Vec<u8>>>,
    ) -> Result<Self, String> {
        let wrong = |reason: &dyn std::fmt::Display| format!("{name}: {reason}");
        let reading = read::report(bytes).map_err(|refusal| wrong(&refusal))?;
        if reading.has_errors() {
            return Err(wrong(
                &"it has errors, and nothing is joined to it; fairview check says which",
            ));
        }
        let mut report = read::as_written(bytes).map_err(|refusal| wrong(&refusal))?;
        for indicator in &mut report.indicators {
            let Some(named) = indicator.file.take() else {
                continue;
            };
            let wrong = |reason: &dyn std::fmt::Display| wrong(&format!("{named}: {reason}"));
            let Some(bytes) = file(&named) else {
                indicator.file = Some(named);
                continue;
            };
            let bytes = bytes.map_err(|error| wrong(&error))?;
            let detail = read::indicator_as_written(&bytes).map_err(|refusal| wrong(&refusal))?;
            indicator.definition = detail.definition.or(indicator.definition.take());
            indicator.method = detail.method.or(indicator.method.take());
            indicator.observations = detail.observations.or(indicator.observations.take());
            indicator.calculated = None;
            if let Some(benchmark) = &mut indicator.benchmark {
                benchmark.observations = detail.benchmark.or(benchmark.observations.take());
                benchmark.calculated = None;
            }
        }
        Ok(Self::of(name, report))
    }

    /// A report that is at hand, by the name that messages give it.
    pub fn of(name: &str, report: Report) -> Self {
        Self {
            name: name.to_owned(),
            report,
        }
    }

    /// The name that messages give it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The area that it is about.
    pub fn area(&self) -> Option<&wire::Area> {
        let mut areas = self.report.areas.iter();
        areas.find(|area| area.id == self.report.area)
    }

    /// The last report as written.
    pub fn report(&self) -> &Report {
        &self.report
    }

    fn place(&self) -> CellRef {
        Origin::file(self.name.as_str()).place()
    }
}

/// What an update is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdateKind {
    /// A whole report, with its own objectives, columns and titles.
    Report,
    /// Figures alone: what they stand under and how they are printed is the last report's.
    Figures {
        /// Whether the officer said what period the report is about from now on.
        period_said: bool,
    },
}

impl UpdateKind {
    fn figures_alone(self) -> bool {
        matches!(self, Self::Figures { .. })
    }

    /// Whether the report is about another period from now on. Figures alone move it only where
    /// that was said, or where they have a later period of the same sort, such as the next
    /// quarter: years beside a report about a quarter join its measures and move nothing.
    fn moves(self, old: &Report, update: &Report) -> bool {
        let (from, to) = (read::period(&old.period), read::period(&update.period));
        match self {
            Self::Report | Self::Figures { period_said: true } => !same_period(old, update),
            Self::Figures { .. } => from.joins(&to) && to.by_time(&from).is_gt(),
        }
    }
}

/// Notices for printed current figures that the figures over time of a report lack, with the
/// places of the source: the page would draw a line that ends before them.
pub fn current_missing(report: &Report, origins: &Origins, problems: &mut Problems) {
    let Some(column) = report
        .columns
        .iter()
        .find(|column| column.role == "current")
    else {
        return;
    };
    for (index, indicator) in report.indicators.iter().enumerate() {
        let (Some(observations), Some(cell)) =
            (&indicator.observations, indicator.cells.get(&column.id))
        else {
            continue;
        };
        let period = cell.period.as_deref().or(column.period.as_deref());
        let period = period.unwrap_or(&report.period);
        if figures::missing(observations, cell, &report.area, period) {
            let path = format!("indicators[{index}].cells.{}", column.id);
            if let Some((place, _)) = origins.find(&path) {
                problems.notice(
                    place,
                    format!(
                        "the figures over time in Observations have none for {period}, which this figure is about; add a row there, so that its chart has it"
                    ),
                );
            }
        }
    }
}

/// The update and the last report as one. What was joined, what is new and what is missing is
/// said; clashes are errors.
pub fn join(last: &Last, update: Report, kind: UpdateKind, problems: &mut Problems) -> Report {
    let old = &last.report;
    let place = last.place();
    let correction = !kind.moves(old, &update);
    let mut update = update;
    if kind.figures_alone() {
        if correction && !same_period(old, &update) {
            problems.note(format!(
                "the report stays about {}; --period says another",
                old.period
            ));
        }
        if correction {
            update.period.clone_from(&old.period);
            update.id.clone_from(&old.id);
        }
        parts::keep_sources(old, &mut update);
    } else if !correction {
        parts::own_columns(old, &update, &place, problems);
    }
    let (from, to) = (read::period(&old.period), read::period(&update.period));
    if Period::by_time(&to, &from).is_lt() {
        problems.notice(
            &place,
            format!(
                "it is about {} and the update about {}, which is earlier; expected the last report before the update",
                old.period, update.period
            ),
        );
    }
    let mut update = with_ids_of(old, update);
    // Figures stand under whatever they stood under; their own objectives are for new ones.
    let mut quiet = Problems::default();
    let objectives = pairs::pair(
        "objective",
        &old.objectives,
        &update.objectives,
        (&place, kind),
        match kind {
            UpdateKind::Report => &mut *problems,
            UpdateKind::Figures { .. } => &mut quiet,
        },
    );
    let renamed = objectives.renamed(&old.objectives, &update.objectives);
    for indicator in &mut update.indicators {
        rename(&mut indicator.objective, &renamed);
    }
    for milestone in &mut update.milestones {
        rename(&mut milestone.objective, &renamed);
    }
    for risk in &mut update.risks {
        rename(&mut risk.objective, &renamed);
    }
    for objective in update
        .topics
        .iter_mut()
        .filter_map(|t| t.objective.as_mut())
    {
        rename(objective, &renamed);
    }
    let indicators = pairs::pair(
        "indicator",
        &old.indicators,
        &update.indicators,
        (&place, kind),
        problems,
    );
    let milestones = pairs::pair(
        "milestone",
        &old.milestones,
        &update.milestones,
        (&place, kind),
        problems,
    );
    if kind.figures_alone() {
        update.columns = parts::columns_for_figures(old, &update, correction);
    }
    let columns = parts::columns(&old.columns, &update.columns);
    let update_columns: Vec<String> = update.columns.iter().map(|c| c.id.clone()).collect();
    let context = figures::MergeContext {
        kind,
        columns: &columns,
        last: &old.columns,
        correction,
        name: &last.name,
        area: &old.area,
        period: &update.period,
        before: &old.period,
    };
    let mut added = Vec::new();
    let joined = Report {
        columns: columns.clone(),
        objectives: objectives.map(&old.objectives, &update.objectives, parts::objective),
        milestones: milestones.map(&old.milestones, &update.milestones, |old, new| {
            parts::milestone(old, new, correction)
        }),
        indicators: indicators.map(&old.indicators, &update.indicators, |old, new| {
            figures::indicator(old, new, &context, &mut added, problems)
        }),
        ..update
    };
    let mut joined = parts::head(old, joined, (correction, kind), problems);
    if !added.is_empty() {
        problems.note(format!(
            "figures of {} that stand under the current column alone join the figures over time: {}",
            joined.period,
            pairs::list(added)
        ));
    }
    let filled = |id: &str| {
        let has = |cells: &wire::Table<wire::Cell>| cells.get(id).is_some();
        let mut all = joined.indicators.iter();
        all.any(|i| has(&i.cells) || i.breakdowns.iter().any(|part| has(&part.cells)))
    };
    let said = |id: &str| update_columns.iter().any(|known| known == id);
    joined.columns = columns
        .iter()
        .filter(|column| match kind {
            UpdateKind::Report => said(&column.id) || filled(&column.id),
            UpdateKind::Figures { .. } => {
                correction || column.role == "current" || filled(&column.id)
            }
        })
        .cloned()
        .collect();
    parts::left_cells(old, &joined, problems);
    // An objective that nothing stands under any more, and that only the update's form needed.
    let known: Vec<&str> = old.objectives.iter().map(|o| o.id.as_str()).collect();
    let used = |id: &str| {
        joined.indicators.iter().any(|i| i.objective == id)
            || joined.milestones.iter().any(|m| m.objective == id)
    };
    let objectives = joined.objectives.iter();
    joined.objectives = objectives
        .filter(|o| known.contains(&o.id.as_str()) || used(&o.id))
        .cloned()
        .collect();
    summary::note(old, &joined, problems);
    joined.fairview = joined.version().to_owned();
    joined
}

fn same_period(old: &Report, update: &Report) -> bool {
    old.period.trim() == update.period.trim()
}

fn rename(id: &mut String, names: &HashMap<String, String>) {
    if let Some(name) = names.get(id) {
        id.clone_from(name);
    }
}

/// The update with the last report's ids for areas, cohorts and sources that are the same.
fn with_ids_of(old: &Report, mut update: Report) -> Report {
    let mut names: HashMap<String, String> = HashMap::new();
    for area in &mut update.areas {
        let code = |other: &&wire::Area| {
            let of = |area: &wire::Area| area.code.clone().unwrap_or_default();
            !of(area).is_empty() && of(area) == of(other)
        };
        let name = |other: &&wire::Area| {
            super::sheet::key(&other.name) == super::sheet::key(&area.name)
                && other.kind == area.kind
        };
        let twin = old.areas.iter().find(code);
        let twin = twin.or_else(|| old.areas.iter().find(|other| other.id == area.id));
        if let Some(twin) = twin.or_else(|| old.areas.iter().find(name)) {
            names.insert(area.id.clone(), twin.id.clone());
            *area = wire::Area {
                code: area.code.clone().or_else(|| twin.code.clone()),
                ..twin.clone()
            };
        }
    }
    rename(&mut update.area, &names);
    for neighbour in update.neighbours.iter_mut().flat_map(|n| &mut n.areas) {
        rename(&mut neighbour.area, &names);
    }
    for indicator in &mut update.indicators {
        let own = indicator.observations.iter_mut();
        let benchmark = indicator.benchmark.iter_mut();
        let parts = indicator.breakdowns.iter_mut();
        let all = own
            .chain(benchmark.filter_map(|b| b.observations.as_mut()))
            .chain(parts.filter_map(|p| p.observations.as_mut()));
        for series in all.flat_map(|observations| &mut observations.series) {
            rename(&mut series.area, &names);
        }
    }
    update
}

impl Names for wire::Objective {
    fn names(&self) -> (&str, Option<&str>, &str) {
        let title = self.title.as_deref().unwrap_or_default();
        (&self.id, self.r#ref.as_deref(), title)
    }
}

impl Names for wire::Indicator {
    fn names(&self) -> (&str, Option<&str>, &str) {
        (&self.id, self.r#ref.as_deref(), &self.title)
    }
}

impl Names for wire::Milestone {
    fn names(&self) -> (&str, Option<&str>, &str) {
        (&self.id, self.r#ref.as_deref(), &self.title)
    }
}

/// A thing in messages: its ref, else its title.
fn called(names: (&str, Option<&str>, &str)) -> String {
    match names {
        (_, Some(name), _) => name.to_owned(),
        (_, None, title) if !title.is_empty() => format!("\"{}\"", short(title)),
        (id, ..) => id.to_owned(),
    }
}
