//! Bytes as base64 in lines. `static/bundle.js` reads it. Nothing here compresses.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// How many characters stand in a line. Some mail programs break longer lines than 998.
const LINE: usize = 960;

/// Bytes as base64, in lines of 960 characters.
pub fn text_of(bytes: &[u8]) -> String {
    let encoded = BASE64_STANDARD.encode(bytes);
    let mut text = String::with_capacity(encoded.len() + encoded.len() / LINE);
    let mut rest = encoded.as_str();
    while rest.len() > LINE {
        let (line, after) = rest.split_at(LINE);
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short_and_all_bytes_come_back() {
        for length in [0, 1, 719, 720, 721, 1_441, 4_096] {
            let bytes: Vec<u8> = (0..length).map(|n: u32| (n * n + n / 7) as u8).collect();
            let text = text_of(&bytes);
            assert!(text.lines().all(|line| line.len() <= LINE), "{length}");
            assert!(!text.ends_with('\n') && !text.contains("\n\n"), "{length}");
            let back = BASE64_STANDARD.decode(text.replace('\n', ""));
            assert_eq!(back.as_deref(), Ok(bytes.as_slice()), "{length}");
        }
    }
}
