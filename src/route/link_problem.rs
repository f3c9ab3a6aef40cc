//! What of a link could not be honoured, in sentences.

use std::fmt;

/// What of a link could not be honoured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// This stands where an id was expected.
    NotAnId(String),
    /// This part of the path or this choice means nothing.
    Ignored(String),
    /// So many more mean nothing either.
    More(usize),
    /// The report holds no measure with this id.
    NoIndicator(String),
}

/// The most parts of a link that are said one by one.
const MOST: usize = 6;

impl LinkProblem {
    /// Parts of a link that mean nothing.
    pub(super) fn ignored<'p>(parts: impl Iterator<Item = &'p str>) -> Vec<Self> {
        let mut found: Vec<Self> = parts
            .filter(|part| !part.is_empty())
            .map(|part| Self::Ignored(shown(part)))
            .collect();
        if found.len() > MOST {
            let more = found.len() - MOST;
            found.truncate(MOST);
            found.push(Self::More(more));
        }
        found
    }
}

impl fmt::Display for LinkProblem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAnId(found) => write!(
                f,
                "The link has “{found}” where the name of a report or measure should be. This page is shown instead."
            ),
            Self::Ignored(part) => write!(f, "“{part}” was not recognised and is ignored."),
            Self::More(n) => write!(f, "So were {n} more parts of the link."),
            Self::NoIndicator(id) => write!(
                f,
                "This report has no measure “{id}”. The report is shown instead."
            ),
        }
    }
}

/// What a message may repeat of a link: a little, without anything that could mislead.
pub(super) fn shown(part: &str) -> String {
    let plain = part.chars().filter(|c| c.is_ascii_graphic());
    plain.take(60).collect()
}
