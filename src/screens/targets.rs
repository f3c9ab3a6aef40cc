//! Targets that changed since an earlier report set the last one, each in a sentence. The program that
//! publishes the reports writes it down; nothing is fetched.

use crate::components::blocks::{block, folded, indicator_link};
use crate::components::nodes::each;
use crate::route::Place;
use report_core::report::{Indicator, Report};
use report_view::wording;
use yew::prelude::*;

/// The section; nothing where no target changed.
pub fn targets(report: &Report, place: &Place) -> Html {
    let changed: Vec<(&Indicator, &str)> = report
        .indicators
        .iter()
        .filter_map(|one| Some((one, one.family.as_ref()?.target.as_deref()?)))
        .collect();
    if changed.is_empty() {
        return Html::default();
    }
    let item = |(indicator, words): &(&Indicator, &str)| {
        html! { <li>{ indicator_link(place, indicator) }<p>{ (*words).to_owned() }</p></li> }
    };
    let list = html! {
        <ul class="fv-headings fv-headings--said">{ each(changed.iter().map(item)) }</ul>
    };
    let words = format!("Show {}", wording::count(changed.len(), "target"));
    let body = html! {<>
        <p class="fv-section__note">
            { "Set against the last target of an earlier report, where both are counted alike." }
        </p>
        { list }
    </>};
    block(
        "Targets that changed".to_owned(),
        None,
        folded(&words, None, body),
    )
}
