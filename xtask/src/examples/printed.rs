//! Reads a number from a printed cell, where that can be done by rule: a plain number with `£`,
//! `%` or thousands commas, and the words that mean provisional or absent. Whatever else is
//! printed stays words; `cells.csv` says by hand what may be read from it.

use report_core::wire::Cell;

/// The cell for what is printed.
pub fn read(printed: &str) -> Cell {
    let cell = Cell {
        printed: Some(printed.to_owned()),
        ..Cell::default()
    };
    let mark = |mark: &str| Some(mark.to_owned());
    match printed.to_ascii_lowercase().as_str() {
        "n/a" => {
            return Cell {
                mark: mark("z"),
                ..cell
            };
        }
        "tbc" => {
            return Cell {
                mark: mark("x"),
                ..cell
            };
        }
        "new indicator" | "new measure" => {
            return Cell {
                mark: mark("z"),
                ..cell
            };
        }
        _ => {}
    }
    let (words, provisional) = ["(prov)", "(provisional)", "(Unvalidated)"]
        .iter()
        .find_map(|status| printed.strip_suffix(status))
        .map_or((printed, false), |words| (words.trim(), true));
    match number(words) {
        Some(value) => Cell {
            value: Some(value),
            mark: provisional.then(|| "p".to_owned()),
            ..cell
        },
        None => cell,
    }
}

/// The number that is printed and nothing else: `1,557`, `£443.60`, `16%`, `-2`.
pub fn number(words: &str) -> Option<f64> {
    let words = words.strip_prefix('£').unwrap_or(words);
    let words = words.strip_suffix('%').unwrap_or(words).trim_end();
    let digits = words.strip_prefix('-').unwrap_or(words);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
    if !plain {
        return None;
    }
    words.replace(',', "").parse().ok()
}

/// How many decimals a number needs to be written in full.
pub fn decimals(value: f64) -> u8 {
    let text = value.to_string();
    let after = text.split_once('.').map_or(0, |(_, after)| after.len());
    u8::try_from(after).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::{decimals, read};

    #[test]
    fn numbers_are_read_and_words_stay_words() {
        for (printed, value, mark) in [
            ("91.18%", Some(91.18), None),
            ("51% (prov)", Some(51.0), Some("p")),
            ("52% (Unvalidated)", Some(52.0), Some("p")),
            ("£2,713,219.28", Some(2_713_219.28), None),
            ("-2", Some(-2.0), None),
            ("0%", Some(0.0), None),
            ("N/A", None, Some("z")),
            ("tbc", None, Some("x")),
            ("New Indicator", None, Some("z")),
            ("Refer comment", None, None),
            ("448 (year to end Q3)", None, None),
            ("16% %", None, None),
            ("18 young people, 465 episodes", None, None),
        ] {
            let cell = read(printed);
            assert_eq!(
                (cell.value, cell.mark.as_deref()),
                (value, mark),
                "{printed}"
            );
            assert_eq!(cell.printed.as_deref(), Some(printed));
        }
        assert_eq!((decimals(54.1), decimals(90.0), decimals(96.02)), (1, 0, 2));
    }
}
