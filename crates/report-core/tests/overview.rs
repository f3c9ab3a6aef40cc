//! The overview of the real quarter 3 report, against lists made by hand from the document.

use report_core::overview;
use report_core::read;
use report_core::report::Report;

fn report(id: &str) -> Report {
    let path = format!(
        "{}/../../static/examples/{id}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    read::report(&std::fs::read(path).unwrap()).unwrap().value
}

#[test]
fn the_ten_red_measures_stand_in_printed_order() {
    let report = report("halton-2022-23-q3");
    let refs: Vec<_> = overview::red(&report)
        .iter()
        .map(|i| i.printed_ref.clone().unwrap())
        .collect();
    assert_eq!(
        refs,
        [
            "PED02 04", "PED03 01", "PED03 02", "PED04 01", "PED04 03", "PED05 01", "PED05 02",
            "PED06 01", "PED06 02", "PED06 03"
        ]
    );
}

#[test]
fn movements_are_of_counts_and_rates_that_may_be_compared() {
    let report = report("halton-2022-23-q3");
    let moved: Vec<_> = overview::movements(&report)
        .iter()
        .map(|m| {
            (
                m.indicator.printed_ref.clone().unwrap(),
                m.before,
                m.now,
                m.percent.round(),
            )
        })
        .collect();
    let expected = [
        ("PED03 02", 35.0, 71.0, 103.0),
        ("PED03 01", 35.0, 45.0, 29.0),
        ("PED02 04", 107.0, 136.0, 27.0),
        ("PED02 02", 360.0, 385.0, 7.0),
        ("PED02 03", 59.0, 61.0, 3.0),
        ("PED02 10", 15.0, 12.0, -20.0),
        ("PED02 11", 36.0, 22.0, -39.0),
        ("PED02 09", 243.0, 88.0, -64.0),
        ("PED02 08", 38.0, 4.0, -89.0),
    ]
    .map(|(name, before, now, percent)| (name.to_owned(), before, now, percent));
    assert_eq!(moved, expected);
}

#[test]
fn red_milestones_come_before_amber_ones() {
    let report = report("halton-2022-23-q3");
    let refs: Vec<_> = overview::at_risk(&report)
        .iter()
        .map(|m| m.printed_ref.clone().unwrap())
        .collect();
    assert_eq!(
        refs,
        ["PED06d", "PED02a", "PED02d", "PED04d", "PED04e", "PED06c"]
    );
}

#[test]
fn distances_are_largest_first_and_on_the_worse_side() {
    let report = report("halton-2022-23-q3");
    let distances = overview::furthest_from_target(&report);
    assert!(distances.len() > 5);
    assert!(
        distances
            .windows(2)
            .all(|pair| pair[0].percent >= pair[1].percent)
    );
    // 45 against 20: more than twice the target.
    assert_eq!(
        distances[0].indicator.printed_ref.as_deref(),
        Some("PED03 01")
    );
    assert_eq!(
        (distances[0].value, distances[0].from, distances[0].percent),
        (45.0, 20.0, 125.0)
    );
    let distances = overview::furthest_from_neighbours(&report);
    let care = distances
        .iter()
        .find(|d| d.indicator.id == "ped02-04")
        .unwrap();
    assert_eq!((care.value, care.from), (132.0, 106.4));
}

#[test]
fn a_finance_table_is_said_from_its_printed_totals() {
    let report = report("halton-2015-16-q2");
    let lines: Vec<_> = report
        .finance
        .iter()
        .map(|table| overview::finance_line(table).unwrap())
        .collect();
    assert_eq!(
        lines,
        [
            "Spent £6,112,000 to 30 September 2015, £272,000 under the budget to date of £6,384,000.",
            "Spent £1,191,000 to 30 September 2015, as in the budget to date of £1,191,000.",
            "Spent £11,128,000 to 30 September 2015, £1,076,000 over the budget to date of £10,052,000.",
        ]
    );
}
