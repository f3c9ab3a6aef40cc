//! What earlier releases published, as the publisher of all of them wrote it into the report: a
//! block of the overview, and from report to report on a measure's page.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{example, page_of};
use fairview::state::{Action, Request, State};
use serde_json::{Value, json};

const ID: &str = "halton-2022-23-q3";

/// The real report, with what a publisher of two invented reports before it would have written.
fn report() -> Value {
    let report = example(&format!("{ID}.json"));
    let mut report: Value = serde_json::from_slice(&report).unwrap();
    report["since"] = json!({
        "report": "q2", "period": "2022/23 Q2",
        "sentences": ["Of 35 measures, 18 are green, 2 fewer than then.", "One measure is new."],
    });
    report["releases"] = json!([
        { "report": "q1", "period": "2022/23 Q1", "published": "2022-09-12" },
        { "report": "q2", "period": "2022/23 Q2" },
        { "report": ID, "period": "2022/23 Q3" },
    ]);
    report["indicators"][0]["history"] = json!([
        { "release": "q1", "id": "earlier-id", "rating": "amber", "figure": "44.1%", "target": "50%" },
        { "release": "q2", "id": "earlier-id", "figure": "51%",
            "changes": ["The figure for quarter 1 2022/23 is 44.6%, was 44.1%."] },
        { "release": ID, "id": report["indicators"][0]["id"], "rating": "green" },
    ]);
    report
}

fn page(screen: &str) -> String {
    let mut state = State::at(&format!("#/{ID}{screen}"));
    while let Some(request) = state.next_request() {
        let file = match &request {
            Request::Report { .. } => report(),
            Request::Indicator { file, .. } | Request::OtherReport { file, .. } => {
                panic!("{file} is not needed")
            }
            _ => json!({
                "fairview": "1.0", "kind": "catalogue", "organisation": "Council",
                "reports": [{ "id": ID, "file": "report.json", "title": "T", "period": "2022/23 Q3" }],
            }),
        };
        state = state
            .after(Action::Requested(request.clone()))
            .after(Action::Loaded(request, Ok(file.to_string().into_bytes())));
    }
    page_of(&state)
}

#[test]
fn the_overview_says_what_changed_before_anything_else() {
    let page = page("");
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("{words}: {page}"))
    };
    assert!(at("What changed since quarter 2 2022/23") < at("What is red, and why"));
    assert!(page.contains("Of 35 measures, 18 are green, 2 fewer than then."));
    assert!(page.contains("Worked out from what the two reports publish."));
    assert!(page.contains(&format!("href=\"#/{ID}/changes\"")));
}

#[test]
fn a_measure_says_what_each_report_published_newest_first() {
    let first = report()["indicators"][0]["id"].as_str().unwrap().to_owned();
    let page = page(&format!("/{first}"));
    let from = page.find("What each report published of this measure");
    let table = &page[from.expect("the table")..];
    let table = &table[..table.find("</table>").unwrap()];
    let rows: Vec<&str> = table.split("<tr>").collect();
    let [_, _, now, second, earliest] = rows[..] else {
        panic!("{rows:?}");
    };
    // This report is no link to itself.
    assert!(now.contains("Quarter 3 2022/23") && !now.contains("<a") && now.contains("Green"));
    assert!(second.contains("href=\"#/q2/earlier-id\"") && second.contains("No rating"));
    assert!(second.contains("is 44.6%, was 44.1%."));
    assert!(earliest.contains("Published 12 September 2022") && earliest.contains("44.1%"));
}

#[test]
fn a_report_that_speaks_of_a_release_it_does_not_list_says_so() {
    let mut report = report();
    report["indicators"][0]["history"][1]["release"] = json!("nowhere");
    let found = report_core::read::report(report.to_string().as_bytes()).unwrap();
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert!(
        said.iter()
            .any(|line| line.contains("indicators[0].history[1].release")
                && line.contains("\"nowhere\" is not the id of a release of this report")),
        "{said:?}"
    );
    assert_eq!(found.value.indicators[0].history.len(), 2);
}
