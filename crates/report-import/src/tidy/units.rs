//! Units in words: `%`, `Rate per 1,000 stock`, `Number`, `£000`, and a unit said in two columns:
//! how it is measured (`Percentage`) and of what (`Persons`).

use crate::clean;
use report_core::wire::Unit;

/// The unit that words say. Other words are kept as what is written after the number; no words
/// are a number whose unit is not given.
pub fn read(words: &str) -> Unit {
    let words = words.trim();
    let lower = words.to_lowercase();
    if let Some(rate) = rate(words) {
        return rate;
    }
    let of = [
        "% of ",
        "percentage of ",
        "per cent of ",
        "percent of ",
        "proportion of ",
    ];
    if let Some(of) = of.iter().find(|start| lower.starts_with(**start)) {
        return Unit {
            of: words.get(of.len()..).map(|of| of.trim().to_owned()),
            ..kind("percent")
        };
    }
    match lower.as_str() {
        // Nomis calls what it measures a variable, and a figure a value: neither is a unit.
        "" | "variable" | "value" => kind("other"),
        "%" | "percent" | "per cent" | "percentage" | "percentages" | "pct" | "%age"
        | "proportion (%)" | "percentage (%)" | "proportion" | "share" | "fraction" => {
            kind("percent")
        }
        "percentage points" | "percentage point" | "% points" | "%pts" | "% pts" | "pp" | "ppt"
        | "ppts" | "pct points" => kind("points"),
        "£" | "gbp" | "pound" | "pounds" | "pounds sterling" | "£ sterling" | "£s" => {
            kind("money")
        }
        "number" | "numbers" | "count" | "counts" | "no." | "no" | "frequency" | "total" | "#" => {
            kind("count")
        }
        "score" | "scores" | "points" | "point" | "average score" | "score (points)"
        | "point score" | "points score" => kind("score"),
        "day" | "days" => kind("days"),
        "hour" | "hours" | "hrs" | "hr" => kind("hours"),
        "year" | "years" | "yrs" | "yr" => kind("years"),
        "minute" | "minutes" | "mins" | "min" => after("minutes"),
        "second" | "seconds" | "secs" | "sec" => after("seconds"),
        "week" | "weeks" | "wks" => after("weeks"),
        "month" | "months" | "mths" => after("months"),
        "kg" | "kgs" | "kilogram" | "kilograms" | "kilogrammes" | "kilos" => after("kg"),
        "tonne" | "tonnes" => after("tonnes"),
        // Numbers that carry no word behind them: the axis says what they are.
        "ratio" | "index" | "rate" => Unit {
            of: Some(clean::capital(&lower)),
            ..kind("other")
        },
        "people" | "persons" | "children" | "pupils" | "households" | "dwellings" => Unit {
            of: Some(lower),
            ..kind("count")
        },
        _ => match scaled(&lower) {
            Some(symbol) => after(&symbol),
            None => after(words),
        },
    }
}

/// The unit of a column that says how something is measured beside one that says of what:
/// `Percentage` beside `Persons` is per cent of persons. Either may be empty.
pub fn of_both(measure: &str, unit: &str) -> Unit {
    let (how, what) = (read(measure), read(unit));
    if measure.trim().is_empty() {
        return what;
    }
    if unit.trim().is_empty() {
        return how;
    }
    // Of thousands of pounds and the like nothing is a number or a share.
    let own = read(unit).symbol.filter(|symbol| symbol != unit.trim());
    let counted = match what.kind.as_str() {
        "count" => what.of.clone(),
        "other" => what.symbol.as_deref().map(str::to_lowercase),
        _ => None,
    };
    let plain = matches!(what.kind.as_str(), "count" | "other") && own.is_none();
    match how.kind.as_str() {
        "percent" if plain => Unit {
            of: how.of.or(counted),
            ..kind("percent")
        },
        "rate" if plain => {
            let axis = match (&counted, measure.to_lowercase().find("per ")) {
                (Some(counted), Some(at)) => measure
                    .get(at..)
                    .and_then(|per| per.get(4..))
                    .map(|per| format!("{} per {}", clean::capital(counted), per.trim())),
                _ => None,
            };
            Unit { axis, ..how }
        }
        "count" if plain => Unit {
            of: how.of.or(counted),
            ..kind("count")
        },
        "score" | "points" | "money" | "days" | "hours" | "years" if plain => how,
        // A rate of what nobody says, beside persons, is no number of persons.
        "other" if how.of.is_some() && plain => how,
        _ => what,
    }
}

/// Whether words say that a number is a fraction of one: 0.45 and not 45.
pub fn is_fraction(words: &str) -> bool {
    let lower = words.trim().to_lowercase();
    matches!(lower.as_str(), "proportion" | "share" | "fraction")
}

/// Whether words are points that could be those of a score and of a percentage.
pub fn is_points(words: &str) -> bool {
    matches!(words.trim().to_lowercase().as_str(), "points" | "point")
}

