//! Prints a file of the format for people and for `git diff`: one field a line, but lists of
//! numbers and small objects on one line, whole numbers without `.0`, a line break at the end.

use serde::Serialize;
use std::borrow::Cow;

/// The longest object or list of words that stays on one line, in bytes.
const LINE: usize = 100;

/// The file as text. Printing the same value twice gives the same bytes.
///
/// # Errors
/// When the value cannot be JSON, such as a number that is not finite.
pub fn print<T: Serialize>(value: &T) -> Result<String, String> {
    let pretty = serde_json::to_string_pretty(value).map_err(|e| e.to_string())?;
    let mut lines: Vec<Cow<str>> = Vec::new();
    for line in pretty.lines() {
        let line = without_point_zero(line);
        let closes = matches!(line.trim_start().as_bytes().first(), Some(b']' | b'}'));
        if closes && let Some(joined) = join(&lines, &line) {
            let (kept, text) = joined;
            lines.truncate(kept);
            lines.push(Cow::Owned(text));
        } else {
            lines.push(line);
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// Where the innermost bracket that `closing` closes holds scalars only, how many lines stay
/// before it and the one line it becomes.
fn join(lines: &[Cow<str>], closing: &str) -> Option<(usize, String)> {
    let opening = lines
        .iter()
        .rposition(|line| line.ends_with('[') || line.ends_with('{'))?;
    let inner = &lines[opening + 1..];
    let indent = |line: &str| line.len() - line.trim_start().len();
    if indent(&lines[opening]) != indent(closing) {
        return None;
    }
    let list = lines[opening].ends_with('[');
    let numbers = inner.iter().all(|line| !line.contains('"'));
    let scalars = inner
        .iter()
        .all(|line| !line.contains(['[', '{']) || line.contains('"'));
    let length: usize = inner.iter().map(|line| line.trim().len() + 1).sum();
    let nested = inner.iter().any(|line| {
        let end = line.trim_end_matches(',');
        end.ends_with('}') || end.ends_with(']')
    });
    let short_words = list && inner.iter().all(|line| line.trim().len() <= 24);
    let fits = (list && numbers && !nested)
        || (short_words && scalars && !nested)
        || (!list && scalars && !nested && length + indent(closing) <= LINE);
    if !fits {
        return None;
    }
    let words: Vec<&str> = inner.iter().map(|line| line.trim()).collect();
    let space = if list { "" } else { " " };
    Some((
        opening,
        format!(
            "{}{space}{}{space}{}",
            lines[opening],
            words.join(" "),
            closing.trim_start()
        ),
    ))
}

/// `44.0` is written `44`.
fn without_point_zero(line: &str) -> Cow<'_, str> {
    let comma = if line.ends_with(',') { "," } else { "" };
    let body = line.trim_end_matches(',');
    match body.strip_suffix(".0") {
        Some(whole) if whole.ends_with(|c: char| c.is_ascii_digit()) => {
            Cow::Owned(format!("{whole}{comma}"))
        }
        _ => Cow::Borrowed(line),
    }
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn numbers_stand_on_one_line_and_words_do_not_change() {
        let value = serde_json::json!({
            "a": [1.0, 2.5, null],
            "b": { "printed": "4.0", "value": 4.0 },
            "c": ["a sentence that is longer than a period could be"],
            "d": { "e": [{ "f": "x" }] },
        });
        assert_eq!(
            print(&value).unwrap(),
            r#"{
  "a": [1, 2.5, null],
  "b": { "printed": "4.0", "value": 4 },
  "c": [
    "a sentence that is longer than a period could be"
  ],
  "d": {
    "e": [
      { "f": "x" }
    ]
  }
}
"#
        );
        let back: serde_json::Value = serde_json::from_str(&print(&value).unwrap()).unwrap();
        assert_eq!(back["b"]["printed"], "4.0");
    }
}
