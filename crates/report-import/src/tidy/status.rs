//! Words and symbols in a column of status: `p`, `[c]`, `Provisional`, `A` for a normal value.

use crate::number;

/// What a status says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Symbols of the format, bare, separated by blanks; empty for an ordinary value.
    Symbols(String),
    /// Words that are no symbol: they are kept as a note.
    Words,
}

/// Reads a status.
pub fn read(words: &str) -> Status {
    if words.is_empty() {
        return Status::Symbols(String::new());
    }
    if let Ok(symbols) = number::symbols(words) {
        return Status::Symbols(today(&symbols));
    }
    let lower = words.to_lowercase();
    let lower = lower.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '.' | ' '));
    let symbol = match lower {
        "a" | "normal" | "normal value" | "final" | "ok" => "",
        "provisional" | "prov" => "p",
        "revised" | "rev" => "r",
        "estimated" | "estimate" | "imputed" | "i" | "s" => "e",
        "forecast" | "projected" => "f",
        "low reliability" | "unreliable" | "not significant" | "n" => "u",
        "break" | "break in series" | "break in time series" => "b",
        "confidential" | "suppressed" | "statistical confidentiality" | "q" => "c",
        "not available" | "missing" | "missing value" | "unavailable" | "no data" | "m" | "o"
        | "l" => "x",
        "not applicable" | "n/a" => "z",
        "none recorded" => "w",
        _ => return of_letters(lower),
    };
    Status::Symbols(symbol.to_owned())
}

/// Symbols of older dialects as they are written today: `..` is `x`.
pub(super) fn today(symbols: &str) -> String {
    let one = |symbol: &str| {
        match symbol {
            "*" => "c",
            ":" | ".." => "x",
            "." => "z",
            "~" => "low",
            "-" => "w",
            other => return other.to_owned(),
        }
        .to_owned()
    };
    let all: Vec<String> = symbols.split_whitespace().map(one).collect();
    all.join(" ")
}

/// Letters written together, `ep`, and capitals: `P`.
fn of_letters(lower: &str) -> Status {
    let all = lower.chars().all(|c| "prefubcxz".contains(c));
    if !all || lower.len() > 3 || lower.is_empty() {
        return Status::Words;
    }
    let letters: Vec<String> = lower.chars().map(String::from).collect();
    Status::Symbols(letters.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_words_and_capitals_are_read() {
        for (words, symbols) in [
            ("", ""),
            ("p", "p"),
            ("[c]", "c"),
            ("p r", "p r"),
            ("..", "x"),
            ("*", "c"),
            ("A", ""),
            ("P", "p"),
            ("Provisional", "p"),
            ("(Prov)", "p"),
            ("Normal value", ""),
            ("Suppressed", "c"),
            ("ep", "e p"),
            ("M", "x"),
            ("low", "low"),
        ] {
            assert_eq!(read(words), Status::Symbols(symbols.to_owned()), "{words}");
        }
        for words in ["Data for 2019 only", "t", "prefer", "d"] {
            assert_eq!(read(words), Status::Words, "{words}");
        }
    }
}
