//! Which rows of a long table are near the window: the others need not be whole.

use crate::browser::{document, hydration, window};
use gloo::events::EventListener;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, Event, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};
use yew::prelude::*;

/// How far around the window is near, in shares of its height.
const MARGIN: &str = "50% 0px";

/// The attribute of a row that has its number.
const ROW: &str = "data-row";

/// What is known of a row.
#[derive(Clone, Copy, Default)]
struct Row {
    /// Whether it is near now.
    near: bool,
    /// Whether it is whole, for it is near or was.
    whole: bool,
    /// How high it was when it was near last, in pixels.
    height: Option<f64>,
}

/// The rows of a table, each at its number.
type Rows = Vec<Row>;

thread_local! {
    // The rows of the table that was left last, its name, and how wide the window was.
    static LEFT: RefCell<Option<(String, f64, Rows)>> = const { RefCell::new(None) };
}

/// Which rows are near the window, and how high those were that are no more.
#[derive(Clone)]
pub struct NearRows(Rc<RefCell<Rows>>);

impl NearRows {
    /// Whether a row has come near. Always so where there is no browser, or what is rendered was
    /// rendered before.
    pub fn is_whole(&self, row: usize) -> bool {
        hydration::is_on() || self.0.borrow().get(row).is_some_and(|row| row.whole)
    }

    /// How high a row was when it was near last, in pixels.
    pub fn height(&self, row: usize) -> Option<f64> {
        self.0.borrow().get(row)?.height
    }
}

/// Follows the rows of a table that have the attribute `data-row`, for which it may have `rows`. A
/// table that is left and comes back under its `name` has the same rows whole that were near, and
/// knows how high the others are.
#[hook]
pub fn use_near_rows(table: &NodeRef, name: &str, rows: &[usize]) -> NearRows {
    let known = use_mut_ref(|| recall(name));
    let update = use_force_update();
    let more = update.clone();
    let observed = use_mut_ref(|| None);
    use_effect_with(rows.to_vec(), {
        let (table, known) = (table.clone(), known.clone());
        move |rows| {
            if !rows.is_empty() {
                let mut observed = observed.borrow_mut();
                *observed = observed.take().or_else(|| Observed::new(known, update));
                if let (Some(observed), Some(table)) = (&*observed, table.cast::<Element>()) {
                    observed.observe(&table);
                }
            }
        }
    });
    use_effect_with(rows.is_empty(), {
        let (table, known) = (table.clone(), known.clone());
        move |none| {
            let on_selection = move |_: &Event| {
                let table = table.cast::<Element>();
                if table.is_some_and(|table| take_selected(&mut known.borrow_mut(), &table)) {
                    more.force_update();
                }
            };
            let listener =
                (!none).then(|| EventListener::new(&document(), "selectionchange", on_selection));
            move || drop(listener)
        }
    });
    use_effect_with(name.to_owned(), {
        let known = known.clone();
        move |name| {
            let name = name.clone();
            move || LEFT.set(Some((name, width(), known.borrow().clone())))
        }
    });
    NearRows(known)
}

fn width() -> f64 {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.unwrap_or_default()
}

fn recall(name: &str) -> Rows {
    if hydration::is_on() {
        return Rows::default();
    }
    let left = LEFT
        .take()
        .filter(|(of, at, _)| of == name && *at == width());
    let mut rows = left.map_or_else(Rows::new, |(.., rows)| rows);
    for row in &mut rows {
        row.whole = row.near;
    }
    rows
}

/// An observer that ends when dropped.
struct Observed {
    observer: IntersectionObserver,
    // Called by the observer for as long as it lives.
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Observed {
    fn new(known: Rc<RefCell<Rows>>, update: UseForceUpdateHandle) -> Option<Self> {
        let on_change = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let mut more = false;
            for entry in entries {
                more |= take_in(&mut known.borrow_mut(), entry.unchecked_ref()).is_some();
            }
            if more {
                update.force_update();
            }
        });
        let how = IntersectionObserverInit::new();
        how.set_root_margin(MARGIN);
        let called = on_change.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(called, &how).ok()?;
        Some(Self {
            observer,
            _on_change: on_change,
        })
    }

    /// Rows that are observed already stay so.
    fn observe(&self, table: &Element) {
        let Ok(rows) = table.query_selector_all("[data-row]") else {
            return;
        };
        for at in 0..rows.length() {
            if let Some(row) = rows.get(at) {
                self.observer.observe(row.unchecked_ref());
            }
        }
    }
}

/// What is known of a row of the table.
fn row<'r>(rows: &'r mut Rows, element: &Element) -> Option<&'r mut Row> {
    let number: usize = element.get_attribute(ROW)?.parse().ok()?;
    if rows.len() <= number {
        rows.resize(number + 1, Row::default());
    }
    Some(&mut rows[number])
}

/// Takes in which rows the reader has selected, for they may be copied; whether any is to be made whole.
fn take_selected(rows: &mut Rows, table: &Element) -> bool {
    let Ok(Some(selection)) = window().get_selection() else {
        return false;
    };
    let Ok(elements) = table.query_selector_all("[data-row]") else {
        return false;
    };
    if selection.is_collapsed() {
        return false;
    }
    let mut more = false;
    for at in 0..elements.length() {
        let element: Option<Element> = elements.get(at).map(JsCast::unchecked_into);
        let selected = element.filter(|element| {
            let any = selection.contains_node_with_allow_partial_containment(element, true);
            any.unwrap_or_default()
        });
        if let Some(row) = selected.and_then(|element| row(rows, &element)) {
            more |= !std::mem::replace(&mut row.whole, true);
        }
    }
    more
}

/// Takes in where a row is; `Some` where it is to be made whole.
fn take_in(rows: &mut Rows, entry: &IntersectionObserverEntry) -> Option<()> {
    let row = row(rows, &entry.target())?;
    let was_near = std::mem::replace(&mut row.near, entry.is_intersecting());
    if row.near {
        return (!std::mem::replace(&mut row.whole, true)).then_some(());
    }
    let height = entry.bounding_client_rect().height();
    // A row that is no longer in the page has none.
    if was_near && height > 0.0 {
        row.height = Some(height);
    }
    None
}
