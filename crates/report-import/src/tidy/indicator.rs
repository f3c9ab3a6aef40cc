//! The rows of an indicator: which are sound, and what all of them say of it together.

use super::areas::{Areas, Shown};
use super::names::Names;
use super::values::{self, Figures};
use super::{Field, Row, Table, units};
use crate::clean;
use crate::options::Options;
use crate::period_formats::{Doubt, ParsedPeriod};
use crate::problems::{Problems, short};
use report_core::wire;
use std::collections::{HashMap, HashSet};

/// A row that is sound, of an area that is shown.
pub(super) struct Sound<'t> {
    pub table: &'t Table,
    pub row: &'t Row,
    /// The place in the order of areas.
    pub area: usize,
    pub when: ParsedPeriod,
    pub figures: Figures,
}

/// The rows of one indicator.
pub(super) struct Indicator<'t> {
    pub reference: String,
    pub title: String,
    /// Whether it is a part of what the file calls an indicator.
    pub part: bool,
    pub rows: Vec<Sound<'t>>,
    /// Words that must be known, each with the figures they stand beside.
    pub notes: Vec<(String, Vec<String>)>,
    note_places: HashMap<String, usize>,
}

/// The most figures of the areas that are shown: more do not fit into a report.
pub const MOST_FIGURES: usize = 200_000;

/// Reads every row; those that are wrong are listed, those of areas that are not shown were
/// counted before.
pub(super) fn sound_rows<'t>(
    tables: &'t [Table],
    areas: &Areas,
    shown: Option<&Shown>,
    options: &Options,
    problems: &mut Problems,
) -> Vec<Indicator<'t>> {
    let mut found: Vec<Indicator> = Vec::new();
    let mut figures_found = 0;
    // The place of every area in the order of those that are shown.
    let mut order: Vec<Option<usize>> = vec![None; areas.found.len()];
    for (place, area) in shown
        .iter()
        .flat_map(|shown| shown.order.iter().enumerate())
    {
        order[*area] = Some(place);
    }
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for table in tables {
        let names = Names::of(table, options);
        let (mut not_available, mut parts_of_totals) = (0, 0);
        let mut doubts: HashSet<Doubt> = HashSet::new();
        for row in &table.rows {
            let area = areas.of_row(row);
            if area.is_none() {
                let message = "no area is named; expected a code, like E06000006, or a name";
                problems.error(&table.place(row, Field::AreaCode), message);
            }
            let wanted = area.zip(shown).map(|(area, _)| order[area]);
            if let Some(None) = wanted {
                continue;
            }
            if row.get(Field::Period).is_empty() {
                let message = "no period is named; expected one, like 2022/23 or 2022-08-01/P1Y";
                problems.error(&table.place(row, Field::Period), message);
            }
            let name = names.of_row(row);
            if name.is_none() {
                let message = "no indicator is named and others are; expected its title";
                problems.error(&table.place(row, Field::Indicator), message);
            }
            let figures = values::read(table, row, problems);
            let (Some(Some(area)), Some(figures), false) =
                (wanted, figures, row.get(Field::Period).is_empty())
            else {
                continue;
            };
            let Some(name) = name else { continue };
            let when = names.period(row, &name);
            if let Some(doubt) = when.doubt
                && doubts.insert(doubt)
            {
                let place = table.place(row, Field::Period);
                let says = doubt.message(row.get(Field::Period), &when.label, true);
                match doubt.is_error() {
                    true => problems.error(&place, says),
                    false => problems.notice(&place, says),
                }
            }
            not_available += usize::from(figures.not_available);
            parts_of_totals += usize::from(figures.fraction);
            let title = name.title.clone();
            let at = *places.entry(name.key).or_insert_with(|| {
                found.push(Indicator {
                    reference: name.reference,
                    title: name.title,
                    part: name.part,
                    rows: Vec::new(),
                    notes: Vec::new(),
                    note_places: HashMap::new(),
                });
                found.len() - 1
            });
            let beside = format!(
                "{} {}",
                shown.map_or("", |shown| &shown.areas[area].name),
                when.label
            );
            let notes = row.get(Field::Notes);
            if !notes.is_empty() {
                found[at].note(clean::line(notes), &beside);
            }
            if let Some(words) = &figures.words
                && found[at].note(clean::line(words), &beside)
            {
                problems.notice(
                    &table.place(row, Field::Status),
                    format!(
                        "\"{}\" is no symbol; it is kept in the note of \"{}\", here and wherever it stands",
                        short(words),
                        short(&title)
                    ),
                );
            }
            if figures_found == MOST_FIGURES {
                problems.error(
                    &table.place(row, Field::Value),
                    format!(
                        "there are more than {MOST_FIGURES} figures of the areas that are shown; expected at most as many in a report: name fewer areas with --beside, or make several reports"
                    ),
                );
                return found;
            }
            figures_found += 1;
            found[at].rows.push(Sound {
                table,
                row,
                area,
                when,
                figures,
            });
        }
        let cells = |count: usize| match count {
            1 => "1 cell says".to_owned(),
            count => format!("{count} cells say"),
        };
        if not_available > 0 {
            problems.note(format!(
                "{}: {} NA, N/A or NULL, which is read as [x], not available",
                table.whole(),
                cells(not_available)
            ));
        }
        if parts_of_totals > 0 {
            problems.note(format!(
                "{}: {} a part and a total, like 3 of 12, which is read as the percentage and its \
                 two counts",
                table.whole(),
                cells(parts_of_totals)
            ));
        }
    }
    found
}

