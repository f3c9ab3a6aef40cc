//! The template: what an officer finds in it, and what the command makes of it.

use crate::bad::import;
use crate::sheets::rewritten;
use report_import::imported::Imported;
use report_import::xlsx::book::Book;
use report_import::xlsx::plan::{BASES, DIRECTIONS, Kind, POLARITIES, RATINGS, SYMBOLS, UNITS};
use report_import::xlsx::recipe::{Question, propose};
use report_import::xlsx::sheets::{FIELDS, SHEETS};
use serde_json::Value;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The parts of XML of a workbook, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let parts = RefCell::new(Vec::new());
    rewritten(bytes, |name, part| {
        parts.borrow_mut().push((name.to_owned(), part.to_owned()));
        part.to_owned()
    });
    parts.into_inner()
}

fn part<'a>(parts: &'a [(String, String)], name: &str) -> &'a str {
    let found = parts.iter().find(|(other, _)| other == name);
    &found.unwrap_or_else(|| panic!("no {name}")).1
}

#[test]
fn every_sheet_has_notes_frozen_headings_and_its_drop_downs() {
    let book = Book::template();
    let parts = parts(&fairview_template::write(&book).expect("a workbook"));
    for (i, plan) in SHEETS.iter().enumerate() {
        let sheet = part(&parts, &format!("xl/worksheets/sheet{}.xml", i + 3));
        assert!(
            sheet.contains(&format!("xSplit=\"{}\" ySplit=\"1\"", plan.kept + 1)),
            "{}",
            plan.name
        );
        assert!(sheet.contains("state=\"frozen\""), "{}", plan.name);
        let headings = book.headings(plan);
        let notes = part(&parts, &format!("xl/comments{}.xml", i + 1));
        assert_eq!(
            notes.matches("<comment ").count(),
            headings.len(),
            "{}",
            plan.name
        );
        assert!(headings.iter().all(|heading| !heading.note.is_empty()));
        for heading in &headings {
            let list = match heading.kind {
                Kind::Choice(words) => words.join(",").replace('_', " "),
                Kind::Symbols => SYMBOLS.join(","),
                Kind::IdOf(other) => {
                    assert!(SHEETS.iter().any(|plan| plan.name == other), "{other}");
                    format!("'{other}'!$B$2:$B$5001")
                }
                _ => continue,
            };
            assert!(sheet.contains(&list), "{}: {}", plan.name, heading.text);
        }
    }
    let indicators = SHEETS
        .iter()
        .find(|plan| plan.name == "Indicators")
        .expect("a sheet");
    let lists: Vec<&[&str]> = book
        .headings(indicators)
        .iter()
        .filter_map(|heading| match heading.kind {
            Kind::Choice(words) => Some(words),
            _ => None,
        })
        .collect();
    for wanted in [RATINGS, DIRECTIONS, POLARITIES, BASES, UNITS] {
        assert!(lists.contains(&wanted), "{wanted:?}");
    }
}

#[test]
fn the_template_is_the_same_bytes_every_time() {
    let once = fairview_template::write(&Book::template()).expect("a workbook");
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(
        once,
        fairview_template::write(&Book::template()).expect("a workbook")
    );
}

#[test]
fn the_template_as_it_is_has_only_examples_and_asks_for_the_rest() {
    let imported = import(
        &fairview_template::write(&Book::template()).expect("a workbook"),
        true,
    );
    let said: Vec<String> = imported
        .problems
        .list
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        said,
        [
            "sheet Report, row 2, column B (Value): \"Id\" is empty; expected words, like \"halton-2022-23-q3\"",
            "sheet Report, row 3, column B (Value): \"Title\" is empty; expected words, like \"Children and Young People, Priority Based Report\"",
            "sheet Report, row 5, column B (Value): \"Organisation\" is empty; expected words, like \"Halton Borough Council\"",
            "sheet Report, row 6, column B (Value): \"Area\" is empty; expected words, like \"halton\"",
            "sheet Report, row 7, column B (Value): \"Period\" is empty; expected words, like \"2022/23 Q3\"",
        ]
    );
    let [left_out] = imported.problems.notes.as_slice() else {
        panic!("{:?}", imported.problems.notes)
    };
    let begins = "left out as examples: rows 2 to 4 of Columns, row 2 of Objectives, ";
    assert!(left_out.starts_with(begins), "{left_out}");
    for plan in SHEETS {
        let name = format!(" of {}", plan.name);
        assert!(left_out.contains(&name), "{name}");
    }
}

