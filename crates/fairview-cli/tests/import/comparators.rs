//! Other publishers' figures set beside the measures of a report: each layout of a download by name or by
//! recipe, lists of neighbours, what is refused, and laws.

use super::{folder, held, import};
use proptest::prelude::*;
use report_core::read;
use report_core::wire::Report;
use report_import::choices::{ComparatorChoice, Comparators};
use report_import::comparators::{How, NeighbourList, Published, choices, import as join, propose};
use report_import::imported::Imported;
use report_import::lait::Lait;
use report_import::options::Options;
use report_import::problems::Problems;
use report_import::update::Last;
use report_import::xlsx::recipe::Recipe;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A small report of an authority, whose measures are given as their id, title, unit and basis.
fn own(area: (&str, &str), measures: &[(&str, &str, Value, Option<&str>)]) -> Value {
    let indicators = measures.iter().map(|(id, title, unit, basis)| {
        let mut indicator = json!({
            "id": id, "ref": id.to_uppercase(), "objective": "all", "title": title, "unit": unit,
            "polarity": "high",
            "cells": { "current": { "value": 12.5, "printed": "12.5" } },
            "observations": {
                "periods": ["2023/24 Q3", "2024/25 Q3"],
                "series": [{ "area": "here", "values": [11.25, 12.5] }]
            }
        });
        if let Some(basis) = basis {
            indicator["basis"] = json!(basis);
        }
        indicator
    });
    json!({
        "fairview": "1.0", "kind": "report", "id": "here-2024-25-q3", "title": "Scorecard",
        "organisation": "A council", "area": "here", "period": "2024/25 Q3",
        "areas": [
            { "id": "here", "name": area.0, "kind": "authority", "code": area.1 },
            { "id": "north-west", "name": "North West", "kind": "region", "code": "E12000002" }
        ],
        "columns": [{ "id": "current", "is": "current", "heading": "Q3" }],
        "objectives": [{ "id": "all", "title": "All" }],
        "indicators": indicators.collect::<Vec<_>>()
    })
}

fn percent() -> Value {
    json!({ "kind": "percent" })
}

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

fn recipe(measures: Value) -> Value {
    json!({ "recipe": 1, "comparators": { "measures": measures } })
}

const LICENCE: &str = "Open Government Licence v3.0";

/// A download: the report that it is set beside, the choices, the words of options, and of the benchmark of
/// the first measure: its source, how many places and periods it has, and the first figure of the own area.
struct Layout {
    name: &'static str,
    file: &'static str,
    report: Value,
    recipe: Option<Value>,
    more: Vec<&'static str>,
    source: &'static str,
    places: usize,
    periods: Vec<&'static str>,
    first: f64,
}

