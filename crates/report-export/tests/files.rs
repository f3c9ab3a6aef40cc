//! What is written is what others read: strict readers of CSV, workbooks, archives, JSON and XML,
//! none of them ours, get back what went in. Nothing in a cell can become a formula.

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use report_export::csv::{BOM, csv, guarded, tsv};
use report_export::json::{Json, json};
use report_export::table::{Cell, ColumnKind, Table};
use report_export::xlsx::xlsx;
use report_export::zip::zip;
use std::io::{Cursor, Read};

/// What spreadsheet programs have been made to run, and what only looks like it.
const HOSTILE: [&str; 14] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "＝1+1",
    "=HYPERLINK(\"http://example.org\",\"a\")",
    "a\"b,c\nd",
    "'=1+1",
    " kept ",
    "_x0041_",
    "<b>&amp;\u{1}",
];

fn table() -> Table {
    let mut table = Table::new("Hostile");
    table.column("=Words", ColumnKind::Text, "");
    table.column("Number", ColumnKind::Number, "");
    table.column("Number", ColumnKind::Number, "");
    for (n, words) in HOSTILE.iter().enumerate() {
        let number = Cell::number(Some(-0.5 * n as f64));
        table.row(vec![Cell::text(Some(words)), number]);
    }
    table
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let plain = text.strip_prefix(BOM).expect("it begins with a mark");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(false)
        .from_reader(plain.as_bytes());
    let records = reader
        .records()
        .map(|record| record.expect("as many cells as the first"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

fn opens_a_formula(cell: &str) -> bool {
    cell.trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[test]
fn a_strict_reader_gets_every_cell_back_and_no_formula() {
    let text = csv(&table());
    assert!(text.lines().count() > HOSTILE.len());
    let rows = rows(&text);
    assert_eq!(rows[0], ["'=Words", "Number", "Number 2"]);
    for (n, (row, words)) in rows[1..].iter().zip(HOSTILE).enumerate() {
        assert_eq!(row[0], guarded(words));
        assert!(!opens_a_formula(&row[0]), "{row:?}");
        assert_eq!(
            row[1].parse(),
            Ok(-0.5 * n as f64),
            "numbers are never guarded"
        );
        assert_eq!(row[2], "");
    }
    assert_eq!(rows.len(), 1 + HOSTILE.len());
}

#[test]
fn what_is_pasted_falls_into_as_many_cells() {
    let text = tsv(&table());
    let lines: Vec<&str> = text.split('\n').collect();
    assert_eq!(lines.len(), 1 + HOSTILE.len());
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 3, "{line:?}");
        assert!(!opens_a_formula(cells[0]), "{line:?}");
    }
}

#[test]
fn a_workbook_holds_words_as_words_and_numbers_as_numbers() {
    let table = table();
    let about = [("Report", "A report: [its] name"), ("Note", "=2+2")];
    let about = about.map(|(key, words)| (key.to_owned(), words.to_owned()));
    let bytes = xlsx(&[("Figures: a/b", &table), ("figures ab", &table)], &about);
    assert_eq!(
        bytes,
        xlsx(&[("Figures: a/b", &table), ("figures ab", &table)], &about)
    );
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    assert_eq!(names, ["Figures ab", "figures ab 2", "About"]);
    let sheet = book.worksheet_range("Figures ab").expect("a sheet");
    for (n, words) in HOSTILE.iter().enumerate() {
        let place = (n as u32 + 1, 0);
        // A return is no character of XML; Excel undoes the escape, which calamine leaves.
        let held = words
            .replace(['\u{1}', '\r'], "")
            .replace("_x0041_", "_x005F_x0041_");
        assert_eq!(
            sheet.get_value(place),
            Some(&Data::String(held)),
            "{words:?}"
        );
        let number = sheet.get_value((place.0, 1));
        assert_eq!(number, Some(&Data::Float(-0.5 * n as f64)));
    }
    let formulas = book.worksheet_formula("Figures ab").expect("a sheet");
    assert!(formulas.used_cells().next().is_none());
    let about = book.worksheet_range("About").expect("a sheet");
    assert_eq!(
        about.get_value((1, 1)),
        Some(&Data::String("=2+2".to_owned()))
    );
}

#[test]
fn every_part_of_a_workbook_is_sound_xml() {
    let bytes = xlsx(
        &[("Hostile", &table())],
        &[("<&>".to_owned(), "\"'\u{b}".to_owned())],
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    assert_eq!(archive.len(), 7);
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).expect("a part");
        let mut xml = String::new();
        file.read_to_string(&mut xml).expect("text");
        well_formed(&xml);
    }
}

/// Reads XML to its end; every tag must be closed by its own.
fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Text(text) => drop(text.unescape().expect("known entities")),
            _ => {}
        }
    }
}

#[test]
fn archives_open_elsewhere_with_names_and_bytes_as_they_were() {
    let files = vec![
        ("a.csv".to_owned(), b"one".to_vec()),
        ("folder/£.txt".to_owned(), vec![7; 5000]),
        ("empty".to_owned(), Vec::new()),
    ];
    let packed = zip(&files);
    assert_eq!(packed, zip(&files));
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).expect("an archive");
    for (n, (name, bytes)) in files.iter().enumerate() {
        let mut file = archive.by_index(n).expect("a file");
        assert_eq!(file.name(), name);
        // What deflating would make longer is left as it is.
        let deflated = file.compression() == zip::CompressionMethod::Deflated;
        assert_eq!(deflated, bytes.len() > 100, "{name}");
        let mut found = Vec::new();
        // The checksum is held against what is read.
        file.read_to_end(&mut found).expect("sound");
        assert_eq!(found, *bytes);
    }
}

#[test]
fn json_is_read_back_as_it_was() {
    let text = json(
        &table(),
        &[("Report".to_owned(), "\"\\\u{2}\t€".to_owned())],
    );
    let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(read["about"]["Report"], "\"\\\u{2}\t€");
    let rows = read["rows"].as_array().expect("rows");
    for (n, (row, words)) in rows.iter().zip(HOSTILE).enumerate() {
        assert_eq!(row["=Words"], words, "JSON needs no guard");
        assert_eq!(row["Number"].as_f64(), Some(-0.5 * n as f64));
        assert!(row["Number 2"].is_null());
    }
    assert_eq!(Json::Number(f64::NAN).write(), "null\n");
}

proptest! {
    /// Whatever words a report holds, a reader gets them back, and no program runs them.
    #[test]
    fn any_words_survive(words in proptest::collection::vec("\\PC{0,12}|[=+@\\-\t \"',\r\n]{0,4}\\PC{0,4}", 1..8)) {
        let mut table = Table::new("Any");
        table.column("A", ColumnKind::Text, "");
        table.column("B", ColumnKind::Text, "");
        for words in &words {
            table.row(vec![Cell::Text(words.clone()), Cell::text(Some("x"))]);
        }
        let read = rows(&csv(&table));
        prop_assert_eq!(read.len(), words.len() + 1);
        for (row, words) in read[1..].iter().zip(&words) {
            prop_assert!(!opens_a_formula(&row[0]));
            prop_assert_eq!(row[0].strip_prefix('\'').filter(|_| !words.starts_with('\'')).unwrap_or(&row[0]), words);
        }
        let bytes = xlsx(&[("Any", &table)], &[]);
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
        prop_assert!(book.worksheet_range("Any").is_ok());
    }
}
