//! The measures that something names, as links, folded: a page has only so many stops of the tabulator
//! key. On paper they are unfolded, by name.

use crate::components::nodes::each;
use crate::route::{Place, View};
use report_core::report::Report;
use yew::prelude::*;

/// Measures by their places in the report, below what else is folded away with them; nothing for
/// nothing.
pub fn linked(
    report: &Report,
    place: &Place,
    words: &str,
    above: Option<Html>,
    indicators: &[usize],
) -> Html {
    if above.is_none() && indicators.is_empty() {
        return Html::default();
    }
    let items = indicators.iter().map(|at| {
        let indicator = &report.indicators[*at];
        let link = View::indicator(place, &indicator.id).href();
        html! { <li><a href={link}>{ indicator.heading() }</a></li> }
    });
    html! {
        <details class="fv-details fv-linked">
            <summary>{ words.to_owned() }</summary>
            { above }
            if !indicators.is_empty() {
                <ul class="fv-headings">{ each(items) }</ul>
            }
        </details>
    }
}