fn layouts() -> Vec<Layout> {
    let trafford = ("Trafford", "E08000009");
    let halton = ("Halton", "E06000006");
    let years = json!({ "kind": "years" });
    let count = json!({ "kind": "count" });
    vec![
        Layout {
            name: "lginform",
            file: "faults/lginform.csv",
            report: own(
                trafford,
                &[(
                    "env01",
                    "Percentage of household waste sent for reuse, recycling and composting (annual)",
                    percent(),
                    Some("whole_period"),
                )],
            ),
            recipe: None,
            more: vec!["--licence", LICENCE],
            source: "Defra",
            places: 4,
            periods: vec!["2020/21", "2021/22", "2022/23"],
            first: 58.1,
        },
        Layout {
            name: "nomis",
            file: "faults/nomis.csv",
            report: own(
                trafford,
                &[("eco01", "Residents in work", percent(), Some("rolling"))],
            ),
            recipe: Some(recipe(json!([{
                "of": "ECO01", "measure": "Employment rate - aged 16-64", "unit": "%", "basis": "rolling",
                "reason": "Both are the share of people aged 16 to 64 who are in work."
            }]))),
            more: vec![
                "--source",
                "Annual population survey",
                "--publisher",
                "Office for National Statistics",
                "--licence",
                LICENCE,
            ],
            source: "Annual population survey",
            places: 2,
            periods: vec!["2023"],
            first: 80.1,
        },
        Layout {
            name: "fingertips",
            file: "faults/fingertips.csv",
            report: own(
                trafford,
                &[
                    ("ph02", "Healthy lives of men", years, None),
                    ("ph01", "Smokers", percent(), None),
                ],
            ),
            recipe: Some(recipe(json!([
                {
                    "of": "Healthy lives of men", "measure": "Life expectancy at birth: Male", "unit": "years",
                    "reason": "Both are how long a boy born now may expect to live."
                },
                {
                    "of": "ph01", "measure": "92443.18-yrs", "unit": "%",
                    "reason": "Both are the share of adults who smoke.",
                    "difference": "The survey asks residents; the council counts patients."
                }
            ]))),
            more: vec![
                "--source",
                "Public health profiles",
                "--publisher",
                "Department of Health and Social Care",
                "--licence",
                LICENCE,
            ],
            source: "Public health profiles",
            places: 2,
            periods: vec!["2020 to 2022"],
            first: 79.6,
        },
        Layout {
            name: "explore-local-statistics",
            file: "good/local-statistics.csv",
            report: own(
                halton,
                &[(
                    "sk01",
                    "Aged 16 to 64 years with no qualifications (Great Britain)",
                    percent(),
                    None,
                )],
            ),
            recipe: None,
            more: vec![
                "--source",
                "Explore local statistics",
                "--publisher",
                "Office for National Statistics",
                "--licence",
                LICENCE,
            ],
            source: "Explore local statistics",
            places: 5,
            periods: vec!["2022", "2023"],
            first: 8.67,
        },
        Layout {
            name: "explore-education-statistics",
            file: "faults/explore-education.csv",
            report: own(
                halton,
                &[("ed01", "Absence", percent(), Some("whole_period"))],
            ),
            recipe: Some(recipe(json!([{
                "of": "ED01", "measure": "Sess overall percent", "basis": "whole_period",
                "reason": "Both are the share of sessions missed by pupils."
            }]))),
            more: vec![
                "--source",
                "Pupil absence in schools in England",
                "--publisher",
                "Department for Education",
                "--licence",
                LICENCE,
            ],
            source: "Pupil absence in schools in England",
            places: 3,
            periods: vec!["2022/23 academic", "2023/24 academic"],
            first: 7.9,
        },
        Layout {
            name: "stat-xplore",
            file: "comparators/stat-xplore.csv",
            report: own(
                halton,
                &[(
                    "uc01",
                    "Households on Universal Credit",
                    count,
                    Some("snapshot"),
                )],
            ),
            recipe: Some(recipe(json!([{
                "of": "UC01", "measure": "Households on Universal Credit", "basis": "snapshot", "good_is": "low",
                "reason": "Both are households on Universal Credit."
            }]))),
            more: vec![
                "--publisher",
                "Department for Work and Pensions",
                "--licence",
                LICENCE,
            ],
            source: "Stat-Xplore, Department for Work and Pensions",
            places: 4,
            periods: vec!["2015-08", "2015-09", "2022-11", "2023-11"],
            first: 1275.0,
        },
        Layout {
            name: "lait",
            file: "../../../../data/lait",
            report: own(
                halton,
                &[(
                    "cs01",
                    "Children in care",
                    json!({ "kind": "rate", "per": 10000 }),
                    Some("snapshot"),
                )],
            ),
            recipe: Some(recipe(json!([{
                "of": "CS01", "measure": "LAC", "basis": "snapshot",
                "reason": "Both are children in care per 10,000 children."
            }]))),
            more: vec![],
            source: "Local Authority Interactive Tool, with figures of the Department for Education",
            places: 13,
            periods: vec![
                "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025",
            ],
            first: 0.0,
        },
    ]
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

/// A list of neighbours, as the command joins it.
fn neighbours(name: &str, file: &str, more: &[&str]) -> (String, Option<Value>) {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), None)],
    );
    let onto = kept(&format!("{name}-onto.json"), &report.to_string());
    let words = [
        &["comparators", "--neighbours", file, "--onto", &onto],
        more,
    ]
    .concat();
    let (said, _, text) = import(&words, name);
    (said, text.map(|text| serde_json::from_str(&text).unwrap()))
}

