//! CSV for spreadsheet programs and for programs.
//!
//! UTF-8 with a byte order mark, without which Excel takes it for another encoding; commas, and
//! lines that end in CR LF, as RFC 4180 says. A cell of words that begins like a formula gets an
//! apostrophe in front; numbers never do, not even negative ones.

use crate::table::{Cell, Table};
use report_core::decimal::shortest;

/// What the file begins with.
pub const BOM: &str = "\u{feff}";

/// A table as CSV: the headings, then the rows.
pub fn csv(table: &Table) -> String {
    let mut out = String::from(BOM);
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for (n, cell) in cells.enumerate() {
            if n > 0 {
                out.push(',');
            }
            out.push_str(&cell);
        }
        out.push_str("\r\n");
    };
    line(
        &mut table
            .columns
            .iter()
            .map(|column| quoted(&guarded(&column.name))),
    );
    for row in &table.rows {
        line(&mut row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) => shortest(*number),
            Cell::Text(words) => quoted(&guarded(words)),
        }));
    }
    out
}

/// A table as tab-separated lines for the clipboard: what is pasted into a spreadsheet falls into
/// its cells. Tabs and line breaks in words become blanks.
pub fn tsv(table: &Table) -> String {
    let plain = |words: &str| guarded(words).replace(['\t', '\r', '\n'], " ");
    let heads = table.columns.iter().map(|column| plain(&column.name));
    let mut lines = vec![heads.collect::<Vec<_>>().join("\t")];
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) => shortest(*number),
            Cell::Text(words) => plain(words),
        });
        lines.push(cells.collect::<Vec<_>>().join("\t"));
    }
    lines.join("\n")
}

/// Words that a spreadsheet program takes for words: with an apostrophe in front where they begin
/// with `=`, `+`, `-`, `@`, a tab or a return, or with one of the wide forms of these signs.
pub fn guarded(words: &str) -> String {
    let opens = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    match words.trim_start_matches(' ').starts_with(opens) {
        true => ["'", words].concat(),
        false => words.to_owned(),
    }
}

fn quoted(words: &str) -> String {
    let plain = |c: char| !matches!(c, '"' | ',' | '\r' | '\n');
    let blank_at_an_end = words.starts_with(' ') || words.ends_with(' ');
    match words.chars().all(plain) && !blank_at_an_end {
        true => words.to_owned(),
        false => ["\"", &words.replace('"', "\"\""), "\""].concat(),
    }
}
