//! `fairview diff` as an officer runs it.
//!
//! No two successive quarters of one plan are among the example reports. So the later quarter is
//! made here: the real report for quarter 3 of 2022/23 with the alterations of `diff/made.json`.
//! It is published nowhere and its figures are nobody's. What must be said of the two stands,
//! reviewed, in `diff/made.txt`, `diff/made.md` and `diff/made-changes.json`.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const Q3: &str = "static/examples/halton-2022-23-q3.json";

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn diff(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fairview"))
        .current_dir(root())
        .arg("diff")
        .args(arguments)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", err(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A path of its own for a test's file.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// The later quarter, written to a file.
fn made(name: &str) -> String {
    let json =
        |path: &Path| -> Value { serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap() };
    let mut report = json(&root().join(Q3));
    let edits = json(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/made.json"));
    for edit in edits.as_array().unwrap() {
        apply(&mut report, edit);
    }
    let path = scratch(name);
    std::fs::write(&path, report.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

/// One alteration: `set`, `take` out, or `also` at the end of a list or text. A step of `at` is a
/// field, a place in a list or the id of an entry.
fn apply(report: &mut Value, edit: &Value) {
    let at = edit["at"].as_str().unwrap();
    let (parents, last) = at.rsplit_once('/').unwrap_or(("", at));
    let steps = parents.split('/').filter(|step| !step.is_empty());
    let parent = steps.fold(report, |value, step| match place(value, step) {
        Some(place) => &mut value[place],
        None => &mut value[step],
    });
    let place = place(parent, last);
    if edit["take"] == true {
        match (parent, place) {
            (Value::Array(list), Some(place)) => drop(list.remove(place)),
            (other, _) => drop(other.as_object_mut().unwrap().remove(last).unwrap()),
        }
        return;
    }
    let here = match place {
        Some(place) => &mut parent[place],
        None => &mut parent[last],
    };
    match (here, &edit["also"]) {
        (here, Value::Null) => *here = edit["set"].clone(),
        (Value::Array(list), also) => list.push(also.clone()),
        (here, also) => {
            *here = json!(format!(
                "{}\n\n{}",
                here.as_str().unwrap(),
                also.as_str().unwrap()
            ))
        }
    }
}

fn place(value: &Value, step: &str) -> Option<usize> {
    let list = value.as_array()?;
    let by_id = list.iter().position(|entry| entry["id"] == step);
    Some(by_id.unwrap_or_else(|| step.parse().unwrap()))
}

fn kept(name: &str, said: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/diff")
        .join(name);
    if std::env::var("FAIRVIEW_GOLDEN").is_ok_and(|mode| mode == "write") && !path.exists() {
        std::fs::write(&path, said).unwrap();
    }
    let expected = std::fs::read_to_string(&path)
        .unwrap()
        .replace("\r\n", "\n");
    assert_eq!(said, expected, "{name}");
}

#[test]
fn two_quarters_are_told_as_lines_as_markdown_and_as_json() {
    let later = made("forms.json");
    for (form, name) in [
        ("text", "made.txt"),
        ("markdown", "made.md"),
        ("json", "made-changes.json"),
    ] {
        kept(name, &out(&diff(&[Q3, &later, "--as", form])));
    }
    assert_eq!(
        out(&diff(&[Q3, &later])),
        out(&diff(&["--as", "text", Q3, &later]))
    );
}

#[test]
fn the_json_says_as_much_as_the_text() {
    let later = made("json.json");
    let changes: Value = serde_json::from_str(&out(&diff(&[Q3, &later, "--as", "json"]))).unwrap();
    let text = out(&diff(&[Q3, &later]));
    let list = changes["changes"].as_array().unwrap();
    for change in list {
        assert!(text.contains(change["says"].as_str().unwrap()), "{change}");
    }
    // One line for every sentence, under a line for what it is about.
    let lines = text.lines().filter(|line| line.starts_with("    "));
    assert_eq!(lines.count(), list.len());
    assert_eq!(
        changes["ratings"]["measures"]["moves"][0],
        json!({ "from": "red", "to": "amber", "count": 1 })
    );
}

#[test]
fn the_order_given_is_kept_and_a_wrong_one_is_said() {
    let later = made("order.json");
    let turned = out(&diff(&[&later, Q3]));
    assert!(
        turned.contains("Take care: The report compared with is the later one"),
        "{turned}"
    );
    assert!(turned.contains("Rated amber, was green."));
}

#[test]
fn what_cannot_be_compared_is_refused_with_words() {
    let same = diff(&[Q3, &format!("./{Q3}")]);
    assert_eq!(same.status.code(), Some(1));
    assert_eq!(
        err(&same),
        format!("fairview: {Q3} is given twice; expected two releases, the earlier first\n")
    );
    let bad = "crates/report-core/tests/bad/rating-unknown.json";
    let refused = diff(&[bad, Q3]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(
        err(&refused),
        format!(
            "fairview: {bad} has 1 error, and what is left out of it would be said to be dropped; fairview check {bad} says more\n"
        )
    );
    assert_eq!(diff(&["nowhere.json", Q3]).status.code(), Some(1));
    assert_eq!(diff(&[Q3]).status.code(), Some(2));
    assert_eq!(diff(&[Q3, "b", "--as", "html"]).status.code(), Some(2));
}

#[test]
fn it_is_written_to_a_file_and_never_over_a_report() {
    let later = made("out.json");
    let paper = scratch("paper.md");
    let paper = paper.to_str().unwrap();
    let said = out(&diff(&[Q3, &later, "--as", "markdown", "--out", paper]));
    assert_eq!(said, format!("{paper} is written\n"));
    assert!(
        std::fs::read_to_string(paper)
            .unwrap()
            .starts_with("## What changed since quarter 3 2022/23\n")
    );
    let before = std::fs::read(&later).unwrap();
    let refused = diff(&[Q3, &later, "--out", &later]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(std::fs::read(&later).unwrap(), before);
}

#[test]
fn two_reports_of_different_years_are_compared_for_what_they_are() {
    // Seven years apart, under another plan: nothing is made out to be the same that is not.
    let said = out(&diff(&["static/examples/halton-2015-16-q2.json", Q3]));
    assert!(
        said.contains("No measure has a rating of red, amber or green that can be read in both; the numbers are not compared."),
        "{said}"
    );
    let lait = "static/examples/halton-lait-2026.json";
    let said = out(&diff(&[Q3, lait]));
    assert!(said.contains("Take care: The two are reports of Halton Borough Council and of Department for Education"), "{said}");
}

const Q2: &str = "static/examples/halton-2015-16-q2.json";
const FAMILIES: &str = "static/examples/families.json";

/// The two quarters number their measures otherwise; the file of families says which are the same.
#[test]
fn reports_years_apart_are_compared_by_the_file_of_families() {
    let without = out(&diff(&[Q2, Q3]));
    assert!(
        without.contains("Take care: No measure is in both"),
        "{without}"
    );
    let with = out(&diff(&[Q2, Q3, "--families", FAMILIES]));
    for words in [
        "The id is “ped03-04”, was “ced050”; the publisher says that the two are the same.",
        "The id is “ped03-03”, was “ced049”; the publisher says that the two are the same.",
        // The ages are others, and so are they of two-year-olds: places then, per cent now.
        "This measure is in both reports, counted differently; the two are not compared.",
        "This measure is in both reports, in different units; the two are not compared.",
    ] {
        assert!(with.contains(words), "{words}\n{with}");
    }
    assert!(!with.contains("Take care"), "{with}");
    for form in ["markdown", "json", "csv"] {
        let told = out(&diff(&[Q2, Q3, "--families", FAMILIES, "--as", form]));
        assert!(
            told.contains("the publisher says that the two are the same"),
            "{form}"
        );
    }
}

#[test]
fn a_file_of_families_that_is_broken_is_said_exactly() {
    let families = |members: Value| {
        json!({ "fairview": "1.0", "kind": "families", "families": [
            { "id": "f", "title": "A family", "members": members },
        ] })
    };
    let q2 = json!({ "report": "halton-2015-16-q2", "indicator": "ced050" });
    let gone = json!({ "report": "halton-2022-23-q3", "indicator": "gone" });
    for (name, file, said) in [
        (
            "gone.json",
            families(json!([q2, gone])),
            "families[0].members[1].indicator: \"gone\" is not the id of an indicator of halton-2022-23-q3",
        ),
        (
            "twice.json",
            families(json!([q2, q2])),
            "families[0].members[1]: it stands in this family already; expected each place once",
        ),
        (
            "report.json",
            json!({ "fairview": "1.0", "kind": "report" }),
            "kind: \"report\" is not what was asked for; expected \"families\"",
        ),
    ] {
        let path = scratch(name);
        std::fs::write(&path, file.to_string()).unwrap();
        let path = path.to_str().unwrap();
        let output = diff(&[Q2, Q3, "--families", path]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let told = err(&output);
        assert!(told.contains(path) && told.contains(said), "{told}");
    }
    let output = diff(&[Q2, Q3, "--families", "nowhere.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("nowhere.json cannot be read: "),
        "{}",
        err(&output)
    );
}
