//! Proposes a recipe for a workbook in a layout of its own, from its headings and what stands below
//! them.
//!
//! What nothing in the workbook explains is left open (`?`), which an import refuses: a word that
//! nobody knows, an arrow without a key, how the figures are counted. Every proposal that somebody
//! should confirm, and everything left open, is a question with the cells that it is about.

use super::headings::{self, Heading};
use super::table::{Column, MOST_ABOVE, Table, format};
use super::{
    ABOVE, Group, MEANINGS, NEWEST, NOTHING, Names, OBJECTIVES, OPEN, PERIOD, Recipe, RecipeArea,
    RecipeReport, VERSION, WORDS,
};
use crate::cell_ref::letters;
use crate::clean;
use crate::number;
use crate::problems::{Problems, short};
use crate::sheet::{Cell, key};
use crate::xlsx::meanings::{meaning, plain, unit_of};
use crate::xlsx::open::{RawSheet, raw, workbook};
use crate::xlsx::own_number::own_number;
use crate::xlsx::plan::{ABSENCES, AGAINST, BASES, DIRECTIONS, POLARITIES, RATINGS, REPORT};
use report_core::period::{Period, PeriodKind};
use report_core::wire;
use std::collections::{BTreeMap, BTreeSet};

/// A recipe as it is proposed.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The recipe; what is left open in it is [`OPEN`].
    pub recipe: Recipe,
    /// What to confirm or to answer, in the order of the recipe.
    pub questions: Vec<Question>,
    /// The beginning of the sheet, to be shown beside them.
    pub beginning: Beginning,
}

/// The first rows of a sheet: those of its headings, and some below.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The columns with something in them.
    pub columns: Vec<BeginningColumn>,
    /// The number of each row, as spreadsheets count, and a cell for each column.
    pub rows: Vec<(u32, Vec<BeginningCell>)>,
    /// How many of the rows are headings.
    pub headings: usize,
}

/// A column of a beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginningColumn {
    /// Its letters.
    pub letters: String,
    /// Its heading in the recipe, where it has one.
    pub name: Option<String>,
}

/// A cell of a beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BeginningCell {
    /// Its words, in one line.
    pub words: String,
    /// The colour it is filled with.
    pub colour: Option<String>,
}

/// Something to confirm or to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its place in the recipe, for people: `words, direction, "▲"`.
    pub within: String,
    /// The same for [`Recipe::answer`], name by name; for the measures of a group with all of them.
    pub at: Vec<String>,
    /// The cells that it is about, `M8`; none where it is about the whole.
    pub cells: Vec<String>,
    /// The answers to choose from; none where any words will do.
    pub choices: Vec<&'static str>,
    /// The answer that stands in the recipe, where there is one.
    pub proposed: Option<String>,
}

/// Headings that councils write, by what stands below them.
#[rustfmt::skip]
const HEADINGS: &[(&str, &[&str])] = &[
    ("ref", &["ref", "reference", "refno", "id", "code", "kpino", "kpiref", "kpiid", "kpicode", "pi", "piref", "pino", "measureref", "indicatorref", "measureid", "indicatorid", "no"]),
    ("title", &["measure", "indicator", "title", "description", "performanceindicator", "performancemeasure", "kpi", "kpidescription", "kpiname", "kpititle", "measurename", "indicatorname", "measuretitle", "indicatortitle", "name", "keyperformanceindicator", "whatwemeasure", "measuredescription", "indicatordescription"]),
    ("objective", &["objective", "priority", "corporatepriority", "theme", "outcome", "directorate", "service", "servicearea", "portfolio", "department"]),
    ("definition", &["definition", "whatismeasured", "whatthismeasures"]),
    ("unit", &["unit", "units", "unitofmeasure", "unitofmeasurement", "measuredin", "format"]),
    ("good_is", &["goodis", "polarity", "aim", "goodperformance", "goodperformanceis", "whatisgood", "highorlow", "goodtobe"]),
    ("basis", &["basis", "countedas"]),
    ("owner", &["lead", "owner", "leadofficer", "responsibleofficer", "accountableofficer", "responsible", "headofservice", "officer", "measureowner"]),
    ("period", &["period", "quarter", "month", "date", "year", "reportingperiod"]),
    ("figure", &["", "actual", "actuals", "result", "value", "figure", "outturn", "performance", "current", "currentvalue", "currentperformance"]),
    ("target", &["target", "targets", "plan"]),
    ("year_target", &["annualtarget", "yearendtarget", "fullyeartarget", "yeartarget"]),
    ("rating", &["rag", "ragstatus", "ragrating", "status", "rating", "trafficlight"]),
    ("direction", &["dot", "directionoftravel", "direction", "trend", "travel"]),
    ("commentary", &["comment", "comments", "commentary", "narrative", "explanation", "analysis", "update"]),
    ("note", &["note", "notes"]),
];

