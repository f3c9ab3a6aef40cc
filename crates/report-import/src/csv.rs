//! Tidy CSV: one observation a row, columns in any order. The shape of ONS's local statistics,
//! with its dirt: a byte-order mark, a doubled heading of notes, words in the column of status,
//! periods in ISO 8601.
//!
//! Refuses what is not text in UTF-8, files without the columns it needs, and rows with another
//! number of cells than there are headings.

use super::cell_ref::Origin;
use super::columns::{ColumnSurvey, columns, is_whole};
use super::education;
use super::options::Options;
use super::problems::Problems;
use super::sheet::{Cell, Row as SheetRow, Sheet, key};
use super::stat_xplore;
use super::text;
use super::tidy::{FIELDS, Field, From, Row, Table};
use super::wide;

/// The most rows of a file that are read.
pub const MOST_ROWS: usize = 500_000;
/// The most columns of a file.
pub const MOST_COLUMNS: usize = 1_000;

/// Reads a file of CSV. `name` is the file's, for messages and for the title of an indicator that
/// has none. `None` where it cannot be read at all; the problems say why.
pub fn read(name: &str, bytes: &[u8], options: &Options, problems: &mut Problems) -> Option<Table> {
    let origin = Origin::file(name);
    let text = match text::read(bytes) {
        Ok(text) => text,
        Err(reason) => {
            problems.error(&origin.place(), reason);
            return None;
        }
    };
    if text.trim_start().starts_with('{') {
        problems.error(
            &origin.place(),
            "it is JSON; expected CSV. JSON-stat is read by fairview import jsonstat",
        );
        return None;
    }
    let (separator, skipped, text) = separator(text);
    if separator != b',' {
        let word = match separator {
            b';' => "semicolons",
            b'\t' => "tabs",
            _ => "upright bars",
        };
        problems.note(format!("{name}: its cells are separated by {word}"));
    }
    let first = Records::new(text, separator, skipped).take(stat_xplore::MOST_ABOVE);
    let first: Vec<SheetRow> = first.flatten().collect();
    if let Some(at) = stat_xplore::headings(&first) {
        let (sheet, below) = all_rows(name, at, text, separator, skipped, problems)?;
        return Some(stat_xplore::read(
            name,
            &first[..at],
            sheet,
            &below,
            problems,
        ));
    }
    if stat_xplore::is_named(&first) {
        problems.error(
            &origin.place(),
            "it is a table of Stat-Xplore with other things in its rows and columns; expected areas in rows and times in columns, nothing else, with or without annotations",
        );
        return None;
    }
    if let Some(at) = wide::headings(&first[..first.len().min(wide::MOST_ABOVE)]) {
        let above = &first[..at];
        let (sheet, below) = all_rows(name, at, text, separator, skipped, problems)?;
        return Some(wide::read(name, above, sheet, below.into_iter(), problems));
    }
    if first.first().is_some_and(education::is_headings) {
        let (sheet, below) = all_rows(name, 0, text, separator, skipped, problems)?;
        return Some(education::read(name, sheet, &below, problems));
    }
    let mut records = Records::new(text, separator, skipped);
    let headings = match records.next() {
        Some(Ok(row)) => named_notes(row),
        _ => SheetRow {
            number: 1,
            cells: Vec::new(),
        },
    };
    if headings.cells.len() > MOST_COLUMNS {
        problems.error(
            &origin.row(headings.number),
            format!(
                "there are {} columns; expected at most {MOST_COLUMNS}",
                headings.cells.len()
            ),
        );
        return None;
    }
    let at = headings.number;
    let (mut short_rows, mut homeless) = (Problems::default(), Problems::default());
    let sheet = Sheet::new(origin, vec![headings], &mut homeless);
    let mut seen = ColumnSurvey::of(&sheet);
    let (mut all, mut sound) = (0, 0);
    for row in records {
        let row = match row {
            Ok(row) => row,
            Err(reason) => {
                problems.error(&sheet.origin.place(), reason);
                return None;
            }
        };
        if all == MOST_ROWS {
            problems.error(
                &sheet.origin.row(row.number),
                format!(
                    "there are more than {MOST_ROWS} rows; expected at most as many: split it by indicator"
                ),
            );
            return None;
        }
        all += 1;
        if whole(&row, &sheet, &mut short_rows) {
            sheet.homeless(&row, at, &mut homeless);
            seen.row(&row);
            sound += 1;
        }
    }
    problems.append(short_rows);
    problems.append(homeless);
    let columns = columns(&sheet, &seen, options, problems)?;
    if sound == 0 {
        if problems.errors() == 0 {
            problems.error(
                &sheet.origin.place(),
                "there are no rows below the headings; expected one for every observation",
            );
        }
        return None;
    }
    let mut places = vec![None; FIELDS];
    for (column, field) in &columns {
        places[*field as usize].get_or_insert(*column);
    }
    // Read again rather than kept: a row takes a tenth of the room once its cells are fields.
    let again = Records::new(text, separator, skipped).skip(1);
    let whole = again
        .flatten()
        .filter(|row| row.cells.len() >= sheet.headings.len());
    let mut widths = 0;
    let rows = whole.filter_map(|found| {
        let mut row = Row::new(found.number);
        for (column, field) in &columns {
            match found.cells.get(*column) {
                Some(cell) if *field == Field::Part && is_whole(&cell.text) => {}
                Some(cell) => row.add(*field, &cell.text),
                None => {}
            }
        }
        row.shrink();
        // The half of an interval, on both sides of another row's value, is no figure of its own.
        let width = key(row.get(Field::Measure)) == "confidence";
        widths += usize::from(width);
        (!width).then_some(row)
    });
    let rows: Vec<Row> = rows.collect();
    if widths > 0 {
        problems.note(format!(
            "{name}: {widths} {} measured as \"Confidence\", the half of an interval, and left out; \
             limits are read from columns such as Lower and Upper",
            if widths == 1 { "row is" } else { "rows are" }
        ));
    }
    Some(Table {
        name: super::text::stem(name),
        rows,
        source: None,
        from: From::Sheet(sheet, places),
    })
}

