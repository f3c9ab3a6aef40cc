//! The words of a search, and whether texts hold them.
//!
//! A keyboard has one apostrophe, one hyphen and one blank; a report set in Word has many. So case,
//! accents, compatibility forms (`CO₂`, a ligature), quotation marks, kinds of dashes and kinds of
//! blanks do not matter, in what is typed and in what is searched.

use super::letters;
use super::synonyms::SYNONYMS;

/// The words of a search, ready to be looked for in many texts.
pub(super) struct Search(Vec<Term>);

/// Words that are typed, and phrases that mean the same as all of them together.
struct Term {
    words: Vec<Word>,
    synonyms: Vec<String>,
}

/// One word as it may stand in a text: `re-offending` is also `reoffending` and `re offending`.
struct Word {
    joined: String,
    spaced: String,
}

impl Search {
    /// The words that are typed, with blanks between them. What is no more than quotation marks and
    /// dashes is not looked for.
    pub(super) fn of(typed: &str) -> Self {
        let folded = fold(typed);
        let typed: Vec<&str> = folded.split_whitespace().collect();
        let groups: Vec<Vec<&str>> = SYNONYMS.iter().map(|group| group.to_vec()).collect();
        let terms = terms(&typed, &groups).into_iter().map(|(words, synonyms)| {
            let words = words.iter().map(|word| Word {
                joined: joined(word),
                spaced: spaced(word),
            });
            Term {
                words: words.filter(|word| !word.joined.is_empty()).collect(),
                synonyms: synonyms.into_iter().map(bare).collect(),
            }
        });
        Self(terms.filter(|term| !term.words.is_empty()).collect())
    }

    /// Whether every word occurs in one of the texts, or a phrase that means the same.
    pub(super) fn fits<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let texts: Vec<(String, String)> = texts
            .into_iter()
            .map(|text| {
                let folded = fold(text);
                (joined(&folded), spaced(&folded))
            })
            .collect();
        self.0.iter().all(|term| {
            let occurs = |word: &Word| {
                texts.iter().any(|(joined, spaced)| {
                    joined.contains(&word.joined) || spaced.contains(&word.spaced)
                })
            };
            let meant = |phrase: &String| {
                let mut texts = texts.iter();
                texts.any(|(_, spaced)| bare(spaced).contains(phrase))
            };
            term.words.iter().all(occurs) || term.synonyms.iter().any(meant)
        })
    }
}

/// The words in pieces: the longest phrases that groups of synonyms hold, each with all phrases of
/// its groups, and single words.
pub(super) fn terms<'w, 'g>(
    words: &'w [&'w str],
    groups: &'g [Vec<impl AsRef<str>>],
) -> Vec<(&'w [&'w str], Vec<&'g str>)> {
    let mut terms = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let (length, phrases) = phrase(rest, groups).unwrap_or((1, Vec::new()));
        terms.push((&rest[..length], phrases));
        rest = &rest[length..];
    }
    terms
}

/// How many of the words make the longest phrase that groups of synonyms hold, and all phrases of
/// those groups: a word may be in several.
fn phrase<'g>(words: &[&str], groups: &'g [Vec<impl AsRef<str>>]) -> Option<(usize, Vec<&'g str>)> {
    let length = |phrase: &str| {
        let phrase = bare(phrase);
        let phrase: Vec<&str> = phrase.split_whitespace().collect();
        (!phrase.is_empty() && words.starts_with(&phrase)).then_some(phrase.len())
    };
    let lengths: Vec<Option<usize>> = groups
        .iter()
        .map(|group| {
            group
                .iter()
                .filter_map(|phrase| length(phrase.as_ref()))
                .max()
        })
        .collect();
    let longest = lengths.iter().flatten().max()?;
    let groups = groups.iter().zip(&lengths);
    let groups = groups.filter(|(_, length)| length.as_ref() == Some(longest));
    let phrases = groups.flat_map(|(group, _)| group.iter().map(AsRef::as_ref));
    Some((*longest, phrases.collect()))
}

/// Words with one blank before, between and behind them.
pub(super) fn bare(folded: &str) -> String {
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |text, word| text + word + " ")
}

