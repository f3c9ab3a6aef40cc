//! Recipes: how an officer's own sheet is laid out, said once and kept in a small file.
//!
//! A recipe names the sheet, what stands under each heading, and what its words and colours mean.
//! By it the sheet is rewritten into the sheets of the template, which are then read like a filled
//! template. Columns are found by their headings, never by their letters: one that was moved is
//! found, and one that is missing, new or there twice is an error. Refuses a recipe with a question
//! left open (`?`), and guesses nothing.

mod headings;
mod propose;
mod rewrite;
mod table;

pub use propose::{
    BY_HAND, Beginning, BeginningCell, BeginningColumn, Proposal, Question, absent, is_template,
    no_figures, propose,
};
pub use rewrite::rewrite;

use super::meanings::unit_of;
use super::plan::{ABSENCES, AREAS, BASES, DIRECTIONS, POLARITIES, RATINGS, SORTS};
use crate::cell_ref::Origin;
use crate::choices::{Comparators, text_and_value, unreadable};
pub use crate::choices::{MOST_BYTES, VERSION};
use crate::problems::{Problems, quoted, short};
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// What stands for an answer that is not given yet.
pub const OPEN: &str = "?";
/// What means that a cell says nothing, or that a column is not read.
pub const NOTHING: &str = "nothing";
/// What means that words of a figure are shown and no number is read from them.
pub const WORDS: &str = "words";
/// What says that a target is for the whole year.
pub const YEAR_TARGET: &str = "year_target";
/// What stands for the period in a heading, a title and an id.
pub const PERIOD: &str = "{period}";
/// The name that says that the newest period with a figure is the report's.
pub const NEWEST: &str = "newest";
/// The name that says that the year stands above the headings.
pub const ABOVE: &str = "above";
/// The name that says that rows with one filled cell are headings of objectives.
pub const OBJECTIVES: &str = "objectives";

/// What says of a row with one filled cell that it is the first below the table.
pub const END: &str = "end";

/// What may stand under a heading.
pub const MEANINGS: &[&str] = &[
    "ref",
    "title",
    "objective",
    "definition",
    "unit",
    "good_is",
    "basis",
    "owner",
    "period",
    "figure",
    "target",
    YEAR_TARGET,
    "rating",
    "direction",
    "commentary",
    "note",
    NOTHING,
];

/// A recipe: how an officer's own sheet is laid out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The version of recipes: 1.
    pub recipe: u32,
    /// The name of the sheet.
    pub sheet: String,
    /// How many rows of headings stand one below the other, 1 to 4.
    #[serde(default = "one")]
    pub headings: u32,
    /// The year of headings that name a part of one alone, `Q1` or `April`: one like `"2024/25"`, or
    /// `"above"` for the one in the words above the headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// What the sheet does not say of the report.
    pub report: RecipeReport,
    /// The areas whose figures appear; the first is the one that the report is about.
    pub areas: Vec<RecipeArea>,
    /// Every heading and what stands under it: `"ref"`, `"title"`, `"objective"`, `"definition"`,
    /// `"unit"`, `"good_is"`, `"basis"`, `"owner"`, `"period"`, `"figure"`, `"target"`,
    /// `"year_target"` (for the whole year that the report's period is a part of), `"rating"`,
    /// `"direction"`, `"commentary"`, `"note"` or `"nothing"`. In a heading `{period}` stands for
    /// any period, so that a new one needs no new line; ` / ` stands between a heading and the one
    /// above it: `"{period} / Target"`.
    pub columns: Names,
    /// What the words in cells mean.
    #[serde(default)]
    pub words: RecipeWords,
    /// What the colours of the cells under the rating mean: `"92D050": "green"`. A rating, or
    /// `"nothing"`.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub colours: Names,
    /// `"objectives"` where a row with a single filled cell is the heading of an objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<String>,
    /// The words that the first row below the table begins with, like `"Key:"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// What the sheet does not say of its measures.
    #[serde(default)]
    pub groups: RecipeGroups,
    /// Measures of other publishers that stand beside those of the report, for `fairview import
    /// comparators`.
    #[serde(default, skip_serializing_if = "Comparators::is_empty")]
    pub comparators: Comparators,
    /// Why something was chosen, for whoever reads the recipe; nothing is read from it.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub reasons: Names,
}

