//! The menu at a chart, at the scorecard and at the whole report: native, folded away, by keyboard
//! as by pointer. What came of a choice is said below it.
//!
//! Files are made when they are asked for, from what is shown; nothing is fetched.

use super::taken::{Kind, Taken, taken};
use crate::browser::{address, download, signal};
use crate::components::nodes::each;
use crate::further::measure::kept::{self, Origin};
use crate::further::{changes, compare, finance, scorecard};
use crate::look::Look;
use crate::route::{Heat, Place};
use crate::shared::Shared;
use crate::state::Detailed;
use report_core::changes::Kind as ChangeKind;
use report_core::find::Query;
use report_core::period::{day_words, parse_day};
use report_core::read::Reading;
use report_core::report::{Indicator, Report};
use report_export::csv::{csv, tsv};
use report_export::frame::Ink;
use report_export::json::json;
use report_export::table::Table;
use report_export::xlsx::xlsx;
use report_export::{cite, view, whole};
use yew::prelude::*;

/// What can be taken.
#[derive(Clone, PartialEq)]
pub enum Subject {
    /// A chart of a measure.
    Chart(Origin, Look, Kind),
    /// The scorecard as it is shown.
    Scorecard(Shared<Reading<Report>>, Query),
    /// Measures by place as they are shown, with what files of their own say.
    Compare(Shared<Reading<Report>>, Heat, Vec<Detailed>),
    /// The finance table of a place in the report's list.
    Finance(Shared<Reading<Report>>, usize),
    /// The milestones.
    Milestones(Shared<Reading<Report>>),
    /// What changed since the other report, of one kind or of all.
    Changes(
        Shared<Reading<Report>>,
        Shared<Reading<Report>>,
        Option<ChangeKind>,
    ),
    /// The whole report.
    Whole(Shared<Reading<Report>>),
}

/// What is needed for a menu.
#[derive(Properties, PartialEq)]
pub struct TakeProps {
    /// Of what.
    pub subject: Subject,
    /// Where the report comes from.
    pub place: Place,
}

/// A choice of the menu.
#[derive(Clone, Copy, PartialEq)]
enum Choice {
    Svg,
    Png,
    Csv,
    Xlsx,
    Json,
    Archive,
    JsonStat,
    CopyTable,
    CopySentence,
    Cite,
}

impl Choice {
    fn words(self) -> &'static str {
        match self {
            Self::Svg => "Chart as SVG",
            Self::Png => "Chart as PNG",
            Self::Csv => "Numbers as CSV",
            Self::Xlsx => "Numbers as XLSX",
            Self::Json => "Numbers as JSON",
            Self::Archive => "All tables as CSV, zipped",
            Self::JsonStat => "Figures over time as JSON-stat",
            Self::CopyTable => "Copy the table",
            Self::CopySentence => "Copy the sentence",
            Self::Cite => "Copy a citation",
        }
    }
}

impl Subject {
    fn choices(&self) -> &'static [Choice] {
        use Choice::*;
        match self {
            Self::Chart(..) => &[Svg, Png, Csv, Xlsx, Json, CopyTable, CopySentence, Cite],
            Self::Whole(_) => &[Archive, Xlsx, Json, JsonStat, Cite],
            _ => &[Csv, Xlsx, Json, CopyTable, Cite],
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Chart(..) => "Take this chart along",
            Self::Whole(_) => "Take the whole report along",
            _ => "Take this table along",
        }
    }

    fn report(&self) -> &Report {
        match self {
            Self::Chart(from, ..) => &from.0.value,
            Self::Scorecard(reading, _)
            | Self::Compare(reading, ..)
            | Self::Finance(reading, _)
            | Self::Milestones(reading)
            | Self::Changes(reading, ..)
            | Self::Whole(reading) => &reading.value,
        }
    }

    /// The table, and which part of it is shown, in words; `None` for what is no single table.
    fn table(&self) -> Option<(Table, Option<String>)> {
        let report = self.report();
        Some(match self {
            Self::Chart(..) | Self::Whole(_) => return None,
            Self::Scorecard(_, query) => (
                scorecard::as_table(report, query),
                Some(scorecard::shown_words(report, query)),
            ),
            Self::Compare(_, heat, details) => {
                let table = compare::as_table(report, heat, details);
                let shown = compare::shown_words(report, heat, &table);
                (table, Some(shown))
            }
            Self::Finance(_, at) => (finance::as_table(report.finance.get(*at)?), None),
            Self::Milestones(_) => (view::milestones(report), None),
            Self::Changes(_, other, kind) => (
                changes::as_table(&other.value, report, *kind),
                kind.map(|kind| kind.name().to_owned()),
            ),
        })
    }
}

