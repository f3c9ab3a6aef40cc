//! `export` and `chart` as an officer calls them: every kind of file, the words where something is
//! wrong, the same bytes twice, and figures that come back through the importer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("fairview-export-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn fairview(folder: &Path, words: &[&str]) -> (Option<i32>, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_fairview"))
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [stdout, stderr].concat();
    (status.code(), String::from_utf8(text).unwrap())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

fn q3() -> String {
    root()
        .join("static/examples/halton-2022-23-q3.json")
        .to_str()
        .unwrap()
        .to_owned()
}

fn parts() -> String {
    root()
        .join("tests/exports/parts.json")
        .to_str()
        .unwrap()
        .to_owned()
}

#[test]
fn every_export_is_written_the_same_twice() {
    let folder = folder("export");
    for kind in ["csvw", "xlsx", "json", "jsonstat"] {
        let bytes = ["a", "b"].map(|name| {
            let (code, said) = fairview(&folder, &["export", &q3(), "--as", kind, "--out", name]);
            assert_eq!(code, Some(0), "{said}");
            fs::read(folder.join(name)).unwrap()
        });
        assert!(bytes[0] == bytes[1], "{kind} differs");
        assert!(bytes[0].len() > 20_000, "{kind}: {} bytes", bytes[0].len());
    }
    let (code, said) = fairview(
        &folder,
        &["export", &q3(), "--as", "csv", "--out", "tables"],
    );
    assert_eq!(code, Some(0), "{said}");
    let described = fs::read_to_string(folder.join("tables/csv-metadata.json")).unwrap();
    let described: serde_json::Value = serde_json::from_str(&described).unwrap();
    let tables = described["tables"].as_array().unwrap();
    assert!(tables.len() > 10);
    for table in tables {
        let file = folder.join("tables").join(table["url"].as_str().unwrap());
        let text = fs::read_to_string(file).unwrap();
        let names = table["tableSchema"]["columns"].as_array().unwrap();
        let names: Vec<&str> = names
            .iter()
            .map(|column| column["name"].as_str().unwrap())
            .collect();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), names);
        assert!(reader.records().all(|row| row.is_ok()));
    }
    let (code, said) = fairview(
        &folder,
        &["export", &q3(), "--as", "csv", "--out", "tables"],
    );
    assert_eq!(code, Some(1));
    assert!(said.contains("holds files already"), "{said}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn figures_in_files_of_their_own_are_exported_too() {
    let folder = folder("own");
    let lait = root().join("static/examples/halton-lait-2026.json");
    let (code, said) = fairview(
        &folder,
        &[
            "export",
            lait.to_str().unwrap(),
            "--as",
            "csv",
            "--out",
            "t",
        ],
    );
    assert_eq!(code, Some(0), "{said}");
    let text = fs::read_to_string(folder.join("t/indicators.csv")).unwrap();
    assert!(
        text.lines().skip(1).all(|line| !line.ends_with(",yes")),
        "all were read"
    );
    let figures = fs::read_to_string(folder.join("t/observations.csv")).unwrap();
    assert!(
        figures.lines().count() > 20_000,
        "{}",
        figures.lines().count()
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn figures_come_back_through_the_importer() {
    let folder = folder("back");
    let (code, said) = fairview(
        &folder,
        &["export", &parts(), "--as", "jsonstat", "--out", "f.json"],
    );
    assert_eq!(code, Some(0), "{said}");
    let import = [
        "import",
        "jsonstat",
        "f.json",
        "--area",
        "here",
        "--title",
        "Back",
        "--organisation",
        "Example Council",
        "--out",
        "back.json",
    ];
    let (code, said) = fairview(&folder, &import);
    assert_eq!(code, Some(0), "{said}");
    let read = |path: &Path| {
        report_core::read::report(&fs::read(path).unwrap())
            .unwrap()
            .value
    };
    let (sent, back) = (read(Path::new(&parts())), read(&folder.join("back.json")));
    let own = |report: &report_core::report::Report, title: &str| {
        let found = report
            .indicators
            .iter()
            .find(|i| i.title.starts_with(title));
        let observations = found.expect(title).observations.clone().expect("figures");
        let values = observations
            .of(report.area, None)
            .expect("the own series")
            .values
            .clone();
        let labels = observations
            .periods
            .iter()
            .map(|period| period.label().to_owned());
        labels.zip(values).collect::<Vec<_>>()
    };
    for part in &sent.indicators[0].breakdowns {
        let title = format!("{}: {}", sent.indicators[0].title, part.title);
        let asked = part.observations.as_ref().unwrap();
        let labels = asked.periods.iter().map(|period| period.label().to_owned());
        let asked: Vec<_> = labels.zip(asked.series[0].values.clone()).collect();
        assert_eq!(own(&back, &title), asked, "{title}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_kind_of_chart_is_drawn_and_is_twice_as_large_in_pixels() {
    let folder = folder("chart");
    let charts = [
        (q3(), "ped02-04", "trend"),
        (q3(), "ped02-04", "ranking"),
        (q3(), "ped02-04", "authorities"),
        (q3(), "ped02-04", "neighbours"),
        (parts(), "absence", "target"),
        (parts(), "absence", "parts"),
    ];
    for (report, id, kind) in charts {
        for file in ["a.svg", "a.png"] {
            let (code, said) = fairview(
                &folder,
                &["chart", &report, id, "--kind", kind, "--out", file],
            );
            assert_eq!(code, Some(0), "{said}");
        }
        let svg = fs::read_to_string(folder.join("a.svg")).unwrap();
        let side = |name: &str| -> u32 {
            let (_, rest) = svg.split_once(&format!(" {name}=\"")).unwrap();
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        let png = fs::read(folder.join("a.png")).unwrap();
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(
            (number(16), number(20)),
            (2 * side("width"), 2 * side("height")),
            "{kind}"
        );
        for said in ["Source: ", "Report: ", "Licence: "] {
            assert!(svg.contains(said), "{kind}: {said}");
        }
        for absent in ["class=", "style", "They can be chosen", "NaN"] {
            assert!(!svg.contains(absent), "{kind}: {absent}");
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_chart_of_very_many_places_is_no_higher_than_it_is_wide() {
    let folder = folder("places");
    let mut rows = "Area code,Area,Indicator,Period,Value,Unit\n".to_owned();
    for at in 1..=361 {
        let value = 40 + at % 50;
        for (year, value) in [("2021/22", value), ("2022/23", value + 3)] {
            rows += &format!("E{at:08},Place number {at},Measure,{year},{value},%\n");
        }
    }
    fs::write(folder.join("many.csv"), rows).unwrap();
    let import = ["import", "csv", "many.csv", "--out", "many.json"];
    let others: Vec<String> = (2..=361).map(|at| format!("E{at:08}")).collect();
    let others = others.join(",");
    let places = ["--area", "E00000001", "--beside", &others];
    let about = [&places[..], &["--title", "T", "--organisation", "O"]].concat();
    let (code, said) = fairview(&folder, &[&import[..], &about[..]].concat());
    assert_eq!(code, Some(0), "{said}");
    for kind in ["trend", "authorities"] {
        let words = ["chart", "many.json", "measure", "--kind", kind];
        let (code, said) = fairview(&folder, &[&words[..], &["--out", "a.png"]].concat());
        assert_eq!(code, Some(0), "{said}");
        let png = fs::read(folder.join("a.png")).unwrap();
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        let (width, height) = (number(16), number(20));
        assert!(height <= width, "{kind}: {width} × {height}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_wrong_is_said_with_an_example() {
    let folder = folder("wrong");
    let q3 = q3();
    for (expected, words, says) in [
        (
            2,
            &["export", "--as", "csvw", "--out", "x"][..],
            "the following required arguments were not provided:\n  <REPORT>",
        ),
        (
            2,
            &["export", &q3, "--out", "x"],
            "the following required arguments were not provided:\n  --as <KIND>",
        ),
        (
            2,
            &["export", &q3, "--as", "pdf", "--out", "x"],
            "[possible values: csvw, csv, xlsx, json, jsonstat]",
        ),
        (
            2,
            &["chart", &q3, "--out", "x.svg"],
            "the following required arguments were not provided:\n  <MEASURE>",
        ),
        (
            2,
            &["chart", &q3, "ped02-04", "--out", "x"],
            "expected --as svg or --as png",
        ),
        (
            2,
            &["chart", &q3, "ped02-04", "--kind", "pie", "--out", "x.svg"],
            "[possible values: own, trend, ranking",
        ),
        (
            1,
            &[
                "chart", &q3, "ped02-04", "--kind", "parts", "--out", "x.svg",
            ],
            "has no chart of the kind parts; it has own, trend",
        ),
        (
            1,
            &["chart", &q3, "ped01-01", "--out", "x.svg"],
            "has no figures over time, so there is no chart of it",
        ),
        (
            1,
            &["chart", &q3, "nothing", "--out", "x.svg"],
            "the report has no measure \"nothing\"; its measures are ped01-01",
        ),
        (
            1,
            &["chart", &q3, "ped02-04", "--scale", "900", "--out", "x.png"],
            "Try a smaller scale",
        ),
        (
            2,
            &["chart", &q3, "ped02-04", "--scale", "2", "--out", "x.svg"],
            "an SVG has no pixels",
        ),
    ] {
        let (code, said) = fairview(&folder, words);
        assert_eq!(code, Some(expected), "{words:?}: {said}");
        // Where the words of the command are wrong, it is said where there is more.
        let usage = said.ends_with("\nFor more information, try '--help'.\n");
        assert_eq!(usage, expected == 2, "{words:?}: {said}");
        assert!(said.contains(says), "{words:?}: {said}");
    }
    assert!(
        fs::read_dir(&folder).unwrap().next().is_none(),
        "nothing is written"
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_table_of_a_page_is_written_by_its_name() {
    let folder = folder("table");
    let hostile = root().join("tests/exports/hostile.json");
    let hostile = hostile.to_str().unwrap();
    let table = |name: &str, kind: &str| {
        let asked = [
            "export", hostile, "--table", name, "--as", kind, "--out", "t",
        ];
        let (code, said) = fairview(&folder, &asked);
        assert_eq!(code, Some(0), "{said}");
        fs::read(folder.join("t")).unwrap()
    };
    let text = |name: &str| String::from_utf8(table(name, "csv")).unwrap();
    // Headings that begin like a formula are guarded, numbers below zero are not.
    assert_eq!(
        text("finance:f"),
        "\u{feff}Group,Line,'=B,'-S,'+V,'+V in words\r\n'=G,'@L,10,12.5,-2.5,overspend\r\n'=G,' =1+1,-3,-3,0,as budgeted\r\n"
    );
    assert_eq!(
        text("milestones").lines().nth(1),
        Some("'@ref,'=1+1,'-2+5,'+1 May,Red,\"'-1 is said, \"\"twice\"\"; then\"")
    );
    let compare: serde_json::Value = serde_json::from_slice(&table("compare", "json")).unwrap();
    let row = &compare["rows"][0];
    assert_eq!(
        (row["@SUM(1)"].as_f64(), row["=3*4"].as_f64()),
        (Some(-5.0), Some(-2.5))
    );
    assert_eq!(row["Period"], "2022/23");
    for name in ["scorecard", "compare", "milestones", "finance:f"] {
        assert!(table(name, "xlsx").starts_with(b"PK"), "{name}");
        assert!(table(name, "xlsx") == table(name, "xlsx"), "{name} differs");
    }
    for (name, kind, says) in [
        (
            "risks",
            "csv",
            "the report has no table \"risks\"; it has scorecard, compare, milestones, finance:f",
        ),
        (
            "compare",
            "csvw",
            "--as is \"csvw\"; expected csv, xlsx or json for one table",
        ),
    ] {
        let asked = [
            "export", hostile, "--table", name, "--as", kind, "--out", "u",
        ];
        let (code, said) = fairview(&folder, &asked);
        assert_eq!(code, Some(1));
        assert!(said.contains(says), "{said}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn ranks_and_sources_stand_beside_the_figures_of_a_comparison() {
    let folder = folder("ranks");
    let asked = [
        "export",
        &q3(),
        "--table",
        "compare",
        "--as",
        "json",
        "--out",
        "t",
    ];
    let (code, said) = fairview(&folder, &asked);
    assert_eq!(code, Some(0), "{said}");
    let read: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("t")).unwrap()).unwrap();
    let rows = read["rows"].as_array().unwrap();
    let care = rows.iter().find(|row| row["Ref"] == "PED02 04").unwrap();
    // At 31 March 2022, the last before the report's own time.
    assert_eq!(care["Halton"].as_f64(), Some(134.0));
    assert_eq!(care["Ranked places"].as_f64(), Some(11.0));
    let ranks: Vec<f64> = care
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, _)| name.ends_with(" rank"))
        .filter_map(|(_, rank)| rank.as_f64())
        .collect();
    assert_eq!(ranks.len(), 11);
    assert!(ranks.iter().all(|rank| (1.0..=11.0).contains(rank)));
    assert!(
        care["Source"]
            .as_str()
            .unwrap()
            .starts_with("Local Authority Interactive Tool")
    );
    fs::remove_dir_all(folder).unwrap();
}