fn kind(kind: &str) -> Unit {
    Unit {
        kind: kind.to_owned(),
        ..Unit::default()
    }
}

fn after(symbol: &str) -> Unit {
    Unit {
        symbol: Some(symbol.to_owned()),
        ..kind("other")
    }
}

/// `Rate per 1,000 stock`, `per million`.
fn rate(words: &str) -> Option<Unit> {
    let lower = words.to_lowercase();
    let at = lower.find("per ").filter(|at| {
        // `upper 5` is no rate.
        *at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric()
    })?;
    let rest = words.get(at + 4..)?.trim_start();
    let digits = digits(rest);
    let (number, rest) = (rest.get(..digits)?, rest.get(digits..)?);
    let number: String = number.chars().filter(char::is_ascii_digit).collect();
    // What stands right behind the digits is a scale; a blank before `m` makes it metres.
    let tight = !rest.starts_with(' ') && !number.is_empty();
    let (word, after) = rest
        .trim_start()
        .split_once(' ')
        .unwrap_or((rest.trim_start(), ""));
    let scale = match word.to_lowercase().as_str() {
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "k" if !number.is_empty() => Some(1e3),
        "m" | "mn" if tight => Some(1e6),
        _ => None,
    };
    let (per, of) = match (number.parse::<f64>(), scale) {
        (Ok(number), Some(scale)) => (number * scale, after),
        (Ok(number), None) => (number, rest),
        (Err(_), scale) => (scale?, after),
    };
    let of = of.trim();
    (per > 0.0 && per < 1e12).then(|| Unit {
        per: Some(per),
        of: (!of.is_empty()).then(|| of.to_owned()),
        ..kind("rate")
    })
}

/// How many bytes at the beginning are a number: `1,000`, or `10 000` in groups of three.
fn digits(words: &str) -> usize {
    let until = |words: &str| {
        let other = |c: char| !(c.is_ascii_digit() || c == ',');
        words.find(other).unwrap_or(words.len())
    };
    let mut end = until(words);
    while let Some(group) = words[end..]
        .strip_prefix([' ', '\u{a0}'])
        .filter(|_| end > 0)
        && until(group) == 3
    {
        end = words.len() - group.len() + 3;
    }
    end
}

/// Money and counts in thousands or millions: `£000`, `£m`, `000s`. The number stays what is
/// written, and these words stand behind it: 188 of `£000` is "188 thousand pounds".
fn scaled(lower: &str) -> Option<String> {
    let plain: String = lower
        .chars()
        .filter(|c| !matches!(c, ' ' | '\'' | '’' | '‘' | '(' | ')' | ',' | '.' | '-'))
        .collect();
    let (rest, money) = match plain.strip_prefix('£').or(plain.strip_suffix('£')) {
        Some(rest) => (rest, true),
        None => match plain.strip_suffix("pounds").or(plain.strip_prefix("gbp")) {
            Some(rest) => (rest.strip_suffix("of").unwrap_or(rest), true),
            None => (plain.as_str(), false),
        },
    };
    let rest = rest.strip_prefix("in").unwrap_or(rest);
    let scale = match rest {
        "000" | "000s" | "1000" | "1000s" | "thousand" | "thousands" | "thousandsof" => "thousand",
        "k" if money => "thousand",
        "m" | "mn" | "bn" if !money => return None,
        "m" | "mn" | "million" | "millions" | "millionsof" | "000000" => "million",
        "bn" | "billion" | "billions" | "billionsof" => "billion",
        _ => return None,
    };
    Some(match money {
        true => format!("{scale} pounds"),
        false => scale.to_owned(),
    })
}

