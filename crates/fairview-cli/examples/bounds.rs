//! How long imports take, and with how much memory: large inputs made to measure, and a benchmark.
//!
//! `cargo run --release -p fairview-cli --example bounds` times every kind of input at n, 2n and
//! 4n and prints how the time grows; where it is linear each doubling takes about twice as long.
//! `… --example bounds -- write KIND N FILE` writes one input, so that `/usr/bin/time -v fairview
//! check FILE --area E06000006` says the peak memory. docs/importing.md has the limits.

use fairview_cli::{check, findings};
use report_import::options::Options;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A kind of input: its name, the ending of its file, n for the benchmark, and what makes it.
type Kind = (&'static str, &'static str, usize, fn(usize) -> Vec<u8>);

const KINDS: &[Kind] = &[
    ("csv", "csv", 20_000, csv),
    ("csv-indicators", "csv", 5_000, csv_indicators),
    ("csv-one-slug", "csv", 5_000, csv_one_slug),
    ("csv-periods", "csv", 5_000, csv_periods),
    ("csv-bad-rows", "csv", 20_000, csv_bad_rows),
    ("csv-short-rows", "csv", 20_000, csv_short_rows),
    ("csv-units", "csv", 20_000, csv_units),
    ("csv-notes", "csv", 20_000, csv_notes),
    ("csv-areas", "csv", 5_000, csv_areas),
    ("csv-columns", "csv", 500, csv_columns),
    ("jsonstat", "json", 50_000, jsonstat),
    ("jsonstat-collection", "json", 5_000, jsonstat_collection),
    ("jsonstat-categories", "json", 20_000, jsonstat_categories),
    ("objectives", "json", 10_000, objectives),
    ("report-columns", "json", 10_000, report_columns),
    ("report-parts", "json", 10_000, report_parts),
    ("report-marks", "json", 20_000, report_marks),
    ("workbook-rows", "xlsx", 10_000, workbook_rows),
    ("workbook-bad-rows", "xlsx", 10_000, workbook_bad_rows),
    ("workbook-empty-rows", "xlsx", 50_000, workbook_empty_rows),
    ("workbook-sheets", "xlsx", 5_000, workbook_sheets),
    ("workbook-styles", "xlsx", 50_000, workbook_styles),
    ("workbook-words", "xlsx", 50_000, workbook_words),
    ("workbook-merged", "xlsx", 20_000, workbook_merged),
    ("workbook-wide", "xlsx", 1_000, workbook_wide),
    ("workbook-indicators", "xlsx", 2_000, workbook_indicators),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["write", kind, n, file] => {
            let found = KINDS.iter().find(|(name, ..)| name == kind);
            let (Some((.., make)), Ok(n)) = (found, n.parse()) else {
                eprintln!("expected write KIND N FILE");
                return ExitCode::from(2);
            };
            if let Err(error) = std::fs::write(file, make(n)) {
                eprintln!("{file}: {error}");
                return ExitCode::FAILURE;
            }
        }
        only => {
            println!(
                "{:<22}{:>10}{:>10}{:>10}{:>10}{:>8}{:>8}",
                "", "n", "n", "2n", "4n", "2n/n", "4n/2n"
            );
            for kind in KINDS {
                if only.is_empty() || only.contains(&kind.0) {
                    measure(kind);
                }
            }
        }
    }
    ExitCode::SUCCESS
}

/// Times one kind at n, 2n and 4n: the best of three, in milliseconds.
fn measure((name, ending, n, make): &Kind) {
    let mut options = Options::default();
    options.add("area", "E06000006").expect("an option");
    let file = std::env::temp_dir().join(format!("fairview-bounds-{name}.{ending}"));
    let times = [1, 2, 4].map(|times| {
        std::fs::write(&file, make(n * times)).expect("a file in the folder for such files");
        let runs = (0..3).map(|_| {
            let begun = Instant::now();
            let checked = check::check(&file, &options, None);
            assert!(!findings::as_text(&[checked]).is_empty());
            begun.elapsed().as_secs_f64() * 1_000.0
        });
        runs.fold(f64::INFINITY, f64::min)
    });
    let _ = std::fs::remove_file(Path::new(&file));
    println!(
        "{name:<22}{n:>10}{:>10.0}{:>10.0}{:>10.0}{:>8.1}{:>8.1}",
        times[0],
        times[1],
        times[2],
        times[1] / times[0],
        times[2] / times[1]
    );
}

const HEAD: &str =
    "Area code,Area,Geography,Indicator,Period,Value,Lower,Upper,Unit,Status,Notes\n";

