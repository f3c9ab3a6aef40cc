//! Search, filters and order on the real quarter 3 report, and positions on the benchmark.

use report_core::find::{Going, Key, Order, Query, ScorecardColumn, Standing};
use report_core::lint;
use report_core::neighbour_movement::Movements;
use report_core::position::Position;
use report_core::read;
use report_core::report::{Band, Indicator, Rating, Report, Role};
use report_core::words;

fn example(file: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/examples");
    std::fs::read(format!("{folder}/{file}")).unwrap()
}

fn report() -> Report {
    let bytes = example("halton-2022-23-q3.json");
    read::report(&bytes).unwrap().value
}

/// The benchmark, whose series lie in files of their own, as its index says it and whole.
fn benchmark() -> (Report, Report) {
    let index = read::report(&example("halton-lait-2026.json"))
        .unwrap()
        .value;
    let mut whole = index.clone();
    for indicator in &mut whole.indicators {
        let file = example(indicator.file.as_ref().unwrap());
        let detail = read::indicator_file(&file, &index, &indicator.id).unwrap();
        *indicator = indicator.clone().with(detail.value);
    }
    (index, whole)
}

fn refs(report: &Report, query: &Query) -> Vec<String> {
    query
        .find(report)
        .into_iter()
        .map(|i| report.indicators[i].printed_ref.clone().unwrap())
        .collect()
}

#[test]
fn everything_stands_in_the_reports_order() {
    let report = report();
    assert_eq!(Query::default().find(&report), (0..35).collect::<Vec<_>>());
}

#[test]
fn search_is_of_all_words_in_any_case() {
    let report = report();
    let search = |text: &str| {
        refs(
            &report,
            &Query {
                search: text.to_owned(),
                ..Query::default()
            },
        )
    };
    assert_eq!(search("CARE leavers"), ["PED03 03", "PED03 04"]);
    assert_eq!(search("ped06 03"), ["PED06 03"]);
    assert!(search("pupil referral").contains(&"PED01 02".to_owned()));
    assert!(search("no such measure").is_empty());
}

#[test]
fn filters_hold_together_and_the_order_is_kept() {
    let report = report();
    let query = Query {
        rating: Some(Rating::Red),
        objective: Some("ped06".to_owned()),
        ..Query::default()
    };
    assert_eq!(refs(&report, &query), ["PED06 01", "PED06 02", "PED06 03"]);
    let query = Query {
        going: Some(Going::Worse),
        ..Query::default()
    };
    let worse = refs(&report, &query);
    assert!(
        worse.contains(&"PED02 02".to_owned()) && worse.contains(&"PED03 01".to_owned()),
        "{worse:?}"
    );
    let by_current = Query {
        order: Some(Order {
            by: Key::Current,
            descending: true,
        }),
        ..Query::default()
    };
    let found = by_current.find(&report);
    assert_eq!(found.len(), 35);
    let up = Query {
        order: Some(Order {
            by: Key::Rating,
            descending: false,
        }),
        ..Query::default()
    };
    let ratings: Vec<_> = up
        .find(&report)
        .into_iter()
        .filter_map(|i| report.indicators[i].rating)
        .collect();
    assert!(ratings.is_sorted());
    assert_eq!(ratings[0], Rating::Red);
}

#[test]
fn a_list_without_series_is_filtered_and_ordered_as_one_with_them() {
    let (index, whole) = benchmark();
    let found = |report: &Report, standing| {
        let query = Query {
            standing: Some(standing),
            ..Query::default()
        };
        query.find(report)
    };
    let mut all = 0;
    for standing in Standing::ALL {
        assert_eq!(found(&index, standing), found(&whole, standing));
        all += found(&index, standing).len();
    }
    let better = found(&index, Standing::Better).len();
    // Counts and sums of money have no standing: 33 of 293 measures.
    assert!(all > 250 && better > 80, "{better} of {all}");
    let by_rank = Query {
        order: Some(Order {
            by: Key::Neighbours,
            descending: false,
        }),
        ..Query::default()
    };
    assert_eq!(by_rank.find(&index), by_rank.find(&whole));
    let first = &index.indicators[by_rank.find(&index)[0]];
    assert_eq!(
        Position::of(&index, first).unwrap().rank().unwrap().place,
        1
    );
    assert_eq!(ScorecardColumn::Neighbours.key(), Some(Key::Neighbours));
}

