//! What is chosen of an embedded page, and the code to paste that comes of it.

use super::{Piece, subject};
use crate::browser::download;
use crate::components::field::choice;
use crate::components::nodes::each;
use crate::route::{Place, Screen};
use crate::state::State;
use crate::wording;
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

/// The choices and the code.
#[component]
pub fn Offer(props: &OfferProps) -> Html {
    let open = use_state_eq(|| false);
    let part = use_state_eq(|| None::<usize>);
    let newest = use_state_eq(|| false);
    let said = use_state_eq(|| "");
    // What parts there are is only worked out for those who ask.
    let on_fold = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let fold = event.target_dyn_into::<Element>();
            open.set(fold.is_some_and(|fold| fold.has_attribute("open")));
        })
    };
    let found = open.then(|| subject(&props.state)).flatten();
    let inside = found.map(|(word, name, pieces, otherwise)| {
        let piece = part.and_then(|at| pieces.get(at));
        let release = match (*newest, &props.series) {
            (true, Some(series)) => format!("newest/{series}"),
            _ => format!("fixed/{}", props.state.view.place().map(Place::to_string).unwrap_or_default()),
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
                        false => "This browser does not let the page copy. Copy the code above yourself.",
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
                { choice("fv-embed-part", "What to show", "All of it", labels, *part, on_part) }
            }
            { releases(props, &newest, &said) }
            <label class="fv-field__label" for="fv-embed-code">{ "Code to paste" }</label>
            <textarea class="fv-share__code" id="fv-embed-code" rows="4" readonly=true value={words} />
            <p class="fv-share__ways">
                <button class="fv-button" type="button" {onclick}>{ "Copy embed code" }</button>
                <span class="fv-share__said" role="status">{ *said }</span>
            </p>
            if otherwise { <p class="fv-figure__note">{ otherwise_words(&props.state) }</p> }
            <p class="fv-figure__note">
                { "It shows a small page of this site in a frame, and loads nothing from elsewhere. For Word, take a chart along as a picture." }
            </p>
        </>}
    });
    html! {
        <details class="fv-details fv-share__embed" ontoggle={on_fold}>
            <summary>{ "Show this in another web page" }</summary>
            { inside }
        </details>
    }
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
    let this = format!("This report, {}, for good", name.unwrap_or_default());
    if props.series.is_none() {
        return html! { <p class="fv-figure__note">{ this }{ ". It is in no series, so there is no newest to follow." }</p> };
    }
    let options = [
        ("fv-embed-fixed", this, false),
        (
            "fv-embed-newest",
            "Always the newest report of its series".to_owned(),
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
            <legend class="fv-field__label">{ "Which report" }</legend>
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
            "The embedded page lists every measure in the report’s order, not your search, filters or order."
        }
        _ => {
            "The embedded page shows the usual periods and places, not those you have chosen. A picture keeps them: take the chart along."
        }
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
