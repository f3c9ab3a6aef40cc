//! A table in text as a sheet: what spreadsheet programs put on the clipboard, as HTML or with a tabulator
//! between cells, and CSV.
//!
//! Of HTML the first table is read, with merged cells and the colours that cells are filled with. Nothing
//! of it is ever shown as HTML.

use super::workbook::{CellValue, Grid, GridCell, MOST_CELLS, Range};
use super::xml::TOO_MUCH;
use crate::cell_ref::letters;
use crate::csv::{Records, separator};
use crate::text;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

/// A sheet has at most so many columns.
const MOST_COLUMNS: u32 = 16_384;
/// A cell spans at most so many columns or rows.
const MOST_SPAN: u32 = 1_000;

/// Whether it is a page of HTML with a table.
fn is_html(bytes: &[u8]) -> bool {
    let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let table = |part: &[u8]| part.eq_ignore_ascii_case(b"<table");
    begins.trim_ascii_start().starts_with(b"<") && bytes.windows(6).any(table)
}

/// The cells of a table in text. `None` where it is none.
///
/// # Errors
/// In words, where it cannot be read.
pub fn grid(bytes: &[u8]) -> Option<Result<Grid, String>> {
    use report_core::kind::FileKind;
    match (is_html(bytes), FileKind::of(bytes)) {
        (true, _) => Some(of_html(bytes)),
        (false, Some(FileKind::Csv)) => Some(of_text(bytes)),
        _ => None,
    }
}

fn of_text(bytes: &[u8]) -> Result<Grid, String> {
    let wrong = |reason| format!("The table cannot be read: {reason}.");
    let (separator, skipped, text) = separator(text::read(bytes).map_err(wrong)?);
    let mut grid = Grid::default();
    for row in Records::new(text, separator, skipped) {
        let row = row.map_err(wrong)?;
        for (column, cell) in row.cells.into_iter().enumerate() {
            add(&mut grid, (row.number as u32 - 1, column as u32), cell.text)?;
        }
    }
    Ok(grid)
}

fn add(grid: &mut Grid, at: (u32, u32), words: String) -> Result<(), String> {
    if words.trim().is_empty() {
        return Ok(());
    }
    if grid.cells.len() == MOST_CELLS {
        return Err(format!(
            "{TOO_MUCH} more than {MOST_CELLS} filled cells; expected at most as many: leave out what is not for the report"
        ));
    }
    grid.cells.push(GridCell {
        at,
        value: CellValue::Words(words),
        format: None,
    });
    Ok(())
}

/// What is read of HTML so far.
#[derive(Default)]
struct Html {
    grid: Grid,
    /// The classes that style sheets give a colour.
    colours: HashMap<String, Option<Rc<str>>>,
    /// The row being read, from 0, and the next column of it.
    row: Option<u32>,
    column: u32,
    /// Up to which row each column is taken by a cell that begins above.
    taken: Vec<u32>,
    /// The cell being read, and its words.
    cell: Option<((u32, u32), String)>,
}

fn of_html(bytes: &[u8]) -> Result<Grid, String> {
    let text = String::from_utf8_lossy(bytes);
    let text = without_conditions(&text);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut html = Html::default();
    let mut in_style = false;
    loop {
        let event = reader.read_event();
        match event.map_err(|why| format!("The table cannot be read: {why}."))? {
            Event::Start(tag) | Event::Empty(tag) => {
                in_style = tag.local_name().as_ref().eq_ignore_ascii_case(b"style");
                html.start(&tag)?;
            }
            Event::End(tag) => {
                in_style = false;
                match tag.local_name().as_ref().to_ascii_lowercase().as_slice() {
                    b"td" | b"th" | b"tr" => html.finish()?,
                    b"table" => break,
                    _ => {}
                }
            }
            // Programs put their style sheet into a comment.
            Event::Comment(words) if in_style => html.styles(&String::from_utf8_lossy(&words)),
            Event::Text(words) if in_style => html.styles(&String::from_utf8_lossy(&words)),
            Event::Text(words) => html.words(&String::from_utf8_lossy(&words)),
            Event::CData(words) => html.words(&String::from_utf8_lossy(&words)),
            Event::Eof => break,
            _ => {}
        }
    }
    html.finish()?;
    Ok(html.grid)
}

/// Without the marks of conditional comments, `<![if …]>`, which no reader of XML knows.
fn without_conditions(html: &str) -> Cow<'_, str> {
    if !html.contains("<![") {
        return Cow::Borrowed(html);
    }
    let mut parts = html.split("<![");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept += part.split_once('>').map_or("", |(_, rest)| rest);
    }
    Cow::Owned(kept)
}

