//! What can stand where a number is expected: a number with its qualifiers, or a reason for
//! having none. The vocabulary is the government statistical symbols.

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absent {
    /// `[c]` suppressed to protect people.
    Confidential,
    /// `[x]` not available.
    NotAvailable,
    /// `[z]` not applicable.
    NotApplicable,
    /// `[low]` rounds to nothing but is not zero.
    Low,
    /// `[w]` none recorded.
    NoneRecorded,
}

impl Absent {
    /// The symbol in brackets.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Confidential => "[c]",
            Self::NotAvailable => "[x]",
            Self::NotApplicable => "[z]",
            Self::Low => "[low]",
            Self::NoneRecorded => "[w]",
        }
    }

    /// The symbol's meaning.
    pub fn words(self) -> &'static str {
        match self {
            Self::Confidential => "confidential",
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
            Self::Low => "low: rounds to nothing but is not zero",
            Self::NoneRecorded => "none recorded",
        }
    }
}

/// What must be known about a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// `[p]`.
    pub provisional: bool,
    /// `[r]`.
    pub revised: bool,
    /// `[e]`.
    pub estimated: bool,
    /// `[f]`.
    pub forecast: bool,
    /// `[u]`.
    pub unreliable: bool,
    /// `[b]`: counted otherwise than before; nothing is compared or joined across it.
    pub break_before: bool,
}

impl Marks {
    /// The symbols with their meanings, in a fixed order.
    pub fn list(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        [
            (self.provisional, "[p]", "provisional"),
            (self.revised, "[r]", "revised"),
            (self.estimated, "[e]", "estimated"),
            (self.forecast, "[f]", "forecast"),
            (self.unreliable, "[u]", "low reliability"),
            (self.break_before, "[b]", "break in series"),
        ]
        .into_iter()
        .filter_map(|(on, symbol, words)| on.then_some((symbol, words)))
    }

    /// Whether the number is not a final count: provisional, estimated or forecast.
    pub fn not_final(self) -> bool {
        self.provisional || self.estimated || self.forecast
    }
}

/// A number or the reason for having none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A finite number in the indicator's unit, at most 10^15 in size.
    Number(f64, Marks),
    /// No number. The marks matter still: a break may fall on an absent value.
    Absent(Absent, Marks),
}

impl Value {
    /// The number, if there is one. 0 is a number; `[low]` is not.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(number, _) => Some(number),
            Self::Absent(..) => None,
        }
    }

    /// What must be known about it.
    pub fn marks(self) -> Marks {
        match self {
            Self::Number(_, marks) | Self::Absent(_, marks) => marks,
        }
    }

    /// Puts a number and a list of symbols together. Symbols may be bracketed or bare and older
    /// dialects are read. Errors with the symbol that is not one.
    pub fn read(number: Option<f64>, symbols: &str) -> Result<Self, String> {
        let mut marks = Marks::default();
        let mut absent = None;
        for written in symbols.split_whitespace() {
            let bare = written
                .strip_prefix('[')
                .and_then(|s| s.strip_suffix(']'))
                .unwrap_or(written);
            match bare {
                "p" => marks.provisional = true,
                "r" => marks.revised = true,
                "e" => marks.estimated = true,
                "f" => marks.forecast = true,
                "u" => marks.unreliable = true,
                "b" => marks.break_before = true,
                "c" | "*" => absent = Some(Absent::Confidential),
                "x" | ":" | ".." => absent = Some(Absent::NotAvailable),
                "z" | "." => absent = Some(Absent::NotApplicable),
                "low" | "~" => absent = Some(Absent::Low),
                "w" | "-" => absent = Some(Absent::NoneRecorded),
                _ => return Err(written.to_owned()),
            }
        }
        Ok(match (number, absent) {
            (Some(number), None) => Self::Number(number, marks),
            (None, reason) => Self::Absent(reason.unwrap_or(Absent::NotAvailable), marks),
            // A suppressed cell that still has its number must not show it.
            (Some(_), Some(reason)) => Self::Absent(reason, marks),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_read_bracketed_bare_and_in_older_dialects() {
        for (number, symbols, expected) in [
            (Some(1.0), "", Value::Number(1.0, Marks::default())),
            (
                Some(1.0),
                "[p]",
                Value::Number(
                    1.0,
                    Marks {
                        provisional: true,
                        ..Marks::default()
                    },
                ),
            ),
            (
                Some(0.0),
                "p b",
                Value::Number(
                    0.0,
                    Marks {
                        provisional: true,
                        break_before: true,
                        ..Marks::default()
                    },
                ),
            ),
            (
                None,
                "",
                Value::Absent(Absent::NotAvailable, Marks::default()),
            ),
            (
                None,
                "*",
                Value::Absent(Absent::Confidential, Marks::default()),
            ),
            (None, "[low]", Value::Absent(Absent::Low, Marks::default())),
            (
                None,
                "..",
                Value::Absent(Absent::NotAvailable, Marks::default()),
            ),
            (
                None,
                "-",
                Value::Absent(Absent::NoneRecorded, Marks::default()),
            ),
            (
                Some(3.0),
                "c",
                Value::Absent(Absent::Confidential, Marks::default()),
            ),
        ] {
            assert_eq!(Value::read(number, symbols), Ok(expected), "{symbols}");
        }
        assert_eq!(Value::read(None, "p q"), Err("q".to_owned()));
    }
}
