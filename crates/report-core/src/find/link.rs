//! The one spelling of a query, for links.

use super::{Going, Grouping, Key, Order, Query, ScorecardColumn, Standing, Units};
use crate::link::{REPORT_ORDER, choices, encode, from_word, is_id, one_line, word_of};
use crate::report::Rating;
use std::fmt;

/// The longest search that a link carries, in characters.
const MOST_SEARCHED: usize = 100;

impl Query {
    /// The words of a search as a link can carry them: in one line, and not too many.
    pub fn words(typed: &str) -> String {
        one_line(typed).chars().take(MOST_SEARCHED).collect()
    }

    /// Reads the part of a link after `?`. Returns what could not be honoured beside it.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut query = Self::default();
        let ignored = choices(text, &mut |key, value| query.take(key, value));
        (query, ignored)
    }

    /// Takes in one choice; returns whether all of it means something.
    fn take(&mut self, key: &str, value: &str) -> bool {
        match key {
            "q" => {
                self.search = Self::words(value);
                self.search == value
            }
            "objective" => {
                self.objective = is_id(value).then(|| value.to_owned());
                self.objective.is_some()
            }
            "rating" => set(&mut self.rating, from_word(&RATINGS, value)),
            "direction" => set(&mut self.going, from_word(&GOINGS, value)),
            "neighbours" => set(&mut self.standing, from_word(&STANDINGS, value)),
            "target" => {
                self.with_target = value == "yes";
                self.with_target
            }
            "unit" => set(&mut self.units, from_word(&UNITS, value)),
            "group" => set(&mut self.grouping, from_word(&GROUPINGS, value)),
            "hide" if value == "none" => true,
            "hide" => {
                let names = || value.split(',').map(|name| from_word(&COLUMNS, name));
                self.hidden = names().flatten().collect();
                crate::order::sort(&mut self.hidden, Ord::cmp);
                self.hidden.dedup();
                names().all(|column| column.is_some())
            }
            "rows" => {
                self.whole = value == "all";
                self.whole || value == "some"
            }
            "sort" if value == REPORT_ORDER => true,
            "sort" => {
                let (name, descending) = match value.strip_prefix('-') {
                    Some(name) => (name, true),
                    None => (value, false),
                };
                let by = from_word(&KEYS, name);
                set(&mut self.order, by.map(|by| Order { by, descending }))
            }
            _ => false,
        }
    }

    /// The same list, with nothing left to what suits: the headings that are shown are chosen.
    pub fn settled(&self) -> Self {
        Self {
            grouping: Some(self.grouped()),
            ..self.clone()
        }
    }

    /// Writes the part of a link after `?` with every choice that has one, so that a later change
    /// of what is usual does not change it.
    pub fn permalink(&self) -> String {
        self.settled().write(true)
    }

    fn write(&self, full: bool) -> String {
        let Self {
            search,
            objective,
            rating,
            going,
            standing,
            with_target,
            units,
            order,
            grouping,
            hidden,
            whole,
        } = self;
        let mut parts: Vec<String> = Vec::new();
        let mut add = |key: &str, value: &str| {
            if !value.is_empty() {
                parts.push(format!("{key}={value}"));
            }
        };
        let usual = |word: &'static str| if full { word } else { "" };
        add("q", &encode(search));
        add("objective", objective.as_deref().unwrap_or_default());
        add("rating", written(&RATINGS, *rating));
        add("direction", written(&GOINGS, *going));
        add("neighbours", written(&STANDINGS, *standing));
        add("target", if *with_target { "yes" } else { "" });
        add("unit", written(&UNITS, *units));
        match order {
            Some(Order { by, descending }) => {
                let sign = if *descending { "-" } else { "" };
                add("sort", &format!("{sign}{}", word_of(&KEYS, *by)));
            }
            None => add("sort", usual(REPORT_ORDER)),
        }
        add("group", written(&GROUPINGS, *grouping));
        let names = hidden.iter().map(|column| word_of(&COLUMNS, *column));
        match names.collect::<Vec<_>>() {
            names if names.is_empty() => add("hide", usual("none")),
            names => add("hide", &names.join(",")),
        }
        add("rows", if *whole { "all" } else { usual("some") });
        parts.join("&")
    }
}

impl fmt::Display for Query {
    /// Writes the part of a link after `?`; nothing for the default.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.write(false))
    }
}

