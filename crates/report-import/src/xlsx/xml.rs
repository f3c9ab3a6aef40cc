//! The parts of a workbook's file: an archive of XML, read element by element.
//!
//! Refuses parts that break off, are not well formed or are too long. Nothing here is believed:
//! a workbook may have come by mail.

use flate2::bufread::DeflateDecoder;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use std::collections::HashMap;
use std::io::{self, BufReader, Read};

/// The most that is read of all parts together, in bytes, unpacked.
pub const MOST_UNPACKED: u64 = 100_000_000;
/// With this begins what is said of a workbook that holds more than is read. Such a one is a
/// workbook all the same.
pub const TOO_MUCH: &str = "The workbook holds";

/// A file's parts, and how much of them may still be read.
pub struct Parts {
    archive: ZipSliceArchive<Vec<u8>>,
    /// Where each part is, how it is packed and its checksum, by its path.
    parts: HashMap<String, (ZipArchiveEntryWayfinder, CompressionMethod, u32)>,
    left: u64,
}

/// What a part is made of, in order.
pub enum Element<'a> {
    /// An element begins.
    Start(&'a BytesStart<'a>),
    /// An element ends; its name without a prefix.
    End(&'a [u8]),
    /// Words between elements, as they are meant.
    Text(&'a str),
}

impl Parts {
    /// Opens the archive.
    pub fn open(bytes: Vec<u8>) -> Result<Self, String> {
        let wrong = |_| "it is no archive, or is cut off".to_owned();
        let archive = ZipArchive::from_slice(bytes).map_err(wrong)?;
        let mut parts = HashMap::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(wrong)? {
            let path = entry.file_path();
            let path = String::from_utf8_lossy(path.as_ref()).into_owned();
            let method = entry.compression_method();
            parts.insert(path, (entry.wayfinder(), method, entry.crc32()));
        }
        Ok(Self {
            archive,
            parts,
            left: MOST_UNPACKED,
        })
    }

    /// Whether there is such a part.
    pub fn has(&self, path: &str) -> bool {
        self.parts.contains_key(path)
    }

    /// Reads the elements of a part in order, until `take` finds something wrong. A part that is
    /// not there has none.
    pub fn each(
        &mut self,
        path: &str,
        take: &mut dyn FnMut(&Element) -> Result<(), String>,
    ) -> Result<(), String> {
        let Some((place, method, expected)) = self.parts.get(path) else {
            return Ok(());
        };
        let packed = self.archive.get_entry(*place);
        let packed = packed.map_err(|_| format!("{path} is cut off"))?.data();
        let part: Box<dyn Read> = match *method {
            CompressionMethod::DEFLATE => Box::new(DeflateDecoder::new(packed)),
            CompressionMethod::STORE => Box::new(packed),
            _ => return Err(format!("{path} is packed in a way that is not read here")),
        };
        let part = Checked {
            part,
            table: table(),
            sum: !0,
            expected: *expected,
        };
        // What a part says of its length need not be true: it is counted.
        let before = self.left;
        let mut reader = Reader::from_reader(BufReader::new(part.take(before + 1)));
        let (mut buffer, mut depth) = (Vec::new(), 0);
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer);
            let Some(left) = before.checked_sub(reader.buffer_position()) else {
                return Err(format!(
                    "{TOO_MUCH} more than {} MB when it is unpacked; expected at most as much: copy the sheets of the template into a workbook of their own",
                    MOST_UNPACKED / 1_000_000
                ));
            };
            self.left = left;
            match event.map_err(|error| format!("{path}: {error}"))? {
                Event::Start(start) => {
                    depth += 1;
                    take(&Element::Start(&start))?;
                }
                Event::Empty(start) => {
                    take(&Element::Start(&start))?;
                    take(&Element::End(start.local_name().as_ref()))?;
                }
                Event::End(end) => {
                    depth -= 1;
                    take(&Element::End(end.local_name().as_ref()))?;
                }
                Event::Text(text) => {
                    let text = text
                        .unescape()
                        .map_err(|error| format!("{path}: {error}"))?;
                    take(&Element::Text(&text))?;
                }
                Event::CData(text) => {
                    let text = std::str::from_utf8(&text).map_err(|e| format!("{path}: {e}"))?;
                    take(&Element::Text(text))?;
                }
                Event::Eof if depth > 0 => return Err(format!("{path} breaks off")),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// A part that is held to its checksum, CRC-32, when it ends.
struct Checked<'a> {
    part: Box<dyn Read + 'a>,
    table: [u32; 256],
    sum: u32,
    expected: u32,
}

/// What every value of a byte does to the sum. It is worked out: kept, it would be as much as it is to fetch.
fn table() -> [u32; 256] {
    std::array::from_fn(|byte| {
        (0..8).fold(byte as u32, |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    })
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.part.read(buffer)?;
        for byte in &buffer[..count] {
            self.sum = (self.sum >> 8) ^ self.table[usize::from(self.sum as u8 ^ byte)];
        }
        match count == 0 && !buffer.is_empty() && !self.sum != self.expected {
            true => Err(io::Error::other("it is damaged: its checksum is wrong")),
            false => Ok(count),
        }
    }
}

/// The value of an attribute, by its name without a prefix.
pub fn attribute(start: &BytesStart, name: &[u8]) -> Option<String> {
    let found = start.attributes().flatten();
    let mut found = found.filter(|a| a.key.local_name().as_ref() == name);
    let found = found.next()?;
    let text = std::str::from_utf8(&found.value).ok()?;
    Some(unescape(text).ok()?.into_owned())
}

/// Row and column of an address such as `B12`, from 0, within what a spreadsheet can have.
pub fn address(written: &str) -> Option<(u32, u32)> {
    let split = written.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = written.split_at(split);
    let mut column = 0u32;
    for letter in letters.bytes().filter(|letter| *letter != b'$') {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        let place = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(place)?;
    }
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    let column = column.checked_sub(1)?;
    (row < 1_048_576 && column < 16_384).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_rows_and_columns() {
        assert_eq!(address("A1"), Some((0, 0)));
        assert_eq!(address("AB12"), Some((11, 27)));
        assert_eq!(address("XFD1048576"), Some((1_048_575, 16_383)));
        for wrong in ["", "A", "12", "A0", "XFE1", "A1048577", "ZZZZZZZZZ1", "é1"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
