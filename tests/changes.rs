//! The screen of what changed, natively: which report is set against which, and what is said
//! where that cannot be done.
//!
//! The later report of the pair used here is made of the real one for quarter 3 of 2022/23 by the
//! alterations in [`later`]; it is published nowhere.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::page_of;
use fairview::failure::Failure;
use fairview::page::{PageStatus, status, title};
use fairview::route::{LinkProblem, Place};
use fairview::state::{Action, Request, State};
use serde_json::{Value, json};

fn example(id: &str) -> Value {
    serde_json::from_slice(&common::example(&format!("{id}.json"))).unwrap()
}

/// The real report as the quarter after: one rating, one figure and one target are others, and
/// one measure is gone.
fn later() -> Value {
    let mut report = example("halton-2022-23-q3");
    report["id"] = json!("q4");
    report["period"] = json!("2022/23 Q4");
    let indicators = report["indicators"].as_array_mut().unwrap();
    for indicator in indicators.iter_mut() {
        match indicator["id"].as_str() {
            Some("ped02-02") => indicator["rating"] = json!("green"),
            Some("ped02-04") => {
                indicator["cells"]["previous"] = json!({ "printed": "108", "value": 108 });
            }
            Some("ped03-03") => {
                indicator["cells"]["target"] = json!({ "printed": "97%", "value": 97 });
            }
            _ => {}
        }
    }
    indicators.retain(|indicator| indicator["id"] != "ped04-08");
    report
}

/// A report of another organisation, of the same title.
fn foreign() -> Value {
    let mut report = example("halton-2022-23-q3");
    report["id"] = json!("foreign");
    report["organisation"] = json!("Another Council");
    report
}

fn catalogue() -> Value {
    let entry = |id: &str, period: &str, title: &str| json!({ "id": id, "file": format!("{id}.json"), "title": title, "period": period, "sort": "quarter" });
    let title = "Children and Young People, Priority Based Report";
    json!({
        "fairview": "1.0", "kind": "catalogue", "organisation": "Halton Borough Council",
        "reports": [
            entry("q4", "2022/23 Q4", title),
            entry("halton-2022-23-q3", "2022/23 Q3", title),
            entry("foreign", "2022/23 Q2", "Another report"),
            entry("halton-2015-16-q2", "2015/16 Q2", title),
        ]
    })
}

fn file(request: &Request) -> Value {
    match request {
        Request::LazyCode(_) => unreachable!("natively it is there"),
        Request::Catalogue => catalogue(),
        Request::Report { id, .. } | Request::OtherReport { id, .. } => match id.as_str() {
            "q4" => later(),
            "foreign" => foreign(),
            id => example(id),
        },
        Request::Families { file }
        | Request::Family { file }
        | Request::FamilyList { file }
        | Request::Indicator { file, .. } => {
            panic!("{file} is not needed")
        }
    }
}

fn answered(state: State, request: Request) -> State {
    let bytes = file(&request).to_string().into_bytes();
    state
        .after(Action::Requested(request.clone()))
        .after(Action::Loaded(request, Ok(bytes)))
}

/// The state of a link once all that it wants has come.
fn opened(hash: &str) -> State {
    complete(State::at(hash))
}

fn complete(mut state: State) -> State {
    while let Some(request) = state.next_request() {
        state = answered(state, request);
    }
    state
}

/// What stands on the page.
fn page(hash: &str) -> String {
    let state = opened(hash);
    assert_eq!(status(&state), PageStatus::Ready, "{hash}");
    page_of(&state)
}

