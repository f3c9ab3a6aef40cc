//! Holds the council's examples against the transcriptions in `data/halton`: every printed cell,
//! rating, target, milestone, finance line and figure must be in the JSON. The CSV is read here in
//! the simplest way there is, by none of the code that made the examples.

use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;

type Row = HashMap<String, String>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rows(file: &str) -> Vec<Row> {
    let path = root().join("data/halton").join(file);
    let mut reader = csv::Reader::from_path(&path).expect(file);
    let rows: Vec<Row> = reader.deserialize().collect::<Result<_, _>>().expect(file);
    assert!(!rows.is_empty(), "{file}");
    rows
}

fn report(id: &str) -> Value {
    let path = root().join(format!("static/examples/{id}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).expect(id)).expect(id)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The one part of a list with this ref (where it has one) and this title.
fn one<'a>(report: &'a Value, key: &str, r#ref: &str, title: &str) -> &'a Value {
    let fits = |part: &&Value| part["title"] == title && (r#ref.is_empty() || part["ref"] == r#ref);
    let found: Vec<&Value> = list(report, key).iter().filter(fits).collect();
    assert!(!found.is_empty(), "no {key} {} {title}", r#ref);
    // Two rows can agree in everything but their place; then both must be there.
    found[0]
}

/// An optional word: an empty cell is a field left out.
fn same(value: &Value, words: &str, what: &str) {
    let expected = if words.is_empty() {
        &Value::Null
    } else {
        &Value::from(words)
    };
    assert_eq!(value, expected, "{what}");
}

fn rating(word: &str) -> &str {
    match word {
        "" => "lost",
        "na" => "not_rated",
        "refer_to_comment" => "commentary",
        word => word,
    }
}

fn direction(word: &str) -> &str {
    match word {
        "" => "lost",
        "na" => "not_comparable",
        word => word,
    }
}

/// The printed words of a cell are in the indicator, under the column, to the letter.
fn printed(indicator: &Value, column: &str, words: &str) {
    same(
        &indicator["cells"][column]["printed"],
        words,
        &format!("{} {column}", indicator["id"]),
    );
}

/// Every string in a JSON value.
fn strings<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(words) => into.push(words),
        Value::Array(values) => values.iter().for_each(|v| strings(v, into)),
        Value::Object(fields) => fields.values().for_each(|v| strings(v, into)),
        _ => {}
    }
}

/// Every paragraph of a paraphrase below a heading of the second level is in the report.
fn paraphrased(report: &Value, file: &str, replaced: &[&str]) {
    let text = std::fs::read_to_string(root().join("data/halton").join(file)).expect(file);
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut all = Vec::new();
    strings(report, &mut all);
    let all = squeeze(&all.join(" ")).to_lowercase();
    let below = &text[text.find("\n## ").expect(file) + 1..];
    let mut seen = 0;
    for paragraph in below.split("\n\n").map(squeeze) {
        for sentence in paragraph.split(". ").flat_map(|s| s.split(" Owner: ")) {
            let sentence = sentence
                .trim_start_matches("- ")
                .trim_end_matches('.')
                .to_lowercase();
            if sentence.starts_with('#') || sentence.is_empty() {
                continue;
            }
            let sentence = replaced
                .iter()
                .fold(sentence, |s, words| s.replace(words, ""));
            let sentence = ["developments: ", "issues: ", "owner: "]
                .iter()
                .fold(sentence.as_str(), |s, word| {
                    s.strip_prefix(word).unwrap_or(s)
                });
            assert!(all.contains(sentence), "{file}: {sentence}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{file}: only {seen} sentences");
}

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
}

fn milestones(report: &Value, rows: &[Row], objective: &str) {
    assert_eq!(list(report, "milestones").len(), rows.len());
    for row in rows {
        let r#ref = row.get("ref").map_or("", String::as_str);
        let milestone = one(report, "milestones", r#ref, &row["title"]);
        assert_eq!(
            milestone["objective"],
            row[objective].to_lowercase(),
            "{}",
            row["title"]
        );
        if let Some(progress) = row.get("progress") {
            assert_eq!(milestone["rating"], rating(progress), "{}", row["title"]);
        }
        for due in ["due_printed", "due"] {
            if let Some(words) = row.get(due) {
                same(&milestone["due_printed"], words, &row["title"]);
            }
        }
        if let Some(owner) = row.get("owner_role") {
            same(&milestone["owner"], owner, &row["title"]);
        }
    }
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

#[test]
fn plan_of_2016_19() {
    let report = report("halton-plan-2016-19");
    let indicators = rows("2016-19-plan/indicators.csv");
    assert_eq!(list(&report, "indicators").len(), indicators.len());
    for row in &indicators {
        let indicator = one(&report, "indicators", &row["ref"], &row["title"]);
        printed(indicator, "latest", &row["latest_printed"]);
        for (column, words) in [
            ("target-2016-17", "target_2016_17_printed"),
            ("target-2017-18", "target_2017_18_printed"),
            ("target-2018-19", "target_2018_19_printed"),
        ] {
            // One row has a sentence across its targets.
            let sentence = column == "target-2016-17" && !row["note"].is_empty();
            printed(
                indicator,
                column,
                if sentence { &row["note"] } else { &row[words] },
            );
        }
        assert_eq!(indicator["objective"], row["objective_ref"].to_lowercase());
    }
    milestones(
        &report,
        &rows("2016-19-plan/milestones.csv"),
        "objective_ref",
    );
    for row in rows("2016-19-plan/objectives.csv") {
        let objective = one(&report, "objectives", &row["ref"], &row["title"]);
        assert_eq!(objective["priority"], row["corporate_priority"]);
    }
    paraphrased(&report, "2016-19-plan/sections.md", &[]);
}

#[test]
fn plan_of_2012_15() {
    let report = report("halton-plan-2012-15");
    let indicators = rows("2012-15-plan/indicators.csv");
    assert_eq!(list(&report, "indicators").len(), indicators.len());
    for row in &indicators {
        let indicator = one(&report, "indicators", &row["ref"], &row["title"]);
        for column in [
            "actual-2010-11",
            "target-2011-12",
            "actual-2011-12",
            "target-2012-13",
            "target-2013-14",
            "target-2014-15",
        ] {
            printed(
                indicator,
                column,
                &row[&format!("{}_printed", column.replace('-', "_"))],
            );
        }
        same(&indicator["note"], &row["note"], &row["ref"]);
    }
    let all = rows("2012-15-plan/milestones.csv");
    assert_eq!(list(&report, "milestones").len(), all.len());
    for (row, milestone) in all.iter().zip(list(&report, "milestones")) {
        assert_eq!(milestone["title"], row["title"]);
        assert_eq!(milestone["year"], row["year"].replace('-', "/"));
        assert_eq!(milestone["objective"], row["objective_ref"].to_lowercase());
    }
    for row in rows("2012-15-plan/objectives.csv") {
        let objective = one(&report, "objectives", &row["ref"], &row["title"]);
        assert_eq!(objective["priority"], row["corporate_priority"]);
        assert_eq!(objective["department"], row["department"]);
        let note = objective["note"].as_str().unwrap_or_default();
        assert!(
            note.contains(row["linked_indicators_printed"].trim()),
            "{}",
            row["ref"]
        );
        assert!(note.contains(&row["responsible_officer"]), "{}", row["ref"]);
    }
    let risks = rows("2012-15-plan/risks.csv");
    assert_eq!(list(&report, "risks").len(), risks.len());
    for (row, risk) in risks.iter().zip(list(&report, "risks")) {
        assert_eq!(risk["objective"], row["objective_ref"].to_lowercase());
        same(&risk["initial"], &row["initial"], &row["objective_ref"]);
        same(&risk["residual"], &row["residual"], &row["objective_ref"]);
    }
    let figures = rows("2012-15-plan/narrative_figures.csv");
    assert_eq!(list(&report, "figures").len(), figures.len());
    for (row, figure) in figures.iter().zip(list(&report, "figures")) {
        assert_eq!(
            (&figure["what"], &figure["printed"]),
            (
                &row["measure"].as_str().into(),
                &row["value_printed"].as_str().into()
            )
        );
        same(&figure["when"], &row["period"], &row["measure"]);
        assert!(
            figure["note"]
                .as_str()
                .expect("a note")
                .ends_with(row["note"].as_str())
        );
    }
    paraphrased(
        &report,
        "2012-15-plan/sections.md",
        &[" (see `narrative_figures.csv`)"],
    );
}
