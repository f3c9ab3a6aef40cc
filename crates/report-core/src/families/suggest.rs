//! Proposals of families, for a person to accept: which indicators of several reports look the same,
//! how much so, and why. Nothing is merged by it.
//!
//! Two indicators of different reports are set against each other by their titles, refs and units.
//! Each report gives at most one indicator to a proposal. An indicator goes with the most similar
//! proposal, so that the result does not depend on the order of the reports.

use crate::report::{Indicator, Report, Sort};
use crate::unit::UnitKind;
use std::collections::{BTreeMap, BTreeSet};

/// The least score of a pair that is proposed, out of 100.
const LEAST: u32 = 58;

/// Indicators that look like one measure.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Proposal {
    /// What the newest report calls it.
    pub title: String,
    /// Report and indicator, oldest report first.
    pub members: Vec<(String, String)>,
    /// The least similar of the pairs that hold it together, out of 100.
    pub score: u32,
    /// Why, of that pair: `titles share 5 of 6 words, both in per cent`.
    pub reason: String,
}

/// What an indicator is known by.
struct Known<'r> {
    report: usize,
    indicator: &'r Indicator,
    words: BTreeSet<String>,
    /// The letters and the digits of its ref.
    letters: String,
    digits: String,
    polarity: crate::report::Polarity,
}

