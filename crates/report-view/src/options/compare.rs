//! Of measures by place: whose they are, and in which order.

use report_core::link::{REPORT_ORDER, choices, encode, is_id};
use std::fmt;

/// How measures are compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompareOptions {
    /// The objective whose measures are shown, by its id; without, all whose figures are in the
    /// report's own file.
    pub objective: Option<String>,
    /// The column that the measures are ordered by, the id of a place or `measure`, and whether
    /// from the end; without, the report's order.
    pub order: Option<(String, bool)>,
}

/// The longest id of a place that a link carries, in characters.
const MOST: usize = 100;

impl CompareOptions {
    /// The word of a link for the order by name.
    pub const BY_NAME: &str = "measure";

    /// Reads the part of a link after `?`. Returns what could not be honoured beside it.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut options = Self::default();
        let ignored = choices(text, &mut |key, value| options.set(key, value));
        (options, ignored)
    }

    fn set(&mut self, key: &str, value: &str) -> bool {
        let (by, descending) = match value.strip_prefix('-') {
            Some(by) => (by, true),
            None => (value, false),
        };
        match key {
            "objective" if is_id(value) => self.objective = Some(value.to_owned()),
            "sort" if value == REPORT_ORDER => {}
            "sort" if (1..=MOST).contains(&by.chars().count()) && !by.starts_with('-') => {
                self.order = Some((by.to_owned(), descending));
            }
            _ => return false,
        }
        true
    }

    /// Writes the part of a link after `?` with every choice that has one, so that a later change
    /// of what is usual does not change it.
    pub fn permalink(&self) -> String {
        self.write(true)
    }

    fn write(&self, full: bool) -> String {
        let Self { objective, order } = self;
        let mut parts: Vec<String> = Vec::new();
        if let Some(id) = objective {
            parts.push(format!("objective={id}"));
        }
        match order {
            Some((by, descending)) => {
                let sign = if *descending { "-" } else { "" };
                parts.push(format!("sort={sign}{}", encode(by)));
            }
            None if full => parts.push(format!("sort={REPORT_ORDER}")),
            None => {}
        }
        parts.join("&")
    }
}

impl fmt::Display for CompareOptions {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.write(false))
    }
}
