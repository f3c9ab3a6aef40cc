//! A workbook: tables as sheets, with bold headings that stay in sight, and a last sheet that says
//! what it is and where it comes from.
//!
//! Words are written as words, never as formulas, so that nothing runs when the file is opened;
//! numbers are unrounded. Refuses formatting beyond that, and what XML cannot hold.

use crate::table::{Cell, Table};
use crate::zip::zip;
use report_charts::paper::escape;
use report_core::decimal::shortest;

/// The longest name a sheet may have, in characters.
const LONGEST_NAME: usize = 31;
/// The longest text a cell may hold, in characters.
const LONGEST_TEXT: usize = 32_767;
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/// A workbook of some tables, each with the name of its sheet, and of what must be known about
/// them.
pub fn xlsx(tables: &[(&str, &Table)], about: &[(String, String)]) -> Vec<u8> {
    let mut sheets: Vec<(String, String)> = Vec::new();
    for (name, table) in tables {
        let name = sheet_name(name, &sheets);
        sheets.push((name, sheet(table)));
    }
    let name = sheet_name("About", &sheets);
    sheets.push((name, about_sheet(about)));

    let (mut types, mut books, mut links) = (String::new(), String::new(), String::new());
    let mut files = Vec::new();
    for (n, (name, xml)) in sheets.into_iter().enumerate() {
        let n = (n + 1).to_string();
        put(
            &mut types,
            &[
                "<Override PartName=\"/xl/worksheets/sheet",
                &n,
                ".xml\" ContentType=\"",
                TYPE,
                "worksheet+xml\"/>",
            ],
        );
        put(
            &mut books,
            &[
                "<sheet name=\"",
                &escape(&name),
                "\" sheetId=\"",
                &n,
                "\" r:id=\"rId",
                &n,
                "\"/>",
            ],
        );
        put(
            &mut links,
            &[
                "<Relationship Id=\"rId",
                &n,
                "\" Type=\"",
                OFFICE,
                "/worksheet\" Target=\"worksheets/sheet",
                &n,
                ".xml\"/>",
            ],
        );
        files.push((
            ["xl/worksheets/sheet", &n, ".xml"].concat(),
            xml.into_bytes(),
        ));
    }
    let part = |name: &str, parts: &[&str]| {
        (
            name.to_owned(),
            [HEAD, &parts.concat()].concat().into_bytes(),
        )
    };
    let mut all = vec![
        part(
            "[Content_Types].xml",
            &[
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"",
                TYPE,
                "sheet.main+xml\"/>\
             <Override PartName=\"/xl/styles.xml\" ContentType=\"",
                TYPE,
                "styles+xml\"/>",
                &types,
                "</Types>",
            ],
        ),
        part(
            "_rels/.rels",
            &[
                "<Relationships xmlns=\"",
                PACKAGE,
                "\"><Relationship Id=\"rId1\" Type=\"",
                OFFICE,
                "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ],
        ),
        part(
            "xl/workbook.xml",
            &[
                "<workbook ",
                MAIN,
                " xmlns:r=\"",
                OFFICE,
                "\"><sheets>",
                &books,
                "</sheets></workbook>",
            ],
        ),
        part(
            "xl/_rels/workbook.xml.rels",
            &[
                "<Relationships xmlns=\"",
                PACKAGE,
                "\">",
                &links,
                "<Relationship Id=\"rIdStyles\" Type=\"",
                OFFICE,
                "/styles\" Target=\"styles.xml\"/></Relationships>",
            ],
        ),
        part(
            "xl/styles.xml",
            &["<styleSheet ", MAIN, ">", STYLES, "</styleSheet>"],
        ),
    ];
    all.extend(files);
    zip(&all)
}

/// Style 0 is plain, 1 a bold heading, 2 words that wrap.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

fn sheet(table: &Table) -> String {
    let widths = (0..table.columns.len()).map(|at| {
        let cells = table.rows.iter().map(|row| match &row[at] {
            Cell::Text(words) => words.chars().count(),
            _ => 0,
        });
        cells
            .chain([table.columns[at].name.chars().count().min(24)])
            .max()
            .unwrap_or(0)
    });
    let mut rows = Rows::new(
        &widths.collect::<Vec<_>>(),
        "<sheetViews><sheetView workbookViewId=\"0\"><pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>",
    );
    let heads = table
        .columns
        .iter()
        .map(|column| Cell::Text(column.name.clone()));
    rows.add(&heads.collect::<Vec<_>>(), "1");
    table.rows.iter().for_each(|row| rows.add(row, "2"));
    rows.end()
}

fn about_sheet(about: &[(String, String)]) -> String {
    let mut rows = Rows::new(&[20, 80], "");
    for (key, words) in about {
        rows.add(&[Cell::Text(key.clone()), Cell::Text(words.clone())], "2");
    }
    rows.end()
}

/// The rows of a sheet while they are written.
struct Rows {
    xml: String,
    count: usize,
}

impl Rows {
    fn new(widths: &[usize], views: &str) -> Self {
        let mut xml = [HEAD, "<worksheet ", MAIN, ">", views].concat();
        if !widths.is_empty() {
            xml.push_str("<cols>");
            for (n, width) in widths.iter().enumerate() {
                let (n, width) = ((n + 1).to_string(), (width.clamp(&8, &60) + 2).to_string());
                put(
                    &mut xml,
                    &[
                        "<col min=\"",
                        &n,
                        "\" max=\"",
                        &n,
                        "\" width=\"",
                        &width,
                        "\" customWidth=\"1\"/>",
                    ],
                );
            }
            xml.push_str("</cols>");
        }
        xml.push_str("<sheetData>");
        Self { xml, count: 0 }
    }

    fn add(&mut self, cells: &[Cell], style: &str) {
        self.count += 1;
        let row = self.count.to_string();
        put(&mut self.xml, &["<row r=\"", &row, "\">"]);
        for (at, cell) in cells.iter().enumerate() {
            let place = [&column_name(at), row.as_str()].concat();
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => put(
                    &mut self.xml,
                    &["<c r=\"", &place, "\"><v>", &shortest(*number), "</v></c>"],
                ),
                Cell::Text(words) => put(
                    &mut self.xml,
                    &[
                        "<c r=\"",
                        &place,
                        "\" s=\"",
                        style,
                        "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
                        &escape(&plain(words)),
                        "</t></is></c>",
                    ],
                ),
            }
        }
        self.xml.push_str("</row>");
    }

    fn end(mut self) -> String {
        self.xml.push_str("</sheetData></worksheet>");
        self.xml
    }
}

