//! Rewrites an officer's own sheet into the sheets of the template, by a recipe.
//!
//! Every cell keeps its place in the officer's sheet, so that whatever the reader of the template
//! says of it is said of the cell that the officer sees.

use super::headings::placed;
use super::table::{Column, Table, format_alone};
use super::{Group, NEWEST, NOTHING, Names, PERIOD, Recipe, WORDS};
use crate::cell_ref::{CellRef, Origin};
use crate::clean;
use crate::number;
use crate::problems::{Problems, quoted, short};
use crate::sheet::{Cell, Row, Sheet, key};
use crate::xlsx::Progress;
use crate::xlsx::meanings::{meaning, plain, unit_of};
use crate::xlsx::open::{RawSheet, raw, workbook};
use crate::xlsx::plan::{DIRECTIONS, NONE, POLARITIES, RATINGS};
use report_core::period::{Month, Period, PeriodKind};
use report_core::read::MOST_INDICATORS;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A place in the officer's sheet, row and column from 0.
type At = (u32, u32);

/// The sheets of the template that a workbook holds by a recipe. `None` where the recipe does not
/// fit it; the problems say what is wrong. `progress` is told the rows as they are read.
///
/// # Errors
/// Where it is no workbook that can be read.
pub fn rewrite(
    bytes: &[u8],
    recipe: &Recipe,
    progress: &mut Progress,
    problems: &mut Problems,
) -> Result<Option<Vec<Sheet>>, String> {
    recipe.check(problems);
    if problems.errors() > 0 {
        return Ok(None);
    }
    let mut workbook = workbook(bytes)?;
    let names = workbook.names();
    let Some(name) = names.iter().find(|name| key(name) == key(&recipe.sheet)) else {
        let names: Vec<&str> = names.iter().take(8).map(String::as_str).collect();
        problems.error(
            &Origin::in_recipe("sheet"),
            format!(
                "the workbook has no sheet \"{}\"; expected one of its sheets: {}",
                short(&recipe.sheet),
                quoted(&names)
            ),
        );
        return Ok(None);
    };
    let sheet = raw(&mut workbook, name, progress)?;
    let Some(table) = Table::find(&sheet, recipe, problems) else {
        return Ok(None);
    };
    let mut taken = Taken {
        sheet: &sheet,
        recipe,
        table: &table,
        problems,
        told: HashSet::new(),
    };
    Ok(taken.sheets())
}

/// A measure: its rows, which are several where periods stand down.
struct Measure {
    /// Its ref, or else its title.
    name: String,
    objective: Option<At>,
    rows: Vec<(u32, Option<Period>)>,
}

impl Measure {
    /// The row of a period; the only one where its rows have none.
    fn row(&self, period: &Period) -> Option<u32> {
        let mut rows = self.rows.iter();
        let found = rows.find(|(_, own)| own.as_ref().is_none_or(|own| own == period));
        found.map(|(row, _)| *row)
    }

    /// The newest of its rows.
    fn newest(&self) -> u32 {
        let mut newest = &self.rows[0];
        for row in &self.rows {
            if let (Some(new), Some(old)) = (&row.1, &newest.1)
                && old.by_time(new).is_lt()
            {
                newest = row;
            }
        }
        newest.0
    }
}

/// A sheet of the template being made.
struct Made(Sheet);

impl Made {
    fn new(name: &str, origin: &Origin, headings: &[&str]) -> Self {
        let headings = headings.iter();
        let headings = headings.map(|heading| ((*heading).to_owned(), origin.place()));
        Self(Sheet::made(name, origin.clone(), headings.collect()))
    }

    fn row(&mut self, number: usize, cells: Vec<Cell>) {
        self.0.rows.push(Row { number, cells });
    }
}

/// Words with a place.
fn said(words: impl Into<String>, at: CellRef) -> Cell {
    Cell {
        at: Some(Rc::new(at)),
        ..Cell::text(words)
    }
}

/// Words of the recipe.
fn of_recipe(words: &str, within: &str) -> Cell {
    said(words, Origin::in_recipe(within))
}

/// A figure as it stands, and the symbol or word that its words are by the recipe.
#[derive(Default)]
struct Figure {
    cell: Cell,
    symbol: Cell,
    /// Whether words are shown and no number is meant.
    words: bool,
}

