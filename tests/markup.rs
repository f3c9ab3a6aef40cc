//! What a reader is given, without a browser: every screen of the example reports, rendered to
//! text. Meaning is tested in report-core; here it is that nothing of it gets lost on the way.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{example, page_of, requested};
use fairview::failure::Failure;
use fairview::lazy::{self, Module};
use fairview::page::{PageStatus, status, title};
use fairview::route::View;
use fairview::state::{Action, Load, Request, State};
use report_core::compare::Comparison;
use report_core::problem::Severity;
use report_core::words;

const Q3: &str = "#/halton-2022-23-q3";
const LAIT: &str = "#/halton-lait-2026";

/// The state of a link, once all that it wants has come from the examples.
fn opened(hash: &str) -> State {
    complete(State::at(hash), hash)
}

fn complete(mut state: State, hash: &str) -> State {
    while let Some(request) = state.next_request() {
        let bytes = example(requested(&request));
        state = state.after(Action::Requested(request.clone()));
        // Nothing waits for a report that the view only speaks of.
        let now = match request {
            Request::OtherReport { .. } => PageStatus::Ready,
            _ => PageStatus::Loading,
        };
        assert_eq!(status(&state), now, "{hash} while waiting for {request:?}");
        state = state.after(Action::Loaded(request, Ok(bytes)));
    }
    state
}

fn given(name: &str, bytes: &[u8]) -> State {
    opened("#/").after(Action::FileOpened {
        name: name.to_owned(),
        bytes: Ok(bytes.to_vec()),
    })
}

fn page(hash: &str) -> String {
    page_of(&opened(hash))
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

/// The text between the first `from` and the `to` after it.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, after) = text
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from} in {text}"));
    after
        .split_once(to)
        .unwrap_or_else(|| panic!("no {to} after {from}"))
        .0
}

/// What a reader sees of a piece of markup.
fn words_of(markup: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in markup.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => words.push(c),
            _ => {}
        }
    }
    words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

fn headings(markup: &str) -> Vec<u32> {
    let starts = markup.match_indices("<h").map(|(at, _)| &markup[at + 2..]);
    starts
        .filter_map(|rest| rest.chars().next()?.to_digit(10))
        .collect()
}

/// What holds on every page, whatever it shows.
fn is_sound(markup: &str, of: &str) {
    let levels = headings(markup);
    assert_eq!(levels.first(), Some(&1), "{of}: the first heading is an h1");
    assert_eq!(count(markup, "<h1"), 1, "{of}: one h1");
    for pair in levels.windows(2) {
        assert!(
            pair[1] <= pair[0] + 1,
            "{of}: headings {levels:?} leave a level out"
        );
    }
    assert_eq!(
        count(markup, " style="),
        0,
        "{of}: the policy forbids style attributes"
    );
    assert_eq!(count(markup, "NaN"), 0, "{of}: not a number");
    assert_eq!(
        count(
            markup,
            "<main id=\"main\" tabindex=\"-1\" class=\"fv-page\">"
        ),
        1,
        "{of}"
    );
    assert_eq!(
        count(markup, "<table"),
        count(markup, "<caption"),
        "{of}: tables have captions"
    );
    for cell in markup
        .split("<th")
        .skip(1)
        .filter(|rest| !rest.starts_with("ead"))
    {
        let tag = cell.split('>').next().unwrap_or_default();
        assert!(tag.contains("scope="), "{of}: <th{tag}> says no scope");
    }
    for svg in markup.split("<svg").skip(1) {
        let tag = svg.split('>').next().unwrap_or_default();
        let named = tag.contains("role=\"img\"") && tag.contains("aria-label=\"");
        assert!(
            named || tag.contains("aria-hidden=\"true\""),
            "{of}: <svg{tag}> has no name"
        );
    }
    let mut ids: Vec<&str> = markup
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{of}: ids are unique");
}

