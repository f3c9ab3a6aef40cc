//! The link: one typed value, written after the `#` so that any web space can serve it.
//!
//! Reading never fails: it returns the nearest view and what could not be honoured. A link names
//! a report by its id in the catalogue; it can never name an address.

use std::fmt;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum View {
    /// The list of reports: `#/`.
    #[default]
    Home,
    /// A report: `#/halton-2022-23-q3`.
    Report(Place),
    /// One measure of a report, by its id: `#/halton-2022-23-q3/ped02-04`.
    Measure(Place, String),
}

/// Where a report comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The catalogue, by id.
    Published(String),
    /// The reader's own device: `#/~`. No id can be a tilde.
    Device,
}

/// What of a link could not be honoured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// This stands where an id was expected.
    NotAnId(String),
    /// This stands after the last part that means something.
    PassedOver(String),
    /// The report holds no measure with this id.
    NoMeasure(String),
}

impl View {
    /// Reads what stands in the address bar from the `#` on.
    pub fn read(hash: &str) -> (Self, Option<LinkProblem>) {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let path = path.strip_prefix('/').unwrap_or(path);
        let mut parts = path.splitn(3, '/');
        let report = parts.next().unwrap_or_default();
        if report.is_empty() {
            return (Self::Home, parts.next().and_then(passed_over));
        }
        let Some(place) = Place::read(report) else {
            return (Self::Home, Some(LinkProblem::NotAnId(shown(path))));
        };
        let Some(measure) = parts.next().filter(|part| !part.is_empty()) else {
            return (Self::Report(place), None);
        };
        if !is_id(measure) {
            let problem = LinkProblem::NotAnId(shown(measure));
            return (Self::Report(place), Some(problem));
        }
        let view = Self::Measure(place, measure.to_owned());
        (view, parts.next().and_then(passed_over))
    }

    /// Where the report comes from, if the view is about one.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Home => None,
            Self::Report(place) | Self::Measure(place, _) => Some(place),
        }
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Report(place) => write!(f, "#/{place}"),
            Self::Measure(place, measure) => write!(f, "#/{place}/{measure}"),
        }
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

impl fmt::Display for LinkProblem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAnId(found) => write!(
                f,
                "The link has “{found}” where the short name of a report or a measure was expected, so this page is shown instead."
            ),
            Self::PassedOver(rest) => write!(
                f,
                "The link ends in “{rest}”, which means nothing here. It was passed over."
            ),
            Self::NoMeasure(id) => write!(
                f,
                "The link asks for the measure “{id}”, which this report does not hold. The report is shown instead."
            ),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn published(id: &str) -> Place {
        Place::Published(id.to_owned())
    }

    #[test]
    fn a_view_is_read_as_it_is_written() {
        for (link, view) in [
            ("#/", View::Home),
            (
                "#/halton-2022-23-q3",
                View::Report(published("halton-2022-23-q3")),
            ),
            ("#/~", View::Report(Place::Device)),
            (
                "#/halton-2022-23-q3/ped02-04",
                View::Measure(published("halton-2022-23-q3"), "ped02-04".to_owned()),
            ),
            (
                "#/~/ped02-04",
                View::Measure(Place::Device, "ped02-04".to_owned()),
            ),
        ] {
            assert_eq!(View::read(link), (view.clone(), None), "{link}");
            assert_eq!(view.to_string(), link);
        }
    }

    #[test]
    fn what_a_link_cannot_have_is_said() {
        let report = View::Report(published("q3"));
        let measure = View::Measure(published("q3"), "m1".to_owned());
        for (link, view, problem) in [
            ("", View::Home, None),
            ("#", View::Home, None),
            ("#main", View::Report(published("main")), None),
            ("#/q3/", report.clone(), None),
            ("#/q3/m1/", measure.clone(), None),
            (
                "#/https://elsewhere.example/report.json",
                View::Home,
                Some(LinkProblem::NotAnId(
                    "https://elsewhere.example/report.json".to_owned(),
                )),
            ),
            (
                "#/../secret",
                View::Home,
                Some(LinkProblem::NotAnId("../secret".to_owned())),
            ),
            (
                "#/Q3",
                View::Home,
                Some(LinkProblem::NotAnId("Q3".to_owned())),
            ),
            (
                "#//m1",
                View::Home,
                Some(LinkProblem::PassedOver("m1".to_owned())),
            ),
            ("#/q3/~", report, Some(LinkProblem::NotAnId("~".to_owned()))),
            (
                "#/q3/m1/2016",
                measure,
                Some(LinkProblem::PassedOver("2016".to_owned())),
            ),
        ] {
            assert_eq!(View::read(link), (view, problem), "{link}");
        }
    }

    #[test]
    fn a_message_repeats_little_of_a_link_and_nothing_invisible() {
        let long = format!("#/{}\u{202e}é", "A".repeat(200));
        let (_, problem) = View::read(&long);
        assert_eq!(problem, Some(LinkProblem::NotAnId("A".repeat(60))));
    }
}
