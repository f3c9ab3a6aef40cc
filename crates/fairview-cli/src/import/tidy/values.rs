//! The figures of one row: value, symbols, limits, counts.

use super::status::{self, Status};
use super::{Field, Row, Table};
use crate::import::number;
use crate::import::rows::{Problems, short};

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
            if value.is_some() {
                figures.decimals = decimals(written);
            }
        }
        None => {
            let point = written.replacen(',', ".", 1);
            let says = match point.parse::<f64>() {
                // As written where a comma parts the decimals.
                Ok(_) if written.contains(',') => {
                    format!(
                        "\"{}\" has a comma; expected a point, like {point}",
                        short(written)
                    )
                }
                _ => format!(
                    "\"{}\" is neither a number nor a symbol; expected one like 12.5 or [c], or an \
                     empty cell",
                    short(written)
                ),
            };
            problems.error(&table.place(row, Field::Value), says);
            sound = false;
        }
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
            Some((number, _)) => *slot = number,
            None => {
                problems.error(
                    &table.place(row, field),
                    format!(
                        "\"{}\" is not a number; expected one like 12.5, or an empty cell",
                        short(written)
                    ),
                );
                sound = false;
            }
        }
    }
    sound.then_some(figures)
}

/// A number, symbols, both or neither. Programs write `1.2e-5` too.
fn plain(written: &str) -> Option<(Option<f64>, Vec<String>)> {
    if written.is_empty() {
        return Some((None, Vec::new()));
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

/// Decimal places of a number as written, at most 2: more is the noise of a program.
fn decimals(written: &str) -> u8 {
    let after = written.split_once('.').map_or("", |(_, after)| after);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    u8::try_from(digits.min(2)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::plain;

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
        ] {
            assert_eq!(
                read(written),
                Some((number, symbols.to_owned())),
                "{written}"
            );
        }
        for written in ["<5", "12 people", "nan", "inf", "1e999", "5*"] {
            assert_eq!(read(written), None, "{written}");
        }
    }
}
