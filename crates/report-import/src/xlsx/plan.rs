//! What the workbook looks like: its sheets, their headings, what may stand under each, and an
//! example. The template is written from this and the importer reads by it, so that the two cannot
//! part.

/// A sheet of the workbook that holds rows.
#[derive(Debug)]
pub struct Plan {
    /// The sheet's name.
    pub name: &'static str,
    /// What it is for, in a sentence; shown on the first sheet.
    pub about: &'static str,
    /// Its columns after the first, which says which rows to skip.
    pub columns: &'static [PlanColumn],
    /// How many columns stay in sight when the sheet is scrolled to the side.
    pub kept: u16,
}

/// A column of a sheet.
#[derive(Debug)]
pub struct PlanColumn {
    /// The heading.
    pub heading: &'static str,
    /// The field of the format it fills, as a path; empty where it is none of the row's own.
    pub field: &'static str,
    /// What may stand in it.
    pub kind: Kind,
    /// Its width, in characters.
    pub width: u16,
    /// What to write in it, shown as a note on the heading.
    pub note: &'static str,
    /// What the example row has in it.
    pub example: &'static str,
}

/// What may stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Sentences, which wrap.
    Long,
    /// A number.
    Number,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// An id that stands in the column "Id" of another sheet.
    IdOf(&'static str),
    /// Statistical symbols.
    Symbols,
}

/// The heading of the first column of every sheet: a row that says [`EXAMPLE`] there is skipped.
pub const SKIP: &str = "Skip";
/// What the example rows say in the first column.
pub const EXAMPLE: &str = "example";
/// The sheet of fields and values.
pub const REPORT: &str = "Report";
/// The words that say that no number can be read from the printed words.
pub const NONE: &str = "none";

/// Ratings.
pub const RATINGS: &[&str] = &["green", "amber", "red", "not_rated", "commentary", "lost"];
/// Directions of travel.
pub const DIRECTIONS: &[&str] = &["better", "same", "worse", "not_comparable", "lost"];
/// Polarities.
pub const POLARITIES: &[&str] = &["high", "low", "plan", "none"];
/// Bases.
pub const BASES: &[&str] = &[
    "snapshot",
    "cumulative",
    "whole_period",
    "rolling",
    "annual_forecast",
];
/// Kinds of units.
pub const UNITS: &[&str] = &[
    "percent", "points", "rate", "count", "money", "score", "days", "hours", "years", "other",
];
/// Kinds of actions.
pub const ACTIONS: &[&str] = &["recommendation", "action", "pledge"];
/// States of actions.
pub const ACTION_STATES: &[&str] = &["open", "done"];
/// States of decisions.
pub const DECISION_STATES: &[&str] = &["decided", "recommended"];
/// Symbols, as in the drop-down.
pub const SYMBOLS: &[&str] = &["c", "x", "z", "low", "w", "p", "r", "e", "f", "u", "b"];
/// Those of them that say that there is no number.
pub const ABSENCES: &[&str] = &["c", "x", "z", "low", "w"];
/// Yes and no.
pub const YES: &[&str] = &["yes", "no"];
/// Kinds of areas.
pub const AREAS: &[&str] = &["authority", "region", "nation", "neighbour_mean"];
/// What a column of the printed table is.
pub const ROLES: &[&str] = &["previous", "target", "current"];
/// Kinds of rules.
pub const RULES: &[&str] = &["percent", "points", "floor"];
/// When a bare year ends.
pub const YEAR_ENDS: &[&str] = &["december", "march", "august", "september", "january"];
/// What a commentary is about.
pub const ABOUT: &[&str] = &["indicator", "milestone", "objective", "finance"];
/// What a figure in a sentence is about.
pub const FIGURE_ABOUT: &[&str] = &["indicator", "milestone", "report"];
/// Kinds of passages.
pub const PASSAGES: &[&str] = &["development", "emerging issue", "section"];
/// Whose observations.
pub const WHOSE: &[&str] = &["own", "comparator"];
/// What a column of money is.
pub const MONEY: &[&str] = &["budget", "budget_to_date", "spend", "variance"];
/// Sorts of reports.
pub const SORTS: &[&str] = &["quarter", "year", "plan", "benchmark"];
/// States of reports.
pub const STATES: &[&str] = &["draft", "final"];
/// What a direction of travel compares with.
pub const AGAINST: &[&str] = &[
    "same_period_last_year",
    "last_quarter",
    "last_year",
    "regression",
];
/// What the legend explains.
pub const MEANINGS: &[&str] = &[
    "green",
    "amber",
    "red",
    "not_rated",
    "commentary",
    "better",
    "same",
    "worse",
    "not_comparable",
];

/// What stands beside a symbol in a note.
pub const SYMBOL_NOTE: &str = "Instead of a number: c confidential, x not available, z not applicable, low rounds to nothing but is not zero, w none recorded. Beside a number: p provisional, r revised, e estimated, f forecast, u low reliability, b break in series. Several with a blank between.";

/// The sheet of a name.
pub fn sheet(name: &str) -> Option<&'static Plan> {
    super::sheets::SHEETS.iter().find(|plan| plan.name == name)
}

/// The headings over the figures of one printed column, by its id: the words, the number, the
/// symbol.
pub fn printed(id: &str) -> [String; 3] {
    [id.to_owned(), format!("{id} value"), format!("{id} symbol")]
}

/// The notes on those headings.
pub const PRINTED_NOTES: [&str; 3] = [
    "Exactly what the document prints. A number, with or without %, £ and commas, is read from it; from words no number is read.",
    "The number, where the printed words are more than a number: 448 for \"448 (year to end Q3)\". Write none where no single number can honestly be read.",
    SYMBOL_NOTE,
];

/// The headings without which the rows of a sheet cannot be read.
pub fn required(sheet: &str) -> &'static [&'static str] {
    match sheet {
        "Columns" => &["Id", "Is", "Heading"],
        "Objectives" => &["Id"],
        "Indicators" => &["Id", "Title", "Objective", "Unit"],
        "Cells" => &["Indicator", "Column"],
        "Parts" => &["Indicator", "Id", "Title"],
        "Observations" => &["Indicator", "Area", "Period", "Value"],
        "Targets" => &["Indicator", "Period", "Value"],
        "Milestones" => &["Id", "Objective", "Title"],
        "Actions" => &["Id", "Kind", "Title"],
        "Decisions" => &["Id", "Title", "Decision"],
        "Processes" => &["Id", "Title"],
        "Stages" => &["Process", "Title"],
        "Bands" => &["Process", "Title", "Indicator"],
        "Grids" => &["Id", "Title", "Row", "Column", "Words"],
        "Topics" => &["Id", "Rating"],
        "Commentary" => &["About", "Id", "Text"],
        "Developments" => &["Kind", "Text"],
        "Figures" => &["About", "What", "Printed"],
        "Finance tables" => &["Id", "Title", "Unit"],
        "Finance columns" => &["Table", "Heading", "Is"],
        "Finance" => &["Table", "Group", "Line"],
        "Risks" => &["Objective"],
        "Areas" => &["Id", "Name", "Kind"],
        "Cohorts" => &["Id", "Name"],
        "Comparators" => &["Indicator", "Title", "Source", "Unit", "Reason"],
        "Sources" => &["Id", "Title"],
        "Legend" => &["Of"],
        "Glossary" => &["Term", "Meaning"],
        _ => &[],
    }
}
