//! The link: one typed value, written after the `#` so that any web space can serve it.
//!
//! Reading never fails: it returns the nearest view and what could not be honoured. A link names
//! a report by its id in the catalogue; it can never name an address.

mod changes_options;
mod link_problem;
mod print_options;
mod tab;
#[cfg(test)]
mod tests;

pub use changes_options::ChangesOptions;
pub use link_problem::LinkProblem;
pub use print_options::{Chapter, PrintOptions};
pub use tab::Tab;

use crate::lazy::Module;
use link_problem::shown;
use report_core::find::Query;
use report_core::link::is_id;
use report_view::options::{CompareOptions, IndicatorOptions};
use std::fmt;

/// The longest link that is read, in characters; a view's own is far shorter.
const LONGEST: usize = 16_000;

/// The word of links for the measures that several reports have. No report of a site may have it for
/// its id.
pub const OVER_TIME: &str = "over-time";

/// The word of links for the making of a report. No report of a site may have it for its id either.
pub const PREPARE: &str = "prepare";

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum View {
    /// The list of reports: `#/`.
    #[default]
    Home,
    /// The measures that several reports have: `#/over-time`.
    OverTime,
    /// The making of a report from an officer's files: `#/prepare`.
    Prepare,
    /// A screen of a report: `#/halton-2022-23-q3`.
    Report(Place, Screen),
}

/// A screen of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Screen {
    /// What a reader wants first: `#/halton-2022-23-q3`.
    #[default]
    Overview,
    /// All measures, with search and filters: `#/halton-2022-23-q3/scorecard?rating=red`.
    Scorecard(Query),
    /// Measures by neighbours: `#/halton-2022-23-q3/compare?sort=-halton`.
    Compare(CompareOptions),
    /// What changed since another release: `#/halton-2022-23-q3/changes?from=halton-2015-16-q2`.
    Changes(ChangesOptions),
    /// The whole report for paper, or what was chosen of it: `#/halton-2022-23-q3/print?parts=finance`.
    Print(PrintOptions),
    /// A part that is shown as it is: `#/halton-2022-23-q3/finance`.
    Tab(Tab),
    /// One measure, by its id: `#/halton-2022-23-q3/ped02-04`.
    Indicator(String, IndicatorOptions),
}

/// Where a report comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The catalogue, by id.
    Published(String),
    /// The reader's own device: `#/~`. No id can be a tilde.
    Device,
}

impl Screen {
    /// Where the screen is in the menu; a measure is not in it.
    pub fn tab(&self) -> Option<Tab> {
        match self {
            Self::Overview => Some(Tab::Overview),
            Self::Scorecard(_) => Some(Tab::Scorecard),
            Self::Compare(_) => Some(Tab::Compare),
            Self::Changes(_) => Some(Tab::Changes),
            Self::Print(_) => Some(Tab::Print),
            Self::Tab(tab) => Some(*tab),
            Self::Indicator(..) => None,
        }
    }

    /// Reads the path after the report's id and what follows the `?`.
    fn read(path: &str, choices: &str) -> (Self, Vec<LinkProblem>) {
        let (word, rest) = path.split_once('/').unwrap_or((path, ""));
        let mut ignored = Vec::new();
        let screen = match Tab::read(word) {
            Some(Tab::Scorecard) => {
                let query;
                (query, ignored) = Query::read(choices);
                Self::Scorecard(query)
            }
            Some(Tab::Compare) => {
                let options;
                (options, ignored) = CompareOptions::read(choices);
                Self::Compare(options)
            }
            Some(Tab::Changes) => {
                let options;
                (options, ignored) = ChangesOptions::read(choices);
                Self::Changes(options)
            }
            Some(Tab::Print) => {
                let options;
                (options, ignored) = PrintOptions::read(choices);
                Self::Print(options)
            }
            None if is_id(word) => {
                let options;
                (options, ignored) = IndicatorOptions::read(choices);
                Self::Indicator(word.to_owned(), options)
            }
            None => {
                let problem = LinkProblem::NotAnId(shown(word));
                return (Self::Overview, vec![problem]);
            }
            Some(tab) => {
                ignored.push(choices.to_owned());
                tab.screen()
            }
        };
        let ignored = ignored.iter().map(String::as_str);
        (
            screen,
            LinkProblem::ignored([rest].into_iter().chain(ignored)),
        )
    }
}

impl View {
    /// The code that shows it.
    pub fn module(&self) -> Module {
        match self {
            Self::Home | Self::Report(_, Screen::Overview | Screen::Scorecard(_)) => {
                Module::Overview
            }
            Self::Report(_, Screen::Indicator(..)) => Module::Indicator,
            _ => Module::Screens,
        }
    }

