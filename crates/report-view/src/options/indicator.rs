//! Of one measure: which period is ranked, which periods and places are drawn, and where the axis
//! begins.

use report_core::link::{choices, encode};
use std::fmt;

/// A reader's choices for a measure. The default shows everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndicatorOptions {
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
/// The most places that a link may name.
const MOST_PLACES: usize = 60;

impl IndicatorOptions {
    /// Reads the part of a link after `?`. Returns what could not be honoured beside it.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut options = Self::default();
        let ignored = choices(text, &mut |key, value| options.set(key, value));
        (options, ignored)
    }

    fn set(&mut self, key: &str, value: &str) -> bool {
        let short = |text: &str| (1..=MOST).contains(&text.chars().count());
        let label = || Some(value.to_owned());
        match key {
            "at" if short(value) => self.at = label(),
            "from" if short(value) => self.from = label(),
            "to" if short(value) => self.to = label(),
            "with" if value == "none" => self.beside = Some(Vec::new()),
            "with" if !value.is_empty() => {
                let codes = || value.split(',').filter(|code| !code.is_empty());
                let kept = codes().filter(|code| short(code)).take(MOST_PLACES);
                let kept: Vec<String> = kept.map(str::to_owned).collect();
                let all = !kept.is_empty() && kept.len() == codes().count();
                self.beside = (!kept.is_empty()).then_some(kept);
                return all;
            }
            "axis" if value == "zero" => self.from_zero = true,
            "axis" if value == "data" => self.from_zero = false,
            _ => return false,
        }
        true
    }

    /// Writes the part of a link after `?` with every choice that is made, and where the axis
    /// begins in any case, so that a later change of what is usual does not change it. What the
    /// figures decide, the latest period above all, a caller settles before.
    pub fn permalink(&self) -> String {
        self.write(true)
    }

    fn write(&self, full: bool) -> String {
        let Self {
            at,
            from,
            to,
            beside,
            from_zero,
        } = self;
        let mut parts: Vec<String> = Vec::new();
        for (key, label) in [("at", at), ("from", from), ("to", to)] {
            if let Some(label) = label {
                parts.push(format!("{key}={}", encode(label)));
            }
        }
        if let Some(codes) = beside {
            let words: Vec<String> = codes.iter().map(|code| encode(code)).collect();
            parts.push(match words.join(",") {
                words if words.is_empty() => "with=none".to_owned(),
                // A place of this name, told apart from no place by the comma.
                words if words == "none" => "with=none,".to_owned(),
                words => format!("with={words}"),
            });
        }
        match (from_zero, full) {
            (true, _) => parts.push("axis=zero".to_owned()),
            (false, true) => parts.push("axis=data".to_owned()),
            (false, false) => {}
        }
        parts.join("&")
    }
}

impl fmt::Display for IndicatorOptions {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.write(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_as_they_are_written() {
        let codes = |codes: &[&str]| Some(codes.iter().map(|c| (*c).to_owned()).collect());
        for (link, options) in [
            ("", IndicatorOptions::default()),
            (
                "at=2013%2F14",
                IndicatorOptions {
                    at: Some("2013/14".to_owned()),
                    ..IndicatorOptions::default()
                },
            ),
            (
                "from=2010&to=2016&with=E06000001,E12000002&axis=zero",
                IndicatorOptions {
                    from: Some("2010".to_owned()),
                    to: Some("2016".to_owned()),
                    beside: codes(&["E06000001", "E12000002"]),
                    from_zero: true,
                    ..IndicatorOptions::default()
                },
            ),
            (
                "with=none",
                IndicatorOptions {
                    beside: codes(&[]),
                    ..IndicatorOptions::default()
                },
            ),
        ] {
            assert_eq!(
                IndicatorOptions::read(link),
                (options.clone(), Vec::new()),
                "{link}"
            );
            assert_eq!(options.to_string(), link);
        }
    }

    #[test]
    fn what_options_cannot_have_is_said() {
        let (options, problems) = IndicatorOptions::read("axis=log&with=&colour=red&at=2016");
        assert_eq!(problems, ["axis=log", "with=", "colour=red"]);
        assert_eq!(options.at.as_deref(), Some("2016"));
    }
}
