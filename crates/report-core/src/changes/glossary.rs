//! What terms mean.

use super::change_list::ChangeList;
use super::matched::MatchedReports;
use super::{ChangeLocation, Kind};
use crate::glossary::{Entry, entries};

/// Compares the glossaries, term by term. Their order is no change: readers see them by the alphabet.
pub(super) fn glossary(matched: &MatchedReports, log: &mut ChangeList) {
    let (old, new) = (entries(matched.before), entries(matched.after));
    let find = |list: &[Entry], term: &str| {
        let found = list.iter().find(|entry| entry.term == term);
        found.map(meanings)
    };
    log.about(ChangeLocation::Glossary, "The glossary");
    for entry in &new {
        let (term, is) = (entry.term, meanings(entry));
        match find(&old, term) {
            Some(was) => {
                let what = format!("What “{term}” means");
                log.text(Kind::Glossary, &what, Some(&was), Some(&is));
            }
            None => {
                let words = format!("“{term}” is explained.");
                log.say(Kind::Glossary, words, None, Some(is));
            }
        }
    }
    for entry in old.iter().filter(|one| find(&new, one.term).is_none()) {
        let words = format!("“{}” is no longer explained.", entry.term);
        log.say(Kind::Glossary, words, Some(meanings(entry)), None);
    }
}

/// All meanings of a term in one text, with their notes.
fn meanings(entry: &Entry) -> String {
    let one = entry.meanings.iter().map(|found| match &found.note {
        Some(note) => format!("{} ({note})", found.meaning),
        None => found.meaning.clone(),
    });
    one.collect::<Vec<_>>().join("; ")
}
