//! What words, signs and colours mean: ratings, directions, units, and what stands in place of a figure.

use super::{Proposing, place_name, within};
use crate::number;
use crate::sheet::{Cell, key};
use crate::xlsx::meanings::{meaning, plain, unit_of};
use crate::xlsx::own_number::own_number;
use crate::xlsx::plan::{ABSENCES, DIRECTIONS, POLARITIES, RATINGS};
use crate::xlsx::recipe::table::Table;
use crate::xlsx::recipe::{NOTHING, OPEN, WORDS};
use report_core::wire;
use std::collections::{BTreeMap, BTreeSet};

/// Words in place of a figure, by what they mean.
const ABSENT: &[(&str, &[&str])] = &[
    (
        "x",
        &[
            "tbc",
            "tba",
            "awaited",
            "awaiting data",
            "pending",
            "no data",
            "not available",
            "not yet available",
            "not collected",
            "not due",
            "data not available",
        ],
    ),
    ("z", &["not applicable"]),
    ("c", &["suppressed", "confidential", "<5", "<10", "<3"]),
];

/// Words of a target that are no number.
const NO_TARGET: &[&str] = &[
    "monitor",
    "monitoring",
    "monitor only",
    "no target",
    "none set",
    "baseline",
    "for information",
];

impl Proposing<'_> {
    /// The words of cells that are none of those known, each with its cells.
    fn unknown(
        &self,
        table: &Table,
        of: &str,
        is_known: &dyn Fn(&str) -> bool,
    ) -> BTreeMap<String, Vec<String>> {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (at, _) in self.cells(table, of) {
            let words = self.sheet.words(at);
            if !words.is_empty() && !is_known(&words) {
                found.entry(words).or_default().push(place_name(at));
            }
        }
        found
    }

    /// What a word or sign means in the key below the table: `▲ improved`, `G = on target`.
    fn in_key(&self, sign: &str) -> Vec<String> {
        let pieces = self.below.split([';', ',', '.', '\n']).map(|piece| {
            let piece = piece.trim();
            piece.rsplit_once(": ").map_or(piece, |(_, after)| after)
        });
        let of = pieces
            .filter_map(|piece| piece.strip_prefix(sign))
            .filter(|rest| rest.starts_with([' ', '=', ':', '-', '–']));
        of.map(|rest| plain(rest.trim_matches(|c: char| !c.is_alphanumeric())))
            .collect()
    }

    /// Words of ratings, directions, units and what is good.
    pub(super) fn words(&mut self, table: &Table) {
        let choices: [(&str, &str, &[&'static str]); 3] = [
            ("rating", "rating", RATINGS),
            ("direction", "direction", DIRECTIONS),
            ("good_is", "polarity", POLARITIES),
        ];
        for (of, field, words) in choices {
            let is_word = |found: &str| {
                words
                    .iter()
                    .find(|word| key(word) == key(found) && !key(found).is_empty())
            };
            let is_known =
                |found: &str| is_word(found).is_some() || meaning(field, &plain(found)).is_some();
            for (found, cells) in self.unknown(table, of, &is_known) {
                let explained = self.in_key(&found).into_iter().find_map(|meant| {
                    let all = (1..=meant.split(' ').count()).rev();
                    let mut all =
                        all.map(|n| meant.split(' ').take(n).collect::<Vec<_>>().join(" "));
                    all.find_map(|meant| is_word(&meant).copied().or(meaning(field, &meant)))
                });
                let answer = explained.unwrap_or(OPEN);
                let at = ["words", of, found.as_str()];
                if explained.is_some() {
                    self.because(&within(&at), "The words below the table say so.");
                }
                let choices = words.iter().copied().chain([NOTHING]);
                self.ask(&at, cells, choices.collect(), answer);
                let names = match of {
                    "rating" => &mut self.recipe.words.rating,
                    "direction" => &mut self.recipe.words.direction,
                    _ => &mut self.recipe.words.good_is,
                };
                names.0.push((found, answer.to_owned()));
            }
        }
        for (found, cells) in self.unknown(table, "unit", &|words| unit_of(words).is_some()) {
            self.ask(&["words", "unit", &found], cells, Vec::new(), OPEN);
            self.recipe.words.unit.0.push((found, OPEN.to_owned()));
        }
    }

    /// Colours under the rating: as other cells of the colour say, or else as they look.
    pub(super) fn colours(&mut self, table: &Table) {
        let mut found: BTreeMap<String, (Vec<String>, BTreeSet<&str>)> = BTreeMap::new();
        for (at, _) in self.cells(table, "rating") {
            let Some(fill) = self.sheet.fills.get(&at) else {
                continue;
            };
            let words = plain(&self.sheet.words(at));
            let (empty, said) = found.entry(fill.to_string()).or_default();
            let own = RATINGS.iter().find(|r| key(r) == key(&words)).copied();
            match own.or(meaning("rating", &words)) {
                Some(rating) => drop(said.insert(rating)),
                None if words.is_empty() => empty.push(place_name(at)),
                None => {}
            }
        }
        for (fill, (empty, said)) in found {
            let said: Vec<&str> = said.into_iter().collect();
            let (answer, why) = match said.as_slice() {
                [] => (hue(&fill).unwrap_or(OPEN), "As the colour looks."),
                [rating] => (*rating, "Other cells of this colour say so in words."),
                _ => continue,
            };
            // Nothing hangs on a colour whose cells all say what they are.
            if empty.is_empty() {
                continue;
            }
            let at = ["colours", fill.as_str()];
            if answer != OPEN {
                self.because(&within(&at), why);
            }
            self.ask(
                &at,
                empty,
                RATINGS.iter().copied().chain([NOTHING]).collect(),
                answer,
            );
            self.recipe.colours.0.push((fill, answer.to_owned()));
        }
    }

    /// Words in place of figures and targets.
    pub(super) fn figures(&mut self, table: &Table) {
        let unit = table.column("unit", None).cloned();
        let mut found: BTreeMap<String, (Vec<String>, bool)> = BTreeMap::new();
        for of in ["figure", "target"] {
            for (at, _) in self.cells(table, of) {
                let Some(Ok(cell)) = self.sheet.cell(at) else {
                    continue;
                };
                let unit = unit
                    .as_ref()
                    .and_then(|column| unit_of(&self.sheet.words((at.0, column.column))));
                if is_figure(cell, unit, of == "target") {
                    continue;
                }
                let (cells, targets) = found
                    .entry(self.sheet.words(at))
                    .or_insert_with(|| (Vec::new(), true));
                cells.push(place_name(at));
                *targets &= of == "target";
            }
        }
        for (words, (cells, targets)) in found {
            let explained = std::iter::once(plain(&words)).chain(self.in_key(&words));
            let absent = explained.into_iter().find_map(|meant| absent(&meant));
            let answer = match absent {
                Some(symbol) => symbol,
                None if targets && NO_TARGET.contains(&plain(&words).as_str()) => WORDS,
                None => OPEN,
            };
            self.ask(&["words", "figures", &words], cells, no_figures(), answer);
            self.recipe.words.figures.0.push((words, answer.to_owned()));
        }
    }
}

/// The symbol for words in place of a figure, where it is known.
pub fn absent(words: &str) -> Option<&'static str> {
    let words = plain(words);
    let mut known = ABSENT.iter();
    let (symbol, _) = known.find(|(_, all)| all.contains(&words.as_str()))?;
    Some(symbol)
}

/// What words in place of a figure may mean.
pub fn no_figures() -> Vec<&'static str> {
    ABSENCES.iter().copied().chain([WORDS, NOTHING]).collect()
}

/// Whether a number, a symbol or something known is read from a cell.
fn is_figure(cell: &Cell, unit: Option<wire::Unit>, target: bool) -> bool {
    let other = || wire::Unit {
        kind: "count".to_owned(),
        ..wire::Unit::default()
    };
    number::of_cell(cell).is_some()
        || number::with_symbols(&cell.text).is_some()
        || own_number(
            &cell.text,
            &unit.unwrap_or_else(other),
            target,
            &mut wire::Cell::default(),
        )
}

/// Which of green, amber and red a colour looks like.
pub fn hue(fill: &str) -> Option<&'static str> {
    let part = |at: usize| {
        u8::from_str_radix(fill.get(at..at + 2)?, 16)
            .ok()
            .map(f64::from)
    };
    let (red, green, blue) = (part(0)?, part(2)?, part(4)?);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    if most - least < 60.0 || blue == most {
        return None;
    }
    Some(match green / red.max(1.0) {
        share if share < 0.4 => "red",
        share if share < 1.05 => "amber",
        _ => "green",
    })
}
