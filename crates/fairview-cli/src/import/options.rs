//! What data files leave unsaid, from the command line or from a small file of options: whose
//! report it is, its title, which areas stand beside.
//!
//! Refuses names it does not know and an option said twice.

use super::rows::quoted;
use super::when::Years;

/// The names of options, without their dashes.
pub const NAMES: &[&str] = &[
    "area",
    "beside",
    "id",
    "indicator",
    "licence",
    "organisation",
    "parts",
    "percent-as",
    "period",
    "published",
    "publisher",
    "region",
    "source",
    "title",
    "url",
    "years",
    "area-dimension",
    "indicator-dimension",
    "period-dimension",
];

/// The options that were said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options(Vec<(&'static str, String)>);

impl Options {
    /// Whether a word of the command line is an option, `--area`.
    pub fn knows(word: &str) -> bool {
        word.strip_prefix("--")
            .is_some_and(|name| NAMES.contains(&name))
    }

    /// What an option says.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Adds an option, `area` and `E06000006`. Errors where the name is not known, the option is
    /// said twice, or its value is none of a few words.
    pub fn add(&mut self, name: &str, value: &str) -> Result<(), String> {
        let Some(known) = NAMES.iter().find(|known| **known == name) else {
            return Err(format!(
                "there is no option {name}; there are {}",
                NAMES.join(", ")
            ));
        };
        if self.get(known).is_some() {
            return Err(format!("{name} is said twice; expected it once"));
        }
        if *known == "years" && !YEARS.contains(&value) {
            return Err(format!(
                "\"{value}\" is not a sort of years; expected one of {}",
                quoted(YEARS)
            ));
        }
        if *known == "percent-as" && !PERCENT_AS.contains(&value) {
            return Err(format!(
                "\"{value}\" is not how percentages are written; expected one of {}",
                quoted(PERCENT_AS)
            ));
        }
        self.0.push((known, value.trim().to_owned()));
        Ok(())
    }

    /// Says an option that is not said yet. The name must be known.
    pub fn fill(&mut self, name: &'static str, value: &str) {
        if self.get(name).is_none() && NAMES.contains(&name) {
            self.0.push((name, value.to_owned()));
        }
    }

    /// Adds the options of a file: one a line, `area = E06000006`; lines that begin with `#` are
    /// for people. What is already said stays.
    pub fn add_file(&mut self, text: &str) -> Result<(), String> {
        let mut of_file = Self::default();
        for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let at = |reason: String| format!("line {}: {reason}", i + 1);
            let (name, value) = line.split_once('=').ok_or_else(|| {
                at(format!(
                    "\"{}\" is not an option; expected a name and a value, like: area = E06000006",
                    super::rows::short(line)
                ))
            })?;
            let value = value.trim();
            let bare = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
            of_file
                .add(name.trim(), bare.unwrap_or(value))
                .map_err(at)?;
        }
        for (name, value) in of_file.0 {
            if self.get(name).is_none() {
                self.0.push((name, value));
            }
        }
        Ok(())
    }

    /// Which years two years in a row are, where it is said.
    pub fn years(&self) -> Option<Years> {
        match self.get("years")? {
            "academic" => Some(Years::Academic),
            _ => Some(Years::Financial),
        }
    }

    /// A list parted by commas.
    pub fn list(&self, name: &str) -> Option<Vec<&str>> {
        Some(self.get(name)?.split(',').map(str::trim).collect())
    }
}

const PERCENT_AS: &[&str] = &["fractions", "percentages"];
const YEARS: &[&str] = &["financial", "academic"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_options_fills_in_what_is_not_said() {
        let mut options = Options::default();
        options.add("area", "E06000006").unwrap();
        options
            .add_file("# whose report\narea = E08000011\n\ntitle = \"A, B = C\"\nbeside=E1, E2\n")
            .unwrap();
        assert_eq!(options.get("area"), Some("E06000006"));
        assert_eq!(options.get("title"), Some("A, B = C"));
        assert_eq!(options.list("beside"), Some(vec!["E1", "E2"]));
        assert_eq!(options.get("period"), None);
    }

    #[test]
    fn what_is_not_an_option_is_said() {
        let file = |text: &str| Options::default().add_file(text).unwrap_err();
        assert_eq!(
            file("area E06"),
            "line 1: \"area E06\" is not an option; expected a name and a value, like: area = E06000006"
        );
        assert_eq!(
            file("\ncolour = red"),
            format!(
                "line 2: there is no option colour; there are {}",
                NAMES.join(", ")
            )
        );
        assert_eq!(
            file("area = A\narea = B"),
            "line 2: area is said twice; expected it once"
        );
        assert_eq!(
            file("years = lunar"),
            "line 1: \"lunar\" is not a sort of years; expected one of \"financial\", \"academic\""
        );
    }
}
