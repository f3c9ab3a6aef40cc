//! Bytes of a text file into text, with advice where they are something else.

use report_core::kind::FileKind;

/// The most bytes of data that are read, of all files of an import together: 50 MB.
pub const MOST_BYTES: usize = 50_000_000;

/// The text of a file without its byte-order mark. Errors with what was found and what to do.
pub fn read(bytes: &[u8]) -> Result<&str, String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!(
            "it is longer than {} MB; expected at most as much: split it by indicator",
            MOST_BYTES / 1_000_000
        ));
    }
    if let Some(kind) = FileKind::of(bytes).filter(|kind| *kind != FileKind::Csv) {
        return Err(format!(
            "it is {}; expected text. {}",
            kind.name(),
            kind.way()
        ));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(
            "it is in UTF-16; expected UTF-8. Save it again and choose \"CSV UTF-8\" or \"UTF-8\" \
             where the program says \"Unicode\""
                .to_owned(),
        );
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|b| **b == b'\n').count();
        format!(
            "line {line} is not in UTF-8; expected UTF-8. Save it again and choose \"CSV UTF-8\" \
             or the encoding UTF-8"
        )
    })?;
    if text.trim().is_empty() {
        return Err("it is empty; expected headings and rows".to_owned());
    }
    if text.contains('\0') {
        return Err("it is not text: there are zero bytes in it".to_owned());
    }
    if text.trim_start().starts_with('<') {
        return Err(
            "it is a web page; expected data. The address it was saved from may be wrong"
                .to_owned(),
        );
    }
    Ok(text)
}

/// The name of a file in words, without its folder and its ending.
pub fn stem(name: &str) -> String {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    stem.replace(['_', '-'], " ")
}
