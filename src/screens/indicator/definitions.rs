//! Definition and sources: what is counted, how, by whom, and under which licence.

use super::words;
use crate::components::nodes::each;
use crate::components::section::fold;
use report_core::report::{Indicator, Report};
use report_core::words as said;
use report_view::wording;
use yew::prelude::*;

/// A definition of more letters than this is folded away.
const MOST_OPEN: usize = 400;

/// What is counted, how, and by whom; what else is known of the measure is folded away. `note`: whether
/// what a reader must know stands nowhere else.
pub fn definitions(report: &Report, indicator: &Indicator, note: bool) -> Html {
    let basis = indicator.basis.map(|basis| wording::capital(basis.words()));
    let benchmark = indicator.benchmark.as_ref();
    let compared = benchmark.map(|benchmark| benchmark.title.clone());
    let counted = benchmark.and_then(|benchmark| benchmark.definition.clone());
    let direction = wording::polarity(indicator.polarity).to_owned();
    let definition = indicator.definition.clone();
    let short = |words: &String| words.chars().count() <= MOST_OPEN;
    let (meaning, long) = match definition.as_ref().is_none_or(short) {
        true => (definition, None),
        false => (None, definition),
    };
    let open = [
        (words::MEANING, meaning),
        (words::BENCHMARK, compared),
        (words::DIRECTION, Some(direction)),
        (words::RULE, said::rule(indicator)),
        (words::BY_RULE, said::rated(report, indicator)),
        (words::OWNER, indicator.owner.clone()),
        (words::UPDATE, indicator.next_update.clone()),
    ];
    let title = indicator.short_title.as_ref();
    let folded = [
        (words::MEANING, long),
        (words::TITLE, title.map(|_| indicator.title.clone())),
        (
            words::METHOD,
            indicator.method.as_deref().map(wording::capital),
        ),
        (words::BASIS, basis),
        (words::UNIT, Some(indicator.unit.axis())),
        (words::BENCHMARK_COUNTED, counted),
        (
            words::BENCHMARK_WHY,
            benchmark.map(|benchmark| benchmark.reason.clone()),
        ),
        (words::NOTE, indicator.note.clone().filter(|_| note)),
    ];
    let row = |(term, words): (&'static str, Option<String>)| {
        words.map(|words| term_and_words(term, html! { { words } }))
    };
    let mut sources: Vec<usize> = report.source.into_iter().chain(indicator.source).collect();
    sources.extend(benchmark.map(|benchmark| benchmark.source));
    sources.dedup();
    let sources = (!sources.is_empty()).then(|| {
        let each_source = each(sources.into_iter().map(|at| source(report, at)));
        html! {
            <div class="fv-deflist__row fv-deflist__row--sources">
                <dt>{ words::SOURCES }</dt><dd>{ each_source }</dd>
            </div>
        }
    });
    let more = each(folded.into_iter().filter_map(row));
    html! {<>
        <dl class="fv-deflist">{ each(open.into_iter().filter_map(row)) }{ sources }</dl>
        { fold(words::ABOUT, html! { <dl class="fv-deflist">{ more }</dl> }) }
    </>}
}

fn term_and_words(term: &'static str, words: Html) -> Html {
    html! { <div class="fv-deflist__row"><dt>{ term }</dt><dd>{ words }</dd></div> }
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
