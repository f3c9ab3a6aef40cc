//! The figures of one row: value, symbols, limits, counts.

use super::status::{self, Status};
use super::{Field, Row, Table, units};
use crate::number;
use crate::problems::{Problems, short};

/// The figures of a row.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Figures {
    pub value: Option<f64>,
    pub marks: Vec<String>,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    /// Decimal places of the value as written.
    pub decimals: u8,
    /// Whether a per cent sign was written behind the value.
    pub percent: bool,
    /// Whether the cell of the value says `NA`, `N/A` or `NULL`.
    pub not_available: bool,
    /// Whether the value is written as a fraction, `3 of 12`.
    pub fraction: bool,
    /// Words that stood in the column of status.
    pub words: Option<String>,
}

/// Reads the figures of a row. `None` where something is wrong; the problems say what.
pub(super) fn read(table: &Table, row: &Row, problems: &mut Problems) -> Option<Figures> {
    let mut sound = true;
    let mut figures = Figures::default();
    let written = row.get(Field::Value);
    match plain(written) {
        Some((value, symbols)) => {
            figures.value = value;
            figures.marks = symbols;
            figures.not_available = is_not_available(written);
            if value.is_some() {
                figures.decimals = decimals(written);
                figures.percent = written.contains('%');
            }
        }
        None => match of_a_total(written) {
            Some((part, total)) if is_share(row) => {
                figures.value = Some(100.0 * part / total);
                figures.decimals = 1;
                figures.percent = true;
                figures.fraction = true;
                figures.numerator = Some(part);
                figures.denominator = Some(total);
            }
            Some((part, total)) => {
                problems.error(
                    &table.place(row, Field::Value),
                    format!(
                        "\"{}\" is a part of a total and the unit is not per cent; expected a \
                         number, like {part}, with {part} under \"Numerator\" and {total} under \
                         \"Denominator\"",
                        short(written)
                    ),
                );
                sound = false;
            }
            None => {
                problems.error(&table.place(row, Field::Value), no_number(written));
                sound = false;
            }
        },
    }
    let said = row.get(Field::Status);
    match status::read(said) {
        Status::Symbols(symbols) => {
            for symbol in symbols.split_whitespace() {
                if !figures.marks.iter().any(|known| known == symbol) {
                    figures.marks.push(symbol.to_owned());
                }
            }
        }
        Status::Words => figures.words = Some(said.to_owned()),
    }
    for (field, slot) in [
        (Field::Lower, &mut figures.lower),
        (Field::Upper, &mut figures.upper),
        (Field::Numerator, &mut figures.numerator),
        (Field::Denominator, &mut figures.denominator),
    ] {
        let written = row.get(field);
        match plain(written) {
            // A symbol here says that there is none.
            Some((number, _)) => *slot = number.or(*slot),
            None => {
                let says = match is_too_large(written) {
                    true => no_number(written),
                    false => format!(
                        "\"{}\" is not a number; expected one like 12.5, or an empty cell",
                        short(written)
                    ),
                };
                problems.error(&table.place(row, field), says);
                sound = false;
            }
        }
    }
    sound &= agree(table, row, &figures, problems);
    sound.then_some(figures)
}

/// What a value is that is no number.
fn no_number(written: &str) -> String {
    let point = written.replacen(',', ".", 1);
    if is_too_large(written) {
        return format!(
            "the number \"{}\" is larger than 10 to the power of 15; expected a figure in its unit",
            short(written)
        );
    }
    match point.parse::<f64>() {
        // As written where a comma parts the decimals.
        Ok(_) if written.contains(',') => format!(
            "\"{}\" has a comma; expected a point, like {point}",
            short(written)
        ),
        _ => format!(
            "\"{}\" is neither a number nor a symbol; expected one like 12.5 or [c], or an empty cell",
            short(written)
        ),
    }
}

/// Whether words are a number that no computer holds.
fn is_too_large(written: &str) -> bool {
    let digits = written
        .trim_matches(['£', '%', '(', ')', '-', ' '])
        .replace(',', "");
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.parse::<f64>().is_ok_and(f64::is_infinite)
}