fn written<T: PartialEq>(table: &[(&'static str, T)], value: Option<T>) -> &'static str {
    value.map_or("", |value| word_of(table, value))
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
const UNITS: [(&str, Units); 5] = [
    ("percent", Units::Percent),
    ("rate", Units::Rate),
    ("count", Units::Count),
    ("money", Units::Money),
    ("other", Units::Other),
];
const GROUPINGS: [(&str, Grouping); 3] = [
    ("objective", Grouping::Objective),
    ("rating", Grouping::Rating),
    ("none", Grouping::Flat),
];
const COLUMNS: [(&str, ScorecardColumn); 8] = [
    ("ref", ScorecardColumn::Ref),
    ("previous", ScorecardColumn::Previous),
    ("target", ScorecardColumn::Target),
    ("current", ScorecardColumn::Current),
    ("rating", ScorecardColumn::Rating),
    ("direction", ScorecardColumn::Direction),
    ("neighbours", ScorecardColumn::Neighbours),
    ("trend", ScorecardColumn::Trend),
];
const KEYS: [(&str, Key); 8] = [
    ("ref", Key::Ref),
    ("title", Key::Title),
    ("previous", Key::Previous),
    ("target", Key::Target),
    ("current", Key::Current),
    ("rating", Key::Rating),
    ("direction", Key::Direction),
    ("neighbours", Key::Neighbours),
];

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let known = value.is_some();
    if known {
        *slot = value;
    }
    known
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
                "objective=ped02&rating=not-rated&direction=worse&neighbours=above&target=yes&unit=rate&sort=-current&group=rating&hide=previous,trend&rows=all",
                Query {
                    objective: Some("ped02".to_owned()),
                    rating: Some(Rating::NotRated),
                    going: Some(Going::Worse),
                    standing: Some(Standing::Above),
                    with_target: true,
                    units: Some(Units::Rate),
                    order: Some(Order {
                        by: Key::Current,
                        descending: true,
                    }),
                    grouping: Some(Grouping::Rating),
                    hidden: vec![ScorecardColumn::Previous, ScorecardColumn::Trend],
                    whole: true,
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
        let (query, problems) =
            Query::read("rating=blue&sort=price&colour=red&target=no&q=%zz&hide=ref,age,ref");
        assert_eq!(
            problems,
            [
                "rating=blue",
                "sort=price",
                "colour=red",
                "target=no",
                "hide=ref,age,ref"
            ]
        );
        assert_eq!(
            query,
            Query {
                search: "%zz".to_owned(),
                hidden: vec![ScorecardColumn::Ref],
                ..Query::default()
            }
        );
    }

    fn query() -> impl Strategy<Value = Query> {
        let order = prop::option::of((0..KEYS.len(), any::<bool>()));
        (
            "[ -~éŵ]{0,40}",
            prop::option::of("[a-z0-9][a-z0-9-]{0,20}"),
            prop::option::of(0..RATINGS.len()),
            prop::option::of(0..GOINGS.len()),
            prop::option::of(0..STANDINGS.len()),
            any::<bool>(),
            prop::option::of(0..UNITS.len()),
            order,
            prop::option::of(0..GROUPINGS.len()),
            (
                prop::sample::subsequence(
                    ScorecardColumn::ALL.to_vec(),
                    0..=ScorecardColumn::ALL.len(),
                ),
                any::<bool>(),
            ),
        )
            .prop_map(
                |(
                    search,
                    objective,
                    rating,
                    going,
                    standing,
                    with_target,
                    units,
                    order,
                    group,
                    (hidden, whole),
                )| Query {
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
                    units: units.map(|i| UNITS[i].1),
                    grouping: group.map(|i| GROUPINGS[i].1),
                    hidden,
                    whole,
                },
            )
    }

    proptest! {
        #[test]
        fn every_query_comes_back_from_its_link(query in query()) {
            prop_assert_eq!(Query::read(&query.to_string()), (query.clone(), Vec::new()));
            let full = query.permalink();
            prop_assert_eq!(Query::read(&full), (query.settled(), Vec::new()));
            for key in ["sort=", "group=", "hide=", "rows="] {
                prop_assert!(full.contains(key), "{} in {}", key, full);
            }
        }

        #[test]
        fn what_is_settled_shows_the_same(query in query()) {
            let settled = query.settled();
            prop_assert_eq!(settled.grouped(), query.grouped());
            prop_assert_eq!(settled.settled(), settled.clone());
            prop_assert_eq!(Query { grouping: query.grouping, ..settled }, query);
        }

        #[test]
        fn no_link_is_too_strange_to_read(link in "\\PC{0,80}") {
            let (query, _) = Query::read(&link);
            prop_assert_eq!(Query::read(&query.to_string()).0, query);
        }
    }
}
