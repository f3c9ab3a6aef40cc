//! How far the measure was from its target and from its neighbours' mean, period by period.

use super::kept::OverTime;
use crate::components::blocks::scrolling;
use crate::components::chart::{Chart, Drawn};
use crate::components::nodes::each;
use crate::components::section::section;
use crate::download::Kind;
use crate::download::taken::Told;
use report_core::compare::Comparison;
use report_core::gap::{Gap, To, gaps};
use report_core::report::Polarity;
use report_core::select::Selection;
use report_core::words;
use report_view::charts::gap::{FEWEST, cell};
use yew::prelude::*;

/// A section for the target and one for the neighbours' mean, as far as two periods can be held
/// against either.
pub fn sections(
    comparison: &Comparison,
    shown: &Selection,
    charts: &OverTime,
    take: &dyn Fn(Kind) -> Html,
) -> Html {
    let pairs = [To::Target, To::Mean].into_iter().zip(&charts.gaps);
    each(pairs.map(|(to, chart)| one(comparison, shown, to, chart.clone(), take)))
}

/// The section of one of the two; nothing where too few periods can be held against it.
pub fn one(
    comparison: &Comparison,
    shown: &Selection,
    to: To,
    chart: Option<Chart>,
    take: &dyn Fn(Kind) -> Html,
) -> Html {
    let found = gaps(comparison, to, shown);
    if found.len() < FEWEST || (to == To::Mean && !shown.mean) {
        return Html::default();
    }
    let (heading, what) = match to {
        To::Target => ("Distance from the target", "the target of the same period"),
        To::Mean => (
            "Distance from the neighbours",
            "the mean of the neighbours in the same period",
        ),
    };
    let side = match comparison.polarity {
        Polarity::High => "High is good here, so above is the better side.",
        Polarity::Low => "Low is good here, so below is the better side.",
        Polarity::Plan => "Close to the plan is good here, so neither side is the better one.",
        Polarity::None => {
            "The source gives this measure no good or bad direction, so neither side is called better."
        }
    };
    let note = format!("Calculated here: the figure less {what}, before rounding. {side}");
    let told = told(comparison, to, &found);
    let name = format!("Bar chart: distance, {}", told.subtitle);
    let kind = match to {
        To::Target => Kind::Target,
        To::Mean => Kind::Neighbours,
    };
    let take = chart.as_ref().map(|_| take(kind));
    let chart = chart.map(|chart| html! { <Drawn {chart} {name} full={832} /> });
    let body = html! {<>
        <figure class="fv-figure fv-figure--first">
            <h3 class="fv-figure__headline">{ told.headline }</h3>
            <p class="fv-figure__sub">{ told.subtitle }</p>
            { chart }
            <figcaption class="fv-figure__note">{ told.said }</figcaption>
        </figure>
        <details class="fv-details">
            <summary>{ "The distances as a table" }</summary>
            { table(comparison, to, &found) }
        </details>
        { take }
    </>};
    section(heading, Some(note), body)
}

/// What is told beside distances.
pub fn told(comparison: &Comparison, to: To, found: &[Gap]) -> Told {
    Told {
        headline: words::gap_headline(comparison, to, found).unwrap_or_default(),
        subtitle: format!(
            "{}: {} and {}",
            words::measure(comparison),
            comparison.series_name(comparison.focus()),
            words::gap_reference(comparison, to)
        ),
        said: words::gap(comparison, to, found).unwrap_or_default(),
        marked: Vec::new(),
    }
}

fn table(comparison: &Comparison, to: To, found: &[Gap]) -> Html {
    let unit = comparison.unit;
    let head = match to {
        To::Target => "Target",
        To::Mean => "Neighbour mean",
    };
    let rows = found.iter().rev().map(|gap| {
        let [value, reference] = words::gap_figures(unit, gap, to);
        let from = match gap.within {
            true => "in its range".to_owned(),
            false => unit.write_at(reference.0, reference.1),
        };
        html! {
            <tr>
                <th scope="row">{ comparison.periods()[gap.at].short() }</th>
                <td class="fv-table__num fv-table__strong">{ unit.write_at(value.0, value.1) }</td>
                <td class="fv-table__num">{ from }</td>
                <td class="fv-table__num">{ cell(comparison, gap, to) }</td>
            </tr>
        }
    });
    let own = comparison.series_name(comparison.focus());
    let caption = format!(
        "{}: distance from {}",
        words::measure(comparison),
        words::gap_reference(comparison, to)
    );
    let table = html! {
        <table class="fv-table fv-table--figures">
            <caption class="fv-table__caption">{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Period" }</th>
                    <th scope="col" class="fv-table__num">{ own }</th>
                    <th scope="col" class="fv-table__num">{ head }</th>
                    <th scope="col" class="fv-table__num">{ "Distance" }</th>
                </tr>
            </thead>
            <tbody>{ each(rows) }</tbody>
        </table>
    };
    scrolling("Distances by period", table)
}
