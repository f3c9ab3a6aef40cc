//! Another publisher's figures, from files of data or from the Local Authority Interactive Tool: measures
//! with areas, periods and a source.

use super::areas::same;
use crate::cell_ref::{CellRef, Origin};
use crate::choices::Comparators;
use crate::data;
use crate::draft::Draft;
use crate::lait::Lait;
use crate::options::Options;
use crate::problems::{Problems, short};
use crate::sheet::key;
use crate::tidy::{self, Field, Row, Table};
use crate::update::Last;
use crate::validate::Origins;
use report_core::problem::Severity;
use report_core::wire::{self, Report};
use std::collections::BTreeMap;
use std::io;

/// Which measures of a file count where some of its rows are wrong: what is wrong in others is a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFilter {
    /// Those that are joined, by the choices or by their names.
    Joined,
    /// All that are sound, to choose from.
    Sound,
}

/// Figures of another publisher.
pub struct Published {
    /// What messages call their files.
    pub(super) name: String,
    pub(super) report: Report,
    origins: Origins,
    /// Whether all its places are asked for.
    every: bool,
}

impl Published {
    /// Reads files of data, each with its name: CSV or JSON-stat, for the area that a report is about. `None` where
    /// they cannot be read; the problems say why. A source must be said, by a file, an option or the choices.
    pub fn of_files(
        last: &Last,
        said: &Options,
        choices: &Comparators,
        wanted: RowFilter,
        files: Vec<(String, io::Result<Vec<u8>>)>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let name = names.join(", ");
        let own = own_area(last.report());
        let mut options = said.clone();
        if let Some(own) = own {
            let code = own.code.as_deref().unwrap_or(&own.id);
            options.fill("area", &format!("{code}|{}", own.name));
        }
        let tables = data::tables(None, &options, files, problems);
        // Only the region of the report is known to be its own.
        let regions = last.report().areas.iter().filter(|a| a.kind == "region");
        let mut named = regions.flat_map(|area| area.code.iter().chain([&area.name]));
        if let Some(region) = named.find(|words| names_area(&tables, words)) {
            options.fill("region", region);
        }
        if let Some(source) = tables.iter().find_map(|table| table.source.as_ref()) {
            options.fill("source", source);
        }
        if tables.is_empty() {
            return None;
        }
        let keep = |tables: &mut [Table]| match wanted {
            RowFilter::Joined => keep_joined(tables, &joined(last.report(), choices)),
            RowFilter::Sound => keep_sound(tables, &options),
        };
        let draft = draft(tables, &options, keep, problems)?;
        let (mut report, origins) = draft.finish(problems);
        let names: Vec<String> = report.indicators.iter().flat_map(names_of).collect();
        if let Some(source) = choices.source(&names) {
            complete(&mut report, source);
        }
        if report.sources.is_empty() {
            problems.error(
                &Origin::file(name.as_str()).place(),
                "it is not said where its figures are from; expected --source, like --source \"Public health profiles\", and --publisher, --url and --licence",
            );
            return None;
        }
        Some(Self {
            name,
            report,
            origins,
            every: options.get("beside").is_some(),
        })
    }

    /// The measures of the Local Authority Interactive Tool for an authority; its folder has the name.
    ///
    /// # Errors
    /// Where two measures would have the same id.
    pub fn of_lait(name: &str, lait: &Lait) -> Result<Self, String> {
        let mut benchmark = lait.benchmark()?;
        let indicators = benchmark.report.indicators.iter_mut();
        for (indicator, file) in indicators.zip(benchmark.files) {
            indicator.definition = file.definition;
            indicator.observations = file.observations;
            indicator.calculated = None;
            indicator.file = None;
        }
        Ok(Self {
            name: name.to_owned(),
            report: benchmark.report,
            origins: Origins::default(),
            every: true,
        })
    }

    /// The measures of a report, for the area that another is about: of one with its measures in files of their
    /// own, those that `last` holds.
    ///
    /// # Errors
    /// Where it has no such area.
    pub fn of_report(onto: &Last, said: &Options, found: &Last) -> Result<Self, String> {
        let mut report = found.report().clone();
        let own = own_area(onto.report());
        let twin = own.and_then(|own| report.areas.iter().find(|area| same(own, area)));
        let Some(twin) = twin else {
            return Err(format!(
                "it has no figures of {}, which the report is about",
                own.map_or("its area", |own| &own.name)
            ));
        };
        report.area = twin.id.clone();
        Ok(Self {
            name: found.name().to_owned(),
            report,
            origins: Origins::default(),
            every: said.get("beside").is_some(),
        })
    }

    /// Its report, as it is written.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Where one of its measures comes from.
    pub(super) fn place(&self, at: usize) -> CellRef {
        let path = format!("indicators[{at}]");
        let found = self.origins.find(&path);
        found.map_or_else(|| self.whole(), |(place, _)| place.clone())
    }

    /// The place of all of it.
    pub(super) fn whole(&self) -> CellRef {
        Origin::file(self.name.as_str()).place()
    }

    /// The source of a measure.
    pub fn source(&self, indicator: &wire::Indicator) -> Option<&wire::Source> {
        let own = indicator.source.as_ref();
        let id = own.or(self.report.source.as_ref())?;
        self.report.sources.iter().find(|source| source.id == *id)
    }

