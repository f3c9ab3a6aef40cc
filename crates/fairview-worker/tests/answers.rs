//! A request that goes over as bytes gives the file that is made without a worker, and what cannot be
//! made is refused in words.

use fairview_worker::{FileRequest, ReportKind, SingleFileRequest, TableKind, answer};
use report_core::read;
use report_export::cite::{self, Origin};
use report_export::json::json;
use report_export::table::{Cell, ColumnKind, Table};
use report_export::whole;
use report_export::xlsx::xlsx;
use std::path::Path;

fn example(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../static/examples")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn table() -> Table {
    let mut table = Table::new("Children in care");
    table.column("Period", ColumnKind::Text, "which goes into archives alone");
    table.column("Halton", ColumnKind::Number, "");
    table.row(vec![Cell::Text("2025".to_owned()), Cell::Number(132.5)]);
    table.row(vec![Cell::Text("=2+2 \u{1F600}".to_owned()), Cell::Empty]);
    table
}

#[test]
fn a_table_becomes_the_file_that_it_becomes_without_a_worker() {
    let about = vec![("Report".to_owned(), "Quarter 3".to_owned())];
    let asked = |kind| {
        let request = FileRequest::Table {
            kind,
            sheet: "trend".to_owned(),
            table: table(),
            about: about.clone(),
        };
        answer(&request.encode()).unwrap()
    };
    assert_eq!(asked(TableKind::Xlsx), xlsx(&[("trend", &table())], &about));
    assert_eq!(asked(TableKind::Json), json(&table(), &about).into_bytes());
}

#[test]
fn a_report_becomes_the_files_that_it_becomes_without_a_worker() {
    let bytes = example("halton-2022-23-q3.json");
    let report = read::report(&bytes).unwrap().value;
    let origin = Origin {
        address: Some("https://council.example/#/q3/about".to_owned()),
        day: Some("29 November 2026".to_owned()),
        device: true,
    };
    let source = cite::source(&report, None, false);
    let about = cite::about(&report, None, source, &origin);
    assert!(about.iter().any(|(name, _)| name == "Caution"));
    for (kind, expected) in [
        (ReportKind::Xlsx, whole::xlsx(&report, &about)),
        (ReportKind::Json, whole::json(&report, &about).into_bytes()),
        (ReportKind::Archive, whole::archive(&report, &about)),
        (
            ReportKind::JsonStat,
            whole::jsonstat(&report).unwrap().into_bytes(),
        ),
    ] {
        let request = FileRequest::Report {
            kind,
            report: bytes.clone(),
            origin: origin.clone(),
        };
        assert!(answer(&request.encode()) == Ok(expected), "{kind:?}");
    }
}

#[test]
fn what_cannot_be_made_is_refused_in_words() {
    let asked = |kind, report: &[u8]| {
        let request = FileRequest::Report {
            kind,
            report: report.to_vec(),
            origin: Origin::default(),
        };
        answer(&request.encode()).unwrap_err()
    };
    let mut report: serde_json::Value =
        serde_json::from_slice(&example("halton-2022-23-q3.json")).unwrap();
    for indicator in report["indicators"].as_array_mut().unwrap() {
        let indicator = indicator.as_object_mut().unwrap();
        for figures in ["observations", "benchmark", "breakdowns"] {
            indicator.remove(figures);
        }
    }
    assert_eq!(
        asked(ReportKind::JsonStat, report.to_string().as_bytes()),
        "There is nothing to download here."
    );
    assert_eq!(
        asked(ReportKind::Xlsx, b"{"),
        read::report(b"{").err().unwrap().to_string()
    );
    assert_eq!(answer(b"\xff"), Err("The request cannot be read.".into()));
    let whole = FileRequest::Report {
        kind: ReportKind::Xlsx,
        report: example("halton-2022-23-q3.json"),
        origin: Origin::default(),
    };
    let mut cut = whole.encode();
    cut.truncate(cut.len() / 2);
    assert_eq!(answer(&cut), Err("The request cannot be read.".into()));
}

#[test]
fn a_report_in_one_file_holds_its_part_of_the_list() {
    let marks = [
        "title",
        "description",
        "view",
        "catalogue",
        "static",
        "data",
    ];
    let page: String = marks
        .iter()
        .map(|mark| format!("[<!--fairview:{mark}-->]\n"))
        .collect();
    let asked = |id: &str, page: &str, families: &[&[u8]]| {
        let request = SingleFileRequest {
            page: page.as_bytes().to_vec(),
            catalogue: example("catalogue.json"),
            id: id.to_owned(),
            title: "A & B".to_owned(),
            description: "Says so".to_owned(),
            files: vec![("q3.json".to_owned(), example("halton-2022-23-q3.json"))],
            families: families.iter().map(|file| file.to_vec()).collect(),
            overview: "<header ></header><main>O</main>".to_owned(),
            whole: "<main><section class=\"fv-sheet\">P</section></main>".to_owned(),
            links: ["#/q3", "#/", "#/q3/print"].map(str::to_owned),
        };
        answer(&FileRequest::SingleFile(request).encode())
    };
    let file = String::from_utf8(asked("halton-2022-23-q3", &page, &[]).unwrap()).unwrap();
    for part in [
        "[A &amp; B]",
        "[Says so]",
        "[halton-2022-23-q3]",
        "[catalogue.json]",
        "<header id=\"/q3\" ></header><main>O<section class=\"fv-sheet\">P</section></main>",
    ] {
        assert!(file.contains(part), "{part} in {file}");
    }
    assert!(asked("gone", &page, &[]).unwrap_err().contains("“gone”"));
    let other = asked("halton-2022-23-q3", "no marks", &[]).unwrap_err();
    assert!(other.contains("has no mark"), "{other}");
    let wrong = asked("halton-2022-23-q3", &page, &[b"\xff"]).unwrap_err();
    assert!(wrong.contains("families.json"), "{wrong}");
}
