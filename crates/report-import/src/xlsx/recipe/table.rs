//! Finds the table of a recipe in its sheet: the rows of headings, the column of every meaning, the
//! rows of measures and the headings of objectives between them.
//!
//! Refuses a heading that is missing, new or there twice, and a row that it cannot tell.

use super::headings::{self, Heading, known};
use super::{ABOVE, END, MEANINGS, NOTHING, OBJECTIVES, OPEN, PERIOD, Recipe, YEAR_TARGET};
use crate::cell_ref::{Origin, letters};
use crate::period_formats::{Evidence, PeriodFormat, Years};
use crate::problems::{Problems, quoted, short};
use crate::sheet::key;
use crate::xlsx::open::RawSheet;
use report_core::period::Period;
use std::collections::BTreeSet;

/// So many rows from the top the headings are looked for.
pub const MOST_ABOVE: u32 = 200;

/// What there is one column of for each period, or one in all.
const ONE_EACH: &[&str] = &["figure", "target", "rating", "direction"];

/// A table as it was found.
pub struct Table {
    /// The columns, also those that are not read.
    pub columns: Vec<Column>,
    /// The rows with measures, from 0, each with the place of its objective's heading.
    pub rows: Vec<(u32, Option<(u32, u32)>)>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its place, from 0.
    pub column: u32,
    /// What stands in it.
    pub meaning: String,
    /// Whether it is a target for the whole year.
    pub of_year: bool,
    /// The lowest words of its heading.
    pub heading: String,
    /// All words of its heading, from top to bottom.
    words: Vec<String>,
    /// The place of its heading.
    pub at: (u32, u32),
    /// The period that its heading names, and the heading as it is printed.
    pub period: Option<(Period, String)>,
    /// How its figures are counted, where its heading says so.
    pub basis: Option<&'static str>,
}

impl Column {
    /// Whether anything is read from it.
    pub fn is_read(&self) -> bool {
        self.meaning != NOTHING && self.meaning != OPEN
    }
}

/// How periods with two meanings are read: as two years, unless others of the sheet are months.
pub fn format(sheet: &RawSheet) -> PeriodFormat {
    let mut evidence = Evidence::default();
    for row in 0..MOST_ABOVE {
        for column in sheet.rows.get(&row).into_iter().flatten() {
            if let (_, Ok(cell)) = column {
                evidence.add(&cell.text);
            }
        }
    }
    evidence.settled(&evidence, None)
}

/// How periods in one cell alone are read.
pub fn format_alone() -> PeriodFormat {
    PeriodFormat::of_years(Some(Years::Financial))
}

/// The first of the rows of headings: the one where most of the recipe's are found. `None` where
/// none is.
fn first_row(sheet: &RawSheet, recipe: &Recipe, format: PeriodFormat) -> Option<u32> {
    let only_periods = recipe
        .columns
        .0
        .iter()
        .all(|(name, _)| name.contains(PERIOD));
    let count = |row: u32| {
        let found = headings::read(sheet, row, recipe.headings, format, None);
        let names = recipe.columns.0.iter().map(|(name, _)| name);
        let names = names.filter(|name| only_periods || !name.contains(PERIOD));
        names
            .filter(|name| found.iter().any(|h| h.fit(name).is_some()))
            .count()
    };
    let rows = sheet
        .rows
        .keys()
        .copied()
        .take_while(|row| *row < MOST_ABOVE);
    let counts = rows
        .map(|row| (count(row), row))
        .filter(|(count, _)| *count > 0);
    let (most, first) = counts.max_by_key(|(count, row)| (*count, std::cmp::Reverse(*row)))?;
    // A title that is merged over all columns stands above all headings too.
    let mut below = (first + 1..first + recipe.headings).rev();
    Some(below.find(|row| count(*row) == most).unwrap_or(first))
}

/// The year of headings that name a part of one alone.
fn year(
    sheet: &RawSheet,
    recipe: &Recipe,
    first: u32,
    format: PeriodFormat,
    problems: &mut Problems,
) -> Option<String> {
    let said = recipe.year.as_deref()?;
    if said != ABOVE {
        let read = headings::placed(said, format).filter(|(year, _)| year.is_year());
        if read.is_none() {
            problems.error(
                &Origin::in_recipe("year"),
                format!(
                    "\"{}\" is no year; expected one, like \"2024/25\", or \"{ABOVE}\"",
                    short(said)
                ),
            );
        }
        return read.map(|(year, _)| year.label().to_owned());
    }
    let years = years_above(sheet, first, format);
    match years.as_slice() {
        [year] => return Some(year.clone()),
        [] => problems.error(
            &Origin::in_recipe("year"),
            format!("no year stands above the headings; expected one, like \"2024/25\", or the year itself in place of \"{ABOVE}\""),
        ),
        years => {
            let years: Vec<&str> = years.iter().map(String::as_str).collect();
            problems.error(
                &Origin::in_recipe("year"),
                format!("above the headings stand {}; expected one year, or the year itself in place of \"{ABOVE}\"", quoted(&years)),
            );
        }
    }
    None
}

