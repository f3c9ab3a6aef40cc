//! The measure screen, natively: what a reader chooses changes charts, sentences and tables
//! together; what is in the file is on the page; and every figure that needs a note has it.

#![cfg(not(target_arch = "wasm32"))]

mod choosing;
mod decimals;
mod downloads;
mod faults;
mod officer;
mod showing;

use fairview::route::{Place, Screen};
use fairview::screens::{self, Shown};
use fairview::shared::Shared;
use fairview::state::{Detailed, IndicatorDetail, Load};
use report_core::read::{self, Reading};
use report_core::report::{Indicator, Report};
use report_view::options::IndicatorOptions;
use std::path::PathBuf;
use yew::prelude::*;

const EXAMPLES: [&str; 6] = [
    "halton-2015-16-q2",
    "halton-2022-23-q3",
    "halton-board-2020-01",
    "halton-lait-2026",
    "halton-plan-2012-15",
    "halton-plan-2016-19",
];

#[derive(Properties, PartialEq)]
struct BodyProps {
    html: Html,
}

#[component]
fn Body(props: &BodyProps) -> Html {
    html! { <main>{ props.html.clone() }</main> }
}

fn markup(html: Html) -> String {
    let rendered = yew::LocalServerRenderer::<Body>::with_props(BodyProps { html })
        .hydratable(false)
        .render();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime
        .expect("a runtime without drivers starts")
        .block_on(rendered)
}

fn example(file: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("static/examples")
        .join(file);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

struct Open {
    report: Shared<Reading<Report>>,
    id: &'static str,
}

impl Open {
    fn example(id: &'static str) -> Self {
        Self::bytes(id, &example(&format!("{id}.json")))
    }

    fn bytes(id: &'static str, bytes: &[u8]) -> Self {
        let reading = read::report(bytes).expect("the report can be read");
        assert!(
            id != "own" || reading.problems.is_empty(),
            "{:?}",
            reading.problems
        );
        Self {
            report: Shared::new(reading),
            id,
        }
    }

    /// The measure with the figures of its own file.
    fn whole(&self, indicator: &Indicator) -> Indicator {
        let Some(file) = &indicator.file else {
            return indicator.clone();
        };
        let report = &self.report.value;
        let detail = read::indicator_file(&example(file), report, &indicator.id);
        indicator
            .clone()
            .with(detail.expect("its file can be read").value)
    }

    fn page(&self, id: &str, options: &str) -> String {
        let (options, problems) = IndicatorOptions::read(options);
        assert!(problems.is_empty(), "{problems:?}");
        let report = &self.report.value;
        let indicator = report.indicator(id).expect("the measure is there");
        let detail = IndicatorDetail {
            indicator: self.whole(indicator),
            problems: Vec::new(),
        };
        let detail = indicator.file.as_ref().map(|_| Detailed {
            id: id.to_owned(),
            detail: Load::Ready(Shared::new(detail)),
        });
        let details: Vec<Detailed> = detail.into_iter().collect();
        markup(screens::show(&Shown {
            report: &self.report,
            bytes: &Shared::default(),
            place: &Place::Published(self.id.to_owned()),
            file: "file.json",
            screen: &Screen::Indicator(id.to_owned(), options),
            details: &details,
            other: None,
            releases: &[],
            typing: false,
            state: None,
            on_act: &Callback::noop(),
        }))
    }
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let after = text.split_once(from).map(|(_, after)| after);
    let found = after.and_then(|after| after.split_once(to));
    found.unwrap_or_else(|| panic!("no {from} … {to}")).0
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

/// What a reader sees of a piece of markup; cells apart from one another.
fn words_of(markup: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in markup.replace("</td>", "\n").replace("</th>", "\n").chars() {
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
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

/// The heads of the table after some words.
fn heads(page: &str, region: &str) -> Vec<String> {
    let table = between(page, region, "</thead>");
    let heads = table.split("<th ").skip(1);
    heads
        .map(|head| between(head, ">", "</th>").to_owned())
        .collect()
}

/// The first cells of the rows of the table after some words.
fn row_heads(page: &str, region: &str) -> Vec<String> {
    let table = between(page, region, "</table>");
    let rows = table.split("<th scope=\"row\">").skip(1);
    let heads = rows.map(|row| row.split("</th>").next().unwrap_or_default().to_owned());
    heads.collect()
}