impl<'t> Sound<'t> {
    /// How it is measured and of what, in the words of the row.
    pub fn unit(&self) -> (&'t str, &'t str) {
        (self.row.get(Field::Measure), self.row.get(Field::Unit))
    }
}

impl<'t> Indicator<'t> {
    /// Keeps words beside a figure. Whether they are new here.
    fn note(&mut self, words: String, beside: &str) -> bool {
        match self.note_places.get(&words) {
            Some(place) => {
                self.notes[*place].1.push(beside.to_owned());
                false
            }
            None => {
                self.note_places.insert(words.clone(), self.notes.len());
                self.notes.push((words, vec![beside.to_owned()]));
                true
            }
        }
    }

    /// The first words that a field has, with a notice where a later row has others.
    pub fn only(&self, field: Field, what: &str, problems: &mut Problems) -> Option<String> {
        let mut rows = self.rows.iter().filter(|r| !r.row.get(field).is_empty());
        let first = rows.next()?;
        let words = first.row.get(field);
        // By the words and not by their letters: 1 and -1 differ.
        let plain = |words: &str| clean::line(words).to_lowercase();
        if let Some(other) = rows.find(|r| plain(r.row.get(field)) != plain(words)) {
            problems.notice(
                &other.table.place(other.row, field),
                format!(
                    "\"{}\" is the {what} here and \"{}\" is at {}; the first is taken",
                    short(other.row.get(field)),
                    short(words),
                    first.table.place(first.row, field)
                ),
            );
        }
        Some(clean::line(words))
    }

    /// The unit, which must be one: figures in another are an error.
    pub fn unit(&self, problems: &mut Problems) -> wire::Unit {
        let said = self.rows.iter().filter(|r| !r.unit().1.is_empty());
        let measured = self.rows.iter().find(|r| !r.unit().0.is_empty());
        let Some(first) = said.clone().next().or(measured) else {
            return units::read("");
        };
        let (measure, words) = first.unit();
        let same = |other: &str| other.eq_ignore_ascii_case(words);
        for other in said.filter(|r| !same(r.unit().1)) {
            problems.error(
                &other.table.place(other.row, Field::Unit),
                format!(
                    "the unit is \"{}\" here and \"{}\" at {}; expected one unit for \"{}\"",
                    short(other.unit().1),
                    short(words),
                    first.table.place(first.row, Field::Unit),
                    short(&self.title)
                ),
            );
        }
        let unit = units::of_both(measure, words);
        if unit.kind == "score" && (units::is_points(words) || units::is_points(measure)) {
            problems.notice(
                &first.table.place(first.row, Field::Unit),
                format!(
                    "\"{}\" is read as the points of a score; expected \"percentage points\" where \
                     \"{}\" is a difference of percentages",
                    short(if words.is_empty() { measure } else { words }),
                    short(&self.title)
                ),
            );
        }
        unit
    }

    pub fn polarity(&self, problems: &mut Problems) -> Option<String> {
        let words = self.only(Field::Polarity, "polarity", problems)?;
        let spelling = match words.to_lowercase().as_str() {
            "1" | "+1" | "high" | "high is good" | "higher is better" => "high",
            "-1" | "−1" | "low" | "low is good" | "lower is better" => "low",
            "plan" | "plan is best" => "plan",
            "0" | "none" | "neutral" | "n/a" | "no judgement" => "none",
            _ => {
                if let Some(first) = self
                    .rows
                    .iter()
                    .find(|r| !r.row.get(Field::Polarity).is_empty())
                {
                    problems.error(
                        &first.table.place(first.row, Field::Polarity),
                        format!(
                            "\"{}\" says no polarity; expected 1 or high, -1 or low, 0 or none, or plan",
                            short(&words)
                        ),
                    );
                }
                return None;
            }
        };
        Some(spelling.to_owned())
    }

    /// When a bare year ends, where all that are bare end alike; else the years are put in words.
    pub fn year_ends(&mut self) -> Option<String> {
        let bare = |when: &ParsedPeriod| {
            when.label.len() == 4 && when.label.bytes().all(|b| b.is_ascii_digit())
        };
        let mut ends = self
            .rows
            .iter()
            .filter(|r| bare(&r.when))
            .map(|r| r.when.year_ends);
        let first = ends.next().flatten();
        if ends.all(|end| end == first) {
            return first.map(str::to_owned);
        }
        for row in &mut self.rows {
            if let (Some(_), Some(words)) = (row.when.year_ends, &row.when.words) {
                row.when.label = words.clone();
            }
        }
        None
    }
}
