//! Ratings and directions: shape and word, as published or marked as calculated.

use super::glyph::{movement_glyph, rating_glyph};
use report_core::report::Rating;
use report_core::words::DirectionWords;
use yew::prelude::*;

/// A rating; `large` beside a key figure.
pub fn rating(rating: Rating, large: bool) -> Html {
    let coloured = matches!(rating, Rating::Red | Rating::Amber | Rating::Green);
    let class = classes!(
        "fv-rating",
        (!coloured).then_some("fv-rating--none"),
        large.then_some("fv-rating--large"),
    );
    html! { <span {class}>{ rating_glyph(rating) }<span>{ rating.word() }</span></span> }
}

/// A direction of travel.
pub fn direction(said: &DirectionWords) -> Html {
    let how = said
        .how
        .map(|how| html! { <span class="fv-direction__how">{ how }</span> });
    match said.movement {
        Some(movement) => html! {
            <span class="fv-direction">
                { movement_glyph(movement) }
                <span>{ said.words }{ how }</span>
            </span>
        },
        None if how.is_some() => html! {
            <span class="fv-direction"><span>{ said.words }{ how }</span></span>
        },
        None => html! { <span class="fv-direction fv-direction--none">{ said.words }</span> },
    }
}
