//! The screen that stays in the page unseen: the scorecard behind a measure, and the measure whose
//! link the reader is about to press. What is seen must be the same as without it.

#![cfg(not(target_arch = "wasm32"))]

use fairview::page::{Page, PageProps, Phase, phase, title};
use fairview::route::{Screen, View};
use fairview::state::{Action, State, Want};
use std::path::PathBuf;
use yew::{Callback, LocalServerRenderer};

const LAIT: &str = "#/halton-lait-2026";
const FOUND: &str = "#/halton-lait-2026/scorecard?q=care&rows=all";
const LAC: &str = "#/halton-lait-2026/lac";

fn answered(mut state: State) -> State {
    while let Some(want) = state.want() {
        let file = match &want {
            Want::Catalogue => "catalogue.json",
            Want::Report { file, .. } | Want::Beside { file, .. } | Want::Measure { file, .. } => {
                file.as_str()
            }
        };
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("static/examples")
            .join(file);
        let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        state = state.after(Action::Asked(want.clone()));
        state = state.after(Action::Arrived(want, Ok(bytes)));
    }
    state
}

fn opened(link: &str) -> State {
    answered(State::at(link))
}

/// The reader goes to a link, and everything comes and is shown.
fn went(state: State, link: &str) -> State {
    answered(state.after(Action::Navigated(link.to_owned()))).after(Action::Settled)
}

fn near(state: State, link: &str, pressed: bool) -> State {
    let (view, problems) = View::read(link);
    assert_eq!(problems, []);
    state.after(Action::Near { view, pressed })
}

/// The link of what is kept aside.
fn aside(state: &State) -> Option<String> {
    let place = state.view.place()?.clone();
    let aside = state.aside.as_ref()?;
    Some(View::Report(place, aside.screen.clone()).to_string())
}

fn markup(state: &State) -> String {
    let state = state.clone();
    let rendered = LocalServerRenderer::<Page>::with_props(PageProps {
        state,
        on_file: Callback::noop(),
        on_act: Callback::noop(),
    })
    .hydratable(false)
    .render();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime starts").block_on(rendered)
}

/// The page cut into what is shown of its main content and what is hidden, by the two panels.
fn panels(state: &State) -> (String, Option<String>) {
    let page = markup(state);
    let main = page.split_once("<main").expect("a main content").1;
    let main = main.split_once("</main>").expect("its end").0;
    // Both screens begin with where the reader is, and nothing else of them does.
    let starts: Vec<usize> = main
        .match_indices("<nav aria-label=\"Breadcrumb\"")
        .chain(main.match_indices("<nav class=\"fv-breadcrumb\""))
        .map(|(at, _)| at)
        .collect();
    let (mut shown, mut hidden) = (None, None);
    for (n, at) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(main.len());
        let words = main[*at..end].to_owned();
        let tag = main[..*at].rsplit('<').next().unwrap_or_default();
        match tag.contains(" hidden=") {
            true => assert_eq!(hidden.replace(words), None, "two hidden screens"),
            false => assert_eq!(shown.replace(words), None, "two screens are shown"),
        }
    }
    (shown.expect("a screen is shown"), hidden)
}

fn heading(panel: &str) -> &str {
    let from = panel.split_once("<h1").expect("a heading").1;
    let words = from.split_once('>').expect("its tag").1;
    words.split_once("</h1>").expect("its end").0
}

#[test]
fn the_scorecard_stays_behind_the_measures_that_are_opened_from_it() {
    let list = opened(FOUND);
    assert_eq!(aside(&list), None);
    let measure = went(list.clone(), LAC);
    assert_eq!(aside(&measure).as_deref(), Some(FOUND));
    let (shown, hidden) = panels(&measure);
    let alone = panels(&went(opened(LAIT), LAC)).0;
    assert_eq!(heading(&shown), heading(&alone));
    assert_eq!(heading(&hidden.expect("the scorecard")), "Scorecard");

    let next = went(measure, "#/halton-lait-2026/cpp-total-rateper10-000");
    assert_eq!(
        aside(&next).as_deref(),
        Some(FOUND),
        "a measure after a measure"
    );

    let back = next.after(Action::Navigated(FOUND.to_owned()));
    assert!(!back.brief, "the list is there as it was");
    let (shown, hidden) = panels(&back);
    assert_eq!(heading(&shown), "Scorecard");
    assert!(shown.contains("value=\"care\""), "its search too");
    assert_ne!(hidden, None, "the measure that was left");

    let other = went(back, LAIT);
    assert_eq!(aside(&other), None, "nothing is kept behind other screens");
}

