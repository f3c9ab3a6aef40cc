//! The link: one typed value, written after the `#` so that any web space can serve it.
//!
//! Reading never fails: it returns the nearest view and what could not be honoured. A link names
//! a report by its id in the catalogue; it can never name an address.

use crate::look::Look;
use report_core::changes::Kind;
use report_core::find::Query;
use report_core::link::{encode, parts};
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
    /// What changed since another release: `#/halton-2022-23-q3/changes?from=halton-2015-16-q2`.
    Changes(Since),
    /// A part that is shown as it is: `#/halton-2022-23-q3/finance`.
    Part(Part),
    /// One measure, by its id: `#/halton-2022-23-q3/ped02-04`.
    Measure(String, Look),
}

/// How measures are compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heat {
    /// The objective whose measures are shown, by its id; without, all whose figures are in the
    /// report's own file.
    pub objective: Option<String>,
    /// The column that the measures are ordered by, the id of a place or `measure`, and whether
    /// from the end; without, the report's order.
    pub order: Option<(String, bool)>,
}

/// What a report is set against, and which changes are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Since {
    /// The other release, by its id in the catalogue; without, the one before of the same title.
    pub from: Option<String>,
    /// The only kind of change that is shown; without, all.
    pub kind: Option<Kind>,
}

/// A screen of a report that has its name in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
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
    /// The tables of money.
    Finance,
    /// Key developments, emerging issues, and all other text.
    Developments,
    /// Risks to the objectives.
    Risks,
    /// How to read the report.
    Legend,
    /// File, sources, notes, problems.
    About,
    /// All of it on one page, for paper.
    Whole,
}

impl Part {
    /// All, in the order of a menu.
    pub const ALL: [Self; 11] = [
        Self::Overview,
        Self::Scorecard,
        Self::Compare,
        Self::Changes,
        Self::Milestones,
        Self::Finance,
        Self::Developments,
        Self::Risks,
        Self::Legend,
        Self::About,
        Self::Whole,
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
            Self::Finance => "finance",
            Self::Developments => "developments",
            Self::Risks => "risks",
            Self::Legend => "legend",
            Self::About => "about",
            Self::Whole => "print",
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
            Self::Finance => "Finance",
            Self::Developments => "Developments",
            Self::Risks => "Risks",
            Self::Legend => "How to read this report",
            Self::About => "About the data",
            Self::Whole => "The whole report",
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
            Self::Compare => Screen::Compare(Heat::default()),
            Self::Changes => Screen::Changes(Since::default()),
            other => Screen::Part(other),
        }
    }

    /// The link: `#/halton-2022-23-q3/milestones`.
    pub fn link(self, place: &Place) -> String {
        View::Report(place.clone(), self.screen()).href()
    }

    fn read(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.path() == path)
    }
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

