//! One style sheet from one file per component.
//!
//! Trunk would give each file its own request; a first visit on a phone wants one. The order is
//! tokens, base, then the components by name, then print, so no component may lean on another's
//! place in the file.

use crate::shell::{self, Outcome};
use std::fs;
use std::path::PathBuf;

/// The sheets that others lean on, in order.
const FIRST: &[&str] = &["tokens", "base"];
/// The sheets that have the last word.
const LAST: &[&str] = &["print"];

/// Writes `target/styles/fairview.css`, which index.html names.
pub fn styles(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    let folder = shell::root().join("static/styles");
    let mut names = Vec::new();
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let file: PathBuf = entry.map_err(|error| error.to_string())?.path();
        if file.extension().is_some_and(|end| end == "css") {
            let stem = file.file_stem().unwrap_or_default();
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    let mut sheet = String::new();
    for name in in_order(names) {
        let source = shell::read_file(&folder.join(format!("{name}.css")))?;
        let css = without_comments(&source)
            .ok_or_else(|| format!("{name}.css: a comment or a string never ends"))?;
        if !balanced(&css) {
            // It would swallow or end a rule of the next sheet.
            return Err(format!("{name}.css: a brace is missing or too many"));
        }
        sheet.push_str(&css);
    }
    // An unchanged sheet keeps its time stamp.
    let joined = shell::root().join("target/styles/fairview.css");
    if fs::read_to_string(&joined).is_ok_and(|old| old == sheet) {
        return Ok(());
    }
    shell::write_file(&joined, sheet)
}

fn in_order(mut names: Vec<String>) -> Vec<String> {
    let place = |name: &String| {
        if let Some(first) = FIRST.iter().position(|f| f == name) {
            return (0, first);
        }
        match LAST.iter().position(|l| l == name) {
            None => (1, 0),
            Some(last) => (2, last),
        }
    };
    names.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.cmp(b)));
    names
}

/// The sheet without comments, indents and empty lines; nothing if a comment or string never ends.
fn without_comments(css: &str) -> Option<String> {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        if let Some(comment) = from.strip_prefix("/*") {
            rest = &comment[comment.find("*/")? + 2..];
        } else if let Some(after) = from.strip_prefix('/') {
            kept.push('/');
            rest = after;
        } else {
            let end = string_end(from)?;
            kept.push_str(&from[..end]);
            rest = &from[end..];
        }
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    Some(lines.fold(String::new(), |sheet, line| sheet + line + "\n"))
}

/// Whether every rule that opens closes again. Braces in strings count: no sheet of ours has any.
fn balanced(css: &str) -> bool {
    let mut depth = 0_i32;
    for c in css.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// Where the string ends that the text begins with, its closing quote included.
fn string_end(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return Some(at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_first_and_print_last() {
        let names = ["table", "print", "base", "button", "tokens"];
        let ordered = in_order(names.map(str::to_owned).to_vec());
        assert_eq!(ordered, ["tokens", "base", "button", "table", "print"]);
    }

    #[test]
    fn a_sheet_may_not_leak_into_the_next() {
        assert!(balanced("@media print { .a { color: red } }"));
        assert!(!balanced(".a { color: red } }"));
        assert!(!balanced("@media print { .a { color: red }"));
    }

    #[test]
    fn comments_go_and_strings_stay() {
        let css =
            "/* one */\n.a {\n  grid-area: 1 / 2; /* two */\n  quotes: \"/* \\\" */\" '\"';\n}\n";
        assert_eq!(
            without_comments(css).unwrap(),
            ".a {\ngrid-area: 1 / 2;\nquotes: \"/* \\\" */\" '\"';\n}\n"
        );
        assert_eq!(without_comments("a { } /* never"), None);
        assert_eq!(without_comments("a::before { quotes: \"x }"), None);
    }
}
