//! What a workbook keeps beside its values: the format of every number, merged cells, formulas
//! whose result was not kept. Read from the parts of the file themselves, one pass a sheet.

use super::format;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

/// The longest part that is read, in bytes, unpacked.
const LONGEST: u64 = 200_000_000;

/// A workbook's parts.
pub struct Inside {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    codes: Vec<Option<String>>,
    paths: HashMap<String, String>,
    /// Whether days are counted from 1904, as old programs for the Mac did.
    pub from_1904: bool,
}

/// What one sheet keeps beside its values. Cells by row and column, from 0.
#[derive(Debug, Default)]
pub struct Beside {
    /// Number formats other than the general one.
    pub formats: HashMap<(u32, u32), String>,
    /// Merged ranges as written, `A5:B5`, each with its first row.
    pub merged: Vec<(u32, String)>,
    /// Formulas without a result.
    pub unfinished: Vec<(u32, u32)>,
}

type Found<T> = Result<T, String>;

impl Inside {
    /// Opens a workbook's parts.
    pub fn open(bytes: Vec<u8>) -> Found<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
        let mut inside = Self {
            archive,
            codes: Vec::new(),
            paths: HashMap::new(),
            from_1904: false,
        };
        inside.read_styles()?;
        inside.read_paths()?;
        Ok(inside)
    }

    /// What a sheet keeps beside its values.
    pub fn beside(&mut self, sheet: &str) -> Found<Beside> {
        let mut beside = Beside::default();
        let Some(path) = self.paths.get(sheet).cloned() else {
            return Ok(beside);
        };
        let codes = std::mem::take(&mut self.codes);
        // The cell being read, and whether it has a formula and a value.
        let (mut cell, mut formula, mut value, mut within) = (None, false, false, false);
        let done = self.each(&path, &mut |event| match event {
            Element::Start(start) | Element::Empty(start) => match start.local_name().as_ref() {
                b"c" => {
                    cell = attribute(start, b"r").as_deref().and_then(address);
                    (formula, value) = (false, false);
                    let style = attribute(start, b"s").and_then(|s| s.parse().ok());
                    let code = style.and_then(|s: usize| codes.get(s)?.clone());
                    if let (Some(at), Some(code)) = (cell, code) {
                        beside.formats.insert(at, code);
                    }
                }
                b"f" => formula = true,
                b"v" => within = true,
                b"is" => value = true,
                b"mergeCell" => {
                    if let Some(range) = attribute(start, b"ref") {
                        let first = range.split(':').next().and_then(address);
                        beside.merged.push((first.map_or(0, |(row, _)| row), range));
                    }
                }
                _ => {}
            },
            Element::End(name) if name == b"c" => {
                if let (Some(at), true, false) = (cell.take(), formula, value) {
                    beside.unfinished.push(at);
                }
            }
            Element::End(name) => within &= name != b"v",
            Element::Text => value |= within,
        });
        self.codes = codes;
        done.map(|()| beside)
    }

    fn read_styles(&mut self) -> Found<()> {
        let (mut own, mut used, mut within) = (HashMap::new(), Vec::new(), false);
        self.each("xl/styles.xml", &mut |event| match event {
            Element::Start(start) | Element::Empty(start) => match start.local_name().as_ref() {
                b"numFmt" => {
                    let id = attribute(start, b"numFmtId").and_then(|id| id.parse::<u32>().ok());
                    if let (Some(id), Some(code)) = (id, attribute(start, b"formatCode")) {
                        own.insert(id, code);
                    }
                }
                b"cellXfs" => within = true,
                b"xf" if within => {
                    let id = attribute(start, b"numFmtId").and_then(|id| id.parse::<u32>().ok());
                    used.push(id.unwrap_or_default());
                }
                _ => {}
            },
            Element::End(name) => within &= name != b"cellXfs",
            Element::Text => {}
        })?;
        let code = |id: u32| {
            let code = own.get(&id).cloned();
            code.or_else(|| format::built_in(id).map(str::to_owned))
                .filter(|code| !code.eq_ignore_ascii_case("general"))
        };
        self.codes = used.into_iter().map(code).collect();
        Ok(())
    }

    fn read_paths(&mut self) -> Found<()> {
        let mut targets = HashMap::new();
        self.each("xl/_rels/workbook.xml.rels", &mut |event| {
            if let Element::Start(start) | Element::Empty(start) = event
                && let (Some(id), Some(target)) =
                    (attribute(start, b"Id"), attribute(start, b"Target"))
            {
                let path = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{target}"),
                };
                targets.insert(id, path);
            }
        })?;
        let (mut paths, mut from_1904) = (HashMap::new(), false);
        self.each("xl/workbook.xml", &mut |event| {
            let (Element::Start(start) | Element::Empty(start)) = event else {
                return;
            };
            match start.local_name().as_ref() {
                b"sheet" => {
                    if let (Some(name), Some(id)) =
                        (attribute(start, b"name"), attribute(start, b"id"))
                        && let Some(path) = targets.get(&id)
                    {
                        paths.insert(name, path.clone());
                    }
                }
                b"workbookPr" => {
                    let written = attribute(start, b"date1904");
                    from_1904 = matches!(written.as_deref(), Some("1" | "true"));
                }
                _ => {}
            }
        })?;
        self.paths = paths;
        self.from_1904 = from_1904;
        Ok(())
    }

    /// Reads the elements of a part in order. A part that is not there has none.
    fn each(&mut self, path: &str, take: &mut dyn FnMut(&Element)) -> Found<()> {
        let Ok(part) = self.archive.by_name(path) else {
            return Ok(());
        };
        let mut reader = Reader::from_reader(BufReader::new(part.take(LONGEST)));
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(start)) => take(&Element::Start(&start)),
                Ok(Event::Empty(start)) => {
                    take(&Element::Empty(&start));
                    take(&Element::End(start.local_name().as_ref()));
                }
                Ok(Event::End(end)) => take(&Element::End(end.local_name().as_ref())),
                Ok(Event::Eof) => return Ok(()),
                Ok(Event::Text(text)) if !text.trim_ascii().is_empty() => take(&Element::Text),
                Ok(_) => {}
                Err(error) => return Err(format!("{path}: {error}")),
            }
        }
    }
}

enum Element<'a> {
    Start(&'a BytesStart<'a>),
    Empty(&'a BytesStart<'a>),
    End(&'a [u8]),
    /// Words that are not blank.
    Text,
}

/// The value of an attribute, by its name without a prefix.
fn attribute(start: &BytesStart, name: &[u8]) -> Option<String> {
    let found = start.attributes().flatten();
    let mut found = found.filter(|a| a.key.local_name().as_ref() == name);
    let found = found.next()?;
    let text = std::str::from_utf8(&found.value).ok()?;
    Some(unescape(text).ok()?.into_owned())
}

/// Row and column of an address such as `B12`, from 0.
fn address(written: &str) -> Option<(u32, u32)> {
    let split = written.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = written.split_at(split);
    let mut column = 0u32;
    for letter in letters.bytes() {
        let place = u32::from(letter.to_ascii_uppercase()).checked_sub(64)?;
        column = column.checked_mul(26)?.checked_add(place)?;
    }
    Some((
        digits.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_rows_and_columns() {
        assert_eq!(address("A1"), Some((0, 0)));
        assert_eq!(address("AB12"), Some((11, 27)));
        for wrong in ["", "A", "12", "A0"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