#[test]
fn a_list_of_neighbours_becomes_the_reports() {
    let list = "CIPFA nearest neighbours, 2024";
    let (said, report) = neighbours("cipfa", "comparators/cipfa.csv", &["--list", list]);
    let report = report.unwrap_or_else(|| panic!("{said}"));
    assert_eq!(
        report["neighbours"],
        json!({ "list": list, "areas": [
            { "area": "st-helens", "closeness": "0.0387" },
            { "area": "knowsley", "closeness": "0.0412" },
            { "area": "kingston-upon-hull-city-of", "closeness": "0.0533" }
        ] })
    );
    assert!(said.contains("comparators/cipfa.csv: 3 neighbours, closest first: St. Helens, Knowsley, Kingston upon Hull, City of"), "{said}");
    let workbook = "../../../../data/lait/sn_may_2025.xlsx";
    let list = "Children's services statistical neighbours, May 2025";
    let (said, report) = neighbours("children", workbook, &["--list", list]);
    let report = report.unwrap_or_else(|| panic!("{said}"));
    let areas = report["neighbours"]["areas"].as_array().unwrap();
    assert_eq!(areas.len(), 10);
    assert_eq!(
        areas[0],
        json!({ "area": "st-helens", "closeness": "Very close" })
    );
}

#[test]
fn a_list_of_neighbours_that_cannot_be_read_is_told() {
    let list = ["--list", "CIPFA nearest neighbours, 2024"];
    let (said, report) = neighbours("no-list", "comparators/cipfa.csv", &["--list", "CIPFA"]);
    assert!(report.is_none());
    assert!(said.contains("it is not said which list of neighbours it is, and of which year; expected --list, like --list \"CIPFA nearest neighbours, 2024\", or \"neighbours\" in the recipe, under \"comparators\""), "{said}");
    for (name, text, words) in [
        (
            "headings",
            "Who,Whom\nHalton,Knowsley\n",
            "no column is headed \"Neighbour\"; expected one with the names or codes of authorities, beside Who, Whom",
        ),
        (
            "others",
            "Authority,Neighbour\nWirral,Knowsley\n",
            "it has 0 neighbours of Halton; expected 1 to 100",
        ),
        (
            "rank",
            "Rank,Neighbour\nfirst,Knowsley\n",
            "line 2: \"first\" is no place in a list; expected a number, like 1",
        ),
        (
            "twice",
            "Rank,Neighbour\n1,Knowsley\n2,knowsley\n",
            "line 3: \"knowsley\" stands there twice; expected every neighbour once",
        ),
        (
            "code",
            "Rank,Neighbour code\n1,E08000011\n",
            "line 2: \"E08000011\" is the code of no place of the report, and no name is said; expected a column \"Neighbour\" with names",
        ),
    ] {
        let file = kept(&format!("neighbours-{name}.csv"), text);
        let (said, report) = neighbours(&format!("neighbours-{name}"), &file, &list);
        assert!(report.is_none() && said.contains(words), "{name}: {said}");
    }
}

/// The tool's figures for Halton.
fn lait() -> Lait {
    let folder = folder().join("../../../../data/lait");
    let read = |name: &str| std::fs::read(folder.join(name)).map_err(|error| error.to_string());
    Lait::read("Halton", read).unwrap()
}

fn example(name: &str) -> Report {
    let path = folder().join(format!("../../../../static/examples/{name}.json"));
    read::as_written(&std::fs::read(path).unwrap()).unwrap()
}

/// The pairs of data/crosswalk.csv as choices, by report.
fn crosswalk() -> BTreeMap<String, Comparators> {
    let path = folder().join("../../../../data/crosswalk.csv");
    let mut rows = csv::Reader::from_path(path).unwrap();
    let mut all: BTreeMap<String, Comparators> = BTreeMap::new();
    for row in rows.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let said = |name: &str| Some(row[name].clone()).filter(|words| !words.is_empty());
        all.entry(row["report"].clone())
            .or_default()
            .measures
            .push(ComparatorChoice {
                of: row["id"].clone(),
                measure: row["lait"].clone(),
                reason: row["reason"].clone(),
                difference: said("difference"),
                basis: said("basis"),
                ..ComparatorChoice::default()
            });
    }
    all
}

