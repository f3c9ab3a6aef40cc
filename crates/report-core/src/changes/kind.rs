//! The kinds of change, each with its word and its name.

macro_rules! kinds {
    ($($(#[doc = $about:expr])* $kind:ident, $spelling:literal, $name:literal;)*) => {
        /// What sort of change, in the order of lists.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Kind { $($(#[doc = $about])* $kind,)* }

        impl Kind {
            /// All, in the order of lists.
            pub const ALL: [Self; [$($spelling),*].len()] = [$(Self::$kind),*];

            /// The word of links and of JSON.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $spelling,)* }
            }

            /// The heading of a list of them.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }
        }
    };
}

kinds! {
    /// A published rating is another.
    Rating, "rating", "Ratings";
    /// A published direction of travel is another.
    Direction, "direction", "Directions of travel";
    /// Another figure for the same period.
    Revised, "revised", "Figures revised";
    /// The same figure with other marks: provisional, estimated, break in series.
    Marks, "marks", "Marks on figures";
    /// Another target for the same period.
    Target, "target", "Targets altered";
    /// A measure, milestone, topic, action, decision or objective that was not there.
    Added, "added", "Added";
    /// A measure, milestone, topic, action, decision or objective that is no longer there.
    Dropped, "dropped", "Dropped";
    /// Another title of the same thing.
    Renamed, "renamed", "Renamed";
    /// Another ref or id of the same thing, another objective above it, or other measures under it.
    Referenced, "referenced", "References";
    /// A recommendation, action, pledge or decision is in another state.
    State, "state", "States of actions and decisions";
    /// A milestone or an action is due, or a decision takes effect, at another time.
    Due, "due", "Due dates";
    /// A reason, a commentary, or a figure in it.
    Commentary, "commentary", "Commentary";
    /// Developments, emerging issues and other passages.
    Passage, "passage", "Developments, issues and other passages";
    /// A note for readers.
    Note, "note", "Notes";
    /// What is counted and how: definition, method, unit, polarity, basis, rule.
    Definition, "definition", "Definitions and methods";
    /// Parts of a measure.
    Part, "part", "Parts of measures";
    /// Who answers for something.
    Owner, "owner", "Owners";
    /// Amounts of money, and the tables they stand in.
    Finance, "finance", "Finance";
    /// Risks and their scores.
    Risk, "risk", "Risks";
    /// What figures are compared with: places, neighbours, cohorts, outside measures.
    Comparator, "comparator", "Places and figures compared with";
    /// Where figures come from.
    Source, "source", "Sources";
    /// What ratings and directions mean.
    Legend, "legend", "The legend";
    /// What terms and abbreviations mean.
    Glossary, "glossary", "The glossary";
    /// The report's own title, status, columns and order.
    Report, "report", "The report itself";
    /// A target for a period that had none.
    NewTarget, "new_target", "Targets for other periods";
    /// A figure for a period that had none.
    NewFigure, "new_figure", "Figures for other periods";
    /// A figure or target for a period is no longer given.
    Withdrawn, "withdrawn", "Figures no longer shown";
}

impl Kind {
    /// The kind that a word of a link or of JSON names.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
