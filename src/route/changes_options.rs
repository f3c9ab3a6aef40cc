//! What a report is set against. A typed value with one spelling for links.

use report_core::changes::Kind;
use report_core::link::{choices, is_id};
use std::fmt;

/// What a report is set against, and which changes are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChangesOptions {
    /// The other release, by its id in the catalogue; without, the one before in the series.
    pub from: Option<String>,
    /// The only kind of change that is shown; without, all.
    pub kind: Option<Kind>,
}

impl ChangesOptions {
    pub(super) fn read(text: &str) -> (Self, Vec<String>) {
        let mut options = Self::default();
        let ignored = choices(text, &mut |key, value| options.apply(key, value));
        (options, ignored)
    }

    fn apply(&mut self, key: &str, value: &str) -> bool {
        match (key, Kind::read(value)) {
            ("from", _) if is_id(value) => self.from = Some(value.to_owned()),
            ("kind", Some(kind)) => self.kind = Some(kind),
            _ => return false,
        }
        true
    }
}

impl fmt::Display for ChangesOptions {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { from, kind } = self;
        let from = from.as_ref().map(|id| format!("from={id}"));
        let kind = kind.map(|kind| format!("kind={}", kind.word()));
        let parts: Vec<String> = from.into_iter().chain(kind).collect();
        f.write_str(&parts.join("&"))
    }
}