    /// Leaves out authorities that a report with neighbours does not name: a file of all would make all of
    /// them places of the report.
    pub(super) fn keep_known(&mut self, own: &Report, problems: &mut Problems) {
        let neighbours = own.neighbours.as_ref().filter(|n| !n.areas.is_empty());
        let Some(neighbours) = neighbours.filter(|_| !self.every) else {
            return;
        };
        let known = |area: &wire::Area| {
            area.id == self.report.area
                || area.kind != "authority"
                || own.areas.iter().any(|other| same(other, area))
        };
        let (kept, left): (Vec<_>, Vec<_>) = self.report.areas.iter().cloned().partition(known);
        if left.is_empty() {
            return;
        }
        let some: Vec<String> = left.iter().take(3).map(|area| short(&area.name)).collect();
        let more = match left.len() - some.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        problems.note(format!(
            "{}: {} that the report does not name {} left out: {}{more}; --beside all keeps them beside the neighbours of \"{}\"",
            self.name,
            match left.len() {
                1 => "1 authority".to_owned(),
                count => format!("{count} authorities"),
            },
            if left.len() == 1 { "is" } else { "are" },
            some.join(", "),
            short(&neighbours.list)
        ));
        self.report.areas = kept;
        let areas = &self.report.areas;
        for observations in self
            .report
            .indicators
            .iter_mut()
            .filter_map(|i| i.observations.as_mut())
        {
            observations
                .series
                .retain(|series| areas.iter().any(|area| area.id == series.area));
        }
    }
}

/// The area that a report is about.
pub(super) fn own_area(report: &Report) -> Option<&wire::Area> {
    report.areas.iter().find(|area| area.id == report.area)
}

/// Whether rows are about an area of a code or name.
fn names_area(tables: &[Table], words: &str) -> bool {
    let wanted = key(words);
    let mut rows = tables.iter().flat_map(|table| &table.rows);
    rows.any(|row| {
        key(row.get(Field::AreaCode)) == wanted || key(row.get(Field::AreaName)) == wanted
    })
}

/// Says where the figures of a report of data are from, where it names no other source.
fn complete(report: &mut Report, kept: wire::Source) {
    if report.sources.is_empty() {
        report.source = Some(kept.id.clone());
        report.sources.push(kept);
        return;
    }
    let same = |source: &&mut wire::Source| key(&source.title) == key(&kept.title);
    if let Some(source) = report.sources.iter_mut().find(same) {
        source.publisher = source.publisher.take().or(kept.publisher);
        source.url = source.url.take().or(kept.url);
        source.licence = source.licence.take().or(kept.licence);
    }
}

/// The names of a measure, without their signs.
fn names_of(one: &wire::Indicator) -> impl Iterator<Item = String> {
    one.r#ref.iter().chain([&one.title]).map(|name| key(name))
}

/// The names of the measures that are joined, without their signs: those that are chosen, or those of the report.
fn joined(report: &Report, choices: &Comparators) -> Vec<String> {
    let chosen = choices.measures.iter().map(|choice| key(&choice.measure));
    match choices.measures.is_empty() {
        false => chosen.collect(),
        true => report.indicators.iter().flat_map(names_of).collect(),
    }
}

/// Leaves out the rows of measures that are not joined.
fn keep_joined(tables: &mut [Table], joined: &[String]) {
    for table in tables {
        table.rows.retain(|row| {
            let names = names(row);
            let mut names = names.iter().filter(|name| !name.is_empty()).peekable();
            // The name of a part begins with that of its measure.
            names.peek().is_none()
                || names.any(|name| joined.iter().any(|one| one.starts_with(name.as_str())))
        });
    }
}

/// Leaves out the rows of measures with which something is wrong.
fn keep_sound(tables: &mut [Table], options: &Options) {
    for table in tables {
        let mut measures: BTreeMap<[String; 2], Vec<Row>> = BTreeMap::new();
        for row in std::mem::take(&mut table.rows) {
            measures.entry(names(&row)).or_default().push(row);
        }
        let mut sound = Vec::new();
        for rows in measures.into_values() {
            table.rows = rows;
            let mut problems = Problems::default();
            let draft = tidy::draft(std::slice::from_ref(table), options, &mut problems);
            if draft.is_some() && problems.errors() == 0 {
                sound.append(&mut table.rows);
            }
        }
        sound.sort_by_key(|row| (row.at, row.column));
        table.rows = sound;
    }
}

/// The names of the measure of a row, without their signs.
fn names(row: &Row) -> [String; 2] {
    [Field::Ref, Field::Indicator].map(|field| key(row.get(field)))
}

/// The measures of tables. Where something is wrong with them and nothing with those that `keep` leaves, it is a
/// notice.
fn draft(
    mut tables: Vec<Table>,
    options: &Options,
    keep: impl FnOnce(&mut [Table]),
    problems: &mut Problems,
) -> Option<Draft> {
    let mut of_all = Problems::default();
    let whole = tidy::draft(&tables, options, &mut of_all);
    if of_all.errors() > 0 {
        keep(&mut tables);
        tables.retain(|table| !table.rows.is_empty());
        let mut of_kept = Problems::default();
        let draft = match tables.is_empty() {
            true => None,
            false => tidy::draft(&tables, options, &mut of_kept),
        };
        if draft.is_some() && of_kept.errors() == 0 {
            for problem in &mut of_all.list {
                problem.severity = Severity::Notice;
            }
            problems.append(of_all);
            return draft;
        }
    }
    problems.append(of_all);
    whole
}
