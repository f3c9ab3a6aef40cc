//! The limits of docs/importing.md: what is beyond one is refused with its message, of very many
//! problems few are told, and nothing that is printed commands a terminal.

use fairview_cli::{check, findings, import, print};
use proptest::prelude::*;
use report_core::problem::{MOST_CAUSES, MOST_TOLD, Severity, count};
use report_import::data::{self, Kind};
use report_import::imported::Imported;
use report_import::options::Options;
use report_import::problems::Problems;
use report_import::xlsx::read;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const HEAD: &str = "Area code,Area,Indicator,Period,Value,Unit,Notes\n";

/// What the import of a file of data says, without the report.
fn imported(kind: Kind, bytes: Vec<u8>) -> Imported {
    let mut options = Options::default();
    options.add("area", "E06000006").unwrap();
    data::import(kind, &options, false, [("f".to_owned(), Ok(bytes))], None)
}

/// The one error of an import.
fn error(imported: &Imported) -> String {
    let errors = imported.problems.list.iter();
    let errors: Vec<String> = errors
        .filter(|problem| problem.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert!(imported.sound().is_none());
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.concat()
}

fn rows(n: usize, row: impl Fn(usize) -> String) -> Vec<u8> {
    let rows = (0..n).map(|i| row(i) + "\n");
    (HEAD.to_owned() + &rows.collect::<String>()).into_bytes()
}

#[test]
fn each_limit_of_csv_has_its_message() {
    let mut wide = HEAD.trim_end().to_owned();
    for i in 0..1_000 {
        let _ = write!(wide, ",c{i}");
    }
    for (bytes, says) in [
        (
            vec![b'a'; 50_000_001],
            "f: it is longer than 50 MB; expected at most as much: split it by indicator",
        ),
        (
            rows(500_001, |_| "E06000006,H,I,2022,1,,".to_owned()),
            "f, line 500002: there are more than 500000 rows; expected at most as many: split it by indicator",
        ),
        (
            wide.into_bytes(),
            "f, line 1: there are 1007 columns; expected at most 1000",
        ),
        (
            rows(2_001, |i| format!("E06000006,H,I{i},2022,1,,")),
            "f: there are 2001 indicators; expected at most 2000 in a report: split it by indicator",
        ),
        (
            rows(401, |i| format!("E06{:06},H,I,2022,1,,", i + 6)),
            "f: there are 401 areas to show; expected at most 400 beside each other: name those to keep with --beside",
        ),
        (
            rows(601, |i| {
                format!("E06000006,H,I,week {i} of many,1,,").replace("week 0 of many", "2022")
            }),
            "f, line 2, column Value: indicator \"i\" has figures for 601 periods; expected at most 600",
        ),
        (
            rows(200_001, |i| {
                let (area, row) = (i % 400, i / 400);
                format!("E06{:06},H,I{},{},1,,", area + 6, row % 8, 1_900 + row / 8)
            }),
            "f, line 200002, column Value: there are more than 200000 figures of the areas that are shown; expected at most as many in a report: name fewer areas with --beside, or make several reports",
        ),
    ] {
        assert_eq!(error(&imported(Kind::Csv, bytes)), says);
    }
}

#[test]
fn figures_spread_thinly_over_areas_and_periods_are_bounded_too() {
    // 999 figures an indicator, and 240,000 places for them.
    let mut text = HEAD.to_owned();
    for indicator in 0..3 {
        for i in 0..400 {
            let _ = writeln!(text, "E06{:06},H,I{indicator},2022,1,,", i + 6);
        }
        for i in 1..600 {
            let _ = writeln!(text, "E06000006,H,I{indicator},{},1,,", 2_022 + i);
        }
    }
    assert_eq!(
        error(&imported(Kind::Csv, text.into_bytes())),
        "f, line 2000, column Value: indicator \"i2\" has figures that make 720000 together with those before, counting every area and period; expected at most 500000 in a report: name fewer areas with --beside, or make several reports"
    );
}

#[test]
fn each_limit_of_json_stat_has_its_message() {
    // The sizes of a data set are held by import/bad/sizes-too-large.json.
    let text = format!("[{}0]", "[],".repeat(5_300_000));
    assert_eq!(
        error(&imported(Kind::Jsonstat, text.into_bytes())),
        "f: it holds more values than are read at once; expected a smaller part of the data set"
    );
}

/// A workbook of one sheet "Observations" with these rows and these further parts.
fn workbook(rows: &str, sheets: &str, styles: &str, words: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in [
        (
            "xl/workbook.xml",
            format!(
                "<workbook><sheets><sheet name=\"Observations\" r:id=\"a\"/>{sheets}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"s.xml\"/></Relationships>".to_owned(),
        ),
        (
            "xl/styles.xml",
            format!("<styleSheet>{styles}</styleSheet>"),
        ),
        ("xl/sharedStrings.xml", format!("<sst>{words}</sst>")),
        (
            "xl/s.xml",
            format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ] {
        archive.start_file(name, stored).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn of_workbook(bytes: &[u8]) -> Imported {
    let mut problems = Problems::default();
    let draft = read::read(bytes, &mut problems);
    Imported::of(draft, problems, false)
}

#[test]
fn each_limit_of_workbooks_has_its_message() {
    let leave_out = "expected at most as many: leave out what is not for the report";
    let many = |n: usize, one: &dyn Fn(usize) -> String| (0..n).map(one).collect::<String>();
    let of_rows = |rows: String| workbook(&rows, "", "", "");
    let of_styles = |styles: String| workbook("", "", &styles, "");
    let long = "x".repeat(5_000_000);
    let zeros = " ".repeat(100_000_000);
    // Packed: 100 MB of blanks are 100 kB.
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    packed
        .start_file("xl/styles.xml", SimpleFileOptions::default())
        .unwrap();
    let styles = format!("<styleSheet>{zeros}</styleSheet>");
    packed.write_all(styles.as_bytes()).unwrap();
    let packed = packed.finish().unwrap().into_inner();
    for (bytes, says) in [
        (
            vec![0; 20_000_001],
            "The workbook is longer than 20 MB; expected one without pictures.".to_owned(),
        ),
        (
            packed,
            "The workbook holds more than 100 MB when it is unpacked; expected at most as much: copy the sheets of the template into a workbook of their own".to_owned(),
        ),
        (
            of_rows(format!("<row>{}</row>", "<c><v>1</v></c>".repeat(10_000)).repeat(51)),
            format!("The workbook holds more than 500,000 filled cells; {leave_out}"),
        ),
        (
            of_rows(many(62, &|i| {
                format!("<row r=\"{0}\"><c r=\"XFD{0}\"><v>1</v></c></row>", i + 1)
            })),
            format!(
                "The workbook holds more than 1000000 cells, counting each row to its last filled one; {leave_out}"
            ),
        ),
        (
            workbook(
                &many(11, &|i| {
                    format!("<row r=\"{}\"><c t=\"s\"><v>0</v></c></row>", i + 1)
                }),
                "",
                "",
                &format!("<si><t>{long}</t></si>"),
            ),
            "The workbook holds more than 50 MB of words in its cells; expected at most as much: leave out what is not for the report".to_owned(),
        ),
        (
            workbook("", &many(1_000, &|i| format!("<sheet name=\"s{i}\" r:id=\"a\"/>")), "", ""),
            format!("The workbook holds more than 1,000 sheets; {leave_out}"),
        ),
        (
            of_rows("<mergeCell ref=\"A1:B1\"/>".repeat(10_001)),
            format!("The workbook holds more than 10,000 merged ranges in a sheet; {leave_out}"),
        ),
        (
            of_rows("<col hidden=\"1\" min=\"1\" max=\"1\"/>".repeat(1_001)),
            format!("The workbook holds more than 1,000 hidden columns; {leave_out}"),
        ),
        (
            of_styles(format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(65_491))),
            format!("The workbook holds more than 65,490 formats of cells; {leave_out}"),
        ),
        (
            of_styles(many(10_001, &|i| {
                format!("<numFmt numFmtId=\"{}\" formatCode=\"0\"/>", 200 + i)
            })),
            format!("The workbook holds more than 10,000 number formats; {leave_out}"),
        ),
        (
            of_styles(format!(
                "<numFmt numFmtId=\"200\" formatCode=\"{}\"/>",
                "0".repeat(1_021)
            )),
            format!(
                "The workbook holds more than 1,020 characters in one number format; {leave_out}"
            ),
        ),
    ] {
        assert_eq!(error(&of_workbook(&bytes)), says);
    }
}

#[test]
fn of_very_many_problems_few_are_told_and_all_are_counted() {
    let bad = rows(30_000, |i| match i % 3 {
        0 => format!("E06000006,H,I,2022,value {i},,"),
        1 => "E06000006,H,I,,1,,".to_owned(),
        _ => "E06000006".to_owned(),
    });
    let imported = imported(Kind::Csv, bad);
    let text = import::as_text(&imported, Path::new("f"), Path::new("out.json"));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "f: 30000 errors");
    let told = lines.iter().filter(|line| line.starts_with("  error"));
    assert!(told.count() <= MOST_TOLD + MOST_CAUSES);
    for cause in [
        "more like it: \"value ",
        "more like it: no period is named",
        "more like it: there are 1 cells and 7 headings",
    ] {
        assert_eq!(
            lines.iter().filter(|line| line.contains(cause)).count(),
            1,
            "{cause}"
        );
    }
    assert_eq!(count(&imported.problems.list, Severity::Error), 30_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in the cells and the names of files: nothing of what is printed is a
    /// control or bidirectional character, and each problem has one line.
    #[test]
    fn what_is_printed_holds_no_command_to_a_terminal(
        cells in proptest::collection::vec("[a-z0-9\\x00-\\x1f\\x7f-\\u{9f}\\u{202e}\\u{2066}]{0,12}", 7),
        heading in "[a-z\\x01-\\x1f\\x7f\\u{9b}]{0,8}",
        name in "[a-z\\x01-\\x1f\\u{9b}]{1,8}",
    ) {
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
        let text = format!("{},\"{heading}\"\n{},x\nE06000006,H,I,2022,bad,,y\n", HEAD.trim_end(), quoted.join(","));
        let imported = imported(Kind::Csv, text.into_bytes());
        let checked = findings::Checked {
            file: name,
            problems: imported.problems.list.clone(),
        };
        let lines = 1 + checked.problems.len();
        let files = [checked];
        let said = import::as_text(&imported, Path::new(&files[0].file), Path::new("o"));
        for printed in [findings::as_text(&files), findings::as_json(&files), said] {
            let printed = print::clean(&printed);
            let command = |c: char| {
                (c.is_control() && c != '\n' && c != '\t')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            prop_assert!(!printed.contains(command), "{:?}", printed);
        }
        prop_assert_eq!(findings::as_text(&files).lines().count(), lines);
    }
}

/// The command with its output closed after the first bytes, as `| head -1` does.
fn closed(arguments: &[&str]) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fairview"))
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    let mut stderr = child.stderr.take().unwrap();
    stderr.read_to_string(&mut said).unwrap();
    (child.wait().unwrap().code(), said)
}

#[test]
fn a_reader_that_goes_is_no_error() {
    let q3 = "static/examples/halton-2022-23-q3.json";
    let q2 = "static/examples/halton-2015-16-q2.json";
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["--version"],
        &["check", q3],
        &["check", q3, "--format", "json"],
        &["diff", q2, q3],
        &["figures", q3],
        &["schema", "fields"],
    ] {
        assert_eq!(closed(arguments), (Some(0), String::new()), "{arguments:?}");
    }
}

/// The words of every command that does something, `import csv`.
fn commands(command: &clap::Command, words: &[String], found: &mut Vec<Vec<String>>) {
    for below in command.get_subcommands().filter(|c| c.get_name() != "help") {
        let words = [words, &[below.get_name().to_owned()]].concat();
        match below.has_subcommands() {
            true => commands(below, &words, found),
            false => found.push(words),
        }
    }
}

#[test]
fn help_stands_behind_every_command_and_usage_errors_name_the_form() {
    let said = |words: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_fairview"))
            .args(words)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let mut all = Vec::new();
    commands(&fairview_cli::cli::command(), &[], &mut all);
    assert_eq!(all.len(), 19);
    for words in &all {
        let name = words.join(" ");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let usage = format!("Usage: fairview {name} ");
        for help in ["--help", "-h"] {
            let (code, out, err) = said(&[&words[..], &[help]].concat());
            assert_eq!((code, err.as_str()), (Some(0), ""), "{name}");
            let example = format!("\nExample: fairview {name} ");
            assert!(out.contains(&usage) && out.contains(&example), "{out}");
        }
        let (code, out, err) = said(&[&words[..], &["--no-such-option", "x"]].concat());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{name}");
        let begins = "fairview: unexpected argument '--no-such-option' found\n";
        assert!(err.starts_with(begins) && err.contains(&usage), "{err}");
    }
    let (code, _, err) = said(&["chek", "report.json"]);
    assert_eq!(code, Some(2));
    assert!(
        err.starts_with("fairview: unrecognized subcommand 'chek'\n") && err.contains(" 'check'\n"),
        "{err}"
    );
    let (code, out, err) = said(&[]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(said(&["help"]), (Some(0), out.clone(), String::new()));
    assert!(all.iter().all(|words| out.contains(&words[0])), "{out}");
}

#[test]
fn files_of_other_kinds_are_called_by_their_names() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kinds");
    std::fs::create_dir_all(&folder).unwrap();
    let workbook = workbook("", "", "", "");
    for (name, bytes, says) in [
        (
            "a.json",
            workbook.as_slice(),
            "This is an Excel workbook (.xlsx); expected a report in JSON. A workbook made from the template becomes a report with: fairview import xlsx FILE.xlsx --out report.json.",
        ),
        (
            "a.pdf",
            b"%PDF-1.4\n",
            "This is a PDF; expected a report in JSON. Nothing can be read from it. Write its figures into the workbook that fairview template report.xlsx makes.",
        ),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0 old",
            "This is a file of an old Office program (.xls or .doc), or one locked with a password; expected a report in JSON. Save a workbook as .xlsx without a password; one made from the template becomes a report with: fairview import xlsx FILE.xlsx --out report.json.",
        ),
        (
            "a.txt",
            b"Area,Value\nHalton,1\n",
            "This is a table in text (CSV); expected a report in JSON. Tidy CSV, one figure a row, becomes a report with: fairview import csv FILE.csv --out report.json.",
        ),
    ] {
        let file = folder.join(name);
        std::fs::write(&file, bytes).unwrap();
        let checked = check::check(&file, &Options::default(), None);
        let said: Vec<String> = checked.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, [says], "{name}");
        let built = Command::new(env!("CARGO_BIN_EXE_fairview"))
            .args(["figures", file.to_str().unwrap()])
            .output()
            .unwrap();
        assert_eq!(built.status.code(), Some(1));
        assert!(
            String::from_utf8(built.stderr).unwrap().contains(says),
            "{name}"
        );
    }
}
