//! `fairview figures`: every figure that the pages work out, as CSV, so that an officer can check
//! them in a spreadsheet. Numbers are unrounded and plain: a point, no commas, an ordinary minus.

use crate::print;
use clap::Args;
use report_core::compare::Comparison;
use report_core::gap::{self, To};
use report_core::read;
use report_core::report::{AreaKind, Indicator, Polarity, Report, Series};
use report_core::statistics;
use report_core::value::Value;
use std::path::{Path, PathBuf};

/// Print every figure that is worked out for the pages as CSV, for a spreadsheet.
#[derive(Args)]
#[command(after_help = "Example: fairview figures q3.json > figures.csv")]
pub(crate) struct FiguresArgs {
    /// The report
    #[arg(value_name = "REPORT")]
    report: PathBuf,
    /// The id of an area, or `all`; the report's own area unless given
    #[arg(long, value_name = "ID")]
    area: Option<String>,
}

impl FiguresArgs {
    /// Prints the figures. Errors as [`figures`].
    pub(crate) fn run(&self) -> Result<(), String> {
        print::out(&figures(&self.report, self.area.as_deref())?);
        Ok(())
    }
}

const HEADINGS: [&str; 27] = [
    "indicator",
    "area",
    "period",
    "value",
    "marker",
    "target",
    "against target",
    "neighbour mean",
    "n",
    "of N",
    "mean is",
    "region",
    "nation",
    "rank",
    "joint",
    "ranked of",
    "band",
    "previous period",
    "change",
    "direction",
    "direction is",
    "source",
    "against neighbour mean",
    "lower quartile",
    "median",
    "upper quartile",
    "authorities",
];

/// The figures of a report. `area`: an area's id, or `all`; the report's own when `None`.
///
/// # Errors
/// When the report cannot be read, or has no such area.
pub fn figures(path: &Path, area: Option<&str>) -> Result<String, String> {
    let name = path.display();
    let bytes = std::fs::read(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
    let report = read::report(&bytes)
        .map_err(|refusal| format!("{name}: {refusal}"))?
        .value;
    let wanted = match area {
        None => Some(report.area),
        Some("all") => None,
        Some(id) => Some(
            report
                .areas
                .iter()
                .position(|area| area.id == id)
                .ok_or_else(|| {
                    let known: Vec<&str> =
                        report.areas.iter().map(|area| area.id.as_str()).collect();
                    format!(
                        "the report has no area \"{id}\"; it has {}",
                        known.join(", ")
                    )
                })?,
        ),
    };
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(HEADINGS)
        .map_err(|error| error.to_string())?;
    for indicator in &report.indicators {
        let indicator = whole(path, &report, indicator)?;
        let Some(comparison) = Comparison::of(&report, &indicator) else {
            continue;
        };
        for series in &comparison.observations.series {
            if wanted.is_none_or(|area| area == series.area) {
                for at in 0..comparison.periods().len() {
                    let row = row(&comparison, series, at);
                    csv.write_record(&row).map_err(|error| error.to_string())?;
                }
            }
        }
    }
    let bytes = csv.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// The indicator with its own file's figures.
pub(crate) fn whole(
    path: &Path,
    report: &Report,
    indicator: &Indicator,
) -> Result<Indicator, String> {
    let Some(file) = &indicator.file else {
        return Ok(indicator.clone());
    };
    let beside = path.parent().unwrap_or(Path::new("")).join(file);
    let name = beside.display();
    let bytes =
        std::fs::read(&beside).map_err(|error| format!("{name} cannot be read: {error}"))?;
    let detail = read::indicator_file(&bytes, report, &indicator.id)
        .map_err(|refusal| format!("{name}: {refusal}"))?;
    Ok(indicator.clone().with(detail.value))
}

fn row(comparison: &Comparison, series: &Series, at: usize) -> Vec<String> {
    let number = |number: Option<f64>| number.map(|n| n.to_string()).unwrap_or_default();
    let own = std::ptr::eq(series, comparison.focus());
    let value = series.values[at];
    let period = &comparison.periods()[at];
    let target = comparison
        .targets()
        .iter()
        .find(|t| own && t.period == *period)
        .map(|t| t.value);
    let mean = if own { comparison.mean(at) } else { None };
    let published =
        |found: Option<(&str, &Series)>| number(found.and_then(|(_, s)| s.values[at].number()));
    let ranked = comparison.ranking(at);
    let place = ranked
        .rows
        .iter()
        .find(|row| row.area == series.area && row.place.is_some());
    let authority = comparison.report.areas[series.area].kind == AreaKind::Authority;
    let band = value
        .number()
        .filter(|_| authority)
        .and_then(|value| comparison.bands(at).ok()?.of(value, comparison.polarity));
    let change = if own { comparison.change(at) } else { None };
    let direction = change.map(|change| match comparison.polarity {
        _ if change.by == 0.0 => "same",
        Polarity::High | Polarity::Low => {
            if statistics::is_better(change.by, 0.0, comparison.polarity) {
                "better"
            } else {
                "worse"
            }
        }
        _ if change.by > 0.0 => "up",
        _ => "down",
    });
    let distance = |to| {
        let found = gap::gap(comparison, to, at).filter(|_| own);
        found.map(|found| found.by)
    };
    let quartile = |n: usize| {
        let bands = comparison.bands(at).ok().filter(|_| authority);
        number(bands.map(|bands| bands.bounds[n]))
    };
    let mut marker: Vec<&str> = value.marks().list().map(|(symbol, _)| symbol).collect();
    if let Value::Absent(reason, _) = value {
        marker.insert(0, reason.symbol());
    }
    let text = |words: &str| words.to_owned();
    vec![
        comparison.indicator.id.clone(),
        comparison.series_name(series),
        text(period.label()),
        number(value.number()),
        marker.join(" "),
        number(target),
        number(distance(To::Target)),
        number(mean.as_ref().map(|mean| mean.value)),
        mean.as_ref()
            .and_then(|mean| mean.n)
            .map(|n| n.to_string())
            .unwrap_or_default(),
        mean.as_ref()
            .map(|mean| mean.of.to_string())
            .unwrap_or_default(),
        text(match &mean {
            Some(mean) if mean.n.is_some() => "calculated",
            Some(_) => "published",
            None => "",
        }),
        published(comparison.region()),
        published(comparison.nation()),
        place
            .and_then(|row| row.place)
            .map(|place| place.to_string())
            .unwrap_or_default(),
        text(match place {
            Some(row) if row.joint => "joint",
            _ => "",
        }),
        place.map(|_| ranked.of.to_string()).unwrap_or_default(),
        band.map(|band| format!("{band:?}")).unwrap_or_default(),
        change
            .map(|change| comparison.periods()[change.from].label().to_owned())
            .unwrap_or_default(),
        number(change.map(|change| change.by)),
        text(direction.unwrap_or_default()),
        text(if direction.is_some() {
            "calculated"
        } else {
            ""
        }),
        comparison
            .report
            .sources
            .get(source(comparison))
            .map(|source| source.id.clone())
            .unwrap_or_default(),
        number(distance(To::Mean)),
        quartile(0),
        quartile(1),
        quartile(2),
        match authority {
            true => comparison.authorities(at).len().to_string(),
            false => String::new(),
        },
    ]
}

fn source(comparison: &Comparison) -> usize {
    let benchmark = comparison
        .indicator
        .benchmark
        .as_ref()
        .filter(|_| comparison.outside);
    benchmark
        .map(|benchmark| benchmark.source)
        .or(comparison.indicator.source)
        .or(comparison.report.source)
        .unwrap_or(usize::MAX)
}
