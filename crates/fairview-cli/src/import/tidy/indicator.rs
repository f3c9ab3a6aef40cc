//! The rows of an indicator: which are sound, and what all of them say of it together.

use super::areas::{Areas, Shown};
use super::values::{self, Figures};
use super::{Field, Row, Table, units};
use crate::import::clean;
use crate::import::options::Options;
use crate::import::rows::{Problems, short};
use crate::import::sheet::key;
use crate::import::when::{self, Doubt, Evidence, When};
use report_core::wire;
use std::collections::{HashMap, HashSet};

/// A row that is sound, of an area that is shown.
pub(super) struct Sound<'t> {
    pub table: &'t Table,
    pub row: &'t Row,
    /// The place in the order of areas.
    pub area: usize,
    pub when: When,
    pub figures: Figures,
}

/// The rows of one indicator.
pub(super) struct Indicator<'t> {
    pub reference: String,
    pub title: String,
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
        let periods = Periods::of(table, options);
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
            let figures = values::read(table, row, problems);
            let (Some(Some(area)), Some(figures), false) =
                (wanted, figures, row.get(Field::Period).is_empty())
            else {
                continue;
            };
            let (reference, title) = names(table, row, options);
            let name = (key(reference), key(title));
            let when = periods.read(row, &name);
            if let Some(doubt) = when.doubt
                && doubts.insert(doubt)
            {
                let place = table.place(row, Field::Period);
                let says = doubt.says(row.get(Field::Period), &when.label, true);
                match doubt.is_error() {
                    true => problems.error(&place, says),
                    false => problems.notice(&place, says),
                }
            }
            let at = *places.entry(name).or_insert_with(|| {
                found.push(Indicator {
                    reference: reference.to_owned(),
                    title: clean::line(title),
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
                        short(title)
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
    }
    found
}

/// The ref and the title of the indicator that a row belongs to.
fn names<'t>(table: &'t Table, row: &'t Row, options: &'t Options) -> (&'t str, &'t str) {
    let reference = row.get(Field::Ref);
    let title = match row.get(Field::Indicator) {
        "" => options.get("indicator").unwrap_or(match reference {
            "" => &table.name,
            reference => reference,
        }),
        title => title,
    };
    (reference, title)
}

/// What the periods of a table say of spellings with two meanings: those of each indicator, and
/// all of them.
struct Periods {
    whole: Evidence,
    own: HashMap<(String, String), Evidence>,
    years: Option<when::Years>,
}

impl Periods {
    fn of(table: &Table, options: &Options) -> Self {
        let mut periods = Self {
            whole: Evidence::default(),
            own: HashMap::new(),
            years: options.years(),
        };
        for row in &table.rows {
            // What a column beside it says has one meaning.
            if !row.get(Field::PeriodKind).is_empty() {
                continue;
            }
            let (reference, title) = names(table, row, options);
            let own = periods.own.entry((key(reference), key(title)));
            own.or_default().add(row.get(Field::Period));
            periods.whole.add(row.get(Field::Period));
        }
        periods
    }

    /// The period of a row of an indicator.
    fn read(&self, row: &Row, name: &(String, String)) -> When {
        let none = Evidence::default();
        let own = self.own.get(name).unwrap_or(&none);
        let column = own.settled(&self.whole, self.years);
        match row.get(Field::PeriodKind) {
            "" => when::read(row.get(Field::Period), column),
            kind => when::read_as(row.get(Field::Period), kind, column),
        }
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
        let mut rows = self
            .rows
            .iter()
            .filter(|r| !r.row.get(Field::Unit).is_empty());
        let Some(first) = rows.next() else {
            return units::read("");
        };
        let words = first.row.get(Field::Unit);
        let same = |other: &str| other.eq_ignore_ascii_case(words);
        for other in rows.filter(|r| !same(r.row.get(Field::Unit))) {
            problems.error(
                &other.table.place(other.row, Field::Unit),
                format!(
                    "the unit is \"{}\" here and \"{}\" at {}; expected one unit for \"{}\"",
                    short(other.row.get(Field::Unit)),
                    short(words),
                    first.table.place(first.row, Field::Unit),
                    short(&self.title)
                ),
            );
        }
        units::read(words)
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
        let bare =
            |when: &When| when.label.len() == 4 && when.label.bytes().all(|b| b.is_ascii_digit());
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
