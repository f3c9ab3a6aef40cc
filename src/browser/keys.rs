//! Keys that mean something wherever the focus is.

use crate::browser::document;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Calls back when Escape is pressed anywhere in the page: what a pointer brought up must go
/// without the pointer or the focus having to move.
#[hook]
pub fn use_escape(on_escape: impl Fn() + 'static) {
    let latest = use_mut_ref(|| None::<Box<dyn Fn()>>);
    *latest.borrow_mut() = Some(Box::new(on_escape));
    use_effect_with((), move |()| {
        let listener = EventListener::new(&document(), "keydown", move |event| {
            let escape = |event: &KeyboardEvent| event.key() == "Escape";
            if event.dyn_ref::<KeyboardEvent>().is_some_and(escape)
                && let Some(on_escape) = latest.borrow().as_ref()
            {
                on_escape();
            }
        });
        move || drop(listener)
    });
}
