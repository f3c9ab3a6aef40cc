//! Printing: asking for it, and whether the browser is at it, so that charts can be drawn for paper.

use crate::browser::window;
use gloo::events::EventListener;
use std::cell::RefCell;
use yew::prelude::*;

thread_local! {
    /// The components that draw differently on paper. One listener tells them all: Yew then draws
    /// them in one task. Told one by one, a slow browser would lay out the sheet between two.
    static SUBSCRIBERS: RefCell<Vec<UseStateSetter<bool>>> = const { RefCell::new(Vec::new()) };
    static LISTENERS: [EventListener; 2] = [listen("beforeprint", true), listen("afterprint", false)];
}

fn listen(event: &'static str, printing: bool) -> EventListener {
    EventListener::new(&window(), event, move |_| {
        let subscribers = SUBSCRIBERS.with_borrow(Vec::clone);
        subscribers.iter().for_each(|each| each.set(printing));
    })
}

/// Opens the browser's own print dialog, in which a reader can save as PDF too.
pub fn ask() {
    // Refused only where a page may not print at all; the browser says so itself.
    let _ = window().print();
}

/// Whether a browser is about to print, or is printing, the page.
#[hook]
pub fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    use_effect_with((), {
        let printing = printing.setter();
        move |()| {
            LISTENERS.with(|_| ());
            SUBSCRIBERS.with_borrow_mut(|all| all.push(printing.clone()));
            move || SUBSCRIBERS.with_borrow_mut(|all| all.retain(|each| *each != printing))
        }
    });
    *printing
}