/// Some rows of what local statistics publish: 152 areas, 12 years, as many indicators as it takes.
fn csv(n: usize) -> Vec<u8> {
    let mut text = HEAD.to_owned();
    for row in 0..n {
        let (area, year, indicator) = (row % 152, row / 152 % 12, row / (152 * 12));
        let value = (row * 7_919 % 1_000) as f64 / 10.0;
        let _ = writeln!(
            text,
            "E0600{area:04},Authority {area},Unitary Authority,Children in care per 10000 number {indicator},{}/{:02},{value:.1},{:.1},{:.1},\"per 10,000 children\",,",
            2010 + year,
            11 + year,
            value - 1.0,
            value + 1.0,
        );
    }
    text.into_bytes()
}

fn rows(n: usize, row: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = HEAD.to_owned();
    for i in 0..n {
        text.push_str(&row(i));
        text.push('\n');
    }
    text.into_bytes()
}

fn csv_indicators(n: usize) -> Vec<u8> {
    rows(n, |i| format!("E06000006,Halton,,Measure {i},2022,1,,,,,"))
}

/// Titles without a Latin letter all have one id to begin with.
fn csv_one_slug(n: usize) -> Vec<u8> {
    rows(n, |i| {
        let title: String = (0..6)
            .map(|place| char::from_u32(0x4e00 + (i as u32 >> (4 * place) & 15)).unwrap_or('x'))
            .collect();
        format!("E06000006,Halton,,{title},2022,1,,,,,")
    })
}

fn csv_periods(n: usize) -> Vec<u8> {
    rows(n, |i| {
        format!("E06000006,Halton,,Measure,week {i} of many,1,,,,,")
    })
}

fn csv_bad_rows(n: usize) -> Vec<u8> {
    rows(n, |_| "E06000006,Halton,,Measure,2022,some,,,,,".to_owned())
}

fn csv_short_rows(n: usize) -> Vec<u8> {
    rows(n, |_| "E06000006,Halton".to_owned())
}

fn csv_units(n: usize) -> Vec<u8> {
    rows(n, |i| {
        format!(
            "E06000006,Halton,,Measure,{},1,,,unit {i},,",
            1900 + i % 100
        )
    })
}

fn csv_notes(n: usize) -> Vec<u8> {
    rows(n, |i| {
        format!("E06000006,Halton,,Measure,2022,1,,,,,note {i}")
    })
}

fn csv_areas(n: usize) -> Vec<u8> {
    rows(n, |i| format!("E06{i:06},Place {i},,Measure,2022,1,,,,,"))
}

fn csv_columns(n: usize) -> Vec<u8> {
    let mut text = HEAD.trim_end().to_owned();
    for i in 0..n {
        let _ = write!(text, ",Other {i}");
    }
    for row in 0..200 {
        let _ = write!(
            text,
            "\nE06000006,Halton,,Measure {row},2022,1,,,,,{}",
            ",x".repeat(n)
        );
    }
    text.into_bytes()
}

/// One data set whose values and statuses stand under their places.
fn jsonstat(n: usize) -> Vec<u8> {
    let years = 20;
    let areas = n.div_ceil(years);
    let list = |count: usize, name: &dyn Fn(usize) -> String| {
        let all: Vec<String> = (0..count).map(|i| format!("\"{}\"", name(i))).collect();
        all.join(",")
    };
    let mut text = format!(
        "{{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"Rate\",\"id\":[\"area\",\"year\"],\"size\":[{areas},{years}],\"role\":{{\"geo\":[\"area\"],\"time\":[\"year\"]}},\"dimension\":{{\"area\":{{\"category\":{{\"index\":[{}]}}}},\"year\":{{\"category\":{{\"index\":[{}]}}}}}},\"value\":{{",
        list(areas, &|i| format!("E06{i:06}")),
        list(years, &|i| (2001 + i).to_string()),
    );
    for i in 0..areas * years {
        let comma = if i == 0 { "" } else { ",\n   " };
        let _ = write!(text, "{comma}\"{i}\": {}.123456789", i % 9_973);
    }
    text.push_str("},\"status\":{");
    for i in 0..areas * years {
        let comma = if i == 0 { "" } else { ",\n   " };
        let _ = write!(text, "{comma}\"{i}\": \"provisional\"");
    }
    text.push_str("}}");
    text.into_bytes()
}

fn jsonstat_collection(n: usize) -> Vec<u8> {
    let items: Vec<String> = (0..n)
        .map(|i| format!("{{\"class\":\"dataset\",\"href\":\"https://example.org/{i}\"}}"))
        .collect();
    format!(
        "{{\"version\":\"2.0\",\"class\":\"collection\",\"link\":{{\"item\":[{}]}}}}",
        items.join(",")
    )
    .into_bytes()
}

