//! Where the terms of a glossary stand: as words of their own, with all their meanings.

use report_core::glossary::used;
use report_core::read;
use report_core::report::Report;
use serde_json::{Value, json};

fn report(terms: &[(&str, &str)]) -> Report {
    let terms = terms
        .iter()
        .map(|(term, meaning)| json!({ "term": term, "meaning": meaning }));
    let file = json!({
        "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
        "area": "own", "period": "2020", "areas": [{ "id": "own", "name": "Own", "kind": "authority" }],
        "glossary": terms.collect::<Vec<Value>>(),
    });
    read::report(file.to_string().as_bytes()).unwrap().value
}

#[track_caller]
fn found(text: &str, expected: &[&str]) {
    let report = report(&[
        ("CIC", "Children in care"),
        ("CICC", "Children in Care Council"),
        ("EHCP", "Education Health and Care Plan"),
        ("R", "Reading"),
        ("903", "A return"),
        ("M5+", "Achieved 5 and above"),
        ("%<95%", "Below 95%"),
        ("s47", "A section 47 enquiry"),
        ("PA", "Personal Assistant"),
        ("PA", "Persistent absence"),
    ]);
    let used = used(&report, &[text]);
    assert_eq!(
        used.iter().map(|one| one.term).collect::<Vec<_>>(),
        expected
    );
    for entry in used {
        assert_eq!(entry.meanings.len(), if entry.term == "PA" { 2 } else { 1 });
    }
}

#[test]
fn a_term_is_a_word_of_its_own() {
    found("Of the CIC, 5 …", &["CIC"]);
    found("CICC", &["CICC"]);
    found("(CIC/CICC)", &["CIC", "CICC"]);
    found("EHCPs and ECICs", &["EHCP"]);
    found("EHCPsome", &[]);
    found("cic", &[]);
    found("M5+; EM5+", &["M5+"]);
    found("EM5+", &[]);
    found("CIC’s s47", &["CIC", "s47"]);
    found("éCIC", &[]);
}

#[test]
fn letters_and_numbers_alone_can_be_anything() {
    found("R, 903 or %<95%", &[]);
}

#[test]
fn which_of_two_meanings_is_meant_is_not_guessed() {
    found("PA of 12%", &["PA"]);
}
