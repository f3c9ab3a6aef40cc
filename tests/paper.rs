//! The committee paper over every example: its contents are its chapters, nothing of the report is
//! lost, what is chosen goes in and nothing else, and the page has few stops of the tabulator key.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{EXAMPLES, example, in_main};
use fairview::route::{Chapter, Place, PrintOptions, Screen};
use fairview::screens::{self, Shown};
use fairview::shared::Shared;
use report_core::read::{self, Reading};
use report_core::report::Report;
use yew::prelude::*;

/// What stands around a screen: skip link, name, menu, the newer report, the ways to send the page.
const AROUND: usize = 16;

fn open(id: &str) -> Shared<Reading<Report>> {
    let bytes = example(&format!("{id}.json"));
    Shared::new(read::report(&bytes).expect("the examples can be read"))
}

fn page(report: &Shared<Reading<Report>>, paper: PrintOptions) -> String {
    let html = screens::show(&Shown {
        report,
        bytes: &Shared::default(),
        place: &Place::Published(report.value.id.clone()),
        file: "report.json",
        screen: &Screen::Print(paper),
        details: &[],
        other: None,
        releases: &[],
        typing: false,
        state: None,
        on_act: &Callback::noop(),
    });
    let markup = in_main(html);
    let entities = [
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
    ];
    entities
        .iter()
        .fold(markup, |page, (entity, plain)| page.replace(entity, plain))
}

fn of(chapters: &[Chapter], objective: Option<&str>) -> PrintOptions {
    let mut paper = PrintOptions::default();
    for chapter in Chapter::ALL {
        paper = paper.with(chapter, chapters.contains(&chapter));
    }
    paper.objective = objective.map(str::to_owned);
    paper
}

/// The texts between two marks, in order.
fn between<'p>(page: &'p str, from: &str, to: &str) -> Vec<&'p str> {
    let after = page.split(from).skip(1);
    after.filter_map(|rest| rest.split(to).next()).collect()
}

/// The headings of the chapters.
fn chapters(page: &str) -> Vec<&str> {
    let headings = between(page, "fv-sheet__heading\"", "</h2>");
    headings
        .into_iter()
        .filter_map(|heading| heading.split('>').nth(1))
        .collect()
}

