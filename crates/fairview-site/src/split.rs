//! A report as its readers fetch it: an index with all that lists show, and the series of each
//! indicator in a small file of its own.
//!
//! A report whose series are few stays whole: a file more costs a reader more than it saves. What
//! is split says exactly what the whole said; numbers are moved as they are written.

mod text;

use crate::names;
use report_core::changes::History;
use report_core::compare::Comparison;
use report_core::period::Period;
use report_core::position;
use report_core::report::{Indicator, Report};
use report_core::value::Value;
use report_core::wire::{Calculated, FamilyLink, HistoryEntry, Release, Since, year_ends};
use report_core::words;
use report_view::charts::spark::SPARK_YEARS;
use std::collections::BTreeMap;
use text::Object;

/// A report is split when its series come to more than this, in bytes as they are written: about
/// 11 KB when compressed, for which a phone takes as long as for one request more.
pub const WHOLE_BYTES: usize = 50_000;
/// Series in fewer bytes than this stay in the index: their file's own words are as long.
const LEAST_BYTES: usize = 300;

/// A report taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The report without the series that are in files.
    pub index: Vec<u8>,
    /// The files of indicators: the indicator's id, its file's name and what is in it.
    pub files: Vec<(String, String, Vec<u8>)>,
}

/// Takes a report apart. `text` is the report as it is written, `report` the same as it was read,
/// without errors. `own` has what the officer's files of indicators say, by id: the file, and the
/// indicator with it.
///
/// # Errors
/// In words, where the text is not the one that was read.
pub fn split(
    text: &str,
    report: &Report,
    own: &BTreeMap<String, (Vec<u8>, Indicator)>,
    whole_bytes: usize,
) -> Result<Split, String> {
    let wrong = |error: serde_json::Error| error.to_string();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut index = Object::read(text).map_err(wrong)?;
    let version = index.get("fairview").unwrap_or("\"1.0\"").to_owned();
    let Some(list) = index.take("indicators") else {
        return Ok(Split {
            index: line(&index),
            files: Vec::new(),
        });
    };
    let objects = text::objects(&list).map_err(wrong)?;
    if objects.len() != report.indicators.len() {
        return Err("the indicators in the file are not those that were read".to_owned());
    }
    let mut parts = Vec::with_capacity(objects.len());
    let mut bytes = 0;
    for (object, indicator) in objects.into_iter().zip(&report.indicators) {
        let mut part = IndicatorParts::of(object, indicator).map_err(wrong)?;
        match own.get(&indicator.id) {
            Some((file, _)) => part.file = Some(text::compact(&String::from_utf8_lossy(file))),
            None => bytes += part.series_bytes(),
        }
        parts.push(part);
    }
    let mut files = Vec::new();
    let mut written = Vec::with_capacity(parts.len());
    for mut part in parts {
        if bytes > whole_bytes && part.file.is_none() && part.series_bytes() >= LEAST_BYTES {
            part.take_series(report, &version);
        }
        let whole = own.get(&part.indicator.id).map(|(_, whole)| whole);
        if let Some(file) = part.file.take() {
            let id = &part.indicator.id;
            let file = format!("{}\n", file.trim_start_matches('\u{feff}').trim_end());
            let name = names::with_hash(&format!("{id}.json"), file.as_bytes());
            part.object.put("file", text::word(&name));
            part.calculate(report, whole.unwrap_or(part.indicator));
            part.keep_own(report, whole.unwrap_or(part.indicator));
            files.push((id.clone(), name, file.into_bytes()));
        }
        written.push(part.text());
    }
    index.put("indicators", text::list(written));
    Ok(Split {
        index: line(&index),
        files,
    })
}

impl Split {
    /// Writes into the index what releases before this one published, where there are any. What stood
    /// there of it goes.
    ///
    /// # Errors
    /// Where the index is not the one that was made here.
    pub fn tell(&mut self, history: Option<&History>) -> Result<(), serde_json::Error> {
        let text = String::from_utf8_lossy(&self.index).into_owned();
        let told = ["\"since\"", "\"releases\"", "\"history\""];
        if history.is_none() && !told.iter().any(|name| text.contains(name)) {
            return Ok(());
        }
        let mut index = Object::read(&text)?;
        index.take("releases");
        match history {
            Some(history) => {
                index.put("since", serde_json::to_string(&Since::of(&history.since))?);
            }
            None => drop(index.take("since")),
        }
        let known = history.map_or(&[][..], |history| &history.releases);
        let releases: Vec<Release> = known.iter().map(Release::of).collect();
        if !releases.is_empty() {
            index.put("releases", serde_json::to_string(&releases)?);
        }
        if let Some(list) = index.take("indicators") {
            let mut written = Vec::new();
            for (at, mut object) in text::objects(&list)?.into_iter().enumerate() {
                object.take("history");
                let entries = history.and_then(|history| history.entries.get(at));
                let entries: Vec<HistoryEntry> = entries
                    .into_iter()
                    .flatten()
                    .filter_map(|entry| HistoryEntry::of(entry, known))
                    .collect();
                if !entries.is_empty() {
                    object.put("history", serde_json::to_string(&entries)?);
                }
                written.push(object.text());
            }
            index.put("indicators", text::list(written));
        }
        self.index = line(&index);
        Ok(())
    }
}

