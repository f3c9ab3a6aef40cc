//! How wide an element is, so that charts are drawn to fit and never scaled.

use crate::browser::{hydration, window};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

thread_local! {
    // What elements of a kind measured last, at which width of the window.
    static LAST: RefCell<Vec<(u32, i32, u32)>> = RefCell::default();
}

/// The width of an element in pixels, kept up to date; `None` before a browser has measured it.
///
/// An element of a `kind` begins as wide as the last one of it: measuring makes the browser lay
/// out the page at once, and the observer tells soon enough when it is otherwise.
#[hook]
pub fn use_width(place: &NodeRef, kind: u32) -> Option<u32> {
    let width = use_state_eq(|| last(kind));
    use_effect_with(place.clone(), {
        let (width, known) = (width.setter(), width.is_some());
        move |place| {
            let observed = place
                .cast::<Element>()
                .map(|element| observe(element, width, kind, known));
            move || drop(observed)
        }
    });
    *width
}

fn last(kind: u32) -> Option<u32> {
    // What was rendered before was rendered without a width.
    if hydration::is_on() {
        return None;
    }
    let outer = outer();
    LAST.with_borrow(|last| {
        let found = last.iter().find(|(of, at, _)| *of == kind && *at == outer);
        found.map(|(.., width)| *width)
    })
}

fn keep(kind: u32, width: u32) {
    let outer = outer();
    LAST.with_borrow_mut(|last| {
        last.retain(|(of, ..)| *of != kind);
        last.push((kind, outer, width));
    });
}

/// The width of the window, which needs no layout.
fn outer() -> i32 {
    let width = window().outer_width().ok().and_then(|width| width.as_f64());
    width.unwrap_or_default() as i32
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

fn observe(
    element: Element,
    width: UseStateSetter<Option<u32>>,
    kind: u32,
    known: bool,
) -> Option<Observed> {
    let indicator = {
        let element = element.clone();
        move || {
            // Nothing is said of an element that is not displayed.
            let now = u32::try_from(element.client_width())
                .ok()
                .filter(|now| *now > 0);
            if let Some(pixels) = now {
                keep(kind, pixels);
                width.set(now);
            }
        }
    };
    if !known {
        indicator();
    }
    let on_resize = Closure::<dyn FnMut()>::new(indicator);
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Observed {
        observer,
        _on_resize: on_resize,
    })
}
