//! The way to the code of an embedded page, folded away, and the code itself. What is chosen of the
//! page stands in [`sheet`].

use super::Piece;
use super::sheet::{Chosen, sheet};
use crate::state::State;
use web_sys::Element;
use yew::prelude::*;

/// The height in the code where all of a page is shown, in pixels.
const ALL: u32 = 1_200;

/// What is needed to offer a page.
#[derive(Properties, PartialEq)]
pub struct OfferProps {
    /// What the page knows.
    pub state: State,
    /// The whole address of the folder of embedded pages.
    pub root: AttrValue,
    /// The series whose newest release can be followed.
    pub series: Option<String>,
}

/// The fold.
#[component]
pub fn Offer(props: &OfferProps) -> Html {
    let open = use_state_eq(|| false);
    let chosen = Chosen {
        part: use_state_eq(|| None),
        newest: use_state_eq(|| false),
        said: use_state_eq(|| ""),
    };
    // What parts there are is only worked out for those who ask.
    let on_fold = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let fold = event.target_dyn_into::<Element>();
            open.set(fold.is_some_and(|fold| fold.has_attribute("open")));
        })
    };
    html! {
        <details class="fv-details fv-share__embed" ontoggle={on_fold}>
            <summary>{ "Embed in a web page" }</summary>
            if *open { { sheet(props, &chosen) } }
        </details>
    }
}

/// The code for a page at a whole address: of one piece of it, or of all.
pub fn code(address: &str, title: &str, piece: Option<&Piece>) -> String {
    let (show, height) = match piece {
        Some((word, _, height)) => (format!("?show={word}"), *height),
        None => (String::new(), ALL),
    };
    let quoted = |words: &str| {
        let words = words.replace('&', "&amp;").replace('"', "&quot;");
        words.replace('<', "&lt;").replace('>', "&gt;")
    };
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" style=\"border:0\"></iframe>",
        quoted(&format!("{address}{show}")),
        quoted(title),
    )
}
