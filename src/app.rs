//! The page tied to the browser: asks for what the state wants, follows the address bar, and
//! tells the outside how far it is.

use crate::browser::{address, fetch, file, focus, further, signal, takeover};
use crate::failure::Failure;
use crate::page::{self, Page, Phase};
use crate::route::{Place, Screen, View};
use crate::state::{Action, State, Want};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

/// After so long without an answer, the page says that it takes longer than usual.
const SLOW_MS: u32 = 10_000;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

/// What the viewer begins with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What is known already; all that its view needs, where the page was rendered before.
    pub state: State,
    /// The link to follow once the page is taken over, where it asks for more than was rendered.
    #[prop_or_default]
    pub then: Option<String>,
}

impl AppProps {
    /// What the address bar asks for, and nothing known yet.
    pub fn fresh() -> Self {
        Self {
            state: State::at(&address::link()),
            then: None,
        }
    }
}

/// Takes over a page that was rendered before, with all that it needs. Where some of that cannot
/// be had, the page stays as it is: readable, and with links that lead on.
///
/// A gate to the further part: a page that is there already waits for no code, and one that is
/// not needs none of this.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn take_over(place: web_sys::Element) {
    spawn_local(async move {
        match rendered().await {
            Some(props) => {
                takeover::set(true);
                yew::Renderer::<App>::with_root_and_props(place, props).hydrate();
            }
            None => signal::phase("ready"),
        }
    });
}

/// What a page was rendered from before its reader chose anything; `None` where some of it cannot
/// be had.
#[cfg(target_arch = "wasm32")]
async fn rendered() -> Option<AppProps> {
    let link = address::link();
    let (path, choices) = link.split_once('?').unwrap_or((&link, ""));
    // This is of the further part: it has come.
    let mut state = State::at(path).after(Action::Arrived(Want::Further, Ok(Vec::new())));
    let then = (!choices.is_empty()).then(|| link.clone());
    while let Some(want) = state.want() {
        state = state.after(Action::Asked(want.clone()));
        let bytes = bring(&want).await;
        state = state.after(Action::Arrived(want, bytes));
    }
    (page::phase(&state) == page::Phase::Ready).then_some(AppProps { state, then })
}

/// The viewer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let first = props.state.clone();
    let state = use_reducer(move || first);
    let dispatch = state.dispatcher();

    use_effect_with((), {
        let dispatch = dispatch.clone();
        let link = props.then.clone();
        move |_| {
            takeover::set(false);
            let then = dispatch.clone();
            let watch = address::watch(move |hash| {
                dispatch.dispatch(Action::Navigated(hash));
                // On the way back the page must be as high as it was, at once.
                if address::is_back() {
                    dispatch.dispatch(Action::Settled);
                }
            });
            if let Some(link) = link {
                then.dispatch(Action::Navigated(link));
            }
            move || drop(watch)
        }
    });
    use_effect_with(state.want(), {
        let dispatch = dispatch.clone();
        move |want| {
            if let Some(want) = want.clone() {
                ask(want, dispatch);
            }
        }
    });
    let shown: UseStateHandle<Rc<std::cell::RefCell<Option<View>>>> = use_state(Rc::default);
    // What is only made ready aside is nothing to tell.
    let told = Told {
        view: state.view.clone(),
        brief: state.brief,
        phase: page::phase(&state),
        title: page::title(&state),
    };
    use_effect_with(told, move |told| tell(told, &mut shown.borrow_mut()));

    let unsettled = state.brief && page::phase(&state) != Phase::Loading;
    use_effect_with((unsettled, state.view.clone()), {
        let dispatch = dispatch.clone();
        move |(unsettled, view)| {
            let settle = move || dispatch.dispatch(Action::Settled);
            let later = unsettled.then(|| match view.screen() {
                // Not between two letters of a word that is being typed.
                Some(Screen::Scorecard(_)) => Some(Timeout::new(TYPING_MS, settle)),
                _ => {
                    signal::after_frame(settle);
                    None
                }
            });
            move || drop(later)
        }
    });
    // Who reads a report is likely to go on in it.
    let idle = state.further.is_none()
        && state.view.place().is_some()
        && page::phase(&state) == page::Phase::Ready;
    use_effect_with(idle, {
        let dispatch = dispatch.clone();
        move |idle| {
            if *idle {
                further::when_idle(move || ask(Want::Further, dispatch));
            }
        }
    });
    let on_file = {
        let dispatch = dispatch.clone();
        Callback::from(move |given: File| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                let name = given.name();
                let bytes = file::read(given).await;
                dispatch.dispatch(Action::Given { name, bytes });
                address::go(&View::report(&Place::Device));
            });
        })
    };
    // The same one at every render: a screen with nothing new to it is not made again.
    let on_act = use_memo((), |()| {
        Callback::from(move |action| {
            if let Action::Looked(view) = &action {
                address::replace(view);
            }
            dispatch.dispatch(action);
        })
    });
    let on_act = (*on_act).clone();
    html! { <Page state={(*state).clone()} {on_file} {on_act} /> }
}