/// The years in the words above a row, each once.
pub fn years_above(sheet: &RawSheet, first: u32, format: PeriodFormat) -> Vec<String> {
    let cells = sheet
        .rows
        .range(..first)
        .flat_map(|(_, cells)| cells.values());
    let words = cells.filter_map(|cell| cell.as_ref().ok());
    let years = words.flat_map(|cell| headings::years(&cell.text, format));
    let years: BTreeSet<String> = years.map(|year| year.label().to_owned()).collect();
    years.into_iter().collect()
}

impl Table {
    /// Finds the table. `None` where it has no headings; the problems say what is wrong.
    pub fn find(sheet: &RawSheet, recipe: &Recipe, problems: &mut Problems) -> Option<Self> {
        let format = format(sheet);
        let Some(first) = first_row(sheet, recipe, format) else {
            let names: Vec<&str> = recipe
                .columns
                .0
                .iter()
                .map(|(name, _)| name.as_str())
                .take(4)
                .collect();
            problems.error(
                &sheet.origin.place(),
                format!("none of the recipe's headings stands in its first {MOST_ABOVE} rows; expected {} in one of them", quoted(&names)),
            );
            return None;
        };
        let below = first + recipe.headings;
        let year = year(sheet, recipe, first, format, problems);
        let found = headings::read(sheet, first, recipe.headings, format, year.as_deref());
        let columns = columns(sheet, recipe, &found, below, problems);
        let rows = rows(sheet, recipe, &columns, below, problems);
        Some(Self { columns, rows })
    }

    /// The column of a meaning: where its headings name periods, that of the period.
    pub fn column(&self, meaning: &str, period: Option<&Period>) -> Option<&Column> {
        let mut found = self.columns.iter().filter(|c| c.meaning == meaning);
        found.find(|column| match (&column.period, period) {
            (Some((own, _)), Some(period)) => own == period,
            (Some(_), None) => false,
            (None, _) => true,
        })
    }
}