/// The choices of the crosswalk, kept in a recipe, fill ten years of the authority, its neighbours, its region
/// and England, as they stand in the examples.
#[test]
fn choices_of_the_crosswalk_make_the_comparators_of_the_examples() {
    let (lait, mut filled) = (lait(), 0);
    for (name, choices) in crosswalk() {
        let kept = Comparators::read(choices.text().as_bytes()).unwrap();
        assert_eq!(kept, choices);
        let whole = example(&name);
        let mut bare = whole.clone();
        for indicator in &mut bare.indicators {
            indicator.benchmark = None;
        }
        let last = Last::of("last.json", bare.clone());
        let published = Published::of_lait("lait", &lait).unwrap();
        let imported = join(
            &last,
            Some(published),
            None,
            &choices,
            How::default(),
            Problems::default(),
        );
        let text = imported
            .sound()
            .unwrap_or_else(|| panic!("{:?}", imported.problems.list));
        let joined: Report = read::as_written(text.as_bytes()).unwrap();
        for (made, known) in joined.indicators.iter().zip(&whole.indicators) {
            let (Some(made), Some(known)) = (&made.benchmark, &known.benchmark) else {
                assert!(
                    made.benchmark.is_none() && known.benchmark.is_none(),
                    "{}",
                    known.id
                );
                continue;
            };
            assert_eq!(
                (
                    &made.title,
                    &made.unit,
                    &made.decimals,
                    &made.polarity,
                    &made.basis
                ),
                (
                    &known.title,
                    &known.unit,
                    &known.decimals,
                    &known.polarity,
                    &known.basis
                )
            );
            assert_eq!(
                (&made.reason, &made.difference, &made.observations),
                (&known.reason, &known.difference, &known.observations)
            );
            filled += 1;
        }
        assert_eq!(
            (joined.areas, joined.neighbours),
            (bare.areas, bare.neighbours)
        );
    }
    assert_eq!(filled, 41);
}

#[test]
fn proposals_are_kept_in_a_recipe_with_what_a_person_must_say_left_open() {
    let (own, national) = (example("halton-2022-23-q3"), example("halton-lait-2026"));
    let parsed = |report: &Report| {
        let text = report_import::json::print(report).unwrap();
        read::report(text.as_bytes()).unwrap().value
    };
    let (own, national) = (parsed(&own), parsed(&national));
    let known = Comparators {
        measures: crosswalk()["halton-2022-23-q3"].measures[..2].to_vec(),
        ..Comparators::default()
    };
    let proposals = propose(&own, &national);
    let kept = choices(&known, &proposals, &own, &national);
    // What was chosen stays as it is and is not proposed again.
    assert_eq!(kept.measures[..2], known.measures);
    let of = |name: &str| {
        kept.measures
            .iter()
            .filter(|one| one.of.eq_ignore_ascii_case(name))
            .count()
    };
    assert_eq!((of("ped02-01"), of("PED02 01"), of("PED02 03")), (1, 0, 1));
    assert!(
        kept.measures[2..]
            .iter()
            .all(|one| one.reason == "?" && one.difference.as_deref() == Some("?"))
    );
    assert_eq!(choices(&kept, &proposals, &own, &national), kept);
    // An answer that is left open is refused.
    let last = Last::of("last.json", example("halton-2022-23-q3"));
    let imported = join(
        &last,
        None,
        None,
        &kept,
        How::default(),
        Problems::default(),
    );
    assert!(imported.sound().is_none());
}

/// The command puts proposals into the recipe of a scorecard and leaves everything else in it.
#[test]
fn a_recipe_of_a_scorecard_keeps_the_rest_of_what_it_says() {
    let whole = folder().join("../xlsx/recipes/own-layout.json");
    let whole = std::fs::read_to_string(whole).unwrap();
    let path = kept("suggest-recipe.json", &whole);
    let examples = folder().join("../../../../static/examples");
    let suggest = |recipe: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_fairview"))
            .current_dir(&examples)
            .args([
                "comparators",
                "suggest",
                "halton-2022-23-q3.json",
                "halton-lait-2026.json",
                "--recipe",
                recipe,
            ])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    let said = suggest(&path);
    assert!(
        said.contains("more pairs: answer every \"?\" in it, or take the pair out"),
        "{said}"
    );
    let before = Recipe::read(whole.as_bytes()).unwrap();
    let mut after = Recipe::read(&std::fs::read(&path).unwrap()).unwrap();
    assert!(after.comparators.measures.len() > 20);
    after.comparators = Comparators::default();
    assert_eq!(before, after);
    // What is no recipe is left as it is.
    let other = kept("suggest-other.json", "{ \"recipe\": 1, \"sheets\": \"A\" }");
    let said = suggest(&other);
    assert!(said.contains("unknown field `sheets`"), "{said}");
    assert_eq!(
        std::fs::read_to_string(other).unwrap(),
        "{ \"recipe\": 1, \"sheets\": \"A\" }"
    );
}