fn jsonstat_categories(n: usize) -> Vec<u8> {
    let ids: Vec<String> = (0..n).map(|i| format!("\"c{i}\"")).collect();
    let values = vec!["1"; n];
    format!(
        "{{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"Rate\",\"id\":[\"area\",\"year\",\"kind\"],\"size\":[1,1,{n}],\"role\":{{\"geo\":[\"area\"],\"time\":[\"year\"]}},\"dimension\":{{\"area\":{{\"category\":{{\"index\":[\"E06000006\"]}}}},\"year\":{{\"category\":{{\"index\":[\"2022\"]}}}},\"kind\":{{\"category\":{{\"index\":[{}]}}}}}},\"value\":[{}]}}",
        ids.join(","),
        values.join(",")
    )
    .into_bytes()
}

fn report(parts: &str) -> Vec<u8> {
    format!(
        "{{\"fairview\":\"1.0\",\"kind\":\"report\",\"id\":\"a\",\"title\":\"A\",\"organisation\":\"A\",\"area\":\"here\",\"period\":\"2022\",\"areas\":[{{\"id\":\"here\",\"name\":\"Here\",\"kind\":\"authority\"}}],{parts}}}"
    )
    .into_bytes()
}

fn listed(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect::<Vec<String>>().join(",")
}

fn objectives(n: usize) -> Vec<u8> {
    report(&format!(
        "\"objectives\":[{}]",
        listed(n, |i| format!("{{\"id\":\"o{i}\"}}"))
    ))
}

const UNIT: &str = "\"objective\":\"o\",\"title\":\"T\",\"unit\":{\"kind\":\"count\"}";

fn report_columns(n: usize) -> Vec<u8> {
    let columns = listed(n, |i| {
        format!("{{\"id\":\"c{i}\",\"is\":\"current\",\"heading\":\"H\"}}")
    });
    let indicators = listed(500, |i| format!("{{\"id\":\"i{i}\",{UNIT}}}"));
    report(&format!(
        "\"objectives\":[{{\"id\":\"o\"}}],\"columns\":[{columns}],\"indicators\":[{indicators}]"
    ))
}

fn report_parts(n: usize) -> Vec<u8> {
    let parts = listed(n, |i| format!("{{\"id\":\"p{i}\",\"title\":\"T\"}}"));
    report(&format!(
        "\"objectives\":[{{\"id\":\"o\"}}],\"indicators\":[{{\"id\":\"i\",{UNIT},\"breakdowns\":[{parts}]}}]"
    ))
}

fn report_marks(n: usize) -> Vec<u8> {
    let marks = listed(n, |i| format!("\"m{i}\":\"p\""));
    report(&format!(
        "\"objectives\":[{{\"id\":\"o\"}}],\"indicators\":[{{\"id\":\"i\",{UNIT},\"observations\":{{\"periods\":[\"2022\"],\"series\":[{{\"area\":\"here\",\"values\":[1],\"marks\":{{{marks}}}}}]}}}}]"
    ))
}

/// A workbook of these parts, beside those that every workbook has.
fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = SimpleFileOptions::default();
        archive.start_file(*name, options).expect("a part");
        archive.write_all(text.as_bytes()).expect("its text");
    }
    archive.finish().expect("an archive").into_inner()
}

fn cells(row: usize, words: &[&str]) -> String {
    let cells: Vec<String> = words
        .iter()
        .map(|word| match word.parse::<f64>() {
            Ok(_) => format!("<c><v>{word}</v></c>"),
            Err(_) => format!("<c t=\"inlineStr\"><is><t>{word}</t></is></c>"),
        })
        .collect();
    format!("<row r=\"{row}\">{}</row>", cells.concat())
}

fn sheet(rows: &[&[&str]], more: &str) -> String {
    let rows: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(i, words)| cells(i + 1, words))
        .collect();
    format!(
        "<worksheet><sheetData>{}{more}</sheetData></worksheet>",
        rows.concat()
    )
}

/// A filled workbook; the sheet of one name is another, and there may be further parts.
fn workbook(name: &str, own: String, more: &[(&str, String)]) -> Vec<u8> {
    let mut sheets: Vec<(&str, String)> = vec![
        (
            "Report",
            sheet(
                &[
                    &["Field", "Value"],
                    &["Id", "a"],
                    &["Title", "A"],
                    &["Organisation", "A"],
                    &["Area", "here"],
                    &["Period", "2022/23"],
                ],
                "",
            ),
        ),
        (
            "Areas",
            sheet(
                &[&["Id", "Name", "Kind"], &["here", "Here", "authority"]],
                "",
            ),
        ),
        ("Objectives", sheet(&[&["Id"], &["o"]], "")),
        (
            "Indicators",
            sheet(
                &[
                    &["Id", "Title", "Objective", "Unit"],
                    &["i", "T", "o", "count"],
                ],
                "",
            ),
        ),
    ];
    sheets.retain(|(known, _)| *known != name);
    if !own.is_empty() {
        sheets.push((name, own));
    }
    let mut parts: Vec<(String, String)> = Vec::new();
    let (mut list, mut links) = (String::new(), String::new());
    for (i, (name, text)) in sheets.into_iter().enumerate() {
        let _ = write!(list, "<sheet name=\"{name}\" r:id=\"r{i}\"/>");
        let _ = write!(
            links,
            "<Relationship Id=\"r{i}\" Target=\"worksheets/s{i}.xml\"/>"
        );
        parts.push((format!("xl/worksheets/s{i}.xml"), text));
    }
    let extra = |wanted: &str| {
        more.iter()
            .filter(|(known, _)| *known == wanted)
            .map(|(_, text)| text.as_str())
            .collect::<String>()
    };
    parts.push((
        "xl/workbook.xml".into(),
        format!(
            "<workbook><sheets>{list}{}</sheets></workbook>",
            extra("sheets")
        ),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("<Relationships>{links}{}</Relationships>", extra("links")),
    ));
    for (name, text) in more.iter().filter(|(name, _)| name.starts_with("xl/")) {
        parts.push(((*name).to_owned(), text.clone()));
    }
    let parts: Vec<(&str, String)> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone()))
        .collect();
    zipped(&parts)
}

