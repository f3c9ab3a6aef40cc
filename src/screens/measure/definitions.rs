//! Definition and source: what is counted, how, by whom, and under which licence.

use crate::components::nodes::each;
use report_core::report::{Indicator, Report};
use report_core::words;
use report_view::wording;
use yew::prelude::*;

/// The terms of a measure, with the rule of rating where one travels in the file.
pub fn definitions(report: &Report, indicator: &Indicator) -> Html {
    let mut rows: Vec<(&str, Html)> = Vec::new();
    let mut say = |term, words: Option<String>| {
        if let Some(words) = words {
            rows.push((term, html! { { words } }));
        }
    };
    say(
        "Title in the report",
        indicator
            .short_title
            .as_ref()
            .map(|_| indicator.title.clone()),
    );
    say("Definition", indicator.definition.clone());
    say("Method", indicator.method.as_deref().map(wording::capital));
    say(
        "Basis",
        indicator.basis.map(|basis| wording::capital(basis.words())),
    );
    say("Unit", Some(indicator.unit.axis()));
    say(
        "Judgement",
        Some(wording::polarity(indicator.polarity).to_owned()),
    );
    say("Rule of rating", words::rule(indicator));
    say("Rating by the rule", words::rated(report, indicator));
    if let Some(benchmark) = &indicator.benchmark {
        let counted = match &benchmark.definition {
            Some(definition) => format!("{}. {definition}", benchmark.title),
            None => format!("{}.", benchmark.title),
        };
        say("Compared figures", Some(counted));
        say("Why side by side", Some(benchmark.reason.clone()));
    }
    say("Owner", indicator.owner.clone());
    say("Next update", indicator.next_update.clone());
    let mut sources: Vec<usize> = report.source.into_iter().chain(indicator.source).collect();
    sources.extend(
        indicator
            .benchmark
            .as_ref()
            .map(|benchmark| benchmark.source),
    );
    sources.dedup();
    if !sources.is_empty() {
        rows.push((
            "Sources",
            html! { <>{ each(sources.into_iter().map(|at| source(report, at))) }</> },
        ));
    }
    let rows = rows.into_iter().map(|(term, words)| {
        html! { <div class="fv-deflist__row"><dt>{ term }</dt><dd>{ words }</dd></div> }
    });
    html! { <dl class="fv-deflist">{ each(rows) }</dl> }
}

fn source(report: &Report, at: usize) -> Html {
    let source = &report.sources[at];
    // Addresses in a report are http or https; the reader leaves the site knowingly.
    let link = source.url.as_ref().map(|url| {
        let host = url.split('/').nth(2).unwrap_or(url);
        let host = host
            .split(['/', '?', '#'])
            .next()
            .unwrap_or(host)
            .to_owned();
        html! { <>{ " " }<a href={url.clone()} rel="noreferrer">{ format!("At {host}") }</a></> }
    });
    html! { <p>{ wording::source(source) }{ link }</p> }
}