fn one() -> u32 {
    1
}

/// What the sheet does not say of the report. In the id and the title `{period}` stands for its
/// period.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecipeReport {
    /// Its id, for links: `"wrenford-{period}"`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub organisation: String,
    /// Its period: `"newest"` for the newest that has a figure, or one like `"2024/25 Q3"`.
    pub period: String,
    /// What sort of report: `"quarter"`, `"year"`, `"plan"` or `"benchmark"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// The same word for every release of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// What a direction of travel compares with: `"same_period_last_year"`, `"last_quarter"`,
    /// `"last_year"` or `"regression"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction_against: Option<String>,
}

/// An area whose figures appear.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecipeArea {
    /// The name that readers know.
    pub name: String,
    /// `"authority"`, `"region"`, `"nation"` or `"neighbour_mean"`.
    pub kind: String,
    /// The official code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// What the words in cells mean, by what stands in the column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecipeWords {
    /// Ratings: `"B": "not_rated"`; `"nothing"` where nothing is rated.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub rating: Names,
    /// Directions of travel: `"▲": "better"`.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub direction: Names,
    /// Words in place of a figure: a symbol as `"<5": "c"`, `"words"` where they are shown and there
    /// is no number, `"nothing"` where the cell is as good as empty.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub figures: Names,
    /// What is good: `"Bigger": "high"`.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub good_is: Names,
    /// Units: `"Nos": "count"`.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub unit: Names,
}

/// What the sheet does not say of its measures: each measure, by its ref or else its title, under
/// the word for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecipeGroups {
    /// How a figure is counted: `"snapshot"`, `"cumulative"`, `"whole_period"`, `"rolling"`,
    /// `"annual_forecast"`.
    #[serde(default, skip_serializing_if = "Group::is_empty")]
    pub basis: Group,
    /// What is good: `"high"`, `"low"`, `"plan"`, `"none"`.
    #[serde(default, skip_serializing_if = "Group::is_empty")]
    pub good_is: Group,
    /// The unit, where there is no column of units: `"count"`, `"%"`, `"days"`. Without one it is
    /// that of the signs in the cells, `%` or `£`.
    #[serde(default, skip_serializing_if = "Group::is_empty")]
    pub unit: Group,
}

/// Measures by a word.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The word for every measure that is not named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
    /// For a measure, by its ref or else its title, the word.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub of: Names,
}

impl Group {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Names and what each means, an object of JSON in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names(pub Vec<(String, String)>);

impl Names {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Says what a name means.
    fn set(&mut self, name: &str, meaning: &str) {
        match self.0.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => meaning.clone_into(own),
            None => self.0.push((name.to_owned(), meaning.to_owned())),
        }
    }

    /// Gives a name's meaning to another, or takes the name away where that is [`NOTHING`] or there already.
    fn rename(&mut self, name: &str, other: &str) {
        match other == NOTHING || self.0.iter().any(|(own, _)| own == other) {
            true => self.0.retain(|(own, _)| own != name),
            false => {
                let found = self.0.iter_mut().find(|(own, _)| own == name);
                found.into_iter().for_each(|(own, _)| other.clone_into(own));
            }
        }
    }

    /// What the first name means that is the same by a rule.
    fn find(&self, same: impl Fn(&str) -> bool) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| same(name));
        found.map(|(_, meaning)| meaning.as_str())
    }
}

impl Serialize for Names {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, meaning) in &self.0 {
            map.serialize_entry(name, meaning)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object of texts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    names.push(pair);
                }
                Ok(Names(names))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Names {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Names".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, String>::json_schema(generator)
    }
}

/// The JSON Schema of a recipe, indented.
#[cfg(feature = "schema")]
pub fn schema() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<Recipe>();
    schema.insert("title".to_owned(), "A Fairview recipe".into());
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// Fields that are objects: serde would take a list for one.
const OBJECTS: [&str; 9] = [
    "",
    "/report",
    "/words",
    "/groups",
    "/groups/basis",
    "/groups/good_is",
    "/groups/unit",
    "/columns",
    "/colours",
];

