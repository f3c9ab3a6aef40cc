//! The unit of a measure, from the words above its axis.

use report_core::wire::Unit;

/// What the numbers of a measure are, from its axis label, its title and its topic.
pub fn read(axis: &str, title: &str, topic: &str) -> Unit {
    let unit = |kind: &str| Unit {
        kind: kind.to_owned(),
        ..Unit::default()
    };
    let with_axis = |kind: &str| Unit {
        axis: Some(axis.to_owned()),
        ..unit(kind)
    };
    let of = axis.strip_prefix("% of ").filter(|of| {
        // What is counted, not the people it is counted among.
        !(of.ends_with("persistent absence") || *of == "reoffending")
    });
    if let Some(of) = of {
        return Unit {
            of: Some(of.to_owned()),
            ..unit("percent")
        };
    }
    if axis.starts_with('%') || title.ends_with("(%)") {
        return with_axis("percent");
    }
    if let Some(rate) = axis.strip_prefix("Rate per ") {
        let digits = rate
            .find(|c: char| !(c.is_ascii_digit() || c == ','))
            .unwrap_or(rate.len());
        let of = rate[digits..].trim();
        // The tool leaves out whom its social care rates are per; the statistics they come from
        // count children aged under 18.
        let of = match topic {
            "Child Protection" | "Children in Need" | "Children Looked After" if of.is_empty() => {
                "children aged under 18"
            }
            _ => of,
        };
        return Unit {
            per: rate[..digits].replace(',', "").parse().ok(),
            of: (!of.is_empty()).then(|| of.to_owned()),
            ..unit("rate")
        };
    }
    match axis {
        "Spend" | "Unit Cost" => with_axis("money"),
        "Score" | "Average" | "Average Score" | "Average Point Score" | "Score per pupil" => {
            with_axis("score")
        }
        _ => with_axis("count"),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_unit_for_every_sort_of_axis() {
        let looked_after = "Children Looked After";
        let rate = read("Rate per 10,000", "", looked_after);
        assert_eq!(rate.per, Some(10_000.0));
        assert_eq!(rate.of.as_deref(), Some("children aged under 18"));
        let births = read("Rate per 1000 live births", "", "Health and Wellbeing");
        assert_eq!(
            (births.per, births.of.as_deref()),
            (Some(1000.0), Some("live births"))
        );
        assert_eq!(read("Rate per 10,000", "", "Health and Wellbeing").of, None);
        assert_eq!(
            read("% of leavers", "", looked_after).of.as_deref(),
            Some("leavers")
        );
        for (axis, title, kind) in [
            ("% entered", "", "percent"),
            ("% of persistent absence", "", "percent"),
            ("Entries", "English Baccalaureate - Entries (%)", "percent"),
            ("Unit Cost", "", "money"),
            ("Average Score", "", "score"),
            ("Number of leavers", "", "count"),
        ] {
            assert_eq!(read(axis, title, "").kind, kind, "{axis}");
        }
    }
}
