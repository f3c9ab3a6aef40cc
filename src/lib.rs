//! The viewer: every view is a Yew component that renders in the browser and natively alike.

use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! { <main class="fv-page" id="main" tabindex="-1"><h1>{ "Fairview" }</h1></main> }
}
