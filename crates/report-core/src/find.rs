//! Finding measures: search, filters and order of the scorecard as one typed value, with one
//! spelling for links.
//!
//! Reading a link never fails: what it asks for and is not known comes back to be said.

use crate::compare::Comparison;
use crate::order;
use crate::reckon;
use crate::report::{Direction, Indicator, Polarity, Rating, Report, Role};
use crate::words::{self, Movement};
use std::cmp::Ordering;
use std::fmt;

/// What the scorecard is asked for. The default shows everything in the report's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words that must all occur in the title, the ref or a part's title.
    pub search: String,
    /// An objective's id.
    pub objective: Option<String>,
    /// A published rating.
    pub rating: Option<Rating>,
    /// Which way it is going.
    pub going: Option<Going>,
    /// How it stands to the neighbours' mean.
    pub standing: Option<Standing>,
    /// Only measures with a numeric target.
    pub with_target: bool,
    /// The order, when it is not the report's.
    pub order: Option<Order>,
}

/// Which way a measure is going, as published or calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// Better.
    Better,
    /// The same.
    Same,
    /// Worse.
    Worse,
    /// Up, with no judgement.
    Up,
    /// Down, with no judgement.
    Down,
    /// Not comparable, not legible, or nothing said.
    Unsaid,
}

/// How a measure stands to the mean of the statistical neighbours in its latest period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On the better side of it.
    Better,
    /// On the worse side.
    Worse,
    /// Above it, with no judgement.
    Above,
    /// Below it, with no judgement.
    Below,
    /// Equal to it.
    Equal,
}

/// An order of measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub by: Key,
    /// Whether from the end.
    pub descending: bool,
}

/// What measures are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The printed ref.
    Ref,
    /// The title.
    Title,
    /// The earlier figure.
    Previous,
    /// The target of now.
    Target,
    /// The figure of now.
    Current,
    /// The rating, red first.
    Rating,
    /// Which way it goes, worse first.
    Direction,
}

impl Going {
    /// All, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Better,
        Self::Same,
        Self::Worse,
        Self::Up,
        Self::Down,
        Self::Unsaid,
    ];

    /// The word of lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Better => "Better",
            Self::Same => "Same",
            Self::Worse => "Worse",
            Self::Up => "Up, not judged",
            Self::Down => "Down, not judged",
            Self::Unsaid => "Not comparable or not given",
        }
    }

    /// Which way an indicator is going.
    pub fn of(report: &Report, indicator: &Indicator) -> Self {
        match indicator.direction {
            Some(Direction::Better) => return Self::Better,
            Some(Direction::Same) => return Self::Same,
            Some(Direction::Worse) => return Self::Worse,
            Some(Direction::NotComparable) => return Self::Unsaid,
            Some(Direction::Lost) | None => {}
        }
        let calculated = words::direction(report, indicator).and_then(|d| d.movement);
        match (calculated, indicator.polarity) {
            (None, _) => Self::Unsaid,
            (Some(Movement::Level), _) => Self::Same,
            (Some(Movement::Up), Polarity::High) | (Some(Movement::Down), Polarity::Low) => {
                Self::Better
            }
            (Some(Movement::Up), Polarity::Low) | (Some(Movement::Down), Polarity::High) => {
                Self::Worse
            }
            (Some(Movement::Up), _) => Self::Up,
            (Some(Movement::Down), _) => Self::Down,
        }
    }
}

impl Standing {
    /// All, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Better,
        Self::Worse,
        Self::Above,
        Self::Below,
        Self::Equal,
    ];

    /// The word of lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Better => "Better than their mean",
            Self::Worse => "Worse than their mean",
            Self::Above => "Above their mean, not judged",
            Self::Below => "Below their mean, not judged",
            Self::Equal => "Equal to their mean",
        }
    }

    /// How an indicator stands; `None` where its figures are not at hand or there is no mean.
    pub fn of(report: &Report, indicator: &Indicator) -> Option<Self> {
        let comparison = Comparison::of(report, indicator)?;
        let at = comparison.latest()?;
        let value = comparison.focus().values[at].number()?;
        let mean = comparison.mean(at)?.value;
        Some(match comparison.polarity {
            _ if value == mean => Self::Equal,
            Polarity::High | Polarity::Low => {
                if reckon::ahead(value, mean, comparison.polarity) {
                    Self::Better
                } else {
                    Self::Worse
                }
            }
            _ if value > mean => Self::Above,
            _ => Self::Below,
        })
    }
}

impl Query {
    /// Whether nothing is asked but the order.
    pub fn shows_all(&self) -> bool {
        Self {
            order: self.order,
            ..Self::default()
        } == *self
    }

