//! Other publishers' figures set beside the measures of a report: each layout of a download by name or by
//! recipe, and what is refused.

mod crosswalk;
mod laws;
pub mod layouts;
mod neighbours;

use super::{folder, held, import};
use layouts::{LICENCE, layouts, own, percent, recipe};
use neighbours::neighbours;
use report_core::read;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A file of a test, below the folder that is thrown away.
fn kept(name: &str, text: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// What the command says of a file set beside a report, and the report.
fn beside(
    name: &str,
    report: &Value,
    file: &str,
    recipe: Option<Value>,
    more: &[&str],
) -> (String, Option<Value>) {
    let onto = kept(&format!("{name}-onto.json"), &report.to_string());
    let mut words = vec!["comparators", file, "--onto", &onto];
    let recipe = recipe.map(|recipe| kept(&format!("{name}-recipe.json"), &recipe.to_string()));
    if let Some(recipe) = &recipe {
        words.extend(["--recipe", recipe]);
    }
    words.extend(more);
    let (said, _, text) = import(&words, name);
    (said, text.map(|text| serde_json::from_str(&text).unwrap()))
}

#[test]
fn seven_layouts_of_downloads_are_set_beside_measures() {
    let mut wrong = Vec::new();
    for layout in layouts() {
        let (name, more) = (layout.name, &layout.more);
        let (said, report) = beside(name, &layout.report, layout.file, layout.recipe, more);
        wrong.extend(held(&folder().join(format!("comparators/{name}.txt")), &said).err());
        let Some(report) = report else {
            wrong.push(format!("{name}: {said}"));
            continue;
        };
        let (measure, before) = (&report["indicators"][0], &layout.report["indicators"][0]);
        let found = &measure["benchmark"];
        let sources = report["sources"].as_array().unwrap();
        let source = sources
            .iter()
            .find(|one| one["id"] == found["source"])
            .unwrap();
        assert_eq!(source["title"], layout.source, "{name}");
        assert!(
            source["licence"]
                .as_str()
                .unwrap()
                .contains("Open Government Licence"),
            "{name}"
        );
        assert!(
            source["publisher"].is_string() || name == "lginform",
            "{name}"
        );
        let observations = &found["observations"];
        assert_eq!(observations["periods"], json!(layout.periods), "{name}");
        let series = observations["series"].as_array().unwrap();
        assert_eq!(series.len(), layout.places, "{name}");
        let own = series.iter().find(|one| one["area"] == "here").unwrap();
        if name == "stat-xplore" {
            assert_eq!(found["polarity"], "low");
            // What the file calls nil or negligible is no 0.
            assert_eq!(
                series[1]["marks"],
                json!({ "2015-08": "low", "2015-09": "low", "2022-11": "r", "2023-11": "p" })
            );
        }
        if layout.first > 0.0 {
            assert_eq!(own["values"][0], layout.first, "{name}");
        }
        for field in before.as_object().unwrap().keys() {
            assert_eq!(measure[field], before[field], "{name} {field}");
        }
        let checked = read::report(report.to_string().as_bytes()).unwrap();
        assert!(!checked.has_errors(), "{name}: {:?}", checked.problems);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// One measure of one area, as tidy CSV.
fn tidy(unit: &str) -> String {
    format!(
        "Area code,Area,Indicator,Period,Value,Unit\nE06000006,Halton,Recycled,2023/24,40,{unit}\nE06000007,Warrington,Recycled,2023/24,44,{unit}\n"
    )
}

#[test]
fn what_does_not_match_is_told() {
    let own = |unit: Value, basis: Option<&str>| {
        own(
            ("Halton", "E06000006"),
            &[("env01", "Recycled", unit, basis)],
        )
    };
    let choice = |more: Value| {
        let mut choice =
            json!({ "of": "ENV01", "measure": "Recycled", "reason": "Both are what is recycled." });
        for (name, value) in more.as_object().unwrap() {
            choice[name] = value.clone();
        }
        Some(recipe(json!([choice])))
    };
    let source = ["--source", "Waste", "--licence", LICENCE];
    for (name, report, file, recipe, more, words) in [
        (
            "other-unit",
            own(percent(), None),
            tidy("kg"),
            None,
            &source[..],
            "error   FILE, line 2, column Indicator: ENV01 is counted in per cent in the report and in \"kg\" in FILE; expected figures in one unit, or \"difference\" in the recipe that says how the two differ",
        ),
        (
            "no-unit",
            own(percent(), None),
            tidy(""),
            None,
            &source,
            "error   FILE, line 2, column Indicator: FILE does not say in which unit \"Recycled\" is counted; expected a column \"Unit\" in it, or \"unit\" in the recipe, like \"unit\": \"%\"",
        ),
        (
            "other-basis",
            own(percent(), Some("snapshot")),
            tidy("%"),
            choice(json!({ "basis": "whole_period" })),
            &source,
            "error   recipe, comparators, measures, \"ENV01\": ENV01 is counted on one day in the report and counted over the whole period in the recipe; expected figures counted alike, or \"difference\" in the recipe that says how the two differ",
        ),
        (
            "part-of-a-year",
            own(percent(), Some("cumulative")),
            tidy("%"),
            None,
            &source,
            "error   FILE, line 2, column Indicator: ENV01 is cumulative to the date in the report, and it is not said how FILE counts; expected \"basis\" in the recipe, like \"basis\": \"cumulative\", or \"difference\" in the recipe that says how the two differ",
        ),
        (
            "no-source",
            own(percent(), None),
            tidy("%"),
            None,
            &[],
            "error   FILE: it is not said where its figures are from; expected --source, like --source \"Public health profiles\", and --publisher, --url and --licence",
        ),
        (
            "no-licence",
            own(percent(), None),
            tidy("%"),
            None,
            &["--source", "Waste"],
            "notice  FILE: it is not said under which licence \"Waste\" is published; expected --licence, like --licence \"Open Government Licence v3.0\"",
        ),
        (
            "no-such-name",
            own(percent(), None),
            tidy("%").replace("Recycled", "Composted"),
            None,
            &source,
            "error   FILE: none of its measures has the ref or title of one of the report's: \"Composted\"; expected the same, like \"Recycled\", or a line in the recipe, under \"comparators\" and \"measures\"",
        ),
        (
            "no-such-choice",
            own(percent(), None),
            tidy("%"),
            choice(json!({ "measure": "Composted" })),
            &source,
            "error   recipe, comparators, measures, \"ENV01\": FILE has no measure with the ref or title \"Composted\"; expected one of its own, like \"Recycled\"",
        ),
        (
            "no-such-measure",
            own(percent(), None),
            tidy("%"),
            choice(json!({ "of": "ENV99" })),
            &source,
            "error   recipe, comparators, measures, \"ENV99\": no measure of the report has the ref, id or title \"ENV99\"; expected one, like \"ENV01\"",
        ),
        (
            "left-open",
            own(percent(), None),
            tidy("%"),
            choice(json!({ "reason": "?" })),
            &source,
            "error   recipe, comparators, measures, \"ENV01\", reason: \"?\" is left open; expected an answer, like \"Both are children in care per 10,000.\", or no such measure",
        ),
        (
            "other-arrangement",
            own(percent(), None),
            "Stat-Xplore\n\n\"Counting: Recycled\"\n\n\"LA\",\"Halton\",\"Warrington\",\n\"Month\",\n\"May 2024\",1,2,\n".to_owned(),
            None,
            &source,
            "FILE: 1 error\n  error   FILE: it is a table of Stat-Xplore with other things in its rows and columns; expected areas in rows and times in columns, nothing else, with or without annotations\n",
        ),
        (
            "no-such-basis",
            own(percent(), None),
            tidy("%"),
            choice(json!({ "basis": "yearly", "good_is": "more" })),
            &source,
            "error   recipe, comparators, measures, \"ENV01\", basis: \"yearly\" is not one of the words here; expected \"snapshot\", \"cumulative\", \"whole_period\", \"rolling\", \"annual_forecast\"\n  error   recipe, comparators, measures, \"ENV01\", good_is: \"more\" is not one of the words here; expected \"high\", \"low\", \"plan\", \"none\"",
        ),
        (
            "no-own-row",
            own(percent(), None),
            tidy("%").replace("E06000006,Halton", "E08000009,Trafford"),
            None,
            &source,
            "error   FILE: no row is about \"E06000006, Halton\", which the report is about; there are Trafford (E08000009), Warrington (E06000007)",
        ),
    ] {
        let file = kept(&format!("{name}.csv"), &file);
        let (said, _) = beside(name, &report, &file, recipe, more);
        let said = said.replace(&file, "FILE");
        assert!(said.contains(words), "{name}:\n{said}");
    }
}

#[test]
fn another_unit_stands_beside_a_measure_where_the_difference_is_said() {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), Some("cumulative"))],
    );
    let file = kept("difference.csv", &tidy("kg"));
    let choices = recipe(json!([{
        "of": "env01", "measure": "Recycled", "reason": "Both are what is recycled.",
        "difference": "The publisher weighs it; the council prints the share to the end of the quarter."
    }]));
    let source = ["--source", "Waste", "--licence", LICENCE];
    let (said, joined) = beside("difference", &report, &file, Some(choices.clone()), &source);
    let joined = joined.unwrap_or_else(|| panic!("{said}"));
    let found = &joined["indicators"][0]["benchmark"];
    assert_eq!(found["unit"]["symbol"], "kg");
    // Its own name would not tell it from the council's.
    assert_eq!(found["title"], "Recycled (Waste)");
    assert_eq!(
        found["difference"],
        choices["comparators"]["measures"][0]["difference"]
    );
    // Another measure does not push it aside in silence.
    let other = kept(
        "difference-other.csv",
        &tidy("kg").replace("Recycled", "Recycled or composted"),
    );
    let mut choices = choices;
    choices["comparators"]["measures"][0]["measure"] = json!("Recycled or composted");
    let (said, again) = beside("again", &joined, &other, Some(choices.clone()), &source);
    assert!(again.is_none());
    assert!(said.contains("ENV01 has comparators already: \"Recycled (Waste)\"; expected the same measure again, or --replace"), "{said}");
    let more = [&source[..], &["--replace"]].concat();
    let (said, again) = beside("replaced", &joined, &other, Some(choices), &more);
    assert!(
        said.contains("ENV01 had \"Recycled (Waste)\" beside it and has \"Recycled or composted\""),
        "{said}"
    );
    assert_eq!(
        again.unwrap()["indicators"][0]["benchmark"]["title"],
        "Recycled or composted"
    );
}