/// What there may be several columns of.
const SEVERAL: &[&str] = &[
    "figure",
    "target",
    "year_target",
    "rating",
    "direction",
    "commentary",
];

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

/// What a direction is against, in the words of a key.
const SINCE: &[(&str, &[&str])] = &[
    (
        "same_period_last_year",
        &[
            "same period last year",
            "same quarter last year",
            "same time last year",
        ],
    ),
    ("last_quarter", &["last quarter", "previous quarter"]),
    ("last_year", &["last year", "previous year"]),
];

/// Proposes a recipe.
///
/// # Errors
/// Where it is no workbook that can be read, where it is the template, and where no sheet has headings
/// that are known.
pub fn propose(bytes: &[u8]) -> Result<Proposal, String> {
    let mut workbook = workbook(bytes)?;
    let mut best: Option<(Block, RawSheet, String)> = None;
    let names = workbook.names();
    if has_template(&names) {
        return Err("The workbook is the template, which needs no recipe: fairview import xlsx WORKBOOK.xlsx --out report.json".to_owned());
    }
    for name in names {
        let sheet = raw(&mut workbook, &name, &mut |_, _| {})?;
        let block = Block::find(&sheet);
        if best
            .as_ref()
            .is_none_or(|(best, ..)| block.score > best.score)
        {
            best = Some((block, sheet, name));
        }
    }
    match best {
        Some((block, sheet, name)) if block.score >= LEAST => {
            Ok(Proposing::new(&sheet, &name, block).proposal())
        }
        _ => Err("No sheet of the workbook has headings that are known here; expected a row of them, like \"Ref\", \"Measure\", \"Target\", \"Q3 2024/25\".".to_owned() + BY_HAND),
    }
}

/// What helps who uses the command, where nothing can be proposed.
pub const BY_HAND: &str =
    " Write the recipe by hand, or copy the measures into the template: fairview template OUT.xlsx";

/// Whether a workbook is the template, which needs no recipe.
///
/// # Errors
/// Where it is no workbook that can be read.
pub fn is_template(bytes: &[u8]) -> Result<bool, String> {
    Ok(has_template(&workbook(bytes)?.names()))
}

fn has_template(names: &[String]) -> bool {
    let has = |own: &&str| names.iter().any(|name| key(name) == key(own));
    [REPORT, "Indicators"].iter().all(has)
}

/// So many rows below the headings are shown of a sheet.
const MOST_SHOWN: usize = 6;
/// So many of its columns are looked at for that.
const MOST_WIDE: u32 = 60;

/// So much must a block of headings be worth: a title and a figure.
const LEAST: usize = 6;

/// The rows of headings.
#[derive(Default)]
struct Block {
    first: u32,
    rows: u32,
    score: usize,
    /// Whether its periods are parts of the year that stands above.
    year: bool,
    headings: Vec<Heading>,
}

