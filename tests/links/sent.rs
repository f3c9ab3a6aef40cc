//! Links as they are sent: spelled out, with a title, and opened when there is a newer report.

use super::{markup, opened, words};
use fairview::route::{Screen, View};
use fairview::share::{settled, title};
use fairview::state::State;

const Q3: &str = "#/halton-2022-23-q3";
const Q2: &str = "#/halton-2015-16-q2";
const LAIT: &str = "#/halton-lait-2026";

#[test]
fn a_sent_measure_names_what_its_figures_would_decide_anew() {
    let state = opened(&format!("{LAIT}/lac"));
    let link = settled(&state).permalink();
    let Some((_, choices)) = link.split_once('?') else {
        panic!("{link} has no choices");
    };
    let keys: Vec<&str> = choices
        .split('&')
        .filter_map(|c| Some(c.split_once('=')?.0))
        .collect();
    assert_eq!(keys, ["at", "from", "to", "with", "axis"]);
    assert!(
        choices.contains("_mean") && choices.contains("axis=data"),
        "{choices}"
    );
    assert_eq!(words(&link), words(&format!("{LAIT}/lac")));
    let again = opened(&link);
    assert_eq!(
        settled(&again),
        again.view,
        "what is spelled out stays as it is"
    );
}

#[test]
fn a_sent_view_shows_the_same_as_the_view() {
    for link in [
        format!("{Q3}/scorecard"),
        format!("{Q3}/scorecard?rating=red&sort=-current&hide=ref"),
        format!("{Q3}/compare"),
        format!("{LAIT}/lac?from=2018&to=2022&with=none&axis=zero"),
        format!("{Q3}/ped02-04"),
        Q3.to_owned(),
    ] {
        let sent = settled(&opened(&link)).permalink();
        assert_eq!(words(&sent), words(&link), "{sent}");
    }
}

#[test]
fn titles_say_what_a_link_shows() {
    let report = "Halton Borough Council, Children and Young People, Priority Based Report";
    for (link, said) in [
        (
            format!("{Q3}/ped02-04"),
            "Children in care per 10,000: 136 in 2022/23 Q3, red",
        ),
        (
            format!("{Q3}/scorecard"),
            "Scorecard, 2022/23 Q3: 35 measures",
        ),
        (
            format!("{Q3}/scorecard?rating=red"),
            "Scorecard, 2022/23 Q3: 10 of 35 measures",
        ),
        (format!("{Q3}/milestones"), "Milestones, 2022/23 Q3"),
    ] {
        assert_eq!(title(&opened(&link)), format!("{said}. {report}"));
    }
    let overview = title(&opened(Q3));
    assert!(overview.starts_with("2022/23 Q3: 10 red, "), "{overview}");
    let picked = title(&opened(&format!("{LAIT}/lac?at=2016")));
    assert!(
        picked.contains("Halton ") && picked.contains(" in 2016."),
        "{picked}"
    );
    assert_eq!(title(&State::at("#/")), "");
}

#[test]
fn a_report_of_a_series_says_that_a_newer_one_has_come() {
    let page = words(Q2);
    assert!(
        page.contains("This is quarter 2 2015/16. A newer report: quarter 3 2022/23. "),
        "{page}"
    );
    for link in [
        Q3,
        LAIT,
        "#/halton-plan-2012-15",
        "#/halton-plan-2016-19",
        "#/",
        "#/halton-board-2020-01/scorecard",
    ] {
        assert!(!words(link).contains("A newer report"), "{link}");
    }
}

#[test]
fn the_same_view_is_offered_in_the_newer_report() {
    let page = markup(&opened(&format!("{Q2}/scorecard?rating=red&sort=-current")));
    assert!(page.contains("href=\"#/halton-2022-23-q3/scorecard?rating=red&amp;sort=-current\">This page in the newer report</a>")
        || page.contains("href=\"#/halton-2022-23-q3/scorecard?rating=red&sort=-current\">This page in the newer report</a>"), "{page}");
    let objective = opened(&format!("{Q2}/scorecard"))
        .report()
        .map(|r| r.value.objectives[0].id.clone());
    let link = format!("{Q2}/scorecard?objective={}", objective.unwrap_or_default());
    let page = markup(&opened(&link));
    assert!(
        page.contains("href=\"#/halton-2022-23-q3/scorecard\">This page in the newer report</a>")
    );
    assert!(page.contains("Its objectives differ"));
    assert!(words(&format!("{Q2}/finance")).contains("It has nothing under “Finance”."));
}

#[test]
fn a_measure_that_the_newer_report_does_not_have_is_said_to_be_gone() {
    let state = opened(&format!("{Q2}/scs-cyp05"));
    assert!(matches!(&state.view, View::Report(_, Screen::Indicator(id, _)) if id == "scs-cyp05"));
    assert!(
        words(&format!("{Q2}/scs-cyp05")).contains("It has no measure with this id, ref or title.")
    );
}
