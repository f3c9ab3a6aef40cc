//! The screens of a report that stand in its menu: their words in links, their names.

use super::{ChangesOptions, CompareOptions, Place, PrintOptions, Screen, View};
use report_core::find::Query;

/// A screen of a report that has its name in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// What a reader wants first.
    Overview,
    /// All measures with search and filters.
    Scorecard,
    /// Measures by neighbours.
    Compare,
    /// What changed since another release.
    Changes,
    /// All milestones.
    Milestones,
    /// What was asked for, promised and decided.
    Actions,
    /// The tables of money.
    Finance,
    /// Key developments, emerging issues, and all other text.
    Developments,
    /// Risks to the objectives.
    Risks,
    /// How to read the report.
    Legend,
    /// What terms and abbreviations mean.
    Glossary,
    /// File, sources, notes, problems.
    About,
    /// All of it, or what was chosen, for paper.
    Print,
}

impl Tab {
    /// All, in the order of a menu.
    pub const ALL: [Self; 13] = [
        Self::Overview,
        Self::Scorecard,
        Self::Compare,
        Self::Changes,
        Self::Milestones,
        Self::Actions,
        Self::Finance,
        Self::Developments,
        Self::Risks,
        Self::Legend,
        Self::Glossary,
        Self::About,
        Self::Print,
    ];

    /// The word of the link; empty for the overview. Reports have no measure of such an id
    /// ([`report_core::read::RESERVED`]).
    pub fn path(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Scorecard => "scorecard",
            Self::Compare => "compare",
            Self::Changes => "changes",
            Self::Milestones => "milestones",
            Self::Actions => "actions",
            Self::Finance => "finance",
            Self::Developments => "developments",
            Self::Risks => "risks",
            Self::Legend => "legend",
            Self::Glossary => "glossary",
            Self::About => "about",
            Self::Print => "print",
        }
    }

    /// The screen's name, for its heading and title.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Scorecard => "Scorecard",
            Self::Compare => "Compare",
            Self::Changes => "What changed",
            Self::Milestones => "Milestones",
            Self::Actions => "Actions and decisions",
            Self::Finance => "Finance",
            Self::Developments => "Developments",
            Self::Risks => "Risks",
            Self::Legend => "How to read this report",
            Self::Glossary => "Glossary",
            Self::About => "About the data",
            Self::Print => "Committee paper",
        }
    }

    /// The name in a menu.
    pub fn short_name(self) -> &'static str {
        match self {
            Self::Changes => "Changes",
            Self::Legend => "How to read",
            Self::About => "About",
            other => other.name(),
        }
    }

    /// The part's screen as it opens.
    pub fn screen(self) -> Screen {
        match self {
            Self::Overview => Screen::Overview,
            Self::Scorecard => Screen::Scorecard(Query::default()),
            Self::Compare => Screen::Compare(CompareOptions::default()),
            Self::Changes => Screen::Changes(ChangesOptions::default()),
            Self::Print => Screen::Print(PrintOptions::default()),
            other => Screen::Tab(other),
        }
    }

    /// The link: `#/halton-2022-23-q3/milestones`.
    pub fn link(self, place: &Place) -> String {
        View::Report(place.clone(), self.screen()).href()
    }

    pub(super) fn read(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.path() == path)
    }
}