    /// The measures that fit, in the order asked for, as indices into the report's indicators.
    pub fn find(&self, report: &Report) -> Vec<usize> {
        let wanted: Vec<String> = self
            .search
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let mut found: Vec<usize> = (0..report.indicators.len())
            .filter(|&i| self.fits(report, &report.indicators[i], &wanted))
            .collect();
        if let Some(order) = self.order {
            order::sort(&mut found, |&a, &b| {
                order.compare(report, &report.indicators[a], &report.indicators[b])
            });
        }
        found
    }

    fn fits(&self, report: &Report, indicator: &Indicator, wanted: &[String]) -> bool {
        let Self {
            search: _,
            objective,
            rating,
            going,
            standing,
            with_target,
            order: _,
        } = self;
        objective
            .as_ref()
            .is_none_or(|id| report.objectives[indicator.objective].id == *id)
            && rating.is_none_or(|rating| indicator.rating == Some(rating))
            && (!with_target || has_target(report, indicator))
            && going.is_none_or(|going| Going::of(report, indicator) == going)
            && standing.is_none_or(|standing| Standing::of(report, indicator) == Some(standing))
            && (wanted.is_empty() || {
                let mut text = indicator.title.to_lowercase();
                let parts = indicator.breakdowns.iter().map(|part| &part.title);
                for more in indicator
                    .short_title
                    .iter()
                    .chain(&indicator.printed_ref)
                    .chain(parts)
                {
                    text.push('\n');
                    text.push_str(&more.to_lowercase());
                }
                wanted.iter().all(|word| text.contains(word.as_str()))
            })
    }

    /// Reads the part of a link after `?`. Returns what could not be honoured beside it.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut query = Self::default();
        let mut problems = Vec::new();
        for part in text.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let value = decode(value);
            let known = match key {
                "q" => {
                    query.search = value.chars().take(100).collect();
                    true
                }
                "objective" => {
                    query.objective = Some(value);
                    true
                }
                "rating" => set(&mut query.rating, spelled(&RATINGS, &value)),
                "direction" => set(&mut query.going, spelled(&GOINGS, &value)),
                "neighbours" => set(&mut query.standing, spelled(&STANDINGS, &value)),
                "target" => {
                    query.with_target = value == "yes";
                    query.with_target
                }
                "sort" => {
                    let (name, descending) = match value.strip_prefix('-') {
                        Some(name) => (name, true),
                        None => (value.as_str(), false),
                    };
                    set(
                        &mut query.order,
                        spelled(&KEYS, name).map(|by| Order { by, descending }),
                    )
                }
                _ => false,
            };
            if !known {
                problems.push(part.chars().take(60).collect());
            }
        }
        (query, problems)
    }
}

impl fmt::Display for Query {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self {
            search,
            objective,
            rating,
            going,
            standing,
            with_target,
            order,
        } = self;
        let mut parts: Vec<String> = Vec::new();
        if !search.is_empty() {
            parts.push(format!("q={}", encode(search)));
        }
        parts.extend(
            objective
                .as_ref()
                .map(|id| format!("objective={}", encode(id))),
        );
        parts.extend(rating.map(|rating| format!("rating={}", spelling(&RATINGS, rating))));
        parts.extend(going.map(|going| format!("direction={}", spelling(&GOINGS, going))));
        parts.extend(
            standing.map(|standing| format!("neighbours={}", spelling(&STANDINGS, standing))),
        );
        if *with_target {
            parts.push("target=yes".to_owned());
        }
        parts.extend(order.map(|order| {
            format!(
                "sort={}{}",
                if order.descending { "-" } else { "" },
                spelling(&KEYS, order.by)
            )
        }));
        f.write_str(&parts.join("&"))
    }
}

const RATINGS: [(&str, Rating); 6] = [
    ("red", Rating::Red),
    ("amber", Rating::Amber),
    ("green", Rating::Green),
    ("commentary", Rating::Commentary),
    ("not-rated", Rating::NotRated),
    ("lost", Rating::Lost),
];
const GOINGS: [(&str, Going); 6] = [
    ("better", Going::Better),
    ("same", Going::Same),
    ("worse", Going::Worse),
    ("up", Going::Up),
    ("down", Going::Down),
    ("unsaid", Going::Unsaid),
];
const STANDINGS: [(&str, Standing); 5] = [
    ("better", Standing::Better),
    ("worse", Standing::Worse),
    ("above", Standing::Above),
    ("below", Standing::Below),
    ("equal", Standing::Equal),
];
const KEYS: [(&str, Key); 7] = [
    ("ref", Key::Ref),
    ("title", Key::Title),
    ("previous", Key::Previous),
    ("target", Key::Target),
    ("current", Key::Current),
    ("rating", Key::Rating),
    ("direction", Key::Direction),
];

fn spelled<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table
        .iter()
        .find(|(spelling, _)| *spelling == word)
        .map(|(_, value)| *value)
}

fn spelling<T: PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    table
        .iter()
        .find(|(_, other)| *other == value)
        .map_or("", |(spelling, _)| spelling)
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let known = value.is_some();
    if known {
        *slot = value;
    }
    known
}

