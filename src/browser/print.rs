//! Printing: asking for it, and whether the browser is at it, so that charts can be drawn for paper.

use crate::browser::window;
use gloo::events::EventListener;
use yew::prelude::*;

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
            let on = |name: &'static str, now: bool| {
                let printing = printing.clone();
                EventListener::new(&window(), name, move |_| printing.set(now))
            };
            let listeners = [on("beforeprint", true), on("afterprint", false)];
            move || drop(listeners)
        }
    });
    *printing
}
