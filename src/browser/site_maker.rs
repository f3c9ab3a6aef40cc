//! The Web Worker that makes a whole site of a report: fetched when an officer asks for one, and ended
//! with its answer. It fetches the files of this site, and of its viewer, itself.

use crate::browser::{address, field, importer};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

const NOT_THERE: &str = "The part of the viewer that makes sites did not arrive, or something stopped it. Check your connection and try again.";

/// A site as one ZIP, and what its publisher must know, a sentence or two each.
pub type Made = (Vec<u8>, Vec<String>);

/// What a new site says of itself: names of settings, and what each is.
type Settings<'s> = &'s [(&'static str, String)];

/// Makes a new site of one report, whose file has that name, with `settings`; or without, this site with
/// the report. Words for the officer where there is none. `on_page` is called now and then
/// with how many pages are made, and of how many.
pub async fn make(
    name: &str,
    report: &str,
    settings: Option<Settings<'_>>,
    on_page: impl Fn(u32, u32) + 'static,
) -> Result<Made, String> {
    let answer = answer(name, report, settings, on_page).await;
    let answer = answer.unwrap_or(JsValue::NULL);
    let of = |name: &str| field(&answer, name);
    let zip = of("zip").and_then(|zip| zip.dyn_into::<Uint8Array>().ok());
    let Some(zip) = zip else {
        // The worker says in words what is wrong with a report.
        return Err(answer.as_string().unwrap_or_else(|| NOT_THERE.to_owned()));
    };
    let told = of("told")
        .map(|told| Array::from(&told))
        .unwrap_or_default();
    let told = told.iter().filter_map(|words| words.as_string());
    Ok((zip.to_vec(), told.collect()))
}

async fn answer(
    name: &str,
    report: &str,
    settings: Option<Settings<'_>>,
    on_page: impl Fn(u32, u32) + 'static,
) -> Result<JsValue, JsValue> {
    let worker = Worker::new(&address::site_maker().unwrap_or_default())?;
    let settings = settings.map_or(JsValue::NULL, |settings| {
        let said = settings
            .iter()
            .filter(|(_, words)| !words.trim().is_empty());
        let pair = |(name, words): &(&str, String)| Array::of2(&(*name).into(), &words.into());
        JsValue::from(said.map(pair).collect::<Array>())
    });
    let report = Uint8Array::from(report.as_bytes());
    let message = Array::of4(&address::site().into(), &settings, &name.into(), &report);
    let answer = importer::answer_of(&worker, &message, on_page).await;
    worker.terminate();
    answer
}