const OBSERVATIONS: &[&str] = &[
    "Indicator",
    "Area",
    "Period",
    "Value",
    "Lower",
    "Upper",
    "Printed",
];

fn workbook_rows(n: usize) -> Vec<u8> {
    let mut rows = String::new();
    for i in 0..n {
        let value = format!("{}.{}", i * 7_919 % 9_973, i * 104_729 % 9_973);
        let printed = format!("about {value}");
        let period = format!("{}-{:02}", 1000 + i / 12 % 9_000, 1 + i % 12);
        rows.push_str(&cells(
            i + 2,
            &["i", "here", &period, &value, &value, &value, &printed],
        ));
    }
    workbook("Observations", sheet(&[OBSERVATIONS], &rows), &[])
}

fn workbook_bad_rows(n: usize) -> Vec<u8> {
    let mut rows = String::new();
    for i in 0..n {
        rows.push_str(&cells(i + 2, &["nobody", "here", "2022", "some", "x", "y"]));
    }
    workbook("Observations", sheet(&[OBSERVATIONS], &rows), &[])
}

fn workbook_empty_rows(n: usize) -> Vec<u8> {
    let rows: String = (0..n)
        .map(|i| format!("<row r=\"{}\"><c s=\"1\"/></row>", i + 2))
        .collect();
    workbook("Observations", sheet(&[OBSERVATIONS], &rows), &[])
}

fn workbook_sheets(n: usize) -> Vec<u8> {
    let list = (0..n)
        .map(|i| format!("<sheet name=\"Mine {i}\" r:id=\"r0\"/>"))
        .collect();
    workbook("", String::new(), &[("sheets", list)])
}

fn workbook_styles(n: usize) -> Vec<u8> {
    let formats: String = (0..n)
        .map(|i| {
            format!(
                "<numFmt numFmtId=\"{}\" formatCode=\"0.0&quot; of kind {i}&quot;\"/>",
                200 + i
            )
        })
        .collect();
    let used: String = (0..n).map(|i| format!("<xf numFmtId=\"{}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>", 200 + i)).collect();
    let text =
        format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{used}</cellXfs></styleSheet>");
    workbook("", String::new(), &[("xl/styles.xml", text)])
}

fn workbook_words(n: usize) -> Vec<u8> {
    let words: String = (0..n)
        .map(|i| format!("<si><t>Some words that no cell uses, number {i}</t></si>"))
        .collect();
    workbook(
        "",
        String::new(),
        &[("xl/sharedStrings.xml", format!("<sst>{words}</sst>"))],
    )
}

fn workbook_merged(n: usize) -> Vec<u8> {
    let merged: String = (0..n)
        .map(|i| format!("<mergeCell ref=\"A{0}:B{0}\"/>", i + 1))
        .collect();
    workbook(
        "Observations",
        sheet(
            &[OBSERVATIONS],
            &format!("<mergeCells>{merged}</mergeCells>"),
        ),
        &[],
    )
}

/// Rows with a single cell far to the right.
fn workbook_wide(n: usize) -> Vec<u8> {
    let rows: String = (0..n)
        .map(|i| format!("<row r=\"{0}\"><c r=\"XFD{0}\"><v>1</v></c></row>", i + 2))
        .collect();
    workbook("Observations", sheet(&[OBSERVATIONS], &rows), &[])
}

fn workbook_indicators(n: usize) -> Vec<u8> {
    let mut rows = String::new();
    for i in 0..n {
        rows.push_str(&cells(i + 2, &[&format!("i{i}"), "T", "o", "count"]));
    }
    workbook(
        "Indicators",
        sheet(&[&["Id", "Title", "Objective", "Unit"]], &rows),
        &[],
    )
}
