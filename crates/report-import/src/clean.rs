//! Cleans text that passed through spreadsheets: text read in the wrong encoding, control
//! characters, runs of blanks. Refuses to guess: what does not decode cleanly stays as it is.

/// One line or several: wrongly read UTF-8 put right, control characters dropped, blanks and
/// empty lines reduced to one.
pub fn text(dirty: &str) -> String {
    let decoded = decoded(dirty);
    let mut lines: Vec<String> = Vec::new();
    for line in decoded.replace("\r\n", "\n").replace('\r', "\n").lines() {
        let kept: String = line
            .chars()
            .map(|c| if c == '\u{a0}' || c == '\u{202f}' || c == '\t' { ' ' } else { c })
            .filter(|c| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
            .collect();
        let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        if !(line.is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

/// The same on one line.
pub fn line(dirty: &str) -> String {
    text(dirty).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that begin with a capital letter where their first is one of a to z: the tables of all others are a
/// tenth of the words that a reader fetches.
pub fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// A short, stable name for links: lower-case letters, digits and single hyphens.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.replace('%', " pct ").replace('&', " and ").chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Puts right UTF-8 that was read as Latin-1 or as Windows-1252: `2Â½` becomes `2½`. Works by
/// runs, since a text can be half right.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut run: Vec<(char, u8)> = Vec::new();
    for c in text.chars() {
        match byte(c).filter(|b| *b >= 0x80) {
            Some(b) => run.push((c, b)),
            None => {
                flush(&mut run, &mut out);
                out.push(c);
            }
        }
    }
    flush(&mut run, &mut out);
    out
}

fn flush(run: &mut Vec<(char, u8)>, out: &mut String) {
    let bytes: Vec<u8> = run.iter().map(|(_, b)| *b).collect();
    match std::str::from_utf8(&bytes) {
        Ok(right) if run.len() > 1 => out.push_str(right),
        _ => out.extend(run.iter().map(|(c, _)| c)),
    }
    run.clear();
}

/// The byte that a wrongly reading program showed as this character.
fn byte(c: char) -> Option<u8> {
    const WINDOWS: &[(char, u8)] = &[
        ('€', 0x80),
        ('‚', 0x82),
        ('ƒ', 0x83),
        ('„', 0x84),
        ('…', 0x85),
        ('†', 0x86),
        ('‡', 0x87),
        ('ˆ', 0x88),
        ('‰', 0x89),
        ('Š', 0x8a),
        ('‹', 0x8b),
        ('Œ', 0x8c),
        ('Ž', 0x8e),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('˜', 0x98),
        ('™', 0x99),
        ('š', 0x9a),
        ('›', 0x9b),
        ('œ', 0x9c),
        ('ž', 0x9e),
        ('Ÿ', 0x9f),
    ];
    let code = u32::from(c);
    u8::try_from(code)
        .ok()
        .or_else(|| WINDOWS.iter().find(|(w, _)| *w == c).map(|(_, b)| *b))
}

#[cfg(test)]
mod tests {
    use super::{line, slug, text};

    #[test]
    fn wrongly_read_text_is_put_right_and_right_text_is_left_alone() {
        for (dirty, clean) in [
            ("% 2-2Â½ year olds", "% 2-2½ year olds"),
            ("pupilsâ\u{80}\u{99} results", "pupils’ results"),
            ("pupilsâ€™ results", "pupils’ results"),
            ("not exceed Â£16,190", "not exceed £16,190"),
            ("(COVID-19).â\u{80}¯This", "(COVID-19). This"),
            ("a – b, £5 and ‘quoted’", "a – b, £5 and ‘quoted’"),
            ("  Youth   Justice \u{7}", "Youth Justice"),
        ] {
            assert_eq!(line(dirty), clean, "{dirty:?}");
        }
        assert_eq!(text("a\r\n\r\n\r\n b \n\n"), "a\n\nb");
    }

    #[test]
    fn a_slug_is_fit_for_links() {
        assert_eq!(slug("%_3&4yr_olds"), "pct-3-and-4yr-olds");
        assert_eq!(slug("PED02 04"), "ped02-04");
        assert_eq!(slug("CED028 a"), "ced028-a");
    }
}
