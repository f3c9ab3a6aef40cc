//! How measures are compared: whose, and in which order. A typed value with one spelling for links.

use super::is_id;
use report_core::link::{encode, parts};
use std::fmt;

/// How measures are compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heat {
    /// The objective whose measures are shown, by its id; without, all whose figures are in the
    /// report's own file.
    pub objective: Option<String>,
    /// The column that the measures are ordered by, the id of a place or `measure`, and whether
    /// from the end; without, the report's order.
    pub order: Option<(String, bool)>,
}

impl Heat {
    pub(super) fn read(text: &str) -> (Self, Vec<String>) {
        let mut heat = Self::default();
        let mut problems = Vec::new();
        for (part, key, value) in parts(text) {
            match key {
                "objective" if is_id(&value) => heat.objective = Some(value),
                "sort" if !value.is_empty() => {
                    let (by, descending) = match value.strip_prefix('-') {
                        Some(by) => (by, true),
                        None => (value.as_str(), false),
                    };
                    heat.order = Some((by.chars().take(100).collect(), descending));
                }
                _ => problems.push(part.chars().take(60).collect()),
            }
        }
        (heat, problems)
    }
}

impl fmt::Display for Heat {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { objective, order } = self;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(
            objective
                .as_ref()
                .map(|id| format!("objective={}", encode(id))),
        );
        parts.extend(order.as_ref().map(|(by, descending)| {
            let sign = if *descending { "-" } else { "" };
            format!("sort={sign}{}", encode(by))
        }));
        f.write_str(&parts.join("&"))
    }
}