/// What a reader reads, blanks as one.
fn words(page: &str) -> String {
    let mut out = String::new();
    for piece in page.split('<') {
        out.push(' ');
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    let out = out
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_contents_lead_to_every_chapter_in_order() {
    for id in EXAMPLES {
        let page = page(&open(id), PrintOptions::default());
        let contents = page.split("<ol ").nth(1);
        let contents = contents.and_then(|rest| rest.split("</ol>").next());
        let contents = contents.expect("there are contents");
        let names: Vec<&str> = between(contents, "<a ", "</a>")
            .into_iter()
            .filter_map(|link| link.split('>').nth(1))
            .collect();
        assert!(names.len() >= 4, "{id}: {names:?}");
        assert_eq!(names, chapters(&page), "{id}");
        for href in between(contents, "href=\"#", "\"") {
            assert_eq!(
                page.matches(&format!("id=\"{href}\"")).count(),
                1,
                "{id}: {href}"
            );
        }
    }
}

#[test]
fn nothing_is_lost_and_few_stops_are_left() {
    for id in EXAMPLES {
        let reading = open(id);
        let report = &reading.value;
        let page = page(&reading, PrintOptions::default());
        let said = words(&page);
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for indicator in &report.indicators {
            assert!(
                said.contains(&plain(&indicator.title)),
                "{id}: {}",
                indicator.title
            );
            let row = format!("<span id=\"/{id}/{}\">", indicator.id);
            assert_eq!(page.matches(&row).count(), 1, "{id}: {row}");
            for words in &indicator.commentary {
                assert!(said.contains(&plain(words)), "{id}: {words}");
            }
        }
        for milestone in &report.milestones {
            assert!(
                said.contains(&plain(&milestone.title)),
                "{id}: {}",
                milestone.title
            );
        }
        for source in report
            .sources
            .iter()
            .filter_map(|source| source.url.as_ref())
        {
            assert!(
                said.contains(source.as_str()),
                "{id}: {source} is not written out"
            );
        }
        let stops: usize = [
            "<a ",
            "<button",
            "<input",
            "<select",
            "<summary",
            "tabindex=\"0\"",
        ]
        .iter()
        .map(|mark| page.matches(mark).count())
        .sum();
        assert!((6..=60 - AROUND).contains(&stops), "{id}: {stops} stops");
    }
}

#[test]
fn the_cover_says_what_paper_it_is() {
    let cover = |id: &str| {
        let page = page(&open(id), PrintOptions::default());
        words(page.split("<fieldset").next().unwrap_or_default())
    };
    let q3 = cover("halton-2022-23-q3");
    for said in [
        "Halton Borough Council Children and Young People, Priority Based Report Quarter 3 2022/23",
        "Period 1 October to 31 December 2022",
        "Published No day is given",
        "Status Not marked as a draft",
        "Holds 35 measures and 27 milestones under 6 objectives",
        "Owners Operational Director, Education, Inclusion and Provision Service; Operational Director, Children and Families Service",
        "Licence None is stated for the report. Figures of other publishers: Crown copyright, Open Government Licence v3.0",
    ] {
        assert!(q3.contains(said), "“{said}” is not in: {q3}");
    }
    assert!(!q3.contains("extract"), "{q3}");
    let benchmark = cover("halton-lait-2026");
    assert!(
        benchmark.contains("Holds 293 measures under 20 topics"),
        "{benchmark}"
    );
    assert!(
        benchmark.contains("Licence Crown copyright, Open Government Licence v3.0"),
        "{benchmark}"
    );
}

#[test]
fn what_is_chosen_goes_in_and_nothing_else() {
    let reading = open("halton-2022-23-q3");
    let two = page(
        &reading,
        of(&[Chapter::Scorecard, Chapter::Milestones], None),
    );
    assert_eq!(chapters(&two), ["Scorecard", "Milestones"]);
    assert!(
        words(&two).contains("An extract of the report, 2 of its 7 parts: Scorecard; Milestones.")
    );
    assert!(words(&two).contains("2 of 7 parts are selected."));
    // All boxes are offered still.
    assert_eq!(two.matches("type=\"checkbox\"").count(), 7);
    let none = page(&reading, of(&[], None));
    assert_eq!(chapters(&none), Vec::<&str>::new());
    assert!(words(&none).contains("No part of the report is chosen."));
}

#[test]
fn one_objective_brings_its_own_measures_and_milestones_alone() {
    let reading = open("halton-2022-23-q3");
    let report = &reading.value;
    let whole = [Chapter::Scorecard, Chapter::Indicators, Chapter::Milestones];
    for (at, objective) in report.objectives.iter().enumerate() {
        let said = words(&page(&reading, of(&whole, Some(&objective.id))));
        let told = said.split("Contents").nth(1).unwrap_or_default();
        for indicator in &report.indicators {
            let own = indicator.objective == at;
            let row = told.contains(&format!(" {} ", indicator.title));
            assert_eq!(row, own, "{}: {}", objective.id, indicator.title);
        }
        for milestone in report.milestones.iter().filter(|m| m.objective != at) {
            assert!(
                !told.contains(&milestone.title),
                "{}: {}",
                objective.id,
                milestone.title
            );
        }
        assert!(said.contains("Of the measures and milestones, those of one objective: "));
    }
}

#[test]
fn trends_that_lie_in_other_files_are_said_to_be_missing() {
    let says = "The figures over time of 293 measures lie in files of their own.";
    let said = |id: &str| words(&page(&open(id), PrintOptions::default()));
    assert_eq!(said("halton-lait-2026").matches(says).count(), 1);
    assert!(!said("halton-2022-23-q3").contains("lie in files of their own"));
}