/// Fetches a file, and says so when that takes long.
fn ask(want: Want, dispatch: UseReducerDispatcher<State>) {
    dispatch.dispatch(Action::Asked(want.clone()));
    Timeout::new(SLOW_MS, {
        let (want, dispatch) = (want.clone(), dispatch.clone());
        move || dispatch.dispatch(Action::Slow(want))
    })
    .forget();
    spawn_local(async move {
        let bytes = bring(&want).await;
        dispatch.dispatch(Action::Arrived(want, bytes));
    });
}

async fn bring(want: &Want) -> Result<Vec<u8>, Failure> {
    let catalogue = address::catalogue();
    match want {
        Want::Further => further::load().await.map(|()| Vec::new()),
        Want::Rare => further::rare().await.map(|()| Vec::new()),
        Want::Catalogue => fetch::bytes(&catalogue).await,
        Want::Report { file, .. } | Want::Beside { file, .. } | Want::Measure { file, .. } => {
            let folder = catalogue.rfind('/').map_or("", |end| &catalogue[..=end]);
            fetch::bytes(&format!("{folder}{file}")).await
        }
    }
}

/// After so long without another letter, a long list is shown whole again.
const TYPING_MS: u32 = 200;

/// What the document and its watchers are told of.
#[derive(PartialEq)]
struct Told {
    view: View,
    brief: bool,
    phase: Phase,
    title: String,
}

/// Tells the document and its watchers what is shown; on a new view, moves focus and scroll.
fn tell(told: &Told, shown: &mut Option<View>) {
    let phase = told.phase;
    signal::phase(match told.brief {
        true => Phase::Loading.word(),
        false => phase.word(),
    });
    signal::title(&told.title);
    if phase == Phase::Loading {
        return;
    }
    // Before anything else that waits for the frame.
    let first = shown.is_none();
    match first && phase == Phase::Ready {
        true => signal::mark_after_frame("fairview:ready"),
        false => signal::mark_after_frame("fairview:painted"),
    }
    if shown.as_ref() != Some(&told.view) {
        let left = shown.replace(told.view.clone());
        if let Some(left) = left.filter(|left| !left.same_screen(&told.view)) {
            let back = address::scroll_of_visit();
            let to = back.unwrap_or_default();
            let from = back.is_some().then(|| left.href());
            // An error summary takes focus itself.
            let focus = phase == Phase::Ready;
            let arrive = move || {
                if focus {
                    focus::after_move(from.as_deref());
                }
            };
            if told.brief {
                // The frame lays the page out once; nothing before it needs to.
                signal::in_frame(move || address::scroll_to(to));
                signal::after_frame(arrive);
            } else {
                arrive();
                address::scroll_to(to);
            }
        }
    }
}
