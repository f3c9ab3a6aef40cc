//! Holds the council's examples against the transcriptions in `data/halton`: every printed cell,
//! rating, target, milestone, finance line and figure must be in the JSON. The CSV is read here in
//! the simplest way there is, by none of the code that reads reports.

mod plans;
mod quarters;
mod readings;
mod values;

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

fn json(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join("static/examples").join(path)).expect(path);
    serde_json::from_str(&text).expect(path)
}

fn report(id: &str) -> Value {
    json(&format!("{id}.json"))
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
        due_as_printed(milestone);
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

/// The month that a milestone is due is the one that is printed: `March 2013` is `2013-03`.
fn due_as_printed(milestone: &Value) {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let expected = milestone["due_printed"].as_str().map(|words| {
        let mut words = words.rsplit(' ');
        let (year, name) = (
            words.next().expect("a year"),
            words.next().expect("a month"),
        );
        let month = months.iter().position(|m| *m == name).expect("a month");
        format!("{year}-{:02}", month + 1)
    });
    assert_eq!(
        milestone["due"].as_str(),
        expected.as_deref(),
        "{}",
        milestone["title"]
    );
}