#[test]
fn home_lists_the_reports_newest_first_and_opens_files() {
    let state = opened("#/");
    let home = page_of(&state);
    is_sound(&home, "home");
    let list = state
        .catalogue
        .as_ref()
        .and_then(Load::ready)
        .expect("the catalogue is there");
    let links: Vec<&str> = home
        .split("fv-reports__item")
        .skip(1)
        .filter_map(|rest| rest.split_once("href=\"")?.1.split('"').next())
        .collect();
    let expected: Vec<String> = list
        .value
        .reports
        .iter()
        .map(|entry| format!("#/{}", entry.id))
        .collect();
    assert_eq!(links, expected);
    assert!(links.len() >= 2 && links[0] == LAIT, "{links:?}");
    assert!(home.contains("<label for=\"fv-file\" class=\"fv-field__label\">Report file</label>"));
    assert!(home.contains("id=\"fv-file\" type=\"file\""), "{home}");
    assert!(home.contains("Nothing is uploaded."));
}

#[test]
fn the_report_has_every_measure_rating_and_count() {
    let state = opened(Q3);
    let report = state.report().expect("the report is there");
    let markup = page_of(&state);
    is_sound(&markup, "quarter 3");
    assert!(
        markup.contains("<h1 tabindex=\"-1\" class=\"fv-title__heading\">Quarter 3 2022/23</h1>")
    );
    assert!(markup.contains(&words::report_opening(&report.value)));
    let scorecard = page(&format!("{Q3}/scorecard"));
    is_sound(&scorecard, "the scorecard of quarter 3");
    let table = between(&scorecard, "<table", "</table>");
    assert_eq!(report.value.indicators.len(), 35);
    assert_eq!(
        count(
            table,
            &format!("<th scope=\"row\" class=\"fv-table__name\"><a href=\"{Q3}/")
        ),
        35
    );
    assert_eq!(count(table, "scope=\"rowgroup\""), 6);
    for (word, indicators, milestones) in [
        ("Red", 10, 1),
        ("Amber", 4, 5),
        ("Green", 3, 13),
        ("See commentary", 2, 1),
        ("Not rated", 9, 0),
        ("Not legible", 7, 7),
    ] {
        let rated = format!("</svg><span>{word}</span></span></td>");
        assert_eq!(count(table, &rated), indicators, "rows rated {word}");
        for (list, expected) in [("measures", indicators), ("milestones", milestones)] {
            let list = between(
                &markup,
                &format!("aria-label=\"{list} by rating\""),
                "</ul>",
            );
            let group = list
                .split("<li")
                .find(|group| words_of(group).ends_with(&format!(" {}", word.to_lowercase())));
            // Ratings of both lists are not legible: of what does not occur nothing is said.
            if expected == 0 {
                assert_eq!(group, None, "{word} in {list}");
                continue;
            }
            let group = group.unwrap_or_else(|| panic!("no {word} in {list}"));
            assert_eq!(count(group, "<svg"), expected, "{word} marks");
            assert!(
                group.contains(&format!("<b>{expected}</b>")),
                "{word} count"
            );
        }
    }
}

#[test]
fn a_benchmark_opens_with_where_the_authority_stands() {
    let text = page(LAIT);
    let section = between(&text, "Where Halton stands", "</section>");
    let words = words_of(section);
    assert!(
        words.contains("Halton is in the best quartile for 47 of 181 measures that can be put into quartiles, and in the worst for 65."),
        "{words}"
    );
    assert_eq!(count(section, "<details"), 20);
    let adoption = words_of(between(section, "Adoption", "</details>"));
    assert!(adoption.contains("joint 4th highest of 8"), "{adoption}");
    assert!(adoption.contains("2 measures not compared"), "{adoption}");
    let moved = words_of(between(
        &text,
        "Change against the neighbours",
        "</section>",
    ));
    assert!(moved.contains("98 improved, 107 worsened"), "{moved}");
    assert!(moved.contains("Special Permanent Exclusions"), "{moved}");
}

