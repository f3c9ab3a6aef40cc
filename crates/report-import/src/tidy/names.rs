//! Which indicator a row belongs to. Rows of several parts (`Female`, `65 and over`) and of several
//! measures (`Percentage`, `Frequency`) under one name are indicators of their own: their figures
//! are never one series.
//!
//! Refuses a row that names no indicator in a file that names them.

use super::{Field, Row, Table};
use crate::clean;
use crate::options::Options;
use crate::period_formats::{self, Evidence, ParsedPeriod, PeriodFormat};
use crate::sheet::key;
use std::collections::{HashMap, HashSet};

/// The letters and digits of a ref and a title.
type Key = (String, String);

/// The indicator of a row.
pub(super) struct Name {
    /// What rows of one indicator have alike.
    pub key: Key,
    /// Its ref; with the part behind a dot where the ref has several.
    pub reference: String,
    /// Its title, with the part behind a colon.
    pub title: String,
    /// Whether it is a part of what the file calls an indicator.
    pub part: bool,
    base: Key,
}

/// What all rows under one ref and title say.
#[derive(Default)]
struct Base {
    periods: Evidence,
    column: PeriodFormat,
    parts: HashSet<String>,
    measures: HashSet<String>,
}

/// The indicators of a table.
pub(super) struct Names<'t> {
    table: &'t Table,
    options: &'t Options,
    bases: HashMap<Key, Base>,
    /// The titles that refs have, where the file names indicators at all.
    titles: HashMap<String, &'t str>,
    titled: bool,
    whole: Evidence,
}

impl<'t> Names<'t> {
    pub fn of(table: &'t Table, options: &'t Options) -> Self {
        let mut names = Self {
            table,
            options,
            bases: HashMap::new(),
            titles: HashMap::new(),
            titled: false,
            whole: Evidence::default(),
        };
        for row in &table.rows {
            let title = row.get(Field::Indicator);
            names.titled |= !title.is_empty();
            let reference = row.get(Field::Ref);
            if !title.is_empty() && !reference.is_empty() {
                names.titles.entry(key(reference)).or_insert(title);
            }
        }
        for row in &table.rows {
            let Some((reference, title)) = names.words(row) else {
                continue;
            };
            let base = names.bases.entry((key(reference), key(title))).or_default();
            for (words, known) in [
                (row.get(Field::Part), &mut base.parts),
                (measure(row), &mut base.measures),
            ] {
                if !known.contains(words) {
                    known.insert(words.to_owned());
                }
            }
            // What a column beside it says has one meaning.
            if row.get(Field::PeriodKind).is_empty() {
                base.periods.add(row.get(Field::Period));
                names.whole.add(row.get(Field::Period));
            }
        }
        // Settled once: a column of half a million rows is not weighed for each of them.
        for base in names.bases.values_mut() {
            base.column = base.periods.settled(&names.whole, options.years());
        }
        names
    }

    /// The indicator of a row; `None` where the row names none and others do.
    pub fn of_row(&self, row: &Row) -> Option<Name> {
        let (reference, title) = self.words(row)?;
        let base = (key(reference), key(title));
        let known = self.bases.get(&base)?;
        let (mut of_ref, mut of_title) = (reference.to_owned(), clean::line(title));
        let mut of_key = base.clone();
        let part = row.get(Field::Part);
        let measured = measure(row);
        let pieces = [
            (part, known.parts.len() > 1),
            (
                if known.measures.len() > 1 {
                    measured
                } else {
                    ""
                },
                known.measures.len() > 1,
            ),
        ];
        let mut parted = false;
        for (piece, several) in pieces.into_iter().filter(|(piece, _)| !piece.is_empty()) {
            of_title.push_str(if parted { ", " } else { ": " });
            of_title.push_str(&clean::line(&piece.replace("; ", ", ")));
            of_key.1.push('\u{1}');
            of_key.1.push_str(&key(piece));
            if several && !of_ref.is_empty() {
                of_ref.push('.');
                of_ref.push_str(&clean::slug(piece));
            }
            parted = true;
        }
        Some(Name {
            key: of_key,
            reference: of_ref,
            title: of_title,
            part: parted,
            base,
        })
    }

    /// The period of a row of an indicator.
    pub fn period(&self, row: &Row, name: &Name) -> ParsedPeriod {
        let known = self.bases.get(&name.base);
        let column = known.map_or_else(PeriodFormat::default, |base| base.column);
        match row.get(Field::PeriodKind) {
            "" => period_formats::read(row.get(Field::Period), column),
            kind => period_formats::read_as(row.get(Field::Period), kind, column),
        }
    }

    /// The ref and the title that a row says, or that stand for them.
    fn words<'s>(&'s self, row: &'s Row) -> Option<(&'s str, &'s str)> {
        let reference = row.get(Field::Ref);
        let title = match row.get(Field::Indicator) {
            "" => match (self.options.get("indicator"), reference) {
                (Some(said), _) => said,
                (None, "") if self.titled => return None,
                (None, "") => &self.table.name,
                (None, reference) => self
                    .titles
                    .get(&key(reference))
                    .copied()
                    .unwrap_or(reference),
            },
            title => title,
        };
        Some((reference, title))
    }
}

/// How a row is measured, where its words say more than that it is a value.
fn measure(row: &Row) -> &str {
    let words = row.get(Field::Measure);
    match key(words).as_str() {
        "value" | "values" | "variable" | "observedvalue" | "obsvalue" | "figure" => "",
        _ => words,
    }
}