impl Screen {
    /// Where the screen is in the menu; a measure is not in it.
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Overview => Some(Part::Overview),
            Self::Scorecard(_) => Some(Part::Scorecard),
            Self::Compare(_) => Some(Part::Compare),
            Self::Changes(_) => Some(Part::Changes),
            Self::Part(part) => Some(*part),
            Self::Measure(..) => None,
        }
    }

    /// Whether it is one of the further screens, whose code comes when it is wanted.
    pub fn is_further(&self) -> bool {
        !matches!(self, Self::Overview)
    }

    /// Whether one of the two stays in the page, unseen, while the other is shown: the scorecard
    /// and a measure that is opened from it.
    pub fn goes_with(&self, other: &Self) -> bool {
        matches!(
            (self, other),
            (Self::Scorecard(_), Self::Measure(..)) | (Self::Measure(..), Self::Scorecard(_))
        )
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
            Some(Part::Changes) => {
                let (since, problems) = Since::read(choices);
                (Self::Changes(since), problems)
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

impl Heat {
    fn read(text: &str) -> (Self, Vec<String>) {
        let mut heat = Self::default();
        let mut problems = Vec::new();
        for (part, key, value) in parts(text) {
            match key {
                "objective" if is_id(&value) => heat.objective = Some(value),
                "sort" if !value.is_empty() => {
                    let (by, descending) = match value.strip_prefix('-') {
                        Some(by) => (by, true),
                        None => (value.as_str(), false),
                    };
                    heat.order = Some((by.chars().take(100).collect(), descending));
                }
                _ => problems.push(part.chars().take(60).collect()),
            }
        }
        (heat, problems)
    }
}

impl Since {
    fn read(text: &str) -> (Self, Vec<String>) {
        let mut since = Self::default();
        let mut problems = Vec::new();
        for (part, key, value) in parts(text) {
            match (key, Kind::read(&value)) {
                ("from", _) if is_id(&value) => since.from = Some(value),
                ("kind", Some(kind)) => since.kind = Some(kind),
                _ => problems.push(part.chars().take(60).collect()),
            }
        }
        (since, problems)
    }
}

impl fmt::Display for Since {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { from, kind } = self;
        let from = from.as_ref().map(|id| format!("from={}", encode(id)));
        let kind = kind.map(|kind| format!("kind={}", kind.spelling()));
        let parts: Vec<String> = from.into_iter().chain(kind).collect();
        f.write_str(&parts.join("&"))
    }
}

impl fmt::Display for Heat {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { objective, order } = self;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(
            objective
                .as_ref()
                .map(|id| format!("objective={}", encode(id))),
        );
        parts.extend(order.as_ref().map(|(by, descending)| {
            let sign = if *descending { "-" } else { "" };
            format!("sort={sign}{}", encode(by))
        }));
        f.write_str(&parts.join("&"))
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
            Screen::Changes(since) => ("changes", since.to_string()),
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
    use report_core::report::Rating;

    fn published(id: &str) -> Place {
        Place::Published(id.to_owned())
    }

    fn on(screen: Screen) -> View {
        View::Report(published("q3"), screen)
    }

    #[test]
    fn a_view_is_read_as_it_is_written() {
        for (link, view) in [
            ("#/", View::Home),
            (
                "#/halton-2022-23-q3",
                View::report(&published("halton-2022-23-q3")),
            ),
            ("#/~", View::report(&Place::Device)),
            (
                "#/halton-2022-23-q3/ped02-04",
                View::measure(&published("halton-2022-23-q3"), "ped02-04"),
            ),
            ("#/~/ped02-04", View::measure(&Place::Device, "ped02-04")),
            (
                "#/q3/scorecard?q=care&rating=red",
                on(Screen::Scorecard(Query {
                    search: "care".to_owned(),
                    rating: Some(Rating::Red),
                    ..Query::default()
                })),
            ),
            ("#/q3/compare", on(Part::Compare.screen())),
            (
                "#/q3/compare?objective=aa&sort=-E06000006",
                on(Screen::Compare(Heat {
                    objective: Some("aa".to_owned()),
                    order: Some(("E06000006".to_owned(), true)),
                })),
            ),
            (
                "#/q3/changes?from=q2&kind=new_figure",
                on(Screen::Changes(Since {
                    from: Some("q2".to_owned()),
                    kind: Some(Kind::NewFigure),
                })),
            ),
            (
                "#/q3/m1?at=2013%2F14&axis=zero",
                on(Screen::Measure(
                    "m1".to_owned(),
                    Look {
                        at: Some("2013/14".to_owned()),
                        from_zero: true,
                        ..Look::default()
                    },
                )),
            ),
        ] {
            assert_eq!(View::read(link), (view.clone(), None), "{link}");
            assert_eq!(view.to_string(), link);
        }
    }

    #[test]
    fn what_a_link_cannot_have_is_said() {
        let report = View::report(&published("q3"));
        let measure = View::measure(&published("q3"), "m1");
        for (link, view, problem) in [
            ("", View::Home, None),
            ("#", View::Home, None),
            ("#main", View::report(&published("main")), None),
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
                measure.clone(),
                Some(LinkProblem::PassedOver("2016".to_owned())),
            ),
            (
                "#/q3/m1?colour=red",
                measure,
                Some(LinkProblem::PassedOver("colour=red".to_owned())),
            ),
            (
                "#/q3/finance?sort=red",
                on(Screen::Part(Part::Finance)),
                Some(LinkProblem::PassedOver("sort=red".to_owned())),
            ),
            (
                "#/q3/changes?kind=praise",
                on(Part::Changes.screen()),
                Some(LinkProblem::PassedOver("kind=praise".to_owned())),
            ),
            (
                "#/?q=care",
                View::Home,
                Some(LinkProblem::PassedOver("q=care".to_owned())),
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

    #[test]
    fn every_part_has_a_link_of_its_own_and_a_name_no_measure_may_have() {
        let place = published("q3");
        for part in Part::ALL {
            let (view, problem) = View::read(&part.link(&place));
            assert_eq!(
                (view.screen().and_then(Screen::part), problem),
                (Some(part), None)
            );
            assert!(part.path().is_empty() || report_core::read::RESERVED.contains(&part.path()));
        }
        assert_eq!(Part::Risks.link(&Place::Device), "#/~/risks");
    }

    #[test]
    fn search_and_order_do_not_make_another_screen() {
        let all = on(Part::Scorecard.screen());
        let (some, _) = View::read("#/q3/scorecard?q=care");
        assert!(all.same_screen(&some));
        assert!(!all.same_screen(&on(Part::Compare.screen())));
        assert!(
            !View::measure(&published("q3"), "a")
                .same_screen(&View::measure(&published("q3"), "b"))
        );
    }
}
