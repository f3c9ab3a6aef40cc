//! Words of links: percent-encoding, choices, and tables of spellings read and written alike.
//!
//! Reading never fails: what is not properly encoded is kept as it stands, and what is not
//! honoured comes back to be said.

/// Percent-encoding of all but letters, digits and `-._`.
pub fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(half), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
    out
}

/// The reverse; what is not properly encoded is kept as it stands.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[i], hex(i + 1), hex(i + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                i += 3;
            }
            (b'+', ..) => {
                out.push(b' ');
                i += 1;
            }
            (byte, ..) => {
                out.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The most choices that a link may carry; no screen has half as many.
const MOST_CHOICES: usize = 40;

/// What a message repeats of a part of a link, in characters.
const MOST_SAID: usize = 60;

/// Hands out the `key=value` choices of what follows the `?`: each key with its value, decoded
/// and in one line (empty where there is no `=`). Returns the choices that `take` does not
/// honour, as they stand: so that all of them can be said. Of a key that stands several times the
/// last counts.
pub fn choices(text: &str, take: &mut dyn FnMut(&str, &str) -> bool) -> Vec<String> {
    let parts = text.splitn(MOST_CHOICES + 1, '&');
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let mut ignored = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let later = |other: &&str| other.split('=').next() == Some(key);
        let counts = at < MOST_CHOICES && !parts[at + 1..].iter().any(later);
        if !(counts && take(key, &one_line(&decode(value)))) {
            ignored.push(part.chars().take(MOST_SAID).collect());
        }
    }
    ignored
}

/// A text in one line: without control, bidirectional and zero-width characters, which a reader
/// would not see; line breaks and tabs become blanks.
pub fn one_line(text: &str) -> String {
    let line = text.replace(['\n', '\r'], " ");
    crate::text::clean(&line).map_or(line, |(clean, _)| clean)
}

/// Ids are what [`crate::read`] lets through: lower-case letters, digits and hyphens.
pub fn is_id(part: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=64).contains(&part.len()) && !part.starts_with('-') && part.bytes().all(allowed)
}

/// Ids of places may also be official codes, such as `E06000006`: capitals and digits.
pub fn is_area_id(part: &str) -> bool {
    let code = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    is_id(part) || ((1..=64).contains(&part.len()) && part.bytes().all(code))
}

/// The word of links for the report's own order. No column, area or measure can have it: ids hold
/// no such sign.
pub const REPORT_ORDER: &str = "_report";

/// The value that a word stands for in a table of spellings.
pub fn from_word<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, value)| *value)
}

/// How a value is spelled in a table of spellings; nothing for a value that is not in it.
pub fn word_of<T: PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    table
        .iter()
        .find(|(_, other)| *other == value)
        .map_or("", |(word, _)| word)
}
