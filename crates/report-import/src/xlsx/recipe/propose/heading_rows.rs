//! The rows of headings of a sheet, and what stands below a heading by its words.

use crate::xlsx::open::RawSheet;
use crate::xlsx::recipe::PERIOD;
use crate::xlsx::recipe::headings::{self, Heading, known};
use crate::xlsx::recipe::table::{MOST_ABOVE, format};
use std::collections::BTreeSet;

/// What there may be several columns of.
pub(super) const SEVERAL: &[&str] = &[
    "figure",
    "target",
    "year_target",
    "rating",
    "direction",
    "commentary",
];

/// So much must a block of headings be worth: a title and a figure.
pub(super) const LEAST: usize = 6;

/// The rows of headings.
#[derive(Default)]
pub(super) struct Block {
    pub first: u32,
    pub rows: u32,
    pub score: usize,
    /// Whether its periods are parts of the year that stands above.
    pub year: bool,
    pub headings: Vec<Heading>,
}

impl Block {
    /// The rows that look most like headings.
    pub fn find(sheet: &RawSheet) -> Self {
        let format = format(sheet);
        let mut best = Self::default();
        let mut years: Vec<(u32, String)> = Vec::new();
        for (row, cells) in sheet.rows.range(..MOST_ABOVE) {
            for cell in cells.values().filter_map(|cell| cell.as_ref().ok()) {
                let found = headings::years(&cell.text, format).into_iter();
                years.extend(found.map(|year| (*row, year.label().to_owned())));
            }
        }
        let rows: Vec<u32> = sheet
            .rows
            .keys()
            .copied()
            .take_while(|row| *row < MOST_ABOVE)
            .collect();
        for rows_of in 1..=3 {
            for first in &rows {
                let within = *first..*first + rows_of;
                // A heading that is merged over several rows stands in all of them.
                let cut = (0..sheet.width()).any(|column| {
                    within.clone().any(|row| {
                        let range = sheet.merged((row, column));
                        range.is_some_and(|r| r.first.0 < within.start || r.last.0 >= within.end)
                    })
                });
                if cut {
                    continue;
                }
                let mut headings = headings::read(sheet, *first, rows_of, format, None);
                let year = years
                    .iter()
                    .take_while(|(row, _)| row < first)
                    .map(|(_, year)| year);
                let year: BTreeSet<&String> = year.collect();
                let none = headings.iter().all(|heading| heading.period.is_none());
                let year = year.first().copied().filter(|_| none && year.len() == 1);
                if let Some(year) = year {
                    headings = headings::read(sheet, *first, rows_of, format, Some(year));
                }
                let all = || {
                    headings
                        .iter()
                        .filter_map(|h| Some((known(h)?, h.period.is_some())))
                };
                // A title above the table may name a period; no name of a measure does.
                if all().any(|(meaning, period)| period && !SEVERAL.contains(&meaning)) {
                    continue;
                }
                let known: BTreeSet<&str> = all().map(|(meaning, _)| meaning).collect();
                let periods = all().filter(|(_, period)| *period).count().min(12);
                let score = match known.contains("title") {
                    true => 3 * known.len() + periods,
                    false => 0,
                };
                if score > best.score {
                    best = Self {
                        first: *first,
                        rows: rows_of,
                        score,
                        year: year.is_some() && headings.iter().any(|h| h.period.is_some()),
                        headings,
                    };
                }
            }
        }
        best
    }
}

/// A heading as a recipe names it: from its period on, or its lowest words.
pub(super) fn name(heading: &Heading) -> String {
    let from = heading.path.iter().position(|words| words.contains(PERIOD));
    let from = from.unwrap_or(heading.path.len().saturating_sub(1));
    heading.path[from..].join(" / ")
}