/// The columns by their headings, and what is wrong with these.
fn columns(
    sheet: &RawSheet,
    recipe: &Recipe,
    found: &[Heading],
    below: u32,
    problems: &mut Problems,
) -> Vec<Column> {
    let names = &recipe.columns.0;
    let last_row = below.saturating_sub(1) as usize + 1;
    let mut columns: Vec<Column> = Vec::new();
    let mut of_name: Vec<Vec<&Heading>> = vec![Vec::new(); names.len()];
    let mut new = Vec::new();
    for heading in found {
        let fits = names
            .iter()
            .enumerate()
            .filter_map(|(i, (name, _))| Some((heading.fit(name)?, i)));
        match fits.max() {
            Some((_, i)) => of_name[i].push(heading),
            None => new.push(heading),
        }
    }
    for ((name, meaning), headings) in names.iter().zip(&of_name) {
        if headings.is_empty() {
            let mut says = format!(
                "no column is headed \"{}\"; expected one, which the recipe says is \"{meaning}\"",
                short(name)
            );
            let near: Vec<String> = new
                .iter()
                .take(4)
                .map(|heading| heading.written())
                .collect();
            if !near.is_empty() {
                let near: Vec<&str> = near.iter().map(String::as_str).collect();
                says += &format!(
                    ". The recipe does not name {}: where one of them is the same column, write its heading into the recipe",
                    quoted(&near)
                );
            }
            let others: Vec<String> = new.iter().map(|heading| heading.name()).collect();
            let others = others.iter().map(String::as_str).chain([NOTHING]);
            let mut like = new.iter().filter(|h| known(h) == Some(meaning));
            let like = like.next().filter(|_| like.next().is_none());
            let like = like.map(|heading| heading.name());
            let at = ["renamed", name.as_str()];
            problems.mend(&says, &at, &others.collect::<Vec<_>>(), like.as_deref());
            problems.error(&sheet.origin.row(last_row), says);
        }
        for (i, heading) in headings.iter().enumerate() {
            let same = |other: &&&Heading| {
                other.period.as_ref().map(|p| &p.0) == heading.period.as_ref().map(|p| &p.0)
                    || !name.contains(PERIOD)
            };
            if let Some(earlier) = headings[..i].iter().find(same) {
                let above = match (heading.written.len(), name.contains(PERIOD)) {
                    (2.., false) => format!(
                        ", or its whole heading in the recipe, like \"{}\"",
                        heading.name()
                    ),
                    _ => String::new(),
                };
                problems.error(
                    &sheet.place(heading.at, ""),
                    format!(
                        "a second column is headed \"{}\", which the recipe says is \"{meaning}\"; the first is column {}. Expected one{above}",
                        short(&heading.written()),
                        letters(earlier.column as usize),
                    ),
                );
                continue;
            }
            let is_read = meaning != NOTHING && meaning != OPEN;
            if let Some(doubt) = heading.doubt.filter(|_| is_read) {
                let (period, written) = heading
                    .period
                    .as_ref()
                    .map_or(("", ""), |(p, w)| (p.label(), w.as_str()));
                let says = doubt.message(written, period, false);
                let place = sheet.place(heading.at, heading.lowest());
                match doubt.is_error() {
                    true => problems.error(&place, says),
                    false => problems.notice(&place, says),
                }
            }
            if meaning == "figure" && heading.is_unsure() {
                problems.notice(
                    &sheet.place(heading.at, heading.lowest()),
                    "its figures are not final by the heading, and are read as if they were; expected a symbol behind each, like 12 [f] for a forecast or 12 [e] for an estimate",
                );
            }
            columns.push(Column {
                column: heading.column,
                meaning: match meaning.as_str() {
                    YEAR_TARGET => "target".to_owned(),
                    meaning => meaning.to_owned(),
                },
                of_year: meaning == YEAR_TARGET,
                heading: heading.lowest().to_owned(),
                words: heading.written.clone(),
                at: heading.at,
                period: heading
                    .period
                    .as_ref()
                    .filter(|_| name.contains(PERIOD))
                    .map(|(period, _)| period.clone())
                    .zip(heading.printed()),
                basis: heading.basis(),
            });
        }
    }
    // One that is missing may be this one: nothing is proposed then.
    let missing = of_name.iter().any(Vec::is_empty);
    for heading in new {
        let says = format!(
            "the heading \"{}\" is not in the recipe; expected a line for it under \"columns\", like \"{}\": \"commentary\", or \"{NOTHING}\" where it is not for the report",
            short(&heading.written()),
            short(&heading.name()),
        );
        let like = known(heading).filter(|like| !missing && !recipe.has(like));
        problems.mend(&says, &["columns", &heading.name()], MEANINGS, like);
        problems.error(&sheet.place(heading.at, ""), says);
    }
    let headed = |column: u32| found.iter().any(|heading| heading.column == column);
    for (row, cells) in sheet.rows.range(below..) {
        if ends(sheet, recipe, *row) {
            break;
        }
        let homeless = cells.iter().find(|(column, _)| !headed(**column));
        if let Some((column, _)) = homeless.filter(|_| cells.len() > 1) {
            let words = sheet.words((*row, *column));
            problems.error(
                &sheet.place((*row, *column), ""),
                format!("\"{}\" stands under no heading; expected a heading in row {last_row} or an empty cell", short(&words)),
            );
        }
    }
    columns.sort_by_key(|column| column.column);
    for (at, column) in columns.iter().enumerate() {
        let same = |earlier: &&Column| {
            let periods = earlier.period.as_ref().zip(column.period.as_ref());
            earlier.meaning == column.meaning && periods.is_none_or(|(a, b)| a.0 == b.0)
        };
        let earlier = columns[..at].iter().find(same);
        if let Some(earlier) = earlier.filter(|_| ONE_EACH.contains(&column.meaning.as_str())) {
            problems.error(
                &sheet.place(column.at, &column.heading),
                format!(
                    "it is \"{}\" in the recipe, and so is column {} ({}); expected one for each period, and \"{NOTHING}\" for the other",
                    column.meaning,
                    letters(earlier.column as usize),
                    short(&earlier.heading),
                ),
            );
        }
    }
    columns
}