impl Block {
    /// The rows that look most like headings.
    fn find(sheet: &RawSheet) -> Self {
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

/// What stands below a heading, where its words say so.
fn known(heading: &Heading) -> Option<&'static str> {
    let lowest = heading.path.last()?;
    let with_period =
        lowest.contains(PERIOD) || heading.path.iter().any(|words| words.contains(PERIOD));
    let words = key(&lowest.replace(PERIOD, ""));
    let found = HEADINGS
        .iter()
        .find(|(_, all)| all.contains(&words.as_str()));
    let (meaning, _) = found.filter(|_| with_period || !words.is_empty())?;
    Some(meaning)
}

/// A heading as a recipe names it: from its period on, or its lowest words.
fn name(heading: &Heading) -> String {
    let from = heading.path.iter().position(|words| words.contains(PERIOD));
    let from = from.unwrap_or(heading.path.len().saturating_sub(1));
    heading.path[from..].join(" / ")
}

struct Proposing<'a> {
    sheet: &'a RawSheet,
    block: Block,
    recipe: Recipe,
    questions: Vec<Question>,
    /// What stands alone above and below the table.
    above: Vec<String>,
    below: String,
}

impl<'a> Proposing<'a> {
    fn new(sheet: &'a RawSheet, name: &str, block: Block) -> Self {
        let alone = |row: &u32| {
            let cells = sheet.rows.get(row)?;
            let column = cells.keys().next().filter(|_| cells.len() == 1)?;
            Some(sheet.words((*row, *column)))
        };
        let above: Vec<u32> = sheet
            .rows
            .range(..block.first)
            .map(|(row, _)| *row)
            .collect();
        let below: Vec<u32> = sheet
            .rows
            .range(block.first..)
            .map(|(row, _)| *row)
            .collect();
        Self {
            above: above.iter().filter_map(alone).collect(),
            below: below
                .iter()
                .filter_map(alone)
                .collect::<Vec<_>>()
                .join("; "),
            recipe: Recipe {
                recipe: VERSION,
                sheet: name.to_owned(),
                headings: block.rows,
                year: block.year.then(|| ABOVE.to_owned()),
                ..Recipe::default()
            },
            sheet,
            block,
            questions: Vec::new(),
        }
    }

    fn ask(&mut self, at: &[&str], cells: Vec<String>, choices: Vec<&'static str>, proposed: &str) {
        let within = match at {
            ["groups", "basis", "of", ..] => within(&["groups", "basis", "of", proposed]),
            at => within(at),
        };
        self.questions.push(Question {
            within,
            at: at.iter().map(|part| (*part).to_owned()).collect(),
            cells,
            choices,
            proposed: Some(proposed.to_owned()).filter(|answer| answer != OPEN),
        });
    }

    fn because(&mut self, within: &str, why: &str) {
        self.recipe
            .reasons
            .0
            .push((within.to_owned(), why.to_owned()));
    }

    fn proposal(mut self) -> Proposal {
        self.report();
        self.columns();
        self.sections();
        let table = Table::find(self.sheet, &self.recipe, &mut Problems::default());
        if let Some(table) = table {
            self.period(&table);
            self.words(&table);
            self.colours(&table);
            self.figures(&table);
            self.basis(&table);
            self.units(&table);
        }
        Proposal {
            beginning: self.beginning(),
            recipe: self.recipe,
            questions: self.questions,
        }
    }

    /// The rows of headings and some below, with the recipe's name of each column.
    fn beginning(&self) -> Beginning {
        let first = self.block.first;
        let below = first + self.block.rows;
        let filled = self.sheet.rows.range(below..).map(|(row, _)| *row);
        let rows: Vec<u32> = (first..below).chain(filled.take(MOST_SHOWN)).collect();
        let names = &self.recipe.columns.0;
        let name = |column: u32| {
            let mut headings = self.block.headings.iter();
            let heading = headings.find(|heading| heading.column == column)?;
            let fits = names.iter().enumerate();
            let fits = fits.filter_map(|(i, (name, _))| Some((heading.fit(name)?, i)));
            fits.max().map(|(_, i)| names[i].0.clone())
        };
        let columns: Vec<u32> = (0..self.sheet.width().min(MOST_WIDE))
            .filter(|column| {
                rows.iter()
                    .any(|row| !self.sheet.words((*row, *column)).is_empty())
            })
            .collect();
        let cell = |at: (u32, u32)| BeginningCell {
            words: short(&self.sheet.words(at)),
            colour: self.sheet.fills.get(&at).map(ToString::to_string),
        };
        let row = |row: &u32| {
            let cells = columns.iter().map(|column| cell((*row, *column)));
            (row + 1, cells.collect::<Vec<_>>())
        };
        Beginning {
            rows: rows.iter().map(row).collect(),
            columns: columns
                .iter()
                .map(|column| BeginningColumn {
                    letters: letters(*column as usize),
                    name: name(*column),
                })
                .collect(),
            headings: self.block.rows as usize,
        }
    }

