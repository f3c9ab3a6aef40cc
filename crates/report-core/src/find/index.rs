//! Finding measures in all reports of a site, by what they are called: with words that mean the same,
//! and forgiving of a word that is misspelt.

use super::search::{bare, fold, joined, spaced, terms};
use super::synonyms::SYNONYMS;
use crate::problem::ReadError;
use crate::read;
use crate::report::Report;
use crate::wire;
use std::collections::BTreeMap;

/// What the measures of all reports are called.
#[derive(Debug, Clone, Default)]
pub struct Index {
    reports: Vec<IndexedReport>,
    indicators: Vec<IndexedIndicator>,
    /// Groups of phrases that mean the same.
    synonyms: Vec<Vec<String>>,
    /// Every word, with how many texts hold it.
    words: BTreeMap<String, usize>,
}

/// A report by its names.
#[derive(Debug, Clone)]
pub struct IndexedReport {
    /// Its id in links.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its period in words: `quarter 3 2022/23`.
    pub period: String,
    text: Text,
}

/// A measure by its names.
#[derive(Debug, Clone)]
pub struct IndexedIndicator {
    /// The report, as a place in the index.
    report: usize,
    /// Its id in links.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The printed ref.
    pub printed_ref: Option<String>,
    /// The objective or topic that it belongs to.
    pub topic: String,
    text: Text,
    around: Text,
}

/// What a search comes to.
#[derive(Debug, Default)]
pub struct Found<'i> {
    /// Reports whose title or period holds every word.
    pub reports: Vec<&'i IndexedReport>,
    /// Measures, each with its report: those first whose own names hold the words; of those that fit
    /// alike one of each report in turn, the newest report first.
    pub indicators: Vec<(&'i IndexedReport, &'i IndexedIndicator)>,
    /// Words that nothing holds, each with the most similar word, which is looked for instead.
    pub instead: Vec<(String, String)>,
}

/// A text made ready to be searched: words with one blank before, between and behind them.
#[derive(Debug, Clone, Default)]
struct Text {
    joined: String,
    spaced: String,
}

/// What is looked for: one of some phrases. The first is what was typed.
struct Term(Vec<Text>);

impl Text {
    fn of<'t>(parts: impl IntoIterator<Item = &'t str>) -> Self {
        let parts: Vec<&str> = parts.into_iter().collect();
        let folded = fold(&parts.join(" "));
        Self {
            joined: bare(&joined(&folded)),
            spaced: bare(&spaced(&folded)),
        }
    }

    /// Whether a phrase stands here, at the beginning of a word or anywhere.
    fn holds(&self, phrase: &Self, at_beginning: bool) -> bool {
        let within = |text: &str, phrase: &str| match at_beginning {
            true => text.contains(phrase.trim_end()),
            false => text.contains(phrase.trim()),
        };
        within(&self.joined, &phrase.joined) || within(&self.spaced, &phrase.spaced)
    }
}

impl Term {
    /// How well a text fits: 0 not at all, 1 somewhere in a word, 2 at the beginning of one or by a
    /// phrase that means the same.
    fn fit(&self, text: &Text) -> usize {
        let Some((typed, alike)) = self.0.split_first() else {
            return 0;
        };
        if text.holds(typed, true) || alike.iter().any(|phrase| whole(text, phrase)) {
            2
        } else {
            usize::from(text.holds(typed, false))
        }
    }
}

/// Whether a phrase stands in a text as whole words: `sen` is no part of `absence`.
fn whole(text: &Text, phrase: &Text) -> bool {
    text.joined.contains(&phrase.joined) || text.spaced.contains(&phrase.spaced)
}

