//! Bytes as text that may stand in any page: printable characters alone, and none that HTML
//! minds. Two of 91 characters hold 13 bits, where base64 would need 8% more room.
//!
//! `static/bundle-unpack.js` reads it. Nothing here compresses.

/// The characters that stand for nothing: HTML and quoting know them.
const LEFT_OUT: &[u8] = b"&<\\";
/// How many characters stand in a line. Some mail programs break longer lines than 998.
const LINE: usize = 960;

/// Bytes as text, in lines.
pub fn text_of(bytes: &[u8]) -> String {
    let digits: Vec<char> = (b'!'..=b'~')
        .filter(|byte| !LEFT_OUT.contains(byte))
        .map(char::from)
        .collect();
    let mut text = String::with_capacity(bytes.len() / 13 * 16 + bytes.len() / 700 + 4);
    let (mut held, mut bits, mut in_line) = (0_u32, 0, 0);
    let mut put = |digit: u32| {
        if in_line == LINE {
            text.push('\n');
            in_line = 0;
        }
        in_line += 1;
        text.extend(digits.get(digit as usize));
    };
    let mut pair = |value: u32| {
        put(value / 91);
        put(value % 91);
    };
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= 13 {
            bits -= 13;
            pair(held >> bits & 0x1fff);
            held &= (1 << bits) - 1;
        }
    }
    // What is left stands in one character of 6 bits if it fits: so no byte too many is read.
    match bits {
        0 => {}
        1..=6 => put(held << (6 - bits)),
        _ => pair(held << (13 - bits)),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::text_of;

    /// What `static/bundle-unpack.js` does.
    fn bytes_of(text: &str) -> Vec<u8> {
        let digit = |byte: u8| {
            let before = b"&<\\".iter().filter(|left_out| **left_out < byte).count();
            u32::from(byte) - 33 - before as u32
        };
        let digits: Vec<u32> = text.bytes().filter(|byte| *byte > 32).map(digit).collect();
        let (mut held, mut bits, mut bytes) = (0, 0, Vec::new());
        for pair in digits.chunks(2) {
            (held, bits) = match pair {
                [a, b] => (held << 13 | (a * 91 + b), bits + 13),
                one => (held << 6 | one[0], bits + 6),
            };
            while bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits) as u8);
            }
            held &= (1 << bits) - 1;
        }
        bytes
    }

    #[test]
    fn all_bytes_come_back_and_none_is_minded_by_html() {
        for length in (0..30).chain([1_000, 4_096]) {
            let bytes: Vec<u8> = (0..length).map(|n: u32| (n * n + n / 7) as u8).collect();
            let text = text_of(&bytes);
            assert_eq!(bytes_of(&text), bytes, "{length}");
            assert!(text.bytes().all(|b| b == b'\n' || b.is_ascii_graphic()));
            assert!(!text.contains(['&', '<', '\\']));
            assert!(text.lines().all(|line| line.len() <= 960));
        }
    }
}
