//! Numbers as councils write them in cells, and the symbols beside them.
//!
//! Reads a number only where the whole of the words is one: `95%`, `£1,234`, `(12)`, `51 [p]`.
//! Words with more in them, such as `448 (year to end Q3)`, give none.

use super::number_format::is_hundredfold;
use super::sheet::Cell;
use report_core::value::Value;

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written {
    /// The number: 95 for `95%`.
    pub number: f64,
    /// Whether a per cent sign was written.
    pub percent: bool,
    /// Whether a pound sign was written.
    pub money: bool,
}

impl Written {
    /// Whether a number so written can be one in a unit, by the unit's kind: a per cent sign
    /// belongs to percentages and their points, a pound sign to money.
    pub fn fits(self, unit: &str) -> bool {
        (!self.percent || matches!(unit, "percent" | "points")) && (!self.money || unit == "money")
    }

    /// What a number that does not fit is.
    pub fn sort(self) -> &'static str {
        if self.percent {
            "a percentage"
        } else {
            "money"
        }
    }
}

/// The number of a cell: the number it holds, as shown (0.92 shown as `92.0%` is 92), or the one
/// that its words write.
pub fn of_cell(cell: &Cell) -> Option<Written> {
    if cell.date.is_some() {
        return None;
    }
    match (cell.number, &cell.format) {
        (Some(number), Some(format)) if format.contains('%') => Some(Written {
            number: match is_hundredfold(number, format) {
                true => hundredfold(number),
                false => number,
            },
            percent: true,
            money: false,
        }),
        (Some(number), _) => Some(Written {
            number,
            percent: false,
            money: false,
        }),
        (None, _) => written(&cell.text),
    }
}

/// A hundred times a number, on its decimal digits: 0.923 gives 92.3 and not 92.30000000000001.
pub fn hundredfold(number: f64) -> f64 {
    format!("{number}e2").parse().unwrap_or(number * 100.0)
}

/// Reads words that are a number and nothing else. Brackets around it make it negative, as in
/// tables of money; thousands may be separated by commas.
pub fn written(words: &str) -> Option<Written> {
    let words = words.trim();
    let (inner, bracketed) = match words.strip_prefix('(').and_then(|w| w.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (words, false),
    };
    let (inner, percent) = match inner.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (inner, false),
    };
    let (mut sign, mut money, mut digits) = (bracketed.then_some(-1.0), false, inner);
    loop {
        if let Some(rest) = digits.strip_prefix(['-', '−', '–']) {
            if sign.replace(-1.0).is_some() {
                return None;
            }
            digits = rest.trim_start();
        } else if let Some(rest) = digits.strip_prefix('£').filter(|_| !money) {
            money = true;
            digits = rest.trim_start();
        } else {
            break;
        }
    }
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let sound = all_digits(first)
        && (rest.is_empty() || first.len() <= 3)
        && rest
            .iter()
            .all(|group| group.len() == 3 && all_digits(group))
        && fraction.is_none_or(all_digits);
    if !sound {
        return None;
    }
    let number: f64 = digits.replace(',', "").parse().ok()?;
    // Of 309 digits nothing is left that is a number.
    if !number.is_finite() {
        return None;
    }
    Some(Written {
        number: number * sign.unwrap_or(1.0) + 0.0,
        percent,
        money,
    })
}

/// Reads words that are a number with symbols, a number alone or symbols alone: `51% [p]`, `95`,
/// `[c]`, `..`. The symbols are as in a column of their own, bare. `None` for other words.
pub fn with_symbols(words: &str) -> Option<(Option<Written>, Option<String>)> {
    let words = words.trim();
    if let Some(number) = written(words) {
        return Some((Some(number), None));
    }
    if !words.is_empty()
        && let Ok(symbols) = symbols(words)
    {
        return Some((None, Some(symbols)));
    }
    // Beside a number a symbol is bracketed; a bare letter could be anything.
    let (number, rest) = words.split_at(words.find('[')?);
    Some((Some(written(number)?), Some(symbols(rest).ok()?)))
}

/// Symbols separated by blanks or standing together in brackets, made bare: `[p][r]` gives `p r`.
/// Errors with the first that is none.
pub fn symbols(words: &str) -> Result<String, String> {
    let spaced = words.replace("][", "] [");
    let mut bare = Vec::new();
    for symbol in spaced.split_whitespace() {
        Value::read(None, symbol)?;
        let inner = symbol.strip_prefix('[').and_then(|s| s.strip_suffix(']'));
        bare.push(inner.unwrap_or(symbol));
    }
    Ok(bare.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_where_the_words_are_nothing_else() {
        for (words, expected) in [
            ("458", Some(458.0)),
            ("93.25%", Some(93.25)),
            (" 95 % ", Some(95.0)),
            ("£1,234.50", Some(1234.5)),
            ("-£5", Some(-5.0)),
            ("£-5", Some(-5.0)),
            ("−2", Some(-2.0)),
            ("(94)", Some(-94.0)),
            ("-0", Some(0.0)),
            ("1,23", None),
            ("12,345,678", Some(12_345_678.0)),
            ("1234,567", None),
            ("448 (year to end Q3)", None),
            ("72 hours", None),
            ("1e5", None),
            (".5", None),
            ("5.", None),
            ("", None),
            ("--5", None),
            ("2014-16", None),
            ("NaN", None),
        ] {
            assert_eq!(written(words).map(|w| w.number), expected, "{words:?}");
        }
        assert_eq!(written(&"9".repeat(309)), None);
    }

    #[test]
    fn symbols_stand_beside_a_number_or_alone() {
        let read = |words| {
            with_symbols(words).map(|(number, symbols)| (number.map(|w| w.number), symbols))
        };
        for (words, number, symbols) in [
            ("51% [p]", Some(51.0), Some("p")),
            ("12 [p][r]", Some(12.0), Some("p r")),
            ("[c]", None, Some("c")),
            ("..", None, Some("..")),
            ("7", Some(7.0), None),
        ] {
            assert_eq!(
                read(words),
                Some((number, symbols.map(str::to_owned))),
                "{words:?}"
            );
        }
        for words in ["51% (prov)", "N/A", "12 p", "[q]", "tbc [p]", ""] {
            assert_eq!(read(words), None, "{words:?}");
        }
    }

    #[test]
    fn a_cell_is_read_as_it_is_shown() {
        let cell = |number, format: Option<&str>| Cell {
            text: "shown".into(),
            number: Some(number),
            format: format.map(str::to_owned),
            ..Cell::default()
        };
        assert_eq!(
            of_cell(&cell(0.923, Some("0.0%"))).map(|w| w.number),
            Some(92.3)
        );
        // A quoted sign stands behind the number as it is.
        let quoted = of_cell(&cell(43.5, Some("0.0\"%\"")));
        assert_eq!(quoted.map(|w| (w.number, w.percent)), Some((43.5, true)));
        assert_eq!(of_cell(&cell(0.923, None)).map(|w| w.number), Some(0.923));
        assert_eq!(of_cell(&Cell::text("shown")), None);
    }
}