    /// One measure of a report.
    pub fn indicator(place: &Place, id: &str) -> Self {
        Self::Report(
            place.clone(),
            Screen::Indicator(id.to_owned(), IndicatorOptions::default()),
        )
    }

    /// A report as it opens.
    pub fn report(place: &Place) -> Self {
        Self::Report(place.clone(), Screen::Overview)
    }

    /// Reads what stands in the address bar from the `#` on. Beside the view: all that could not
    /// be honoured.
    pub fn read(hash: &str) -> (Self, Vec<LinkProblem>) {
        let end = hash.char_indices().nth(LONGEST);
        let (hash, rest) = hash.split_at(end.map_or(hash.len(), |(at, _)| at));
        let (view, mut problems) = Self::read_short(hash);
        problems.extend(LinkProblem::ignored([rest].into_iter()));
        (view, problems)
    }

    fn read_short(hash: &str) -> (Self, Vec<LinkProblem>) {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let path = path.strip_prefix('/').unwrap_or(path);
        let (path, choices) = path.split_once('?').unwrap_or((path, ""));
        let (report, rest) = path.split_once('/').unwrap_or((path, ""));
        if report.is_empty() {
            let ignored = [rest, choices].into_iter();
            return (Self::Home, LinkProblem::ignored(ignored));
        }
        let own = match report {
            OVER_TIME => Some(Self::OverTime),
            PREPARE => Some(Self::Prepare),
            _ => None,
        };
        if let Some(view) = own {
            let ignored = [rest, choices].into_iter();
            return (view, LinkProblem::ignored(ignored));
        }
        let Some(place) = Place::read(report) else {
            return (Self::Home, vec![LinkProblem::NotAnId(shown(path))]);
        };
        let (screen, problems) = Screen::read(rest, choices);
        (Self::Report(place, screen), problems)
    }

    /// The view's one address with every choice that has a word for what is usual: what is sent
    /// keeps its meaning when a later version has another usual.
    pub fn permalink(&self) -> String {
        let choices = match self.screen() {
            Some(Screen::Scorecard(query)) => query.permalink(),
            Some(Screen::Compare(options)) => options.permalink(),
            Some(Screen::Print(options)) => options.permalink(),
            Some(Screen::Indicator(_, options)) => options.permalink(),
            _ => return self.to_string(),
        };
        let short = self.to_string();
        let path = short.split('?').next().unwrap_or_default();
        format!("{path}?{choices}")
    }

    /// Where the report comes from, if the view is about one.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Home | Self::OverTime | Self::Prepare => None,
            Self::Report(place, _) => Some(place),
        }
    }

    /// The screen of the report, if the view is about one.
    pub fn screen(&self) -> Option<&Screen> {
        match self {
            Self::Home | Self::OverTime | Self::Prepare => None,
            Self::Report(_, screen) => Some(screen),
        }
    }

    /// Whether another view shows the same screen, however it is searched, ordered or looked at.
    pub fn same_screen(&self, other: &Self) -> bool {
        let bare = |view: &Self| {
            let link = view.to_string();
            link.split_once('?')
                .map_or(link.clone(), |(path, _)| path.to_owned())
        };
        bare(self) == bare(other)
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (place, screen) = match self {
            Self::Home => return f.write_str("#/"),
            Self::OverTime => return write!(f, "#/{OVER_TIME}"),
            Self::Prepare => return write!(f, "#/{PREPARE}"),
            Self::Report(place, screen) => (place, screen),
        };
        let (path, choices) = match screen {
            Screen::Overview => return write!(f, "#/{place}"),
            Screen::Scorecard(query) => ("scorecard", query.to_string()),
            Screen::Compare(options) => ("compare", options.to_string()),
            Screen::Changes(options) => ("changes", options.to_string()),
            Screen::Print(options) => ("print", options.to_string()),
            Screen::Tab(tab) => (tab.path(), String::new()),
            Screen::Indicator(id, options) => (id.as_str(), options.to_string()),
        };
        let sign = if choices.is_empty() { "" } else { "?" };
        write!(f, "#/{place}/{path}{sign}{choices}")
    }
}

impl Place {
    fn read(path: &str) -> Option<Self> {
        match path {
            "~" => Some(Self::Device),
            id if is_id(id) => Some(Self::Published(id.to_owned())),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Published(id) => id,
            Self::Device => "~",
        })
    }
}
