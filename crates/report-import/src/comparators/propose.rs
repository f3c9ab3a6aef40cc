//! Which national measure may go beside which of a council's: proposals, for a person to accept.
//!
//! A measure is set against every other by the words of its titles; words that many national measures
//! share count little. Nothing is joined by it: the two may be counted in other ways, which only a
//! reader of both definitions can tell.

use crate::choices::{ComparatorChoice, Comparators};
use crate::clean;
use crate::sheet::key;
use report_core::report::{Indicator, Polarity, Report};
use report_core::unit::UnitKind;
use std::collections::{BTreeMap, BTreeSet};

/// So many candidates are named for a measure.
const MOST: usize = 3;
/// The least score of a candidate, out of 100.
const LEAST: u32 = 20;

/// What is proposed for one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The id of the measure.
    pub indicator: String,
    /// National measures that it may be compared with, the likeliest first; at most three.
    pub candidates: Vec<Candidate>,
}

/// A national measure that may go beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its id in the report of national figures.
    pub indicator: String,
    /// How like the two are, out of 100.
    pub score: u32,
    /// Why: `titles share 3 of 4 words, both in per cent`.
    pub reason: String,
    /// What of the two is not alike and must be looked at, where that shows: `other units`.
    pub difference: Option<String>,
}

/// Words that mean the same in titles, with blanks around them: each is read as the second.
const SAME: &[(&str, &str)] = &[
    ("children in need", "inneed"),
    ("looked after", "in care"),
    ("care system", "care"),
    ("cla", "in care"),
    ("lac", "in care"),
    ("enter", "started"),
    ("ehcp", "education health care plan"),
    ("ehcps", "education health care plan"),
    ("ehc", "education health care"),
    ("eet", "education employment training"),
    ("neet", "not education employment training"),
    ("ks1", "key stage 1"),
    ("ks2", "key stage 2"),
    ("ks4", "key stage 4"),
    ("eyfs", "early years foundation stage"),
    ("ey", "early years"),
    ("cp", "child protection"),
    ("cin", "inneed"),
    ("sw", "social worker"),
    ("social work", "social worker"),
    ("2nd", "second"),
    ("3rd", "third"),
    ("mathematics", "maths"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
];

/// Words that say nothing of what is counted, or that every measure has.
const EMPTY: &[&str] = &[
    "the",
    "of",
    "a",
    "an",
    "and",
    "or",
    "in",
    "to",
    "for",
    "at",
    "by",
    "with",
    "on",
    "be",
    "is",
    "are",
    "who",
    "whose",
    "that",
    "which",
    "from",
    "as",
    "per",
    "their",
    "than",
    "some",
    "any",
    "after",
    "our",
    "monitor",
    "increase",
    "reduce",
    "maintain",
    "ensure",
    "improve",
    "percentage",
    "percent",
    "rate",
    "rates",
    "number",
    "num",
    "proportion",
    "1000",
    "10000",
    "100000",
    "pct",
    "all",
    "children",
    "child",
    "young",
    "people",
    "year",
    "years",
    "yr",
    "old",
    "olds",
    "latest",
    "fte",
];

/// The words of a measure's titles that say what is counted.
fn words(indicator: &Indicator) -> BTreeSet<String> {
    let titles = format!(
        "{} {}",
        indicator.title,
        indicator.short_title.as_deref().unwrap_or_default()
    );
    let titles = titles
        .to_lowercase()
        .replace('+', " or more ")
        .replace(['\'', '’', ','], "");
    let mut text = format!(" {} ", clean::slug(&titles).replace('-', " "));
    for (words, same) in SAME {
        text = text.replace(&format!(" {words} "), &format!(" {same} "));
    }
    let words = text
        .split(' ')
        .filter(|word| !word.is_empty() && !EMPTY.contains(word) && !is_year(word));
    words.map(singular).collect()
}

/// Whether a word is a year, which says since when something is counted and not what.
fn is_year(word: &str) -> bool {
    word.parse()
        .is_ok_and(|year: u16| (1900..2100).contains(&year))
}

/// A word without the sign of the plural.
fn singular(word: &str) -> String {
    match (word.strip_suffix("ies"), word.strip_suffix('s')) {
        (Some(stem), _) if stem.len() > 1 => format!("{stem}y"),
        (_, Some(stem)) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Proposals for every measure of a report, from a report of national figures such as `fairview import
/// lait` makes; in the order of the report. A measure for which nothing is likely has no candidates.
pub fn propose(own: &Report, national: &Report) -> Vec<Proposal> {
    let known: Vec<(&Indicator, BTreeSet<String>)> = national
        .indicators
        .iter()
        .map(|one| (one, words(one)))
        .collect();
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for word in known.iter().flat_map(|(_, words)| words) {
        *often.entry(word).or_default() += 1;
    }
    // A word of no national measure can be found in none: it counts little too.
    let weight = |word: &String| match often.get(word.as_str()) {
        Some(often) => (1.0 + known.len() as f64 / (1.0 + *often as f64)).ln(),
        None => 1.0,
    };
    let total = |words: &BTreeSet<String>| words.iter().map(weight).sum::<f64>();
    let of = |indicator: &Indicator| {
        let own = words(indicator);
        let all = total(&own);
        let mut candidates: Vec<Candidate> = known
            .iter()
            .filter_map(|(other, words)| {
                let shared: BTreeSet<String> = own.intersection(words).cloned().collect();
                let alike = 200.0 * total(&shared) / (all + total(words)).max(f64::MIN_POSITIVE);
                let unit = indicator.unit.kind == other.unit.kind;
                let score = 0.9 * alike + if unit { 10.0 } else { 0.0 };
                let score = score.round() as u32;
                let fewer = own.len().min(words.len());
                let word = if fewer == 1 { "word" } else { "words" };
                let unit_words = match (&other.unit.kind, unit) {
                    (UnitKind::Percent, true) => ", both in per cent",
                    (_, true) => ", in the same unit",
                    _ => "",
                };
                (score >= LEAST && !shared.is_empty()).then(|| Candidate {
                    indicator: other.id.clone(),
                    score,
                    reason: format!(
                        "titles share {} of {fewer} {word}{unit_words}",
                        shared.len()
                    ),
                    difference: difference(indicator, other),
                })
            })
            .collect();
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
        candidates.truncate(MOST);
        Proposal {
            indicator: indicator.id.clone(),
            candidates,
        }
    };
    own.indicators.iter().map(of).collect()
}

/// What was chosen before, and the likeliest proposal for every measure that nothing is chosen for: its reason
/// and its difference are left open, `?`, for a person to say.
pub fn choices(
    known: &Comparators,
    proposals: &[Proposal],
    own: &Report,
    national: &Report,
) -> Comparators {
    let mut choices = known.clone();
    let find = |report: &Report, id: &str| report.indicators.iter().position(|one| one.id == id);
    for proposal in proposals {
        let (Some(at), Some(first)) = (find(own, &proposal.indicator), proposal.candidates.first())
        else {
            continue;
        };
        let Some(other) = find(national, &first.indicator) else {
            continue;
        };
        let indicator = &own.indicators[at];
        let names = [
            Some(&indicator.id),
            indicator.printed_ref.as_ref(),
            Some(&indicator.title),
        ];
        let is_chosen = |choice: &ComparatorChoice| {
            let mut names = names.iter().flatten();
            names.any(|name| key(name) == key(&choice.of))
        };
        if known.measures.iter().any(is_chosen) {
            continue;
        }
        // A ref that stands for two names neither.
        let of = indicator.printed_ref.as_ref().filter(|name| {
            let same = own.indicators.iter().filter(|one| {
                one.printed_ref
                    .as_deref()
                    .is_some_and(|other| key(other) == key(name))
            });
            same.count() == 1
        });
        let other = &national.indicators[other];
        choices.measures.push(ComparatorChoice {
            of: of.unwrap_or(&indicator.id).clone(),
            measure: other.printed_ref.as_ref().unwrap_or(&other.title).clone(),
            reason: "?".to_owned(),
            difference: Some("?".to_owned()),
            ..ComparatorChoice::default()
        });
    }
    choices
}

/// What of two measures shows that they are not alike.
fn difference(own: &Indicator, other: &Indicator) -> Option<String> {
    let judged = |polarity: Polarity| polarity != Polarity::None;
    let mut found = Vec::new();
    if own.unit.kind != other.unit.kind {
        found.push("other units");
    }
    if judged(own.polarity) && judged(other.polarity) && own.polarity != other.polarity {
        found.push("another direction is good");
    }
    (!found.is_empty()).then(|| found.join(", "))
}