impl Index {
    /// The index of reports, newest first, each with its id in links.
    pub fn of<'r>(reports: impl IntoIterator<Item = (&'r str, &'r Report)>) -> Self {
        Self::new(written(reports, &[]))
    }

    /// Reads a file that [`Index::write`] made.
    ///
    /// # Errors
    /// When it is no such file.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let (file, _) = read::shape::<wire::SearchIndex>(bytes, "search")?;
        Ok(Self::new(file))
    }

    /// The file for reports, newest first, each with its id in links; `synonyms` are groups of words
    /// and phrases that the publisher says mean the same.
    #[cfg(feature = "write")]
    pub fn write<'r>(
        reports: impl IntoIterator<Item = (&'r str, &'r Report)>,
        synonyms: &[Vec<String>],
    ) -> Vec<u8> {
        serde_json::to_vec(&written(reports, synonyms)).unwrap_or_default()
    }

    fn new(file: wire::SearchIndex) -> Self {
        let own = SYNONYMS
            .iter()
            .map(|group| group.iter().copied().map(str::to_owned).collect());
        let mut index = Self {
            synonyms: own.chain(file.synonyms).collect(),
            ..Self::default()
        };
        for (at, report) in file.reports.into_iter().enumerate() {
            for topic in report.topics {
                for indicator in topic.indicators {
                    let names = [
                        indicator.title.as_str(),
                        indicator.r#ref.as_deref().unwrap_or(""),
                    ];
                    index.indicators.push(IndexedIndicator {
                        report: at,
                        text: Text::of(names),
                        around: Text::of(
                            [&topic.title, &report.title, &report.period].map(String::as_str),
                        ),
                        id: indicator.id,
                        title: indicator.title,
                        printed_ref: indicator.r#ref,
                        topic: topic.title.clone(),
                    });
                }
            }
            index.reports.push(IndexedReport {
                text: Text::of([&report.title, &report.period].map(String::as_str)),
                id: report.id,
                title: report.title,
                period: report.period,
            });
        }
        let texts = index
            .indicators
            .iter()
            .flat_map(|one| [&one.text, &one.around]);
        let texts = texts.map(|text| text.joined.clone());
        let phrases = index
            .synonyms
            .iter()
            .flatten()
            .map(|phrase| Text::of([phrase.as_str()]).joined);
        let mut words = BTreeMap::new();
        for text in texts.chain(phrases) {
            for word in text.split_whitespace() {
                *words.entry(word.to_owned()).or_default() += 1;
            }
        }
        index.words = words;
        index
    }

    /// What fits the words that are typed; nothing where there are none.
    pub fn find(&self, typed: &str) -> Found<'_> {
        let typed = Text::of([typed]);
        let (words, instead) = self.spelled(&typed.spaced);
        let terms = self.terms(&words);
        if terms.is_empty() {
            return Found::default();
        }
        let fit = |texts: &[&Text]| -> Option<usize> {
            let best = |term: &Term| texts.iter().map(|text| term.fit(text)).max().unwrap_or(0);
            let fits: Vec<usize> = terms.iter().map(best).collect();
            (!fits.contains(&0)).then(|| fits.iter().sum())
        };
        let mut indicators: Vec<(usize, &IndexedIndicator)> = Vec::new();
        for indicator in &self.indicators {
            if fit(&[&indicator.text, &indicator.around]).is_some() {
                // What stands in the name itself counts, not in the topic beside it.
                let own = terms.iter().map(|term| term.fit(&indicator.text)).sum();
                indicators.push((own, indicator));
            }
        }
        crate::order::sort(&mut indicators, |(a, _), (b, _)| b.cmp(a));
        let indicators = in_turn(&indicators, self.reports.len());
        let reports = self
            .reports
            .iter()
            .filter(|report| fit(&[&report.text]).is_some());
        Found {
            reports: reports.collect(),
            indicators: indicators
                .into_iter()
                .map(|indicator| (&self.reports[indicator.report], indicator))
                .collect(),
            instead,
        }
    }

    /// The words as they are looked for: one that nothing holds is taken for the most similar one.
    fn spelled(&self, typed: &str) -> (Vec<String>, Vec<(String, String)>) {
        let mut instead = Vec::new();
        let words = typed.split_whitespace().map(|word| {
            let known = self.words.keys().any(|known| known.contains(word));
            match self.similar(word).filter(|_| !known) {
                Some(similar) => {
                    instead.push((word.to_owned(), similar.to_owned()));
                    similar.to_owned()
                }
                None => word.to_owned(),
            }
        });
        (words.collect(), instead)
    }

    /// The word that differs by the fewest letters: by one in words of four to six, by two in longer
    /// ones. Of several the one that most texts hold.
    fn similar(&self, word: &str) -> Option<&str> {
        let length = word.chars().count();
        let most = match length {
            0..4 => return None,
            4..7 => 1,
            _ => 2,
        };
        let near = self.words.iter().filter_map(|(known, n)| {
            let differs = differing_letters(word, known);
            (known.chars().count() > 3 && differs <= most).then_some((
                differs,
                usize::MAX - n,
                known,
            ))
        });
        near.min().map(|(_, _, known)| known.as_str())
    }

    /// What is looked for: phrases with those that mean the same, and single words.
    fn terms(&self, words: &[String]) -> Vec<Term> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let terms = terms(&words, &self.synonyms).into_iter();
        let terms = terms.map(|(typed, synonyms)| {
            let phrases = std::iter::once(typed.join(" "));
            let phrases = phrases.chain(synonyms.into_iter().map(str::to_owned));
            Term(phrases.map(|phrase| Text::of([phrase.as_str()])).collect())
        });
        terms.collect()
    }
}

