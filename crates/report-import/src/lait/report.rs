//! The benchmark report: an index of all measures, and a file of its own for each with its
//! observations, loaded when a reader opens it.

use super::{DictionaryEntry, Lait};
use crate::{clean, json};
use report_core::period::{Period, YearEnd};
use report_core::position;
use report_core::read;
use report_core::wire::{
    Area, Calculated, Cell, Column, Indicator, IndicatorFile, Objective, Observations, Report,
    Series, Source, Table,
};

/// The format version that is written.
const VERSION: &str = "1.0";
/// Who publishes the tool.
const PUBLISHER: &str = "Department for Education";
/// The line that must stand wherever figures of the tool are shown.
const LICENCE: &str = "Crown copyright, Open Government Licence v3.0";
/// When the tool was published.
const PUBLISHED: &str = "2026-04";

/// A benchmark report and the files of its indicators.
#[derive(Debug)]
pub struct Benchmark {
    /// The index.
    pub report: Report,
    /// One file for every indicator, in the index's order.
    pub files: Vec<IndicatorFile>,
}

impl Benchmark {
    /// Every file by its path below the folder of examples, as text.
    ///
    /// # Errors
    /// When a value cannot be JSON.
    pub fn texts(&self) -> Result<Vec<(String, String)>, String> {
        let id = &self.report.id;
        let mut texts = vec![(format!("{id}.json"), json::print(&self.report)?)];
        for file in &self.files {
            texts.push((format!("{id}/{}.json", file.id), json::print(file)?));
        }
        Ok(texts)
    }
}

impl Lait {
    /// The tool as a source: title, publisher, date and licence.
    pub fn source() -> Source {
        source()
    }

    /// The benchmark report of all measures with a value for the authority.
    ///
    /// # Errors
    /// When two measures would have the same id.
    pub fn benchmark(&self) -> Result<Benchmark, String> {
        let authority = &self.areas[0];
        let id = format!("{}-lait-{}", authority.id, &PUBLISHED[..4]);
        let mut report = Report {
            fairview: VERSION.to_owned(),
            kind: "report".to_owned(),
            title: format!("{} and its statistical neighbours", authority.name),
            short_title: Some("Statistical neighbours".to_owned()),
            organisation: PUBLISHER.to_owned(),
            area: authority.id.clone(),
            period: PUBLISHED.to_owned(),
            sort: Some("benchmark".to_owned()),
            series: Some(format!("{}-lait", authority.id)),
            source: Some("lait".to_owned()),
            notes: vec![format!(
                "All measures of the Local Authority Interactive Tool with a value for {}, as \
                 published by the Department for Education in April 2026. Contains public sector \
                 information licensed under the Open Government Licence v3.0.",
                authority.name
            )],
            areas: self.areas.clone(),
            neighbours: Some(self.neighbours.clone()),
            sources: vec![source()],
            columns: vec![column("previous", "Previous"), column("current", "Latest")],
            id: id.clone(),
            ..Report::default()
        };
        let mut files = Vec::new();
        for measure in &self.measures {
            let Some((observations, notes)) = self.observations(measure) else {
                continue;
            };
            let objective = clean::slug(&measure.topic);
            if !report.objectives.iter().any(|o| o.id == objective) {
                report.objectives.push(Objective {
                    id: objective.clone(),
                    title: Some(measure.topic.clone()),
                    ..Objective::default()
                });
            }
            let indicator = self.indicator(measure, &observations, notes, &mut report.sources);
            if report.indicators.iter().any(|i| i.id == indicator.id) {
                return Err(format!("two measures would have the id {}", indicator.id));
            }
            files.push(IndicatorFile {
                fairview: VERSION.to_owned(),
                kind: "indicator".to_owned(),
                id: indicator.id.clone(),
                definition: words(&measure.definition),
                method: words(&measure.method),
                observations: Some(observations),
                benchmark: None,
            });
            report.indicators.push(Indicator {
                objective,
                file: Some(format!("{id}/{}.json", indicator.id)),
                ..indicator
            });
        }
        // The dictionary is in no order: topics stand together, each in the dictionary's order.
        let place = |report: &Report, objective: &str| {
            report.objectives.iter().position(|o| o.id == objective)
        };
        report.objectives.sort_by(|a, b| a.id.cmp(&b.id));
        let mut order: Vec<usize> = (0..report.indicators.len()).collect();
        order.sort_by_key(|i| place(&report, &report.indicators[*i].objective));
        report.indicators = order
            .iter()
            .map(|i| report.indicators[*i].clone())
            .collect();
        files = order.iter().map(|i| files[*i].clone()).collect();
        calculate(&mut report, &files)?;
        for (indicator, file) in report.indicators.iter_mut().zip(&files) {
            indicator.observations = file
                .observations
                .as_ref()
                .and_then(|all| own(all, authority));
        }
        Ok(Benchmark { report, files })
    }

