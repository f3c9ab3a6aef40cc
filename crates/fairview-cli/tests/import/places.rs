//! Imports with many places, or with two of one name: what the pages would say of them.

use super::import;
use report_core::compare::Comparison;
use report_core::read;
use report_core::report::Report;
use report_core::select::Selection;
use report_core::words;

fn imported(file: &str, area: &str, name: &str) -> (String, Report) {
    let arguments = [
        "csv",
        file,
        "--area",
        area,
        "--title",
        "T",
        "--organisation",
        "H",
    ];
    let (said, code, report) = import(&arguments, name);
    assert_eq!(code, Some(0), "{said}");
    let report = read::report(report.unwrap().as_bytes()).unwrap().value;
    (said, report)
}

#[test]
fn of_48_places_three_are_named() {
    let (_, report) = imported("faults/all-named.csv", "E06000100", "all-named");
    assert_eq!(report.areas.len(), 48);
    let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
    let at = comparison.latest().unwrap();
    for shown in [Selection::usual(&comparison), Selection::all(&comparison)] {
        let said = [
            words::sentence_of(&comparison, at, &shown).unwrap(),
            words::subtitle_of(&comparison, &shown),
            words::headline_of(&comparison, &shown).unwrap(),
        ]
        .join("\n");
        let others = report.areas[1..].iter();
        let named = others.filter(|area| said.contains(&area.name)).count();
        assert!(named <= 3 && said.chars().count() < 500, "{said}");
    }
    let all = words::sentence_of(&comparison, at, &Selection::all(&comparison)).unwrap();
    assert!(all.contains(" 44 more places stand in the table."), "{all}");
    // There are no neighbours to rank, and 48 authorities to stand among.
    let strip = words::strip(&comparison, at).unwrap();
    assert!(strip.contains("of the 48 authorities"), "{strip}");
}

#[test]
fn a_county_and_the_authority_that_took_its_place_are_told_apart() {
    let (said, report) = imported("faults/samename.csv", "E06000006", "same-name");
    let names: Vec<&str> = report.areas.iter().map(|area| area.name.as_str()).collect();
    let county = "Buckinghamshire (county)";
    let unitary = "Buckinghamshire (unitary authority)";
    assert!(
        names.contains(&county) && names.contains(&unitary),
        "{names:?}"
    );
    assert!(said.contains(county) && said.contains(unitary), "{said}");
    let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
    for at in 0..comparison.periods().len() {
        let areas = comparison.authorities(at);
        let both = areas
            .iter()
            .filter(|(area, _)| names[*area].starts_with("Buck"));
        assert!(both.count() <= 1);
    }
}
