//! The parts of a report beside its measures, over every example: what stands in the JSON stands
//! on the page, headings are in order, and no word is malformed.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{EXAMPLES, example, in_main};
use fairview::components::milestone as milestones;
use fairview::page::Page;
use fairview::route::{Place, Tab};
use fairview::screens::overview;
use fairview::screens::{self, Shown, risks};
use fairview::shared::Shared;
use fairview::state::{Action, Request, State};
use report_core::overview::{self as lists, Reason};
use report_core::read::{self, Reading};
use report_core::report::Report;
use serde_json::Value;
use yew::prelude::*;

struct Example {
    id: &'static str,
    json: Value,
    reading: Shared<Reading<Report>>,
    place: Place,
}

impl Example {
    fn open(id: &'static str) -> Self {
        let bytes = example(&format!("{id}.json"));
        Self {
            id,
            json: serde_json::from_slice(&bytes).expect("the examples are JSON"),
            reading: Shared::new(read::report(&bytes).expect("the examples can be read")),
            place: Place::Published(id.to_owned()),
        }
    }

    /// The board's papers as a file of 1.0 could hold them.
    fn with_loose_ratings() -> Self {
        let mut json = Self::open("halton-board-2020-01").json;
        json["fairview"] = "1.0".into();
        json["topics"] = Value::Array(Vec::new());
        json["indicators"][0]["rating"] = "amber".into();
        let figures = json["figures"].as_array_mut().expect("figures");
        for stage in ["Key Stage 1", "EET"] {
            figures.push(serde_json::json!({ "what": format!("rating: {stage}"), "printed": "✗" }));
        }
        let bytes = json.to_string().into_bytes();
        Self {
            reading: Shared::new(read::report(&bytes).expect("it can be read")),
            json,
            id: "halton-board-2020-01",
            place: Place::Published("halton-board-2020-01".to_owned()),
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        EXAMPLES.into_iter().map(Self::open)
    }

    fn report(&self) -> &Report {
        &self.reading.value
    }

    fn html(&self, part: Tab) -> Html {
        if part == Tab::Overview {
            return overview::overview(self.report(), &self.place);
        }
        screens::show(&Shown {
            report: &self.reading,
            bytes: &Shared::default(),
            place: &self.place,
            file: &format!("{}.json", self.id),
            screen: &part.screen(),
            details: &[],
            other: None,
            releases: &[],
            typing: false,
            state: None,
            on_act: &Callback::noop(),
        })
    }

    fn markup(&self, part: Tab) -> String {
        in_main(self.html(part))
    }

    fn text(&self, part: Tab) -> String {
        text(&self.markup(part))
    }

    /// The links of the menu on the report's page.
    fn menu(&self) -> Vec<String> {
        let bytes = example("catalogue.json");
        let own = example(&format!("{}.json", self.id));
        let mut state = State::at(&format!("#/{}", self.id));
        while let Some(request) = state.next_request() {
            let bytes = match &request {
                Request::Catalogue => bytes.clone(),
                _ => own.clone(),
            };
            state = state.after(Action::Requested(request.clone()));
            state = state.after(Action::Loaded(request, Ok(bytes)));
        }
        let on_file = Callback::noop();
        let on_act = Callback::noop();
        let page = in_main(html! { <Page {state} {on_file} {on_act} /> });
        let nav = page
            .split("<nav")
            .nth(1)
            .and_then(|nav| nav.split("</nav>").next());
        let links = nav.expect("a menu").split("href=\"").skip(1);
        links
            .filter_map(|link| Some(link.split('"').next()?.to_owned()))
            .collect()
    }

    fn list(&self, key: &str) -> Vec<Value> {
        self.json[key].as_array().cloned().unwrap_or_default()
    }
}

/// What a reader reads: no tags, blanks as one.
fn text(markup: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in markup.chars() {
        match c {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    for (entity, plain) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, plain);
    }
    plain(&out)
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All texts of the named fields, at any depth: strings, and lists of strings.
fn texts(value: &Value, keys: &[&str], found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(when) if key == "when" && keys.contains(&"when") => {
                        found.push(report_view::wording::figure_when(when));
                    }
                    Value::String(words) if keys.contains(&key.as_str()) => {
                        found.push(words.clone());
                    }
                    Value::Array(list) if keys.contains(&key.as_str()) => {
                        found.extend(list.iter().filter_map(|v| Some(v.as_str()?.to_owned())));
                        list.iter().for_each(|v| texts(v, keys, found));
                    }
                    value => texts(value, keys, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|v| texts(v, keys, found)),
        _ => {}
    }
}

/// Every one of the fields' texts stands in the page; paragraphs are separated by blank lines.
fn holds(example: &Example, part: Tab, from: &[Value], keys: &[&str]) -> usize {
    let page = example.text(part);
    let mut wanted = Vec::new();
    from.iter().for_each(|v| texts(v, keys, &mut wanted));
    for words in &wanted {
        for paragraph in words.split("\n\n") {
            let paragraph = plain(paragraph);
            assert!(
                page.contains(&paragraph),
                "{}, {}: “{paragraph}” is not on the page",
                example.id,
                part.name()
            );
        }
    }
    wanted.len()
}

#[test]
fn every_milestone_is_shown_with_all_its_words() {
    let keys = [
        "title",
        "ref",
        "due_printed",
        "owner",
        "commentary",
        "note",
        "what",
        "printed",
        "place",
        "when",
    ];
    let mut shown = 0;
    for example in Example::all() {
        let list = example.list("milestones");
        holds(&example, Tab::Milestones, &list, &keys);
        let rows = example
            .markup(Tab::Milestones)
            .matches("data-label=\"Due\"")
            .count();
        assert_eq!(rows, list.len(), "{}", example.id);
        shown += rows;
        let lead = milestones::lead(example.report());
        match list.len() {
            0 => assert_eq!(lead, "This report has no milestones."),
            n => assert!(lead.starts_with(&format!("{n} milestones")), "{lead}"),
        }
    }
    assert_eq!(shown, 36 + 27 + 112 + 27);
}

#[test]
fn the_words_about_milestones_are_true() {
    let q3 = Example::open("halton-2022-23-q3");
    assert_eq!(
        milestones::lead(q3.report()),
        "27 milestones: 1 red, 5 amber, 13 green, 1 see commentary and 7 not legible."
    );
    let plan = Example::open("halton-plan-2012-15");
    assert_eq!(
        milestones::lead(plan.report()),
        "112 milestones, with no published rating. Of them 59 for 2012/13, 29 for 2013/14 and 24 for 2014/15."
    );
}

#[test]
fn every_passage_is_shown() {
    let keys = [
        "heading", "ref", "text", "owner", "what", "printed", "place", "when", "note",
    ];
    for example in Example::all() {
        let mut shown = 0;
        for key in ["developments", "emerging_issues", "sections", "figures"] {
            shown += holds(&example, Tab::Developments, &example.list(key), &keys);
        }
        for objective in example.list("objectives") {
            let about = [objective["commentary"].clone(), objective["note"].clone()];
            shown += holds(&example, Tab::Developments, &about, &keys);
            if let Some(note) = objective["note"].as_str() {
                assert!(example.text(Tab::Developments).contains(&plain(note)));
            }
        }
        let menu = example.menu();
        let offered = menu.contains(&Tab::Developments.link(&example.place));
        assert_eq!(shown > 0, offered, "{}: {menu:?}", example.id);
    }
}

#[test]
fn every_line_of_money_is_shown_as_printed() {
    for example in Example::all() {
        let tables = example.list("finance");
        holds(
            &example,
            Tab::Finance,
            &tables,
            &["title", "heading", "name", "text", "group"],
        );
        let markup = example.markup(Tab::Finance);
        let lines: usize = tables
            .iter()
            .map(|table| table["lines"].as_array().map_or(0, Vec::len))
            .sum();
        assert_eq!(
            markup.matches("data-label=\"Expenditure To Date\"").count(),
            lines
        );
        for table in &tables {
            for line in table["lines"].as_array().into_iter().flatten() {
                let amounts = line["amounts"].as_array().expect("amounts are a list");
                let (last, others) = amounts.split_last().expect("a line has amounts");
                let written = |value: f64| report_core::decimal::rounded(value, 0);
                let cells: Vec<String> = others
                    .iter()
                    .filter_map(Value::as_f64)
                    .map(written)
                    .collect();
                let variance = last.as_f64().expect("these tables print variances");
                let variance = match variance < 0.0 {
                    true => format!("({})", written(-variance)),
                    false => written(variance),
                };
                let name = match line["name"].as_str() {
                    Some("") => "Total",
                    name => name.expect("a line has a name"),
                };
                let row = format!("{name} {} {variance}", cells.join(" "));
                assert!(text(&markup).contains(&row), "{row}");
            }
        }
    }
    let q2 = Example::open("halton-2015-16-q2");
    let page = q2.text(Tab::Finance);
    for words in [
        "School Transport 919 303 371 (68) overspend",
        "Employees 6,889 3,201 2,998 203 underspend",
        "Total Income −666 −307 −309 2 more income",
        "Reimbursements & Other Income −354 −146 −144 (2) less income",
        "Total Recharges, Annual Budget: the lines of \"Recharges\" add up to 7,369, and 7,368 is printed",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn empty_risks_are_said_in_words() {
    for example in Example::all() {
        let page = example.text(Tab::Risks);
        let risks = example.list("risks");
        // A column that nobody filled is not shown; the lead says so once.
        let empty: usize = ["title", "initial", "residual"]
            .iter()
            .map(|key| risks.iter().filter(|risk| risk[*key].is_null()).count())
            .filter(|empty| *empty < risks.len())
            .sum();
        assert_eq!(page.matches("not given").count(), empty, "{}", example.id);
    }
    let plan = Example::open("halton-plan-2012-15");
    assert_eq!(
        risks::lead(plan.report()),
        "The report has a place for risks under 14 objectives, and names no risk and no score there."
    );
}

#[test]
fn the_overview_lists_what_is_red_at_risk_and_furthest() {
    for example in Example::all() {
        let report = example.report();
        let markup = example.markup(Tab::Overview);
        let page = text(&markup);
        for indicator in lists::red(report) {
            assert!(markup.contains(&format!("href=\"#/{}/{}\"", example.id, indicator.id)));
            let words = match lists::reason(indicator.reason.as_deref(), &indicator.commentary) {
                Some(Reason::Given(why)) => why.to_owned(),
                Some(Reason::Commentary(why)) => format!("Commentary: {why}"),
                Some(Reason::Begins(why)) => format!("Commentary begins: {why}"),
                None => "No reason is published.".to_owned(),
            };
            assert!(page.contains(&plain(&words)), "{words}");
        }
        for milestone in lists::at_risk(report) {
            assert!(page.contains(&plain(&milestone.title)));
        }
        for table in &report.finance {
            let line = lists::finance_line(table).expect("these tables have totals");
            assert!(page.contains(&line), "{line}");
        }
        for passage in report.developments.iter().chain(&report.emerging_issues) {
            let heading = passage.heading.as_deref().expect("these have headings");
            assert!(page.contains(heading), "{heading}");
        }
        let has = |words: &str| page.contains(words);
        fn is_empty<T>(list: &lists::List<T>) -> bool {
            list.ranked.is_empty() && list.apart.is_empty()
        }
        assert_eq!(
            has("Furthest from target"),
            !is_empty(&lists::furthest_from_target(report))
        );
        assert_eq!(
            has("Furthest from the neighbours"),
            !is_empty(&lists::furthest_from_neighbours(report))
        );
    }
}

#[test]
fn the_overview_of_the_third_quarter_says_these_words() {
    let q3 = Example::open("halton-2022-23-q3");
    let page = q3.text(Tab::Overview);
    for words in [
        "Red, in this council’s words: “Indicates that the target will not be achieved unless there is an intervention or remedial action taken.”",
        "46 above the target of 90 51%",
        "Children who repeatedly run away: from 38 to 4. In doubt: The basis says “in last 12 months”. The period of last year’s figure is not said, so the fall need not be real.",
        "Of 27 milestones: 1 red, 5 amber, 13 green, 1 see commentary and 7 not legible.",
        "114 from April to December 2022; the target for the whole of 2022/23 is 68.",
        "+103%",
        "−39%",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("holds no") && !page.contains("Finance"));
}

#[test]
fn the_legend_quotes_every_meaning() {
    let keys = ["measure", "milestone", "symbol"];
    for example in Example::all() {
        let meanings = [example.json["legend"].clone()];
        holds(&example, Tab::Legend, &meanings, &keys);
    }
}

#[test]
fn about_names_every_source_neighbour_and_note_and_no_place_in_a_file() {
    for example in Example::all() {
        let keys = ["title", "publisher", "licence", "closeness"];
        let from = [
            example.json["sources"].clone(),
            example.json["neighbours"].clone(),
        ];
        holds(&example, Tab::About, &from, &keys);
        let page = example.text(Tab::About);
        for note in example.list("notes") {
            let note = plain(note.as_str().expect("notes are texts"));
            assert!(page.contains(&note), "{note}");
        }
        for problem in &example.reading.problems {
            assert!(!page.contains(&plain(&problem.message)), "{problem}");
        }
        let markup = example.markup(Tab::About);
        let leaving = markup.matches("href=\"http").count();
        let sources = example.list("sources");
        let addresses = sources.iter().filter(|s| s["url"].is_string()).count();
        assert_eq!(leaving, addresses);
        assert_eq!(markup.matches("rel=\"noreferrer\"").count(), leaving);
    }
}

#[test]
fn the_heat_table_says_every_rank_in_words() {
    let mut ranked = 0;
    for example in Example::all() {
        let report = example.report();
        let markup = example.markup(Tab::Compare);
        let page = text(&markup);
        let mut places = 0;
        for indicator in &report.indicators {
            let Some(comparison) = report_core::compare::Comparison::of(report, indicator) else {
                continue;
            };
            let Some(at) = comparison.opening_beside() else {
                continue;
            };
            let rows = comparison.ranking(at).rows;
            places += rows.iter().filter(|row| row.place.is_some()).count();
        }
        assert_eq!(
            markup.matches("fv-heat__rank").count(),
            places,
            "{}",
            example.id
        );
        if report.indicators.iter().all(|i| i.file.is_some()) {
            assert!(page.contains("The figures of 293 measures are in files of their own"));
        }
        ranked += places;
    }
    assert!(ranked > 300, "{ranked}");
    let page = Example::open("halton-2022-23-q3").text(Tab::Compare);
    for words in [
        "beside 10 statistical neighbours, North West and England.",
        "No judgement, not shaded",
        "High is good. No quartile bands:",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn every_page_is_well_formed() {
    for example in Example::all() {
        for part in Tab::ALL.into_iter().filter(|part| *part != Tab::Scorecard) {
            let markup = example.markup(part);
            let what = format!("{}, {}", example.id, part.name());
            let page = text(&markup);
            for wrong in ["NaN", "inf%", " ,", "..", "None(", "Some(", "−0 ", "−0%"] {
                let printed = example.json.to_string().contains(wrong);
                assert!(printed || !page.contains(wrong), "{what}: {wrong}");
            }
            assert!(!markup.contains("style="), "{what}");
            let levels: Vec<u32> = markup
                .match_indices("<h")
                .filter_map(|(at, _)| markup[at + 2..].chars().next()?.to_digit(10))
                .collect();
            // The sections of the overview stand under the report's first heading.
            let mut before = u32::from(part == Tab::Overview);
            for level in levels {
                assert!(level <= before + 1, "{what}: h{level} after h{before}");
                before = level;
            }
            let firsts = usize::from(part != Tab::Overview);
            assert_eq!(markup.matches("<h1").count(), firsts, "{what}");
            let tables = markup.matches("<table").count();
            assert_eq!(markup.matches("<caption").count(), tables, "{what}");
            let heads = markup.matches("<th ").count() + markup.matches("<th>").count();
            assert_eq!(heads, markup.matches(" scope=\"").count(), "{what}");
        }
    }
}

/// The menus that let a reader download a table.
fn menus(markup: &str) -> usize {
    markup
        .matches("<summary>Download this table</summary>")
        .count()
}

#[test]
fn every_table_of_a_screen_can_be_downloaded_and_none_of_the_print() {
    for example in Example::all() {
        let report = example.report();
        let money = menus(&example.markup(Tab::Finance));
        assert_eq!(money, report.finance.len(), "{}", example.id);
        let held = usize::from(!report.milestones.is_empty());
        let milestones = menus(&example.markup(Tab::Milestones));
        assert_eq!(milestones, held, "{}", example.id);
        let compare = example.markup(Tab::Compare);
        let drawn = usize::from(compare.contains("fv-table--heat"));
        assert_eq!(menus(&compare), drawn, "{}", example.id);
        assert_eq!(menus(&example.markup(Tab::Print)), 0, "{}", example.id);
    }
}

#[test]
fn that_nothing_is_red_is_not_said_of_ratings_that_cannot_be_read() {
    for example in Example::all() {
        let page = example.text(Tab::Overview);
        assert!(!page.contains("No measure is rated red."), "{}", example.id);
    }
    let q2 = Example::open("halton-2015-16-q2").text(Tab::Overview);
    assert!(q2.contains("No red rating can be read; 30 of 68 are not legible."));
    let board = Example::open("halton-board-2020-01").text(Tab::Overview);
    for words in [
        "Of 9 topics: 5 red, 3 amber and 1 green.",
        "Red, in this council’s words: “Underperformance.”",
    ] {
        assert!(board.contains(words), "{words}");
    }
    assert!(!board.contains("What is red"), "{board}");
    // A file of before topics came may have ratings among the figures in its sentences.
    let before = Example::with_loose_ratings();
    let page = before.text(Tab::Overview);
    assert!(page.contains("What is red is not listed: 2 ratings belong to no measure"));
    let page = opened(&before);
    assert!(page.contains("2 other ratings not counted here"), "{page}");
    let figures = before.text(Tab::Developments);
    let words = "1 figure that belongs to no measure and 2 ratings that belong to no measure.";
    assert!(figures.contains(words), "{figures}");
}

#[test]
fn every_topic_stands_with_its_rating_its_comment_and_its_measures() {
    let board = Example::open("halton-board-2020-01");
    let markup = board.markup(Tab::Overview);
    let page = text(&markup);
    let topics = board.list("topics");
    let order = ["red", "amber", "green"];
    let mut sorted: Vec<&Value> = topics.iter().collect();
    sorted.sort_by_key(|topic| order.iter().position(|rating| topic["rating"] == *rating));
    let mut from = page.find("Topics the report rates").expect("the section");
    for topic in sorted {
        for field in ["title", "commentary", "standard"] {
            let words = topic[field].as_str().expect(field);
            let at = page[from..].find(words);
            from += at.unwrap_or_else(|| panic!("{words} after {}", &page[from..]));
        }
        for id in topic["indicators"].as_array().expect("measures") {
            let link = format!("#/{}/{}", board.id, id.as_str().expect("an id"));
            assert!(markup.contains(&format!("href=\"{link}\"")), "{link}");
        }
    }
    // Reports without topics say nothing of any.
    assert!(
        !Example::open("halton-2022-23-q3")
            .text(Tab::Overview)
            .contains("Topics the report rates")
    );
}

#[test]
fn everything_asked_for_stands_under_its_kind_with_its_state() {
    let board = Example::open("halton-board-2020-01");
    let page = board.text(Tab::Actions);
    for action in board.list("actions") {
        for field in ["title", "group", "next_report", "note"] {
            if let Some(words) = action[field].as_str() {
                assert!(page.contains(words), "{words}");
            }
        }
    }
    let counts = [
        "7 recommendations: 4 open and 3 done.",
        "50 actions: 40 open and 10 without news.",
        "12 pledges: 12 without news.",
    ];
    for words in counts {
        assert!(page.contains(words), "{words}\n{page}");
        assert!(board.text(Tab::Overview).contains(words), "{words}");
    }
    assert!(page.contains("Partly met, 27 January 2020."), "{page}");
    // On paper it stands with the other text.
    let paper = board.text(Tab::Print);
    assert!(paper.contains(counts[0]), "{paper}");
    let q2 = Example::open("halton-2015-16-q2").text(Tab::Actions);
    assert!(q2.contains("20 recommendations:"), "{q2}");
    assert!(
        !Example::open("halton-2022-23-q3")
            .menu()
            .iter()
            .any(|link| link.ends_with("/actions"))
    );
}

#[test]
fn decisions_stand_with_their_reasons() {
    let q2 = Example::open("halton-2015-16-q2");
    let page = q2.text(Tab::Actions);
    for decision in q2.list("decisions") {
        for field in ["title", "by", "decision", "reason", "rejected", "note"] {
            if let Some(words) = decision[field].as_str() {
                assert!(page.contains(words), "{words}");
            }
        }
    }
    let counted = "8 decisions: 3 decided and 5 recommended.";
    for tab in [Tab::Actions, Tab::Overview, Tab::Print] {
        assert!(q2.text(tab).contains(counted), "{tab:?}");
    }
    assert!(page.contains("Takes effect: 1 April 2016"), "{page}");
}

#[test]
fn processes_stand_with_their_standards() {
    for id in ["halton-board-2020-01", "halton-2015-16-q2"] {
        let example = Example::open(id);
        for tab in [Tab::Developments, Tab::Print] {
            let page = example.text(tab);
            for process in example.list("processes") {
                assert!(page.contains(process["title"].as_str().unwrap()));
                for stage in process["stages"].as_array().unwrap() {
                    for field in ["title", "what", "owner", "allowed_printed", "done", "note"] {
                        if let Some(words) = stage[field].as_str() {
                            let capital = words[..1].to_uppercase() + &words[1..];
                            let found = page.contains(words) || page.contains(&capital);
                            assert!(found, "{tab:?}: {words}");
                        }
                    }
                }
            }
        }
    }
    let board = Example::open("halton-board-2020-01").text(Tab::Developments);
    assert!(board.contains("10 working days, at most 20"), "{board}");
    assert!(board.contains("Within 10 working days: 73% in 2017/18, 23% in 2018/19"));
}

#[test]
fn grids_stand_with_their_heads() {
    for id in [
        "halton-board-2020-01",
        "halton-2015-16-q2",
        "halton-plan-2012-15",
    ] {
        let example = Example::open(id);
        for tab in [Tab::Developments, Tab::Print] {
            let page = example.text(tab);
            let mut from = 0;
            // In the order of the file: title, heads, then row after row.
            for grid in example.list("grids") {
                let strings = |list: &serde_json::Value| -> Vec<String> {
                    let words = list.as_array().into_iter().flatten();
                    words
                        .map(|words| words.as_str().unwrap().to_owned())
                        .collect()
                };
                let mut words = vec![grid["title"].as_str().unwrap().to_owned()];
                words.extend(grid["note"].as_str().map(str::to_owned));
                words.extend(grid["corner"].as_str().map(str::to_owned));
                words.extend(strings(&grid["columns"]));
                for row in grid["rows"].as_array().unwrap() {
                    words.push(row["title"].as_str().unwrap().to_owned());
                    let empty = |words: String| match words.as_str() {
                        "" => "Empty".to_owned(),
                        _ => words,
                    };
                    words.extend(strings(&row["cells"]).into_iter().map(empty));
                }
                words.extend(grid["legend"].as_str().map(|words| format!("Key: {words}")));
                for words in words {
                    let found = page[from..].find(&words);
                    assert!(found.is_some(), "{tab:?}: {words} after {from}");
                    from += found.unwrap() + words.len();
                }
            }
        }
    }
}

#[test]
fn what_the_report_puts_first_stands_first() {
    let q2 = Example::open("halton-2015-16-q2");
    let page = q2.text(Tab::Overview);
    let section = page.find("Headline measures").expect("headlines");
    assert!(section < page.find("Developments").unwrap(), "{page}");
    let marked = q2
        .list("indicators")
        .into_iter()
        .filter(|one| one["headline"] == true);
    for one in marked {
        let name = one["short_title"]
            .as_str()
            .or(one["title"].as_str())
            .unwrap();
        assert!(page[section..].contains(name), "{name}");
    }
    assert!(q2.text(Tab::Print).contains("Headline measures"));
    let q3 = Example::open("halton-2022-23-q3").text(Tab::Overview);
    assert!(!q3.contains("Headline measures"), "{q3}");
}

#[test]
fn terms_are_explained_where_they_stand_and_on_a_page() {
    let board = Example::open("halton-board-2020-01");
    let page = board.text(Tab::Glossary);
    for term in board.list("glossary") {
        for field in ["term", "meaning", "note"] {
            if let Some(words) = term[field].as_str() {
                assert!(page.contains(words), "{words}");
            }
        }
    }
    // Under a passage the terms that stand there first, with the way to all of them.
    let texts = board.text(Tab::Developments);
    assert!(
        texts.contains("Local Authority Interactive Tool"),
        "{texts}"
    );
    let twice = "Performance and Intelligence Monitoring Management report";
    assert_eq!(texts.matches(twice).count(), 1, "{texts}");
    assert!(board.text(Tab::Overview).contains("Abbreviations: "));
    // On paper all of them, after how the report is read.
    assert!(board.text(Tab::Print).contains("Terms and abbreviations"));
    // A report without a glossary has no such page, and nothing is folded away.
    let q3 = Example::open("halton-2022-23-q3");
    assert!(!q3.menu().iter().any(|link| link.ends_with("/glossary")));
    assert!(!q3.text(Tab::Overview).contains("Abbreviations"));
}

/// A screen with its head, as a reader opens it.
fn opened(example: &Example) -> String {
    text(&in_main(fairview::screens::report::report_screen(
        &example.reading,
        &example.place,
    )))
}

#[test]
fn things_are_counted_as_they_are_listed() {
    let plan = Example::open("halton-plan-2012-15");
    let page = opened(&plan);
    for words in [
        "83 measures under 4 objectives and 112 milestones under 14",
        "4 objectives with measures, of 18 in the report.",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("under 18 objectives"));
    let risks = plan.text(Tab::Risks);
    assert!(!risks.contains("14 risks"), "{risks}");
    let q3 = opened(&Example::open("halton-2022-23-q3"));
    assert!(q3.contains("35 measures and 27 milestones under 6 objectives"));
}

#[test]
fn a_meeting_in_january_is_not_the_whole_of_january() {
    let board = Example::open("halton-board-2020-01");
    let page = opened(&board);
    assert!(page.contains("January 2020"));
    assert!(!page.contains("1 January to 31 January"));
    let figures = board.text(Tab::Developments);
    let words = "1 figure that belongs to no measure.";
    assert!(figures.contains(words), "{figures}");
}

#[test]
fn no_score_is_a_percentage_and_no_incident_is_lost() {
    let bytes = include_bytes!("../crates/report-core/tests/faults/percent-of-nearly-nothing.json");
    let report = read::report(bytes).expect("it can be read").value;
    let place = Place::Published("p8".to_owned());
    let page = text(&in_main(overview::overview(&report, &place)));
    for words in [
        "Not ranked: 2 measures",
        "Serious incidents: 12 above the target of 0. Nothing is a percentage of 0.",
        "Progress 8 score: 0.31 below the target of 0.00.",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("9,200%") && !page.contains("300%"), "{page}");
}

#[test]
fn quartiles_are_not_called_quarters() {
    let compared = Example::open("halton-2022-23-q3");
    let page = compared.text(Tab::Compare);
    for words in [
        "Best quartile",
        "Second best quartile",
        "Third best quartile",
        "Worst quartile",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("Last quarter"));
}