/// The headings of a table with several figures in a row, below so many rows, and all rows below them.
fn all_rows(
    name: &str,
    above: usize,
    text: &str,
    separator: u8,
    skipped: usize,
    problems: &mut Problems,
) -> Option<(Sheet, Vec<SheetRow>)> {
    let origin = Origin::file(name);
    let mut records = Records::new(text, separator, skipped).skip(above);
    let headings = records.next()?.ok()?;
    let columns = headings.cells.len();
    if columns > MOST_COLUMNS {
        problems.error(
            &origin.row(headings.number),
            format!("there are {columns} columns; expected at most {MOST_COLUMNS}"),
        );
        return None;
    }
    let at = headings.number;
    let sheet = Sheet::new(origin, vec![headings], problems);
    let mut below = Vec::new();
    for row in records {
        match row {
            Ok(row) if below.len() * columns < MOST_ROWS => {
                sheet.homeless(&row, at, problems);
                below.push(row);
            }
            Ok(row) => {
                problems.error(
                    &sheet.origin.row(row.number),
                    format!("there are more than {MOST_ROWS} figures; expected at most as many: split it by indicator"),
                );
                return None;
            }
            Err(reason) => {
                problems.error(&sheet.origin.place(), reason);
                return None;
            }
        }
    }
    Some((sheet, below))
}

/// What parts the cells: said in a first line `sep=;`, else what stands most often in the first
/// line outside quotation marks. With it how many lines were ignored, and the rest.
pub(crate) fn separator(text: &str) -> (u8, usize, &str) {
    const KNOWN: [u8; 4] = [b',', b';', b'\t', b'|'];
    let first = text.lines().next().unwrap_or_default();
    if let Some([said]) = first.strip_prefix("sep=").map(str::as_bytes)
        && KNOWN.contains(said)
    {
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        return (*said, 1, rest);
    }
    let line = text.lines().find(|line| !line.trim().is_empty());
    let mut counts = [0usize; KNOWN.len()];
    let mut quoted = false;
    for byte in line.unwrap_or_default().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            _ => {
                if let Some(at) = KNOWN.iter().position(|known| *known == byte) {
                    counts[at] += 1;
                }
            }
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most);
    (KNOWN[at.unwrap_or_default()], 0, text)
}

/// The rows with the line each begins in, one after the other. Blank ones are left out.
pub(crate) struct Records<'t> {
    reader: csv::Reader<&'t [u8]>,
    record: csv::StringRecord,
    text: &'t str,
    /// Up to where lines are counted, in bytes, and the line there.
    at: usize,
    line: usize,
}

impl<'t> Records<'t> {
    /// The rows of a text above which so many lines were skipped.
    pub(crate) fn new(text: &'t str, separator: u8, skipped: usize) -> Self {
        let reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        Self {
            reader,
            record: csv::StringRecord::new(),
            text,
            at: 0,
            line: skipped + 1,
        }
    }

    /// The line in which the record begins. The reader counts from the end of the one before, and leaves
    /// there the second byte of Windows' line ends and empty lines.
    fn line(&mut self) -> usize {
        let bytes = self.text.as_bytes();
        let from = self.record.position().map_or(0, |at| at.byte());
        let mut from = usize::try_from(from).unwrap_or(usize::MAX).min(bytes.len());
        while matches!(bytes.get(from), Some(b'\r' | b'\n')) {
            from += 1;
        }
        let passed = bytes.get(self.at..from).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(from);
        self.line
    }
}

impl Iterator for Records<'_> {
    type Item = Result<SheetRow, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.reader.read_record(&mut self.record) {
                Ok(false) => return None,
                Ok(true) => {}
                // The text is UTF-8 and rows may be of any length: nothing else is known to go wrong.
                Err(error) => return Some(Err(format!("it cannot be read: {error}"))),
            }
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                return Some(Ok(SheetRow {
                    number: self.line(),
                    cells: self.record.iter().map(Cell::text).collect(),
                }));
            }
        }
    }
}

/// ONS's files have two columns of notes under one heading: each gets a heading of its own.
fn named_notes(mut headings: SheetRow) -> SheetRow {
    let mut count = 0;
    for cell in &mut headings.cells {
        if matches!(key(&cell.text).as_str(), "notes" | "note") {
            count += 1;
            if count > 1 {
                cell.text = format!("{} {count}", cell.text.trim());
            }
        }
    }
    headings
}

/// Whether a row has enough cells; of one that has not nobody can know which cell is missing.
fn whole(row: &SheetRow, sheet: &Sheet, problems: &mut Problems) -> bool {
    let (count, headings) = (row.cells.len(), sheet.headings.len());
    if count < headings {
        let open = row.cells.iter().any(|cell| cell.text.contains('\n'));
        let hint = match open {
            true => ". A quotation mark may be without its partner",
            false => "",
        };
        problems.error(
            &sheet.origin.row(row.number),
            format!(
                "there are {count} cells and {headings} headings; expected as many, with nothing \
                 between two separators where a cell is empty{hint}"
            ),
        );
    }
    count >= headings
}
