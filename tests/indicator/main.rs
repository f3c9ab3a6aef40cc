//! The measure screen, natively: what a reader chooses changes charts, sentences and tables
//! together; what is in the file is on the page; and every figure that needs a note has it.

#![cfg(not(target_arch = "wasm32"))]

mod choosing;
mod decimals;
mod downloads;
mod faults;
mod officer;
mod showing;

#[path = "../common/mod.rs"]
mod common;

use common::{EXAMPLES, example, in_main};
use fairview::route::{Place, Screen};
use fairview::screens::{self, Shown};
use fairview::shared::Shared;
use fairview::state::{Detailed, IndicatorDetail, Load};
use report_core::read::{self, Reading};
use report_core::report::{Indicator, Report};
use report_view::options::IndicatorOptions;
use yew::prelude::*;

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
        in_main(screens::show(&Shown {
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
