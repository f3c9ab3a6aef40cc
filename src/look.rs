//! How one measure is looked at: which period is ranked, which periods and places are drawn, and
//! where the axis begins. A typed value with one spelling for links.
//!
//! Reading never fails: what is not known comes back to be said. Whether a period or a place
//! exists is the report's to say, not the link's.

use report_core::link::{encode, parts};
use std::fmt;

/// A reader's choices for a measure. The default shows everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// The period that is ranked, by its label; the latest without.
    pub at: Option<String>,
    /// The first period that is drawn, by its label; the first there is without.
    pub from: Option<String>,
    /// The last period that is drawn, by its label; the last there is without.
    pub to: Option<String>,
    /// The places drawn beside the own one, by their codes ([`report_core::select::Choice`]), in
    /// the order of the link; without, all but counts of region and nation. An empty list draws
    /// none.
    pub beside: Option<Vec<String>>,
    /// Whether the axis of the trend begins at zero.
    pub from_zero: bool,
}

/// The longest label or code that a link may carry, in characters.
const MOST: usize = 100;

impl Look {
    /// Reads the part of a link after `?`. Returns what could not be honoured beside it.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut look = Self::default();
        let mut problems = Vec::new();
        for (part, key, value) in parts(text) {
            let value: String = value.chars().take(MOST * 20).collect();
            let label = Some(value.chars().take(MOST).collect());
            match (key, value.as_str()) {
                ("at", _) => look.at = label,
                ("from", _) => look.from = label,
                ("to", _) => look.to = label,
                ("with", "none") => look.beside = Some(Vec::new()),
                ("with", codes) if !codes.is_empty() => {
                    look.beside = Some(codes.split(',').map(str::to_owned).collect());
                }
                ("axis", "zero") => look.from_zero = true,
                _ => problems.push(part.chars().take(60).collect()),
            }
        }
        (look, problems)
    }
}

impl fmt::Display for Look {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self {
            at,
            from,
            to,
            beside,
            from_zero,
        } = self;
        let mut parts: Vec<String> = Vec::new();
        for (key, label) in [("at", at), ("from", from), ("to", to)] {
            parts.extend(
                label
                    .as_ref()
                    .map(|label| format!("{key}={}", encode(label))),
            );
        }
        parts.extend(beside.as_ref().map(|codes| match codes.is_empty() {
            true => "with=none".to_owned(),
            false => {
                let codes: Vec<String> = codes.iter().map(|code| encode(code)).collect();
                format!("with={}", codes.join(","))
            }
        }));
        if *from_zero {
            parts.push("axis=zero".to_owned());
        }
        f.write_str(&parts.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_read_as_it_is_written() {
        let codes = |codes: &[&str]| Some(codes.iter().map(|c| (*c).to_owned()).collect());
        for (link, look) in [
            ("", Look::default()),
            (
                "at=2013%2F14",
                Look {
                    at: Some("2013/14".to_owned()),
                    ..Look::default()
                },
            ),
            (
                "from=2010&to=2016&with=E06000001,E12000002&axis=zero",
                Look {
                    from: Some("2010".to_owned()),
                    to: Some("2016".to_owned()),
                    beside: codes(&["E06000001", "E12000002"]),
                    from_zero: true,
                    ..Look::default()
                },
            ),
            (
                "with=none",
                Look {
                    beside: codes(&[]),
                    ..Look::default()
                },
            ),
        ] {
            assert_eq!(Look::read(link), (look.clone(), Vec::new()), "{link}");
            assert_eq!(look.to_string(), link);
        }
    }

    #[test]
    fn what_a_look_cannot_have_is_said() {
        let (look, problems) = Look::read("axis=log&with=&colour=red&at=2016");
        assert_eq!(problems, ["axis=log", "with=", "colour=red"]);
        assert_eq!(look.at.as_deref(), Some("2016"));
    }
}
