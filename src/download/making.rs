//! Makes what a reader chose to download, and hands it over.
//!
//! Files are made when they are asked for, from what is shown; no data are fetched. Workbooks, JSON and
//! files of the whole report are made by the worker, all else here.

use super::menu::{Choice, Subject};
use crate::browser::{address, download, worker};
use crate::route::Place;
use crate::state::sources;
use fairview_worker::{FileRequest, ReportKind, TableKind};
use report_core::period::{day_words, parse_day};
use report_core::report::Indicator;
use report_export::csv::{csv, tsv};
use report_export::frame::Ink;
use report_export::table::Table;
use report_export::{cite, view};
use report_view::indicator::{ChartDownload, IndicatorView};
use report_view::tables::{self, finance, scorecard};
use yew::platform::spawn_local;
use yew::prelude::*;

const MAKING: &str = "Making the file…";

const SAVED: &str = "Saved in your browser’s downloads.";
const NOT_SAVED: &str = "Your browser blocked the download.";
const COPIED: &str = "Copied.";
const NOT_COPIED: &str = "Your browser blocked copying.";
const NOTHING: &str = "There is nothing to download here.";

/// Does what was chosen; calls back with what came of it.
pub(crate) fn download(subject: &Subject, place: &Place, choice: Choice, say: Callback<String>) {
    let done = |saved: bool| if saved { SAVED } else { NOT_SAVED };
    let report = subject.report();
    let origin = cite::Origin {
        address: (*place != Place::Device).then(address::whole),
        day: parse_day(&download::today()).map(day_words),
        device: *place == Place::Device,
    };
    let save = |parts: &[&str], ending: &str, bytes: &[u8]| {
        done(download::save(
            &cite::file_name(report, parts, ending),
            kind(ending),
            bytes,
        ))
    };
    let copy = |words: &str| {
        let say = say.clone();
        download::copy(words, move |copied| {
            say.emit(if copied { COPIED } else { NOT_COPIED }.to_owned())
        });
    };
    let by_worker = |parts: &[&str], ending: &'static str, request: FileRequest| {
        let name = cite::file_name(report, parts, ending);
        let (say, has_csv) = (say.clone(), subject.choices().contains(&Choice::Csv));
        say.emit(MAKING.to_owned());
        spawn_local(async move {
            say.emit(match worker::make(&request).await {
                Ok(bytes) => done(download::save(&name, kind(ending), &bytes)).to_owned(),
                Err(why) if has_csv => {
                    format!("The file could not be made. {why} You can still download the numbers as CSV.")
                }
                Err(why) => format!("The file could not be made. {why}"),
            });
        });
    };
    let (indicator, chart) = match subject {
        Subject::Chart(from, options, kind) => {
            let indicator = sources::indicator(from);
            let view = indicator.map(|indicator| IndicatorView::new(report, indicator, options));
            let chart = view.and_then(|view| view.download(*kind));
            (indicator, chart)
        }
        Subject::ReportChart(_, chart) => (None, chart.download(report)),
        Subject::Printed(from) | Subject::Family(from, _) => (sources::indicator(from), None),
        _ => (None, None),
    };
    let (table, shown) = table(subject).unzip();
    let mut parts = parts(subject, indicator);
    let sheet = parts.last().cloned().unwrap_or_default();
    if origin.device {
        // A table of CSV has no room for the caution, its name has.
        parts.push("from-own-file".to_owned());
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let outside = chart.as_ref().is_some_and(|chart| chart.outside);
    let about = || {
        // Each row of a comparison names its own.
        let source = match subject {
            Subject::Compare(..) => None,
            _ => cite::source(report, indicator, outside),
        };
        let mut about = cite::about(report, indicator, source, &origin);
        about.extend(shown.flatten().map(|words| ("Shown".to_owned(), words)));
        about
    };
    if let Subject::Whole(_, bytes) = subject {
        let (parts, ending, kind) = match choice {
            Choice::Xlsx => (parts.as_slice(), "xlsx", ReportKind::Xlsx),
            Choice::Archive => (parts.as_slice(), "zip", ReportKind::Archive),
            Choice::JsonStat => (["json-stat"].as_slice(), "json", ReportKind::JsonStat),
            Choice::Cite => return copy(&cite::citation(report, None, &origin)),
            _ => (parts.as_slice(), "json", ReportKind::Json),
        };
        let report = bytes.to_vec();
        let request = FileRequest::Report {
            kind,
            report,
            origin,
        };
        return by_worker(parts, ending, request);
    }
    let table: Option<&Table> = table.as_ref().or(chart.as_ref().map(|chart| &chart.table));
    let picture = || {
        let chart: &ChartDownload = chart.as_ref()?;
        chart.svg(&origin, Ink::Colour)
    };
    let words = match (choice, table) {
        (Choice::Svg, _) => picture().map(|svg| save(&parts, "svg", svg.as_bytes())),
        (Choice::Png, _) => {
            let Some(svg) = picture() else {
                return say.emit(NOTHING.to_owned());
            };
            let name = cite::file_name(report, &parts, "png");
            download::draw(&svg, 2.0, name, move |saved| {
                say.emit(done(saved).to_owned())
            });
            return;
        }
        (Choice::Csv, Some(table)) => Some(save(&parts, "csv", csv(table).as_bytes())),
        (Choice::Xlsx | Choice::Json, Some(table)) => {
            let (kind, ending) = match choice {
                Choice::Xlsx => (TableKind::Xlsx, "xlsx"),
                _ => (TableKind::Json, "json"),
            };
            let request = FileRequest::Table {
                kind,
                sheet,
                table: table.clone(),
                about: about(),
            };
            return by_worker(&parts, ending, request);
        }
        (Choice::CopyTable, Some(table)) => return copy(&tsv(table)),
        (Choice::CopySentence, _) => match &chart {
            Some(chart) => return copy(&chart.chart.caption.paragraph),
            None => None,
        },
        (Choice::Cite, _) => {
            let what = match subject {
                Subject::ReportChart(..) => {
                    chart.as_ref().map(|c| c.chart.caption.subtitle.as_str())
                }
                _ => indicator.map(Indicator::heading),
            };
            return copy(&cite::citation(report, what, &origin));
        }
        _ => None,
    };
    say.emit(words.unwrap_or(NOTHING).to_owned());
}