impl Split {
    /// Writes into the index which family each indicator belongs to, by its id. What stood there of
    /// it goes.
    ///
    /// # Errors
    /// Where the index is not the one that was made here.
    pub fn relate(
        &mut self,
        links: &BTreeMap<String, FamilyLink>,
    ) -> Result<(), serde_json::Error> {
        let text = String::from_utf8_lossy(&self.index).into_owned();
        let related = |text: &str| text.contains("\"family\"");
        if links.is_empty() && !related(&text) {
            return Ok(());
        }
        let mut index = Object::read(&text)?;
        if let Some(list) = index.take("indicators") {
            let mut written = Vec::new();
            for mut object in text::objects(&list)? {
                object.take("family");
                let id: String = serde_json::from_str(object.get("id").unwrap_or("\"\""))?;
                if let Some(link) = links.get(&id) {
                    object.put("family", serde_json::to_string(link)?);
                }
                written.push(object.text());
            }
            index.put("indicators", text::list(written));
        }
        self.index = line(&index);
        Ok(())
    }
}

fn line(object: &Object) -> Vec<u8> {
    let mut text = object.text();
    text.push('\n');
    text.into_bytes()
}

/// An indicator, being taken apart.
struct IndicatorParts<'j> {
    indicator: &'j Indicator,
    object: Object<'j>,
    benchmark: Option<String>,
    /// Its own file as it will be written.
    file: Option<String>,
}

impl<'j> IndicatorParts<'j> {
    fn of(object: Object<'j>, indicator: &'j Indicator) -> Result<Self, serde_json::Error> {
        let benchmark = object.get("benchmark").map(text::compact);
        Ok(Self {
            indicator,
            object,
            benchmark,
            file: None,
        })
    }

    fn benchmark(&self) -> Object<'_> {
        let text = self.benchmark.as_deref();
        text.and_then(|text| Object::read(text).ok())
            .unwrap_or_default()
    }

    /// How long the series are as they are written.
    fn series_bytes(&self) -> usize {
        let own = self.object.get("observations");
        let outside = self.benchmark();
        let length = |found: Option<&str>| found.map_or(0, |text| text::compact(text).len());
        length(own) + length(outside.get("observations"))
    }

    /// Moves the series into a file, with the texts that only their reader needs.
    fn take_series(&mut self, report: &Report, version: &str) {
        let mut file = Object::default();
        file.put("fairview", version.to_owned());
        file.put("kind", text::word("indicator"));
        file.put("id", text::word(&self.indicator.id));
        for name in ["definition", "method", "observations"] {
            if let Some(found) = self.object.take(name) {
                file.put(name, found);
            }
        }
        let mut benchmark = self.benchmark();
        if let Some(outside) = benchmark.take("observations") {
            if let Some(drawn) = drawn(report, self.indicator, &outside) {
                benchmark.put("observations", drawn);
            }
            file.put("benchmark", outside.into_owned());
        }
        self.benchmark = self.benchmark.is_some().then(|| benchmark.text());
        self.file = Some(file.text());
    }

    /// Writes how the area stands to its neighbours, beside the figures it is calculated from. What
    /// stood there of it goes; a report that was published once is published the same again.
    fn calculate(&mut self, report: &Report, whole: &Indicator) {
        let mut benchmark = self.benchmark();
        let outside = Comparison::of(report, whole).is_some_and(|comparison| comparison.outside);
        let found = position::calculated(report, whole);
        let found = found.and_then(|found| Calculated::of(&found, report));
        // Without the figures nobody could know how many decimals they have.
        let outside_unit = whole.benchmark.as_ref().map(|benchmark| &benchmark.unit);
        let (object, unit) = match outside {
            true => (&benchmark, outside_unit.unwrap_or(&whole.unit)),
            false => (&self.object, &whole.unit),
        };
        let unsaid = object.get("decimals").is_none();
        let found = found.map(|found| Calculated {
            decimals: (unsaid && unit.decimals > 0).then_some(unit.decimals),
            ..found
        });
        let found = found.and_then(|found| serde_json::to_string(&found).ok());
        let (in_benchmark, in_object) = match outside {
            true => (found, None),
            false => (None, found),
        };
        benchmark.put_or_take("calculated", in_benchmark);
        self.benchmark = self.benchmark.is_some().then(|| benchmark.text());
        self.object.put_or_take("calculated", in_object);
    }

    /// Leaves in the index what the sparkline of the indicator's row draws: the own area's figures.
    fn keep_own(&mut self, report: &Report, whole: &Indicator) {
        let drawn = words::key_cells(report, &whole.cells).current.is_some();
        if drawn
            && self.object.get("observations").is_none()
            && let Some(own) = own_series(report, whole)
        {
            self.object.put("observations", own);
        }
    }

    fn text(mut self) -> String {
        if let Some(benchmark) = self.benchmark {
            self.object.put("benchmark", benchmark);
        }
        self.object.text()
    }
}