/// Whether the figures of a row can all be right. What is doubtful is a notice.
fn agree(table: &Table, row: &Row, figures: &Figures, problems: &mut Problems) -> bool {
    let mut sound = true;
    if let (Some(lower), Some(upper)) = (figures.lower, figures.upper) {
        if lower > upper {
            problems.error(
                &table.place(row, Field::Lower),
                format!("the lower limit {lower} is above the upper one, {upper}; expected the lower to be the smaller"),
            );
            sound = false;
        } else if let Some(value) = figures
            .value
            .filter(|value| !(lower..=upper).contains(value))
        {
            problems.notice(
                &table.place(row, Field::Value),
                format!("the limits from {lower} to {upper} do not enclose the figure {value}; expected it between them"),
            );
        }
    }
    let absent = |mark: &str| matches!(mark, "c" | "x" | "z" | "low" | "w");
    let of_a_number = figures
        .marks
        .iter()
        .find(|mark| **mark != "b" && !absent(mark));
    if let Some(mark) = of_a_number.filter(|_| figures.value.is_none())
        && !figures.marks.iter().any(|mark| absent(mark))
    {
        let symbol = match row.get(Field::Status) {
            "" => Field::Value,
            _ => Field::Status,
        };
        problems.notice(
            &table.place(row, symbol),
            format!("[{mark}] says something of a number and there is none; expected a number beside it, or why there is none, like [x]"),
        );
    }
    sound
}

/// Words of programs and people for a figure that is not there.
fn is_not_available(written: &str) -> bool {
    let lower = written.trim().to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "na" | "n/a" | "n.a." | "n.a" | "#n/a" | "null" | "nan" | "<na>"
    )
}

/// `3 of 12` and `3 out of 12`: the part and the total, which is not 0.
fn of_a_total(written: &str) -> Option<(f64, f64)> {
    let lower = written.to_ascii_lowercase();
    let (part, total) = lower
        .split_once(" out of ")
        .or_else(|| lower.split_once(" of "))?;
    let plain = |words: &str| {
        let found = number::written(words).filter(|found| !found.percent && !found.money)?;
        (found.number >= 0.0).then_some(found.number)
    };
    let (part, total) = (plain(part)?, plain(total)?);
    (total > 0.0 && part <= total).then_some((part, total))
}

/// Whether the unit of a row is per cent.
fn is_share(row: &Row) -> bool {
    let unit = units::of_both(row.get(Field::Measure), row.get(Field::Unit));
    unit.kind == "percent"
}

/// A number, symbols, both or neither. Programs write `1.2e-5` too.
pub fn plain(written: &str) -> Option<(Option<f64>, Vec<String>)> {
    if written.is_empty() {
        return Some((None, Vec::new()));
    }
    if is_not_available(written) {
        return Some((None, vec!["x".to_owned()]));
    }
    if let Some((number, symbols)) = number::with_symbols(written) {
        let symbols = status::today(&symbols.unwrap_or_default());
        let symbols = symbols.split_whitespace().map(str::to_owned);
        return Some((number.map(|n| n.number), symbols.collect()));
    }
    let scientific = written.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.')
        && written
            .bytes()
            .all(|b| b.is_ascii_digit() || b".eE+-".contains(&b));
    let number: f64 = written.parse().ok().filter(|_| scientific)?;
    number
        .is_finite()
        .then_some((Some(number + 0.0), Vec::new()))
}

/// Decimal places of a number as written.
fn decimals(written: &str) -> u8 {
    let after = written.split_once('.').map_or("", |(_, after)| after);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    u8::try_from(digits).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::{of_a_total, plain};

    #[test]
    fn a_value_is_a_number_symbols_both_or_nothing() {
        let read = |written: &str| plain(written).map(|(n, s)| (n, s.join(" ")));
        for (written, number, symbols) in [
            ("12.5", Some(12.5), ""),
            ("1,234", Some(1234.0), ""),
            ("", None, ""),
            ("c", None, "c"),
            ("[c]", None, "c"),
            (":", None, "x"),
            ("..", None, "x"),
            ("51 [p]", Some(51.0), "p"),
            ("1.2e-5", Some(1.2e-5), ""),
            (".5", Some(0.5), ""),
            ("NA", None, "x"),
            ("n/a", None, "x"),
            ("NULL", None, "x"),
            ("NaN", None, "x"),
        ] {
            assert_eq!(
                read(written),
                Some((number, symbols.to_owned())),
                "{written}"
            );
        }
        for written in ["<5", "12 people", "inf", "1e999", "5*", "3 of 12"] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    #[test]
    fn a_part_of_a_total_is_both() {
        assert_eq!(of_a_total("3 of 12"), Some((3.0, 12.0)));
        assert_eq!(of_a_total("1,003 out of 1,200"), Some((1003.0, 1200.0)));
        for words in ["3 of 0", "13 of 12", "some of 12", "3", "3% of 12"] {
            assert_eq!(of_a_total(words), None, "{words}");
        }
    }
}
