//! Whether the browser is printing, so that charts can be drawn for paper.

use crate::browser::window;
use gloo::events::EventListener;
use yew::prelude::*;

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
