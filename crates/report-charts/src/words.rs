//! How wide words are, and how to make them fit. No font is loaded: widths are estimated from a
//! table of average glyphs, a little generously, because readers' system fonts differ.
//!
//! Refuses control, bidirectional and zero-width characters: [`clean`] drops them.

/// Advance widths of U+0020 to U+007E in hundredths of the font size, for a typical sans serif.
const ASCII: [u8; 95] = [
    28, 28, 36, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56,
    56, 56, 28, 28, 58, 58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72,
    78, 67, 78, 72, 67, 61, 72, 67, 94, 67, 67, 61, 28, 28, 28, 47, 56, 33, 56, 56, 50, 56, 56, 28,
    56, 56, 22, 22, 50, 22, 83, 56, 56, 56, 56, 33, 50, 28, 56, 50, 72, 50, 50, 50, 33, 26, 33, 58,
];

/// Bold letters are about this much wider.
const BOLD: f64 = 1.07;

/// What a cut line of words ends with.
const ELLIPSIS: char = '…';

/// Estimated width in pixels of `words` at `size` pixels.
pub fn width(words: &str, size: f64, bold: bool) -> f64 {
    let hundredths: u32 = words.chars().map(advance).sum();
    let plain = f64::from(hundredths) / 100.0 * size;
    if bold { plain * BOLD } else { plain }
}

fn advance(c: char) -> u32 {
    match c as u32 {
        code @ 0x20..=0x7e => u32::from(ASCII[code as usize - 0x20]),
        0x300..=0x36f => 0,
        0x2013 | 0x2212 | 0xa3 => 58,
        0x2018 | 0x2019 | 0xb7 => 28,
        0..=0x10ff => 67,
        0x1e00..=0x1fff => 67,
        _ => 102,
    }
}

/// `words` without control, bidirectional and zero-width characters; line breaks become spaces.
pub fn clean(words: &str) -> String {
    words
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' => Some(' '),
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => None,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
            '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e007f}' => None,
            _ if c.is_control() => None,
            _ => Some(c),
        })
        .collect()
}

/// `words` cut to at most `room` pixels, ending in an ellipsis if anything was cut.
pub fn shorten(words: &str, size: f64, bold: bool, room: f64) -> String {
    if width(words, size, bold) <= room {
        return words.to_owned();
    }
    let mut cut = String::new();
    for c in words.chars() {
        cut.push(c);
        cut.push(ELLIPSIS);
        let fits = width(&cut, size, bold) <= room;
        cut.pop();
        if !fits {
            cut.pop();
            break;
        }
    }
    let kept = cut.trim_end().len();
    cut.truncate(kept);
    cut.push(ELLIPSIS);
    cut
}

/// `words` in at most `most` lines of at most `room` pixels each, broken at spaces; the last line
/// is cut with an ellipsis when they do not fit.
pub fn wrap(words: &str, size: f64, bold: bool, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if lines_full(line, word, size, bold, room) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most && most > 0 {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(rest);
    }
    lines
        .iter()
        .map(|line| shorten(line, size, bold, room))
        .collect()
}

fn lines_full(line: &str, word: &str, size: f64, bold: bool, room: f64) -> bool {
    width(line, size, bold) + width(word, size, bold) + 0.3 * size <= room
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_close_to_a_real_font() {
        // Measured in a browser with a metric-compatible Arial.
        for (words, size, bold, measured) in [
            ("106.4 mean of 10 neighbours", 14.0, true, 191.4),
            ("Redcar and Cleveland", 14.0, false, 139.3),
            ("2016", 14.0, false, 31.1),
        ] {
            let estimate = width(words, size, bold);
            assert!(
                (estimate - measured).abs() < 0.06 * measured,
                "{words}: {estimate}"
            );
        }
    }

    #[test]
    fn what_is_cut_fits_and_says_so() {
        let cut = shorten("Bournemouth, Christchurch and Poole", 14.0, false, 120.0);
        assert!(
            cut.ends_with('…') && width(&cut, 14.0, false) <= 120.0,
            "{cut}"
        );
        assert_eq!(shorten("Halton", 14.0, false, 120.0), "Halton");
        assert_eq!(shorten("Halton", 14.0, false, -5.0), "…");
    }

    #[test]
    fn wrapping_keeps_every_word_while_there_is_room() {
        let lines = wrap("Yorkshire and The Humber", 13.0, false, 90.0, 2);
        assert_eq!(lines, ["Yorkshire and", "The Humber"]);
        let lines = wrap("one two three four five six", 13.0, false, 40.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(wrap("", 13.0, false, 40.0, 2).is_empty());
    }

    #[test]
    fn hidden_characters_are_dropped() {
        assert_eq!(clean("a\u{202e}b\u{200b}c\u{0}d\ne"), "abcd e");
    }
}
