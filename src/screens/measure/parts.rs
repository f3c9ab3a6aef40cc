//! The parts of a measure that have figures over time: small multiples on one scale, and the
//! table of all of them. Parts that are only printed stand in the printed row.

use crate::components::chart::{Chart, Drawn};
use crate::components::nodes::each;
use crate::components::section::section;
use crate::download::taken::Told;
use report_core::parts::{Part, alike, parts};
use report_core::period::Period;
use report_core::report::{Indicator, Report};
use report_core::words;
use report_view::charts::multiples::multiples;
use report_view::wording;
use yew::prelude::*;

/// The section; nothing where the printed row says it all.
pub fn parts_section(report: &Report, indicator: &Indicator, take: impl Fn() -> Html) -> Html {
    let all = parts(report, indicator);
    let over_time = all.iter().any(|part| part.numbers() >= 2);
    let unprinted = all
        .iter()
        .any(|part| part.numbers() > 0 && part.breakdown.cells.iter().all(Option::is_none));
    if !over_time && !unprinted {
        return Html::default();
    }
    let drawn = alike(&all);
    let apart = all.len() - drawn.len();
    let note = (apart > 0).then(|| {
        let count = wording::count(apart, "part");
        format!("Counted in another unit, and so in the table alone: {count}.")
    });
    let chart = multiples(&drawn, (indicator.basis, indicator.year_begins()));
    let take = chart.as_ref().map(|_| take());
    let figure = chart.map(|chart| {
        let told = told(report, indicator, &drawn);
        let name = format!("Small line charts: {}", told.subtitle);
        html! {
            <figure class="fv-figure fv-figure--first">
                <h3 class="fv-figure__headline">{ told.headline }</h3>
                <p class="fv-figure__sub">{ told.subtitle }</p>
                <Drawn chart={Chart::new(chart)} {name} full={832} />
                <figcaption class="fv-figure__note">{ told.said }</figcaption>
            </figure>
        }
    });
    section(
        "The parts over time",
        note,
        html! {<>{ figure }{ table(indicator, &all) }{ take }</>},
    )
}

/// What is told beside the parts.
pub fn told(report: &Report, indicator: &Indicator, drawn: &[Part]) -> Told {
    Told {
        headline: words::parts_headline(indicator, drawn).unwrap_or_default(),
        subtitle: format!(
            "{}: {}, {}",
            indicator.heading(),
            wording::count(drawn.len(), "part"),
            report.area_name()
        ),
        said: words::parts(indicator, drawn, indicator.basis).unwrap_or_default(),
        marked: Vec::new(),
    }
}

/// The periods of all parts, newest first.
fn periods<'r>(parts: &[Part<'r>]) -> Vec<&'r Period> {
    let mut found: Vec<&Period> = Vec::new();
    for period in parts.iter().flat_map(|part| part.periods) {
        if !found.contains(&period) {
            found.push(period);
        }
    }
    found.sort_by(|a, b| b.by_time(a));
    found
}

fn table(indicator: &Indicator, parts: &[Part]) -> Html {
    let periods = periods(parts);
    let heads = periods
        .iter()
        .map(|period| html! { <th scope="col" class="fv-table__num">{ period.short() }</th> });
    let rows = parts.iter().map(|part| {
        let cells = periods.iter().map(|period| {
            let at = part.periods.iter().position(|other| other == *period);
            let value = at.map(|at| wording::value(part.series.values[at], &part.breakdown.unit));
            html! { <td class="fv-table__num">{ value }</td> }
        });
        html! { <tr><th scope="row">{ &part.breakdown.title }</th>{ each(cells) }</tr> }
    });
    let values = parts
        .iter()
        .flat_map(|part| part.series.values.iter().copied());
    html! {<>
        <div class="fv-table-scroll" role="region" aria-label="Figures of the parts" tabindex="0">
            <table class="fv-table fv-table--figures">
                <caption class="fv-table__caption">{ format!("{}: its parts by period", indicator.heading()) }</caption>
                <thead><tr><th scope="col">{ "Part" }</th>{ each(heads) }</tr></thead>
                <tbody>{ each(rows) }</tbody>
            </table>
        </div>
        { wording::symbols(values).map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
    </>}
}
