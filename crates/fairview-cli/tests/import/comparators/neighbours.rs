//! Lists of neighbours.

use super::layouts::{LICENCE, own, percent};
use super::{beside, kept, tidy};
use crate::import;
use serde_json::{Value, json};

/// A list of neighbours, as the command joins it.
pub fn neighbours(name: &str, file: &str, more: &[&str]) -> (String, Option<Value>) {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), None)],
    );
    let onto = kept(&format!("{name}-onto.json"), &report.to_string());
    let words = [
        &["comparators", "--neighbours", file, "--onto", &onto],
        more,
    ]
    .concat();
    let (said, _, text) = import(&words, name);
    (said, text.map(|text| serde_json::from_str(&text).unwrap()))
}

#[test]
fn a_list_of_neighbours_becomes_the_reports() {
    let list = "CIPFA nearest neighbours, 2024";
    let (said, report) = neighbours("cipfa", "comparators/cipfa.csv", &["--list", list]);
    let report = report.unwrap_or_else(|| panic!("{said}"));
    assert_eq!(
        report["neighbours"],
        json!({ "list": list, "areas": [
            { "area": "st-helens", "closeness": "0.0387" },
            { "area": "knowsley", "closeness": "0.0412" },
            { "area": "kingston-upon-hull-city-of", "closeness": "0.0533" }
        ] })
    );
    assert!(said.contains("comparators/cipfa.csv: 3 neighbours, closest first: St. Helens, Knowsley, Kingston upon Hull, City of"), "{said}");
    let workbook = "../../../../data/lait/sn_may_2025.xlsx";
    let list = "Children's services statistical neighbours, May 2025";
    let (said, report) = neighbours("children", workbook, &["--list", list]);
    let report = report.unwrap_or_else(|| panic!("{said}"));
    let areas = report["neighbours"]["areas"].as_array().unwrap();
    assert_eq!(areas.len(), 10);
    assert_eq!(
        areas[0],
        json!({ "area": "st-helens", "closeness": "Very close" })
    );
}

#[test]
fn neighbours_stand_by_rank_else_by_distance_else_as_in_the_file() {
    let list = ["--list", "CIPFA nearest neighbours, 2024"];
    let closest = "neighbours, closest first: ";
    let as_given = "neighbours, in the order of the file, which should be closest first: ";
    for (name, text, said) in [
        (
            "distance",
            "Neighbour,Distance\nDarlington,0.103\nSt. Helens,0.01\nKnowsley,0.02\n",
            [closest, "St. Helens, Knowsley, Darlington"],
        ),
        (
            "rank-and-distance",
            "Rank,Neighbour,Distance\n3,Darlington,0.01\n1,St. Helens,0.03\n2,Knowsley,0.02\n",
            [closest, "St. Helens, Knowsley, Darlington"],
        ),
        (
            "some-distances",
            "Neighbour,Distance\nDarlington,0.03\nSt. Helens,\nKnowsley,0.02\n",
            [as_given, "Darlington, St. Helens, Knowsley"],
        ),
        (
            // How similar: nobody knows whether the most or the least is close.
            "similarity",
            "Neighbour,Similarity\nDarlington,3\nSt. Helens,1\nKnowsley,2\n",
            [as_given, "Darlington, St. Helens, Knowsley"],
        ),
    ] {
        let file = kept(&format!("order-{name}.csv"), text);
        let (found, _) = neighbours(&format!("order-{name}"), &file, &list);
        assert!(found.contains(&said.concat()), "{name}: {found}");
    }
}

#[test]
fn nations_and_regions_are_no_neighbours() {
    let list = ["--list", "CIPFA nearest neighbours, 2024"];
    let text = "Rank,Neighbour\n1,Knowsley\n2,England\n3,North West\n4,Darlington\n";
    let file = kept("neighbours-nation.csv", text);
    let (said, report) = neighbours("neighbours-nation", &file, &list);
    let report = report.unwrap_or_else(|| panic!("{said}"));
    assert_eq!(
        report["neighbours"]["areas"],
        json!([{ "area": "knowsley" }, { "area": "darlington" }])
    );
    assert!(
        said.contains(
            "England, North West are left out of the neighbours; expected authorities alone"
        ),
        "{said}"
    );
}

#[test]
fn a_list_of_neighbours_that_cannot_be_read_is_told() {
    let list = ["--list", "CIPFA nearest neighbours, 2024"];
    let (said, report) = neighbours("no-list", "comparators/cipfa.csv", &["--list", "CIPFA"]);
    assert!(report.is_none());
    assert!(said.contains("it is not said which list of neighbours it is, and of which year; expected --list, like --list \"CIPFA nearest neighbours, 2024\", or \"neighbours\" in the recipe, under \"comparators\""), "{said}");
    for (name, text, words) in [
        (
            "headings",
            "Who,Whom\nHalton,Knowsley\n",
            "no column is headed \"Neighbour\"; expected one with the names or codes of authorities, beside Who, Whom",
        ),
        (
            "others",
            "Authority,Neighbour\nWirral,Knowsley\n",
            "it has 0 neighbours of Halton; expected 1 to 100",
        ),
        (
            "rank",
            "Rank,Neighbour\nfirst,Knowsley\n",
            "line 2: \"first\" is no place in a list; expected a number, like 1",
        ),
        (
            "twice",
            "Rank,Neighbour\n1,Knowsley\n2,knowsley\n",
            "line 3: \"knowsley\" stands there twice; expected every neighbour once",
        ),
        (
            "code",
            "Rank,Neighbour code\n1,E08000011\n",
            "line 2: \"E08000011\" is the code of no place of the report, and no name is said; expected a column \"Neighbour\" with names",
        ),
    ] {
        let file = kept(&format!("neighbours-{name}.csv"), text);
        let (said, report) = neighbours(&format!("neighbours-{name}"), &file, &list);
        assert!(report.is_none() && said.contains(words), "{name}: {said}");
    }
}

/// A list of neighbours that comes with a file of figures says which of its authorities are kept.
#[test]
fn a_list_of_neighbours_narrows_a_file_of_all() {
    let report = own(
        ("Halton", "E06000006"),
        &[("env01", "Recycled", percent(), None)],
    );
    let text = tidy("%")
        + "E08000011,Knowsley,Recycled,2023/24,41,%\nE92000001,England,Recycled,2023/24,43,%\n";
    let file = kept("narrow.csv", &text);
    let more = [
        "--source",
        "Waste",
        "--licence",
        LICENCE,
        "--neighbours",
        "comparators/cipfa.csv",
        "--list",
        "CIPFA nearest neighbours, 2024",
    ];
    let (said, joined) = beside("narrow", &report, &file, None, &more);
    let joined = joined.unwrap_or_else(|| panic!("{said}"));
    let series = joined["indicators"][0]["benchmark"]["observations"]["series"]
        .as_array()
        .unwrap();
    let places: Vec<&str> = series
        .iter()
        .map(|one| one["area"].as_str().unwrap())
        .collect();
    assert_eq!(places, ["here", "knowsley", "england"]);
    assert!(
        said.contains("1 authority that the report does not name"),
        "{said}"
    );
    assert!(said.contains("2 of the 3 neighbours of \"CIPFA nearest neighbours, 2024\" have no row in it: St. Helens, Kingston upon Hull, City of; expected a row for each, by its name or code"), "{said}");
}
