//! Files of data as an officer imports them.
//!
//! `bad/NAME.csv` and `bad/NAME.json` are beside the exact words that importing them must give,
//! `NAME.csv.txt` and `NAME.json.txt`; `NAME.options` says the options where they are others than
//! the area. `good` holds files beside the report they must make. With `FAIRVIEW_GOLDEN=write`
//! missing expectations are made; read them before committing.

mod comparators;
mod faults;
mod laws;
mod onto;
mod periods;
mod places;

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of these tests; files are named relative to it.
fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import"))
}

/// What an import prints, its exit code, and the report that it wrote.
fn import(arguments: &[&str], name: &str) -> (String, Option<i32>, Option<String>) {
    let out: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
    if out.exists() {
        std::fs::remove_file(&out).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_fairview"))
        .current_dir(folder())
        .arg("import")
        .args(arguments)
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    let said =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    let said = said.replace(&out.display().to_string(), "OUT.json");
    (
        said,
        output.status.code(),
        std::fs::read_to_string(&out).ok(),
    )
}

/// Holds a text against the one that is kept; says how they differ.
fn held(kept: &Path, said: &str) -> Result<(), String> {
    match std::fs::read_to_string(kept).map(|text| text.replace("\r\n", "\n")) {
        Ok(text) if text == said => Ok(()),
        Ok(text) => Err(format!(
            "{}\n expected:\n{text}\n found:\n{said}",
            kept.display()
        )),
        Err(_) if std::env::var("FAIRVIEW_GOLDEN").is_ok_and(|mode| mode == "write") => {
            std::fs::write(kept, said).map_err(|error| error.to_string())
        }
        Err(_) => Err(format!("{} is missing; found:\n{said}", kept.display())),
    }
}

fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names
        .filter(|name| {
            let data = name.ends_with(".csv") || name.ends_with(".json");
            data && !name.ends_with(".report.json")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn broken_files_say_what_is_wrong_and_where() {
    let names = files(&folder().join("bad"));
    assert!(
        names.len() > 60,
        "the folder of broken files is not where it was"
    );
    let mut wrong = Vec::new();
    for name in names {
        let kind = if name.ends_with(".csv") {
            "csv"
        } else {
            "jsonstat"
        };
        let file = format!("bad/{name}");
        let options = file.rsplit_once('.').unwrap().0.to_owned() + ".options";
        let has_options = folder().join(&options).exists();
        let said = match has_options {
            true => vec![kind, file.as_str(), "--options", options.as_str()],
            false => vec![kind, file.as_str(), "--area", "E06000006"],
        };
        let (said, code, report) = import(&said, &name);
        let errors = said.lines().any(|line| line.starts_with("  error"));
        assert_eq!(code, Some(i32::from(errors)), "{name}: {said}");
        assert_eq!(report.is_none(), errors, "{name}");
        wrong.extend(held(&folder().join(format!("bad/{name}.txt")), &said).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn local_statistics_with_their_dirt_become_a_report() {
    let arguments = [
        "csv",
        "good/local-statistics.csv",
        "--area",
        "E06000006",
        "--region",
        "North West",
        "--title",
        "Figures beside other places",
        "--organisation",
        "Halton Borough Council",
    ];
    let (said, code, report) = import(&arguments, "local-statistics");
    assert_eq!(code, Some(0), "{said}");
    held(&folder().join("good/local-statistics.txt"), &said).unwrap();
    let report = report.unwrap();
    held(&folder().join("good/local-statistics.report.json"), &report).unwrap();
    let (said, code, report) = import(&[&arguments[..], &["--strict"]].concat(), "strict");
    assert_eq!((code, report), (Some(1), None), "{said}");
    assert!(
        said.contains("  error   good/local-statistics.csv, line 16"),
        "{said}"
    );
}

#[test]
fn data_sets_of_json_stat_become_a_report() {
    let arguments = ["jsonstat", "good/children-in-care.json"];
    let (said, code, report) = import(&arguments, "children-in-care");
    assert_eq!(code, Some(0), "{said}");
    held(&folder().join("good/children-in-care.txt"), &said).unwrap();
    held(
        &folder().join("good/children-in-care.report.json"),
        &report.unwrap(),
    )
    .unwrap();
}

#[test]
fn arguments_that_are_not_known_are_said() {
    for (arguments, words) in [
        (
            &["csv"][..],
            "the following required arguments were not provided:\n  <FILE>...",
        ),
        (
            &["csv", "a.csv", "--colour", "red"],
            "unexpected argument '--colour' found",
        ),
        (
            &["csv", "a.csv", "--area"],
            "a value is required for '--area <CODE>' but none was supplied",
        ),
        (
            &["csv", "a.csv", "--years", "lunar"],
            "invalid value 'lunar' for '--years <YEARS>'\n  [possible values: financial, academic]",
        ),
        (
            &["csv", "a.csv", "--options", "nowhere"],
            "nowhere cannot be read: ",
        ),
        (&["toml", "a.toml"], "unrecognized subcommand 'toml'"),
    ] {
        let (said, code, _) = import(arguments, "arguments");
        assert_eq!(code, Some(2));
        assert!(said.starts_with(&format!("fairview: {words}")), "{said}");
        // The form of the command follows, where it is known.
        let form = match arguments[0] {
            "csv" => "\nUsage: fairview import csv ",
            _ => "\nUsage: fairview import ",
        };
        let known = arguments != ["csv", "a.csv", "--area"] && !arguments.contains(&"--years");
        assert_eq!(said.contains(form), known, "{said}");
    }
}
