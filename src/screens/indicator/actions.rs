//! The line of small actions near the title of a measure, and the way on at the foot of its page.

use super::words;
use crate::browser::print;
use crate::download::menu::{Downloads, Subject};
use crate::route::{Place, View};
use crate::share;
use crate::state::State;
use report_core::report::{Indicator, Report};
use yew::prelude::*;

/// Previous and next measure, printing, the menu of what can be downloaded, and the ways to send the
/// page. What lies in a fold is shown below the line.
pub fn actions(
    report: &Report,
    indicator: &Indicator,
    place: &Place,
    downloads: Vec<(&'static str, Subject)>,
    state: Option<&State>,
) -> Html {
    let [before, after] = beside(report, indicator);
    let link = |found: Option<&Indicator>, words: &'static str, rel: &'static str| {
        found.map(|found| {
            let label = format!("{words}: {}", found.heading());
            let to = View::indicator(place, &found.id).href();
            html! { <a href={to} {rel} aria-label={label}>{ words }</a> }
        })
    };
    let print = Callback::from(|_: MouseEvent| print::ask());
    html! {
        <div class="fv-actions">
            { link(before, words::PREVIOUS, "prev") }
            { link(after, words::NEXT, "next") }
            <button class="fv-button fv-button--link" type="button" onclick={print}>{ words::PRINT }</button>
            <Downloads subjects={downloads} place={place.clone()} />
            { state.map(share::ways) }
        </div>
    }
}

/// The measures before and after this one, in the report's order.
pub fn onward(report: &Report, indicator: &Indicator, place: &Place) -> Html {
    let [before, after] = beside(report, indicator);
    let link = |found: Option<&Indicator>, words: &str, rel: &'static str, class: &'static str| {
        found.map(|found| {
            let to = View::indicator(place, &found.id).href();
            html! {
                <a {class} href={to} {rel}>
                    <span class="fv-next__which">{ words }</span>
                    <span class="fv-next__title">{ found.heading() }</span>
                </a>
            }
        })
    };
    html! {
        <nav class="fv-next" aria-label="Measures">
            { link(before, words::PREVIOUS_INDICATOR, "prev", "fv-next__link") }
            { link(after, words::NEXT_INDICATOR, "next", "fv-next__link fv-next__link--after") }
        </nav>
    }
}

fn beside<'r>(report: &'r Report, indicator: &Indicator) -> [Option<&'r Indicator>; 2] {
    let at = |other: &Indicator| other.id == indicator.id;
    let Some(at) = report.indicators.iter().position(at) else {
        return [None, None];
    };
    let before = at.checked_sub(1).and_then(|at| report.indicators.get(at));
    [before, report.indicators.get(at + 1)]
}