/// A text in small letters without accents and quotation marks, every dash `-` and every run of
/// blanks one blank.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let heard = |part: &char| !is_quotation_mark(*part) && !is_invisible(*part);
    for part in text.chars().filter(heard).flat_map(char::to_lowercase) {
        match part {
            _ if letters::is_accent(part) => {}
            _ if is_dash(part) => folded.push('-'),
            _ if part.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ => letters::put(&mut folded, part),
        }
    }
    folded
}

/// Apostrophes, accents and primes that stand for them, and quotation marks, single and double.
fn is_quotation_mark(part: char) -> bool {
    matches!(
        part,
        '\'' | '"'
            | '`'
            | '´'
            | '«'
            | '»'
            | '\u{02b9}'..='\u{02bf}'
            | '\u{02c8}'
            | '\u{02ca}'
            | '\u{02cb}'
            | '\u{02ee}'
            | '\u{2018}'..='\u{201f}'
            | '\u{2032}'..='\u{2037}'
            | '\u{2039}'
            | '\u{203a}'
            | '\u{a78b}'
            | '\u{a78c}'
    )
}

/// Where a word may be broken, and what directs or joins letters.
fn is_invisible(part: char) -> bool {
    matches!(
        part,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// Hyphens, dashes and minus signs.
fn is_dash(part: char) -> bool {
    matches!(
        part,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}'
    )
}

pub(super) fn joined(folded: &str) -> String {
    folded.replace('-', "")
}

/// With a blank for each dash, and never two of them.
pub(super) fn spaced(folded: &str) -> String {
    let words: Vec<&str> = folded
        .split(['-', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, text: &str) -> bool {
        Search::of(typed).fits([text])
    }

    #[test]
    fn what_a_keyboard_writes_finds_what_a_word_processor_wrote() {
        for (typed, text) in [
            ("Sian's cafe", "Defnydd o Gaffi Tŷ’r Ffynnon – Siân’s café"),
            ("ty'r ffynnon", "Defnydd o Gaffi Tŷ’r Ffynnon – Siân’s café"),
            ("TYR", "Tŷ’r Ffynnon"),
            ("sian´s", "Siân‘s"),
            ("children's", "children’s social care"),
            ("children’s", "children's social care"),
            ("childrens", "children’s social care"),
            ("\"out of work\"", "people “out of work”"),
            ("2018-19", "spend, 2018–19"),
            ("2018‑19", "spend, 2018-19"),
            ("re-offending", "Reoffending of young people"),
            ("reoffending", "Re\u{2011}offending of young people"),
            ("re offending", "Re—offending of young people"),
            ("long-term", "absence, long term"),
            ("care leavers", "care\u{a0}leavers"),
            ("care\u{202f}leavers", "care leavers"),
            ("adults - safety", "Safety – adults"),
            ("CO2e", "tonnes CO₂e"),
            ("cafe", "CAFE\u{301}"),
            ("lodz", "Łódź"),
            ("STRASSE", "strasse"),
            ("coordi\u{ad}nated", "coordinated"),
        ] {
            assert!(finds(typed, text), "{typed} in {text}");
        }
    }

    #[test]
    fn phrases_that_mean_the_same_are_found_as_whole_words() {
        for (typed, text, found) in [
            ("looked after", "Rate of children in care", true),
            ("LAC", "Children looked-after", true),
            ("lac", "Placements in the borough", true),
            ("looked after", "Placements in the borough", false),
            (
                "looked after placements",
                "Children in care: stability of placements",
                true,
            ),
            (
                "looked after",
                "After a visit, children who looked well",
                true,
            ),
            ("truancy", "Persistent absence", true),
            ("send", "Absence of pupils", false),
        ] {
            assert_eq!(finds(typed, text), found, "{typed} in {text}");
        }
    }

    #[test]
    fn letters_and_their_order_still_matter() {
        for (typed, text) in [
            ("cafés", "café"),
            ("2018-19", "2019 and 2018"),
            ("term", "butter market"),
            ("longterm", "long term"),
        ] {
            assert!(!finds(typed, text), "{typed} in {text}");
        }
    }

    #[test]
    fn marks_alone_leave_nothing_out() {
        for typed in ["", " ", "'", "’", " – ", "\u{200b}"] {
            assert!(finds(typed, "any measure"), "{typed:?}");
        }
    }
}
