//! The ways to send the page being read: its link, its title with the link, or the device's own
//! sheet. They come with the scripts they need: a page that is only read has no dead buttons.

use super::{settled, title};
use crate::browser::{address, download, send};
use crate::embed;
use crate::lazy::{self, LazyFn, Module, lazy_fn};
use crate::state::State;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the ways are given.
#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// What the page knows.
    pub state: State,
}

/// What became of the last press.
#[derive(Clone, PartialEq)]
enum CopyStatus {
    Nothing,
    Copied(&'static str),
    /// The browser does not let the page copy this.
    Refused(String),
}

/// What is in the fold, as [`ways`] shows it.
pub(crate) static WAYS: LazyFn<fn(&State) -> Html> = lazy_fn!(ways);

const NOT_LOADED: &str = "The part of the viewer that shares pages did not arrive. Check your connection, then close this and open it again.";

/// The fold with the ways to send the page.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let scripts = use_state_eq(|| false);
    // Whether the code for it came, once that is known.
    let came = use_state_eq(|| None::<bool>);
    use_effect_with((), {
        let scripts = scripts.setter();
        move |()| scripts.set(true)
    });
    let on_fold = {
        let came = came.setter();
        Callback::from(move |_: Event| {
            let came = came.clone();
            came.set(None);
            lazy::once_loaded(Module::Screens, move |has| came.set(Some(has)));
        })
    };
    let body = || match (WAYS.get(), *came) {
        (Some(ways), _) => ways(&props.state),
        (None, Some(false)) => html! { <p role="status">{ NOT_LOADED }</p> },
        (None, _) => html! { <p role="status">{ "Loading…" }</p> },
    };
    html! {
        <div class="fv-share">
            if *scripts {
                // Folded: one stop of the tabulator key on every page, not three.
                <details class="fv-details" ontoggle={on_fold}>
                <summary>{ "Share" }</summary>
                { body() }
                </details>
            }
            { newest(&props.state) }
        </div>
    }
}

/// The ways to send the page.
pub(crate) fn ways(state: &State) -> Html {
    html! { <Ways state={state.clone()} /> }
}

#[component]
fn Ways(props: &ShareProps) -> Html {
    // Whether the device has a sheet, and where the site's pages for frames lie.
    let ways = use_memo((), |()| {
        let embeds = address::embeds().map(|folder| send::address(&folder));
        (send::has_sheet(), embeds.unwrap_or_default())
    });
    let said = use_state_eq(|| CopyStatus::Nothing);
    use_effect_with(props.state.view.clone(), {
        let said = said.setter();
        move |_| said.set(CopyStatus::Nothing)
    });
    let on_copy = |with_title: bool| {
        let (state, said) = (props.state.clone(), said.setter());
        Callback::from(move |_: MouseEvent| {
            let link = send::address(&settled(&state).permalink_href());
            let (words, done) = match with_title {
                true => (
                    format!("{}\n{link}", title(&state)),
                    "Title and link copied.",
                ),
                false => (link, "Link copied."),
            };
            let done = match link_is_of_a_disk(&words) {
                true => "Copied. The link opens the file on this device only.",
                false => done,
            };
            let said = said.clone();
            let refused = words.clone();
            download::copy(&words, move |copied| {
                said.set(match copied {
                    true => CopyStatus::Copied(done),
                    false => CopyStatus::Refused(refused),
                });
            });
        })
    };
    let on_share = {
        let state = props.state.clone();
        Callback::from(move |_: MouseEvent| {
            let link = send::address(&settled(&state).permalink_href());
            send::open_sheet(&title(&state), &link);
        })
    };
    let (sheet, embeds) = &*ways;
    let status = match &*said {
        CopyStatus::Nothing => "",
        CopyStatus::Copied(words) => words,
        CopyStatus::Refused(_) => "Your browser blocked copying. Copy the text below.",
    };
    let select = Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            field.select();
        }
    });
    html! {<>
        <div class="fv-share__ways">
        <button class="fv-button" type="button" onclick={on_copy(false)}>{ "Copy link" }</button>
        <button class="fv-button" type="button" onclick={on_copy(true)}>{ "Copy title and link" }</button>
        if *sheet {
            <button class="fv-button" type="button" onclick={on_share}>{ "More ways to share…" }</button>
        }
        <p class="fv-share__said" role="status">{ status }</p>
        </div>
        if let CopyStatus::Refused(words) = &*said {
            <input class="fv-share__words" readonly=true aria-label="Link to copy" value={words.clone()} onfocus={select} />
        }
        if !embeds.is_empty() { { embed::offer(&props.state, embeds) } }
    </>}
}

/// The address that stays when the next report of the series is published.
fn newest(state: &State) -> Html {
    let followed = state.entry().and_then(embed::follows);
    let href = followed.and_then(|series| state.view.newest_href(series));
    href.map_or_else(Html::default, |href| {
        html! {
            <p class="fv-share__newest">
                <a {href}>{ "Link to the newest figures" }</a>
                { ". It stays the same when the next report is published." }
            </p>
        }
    })
}

/// Whether what is copied leads to a page that was opened from a disk.
fn link_is_of_a_disk(words: &str) -> bool {
    let link = words.rsplit('\n').next().unwrap_or_default();
    link.starts_with("file:")
}