/// What is taken out of the sheet.
struct Taken<'a> {
    sheet: &'a RawSheet,
    recipe: &'a Recipe,
    table: &'a Table,
    problems: &'a mut Problems,
    /// The cells of which something was said.
    told: HashSet<At>,
}

/// What may be merged over the rows of several measures: it holds for each.
const SHARED: &[&str] = &[
    "ref",
    "title",
    "objective",
    "definition",
    "unit",
    "good_is",
    "basis",
    "owner",
    "period",
    "commentary",
    "note",
];

impl Taken<'_> {
    /// Says what is wrong with a cell, once.
    fn error(&mut self, at: At, heading: &str, says: String) {
        if self.told.insert(at) {
            self.problems.error(&self.sheet.place(at, heading), says);
        }
    }

    /// The cell of a column in a row; of one that is merged over several, that of the first where
    /// it holds for all.
    fn cell(&mut self, row: u32, column: &Column) -> Cell {
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

    fn figure(&mut self, row: u32, column: &Column) -> Figure {
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
    fn word(
        &mut self,
        row: u32,
        column: &Column,
        names: &Names,
        words: &[&str],
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
                self.error((row, column.column), &column.heading, says);
                cell.replace("");
            }
        }
        cell
    }

    /// The rating of a row, of its words or of the colour of its cell.
    fn rating(&mut self, row: u32, column: &Column) -> Cell {
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
                self.error(at, &column.heading, says);
            }
            _ => {}
        }
        cell
    }

    /// The word of a group for a measure.
    fn group(&self, group: &Group, name: &str, within: &str) -> Cell {
        let named = group.of.find(|of| key(of) == key(name));
        match named.or(group.otherwise.as_deref()) {
            Some(word) => of_recipe(word, &format!("groups, {within}")),
            None => Cell::default(),
        }
    }

    fn column(&self, meaning: &str) -> Option<Column> {
        self.table.column(meaning, None).cloned()
    }

    /// The measures in order.
    fn measures(&mut self) -> Vec<Measure> {
        let (title, reference, period) = (
            self.column("title"),
            self.column("ref"),
            self.column("period"),
        );
        let mut measures: Vec<Measure> = Vec::new();
        let mut known: HashMap<(String, String), usize> = HashMap::new();
        let mut refs: HashMap<String, u32> = HashMap::new();
        for (row, objective) in &self.table.rows {
            let mut words = |column: &Option<Column>| match column {
                Some(column) => self.cell(*row, column),
                None => Cell::default(),
            };
            let (reference, title, when) = (words(&reference), words(&title), words(&period));
            let mut name = match reference.is_blank() {
                true => clean::line(&title.text),
                false => clean::line(&reference.text),
            };
            if name.is_empty() {
                let column = self.column("title");
                let (at, heading) = column.map_or(((*row, 0), String::new()), |c| {
                    ((*row, c.column), c.heading)
                });
                self.error(
                    at,
                    &heading,
                    "the row has neither a ref nor a title; expected a measure, or an empty row"
                        .to_owned(),
                );
                continue;
            }
            let mut of_row = None;
            if let Some(column) = &period {
                let mut words = when.date.unwrap_or_else(|| when.text.trim().to_owned());
                // A day below "Month" is its month.
                if key(&column.heading).contains("month")
                    && let Some((day, _)) = placed(&words, format_alone())
                    && day.kind() == Some(PeriodKind::Day)
                {
                    words = day.label().chars().take("2024-04".len()).collect();
                }
                match placed(&words, format_alone()) {
                    Some((found, _)) => of_row = Some(found),
                    None => {
                        let says = format!(
                            "\"{}\" is no period; expected one, like \"2024/25 Q3\" or \"March 2025\"",
                            short(&words)
                        );
                        self.error((*row, column.column), &column.heading, says);
                        continue;
                    }
                }
            }
            let next = measures.len();
            let at = *known.entry((key(&name), key(&title.text))).or_insert(next);
            if let Some(known) = measures.get_mut(at) {
                if of_row.is_some() {
                    known.rows.push((*row, of_row));
                    continue;
                }
                let says = format!(
                    "\"{}\" has a second row, the first is row {}; expected one, or a column that the recipe says is the \"period\"",
                    short(&name),
                    known.rows[0].0 + 1
                );
                self.problems.error(&self.place_of_name(*row), says);
                continue;
            }
            if let Some(first) = refs.get(&key(&name)) {
                let says = format!(
                    "the ref \"{}\" is that of another measure too, in row {}; this one is told apart by its title",
                    short(&name),
                    first + 1
                );
                self.problems.notice(&self.place_of_name(*row), says);
                name = format!("{name} {}", clean::line(&title.text));
            }
            refs.entry(key(&name)).or_insert(*row);
            if measures.len() == MOST_INDICATORS {
                let says = format!(
                    "there are more than {MOST_INDICATORS} measures; expected at most as many"
                );
                self.problems.error(&self.sheet.origin.place(), says);
                break;
            }
            measures.push(Measure {
                name,
                objective: *objective,
                rows: vec![(*row, of_row)],
            });
        }
        measures
    }

    /// The period that the report is about.
    fn period(&mut self, measures: &[Measure]) -> Option<Period> {
        let said = &self.recipe.report.period;
        if said != NEWEST {
            let found = placed(said, format_alone()).map(|(period, _)| period);
            if found.is_none() {
                self.problems.error(
                    &Origin::in_recipe("report, period"),
                    format!(
                        "\"{}\" is no period; expected \"{NEWEST}\", or one like \"2024/25 Q3\"",
                        short(said)
                    ),
                );
            }
            return found;
        }
        let mut newest: Option<Period> = None;
        for column in self.table.columns.iter().filter(|c| c.meaning == "figure") {
            for (row, of_row) in measures.iter().flat_map(|one| &one.rows) {
                let own = column.period.as_ref().map(|(period, _)| period);
                let words = self.sheet.words((*row, column.column));
                let figure = words.bytes().any(|b| b.is_ascii_digit());
                let newer = |period: &Period| {
                    newest
                        .as_ref()
                        .is_none_or(|old| old.by_time(period).is_lt())
                };
                if let Some(period) = own
                    .or(of_row.as_ref())
                    .filter(|period| figure && newer(period))
                {
                    newest = Some(period.clone());
                }
            }
        }
        if newest.is_none() {
            self.problems.error(
                &Origin::in_recipe("report, period"),
                format!("no figure stands under a heading with a period or beside one; expected one, or the period itself in place of \"{NEWEST}\", like \"2024/25 Q3\""),
            );
        }
        newest
    }

    /// The columns of figures of a measure: the period of each, its row and column.
    fn figures(&self, measure: &Measure, current: &Period) -> Vec<(Period, u32, Column)> {
        let mut found = Vec::new();
        for column in self.table.columns.iter().filter(|c| c.meaning == "figure") {
            match &column.period {
                Some((period, _)) => {
                    found.push((period.clone(), measure.rows[0].0, column.clone()))
                }
                None => found.extend(measure.rows.iter().map(|(row, period)| {
                    let period = period.clone().unwrap_or_else(|| current.clone());
                    (period, *row, column.clone())
                })),
            }
        }
        found.sort_by(|a, b| a.0.by_time(&b.0));
        found
    }

    /// All sheets.
    fn sheets(&mut self) -> Option<Vec<Sheet>> {
        self.hidden();
        let measures = self.measures();
        self.names(&measures);
        if measures.is_empty() {
            self.problems.error(
                &self.sheet.origin.place(),
                "no row below the headings is a measure; expected one",
            );
            return None;
        }
        let current = self.period(&measures)?;
        self.earlier(&measures, &current);
        let previous = self.previous(&measures, &current);
        let report = self.report(&current);
        let columns = self.printed(&current, previous.as_ref());
        let objectives = self.objectives(&measures);
        let mut sheets = vec![report, columns, objectives, self.areas()];
        sheets.extend(self.rows(&measures, &current, previous.as_ref()));
        Some(sheets)
    }

    /// Says what of other periods than the report's is left out.
    fn earlier(&mut self, measures: &[Measure], current: &Period) {
        let is_left = |column: &Column| {
            let own = column.period.as_ref().map(|(period, _)| period);
            let mut rows = measures.iter().flat_map(|one| &one.rows);
            rows.any(|(row, of_row)| {
                let at = (*row, column.column);
                own.or(of_row.as_ref())
                    .is_some_and(|period| period != current)
                    && (self.sheet.cell(at).is_some() || self.sheet.fills.contains_key(&at))
            })
        };
        let left = |meaning: &str, of_year: bool| {
            let columns = self.table.columns.iter();
            columns
                .filter(|column| column.meaning == meaning && column.of_year == of_year)
                .any(is_left)
        };
        let kinds = [
            ("rating", false, "ratings"),
            ("direction", false, "directions"),
            ("commentary", false, "comments"),
            ("target", true, "targets for a whole year"),
        ];
        let kinds = kinds
            .iter()
            .filter(|(meaning, of_year, _)| left(meaning, *of_year));
        let kinds: Vec<&str> = kinds.map(|(_, _, words)| *words).collect();
        if !kinds.is_empty() {
            self.problems.note(format!(
                "left out for periods other than {}: {}",
                current.short(),
                kinds.join(", ")
            ));
        }
    }

    /// The same time of the year before, where a figure stands for it.
    fn previous(&self, measures: &[Measure], current: &Period) -> Option<Period> {
        let all = measures.iter().flat_map(|one| self.figures(one, current));
        let mut all = all.map(|(period, ..)| period);
        all.find(|period| period.is_year_before(current))
    }

    fn report(&self, current: &Period) -> Sheet {
        let mut made = Made::new("Report", &Origin::Recipe, &["Field", "Value"]);
        let report = &self.recipe.report;
        let id = report.id.replace(PERIOD, &clean::slug(current.label()));
        let title = report.title.replace(PERIOD, &current.short());
        let area = &self.recipe.areas[0].name;
        for (field, value, within) in [
            ("Id", Some(&id), "id"),
            ("Title", Some(&title), "title"),
            ("Organisation", Some(&report.organisation), "organisation"),
            ("Area", Some(area), "area"),
            ("Period", Some(&current.label().to_owned()), "period"),
            ("Sort", report.sort.as_ref(), "sort"),
            ("Series", report.series.as_ref(), "series"),
            (
                "Direction against",
                report.direction_against.as_ref(),
                "direction_against",
            ),
        ] {
            if let Some(value) = value {
                made.row(
                    1,
                    vec![
                        Cell::text(field),
                        of_recipe(value, &format!("report, {within}")),
                    ],
                );
            }
        }
        made.0
    }

    fn areas(&self) -> Sheet {
        let mut made = Made::new("Areas", &Origin::Recipe, &["Id", "Name", "Kind", "Code"]);
        for (i, area) in self.recipe.areas.iter().enumerate() {
            let cell =
                |words: &str, field: &str| of_recipe(words, &format!("areas, {}, {field}", i + 1));
            let code = area.code.as_deref().unwrap_or_default();
            made.row(
                i + 1,
                vec![
                    cell(&area.name, "name"),
                    cell(&area.name, "name"),
                    cell(&area.kind, "kind"),
                    cell(code, "code"),
                ],
            );
        }
        made.0
    }

    /// The printed columns: the figures of the year before, the targets, the current figures.
    fn printed(&self, current: &Period, previous: Option<&Period>) -> Sheet {
        let mut made = Made::new(
            "Columns",
            &self.sheet.origin,
            &["Id", "Is", "Heading", "Period"],
        );
        let mut row = |role: &str, meaning: &str, period: &Period| {
            let Some(column) = self.table.column(meaning, Some(period)) else {
                return;
            };
            let at = self.sheet.place(column.at, &column.heading);
            let heading = match (&column.period, meaning, self.table.column("period", None)) {
                (Some((_, written)), "figure", _) => written.clone(),
                (None, "figure", Some(_)) => period.short(),
                _ => column.heading.clone(),
            };
            let when = match column.of_year {
                true => whole_year(period),
                false => period.label().to_owned(),
            };
            made.row(
                column.at.0 as usize + 1,
                vec![
                    said(role, at.clone()),
                    said(role, at.clone()),
                    said(heading, at.clone()),
                    said(when, at),
                ],
            );
        };
        if let Some(previous) = previous {
            row("previous", "figure", previous);
        }
        row("target", "target", current);
        row("current", "figure", current);
        made.0
    }

    /// The heading of a measure's objective: of its section, of its column, or of the whole report.
    fn objective(&mut self, measure: &Measure) -> Cell {
        if let Some(column) = self.column("objective") {
            return self.cell(measure.newest(), &column);
        }
        match measure.objective {
            Some(at) => said(self.sheet.words(at), self.sheet.place(at, "")),
            None => of_recipe(
                self.recipe
                    .report
                    .title
                    .replace(PERIOD, "")
                    .trim_matches(|c: char| !c.is_alphanumeric()),
                "report, title",
            ),
        }
    }

    fn objectives(&mut self, measures: &[Measure]) -> Sheet {
        let mut made = Made::new("Objectives", &self.sheet.origin, &["Id", "Title"]);
        let mut known = HashSet::new();
        for measure in measures {
            let title = self.objective(measure);
            if title.is_blank() || !known.insert(key(&title.text)) {
                continue;
            }
            let row = measure.objective.map_or(measure.rows[0].0, |(row, _)| row);
            made.row(row as usize + 1, vec![title.clone(), title]);
        }
        made.0
    }

    /// The unit of a measure.
    fn unit(&mut self, measure: &Measure, figures: &[(Period, u32, Column)]) -> Cell {
        let row = measure.newest();
        let Some(column) = self.column("unit") else {
            let group = &self.recipe.groups.unit;
            if let Some(word) = group.of.find(|of| key(of) == key(&measure.name)) {
                return of_recipe(word, "groups, unit");
            }
            let signs = figures.iter().filter_map(|(_, row, column)| {
                match self.sheet.cell((*row, column.column)) {
                    Some(Ok(cell)) => number::of_cell(cell).map(|_| sign(&cell.text)),
                    _ => None,
                }
            });
            let signs: HashSet<&str> = signs.collect();
            if let Some(unit) = ["%", "£"]
                .into_iter()
                .find(|unit| signs.len() == 1 && signs.contains(unit))
            {
                return said(unit, self.sheet.origin.row(row as usize + 1));
            }
            if let Some(word) = &group.otherwise {
                return of_recipe(word, "groups, unit");
            }
            let says = format!(
                "no unit is said of \"{}\"; expected a line in the recipe, under \"groups\", \"unit\" and \"of\", like \"{}\": \"count\"",
                short(&measure.name),
                short(&measure.name)
            );
            self.error((row, 0), "", says);
            return said("other", self.sheet.origin.row(row as usize + 1));
        };
        let mut cell = self.cell(row, &column);
        let found = plain(&cell.text);
        if let Some(word) = self.recipe.words.unit.find(|name| plain(name) == found) {
            cell.replace(word);
        }
        if !cell.is_blank() && unit_of(&cell.text).is_none() {
            let words = short(cell.text.trim());
            let says = format!(
                "\"{words}\" is no unit that is known; expected one, like \"%\", \"Number\", \"£\", \"Days\", or a line in the recipe, under \"words\" and \"unit\", like \"{words}\": \"count\""
            );
            self.error((row, column.column), &column.heading, says);
            cell.replace("other");
        }
        cell
    }

    /// The sheets of measures, their commentary, targets and figures over time.
    fn rows(
        &mut self,
        measures: &[Measure],
        current: &Period,
        previous: Option<&Period>,
    ) -> Vec<Sheet> {
        let origin = &self.sheet.origin.clone();
        let printed = ["previous", "target", "current"];
        let mut headings: Vec<String> = [
            "Id",
            "Ref",
            "Title",
            "Objective",
            "Definition",
            "Unit",
            "Polarity",
            "Basis",
            "Rating",
            "Direction",
            "Owner",
            "Note",
        ]
        .map(str::to_owned)
        .into();
        for id in printed {
            headings.extend(crate::xlsx::plan::printed(id));
        }
        let places = headings.iter().map(|heading| {
            let column = match heading.as_str() {
                "previous" => previous.and_then(|p| self.table.column("figure", Some(p))),
                "current" => self.table.column("figure", Some(current)),
                "Polarity" => self.table.column("good_is", None),
                other => self.table.column(&other.to_lowercase(), Some(current)),
            };
            let place = column.map(|column| CellRef {
                row: None,
                ..self.sheet.place(column.at, &column.heading)
            });
            (heading.clone(), place.unwrap_or_else(|| origin.place()))
        });
        let mut indicators = Made(Sheet::made("Indicators", origin.clone(), places.collect()));
        let mut commentary = Made::new("Commentary", origin, &["About", "Id", "Text"]);
        let mut targets = Made::new(
            "Targets",
            origin,
            &["Indicator", "Period", "Value", "Printed"],
        );
        let mut observations = Made::new(
            "Observations",
            origin,
            &["Indicator", "Area", "Period", "Value", "Symbol"],
        );
        let recipe = self.recipe;
        let area = of_recipe(&recipe.areas[0].name, "areas, 1, name");
        for measure in measures {
            let row = measure.newest();
            let number = row as usize + 1;
            let now = measure.row(current);
            let id = said(measure.name.clone(), self.place_of_name(row));
            let figures = self.figures(measure, current);
            let mut text = |meaning: &str| match self.column(meaning) {
                Some(column) => self.cell(row, &column),
                None => Cell::default(),
            };
            let mut cells = vec![id.clone(), text("ref"), text("title")];
            let (definition, owner, note) = (text("definition"), text("owner"), text("note"));
            let mut objective = self.objective(measure);
            if objective.is_blank() {
                objective = Cell {
                    at: objective.at,
                    ..Cell::default()
                };
            }
            cells.extend([objective, definition, self.unit(measure, &figures)]);
            let polarity = match self.column("good_is") {
                Some(column) => {
                    self.word(row, &column, &recipe.words.good_is, POLARITIES, "polarity")
                }
                None => self.group(&recipe.groups.good_is, &measure.name, "good_is"),
            };
            let basis = match self.column("basis") {
                Some(column) => self.cell(row, &column),
                None => self.group(&recipe.groups.basis, &measure.name, "basis"),
            };
            cells.extend([polarity, basis]);
            let of_now =
                |meaning: &str| Some((now?, self.table.column(meaning, Some(current))?.clone()));
            let (rating, direction, target) =
                (of_now("rating"), of_now("direction"), of_now("target"));
            cells
                .push(rating.map_or_else(Cell::default, |(row, column)| self.rating(row, &column)));
            cells.push(direction.map_or_else(Cell::default, |(row, column)| {
                self.word(
                    row,
                    &column,
                    &recipe.words.direction,
                    DIRECTIONS,
                    "direction",
                )
            }));
            cells.extend([owner, note]);
            let of = |period: Option<&Period>| figures.iter().find(|(own, ..)| Some(own) == period);
            for found in [
                of(previous).map(|(_, r, c)| (*r, c.clone())),
                target,
                of(Some(current)).map(|(_, r, c)| (*r, c.clone())),
            ] {
                let figure =
                    found.map_or_else(Figure::default, |(row, column)| self.figure(row, &column));
                let value = match figure.words {
                    true => Cell {
                        at: figure.cell.at.clone(),
                        ..Cell::text(NONE)
                    },
                    false => Cell::default(),
                };
                cells.extend([figure.cell, value, figure.symbol]);
            }
            indicators.row(number, cells);
            for column in self
                .table
                .columns
                .iter()
                .filter(|c| c.meaning == "commentary")
            {
                let Some(row) =
                    now.filter(|_| column.period.as_ref().is_none_or(|(p, _)| p == current))
                else {
                    continue;
                };
                let text = self.cell(row, column);
                if !text.is_blank() {
                    commentary.row(number, vec![Cell::text("indicator"), id.clone(), text]);
                }
            }
            for (period, row, column) in self.targets(measure, current) {
                let figure = self.figure(row, &column);
                if figure.cell.is_blank() || !figure.symbol.is_blank() {
                    continue;
                }
                let when = said(period.label(), self.sheet.place(column.at, &column.heading));
                let value = match number::of_cell(&figure.cell).is_some() && !figure.words {
                    true => figure.cell.clone(),
                    false => Cell::default(),
                };
                let words = Cell {
                    at: figure.cell.at.clone(),
                    ..Cell::text(figure.cell.text.trim())
                };
                targets.row(row as usize + 1, vec![id.clone(), when, value, words]);
            }
            for (period, row, column) in &figures {
                let figure = self.figure(*row, column);
                if figure.words || (figure.cell.is_blank() && figure.symbol.is_blank()) {
                    continue;
                }
                let when = said(period.label(), self.sheet.place(column.at, &column.heading));
                let value = match figure.symbol.is_blank() {
                    true => figure.cell,
                    false => Cell {
                        at: figure.cell.at,
                        ..Cell::default()
                    },
                };
                observations.row(
                    *row as usize + 1,
                    vec![id.clone(), area.clone(), when, value, figure.symbol],
                );
            }
        }
        vec![indicators.0, targets.0, commentary.0, observations.0]
    }

    /// The place of a measure's ref, or else of its title.
    fn place_of_name(&self, row: u32) -> CellRef {
        let named = |meaning: &str| self.table.column(meaning, None);
        let filled = |column: &&Column| self.sheet.cell((row, column.column)).is_some();
        match named("ref").filter(filled).or(named("title")) {
            Some(column) => self.sheet.place((row, column.column), &column.heading),
            None => self.sheet.origin.row(row as usize + 1),
        }
    }

    /// The targets of other periods than the current.
    fn targets(&self, measure: &Measure, current: &Period) -> Vec<(Period, u32, Column)> {
        let mut found = Vec::new();
        let columns = self.table.columns.iter();
        // What is set for the year is none of an earlier part of it.
        for column in columns.filter(|c| c.meaning == "target" && !c.of_year) {
            match &column.period {
                Some((period, _)) => {
                    found.push((period.clone(), measure.rows[0].0, column.clone()))
                }
                None => found.extend(
                    measure
                        .rows
                        .iter()
                        .filter_map(|(row, period)| Some((period.clone()?, *row, column.clone()))),
                ),
            }
        }
        found.retain(|(period, ..)| period != current);
        found.sort_by(|a, b| a.0.by_time(&b.0));
        found
    }

    /// Says which measures that the recipe names are not in the sheet.
    fn names(&mut self, measures: &[Measure]) {
        let known: HashSet<String> = measures.iter().map(|one| key(&one.name)).collect();
        let groups = &self.recipe.groups;
        for (within, group) in [
            ("basis", &groups.basis),
            ("good_is", &groups.good_is),
            ("unit", &groups.unit),
        ] {
            for (name, _) in group
                .of
                .0
                .iter()
                .filter(|(name, _)| !known.contains(&key(name)))
            {
                self.problems.notice(
                    &Origin::in_recipe(format!("groups, {within}, \"{}\"", short(name))),
                    "no measure of the sheet has this ref or title; expected one, or no line for it",
                );
            }
        }
    }

    /// Says what is read and not shown.
    fn hidden(&mut self) {
        let hidden = &self.sheet.hidden;
        if hidden.whole {
            self.problems.notice(&self.sheet.origin.place(), "the sheet is hidden; hidden sheets are read like all others: show it, or name another in the recipe");
        }
        for (row, _) in &self.table.rows {
            if hidden.rows.contains(&(*row as usize + 1)) {
                self.problems.notice(&self.sheet.origin.row(*row as usize + 1), "the row is hidden, by hand or by a filter; hidden rows are read like all others: show it, or delete it");
            }
        }
        for column in self.table.columns.iter().filter(|c| c.is_read()) {
            if hidden
                .columns
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&column.column))
            {
                let place = CellRef {
                    row: None,
                    ..self.sheet.place(column.at, &column.heading)
                };
                self.problems.notice(&place, "the column is hidden; hidden columns are read like all others: show it, or say in the recipe that it is \"nothing\"");
            }
        }
    }
}

/// The label of the year that a period is a part of, April to March but for school terms.
fn whole_year(period: &Period) -> String {
    match (period.kind(), period.year_start(Month::April)) {
        (_, None) => period.label().to_owned(),
        _ if !period.is_part_of_year() => period.label().to_owned(),
        (kind, Some(start)) => {
            let years = format!("{}/{:02}", start.year(), (start.year() + 1) % 100);
            match kind {
                Some(PeriodKind::Term) => format!("{years} academic"),
                _ => years,
            }
        }
    }
}

/// The sign of the unit that a figure is written with.
fn sign(words: &str) -> &'static str {
    match (words.contains('%'), words.contains('£')) {
        (true, _) => "%",
        (_, true) => "£",
        _ => "",
    }
}