    /// Who publishes it, and its title, from the words above the table.
    fn report(&mut self) {
        let parts = self
            .above
            .iter()
            .flat_map(|words| words.split([':', '–', '—', '|']));
        let parts = parts
            .map(str::trim)
            .filter(|part| !part.is_empty() && !part.contains('@'));
        let is_council = |words: &&str| {
            let words = words.to_lowercase();
            words.len() <= 60
                && ["council", "authority"]
                    .iter()
                    .any(|word| words.contains(word))
        };
        let organisation = parts.clone().find(is_council).map(capitals);
        let title = parts.filter(|part| !is_council(part)).map(without_period);
        let title = title.into_iter().find(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| self.recipe.sheet.clone());
        let organisation = organisation.unwrap_or_else(|| OPEN.to_owned());
        let area = place(&organisation);
        let id = match area.as_str() {
            OPEN => OPEN.to_owned(),
            area => format!("{}-{PERIOD}", clean::slug(area)),
        };
        for (field, answer) in [
            ("id", &id),
            ("title", &title),
            ("organisation", &organisation),
        ] {
            self.ask(&["report", field], Vec::new(), Vec::new(), answer);
        }
        self.ask(&["areas", "1", "name"], Vec::new(), Vec::new(), &area);
        self.recipe.areas = vec![RecipeArea {
            name: area,
            kind: "authority".to_owned(),
            code: None,
        }];
        self.recipe.report = RecipeReport {
            id,
            title,
            organisation,
            period: NEWEST.to_owned(),
            ..RecipeReport::default()
        };
    }

    /// What stands below each heading: by its words, or else by what stands there.
    fn columns(&mut self) {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let headings = std::mem::take(&mut self.block.headings);
        let all: BTreeSet<&str> = headings.iter().filter_map(known).collect();
        let mut names: Vec<(String, &str, Vec<&Heading>, bool)> = Vec::new();
        for heading in &headings {
            let by_heading = known(heading);
            let mut found = by_heading.unwrap_or_else(|| self.by_contents(heading));
            let mut name = name(heading);
            let one = !SEVERAL.contains(&found) || found != "commentary" && !name.contains(PERIOD);
            let guessed = by_heading.is_none() && all.contains(&found);
            if found != OPEN && (guessed || one && !used.insert(found)) {
                found = OPEN;
            }
            let asked = by_heading.is_none() || found == OPEN;
            // The same words under other headings are another column.
            let same = names.iter().position(|(other, ..)| *other == name);
            match same {
                Some(at) if name.contains(PERIOD) => {
                    names[at].2.push(heading);
                    continue;
                }
                Some(at) => {
                    let earlier = names[at].2[0].name();
                    names[at].0 = earlier;
                    name = heading.name();
                }
                None => {}
            }
            names.push((name, found, vec![heading], asked));
        }
        for (name, meaning, of, _) in names.iter().filter(|(.., asked)| *asked) {
            let cells = of.iter().map(|heading| place_name(heading.at)).collect();
            self.ask(&["columns", name], cells, MEANINGS.to_vec(), meaning);
        }
        let names = names.into_iter();
        let names = names.map(|(name, meaning, ..)| (name, meaning.to_owned()));
        self.recipe.columns = Names(names.collect());
        self.block.headings = headings;
    }