/// The examples are sound themselves: with the first cells emptied they make a report.
#[test]
fn the_example_rows_are_right() {
    let mut book = Book::template();
    for (_, rows) in &mut book.rows {
        for row in rows {
            row[0] = Default::default();
        }
    }
    book.report = [
        ("Id", "a"),
        ("Title", "A"),
        ("Organisation", "A council"),
        ("Area", "halton"),
        ("Period", "2022/23 Q3"),
        ("Neighbours list", "A list"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into();
    for (name, _) in &book.report {
        assert!(FIELDS.iter().any(|(field, ..)| field == name));
    }
    let imported = import(&fairview_template::write(&book).expect("a workbook"), false);
    let said: Vec<String> = imported
        .problems
        .list
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(said, [""; 0]);
}

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn fairview(folder: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_fairview"))
        .args(words)
        .current_dir(folder)
        .output()
        .expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (done.status.code(), text(done.stdout), text(done.stderr))
}

#[test]
fn the_command_goes_from_report_to_workbook_and_back() {
    let folder = folder("there-and-back");
    let example =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples/halton-2022-23-q3.json");
    let report = example.to_str().expect("a path");
    let (code, out, _) = fairview(&folder, &["template", "q3.xlsx", "--from", report]);
    assert_eq!((code, out.as_str()), (Some(0), "q3.xlsx is written\n"));
    let (code, out, _) = fairview(&folder, &["import", "xlsx", "q3.xlsx", "--out", "q3.json"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.starts_with("q3.xlsx: 2 notices\n") && out.ends_with("q3.json is written\n"));
    let read = |path: &Path| -> serde_json::Value {
        let bytes = std::fs::read(path).expect("the report");
        serde_json::from_slice(&bytes).expect("JSON")
    };
    assert_eq!(read(&folder.join("q3.json")), read(&example));
}

#[test]
fn where_something_is_wrong_nothing_is_written() {
    let folder = folder("nothing-written");
    assert_eq!(fairview(&folder, &["template", "a.xlsx"]).0, Some(0));
    let (code, _, complaint) = fairview(&folder, &["template", "a.xlsx"]);
    let says = "fairview: a.xlsx is there already and is left as it is; choose another name\n";
    assert_eq!((code, complaint.as_str()), (Some(1), says));
    let (code, out, _) = fairview(&folder, &["import", "xlsx", "a.xlsx", "--out", "a.json"]);
    assert_eq!(code, Some(1));
    assert!(
        out.ends_with("a.json is not written: mend the errors above first\n"),
        "{out}"
    );
    assert!(!folder.join("a.json").exists());
    for (words, code, says) in [
        (
            &["import", "xlsx", "a.xlsx"][..],
            2,
            "the following required arguments were not provided:\n  --out <REPORT.json>",
        ),
        (
            &["import", "xlsx", "--out", "a.json"],
            2,
            "the following required arguments were not provided:\n  <WORKBOOK>",
        ),
        (
            &["import", "xlsx", "a.xlsx", "--colour", "--out", "a.json"],
            2,
            "unexpected argument '--colour' found",
        ),
        (
            &["template", "--strict"],
            2,
            "unexpected argument '--strict' found",
        ),
    ] {
        let (found, _, complaint) = fairview(&folder, words);
        let form = match words[0] {
            "import" => "\nUsage: fairview import xlsx ",
            _ => "\nUsage: fairview template ",
        };
        assert_eq!(found, Some(code));
        assert!(
            complaint.starts_with(&format!("fairview: {says}\n")) && complaint.contains(form),
            "{complaint}"
        );
    }
}

/// The small template with rows filled in, as a spreadsheet program saves them.
fn small_with(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |(column, words): (usize, &&str)| {
        let letter = char::from(b'A' + column as u8);
        format!("<c t=\"inlineStr\" r=\"{letter}ROW\"><is><t>{words}</t></is></c>")
    };
    let row = |(at, cells): (usize, &&[&str])| {
        let cells: String = cells.iter().enumerate().map(cell).collect();
        let row = (at + 2).to_string();
        format!("<row r=\"{row}\">{}</row>", cells.replace("ROW", &row))
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    rewritten(
        &fairview_template::small("2024/25 Q3").unwrap(),
        |name, part| match name == "xl/worksheets/sheet1.xml" {
            true => part.replace("</sheetData>", &format!("{rows}</sheetData>")),
            false => part.to_owned(),
        },
    )
}

#[test]
fn the_small_template_is_read_by_a_recipe_with_three_answers() {
    let book = small_with(&[
        &["", "Homes"],
        &[
            "HOU01",
            "Repairs done in time",
            "%",
            "high",
            "90%",
            "91%",
            "[x]",
            "92%",
            "93.5%",
            "95%",
            "amber",
            "Better than last year.",
        ],
        &[
            "HOU02",
            "Days to let a home",
            "Days",
            "low",
            "30",
            "",
            "",
            "",
            "28",
            "25",
            "not rated",
            "",
        ],
    ]);
    let proposal = propose(&book).unwrap();
    let open = |question: &&Question| question.proposed.is_none();
    let open: Vec<&str> = proposal
        .questions
        .iter()
        .filter(open)
        .map(|q| q.within.as_str())
        .collect();
    let expected = [
        "report, id",
        "report, organisation",
        "areas, 1, name",
        "groups, basis, otherwise",
    ];
    assert_eq!(open, expected);
    let mut recipe = proposal.recipe;
    for (at, answer) in [
        (&["report", "id"][..], "wrenford-{period}"),
        (&["report", "organisation"], "Wrenford Borough Council"),
        (&["areas", "1", "name"], "Wrenford"),
        (&["groups", "basis", "otherwise"], "whole_period"),
    ] {
        let at: Vec<String> = at.iter().map(|part| (*part).to_owned()).collect();
        recipe.answer(&at, answer);
    }
    let found = Imported::by_recipe(&book, &recipe, false, None);
    let said: Vec<String> = found
        .problems
        .list
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(said, [""; 0]);
    let report: Value = serde_json::from_str(found.sound().unwrap()).unwrap();
    assert_eq!(report["period"], "2024/25 Q3");
    assert_eq!(report["objectives"][0]["title"], "Homes");
    let first = &report["indicators"][0];
    assert_eq!(
        (&first["ref"], &first["rating"]),
        (&"HOU01".into(), &"amber".into())
    );
    assert_eq!(first["cells"]["current"]["value"], 93.5);
    let periods = first["observations"]["periods"].as_array().unwrap();
    assert_eq!(periods.len(), 5);
    assert_eq!(report["indicators"][1]["polarity"], "low");
}

#[test]
fn the_command_writes_the_small_template() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("small-template.xlsx");
    let _ = std::fs::remove_file(&out);
    let run = |quarter: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fairview"));
        command
            .arg("template")
            .arg(&out)
            .args(["--small", quarter])
            .output()
            .unwrap()
    };
    let refused = run("2024/25");
    assert!(!refused.status.success() && !out.exists());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("expected one like \"2024/25 Q3\""));
    assert!(run("2024/25 Q3").status.success());
    assert_eq!(
        std::fs::read(&out).unwrap(),
        fairview_template::small("2024/25 Q3").unwrap()
    );
}
