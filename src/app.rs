//! The page tied to the browser: asks for what the state wants, follows the address bar, and
//! tells the outside how far it is.

use crate::browser::{address, fetch, file, focus, hydration, signal};
use crate::failure::Failure;
use crate::page::{self, Page, Phase};
use crate::route::{Place, View};
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
#[cfg(target_arch = "wasm32")]
pub fn take_over(place: web_sys::Element) {
    spawn_local(async move {
        match rendered().await {
            Some(props) => {
                hydration::set(true);
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
    let mut state = State::at(path);
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

    // What was rendered before is not yet what the address asks for.
    let followed = use_mut_ref(|| props.then.is_none());
    use_effect_with((), {
        let dispatch = dispatch.clone();
        let link = props.then.clone();
        let followed = followed.clone();
        move |_| {
            hydration::set(false);
            let then = dispatch.clone();
            let watch = address::watch(move |hash| dispatch.dispatch(Action::Navigated(hash)));
            *followed.borrow_mut() = true;
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
    let shown = use_mut_ref(|| None);
    let told = Told {
        view: state.view.clone(),
        typing: state.typing,
        phase: match *followed.borrow() {
            true => page::phase(&state),
            false => Phase::Loading,
        },
        title: page::title(&state),
    };
    let told = use_memo(told, move |told| {
        // A page that is rendered outside a browser has no frames.
        let arrival = cfg!(target_arch = "wasm32")
            .then(|| before_paint(told, &mut shown.borrow_mut()))
            .flatten();
        (told.clone(), arrival)
    });
    use_effect_with(told, |told| tell(&told.0, told.1.as_ref()));

    use_effect_with((state.typing, state.view.clone()), {
        let dispatch = dispatch.clone();
        move |(typing, _)| {
            let rested = move || dispatch.dispatch(Action::TypingRested);
            let later = typing.then(|| Timeout::new(TYPING_MS, rested));
            move || drop(later)
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
            if let Action::OptionsChanged(view) = &action {
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
#[derive(Clone, PartialEq)]
struct Told {
    view: View,
    typing: bool,
    phase: Phase,
    title: String,
}

/// The coming of another screen.
#[derive(PartialEq)]
struct Arrival {
    /// On the way back, the link that was followed before.
    from: Option<String>,
    /// Whether focus goes there: an error summary takes focus itself.
    focus: bool,
}

/// Asks for what belongs into the frame that shows the page: its mark, and where it is scrolled to.
///
/// Called while the page is rendered. In an effect it would be a frame late whenever rendering
/// takes long: Yew then lets the browser paint first.
fn before_paint(told: &Told, shown: &mut Option<View>) -> Option<Arrival> {
    match told.phase {
        Phase::Loading => return None,
        Phase::Ready if shown.is_none() => signal::mark_after_frame("fairview:ready"),
        _ => signal::mark_after_frame("fairview:painted"),
    }
    if shown.as_ref() == Some(&told.view) {
        return None;
    }
    let left = shown.replace(told.view.clone())?;
    if left.same_screen(&told.view) {
        return None;
    }
    let back = address::scroll_of_visit();
    let to = back.unwrap_or_default();
    signal::in_frame(move || address::scroll_to(to));
    Some(Arrival {
        from: back.map(|_| left.href()),
        focus: told.phase == Phase::Ready,
    })
}

/// Tells the document and its watchers what is shown; on a new screen, moves focus.
fn tell(told: &Told, arrival: Option<&Arrival>) {
    let phase = match told.typing {
        true => Phase::Loading,
        false => told.phase,
    };
    signal::title(&told.title);
    signal::phase(phase.word());
    if let Some(arrival) = arrival.filter(|arrival| arrival.focus) {
        focus::after_move(arrival.from.as_deref());
    }
}
