//! The shapes of ratings and directions. Decoration: a word always stands beside them.

use report_core::find::Going;
use report_core::report::Rating;
use report_core::words::Movement;
use yew::prelude::*;

/// The shape of a rating.
pub fn rating_glyph(rating: Rating) -> Html {
    shape(match rating {
        Rating::Red => html! {<>
            <rect class="fv-glyph__red" x="1" y="1" width="14" height="14" />
            <path class="fv-glyph__cut-red" d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" />
        </>},
        Rating::Amber => html! {<>
            <path class="fv-glyph__amber" d="M8 1.4L15.2 14.6H.8z" />
            <path class="fv-glyph__cut-amber" d="M8 6v4.2M8 11.6v1.6" />
        </>},
        Rating::Green => html! {<>
            <circle class="fv-glyph__green" cx="8" cy="8" r="7.5" />
            <path class="fv-glyph__cut-green" d="M4.6 8.4l2.4 2.4 4.6-5" />
        </>},
        Rating::Commentary => html! {
            <path class="fv-glyph__open" d="M1.5 2h13v9H8.2L4.6 14.4V11H1.5z" />
        },
        Rating::NotRated => html! {<>
            <circle class="fv-glyph__open" cx="8" cy="8" r="6.75" />
            <path class="fv-glyph__open" d="M5 8h6" />
        </>},
        Rating::Lost => html! { <circle class="fv-glyph__lost" cx="8" cy="8" r="6.75" /> },
    })
}

/// The arrow of a movement.
pub fn movement_glyph(movement: Movement) -> Html {
    let path = match movement {
        Movement::Up => "M8 14.5V2.5M3 7.5l5-5 5 5",
        Movement::Down => "M8 1.5v12M3 8.5l5 5 5-5",
        Movement::Level => "M1.5 8h12M8.5 3l5 5-5 5",
    };
    shape(html! { <path class="fv-glyph__arrow" d={path} /> })
}

/// Better, the same, worse: a plus, two lines, a minus. What is calculated is dotted.
pub fn going_glyph(going: Going, calculated: bool) -> Html {
    let d = match going {
        Going::Better => "M8 2v12M2 8h12",
        Going::Worse => "M2 8h12",
        _ => "M2 5.5h12M2 10.5h12",
    };
    let class = classes!(
        "fv-glyph__arrow",
        calculated.then_some("fv-glyph__arrow--calculated"),
    );
    shape(html! { <path {class} {d} /> })
}

/// The order of a column: from the first, from the last, or none yet.
pub fn sort_glyph(descending: Option<bool>) -> Html {
    let d = match descending {
        None => "M4.5 6L8 2.5 11.5 6M4.5 10L8 13.5 11.5 10",
        Some(false) => "M3.5 10.5L8 6l4.5 4.5",
        Some(true) => "M3.5 6L8 10.5 12.5 6",
    };
    shape(html! { <path class="fv-glyph__arrow" {d} /> })
}

fn shape(inside: Html) -> Html {
    html! { <svg class="fv-glyph" viewBox="0 0 16 16" aria-hidden="true">{ inside }</svg> }
}