/// The menu.
#[component]
pub fn Take(props: &TakeProps) -> Html {
    let said = use_state_eq(|| "");
    let choices = props.subject.choices().iter().map(|choice| {
        let (subject, place, said) = (props.subject.clone(), props.place.clone(), said.setter());
        let choice = *choice;
        let onclick = Callback::from(move |_: MouseEvent| {
            let set = said.clone();
            // The same words again are news to a reader who listens: they must be gone first. What
            // is asked for is done at once, while the browser still holds it to be the reader's wish.
            set.set("");
            let say = move |words| {
                let set = set.clone();
                signal::after_frame(move || set.set(words));
            };
            take(&subject, &place, choice, Callback::from(say));
        });
        html! {
            <li><button class="fv-button fv-button--link" type="button" {onclick}>{ choice.words() }</button></li>
        }
    });
    html! {
        <details class="fv-details fv-take">
            <summary>{ props.subject.name() }</summary>
            <ul class="fv-take__list">{ each(choices) }</ul>
            <p class="fv-take__said" role="status">{ *said }</p>
        </details>
    }
}

const SAVED: &str = "Saved by your browser, where it keeps downloads.";
const NOT_SAVED: &str = "It could not be saved: this browser does not allow it here.";
const COPIED: &str = "Copied.";
const NOT_COPIED: &str = "It could not be copied: this browser does not allow it here.";
const NOTHING: &str = "There is nothing to take here.";

/// Does what was chosen; calls back with what came of it.
fn take(subject: &Subject, place: &Place, choice: Choice, say: Callback<&'static str>) {
    let done = |saved: bool| if saved { SAVED } else { NOT_SAVED };
    let report = subject.report();
    let origin = cite::Taken {
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
            say.emit(if copied { COPIED } else { NOT_COPIED })
        });
    };
    let (indicator, chart) = match subject {
        Subject::Chart(from, look, kind) => {
            let indicator = kept::indicator(from);
            let chart = indicator.and_then(|indicator| taken(report, indicator, look, *kind));
            (indicator, chart)
        }
        _ => (None, None),
    };
    let (table, shown) = subject.table().unzip();
    let mut parts = parts(subject, indicator);
    let sheet = parts.last().cloned().unwrap_or_default();
    if origin.device {
        // A table of CSV has no room for the caution, its name has.
        parts.push("from-own-file".to_owned());
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let outside = chart.as_ref().is_some_and(|chart| chart.outside);
    // Each row of a comparison names its own.
    let source = match subject {
        Subject::Compare(..) => None,
        _ => cite::source(report, indicator, outside),
    };
    let mut about = cite::about(report, indicator, source, &origin);
    about.extend(shown.flatten().map(|words| ("Shown", words)));
    let table: Option<&Table> = table.as_ref().or(chart.as_ref().map(|chart| &chart.table));
    let picture = || {
        let chart: &Taken = chart.as_ref()?;
        chart.svg(report, indicator?, &origin, Ink::Colour)
    };
    let words = match (choice, table) {
        (Choice::Svg, _) => picture().map(|svg| save(&parts, "svg", svg.as_bytes())),
        (Choice::Png, _) => {
            let Some(svg) = picture() else {
                return say.emit(NOTHING);
            };
            let name = cite::file_name(report, &parts, "png");
            download::draw(&svg, 2.0, name, move |saved| say.emit(done(saved)));
            return;
        }
        (Choice::Csv, Some(table)) => Some(save(&parts, "csv", csv(table).as_bytes())),
        (Choice::Xlsx, Some(table)) => {
            let sheets = [(sheet.as_str(), table)];
            Some(save(&parts, "xlsx", &xlsx(&sheets, &about, None)))
        }
        (Choice::Xlsx, None) => Some(save(&parts, "xlsx", &whole::xlsx(report, &about, None))),
        (Choice::Json, Some(table)) => Some(save(&parts, "json", json(table, &about).as_bytes())),
        (Choice::Json, None) => Some(save(&parts, "json", whole::json(report, &about).as_bytes())),
        (Choice::Archive, _) => Some(save(&parts, "zip", &whole::archive(report, &about, None))),
        (Choice::JsonStat, _) => {
            whole::jsonstat(report).map(|figures| save(&["json-stat"], "json", figures.as_bytes()))
        }
        (Choice::CopyTable, Some(table)) => return copy(&tsv(table)),
        (Choice::CopySentence, _) => match &chart {
            Some(chart) => return copy(&chart.told.said),
            None => None,
        },
        (Choice::Cite, _) => {
            let what = indicator.map(Indicator::heading);
            return copy(&cite::citation(report, what, &origin));
        }
        (Choice::Csv | Choice::CopyTable, None) => None,
    };
    say.emit(words.unwrap_or(NOTHING));
}

/// What a file's name says after the organisation and the period.
fn parts(subject: &Subject, indicator: Option<&Indicator>) -> Vec<String> {
    let parts: [Option<&str>; 2] = match subject {
        Subject::Chart(_, _, kind) => [indicator.map(|i| i.id.as_str()), Some(kind.word())],
        Subject::Scorecard(..) => [None, Some("scorecard")],
        Subject::Compare(..) => [None, Some("compare")],
        Subject::Finance(reading, at) => {
            let table = reading.value.finance.get(*at);
            [Some("finance"), table.map(|table| table.id.as_str())]
        }
        Subject::Milestones(_) => [None, Some("milestones")],
        Subject::Changes(_, other, _) => [Some("changes-since"), Some(&other.value.id)],
        Subject::Whole(_) => [None, Some("report")],
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