fn has_target(report: &Report, indicator: &Indicator) -> bool {
    let target = words::key_cells(report, &indicator.cells).target;
    target.is_some_and(|(_, cell)| cell.value.number().is_some())
}

impl Order {
    fn compare(self, report: &Report, a: &Indicator, b: &Indicator) -> Ordering {
        let number = |indicator: &Indicator, role: Role| {
            let keys = words::key_cells(report, &indicator.cells);
            let cell = match role {
                Role::Previous => keys.previous,
                Role::Current => keys.current,
                Role::Target => keys.target,
            };
            cell.and_then(|(_, cell)| cell.value.number())
        };
        // What has nothing to be ordered by comes last, whichever way the order goes.
        let with = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => self.turn(a.total_cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        match self.by {
            Key::Ref => self.turn(a.printed_ref.cmp(&b.printed_ref)),
            Key::Title => self.turn(a.title.to_lowercase().cmp(&b.title.to_lowercase())),
            Key::Previous => with(number(a, Role::Previous), number(b, Role::Previous)),
            Key::Target => with(number(a, Role::Target), number(b, Role::Target)),
            Key::Current => with(number(a, Role::Current), number(b, Role::Current)),
            Key::Rating => match (a.rating, b.rating) {
                (Some(a), Some(b)) => self.turn(a.cmp(&b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
            Key::Direction => {
                let place = |indicator| match Going::of(report, indicator) {
                    Going::Worse => Some(0.0),
                    Going::Same => Some(1.0),
                    Going::Better => Some(2.0),
                    Going::Up => Some(3.0),
                    Going::Down => Some(4.0),
                    Going::Unsaid => None,
                };
                with(place(a), place(b))
            }
        }
    }

    fn turn(self, order: Ordering) -> Ordering {
        if self.descending {
            order.reverse()
        } else {
            order
        }
    }
}

/// Percent-encoding of all but letters, digits and `-._`.
fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(half), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
    out
}

/// The reverse; what is not properly encoded is kept as it stands.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[i], hex(i + 1), hex(i + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                i += 3;
            }
            (b'+', ..) => {
                out.push(b' ');
                i += 1;
            }
            (byte, ..) => {
                out.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn links_say_what_is_asked_for() {
        for (link, query) in [
            ("", Query::default()),
            (
                "q=care%20leavers",
                Query {
                    search: "care leavers".to_owned(),
                    ..Query::default()
                },
            ),
            (
                "objective=ped02&rating=not-rated&direction=worse&neighbours=above&target=yes&sort=-current",
                Query {
                    objective: Some("ped02".to_owned()),
                    rating: Some(Rating::NotRated),
                    going: Some(Going::Worse),
                    standing: Some(Standing::Above),
                    with_target: true,
                    order: Some(Order {
                        by: Key::Current,
                        descending: true,
                    }),
                    ..Query::default()
                },
            ),
        ] {
            assert_eq!(Query::read(link), (query.clone(), Vec::new()), "{link}");
            assert_eq!(query.to_string(), link);
        }
    }

    #[test]
    fn what_a_link_asks_for_in_vain_is_said() {
        let (query, problems) = Query::read("rating=blue&sort=price&colour=red&target=no&q=%zz");
        assert_eq!(
            problems,
            ["rating=blue", "sort=price", "colour=red", "target=no"]
        );
        assert_eq!(
            query,
            Query {
                search: "%zz".to_owned(),
                ..Query::default()
            }
        );
    }

    fn query() -> impl Strategy<Value = Query> {
        let order = prop::option::of((0..KEYS.len(), any::<bool>()));
        (
            "[ -~éŵ]{0,40}",
            prop::option::of("[a-z0-9-]{1,20}"),
            prop::option::of(0..RATINGS.len()),
            prop::option::of(0..GOINGS.len()),
            prop::option::of(0..STANDINGS.len()),
            any::<bool>(),
            order,
        )
            .prop_map(
                |(search, objective, rating, going, standing, with_target, order)| Query {
                    search,
                    objective,
                    rating: rating.map(|i| RATINGS[i].1),
                    going: going.map(|i| GOINGS[i].1),
                    standing: standing.map(|i| STANDINGS[i].1),
                    with_target,
                    order: order.map(|(i, descending)| Order {
                        by: KEYS[i].1,
                        descending,
                    }),
                },
            )
    }

    proptest! {
        #[test]
        fn every_query_comes_back_from_its_link(query in query()) {
            prop_assert_eq!(Query::read(&query.to_string()), (query, Vec::new()));
        }

        #[test]
        fn no_link_is_too_strange_to_read(link in "\\PC{0,80}") {
            let (query, _) = Query::read(&link);
            prop_assert_eq!(Query::read(&query.to_string()).0, query);
        }
    }
}
