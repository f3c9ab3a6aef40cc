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
        sheet.push_str(&shell::read_file(&folder.join(format!("{name}.css")))?);
        sheet.push('\n');
    }
    // Trunk hashes and minifies what it finds; an unchanged file keeps its time stamp.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_first_and_print_last() {
        let names = ["table", "print", "base", "button", "tokens"];
        let ordered = in_order(names.map(str::to_owned).to_vec());
        assert_eq!(ordered, ["tokens", "base", "button", "table", "print"]);
    }
}
