//! The one spelling of a query, for links.

use super::{Column, Going, Grouping, Key, Order, Query, Standing, Units};
use crate::link::{encode, parts, spelled, spelling};
use crate::report::Rating;
use std::fmt;

impl Query {
    /// Reads the part of a link after `?`. Returns what could not be honoured beside it.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut query = Self::default();
        let mut problems = Vec::new();
        for (part, key, value) in parts(text) {
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
                "unit" => set(&mut query.units, spelled(&UNITS, &value)),
                "group" => set(&mut query.grouping, spelled(&GROUPINGS, &value)),
                "hide" => {
                    for name in value.split(',') {
                        match spelled(&COLUMNS, name) {
                            Some(column) if query.hidden.contains(&column) => {}
                            Some(column) => query.hidden.push(column),
                            None => problems.push(part.chars().take(60).collect()),
                        }
                    }
                    query.hidden.sort();
                    true
                }
                "rows" => {
                    query.whole = value == "all";
                    query.whole
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
            units,
            order,
            grouping,
            hidden,
            whole,
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
        parts.extend(units.map(|units| format!("unit={}", spelling(&UNITS, units))));
        parts.extend(order.map(|order| {
            format!(
                "sort={}{}",
                if order.descending { "-" } else { "" },
                spelling(&KEYS, order.by)
            )
        }));
        parts.extend(grouping.map(|by| format!("group={}", spelling(&GROUPINGS, by))));
        if !hidden.is_empty() {
            let names: Vec<&str> = hidden
                .iter()
                .map(|column| spelling(&COLUMNS, *column))
                .collect();
            parts.push(format!("hide={}", names.join(",")));
        }
        if *whole {
            parts.push("rows=all".to_owned());
        }
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
const COLUMNS: [(&str, Column); 8] = [
    ("ref", Column::Ref),
    ("previous", Column::Previous),
    ("target", Column::Target),
    ("current", Column::Current),
    ("rating", Column::Rating),
    ("direction", Column::Direction),
    ("neighbours", Column::Neighbours),
    ("trend", Column::Trend),
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
                    hidden: vec![Column::Previous, Column::Trend],
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
                hidden: vec![Column::Ref],
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
            prop::option::of(0..UNITS.len()),
            order,
            prop::option::of(0..GROUPINGS.len()),
            (
                prop::sample::subsequence(Column::ALL.to_vec(), 0..=Column::ALL.len()),
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
            prop_assert_eq!(Query::read(&query.to_string()), (query, Vec::new()));
        }

        #[test]
        fn no_link_is_too_strange_to_read(link in "\\PC{0,80}") {
            let (query, _) = Query::read(&link);
            prop_assert_eq!(Query::read(&query.to_string()).0, query);
        }
    }
}
