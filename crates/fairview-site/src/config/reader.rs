//! Takes settings out of a file one by one, and collects what is wrong with each, with its line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The settings that have not been taken yet, and what was wrong so far.
pub struct Reader<'t> {
    file: &'t str,
    text: &'t str,
    table: DeTable<'t>,
    known: Vec<&'static str>,
    problems: Vec<(usize, String)>,
}

/// What a setting is to be, for the words about one that is not.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub key: &'static str,
    /// Like `a web address that begins with https://`.
    pub expected: &'static str,
    /// As it would stand in the file.
    pub example: &'static str,
}

impl<'t> Reader<'t> {
    /// `file` is named in the words.
    pub fn new(file: &'t str, text: &'t str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Self {
            file,
            text,
            table: table.into_inner(),
            known: Vec::new(),
            problems: Vec::new(),
        };
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            let says = format!(
                "{}; expected settings like: organisation = \"Halton Borough Council\"",
                error.message()
            );
            reader.problem(at, &says);
        }
        reader
    }

    fn problem(&mut self, at: usize, says: &str) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let words = format!("{}, line {line}: {says}", self.file);
        self.problems.push((line, words));
    }

    /// Something is wrong with the value of a setting.
    pub fn wrong(&mut self, wanted: Wanted, at: usize, found: &str) {
        let Wanted {
            key,
            expected,
            example,
        } = wanted;
        let says = format!("{key} is {found}; expected {expected}, like: {key} = {example}");
        self.problem(at, &says);
    }

    /// Something else is wrong, in words of its own.
    pub fn says(&mut self, at: usize, says: &str) {
        self.problem(at, says);
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.table.remove(key)
    }

    /// A text that is not empty, with its place.
    pub fn text(&mut self, wanted: Wanted) -> Option<(String, usize)> {
        let value = self.take(wanted.key)?;
        let at = value.span().start;
        let text = value.get_ref().as_str().unwrap_or_default().trim();
        if text.is_empty() || text.chars().any(char::is_control) {
            let found = found(value.get_ref());
            self.wrong(wanted, at, &found);
            return None;
        }
        Some((text.to_owned(), at))
    }

    /// A list of texts, each with its place.
    pub fn texts(&mut self, wanted: Wanted) -> Option<Vec<(String, usize)>> {
        let value = self.take(wanted.key)?;
        let Some(list) = value.get_ref().as_array() else {
            let found = found(value.get_ref());
            self.wrong(wanted, value.span().start, &found);
            return None;
        };
        let mut texts = Vec::new();
        for item in list.iter() {
            let at = item.span().start;
            match item.get_ref().as_str() {
                Some(text) => texts.push((text.trim().to_owned(), at)),
                None => self.wrong(wanted, at, &found(item.get_ref())),
            }
        }
        Some(texts)
    }

    /// A whole number from 0 to `most`.
    pub fn number(&mut self, wanted: Wanted, most: usize) -> Option<usize> {
        let value = self.take(wanted.key)?;
        let number = value.get_ref().as_integer().and_then(|whole| {
            let number = usize::from_str_radix(whole.as_str(), whole.radix()).ok()?;
            (number <= most).then_some(number)
        });
        if number.is_none() {
            let found = found(value.get_ref());
            self.wrong(wanted, value.span().start, &found);
        }
        number
    }

    /// `true` or `false`.
    pub fn flag(&mut self, wanted: Wanted) -> Option<bool> {
        let value = self.take(wanted.key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            let found = found(value.get_ref());
            self.wrong(wanted, value.span().start, &found);
        }
        flag
    }

    /// What was wrong, in the order of the file; settings that nobody took are wrong too.
    pub fn finish(mut self) -> Vec<String> {
        let unknown: Vec<(String, usize)> = self
            .table
            .iter()
            .map(|(key, _)| (key.get_ref().to_string(), key.span().start))
            .collect();
        for (key, at) in unknown {
            let near = self.known.iter().find(|known| is_near(known, &key));
            let says = match near {
                Some(near) => format!("there is no setting \"{key}\"; did you mean \"{near}\"?"),
                None => format!(
                    "there is no setting \"{key}\"; the settings are {}",
                    self.known.join(", ")
                ),
            };
            self.problem(at, &says);
        }
        self.problems.sort_by_key(|(line, _)| *line);
        self.problems.into_iter().map(|(_, says)| says).collect()
    }
}

/// What stands there, in words.
fn found(value: &DeValue) -> String {
    match value {
        DeValue::String(text) if text.trim().is_empty() => "empty".to_owned(),
        DeValue::String(text) => format!("\"{}\"", short(text)),
        DeValue::Integer(number) => format!("the number {}", number.as_str()),
        DeValue::Float(number) => format!("the number {}", number.as_str()),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(date) => format!("the date {date}"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a group of settings".to_owned(),
    }
}

/// A text that fits into a line, without what would break it.
pub fn short(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut short: String = text.chars().map(plain).take(60).collect();
    if text.chars().count() > 60 {
        short.push('…');
    }
    short
}

/// Whether somebody may have meant the one and typed the other.
fn is_near(known: &str, typed: &str) -> bool {
    let bare = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (known, typed) = (bare(known), bare(typed));
    distance(&known, &typed) <= 2 && known.len() > 3
}

/// How many letters differ between two words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let swapped = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = swapped.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}