#[test]
fn a_position_says_of_how_many() {
    let (index, whole) = benchmark();
    let said = |report: &Report, id: &str| {
        let position = Position::of(report, report.indicator(id)?)?;
        Some((words::rank_of(&position), words::beside_mean(&position)))
    };
    let words = |rank: &str, mean: &str| Some((Some(rank.to_owned()), Some(mean.to_owned())));
    for (id, expected) in [
        (
            "lac-pct-adopt-consentdisp",
            words(
                "joint 4th highest of 8, with its neighbours",
                "Below the mean of 7 of 10",
            ),
        ),
        (
            "totabs",
            words(
                "highest of 11, with its neighbours",
                "Worse than the mean of all 10",
            ),
        ),
        (
            "cppo-ks4-a8",
            words(
                "lowest of 11, with its neighbours",
                "Worse than the mean of all 10",
            ),
        ),
    ] {
        assert_eq!(said(&index, id), expected, "{id}");
        assert_eq!(said(&whole, id), expected, "{id}");
    }
    // Whether nobody is behind is known without the series too.
    for indicator in &index.indicators {
        let (a, b) = (said(&index, &indicator.id), said(&whole, &indicator.id));
        let rank = |said: Option<(Option<String>, Option<String>)>| said.and_then(|said| said.0);
        assert_eq!(rank(a), rank(b), "{}", indicator.id);
    }
    // Places of different size are not compared by what they count.
    for id in ["no-of-lac-adopted", "totallacfinance"] {
        for report in [&index, &whole] {
            assert_eq!(said(report, id), Some((None, None)), "{id}");
        }
        let indicator = index.indicator(id).unwrap();
        assert!(Position::none_for(indicator).is_some(), "{id}");
    }
}

#[test]
fn quartiles_and_movements_are_the_same_without_the_series() {
    let (index, whole) = benchmark();
    let bands = |report: &Report| -> Vec<Option<Band>> {
        let positions = report.indicators.iter().map(|i| Position::of(report, i));
        positions.map(|position| position?.band()).collect()
    };
    assert_eq!(bands(&index), bands(&whole));
    assert_eq!(bands(&index).iter().flatten().count(), 181);
    let moved = |report: &Report| {
        let found = Movements::of(report, report.indicators.iter());
        let lists = [&found.improved, &found.worsened].map(|list| {
            let list = list.iter();
            let rounded = list.map(|m| (m.position.indicator.id.clone(), (m.times * 1e6).round()));
            rounded.collect::<Vec<_>>()
        });
        (lists, found.level, found.apart)
    };
    assert_eq!(moved(&index), moved(&whole));
    // By hand: (1.16009 − 0 − (0.04926 − 0)) / 0.04926, and low is good.
    let found = Movements::of(&index, index.indicators.iter());
    let worst = &found.worsened[0];
    assert_eq!(worst.position.indicator.id, "specpermex");
    assert_eq!((worst.times * 100.0).round(), -2255.0);
}

#[test]
fn what_was_calculated_is_held_against_the_figures() {
    let (index, whole) = benchmark();
    for (found, right) in index.indicators.iter().zip(&whole.indicators) {
        let says = lint::stale(&index, found, right);
        assert_eq!(says, Vec::<String>::new(), "{}", found.id);
    }
    let mut stale: Indicator = index
        .indicator("lac-pct-adopt-consentdisp")
        .unwrap()
        .clone();
    let right = whole.indicator(&stale.id).unwrap();
    let calculated = stale.calculated.as_mut().unwrap();
    calculated.mean.as_mut().unwrap().value += 0.1;
    calculated.rank.as_mut().unwrap().joint = false;
    assert_eq!(
        lint::stale(&index, &stale, right),
        [
            "the report says that the neighbours' mean is 58.528571428571404, and the figures here give 58.42857142857143; lists show the one, and the indicator's own page the other",
            "the report says that the rank is 4 of 8, and the figures here give joint 4 of 8; lists show the one, and the indicator's own page the other",
        ]
    );
    let mut without = right.clone();
    without.observations = None;
    assert_eq!(lint::stale(&index, &stale, &without).len(), 1);
}

#[test]
fn straight_and_curly_apostrophes_find_the_same_measures() {
    let report = read::report(&example("halton-2015-16-q2.json"))
        .unwrap()
        .value;
    let found = |text: &str| {
        let query = Query {
            search: text.to_owned(),
            ..Query::default()
        };
        query.find(&report)
    };
    let straight = found("children's social care");
    assert_eq!(straight.len(), 2);
    assert_eq!(straight, found("children’s social care"));
    assert_eq!(straight, found("childrens social care"));
}

#[test]
fn a_target_of_any_year_is_a_target() {
    let plan = read::report(&example("halton-plan-2012-15.json"))
        .unwrap()
        .value;
    let query = Query {
        with_target: true,
        ..Query::default()
    };
    // A number in one of four columns of targets is enough.
    assert_eq!(query.find(&plan).len(), 71);
    let first = plan.columns.iter().position(|c| c.role == Role::Target);
    let of_first = plan.indicators.iter().filter(|indicator| {
        let cell = indicator.cells[first.unwrap()].as_ref();
        cell.is_some_and(|cell| cell.value.number().is_some())
    });
    assert_eq!(of_first.count(), 66);
}
