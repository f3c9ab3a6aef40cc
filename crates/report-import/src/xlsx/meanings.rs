//! The words of councils' own scorecards that mean one of the template's: `G` for green, `%` for
//! per cent. A word with two meanings, such as an arrow, is none of them.

use super::plan::UNITS;
use crate::sheet::key;
use crate::tidy::units;
use report_core::wire;

/// One of the template's words, and others that mean it: as they are compared, see [`plain`].
type Meant = (&'static str, &'static [&'static str]);

/// Words that mean one of the template's, by the field they stand in.
const MEANT: &[(&str, &[Meant])] = &[
    (
        "rating",
        &[
            ("green", &["g"]),
            ("amber", &["a", "yellow", "y"]),
            ("red", &["r"]),
            (
                "not_rated",
                &["n/a", "na", "not applicable", "none", "-", "–"],
            ),
        ],
    ),
    (
        "direction",
        &[
            ("better", &["improved", "improving", "improvement"]),
            (
                "same",
                &[
                    "◄►",
                    "◀▶",
                    "↔",
                    "→",
                    "⇔",
                    "=",
                    "►",
                    "no change",
                    "unchanged",
                    "static",
                    "stable",
                    "maintained",
                ],
            ),
            (
                "worse",
                &[
                    "worsened",
                    "worsening",
                    "deteriorated",
                    "declined",
                    "declining",
                ],
            ),
            ("not_comparable", &["n/a", "na", "not applicable", "-", "–"]),
        ],
    ),
    (
        "polarity",
        &[
            (
                "high",
                &[
                    "high is good",
                    "high is best",
                    "higher is better",
                    "bigger is better",
                    "higher",
                    "maximise",
                ],
            ),
            (
                "low",
                &[
                    "low is good",
                    "low is best",
                    "lower is better",
                    "smaller is better",
                    "lower",
                    "minimise",
                ],
            ),
            (
                "plan",
                &["plan is best", "on plan", "target range", "within range"],
            ),
            (
                "none",
                &[
                    "n/a",
                    "na",
                    "neutral",
                    "no judgement",
                    "monitor",
                    "not applicable",
                ],
            ),
        ],
    ),
    (
        "basis",
        &[
            (
                "snapshot",
                &["point in time", "at period end", "end of period"],
            ),
            ("cumulative", &["year to date", "ytd"]),
            ("rolling", &["rolling 12 months", "rolling year"]),
            ("annual_forecast", &["forecast", "year end forecast"]),
        ],
    ),
];

/// The template's word for another that means it, as [`plain`] gives it, by the field it stands in.
pub fn meaning(field: &str, plain: &str) -> Option<&'static str> {
    let (_, all) = MEANT.iter().find(|(known, _)| *known == field)?;
    let mut all = all.iter();
    all.find(|(_, others)| others.contains(&plain))
        .map(|(word, _)| *word)
}

/// Words as they are compared: blanks as one, in lower case.
pub fn plain(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// What a council writes after a number that is none of the template's units.
const MEASURES: &[&str] = &[
    "£000",
    "£000s",
    "£'000",
    "£k",
    "£m",
    "£ million",
    "£million",
    "kg",
    "tonnes",
    "tco2e",
    "t co2e",
    "tonnes co2e",
    "kwh",
    "mwh",
    "litres",
    "miles",
    "km",
    "hectares",
    "ha",
    "m2",
    "sqm",
    "minutes",
    "mins",
    "seconds",
    "secs",
    "weeks",
    "months",
];

/// The unit that words say; `None` where they are no words for one.
pub fn unit_of(words: &str) -> Option<wire::Unit> {
    let words = words.trim();
    let kind = |kind: &str| wire::Unit {
        kind: kind.to_owned(),
        ..wire::Unit::default()
    };
    let other = |symbol: &str| wire::Unit {
        symbol: Some(symbol.to_owned()),
        ..kind("other")
    };
    if let Some(own) = UNITS.iter().find(|own| key(own) == key(words)) {
        return Some(kind(own));
    }
    let lower = words.to_lowercase();
    Some(match lower.as_str() {
        "mm:ss" | "m:ss" | "minutes:seconds" => other("seconds"),
        "ratio" | "ratio to 1" => other("to 1"),
        _ if MEASURES.contains(&lower.as_str()) => other(words),
        _ => Some(units::read(words)).filter(|unit| unit.kind != "other")?,
    })
}
