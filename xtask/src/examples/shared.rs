//! What the five reports of the council have in common.

use crate::markdown::Section;
use report_core::wire::{Area, Column, Figure, Passage, Report, Source};

/// The council.
pub const COUNCIL: &str = "Halton Borough Council";

/// The series of the council's quarterly reports on children and young people. The two at hand
/// carry one title and go to one board; what lies between them is not at hand. The plans carry
/// different titles of different directorates, and are no series.
pub const PRIORITY_BASED: &str = "priority-based-report";

/// A report of the council with nothing in it yet. The document is the title under which the
/// report is quoted as a source.
pub fn report(id: &str, title: &str, document: &str, period: &str, sort: &str) -> Report {
    Report {
        fairview: "1.0".to_owned(),
        kind: "report".to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
        organisation: COUNCIL.to_owned(),
        area: "halton".to_owned(),
        period: period.to_owned(),
        sort: Some(sort.to_owned()),
        source: Some("report".to_owned()),
        areas: vec![area("halton", "Halton", "authority")],
        sources: vec![Source {
            id: "report".to_owned(),
            title: document.to_owned(),
            publisher: Some(COUNCIL.to_owned()),
            ..Source::default()
        }],
        ..Report::default()
    }
}

/// An area whose id is its own.
pub fn area(id: &str, name: &str, kind: &str) -> Area {
    Area {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        code: None,
    }
}

/// A column of the printed table.
pub fn column(id: &str, role: &str, heading: &str, period: Option<&str>) -> Column {
    Column {
        id: id.to_owned(),
        role: role.to_owned(),
        heading: heading.to_owned(),
        period: period.map(str::to_owned),
    }
}

/// A figure of a sentence.
pub fn figure(what: &str, place: Option<String>, when: Option<String>, printed: &str) -> Figure {
    Figure {
        what: what.to_owned(),
        place,
        when,
        printed: printed.to_owned(),
        note: None,
    }
}

/// A section as a passage; a number in front of its heading becomes the ref, a role in brackets
/// behind it or on a line below the text becomes the owner.
pub fn passage(section: &Section) -> Passage {
    let mut heading = section.heading();
    let mut number = None;
    if let Some((first, rest)) = heading.split_once(' ')
        && first.starts_with(|c: char| c.is_ascii_digit())
        && first.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    {
        number = Some(first.trim_end_matches('.').to_owned());
        heading = rest;
    }
    let mut owner = None;
    if let Some((before, role)) = heading.strip_suffix(')').and_then(|h| h.rsplit_once(" ("))
        && role.contains("Director")
    {
        owner = Some(role.to_owned());
        heading = before;
    }
    let mut paragraphs = section.paragraphs.clone();
    if let Some(role) = paragraphs.last().and_then(|p| p.strip_prefix("Owner:")) {
        owner = Some(role.trim().trim_end_matches('.').to_owned());
        paragraphs.pop();
    }
    Passage {
        heading: Some(heading.to_owned()),
        r#ref: number,
        text: paragraphs.join("\n\n"),
        owner,
    }
}

/// A month in words, `March 2023`, in the spelling of periods.
pub fn month(words: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (name, year) = words.rsplit_once(' ')?;
    let name = name.rsplit(' ').next()?;
    let number = MONTHS.iter().position(|m| *m == name)? + 1;
    (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("{year}-{number:02}"))
}
