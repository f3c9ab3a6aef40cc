//! The two quarterly reports.

use super::{
    Row, direction, list, milestones, one, paraphrased, printed, rating, report, rows, same,
};
use serde_json::Value;
use std::collections::HashMap;

#[test]
fn quarter_3_of_2022_23() {
    let report = report("halton-2022-23-q3");
    let indicators = rows("2022-23-q3/indicators.csv");
    assert_eq!(list(&report, "indicators").len(), indicators.len());
    for row in &indicators {
        let indicator = one(&report, "indicators", &row["ref"], &row["title"]);
        for (column, words) in [
            ("previous", "previous_printed"),
            ("target", "target_printed"),
            ("current", "current_printed"),
        ] {
            printed(indicator, column, &row[words]);
            if row[words].is_empty() {
                assert_eq!(indicator["cells"][column]["mark"], "x", "{}", row["ref"]);
            }
        }
        assert_eq!(
            indicator["rating"],
            rating(&row["progress"]),
            "{}",
            row["ref"]
        );
        if row["ref"] != "PED04 07" {
            assert_eq!(
                indicator["direction"],
                direction(&row["direction_of_travel"])
            );
        }
        assert_eq!(indicator["objective"], row["objective_ref"].to_lowercase());
        same(&indicator["method"], &row["basis"], &row["ref"]);
        same(&indicator["owner"], &row["owner_role"], &row["ref"]);
        let parts: Vec<&str> = row["sub_breakdown"]
            .split(';')
            .filter(|p| !p.is_empty())
            .collect();
        assert_eq!(
            list(indicator, "breakdowns").len(),
            parts.len(),
            "{}",
            row["ref"]
        );
        for (part, breakdown) in parts.iter().zip(list(indicator, "breakdowns")) {
            let (_, words) = part.split_once(": ").expect("name and value");
            printed(breakdown, "current", words);
        }
    }
    milestones(&report, &rows("2022-23-q3/milestones.csv"), "objective_ref");
    for row in rows("2022-23-q3/objectives.csv") {
        let objective = list(&report, "objectives")
            .iter()
            .find(|o| o["ref"] == row["ref"]);
        same(
            &objective.expect("the objective")["title"],
            &row["title"],
            &row["ref"],
        );
    }
    for row in rows("2022-23-q3/legend.csv") {
        let said = list(&report["legend"], "meanings").iter().any(|meaning| {
            [&meaning["measure"], &meaning["milestone"]]
                .contains(&&Value::from(row["meaning"].as_str()))
        });
        assert!(said, "{}", row["meaning"]);
    }
    let series = rows("2022-23-q3/series.csv");
    let mut figures = 0;
    for row in &series {
        let holders: Vec<&Value> = match row["indicator_ref"].as_str() {
            "" => vec![&report],
            r#ref => ["indicators", "milestones"]
                .iter()
                .flat_map(|key| list(&report, key))
                .filter(|part| part["ref"] == r#ref)
                .collect(),
        };
        let words = row["value_printed"].as_str();
        if row["what"].starts_with("21/22 actual") {
            let cell = holders[0]["cells"]["previous"]["printed"]
                .as_str()
                .expect("printed");
            assert!(cell.contains(words), "{words}");
            continue;
        }
        let fits = |f: &&Value| f["what"] == row["what"] && f["printed"] == words;
        let mut found = holders.iter().flat_map(|h| list(h, "figures")).filter(fits);
        assert!(
            found.any(|f| row["period"].is_empty() || f["when"] == row["period"]),
            "{row:?}"
        );
        figures += 1;
    }
    let held = |key| {
        list(&report, key)
            .iter()
            .map(|p| list(p, "figures").len())
            .sum::<usize>()
    };
    let all = held("indicators") + held("milestones") + list(&report, "figures").len();
    assert_eq!(all, figures);
    paraphrased(&report, "2022-23-q3/commentary.md", &[]);
    paraphrased(&report, "2022-23-q3/sections.md", &[]);
    let mut reasons = 0;
    for one in ["indicators", "milestones"]
        .map(|key| list(&report, key))
        .concat()
    {
        let Some(reason) = one["reason"].as_str() else {
            continue;
        };
        let commentary = one["commentary"]
            .as_str()
            .expect("a reason is taken from the commentary");
        for number in reason
            .split(|c: char| !c.is_ascii_digit())
            .filter(|n| !n.is_empty())
        {
            assert!(commentary.contains(number), "{number} in {}", one["id"]);
        }
        reasons += 1;
    }
    assert_eq!(reasons, 11);
}

#[test]
fn quarter_2_of_2015_16() {
    let report = report("halton-2015-16-q2");
    let indicators = rows("2015-16-q2/indicators.csv");
    assert_eq!(list(&report, "indicators").len(), indicators.len());
    for row in &indicators {
        let indicator = one(&report, "indicators", &row["ref"], &row["title"]);
        let text = ["previous_printed", "target_printed", "current_printed"]
            .iter()
            .all(|column| row[*column].is_empty());
        printed(indicator, "previous", &row["previous_printed"]);
        printed(indicator, "target", &row["target_printed"]);
        printed(
            indicator,
            "current",
            if text {
                &row["note"]
            } else {
                &row["current_printed"]
            },
        );
        if text {
            assert_eq!(indicator["rating"], Value::Null, "{}", row["ref"]);
            assert_eq!(indicator["direction"], Value::Null, "{}", row["ref"]);
        } else {
            assert_eq!(
                indicator["rating"],
                rating(&row["progress"]),
                "{}",
                row["ref"]
            );
            assert_eq!(
                indicator["direction"],
                direction(&row["direction_of_travel"])
            );
        }
        assert_eq!(indicator["objective"], row["priority"].to_lowercase());
    }
    milestones(
        &report,
        &rows_without_due("2015-16-q2/milestones.csv"),
        "priority",
    );
    // Of the chart's figures only those that the rows corroborate may appear.
    for (r#ref, halton, target) in [
        ("CED033", 75.0, 95.0),
        ("CED036", 16.8, 10.0),
        ("CED047", 4.4, 5.4),
    ] {
        let indicator = list(&report, "indicators")
            .iter()
            .find(|i| i["ref"] == r#ref);
        let cells = &indicator.expect("the indicator")["cells"];
        assert_eq!(
            (
                cells["current"]["value"].as_f64(),
                cells["target"]["value"].as_f64()
            ),
            (Some(halton), Some(target))
        );
        assert_eq!(
            indicator.expect("the indicator")["observations"],
            Value::Null
        );
    }
    let lines = rows("2015-16-q2/finance.csv");
    let tables = list(&report, "finance");
    assert_eq!(
        tables.iter().map(|t| list(t, "lines").len()).sum::<usize>(),
        lines.len()
    );
    let mut left: HashMap<&str, std::slice::Iter<Value>> = tables
        .iter()
        .map(|t| {
            (
                t["title"].as_str().expect("a title"),
                list(t, "lines").iter(),
            )
        })
        .collect();
    for row in &lines {
        let line = left
            .get_mut(row["table"].as_str())
            .and_then(Iterator::next)
            .expect("a line");
        assert_eq!(
            (&line["group"], &line["name"]),
            (&row["group"].as_str().into(), &row["line"].as_str().into())
        );
        assert_eq!(
            line["total"].as_bool().unwrap_or(false),
            row["is_total"] == "yes"
        );
        let amounts: Vec<f64> = list(line, "amounts")
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        let expected: Vec<f64> = [
            "annual_budget",
            "budget_to_date",
            "expenditure_to_date",
            "variance",
        ]
        .iter()
        .map(|column| row[*column].parse().expect("an amount"))
        .collect();
        assert_eq!(amounts, expected, "{}", row["line"]);
    }
    assert!(tables.iter().all(|t| t["as_at"] == "2015-09-30"));
    paraphrased(&report, "2015-16-q2/commentary.md", &[]);
    paraphrased(
        &report,
        "2015-16-q2/sections.md",
        &[
            " (commentary.md)",
            " (finance.csv; comments in commentary.md)",
            " (legend.csv)",
            " (see ../2016-19-plan)",
        ],
    );
}

/// The dates of these milestones stand inside their titles, so there is no column to compare.
fn rows_without_due(file: &str) -> Vec<Row> {
    let rows = rows(file);
    assert!(rows.iter().all(|row| !row.contains_key("due")));
    rows
}
