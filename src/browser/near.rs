//! The reader's hand: the link that it is about to press, some hundred milliseconds before it does.
//!
//! And then the link that it pressed. What is made of a link at hand must never be seen, heard or needed.

use crate::browser::window;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// So long a pointer or the focus rests on a link before the link counts as wanted, in
/// milliseconds: who only passes over it does not.
const REST_MS: u32 = 60;

/// Calls back with the address of a link within the viewer that a pointer or the focus rests on
/// (`false`) or that is being pressed (`true`), until the returned listeners are dropped.
pub fn watch(on_near: impl Fn(String, bool) + 'static) -> [EventListener; 3] {
    let on_near = Rc::new(on_near);
    let resting: Rc<Cell<Option<Timeout>>> = Rc::default();
    ["pointerover", "focusin", "pointerdown"].map(|kind| {
        let (on_near, resting) = (on_near.clone(), resting.clone());
        EventListener::new(&window(), kind, move |event| {
            let href = link_under(event);
            let pressed = kind == "pointerdown";
            // What rested before does no longer, whatever is under the hand now.
            resting.set(match href {
                Some(href) if pressed => {
                    on_near(href, true);
                    None
                }
                Some(href) => {
                    let on_near = on_near.clone();
                    Some(Timeout::new(REST_MS, move || on_near(href, false)))
                }
                None => None,
            });
        })
    })
}

/// Calls back with the link within the viewer that is clicked, until the returned listener is
/// dropped. Those that a reader wants to see elsewhere are the browser's.
pub fn follow(on_follow: impl Fn(String) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "click", options, move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else {
            return;
        };
        let elsewhere = click.button() != 0
            || click.ctrl_key()
            || click.meta_key()
            || click.shift_key()
            || click.alt_key();
        if elsewhere || event.default_prevented() {
            return;
        }
        if let Some(link) = link_under(event) {
            event.prevent_default();
            on_follow(link);
        }
    })
}

/// The address of the link within the viewer that an event is about.
fn link_under(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("main a[href^='#/']").ok()??;
    link.get_attribute("href")
}
