//! The link: one typed value, written after the `#` so that any web space can serve it.
//!
//! Reading never fails: it returns the nearest view and what could not be honoured. A link names
//! a report by its id in the catalogue; it can never name an address.

mod heat;
mod part;
mod problem;
#[cfg(test)]
mod tests;

pub use heat::Heat;
pub use part::Part;
pub use problem::LinkProblem;

use crate::look::Look;
use report_core::find::Query;
use std::fmt;

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
    Compare(Heat),
    /// A part that is shown as it is: `#/halton-2022-23-q3/finance`.
    Part(Part),
    /// One measure, by its id: `#/halton-2022-23-q3/ped02-04`.
    Measure(String, Look),
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
            Self::Part(part) => Some(*part),
            Self::Measure(..) => None,
        }
    }

    /// Whether it is one of the further screens, whose code comes when it is wanted.
    pub fn is_further(&self) -> bool {
        !matches!(self, Self::Overview)
    }

    /// Reads the path after the report's id and what follows the `?`.
    fn read(path: &str, choices: &str) -> (Self, Option<LinkProblem>) {
        let mut words = path.splitn(2, '/');
        let word = words.next().unwrap_or_default();
        let rest = words.next().and_then(passed_over);
        let (screen, problems) = match Part::read(word) {
            Some(Part::Scorecard) => {
                let (query, problems) = Query::read(choices);
                (Self::Scorecard(query), problems)
            }
            Some(Part::Compare) => {
                let (heat, problems) = Heat::read(choices);
                (Self::Compare(heat), problems)
            }
            None if !is_id(word) => {
                return (Self::Overview, Some(LinkProblem::NotAnId(shown(word))));
            }
            None => {
                let (look, problems) = Look::read(choices);
                (Self::Measure(word.to_owned(), look), problems)
            }
            Some(part) => {
                let unknown = (!choices.is_empty()).then(|| choices.to_owned());
                (part.screen(), unknown.into_iter().collect())
            }
        };
        let vain =
            (!problems.is_empty()).then(|| LinkProblem::PassedOver(shown(&problems.join("&"))));
        (screen, rest.or(vain))
    }
}

impl View {
    /// One measure of a report.
    pub fn measure(place: &Place, id: &str) -> Self {
        Self::Report(
            place.clone(),
            Screen::Measure(id.to_owned(), Look::default()),
        )
    }

    /// A report as it opens.
    pub fn report(place: &Place) -> Self {
        Self::Report(place.clone(), Screen::Overview)
    }

    /// Reads what stands in the address bar from the `#` on.
    pub fn read(hash: &str) -> (Self, Option<LinkProblem>) {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let path = path.strip_prefix('/').unwrap_or(path);
        let (path, choices) = path.split_once('?').unwrap_or((path, ""));
        let (report, rest) = path.split_once('/').unwrap_or((path, ""));
        if report.is_empty() {
            return (Self::Home, passed_over(rest).or(passed_over(choices)));
        }
        let Some(place) = Place::read(report) else {
            return (Self::Home, Some(LinkProblem::NotAnId(shown(path))));
        };
        let (screen, problem) = Screen::read(rest, choices);
        (Self::Report(place, screen), problem)
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

fn passed_over(rest: &str) -> Option<LinkProblem> {
    (!rest.is_empty()).then(|| LinkProblem::PassedOver(shown(rest)))
}

/// Ids are what [`report_core::read`] lets through: lower-case letters, digits and hyphens.
fn is_id(part: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=64).contains(&part.len()) && !part.starts_with('-') && part.bytes().all(allowed)
}

/// What a message may repeat of a link: a little, without anything that could mislead.
fn shown(part: &str) -> String {
    let plain = part.chars().filter(|c| c.is_ascii_graphic());
    plain.take(60).collect()
}
