//! The parts of a report that are not indicators: objectives, milestones, finance, legend.

use super::wire;

wire! {
    /// An area whose figures appear: an authority, a region, a nation.
    pub struct Area {
        /// Short and unique: `"halton"`, or an official code as it is written: `"E06000006"`.
        pub id: String,
        /// The name readers know.
        pub name: String,
        /// `"authority"`, `"region"`, `"nation"`, or `"neighbour_mean"` for an average that the
        /// source itself publishes.
        pub kind: String,
        /// The official code, where it is another than the id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<String>,
    }

    /// A group of people compared with another in the same place: children in care, all pupils.
    pub struct Cohort {
        /// Short and unique.
        pub id: String,
        /// The name readers know.
        pub name: String,
    }

    /// The statistical neighbours of the report's area.
    pub struct Neighbours {
        /// Which list: `"Department for Education, May 2025"`.
        pub list: String,
        /// The neighbours, closest first.
        pub areas: Vec<Neighbour>,
    }

    /// One statistical neighbour.
    pub struct Neighbour {
        /// An area's id.
        pub area: String,
        /// How close, in the list's words: `"Very close"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closeness: Option<String>,
    }

    /// Where figures come from, and under which licence they may be shown.
    pub struct Source {
        /// Short and unique.
        pub id: String,
        /// The document or data set.
        pub title: String,
        /// Who published it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub publisher: Option<String>,
        /// When, as a period: `"2026-04"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub published: Option<String>,
        /// An http or https address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        /// The licence line: `"Crown copyright, Open Government Licence v3.0"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub licence: Option<String>,
    }

    /// An objective, or priority.
    pub struct Objective {
        /// Short and unique.
        pub id: String,
        /// The ref as printed: `"PED02"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
        /// The title; left out where it cannot be read in the source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// The corporate priority it stands under.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub priority: Option<String>,
        /// The department that answers for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub department: Option<String>,
        /// Who answers for it: a role, never a name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// Paragraphs about the objective as a whole.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub commentary: Vec<Passage>,
        /// What a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        /// The ids of the indicators that the document names for it, beside those that stand under it.
        /// Since 1.1.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub indicators: Vec<String>,
    }

    /// A passage of text under a heading of its own. Plain text; a blank line separates paragraphs.
    pub struct Passage {
        /// The heading, where it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub heading: Option<String>,
        /// The ref as printed, where it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
        /// The text.
        pub text: String,
        /// Who answers for it: a role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
    }

    /// A milestone.
    pub struct Milestone {
        /// Short and unique.
        pub id: String,
        /// The ref as printed: `"PED06d"`. Not trusted to be unique.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
        /// The objective's id.
        pub objective: String,
        /// The title.
        pub title: String,
        /// When it is due: a month, day, year or quarter in the spelling of periods.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due: Option<String>,
        /// The due date as printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_printed: Option<String>,
        /// The year of the plan it belongs to, where a plan lists milestones by year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub year: Option<String>,
        /// The published rating: see indicators.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rating: Option<String>,
        /// Who answers for it: a role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// The reason for its rating, in one sentence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// The commentary. Plain text; a blank line separates paragraphs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub commentary: Option<String>,
        /// Figures in its commentary.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub figures: Vec<super::Figure>,
        /// What a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// A topic, or an objective as a whole, with the rating and the comment that the document gives
    /// it.
    pub struct Topic {
        /// Short and unique.
        pub id: String,
        /// The ref as printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
        /// The objective's id, where it is an objective that is rated, or a topic under one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub objective: Option<String>,
        /// The title: `"Key Stage 2, progress"`. The objective's when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// The published rating: see indicators.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rating: Option<String>,
        /// The rating as printed: `"✘"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub printed: Option<String>,
        /// The comment. Plain text; a blank line separates paragraphs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub commentary: Option<String>,
        /// What it is judged by, in the document's words: `"A good level of development."`
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub standard: Option<String>,
        /// The ids of the indicators that belong to it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub indicators: Vec<String>,
        /// Who answers for it: a role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// What a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// Something asked for or promised: a recommendation, an action, a pledge.
    pub struct Action {
        /// Short and unique.
        pub id: String,
        /// `"recommendation"`, `"action"` or `"pledge"`.
        pub kind: String,
        /// The ref as printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
        /// The heading it is printed under: `"Businesses and schools"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub group: Option<String>,
        /// What is asked for or promised.
        pub title: String,
        /// Who asked for it: `"Scrutiny"`, `"Ofsted"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub asked_by: Option<String>,
        /// When it was asked for or agreed, in the spelling of periods.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub asked: Option<String>,
        /// Who is to do it: a role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// When it is due, in the spelling of periods.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due: Option<String>,
        /// The due date as printed: `"each term"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_printed: Option<String>,
        /// `"open"` or `"done"`. Left out where the document does not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub state: Option<String>,
        /// The state as the document says it: `"partly met"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub state_printed: Option<String>,
        /// When it was in that state, in the spelling of periods.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub as_of: Option<String>,
        /// When it is reported again, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_report: Option<String>,
        /// What the document says of it. Plain text; a blank line separates paragraphs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub commentary: Option<String>,
        /// The ids of the indicators that bear it out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub indicators: Vec<String>,
        /// What a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// Something decided, or recommended to those who decide.
    pub struct Decision {
        /// Short and unique.
        pub id: String,
        /// The ref as printed: `"EXB45"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
        /// What it is about: `"Capital programme 2016-17"`.
        pub title: String,
        /// `"decided"` (the default) or `"recommended"`: put to those who decide, without saying what
        /// they decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub state: Option<String>,
        /// The state as the document says it: `"resolved"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub state_printed: Option<String>,
        /// Who decides: `"Executive Board"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub by: Option<String>,
        /// When it was decided or recommended, in the spelling of periods.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on: Option<String>,
        /// What is decided. Plain text; a blank line parts paragraphs.
        pub decision: String,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// What was considered and rejected, and why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rejected: Option<String>,
        /// When it takes effect, in the spelling of periods.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub effective: Option<String>,
        /// The ids of the indicators that it bears on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub indicators: Vec<String>,
        /// What a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// A term of the glossary, with one meaning. A term of several meanings stands once for each.
    pub struct GlossaryTerm {
        /// The term as texts write it: `"GLD"`.
        pub term: String,
        /// What it means: `"Good Level of Development"`.
        pub meaning: String,
        /// What a reader must know: `"In the table of attendance."`
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// A table of money as printed.
    pub struct FinanceTable {
        /// Short and unique.
        pub id: String,
        /// The title.
        pub title: String,
        /// The day the figures are for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub as_at: Option<String>,
        /// `"£'000"`.
        pub unit: String,
        /// The headings of the columns of amounts, in order.
        pub columns: Vec<FinanceColumn>,
        /// The lines, in printed order.
        pub lines: Vec<FinanceLine>,
        /// What the document says about it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub commentary: Vec<Passage>,
    }

    /// A column of amounts.
    pub struct FinanceColumn {
        /// The heading as printed.
        pub heading: String,
        /// `"budget"`, `"budget_to_date"`, `"spend"`, or `"variance"` (budget to date minus
        /// spend: a negative variance is an overspend, in brackets as printed).
        #[serde(rename = "is")]
        pub role: String,
    }

    /// A line of a finance table.
    pub struct FinanceLine {
        /// The group it is printed under: `"Expenditure"`.
        pub group: String,
        /// The line's name; empty where the document prints none.
        pub name: String,
        /// Amounts in the table's unit, one for every column.
        pub amounts: Vec<Option<f64>>,
        /// Whether it is a printed total. What it adds up is the lines of its group, unless the
        /// group is `"Total"`.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub total: bool,
    }

    /// A risk to an objective.
    pub struct Risk {
        /// The objective's id.
        pub objective: String,
        /// The title or description.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// The score before any action, as printed; left out where the cell is empty.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initial: Option<String>,
        /// The score after action, as printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub residual: Option<String>,
    }

    /// What this council means by its ratings and directions.
    pub struct Legend {
        /// What a direction of travel compares with: `"same_period_last_year"`,
        /// `"last_quarter"`, `"last_year"` or `"regression"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub direction_against: Option<String>,
        /// The meanings, in printed order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub meanings: Vec<Meaning>,
    }

    /// One entry of the legend.
    pub struct Meaning {
        /// A rating or a direction, in the spelling of indicators.
        pub of: String,
        /// What it means for a measure, and for a topic.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub measure: Option<String>,
        /// What it means for a milestone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub milestone: Option<String>,
        /// The symbol the document prints.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub symbol: Option<String>,
    }
}