#[test]
fn how_many_are_better_the_same_and_worse_stands_beside_the_ratings() {
    let markup = page(Q3);
    let lead = words_of(between(&markup, "<p class=\"fv-lead\">", "</p>"));
    assert_eq!(
        lead.trim(),
        "Of 35 measures, 10 are rated red, 4 amber and 3 green. Of 12 measures with a published direction that can be read, 6 are better than in the same period last year, 2 the same and 4 worse."
    );
    let list = between(&markup, "aria-label=\"measures by direction\"", "</ul>");
    let groups: Vec<&str> = list.split("<li").skip(1).collect();
    for (group, words, all, calculated) in [
        (groups[0], "6 worse 2 calculated", 6, 2),
        (groups[1], "2 the same", 2, 0),
        (groups[2], "7 better 1 calculated", 7, 1),
    ] {
        assert!(words_of(group).ends_with(words), "{group}");
        assert_eq!(count(group, "<svg"), all, "{words}");
        assert_eq!(count(group, "fv-glyph__arrow--calculated"), calculated);
    }
    // A report without ratings and directions has no tally.
    assert!(!page("#/halton-plan-2012-15").contains("fv-tally"));
}

#[test]
fn topics_are_counted_as_measures_are() {
    let board = page("#/halton-board-2020-01");
    let tally = between(&board, "<p class=\"fv-tally__total\"><b>9</b>", "</ul>");
    let words = words_of(tally);
    for words_of_group in ["topics", "5 red", "3 amber", "1 green"] {
        assert!(words.contains(words_of_group), "{words}");
    }
    assert!(!page(Q3).contains("not counted here"));
    assert!(!page(Q3).contains("topics by rating"));
}

#[test]
fn a_group_counts_its_measures_though_only_some_rows_are_drawn_at_first() {
    // 68 measures under three objectives, of which the first 30 are drawn.
    let scorecard = page("#/halton-2015-16-q2/scorecard");
    let table = between(&scorecard, "<table", "</table>");
    assert_eq!(
        count(table, "class=\"fv-table__name\"><a href=\"#/halton-2015"),
        30
    );
    let counted: Vec<&str> = table
        .split("<span class=\"fv-table__count\">")
        .skip(1)
        .filter_map(|rest| rest.split([',', '<']).next())
        .collect();
    assert_eq!(counted, ["14 measures", "20 measures"]);
}

#[test]
fn about_counts_each_measure_once_by_where_its_figures_are() {
    for (hash, lines) in [
        (
            LAIT,
            vec![
                "293 measures with figures in a file of its own, read when the measure is opened.",
            ],
        ),
        (
            "#/halton-plan-2012-15",
            vec!["83 measures with no figures but those that their rows print."],
        ),
        (
            "#/halton-2022-23-q3",
            vec![
                "12 measures shown beside another publisher’s figures, which can be counted otherwise.",
                "23 measures with no figures but those that their rows print.",
            ],
        ),
    ] {
        let about = page(&format!("{hash}/about"));
        let list = between(&about, " measures:</p>", "</ul>");
        let found: Vec<&str> = list
            .split("<li>")
            .skip(1)
            .filter_map(|rest| rest.split("</li>").next())
            .filter(|line| line.contains(" measures ") && line.contains(char::is_numeric))
            .collect();
        assert_eq!(found, lines, "{hash}");
    }
}

#[test]
fn a_row_says_what_is_printed() {
    let markup = page(&format!("{Q3}/scorecard"));
    let row = between(&markup, &format!("<a href=\"{Q3}/ped02-04\">"), "</tr>");
    for (label, value) in [
        ("21/22 actual", "107"),
        ("22/23 target", "90"),
        ("Current", "136"),
    ] {
        let cell = between(row, &format!("data-label=\"{label}\""), "</td>");
        assert!(cell.ends_with(&format!(">{value}")), "{label}: {row}");
    }
    assert!(row.contains("<span>Red</span>"));
    // Parts stand below their measure; its own cell does not repeat them.
    let parts = between(&markup, &format!("<a href=\"{Q3}/ped01-02\">"), "PED02");
    assert_eq!(
        count(parts, "<th scope=\"row\" class=\"fv-table__name\">"),
        4
    );
    assert!(!parts.contains("Primary: 93.61%"), "{parts}");
    assert!(parts.contains(">93.61%</td>"));
}

