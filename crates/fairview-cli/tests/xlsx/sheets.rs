//! Workbooks written as text, so that a reviewer sees what is in them.
//!
//! `## Name` begins a sheet; every other line is a row, its cells separated by `|`. A cell is text
//! (`\n` is a line break) or begins with `=`: `=0.92 as 0.0%` is a number with a format,
//! `=formula` a formula without a result, `=error` one that fails. `#C00000` behind it, or alone,
//! fills the cell with a colour. `merge A3:B3` merges cells.

use rust_xlsxwriter::{Color, Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Read, Write};

/// A sheet as written: its name and its lines.
pub type Written = (String, Vec<String>);

/// The sheets of a text.
pub fn sheets(text: &str) -> Vec<Written> {
    let mut sheets: Vec<Written> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if let Some(name) = line.strip_prefix("## ") {
            sheets.push((name.to_owned(), Vec::new()));
        } else if let Some((_, lines)) = sheets.last_mut() {
            lines.push(line.to_owned());
        }
    }
    sheets
}

/// The sheets of `base`, each replaced by one of the same name in `text`, and what else is there.
/// A sheet of no lines is taken away.
pub fn over(base: &str, text: &str) -> Vec<Written> {
    let mut all = sheets(base);
    for (name, lines) in sheets(text) {
        match all.iter_mut().find(|(other, _)| *other == name) {
            Some(sheet) => sheet.1 = lines,
            None => all.push((name, lines)),
        }
    }
    all.retain(|(_, lines)| lines.iter().any(|line| !line.is_empty()));
    all
}

/// The workbook as the bytes of a file.
pub fn workbook(sheets: &[Written]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, lines) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).expect("a name");
        let (merges, rows): (Vec<&String>, Vec<&String>) =
            lines.iter().partition(|line| line.starts_with("merge "));
        for (row, line) in rows.iter().enumerate() {
            for (column, words) in line.split('|').map(str::trim).enumerate() {
                cell(sheet, row as u32, column as u16, words);
            }
        }
        for merge in merges {
            let ends: Vec<(u32, u16)> = merge["merge ".len()..].split(':').map(address).collect();
            let (first, last) = (ends[0], ends[1]);
            let words = rows[first.0 as usize].split('|').nth(usize::from(first.1));
            sheet
                .merge_range(
                    first.0,
                    first.1,
                    last.0,
                    last.1,
                    words.unwrap_or_default().trim(),
                    &Format::new(),
                )
                .expect("cells to merge");
        }
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    rewritten(&bytes, |_, part| part.replace(RESULT, ""))
}

/// What stands for a formula's result until it is taken out: the writer always keeps one.
const RESULT: &str = "987654321";

/// The workbook with every part of XML changed: by its name and its text.
pub fn rewritten(bytes: &[u8], mut change: impl FnMut(&str, &str) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..old.len() {
        let mut part = old.by_index(i).expect("a part");
        let name = part.name().to_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        new.start_file(&name, zip::write::SimpleFileOptions::default())
            .expect("a part");
        new.write_all(change(&name, &text).as_bytes())
            .expect("written");
    }
    new.finish().expect("a workbook").into_inner()
}

fn cell(sheet: &mut Worksheet, row: u32, column: u16, words: &str) {
    if let Some((words, Ok(colour))) = words
        .rsplit_once('#')
        .filter(|(_, colour)| colour.len() == 6)
        .map(|(words, colour)| (words.trim(), u32::from_str_radix(colour, 16)))
    {
        let format = Format::new().set_background_color(Color::RGB(colour));
        let done = match words {
            "" => sheet.write_blank(row, column, &format),
            words => sheet.write_string_with_format(row, column, words, &format),
        };
        done.expect("a cell");
        return;
    }
    let done = match words.strip_prefix('=') {
        None if words.is_empty() => return,
        None => sheet.write_string(row, column, words.replace("\\n", "\n")),
        Some("formula") => {
            sheet.write_formula(row, column, Formula::new("=1+1").set_result(RESULT))
        }
        Some("error") => {
            sheet.write_formula(row, column, Formula::new("=1/0").set_result("#DIV/0!"))
        }
        Some("true") => sheet.write_boolean(row, column, true),
        Some(number) => {
            let (number, format) = number.split_once(" as ").unwrap_or((number, "General"));
            let number: f64 = number.parse().expect("a number");
            let format = Format::new().set_num_format(format);
            sheet.write_number_with_format(row, column, number, &format)
        }
    };
    done.expect("a cell");
}

fn address(words: &str) -> (u32, u16) {
    let letter = words.as_bytes()[0];
    let row: u32 = words[1..].parse().expect("a row");
    (row - 1, u16::from(letter - b'A'))
}
