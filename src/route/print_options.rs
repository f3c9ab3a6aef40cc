//! What goes into the committee paper. A typed value with one spelling for links.

use report_core::link::{choices, is_id};
use std::fmt;

/// A chapter of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// What a reader wants first.
    Overview,
    /// The rows of all measures.
    Scorecard,
    /// Measures one by one: what is said of them, and their trends.
    Indicators,
    /// Milestones.
    Milestones,
    /// The tables of money.
    Finance,
    /// Key developments, emerging issues, and all other text.
    Developments,
    /// Risks to the objectives.
    Risks,
    /// How to read the report.
    Legend,
    /// File, sources, notes, problems.
    About,
}

/// The words of links, in the order of the chapters.
const WORDS: &str =
    "overview,scorecard,measures,milestones,finance,developments,risks,legend,about";
/// The bits of all chapters.
const EVERY: u16 = (1 << Chapter::ALL.len()) - 1;

impl Chapter {
    /// All, in the order of the paper.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Scorecard,
        Self::Indicators,
        Self::Milestones,
        Self::Finance,
        Self::Developments,
        Self::Risks,
        Self::Legend,
        Self::About,
    ];

    /// The word of links.
    pub fn word(self) -> &'static str {
        WORDS.split(',').nth(self as usize).unwrap_or_default()
    }
}

/// What goes into the paper: the whole report, unless a reader chose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrintOptions {
    /// The chapters that stay out, a bit for each.
    out: u16,
    /// The one objective whose measures and milestones go in, by its id; without, those of all.
    pub objective: Option<String>,
}

impl PrintOptions {
    /// Whether every chapter goes in.
    pub fn has_all(&self) -> bool {
        self.out == 0
    }

    /// Whether a chapter goes in.
    pub fn has(&self, chapter: Chapter) -> bool {
        self.out & (1 << chapter as u16) == 0
    }

    /// The same with a chapter in it, or without.
    pub fn with(mut self, chapter: Chapter, goes_in: bool) -> Self {
        let bit = 1 << chapter as u16;
        self.out = if goes_in {
            self.out & !bit
        } else {
            self.out | bit
        };
        self
    }

    pub(super) fn read(text: &str) -> (Self, Vec<String>) {
        let mut options = Self::default();
        let ignored = choices(text, &mut |key, value| options.apply(key, value));
        (options, ignored)
    }

    fn apply(&mut self, key: &str, value: &str) -> bool {
        match (key, value) {
            ("objective", id) if is_id(id) => self.objective = Some(id.to_owned()),
            ("parts", "all") => {}
            ("parts", "none") => self.out = EVERY,
            ("parts", words) => {
                let mut out = EVERY;
                for word in words.split(',') {
                    match WORDS.split(',').position(|known| known == word) {
                        Some(at) => out &= !(1 << at),
                        None => return false,
                    }
                }
                self.out = out;
            }
            _ => return false,
        }
        true
    }

    /// Writes the part of a link after `?` with every choice that has a word for what is usual, so
    /// that a later change of it does not change the link.
    pub fn permalink(&self) -> String {
        self.write(true)
    }

    fn write(&self, full: bool) -> String {
        let Self { out, objective } = self;
        let mut text = String::new();
        let mut add = |before: &str, word: &str| {
            text.push_str(if text.is_empty() { "" } else { before });
            text.push_str(word);
        };
        match *out {
            0 if full => add("", "parts=all"),
            0 => {}
            EVERY => add("", "parts=none"),
            out => {
                let mut before = "parts=";
                for (at, word) in WORDS.split(',').enumerate() {
                    if out & (1 << at) == 0 {
                        add("", before);
                        add("", word);
                        before = ",";
                    }
                }
            }
        }
        if let Some(id) = objective {
            add("&", "");
            add("", "objective=");
            add("", id);
        }
        text
    }
}

impl fmt::Display for PrintOptions {
    /// Writes the part of a link after `?`; nothing for the whole report.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.write(false))
    }
}
