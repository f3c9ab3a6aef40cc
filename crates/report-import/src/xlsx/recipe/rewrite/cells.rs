//! One cell of the officer's sheet as the template has it: figures, words, ratings.

use super::measures::SHARED;
use super::{Taken, of_recipe, said};
use crate::problems::{quoted, short};
use crate::sheet::{Cell, key};
use crate::xlsx::meanings::{meaning, plain};
use crate::xlsx::plan::RATINGS;
use crate::xlsx::recipe::propose::hue;
use crate::xlsx::recipe::table::Column;
use crate::xlsx::recipe::{Group, NOTHING, Names, WORDS};

/// A figure as it stands, and the symbol or word that its words are by the recipe.
#[derive(Default)]
pub(super) struct Figure {
    pub cell: Cell,
    pub symbol: Cell,
    /// Whether words are shown and no number is meant.
    pub words: bool,
}

impl Taken<'_> {
    /// The cell of a column in a row; of one that is merged over several, that of the first where
    /// it holds for all.
    pub(super) fn cell(&mut self, row: u32, column: &Column) -> Cell {
        let at = (row, column.column);
        let place = self.sheet.place(at, &column.heading);
        let blank = said("", place);
        let range = self.sheet.merged(at).cloned();
        let first = range.as_ref().map_or(at, |range| range.first);
        let Some(found) = self.sheet.cell(first) else {
            return blank;
        };
        let cell = match found {
            Ok(cell) => cell.clone(),
            Err(says) => {
                let says = says.clone();
                self.error(first, &column.heading, says);
                return blank;
            }
        };
        if let Some(range) = range.filter(|range| self.is_over_others(range, row, column)) {
            let words = self.figure_word(&cell.text).is_some();
            let across = range.first.1 != range.last.1;
            let shared = SHARED.contains(&column.meaning.as_str()) && !across;
            if !words && !shared {
                let says = format!(
                    "the cells {} are merged over several columns or measures; expected every cell on its own: unmerge them and fill each",
                    range.written
                );
                self.error(first, &column.heading, says);
                return blank;
            }
        }
        Cell {
            at: blank.at,
            ..cell
        }
    }

    /// Whether a merged range is over another column or row that is read.
    fn is_over_others(
        &self,
        range: &crate::xlsx::workbook::Range,
        row: u32,
        column: &Column,
    ) -> bool {
        let mut columns = self.table.columns.iter().filter(|c| c.is_read());
        let rows = &self.table.rows;
        let from = rows.partition_point(|(other, _)| *other < range.first.0);
        let to = rows.partition_point(|(other, _)| *other <= range.last.0);
        to - from > 1 || columns.any(|c| c.column != column.column && range.has((row, c.column)))
    }

    /// What the recipe says that words in place of a figure are.
    fn figure_word(&self, words: &str) -> Option<&str> {
        let words = plain(words);
        let figures = &self.recipe.words.figures;
        figures
            .find(|name| plain(name) == words)
            .filter(|_| !words.is_empty())
    }

    pub(super) fn figure(&mut self, row: u32, column: &Column) -> Figure {
        let cell = self.cell(row, column);
        let at = cell.at.clone();
        match self.figure_word(&cell.text) {
            None => Figure {
                cell,
                ..Figure::default()
            },
            Some(NOTHING) => Figure::default(),
            Some(WORDS) => Figure {
                cell,
                words: true,
                ..Figure::default()
            },
            Some(symbol) => Figure {
                symbol: Cell {
                    at,
                    ..Cell::text(symbol)
                },
                cell,
                ..Figure::default()
            },
        }
    }

    /// A cell that holds one of a few words, in the template's.
    pub(super) fn word(
        &mut self,
        row: u32,
        column: &Column,
        names: &Names,
        words: &[&'static str],
        field: &str,
    ) -> Cell {
        let mut cell = self.cell(row, column);
        let found = plain(&cell.text);
        if found.is_empty() {
            return cell;
        }
        let named = names.find(|name| plain(name) == found);
        let own = words
            .iter()
            .find(|word| key(word) == key(&found) && !key(word).is_empty());
        match named.or(own.copied()).or(meaning(field, &found)) {
            Some(NOTHING) => cell.replace(""),
            Some(word) => cell.replace(word),
            None => {
                let says = format!(
                    "what \"{}\" means is not known; expected one of {}, or a line in the recipe, under \"words\" and \"{}\", like \"{}\": \"{}\"",
                    short(cell.text.trim()),
                    quoted(words).replace('_', " "),
                    column.meaning,
                    short(cell.text.trim()),
                    words[0],
                );
                let at = ["words", column.meaning.as_str(), cell.text.trim()];
                self.problems.mend(&says, &at, &with_nothing(words), None);
                self.error((row, column.column), &column.heading, says);
                cell.replace("");
            }
        }
        cell
    }

    /// The rating of a row, of its words or of the colour of its cell.
    pub(super) fn rating(&mut self, row: u32, column: &Column) -> Cell {
        let recipe = self.recipe;
        let mut cell = self.word(row, column, &recipe.words.rating, RATINGS, "rating");
        let at = (row, column.column);
        let first = self.sheet.merged(at).map_or(at, |range| range.first);
        let empty = self.sheet.words(first).is_empty();
        let by_colour = |fill: &str| {
            let colours = &recipe.colours;
            colours.find(|name| name.trim_start_matches('#').eq_ignore_ascii_case(fill))
        };
        let Some(fill) = self.sheet.fills.get(&first).cloned() else {
            let by_rule = self.sheet.by_rule.iter().any(|range| range.has(at));
            if empty && by_rule && self.told.insert(at) {
                self.problems.notice(
                    &self.sheet.place(at, &column.heading),
                    "the cell is empty; where a rule (conditional formatting) gives it a colour, that is not read: expected the rating in words",
                );
            }
            return cell;
        };
        match by_colour(&fill) {
            Some(rating) if empty && rating != NOTHING => cell.replace(rating),
            Some(rating)
                if !cell.is_blank() && rating != NOTHING && key(rating) != key(&cell.text) =>
            {
                let says = format!(
                    "the cell says \"{}\" and its colour {fill} is {rating}; expected the two to say the same",
                    short(&self.sheet.words(first)),
                );
                self.error(at, &column.heading, says);
            }
            None if empty && !recipe.colours.is_empty() => {
                let known: Vec<String> = recipe
                    .colours
                    .0
                    .iter()
                    .map(|(c, r)| format!("{c} ({r})"))
                    .collect();
                let says = format!(
                    "the cell has the colour {fill} and no words; expected {}, or a line in the recipe, under \"colours\", like \"{fill}\": \"green\"",
                    known.join(", "),
                );
                let place = ["colours", &*fill];
                self.problems
                    .mend(&says, &place, &with_nothing(RATINGS), hue(&fill));
                self.error(at, &column.heading, says);
            }
            _ => {}
        }
        cell
    }

    /// The word of a group for a measure.
    pub(super) fn group(&self, group: &Group, name: &str, within: &str) -> Cell {
        let named = group.of.find(|of| key(of) == key(name));
        match named.or(group.otherwise.as_deref()) {
            Some(word) => of_recipe(word, &format!("groups, {within}")),
            None => Cell::default(),
        }
    }
}

/// The words that a cell may mean, and that it says nothing.
fn with_nothing(words: &[&'static str]) -> Vec<&'static str> {
    words.iter().copied().chain([NOTHING]).collect()
}