/// `A`, `Z`, `AA`.
fn column_name(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (at % 26) as u8));
        match at / 26 {
            0 => return name,
            rest => at = rest - 1,
        }
    }
}

/// A name that a sheet may have and no sheet has yet.
fn sheet_name(name: &str, others: &[(String, String)]) -> String {
    let allowed = |c: char| !c.is_control() && !"[]:*?/\\'".contains(c);
    let clean: String = name
        .chars()
        .filter(|c| allowed(*c))
        .take(LONGEST_NAME)
        .collect();
    let clean = if clean.trim().is_empty() {
        "Sheet".to_owned()
    } else {
        clean
    };
    let taken = |name: &str| {
        others
            .iter()
            .any(|(other, _)| other.to_lowercase() == name.to_lowercase())
    };
    let mut unique = clean.clone();
    let mut n = 2;
    while taken(&unique) {
        let end = [" ", &n.to_string()].concat();
        unique = clean.chars().take(LONGEST_NAME - end.len()).collect();
        unique.push_str(&end);
        n += 1;
    }
    unique
}

/// Words that XML can hold, at most as long as a cell may be. `_x0041_` would be read as a
/// character: its first underscore is written as one.
fn plain(words: &str) -> String {
    let held = |c: &char| {
        matches!(c, '\t' | '\n') || (!c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    let mut out = String::with_capacity(words.len());
    let chars: Vec<char> = words.chars().filter(held).take(LONGEST_TEXT).collect();
    for (at, c) in chars.iter().enumerate() {
        let after = chars.get(at + 1..at + 7);
        let code = after.is_some_and(|after| {
            after[0] == 'x' && after[5] == '_' && after[1..5].iter().all(char::is_ascii_hexdigit)
        });
        match *c == '_' && code {
            true => out.push_str("_x005F_"),
            false => out.push(*c),
        }
    }
    out
}

fn put(out: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| out.push_str(part));
}
