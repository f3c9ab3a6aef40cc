//! What the pages of a site say, worked out again from the reports' JSON by `statements/check.mjs`,
//! which shares no code with the program and is run by Node.js: every sentence, tile, label, title
//! and description of every page. One that is wrong, and one that no rule there takes apart, is a
//! failure. `statements/papers.mjs` holds the pages of the examples against the papers themselves.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a page is made from; the built viewer's is longer, not different.
const PAGE: &str = "<html lang=\"en-GB\"><head>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">
<meta name=\"description\" content=\"old\">
<meta name=\"fairview-catalogue\" content=\"examples/catalogue.json\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"examples/catalogue.json\">
<title>Old</title>
</head><body>
<div id=\"fairview\">Loading</div>
<div id=\"fairview-failed\" hidden>words</div>
</body></html>
";

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// An empty folder with what a site is made with.
fn empty(name: &str) -> PathBuf {
    let name = format!("fairview-statements-{}-{name}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("viewer")).expect("a folder");
    fs::write(folder.join("viewer/index.html"), PAGE).expect("a page");
    folder
}

/// Calls a program in a folder; gives whether it succeeded, and what it prints.
fn call(program: &str, folder: &Path, words: &[&str]) -> (bool, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(program)
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|e| panic!("{program}: {e}"));
    let text = [stdout, stderr].concat();
    (
        status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

/// Makes the site of a report or a catalogue in a folder.
fn build(folder: &Path, from: &str) {
    let words = ["build", from, "--viewer", "viewer", "--out", "site"];
    let (built, said) = call(env!("CARGO_BIN_EXE_fairview"), folder, &words);
    assert!(built, "{said}");
}

/// Walks the site of a folder; gives whether all is right, and what the walk prints.
fn walk(folder: &Path, reports: &[String]) -> (bool, String) {
    let check = tests().join("statements/check.mjs");
    let mut words = vec![check.to_str().expect("a path"), "site"];
    words.extend(reports.iter().map(String::as_str));
    call("node", folder, &words)
}

/// Fails unless the walk finds every statement right, and of each report at least so many.
fn all_right(name: &str, (right, said): (bool, String), least: &[(&str, usize)]) {
    println!("{name}\n{said}");
    assert!(right, "{name}\n{said}");
    for (report, least) in least {
        let of = format!(" statements of {report}");
        let found = said
            .lines()
            .find_map(|line| line.strip_suffix(&of)?.trim().parse::<usize>().ok());
        assert!(found >= Some(*least), "{name}: {report}: {found:?}\n{said}");
    }
}

/// Imports a workbook into a folder; gives the file of the report, named by its id.
fn imported(folder: &Path, workbook: &str) -> String {
    import(folder, "xlsx", &format!("xlsx/officer/{workbook}"), &[]);
    named(folder)
}

/// Imports a file of the tests as `report.json`.
fn import(folder: &Path, command: &str, file: &str, more: &[&str]) {
    let from = tests().join(file);
    let from = from.to_str().expect("a path");
    let words = ["import", command, from, "--out", "report.json"];
    let words = [&words[..], more].concat();
    let (imported, said) = call(env!("CARGO_BIN_EXE_fairview"), folder, &words);
    assert!(imported, "{file}: {said}");
}

/// Gives `report.json` the name of its id.
fn named(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("report.json")).expect("a report");
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let file = format!("{}.json", report["id"].as_str().expect("an id"));
    fs::rename(folder.join("report.json"), folder.join(&file)).expect("renamed");
    file
}

#[test]
fn every_statement_of_the_examples_is_right() {
    let folder = empty("examples");
    let examples = tests().join("../../../static/examples");
    let examples = examples.canonicalize().expect("the examples");
    let file = |name: &str| examples.join(name).to_str().expect("a path").to_owned();
    build(&folder, &file("catalogue.json"));
    // About nine of ten that there are: what falls below has lost pages or rules.
    let least = [
        ("halton-2015-16-q2", 17_500),
        ("halton-2022-23-q3", 12_900),
        ("halton-board-2020-01", 9_800),
        ("halton-lait-2026", 163_000),
        ("halton-plan-2012-15", 10_200),
        ("halton-plan-2016-19", 13_900),
    ];
    let reports: Vec<String> = least
        .iter()
        .map(|(id, _)| file(&format!("{id}.json")))
        .collect();
    all_right("the examples", walk(&folder, &reports), &least);

    // And the papers of which the reports were made, as they were transcribed.
    let script = tests().join("statements/papers.mjs");
    let data = examples.join("../../data/halton");
    let words = [script.to_str(), Some("site"), data.to_str()].map(|word| word.expect("a path"));
    // The papers do not change.
    let least = [
        ("halton-2015-16-q2", 322),
        ("halton-2022-23-q3", 192),
        ("halton-board-2020-01", 359),
        ("halton-plan-2012-15", 576),
        ("halton-plan-2016-19", 332),
    ];
    all_right("the papers", call("node", &folder, &words), &least);
    fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn every_statement_of_an_officers_scorecards_is_right() {
    for (workbook, report, least) in [
        ("q3-with-history.xlsx", "wrenford-2024-25-q3", 5_400),
        (
            "q3-seven-quarter-columns.xlsx",
            "wrenford-2024-25-q3",
            7_100,
        ),
        ("q3-with-comparator.xlsx", "wrenford-2024-25-q3", 6_100),
        ("decimals-left-empty.xlsx", "wrenford-2024-25-q3", 6_100),
        ("pasted-values.xlsx", "wrenford-2024-25-q3", 4_900),
        ("hidden.xlsx", "test-2023-24-q4", 570),
        ("numbers.xlsx", "test-2023-24-q4", 400),
    ] {
        let folder = empty(workbook);
        let file = imported(&folder, workbook);
        build(&folder, &file);
        all_right(workbook, walk(&folder, &[file]), &[(report, least)]);
        fs::remove_dir_all(&folder).expect("removed");
    }
}

#[test]
fn every_statement_is_right_where_comparators_were_joined() {
    let folder = empty("joined");
    let recipe = tests().join("xlsx/recipes/own-layout.json");
    let recipe = ["--recipe", recipe.to_str().expect("a path")];
    import(&folder, "xlsx", "xlsx/officer/own-layout-q3.xlsx", &recipe);
    let onto = ["--onto", "report.json"];
    let source = ["--source", "Invented", "--licence", "None: it is invented"];
    import(
        &folder,
        "comparators",
        "statements/comparators.csv",
        &[&onto[..], &source].concat(),
    );
    // Of one neighbour there is no figure in the last year.
    let list = tests().join("statements/neighbours.csv");
    let list = list.to_str().expect("a path");
    let words = ["import", "comparators", "--neighbours", list];
    let more = ["--list", "Invented, 2024", "--out", "report.json"];
    let words = [&words[..], &onto, &more].concat();
    let (joined, said) = call(env!("CARGO_BIN_EXE_fairview"), &folder, &words);
    assert!(joined, "{said}");
    let file = named(&folder);
    build(&folder, &file);
    let least = [("wrenford-2024-25-q3", 6_500)];
    all_right("joined", walk(&folder, &[file]), &least);
    fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn a_figure_that_is_changed_is_reported() {
    let folder = empty("changed");
    let file = imported(&folder, "q3-with-history.xlsx");
    build(&folder, &file);
    let report = folder.join(&file);
    let sound = fs::read_to_string(&report).expect("the report");
    let wrong = |of: &str, said: &str| {
        let mut lines = said.lines().filter(|line| line.starts_with("WRONG "));
        assert!(lines.any(|line| line.contains(of)), "{of}\n{said}");
    };

    // In the report: the pages were made of 149 households.
    let mut changed: Value = serde_json::from_str(&sound).expect("JSON");
    let indicators = changed["indicators"].as_array_mut().expect("a list");
    let households = indicators.iter_mut().find(|one| one["id"] == "hou01");
    let cell = &mut households.expect("the measure")["cells"]["current"];
    assert_eq!(cell["value"], 149);
    cell["value"] = 148.into();
    cell["printed"] = "148".into();
    fs::write(&report, changed.to_string()).expect("written");
    let (right, said) = walk(&folder, std::slice::from_ref(&file));
    assert!(!right, "{said}");
    wrong("wrenford-2024-25-q3/hou01: cells as printed", &said);
    wrong(
        "wrenford-2024-25-q3/scorecard: cells of the scorecard",
        &said,
    );
    fs::write(&report, &sound).expect("written");

    // On one page: a word of the sentence, and a sentence that nothing knows.
    let page = folder.join("site/wrenford-2024-25-q3/hou01/index.html");
    let markup = fs::read_to_string(&page).expect("a page");
    assert!(markup.contains("above the target of 120"), "{markup}");
    let turned = markup.replace("above the target of 120", "below the target of 120");
    fs::write(&page, turned).expect("written");
    let (right, said) = walk(&folder, std::slice::from_ref(&file));
    assert!(!right, "{said}");
    wrong("wrenford-2024-25-q3/hou01: sides of targets", &said);
    let added = markup.replacen("</h1>", "</h1><p>This is the 3rd worst of all.</p>", 1);
    fs::write(&page, added).expect("written");
    let (right, said) = walk(&folder, &[file]);
    assert!(!right, "{said}");
    assert!(
        said.contains(
            "NOT UNDERSTOOD (1) wrenford-2024-25-q3/hou01: p: \"This is the 3rd worst of all.\""
        ),
        "{said}"
    );
    fs::remove_dir_all(&folder).expect("removed");
}