#[test]
fn a_measure_that_is_left_comes_back_whole() {
    let list = went(went(opened(FOUND), LAC), FOUND);
    assert_eq!(aside(&list).as_deref(), Some(LAC));
    let again = list.after(Action::Navigated(LAC.to_owned()));
    assert!(!again.brief);
    assert_eq!(aside(&again).as_deref(), Some(FOUND));
}

#[test]
fn a_measure_is_made_ready_when_its_link_is_at_hand() {
    let list = opened(FOUND);
    let pointed = near(list.clone(), LAC, false);
    assert_eq!(aside(&pointed), None, "no file is fetched for a pointer");
    assert_eq!(pointed.want(), None);

    let pressed = near(pointed, LAC, true);
    assert_eq!(aside(&pressed).as_deref(), Some(LAC));
    assert!(matches!(pressed.want(), Some(Want::Measure { id, .. }) if id == "lac"));
    assert_eq!(
        phase(&pressed),
        Phase::Ready,
        "what is shown waits for nothing"
    );
    let ready = answered(pressed);
    assert_eq!(title(&ready), title(&list));
    let (shown, hidden) = panels(&ready);
    assert_eq!(heading(&shown), "Scorecard");
    assert!(
        hidden
            .expect("the measure")
            .contains("aria-label=\"Line chart")
    );

    let came = ready.after(Action::Navigated(LAC.to_owned()));
    assert!(came.brief, "the rest of it follows");
    assert_eq!(phase(&came), Phase::Ready);
    let came = came.after(Action::Settled);
    let alone = panels(&went(opened(LAIT), LAC)).0;
    assert!(
        panels(&came)
            .0
            .starts_with(alone.trim_end_matches("</div>"))
    );

    // Once its file is here, a pointer is enough.
    let again = near(
        went(came, FOUND),
        "#/halton-lait-2026/cpp-total-rateper10-000",
        false,
    );
    assert_eq!(
        aside(&again).as_deref(),
        Some(LAC),
        "the other one has no file yet"
    );
}

#[test]
fn nothing_is_made_ready_for_links_to_elsewhere() {
    let list = opened("#/halton-2022-23-q3/scorecard");
    for link in [
        "#/",
        "#/halton-2022-23-q3",
        "#/halton-2022-23-q3/finance",
        "#/halton-2022-23-q3/scorecard?q=a",
        "#/halton-2022-23-q3/no-such-measure",
        "#/halton-2015-16-q2/ped02-04",
    ] {
        assert_eq!(aside(&near(list.clone(), link, true)), None, "{link}");
    }
    let measure = "#/halton-2022-23-q3/ped02-04";
    assert_eq!(aside(&near(list, measure, false)).as_deref(), Some(measure));
    let part = opened("#/halton-2022-23-q3/milestones");
    assert_eq!(
        aside(&near(part, measure, true)),
        None,
        "not beside any screen"
    );
}

#[test]
fn what_is_kept_goes_with_its_report() {
    let measure = went(opened(FOUND), LAC);
    let other = went(measure.clone(), "#/halton-2022-23-q3/ped02-04");
    assert_eq!(other.aside, None);
    let given = measure.after(Action::Given {
        name: "mine.json".to_owned(),
        bytes: Ok(b"{".to_vec()),
    });
    assert_eq!(given.aside, None);
}

#[test]
fn typing_shows_the_beginning_at_once_and_counts_all() {
    let looked = |state: State, link: &str| state.after(Action::Looked(View::read(link).0));
    let list = opened("#/halton-lait-2026/scorecard");
    let rows = |state: &State| {
        markup(state)
            .matches("<th scope=\"row\" class=\"fv-table__name\">")
            .count()
    };
    assert_eq!(rows(&list), 30);

    let typed = looked(list.clone(), "#/halton-lait-2026/scorecard?q=children");
    assert!(typed.brief);
    let said = |state: &State| {
        let page = markup(state);
        let words = page.split_once("role=\"status\"").expect("a status").1;
        words.split_once("</p>").expect("its end").0.to_owned()
    };
    let (first, count) = (rows(&typed), said(&typed));
    let rested = typed.after(Action::Settled);
    assert!(first < 30 && first > 10, "{first}");
    assert_eq!(rows(&rested), 30);
    assert_eq!(said(&rested), count, "the count is right at once");

    let whole = looked(rested, "#/halton-lait-2026/scorecard?q=children&rows=all");
    assert!(!whole.brief, "who asks for all gets all");
    assert!(rows(&whole) > 30);
    assert!(matches!(whole.view.screen(), Some(Screen::Scorecard(_))));
}