/// By how many letters two words differ: left out, added, other, or two that changed places.
fn differing_letters(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let other = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut least = other.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(rows[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    rows[a.len()][b.len()]
}

/// Measures that fit alike, one of each report in turn: a report of hundreds hides no other.
fn in_turn<'i>(
    ranked: &[(usize, &'i IndexedIndicator)],
    reports: usize,
) -> Vec<&'i IndexedIndicator> {
    let mut ordered = Vec::with_capacity(ranked.len());
    for alike in ranked.chunk_by(|(a, _), (b, _)| a == b) {
        let mut turns = vec![0; reports];
        let mut placed: Vec<(usize, &IndexedIndicator)> = Vec::with_capacity(alike.len());
        for (_, indicator) in alike {
            placed.push((turns[indicator.report], indicator));
            turns[indicator.report] += 1;
        }
        crate::order::sort(&mut placed, |(a, _), (b, _)| a.cmp(b));
        ordered.extend(placed.into_iter().map(|(_, indicator)| indicator));
    }
    ordered
}

fn written<'r>(
    reports: impl IntoIterator<Item = (&'r str, &'r Report)>,
    synonyms: &[Vec<String>],
) -> wire::SearchIndex {
    let reports = reports.into_iter().map(|(id, report)| {
        let topics = report.objectives.iter().enumerate().map(|(at, objective)| {
            let indicators = report.under(at).map(|indicator| wire::SearchIndicator {
                id: indicator.id.clone(),
                title: indicator.heading().to_owned(),
                r#ref: indicator.printed_ref.clone(),
            });
            wire::SearchTopic {
                title: objective.title.clone().unwrap_or_default(),
                indicators: indicators.collect(),
            }
        });
        wire::SearchReport {
            id: id.to_owned(),
            title: report.title.clone(),
            period: report.period.words(),
            topics: topics
                .filter(|topic| !topic.indicators.is_empty())
                .collect(),
        }
    });
    wire::SearchIndex {
        fairview: "1.0".to_owned(),
        kind: "search".to_owned(),
        reports: reports.collect(),
        synonyms: synonyms.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(synonyms: &[&[&str]]) -> Index {
        let indicator = |(id, title, printed): &(&str, &str, &str)| wire::SearchIndicator {
            id: (*id).to_owned(),
            title: (*title).to_owned(),
            r#ref: (!printed.is_empty()).then(|| (*printed).to_owned()),
        };
        let topic = |title: &str, indicators: &[(&str, &str, &str)]| wire::SearchTopic {
            title: title.to_owned(),
            indicators: indicators.iter().map(indicator).collect(),
        };
        let report = |id: &str, period: &str, topics: Vec<wire::SearchTopic>| wire::SearchReport {
            id: id.to_owned(),
            title: "Priority Based Report".to_owned(),
            period: period.to_owned(),
            topics,
        };
        let schools = topic(
            "Attainment of pupils",
            &[
                ("absence", "Overall absence: secondary", "PED01"),
                ("a8", "Average Attainment 8 score", ""),
                ("sen", "Pupils with special educational needs", "PED02a"),
                (
                    "neet",
                    "16 to 17 year olds not in education, employment or training",
                    "",
                ),
            ],
        );
        let care = topic(
            "Safety",
            &[
                ("cic", "Children in care per 10,000", "PED05"),
                ("re", "Re-offending of young people", ""),
            ],
        );
        let old = topic("Safety", &[("cic", "Children in care per 10,000", "PED05")]);
        Index::new(wire::SearchIndex {
            fairview: "1.0".to_owned(),
            kind: "search".to_owned(),
            reports: vec![
                report("q3", "quarter 3 2022/23", vec![schools, care]),
                report("q2", "quarter 2 2015/16", vec![old]),
            ],
            synonyms: synonyms
                .iter()
                .map(|group| group.iter().copied().map(str::to_owned).collect())
                .collect(),
        })
    }

    fn found(typed: &str, index: &Index) -> Vec<String> {
        let found = index.find(typed);
        let reports = found.reports.iter().map(|report| report.id.clone());
        let indicators = found
            .indicators
            .iter()
            .map(|(report, indicator)| format!("{}/{}", report.id, indicator.id));
        reports.chain(indicators).collect()
    }

    #[test]
    fn what_readers_say_finds_what_reports_say() {
        let index = index(&[]);
        for (typed, expected) in [
            ("looked after", &["q3/cic", "q2/cic"][..]),
            ("Looked-after children", &["q3/cic", "q2/cic"]),
            ("SEND", &["q3/sen"]),
            ("attendance", &["q3/absence"]),
            ("GCSE", &["q3/a8"]),
            ("neet", &["q3/neet"]),
            ("reoffending", &["q3/re"]),
            ("re-offending", &["q3/re"]),
            ("ped05", &["q3/cic", "q2/cic"]),
            ("in care 2015", &["q2/cic"]),
            (
                "2022/23 quarter",
                &[
                    "q3",
                    "q3/absence",
                    "q3/a8",
                    "q3/sen",
                    "q3/neet",
                    "q3/cic",
                    "q3/re",
                ],
            ),
            ("attainment", &["q3/a8", "q3/absence", "q3/sen", "q3/neet"]),
            ("zebra", &[]),
            ("  ", &[]),
        ] {
            assert_eq!(found(typed, &index), expected, "{typed}");
        }
    }

    #[cfg(feature = "write")]
    #[test]
    fn what_is_written_is_read() {
        let file = include_bytes!("../../../../static/examples/halton-2022-23-q3.json");
        let report = read::report(file).expect("a report").value;
        let synonyms = [vec!["bairns".to_owned(), "children".to_owned()]];
        let bytes = Index::write([("q3", &report)], &synonyms);
        let index = Index::read(&bytes).expect("an index");
        assert_eq!(index.indicators.len(), report.indicators.len());
        let found = index.find("bairns in care per 10,000");
        let (_, first) = found.indicators[0];
        assert_eq!(first.id, "ped02-04");
        assert_eq!(
            first.printed_ref,
            report
                .indicator("ped02-04")
                .expect("it is there")
                .printed_ref
        );
    }

    #[test]
    fn a_misspelt_word_is_taken_for_a_similar_one_and_that_is_told() {
        let index = index(&[]);
        for (typed, used, expected) in [
            ("atendance", "attendance", "q3/absence"),
            ("chidlren in caer", "children", "q3/cic"),
            ("secondray", "secondary", "q3/absence"),
            ("attianment 8", "attainment", "q3/a8"),
        ] {
            let told = index.find(typed).instead;
            assert_eq!(told[0].1, used, "{typed}");
            assert_eq!(found(typed, &index)[0], expected, "{typed}");
        }
        // A short word, and one that something holds, is taken as it is.
        assert!(index.find("cre").instead.is_empty());
        assert!(index.find("absenc").instead.is_empty());
    }

    #[test]
    fn a_publishers_words_count_beside_ours() {
        let own = index(&[
            &["kinship", "children in care"],
            &["looked after", "young people"],
        ]);
        assert_eq!(found("kinship", &own), ["q3/cic", "q2/cic"]);
        assert_eq!(found("looked after", &own), ["q3/cic", "q2/cic", "q3/re"]);
    }
}
