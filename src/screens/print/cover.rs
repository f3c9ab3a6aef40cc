//! The cover: whose report, which, for when, how far it is final, and what of it this paper holds.
//! On a screen it is the page's title; what only paper needs stands on paper alone.

use super::online::Online;
use super::{Setting, indicators, name};
use crate::components::nodes::each;
use crate::links::in_single_file;
use crate::publisher;
use crate::route::{Chapter, Place, PrintOptions, View};
use report_core::period::day_words;
use report_core::report::{Report, Sort};
use report_core::words;
use report_view::wording;
use yew::prelude::*;

/// A fact: its term, its value, and whether it stands on paper alone.
type Fact = (&'static str, Html, bool);

/// More roles than this are not listed but counted.
const MOST_OWNERS: usize = 6;

/// The cover of a paper of some chapters, out of so many.
pub fn cover(
    setting: &Setting,
    paper: &PrintOptions,
    chapters: &[Chapter],
    offered: usize,
) -> Html {
    let report = &setting.reading.value;
    let facts = facts(setting).into_iter().map(|(term, value, paper_only)| {
        let class = classes!("fv-facts__item", paper_only.then_some("fv-cover__more"));
        html! {
            <div {class}>
                <dt class="fv-facts__term">{ term }</dt>
                <dd class="fv-facts__value">{ value }</dd>
            </div>
        }
    });
    let extract = extract(setting, paper, chapters, offered);
    html! {<>
        <nav class="fv-breadcrumb" aria-label="Breadcrumb">
            <a href={View::Home.href()}>{ "Reports" }</a>
            { " › " }
            { wording::report_name(report) }
            { " › " }<span aria-current="page">{ "Committee paper" }</span>
        </nav>
        <div class="fv-title fv-title--tight fv-cover">
            <p class="fv-title__caption">{ &report.organisation }</p>
            <h1 class="fv-title__heading" tabindex="-1">{ &report.title }</h1>
            <p class="fv-title__caption">{ wording::capital(&report.period.words()) }</p>
            { extract.map(|words| html! { <p class="fv-title__note">{ words }</p> }) }
            <dl class="fv-facts">{ each(facts) }</dl>
        </div>
    </>}
}

/// How many measures the paper is about.
pub fn indicator_count(setting: &Setting) -> usize {
    indicators::of(&setting.reading.value, setting.only).count()
}

/// How many milestones the paper is about.
pub fn milestone_count(setting: &Setting) -> usize {
    let all = setting.reading.value.milestones.iter();
    all.filter(|m| setting.only.is_none_or(|only| m.objective == only))
        .count()
}

/// That the paper is not the whole report.
fn extract(
    setting: &Setting,
    paper: &PrintOptions,
    chapters: &[Chapter],
    offered: usize,
) -> Option<String> {
    let report = &setting.reading.value;
    let of = setting.only.map(|at| {
        format!(
            "Of the measures and milestones, those of one objective: {}.",
            wording::objective(&report.objectives[at])
        )
    });
    let names: Vec<String> = chapters.iter().map(|c| name(*c).to_owned()).collect();
    let parts = match (paper.has_all(), names.as_slice()) {
        (true, _) => None,
        (false, []) => Some("No part of the report is chosen.".to_owned()),
        (false, all) if all.len() == offered => None,
        (false, some) => Some(format!(
            "An extract of the report, {} of its {offered} parts: {}.",
            some.len(),
            some.join("; ")
        )),
    };
    let said: Vec<String> = parts.into_iter().chain(of).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn facts(setting: &Setting) -> Vec<Fact> {
    let report = &setting.reading.value;
    let mut facts: Vec<Fact> = Vec::new();
    let mut add = |term, words: String, paper_only| {
        facts.push((term, html! { { words } }, paper_only));
    };
    if let Some(span) = wording::span(&report.period).filter(|_| report.sort != Sort::Benchmark) {
        add("Period", span, false);
    }
    let published = report.published.map(day_words);
    add(
        "Published",
        published.unwrap_or_else(|| "No day is given".to_owned()),
        report.published.is_none(),
    );
    let status = match report.draft {
        true => "Draft",
        false => "Not marked as a draft",
    };
    add("Status", status.to_owned(), !report.draft);
    add("Holds", holds(setting), false);
    add("Owners", owners(report), true);
    // The site's word is for what the site publishes.
    let of_site = match setting.place {
        Place::Published(_) => publisher::licence(),
        Place::Device => None,
    };
    add("Licence", licence(report, of_site), true);
    match setting.place {
        Place::Published(_) if !in_single_file() => {
            let href = View::report(setting.place).permalink_href();
            facts.push(("Online", html! { <Online {href} /> }, true));
        }
        // What is on the reader's own device has no address for others.
        _ => {}
    }
    facts
}

/// `35 measures and 27 milestones under 6 objectives`.
fn holds(setting: &Setting) -> String {
    let within = |at: usize| setting.only.is_none_or(|only| only == at);
    wording::holds(&setting.reading.value, within)
}

/// The roles that answer for objectives, measures and milestones, as the file names them.
fn owners(report: &Report) -> String {
    let objectives = report.objectives.iter().filter_map(|o| o.owner.as_ref());
    let indicators = report.indicators.iter().filter_map(|i| i.owner.as_ref());
    let milestones = report.milestones.iter().filter_map(|m| m.owner.as_ref());
    let mut found: Vec<String> = Vec::new();
    for owner in objectives.chain(indicators).chain(milestones) {
        if !found.contains(owner) {
            found.push(owner.clone());
        }
    }
    match found.len() {
        0 => "The file names none".to_owned(),
        n if n > MOST_OWNERS => format!("{n} roles, each named beside what it answers for"),
        _ => found.join("; "),
    }
}

/// Under which licence the report is published, and figures of others in it. What the report's own
/// source says goes before the word of the site for all its reports.
fn licence(report: &Report, of_site: Option<String>) -> String {
    let own = report
        .source
        .and_then(|at| report.sources[at].licence.as_ref())
        .or(of_site.as_ref());
    let mut others: Vec<String> = Vec::new();
    for (at, source) in report.sources.iter().enumerate() {
        if let Some(licence) = &source.licence
            && report.source != Some(at)
            && Some(licence) != own
            && !others.contains(licence)
        {
            others.push(licence.clone());
        }
    }
    let own = match own {
        Some(licence) => licence.clone(),
        None => "None is stated for the report".to_owned(),
    };
    match others.is_empty() {
        true => own,
        false => format!(
            "{own}. Figures of other publishers: {}",
            words::join(&others)
        ),
    }
}