impl Html {
    fn start(&mut self, tag: &BytesStart) -> Result<(), String> {
        match tag.local_name().as_ref().to_ascii_lowercase().as_slice() {
            b"tr" => {
                self.finish()?;
                self.row = Some(self.row.map_or(0, |row| row + 1));
                self.column = 0;
            }
            b"td" | b"th" => {
                self.finish()?;
                self.begin(tag)?;
            }
            b"br" => {
                if let Some((_, words)) = &mut self.cell {
                    words.push('\n');
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, tag: &BytesStart) -> Result<(), String> {
        let row = self.row.unwrap_or_default();
        while self
            .taken
            .get(self.column as usize)
            .is_some_and(|until| *until > row)
        {
            self.column += 1;
        }
        let at = (row, self.column);
        let (mut across, mut down, mut fill) = (1, 1, None);
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let value = String::from_utf8_lossy(&attribute.value).into_owned();
            let span = || value.trim().parse().unwrap_or(1).clamp(1, MOST_SPAN);
            match attribute
                .key
                .local_name()
                .as_ref()
                .to_ascii_lowercase()
                .as_slice()
            {
                b"colspan" => across = span(),
                b"rowspan" => down = span(),
                b"bgcolor" => fill = fill.or(colour(&value)),
                b"style" => fill = background(&value).unwrap_or(fill),
                b"class" if fill.is_none() => {
                    let mut classes = value.split_whitespace();
                    fill = classes.find_map(|class| self.colours.get(class)?.clone());
                }
                _ => {}
            }
        }
        if let Some(fill) = fill {
            self.grid.fills.insert(at, fill);
        }
        let last = (row + down - 1, self.column + across - 1);
        if last.1 >= MOST_COLUMNS {
            return Err(format!(
                "{TOO_MUCH} more than {MOST_COLUMNS} columns; expected at most as many, as a sheet has"
            ));
        }
        if last != at {
            let name =
                |(row, column): (u32, u32)| format!("{}{}", letters(column as usize), row + 1);
            self.grid.merged.push(Range {
                written: format!("{}:{}", name(at), name(last)),
                first: at,
                last,
            });
        }
        let width = self.taken.len().max(last.1 as usize + 1);
        self.taken.resize(width, 0);
        self.taken[at.1 as usize..=last.1 as usize].fill(row + down);
        self.column += across;
        self.cell = Some((at, String::new()));
        Ok(())
    }

    /// Takes words as a browser shows them: blanks and line breaks are one blank.
    fn words(&mut self, raw: &str) {
        let Some((_, cell)) = &mut self.cell else {
            return;
        };
        let found = quick_xml::escape::unescape_with(raw, entity);
        for c in found.as_deref().unwrap_or(raw).chars() {
            match c {
                ' ' | '\n' | '\r' | '\t' | '\u{a0}' => {
                    if !cell.ends_with([' ', '\n']) && !cell.is_empty() {
                        cell.push(' ');
                    }
                }
                c => cell.push(c),
            }
        }
    }

    fn finish(&mut self) -> Result<(), String> {
        match self.cell.take() {
            Some((at, words)) => add(&mut self.grid, at, words),
            None => Ok(()),
        }
    }

    /// Takes from a style sheet the classes with a colour: `.xl66 {background:#92D050}`.
    fn styles(&mut self, sheet: &str) {
        for rule in sheet.split('}') {
            let Some((names, rule)) = rule.split_once('{') else {
                continue;
            };
            if let Some(colour) = background(rule) {
                let names = names
                    .split(',')
                    .filter_map(|name| name.trim().rsplit_once('.'));
                self.colours
                    .extend(names.map(|(_, class)| (class.to_owned(), colour.clone())));
            }
        }
    }
}

/// What an entity of HTML stands for: those that programs write for cells, beside XML's own.
fn entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "nbsp" => "\u{a0}",
        "pound" => "£",
        "euro" => "€",
        "ndash" => "–",
        "mdash" => "—",
        "minus" => "−",
        name => quick_xml::escape::resolve_xml_entity(name)?,
    })
}

/// The colour behind a cell by a rule of style, `background:#92D050`; an inner `None` where it says that
/// there is none. `None` where it does not say.
fn background(rule: &str) -> Option<Option<Rc<str>>> {
    let parts = rule.split(';').filter_map(|part| part.split_once(':'));
    let mut found = parts.filter(|(name, _)| {
        let name = name.trim();
        ["background", "background-color"]
            .iter()
            .any(|own| name.eq_ignore_ascii_case(own))
    });
    found.next().map(|(_, value)| colour(value))
}