/// The words for a unit of which numbers are given in powers of ten: `3` beside `persons` is
/// "thousand persons". `None` where the power has no word, or nobody counts the unit so.
pub fn in_powers(power: i64, words: &str) -> Option<String> {
    let unit = read(words);
    let scale = match power {
        0 => return Some(words.to_owned()),
        3 => "thousand",
        6 => "million",
        9 => "billion",
        _ => return None,
    };
    Some(match (unit.kind.as_str(), &unit.of, &unit.symbol) {
        ("count", Some(of), _) => format!("{scale} {of}"),
        ("count", None, _) | ("other", None, None) => scale.to_owned(),
        ("money", ..) => format!("{scale} pounds"),
        ("days" | "hours" | "years", ..) => format!("{scale} {}", unit.kind),
        ("other", _, Some(symbol)) => format!("{scale} {symbol}"),
        // Nobody means thousands of per cent.
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{in_powers, of_both, read};
    use report_core::wire::Unit;

    fn parts(unit: &Unit) -> (&str, Option<f64>, Option<&str>, Option<&str>) {
        let (of, symbol) = (unit.of.as_deref(), unit.symbol.as_deref());
        (unit.kind.as_str(), unit.per, of, symbol)
    }

    #[test]
    fn units_as_data_files_write_them() {
        for (words, kind, per, of, symbol) in [
            ("%", "percent", None, None, None),
            ("Percentage", "percent", None, None, None),
            ("per cent", "percent", None, None, None),
            ("% of pupils", "percent", None, Some("pupils"), None),
            (
                "Percentage of pupils",
                "percent",
                None,
                Some("pupils"),
                None,
            ),
            (
                "Rate per 1,000 stock",
                "rate",
                Some(1000.0),
                Some("stock"),
                None,
            ),
            ("per 10,000", "rate", Some(10_000.0), None, None),
            ("per 10 000", "rate", Some(10_000.0), None, None),
            ("per 10k", "rate", Some(10_000.0), None, None),
            ("per 1k", "rate", Some(1000.0), None, None),
            (
                "Per 100k population",
                "rate",
                Some(100_000.0),
                Some("population"),
                None,
            ),
            ("per 1 million", "rate", Some(1e6), None, None),
            ("per 1m", "rate", Some(1e6), None, None),
            (
                "per 2 000 m of road",
                "rate",
                Some(2000.0),
                Some("m of road"),
                None,
            ),
            ("per 100 km", "rate", Some(100.0), Some("km"), None),
            (
                "per thousand births",
                "rate",
                Some(1000.0),
                Some("births"),
                None,
            ),
            ("Number", "count", None, None, None),
            ("People", "count", None, Some("people"), None),
            ("£", "money", None, None, None),
            ("Hours", "hours", None, None, None),
            ("yrs", "years", None, None, None),
            ("Points", "score", None, None, None),
            ("Percentage points", "points", None, None, None),
            ("pp", "points", None, None, None),
            ("£000", "other", None, None, Some("thousand pounds")),
            ("£'000", "other", None, None, Some("thousand pounds")),
            ("£ thousands", "other", None, None, Some("thousand pounds")),
            ("£k", "other", None, None, Some("thousand pounds")),
            ("£m", "other", None, None, Some("million pounds")),
            ("£ million", "other", None, None, Some("million pounds")),
            ("Thousands", "other", None, None, Some("thousand")),
            ("m", "other", None, None, Some("m")),
            ("Minutes", "other", None, None, Some("minutes")),
            ("secs", "other", None, None, Some("seconds")),
            ("Kilograms", "other", None, None, Some("kg")),
            ("Ratio", "other", None, Some("Ratio"), None),
            ("Index", "other", None, Some("Index"), None),
            (
                "tonnes CO2e per head",
                "other",
                None,
                None,
                Some("tonnes CO2e per head"),
            ),
            ("", "other", None, None, None),
        ] {
            assert_eq!(parts(&read(words)), (kind, per, of, symbol), "{words}");
        }
    }

    #[test]
    fn a_measure_says_how_and_a_unit_of_what() {
        for (measure, unit, kind, per, of, symbol) in [
            (
                "Percentage",
                "Persons",
                "percent",
                None,
                Some("persons"),
                None,
            ),
            ("Percentage", "%", "percent", None, None, None),
            ("Percentage", "Number", "percent", None, None, None),
            ("Frequency", "Persons", "count", None, Some("persons"), None),
            ("Number", "Devices", "count", None, Some("devices"), None),
            (
                "Per 100,000 population",
                "Devices",
                "rate",
                Some(1e5),
                Some("population"),
                None,
            ),
            ("Rate per 1,000", "per 1,000", "rate", Some(1e3), None, None),
            ("Years", "yrs", "years", None, None, None),
            ("Rate", "Persons", "other", None, Some("Rate"), None),
            ("Median", "£", "money", None, None, None),
            (
                "Value",
                "£000",
                "other",
                None,
                None,
                Some("thousand pounds"),
            ),
            ("", "Persons", "count", None, Some("persons"), None),
            ("Percentage", "", "percent", None, None, None),
            ("Number", "%", "percent", None, None, None),
        ] {
            let found = of_both(measure, unit);
            let expected = (kind, per, of, symbol);
            assert_eq!(parts(&found), expected, "{measure} beside {unit}");
        }
        let axis = of_both("Per 100,000 population", "Devices").axis;
        assert_eq!(axis.as_deref(), Some("Devices per 100,000 population"));
    }

    #[test]
    fn powers_of_ten_are_words() {
        for (power, words, expected) in [
            (3, "persons", Some("thousand persons")),
            (6, "£", Some("million pounds")),
            (3, "Number", Some("thousand")),
            (3, "Sales", Some("thousand Sales")),
            (0, "%", Some("%")),
            (3, "%", None),
            (2, "persons", None),
        ] {
            assert_eq!(
                in_powers(power, words).as_deref(),
                expected,
                "{power} {words}"
            );
        }
    }
}
