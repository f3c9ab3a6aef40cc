//! The terms of a report's glossary, each with all its meanings, and where they stand in its texts.

use crate::report::{GlossaryTerm, Report};

/// A term with its meanings, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'r> {
    /// As texts write it.
    pub term: &'r str,
    /// At least one.
    pub meanings: Vec<&'r GlossaryTerm>,
}

/// All terms of a report, each once, in the order of the file.
pub fn entries(report: &Report) -> Vec<Entry<'_>> {
    let mut all: Vec<Entry> = Vec::new();
    for found in &report.glossary {
        match all.iter_mut().find(|entry| entry.term == found.term) {
            Some(entry) => entry.meanings.push(found),
            None => all.push(Entry {
                term: &found.term,
                meanings: vec![found],
            }),
        }
    }
    all
}

/// The terms that stand in some texts, each with all its meanings: which of several is meant, a text
/// does not say.
pub fn used<'r>(report: &'r Report, texts: &[&str]) -> Vec<Entry<'r>> {
    let mut all = entries(report);
    all.retain(|entry| texts.iter().any(|text| stands_in(entry.term, text)));
    all
}

/// Whether a text has a term as a word of its own, as it is written or with an s: `EHCPs`. A single
/// letter or a number can be anything, and is never looked for.
fn stands_in(term: &str, text: &str) -> bool {
    if term.chars().count() < 2 || !term.contains(char::is_alphabetic) {
        return false;
    }
    let part_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(term).any(|(at, _)| {
        let after = &text[at + term.len()..];
        let after = after.strip_prefix('s').unwrap_or(after);
        !part_of_word(text[..at].chars().next_back()) && !part_of_word(after.chars().next())
    })
}
