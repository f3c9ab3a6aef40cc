//! The link: one typed value, written after the `#` so that any web space can serve it.
//!
//! Reading never fails: it returns the nearest view and what could not be honoured. A link names
//! a report by its id in the catalogue; it can never name an address.

mod paper;
mod part;
mod problem;
mod since;
#[cfg(test)]
mod tests;

pub use paper::{Chapter, Paper};
pub use part::Part;
pub use problem::LinkProblem;
pub use since::Since;

use problem::shown;
use report_core::find::Query;
use report_core::link::is_id;
use report_view::options::{CompareOptions, MeasureOptions};
use std::fmt;

/// The longest link that is read, in characters; a view's own is far shorter.
const LONGEST: usize = 16_000;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum View {
    /// The list of reports: `#/`.
    #[default]
    Home,
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
    Changes(Since),
    /// The whole report for paper, or what was chosen of it: `#/halton-2022-23-q3/print?parts=finance`.
    Paper(Paper),
    /// A part that is shown as it is: `#/halton-2022-23-q3/finance`.
    Part(Part),
    /// One measure, by its id: `#/halton-2022-23-q3/ped02-04`.
    Measure(String, MeasureOptions),
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
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Overview => Some(Part::Overview),
            Self::Scorecard(_) => Some(Part::Scorecard),
            Self::Compare(_) => Some(Part::Compare),
            Self::Changes(_) => Some(Part::Changes),
            Self::Paper(_) => Some(Part::Whole),
            Self::Part(part) => Some(*part),
            Self::Measure(..) => None,
        }
    }

    /// Reads the path after the report's id and what follows the `?`.
    fn read(path: &str, choices: &str) -> (Self, Vec<LinkProblem>) {
        let (word, rest) = path.split_once('/').unwrap_or((path, ""));
        let mut vain = Vec::new();
        let screen = match Part::read(word) {
            Some(Part::Scorecard) => {
                let query;
                (query, vain) = Query::read(choices);
                Self::Scorecard(query)
            }
            Some(Part::Compare) => {
                let heat;
                (heat, vain) = CompareOptions::read(choices);
                Self::Compare(heat)
            }
            Some(Part::Changes) => {
                let since;
                (since, vain) = Since::read(choices);
                Self::Changes(since)
            }
            Some(Part::Whole) => {
                let paper;
                (paper, vain) = Paper::read(choices);
                Self::Paper(paper)
            }
            None if is_id(word) => {
                let look;
                (look, vain) = MeasureOptions::read(choices);
                Self::Measure(word.to_owned(), look)
            }
            None => {
                let problem = LinkProblem::NotAnId(shown(word));
                return (Self::Overview, vec![problem]);
            }
            Some(part) => {
                vain.push(choices.to_owned());
                part.screen()
            }
        };
        let vain = vain.iter().map(String::as_str);
        (screen, LinkProblem::ignored([rest].into_iter().chain(vain)))
    }
}

impl View {
    /// One measure of a report.
    pub fn measure(place: &Place, id: &str) -> Self {
        Self::Report(
            place.clone(),
            Screen::Measure(id.to_owned(), MeasureOptions::default()),
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
            let vain = [rest, choices].into_iter();
            return (Self::Home, LinkProblem::ignored(vain));
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
            Some(Screen::Compare(heat)) => heat.permalink(),
            Some(Screen::Paper(paper)) => paper.permalink(),
            Some(Screen::Measure(_, look)) => look.permalink(),
            _ => return self.to_string(),
        };
        let short = self.to_string();
        let path = short.split('?').next().unwrap_or_default();
        format!("{path}?{choices}")
    }

    /// Where the report comes from, if the view is about one.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Home => None,
            Self::Report(place, _) => Some(place),
        }
    }

    /// The screen of the report, if the view is about one.
    pub fn screen(&self) -> Option<&Screen> {
        match self {
            Self::Home => None,
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
        let Self::Report(place, screen) = self else {
            return f.write_str("#/");
        };
        let (path, choices) = match screen {
            Screen::Overview => return write!(f, "#/{place}"),
            Screen::Scorecard(query) => ("scorecard", query.to_string()),
            Screen::Compare(heat) => ("compare", heat.to_string()),
            Screen::Changes(since) => ("changes", since.to_string()),
            Screen::Paper(paper) => ("print", paper.to_string()),
            Screen::Part(part) => (part.path(), String::new()),
            Screen::Measure(id, look) => (id.as_str(), look.to_string()),
        };
        let sign = if choices.is_empty() { "" } else { "?" };
        write!(f, "#/{place}/{path}{sign}{choices}")
    }
}

impl Place {
    fn read(part: &str) -> Option<Self> {
        match part {
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
