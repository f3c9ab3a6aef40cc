//! Links as they are written and read.

use super::*;
use report_core::report::Rating;

fn published(id: &str) -> Place {
    Place::Published(id.to_owned())
}

fn on(screen: Screen) -> View {
    View::Report(published("q3"), screen)
}

fn print_options(chapters: &[Chapter], objective: Option<&str>) -> PrintOptions {
    let mut options = PrintOptions::default();
    for chapter in Chapter::ALL {
        options = options.with(chapter, chapters.contains(&chapter));
    }
    options.objective = objective.map(str::to_owned);
    options
}

#[test]
fn a_view_is_read_as_it_is_written() {
    for (link, view) in [
        ("#/", View::Home),
        ("#/over-time", View::OverTime),
        ("#/prepare", View::Prepare),
        (
            "#/halton-2022-23-q3",
            View::report(&published("halton-2022-23-q3")),
        ),
        ("#/~", View::report(&Place::Device)),
        (
            "#/halton-2022-23-q3/ped02-04",
            View::indicator(&published("halton-2022-23-q3"), "ped02-04"),
        ),
        ("#/~/ped02-04", View::indicator(&Place::Device, "ped02-04")),
        (
            "#/q3/scorecard?q=care&rating=red",
            on(Screen::Scorecard(Query {
                search: "care".to_owned(),
                rating: Some(Rating::Red),
                ..Query::default()
            })),
        ),
        ("#/q3/compare", on(Tab::Compare.screen())),
        (
            "#/q3/compare?objective=aa&sort=-E06000006",
            on(Screen::Compare(CompareOptions {
                objective: Some("aa".to_owned()),
                order: Some(("E06000006".to_owned(), true)),
            })),
        ),
        (
            "#/q3/print?parts=scorecard,finance&objective=aa",
            on(Screen::Print(print_options(
                &[Chapter::Scorecard, Chapter::Finance],
                Some("aa"),
            ))),
        ),
        (
            "#/q3/m1?at=2013%2F14&axis=zero",
            on(Screen::Indicator(
                "m1".to_owned(),
                IndicatorOptions {
                    at: Some("2013/14".to_owned()),
                    from_zero: true,
                    ..IndicatorOptions::default()
                },
            )),
        ),
    ] {
        assert_eq!(View::read(link), (view.clone(), Vec::new()), "{link}");
        assert_eq!(view.to_string(), link);
    }
}

#[test]
fn what_a_link_cannot_have_is_said() {
    let report = View::report(&published("q3"));
    let indicator = View::indicator(&published("q3"), "m1");
    for (link, view, problem) in [
        ("", View::Home, vec![]),
        ("#", View::Home, vec![]),
        ("#main", View::report(&published("main")), vec![]),
        ("#/q3/", report.clone(), vec![]),
        ("#/q3/m1/", indicator.clone(), vec![]),
        (
            "#/https://elsewhere.example/report.json",
            View::Home,
            vec![LinkProblem::NotAnId(
                "https://elsewhere.example/report.json".to_owned(),
            )],
        ),
        (
            "#/../secret",
            View::Home,
            vec![LinkProblem::NotAnId("../secret".to_owned())],
        ),
        (
            "#/Q3",
            View::Home,
            vec![LinkProblem::NotAnId("Q3".to_owned())],
        ),
        (
            "#//m1",
            View::Home,
            vec![LinkProblem::Ignored("m1".to_owned())],
        ),
        ("#/q3/~", report, vec![LinkProblem::NotAnId("~".to_owned())]),
        (
            "#/q3/m1/2016",
            indicator.clone(),
            vec![LinkProblem::Ignored("2016".to_owned())],
        ),
        (
            "#/q3/m1?colour=red",
            indicator,
            vec![LinkProblem::Ignored("colour=red".to_owned())],
        ),
        (
            "#/q3/finance?sort=red",
            on(Screen::Tab(Tab::Finance)),
            vec![LinkProblem::Ignored("sort=red".to_owned())],
        ),
        (
            "#/q3/print?parts=scorecard,money",
            on(Tab::Print.screen()),
            vec![LinkProblem::Ignored("parts=scorecard,money".to_owned())],
        ),
        (
            "#/?q=care",
            View::Home,
            vec![LinkProblem::Ignored("q=care".to_owned())],
        ),
    ] {
        assert_eq!(View::read(link), (view, problem), "{link}");
    }
}

#[test]
fn a_message_repeats_little_of_a_link_and_nothing_invisible() {
    let long = format!("#/{}\u{202e}é", "A".repeat(200));
    let (_, problem) = View::read(&long);
    assert_eq!(problem, vec![LinkProblem::NotAnId("A".repeat(60))]);
}

#[test]
fn every_part_has_a_link_of_its_own_and_a_name_no_measure_may_have() {
    let place = published("q3");
    for tab in Tab::ALL {
        let (view, problem) = View::read(&tab.link(&place));
        assert_eq!(
            (view.screen().and_then(Screen::tab), problem),
            (Some(tab), Vec::new())
        );
        assert!(tab.path().is_empty() || report_core::read::RESERVED.contains(&tab.path()));
    }
    assert_eq!(Tab::Risks.link(&Place::Device), "#/~/risks");
}

#[test]
fn what_goes_into_the_paper_is_a_set() {
    let read = |choices: &str| View::read(&format!("#/q3/print?{choices}")).0;
    let options = |chapters: &[Chapter]| on(Screen::Print(print_options(chapters, None)));
    assert_eq!(read("parts=all"), on(Tab::Print.screen()));
    assert_eq!(read("parts=none"), options(&[]));
    let both = options(&[Chapter::Scorecard, Chapter::Finance]);
    assert_eq!(read("parts=finance,scorecard,finance"), both);
    assert_eq!(both.permalink(), "#/q3/print?parts=scorecard,finance");
    assert_eq!(on(Tab::Print.screen()).permalink(), "#/q3/print?parts=all");
    let words: Vec<&str> = Chapter::ALL.into_iter().map(Chapter::word).collect();
    assert_eq!(
        read(&format!("parts={}", words.join(","))),
        on(Tab::Print.screen())
    );
}

#[test]
fn search_and_order_do_not_make_another_screen() {
    let all = on(Tab::Scorecard.screen());
    let (some, _) = View::read("#/q3/scorecard?q=care");
    assert!(all.same_screen(&some));
    assert!(!all.same_screen(&on(Tab::Compare.screen())));
    assert!(
        !View::indicator(&published("q3"), "a")
            .same_screen(&View::indicator(&published("q3"), "b"))
    );
}
