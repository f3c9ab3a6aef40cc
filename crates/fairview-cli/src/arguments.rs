//! The words after a command: options with a value each, and what stands alone.

use std::collections::{BTreeMap, BTreeSet};

/// Why a command did not do what was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Wrong {
    /// What is wrong with the words of the command.
    Usage(String),
    /// What went wrong when it did what they say.
    Failed(String),
}

impl From<String> for Wrong {
    fn from(reason: String) -> Self {
        Self::Failed(reason)
    }
}

/// What was given.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Words that belong to no option, in order.
    pub plain: Vec<String>,
    /// The values of options, by name.
    pub options: BTreeMap<String, String>,
}

/// Reads the words after `command`, which has these options and no others.
pub fn read(command: &str, words: &[&str], known: &[&str]) -> Result<Given, String> {
    read_with_flags(command, words, known, &[]).map(|(given, _)| given)
}

/// The same for a command that has `flags` too, options without a value: gives those that are there.
pub fn read_with_flags(
    command: &str,
    words: &[&str],
    known: &[&str],
    flags: &[&str],
) -> Result<(Given, BTreeSet<String>), String> {
    let mut given = Given::default();
    let mut there = BTreeSet::new();
    let mut rest = words.iter();
    while let Some(&word) = rest.next() {
        if !word.starts_with('-') {
            given.plain.push(word.to_owned());
            continue;
        }
        if flags.contains(&word) {
            there.insert(word.to_owned());
            continue;
        }
        if !known.contains(&word) {
            let all = [known, flags].concat().join(", ");
            let it_has = match all.as_str() {
                "" => String::new(),
                all => format!("; it has {all}"),
            };
            return Err(format!("{command} has no option {word}{it_has}"));
        }
        let value = rest
            .next()
            .filter(|value| !value.starts_with("--"))
            .ok_or_else(|| format!("{command}: {word} is given without a value"))?;
        let before = given.options.insert(word.to_owned(), (*value).to_owned());
        if before.is_some() {
            return Err(format!("{command}: {word} is given twice"));
        }
    }
    Ok((given, there))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_and_other_words_are_told_apart() {
        let given = read("x", &["a", "--at", "/b/", "c"], &["--at"]).unwrap();
        assert_eq!(given.plain, ["a", "c"]);
        assert_eq!(given.options["--at"], "/b/");
        for (words, says) in [
            (&["--in", "b"][..], "x has no option --in; it has --at"),
            (&["--at"], "x: --at is given without a value"),
            (&["--at", "--at"], "x: --at is given without a value"),
            (&["--at", "a", "--at", "b"], "x: --at is given twice"),
        ] {
            assert_eq!(read("x", words, &["--at"]), Err(says.to_owned()));
        }
        let read = |words| read_with_flags("x", words, &["--at"], &["--dry"]);
        let (given, flags) = read(&["--dry", "a"]).unwrap();
        assert!(given.plain == ["a"] && flags.contains("--dry"));
        let says = "x has no option --wet; it has --at, --dry";
        assert_eq!(read(&["--wet"]), Err(says.to_owned()));
    }
}