/// A file of one or two measures for a few areas and years set beside a report of theirs.
fn joined(report: &Report, text: &str) -> Imported {
    let last = Last::of("last.json", report.clone());
    let mut options = Options::default();
    options.add("source", "Waste").unwrap();
    let mut problems = Problems::default();
    let files = vec![("file.csv".to_owned(), Ok(text.as_bytes().to_vec()))];
    let published = Published::of_files(
        &last,
        &options,
        &Comparators::default(),
        files,
        &mut problems,
    );
    join(
        &last,
        published,
        None,
        &Comparators::default(),
        How::default(),
        problems,
    )
}

fn small() -> Report {
    let measures = [
        ("env01", "Recycled", percent(), None),
        ("env02", "Composted", percent(), None),
    ];
    let report = own(("Halton", "E06000006"), &measures);
    read::as_written(report.to_string().as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn joining_twice_is_as_once_and_own_figures_stay(
        rows in prop::collection::vec((0usize..4, 0usize..3, 2015u16..2025, prop::option::of(0u16..1000)), 1..40),
        spaced in any::<bool>(),
    ) {
        let areas = [("E06000006", "Halton"), ("E06000007", "Warrington"), ("E12000002", "North West"), ("E92000001", "England")];
        let titles = ["Recycled", "Composted", "Burnt"];
        let mut seen = std::collections::BTreeSet::new();
        let mut text = "Area code,Area,Indicator,Period,Value,Unit\n".to_owned();
        for (area, title, year, value) in rows {
            if seen.insert((area, title, year)) {
                let value = value.map_or("[c]".to_owned(), |value| (f64::from(value) / 10.0).to_string());
                let (code, name) = areas[area];
                let name = if spaced { format!(" {name} ") } else { name.to_owned() };
                text += &format!("{code},{name},{},{year}/{:02},{value},%\n", titles[title], (year + 1) % 100);
            }
        }
        let before = small();
        let once = joined(&before, &text);
        let Some(first) = once.sound() else {
            prop_assert!(once.problems.errors() > 0);
            return Ok(());
        };
        let after: Report = read::as_written(first.as_bytes()).unwrap();
        for (a, b) in before.indicators.iter().zip(&after.indicators) {
            let mut bare = b.clone();
            bare.benchmark = None;
            prop_assert_eq!(report_import::json::print(a), report_import::json::print(&bare));
        }
        let twice = joined(&after, &text);
        prop_assert_eq!(twice.sound(), Some(first), "{:?}", twice.problems.list);
    }

    #[test]
    fn no_bytes_break_a_list_of_neighbours_or_a_recipe(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut problems = Problems::default();
        let list = NeighbourList::read("list", &bytes, Some("A list, 2024"), &small(), &mut problems);
        prop_assert!(list.is_some() || problems.errors() > 0);
        let _ = Comparators::read(&bytes);
    }
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

/// A list of neighbours that comes with a file of figures says which of its authorities are kept.
#[test]
fn a_list_of_neighbours_narrows_a_file_of_all() {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), None)],
    );
    let text = tidy("%")
        + "E08000011,Knowsley,Recycled,2023/24,41,%\nE92000001,England,Recycled,2023/24,43,%\n";
    let file = kept("narrow.csv", &text);
    let more = [
        "--source",
        "Waste",
        "--licence",
        LICENCE,
        "--neighbours",
        "comparators/cipfa.csv",
        "--list",
        "CIPFA nearest neighbours, 2024",
    ];
    let (said, joined) = beside("narrow", &report, &file, None, &more);
    let joined = joined.unwrap_or_else(|| panic!("{said}"));
    let series = joined["indicators"][0]["benchmark"]["observations"]["series"]
        .as_array()
        .unwrap();
    let places: Vec<&str> = series
        .iter()
        .map(|one| one["area"].as_str().unwrap())
        .collect();
    assert_eq!(places, ["here", "knowsley", "england"]);
    assert!(
        said.contains("1 authority that the report does not name"),
        "{said}"
    );
    assert!(said.contains("2 of the 3 neighbours of \"CIPFA nearest neighbours, 2024\" have no row in it: St. Helens, Kingston upon Hull, City of; expected a row for each, by its name or code"), "{said}");
}
