//! How wide an element is, so that charts are drawn to fit and never scaled.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The width of an element in pixels, kept up to date; `None` before a browser has measured it.
#[hook]
pub fn use_width(place: &NodeRef) -> Option<u32> {
    let width = use_state_eq(|| None);
    use_effect_with(place.clone(), {
        let width = width.setter();
        move |place| {
            let observed = place
                .cast::<Element>()
                .map(|element| observe(element, width));
            move || drop(observed)
        }
    });
    *width
}

/// An observer that ends when dropped.
struct Observed {
    observer: ResizeObserver,
    // Called by the observer for as long as it lives.
    _on_resize: Closure<dyn FnMut()>,
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn observe(element: Element, width: UseStateSetter<Option<u32>>) -> Option<Observed> {
    let measure = {
        let element = element.clone();
        move || {
            // Nothing is said of an element that is not displayed.
            let now = u32::try_from(element.client_width())
                .ok()
                .filter(|now| *now > 0);
            if now.is_some() {
                width.set(now);
            }
        }
    };
    measure();
    let on_resize = Closure::<dyn FnMut()>::new(measure);
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Observed {
        observer,
        _on_resize: on_resize,
    })
}
