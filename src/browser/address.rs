//! The address bar, and where each visited page was scrolled to.
//!
//! The browser cannot restore a scroll position before the page it belongs to is drawn again, so
//! each entry of the history carries a number, under which its position is kept.

use crate::browser::{document, window};
use crate::links::{self, Links};
use crate::route::View;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

/// Positions of visited entries, and which entry is shown.
#[derive(Default)]
struct Visits {
    current: usize,
    /// The position to return to, if the shown entry was visited before.
    back_to: Option<f64>,
    positions: Vec<f64>,
}

thread_local! {
    static VISITS: RefCell<Visits> = RefCell::default();
    static LATER: RefCell<Option<Later>> = const { RefCell::new(None) };
}

/// The link that the address bar is still to be given, and when: browsers take their time over it.
struct Later {
    href: String,
    timeout: Timeout,
}

/// The pause in choosing or typing after which the address bar follows.
const PAUSE_MS: u32 = 200;

/// The link of the view that the address bar asks for: what stands there from the `#` on, or
/// else the view whose page this is, with the choices after the `?`.
pub fn link() -> String {
    let location = window().location();
    links::asked(
        meta("fairview-view").as_deref(),
        &location.search().unwrap_or_default(),
        &location.hash().unwrap_or_default(),
    )
}

/// The whole address of what is shown, as the address bar has it.
pub fn whole() -> String {
    window().location().href().unwrap_or_default()
}

/// How this page spells its links, as its head says.
pub fn links() -> Links {
    match meta("fairview-root") {
        Some(root) => Links::Pages { root },
        None => Links::OnePage,
    }
}

fn meta(name: &str) -> Option<String> {
    let found = document().query_selector(&format!("meta[name={name}]"));
    found.ok().flatten()?.get_attribute("content")
}

/// Where the list of reports lies, as the page's head says. A link can never change it.
pub fn catalogue() -> String {
    meta("fairview-catalogue").unwrap_or_else(|| "catalogue.json".to_owned())
}

/// Under which licence the site publishes its organisation's figures, as the page's head says.
pub fn licence() -> Option<String> {
    meta("fairview-licence")
}

/// The address of a file that lies beside the site's first page.
pub fn of_site(name: &str) -> String {
    match links() {
        Links::Pages { root } => format!("{root}{name}"),
        Links::OnePage => name.to_owned(),
    }
}

/// Where the site's pages for frames in other pages lie, if it has any.
pub fn embeds() -> Option<String> {
    meta("fairview-embeds")
}

/// Whether the viewer and its data are in one file: then nothing can be fetched.
pub fn is_single_file() -> bool {
    let found = document().query_selector("meta[name=fairview-single-file]");
    matches!(found, Ok(Some(_)))
}

/// Puts a view into the address bar, as a new entry of the history.
pub fn go(view: &View) {
    // Only a detached window refuses.
    let _ = window().location().set_hash(&view.to_string());
}

/// Puts a view into the address bar in place of the one that is there: the same screen, looked at
/// otherwise, makes no entry of the history. It waits for a pause: readers type fast.
pub fn replace(view: &View) {
    // The one before is dropped, and its timeout with it.
    LATER.set(Some(Later {
        href: view.href(),
        timeout: Timeout::new(PAUSE_MS, flush),
    }));
}

/// Gives the address bar what [`replace`] still holds back: at the latest before the reader leaves
/// the entry it belongs to.
fn flush() {
    let Some(later) = LATER.take() else {
        return;
    };
    later.timeout.cancel();
    let number = VISITS.with_borrow(|visits| visits.current);
    let number = JsValue::from_f64(number as f64);
    if let Ok(history) = window().history() {
        // Refused only when it is done very often; the next change brings the link up to date.
        drop(history.replace_state_with_url(&number, "", Some(&later.href)));
    }
}

/// Calls back with the new hash whenever it changes, until the returned listeners are dropped.
pub fn watch(on_change: impl Fn(String) + 'static) -> [EventListener; 4] {
    let window = window();
    // What stands on a page of its own is there before the viewer: the browser can restore it, and
    // we forget where it was with the page.
    if meta("fairview-view").is_none() {
        restore_ourselves();
    }
    VISITS.with_borrow_mut(|visits| visits.arrive(entry()));
    let scrolled = EventListener::new(&window, "scroll", |_| keep_scroll());
    let changed = EventListener::new(&window, "hashchange", move |_| {
        restore_ourselves();
        VISITS.with_borrow_mut(|visits| visits.arrive(entry()));
        on_change(link());
    });
    // Comes before the other. What was held back belongs to an entry that was left by the browser's
    // own buttons.
    let moved = EventListener::new(&window, "popstate", |_| drop(LATER.take()));
    let capture = EventListenerOptions::run_in_capture_phase();
    let leaving = EventListener::new_with_options(&window, "click", capture, |_| flush());
    [scrolled, moved, changed, leaving]
}

/// Notes where the entry that is shown is scrolled to.
fn keep_scroll() {
    let y = window().scroll_y().unwrap_or_default();
    VISITS.with_borrow_mut(|visits| visits.keep(y));
}

fn restore_ourselves() {
    if let Ok(history) = window().history() {
        // Refused only where the page keeps its position anyway.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// The position to restore, if the shown entry is one that was visited before.
pub fn scroll_of_visit() -> Option<f64> {
    VISITS.with_borrow_mut(|visits| visits.back_to.take())
}

/// Scrolls the page.
pub fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// The number of the history entry that is shown, if it has one.
fn entry() -> Option<usize> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|number| number as usize)
}

impl Visits {
    fn arrive(&mut self, entry: Option<usize>) {
        self.back_to = entry.and_then(|entry| self.positions.get(entry).copied());
        self.current = entry.unwrap_or_else(|| {
            let fresh = self.positions.len().max(self.current + 1);
            let number = JsValue::from_f64(fresh as f64);
            if let Ok(history) = window().history() {
                // Without a number the entry is new at every visit: it opens at its top.
                let _ = history.replace_state(&number, "");
            }
            fresh
        });
        // An entry that is never scrolled was visited too.
        if self.positions.len() <= self.current {
            self.keep(0.0);
        }
    }

    fn keep(&mut self, y: f64) {
        // A history of an earlier load may begin with any number; a long one is not kept whole.
        if self.current < 10_000 {
            if self.positions.len() <= self.current {
                self.positions.resize(self.current + 1, 0.0);
            }
            self.positions[self.current] = y;
        }
    }
}