#[test]
fn the_sentence_of_a_measure_is_the_charts_alternative_and_its_table_is_there() {
    let state = opened(&format!("{LAIT}/lac"));
    let markup = page_of(&state);
    is_sound(&markup, "children looked after");
    let detail = state
        .detail("lac")
        .and_then(|detailed| detailed.detail.ready());
    let indicator = &detail.expect("the measure's file is there").indicator;
    let report = state.report().expect("the report is there");
    let comparison = Comparison::of(&report.value, indicator).expect("it has figures");
    let at = comparison.latest().expect("a latest value");
    let sentence = words::sentence(&comparison, at).expect("a sentence");
    let alternative = between(
        &markup,
        "<figcaption class=\"fv-figure__note\">",
        "</figcaption>",
    );
    assert_eq!(
        alternative,
        format!("{sentence} The vertical axis does not begin at zero.")
    );
    assert!(sentence.contains("132 per 10,000"), "{sentence}");
    // One drawing for a wide page and one for a phone, of which a style sheet shows one.
    assert_eq!(count(&markup, "role=\"img\" aria-label=\"Line chart: "), 2);
    // The ranking has every authority of the file, and says what a strip of them would.
    for (chart, drawn) in [
        ("Bar chart: ", 4),
        ("Bar chart: distance, ", 2),
        ("Dot chart: ", 0),
    ] {
        let name = format!("role=\"img\" aria-label=\"{chart}");
        assert_eq!(count(&markup, &name), drawn, "{chart}");
    }
    assert!(markup.contains("The median of the 11 was "), "{markup}");
    let figures = between(&markup, "aria-label=\"Figures by period\"", "</table>");
    assert_eq!(count(figures, "<th scope=\"row\">"), 10);
    assert!(figures.contains("<tr><th scope=\"row\">2025</th><td class=\"fv-table__num fv-table__strong\">132</td><td class=\"fv-table__num\">106.4</td><td class=\"fv-table__num\">90</td><td class=\"fv-table__num\">67</td></tr>"), "{figures}");
    let ranking = between(&markup, "The ranking as a table", "</table>");
    assert_eq!(
        count(ranking, "<th scope=\"row\">"),
        13,
        "authority, ten neighbours, region, nation"
    );
    let ranked = between(&markup, "Period of the ranking", "</select>");
    assert_eq!(count(ranked, "<option"), 10);
    assert!(
        markup
            .contains("2nd highest of 11, Halton and its neighbours; behind Redcar and Cleveland")
    );
}

#[test]
fn picking_a_period_changes_the_ranking() {
    let state = opened(&format!("{LAIT}/lac?at=2016"));
    let markup = page_of(&state);
    let selected: Vec<&str> = between(&markup, "Period of the ranking", "</select>")
        .split("<option")
        .filter(|option| option.contains("selected"))
        .collect();
    assert_eq!(selected.len(), 1);
    assert!(selected[0].contains("value=\"2016\""), "{}", selected[0]);
    let caption = between(&markup, "The ranking as a table", "</caption>");
    assert!(words_of(caption).ends_with(", 2016"), "{caption}");
    assert!(
        !markup
            .contains("2nd highest of 11, Halton and its neighbours; behind Redcar and Cleveland")
    );
}

