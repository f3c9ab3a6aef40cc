//! How wide an element is, so that charts are drawn to fit and never scaled.

use crate::browser::{hydration, window};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

thread_local! {
    // Columns by their width on a wide page: the width of the window then, and what was measured.
    static LAST: RefCell<Vec<(u32, u32, u32)>> = RefCell::default();
}

/// The left and right margins of a page on a phone, in pixels.
const MARGINS: u32 = 32;

/// The width of an element in pixels, kept up to date; `None` while a page is hydrated, until a browser
/// has measured it.
///
/// An element begins as wide as the last one of its column, which is `full` pixels wide on a wide page,
/// or as that column is expected to be: an effect comes after the frame that would show the element
/// empty, measuring makes the browser lay out the page at once, and the observer tells before the frame
/// when it is otherwise.
#[hook]
pub fn use_width(place: &NodeRef, full: u32) -> Option<u32> {
    let width = use_state_eq(|| expected(full));
    use_effect_with(place.clone(), {
        let (width, known) = (width.setter(), width.is_some());
        move |place| {
            let observed = place
                .cast::<Element>()
                .map(|element| observe(element, width, full, known));
            move || drop(observed)
        }
    });
    *width
}

fn expected(full: u32) -> Option<u32> {
    // What was rendered before was rendered without a width.
    if hydration::is_on() {
        return None;
    }
    let outer = outer();
    let last = LAST.with_borrow(|last| {
        let found = last.iter().find(|(of, at, _)| *of == full && *at == outer);
        found.map(|(.., width)| *width)
    });
    let room = outer.checked_sub(MARGINS).filter(|room| *room > 0);
    last.or_else(|| room.map(|room| full.min(room)))
}

fn keep(full: u32, width: u32) {
    let outer = outer();
    LAST.with_borrow_mut(|last| {
        last.retain(|(of, ..)| *of != full);
        last.push((full, outer, width));
    });
}

/// The width of the window, which needs no layout.
fn outer() -> u32 {
    let width = window().outer_width().ok().and_then(|width| width.as_f64());
    width.unwrap_or_default() as u32
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
    full: u32,
    known: bool,
) -> Option<Observed> {
    let measure = {
        let element = element.clone();
        move || {
            // Nothing is said of an element that is not displayed.
            let now = u32::try_from(element.client_width())
                .ok()
                .filter(|now| *now > 0);
            if let Some(pixels) = now {
                keep(full, pixels);
                width.set(now);
            }
        }
    };
    if !known {
        measure();
    }
    let on_resize = Closure::<dyn FnMut()>::new(measure);
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Observed {
        observer,
        _on_resize: on_resize,
    })
}
