//! Another publisher's figures, from files of data or from the Local Authority Interactive Tool: measures
//! with areas, periods and a source.

use crate::cell_ref::{CellRef, Origin};
use crate::data;
use crate::lait::Lait;
use crate::options::Options;
use crate::problems::{Problems, short};
use crate::sheet::key;
use crate::tidy::{self, Field, Table};
use crate::update::Last;
use crate::validate::Origins;
use crate::xlsx::open;
use report_core::kind::FileKind;
use report_core::wire::{self, Report};
use std::io;

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
    /// Reads files of data, each with its name: CSV, JSON-stat or a workbook, for the area that a report is about. `None` where they
    /// cannot be read; the problems say why. A source must be said, by a file or an option.
    pub fn of_files(
        last: &Last,
        said: &Options,
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
        // A workbook is read as the CSV that it could be saved as.
        let files = files.into_iter().map(|(name, bytes)| {
            let bytes = bytes.and_then(|bytes| match FileKind::of(&bytes) {
                Some(FileKind::Xlsx) => {
                    let text = open::as_csv(&bytes).map_err(io::Error::other)?;
                    Ok(text.into_bytes())
                }
                _ => Ok(bytes),
            });
            (name, bytes)
        });
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
        if options.get("source").is_none() {
            problems.error(
                &Origin::file(name.as_str()).place(),
                "it is not said where its figures are from; expected --source, like --source \"Public health profiles\", and --publisher, --url and --licence",
            );
            return None;
        }
        let draft = tidy::draft(&tables, &options, problems)?;
        let (report, origins) = draft.finish(problems);
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
    pub(super) fn source(&self, indicator: &wire::Indicator) -> Option<&wire::Source> {
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
                || own
                    .areas
                    .iter()
                    .any(|other| super::areas::same(other, area))
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
