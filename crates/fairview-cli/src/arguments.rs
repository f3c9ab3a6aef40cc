//! The words after a command: options with a value each, and what stands alone.

use std::collections::BTreeMap;

/// What was given.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    /// Words that belong to no option, in order.
    pub plain: Vec<String>,
    /// The values of options, by name.
    pub options: BTreeMap<String, String>,
}

/// Reads the words after `command`, which has these options and no others.
pub(crate) fn read(command: &str, words: &[&str], known: &[&str]) -> Result<Given, String> {
    let mut given = Given::default();
    let mut rest = words.iter();
    while let Some(&word) = rest.next() {
        if !word.starts_with('-') {
            given.plain.push(word.to_owned());
            continue;
        }
        if !known.contains(&word) {
            return Err(format!(
                "{command} has no option {word}; it has {}",
                known.join(", ")
            ));
        }
        let value = rest
            .next()
            .ok_or_else(|| format!("{command}: {word} is given without a value"))?;
        let before = given.options.insert(word.to_owned(), (*value).to_owned());
        if before.is_some() {
            return Err(format!("{command}: {word} is given twice"));
        }
    }
    Ok(given)
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
            (&["--at", "a", "--at", "b"], "x: --at is given twice"),
        ] {
            assert_eq!(read("x", words, &["--at"]), Err(says.to_owned()));
        }
    }
}