/// A colour as workbooks have it, `92D050`: of `#92d050`, `#9d5`, `rgb(146, 208, 80)` or one of the names that Excel
/// writes. White is the paper's.
fn colour(value: &str) -> Option<Rc<str>> {
    let value = value.trim().to_ascii_lowercase();
    let hex = match value.split_once('#') {
        Some((_, digits)) => {
            let digits: String = digits.chars().take_while(char::is_ascii_hexdigit).collect();
            match digits.len() {
                3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
                _ => digits,
            }
        }
        None => match value.split_once("rgb(") {
            Some((_, parts)) => {
                let parts = parts.split([',', ')', ' ']).filter(|part| !part.is_empty());
                let parts = parts.map_while(|part| part.parse::<u8>().ok()).take(3);
                parts.map(|part| format!("{part:02x}")).collect()
            }
            None => match value.split(' ').next()? {
                "red" => "ff0000",
                "yellow" => "ffff00",
                "lime" => "00ff00",
                "green" => "008000",
                "orange" => "ffa500",
                _ => return None,
            }
            .to_owned(),
        },
    };
    (hex.len() == 6 && hex != "ffffff").then(|| hex.to_ascii_uppercase().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(grid: &Grid) -> Vec<((u32, u32), &str)> {
        let words = |cell: &GridCell| match &cell.value {
            CellValue::Words(words) => words.clone(),
            other => panic!("{other:?}"),
        };
        let cells = grid.cells.iter();
        cells.map(|cell| (cell.at, &*words(cell).leak())).collect()
    }

    fn read(text: &str) -> Grid {
        grid(text.as_bytes()).expect("a table").expect("cells")
    }

    /// As Excel puts it on the clipboard.
    const EXCEL: &str = r##"<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style>
<!--table
	{mso-displayed-decimal-separator:"\.";}
.xl65
	{background:#92D050;
	mso-pattern:black none;}
.xl66 {background:red;}
.xl67 {color:red;}
-->
</style>
</head>
<body link="#0563C1">
<table border=0 cellpadding=0 width=192 style='border-collapse:collapse'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20>
  <td height=20 colspan=2 class=xl67 x:str>Measure &amp;
  its ref</td>
  <td rowspan=2>Q3&nbsp;24/25<br>
    final</td>
 </tr>
 <tr><td>A<td>B</td></tr>
 <![if supportMisalignedColumns]><tr><td class=xl65></td><td class="xl66">&pound;3.1m</td><td>&#9650;</td></tr><![endif]>
<!--EndFragment-->
</table>
<table><tr><td>another</td></tr></table>
</body></html>"##;

    #[test]
    fn html_has_its_merged_cells_its_colours_and_its_line_breaks() {
        let grid = read(EXCEL);
        assert_eq!(
            words(&grid),
            [
                ((0, 0), "Measure & its ref"),
                ((0, 2), "Q3 24/25\nfinal"),
                ((1, 0), "A"),
                ((1, 1), "B"),
                ((2, 1), "£3.1m"),
                ((2, 2), "▲"),
            ]
        );
        let merged: Vec<&str> = grid
            .merged
            .iter()
            .map(|range| range.written.as_str())
            .collect();
        assert_eq!(merged, ["A1:B1", "C1:C2"]);
        let mut fills: Vec<_> = grid.fills.iter().map(|(at, fill)| (*at, &**fill)).collect();
        fills.sort_unstable();
        assert_eq!(fills, [((2, 0), "92D050"), ((2, 1), "FF0000")]);
    }

    #[test]
    fn colours_are_read_as_every_program_writes_them() {
        for (written, expected) in [
            ("#92d050", Some("92D050")),
            ("#9d5", Some("99DD55")),
            ("rgb(146, 208, 80)", Some("92D050")),
            ("yellow none repeat", Some("FFFF00")),
            ("#ffffff", None),
            ("transparent", None),
            ("#12", None),
            ("rgb(300,0,0)", None),
        ] {
            assert_eq!(colour(written).as_deref(), expected, "{written}");
        }
        let calc = read("<table><tr><td bgcolor=\"#FFC000\" sdval=\"1\">1</td></tr></table>");
        assert_eq!(calc.fills[&(0, 0)].as_ref(), "FFC000");
    }

    #[test]
    fn text_has_its_rows_where_they_stand() {
        let grid = read("Ref\tMeasure\n\nA1\t\"two\nlines\"\t92%\n");
        assert_eq!(
            words(&grid),
            [
                ((0, 0), "Ref"),
                ((0, 1), "Measure"),
                ((2, 0), "A1"),
                ((2, 1), "two\nlines"),
                ((2, 2), "92%"),
            ]
        );
        assert!(super::grid(b"PK\x03\x04").is_none());
        assert!(super::grid(b"<p>no table</p>").is_none());
    }

    #[test]
    fn what_is_no_table_is_refused_and_never_a_panic() {
        for text in [
            "<table",
            "<table><tr><td colspan=99999999 rowspan=-1>x",
            "<table><![",
            "</td><table></tr>",
        ] {
            if let Some(found) = super::grid(text.as_bytes()) {
                let _ = found;
            }
        }
        let wide = read("<table><tr><td colspan=99999999 rowspan=0>x</td><td>y</td></tr></table>");
        assert_eq!(words(&wide)[1].0, (0, MOST_SPAN));
        let row = "<td colspan=1000>".repeat(17);
        let wider = super::grid(format!("<table><tr>{row}").as_bytes());
        let wrong = wider.expect("a table").err();
        assert!(wrong.is_some_and(|words| {
            words.ends_with("more than 16384 columns; expected at most as many, as a sheet has")
        }));
    }
}