    /// What a column holds, by the cells below its heading.
    fn by_contents(&self, heading: &Heading) -> &'static str {
        let below = self.block.first + self.block.rows;
        let rows = self
            .sheet
            .rows
            .range(below..)
            .filter(|(_, cells)| cells.len() > 1);
        let (mut filled, mut ratings, mut arrows, mut long, mut coloured) = (0, 0, 0, 0, 0);
        for (row, _) in rows {
            let at = (*row, heading.column);
            let words = plain(&self.sheet.words(at));
            coloured += usize::from(self.sheet.fills.contains_key(&at));
            if words.is_empty() {
                continue;
            }
            filled += 1;
            ratings += usize::from(
                RATINGS.iter().any(|r| key(r) == key(&words))
                    || meaning("rating", &words).is_some(),
            );
            arrows += usize::from(
                key(&words).is_empty() && words.chars().any(|c| !c.is_ascii() && c != '–'),
            );
            long += usize::from(words.len() > 40);
        }
        match filled {
            0 if coloured == 0 => OPEN,
            _ if 2 * ratings > filled || coloured > filled => "rating",
            _ if 2 * arrows > filled => "direction",
            _ if 2 * long > filled => "commentary",
            _ => OPEN,
        }
    }

    /// Rows with one cell: headings of objectives between measures, and what stands below all.
    fn sections(&mut self) {
        let below = self.block.first + self.block.rows;
        let rows: Vec<(u32, usize)> = self
            .sheet
            .rows
            .range(below..)
            .map(|(row, cells)| (*row, cells.len()))
            .collect();
        let Some(last) = rows.iter().rposition(|(_, cells)| *cells > 2) else {
            return;
        };
        let objective = self.recipe.has("objective");
        if !objective && rows[..last].iter().any(|(_, cells)| *cells == 1) {
            self.recipe.sections = Some(OBJECTIVES.to_owned());
        }
        if let Some((row, _)) = rows.get(last + 1) {
            let column = self.sheet.rows[row]
                .keys()
                .next()
                .copied()
                .unwrap_or_default();
            let words = self.sheet.words((*row, column));
            let begin = match words.find(':') {
                Some(end) if end < 30 => words[..=end].to_owned(),
                _ => words.split(' ').take(2).collect::<Vec<_>>().join(" "),
            };
            self.ask(
                &["end"],
                vec![place_name((*row, column))],
                Vec::new(),
                &begin,
            );
            self.recipe.end = Some(begin);
        }
    }

    /// The cells of measures under a meaning.
    fn cells<'t>(
        &self,
        table: &'t Table,
        meaning: &'t str,
    ) -> impl Iterator<Item = ((u32, u32), &'t Column)> + use<'t> {
        let columns = table.columns.iter().filter(move |c| c.meaning == meaning);
        columns.flat_map(move |column| {
            table
                .rows
                .iter()
                .map(move |(row, _)| ((*row, column.column), column))
        })
    }

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

    fn period(&mut self, table: &Table) {
        let dated = |c: &Column| c.meaning == "figure" && c.period.is_some();
        if !table.columns.iter().any(dated) && table.column("period", None).is_none() {
            self.recipe.report.period = OPEN.to_owned();
            self.ask(&["report", "period"], Vec::new(), Vec::new(), OPEN);
        }
        let quarters = table.columns.iter().filter_map(|c| c.period.as_ref());
        if quarters.clone().count() > 0
            && quarters
                .clone()
                .all(|(period, _)| period.kind() == Some(PeriodKind::Quarter))
        {
            self.recipe.report.sort = Some("quarter".to_owned());
        }
        if !self.recipe.has("direction") {
            return;
        }
        let below = self.below.to_lowercase();
        let since = SINCE
            .iter()
            .find(|(_, all)| all.iter().any(|words| below.contains(words)));
        if let Some((against, _)) = since {
            self.ask(
                &["report", "direction_against"],
                Vec::new(),
                AGAINST.to_vec(),
                against,
            );
            self.because(
                "report, direction_against",
                "The words below the table say so.",
            );
            self.recipe.report.direction_against = Some((*against).to_owned());
        }
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
    fn words(&mut self, table: &Table) {
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
    fn colours(&mut self, table: &Table) {
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
    fn figures(&mut self, table: &Table) {
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
            let absent = explained.into_iter().find_map(|meant| {
                let found = ABSENT.iter().find(|(_, all)| all.contains(&meant.as_str()));
                found.map(|(symbol, _)| *symbol)
            });
            let answer = match absent {
                Some(symbol) => symbol,
                None if targets && NO_TARGET.contains(&plain(&words).as_str()) => WORDS,
                None => OPEN,
            };
            let choices = ABSENCES.iter().copied().chain([WORDS, NOTHING]).collect();
            self.ask(&["words", "figures", &words], cells, choices, answer);
            self.recipe.words.figures.0.push((words, answer.to_owned()));
        }
    }

    /// How figures are counted: as titles say, and as figures run through the year.
    fn basis(&mut self, table: &Table) {
        if self.recipe.has("basis") {
            return;
        }
        let mut of = Names::default();
        let mut cells: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let (title, reference) = (table.column("title", None), table.column("ref", None));
        for (row, _) in &table.rows {
            let words = |column: Option<&Column>| {
                column.map_or(String::new(), |c| self.sheet.words((*row, c.column)))
            };
            let (title, reference) = (words(title), words(reference));
            let lower = title.to_lowercase();
            let says = |all: &[&str]| all.iter().any(|words| lower.contains(words));
            let basis = match () {
                () if says(&["rolling", "12 months", "12-month", "12 month"]) => "rolling",
                () if says(&["forecast", "projected"]) => "annual_forecast",
                () if says(&[
                    "quarter end",
                    "month end",
                    "period end",
                    "end of quarter",
                    "end of the quarter",
                    "snapshot",
                    "as at",
                    "single night",
                ]) =>
                {
                    "snapshot"
                }
                () if says(&["cumulative", "year to date", "ytd"]) || self.adds_up(table, *row) => {
                    "cumulative"
                }
                () => continue,
            };
            let name = if reference.is_empty() {
                title
            } else {
                reference
            };
            if of.find(|known| known == name).is_some() {
                continue;
            }
            cells.entry(basis).or_default().push(name.clone());
            of.0.push((name, basis.to_owned()));
        }
        for (basis, measures) in cells {
            let all = measures.iter().map(String::as_str);
            let at: Vec<&str> = ["groups", "basis", "of"].into_iter().chain(all).collect();
            self.ask(&at, measures.clone(), BASES.to_vec(), basis);
        }
        if !of.is_empty() {
            self.because("groups, basis, of", "As the titles say, or because the figures rise from quarter to quarter and begin anew each year.");
        }
        self.ask(
            &["groups", "basis", "otherwise"],
            Vec::new(),
            BASES.to_vec(),
            OPEN,
        );
        self.recipe.groups.basis = Group {
            otherwise: Some(OPEN.to_owned()),
            of,
        };
    }

    /// Whether the figures of a row rise within every year and begin anew in the next, each more than
    /// by half as much again in the first step, as a count to date does.
    fn adds_up(&self, table: &Table, row: u32) -> bool {
        let mut figures: Vec<(Period, f64)> = Vec::new();
        for column in table.columns.iter().filter(|c| c.meaning == "figure") {
            let Some((period, _)) = &column.period else {
                continue;
            };
            let Some(Ok(cell)) = self.sheet.cell((row, column.column)) else {
                continue;
            };
            let number = number::of_cell(cell)
                .map(|written| written.number)
                .or_else(|| leading(&cell.text));
            if let Some(number) = number.filter(|_| period.kind() == Some(PeriodKind::Quarter)) {
                figures.push((period.clone(), number));
            }
        }
        figures.sort_by(|a, b| a.0.by_time(&b.0));
        let (mut years, mut steps) = (0, 0);
        for pair in figures.windows(2) {
            let ((before, a), (after, b)) = (&pair[0], &pair[1]);
            match before.label().split(' ').next() == after.label().split(' ').next() {
                true if b > a && (steps > 0 || *b > 1.5 * a) => steps += 1,
                false if b < a => years += 1,
                _ => return false,
            }
        }
        years > 0 && steps > 1
    }

    /// Units, where there is no column of them and the cells do not show them.
    fn units(&mut self, table: &Table) {
        if self.recipe.has("unit") {
            return;
        }
        let signed =
            |cell: &Cell| cell.text.contains(['%', '£']) || number::of_cell(cell).is_none();
        let open: Vec<String> = self
            .cells(table, "figure")
            .filter(|(at, _)| matches!(self.sheet.cell(*at), Some(Ok(cell)) if !signed(cell)))
            .map(|(at, _)| place_name(at))
            .collect();
        if !open.is_empty() {
            self.ask(&["groups", "unit", "otherwise"], open, Vec::new(), OPEN);
            self.recipe.groups.unit.otherwise = Some(OPEN.to_owned());
        }
    }
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

/// The number that words begin with: `2 of 9`, `£3.1m`.
fn leading(words: &str) -> Option<f64> {
    let words = words.trim_start_matches('£');
    let end = words
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(words.len());
    words[..end].parse().ok()
}

/// Which of green, amber and red a colour looks like.
fn hue(fill: &str) -> Option<&'static str> {
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

/// A place in a recipe, for people: what the sheet says stands in quotation marks.
fn within(at: &[&str]) -> String {
    let own = |i: usize| matches!((at[0], i), ("columns" | "colours", 1) | ("words", 2));
    let parts = at.iter().enumerate().map(|(i, part)| match own(i) {
        true => format!("\"{}\"", short(part)),
        false => (*part).to_owned(),
    });
    parts.collect::<Vec<String>>().join(", ")
}

/// The name of a cell, `M8`.
fn place_name((row, column): (u32, u32)) -> String {
    format!("{}{}", letters(column as usize), row + 1)
}

/// Words all in capitals as a name: `WRENFORD BOROUGH COUNCIL`.
fn capitals(words: &str) -> String {
    if words.chars().any(char::is_lowercase) {
        return words.to_owned();
    }
    let lower = words.to_lowercase();
    let one = |word: &str| match word {
        "of" | "and" | "the" | "upon" | "on" | "in" => word.to_owned(),
        word => {
            let mut chars = word.chars();
            let first = chars.next().map(char::to_uppercase);
            first.into_iter().flatten().chain(chars).collect()
        }
    };
    lower.split(' ').map(one).collect::<Vec<String>>().join(" ")
}

/// The name of a place, from that of its council.
fn place(organisation: &str) -> String {
    const WORDS: &[&str] = &[
        "council",
        "borough",
        "county",
        "city",
        "district",
        "metropolitan",
        "london",
        "royal",
        "of",
        "the",
        "unitary",
        "authority",
    ];
    if organisation == OPEN {
        return OPEN.to_owned();
    }
    let words = organisation
        .split(' ')
        .filter(|word| !WORDS.contains(&word.to_lowercase().as_str()));
    let name = words.collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        OPEN.to_owned()
    } else {
        name
    }
}

/// A title without the period in it: what stands before the first part with a digit, or else before
/// the first word with one.
fn without_period(words: &str) -> String {
    let digit = |part: &&str| part.contains(|c: char| c.is_ascii_digit());
    let parts = words
        .split([':', '(', '–', '—', '|'])
        .flat_map(|part| part.split(" - "));
    let kept: Vec<&str> = parts
        .take_while(|part| !digit(part))
        .map(str::trim)
        .collect();
    let kept = match kept.is_empty() {
        true => words
            .split(' ')
            .take_while(|word| !digit(word))
            .collect::<Vec<_>>()
            .join(" "),
        false => kept.join(" – "),
    };
    kept.trim_matches([' ', '–']).to_owned()
}
