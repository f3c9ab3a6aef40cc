//! The page tied to the browser: asks for what the state wants, follows the address bar, and
//! tells the outside how far it is.

use crate::browser::address::{self, Visit};
use crate::browser::{IS_PAGE, fetch, file, focus, hydration, page_status};
use crate::failure::Failure;
use crate::lazy;
use crate::page::{self, Page, PageStatus};
use crate::route::{Place, View};
use crate::state::{Action, Request, State, in_folder_of};
use gloo::timers::callback::Timeout;
use std::pin::Pin;
use std::rc::Rc;
use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

/// After so long without an answer, the page says that it takes longer than usual.
const SLOW_MS: u32 = 10_000;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let after = (*self).clone().after(action);
        // A page that was followed in place and cannot be shown is the browser's to load: files of
        // an earlier build may be gone, and the page there has newer ones.
        if page::status(&after) == PageStatus::Failed && address::is_moved() {
            address::reload();
            return self;
        }
        Rc::new(after)
    }
}

/// What the viewer begins with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What is known: all that its view needs.
    pub state: State,
    /// The link to follow then, where the address asks for something else.
    pub then: Option<String>,
}

/// Starts the viewer in the page's place for it, once all is here that its view needs: what comes
/// bit by bit would move what is read already. Until then the page's own words stand there.
///
/// A page that was rendered before is hydrated, as it was before its reader chose anything. Where
/// some of its data cannot be had, it stays as it is: readable, and with links that lead on.
#[cfg(target_arch = "wasm32")]
pub fn start(place: web_sys::Element) {
    spawn_local(async move {
        let link = address::link();
        let rendered = page_status::is_rendered(&place);
        let first = match link.split_once('?') {
            Some((path, _)) if rendered => path,
            _ => &link,
        };
        let state = loaded(State::at(first)).await;
        if rendered && page::status(&state) != PageStatus::Ready {
            return page_status::set("ready");
        }
        // What the reader has chosen, or where they have gone meanwhile.
        let then = Some(address::link()).filter(|link| link != first);
        let viewer = yew::Renderer::<App>::with_root_and_props(place, AppProps { state, then });
        if rendered {
            hydration::set(true);
            viewer.hydrate();
        } else {
            viewer.render();
        }
    });
}

/// The state once everything that its view needs has come, or is known not to.
#[cfg(target_arch = "wasm32")]
async fn loaded(mut state: State) -> State {
    let mut coming = std::collections::VecDeque::new();
    loop {
        while let Some(request) = state.next_request() {
            state = state.after(Action::Requested(request.clone()));
            let bytes = fetch_bytes(&request);
            coming.push_back((request, bytes));
        }
        let Some((request, bytes)) = coming.pop_front() else {
            return state;
        };
        state = state.after(Action::Loaded(request, bytes.await));
        // Reading a large report takes a while: what the reader does meanwhile comes first.
        page_status::next_task().await;
    }
}