/// Proposes families among reports, the most certain first. Reports of comparators are ignored:
/// another publisher's figures are no release of a council's.
pub fn suggest(reports: &[&Report]) -> Vec<Proposal> {
    let mut ordered: Vec<&Report> = reports
        .iter()
        .filter(|report| report.sort != Sort::Benchmark)
        .copied()
        .collect();
    crate::order::sort(&mut ordered, |a, b| {
        a.by_time(b).then_with(|| a.id.cmp(&b.id))
    });
    let known: Vec<Known> = ordered
        .iter()
        .enumerate()
        .flat_map(|(at, report)| report.indicators.iter().map(move |own| Known::of(at, own)))
        .collect();
    // Words that many measures share say little: each counts by how rare it is.
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for word in known.iter().flat_map(|one| &one.words) {
        *often.entry(word).or_default() += 1;
    }
    let weight = |word: &str| 1.0 / (1.0 + (*often.get(word).unwrap_or(&1) as f64).ln());
    let mut pairs: Vec<(u32, usize, usize, String)> = Vec::new();
    for (a, one) in known.iter().enumerate() {
        for (b, other) in known.iter().enumerate().skip(a + 1) {
            if one.report == other.report {
                continue;
            }
            let found = one.like(other, &weight);
            pairs.extend(
                found
                    .filter(|(score, _)| *score >= LEAST)
                    .map(|(score, reason)| (score, a, b, reason)),
            );
        }
    }
    pairs.sort_by(|x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    // The most certain pair first; a group takes no second indicator of a report.
    let mut group: Vec<usize> = (0..known.len()).collect();
    let mut weakest: BTreeMap<usize, (u32, String)> = BTreeMap::new();
    for (score, a, b, reason) in pairs {
        let (into, from) = (group[a].min(group[b]), group[a].max(group[b]));
        if into == from {
            continue;
        }
        let reports = |of: usize| {
            let members = (0..known.len()).filter(|at| group[*at] == of);
            members
                .map(|at| known[at].report)
                .collect::<BTreeSet<usize>>()
        };
        if !reports(into).is_disjoint(&reports(from)) {
            continue;
        }
        for own in &mut group {
            if *own == from {
                *own = into;
            }
        }
        weakest.remove(&from);
        weakest.insert(into, (score, reason));
    }
    let mut proposals: Vec<Proposal> = weakest
        .into_iter()
        .map(|(of, (score, reason))| {
            let members: Vec<&Known> = (0..known.len())
                .filter(|at| group[*at] == of)
                .map(|at| &known[at])
                .collect();
            Proposal {
                title: members
                    .last()
                    .map_or_else(String::new, |one| one.indicator.heading().to_owned()),
                members: members
                    .iter()
                    .map(|one| (ordered[one.report].id.clone(), one.indicator.id.clone()))
                    .collect(),
                score,
                reason,
            }
        })
        .collect();
    proposals.sort_by(|a, b| {
        b.score
            .cmp(&a.score)
            .then_with(|| a.members.cmp(&b.members))
    });
    proposals
}

impl<'r> Known<'r> {
    fn of(report: usize, indicator: &'r Indicator) -> Self {
        let found = indicator.printed_ref.as_deref().unwrap_or_default();
        let part = |test: fn(&char) -> bool| -> String {
            found
                .chars()
                .filter(test)
                .flat_map(char::to_lowercase)
                .collect()
        };
        // The short title may leave out what the printed one says, and the reverse.
        let words = [
            Some(indicator.title.as_str()),
            indicator.short_title.as_deref(),
        ];
        Self {
            report,
            indicator,
            words: words.into_iter().flatten().flat_map(words_of).collect(),
            letters: part(|c| c.is_alphabetic()),
            digits: part(|c| c.is_ascii_digit())
                .trim_start_matches('0')
                .to_owned(),
            polarity: indicator.polarity,
        }
    }

    /// How alike two are, out of 100, and why; `None` where the units differ.
    fn like(&self, other: &Self, weight: &dyn Fn(&str) -> f64) -> Option<(u32, String)> {
        if !units_alike(&self.indicator.unit.kind, &other.indicator.unit.kind) {
            return None;
        }
        let heading = |known: &Self| words_of(known.indicator.heading()).collect::<BTreeSet<_>>();
        let title = |known: &Self| words_of(&known.indicator.title).collect::<BTreeSet<_>>();
        let best = [
            (heading(self), heading(other)),
            (title(self), title(other)),
            (heading(self), title(other)),
            (title(self), heading(other)),
        ]
        .into_iter()
        .map(|(a, b)| {
            (
                shared(&a, &b, weight),
                a.intersection(&b).count(),
                a.len().max(b.len()),
            )
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
        // A gap between groups, or what is left out, is another measure.
        let apart = TELLING
            .iter()
            .any(|word| self.words.contains(*word) != other.words.contains(*word));
        let same_ref = !self.digits.is_empty() && self.digits == other.digits;
        let whole_ref = same_ref && self.letters == other.letters;
        let like_ref = same_ref && ending(&self.letters) == ending(&other.letters);
        let judged = self.polarity == other.polarity;
        let mut score = 80.0 * best.0;
        let mut why = vec![format!("titles share {} of {} words", best.1, best.2)];
        if whole_ref {
            score += 25.0;
            why.push("the same ref".to_owned());
        } else if like_ref {
            score += 15.0;
            why.push("refs with the same number".to_owned());
        }
        if judged {
            score += 5.0;
        }
        if apart {
            score -= 30.0;
        }
        why.push("units of one kind".to_owned());
        Some((score.clamp(0.0, 100.0) as u32, why.join(", ")))
    }
}

/// Words that make another measure of one where only one title has them.
const TELLING: &[&str] = &[
    "gap", "change", "read", "writin", "maths", "english", "primar", "second", "special", "absenc",
    "need", "protec", "famili", "level2", "level3", "boys", "girls", "15", "45", "16", "18",
];

/// The last letters of a ref: `CED050` and `PED050` were numbered alike in two years.
fn ending(letters: &str) -> &str {
    letters.get(1..).unwrap_or_default()
}

/// The share of the words of both that both have, each word by its weight.
fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>, weight: &dyn Fn(&str) -> f64) -> f64 {
    let sum =
        |words: &mut dyn Iterator<Item = &String>| words.map(|word| weight(word)).sum::<f64>();
    let both = sum(&mut a.intersection(b));
    let all = sum(&mut a.union(b));
    let less = sum(&mut a.iter()).min(sum(&mut b.iter()));
    if all == 0.0 {
        return 0.0;
    }
    // Half by what is shared of all, half by what of the shorter title stands in the longer.
    0.5 * both / all + 0.5 * both / less
}

fn units_alike(a: &UnitKind, b: &UnitKind) -> bool {
    use UnitKind::{Bare, Percent, Points, Rate, Score};
    std::mem::discriminant(a) == std::mem::discriminant(b)
        || matches!(
            (a, b),
            (Percent, Points)
                | (Points, Percent)
                | (Rate { .. }, Score | Bare)
                | (Score | Bare, Rate { .. })
        )
}

/// The words that tell a measure: small letters, without endings, what means the same alike.
fn words_of(title: &str) -> impl Iterator<Item = String> {
    let mut text = format!(" {} ", title.to_lowercase().replace(['’', '\''], ""));
    for (found, same) in SAME {
        text = text.replace(found, same);
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !COMMON.contains(word))
        .map(|word| word.chars().take(6).collect())
        .collect();
    words.into_iter()
}

/// Phrases of the trade that mean the same.
const SAME: &[(&str, &str)] = &[
    ("looked after", "in care"),
    (" cic ", " children in care "),
    (" cp ", " child protection "),
    (" cin ", " children in need "),
    (" sw ", " social work "),
    ("eet", "education employment or training"),
    (" neet ", " not education employment or training "),
    ("second or subsequent", "2nd subsequent"),
    ("level 2", "level2"),
    ("level 3", "level3"),
    (" l2 ", " level2 "),
    (" l3 ", " level3 "),
    ("good or better", "good outstanding"),
    ("timescales", "timescale"),
    ("2 year olds", "two"),
    ("two-year-olds", "two"),
    ("exclusions", "exclusion"),
    ("excluded", "exclusion"),
    ("permanently", "permanent"),
    ("16-17", "16-18"),
];

/// Words that tell no measure.
const COMMON: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "have",
    "in",
    "increase",
    "is",
    "maintain",
    "monitor",
    "no",
    "number",
    "of",
    "on",
    "or",
    "our",
    "percentage",
    "proportion",
    "rate",
    "reduce",
    "reduction",
    "the",
    "those",
    "to",
    "who",
    "with",
    "within",
    "year",
    "improve",
    "achievement",
    "achieving",
    "per",
    "cent",
    "their",
    "s",
];
