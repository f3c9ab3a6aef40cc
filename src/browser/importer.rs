//! The Web Workers that read an officer's files, one for workbooks and one for all else: each fetched with
//! the first file of its kind that is chosen, and ended with its answer, so that one that breaks off has broken nothing else. What it cannot do is told in
//! words; the page goes on.
//!
//! Files go there as they were chosen. Nothing of them is read here.

use crate::browser::{address, field, file};
use crate::failure::Failure;
use fairview_importer::{Answer, Request, are_workbooks};
use js_sys::{Array, Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Worker};

const NOT_THERE: &str = "The part of the viewer that reads files did not arrive, or something stopped it. Check your connection and try again.";
const STOPPED: &str = "The part of the viewer that reads files stopped: it met something it was not made for. Nothing else is lost. Try another file, or this one once more.";
const TOO_LONG: &str = "The file is longer than 50 MB. Leave out what is not for the report.";

/// The longest file that is read, in bytes.
const MOST_BYTES: f64 = 50_000_000.0;

thread_local! {
    static RUNNING: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// A file of the device, and the handle on it where the browser gave one.
#[derive(Debug, Clone, PartialEq)]
pub struct Source(File, Option<JsValue>);

impl From<File> for Source {
    fn from(file: File) -> Self {
        Self(file, None)
    }
}

impl Source {
    /// A file with the handle by which it can be read again.
    pub(super) fn with_handle(file: File, handle: JsValue) -> Self {
        Self(file, Some(handle))
    }

    pub(super) fn file(&self) -> &File {
        &self.0
    }

    pub(super) fn handle(&self) -> Option<&JsValue> {
        self.1.as_ref()
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it is read again when it was saved.
    pub fn has_handle(&self) -> bool {
        self.1.is_some()
    }

    /// The bytes of a file, read here: of one that is no longer than a report.
    pub async fn read(self) -> Result<Vec<u8>, Failure> {
        file::read(self.0).await
    }

    /// Bytes that are here already.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let parts = Array::of1(&Uint8Array::from(bytes));
        let file = File::new_with_u8_array_sequence(&parts, "");
        // What a browser gives in place of a file the worker cannot read, and says so.
        Self(file.unwrap_or_else(JsCast::unchecked_into), None)
    }
}

/// What comes of a request about some files; words for the reader where nothing does. `on_row` is
/// called while rows are read with how many, and of how many: 0 where nobody knows. What was asked
/// before and has not come is given up.
pub async fn ask(
    request: &Request,
    files: &[Source],
    on_row: impl Fn(u32, u32) + 'static,
) -> Result<Answer, String> {
    if files.iter().any(|source| source.0.size() > MOST_BYTES) {
        return Err(TOO_LONG.to_owned());
    }
    // Of other publishers' files some may be workbooks: these come back as the tables that are in them.
    match send(request, files, on_row).await? {
        Answer::Tables(tables) => {
            let tables = tables.iter().map(|bytes| Source::of_bytes(bytes));
            send(request, &tables.collect::<Vec<_>>(), |_, _| {}).await
        }
        // What is read of a workbook is joined to the last report by the other worker.
        Answer::Update(update) => {
            let request = Request {
                update: Some(update),
                ..request.clone()
            };
            send(&request, files, |_, _| {}).await
        }
        answer => Ok(answer),
    }
}

async fn send(
    request: &Request,
    files: &[Source],
    on_row: impl Fn(u32, u32) + 'static,
) -> Result<Answer, String> {
    let answer = answer(request, files, on_row).await;
    let answer = answer.unwrap_or(JsValue::NULL);
    stop();
    if let Some(bytes) = answer.dyn_ref::<Uint8Array>() {
        return Answer::decode(&bytes.to_vec()).ok_or_else(|| STOPPED.to_owned());
    }
    Err(match (answer.as_string(), answer.as_bool()) {
        (Some(words), _) => words,
        (None, Some(_)) => STOPPED.to_owned(),
        (None, None) => NOT_THERE.to_owned(),
    })
}

/// Gives up what was asked.
pub fn stop() {
    if let Some(worker) = RUNNING.take() {
        worker.terminate();
    }
}

/// What the worker answers. An error where a browser refuses to start it, or it cannot be fetched.
async fn answer(
    request: &Request,
    files: &[Source],
    on_row: impl Fn(u32, u32) + 'static,
) -> Result<JsValue, JsValue> {
    stop();
    // The last report is for both.
    let own = match request.beside {
        Some(_) => files,
        None => files.get(..request.names.len()).unwrap_or(files),
    };
    let mut beginnings = Vec::new();
    for file in own {
        let beginning = file::beginning(&file.0).await;
        // The worker says what cannot be read.
        beginnings.push(beginning.unwrap_or_default());
    }
    let workbooks = request.sheet || are_workbooks(&beginnings);
    let address = match workbooks && request.update.is_none() {
        true => address::importer(),
        false => address::importer_of_tables(),
    };
    let worker = Worker::new(&address.unwrap_or_default())?;
    RUNNING.set(Some(worker.clone()));
    let message = Array::of1(&Uint8Array::from(request.encode().as_slice()));
    for file in files {
        message.push(&file.0);
    }
    answer_of(&worker, &message, on_row).await
}

/// What a worker answers to a message. `on_pair` is called with the pairs of numbers that come before.
pub(super) async fn answer_of(
    worker: &Worker,
    message: &Array,
    on_pair: impl Fn(u32, u32) + 'static,
) -> Result<JsValue, JsValue> {
    let mut listening = None;
    let on_pair = RefCell::new(Some(on_pair));
    let answered = Promise::new(&mut |answer, failed| {
        worker.set_onerror(Some(&failed));
        let Some(on_pair) = on_pair.take() else {
            return;
        };
        let listen = Closure::<dyn FnMut(JsValue)>::new(move |message: JsValue| {
            let data = field(&message, "data").unwrap_or(JsValue::NULL);
            match data.dyn_ref::<Array>() {
                Some(pair) => {
                    let number = |at| pair.get(at).as_f64().unwrap_or_default() as u32;
                    on_pair(number(0), number(1));
                }
                None => drop(answer.call1(&JsValue::NULL, &data)),
            }
        });
        worker.set_onmessage(Some(listen.as_ref().unchecked_ref()));
        listening = Some(listen);
    });
    worker.post_message(message)?;
    let answer = JsFuture::from(answered).await;
    worker.set_onmessage(None);
    drop(listening);
    answer
}