/// The own area's figures of the periods of an indicator's observations that can be placed in time, as
/// a file writes them; `None` where it has no number.
fn own_series(report: &Report, whole: &Indicator) -> Option<String> {
    let found = whole.observations.as_ref()?;
    let own = found
        .of(report.area, whole.cohort)
        .or_else(|| found.of(report.area, None))?;
    let placed = found.periods.iter().zip(&own.values);
    let placed: Vec<(&Period, &Value)> = placed.filter(|(at, _)| at.at().is_some()).collect();
    placed.iter().find_map(|(_, value)| value.number())?;
    let marks = |value: &Value| {
        let absent = match value {
            Value::Absent(reason, _) => Some(reason.symbol()),
            Value::Number(..) => None,
        };
        let symbols = value.marks().list().map(|(symbol, _)| symbol);
        let symbols: Vec<&str> = absent.into_iter().chain(symbols).collect();
        symbols.join(" ").replace(['[', ']'], "")
    };
    let mut series = Object::default();
    series.put("area", text::word(&report.areas[own.area].id));
    if let Some(cohort) = own.cohort {
        series.put("cohort", text::word(&report.cohorts[cohort].id));
    }
    let values = placed.iter().map(|(_, value)| match value.number() {
        Some(number) => serde_json::Number::from_f64(number).map(|number| number.to_string()),
        None => Some("null".to_owned()),
    });
    series.put("values", text::list(values.collect::<Option<Vec<_>>>()?));
    let mut marked = Object::default();
    for (period, value) in &placed {
        let written = marks(value);
        if !written.is_empty() && written != "x" {
            marked.put(period.label(), text::word(&written));
        }
    }
    if marked != Object::default() {
        series.put("marks", marked.text());
    }
    let mut observations = Object::default();
    let periods = placed.iter().map(|(period, _)| text::word(period.label()));
    observations.put("periods", text::list(periods.collect::<Vec<_>>()));
    if let Some(end) = placed.iter().find_map(|(period, _)| year_ends(period)) {
        observations.put("year_ends", text::word(&end));
    }
    observations.put("series", text::list([series.text()]));
    Some(observations.text())
}

/// Of a benchmark's series, what the sparkline of the indicator's row draws: the area's own latest
/// figures, no later than the row's. `written` is the series as it is written. `None` where it
/// draws none.
fn drawn(report: &Report, indicator: &Indicator, written: &str) -> Option<String> {
    let comparison = Comparison::of(report, indicator)?;
    if !comparison.outside || comparison.unit.kind != indicator.unit.kind {
        return None;
    }
    let (_, now) = words::key_cells(report, &indicator.cells).current?;
    let now = now.period.as_ref()?.at()?;
    let placed = comparison.periods().iter().zip(&comparison.focus().values);
    let mut drawn: Vec<(String, String)> = placed
        .filter(|(period, _)| period.at().is_some_and(|at| at <= now))
        .filter_map(|(period, value)| {
            let number = serde_json::Number::from_f64(value.number()?)?;
            Some((text::word(period.label()), number.to_string()))
        })
        .collect();
    drawn.drain(..drawn.len().saturating_sub(SPARK_YEARS));
    if drawn.is_empty() {
        return None;
    }
    let (periods, values): (Vec<String>, Vec<String>) = drawn.into_iter().unzip();
    let mut series = Object::default();
    series.put("area", text::word(&report.areas[report.area].id));
    series.put("values", text::list(values));
    let mut observations = Object::default();
    observations.put("periods", text::list(periods));
    if let Some(end) = Object::read(written).ok()?.get("year_ends") {
        observations.put("year_ends", end.to_owned());
    }
    observations.put("series", text::list([series.text()]));
    Some(observations.text())
}