/// The table, and which part of it is shown, in words; `None` for what is no single table.
fn table(subject: &Subject) -> Option<(Table, Option<String>)> {
    let report = subject.report();
    Some(match subject {
        Subject::Chart(..) | Subject::ReportChart(..) | Subject::Whole(..) => return None,
        Subject::Printed(from) => (view::printed(report, sources::indicator(from)?), None),
        Subject::Family(_, family) => (view::family(family), None),
        Subject::Scorecard(_, query) => (
            scorecard::table(report, query),
            Some(scorecard::description(report, query)),
        ),
        Subject::Compare(_, options, details) => {
            let indicators = sources::indicators(report, options, details);
            let table = tables::compare::table(report, &indicators, options);
            let shown = tables::compare::description(report, options, &table);
            (table, Some(shown))
        }
        Subject::Finance(_, at) => (finance::table(report.finance.get(*at)?), None),
        Subject::Milestones(_) => (view::milestones(report), None),
        Subject::Changes(_, other, kind) => (
            tables::changes(&other.value, report, *kind),
            kind.map(|kind| kind.name().to_owned()),
        ),
    })
}

/// What a file's name says after the organisation and the period.
fn parts(subject: &Subject, indicator: Option<&Indicator>) -> Vec<String> {
    let parts: [Option<&str>; 2] = match subject {
        Subject::Chart(_, _, kind) => [indicator.map(|i| i.id.as_str()), Some(kind.word())],
        Subject::ReportChart(reading, chart) => return chart.words(&reading.value),
        Subject::Printed(_) => [indicator.map(|i| i.id.as_str()), Some("printed")],
        Subject::Family(..) => [indicator.map(|i| i.id.as_str()), Some("over-the-years")],
        Subject::Scorecard(..) => [None, Some("scorecard")],
        Subject::Compare(..) => [None, Some("compare")],
        Subject::Finance(reading, at) => {
            let table = reading.value.finance.get(*at);
            [Some("finance"), table.map(|table| table.id.as_str())]
        }
        Subject::Milestones(_) => [None, Some("milestones")],
        Subject::Changes(_, other, _) => [Some("changes-since"), Some(&other.value.id)],
        Subject::Whole(..) => [None, Some("report")],
    };
    parts.into_iter().flatten().map(str::to_owned).collect()
}

/// What a browser is told a file is.
fn kind(ending: &str) -> &'static str {
    match ending {
        "svg" => "image/svg+xml",
        "csv" => "text/csv;charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip" => "application/zip",
        _ => "application/json",
    }
}
