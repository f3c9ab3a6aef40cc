//! Laws of joining.

use super::layouts::{own, percent};
use proptest::prelude::*;
use report_core::read;
use report_core::wire::Report;
use report_import::choices::Comparators;
use report_import::comparators::{How, NeighbourList, Published, RowFilter, import as join};
use report_import::imported::Imported;
use report_import::options::Options;
use report_import::problems::Problems;
use report_import::update::Last;

/// A file of one or two measures for a few areas and years set beside a report of theirs.
fn joined(report: &Report, text: &str) -> Imported {
    let last = Last::of("last.json", report.clone());
    let mut options = Options::default();
    options.add("source", "Waste").unwrap();
    let mut problems = Problems::default();
    let files = vec![("file.csv".to_owned(), Ok(text.as_bytes().to_vec()))];
    let published = Published::of_files(
        &last,
        &options,
        &Comparators::default(),
        RowFilter::Joined,
        files,
        &mut problems,
    );
    join(
        &last,
        published,
        None,
        &Comparators::default(),
        How::default(),
        problems,
    )
}

fn small() -> Report {
    let measures = [
        ("env01", "Recycled", percent(), None),
        ("env02", "Composted", percent(), None),
    ];
    let report = own(("Halton", "E06000006"), &measures);
    read::as_written(report.to_string().as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn joining_twice_is_as_once_and_own_figures_stay(
        rows in prop::collection::vec((0usize..4, 0usize..3, 2015u16..2025, prop::option::of(0u16..1000)), 1..40),
        spaced in any::<bool>(),
    ) {
        let areas = [("E06000006", "Halton"), ("E06000007", "Warrington"), ("E12000002", "North West"), ("E92000001", "England")];
        let titles = ["Recycled", "Composted", "Burnt"];
        let mut seen = std::collections::BTreeSet::new();
        let mut text = "Area code,Area,Indicator,Period,Value,Unit\n".to_owned();
        for (area, title, year, value) in rows {
            if seen.insert((area, title, year)) {
                let value = value.map_or("[c]".to_owned(), |value| (f64::from(value) / 10.0).to_string());
                let (code, name) = areas[area];
                let name = if spaced { format!(" {name} ") } else { name.to_owned() };
                text += &format!("{code},{name},{},{year}/{:02},{value},%\n", titles[title], (year + 1) % 100);
            }
        }
        let before = small();
        let once = joined(&before, &text);
        let Some(first) = once.sound() else {
            prop_assert!(once.problems.errors() > 0);
            return Ok(());
        };
        let after: Report = read::as_written(first.as_bytes()).unwrap();
        for (a, b) in before.indicators.iter().zip(&after.indicators) {
            let mut bare = b.clone();
            bare.benchmark = None;
            prop_assert_eq!(report_import::json::print(a), report_import::json::print(&bare));
        }
        let twice = joined(&after, &text);
        prop_assert_eq!(twice.sound(), Some(first), "{:?}", twice.problems.list);
    }

    #[test]
    fn no_bytes_break_a_list_of_neighbours_or_a_recipe(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut problems = Problems::default();
        let list = NeighbourList::read("list", &bytes, Some("A list, 2024"), &small(), &mut problems);
        prop_assert!(list.is_some() || problems.errors() > 0);
        let _ = Comparators::read(&bytes);
    }
}