/// What a recipe says of the source is said of the measures of its line alone, and of no other source.
#[test]
fn a_kept_source_is_that_of_its_own_measure() {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), None)],
    );
    let file = kept("kept-source.csv", &tidy("%"));
    let choice = |measure: &str| {
        recipe(json!([{
            "of": "env01", "measure": measure, "reason": "Both are what is recycled.",
            "source": "WasteDataFlow", "publisher": "Defra", "licence": LICENCE
        }]))
    };
    let source = |name: &str, measure: &str, more: &[&str]| {
        let (said, joined) = beside(name, &report, &file, Some(choice(measure)), more);
        (said, joined.map(|joined| joined["sources"][0].clone()))
    };
    let (said, found) = source("kept-source", "Recycled", &[]);
    let whole = json!({ "id": "source", "title": "WasteDataFlow", "publisher": "Defra", "licence": LICENCE });
    assert_eq!(found, Some(whole), "{said}");
    let (said, found) = source("kept-source-other", "Composted", &[]);
    assert!(
        found.is_none() && said.contains("it is not said where its figures are from"),
        "{said}"
    );
    let (said, found) = source("kept-source-said", "Recycled", &["--source", "A survey"]);
    let alone = json!({ "id": "source", "title": "A survey" });
    assert_eq!(found, Some(alone), "{said}");
}

