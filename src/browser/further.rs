//! The later parts of the viewer's own code: the further one, which is fetched when it is wanted, or
//! when the browser has nothing else to do, and the one with what is rarely asked for, which is
//! fetched only then. boot.js brings each, holds it to its hash and puts it in.
//!
//! A viewer in one piece, as the tests compile it, has everything from the start.

use crate::browser::fetch::unanswered;
use crate::browser::window;
use crate::failure::Failure;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long after the first view the further part is fetched where the browser cannot tell when
/// it is idle, in milliseconds.
const LATER: u32 = 200;
/// How long it may wait for a browser that is never idle, in milliseconds.
const LATEST: f64 = 2_000.0;

thread_local! {
    /// Whether the rare part is in its place.
    static RARE: Cell<bool> = const { Cell::new(false) };
}

/// Waits until the further part is in its place. It is fetched once, however often this is called;
/// after a failure, the next call tries again.
pub async fn load() -> Result<(), Failure> {
    bring("fairviewFurther").await
}

/// Waits, in the same way, until what is rarely asked for is in its place, and what it stands on.
pub async fn rare() -> Result<(), Failure> {
    bring("fairviewRare").await.inspect(|()| RARE.set(true))
}

/// Whether what is rarely asked for is known to be in its place.
pub fn rare_is_here() -> bool {
    RARE.get()
}

/// Has boot.js bring a part, by the name of what brings it.
async fn bring(name: &str) -> Result<(), Failure> {
    let Some(bring) = field(&window(), name) else {
        return Ok(());
    };
    let bring: Function = bring.unchecked_into();
    let coming: Promise = match bring.call0(&JsValue::UNDEFINED) {
        Ok(promise) => promise.unchecked_into(),
        Err(_) => return Err(Failure::PartMissing),
    };
    match JsFuture::from(coming).await {
        Ok(_) => Ok(()),
        Err(answer) => Err(why(answer.as_f64())),
    }
}

/// What the server's answer for the file, if it gives one, says of the part that did not arrive.
fn why(status: Option<f64>) -> Failure {
    if status == Some(404.0) || status == Some(410.0) {
        return Failure::Updated;
    }
    match unanswered() {
        Failure::Offline => Failure::Offline,
        _ => Failure::PartMissing,
    }
}

/// Calls back when the browser has nothing else to do; never for a reader who saves data.
pub fn when_idle(then: impl FnOnce() + 'static) {
    let window = window();
    let saves = field(&window.navigator(), "connection")
        .and_then(|connection| field(&connection, "saveData"));
    if saves.is_some_and(|saves| saves.is_truthy()) {
        return;
    }
    match field(&window, "requestIdleCallback") {
        Some(ask) => {
            let ask: Function = ask.unchecked_into();
            let how = Object::new();
            // A busy browser is asked again by the clock; neither refusal does more harm than
            // that the part is fetched when it is wanted.
            let _ = Reflect::set(&how, &"timeout".into(), &JsValue::from_f64(LATEST));
            let _ = ask.call2(&window, &Closure::once_into_js(then), &how);
        }
        None => {
            Timeout::new(LATER, then).forget();
        }
    }
}

/// A field of an object that not every browser has.
pub(super) fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