#[test]
fn a_report_is_set_against_the_one_before_of_its_title() {
    let mut state = State::at("#/q4/changes");
    let mut asked = Vec::new();
    while let Some(request) = state.next_request() {
        asked.push(match &request {
            Request::Report { id, .. } | Request::OtherReport { id, .. } => id.clone(),
            other => format!("{other:?}"),
        });
        assert_ne!(status(&state), PageStatus::Ready);
        state = answered(state, request);
    }
    assert_eq!(asked, ["Catalogue", "q4", "halton-2022-23-q3"]);
    assert_eq!(status(&state), PageStatus::Ready);
    assert!(
        title(&state).starts_with("What changed – Quarter 4 2022/23"),
        "{}",
        title(&state)
    );
    let page = page_of(&state);
    for words in [
        "Of 34 measures (35 then), 4 are green, 3 are amber and 10 are red;",
        "Of 17 measures rated red, amber or green in both, 4 are green, 1 more than in the report for quarter 3 2022/23; 3 are amber, 1 fewer; 10 are red, as many; 1 moved: 1 from amber to green.",
        "The figure for 2021/22 is 108, was 107, 1 higher.",
        "The target for 2022/23 is 97%, was 95%, 2 points higher.",
        "This measure is no longer in the report.",
        "4 changes are shown.",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    // What is there leads to this report, what was dropped to the other.
    assert!(page.contains("href=\"#/q4/ped02-04\""));
    assert!(page.contains("href=\"#/halton-2022-23-q3/ped04-08\""));
    let (before, now) = (
        page.find("Amber</span>").unwrap(),
        page.rfind("Green</span>").unwrap(),
    );
    assert!(before < now);
}

#[test]
fn a_link_may_name_the_release_and_the_kind() {
    let page = page("#/q4/changes?from=halton-2022-23-q3&kind=target");
    assert!(page.contains("1 of 4 changes shown: targets altered."));
    assert!(page.contains("was 95%"));
    assert!(!page.contains("was 107"));
    let page = self::page("#/q4/changes?kind=risk");
    assert!(
        page.contains("None of 4 changes is of the kind “risks”."),
        "{page}"
    );
}

#[test]
fn what_cannot_be_compared_has_words() {
    for (link, words) in [
        (
            "#/q4/changes?from=gone",
            "“gone”, which is not in the list of reports",
        ),
        ("#/q4/changes?from=q4", "compares this report with itself"),
        (
            "#/q4/changes?from=foreign",
            "The other report is of Another Council, about Halton; this one of Halton Borough Council, about Halton.",
        ),
        (
            "#/halton-2015-16-q2/changes",
            "There is no earlier report in this series.",
        ),
    ] {
        let page = page(link);
        assert!(page.contains(words), "{link}: {page}");
        assert!(page.contains("Compare with"), "{link}");
    }
    let state = opened("#/q4/changes?from=../secret&kind=praise");
    let passed =
        ["from=../secret", "kind=praise"].map(|part| LinkProblem::Ignored(part.to_owned()));
    assert_eq!(state.link_problems, passed);
    let bytes = later().to_string().into_bytes();
    let given = State::default().after(Action::FileOpened {
        name: "own.json".to_owned(),
        bytes: Ok(bytes),
    });
    let given = complete(given.after(Action::Navigated("#/~/changes?from=q4".to_owned())));
    assert_eq!(given.view.place(), Some(&Place::Device));
    assert!(page_of(&given).contains("opened from your device cannot be compared here"));
}

#[test]
fn a_list_of_one_has_nothing_to_set_it_against() {
    let mut list = catalogue();
    list["reports"].as_array_mut().unwrap().truncate(1);
    let mut state = State::at("#/q4/changes?from=halton-2022-23-q3");
    while let Some(request) = state.next_request() {
        let bytes = match &request {
            Request::Catalogue => list.to_string().into_bytes(),
            other => file(other).to_string().into_bytes(),
        };
        state = state.after(Action::Requested(request.clone()));
        state = state.after(Action::Loaded(request, Ok(bytes)));
    }
    assert_eq!(status(&state), PageStatus::Ready);
    assert!(page_of(&state).contains("There is no other report to compare this one with."));
    let before = fairview::links::set_in_single_file(true);
    let in_file = page_of(&state);
    fairview::links::set_in_single_file(before);
    assert!(in_file.contains("This file has one report, so there is nothing to compare it with."));
}

#[test]
fn the_later_one_may_be_set_against_and_the_page_says_so() {
    let page = page("#/halton-2022-23-q3/changes?from=q4");
    assert!(page.contains("The report compared with is the later one"));
    assert!(page.contains("This measure is new."));
}

#[test]
fn nothing_differs_has_words() {
    let mut state = State::at("#/q4/changes?from=halton-2022-23-q3");
    while let Some(request) = state.next_request() {
        let bytes = match &request {
            Request::Report { .. } | Request::OtherReport { .. } => {
                example("halton-2022-23-q3").to_string().into_bytes()
            }
            other => file(other).to_string().into_bytes(),
        };
        state = state.after(Action::Requested(request.clone()));
        state = state.after(Action::Loaded(request, Ok(bytes)));
    }
    let page = page_of(&state);
    assert!(page.contains("Nothing differs from the report for quarter 3 2022/23."));
    assert!(!page.contains("Kind of change"));
}

#[test]
fn a_release_that_does_not_come_is_said_and_asked_for_again() {
    let mut state = State::at("#/q4/changes");
    loop {
        match state.next_request().unwrap() {
            request @ Request::OtherReport { .. } => {
                state = state.after(Action::Requested(request.clone()));
                assert_eq!(status(&state), PageStatus::Loading);
                let slow = state.clone().after(Action::Slow(request.clone()));
                assert!(page_of(&slow).contains("Loading the other report…"));
                assert!(page_of(&slow).contains("longer than usual"));
                state = state.after(Action::Loaded(request, Err(Failure::Offline)));
                break;
            }
            request => state = answered(state, request),
        }
    }
    assert_eq!(status(&state), PageStatus::Failed);
    assert!(page_of(&state).contains("The other report could not be opened"));
    assert_eq!(state.next_request(), None);
    // The report itself is still here.
    let overview = state.clone().after(Action::Navigated("#/q4".to_owned()));
    assert_eq!(status(&overview), PageStatus::Ready);
    let again = complete(overview.after(Action::Navigated("#/q4/changes".to_owned())));
    assert_eq!(status(&again), PageStatus::Ready);
}

#[test]
fn who_goes_on_before_it_comes_sees_what_was_asked_for() {
    let mut state = State::at("#/q4/changes");
    let late = loop {
        match state.next_request().unwrap() {
            request @ Request::OtherReport { .. } => break request,
            request => state = answered(state, request),
        }
    };
    state = state.after(Action::Requested(late.clone()));
    state = complete(state.after(Action::Navigated("#/halton-2022-23-q3".to_owned())));
    assert_eq!(status(&state), PageStatus::Ready);
    let bytes = file(&late).to_string().into_bytes();
    state = state.after(Action::Loaded(late, Ok(bytes)));
    assert_eq!(status(&state), PageStatus::Ready);
    assert_eq!(state.report().unwrap().value.id, "halton-2022-23-q3");
}

#[test]
fn the_menu_offers_it_where_there_is_an_earlier_release() {
    for (id, offered) in [
        ("q4", true),
        ("halton-2022-23-q3", true),
        ("halton-2015-16-q2", false),
        ("foreign", false),
    ] {
        let link = format!("href=\"#/{id}/changes\"");
        assert_eq!(page(&format!("#/{id}")).contains(&link), offered, "{id}");
    }
}

#[test]
fn no_way_leads_to_a_screen_that_a_report_does_not_have() {
    // The other report alone has tables of money.
    let page = page("#/halton-2022-23-q3/changes?from=halton-2015-16-q2&kind=finance");
    assert!(page.contains("href=\"#/halton-2015-16-q2/finance\""));
    assert!(!page.contains("href=\"#/halton-2022-23-q3/finance\""));
}

#[test]
fn two_reports_with_nothing_in_common_stay_within_sixty_stops() {
    let all = page("#/halton-2022-23-q3/changes?from=halton-2015-16-q2");
    let main = all.split("<main").nth(1).unwrap();
    let stops = main.matches("<a ").count() + main.matches("<select").count();
    assert!(stops < 60, "{stops}");
    assert!(all.contains(
        "Some changes below have no links. Choose a kind of change to see more of them."
    ));
    let dropped = page("#/halton-2022-23-q3/changes?from=halton-2015-16-q2&kind=dropped");
    assert!(dropped.contains("The first 40 have links."));
}

#[test]
fn what_changed_is_not_offered_where_no_measure_is_in_both() {
    let link = "href=\"#/halton-2022-23-q3/changes\"";
    let view = "#/halton-2022-23-q3";
    assert!(page(view).contains(link));
    let mut list = catalogue();
    list["reports"][1]["nothing_in_common"] = json!(["halton-2015-16-q2"]);
    let told = |hash: &str| {
        let mut state = State::at(hash);
        while let Some(request) = state.next_request() {
            state = match request {
                Request::Catalogue => {
                    let bytes = list.to_string().into_bytes();
                    state
                        .after(Action::Requested(request.clone()))
                        .after(Action::Loaded(request, Ok(bytes)))
                }
                other => answered(state, other),
            };
        }
        page_of(&state)
    };
    assert!(!told(view).contains(link));
    // The link goes on working, and another report may still be chosen.
    let page = told("#/halton-2022-23-q3/changes");
    assert!(page.contains("No measure is in both"), "{page}");
    assert!(!page.contains("Quarter 2 2015/16: "), "{page}");
}

/// What of a view is asked for, and the state once it has come, with the files as they lie in
/// `static/examples`: no site was built of them. `lacking` does not come.
fn from_examples(hash: &str, lacking: &str) -> (Vec<String>, State) {
    let folder = format!("{}/static/examples", env!("CARGO_MANIFEST_DIR"));
    let mut state = State::at(hash);
    let mut asked = Vec::new();
    while let Some(request) = state.next_request() {
        let file = match &request {
            Request::Catalogue => "catalogue.json",
            Request::Report { file, .. }
            | Request::OtherReport { file, .. }
            | Request::Families { file } => file,
            other => panic!("{other:?} is not needed"),
        };
        asked.push(file.to_owned());
        let bytes = match file == lacking {
            true => Err(Failure::NotFound),
            false => Ok(std::fs::read(format!("{folder}/{file}")).unwrap()),
        };
        assert_ne!(status(&state), PageStatus::Ready, "{asked:?}");
        state = state
            .after(Action::Requested(request.clone()))
            .after(Action::Loaded(request, bytes));
    }
    (asked, state)
}

const YEARS_APART: &str = "#/halton-2022-23-q3/changes?from=halton-2015-16-q2";

#[test]
fn reports_years_apart_are_paired_by_the_families_beside_a_list_that_no_build_made() {
    let (asked, state) = from_examples(YEARS_APART, "");
    assert_eq!(
        asked,
        [
            "catalogue.json",
            "halton-2022-23-q3.json",
            "families.json",
            "halton-2015-16-q2.json"
        ]
    );
    assert_eq!(status(&state), PageStatus::Ready);
    let markup = page_of(&state);
    assert!(!markup.contains("No measure is in both"));
    assert!(
        markup
            .contains("The figure for quarter 3 2022/23 is 96%; for quarter 2 2015/16 it was 89%.")
    );
}

#[test]
fn measures_over_time_are_joined_from_the_reports_where_no_build_did() {
    let (asked, state) = from_examples("#/over-time", "");
    assert_eq!(&asked[..2], ["catalogue.json", "families.json"]);
    assert_eq!(asked.len(), 8, "six reports after them: {asked:?}");
    assert_eq!(status(&state), PageStatus::Ready);
    let all: Vec<_> = state.families().iter().map(|view| &view.id).collect();
    assert!(all.len() > 60, "{all:?}");
    let page = page_of(&state);
    assert!(page.contains("88.9%") && page.contains("in two reports or more"));
    // What was read stays read on the way back.
    let back = state.after(Action::Navigated("#/".to_owned()));
    let again = back.after(Action::Navigated("#/over-time".to_owned()));
    assert_eq!(again.next_request(), None);
}

#[test]
fn families_that_do_not_come_are_said() {
    for hash in [YEARS_APART, "#/over-time"] {
        let (_, state) = from_examples(hash, "families.json");
        assert_eq!(status(&state), PageStatus::Failed, "{hash}");
        assert!(page_of(&state).contains("The list of measures could not be opened"));
    }
    let (_, state) = from_examples("#/over-time", "halton-2015-16-q2.json");
    assert_eq!(status(&state), PageStatus::Failed);
}