#[test]
fn nothing_is_written_without_a_file_to_write() {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), None)],
    );
    let onto = kept("dry-onto.json", &report.to_string());
    let file = kept("dry.csv", &tidy("%"));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_fairview"))
        .args([
            "import",
            "comparators",
            &file,
            "--onto",
            &onto,
            "--source",
            "Waste",
            "--licence",
            LICENCE,
        ])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.ends_with("nothing is written; --out names the report to write\n"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(onto).unwrap(), report.to_string());
}

/// A workbook is read as the CSV that it could be saved as: rows are its lines, numbers those behind what is
/// shown.
#[test]
fn tables_and_lists_in_workbooks_are_read() {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), None)],
    );
    let save = |name: &str, rows: &[&[&str]], shown: &str| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let format = rust_xlsxwriter::Format::new().set_num_format(shown);
        for (row, cells) in rows.iter().enumerate() {
            for (column, words) in cells.iter().enumerate() {
                let (row, column) = (row as u32, column as u16);
                match words.parse::<f64>() {
                    Ok(number) => sheet.write_number_with_format(row, column, number, &format),
                    Err(_) => sheet.write_string(row, column, *words),
                }
                .unwrap();
            }
        }
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        book.save(&path).unwrap();
        path.display().to_string()
    };
    let more = ["--licence", LICENCE];
    let rows: [&[&str]; 6] = [
        &["Recycled (from 2022/23 to 2023/24); all councils"],
        &[],
        &["Area", "2022/23", "2023/24"],
        &["Halton", "40.25", "41"],
        &["Warrington", "44", "not yet"],
        &["Source: Waste"],
    ];
    let file = save("table.xlsx", &rows, "0");
    let (said, _) = beside("workbook-words", &report, &file, None, &more);
    assert!(
        said.contains(&format!(
            "{file}, line 5, column 2023/24: \"not yet\" is neither a number nor a symbol"
        )),
        "{said}"
    );
    let mut rows = rows;
    rows[4] = &["Warrington", "44", "45"];
    let file = save("table.xlsx", &rows, "0");
    let choices = recipe(
        json!([{ "of": "env01", "measure": "Recycled", "unit": "%", "reason": "Both are what is recycled." }]),
    );
    let (said, joined) = beside("workbook", &report, &file, Some(choices), &more);
    let joined = joined.unwrap_or_else(|| panic!("{said}"));
    let found = &joined["indicators"][0]["benchmark"];
    assert_eq!(
        found["observations"]["series"][0]["values"],
        json!([40.25, 41])
    );
    assert_eq!(joined["sources"][0]["title"], "Waste");
    let list = save(
        "list.xlsx",
        &[
            &["Rank", "Neighbour"],
            &["2", "Knowsley"],
            &["1", "St. Helens"],
        ],
        "0",
    );
    let (said, report) = neighbours(
        "workbook-list",
        &list,
        &["--list", "CIPFA nearest neighbours, 2024"],
    );
    let report = report.unwrap_or_else(|| panic!("{said}"));
    assert_eq!(
        report["neighbours"]["areas"],
        json!([{ "area": "st-helens" }, { "area": "knowsley" }])
    );
}

/// Spreadsheet programs end lines in two bytes, and files have empty lines: rows are told by the lines that an
/// editor shows.
#[test]
fn lines_are_those_of_an_editor() {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), None)],
    );
    for (name, text, line) in [
        (
            "windows",
            "Area,Indicator,Period,Value,Unit\r\nHalton,Recycled,2023/24,none,%\r\n".to_owned(),
            2,
        ),
        (
            "empty",
            "\n\nArea,Indicator,Period,Value,Unit\n\nHalton,Recycled,2023/24,none,%\n".to_owned(),
            5,
        ),
    ] {
        let file = kept(&format!("lines-{name}.csv"), &text);
        let (said, _) = beside(name, &report, &file, None, &["--source", "Waste"]);
        assert!(
            said.contains(&format!("{file}, line {line}, column Value")),
            "{name}: {said}"
        );
    }
    let (said, _) = neighbours(
        "lines",
        &kept("lines.csv", "Rank;Neighbour\r\n\r\nfirst;Knowsley\r\n"),
        &["--list", "A list, 2024"],
    );
    assert!(
        said.contains("line 3: \"first\" is no place in a list"),
        "{said}"
    );
}
