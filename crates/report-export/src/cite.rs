//! Where a figure comes from: the lines below a picture, the sheet beside a table, a citation, and
//! names of files.

use report_core::period::day_words;
use report_core::report::{Indicator, Report, Source};
use serde::{Deserialize, Serialize};

/// What the page knows and the report does not.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Origin {
    /// The address of the view.
    pub address: Option<String>,
    /// The day, in words: `22 November 2026`.
    pub day: Option<String>,
    /// Whether the report was opened from the reader's own device, so that nobody vouches for it.
    pub device: bool,
}

/// What is said of a report that came from the reader's own device.
const DEVICE: &str = "From a file opened on a reader’s own device. Nobody has checked that it is what the organisation named in it published.";

/// The longest part of a file's name, in characters.
const LONGEST_PART: usize = 60;

/// The source of an indicator's figures: `outside` those of another publisher beside it.
pub fn source<'r>(
    report: &'r Report,
    indicator: Option<&Indicator>,
    outside: bool,
) -> Option<&'r Source> {
    let benchmark = indicator
        .and_then(|i| i.benchmark.as_ref())
        .filter(|_| outside);
    let at = benchmark
        .map(|benchmark| benchmark.source)
        .or(indicator.and_then(|indicator| indicator.source))
        .or(report.source)?;
    report.sources.get(at)
}

/// What must be known about downloaded numbers: names and words.
pub fn about(
    report: &Report,
    indicator: Option<&Indicator>,
    source: Option<&Source>,
    origin: &Origin,
) -> Vec<(String, String)> {
    let mut about = vec![
        ("Report", report.title.clone()),
        ("Organisation", report.organisation.clone()),
        ("Period of the report", upper(&report.period.words())),
    ];
    let mut add = |name, words: Option<String>| about.extend(words.map(|words| (name, words)));
    add("Published", report.published.map(day_words));
    add("Status", report.draft.then(|| "Draft".to_owned()));
    add("Measure", indicator.map(|i| i.title.clone()));
    add("Ref", indicator.and_then(|i| i.printed_ref.clone()));
    add("Source", source.map(source_words));
    add("Licence", source.and_then(|source| source.licence.clone()));
    add(
        "Source's address",
        source.and_then(|source| source.url.clone()),
    );
    add("Definition", indicator.and_then(|i| i.definition.clone()));
    add("Note", indicator.and_then(|i| i.note.clone()));
    add("Symbols", Some(SYMBOLS.to_owned()));
    add("Taken from", origin.address.clone());
    add("Taken on", origin.day.clone());
    add("Caution", origin.device.then(|| DEVICE.to_owned()));
    let named = about
        .into_iter()
        .map(|(name, words)| (name.to_owned(), words));
    named.collect()
}

/// What the symbols beside numbers mean.
pub const SYMBOLS: &str = "[c] confidential, [x] not available, [z] not applicable, [low] rounds to nothing but is not zero, [w] none recorded; on numbers [p] provisional, [r] revised, [e] estimated, [f] forecast, [u] low reliability, [b] break in series";

/// The lines below a picture: source, report with its day, licence, address.
pub fn notes(report: &Report, source: Option<&Source>, origin: &Origin) -> Vec<String> {
    let mut first = Vec::new();
    if let Some(source) = source {
        first.push(["Source: ", &source_words(source), "."].concat());
    }
    first.push(shown(report));
    first.push(match source.and_then(|source| source.licence.as_deref()) {
        Some(licence) => ["Licence: ", licence.trim_end_matches('.'), "."].concat(),
        None => NO_LICENCE.to_owned(),
    });
    first.extend(origin.address.clone());
    first.extend(origin.device.then(|| DEVICE.to_owned()));
    first
}

/// What is said where no source gives a licence.
pub const NO_LICENCE: &str = "No licence is stated.";

/// `Report: Halton Borough Council, Annual report, 2022/23, published 1 June 2023.`
pub fn shown(report: &Report) -> String {
    let mut shown = ["Report: ", &report.organisation, ", ", &report.title].concat();
    let period = report.period.words();
    if !report.title.to_lowercase().contains(&period.to_lowercase()) {
        shown.push_str(&[", ", &period].concat());
    }
    match report.published {
        Some(day) => shown.push_str(&[", published ", &day_words(day), "."].concat()),
        None => shown.push_str(", no day of publication given."),
    }
    if report.draft {
        shown.push_str(" Draft.");
    }
    shown
}

/// A citation: who, what, when, where, and on what day it was looked at.
pub fn citation(report: &Report, what: Option<&str>, origin: &Origin) -> String {
    let mut words = [report.organisation.as_str(), ", ", &report.title].concat();
    let period = report.period.words();
    if !words.to_lowercase().contains(&period.to_lowercase()) {
        words.push_str(&[", ", &period].concat());
    }
    match report.published {
        Some(day) => words.push_str(&[", published ", &day_words(day)].concat()),
        None => words.push_str(", no day of publication given"),
    }
    if report.draft {
        words.push_str(" (draft)");
    }
    if let Some(what) = what {
        words.push_str(&[": “", what, "”"].concat());
    }
    words.push('.');
    if let Some(address) = origin.address.as_ref().filter(|_| !origin.device) {
        words.push_str(&[" ", address].concat());
        if let Some(day) = &origin.day {
            words.push_str(&[" (accessed ", day, ")"].concat());
        }
    }
    if origin.device {
        words.push_str(&[" ", DEVICE].concat());
    }
    words
}

/// The name of a file: organisation, period, what it is of, and its ending. Small letters, digits
/// and hyphens alone, whatever the report says.
pub fn file_name(report: &Report, parts: &[&str], ending: &str) -> String {
    let mut names = vec![slug(&report.organisation), slug(report.period.label())];
    names.extend(parts.iter().map(|part| slug(part)));
    names.retain(|name| !name.is_empty());
    [&names.join("-"), ".", ending].concat()
}

fn slug(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            _ if out.len() >= LONGEST_PART => break,
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            '\'' | '’' => {}
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// A source in words: title, publisher, when.
pub fn source_words(source: &Source) -> String {
    let mut words = source.title.clone();
    if let Some(publisher) = &source.publisher {
        words.push_str(&[", ", publisher].concat());
    }
    if let Some(published) = &source.published {
        let when = report_core::read::period(published).words();
        words.push_str(&[", published ", &when].concat());
    }
    words
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
