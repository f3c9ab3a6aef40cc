//! Single words and labels: each read against its rule, each with its own sentence when it fails.

use crate::link::{from_word, is_area_id, is_id};
use crate::period::{Period, YearEnd, parse_day};
use crate::problem::Problems;
use crate::read::{LONGEST_LABEL, LONGEST_TEXT};
use crate::report::Sort;
use time::Date;

/// An id: lower-case letters, digits and hyphens, at most 64.
pub(super) fn id(p: &mut Problems, at: &str, found: String) -> String {
    if !is_id(&found) {
        p.error(at, format!("\"{}\" is not an id; expected at most 64 lower-case letters, digits and hyphens, like \"ped02-04\"", short(&found)));
    }
    found
}

/// The id of a place: an id, or an official code in capitals and digits.
pub(super) fn area_id(p: &mut Problems, at: &str, found: String) -> String {
    if !is_area_id(&found) {
        p.error(at, format!("\"{}\" is not the id of a place; expected at most 64 lower-case letters, digits and hyphens, like \"halton\", or an official code, like \"E06000006\"", short(&found)));
    }
    found
}

/// A label: not empty, not too long.
pub(super) fn label(p: &mut Problems, at: &str, found: String) -> String {
    let length = found.chars().count();
    if found.trim().is_empty() {
        p.error(at, "it is empty; expected words");
    } else if length > LONGEST_LABEL {
        p.error(
            at,
            format!("it is {length} characters long; expected at most {LONGEST_LABEL}, as a label"),
        );
    }
    found.trim().to_owned()
}

/// A longer text; one that is too long is cut, and that is said.
pub(super) fn text(p: &mut Problems, at: &str, found: Option<String>) -> Option<String> {
    let found = found?;
    let length = found.chars().count();
    if length > LONGEST_TEXT {
        p.error(at, format!("it is {length} characters long; expected at most {LONGEST_TEXT}. The rest is left out."));
        return Some(found.chars().take(LONGEST_TEXT).collect());
    }
    let trimmed = found.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// A sentence, no longer than a label; blank is none.
pub(super) fn sentence(p: &mut Problems, at: &str, found: Option<String>) -> Option<String> {
    let found = found.filter(|found| !found.trim().is_empty())?;
    Some(label(p, at, found))
}

/// Paragraphs, separated by blank lines.
pub(super) fn paragraphs(p: &mut Problems, at: &str, found: Option<String>) -> Vec<String> {
    let text = text(p, at, found).unwrap_or_default();
    let mut paragraphs: Vec<String> = Vec::new();
    let mut within = false;
    for line in text.split('\n').map(str::trim) {
        match paragraphs.last_mut() {
            _ if line.is_empty() => {}
            Some(paragraph) if within => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
        within = !line.is_empty();
    }
    paragraphs
}

/// One of a few words; another one is left out, and that is said.
pub(super) fn one_of<T: Copy>(
    p: &mut Problems,
    at: &str,
    found: Option<String>,
    what: &str,
    words: &[(&str, T)],
) -> Option<T> {
    let found = found?;
    let read = from_word(words, &found);
    if read.is_none() {
        let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        p.error(
            at,
            format!(
                "\"{}\" is not {what}; expected one of {}",
                short(&found),
                quoted(&words)
            ),
        );
    }
    read
}

/// When the years end that labels speak of.
pub(super) fn year_end(p: &mut Problems, found: Option<String>) -> YearEnd {
    let what = "the end of a year";
    one_of(p, "year_ends", found, what, YearEnd::WORDS).unwrap_or_default()
}

/// What sort of report.
pub(super) fn sort(p: &mut Problems, at: &str, found: Option<String>) -> Sort {
    const SORTS: &[(&str, Sort)] = &[
        ("quarter", Sort::Quarter),
        ("year", Sort::Year),
        ("plan", Sort::Plan),
        ("benchmark", Sort::Benchmark),
    ];
    one_of(p, at, found, "a sort of report", SORTS).unwrap_or_default()
}

/// A period. One that names no time is kept, with a notice.
pub(super) fn period(p: &mut Problems, at: &str, found: String, year_end: YearEnd) -> Period {
    let period = Period::parse(&found, year_end);
    if period.kind().is_none() {
        p.notice(at, format!("\"{}\" is not a period; expected one like \"2022/23\", \"2022/23 Q3\", \"2022\" or \"2022-12-31\". It is shown as it is and not placed in time.", short(&found)));
    }
    period
}

/// A day, `2023-02-27`.
pub(super) fn day(p: &mut Problems, at: &str, found: Option<String>) -> Option<Date> {
    let found = found?;
    let day = parse_day(&found);
    if day.is_none() {
        p.error(
            at,
            format!(
                "\"{}\" is not a day; expected year, month and day, like \"2023-02-27\"",
                short(&found)
            ),
        );
    }
    day
}

/// A path below the folder of the file that names it.
pub(super) fn file_path(p: &mut Problems, at: &str, found: &str) -> bool {
    let sound = found.len() <= 200
        && found.ends_with(".json")
        && found.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with('.')
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
        });
    if !sound {
        p.error(at, format!("\"{}\" is not a file below this one's folder; expected a relative path, like \"indicators/ped02-04.json\"", short(found)));
    }
    sound
}

/// A web address: http or https, with a host and without a user's name.
pub(super) fn address(p: &mut Problems, at: &str, found: Option<String>) -> Option<String> {
    let found = found?;
    let sound = fluent_uri::UriRef::parse(found.as_str()).is_ok_and(|uri| {
        let scheme = uri.scheme().map(|scheme| scheme.as_str());
        matches!(scheme, Some("http" | "https"))
            && uri
                .authority()
                .is_some_and(|a| !a.host().is_empty() && !a.has_userinfo())
    });
    if !sound {
        p.error(at, format!("\"{}\" is not a web address; expected one that begins with https:// or http://. It is left out.", short(&found)));
    }
    sound.then_some(found)
}

/// At most 60 characters of something found, for messages.
pub(super) fn short(found: &str) -> String {
    match found.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &found[..cut]),
        None => found.to_owned(),
    }
}

fn quoted(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("\"{word}\""))
        .collect::<Vec<_>>()
        .join(", ")
}
