//! Small work on texts: invisible characters out, the first letter a capital.

/// Text without control, bidirectional and zero-width characters, and how many there were.
/// `None` where there is nothing to drop. A tab becomes a blank; line breaks stay.
pub(crate) fn clean(text: &str) -> Option<(String, usize)> {
    let unwelcome = |c: char| {
        matches!(c,
            '\u{0}'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if !text.contains(unwelcome) {
        return None;
    }
    let dropped = text.chars().filter(|&c| unwelcome(c) && c != '\t').count();
    let text = text.chars().map(|c| if c == '\t' { ' ' } else { c });
    Some((text.filter(|&c| !unwelcome(c)).collect(), dropped))
}

/// The text with a capital at its beginning.
pub(crate) fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| {
            std::iter::once(first.to_ascii_uppercase())
                .chain(letters)
                .collect()
        })
        .unwrap_or_default()
}