#[test]
fn a_measure_without_figures_over_time_says_why_it_has_no_chart() {
    let markup = page(&format!("{Q3}/ped01-01"));
    is_sound(&markup, "early help assessments");
    assert_eq!(count(&markup, "role=\"img\""), 0);
    assert!(markup.contains("so there is no chart"));
    assert!(between(&markup, "aria-label=\"As printed\"", "</table>").contains("365 MAP"));
}

#[test]
fn the_two_sources_of_a_measure_stand_in_one_chart_and_the_difference_is_said() {
    let markup = page(&format!("{Q3}/ped02-04"));
    is_sound(&markup, "children in care");
    assert!(markup.contains("This report: 136 at 31 December 2022"));
    assert!(markup.contains("Target 90, 2022/23"));
    let doubt = between(
        &markup,
        "<aside aria-label=\"Note on the data\"",
        "</aside>",
    );
    assert!(doubt.contains("107") && doubt.contains("134"), "{doubt}");
}

#[test]
fn every_measure_of_every_report_has_a_sound_page() {
    let home = opened("#/");
    let list = home
        .catalogue
        .as_ref()
        .and_then(Load::ready)
        .expect("the catalogue is there");
    let mut pages = 0;
    for entry in &list.value.reports {
        let link = format!("#/{}", entry.id);
        let state = opened(&link);
        is_sound(&page_of(&state), &link);
        let report = state.report().expect("the report is there").clone();
        for indicator in &report.value.indicators {
            let link = format!("{link}/{}", indicator.id);
            let state = state.clone().after(Action::Navigated(link.clone()));
            let state = complete(state, &link);
            assert_eq!(status(&state), PageStatus::Ready, "{link}");
            let markup = page_of(&state);
            is_sound(&markup, &link);
            assert!(words_of(&markup).contains(indicator.heading()), "{link}");
            pages += 1;
        }
    }
    assert!(pages >= 328, "{pages} pages");
}

#[test]
fn a_refused_file_shows_an_alert_with_every_problem() {
    let report = String::from_utf8(example("halton-2022-23-q3.json")).expect("examples are UTF-8");
    for (name, bytes, line) in [
        (
            "cut.json",
            &report.as_bytes()[..report.len() / 2],
            "it may have been cut short",
        ),
        (
            "page.json",
            b"<!doctype html><p>Not found".as_slice(),
            "A web page was found",
        ),
        ("empty.json", b"".as_slice(), "The file is empty"),
    ] {
        let state = given(name, bytes);
        assert_eq!(status(&state), PageStatus::Failed, "{name}");
        let markup = page_of(&state);
        is_sound(&markup, name);
        let alert = between(
            &markup,
            "<div role=\"alert\" tabindex=\"-1\" class=\"fv-error-summary\">",
            "</div>",
        );
        assert!(alert.contains(line), "{name}: {alert}");
        assert!(
            !markup.contains("fv-table"),
            "{name}: nothing of the file is shown"
        );
    }
}

#[test]
fn what_is_sound_is_shown_and_what_is_not_is_said() {
    let report = String::from_utf8(example("halton-2022-23-q3.json")).expect("examples are UTF-8");
    let flawed = report.replacen("\"kind\": \"percent\"", "\"kind\": \"procent\"", 1);
    assert_ne!(flawed, report);
    let state = given("flawed.json", flawed.as_bytes());
    assert_eq!(status(&state), PageStatus::Ready);
    let reading = state.report().expect("the report is there");
    assert_eq!(reading.value.indicators.len(), 34);
    let markup = page_of(&state);
    is_sound(&markup, "flawed");
    let above = words_of(between(&markup, "<h1", "fv-tally"));
    let errors = reading
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    assert!(errors > 0);
    assert!(
        above.contains(&format!("This file has {errors} error")),
        "said above the counts: {above}"
    );
    let notes = words_of(between(&markup, "Notes on this file", "</section>"));
    assert!(
        notes.contains("Error: ") && notes.contains("procent"),
        "{notes}"
    );
}

