//! What is chosen of an embedded page, and the code to paste that comes of it.

use super::code::{OfferProps, code};
use super::{Piece, subject};
use crate::browser::download;
use crate::components::field::choice;
use crate::components::nodes::each;
use crate::route::{Place, Screen};
use crate::state::State;
use report_view::wording;
use yew::prelude::*;

/// What is chosen, and what came of copying.
pub struct Chosen {
    /// The one part that is shown.
    pub part: UseStateHandle<Option<usize>>,
    /// Whether the newest release is followed.
    pub newest: UseStateHandle<bool>,
    /// What came of the last press.
    pub said: UseStateHandle<&'static str>,
}

/// The choices and the code; nothing for a screen that cannot be embedded.
pub fn sheet(props: &OfferProps, chosen: &Chosen) -> Html {
    let Some((word, name, pieces, otherwise)) = subject(&props.state) else {
        return Html::default();
    };
    let Chosen { part, newest, said } = chosen;
    let piece = part.and_then(|at| pieces.get(at));
    let release = match (**newest, &props.series) {
        (true, Some(series)) => format!("newest/{series}"),
        _ => {
            let place = props.state.view.place();
            format!("fixed/{}", place.map(Place::to_string).unwrap_or_default())
        }
    };
    let address = format!("{}{release}/{word}/", props.root);
    let words = code(&address, &title(props, &name, piece), piece);
    let onclick = {
        let (said, words) = (said.setter(), words.clone());
        Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            said.set("");
            download::copy(&words, move |copied| {
                said.set(match copied {
                    true => "Embed code copied.",
                    false => "Your browser blocked copying. Copy the code above.",
                });
            });
        })
    };
    let on_part = {
        let (part, said) = (part.setter(), said.setter());
        Callback::from(move |at| {
            part.set(at);
            said.set("");
        })
    };
    let labels = pieces.iter().map(|(_, name, _)| name.clone());
    html! {<>
        if !pieces.is_empty() {
            { choice("fv-embed-part", "What to show", "All of it", labels, **part, on_part) }
        }
        { releases(props, newest, said) }
        <label class="fv-field__label" for="fv-embed-code">{ "Code to paste" }</label>
        <textarea class="fv-share__code" id="fv-embed-code" rows="4" readonly=true value={words} />
        <p class="fv-share__ways">
            <button class="fv-button" type="button" {onclick}>{ "Copy embed code" }</button>
            <span class="fv-share__said" role="status">{ **said }</span>
        </p>
        if otherwise { <p class="fv-figure__note">{ otherwise_words(&props.state) }</p> }
        <p class="fv-figure__note">
            { "The code shows a small page of this site in a frame. For Word, download a chart as a picture." }
        </p>
    </>}
}

/// The choice of the release; only words where there is none to choose.
fn releases(
    props: &OfferProps,
    newest: &UseStateHandle<bool>,
    said: &UseStateHandle<&'static str>,
) -> Html {
    let name = props
        .state
        .report()
        .map(|reading| wording::report_name(&reading.value));
    let this = format!("This report only: {}", name.unwrap_or_default());
    if props.series.is_none() {
        return html! { <p class="fv-figure__note">{ this }{ "." }</p> };
    }
    let options = [
        ("fv-embed-fixed", this, false),
        (
            "fv-embed-newest",
            "Always the newest report".to_owned(),
            true,
        ),
    ];
    let options = options.into_iter().map(|(id, words, value)| {
        let (newest, said, on) = (newest.setter(), said.setter(), **newest == value);
        let onchange = Callback::from(move |_: Event| {
            newest.set(value);
            said.set("");
        });
        html! {
            <div class="fv-tick">
                <input class="fv-tick__box" type="radio" name="fv-embed-release" {id} checked={on} {onchange} />
                <label class="fv-tick__label" for={id}>{ words }</label>
            </div>
        }
    });
    html! {
        <fieldset class="fv-ticks">
            <legend class="fv-field__label fv-share__legend">{ "Which report" }</legend>
            { each(options) }
        </fieldset>
    }
}

/// What a reader who cannot see the frame is told that it is.
fn title(props: &OfferProps, name: &str, piece: Option<&Piece>) -> String {
    let report = props.state.report().map(|reading| &reading.value);
    let whose = report.map_or("", |report| report.organisation.as_str());
    match piece {
        Some((_, piece, _)) => format!("{name}: {piece}, {whose}"),
        None => format!("{name}, {whose}"),
    }
}

/// What the page does not show of the reader's own view.
fn otherwise_words(state: &State) -> &'static str {
    match state.view.screen() {
        Some(Screen::Scorecard(_)) => {
            "The embedded page shows every measure in the report’s order, without your search, filters and order."
        }
        _ => {
            "The embedded page shows the usual periods and places. To keep those you chose, download the chart as a picture."
        }
    }
}
