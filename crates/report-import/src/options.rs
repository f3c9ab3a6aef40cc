//! What data files leave unsaid, from the command line or from a small file of options: whose
//! report it is, its title, which areas stand beside.
//!
//! Refuses names it does not know and an option said twice.

use super::period_formats::Years;
use super::problems::quoted;

/// An option about files of data.
#[derive(Debug)]
pub struct DataOption {
    /// Its name, without dashes.
    pub name: &'static str,
    /// What stands for its value in a help text, `CODE`.
    pub value_name: &'static str,
    /// What it says, in a line.
    pub about: &'static str,
    /// The only values that it takes; empty where it takes any.
    pub values: &'static [&'static str],
}

impl DataOption {
    const fn new(
        name: &'static str,
        value_name: &'static str,
        about: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            value_name,
            about,
            values,
        }
    }
}

/// Every option.
#[rustfmt::skip]
pub const OPTIONS: &[DataOption] = &[
    DataOption::new("area", "CODE", "The area that the report is about", &[]),
    DataOption::new("beside", "CODES", "Areas that stand beside it, separated by commas", &[]),
    DataOption::new("region", "CODE", "Its region", &[]),
    DataOption::new("title", "TEXT", "The title of the report", &[]),
    DataOption::new("organisation", "NAME", "Whose report it is", &[]),
    DataOption::new("period", "PERIOD", "What the report is about; the latest period of its area unless given", &[]),
    DataOption::new("id", "ID", "The id of the report, in addresses", &[]),
    DataOption::new("published", "DATE", "When it is published", &[]),
    DataOption::new("indicator", "TITLE", "The indicator, where the data has one and does not name it", &[]),
    DataOption::new("years", "YEARS", "Which years two years in a row are, as in 2022/23", YEARS),
    DataOption::new("percent-as", "FORM", "How percentages are written, 0.5 or 50", PERCENT_AS),
    DataOption::new("parts", "COLUMNS", "Columns by which a figure is broken down, separated by commas", &[]),
    DataOption::new("source", "TITLE", "Where the figures are from", &[]),
    DataOption::new("publisher", "NAME", "Who published them", &[]),
    DataOption::new("url", "URL", "Where they stand", &[]),
    DataOption::new("licence", "TEXT", "Under which licence", &[]),
    DataOption::new("area-dimension", "ID", "The dimension of JSON-stat that holds areas", &[]),
    DataOption::new("period-dimension", "ID", "The dimension of JSON-stat that holds periods", &[]),
    DataOption::new("indicator-dimension", "ID", "The dimension of JSON-stat that holds indicators", &[]),
];

fn names() -> String {
    let names: Vec<&str> = OPTIONS.iter().map(|option| option.name).collect();
    names.join(", ")
}

/// The options that were said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options(Vec<(&'static str, String)>);

impl Options {
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
        let Some(known) = OPTIONS.iter().find(|known| known.name == name) else {
            return Err(format!("there is no option {name}; there are {}", names()));
        };
        if self.get(name).is_some() {
            return Err(format!("{name} is given twice; expected it once"));
        }
        if !known.values.is_empty() && !known.values.contains(&value) {
            return Err(format!(
                "{name} is \"{value}\"; expected one of {}",
                quoted(known.values)
            ));
        }
        self.0.push((known.name, value.trim().to_owned()));
        Ok(())
    }

    /// Says an option that is not said yet. The name must be known.
    pub fn fill(&mut self, name: &'static str, value: &str) {
        if self.get(name).is_none() && OPTIONS.iter().any(|known| known.name == name) {
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
                    super::problems::short(line)
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

    /// A list separated by commas.
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
            format!("line 2: there is no option colour; there are {}", names())
        );
        assert_eq!(
            file("area = A\narea = B"),
            "line 2: area is given twice; expected it once"
        );
        assert_eq!(
            file("years = lunar"),
            "line 1: years is \"lunar\"; expected one of \"financial\", \"academic\""
        );
    }
}