impl Recipe {
    /// Reads a recipe's file.
    ///
    /// # Errors
    /// Where it is no recipe of this version, with why.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        const EXPECTED: [&str; 2] = ["one", "fairview recipe WORKBOOK.xlsx --out recipe.json"];
        let (text, value) = text_and_value(bytes, EXPECTED)?;
        let areas = value.get("areas").and_then(serde_json::Value::as_array);
        let mut objects = OBJECTS.iter().filter_map(|path| value.pointer(path));
        let whole = objects.all(serde_json::Value::is_object)
            && areas
                .into_iter()
                .flatten()
                .all(serde_json::Value::is_object)
            && Comparators::is_whole(&value);
        if !whole {
            return Err("the recipe has a list where an object is expected".to_owned());
        }
        // From the text: a value in memory need not keep the order of the file.
        serde_json::from_str(text).map_err(|error| {
            let says = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            unreadable(&says.replace(&place, ""), EXPECTED)
        })
    }

    /// Takes an answer to a question, by its place in the recipe ([`Question::at`], or that of a
    /// [`crate::problems::Mend`]). A name that is new gets a line.
    pub fn answer(&mut self, at: &[String], answer: &str) {
        let at: Vec<&str> = at.iter().map(String::as_str).collect();
        let own = || answer.to_owned();
        match at.as_slice() {
            ["report", "id"] => self.report.id = own(),
            ["report", "title"] => self.report.title = own(),
            ["report", "organisation"] => self.report.organisation = own(),
            ["report", "period"] => self.report.period = own(),
            ["report", "direction_against"] => self.report.direction_against = Some(own()),
            ["areas", "1", "name"] => self
                .areas
                .iter_mut()
                .take(1)
                .for_each(|area| area.name = own()),
            ["sheet"] => self.sheet = own(),
            ["end"] => self.end = Some(own()),
            ["alone", _] if answer == OBJECTIVES => self.sections = Some(own()),
            ["alone", begin] if answer == END => self.end = Some((*begin).to_owned()),
            ["groups", "unit", "of", measure] => self.groups.unit.of.set(measure, answer),
            ["groups", "unit", "otherwise"] => self.groups.unit.otherwise = Some(own()),
            ["groups", "basis", "otherwise"] => self.groups.basis.otherwise = Some(own()),
            ["groups", "basis", "of", measures @ ..] => {
                for measure in measures {
                    self.groups.basis.of.set(measure, answer);
                }
            }
            ["columns", name] => self.columns.set(name, answer),
            ["renamed", name] => self.columns.rename(name, answer),
            ["colours", colour] => self.colours.set(colour, answer),
            ["words", "rating", words] => self.words.rating.set(words, answer),
            ["words", "direction", words] => self.words.direction.set(words, answer),
            ["words", "good_is", words] => self.words.good_is.set(words, answer),
            ["words", "unit", words] => self.words.unit.set(words, answer),
            ["words", "figures", words] => self.words.figures.set(words, answer),
            _ => {}
        }
    }

    /// The recipe as its file.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Whether a field of the report or a meaning of a column is there.
    pub(super) fn has(&self, meaning: &str) -> bool {
        self.columns.0.iter().any(|(_, found)| found == meaning)
    }

    /// Says what in it is left open or cannot be, all at once.
    pub fn check(&self, problems: &mut Problems) {
        let mut check = Check(problems);
        for (field, value, like) in [
            ("sheet", &self.sheet, "Scorecard"),
            ("report, id", &self.report.id, "wrenford-{period}"),
            ("report, title", &self.report.title, "Corporate Scorecard"),
            (
                "report, organisation",
                &self.report.organisation,
                "Wrenford Borough Council",
            ),
            ("report, period", &self.report.period, NEWEST),
        ] {
            check.filled(field, value, like);
        }
        if !(1..=4).contains(&self.headings) {
            check.error(
                "headings",
                format!("{} rows of headings; expected 1 to 4", self.headings),
            );
        }
        if self.areas.is_empty() {
            check.error("areas", "there is none; expected the one that the report is about, like { \"name\": \"Wrenford\", \"kind\": \"authority\" }".to_owned());
        }
        for (i, area) in self.areas.iter().enumerate() {
            check.filled(&format!("areas, {}, name", i + 1), &area.name, "Wrenford");
            check.one(&format!("areas, {}, kind", i + 1), &area.kind, AREAS, &[]);
        }
        if let Some(sort) = &self.report.sort {
            check.one("report, sort", sort, SORTS, &[]);
        }
        if let Some(against) = &self.report.direction_against {
            check.one(
                "report, direction_against",
                against,
                super::plan::AGAINST,
                &[],
            );
        }
        if let Some(sections) = &self.sections {
            check.one("sections", sections, &[OBJECTIVES], &[]);
        }
        check.all("columns", &self.columns, MEANINGS, &[]);
        let none = &[NOTHING][..];
        check.all("words, rating", &self.words.rating, RATINGS, none);
        check.all("colours", &self.colours, RATINGS, none);
        check.all("words, direction", &self.words.direction, DIRECTIONS, none);
        check.all("words, good_is", &self.words.good_is, POLARITIES, none);
        check.all(
            "words, figures",
            &self.words.figures,
            ABSENCES,
            &[WORDS, NOTHING],
        );
        check.units("words, unit", &self.words.unit);
        for (name, group, words) in [
            ("basis", &self.groups.basis, BASES),
            ("good_is", &self.groups.good_is, POLARITIES),
        ] {
            check.all(&format!("groups, {name}, of"), &group.of, words, &[]);
            if let Some(word) = &group.otherwise {
                check.one(&format!("groups, {name}, otherwise"), word, words, &[]);
            }
        }
        check.units("groups, unit, of", &self.groups.unit.of);
        if let Some(word) = &self.groups.unit.otherwise {
            check.unit("groups, unit, otherwise", word);
        }
        if !self.has("title") {
            check.error(
                "columns",
                "no heading is that of the measures; expected one, like \"Measure\": \"title\""
                    .to_owned(),
            );
        }
        if !self.has("figure") {
            check.error(
                "columns",
                "no heading is that of the figures; expected one, like \"{period}\": \"figure\""
                    .to_owned(),
            );
        }
        for single in [
            "ref",
            "title",
            "objective",
            "unit",
            "good_is",
            "basis",
            "owner",
        ] {
            let of: Vec<&str> = self
                .columns
                .0
                .iter()
                .filter(|(_, m)| m == single)
                .map(|(n, _)| n.as_str())
                .collect();
            if of.len() > 1 {
                check.error("columns", format!("{} are all \"{single}\"; expected one of them, and \"{NOTHING}\" for the others", quoted(&of)));
            }
        }
    }
}

