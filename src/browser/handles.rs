//! Handles on files of the device, which Chromium's browsers give: by them a file can be read again once it
//! was saved. Elsewhere there is none, and a file must be chosen again.

use crate::browser::importer::Source;
use crate::browser::{IS_PAGE, document, field, window};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File};

/// So often a file is looked at while the page is seen, in milliseconds.
const EACH: u32 = 2_000;

thread_local! {
    /// Whether the browser refused to let files be chosen so, as in a frame.
    static REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// Whether files can be chosen so that they can be read again.
pub fn can_pick() -> bool {
    IS_PAGE && !REFUSED.get() && field(&window(), "showOpenFilePicker").is_some()
}

/// Has the reader choose files; none where they gave it up. `None` where the browser refuses.
pub async fn pick() -> Option<Vec<Source>> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"multiple".into(), &true.into());
    let asked = called(&window(), "showOpenFilePicker", Some(&options));
    let asked = match asked {
        Some(asked) => JsFuture::from(asked).await,
        None => Err(JsValue::NULL),
    };
    match asked {
        Ok(handles) => Some(files(Array::from(&handles).to_vec()).await),
        Err(reason) if field(&reason, "name").is_some_and(|name| name == "AbortError") => {
            Some(Vec::new())
        }
        Err(_) => {
            REFUSED.set(true);
            None
        }
    }
}

/// The handles on what was dropped, which are asked for before the event ends; none where the browser
/// gives none.
pub fn dropped(event: &DragEvent) -> Vec<Promise> {
    let items = event
        .data_transfer()
        .and_then(|dropped| field(&dropped, "items"));
    let items = items.map(|items| Array::from(&items).to_vec());
    let files = items.into_iter().flatten();
    let files = files.filter(|item| field(item, "kind").is_some_and(|kind| kind == "file"));
    files
        .filter_map(|item| called(&item, "getAsFileSystemHandle", None))
        .collect()
}

/// The files behind the handles that are promised.
pub async fn promised(handles: Vec<Promise>) -> Vec<Source> {
    let mut found = Vec::new();
    for handle in handles {
        found.extend(JsFuture::from(handle).await);
    }
    files(found).await
}

async fn files(handles: Vec<JsValue>) -> Vec<Source> {
    let mut found = Vec::new();
    for handle in handles {
        let file = file(&handle).await;
        found.extend(file.map(|file| Source::with_handle(file, handle)));
    }
    found
}

/// The file behind a handle as it is now. `None` where it cannot be read: what saves it may have moved it
/// away for a moment.
async fn file(handle: &JsValue) -> Option<File> {
    let file = JsFuture::from(called(handle, "getFile", None)?).await;
    file.ok()?.dyn_into().ok()
}

/// A file as it is now, where it was saved since.
pub async fn newer(source: &Source) -> Option<Source> {
    let handle = source.handle()?;
    let now = file(handle).await?;
    let same = now.last_modified() == source.file().last_modified();
    // What has nothing in it is about to be written.
    (!same && now.size() > 0.0).then(|| Source::with_handle(now, handle.clone()))
}

/// Calls back now and then while the page is seen, and when it is seen again; until it is dropped.
pub fn watch(look: fn()) -> impl Sized {
    let seen = move || {
        if !document().hidden() {
            look();
        }
    };
    let again = EventListener::new(&document(), "visibilitychange", move |_| seen());
    let focused = EventListener::new(&window(), "focus", move |_| seen());
    (again, focused, Interval::new(EACH, seen))
}

/// What a method promises.
fn called(of: &JsValue, method: &str, argument: Option<&JsValue>) -> Option<Promise> {
    let method: Function = field(of, method)?.dyn_into().ok()?;
    let promised = match argument {
        Some(argument) => method.call1(of, argument),
        None => method.call0(of),
    };
    promised.ok()?.dyn_into().ok()
}
