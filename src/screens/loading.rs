//! Nothing to show yet, or at all: both have words.

use crate::components::notices::ErrorSummary;
use crate::failure::Failure;
use crate::route::View;
use yew::prelude::*;

/// The words while something loads; `what` is `the report`.
pub fn waiting(what: &str, slow: bool) -> Html {
    html! {
        <div class="fv-waiting" role="status">
            <p>{ format!("Loading {what}…") }</p>
            if slow {
                <p>{ "This is taking longer than usual. Your connection may be slow; the page will open when everything has arrived. If nothing changes, reload the page." }</p>
            }
        </div>
    }
}

/// A whole screen of them.
pub fn waiting_screen(what: &str, slow: bool) -> Html {
    html! {<>
        <div class="fv-title">
            <h1 class="fv-title__heading" tabindex="-1">{ "Performance report" }</h1>
        </div>
        { waiting(what, slow) }
    </>}
}

/// A screen that says why there is nothing to show, with a button where it can be tried again.
pub fn failed_screen(what: &str, failure: &Failure, again: Option<Callback<MouseEvent>>) -> Html {
    html! {<>
        <div class="fv-title">
            <h1 class="fv-title__heading" tabindex="-1">{ format!("{what} could not be opened") }</h1>
        </div>
        <ErrorSummary lines={failure.lines()} advice={failure.advice()} />
        if let Some(onclick) = again {
            <p><button type="button" class="fv-button" {onclick}>{ "Try again" }</button></p>
        }
        <p class="fv-after-error"><a href={View::Home.href()}>{ "All published reports" }</a></p>
    </>}
}
