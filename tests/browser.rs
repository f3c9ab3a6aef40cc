//! What the viewer does to a real page, in a real browser.
#![cfg(target_arch = "wasm32")]

use fairview::browser::signal;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, Element};

wasm_bindgen_test_configure!(run_in_browser);

fn root() -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    document.document_element().unwrap()
}

#[wasm_bindgen_test]
fn the_state_of_the_page_is_on_its_root() {
    for word in ["loading", "failed", "ready"] {
        signal::phase(word);
        assert_eq!(root().get_attribute("data-fairview").as_deref(), Some(word));
    }
}

#[wasm_bindgen_test]
fn a_panic_is_told_to_the_page_with_its_place() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let window = web_sys::window().unwrap();
    let _listener = EventListener::new(&window, "fairview:panic", move |event| {
        let event: &CustomEvent = event.unchecked_ref();
        heard.borrow_mut().push(event.detail().as_string());
    });
    signal::panicked(Some(("src/app.rs", 7)));
    let told = told.borrow();
    assert_eq!(told.len(), 1, "one event");
    let detail = told[0].as_deref().expect("the detail is text");
    assert!(
        detail.contains("app.rs") && detail.contains('7'),
        "{detail}"
    );
}