/// The viewer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let first = props.state.clone();
    let state = use_reducer(move || first);
    let dispatch = state.dispatcher();

    // What is known, for links that are followed in place.
    let known = use_mut_ref(|| None);
    *known.borrow_mut() = Some(state.clone());
    // What was rendered before is not yet what the address asks for.
    let followed = use_mut_ref(|| props.then.is_none());
    use_effect_with((), {
        let dispatch = dispatch.clone();
        let link = props.then.clone();
        let followed = followed.clone();
        move |_| {
            hydration::set(false);
            page_status::answers();
            let then = dispatch.clone();
            let has = move |view: &View| {
                let known = known.borrow();
                known.as_ref().is_some_and(|state| state.has_page(view))
            };
            let on_change = move |link| dispatch.dispatch(Action::Navigated(link));
            let watch = address::watch(on_change, has);
            *followed.borrow_mut() = true;
            if let Some(link) = link {
                then.dispatch(Action::Navigated(link));
            }
            move || drop(watch)
        }
    });
    // Not in an effect: the file is on its way while the page is rendered.
    use_memo(state.next_request(), {
        let dispatch = dispatch.clone();
        move |request| {
            let request = request.clone().filter(|_| IS_PAGE);
            request.map(|request| ask(request, dispatch))
        }
    });
    let shown = use_mut_ref(|| None);
    let update = PageUpdate {
        view: state.view.clone(),
        typing: state.typing,
        status: match *followed.borrow() {
            true => page::status(&state),
            false => PageStatus::Loading,
        },
        title: page::title(&state),
    };
    let update = use_memo(update, move |update| {
        // A page that is rendered outside a browser has no frames.
        let arrival = IS_PAGE
            .then(|| before_paint(update, &mut shown.borrow_mut()))
            .flatten();
        (update.clone(), arrival)
    });
    use_effect_with(update, {
        let state = state.clone();
        move |update| announce(&update.0, update.1.as_ref(), &state)
    });

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
                dispatch.dispatch(Action::FileOpened { name, bytes });
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
fn ask(request: Request, dispatch: UseReducerDispatcher<State>) {
    let bytes = fetch_bytes(&request);
    Timeout::new(SLOW_MS, {
        let (request, dispatch) = (request.clone(), dispatch.clone());
        move || dispatch.dispatch(Action::Slow(request))
    })
    .forget();
    spawn_local(async move {
        dispatch.dispatch(Action::Requested(request.clone()));
        dispatch.dispatch(Action::Loaded(request, bytes.await));
    });
}

/// The bytes of a file, asked for at once; of code none, once it is in place.
fn fetch_bytes(request: &Request) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, Failure>>>> {
    let catalogue = address::catalogue();
    match request {
        Request::LazyCode(module) => {
            let module = *module;
            Box::pin(async move {
                let came = lazy::load(module).await;
                came.then(Vec::new).ok_or(Failure::CodeMissing)
            })
        }
        Request::Catalogue => Box::pin(fetch::bytes(&catalogue)),
        Request::Report { file, .. }
        | Request::OtherReport { file, .. }
        | Request::Families { file }
        | Request::Family { file }
        | Request::FamilyList { file }
        | Request::Indicator { file, .. } => {
            Box::pin(fetch::bytes(&in_folder_of(&catalogue, file)))
        }
    }
}

/// After so long without another letter, a long list is shown whole again.
const TYPING_MS: u32 = 200;

/// What the document and its watchers are told of.
#[derive(Clone, PartialEq)]
struct PageUpdate {
    view: View,
    typing: bool,
    status: PageStatus,
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
fn before_paint(update: &PageUpdate, shown: &mut Option<View>) -> Option<Arrival> {
    match update.status {
        PageStatus::Loading => return None,
        PageStatus::Ready if shown.is_none() => page_status::mark_after_frame("fairview:ready"),
        _ => page_status::mark_after_frame("fairview:painted"),
    }
    if shown.as_ref() == Some(&update.view) {
        return None;
    }
    let left = shown.replace(update.view.clone())?;
    if left.same_screen(&update.view) {
        return None;
    }
    let visit = address::visit();
    match visit {
        Visit::First => page_status::in_frame(|| address::scroll_to(0.0)),
        Visit::Again(y) => page_status::in_frame(move || address::scroll_to(y)),
        Visit::Reloaded => {}
    }
    Some(Arrival {
        from: (!matches!(visit, Visit::First)).then(|| left.href()),
        focus: update.status == PageStatus::Ready,
    })
}

/// Tells the document and its watchers what is shown; on a new screen, moves focus.
fn announce(update: &PageUpdate, arrival: Option<&Arrival>, state: &State) {
    let status = match update.typing {
        true => PageStatus::Loading,
        false => update.status,
    };
    page_status::title(&update.title);
    page_status::set(status.word());
    if arrival.is_some() {
        address::describe(&update.view, &page::description(state));
    }
    if let Some(arrival) = arrival.filter(|arrival| arrival.focus) {
        focus::after_move(arrival.from.as_deref());
    }
}