/// What is wrong with a recipe, told with its place in it.
struct Check<'a>(&'a mut Problems);

impl Check<'_> {
    fn error(&mut self, within: &str, says: String) {
        self.0.error(&Origin::in_recipe(within), says);
    }

    fn filled(&mut self, within: &str, value: &str, like: &str) {
        if value.trim().is_empty() || value == OPEN {
            self.error(
                within,
                format!("\"{value}\" is no answer; expected one, like \"{like}\""),
            );
        }
    }

    fn one(&mut self, within: &str, word: &str, words: &[&str], more: &[&str]) {
        if words.contains(&word) || more.contains(&word) {
            return;
        }
        let all: Vec<&str> = words.iter().chain(more).copied().collect();
        let found = match word {
            OPEN => "what it means is left open".to_owned(),
            word => format!("\"{}\" is not one of the words here", short(word)),
        };
        self.error(within, format!("{found}; expected one of {}", quoted(&all)));
    }

    fn all(&mut self, within: &str, names: &Names, words: &[&str], more: &[&str]) {
        for (name, word) in &names.0 {
            self.one(&format!("{within}, \"{}\"", short(name)), word, words, more);
        }
    }

    fn unit(&mut self, within: &str, word: &str) {
        if unit_of(word).is_none() {
            self.error(within, format!("\"{}\" is no unit; expected one, like \"%\", \"count\", \"£\", \"days\", \"per 1,000 residents\"", short(word)));
        }
    }

    fn units(&mut self, within: &str, names: &Names) {
        for (name, word) in &names.0 {
            self.unit(&format!("{within}, \"{}\"", short(name)), word);
        }
    }
}
