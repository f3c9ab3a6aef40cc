//! The report and its indicators.

use super::{
    Action, Area, Calculated, Cell, Cohort, Column, Decision, FamilyLink, Figure, FinanceTable,
    GlossaryTerm, Grid, HistoryEntry, Legend, Milestone, Neighbours, Objective, Observations,
    Passage, Process, Release, Risk, Rule, Since, Source, Table, Target, Topic, Unit, wire,
};

wire! {
    /// A report: one organisation's account of one period.
    pub struct Report {
        /// The format's version, `major.minor`: `"1.1"`, or `"1.0"` where nothing is used that came
        /// later.
        pub fairview: String,
        /// Always `"report"`.
        pub kind: String,
        /// Short and stable, for links: lower-case letters, digits and hyphens.
        pub id: String,
        /// The title: `"Children and Young People, Priority Based Report"`.
        pub title: String,
        /// The title in a few words, for places where the period says the rest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub short_title: Option<String>,
        /// The organisation that publishes it.
        pub organisation: String,
        /// The id of the area that the report is about.
        pub area: String,
        /// The period the report is about.
        pub period: String,
        /// `"quarter"`, `"year"`, `"plan"` or `"benchmark"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sort: Option<String>,
        /// The series it belongs to, a word of lower-case letters, digits and hyphens of the
        /// publisher's own: `"priority-based-report"`. Reports of one series are releases of one
        /// account, and the later takes the place of the earlier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub series: Option<String>,
        /// `"draft"` or `"final"` (the default).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// The day it was published, `2023-02-27`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub published: Option<String>,
        /// The id of the source that the report itself is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<String>,
        /// What readers must know about the report as a whole.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub notes: Vec<String>,
        /// The areas whose figures appear.
        pub areas: Vec<Area>,
        /// The cohorts whose figures appear.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cohorts: Vec<Cohort>,
        /// The statistical neighbours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub neighbours: Option<Neighbours>,
        /// Where the figures come from.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sources: Vec<Source>,
        /// The columns of the table the document prints.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub columns: Vec<Column>,
        /// The objectives, in printed order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub objectives: Vec<Objective>,
        /// The indicators, in printed order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub indicators: Vec<Indicator>,
        /// The milestones, in printed order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub milestones: Vec<Milestone>,
        /// Topics and objectives that are rated as a whole, in printed order. Since 1.1.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub topics: Vec<Topic>,
        /// Recommendations, actions and pledges, in printed order. Since 1.1.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub actions: Vec<Action>,
        /// Decisions, in printed order. Since 1.1.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub decisions: Vec<Decision>,
        /// Processes with standards, in printed order. Since 1.1.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub processes: Vec<Process>,
        /// Grids of words or symbols, in printed order. Since 1.1.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub grids: Vec<Grid>,
        /// What terms and abbreviations mean, in printed order. Since 1.1.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub glossary: Vec<GlossaryTerm>,
        /// Key developments.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub developments: Vec<Passage>,
        /// Emerging issues.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub emerging_issues: Vec<Passage>,
        /// Other sections of the document.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sections: Vec<Passage>,
        /// Figures in sentences that belong to no indicator and no milestone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub figures: Vec<Figure>,
        /// Finance tables.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub finance: Vec<FinanceTable>,
        /// Risks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub risks: Vec<Risk>,
        /// What the ratings and directions mean.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub legend: Option<Legend>,
        /// What differs from the release before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub since: Option<Since>,
        /// The releases that histories of indicators speak of, oldest first, this one last.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub releases: Vec<Release>,
    }

    /// An indicator: one measure.
    pub struct Indicator {
        /// Short, stable and unique, for links: lower-case letters, digits and hyphens.
        pub id: String,
        /// The ref as printed: `"PED02 04"`. Not trusted to be unique.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
        /// The objective's id.
        pub objective: String,
        /// The title as printed.
        pub title: String,
        /// The title in a few plain words: `"Children in care per 10,000"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub short_title: Option<String>,
        /// Whether the document puts it first, as one of its headlines. Since 1.1.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub headline: bool,
        /// What is counted and how.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub definition: Option<String>,
        /// How the figure is made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub method: Option<String>,
        /// What the numbers are.
        pub unit: Unit,
        /// Decimal places shown, 0 to 6. Those of the figures when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decimals: Option<u8>,
        /// `"high"` (high is good), `"low"`, `"plan"` (plan is best) or `"none"` (the default:
        /// no judgement).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub polarity: Option<String>,
        /// How a value is counted: `"snapshot"`, `"cumulative"`, `"whole_period"`, `"rolling"`
        /// or `"annual_forecast"`. Not said when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub basis: Option<String>,
        /// The source's id; the report's own source when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<String>,
        /// Who answers for it: a role, never a name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// When the next figure is expected, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_update: Option<String>,
        /// The cohort that the indicator is about, where it is compared with another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cohort: Option<String>,
        /// The printed cells by column id.
        #[serde(default, skip_serializing_if = "Table::is_empty")]
        pub cells: Table<Cell>,
        /// The published rating: `"red"`, `"amber"`, `"green"`, `"not_rated"`, `"commentary"`
        /// (refer to the commentary) or `"lost"` (cannot be read in the source). Left out where
        /// the document rates nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rating: Option<String>,
        /// The published direction of travel: `"better"`, `"same"`, `"worse"`,
        /// `"not_comparable"` or `"lost"`. Left out where the document prints none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub direction: Option<String>,
        /// The rule by which it is rated, where it can be stated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rule: Option<Rule>,
        /// Targets beyond those in the printed table.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub targets: Vec<Target>,
        /// Observations inline.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub observations: Option<Observations>,
        /// Or a file of the indicator's own, relative to the report's file and below its folder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub file: Option<String>,
        /// How the report's own area stands to its neighbours by the observations in `file`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub calculated: Option<Calculated>,
        /// Outside figures to compare with, where they are counted otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub benchmark: Option<Benchmark>,
        /// Parts of the indicator: by phase, provider, cohort.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub breakdowns: Vec<Breakdown>,
        /// The reason for its rating, in one sentence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// The commentary. Plain text; a blank line separates paragraphs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub commentary: Option<String>,
        /// Figures in its commentary, and comparisons made in words only.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub figures: Vec<Figure>,
        /// What a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        /// What the releases up to this one published of it, oldest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub history: Vec<HistoryEntry>,
        /// The family of measures that it belongs to. `fairview build` writes it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub family: Option<FamilyLink>,
    }

    /// A part of an indicator.
    pub struct Breakdown {
        /// Short and unique in the indicator.
        pub id: String,
        /// The part's name: `"Secondary"`.
        pub title: String,
        /// The unit, where it is another than the indicator's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<Unit>,
        /// Decimal places, where other than the indicator's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decimals: Option<u8>,
        /// The printed cells by column id.
        #[serde(default, skip_serializing_if = "Table::is_empty")]
        pub cells: Table<Cell>,
        /// Observations of the part.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub observations: Option<Observations>,
    }

    /// Outside figures for an indicator: another publisher's, counted in their own way.
    pub struct Benchmark {
        /// The outside measure's title.
        pub title: String,
        /// What is counted and how.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub definition: Option<String>,
        /// The source's id.
        pub source: String,
        /// What the numbers are.
        pub unit: Unit,
        /// Decimal places shown, 0 to 6. Those of the figures when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decimals: Option<u8>,
        /// The polarity the outside publisher gives.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub polarity: Option<String>,
        /// How a value is counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub basis: Option<String>,
        /// Why the two are shown together.
        pub reason: String,
        /// What differs between them; where it is left out they are counted alike.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub difference: Option<String>,
        /// The figures. Left out when they are in the indicator's own file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub observations: Option<Observations>,
        /// How the report's own area stands to its neighbours by these figures, where they are
        /// in the indicator's own file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub calculated: Option<Calculated>,
    }

    /// A file of one indicator: what only a reader of that indicator needs.
    pub struct IndicatorFile {
        /// The format's version, `major.minor`: `"1.0"`.
        pub fairview: String,
        /// Always `"indicator"`.
        pub kind: String,
        /// The indicator's id in the report.
        pub id: String,
        /// What is counted and how.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub definition: Option<String>,
        /// How the figure is made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub method: Option<String>,
        /// The indicator's observations.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub observations: Option<Observations>,
        /// The observations of its benchmark.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub benchmark: Option<Observations>,
    }
}

#[cfg(feature = "write")]
impl Report {
    /// The lowest version of the format that has all that the report uses.
    pub fn version(&self) -> &'static str {
        let newer = !self.topics.is_empty()
            || !self.actions.is_empty()
            || !self.decisions.is_empty()
            || !self.processes.is_empty()
            || !self.grids.is_empty()
            || !self.glossary.is_empty()
            || self.indicators.iter().any(|one| one.headline)
            || self.objectives.iter().any(|one| !one.indicators.is_empty());
        if newer { "1.1" } else { "1.0" }
    }
}