/// Whether a row is the first below the table.
fn ends(sheet: &RawSheet, recipe: &Recipe, row: u32) -> bool {
    let first = sheet.rows.get(&row).and_then(|cells| cells.keys().next());
    let Some((end, column)) = recipe.end.as_ref().zip(first) else {
        return false;
    };
    let words = sheet.words((row, *column)).to_lowercase();
    !end.trim().is_empty() && words.starts_with(&end.trim().to_lowercase())
}

/// The rows of measures below the headings.
fn rows(
    sheet: &RawSheet,
    recipe: &Recipe,
    columns: &[Column],
    below: u32,
    problems: &mut Problems,
) -> Vec<(u32, Option<(u32, u32)>)> {
    let mut rows = Vec::new();
    let mut objective: Option<((u32, u32), bool)> = None;
    let empty = |(row, column): (u32, u32), problems: &mut Problems, words: &str| {
        let says = format!(
            "\"{}\" stands alone in its row and no measure follows before the next such row; expected a heading of measures. Where it is below the table, say how it begins in the recipe, like \"end\": \"{}\"",
            short(words),
            short(words.split(' ').next().unwrap_or_default())
        );
        problems.mend(&says, &["alone", beginning(words)], &[END], None);
        problems.error(&sheet.place((row, column), ""), says);
    };
    let mut end = None;
    for (row, cells) in sheet.rows.range(below..) {
        if ends(sheet, recipe, *row) {
            end = Some(*row);
            break;
        }
        // What stands in columns that are not read counts for nothing.
        let is_read = |column: &u32| {
            let known = columns.iter().find(|c| c.column == *column);
            known.is_none_or(|known| known.is_read())
        };
        let read: Vec<u32> = cells.keys().copied().filter(is_read).collect();
        let Some(column) = read.first().copied() else {
            continue;
        };
        let at = (*row, column);
        // The headings once more, as at the top of a page.
        let again = cells.iter().all(|(column, cell)| {
            let heading = columns.iter().find(|c| c.column == *column);
            heading.is_some_and(|heading| {
                let words = cell.as_ref().map_or(String::new(), |cell| key(&cell.text));
                !words.is_empty() && heading.words.iter().any(|own| key(own) == words)
            })
        });
        if again && cells.len() > 1 {
            continue;
        }
        if read.len() == 1 && is_name(columns, at.1) {
            let words = sheet.words(at);
            if recipe.sections.as_deref() == Some(OBJECTIVES) {
                if let Some((earlier, false)) = objective {
                    empty(earlier, problems, &sheet.words(earlier));
                }
                objective = Some((at, false));
                continue;
            }
            let says = format!(
                "\"{}\" stands alone in its row; expected a measure. Where it is the heading of an objective, say \"sections\": \"{OBJECTIVES}\" in the recipe; where it is below the table, how it begins, like \"end\": \"{}\"",
                short(&words),
                short(words.split(' ').next().unwrap_or_default())
            );
            let both = [OBJECTIVES, END];
            problems.mend(&says, &["alone", beginning(&words)], &both, None);
            problems.error(&sheet.place(at, ""), says);
            continue;
        }
        if let Some((_, used)) = &mut objective {
            *used = true;
        }
        rows.push((*row, objective.map(|(at, _)| at)));
    }
    if let Some((at, false)) = objective {
        empty(at, problems, &sheet.words(at));
    }
    match (&recipe.end, end) {
        (Some(end), None) => problems.notice(
            &sheet.origin.place(),
            format!("no row below the table begins with \"{}\", with which the recipe says that it ends; all rows were read", short(end)),
        ),
        (_, Some(end)) => {
            let rest = sheet.rows.range(end..).count();
            let more = match rest {
                1 => String::new(),
                rows => format!(" and {} more", rows - 1),
            };
            problems.note(format!(
                "left out below the table of {}: row {}{more}",
                sheet.origin.place(),
                end + 1
            ));
        }
        (None, None) => {}
    }
    rows
}

/// The words by which a row below the table is found: those up to a colon, or all.
pub fn beginning(words: &str) -> &str {
    match words.find(':') {
        Some(end) if end < 30 => &words[..=end],
        _ => words,
    }
}

/// Whether a column is one where the heading of an objective can stand: up to that of the titles.
fn is_name(columns: &[Column], column: u32) -> bool {
    let title = columns
        .iter()
        .find(|c| c.meaning == "title")
        .map_or(0, |c| c.column);
    let reference = columns
        .iter()
        .find(|c| c.meaning == "ref")
        .map_or(0, |c| c.column);
    column <= title.max(reference)
}