#[test]
fn a_report_of_the_device_says_so_and_carries_no_branding() {
    let state = given("mine.json", &example("halton-2022-23-q3.json"));
    assert_eq!(status(&state), PageStatus::Ready);
    let markup = page_of(&state);
    is_sound(&markup, "a report of the device");
    let banner = between(&markup, "fv-notice--device", "</aside>");
    assert!(words_of(banner).contains("This report was opened from your device; it was not published by Halton Borough Council"), "{banner}");
    assert!(banner.contains("mine.json"));
    assert!(!between(&markup, "<header", "</header>").contains("Halton"));
    assert!(markup.contains("href=\"#/~/ped02-04\""));
    assert!(!title(&state).contains("Borough"), "{}", title(&state));
}

#[test]
fn words_of_a_file_stay_words() {
    let report = String::from_utf8(example("halton-2022-23-q3.json")).expect("examples are UTF-8");
    let hostile = report.replacen("Halton Borough Council", "<script>alert(1)</script>", 1);
    assert_ne!(hostile, report);
    let markup = page_of(&given("hostile.json", hostile.as_bytes()));
    assert!(
        markup.contains("&lt;script&gt;alert(1)&lt;"),
        "it is shown as it is written"
    );
    assert!(!markup.contains("<script"), "and it is no script");
}

#[test]
fn what_a_link_asks_in_vain_is_said() {
    for (link, words, shown) in [
        (
            "#/nothing",
            "There is no report called “nothing”",
            PageStatus::Failed,
        ),
        (
            "#/~",
            "This link is to a report that was opened from a device.",
            PageStatus::Failed,
        ),
        (
            "#/halton-2022-23-q3/nothing",
            "no measure “nothing”",
            PageStatus::Ready,
        ),
        (
            "#/https://elsewhere.example/",
            "The link has “https://elsewhere.example/”",
            PageStatus::Ready,
        ),
    ] {
        let state = opened(link);
        assert_eq!(status(&state), shown, "{link}");
        let markup = page_of(&state);
        is_sound(&markup, link);
        assert!(
            words_of(&markup).contains(words),
            "{link}: {}",
            words_of(&markup)
        );
    }
}

#[test]
fn a_file_that_does_not_come_has_words_and_is_asked_for_again() {
    let wanted = |state: &State| state.next_request().expect("something is wanted");
    for (failure, words) in [
        (Failure::Offline, "not connected to the internet"),
        (Failure::NoAnswer, "did not answer"),
        (Failure::NotFound, "404"),
        (Failure::Status(503), "(503)"),
        (Failure::Cut, "lost before the whole file"),
    ] {
        let state = State::at(Q3);
        let request = wanted(&state);
        let state = state
            .after(Action::Requested(request.clone()))
            .after(Action::Slow(request.clone()));
        let waiting = page_of(&state);
        is_sound(&waiting, "waiting");
        assert!(waiting.contains("This is taking longer than usual."));
        let state = state.after(Action::Loaded(request, Err(failure)));
        let failed = page_of(&state);
        is_sound(&failed, words);
        assert!(
            between(&failed, "role=\"alert\"", "</ul>").contains(words),
            "{failed}"
        );
        assert_eq!(
            state.next_request(),
            None,
            "it is not asked for in a circle"
        );
        let again = state.after(Action::Navigated(Q3.to_owned()));
        assert_eq!(wanted(&again), Request::Catalogue);
    }
}

#[test]
fn a_screen_waits_for_its_code_and_no_other_and_can_be_tried_again() {
    let screens = [
        ("#/".to_owned(), Module::Overview),
        (Q3.to_owned(), Module::Overview),
        (format!("{Q3}/scorecard"), Module::Overview),
        (format!("{Q3}/ped02-04"), Module::Indicator),
        (format!("{Q3}/finance"), Module::Screens),
    ];
    for (hash, module) in &screens {
        let only = |loaded: bool| {
            for of in Module::ALL {
                lazy::set_loaded(of, (of == *module) == loaded);
            }
        };
        only(true);
        assert_eq!(status(&opened(hash)), PageStatus::Ready, "{hash}");
        only(false);
        waits_for_code(hash, *module);
    }
}

