//! Search, filters and order on the real quarter 3 report.

use report_core::find::{Going, Key, Order, Query};
use report_core::read;
use report_core::report::{Rating, Report};

fn report() -> Report {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../static/examples/halton-2022-23-q3.json"
    );
    read::report(&std::fs::read(path).unwrap()).unwrap().value
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
