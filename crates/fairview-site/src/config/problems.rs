//! What is wrong with a file of settings, each with its line and marked in it.

use super::Text;
use std::ops::Range;

/// The mistakes found so far.
pub struct Problems<'t> {
    file: Option<&'t str>,
    text: &'t str,
    found: Vec<(usize, String)>,
}

impl<'t> Problems<'t> {
    /// `file` is named in the words. Without, the text has a setting in each line, which is named
    /// instead.
    pub fn new(file: Option<&'t str>, text: &'t str) -> Self {
        Self {
            file,
            text,
            found: Vec::new(),
        }
    }

    /// Adds a mistake at bytes of the text:
    ///
    /// ```text
    /// fairview.toml, line 3: expected a language tag, like "en-GB"
    ///   language = "English please"
    ///              ^^^^^^^^^^^^^^^^
    /// ```
    pub fn add(&mut self, at: Range<usize>, says: &str) {
        let before = self.text.get(..at.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let begins = before.rfind('\n').map_or(0, |end| end + 1);
        let shown = self.text[begins..].lines().next().unwrap_or_default();
        let Some(file) = self.file else {
            let (name, _) = shown.split_once(" = ").unwrap_or((shown, ""));
            let says = format!("{}: {says}", name.trim_matches('"'));
            return self.found.push((at.start, says));
        };
        let marked = self.text.get(at.clone()).unwrap_or_default();
        let width = marked.lines().next().unwrap_or_default().chars().count();
        let column = before[begins..].chars().count();
        let (space, carets) = (" ".repeat(column), "^".repeat(width.max(1)));
        let says = format!("{file}, line {line}: {says}\n  {shown}\n  {space}{carets}");
        self.found.push((at.start, says));
    }

    /// A text without the space around it, where it is in one line, not empty and fits.
    pub fn text(
        &mut self,
        text: Option<Text>,
        expected: &str,
        fits: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let text = text?;
        let inner = text.get_ref().trim();
        if inner.is_empty() || inner.chars().any(char::is_control) || !fits(inner) {
            self.add(text.span(), &format!("expected {expected}"));
            return None;
        }
        Some(inner.to_owned())
    }

    /// The mistakes in the order of the file.
    pub fn into_list(mut self) -> Vec<String> {
        self.found.sort_by_key(|(at, _)| *at);
        self.found.into_iter().map(|(_, says)| says).collect()
    }
}
