//! Units in words: `%`, `Rate per 1,000 stock`, `Number`, `£`.

use report_core::wire::Unit;

/// The unit that words say. Other words are kept as what is written after the number; no words
/// are a number whose unit is not given.
pub fn read(words: &str) -> Unit {
    let lower = words.trim().to_lowercase();
    let kind = |kind: &str| Unit {
        kind: kind.to_owned(),
        ..Unit::default()
    };
    if let Some(at) = lower.find("per ") {
        let rest = words.trim().get(at + 4..).unwrap_or_default();
        let digits = rest
            .find(|c: char| !(c.is_ascii_digit() || c == ','))
            .unwrap_or(rest.len());
        let per: Option<f64> = rest[..digits].replace(',', "").parse().ok();
        if let Some(per) = per.filter(|per| *per > 0.0 && *per < 1e12) {
            let of = rest[digits..].trim();
            return Unit {
                per: Some(per),
                of: (!of.is_empty()).then(|| of.to_owned()),
                ..kind("rate")
            };
        }
    }
    match lower.as_str() {
        "%" | "percent" | "per cent" | "percentage" | "proportion (%)" => kind("percent"),
        "percentage points" | "percentage point" | "points" => kind("points"),
        "£" | "gbp" | "pounds" | "pounds sterling" => kind("money"),
        "number" | "count" | "no." => kind("count"),
        "score" | "index" | "ratio" => kind("score"),
        "days" | "hours" | "years" => kind(&lower),
        "" => kind("other"),
        "people" | "persons" | "children" | "pupils" | "households" | "dwellings" => Unit {
            of: Some(lower),
            ..kind("count")
        },
        _ if lower.starts_with("% of ") => Unit {
            of: words.trim().get(5..).map(str::to_owned),
            ..kind("percent")
        },
        _ => Unit {
            symbol: Some(words.trim().to_owned()),
            ..kind("other")
        },
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn units_as_data_files_write_them() {
        for (words, kind, per, of, symbol) in [
            ("%", "percent", None, None, None),
            ("Percentage", "percent", None, None, None),
            ("% of pupils", "percent", None, Some("pupils"), None),
            (
                "Rate per 1,000 stock",
                "rate",
                Some(1000.0),
                Some("stock"),
                None,
            ),
            ("per 10,000", "rate", Some(10_000.0), None, None),
            ("Number", "count", None, None, None),
            ("People", "count", None, Some("people"), None),
            ("£", "money", None, None, None),
            ("Hours", "hours", None, None, None),
            (
                "tonnes CO2e per head",
                "other",
                None,
                None,
                Some("tonnes CO2e per head"),
            ),
            ("", "other", None, None, None),
        ] {
            let unit = read(words);
            assert_eq!(
                (
                    unit.kind.as_str(),
                    unit.per,
                    unit.of.as_deref(),
                    unit.symbol.as_deref()
                ),
                (kind, per, of, symbol),
                "{words}"
            );
        }
    }
}
