//! What a keyboard writes for letters with accents, ligatures, small digits and fractions.
//!
//! Unicode's own tables say it of every script and are 60 kB of what readers download; these are of
//! the scripts that reports are written in. Letters of others are found as they are written.

/// What is read, and the small letters and signs that are read so.
#[rustfmt::skip]
const READ_AS: &[(&str, &str)] = &[
    (" ", "¨¯¸‗‾"),
    ("(", "⁽₍"),
    (")", "⁾₎"),
    ("+", "⁺₊"),
    ("-", "⁻₋"),
    (".", "․"),
    ("0", "⁰₀"),
    ("1", "¹₁"),
    ("2", "²₂"),
    ("3", "³₃"),
    ("4", "⁴₄"),
    ("5", "⁵₅"),
    ("6", "⁶₆"),
    ("7", "⁷₇"),
    ("8", "⁸₈"),
    ("9", "⁹₉"),
    ("=", "⁼₌"),
    ("a", "ªàáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặₐ"),
    ("b", "ḃḅḇℬ"),
    ("c", "çćĉċčḉℂℭⅽ"),
    ("d", "ďđḋḍḏḑḓⅅⅆⅾ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệₑℯℰⅇ"),
    ("f", "ḟℱ"),
    ("g", "ĝğġģǧǵḡℊ"),
    ("h", "ĥħȟḣḥḧḩḫẖₕℋℌℍℎℏ"),
    ("i", "ìíîïĩīĭįıǐȉȋḭḯỉịⁱℐℑℹⅈⅰ"),
    ("j", "ĵǰⅉ"),
    ("k", "ķǩḱḳḵₖ"),
    ("l", "ĺļľłḷḹḻḽₗℒℓⅼ"),
    ("m", "ḿṁṃₘℳⅿ"),
    ("n", "ñńņňŉǹṅṇṉṋⁿₙℕ"),
    ("o", "ºòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợₒℴ"),
    ("p", "ṕṗₚℙ"),
    ("q", "ℚ"),
    ("r", "ŕŗřȑȓṙṛṝṟℛℜℝ"),
    ("s", "śŝşšſșṡṣṥṧṩẛₛ"),
    ("t", "ţťțṫṭṯṱẗₜ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿⅴ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍₓⅹ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕℤℨ"),
    ("æ", "ǣǽ"),
    ("ʒ", "ǯ"),
    ("ə", "ₔ"),
    ("μ", "µ"),
    ("!!", "‼"),
    ("!?", "⁉"),
    ("..", "‥"),
    ("1⁄", "⅟"),
    ("?!", "⁈"),
    ("??", "⁇"),
    ("dz", "ǆǳ"),
    ("ff", "ﬀ"),
    ("fi", "ﬁ"),
    ("fl", "ﬂ"),
    ("ii", "ⅱ"),
    ("ij", "ĳ"),
    ("iv", "ⅳ"),
    ("ix", "ⅸ"),
    ("lj", "ǉ"),
    ("l·", "ŀ"),
    ("nj", "ǌ"),
    ("no", "№"),
    ("st", "ﬅﬆ"),
    ("tm", "™"),
    ("vi", "ⅵ"),
    ("xi", "ⅺ"),
    ("°c", "℃"),
    ("°f", "℉"),
    ("...", "…"),
    ("0⁄3", "↉"),
    ("1⁄2", "½"),
    ("1⁄3", "⅓"),
    ("1⁄4", "¼"),
    ("1⁄5", "⅕"),
    ("1⁄6", "⅙"),
    ("1⁄7", "⅐"),
    ("1⁄8", "⅛"),
    ("1⁄9", "⅑"),
    ("2⁄3", "⅔"),
    ("2⁄5", "⅖"),
    ("3⁄4", "¾"),
    ("3⁄5", "⅗"),
    ("3⁄8", "⅜"),
    ("4⁄5", "⅘"),
    ("5⁄6", "⅚"),
    ("5⁄8", "⅝"),
    ("7⁄8", "⅞"),
    ("ffi", "ﬃ"),
    ("ffl", "ﬄ"),
    ("iii", "ⅲ"),
    ("vii", "ⅶ"),
    ("xii", "ⅻ"),
    ("1⁄10", "⅒"),
    ("viii", "ⅷ"),
];

/// Puts a small letter, or a sign, into a text as a keyboard writes it.
pub(super) fn put(text: &mut String, letter: char) {
    if letter.is_ascii() {
        return text.push(letter);
    }
    match READ_AS.iter().find(|(_, letters)| letters.contains(letter)) {
        Some((read, _)) => text.push_str(read),
        None => text.push(letter),
    }
}

/// Whether it is a mark above or below the letter before it.
pub(super) fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// Parts of `ŉ` and `ẚ` that the search leaves out.
    fn is_apostrophe(part: char) -> bool {
        matches!(part, '\u{2bc}' | '\u{2be}')
    }

    /// What Unicode's tables say, and what they do not take apart: strokes, and the bar of a fraction.
    fn by_unicode(letter: char) -> String {
        let parts = [letter]
            .into_iter()
            .nfkd()
            .filter(|part| !is_combining_mark(*part) && !is_apostrophe(*part));
        let small = parts.flat_map(char::to_lowercase);
        small
            .map(|part| match part {
                'ø' => 'o',
                'ł' => 'l',
                'đ' => 'd',
                'ħ' => 'h',
                'ı' => 'i',
                '\u{2212}' => '-',
                other => other,
            })
            .collect()
    }

    #[test]
    fn letters_are_read_as_unicode_takes_them_apart() {
        let blocks = [
            // The accent between them is a quotation mark to the search, which drops it.
            '\u{a1}'..='\u{b3}',
            '\u{b5}'..='\u{24f}',
            '\u{1e00}'..='\u{1eff}',
            '\u{2070}'..='\u{209c}',
            '\u{2150}'..='\u{217f}',
            '\u{fb00}'..='\u{fb06}',
        ];
        for letter in blocks.into_iter().flatten() {
            let mut read = String::new();
            for small in letter.to_lowercase().filter(|small| !is_accent(*small)) {
                put(&mut read, small);
            }
            assert_eq!(read, by_unicode(letter), "{letter} U+{:04x}", letter as u32);
        }
    }
}
