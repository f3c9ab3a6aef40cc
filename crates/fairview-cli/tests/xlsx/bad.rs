//! Every broken workbook gives exactly the words beside it.
//!
//! `bad/NAME.sheets` holds what differs from `base.sheets`, as text; `bad/NAME.txt` what the
//! import must print. With `FAIRVIEW_GOLDEN=write` missing `.txt` files are made; read them
//! before committing.

use crate::sheets::{over, workbook};
use fairview_cli::import::as_text;
use report_import::imported::Imported;
use report_import::problems::Problems;
use report_import::xlsx::read;
use std::path::{Path, PathBuf};

/// The folder of this test.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/xlsx")
}

/// A file of the folder as text.
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Imports a workbook.
pub fn import(bytes: &[u8], strict: bool) -> Imported {
    let mut problems = Problems::default();
    let draft = read::read(bytes, &mut problems);
    Imported::of(draft, problems, strict)
}

fn printed(bytes: &[u8], strict: bool) -> String {
    as_text(
        &import(bytes, strict),
        Path::new("report.xlsx"),
        Path::new("report.json"),
    )
}

#[test]
fn broken_workbooks_say_what_is_wrong_and_where() {
    let base = text(&folder().join("base.sheets"));
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder().join("bad"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sheets"))
        .collect();
    names.sort();
    assert!(names.len() > 20, "{} workbooks", names.len());
    let mut wrong = Vec::new();
    for path in names {
        let found = printed(&workbook(&over(&base, &text(&path))), false);
        let beside = path.with_extension("txt");
        if !beside.exists() && std::env::var("FAIRVIEW_GOLDEN").as_deref() == Ok("write") {
            std::fs::write(&beside, &found).expect("written");
        }
        let expected = text(&beside);
        if found != expected {
            wrong.push(format!(
                "{}\nfound\n{found}expected\n{expected}",
                path.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_base_of_the_broken_workbooks_is_sound() {
    let base = text(&folder().join("base.sheets"));
    assert_eq!(
        printed(&workbook(&over(&base, "")), true),
        "report.xlsx: no problems\nreport.json is written\n"
    );
}

#[test]
fn what_is_no_workbook_is_refused_with_what_to_do() {
    for (bytes, words) in [
        (
            &b""[..],
            "The file is no workbook of Excel (.xlsx): it is no archive, or is cut off. Save it as an Excel workbook (.xlsx).",
        ),
        (
            b"id,title\na,b\n",
            "The file is a table in text (CSV); expected an Excel workbook (.xlsx). Tidy CSV, one figure a row, becomes a report with: fairview import csv FILE.csv --out report.json.",
        ),
        (
            b"%PDF-1.7\n",
            "The file is a PDF; expected an Excel workbook (.xlsx). Nothing can be read from it. Write its figures into the workbook that fairview template report.xlsx makes.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "The file is an old workbook (.xls) or is locked with a password; save it as an Excel workbook (.xlsx) without a password.",
        ),
    ] {
        assert_eq!(
            printed(bytes, false),
            format!(
                "report.xlsx: 1 error\n  error   {words}\nreport.json is not written: mend the errors above first\n"
            )
        );
    }
    let long = vec![0; 20_000_001];
    assert!(printed(&long, false).contains("longer than 20 MB"));
}

#[test]
fn strict_makes_notices_errors() {
    let base = text(&folder().join("base.sheets"));
    let bytes = workbook(&over(&base, "## Remarks\nMine\nx\n"));
    let notice = "sheet Remarks: no sheet \"Remarks\" is known here; it is ignored\n";
    assert_eq!(
        printed(&bytes, false),
        format!("report.xlsx: 1 notice\n  notice  {notice}report.json is written\n")
    );
    assert_eq!(
        printed(&bytes, true),
        format!(
            "report.xlsx: 1 error\n  error   {notice}report.json is not written: mend the errors above first\n"
        )
    );
}