    fn indicator(
        &self,
        measure: &DictionaryEntry,
        observations: &Observations,
        mut notes: Vec<String>,
        sources: &mut Vec<Source>,
    ) -> Indicator {
        for topic in &measure.other_topics {
            notes.push(format!("The source lists it under “{topic}” as well."));
        }
        Indicator {
            id: clean::slug(&measure.short),
            r#ref: Some(measure.short.clone()),
            title: measure.title.clone(),
            short_title: (measure.name.len() < measure.title.len()).then(|| measure.name.clone()),
            unit: measure.unit.clone(),
            decimals: Some(self.decimals(measure)),
            polarity: measure.polarity.clone(),
            source: Some(source_of(measure, sources)),
            next_update: measure.next_update.clone(),
            cells: cells(observations),
            note: words(&notes.join(" ")),
            ..Indicator::default()
        }
    }
}

/// Puts in how the authority stands to its neighbours, for lists that do not read the files.
fn calculate(report: &mut Report, files: &[IndicatorFile]) -> Result<(), String> {
    let text = json::print(report)?;
    let index = read::report(text.as_bytes()).map_err(|refusal| refusal.to_string())?;
    let index = index.value;
    for (indicator, file) in report.indicators.iter_mut().zip(files) {
        let text = json::print(file)?;
        let read = read::indicator_file(text.as_bytes(), &index, &file.id);
        let detail = read.map_err(|refusal| format!("{}: {refusal}", file.id))?;
        let found = index.indicator(&file.id).cloned();
        let whole = found.map(|found| found.with(detail.value));
        let calculated = whole.and_then(|whole| position::calculated(&index, &whole));
        indicator.calculated = calculated.and_then(|found| Calculated::of(&found, &index));
    }
    Ok(())
}

/// The authority's own figures of the periods that can be placed in time, for the line in its row of
/// a list.
fn own(all: &Observations, authority: &Area) -> Option<Observations> {
    let mut all_series = all.series.iter();
    let own = all_series.find(|series| series.area == authority.id && series.cohort.is_none())?;
    let placed = |label: &str| Period::parse(label, YearEnd::December).at().is_some();
    let kept = || (0..all.periods.len()).filter(|at| placed(&all.periods[*at]));
    Some(Observations {
        periods: kept().map(|at| all.periods[at].clone()).collect(),
        year_ends: all.year_ends.clone(),
        series: vec![Series {
            area: own.area.clone(),
            values: kept().map(|at| own.values[at]).collect(),
            marks: own.marks.clone(),
            ..Series::default()
        }],
    })
}

/// The tool itself as a source.
fn source() -> Source {
    Source {
        id: "lait".to_owned(),
        title: "Local Authority Interactive Tool".to_owned(),
        publisher: Some(PUBLISHER.to_owned()),
        published: Some(PUBLISHED.to_owned()),
        url: None,
        licence: Some(LICENCE.to_owned()),
    }
}

/// The id of the source of a measure: the tool, by way of the statistics it was first published
/// in. Sources that are the same are written once.
fn source_of(measure: &DictionaryEntry, sources: &mut Vec<Source>) -> String {
    // Some suppliers are followed by their former name or by where they have it from.
    let supplier = measure.supplier.split(" (").next().unwrap_or_default();
    let supplier = match supplier.split(" using ").next().unwrap_or_default() {
        "DfE" | "" | "0" => PUBLISHER,
        "ONS" => "Office for National Statistics",
        "OHID" => "Office for Health Improvement and Disparities",
        "DWP" => "Department for Work and Pensions",
        other => other,
    };
    let title = format!("Local Authority Interactive Tool, with figures of {supplier}")
        .replace("of Department", "of the Department")
        .replace("of Office", "of the Office")
        .replace("of Youth Justice", "of the Youth Justice");
    let twin = sources
        .iter()
        .find(|s| s.title == title && s.url == measure.address && s.id != "lait");
    if let Some(twin) = twin {
        return twin.id.clone();
    }
    let id = format!("lait-{}", sources.len());
    sources.push(Source {
        id: id.clone(),
        title,
        url: measure.address.clone(),
        ..source()
    });
    id
}

fn column(role: &str, heading: &str) -> Column {
    Column {
        id: role.to_owned(),
        role: role.to_owned(),
        heading: heading.to_owned(),
        period: None,
    }
}

/// The authority's latest value and the one before it, each with its own period. Labels that say
/// no period take no part: nobody knows when they are.
fn cells(observations: &Observations) -> Table<Cell> {
    let own = &observations.series[0];
    let mut with_value = observations
        .periods
        .iter()
        .zip(&own.values)
        .filter(|(period, value)| {
            value.is_some() && period.starts_with(|c: char| ('1'..='9').contains(&c))
        })
        .rev();
    let mut cell = || {
        with_value.next().map(|(period, value)| Cell {
            value: *value,
            mark: own.marks.get(period).cloned(),
            period: Some(period.clone()),
            ..Cell::default()
        })
    };
    let current = cell();
    let previous = cell();
    Table(
        [("previous", previous), ("current", current)]
            .into_iter()
            .filter_map(|(id, cell)| Some((id.to_owned(), cell?)))
            .collect(),
    )
}

/// The dictionary writes "-" where it has nothing to say.
fn words(text: &str) -> Option<String> {
    (!matches!(text, "" | "-")).then(|| text.to_owned())
}