/// A view whose code has not come; then it has.
fn waits_for_code(hash: &str, module: Module) {
    let request = Request::LazyCode(module);
    let state = State::at(hash);
    assert_eq!(
        state.next_request().as_ref(),
        Some(&request),
        "before any data"
    );
    let state = state.after(Action::Requested(request.clone()));
    let state = complete(state, hash);
    assert_eq!(status(&state), PageStatus::Loading, "{hash}");
    let waiting = page_of(&state);
    is_sound(&waiting, "waiting");
    assert!(waiting.contains("Loading the page…"), "{waiting}");
    let state = state.after(Action::Loaded(request.clone(), Err(Failure::CodeMissing)));
    assert_eq!(status(&state), PageStatus::Failed);
    let failed = page_of(&state);
    is_sound(&failed, "failed");
    assert!(failed.contains("did not arrive") && failed.contains(">Try again</button>"));
    assert_eq!(
        state.next_request(),
        None,
        "it is not asked for in a circle"
    );
    // The button follows the link again.
    let state = state.after(Action::Navigated(hash.to_owned()));
    assert_eq!(state.next_request().as_ref(), Some(&request));
    let state = state.after(Action::Requested(request.clone()));
    lazy::set_loaded(module, true);
    let state = state.after(Action::Loaded(request, Ok(Vec::new())));
    let state = complete(state, hash);
    assert_eq!(status(&state), PageStatus::Ready);
    assert_eq!(page_of(&state), page(hash));
}

#[test]
fn a_late_answer_does_not_replace_what_the_reader_went_on_to() {
    let state = opened("#/").after(Action::Navigated(Q3.to_owned()));
    let q3 = state.next_request().expect("the report is wanted");
    let state = state
        .after(Action::Requested(q3.clone()))
        .after(Action::Navigated(LAIT.to_owned()));
    let lait = state.next_request().expect("the other report is wanted");
    let state = state.after(Action::Requested(lait.clone()));
    let state = state.after(Action::Loaded(q3, Ok(example("halton-2022-23-q3.json"))));
    assert_eq!(status(&state), PageStatus::Loading);
    let state = state.after(Action::Loaded(lait, Ok(example("halton-lait-2026.json"))));
    assert_eq!(
        state.report().map(|report| report.value.id.as_str()),
        Some("halton-lait-2026")
    );
}

#[test]
fn typing_shows_the_beginning_at_once_and_counts_all() {
    let changed =
        |state: State, link: &str| state.after(Action::OptionsChanged(View::read(link).0));
    let list = opened(&format!("{LAIT}/scorecard"));
    let rows = |state: &State| {
        page_of(state)
            .matches("<th scope=\"row\" class=\"fv-table__name\">")
            .count()
    };
    assert_eq!(rows(&list), 30);

    let typed = changed(list.clone(), &format!("{LAIT}/scorecard?q=children"));
    assert!(typed.typing);
    let said = |state: &State| {
        let page = page_of(state);
        let words = page.split_once("role=\"status\"").expect("a status").1;
        words.split_once("</p>").expect("its end").0.to_owned()
    };
    let (first, count) = (rows(&typed), said(&typed));
    let rested = typed.clone().after(Action::TypingRested);
    assert!(first < 30 && first > 10, "{first}");
    assert_eq!(rows(&rested), 30);
    assert_eq!(said(&rested), count, "the count is right at once");
    let left = typed.after(Action::Navigated(format!("{LAIT}/scorecard?q=care")));
    assert!(!left.typing, "a link is not typed");

    let whole = changed(rested, &format!("{LAIT}/scorecard?q=children&rows=all"));
    assert!(!whole.typing, "who asks for all gets all");
    assert!(rows(&whole) > 30);
}
