//! What a file is that is not a report, by how its bytes begin: an officer who drops a workbook on
//! the page is told that it is a workbook, and what to do with it.

use std::fmt;

/// As many bytes from the beginning of a file tell its kind.
pub const ENOUGH: usize = 65_536;

/// A kind of file that is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A file of an old Office program, or one of a new program locked with a password.
    OldOffice,
    /// A table in text: CSV.
    Csv,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// A PDF.
    Pdf,
    /// Another packed archive.
    Archive,
    /// A picture.
    Picture,
}

impl FileKind {
    /// The kind of a file by its first bytes; `None` for what may be a report.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..ENOUGH).unwrap_or(bytes);
        let begins = |with: &[u8]| bytes.starts_with(with);
        if begins(b"PK\x03\x04") {
            return Some(packed(bytes));
        }
        if begins(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Some(Self::OldOffice);
        }
        if begins(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if begins(b"\x89PNG") || begins(&[0xff, 0xd8, 0xff]) || begins(b"GIF8") {
            return Some(Self::Picture);
        }
        if begins(&[0x1f, 0x8b]) || begins(b"7z\xbc\xaf") || begins(b"Rar!") {
            return Some(Self::Archive);
        }
        is_table(bytes).then_some(Self::Csv)
    }

    /// What it is called, with its article: "an Excel workbook (.xlsx)".
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "an Excel workbook (.xlsx)",
            Self::Ods => "an OpenDocument spreadsheet (.ods)",
            Self::OldOffice => {
                "a file of an old Office program (.xls or .doc), or one locked with a password"
            }
            Self::Csv => "a table in text (CSV)",
            Self::Docx => "a Word document (.docx)",
            Self::Odt => "an OpenDocument text (.odt)",
            Self::Pdf => "a PDF",
            Self::Archive => "a packed archive, such as .zip",
            Self::Picture => "a picture",
        }
    }

    /// How a report is made of it, in a sentence or two.
    pub fn way(self) -> &'static str {
        match self {
            Self::Xlsx => {
                "A workbook made from the template becomes a report with: fairview import xlsx FILE.xlsx --out report.json"
            }
            Self::Ods => {
                "Save it as an Excel workbook (.xlsx); one made from the template becomes a report with: fairview import xlsx FILE.xlsx --out report.json"
            }
            Self::OldOffice => {
                "Save a workbook as .xlsx without a password; one made from the template becomes a report with: fairview import xlsx FILE.xlsx --out report.json"
            }
            Self::Csv => {
                "Tidy CSV, one figure a row, becomes a report with: fairview import csv FILE.csv --out report.json"
            }
            Self::Docx | Self::Odt | Self::Pdf | Self::Picture => {
                "Nothing can be read from it. Write its figures into the workbook that fairview template report.xlsx makes"
            }
            Self::Archive => "Unpack it first",
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "This is {}; expected a report in JSON. {}.",
            self.name(),
            self.way()
        )
    }
}

/// What is packed in an archive, by the names of its first files.
fn packed(bytes: &[u8]) -> FileKind {
    let has = |part: &[u8]| bytes.windows(part.len()).any(|found| found == part);
    if has(b"application/vnd.oasis.opendocument.spreadsheet") {
        FileKind::Ods
    } else if has(b"application/vnd.oasis.opendocument.text") {
        FileKind::Odt
    } else if has(b"xl/") {
        FileKind::Xlsx
    } else if has(b"word/") {
        FileKind::Docx
    } else {
        FileKind::Archive
    }
}

/// Whether the first line is headings of a table or a title above it: parts with separators between them, and no JSON.
fn is_table(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next();
    let line = line.unwrap_or_default();
    let json = matches!(line.first(), None | Some(b'{' | b'[' | b'<'))
        || line.windows(2).any(|pair| pair == b"\":");
    let text = line.iter().all(|byte| *byte >= b' ' || *byte == b'\t');
    let parts = || line.split(|byte| matches!(byte, b',' | b';' | b'\t' | b'|'));
    let filled = parts().filter(|part| !part.trim_ascii().is_empty());
    // A title above the table has the separators of its empty cells.
    let filled_or_title = match filled.count() {
        0 => false,
        1 => parts().count() > 2,
        _ => true,
    };
    !json && text && filled_or_title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_kinds_are_called_by_their_names() {
        let entry = |name: &str, words: &str| {
            let mut bytes = b"PK\x03\x04".to_vec();
            bytes.extend([0; 26]);
            bytes.extend(name.bytes().chain(words.bytes()));
            bytes
        };
        let ods = "application/vnd.oasis.opendocument.spreadsheet";
        for (bytes, kind) in [
            (entry("xl/workbook.xml", ""), Some(FileKind::Xlsx)),
            (entry("mimetype", ods), Some(FileKind::Ods)),
            (entry("word/document.xml", ""), Some(FileKind::Docx)),
            (entry("report.json", ""), Some(FileKind::Archive)),
            (b"%PDF-1.7\n%\xe2\xe3".to_vec(), Some(FileKind::Pdf)),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec(),
                Some(FileKind::OldOffice),
            ),
            (
                b"Area code,Period,Value\nE06000006,2022,1".to_vec(),
                Some(FileKind::Csv),
            ),
            // As Excel saves it: Windows-1252.
            (
                b"Name;Amount in \xa3\nHalton;5".to_vec(),
                Some(FileKind::Csv),
            ),
            (
                b"\xef\xbb\xbf\"Area\",\"Value\"\n".to_vec(),
                Some(FileKind::Csv),
            ),
            (
                b"Scorecard,,,\nRef,Measure,Q2,Q3\n".to_vec(),
                Some(FileKind::Csv),
            ),
            (b"Dear reader,\nhere it is".to_vec(), None),
            (b"{\"fairview\":\"1.0\",\"kind\":\"report\"}".to_vec(), None),
            // The brace is lost.
            (b"\"fairview\":\"1.0\",\"kind\":\"report\"}".to_vec(), None),
            (b"[1, 2]".to_vec(), None),
            (b"<!doctype html>, x".to_vec(), None),
            (b"hello".to_vec(), None),
            (b"".to_vec(), None),
        ] {
            let shown = String::from_utf8_lossy(&bytes).into_owned();
            assert_eq!(FileKind::of(&bytes), kind, "{shown}");
        }
    }
}
